import Foundation
import Postgres
import Tenancy

/// The journal as exported to whoever verifies it: identifiers and codes, no content.
struct JournalStore {
    /// The pool of `job_passerelle`.
    let base: Database

    /// What does not hold, and the root of each seal by its number. Seal by seal: the journal may be long.
    func verifier() async throws -> (ruptures: [ChaineDuJournal.Rupture], racines: [Int: String]) {
        let sceaux = try await sceaux()
        var ruptures: [ChaineDuJournal.Rupture] = []
        var avant: (n: Int, racine: [UInt8])?
        for sceau in sceaux {
            let lignes = try await lot(sceau.n)
            if let rupture = ChaineDuJournal.verifier(sceau, lignes, apres: avant) { ruptures.append(rupture) }
            avant = (sceau.n, sceau.racine)
        }
        return (ruptures, Dictionary(sceaux.map { ($0.n, Self.hexa($0.racine)) }, uniquingKeysWith: { a, _ in a }))
    }

    func racines() async throws -> [(n: Int, racine: String, poseLe: String)] {
        try await sceaux().map { ($0.n, Self.hexa($0.racine), $0.poseLe) }
    }

    private func sceaux() async throws -> [ChaineDuJournal.Sceau] {
        try await base.transactionSansSession { transaction in
            try transaction.rows("SELECT n, lignes, precedent, racine, pose_le FROM journal.sceaux()").map {
                ChaineDuJournal.Sceau(
                    n: try $0.int("n"), lignes: try $0.int("lignes"), precedent: try $0.bytes("precedent"), racine: try $0.bytes("racine"),
                    poseLe: try $0.instant("pose_le").ISO8601Format())
            }
        }
    }

    private func lot(_ n: Int) async throws -> [ChaineDuJournal.Ligne] {
        try await base.transactionSansSession { transaction in
            try transaction.rows("SELECT id, secondes, compartiment, entreprise_id, compte, action, objet FROM journal.lot(\(n))").map {
                ChaineDuJournal.Ligne(
                    id: try $0.int("id"), secondes: try $0.string("secondes"), compartiment: try $0.string("compartiment"),
                    entreprise: try $0.optionalUUID("entreprise_id")?.uuidString.lowercased(),
                    compte: try $0.optionalUUID("compte")?.uuidString.lowercased(), action: try $0.string("action"),
                    objet: try $0.optionalUUID("objet")?.uuidString.lowercased())
            }
        }
    }

    private static func hexa(_ octets: [UInt8]) -> String { octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
