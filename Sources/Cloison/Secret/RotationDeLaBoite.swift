import Chiffrement
import Foundation
import Postgres
import Tenancy

/// The letter box's own pair of keys: a new one takes its place in one move, and what was sealed for the old ones is sealed again for it.
///
/// The service reads the public half at each request and opens with every pair there is, so nothing waits. A pair left behind is forgotten
/// when nothing is sealed for it, ten minutes after it was left: a request that had read it has ended.
extension Rotation {
    struct Quittee: Sendable {
        let nom: String
        /// Contents only it opens, perhaps: those of before pairs had names count for each.
        let plis: Int
    }

    /// Draws a pair and puts it in service; nil when there is no box yet, or somebody else has just done it.
    func tournerLaBoite() async throws -> Bool {
        guard let boite = try await enveloppes().first(where: { $0.entreprise == nil }) else { return false }
        let (publique, enveloppee) = try coffre.nouvelleBoite()
        return try await base.transactionSansSession {
            try $0.rows("SELECT garde.coffre_tourner_boite(\(boite.publique), \(publique), \(enveloppee)) AS fait").first?.bool("fait")
                ?? false
        }
    }

    /// Whether the pair in service was drawn under another master key than the current one.
    func boiteATourner() async throws -> Bool {
        try await enveloppes().first { $0.entreprise == nil }.map { !coffre.courante($0.octets) } ?? false
    }

    /// Seals again, lot by lot and row by row, what the pair in service did not seal; how many, and how many no pair here opens.
    func resceller(lot: Int = 200, pause: Duration = .zero) async throws -> (faits: Int, illisibles: Int) {
        var (faits, illisibles) = (0, 0)
        var dernier: Pris?
        while true {
            let (plis, boites, fente) = try await lire(apres: dernier, lot)
            guard let fente, let fin = plis.last else { return (faits, illisibles) }
            for pris in plis {
                switch Self.rescelle(pris, boites, fente) {
                case .some(let neuf): if try await poser(pris, neuf) { faits += 1 }
                case nil: illisibles += 1
                }
                if pause > .zero { try await Task.sleep(for: pause) }
            }
            dernier = fin
        }
    }

    func quittees() async throws -> [Quittee] {
        try await base.transactionSansSession {
            try $0.rows("SELECT encode(publique, 'hex') AS nom, plis FROM garde.coffre_boites_quittees() ORDER BY quittee_le").map {
                Quittee(nom: String(try $0.string("nom").prefix(16)), plis: try $0.int("plis"))
            }
        }
    }

    /// Pairs that nothing needs any more; how many went.
    func oublierLesBoites() async throws -> Int {
        try await base.transactionSansSession { try $0.rows("SELECT garde.coffre_oublier_boites() AS n").first?.int("n") ?? 0 }
    }

    private struct Pris: Sendable {
        let sorte: String
        let entreprise: UUID
        let id: UUID
        let contenu: [UInt8]
    }

    private static let plis: [String: Pli] = ["orientation": .orientation, "contact": .contact, "lien": .lien]

    private func lire(apres dernier: Pris?, _ lot: Int) async throws -> ([Pris], BoitesAuxLettres, Fente?) {
        let coffre = coffre
        return try await base.transactionSansSession { transaction in
            let boites = try transaction.rows("SELECT publique, privee_enveloppee FROM garde.coffre_boite()").map {
                (publique: try $0.bytes("publique"), enveloppee: try $0.bytes("privee_enveloppee"))
            }
            let plis = try transaction.rows(
                "SELECT pli, entreprise_id, id, contenu FROM garde.coffre_plis(\(dernier?.sorte), \(dernier?.id)::uuid, \(lot))"
            ).map {
                Pris(
                    sorte: try $0.string("pli"), entreprise: try $0.uuid("entreprise_id"), id: try $0.uuid("id"),
                    contenu: try $0.bytes("contenu"))
            }
            return (plis, BoitesAuxLettres(boites, coffre), try boites.first.map { try Fente(publique: $0.publique) })
        }
    }

    private static func rescelle(_ pris: Pris, _ boites: BoitesAuxLettres, _ fente: Fente) -> [UInt8]? {
        guard let pli = plis[pris.sorte], let feuillet = try? boites.ouvrir(pris.contenu, pli, pris.id) else { return nil }
        return try? fente.sceller(feuillet, pli, pris.id)
    }

    private func poser(_ pris: Pris, _ neuf: [UInt8]) async throws -> Bool {
        try await base.transactionSansSession {
            let fait = try $0.rows(
                "SELECT garde.coffre_resceller(\(pris.sorte), \(pris.entreprise), \(pris.id), \(pris.contenu), \(neuf)) AS fait"
            )
            return try fait.first?.bool("fait") ?? false
        }
    }
}
