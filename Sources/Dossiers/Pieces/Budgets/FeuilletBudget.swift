package import Budget
import Calendrier
package import Chiffrement

/// The sheet as named texts, before sealing. Amounts are cents.
extension FicheBudget {
    /// Most creditors a sheet holds.
    package static let creanciers = 20

    package init(_ feuillet: Feuillet) {
        self.init()
        func entier(_ nom: String) -> Int? { feuillet[nom].flatMap { Int($0) } }
        foyer = Foyer(
            adultes: entier("adultes") ?? 1, adolescents: entier("adolescents") ?? 0, enfants: entier("enfants") ?? 0,
            conjointACharge: feuillet["conjoint_a_charge"] == "oui")
        for poste in Poste.allCases { montants[poste] = entier("poste." + poste.rawValue) }
        for rang in 0..<Self.creanciers {
            guard let du = entier("creance.\(rang).du") else { break }
            creances.append(
                Creance(
                    nom: feuillet["creance.\(rang).nom"] ?? "",
                    nature: feuillet["creance.\(rang).nature"].flatMap { Creance.Nature(rawValue: $0) } ?? .autre, du: du,
                    mensualite: entier("creance.\(rang).mensualite") ?? 0, taux: entier("creance.\(rang).taux") ?? 0))
        }
        methode = feuillet["methode"].flatMap { Plan.Methode(rawValue: $0) } ?? .proportionnel
        affecte = entier("affecte")
        debut = feuillet["debut"].flatMap { Mois($0) }
    }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        feuillet["adultes"] = String(foyer.adultes)
        feuillet["adolescents"] = String(foyer.adolescents)
        feuillet["enfants"] = String(foyer.enfants)
        feuillet["conjoint_a_charge"] = foyer.conjointACharge ? "oui" : nil
        for (poste, montant) in montants { feuillet["poste." + poste.rawValue] = String(montant) }
        for (rang, creance) in creances.prefix(Self.creanciers).enumerated() {
            feuillet["creance.\(rang).nom"] = creance.nom
            feuillet["creance.\(rang).nature"] = creance.nature.rawValue
            feuillet["creance.\(rang).du"] = String(creance.du)
            feuillet["creance.\(rang).mensualite"] = String(creance.mensualite)
            feuillet["creance.\(rang).taux"] = String(creance.taux)
        }
        feuillet["methode"] = methode.rawValue
        feuillet["affecte"] = affecte.map(String.init)
        feuillet["debut"] = debut.map { $0.description }
        return feuillet
    }
}
