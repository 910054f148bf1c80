import Calendrier
import Entreprises
import Foundation
import Postgres
import Tenancy
import Web

/// What one company's HR, or a manager of it, may do: pass a sealed name on, and read the days it did.
enum OrienterStore {
    enum Suite: String, Sendable {
        case transmise, personne, trop, inconnu
    }

    static func orienter(_ id: UUID, _ etablissement: UUID, _ contenu: [UInt8], _ tx: Transaction) throws -> Suite {
        let ligne = try tx.rows("SELECT nominatif.orienter(\(id), \(etablissement), \(contenu)) AS etat").first
        return try ligne.flatMap { Suite(rawValue: try $0.string("etat")) } ?? .inconnu
    }

    /// Where the person may work, by name.
    static func etablissements(_ tx: Transaction) throws -> [Option] {
        try tx.rows("SELECT id::text AS id, nom FROM gestion.etablissements_a_orienter()").map {
            Option(try $0.string("id"), try $0.string("nom"))
        }
    }

    /// Latest first, of this account alone.
    static func transmises(_ tx: Transaction) throws -> [DateCivile] {
        try tx.rows("SELECT transmise_le FROM nominatif.orientations_transmises()").map { try $0.value("transmise_le") }
    }
}
