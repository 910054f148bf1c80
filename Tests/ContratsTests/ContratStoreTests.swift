import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Contrats

@Suite struct ContratStoreTests {
    @Test func allerRetour() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            #expect(contrat.tauxAnnulationTardive == 5_050)
            #expect(contrat.annee(contenant: f.debut) == Periode(annee: 2026))
            let (prestations, tarifs) = try await f.gestion { tx in
                (try PrestationStore.duContrat(f.a, contrat.id, tx), try TarifStore.duContrat(f.a, contrat.id, tx))
            }
            #expect(prestations.first.map(PrestationValeurs.init) == Fabrique.permanence(f.lieuA))
            #expect(tarifs.map(\.code) == ["DEMI-JOURNEE", "FORFAIT"])
            let forfait = try #require(tarifs.last)
            #expect(forfait.tranches.map(\.jusqua) == [50, nil])
            #expect(forfait.annuelCents(effectif: 120) == 50 * 2_400 + 70 * 2_000)
            #expect(forfait.annuelCents(effectif: 50) == 120_000)
            let d = Dimensionnement(prestations: prestations, tarifs: tarifs, effectif: 300, ratio: 550, le: f.debut)
            #expect(d.dues == 24)
            #expect(d.sousDimensionne)
            #expect(d.alUnite)
            #expect(d.financees == nil)
            let seul = Dimensionnement(prestations: prestations, tarifs: [forfait], effectif: 300, ratio: 550, le: f.debut)
            #expect(seul.recettesCents == 50 * 2_400 + 250 * 2_000)
            #expect(seul.financees == 12...17)
            #expect(seul.nonFinancees == 7...12)
        }
    }

    /// Billing reads everything a price needs, and writes nothing.
    @Test func laFacturationLit() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let brouillon = try await f.contrat("2026-002", statut: .brouillon)
            let facturation = try await base.principal(.facturation)
            let bassin = base.bases[.facturation]
            let periode = Periode(annee: 2028)
            let (servis, tarifs, prestations, avenants) = try await bassin.transaction(as: facturation) { tx in
                (
                    try ContratStore.servis(periode, tx), try TarifStore.parContrat(tx), try PrestationStore.enVigueur(periode, tx),
                    try AvenantStore.duContrat(f.a, contrat.id, tx)
                )
            }
            #expect(servis.map(\.id) == [contrat.id], "tacite reconduction : servi en 2028")
            #expect(tarifs[contrat.id]?.count == 2)
            #expect(prestations.map(\.contrat).contains(brouillon.id))
            #expect(avenants.isEmpty)
            await #expect(throws: PostgresError.self) {
                try await bassin.transaction(as: facturation) { tx in
                    try TarifStore.fermer(f.a, tarifs[contrat.id]?[0].id ?? .nouveau(), au: f.debut, tx)
                }
            }
        }
    }

    @Test func laRHNeLitQueSonContrat() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let (deA, deB) = (try await f.contrat(), try await f.contrat("2026-B", f.b))
            let rh = try await base.principal(.rh, entreprise: f.a)
            let client = base.bases[.client]
            let vu = try await client.transaction(as: rh) { tx in
                [
                    try ContratStore.trouver(f.a, deA.id, tx) != nil, try ContratStore.trouver(f.b, deB.id, tx) == nil,
                    try ContratStore.trouver(deB.id, tx) == nil,
                    try ContratStore.tous(tx).map(\.id) == [deA.id], try ContratStore.deEntreprise(f.b, tx).isEmpty,
                    try PrestationStore.duContrat(f.b, deB.id, rh: true, tx).isEmpty,
                    try PrestationStore.duContrat(f.a, deA.id, rh: true, tx).count == 1,
                    try TarifStore.duContrat(f.b, deB.id, tx).isEmpty, try TarifStore.duContrat(f.a, deA.id, tx).last?.tranches.count == 2,
                    Array(try TarifStore.parContrat(tx).keys) == [deA.id], try AvenantStore.duContrat(f.b, deB.id, tx).isEmpty,
                    try RegistreStore.compte(f.b, deB.id, annee: 2026, tx) == nil,
                    try ReferencesStore.nomsDeLieux([f.lieuA, f.lieuB], tx).keys.elementsEqual([f.lieuA]),
                    try ContratContenu.pourRH(deA, le: f.debut, tx) != nil,
                ]
            }
            #expect(vu.enumerated().filter { !$0.element }.map(\.offset) == [])
            let interdits: [@Sendable (Transaction) throws -> Void] = [
                { tx in _ = try ContratStore.creer(f.a, ContratValeurs(numero: "X-1", debut: f.debut), tx) },
                { tx in try ContratStore.modifier(f.a, deA.id, ContratValeurs(deA), tx) },
                { tx in _ = try AvenantStore.appliquer(deA, AvenantValeurs(dateEffet: f.debut.plus(jours: 9), objet: "x"), tx) },
                { tx in _ = try RegistreStore.etats(f.a, deA.id, annee: 2026, tx) },
                { tx in _ = try ReferencesStore.ratio(tx) },
                { tx in _ = try GroupeStore.tous(tx) },
                { tx in _ = try IndiceStore.tous(tx) },
                { tx in _ = try TauxStore.table(tx) },
                { tx in _ = try PrestationStore.duContrat(f.a, deA.id, tx) },
                { tx in _ = try tx.rows("SELECT groupe_id FROM gestion.participation") },
                { tx in _ = try VerificationTVA.lire(deA, tx) },
                { tx in _ = try LectureTarifaire(tx).lire(Periode(annee: 2026), seul: (f.a, deA.id)) },
            ]
            for (rang, interdit) in interdits.enumerated() {
                await #expect(throws: PostgresError.self, "acte \(rang)") { try await client.transaction(as: rh, interdit) }
            }
        }
    }

    @Test func rechercheEtAlertes() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            _ = try await f.contrat()
            _ = try await f.contrat("2026-B", f.b)
            func liste(_ changer: (inout ContratRecherche) -> Void, le jour: DateCivile) async throws -> [String] {
                var r = ContratRecherche()
                changer(&r)
                return try await f.gestion { [r] tx in try ContratStore.liste(r, le: jour, tx).map(\.contrat.numero) }
            }
            let jour = f.debut.plus(mois: 8)  // 1 November: notice until 30 November
            #expect(try await liste({ $0.mots = "beta" }, le: jour) == ["2026-B"])
            #expect(try await liste({ $0.entreprise = "alpha" }, le: jour) == ["2026-001"])
            #expect(try await liste({ $0.horizon = 30 }, le: jour).count == 2)
            #expect(try await liste({ $0.horizon = 30 }, le: f.debut).isEmpty)
            #expect(
                try await liste(
                    {
                        $0.tri = .numero; $0.descendant = true
                    }, le: jour) == ["2026-B", "2026-001"])
            let resume = try await f.gestion { tx in try ContratStore.liste(ContratRecherche(), le: jour, tx) }
            #expect(resume.first?.demiJournees == 24)
            #expect(resume.first?.modeles == [.demiJournee, .forfaitSalarie])
        }
    }
}
