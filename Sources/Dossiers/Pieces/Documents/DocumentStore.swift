package import Chiffrement
package import Documents
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.document` and its pieces. A file is never whole in the clear on its way out: one piece at a time is unsealed.
package struct DocumentStore: Sendable {
    let pieces: PieceStore

    package init(_ base: Database, _ coffre: Coffre) { pieces = PieceStore(base: base, coffre: coffre) }

    package enum Refus: Error, Equatable {
        /// A hundred documents or 100 MB: see `nominatif.limiter_documents`.
        case limite
    }

    /// Titles and codes, latest first, journaled; nil when the dossier is not mine to see, journaled too.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> (dossier: Dossier, documents: [Document])? {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in
            guard
                let (dossier, lignes, contenus) = try pieces.lire(.document, ref, Document.selection(ref), transaction)
            else { return nil }
            return (dossier, try lignes.map { try Document(row: $0, contenus[$0.uuid("id")]) })
        }
    }

    /// Stores a file, sealed piece by piece, all or nothing. Throws `EntretienStore.Refus` or `Refus.limite`.
    package func deposer(
        _ ref: Dossier.Ref, _ fichier: FichierExamine, titre: String, as principal: Principal
    ) async throws -> ID<Document> {
        let pieces = pieces
        do {
            return try await pieces.base.transaction(as: principal) { transaction in
                let id = try Self.deposer(ref, fichier, titre: titre, pieces, transaction)
                try transaction.execute(PieceStore.evenement("document", fichier.genre.rawValue, ref))
                return id
            }
        } catch PostgresError.server(.checkViolation, constraint: "document_limite") {
            throw Refus.limite
        }
    }

    static func deposer(
        _ ref: Dossier.Ref, _ fichier: FichierExamine, titre: String, copie: Bool = false, _ pieces: PieceStore, _ transaction: Transaction
    ) throws -> ID<Document> {
        let cle = try pieces.cle(ref, transaction)
        let total = (fichier.octets.count + Document.morceau - 1) / Document.morceau
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.document (entreprise_id, dossier_id, jour, type, octets, morceaux, alertes, copie)
                VALUES (\(ref.entreprise), \(ref.id), current_date, \(fichier.genre.rawValue), \(fichier.octets.count), \(total),
                        \(fichier.alertes.map(\.rawValue).sorted()), \(copie))
                RETURNING id
                """
            ).first
        else { throw EntretienStore.Refus.introuvable }
        let id: ID<Document> = try ligne.id("id")
        for rang in 0..<total {
            let clair = Array(fichier.octets[(rang * Document.morceau)..<min((rang + 1) * Document.morceau, fichier.octets.count)])
            let scelle = try cle.sceller(morceau: clair, rang: rang, sur: total, id.rawValue)
            try transaction.execute(
                """
                INSERT INTO nominatif.document_morceau (entreprise_id, document_id, rang, contenu)
                VALUES (\(ref.entreprise), \(id), \(rang), \(scelle))
                """)
        }
        var feuillet = Feuillet()
        feuillet["titre"] = titre
        try transaction.execute(
            """
            UPDATE nominatif.document SET contenu = \(try cle.sceller(feuillet, .document, id.rawValue, version: 1)), version = 1
            WHERE entreprise_id = \(ref.entreprise) AND id = \(id)
            """)
        return id
    }

    /// The row of one document, without its title: nothing is unsealed, nothing is journaled yet. nil when it is not mine to see.
    package func trouver(_ ref: Dossier.Ref, _ id: ID<Document>, as principal: Principal) async throws -> Document? {
        try await pieces.base.transaction(as: principal, readOnly: true) { transaction in
            try transaction.rows(
                """
                SELECT \(fragment: Document.colonnes) FROM nominatif.document o
                WHERE o.entreprise_id = \(ref.entreprise) AND o.dossier_id = \(ref.id) AND o.id = \(id) AND o.version > 0
                """
            ).first.map { try Document(row: $0, nil) }
        }
    }

    /// One piece unsealed; nil past the last. The first is journaled, and any other that no recent reading precedes.
    package func morceau(_ ref: Dossier.Ref, _ document: Document, _ rang: Int, as principal: Principal) async throws -> [UInt8]? {
        guard rang < document.morceaux else { return nil }
        let coffre = pieces.coffre
        return try await pieces.base.transaction(as: principal) { transaction in
            guard
                let ligne = try transaction.rows(
                    "SELECT contenu, cle_dossier, cle_entreprise FROM nominatif.lire_morceau(\(ref.entreprise), \(document.id), \(rang))"
                ).first, let enveloppee = try ligne.optionalBytes("cle_dossier")
            else { throw EntretienStore.Refus.introuvable }
            let cle = try Cles.exiger(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre).dossier
            let (contenu, morceaux) = (try ligne.bytes("contenu"), document.morceaux)
            guard let clair = try? cle.ouvrir(morceau: contenu, rang: rang, sur: morceaux, document.id.rawValue) else {
                throw Illisible.refus
            }
            return clair
        }
    }

    /// Mine or in a dossier I refer for, open, and no copy of a text handed over; false otherwise.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Document>, as principal: Principal) async throws -> Bool {
        try await pieces.base.transaction(as: principal) { transaction in
            let retires = try transaction.execute(
                "DELETE FROM nominatif.document WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)")
            guard retires == 1 else { return false }
            try transaction.execute(PieceStore.evenement("document", "retire", ref))
            return true
        }
    }
}
