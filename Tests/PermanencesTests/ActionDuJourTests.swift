import Calendrier
import Contrats
import Entreprises
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// What a collective action, planned in another room, changes to permanences and to the calendar of the client's HR.
@Suite struct ActionDuJourTests {
    /// A permanence by hand does not fall on an action of the same person.
    @Test func unePermanenceNeSePosePasDessus() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let jour = Monde.lundi
            try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [
                    """
                    INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
                    VALUES (\(monde.entreprise)::uuid, \(monde.nadia)::uuid, \(jour)::date, '11:00', 90, 'atelier', 'Budget', 12)
                    """
                ])
            let entreprise = try #require(EntrepriseID(monde.entreprise)), prestation = try #require(ID<Prestation>(monde.prestation))
            let nadia = try #require(ID<IntervenantTag>(monde.nadia)), claire = try #require(ID<IntervenantTag>(monde.claire))
            func manquements(_ qui: ID<IntervenantTag>, _ moment: Moment) async throws -> [String] {
                try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                    try PlacementStore.charger(entreprise, prestation, qui: qui, jour: jour, moment: moment, $0)?.manquements.map(\.phrase)
                        ?? []
                }
            }
            #expect(try await manquements(nadia, .AM).contains { $0.contains("action collective") && $0.contains("11 h – 12 h 30") })
            #expect(try await manquements(nadia, .PM) == [])
            #expect(try await manquements(claire, .AM) == [])
        }
    }

    @Test func chacunSaPart() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let voisine = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0).entreprise
            }
            try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [monde.entreprise, voisine].map {
                    """
                    INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
                    VALUES (\($0)::uuid, \(monde.nadia)::uuid, \(Monde.lundi)::date, '17:00', 60, 'atelier', 'Budget', 12)
                    """
                })
            let rh = try await base.principal(.rh, entreprise: ID(monde.entreprise))
            let client = base.bases[.client]
            #expect(try await client.transaction(as: rh) { try RhStore.actions(Periode(annee: 2026), $0) }.count == 1)
            let direction = try await base.principal(.direction)
            let intervenant = try await base.principal(.intervenant)
            let facturation = try await base.principal(.facturation)
            for (compartiment, qui, sql) in [
                (Compartiment.client, rh, "SELECT participants FROM gestion.action_collective"),
                (.client, rh, "UPDATE gestion.action_collective SET places = 1"),
                (.pilotage, direction, "UPDATE gestion.action_collective SET places = 1"),
                (.nominatif, intervenant, "UPDATE gestion.action_collective SET participants = 3"),
                (.facturation, facturation, "SELECT theme FROM gestion.action_collective"),
                (.gestion, monde.planificatrice, "DELETE FROM gestion.action_collective"),
                (.gestion, monde.planificatrice, "SELECT absenteisme FROM gestion.contexte"),
            ] as [(Compartiment, Principal, SQL)] {
                let erreur = await #expect(throws: PostgresError.self) { try await base.bases[compartiment].write(as: qui, [sql]) }
                #expect(erreur?.state == .insufficientPrivilege, "\(compartiment)")
            }
        }
    }
}
