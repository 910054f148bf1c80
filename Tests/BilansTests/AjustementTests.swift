import Actes
import Foundation
import Tenancy
import DisclosureControl
import Testing

@testable import Bilans

/// The volume proposed for the next year, from shown figures only.
@Suite struct AjustementTests {
    private func contenu(
        _ periode: String = "2025", effectif: Int = 120, tenues: Int = 44, dues: Int? = 46, entretiens: Int? = 60
    ) -> Contenu {
        let entreprise = EntrepriseBilan(id: .nouveau(), code: "E", nom: "Essai", effectif: effectif, etablissements: [])
        var contenu = Contenu(
            entreprise: entreprise, periode: PeriodeBilan(periode) ?? PeriodeBilan(annee: 2025), version: 1, raison: nil, regles: "essai",
            seuil: 5, permanences: Contenu.Permanences(demiJournees: tenues, minutes: tenues * 180, dues: dues))
        contenu.total = Contenu.Case(code: "", libelle: "Total", entretiens: entretiens, personnes: entretiens.map { $0 / 2 })
        return contenu
    }

    private func proposer(_ contenu: Contenu, an: Int = 46, avant: Int? = 120) -> Contenu.Ajustement? {
        Ajustement.proposer(contenu, contrat: ContratLu(demiJourneesAn: an, effectifAnterieur: avant, ratio: 550))
    }

    @Test func parAnSeulement() {
        #expect(proposer(contenu("2025-T3")) == nil)
        #expect(proposer(contenu(), an: 0) == nil)
        #expect(proposer(contenu())?.sens == .maintenir)
    }

    @Test func lEffectifEntraineLeVolume() throws {
        let plus = try #require(proposer(contenu(effectif: 138)))
        #expect(plus.sens == .augmenter && plus.demiJourneesProposees == 53)
        #expect(plus.motifs.contains("L'effectif est passé de 120 à 138 salariés en un an, soit + 15 %."))
        #expect(plus.motifs.last == "Nous proposons 53 demi-journées par an, soit 7 demi-journées de plus, par avenant.")
        let moins = try #require(proposer(contenu(effectif: 96)))
        #expect(moins.sens == .reduire && moins.demiJourneesProposees == 37)
        #expect(proposer(contenu(effectif: 124))?.sens == .maintenir, "3 % ne changent rien")
        #expect(proposer(contenu(effectif: 1_000))?.demiJourneesProposees == 69, "jamais plus de moitié en plus par an")
    }

    @Test func laChargeEtLaTenue() throws {
        let charge = try #require(proposer(contenu(entretiens: 160)))
        #expect(charge.sens == .augmenter && charge.demiJourneesProposees == 54)
        #expect(charge.motifs.contains { $0.hasPrefix("Chaque demi-journée tenue a reçu 3,6 entretiens") })
        #expect(proposer(contenu(entretiens: nil))?.sens == .maintenir, "un total masqué ne dit rien")
        let retard = try #require(proposer(contenu(effectif: 138, tenues: 30)))
        #expect(retard.sens == .maintenir && retard.motifs.last == "Avant de changer le volume, le service doit tenir celui qui est prévu.")
        let large = try #require(proposer(contenu(effectif: 40, tenues: 90, dues: 92), an: 92, avant: 40))
        #expect(large.sens == .reduire && large.demiJourneesProposees == 46, "la règle du métier en compterait 26 à 32 ; la moitié au plus")
        let mince = try #require(proposer(contenu(effectif: 400, tenues: 46), avant: 400))
        #expect(mince.sens == .augmenter && mince.demiJourneesProposees == 57)
    }

    /// Two statements that differ only by hidden counts give the same proposal, byte for byte.
    @Test func rienNeDependDUnNombreMasque() throws {
        let jours = PeriodeBilan(annee: 2025)
        let entreprise = EntrepriseBilan(id: .nouveau(), code: "E", nom: "Essai", effectif: 60, etablissements: [])
        func calculer(_ entretiens: Int, _ personnes: Int) throws -> (Contenu, Contenu.Ajustement?) {
            var annee = Annee(themes: Motif.allCases.count, effectifs: [60])
            annee.entretiens[0][0][0] = entretiens
            for p in [0, 4] {
                for t in [0, annee.themes] {
                    annee.personnes[p][t][0] = personnes
                    annee.maxima[p][t][0] = entretiens
                }
            }
            let releve = Releve(
                entreprise: entreprise, periode: jours, permanences: .init(demiJournees: 22, minutes: 22 * 180),
                annee: annee, regroupement: Regroupement([], minimum: 50), registre: [:],
                alentours: Alentours(contrat: ContratLu(demiJourneesAn: 23, effectifAnterieur: 60, ratio: 550)))
            let contenu = try CalculBilan(releve, graine: Array(1...32)).contenu
            return (contenu, contenu.ajustement)
        }
        let reference = try calculer(0, 0)
        let attendu = try #require(reference.1)
        #expect(reference.0.total?.entretiens == nil)
        for entretiens in stride(from: 1, through: 200, by: 7) {
            let (contenu, ajustement) = try calculer(entretiens, min(4, entretiens))
            #expect(contenu.total?.entretiens == nil)
            #expect(ajustement == attendu, "\(entretiens) entretiens de quatre personnes au plus")
        }
    }
}
