public import Calendrier

/// Reads the cells of one line by column name and gathers every fault of the line instead of stopping at the first.
public struct LigneLue: Sendable {
    public private(set) var fautes: [FauteTableur] = []
    let feuille: Feuille
    let ligne: Tableur.Ligne

    init(feuille: Feuille, ligne: Tableur.Ligne) {
        self.feuille = feuille
        self.ligne = ligne
        let trop = ligne.cellules.dropFirst(feuille.tableur.entete.count)
        if trop.contains(where: { !$0.isEmpty }) {
            fautes.append(
                FauteTableur(
                    ligne: ligne.numero,
                    message: "\(ligne.cellules.count) cellules pour \(feuille.tableur.entete.count) colonnes. Un texte qui contient "
                        + "« \(feuille.tableur.separateur.rawValue) » se met entre guillemets droits."))
        }
    }

    public var numero: Int { ligne.numero }

    /// The file has this column at all: an absent column never changes anything.
    public func presente(_ cle: String) -> Bool { feuille.rangs[cle] != nil }

    /// The cell as typed, nil when blank or absent.
    public func texte(_ cle: String) -> String? {
        guard let rang = feuille.rangs[cle], rang < ligne.cellules.count, !ligne.cellules[rang].isEmpty else { return nil }
        return ligne.cellules[rang]
    }

    public mutating func faute(_ cle: String, _ message: String) {
        guard let rang = feuille.rangs[cle] else {
            fautes.append(FauteTableur(ligne: numero, message: "\(feuille.titres[cle] ?? cle) : \(message)"))
            return
        }
        fautes.append(
            FauteTableur(
                ligne: numero, rang: rang, colonne: feuille.titres[cle] ?? cle, valeur: texte(cle) ?? "", message: message
            ))
    }

    /// Keeps the value, or notes the remedy against the cell.
    public mutating func accepter<T>(_ cle: String, _ resultat: Result<T, Remede>) -> T? {
        switch resultat {
        case .success(let valeur): return valeur
        case .failure(let remede):
            faute(cle, remede.description)
            return nil
        }
    }

    public mutating func requis(_ cle: String, _ message: String) -> String? {
        if let texte = texte(cle) { return texte }
        faute(cle, message)
        return nil
    }

    /// A whole number; the thousands separators of a spreadsheet and a useless `,00` are accepted.
    public mutating func entier(_ cle: String, _ bornes: ClosedRange<Int>) -> Int? {
        guard let texte = texte(cle) else { return nil }
        return accepter(cle, NombreSaisi.entier(texte, bornes))
    }

    /// An amount in euros, as 10^-6 euro.
    public mutating func euros(_ cle: String) -> Int? {
        guard let texte = texte(cle) else { return nil }
        return accepter(cle, NombreSaisi.micro(texte))
    }

    public mutating func date(_ cle: String) -> DateCivile? {
        guard let texte = texte(cle) else { return nil }
        if let date = DateCivile(saisie: texte), (1990...2099).contains(date.annee) { return date }
        faute(cle, Self.remedeDate(texte))
        return nil
    }

    public mutating func ouiNon(_ cle: String) -> Bool? {
        guard let texte = texte(cle) else { return nil }
        switch MotCle.de(texte) {
        case "oui", "o", "vrai", "true", "1", "x": return true
        case "non", "n", "faux", "false", "0": return false
        default:
            faute(cle, "« oui » ou « non » est attendu.")
            return nil
        }
    }

    /// One word of a closed list, with the synonyms people write.
    public mutating func choix<T>(_ cle: String, _ mots: [(mots: [String], valeur: T)], aide: String? = nil) -> T? {
        guard let texte = texte(cle) else { return nil }
        let mot = MotCle.de(texte)
        if let trouve = mots.first(where: { $0.mots.contains { MotCle.de($0) == mot } }) { return trouve.valeur }
        let attendus = mots.compactMap { $0.mots.first }.map { "« \($0) »" }.joined(separator: ", ")
        faute(cle, aide ?? "un de ces mots est attendu : \(attendus).")
        return nil
    }

    static func remedeDate(_ texte: String) -> String {
        let parties = texte.split(whereSeparator: { "/-. ".contains($0) })
        if parties.count == 3, parties[2].count == 2, parties.allSatisfy({ Int($0) != nil }) {
            return "écrivez l'année en 4 chiffres : \(parties[0])/\(parties[1])/20\(parties[2])."
        }
        if parties.count == 3, let jour = Int(parties[0]), let mois = Int(parties[1]), mois > 12, jour <= 12 {
            return "le jour vient avant le mois : \(parties[1])/\(parties[0])/\(parties[2])."
        }
        if let serie = Int(texte), (30_000...60_000).contains(serie) {
            // Excel counts days from 1899-12-30; 25,569 days later is 1970-01-01.
            return "le tableur a écrit la date en nombre de jours : c'est sans doute \(DateCivile(numero: serie - 25_569).chiffres)."
        }
        return "ce jour n'existe pas, ou il est écrit autrement. Écrivez jj/mm/aaaa, par exemple 01/03/2026."
    }
}
