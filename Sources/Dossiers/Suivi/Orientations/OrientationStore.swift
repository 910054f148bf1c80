package import Calendrier
package import Chiffrement
package import Foundation
package import Partenaires
package import Postgres
package import Tenancy

/// Statements on `nominatif.orientation`. All throw `EntretienStore.Refus` when the dossier is closed or not mine to see.
package struct OrientationStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// What a new orientation needs.
    package struct Nouvelle: Sendable {
        package var vers: VersOrientation
        package var partenaire: TypePartenaire?
        package var partenaireId: UUID?
        package var le: DateCivile
        package var relance: DateCivile?
        package var texte: Orientation.Texte

        package init(
            vers: VersOrientation, partenaire: TypePartenaire? = nil, partenaireId: UUID? = nil, le: DateCivile, relance: DateCivile? = nil,
            texte: Orientation.Texte = .init()
        ) {
            self.vers = vers
            self.partenaire = partenaire
            self.partenaireId = partenaireId
            self.le = le
            self.relance = relance
            self.texte = texte
        }
    }

    /// `envoi`: drawn with the form, sent twice it notes one.
    package func orienter(_ ref: Dossier.Ref, _ n: Nouvelle, envoi: UUID? = nil, as principal: Principal) async throws {
        let coffre = coffre
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.orientation (entreprise_id, dossier_id, vers, partenaire, partenaire_id, le, relance, maj_le, fiche)
                VALUES (\(ref.entreprise), \(ref.id), \(n.vers), \(n.partenaire), \(n.partenaireId), \(n.le), \(n.relance),
                        \(DateCivile.aujourdhui()), \(envoi))
                \(fragment: EnvoiUnique.parAuteur) RETURNING id
                """
            ).first
            guard let ligne else { return }
            guard !n.texte.feuillet.estVide else { return }
            try Contenu.poser(n.texte.feuillet, .orientation, try ligne.uuid("id"), version: 1, ref, coffre, transaction)
        }
    }

    /// Whom and when, as they should have been noted.
    package struct Correction: Sendable {
        package var vers: VersOrientation
        package var partenaire: TypePartenaire?
        package var partenaireId: UUID?
        package var le: DateCivile

        package init(vers: VersOrientation, partenaire: TypePartenaire? = nil, partenaireId: UUID? = nil, le: DateCivile) {
            self.vers = vers
            self.partenaire = partenaire
            self.partenaireId = partenaireId
            self.le = le
        }
    }

    /// Says what became of it, and puts right whom and when; `texte` replaces the sealed words read at `version`. False when it changed
    /// since, or is not there.
    package func suivre(
        _ ref: Dossier.Ref, _ id: ID<Orientation>, _ issue: IssueOrientation, relance: DateCivile?, texte: Orientation.Texte, version: Int,
        correction: Correction? = nil, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        let jour = DateCivile.aujourdhui()
        let fini: DateCivile? = issue == .enCours ? nil : jour
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let change = try transaction.execute(
                """
                UPDATE nominatif.orientation
                SET issue = \(issue), issue_le = CASE WHEN issue = \(issue) THEN issue_le ELSE \(fini)::date END, relance = \(relance)::date,
                    maj_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                """)
            guard change == 1 else { return false }
            if let correction { try Self.corriger(ref, id, correction, transaction) }
            guard !texte.feuillet.estVide || version > 0 else { return true }
            try Contenu.poser(texte.feuillet, .orientation, id.rawValue, version: version + 1, ref, coffre, transaction)
            return true
        }
    }

    private static func corriger(
        _ ref: Dossier.Ref, _ id: ID<Orientation>, _ c: Correction, _ transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE nominatif.orientation
            SET vers = \(c.vers), partenaire = \(c.partenaire), partenaire_id = \(c.partenaireId)::uuid, le = \(c.le)::date
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
            """)
    }

    /// Takes one back, its words with it; false when it is not there. Journaled.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Orientation>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let retirees = try transaction.execute(
                "DELETE FROM nominatif.orientation WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)")
            guard retirees == 1 else { return false }
            try transaction.execute("SELECT journal.ecrire('retirer_orientation', \(ref.id))")
            return true
        }
    }
}
