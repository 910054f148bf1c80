import Actes
import Budget
import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison
@testable import Dossiers

/// The demonstration tells one household, on the fiche as on the budget sheet.
@Suite struct FoyerDemoTests {
    @Test func leBudgetALeFoyerDeLaFiche() async throws {
        let jour = DateCivile.aujourdhui()
        let entreprise = EntrepriseDemo.toutes(1, graine: MondeDemo.graine, debut: jour.plus(mois: -24))[0]
        let lieu = entreprise.etablissements[0].id
        let coffre = try Coffre(maitre: Array(1...32))
        try await BaseDeTest.avec { base in
            let nadia = try await base.principal(.intervenant)
            let tenues = (1...20).map { rang in
                PermanencesDemo.Tenue(
                    entreprise: entreprise.rang, etablissement: lieu, permanence: UUID(), intervenant: 0, jour: jour.plus(jours: -2 * rang),
                    moment: "AM")
            }
            let monde = DossiersDemo(graine: MondeDemo.graine, aujourdhui: jour, comptes: [nadia.compte])
            var semences = monde.dossiers([entreprise], tenues: tenues)
            for rang in semences.indices {
                // They need permanences, of which a household says nothing.
                semences[rang].rendezVous = []
                let membres = try #require(semences[rang].suivi).situation.membres
                #expect(semences[rang].identite.adultes == 1 + membres.count { $0.lien == .conjoint })
                #expect(semences[rang].identite.enfants == membres.count { $0.lien == .enfant })
                let naissance = try #require(semences[rang].identite.naissance)
                #expect(membres.allSatisfy { $0.lien != .enfant || (19...50).contains(($0.naissance ?? 0) - naissance) })
                let entree = semences[rang].suivi?.situation.entree ?? ""
                #expect(try #require(Int(entree.prefix(4))) - naissance >= 18, "\(entree), née en \(naissance)")
            }
            let dossiers = semences
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise.id)', 'D1', 'Entreprise');
                    INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire) VALUES ('\(entreprise.id)', '\(lieu)', 'E', 'Site', 'FR');
                    """)
            }
            try await base.bases[.migrateur].transactionSansSession { try Semoir(coffre).semer(dossiers, dans: $0) }
            try await PiecesDemo(aujourdhui: jour, base: base.bases[.migrateur], coffre: coffre).charger()
            let refs = try await base.superutilisateur {
                try $0.rows("SELECT DISTINCT dossier_id FROM nominatif.budget").map {
                    Dossier.Ref(ID(entreprise.id), ID(try $0.uuid("dossier_id")))
                }
            }
            #expect(!refs.isEmpty)
            for ref in refs {
                let lu = try #require(try await DossierStore(base.bases[.nominatif], coffre).lire(ref, as: nadia))
                let budgets = try #require(try await BudgetStore(base.bases[.nominatif], coffre).liste(ref, as: nadia)).budgets
                let membres = lu.situation.membres
                for budget in budgets {
                    let foyer = budget.fiche.foyer
                    #expect(foyer.adultes == 1 + membres.count { $0.lien == .conjoint })
                    #expect(foyer.adolescents + foyer.enfants == membres.count { $0.lien == .enfant })
                    #expect(foyer.adultes == lu.identite.adultes && foyer.adolescents + foyer.enfants == lu.identite.enfants)
                    #expect((budget.fiche.montants[.allocationsFamiliales] != nil) == (foyer.adolescents + foyer.enfants > 1))
                }
            }
        }
    }
}
