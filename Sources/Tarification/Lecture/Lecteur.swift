internal import Calendrier

/// One place of a scenario file: its value and its path, with readers that name the path when the value is not what they expect.
struct Lecteur {
    let valeur: ValeurJSON
    let chemin: String

    func refus(_ motif: String) -> RefusScenario { RefusScenario(chemin: chemin, motif: motif) }

    private func attendu(_ quoi: String) -> RefusScenario { refus("\(valeur.sorte) ne convient pas, \(quoi) attendu.") }

    /// A field of an object; nil when absent or null.
    func champ(_ nom: String) throws(RefusScenario) -> Lecteur? {
        guard case .objet(let champs) = valeur else { throw attendu("un objet") }
        guard let trouve = champs[nom] else { return nil }
        if case .vide = trouve { return nil }
        return Lecteur(valeur: trouve, chemin: chemin.isEmpty ? nom : "\(chemin).\(nom)")
    }

    func requis(_ nom: String) throws(RefusScenario) -> Lecteur {
        guard let champ = try champ(nom) else {
            throw RefusScenario(chemin: chemin.isEmpty ? nom : "\(chemin).\(nom)", motif: "champ obligatoire, absent.")
        }
        return champ
    }

    /// The entries of a list field, none when it is absent.
    func liste(_ nom: String) throws(RefusScenario) -> [Lecteur] {
        try champ(nom)?.entrees() ?? []
    }

    func entrees() throws(RefusScenario) -> [Lecteur] {
        guard case .liste(let valeurs) = valeur else { throw attendu("une liste") }
        return valeurs.enumerated().map { Lecteur(valeur: $1, chemin: "\(chemin)[\($0)]") }
    }

    /// The fields of an object used as a table.
    func table() throws(RefusScenario) -> [(cle: String, valeur: Lecteur)] {
        guard case .objet(let champs) = valeur else { throw attendu("un objet") }
        return champs.sorted { $0.key < $1.key }.map { ($0, Lecteur(valeur: $1, chemin: "\(chemin).\($0)")) }
    }

    func texte() throws(RefusScenario) -> String {
        guard case .texte(let texte) = valeur else { throw attendu("un texte") }
        return texte
    }

    /// Not empty, without `/` which separates the parts of a document's key.
    func code() throws(RefusScenario) -> String {
        let texte = try texte()
        guard !texte.isEmpty, !texte.utf8.contains(0x2F) else { throw attendu("un code non vide et sans « / »") }
        return texte
    }

    func logique() throws(RefusScenario) -> Bool {
        guard case .logique(let valeur) = valeur else { throw attendu("true ou false") }
        return valeur
    }

    /// A JSON integer: `12`, neither `12.0` nor `"12"`.
    func entier(_ bornes: ClosedRange<Int>) throws(RefusScenario) -> Int {
        let phrase =
            bornes.upperBound == Int.max
            ? "un entier d'au moins \(bornes.lowerBound)" : "un entier de \(bornes.lowerBound) à \(bornes.upperBound)"
        guard case .nombre(let ecrit) = valeur, let entier = Int(ecrit), bornes.contains(entier) else { throw attendu(phrase) }
        return entier
    }

    /// `-?[0-9]{1,12}(\.[0-9]{1,n})?` between quotes, as an integer of 10^-n.
    func decimal(_ chiffres: Int, auMoins minimum: Int = 0) throws(RefusScenario) -> Int {
        let phrase = "un nombre entre guillemets, au point décimal, d'au plus \(chiffres) décimales"
        guard case .texte(let ecrit) = valeur, let lu = ecrit.wholeMatch(of: /(-?)([0-9]{1,12})(?:\.([0-9]+))?/) else {
            throw attendu(phrase)
        }
        let decimales = lu.output.3.map(String.init) ?? ""
        guard decimales.utf8.count <= chiffres,
            let nombre = Int(lu.output.2 + decimales + String(repeating: "0", count: chiffres - decimales.utf8.count))
        else { throw attendu(phrase) }
        let signe = lu.output.1.isEmpty ? nombre : -nombre
        guard signe >= minimum else { throw attendu(minimum > 0 ? "\(phrase), plus grand que 0" : "\(phrase), pas négatif") }
        return signe
    }

    /// `AAAA-MM-JJ`, 2000 to 2099.
    func date() throws(RefusScenario) -> DateCivile {
        guard case .texte(let ecrit) = valeur, ecrit.wholeMatch(of: /20[0-9]{2}-[0-9]{2}-[0-9]{2}/) != nil, let jour = DateCivile(ecrit)
        else {
            throw attendu("une date AAAA-MM-JJ de 2000 à 2099")
        }
        return jour
    }

    func heure() throws(RefusScenario) -> Heure {
        guard case .texte(let ecrit) = valeur, ecrit.wholeMatch(of: /[0-9]{2}:[0-9]{2}/) != nil, let heure = Heure(ecrit) else {
            throw attendu("une heure HH:MM")
        }
        return heure
    }

    /// `AAAA-MM-JJTHH:MM`, local.
    func instant() throws(RefusScenario) -> PermanenceFacture.Instant {
        let phrase = "un instant AAAA-MM-JJTHH:MM"
        guard case .texte(let ecrit) = valeur,
            let lu = ecrit.wholeMatch(of: /(20[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})/),
            let jour = DateCivile(String(lu.output.1)), let heure = Heure(String(lu.output.2))
        else { throw attendu(phrase) }
        return PermanenceFacture.Instant(jour: jour, heure: heure)
    }

    func choix<T: RawRepresentable<String> & CaseIterable>(_ type: T.Type = T.self) throws(RefusScenario) -> T {
        guard case .texte(let ecrit) = valeur, let valeur = T(rawValue: ecrit) else {
            throw attendu(T.allCases.map { "« \($0.rawValue) »" }.joined(separator: ", "))
        }
        return valeur
    }

    /// Month and day `MM-JJ` that exist in a leap year.
    func moisJour() throws(RefusScenario) -> Indexation.Anniversaire {
        guard case .texte(let ecrit) = valeur, ecrit.wholeMatch(of: /[0-9]{2}-[0-9]{2}/) != nil, let jour = DateCivile("2000-\(ecrit)")
        else {
            throw attendu("un mois et un jour MM-JJ")
        }
        return Indexation.Anniversaire(mois: jour.mois, jour: jour.jour)
    }
}

extension Sequence {
    /// A map whose refusal keeps its type.
    func lus<T>(_ lire: (Element) throws(RefusScenario) -> T) throws(RefusScenario) -> [T] {
        var lus: [T] = []
        for element in self { lus.append(try lire(element)) }
        return lus
    }
}
