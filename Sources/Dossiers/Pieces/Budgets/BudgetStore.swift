package import Budget
package import Calendrier
package import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.budget`.
package struct BudgetStore: Sendable {
    let pieces: PieceStore

    package init(_ base: Database, _ coffre: Coffre) { pieces = PieceStore(base: base, coffre: coffre) }

    /// Every version, latest first, journaled; nil when the dossier is not mine to see, journaled too.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> (dossier: Dossier, budgets: [BudgetDate])? {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in try Self.lire(ref, pieces, transaction) }
    }

    static func lire(_ ref: Dossier.Ref, _ pieces: PieceStore, _ transaction: Transaction) throws -> (
        dossier: Dossier, budgets: [BudgetDate]
    )? {
        guard
            let (dossier, lignes, contenus) = try pieces.lire(
                .budget, ref,
                """
                SELECT b.id, b.auteur_id, b.jour, b.version FROM nominatif.budget b
                WHERE b.entreprise_id = \(ref.entreprise) AND b.dossier_id = \(ref.id)
                ORDER BY b.jour DESC, b.id LIMIT 100
                """, transaction)
        else { return nil }
        return (dossier, try lignes.compactMap { ligne in try contenus[ligne.uuid("id")].map { try BudgetDate(ligne, $0) } })
    }

    /// Records a version, or replaces the one read at `version`. Throws `EntretienStore.Refus`; nil when somebody changed it since.
    package func enregistrer(
        _ ref: Dossier.Ref, _ fiche: FicheBudget, note: String, jour: DateCivile, remplace: (id: ID<BudgetDate>, version: Int)? = nil,
        as principal: Principal
    ) async throws -> ID<BudgetDate>? {
        let pieces = pieces
        var feuillet = fiche.feuillet
        feuillet["note"] = note
        let contenu = feuillet
        return try await pieces.base.transaction(as: principal) { transaction in
            let cle = try pieces.cle(ref, transaction)
            let (id, version) = if let remplace { remplace } else { (try Self.creer(ref, jour, transaction), 0) }
            let scelle = try cle.sceller(contenu, .budget, id.rawValue, version: version + 1)
            let posees = try transaction.execute(
                """
                UPDATE nominatif.budget SET jour = \(jour)::date, contenu = \(scelle), version = \(version + 1)
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                """)
            guard posees == 1 else { return nil }
            if remplace == nil { try transaction.execute(PieceStore.evenement("budget", nil, ref)) }
            return id
        }
    }

    /// Mine, in an open dossier; false otherwise.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<BudgetDate>, as principal: Principal) async throws -> Bool {
        try await pieces.base.transaction(as: principal) { transaction in
            try transaction.execute(
                "DELETE FROM nominatif.budget WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)") == 1
        }
    }

    private static func creer(_ ref: Dossier.Ref, _ jour: DateCivile, _ transaction: Transaction) throws -> ID<BudgetDate> {
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.budget (entreprise_id, dossier_id, jour) VALUES (\(ref.entreprise), \(ref.id), \(jour)) RETURNING id
                """
            ).first
        else { throw EntretienStore.Refus.introuvable }
        return try ligne.id("id")
    }
}
