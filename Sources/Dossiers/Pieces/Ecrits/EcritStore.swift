package import Calendrier
package import Chiffrement
package import Documents
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.ecrit`.
package struct EcritStore: Sendable {
    let pieces: PieceStore

    package init(_ base: Database, _ coffre: Coffre) { pieces = PieceStore(base: base, coffre: coffre) }

    /// Every report and letter, latest first, journaled; nil when the dossier is not mine to see, journaled too.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> (dossier: Dossier, ecrits: [Ecrit])? {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in
            guard
                let (dossier, lignes, contenus) = try pieces.lire(
                    .ecrit, ref,
                    """
                    SELECT \(fragment: Ecrit.colonnes) FROM nominatif.ecrit e
                    WHERE e.entreprise_id = \(ref.entreprise) AND e.dossier_id = \(ref.id)
                    ORDER BY e.cree_le DESC, e.id LIMIT 200
                    """, transaction)
            else { return nil }
            return (
                dossier,
                try lignes.compactMap { ligne in
                    try contenus[ligne.uuid("id")].map { try Ecrit(row: ligne, Ecrit.Contenu($0)) }
                }
            )
        }
    }

    /// A new draft. Throws `EntretienStore.Refus`.
    package func creer(
        _ ref: Dossier.Ref, _ sorte: Ecrit.Sorte, _ contenu: Ecrit.Contenu, as principal: Principal
    ) async throws -> ID<Ecrit> {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in
            let cle = try pieces.cle(ref, transaction)
            guard
                let ligne = try transaction.rows(
                    """
                    INSERT INTO nominatif.ecrit (entreprise_id, dossier_id, sorte, cree_le)
                    VALUES (\(ref.entreprise), \(ref.id), \(sorte), \(DateCivile.aujourdhui())) RETURNING id
                    """
                ).first
            else { throw EntretienStore.Refus.introuvable }
            let id: ID<Ecrit> = try ligne.id("id")
            let scelle = try cle.sceller(contenu.feuillet, .ecrit, id.rawValue, version: 1)
            try transaction.execute(
                "UPDATE nominatif.ecrit SET contenu = \(scelle), version = 1 WHERE entreprise_id = \(ref.entreprise) AND id = \(id)")
            return id
        }
    }

    /// Replaces the draft read at `version`; false when somebody changed it since, it is handed over, or it is not mine.
    package func garder(
        _ ref: Dossier.Ref, _ id: ID<Ecrit>, _ contenu: Ecrit.Contenu, reluLe: DateCivile?, version: Int, as principal: Principal
    ) async throws -> Bool {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in
            let cle = try pieces.cle(ref, transaction)
            let scelle = try cle.sceller(contenu.feuillet, .ecrit, id.rawValue, version: version + 1)
            return try transaction.execute(
                """
                UPDATE nominatif.ecrit SET contenu = \(scelle), version = \(version + 1), relu_le = \(reluLe)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                  AND etat = 'brouillon'
                """) == 1
        }
    }

    /// Freezes the text and keeps the printed copy among the documents, together or not at all; false as for `garder`.
    package func remettre(
        _ ref: Dossier.Ref, _ ecrit: Ecrit, aQui: String, le jour: DateCivile, _ remise: Ecrit.Remise, copie: FichierExamine,
        as principal: Principal
    ) async throws -> Bool {
        let pieces = pieces
        do {
            return try await pieces.base.transaction(as: principal) { transaction in
                let cle = try pieces.cle(ref, transaction)
                var contenu = ecrit.contenu
                contenu.aQui = aQui
                contenu.copie = try DocumentStore.deposer(ref, copie, titre: ecrit.titre, copie: true, pieces, transaction).rawValue
                let version = ecrit.version + 1
                let scelle = try cle.sceller(contenu.feuillet, .ecrit, ecrit.id.rawValue, version: version)
                let faits = try transaction.execute(
                    """
                    UPDATE nominatif.ecrit
                    SET contenu = \(scelle), version = \(version), etat = 'remis', remis_le = \(jour)::date, remise = \(remise)
                    WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(ecrit.id) AND version = \(ecrit.version)
                      AND etat = 'brouillon'
                    """)
                // Rolls the copy back.
                guard faits == 1 else { throw EntretienStore.Refus.introuvable }
                try transaction.execute(PieceStore.evenement("courrier", ecrit.sorte == .rapport ? "rapport" : "lettre", ref))
                return true
            }
        } catch PostgresError.server(.checkViolation, constraint: "document_limite") {
            throw DocumentStore.Refus.limite
        }
    }

    /// My draft, in an open dossier; false otherwise.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Ecrit>, as principal: Principal) async throws -> Bool {
        try await pieces.base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                DELETE FROM nominatif.ecrit
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND etat = 'brouillon'
                """) == 1
        }
    }
}

extension Ecrit {
    /// « Rapport social », or what the letter is about.
    package var titre: String { contenu.objet.isEmpty ? (sorte == .rapport ? "Rapport social" : "Courrier") : contenu.objet }
}
