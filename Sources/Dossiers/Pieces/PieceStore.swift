import Chiffrement
import Foundation
import Postgres
import Tenancy

/// What the stores of budgets, documents and letters share: reading by the function that journals, sealing under the dossier's key.
struct PieceStore: Sendable {
    enum Sorte: String, Sendable { case budget, document, ecrit }

    let base: Database
    let coffre: Coffre

    /// Journaled: the unsealed contents by id, the rows of `selection`, the dossier. nil when it is not mine to see, journaled too.
    func lire(
        _ sorte: Sorte, _ ref: Dossier.Ref, _ selection: SQL, _ transaction: Transaction
    ) throws -> (dossier: Dossier, lignes: [Row], contenus: [UUID: Feuillet])? {
        let reponses = try transaction.pipeline([
            """
            SELECT id, version, contenu, cle_dossier, cle_entreprise
            FROM nominatif.lire_pieces(\(ref.entreprise), \(ref.id), \(sorte.rawValue))
            """,
            "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)", selection,
        ])
        guard var dossier = try reponses[1].first.map({ try Dossier(row: $0) }) else { return nil }
        let (contenus, lacune) = try Self.ouvrir(sorte, reponses[0], ref, coffre)
        dossier.lacune = reponses[0].isEmpty && !reponses[2].isEmpty ? .cle : lacune
        return (dossier, reponses[2], contenus)
    }

    private static func ouvrir(
        _ sorte: Sorte, _ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre
    ) throws -> (contenus: [UUID: Feuillet], lacune: Illisible?) {
        guard let premiere = lignes.first else { return ([:], nil) }
        let scellee = try lignes.contains { try !$0.isNull("contenu") }
        guard let enveloppee = try premiere.optionalBytes("cle_dossier"),
            let cle = try Cles.ouvrir(ref.entreprise, ref.id.rawValue, premiere, enveloppee, coffre)?.dossier
        else { return ([:], scellee ? .cle : nil) }
        var descellement = Descellement(cle)
        var contenus: [UUID: Feuillet] = [:]
        for ligne in lignes {
            guard let contenu = try ligne.optionalBytes("contenu") else { continue }
            let id = try ligne.uuid("id")
            contenus[id] = descellement.ouvrir(contenu, sorte.table, id, version: try ligne.int("version"))
        }
        return (contenus, Illisible(lignes: descellement.illisibles))
    }

    /// The dossier's key, to write: throws `EntretienStore.Refus` when the dossier is closed or not mine to see.
    func cle(_ ref: Dossier.Ref, _ transaction: Transaction) throws -> CleDossier {
        try EntretienStore.exigerOuvert(ref, transaction)
        guard let (cle, _) = try Cles.dossier(ref, coffre, transaction) else { throw EntretienStore.Refus.introuvable }
        return cle
    }

    /// A line of the thread: codes only.
    static func evenement(_ sorte: String, _ detail: String?, _ ref: Dossier.Ref) -> SQL {
        """
        INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail)
        VALUES (\(ref.entreprise), \(ref.id), current_date, \(sorte), \(detail))
        """
    }
}

extension PieceStore.Sorte {
    var table: CleDossier.Table {
        switch self {
        case .budget: .budget
        case .document: .document
        case .ecrit: .ecrit
        }
    }
}
