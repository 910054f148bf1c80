import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Bilans

/// What HR declares of its own company, until the bilan of the period is published.
@Suite struct ContexteTests {
    let t1 = PeriodeBilan("2025-T1")!

    private func declarer(_ base: BaseDeTest, _ rh: Principal, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, absenteisme: Int)
        async throws
    {
        try await base.bases[.client].transaction(as: rh) {
            try ContexteStore(transaction: $0).declarer(entreprise, periode, .init(absenteisme: absenteisme))
        }
    }

    @Test func laDerniereDeclarationEstDansLeBilanAvecLAnneeDAvant() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = try #require(try await Decor(base: base).poser()["GG"])
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let direction = try await base.principal(.direction)
            try await declarer(base, rh, entreprise, t1.anterieure, absenteisme: 51)
            try await declarer(base, rh, entreprise, t1, absenteisme: 40)
            try await declarer(base, rh, entreprise, t1, absenteisme: 42)
            let contexte = try #require(
                try await base.bases[.pilotage].transaction(as: direction) {
                    try ReleveStore(transaction: $0).lire(entreprise, t1)?.alentours.contexte
                })
            #expect(contexte.absenteisme == 42 && contexte.absenteismeAnterieur == 51 && contexte.rotation == nil)
            #expect(contexte.declareLe == DateCivile.aujourdhui().description)
            let historique = try await base.bases[.client].transaction(as: rh) { try ContexteStore(transaction: $0).historique() }
            #expect(historique.map(\.chiffres.absenteisme) == [42, 40, 51], "tout reste, la dernière d'abord")
        }
    }

    @Test func laPublicationFermeLaDeclaration() async throws {
        try await BaseDeTest.avec { base in
            let entreprises = try await Decor(base: base).poser()
            let entreprise = try #require(entreprises["GG"]), autre = try #require(entreprises["MM"])
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let direction = try await base.principal(.direction)
            try await declarer(base, rh, entreprise, t1, absenteisme: 40)
            try await Publication(base.bases[.pilotage]).publier(entreprise, t1, as: direction)
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "contexte_ouvert")) {
                try await declarer(base, rh, entreprise, t1, absenteisme: 12)
            }
            try await declarer(base, rh, entreprise, #require(PeriodeBilan("2025-T2")), absenteisme: 12)
            // For another company, the wall answers, published or not.
            for periode in [t1, try #require(PeriodeBilan("2025-T2"))] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                    try await declarer(base, rh, autre, periode, absenteisme: 12)
                }
            }
            for ordre: SQL in ["UPDATE gestion.contexte SET absenteisme = 1", "DELETE FROM gestion.contexte"] {
                await MursTests.refuse(base, .client, rh, ordre)
            }
            for ordre in ["UPDATE gestion.contexte SET absenteisme = 1", "DELETE FROM gestion.contexte"] {
                await #expect(throws: ScriptError.self) { try await base.superutilisateur { try $0.executeScript(ordre) } }
            }
        }
    }

    @Test func laSaisieSeLitEnFrancais() throws {
        let jour = try #require(DateCivile("2026-11-21"))
        let ouvertes = ContexteSaisie.ouvertes(le: jour, remises: [try #require(PeriodeBilan("2026-T2"))])
        #expect(ouvertes.map(\.description) == ["2026-T3", "2026-T1", "2025", "2025-T4", "2025-T3", "2025-T2", "2025-T1"])
        func lire(_ champs: (String, String)...) -> (Bilans.Contexte.Chiffres?, [String]) {
            var d = Depouillement(Champs(champs.map { (nom: $0.0, valeur: $0.1) }))
            let lu = ContexteSaisie.lire(&d, ouvertes: ouvertes)
            return (lu?.1, ["periode", "absenteisme", "rotation", "arrets_longs"].filter { d.fautes[$0] != nil })
        }
        #expect(
            lire(("periode", "2026-T3"), ("absenteisme", "4,2 %"), ("rotation", "12"), ("arrets_longs", "3")).0
                == .init(absenteisme: 42, rotation: 120, arretsLongs: 3))
        #expect(lire(("periode", "2026-T2"), ("absenteisme", "4,2")).1 == ["periode"], "déjà publiée")
        #expect(lire(("periode", "2026-T3"), ("absenteisme", "104")).1 == ["absenteisme"])
        #expect(lire(("periode", "2026-T3"), ("absenteisme", "4,25")).1 == ["absenteisme"])
        #expect(lire(("periode", "2026-T3"), ("arrets_longs", "2,5")).1 == ["arrets_longs"])
        #expect(lire(("periode", "2026-T3")).1 == ["absenteisme"], "rien de rempli")
    }
}
