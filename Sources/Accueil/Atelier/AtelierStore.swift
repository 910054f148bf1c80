import Calendrier
import Foundation
import Postgres
import Tenancy

/// Seats of workshops as app_public: definer functions only, no name anywhere.
struct AtelierStore: Sendable {
    let base: Database

    func ouverts(_ code: String) async throws -> [Atelier] {
        try await base.readSansSession(
            "SELECT id, jour, debut, minutes, theme, places, commune, intervenant FROM gestion.ateliers(\(code))", as: Atelier.self)
    }

    enum Suite: String, Sendable { case pris, complet, trop, inconnu }

    /// `adresse`: the visitor's fingerprint of the day.
    func prendre(_ code: String, _ atelier: UUID, _ jeton: Jeton, adresse: [UInt8]) async throws -> Suite {
        try await base.transactionSansSession {
            try $0.rows("SELECT nominatif.inscrire(\(code), \(atelier), \(jeton.empreinte), \(adresse)) AS etat").first?.value("etat")
                ?? .inconnu
        }
    }

    func lire(_ jeton: Jeton) async throws -> PlaceDAtelier? {
        try await base.readSansSession(
            "SELECT jour, debut, minutes, code FROM gestion.place_lire(\(jeton.octets))", as: PlaceDAtelier.self
        ).first
    }

    /// The day and hour given back; nil when the link is dead.
    func rendre(_ jeton: Jeton) async throws -> (jour: DateCivile, heure: Heure)? {
        try await base.transactionSansSession { tx in
            guard let ligne = try tx.rows("SELECT jour, debut FROM gestion.place_rendre(\(jeton.octets))").first else { return nil }
            return (try ligne.value("jour"), try ligne.value("debut"))
        }
    }
}
