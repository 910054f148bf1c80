import Calendrier
import Foundation

/// The billing conditions of each contract, by the rank of its company: together, every option a contract may have.
struct ConditionsDemo {
    let contrat: ContratDemo
    private var rang: Int { contrat.entreprise.rang }

    /// A few cross the border: invoiced from France to Luxembourg, or from Luxembourg to France, without VAT.
    var cadre: String {
        switch (contrat.entreprise.pays, rang % 4) {
        case ("LU", 0): "FR"
        case ("FR", _) where rang % 29 == 11: "LU"
        case (let pays, _): pays
        }
    }

    /// Of a contract that pays nothing but its share of a pool, the usual conditions.
    func tete(_ mutualise: Bool) -> LigneDemo {
        let horsFrontiere = cadre != contrat.entreprise.pays
        // One in three still waits for its VAT number to be checked.
        let verifie = horsFrontiere && rang % 3 != 2
        return [
            "cadre": .init(cadre), "facturation_mois": .init(mois), "terme": .init(!mutualise && rang % 6 == 0 ? "AVANCE" : "ECHU"),
            "annee_contractuelle": rang % 10 == 4 ? "04-01" : "01-01", "preavis_annulation_jours": rang % 7 == 5 ? 5 : 2,
            "taux_annulation_tardive": .init(rang % 7 == 1 ? "50" : "100"), "minimum_cents": .init(mutualise ? nil : minimum?.cents),
            "minimum_par": .init(minimum?.par ?? "annee"), "minimum_prorata": .init(rang % 12 != 1),
            "vies_numero": .init(verifie ? contrat.entreprise.tva : nil), "vies_le": verifie ? "2026-01-05" : nil,
            "vies_valide": verifie ? true : nil,
        ]
    }

    /// Every quarter for one in five, else every month; twice a year for one annual amount.
    var mois: Int { rang % 30 == 15 ? 6 : rang % 5 == 0 ? 3 : 1 }

    /// Of contracts by the half-day: a floor over the year or over each invoice.
    private var minimum: (cents: Int, par: String)? {
        guard rang % 6 == 1 else { return nil }
        switch rang % 18 {
        case 1: return (contrat.lignes.reduce(0) { $0 + $1.dueParAn } * 40_000, "annee")
        case 7: return (40_000, "periode")
        default: return nil
        }
    }

    /// Reference, each change, yearly mean.
    var effectif: String { ["reference", "segments", "moyenne"][rang / 6 % 3] }
    var prorata: String { rang / 6 % 2 == 1 && effectif != "segments" ? "mois_entames" : "jours" }
    var tranches: String { rang / 6 % 2 == 0 ? "graduel" : "volume" }
    /// An instalment falls with an invoice.
    var echeances: Int { mois == 6 ? 2 : mois == 3 ? 4 : 12 }
    /// Revised on an index, with or without a cap; contracts with an amendment have their new price there.
    var indexation: LigneDemo {
        guard rang % 5 == 2, !contrat.aUnAvenant else {
            return ["indice": nil, "indice_base_micro": nil, "indice_anniversaire": nil, "indice_plafond": nil]
        }
        return [
            "indice": "SYNTEC", "indice_base_micro": 310_500_000, "indice_anniversaire": rang % 15 == 2 ? "07-01" : "01-01",
            "indice_plafond": rang % 2 == 0 ? 150 : nil,
        ]
    }
}
