import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Bilans

/// What direction and HR cannot read.
@Suite struct MursTests {
    let t1 = PeriodeBilan("2025-T1")!

    @Test func laDirectionNeLitNiFaitNiDossierNiFacture() async throws {
        try await BaseDeTest.avec { base in
            let direction = try await base.principal(.direction)
            for ordre: SQL in [
                "SELECT 1 FROM passerelle.acte", "SELECT cle FROM passerelle.cle_pseudonyme", "SELECT 1 FROM nominatif.dossier",
                "SELECT 1 FROM nominatif.entretien", "SELECT net_cents FROM facturation.facture", "SELECT graine FROM pilotage.graine",
                "INSERT INTO pilotage.bilan (rang) VALUES (1)", "UPDATE pilotage.bilan SET rang = 2",
            ] {
                await Self.refuse(base, .pilotage, direction, ordre)
            }
        }
    }

    @Test func laRHNeLitQueSesBilansPublies() async throws {
        try await BaseDeTest.avec { base in
            let entreprises = try await Decor(base: base).poser()
            let direction = try await base.principal(.direction)
            let grande = try #require(entreprises["GG"]), moyenne = try #require(entreprises["MM"])
            let rh = try await base.principal(.rh, entreprise: grande)
            let registre = RegistreStore(base: base.bases[.client])
            // A preview leaves nothing to read.
            _ = try await Publication(base.bases[.pilotage]).apercu(grande, t1, as: direction)
            #expect(try await registre.liste(nil, as: rh).isEmpty)
            let sien = try await Publication(base.bases[.pilotage]).publier(grande, t1, as: direction)
            let autre = try await Publication(base.bases[.pilotage]).publier(moyenne, t1, as: direction)
            #expect(try await registre.liste(nil, as: rh).map(\.id.rawValue) == [sien])
            #expect(try await registre.lire(ID(autre), as: rh) == nil)
            for ordre: SQL in [
                "SELECT certificat FROM pilotage.bilan", "SELECT graine FROM pilotage.graine", "SELECT 1 FROM passerelle.acte",
                "SELECT passerelle.agreger(\(grande), '2025-01-01', '2025-03-31', '{}')", "SELECT pilotage.ouvrir_registre(\(grande))",
            ] {
                await Self.refuse(base, .client, rh, ordre)
            }
        }
    }

    @Test func publierExigeLaDirection() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = try #require(try await Decor(base: base).poser()["GG"])
            let planification = try await base.principal(.planification)
            let facturation = try await base.principal(.facturation)
            await Self.refuse(base, .gestion, planification, "SELECT pilotage.ouvrir_registre(\(entreprise))")
            await Self.refuse(base, .facturation, facturation, "SELECT contenu FROM pilotage.bilan")
        }
    }

    static func refuse(_ base: BaseDeTest, _ compartiment: Compartiment, _ principal: Principal, _ ordre: SQL) async {
        await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(ordre)") {
            try await base.bases[compartiment].transaction(as: principal) { try $0.rows(ordre).count }
        }
    }
}
