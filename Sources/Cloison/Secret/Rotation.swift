import Chiffrement
import Foundation
import Postgres
import Tenancy

/// What is wrapped by the master key, row by row: one envelope per company, and one per pair of the letter box.
///
/// Each row is rewrapped in its own transaction, if it is still what was read: a rotation killed midway resumes where it was, and the running
/// service opens both versions all along.
struct Rotation {
    let base: Database
    let coffre: Coffre

    struct Enveloppe: Sendable {
        /// nil: the letter box, its pair in service first.
        let entreprise: UUID?
        let publique: [UInt8]
        let octets: [UInt8]
    }

    func enveloppes() async throws -> [Enveloppe] {
        try await base.transactionSansSession { try Self.enveloppes($0) }
    }

    private static func enveloppes(_ transaction: Transaction) throws -> [Enveloppe] {
        let entreprises = try transaction.rows("SELECT entreprise_id, cle_enveloppee FROM garde.coffre_enveloppes()").map {
            Enveloppe(entreprise: try $0.uuid("entreprise_id"), publique: [], octets: try $0.bytes("cle_enveloppee"))
        }
        let boites = try transaction.rows("SELECT publique, privee_enveloppee FROM garde.coffre_boite()").map {
            Enveloppe(entreprise: nil, publique: try $0.bytes("publique"), octets: try $0.bytes("privee_enveloppee"))
        }
        return entreprises + boites
    }

    /// Takes the keys being left out of the file, if nothing is under them; how many envelopes still are. While it looks and writes, the
    /// database lets nobody wrap or store one: an envelope under way waits, then reads the file again.
    func oublier(_ fichier: String, dansUnProgramme: Bool) async throws -> Int {
        let coffre = coffre
        return try await base.transactionSansSession { transaction in
            _ = try transaction.rows("SELECT garde.coffre_figer()")
            let restent = try Self.enveloppes(transaction).filter { !coffre.courante($0.octets) }.count
            if restent == 0 { try FichierMaitre.oublier(fichier, attendue: dansUnProgramme ? nil : coffre.versions.first) }
            return restent
        }
    }

    /// How many were rewrapped; `pause` between two rows spares the machine.
    func reenvelopper(pause: Duration = .zero, suivi: (Int) -> Void = { _ in }) async throws -> Int {
        var faites = 0
        for enveloppe in try await enveloppes() where !coffre.courante(enveloppe.octets) {
            if try await reenvelopper(enveloppe) { faites += 1 }
            suivi(faites)
            if pause > .zero { try await Task.sleep(for: pause) }
        }
        return faites
    }

    private func reenvelopper(_ enveloppe: Enveloppe) async throws -> Bool {
        let sql: SQL
        if let entreprise = enveloppe.entreprise {
            let neuve = try coffre.reenvelopper(entreprise: entreprise, enveloppe.octets)
            sql = "SELECT garde.coffre_reenvelopper(\(entreprise), \(enveloppe.octets), \(neuve)) AS fait"
        } else {
            let neuve = try coffre.reenvelopper(boite: enveloppe.octets, pour: coffre)
            sql = "SELECT garde.coffre_reenvelopper_boite(\(enveloppe.publique), \(enveloppe.octets), \(neuve)) AS fait"
        }
        return try await base.transactionSansSession { try $0.rows(sql).first?.bool("fait") ?? false }
    }

    /// Envelopes by version, the current one first; nil: of before versions had a name.
    func parVersion() async throws -> [(version: String?, nombre: Int)] {
        let comptes = Dictionary(grouping: try await enveloppes()) { Coffre.version($0.octets) }.mapValues(\.count)
        return comptes.map { ($0.key, $0.value) }.sorted { a, _ in a.0 == coffre.versions.first }
    }
}
