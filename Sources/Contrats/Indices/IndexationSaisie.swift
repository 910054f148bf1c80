import Calendrier
import Entreprises
import Web

/// The yearly revision in a form. `p` prefixes its fields.
enum IndexationSaisie {
    /// Nil without an index; a fault when half of it is missing.
    static func lire(_ d: inout Depouillement, _ p: String = "") -> IndexationTarif? {
        guard let indice = d.champs.texte("\(p)indice") else { return nil }
        let base = d.lire("\(p)indice_base") { NombreSaisi.decimal($0, decimales: 6) }
        if base == nil, d.fautes["\(p)indice_base"] == nil {
            d.faute("\(p)indice_base", "Donnez la valeur de l'indice à la signature, par exemple 310,5.")
        }
        if base == 0 { d.faute("\(p)indice_base", "Un indice est plus grand que zéro.") }
        let anniversaire = jourMois(&d, "\(p)indice_anniversaire")
        let plafond = d.lire("\(p)indice_plafond") { NombreSaisi.decimal($0.replacing("%", with: ""), decimales: 2) }
        guard let base, base > 0, let anniversaire else { return nil }
        return IndexationTarif(indice: indice, baseMicro: base, anniversaire: anniversaire, plafond: plafond)
    }

    /// « 01/03 », « 29/02 »: any day of the year.
    private static func jourMois(_ d: inout Depouillement, _ nom: String) -> String? {
        let texte = d.champs.texte(nom) ?? "01/01"
        let parties = texte.split(whereSeparator: { "/-. ".contains($0) }).compactMap { Int($0) }
        guard parties.count == 2, let jour = DateCivile(annee: 2000, mois: parties[1], jour: parties[0]) else {
            d.faute(nom, "Écrivez jour/mois, par exemple 01/03.")
            return nil
        }
        return String(jour.description.dropFirst(5))
    }

    static func champs(_ s: Saisie, prefixe p: String = "", _ v: IndexationTarif?, _ indices: [Indice]) -> [any Fragment] {
        let options = [Option("", "Prix fermes, sans révision")] + indices.map { Option($0.code, $0.libelle) }
        let derniers = indices.compactMap { indice in
            indice.valeurs.first.map { "\(indice.libelle) \($0.annee) : \(Decimales.micro($0.valeurMicro))" }
        }
        return [
            s.champ(
                "\(p)indice", "Indice", v?.indice ?? "", genre: .liste(options),
                aide: derniers.isEmpty ? nil : derniers.joined(separator: " ; ") + "."),
            s.champ(
                "\(p)indice_base", "Indice de départ", v.map { Decimales.micro($0.baseMicro) }, genre: .montant,
                aide: "Sa valeur à la signature."),
            s.champ(
                "\(p)indice_anniversaire", "Révision chaque année le",
                v.map { "\($0.anniversaire.suffix(2))/\($0.anniversaire.prefix(2))" },
                aide: "Jour/mois. Vide : 01/01."),
            s.champ(
                "\(p)indice_plafond", "Hausse au plus, en %", v?.plafond.map { Decimales.centiemes($0) }, genre: .montant,
                aide: "Vide : sans plafond."),
        ]
    }
}

/// Decimals as they are written in French: « 310,5 », « 2,5 ».
enum Decimales {
    static func micro(_ n: Int) -> String { ecrire(n, chiffres: 6) }
    static func centiemes(_ n: Int) -> String { ecrire(n, chiffres: 2) }

    private static func ecrire(_ n: Int, chiffres: Int) -> String {
        var unite = 1
        for _ in 0..<chiffres { unite *= 10 }
        var suite = String(String(unite + n % unite).dropFirst())
        while suite.hasSuffix("0") { suite.removeLast() }
        return "\(n / unite)" + (suite.isEmpty ? "" : ",\(suite)")
    }
}

extension IndexationTarif {
    /// « révisé le 1er janvier sur SYNTEC, base 310,5, hausse de 2 % au plus ».
    var phrase: String {
        let (mois, jour) = moisJour
        let quand = "\(jour == 1 ? "1er" : "\(jour)") \(Self.mois[mois - 1])"
        let limite = plafond.map { ", hausse de \(Decimales.centiemes($0)) % au plus" } ?? ""
        return "révisé chaque \(quand) sur \(indice), base \(Decimales.micro(baseMicro))\(limite)"
    }

    private static let mois = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
}
