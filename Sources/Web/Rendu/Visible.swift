import Tenancy

/// « Visible par : … », computed from the grants.
struct Visible {
    let droits: Droits

    /// The sentence for `tables`, as `lecteur` reads it; nil when the page reads none and adds nothing.
    ///
    /// Says also who does not see: naming the absent is what reassures.
    func phrase(_ tables: [String], lecteur: Principal?, complement: String?) throws(Droits.TableInconnue) -> String? {
        guard !tables.isEmpty else { return complement }
        let publics = try groupes(tables)
        var noms = Public.allCases.filter(publics.contains)
        var debut: [String] = []
        if let lecteur, noms.contains(where: { groupe in lecteur.fonctions.contains { groupe.contient($0) } }) {
            debut = ["vous"]
            if publics == [.suivi] { noms = [] }
        }
        let suite = (debut + noms.map(\.rawValue)).enumeration
        var phrase = suite.isEmpty ? "personne." : suite + "."
        let absents = Public.exclus.filter { !publics.contains($0) }
        if !absents.isEmpty { phrase += " Pas par " + absents.map(\.rawValue).enumerationNegative + "." }
        if let complement { phrase += " " + complement }
        return phrase
    }

    func groupes(_ tables: [String]) throws(Droits.TableInconnue) -> Set<Public> {
        var publics: Set<Public> = []
        for table in tables {
            for compartiment in try droits.lecteurs([table]) {
                publics.formUnion(Public.de(compartiment, nominatif: table.hasPrefix("nominatif.")))
            }
        }
        return publics
    }
}

extension [String] {
    /// « a, b et c ».
    var enumeration: String { joindre("et") }
    /// « a, b ni c ».
    var enumerationNegative: String { joindre("ni") }

    private func joindre(_ mot: String) -> String {
        guard count > 1, let dernier = last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(mot) " + dernier
    }
}
