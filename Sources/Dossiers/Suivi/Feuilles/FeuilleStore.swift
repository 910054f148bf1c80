import Chiffrement
import Postgres
import Tenancy

/// Statements on one evaluation or end review: corrected, taken back. The day of the sheet stays: a correction is not a contact.
struct FeuilleStore: Sendable {
    let base: Database
    let coffre: Coffre

    init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// Replaces the words read at `version`; false when they changed since, or the dossier does not take them any more (closed, but for an
    /// end review of mine).
    func corriger(
        _ ref: Dossier.Ref, _ id: ID<Feuille>, _ feuillet: Feuillet, version: Int, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard try Self.prendre(ref, id, version, transaction) else { return false }
            try Contenu.poser(feuillet, .feuille, id.rawValue, version: version + 1, ref, coffre, transaction)
            return true
        }
    }

    /// False when it is not there, or stays with its closed dossier.
    func retirer(_ ref: Dossier.Ref, _ id: ID<Feuille>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                DELETE FROM nominatif.feuille
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND sorte <> 'situation'
                """) == 1
        }
    }

    private static func prendre(_ ref: Dossier.Ref, _ id: ID<Feuille>, _ version: Int, _ transaction: Transaction) throws -> Bool {
        try !transaction.rows(
            """
            SELECT f.id FROM nominatif.feuille f
            JOIN nominatif.dossier d ON d.entreprise_id = f.entreprise_id AND d.id = f.dossier_id
            WHERE f.entreprise_id = \(ref.entreprise) AND f.dossier_id = \(ref.id) AND f.id = \(id) AND f.version = \(version)
              AND f.sorte <> 'situation'
              AND (d.etat = 'ouvert' OR f.sorte = 'bilan_fin' AND d.etat = 'clos' AND d.referent_id = garde.uid())
            """
        ).isEmpty
    }
}
