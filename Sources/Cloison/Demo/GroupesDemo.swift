import Calendrier
import Foundation

/// Pools of three to five small companies: each hosts the permanence in turn, all share the price of every half-day held.
struct GroupesDemo {
    struct Groupe: Sendable {
        let id: UUID
        let code: String
        let libelle: String
        let membres: [ContratDemo]
    }

    let groupes: [Groupe]
    private let parEntreprise: [Int: UUID]
    private let debut: DateCivile

    init(_ contrats: [ContratDemo], graine: UInt64, debut: DateCivile) {
        self.debut = debut
        var groupes: [Groupe] = []
        for (territoire, suffixe) in [("FR", "FR"), ("LU", "LU")] {
            let petits = contrats.filter { $0.entreprise.effectif < 60 && $0.entreprise.pays == territoire }
            var reste = petits[...]
            while reste.count >= 3 {
                let taille = reste.count == 6 || reste.count == 7 ? reste.count - 3 : min(5, reste.count)
                let membres = Array(reste.prefix(taille))
                reste = reste.dropFirst(taille)
                var hasard = Hasard(graine, "groupe \(suffixe)", groupes.count)
                let rang = groupes.count + 1
                groupes.append(
                    Groupe(
                        id: hasard.uuid(), code: "MUTU-\(rang)", libelle: "Permanence mutualisée, groupe \(rang)", membres: membres))
            }
        }
        self.groupes = groupes
        parEntreprise = Dictionary(
            groupes.flatMap { g in g.membres.map { ($0.entreprise.rang, g.id) } }, uniquingKeysWith: { premier, _ in premier })
    }

    func de(_ entreprise: EntrepriseDemo) -> UUID? { parEntreprise[entreprise.rang] }

    /// The first pool is revised each year; the others keep their price.
    var lignes: [LigneDemo] {
        groupes.enumerated().map { rang, g in
            let revise = rang == 0
            return [
                "id": .init(g.id), "code": .init(g.code), "libelle": .init(g.libelle), "prix_cents": .init(41_500 + rang * 750),
                "lieu_id": nil, "du": .init(debut), "indice": revise ? "SYNTEC" : nil, "indice_base_micro": revise ? 310_500_000 : nil,
                "indice_anniversaire": revise ? "01-01" : nil, "indice_plafond": revise ? 200 : nil,
            ]
        }
    }

    /// By headcount, but in the second pool, whose weights are written in the contracts.
    var lignesParticipations: [LigneDemo] {
        groupes.enumerated().flatMap { rang, g in
            g.membres.enumerated().map { place, c in
                [
                    "entreprise_id": .init(c.entreprise.id), "groupe_id": .init(g.id), "contrat_id": .init(c.id), "du": .init(c.debut),
                    "au": nil, "poids": rang == 1 ? .init([3, 2, 2, 1, 1][place % 5]) : nil,
                ]
            }
        }
    }
}
