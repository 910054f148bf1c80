import Calendrier
import Entreprises
import Foundation
import Postgres
import Tenancy

/// What one company's HR may do: pass a sealed name on, and read the days it did.
enum OrienterStore {
    enum Suite: String, Sendable {
        case transmise, personne, trop, inconnu
    }

    static func orienter(_ id: UUID, _ etablissement: UUID, _ contenu: [UInt8], _ tx: Transaction) throws -> Suite {
        let ligne = try tx.rows("SELECT nominatif.orienter(\(id), \(etablissement), \(contenu)) AS etat").first
        return try ligne.flatMap { Suite(rawValue: try $0.string("etat")) } ?? .inconnu
    }

    /// Latest first.
    static func transmises(_ tx: Transaction) throws -> [DateCivile] {
        try tx.rows("SELECT transmise_le FROM nominatif.orientations_transmises()").map { try $0.value("transmise_le") }
    }
}
