import Adresses
import Calendrier
import Chiffrement
import Foundation
import Messages
import Postgres
import Tenancy

/// The nominative process's own work on messages: definer functions that answer without a session, with ciphertexts only.
struct FacteurStore: Sendable {
    let base: Database
    let coffre: Coffre

    struct Du: RowDecodable, Sendable {
        let entreprise: UUID
        let id: UUID
        let reservation: UUID
        let sorte: TexteNeutre.Sorte
        let contact: [UInt8]
        let lien: [UInt8]?
        let jour: DateCivile
        let heure: Heure
        /// This one included.
        let essais: Int

        init(row: Row) throws(RowError) {
            entreprise = try row.uuid("entreprise_id")
            id = try row.uuid("id")
            reservation = try row.uuid("reservation_id")
            sorte = try row.value("sorte")
            contact = try row.bytes("contact")
            lien = try row.optionalBytes("lien")
            jour = try row.value("jour")
            heure = try row.value("heure")
            essais = try row.int("essais")
        }
    }

    /// The letter box, drawn at the first start; says what can be sent today.
    func ouvrirLaBoite(_ canaux: [Canal]) async throws {
        let (publique, enveloppee) = try coffre.nouvelleBoite()
        try await base.transactionDeService { tx in
            if try tx.rows("SELECT publique FROM nominatif.boite_publique()").isEmpty {
                _ = try tx.rows("SELECT nominatif.poser_boite(\(publique), \(enveloppee))")
            }
            _ = try tx.rows("SELECT nominatif.annoncer_canaux(\(canaux.map(\.rawValue))::text[])")
        }
    }

    /// What must leave now, taken for this process, with the boxes that open it.
    func prendre(_ limite: Int) async throws -> (dus: [Du], boites: BoitesAuxLettres) {
        let coffre = coffre
        return try await base.transactionDeService { tx in
            let dus: [Du] = try tx.all(
                """
                SELECT entreprise_id, id, reservation_id, sorte, contact, lien, jour, heure, essais FROM nominatif.messages_dus(\(limite))
                """)
            return (dus, try BoiteStore.boites(dus.isEmpty ? [] : tx.rows(BoiteStore.privees), coffre))
        }
    }

    /// Gone, or never to go: nothing of it remains.
    func clore(_ du: Du) async throws {
        try await base.transactionDeService { _ = try $0.rows("SELECT nominatif.message_clos(\(du.entreprise), \(du.id))") }
    }

    /// Bookings whose permanence changed hands or fell, orientations whose reader left or stood aside; how many.
    func suivre() async throws -> Int {
        try await base.transactionDeService {
            try $0.rows("SELECT nominatif.suivre_permanences() + nominatif.suivre_orientations() AS n").first?.int("n") ?? 0
        }
    }

    func purger() async throws -> Int {
        try await base.transactionDeService { try $0.rows("SELECT nominatif.purger_accueil() AS n").first?.int("n") ?? 0 }
    }
}
