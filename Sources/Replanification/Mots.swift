import Calendrier
import Planner

/// The French words of the room: names as the instance gives them, plain spaces and apostrophes (typography is applied at render).
struct Mots: Sendable {
    let t: Terrain

    func nom(_ i: Int) -> String { t.instance.intervenantes[i].nom }
    func lieu(_ l: Int) -> String { t.instance.lieux[l].nom }
    func lieu(id: String) -> String { t.rangLieu[id].map(lieu) ?? id }
    func nom(id: String) -> String { t.rangQui[id].map(nom) ?? id }
    func client(id: String) -> String { t.rangDemande[id].map(client) ?? id }

    /// Where the permanence is held, preceded by its companies when the place's name does not say them.
    func client(_ k: Int) -> String {
        let d = t.instance.demandes[k]
        let la = lieu(t.lieu[k])
        let noms = t.instance.entreprises.filter { d.entreprises.contains($0.id) && $0.nom != $0.id && !la.contains($0.nom) }.map(\.nom)
        return noms.isEmpty ? la : "\(Self.liste(noms)) (\(la))"
    }

    /// « vendredi 20 nov. ».
    func jour(_ date: DateCivile) -> String { "\(date.nomDuJour) \(date.sansAnnee)" }
    func jour(_ j: Int) -> String { jour(t.date(j)) }

    /// « vendredi 20 nov., matin ».
    func quand(_ d: Int) -> String { "\(jour(d / 3)), \(t.moment(d).libelle)" }
    func quand(_ p: Solution.Permanence) -> String {
        guard let date = DateCivile(p.date), let moment = Moment(rawValue: p.moment) else { return p.date }
        return "\(jour(date)), \(moment.libelle)"
    }

    /// « le vendredi matin », « le vendredi » for a JOUR, of a rhythm.
    static func habitude(_ rythme: Int) -> String {
        let jour = Francais.jours[rythme / 3]
        return rythme % 3 == 2 ? "le \(jour)" : "le \(jour) \(rythme % 3 == 0 ? "matin" : "après-midi")"
    }

    /// « le jeudi » when the codes hold both halves of one day, « le jeudi matin et le lundi matin » otherwise.
    static func creneaux(_ codes: [String]) -> String {
        let lus = codes.compactMap { Creneau($0) }.sorted()
        if lus.count == 2, lus[0].jourSemaine == lus[1].jourSemaine { return "le \(Francais.jours[lus[0].jourSemaine - 1])" }
        return liste(lus.map { "le \($0.libelle)" })
    }

    /// « a, b et c ».
    static func liste(_ mots: [String]) -> String {
        guard let dernier = mots.last, mots.count > 1 else { return mots.first ?? "" }
        return "\(mots.dropLast().joined(separator: ", ")) et \(dernier)"
    }

    /// « de Claire », « d'Agathe ».
    static func de(_ nom: String) -> String {
        guard let initiale = nom.lowercased().unicodeScalars.first else { return nom }
        return "aeiouyhàâäéèêëîïôöùûüœæ".unicodeScalars.contains(initiale) ? "d'\(nom)" : "de \(nom)"
    }

    /// « qu'Agathe », « que Claire ».
    static func que(_ nom: String) -> String { de(nom).hasPrefix("d'") ? "qu'\(nom)" : "que \(nom)" }

    static func demiJournees(_ n: Int) -> String { abs(n) == 1 ? "\(n) demi-journée" : "\(n) demi-journées" }
    static func fois(_ n: Int) -> String { n == 1 ? "une fois" : "\(n) fois" }

    /// One full stop at the end, even after a name that has its own (« Agathe A. »).
    static func point(_ phrase: String) -> String { phrase.hasSuffix(".") ? phrase : phrase + "." }

    /// « au bureau de Metz » of « Bureau Metz ».
    func auBureau(_ l: Int) -> String {
        lieu(l).hasPrefix("Bureau ") ? "au bureau de \(lieu(l).dropFirst(7))" : "au bureau de \(lieu(l))"
    }

    /// A sentence of ours after a colon or a comma: its capital goes, a name keeps its own.
    static func minuscule(_ phrase: String) -> String {
        for debut in ["Le ", "La ", "Les ", "De ", "Une ", "Ouvrir ", "Confier ", "Déplacer ", "Présence "] where phrase.hasPrefix(debut) {
            return phrase.prefix(1).lowercased() + phrase.dropFirst()
        }
        return phrase
    }

    static func capitale(_ texte: String) -> String { texte.prefix(1).uppercased() + texte.dropFirst() }

    static func role(_ code: String) -> String {
        switch code {
        case "assistant_social": "assistante sociale"
        case "psychologue": "psychologue"
        case "mediateur": "médiatrice"
        default: code
        }
    }

    static func langue(_ code: String) -> String {
        switch code {
        case "fr": "français"
        case "de": "allemand"
        case "lb": "luxembourgeois"
        case "en": "anglais"
        case "pt": "portugais"
        default: code
        }
    }

    /// The known territory an identifier begins with (« FR », « FR-AM sans lundi de Pentecôte »).
    static func territoire(_ id: String) -> Territoire? {
        id.split(separator: " ").first.flatMap { Territoire(rawValue: String($0)) }
    }
}
