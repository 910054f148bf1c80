import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Contrats

@Suite struct AvenantTests {
    @Test func lePasseResteEtLaSuiteCommenceALaDate() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let effet = f.debut.plus(mois: 6)
            try await f.gestion { tx in
                let prestation = try PrestationStore.duContrat(f.a, contrat.id, tx)[0]
                let forfait = try TarifStore.duContrat(f.a, contrat.id, tx)[1]
                var v = AvenantValeurs(dateEffet: effet, objet: "Passage à l'hebdomadaire")
                var nouvelle = PrestationValeurs(prestation)
                nouvelle.frequence = .hebdomadaire
                nouvelle.demiJourneesAn = 46
                var prix = TarifValeurs(forfait)
                prix.tranches = [.init(jusqua: 50, prixMicro: 25_000_000), .init(jusqua: nil, prixMicro: 21_000_000)]
                prix.prixMicro = 25_000_000
                v.prestations = [(prestation.id, nouvelle)]
                v.tarifs = [(forfait.id, prix)]
                var ecoute = PrestationValeurs()
                ecoute.genre = .ligneEcoute
                v.nouvellesPrestations = [ecoute]
                try AvenantStore.appliquer(contrat, v, tx)
            }
            let (prestations, tarifs, avenants) = try await f.gestion { tx in
                (
                    try PrestationStore.duContrat(f.a, contrat.id, tx), try TarifStore.duContrat(f.a, contrat.id, tx),
                    try AvenantStore.duContrat(f.a, contrat.id, tx)
                )
            }
            #expect(avenants.map(\.numero) == [1])
            let veille = effet.plus(jours: -1)
            #expect(prestations.filter { $0.genre == .permanence }.map(\.au) == [veille, nil])
            #expect(prestations.filter { $0.genre == .permanence && $0.enVigueur(le: veille) }.map(\.demiJourneesAn) == [24])
            #expect(prestations.filter { $0.genre == .permanence && $0.enVigueur(le: effet) }.map(\.demiJourneesAn) == [46])
            let forfaits = tarifs.filter { $0.code == "FORFAIT" }
            #expect(forfaits.map(\.prixMicro) == [24_000_000, 25_000_000])
            #expect(forfaits.map { $0.tranches.map(\.prixMicro) } == [[24_000_000, 20_000_000], [25_000_000, 21_000_000]])
            #expect(forfaits.map(\.au) == [veille, nil])
            #expect(forfaits.last?.avenant == avenants.first?.id)
            let contenu = try #require(await f.gestion { tx in try ContratContenu.lire(contrat.id, le: effet, tx) })
            let moment = try #require(Frise(contenu, le: effet).moments.first { $0.titre == "Avenant 1" })
            #expect(moment.changements.count == 3)
            #expect(moment.changements[0].contains("24 par an → hebdomadaire"))
        }
    }

    @Test func refusNeGardeRien() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            for effet in [f.debut, f.debut.plus(jours: -30)] {
                await #expect(throws: AvenantStore.Refus.self) {
                    try await f.gestion { tx in
                        let prestation = try PrestationStore.duContrat(f.a, contrat.id, tx)[0]
                        var v = AvenantValeurs(dateEffet: effet, objet: "Trop tôt")
                        v.prestations = [(prestation.id, nil)]
                        try AvenantStore.appliquer(contrat, v, tx)
                    }
                }
            }
            let (avenants, prestations) = try await f.gestion { tx in
                (try AvenantStore.duContrat(f.a, contrat.id, tx), try PrestationStore.duContrat(f.a, contrat.id, tx))
            }
            #expect(avenants.isEmpty)
            #expect(prestations.map(\.au) == [nil])
        }
    }

    /// Two avenants at once take two numbers, and the second sees what the first closed.
    @Test func deuxALaFois() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            try await withThrowingTaskGroup(of: Void.self) { groupe in
                for n in 1...2 {
                    groupe.addTask {
                        try await f.gestion { tx in
                            var v = AvenantValeurs(dateEffet: f.debut.plus(mois: n), objet: "Service \(n)")
                            var service = PrestationValeurs()
                            service.genre = n == 1 ? .psychologue : .mediation
                            v.nouvellesPrestations = [service]
                            try AvenantStore.appliquer(contrat, v, tx)
                        }
                    }
                }
                try await groupe.waitForAll()
            }
            #expect(try await f.gestion { tx in try AvenantStore.duContrat(f.a, contrat.id, tx).map(\.numero) } == [2, 1])
        }
    }

    @Test func fermerOteLesDuesNonPlacees() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let (avant, apres) = try await f.gestion { tx in
                let prestation = try PrestationStore.duContrat(f.a, contrat.id, tx)[0]
                for (rang, debut) in [f.debut, f.debut.plus(mois: 6), f.debut.plus(mois: 7)].enumerated() {
                    try tx.execute(
                        """
                        INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang)
                        VALUES (\(f.a), \(contrat.id), \(prestation.id), \(debut), \(debut.plus(jours: 13)), \(rang + 1))
                        """)
                }
                let avant = try RegistreStore.compte(f.a, contrat.id, annee: 2026, tx)?.dues
                try PrestationStore.fermer(f.a, prestation.id, au: f.debut.plus(mois: 6).plus(jours: -1), tx)
                return (avant, try RegistreStore.compte(f.a, contrat.id, annee: 2026, tx)?.dues)
            }
            #expect((avant, apres) == (3, 1))
        }
    }
}
