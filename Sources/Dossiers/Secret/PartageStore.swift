package import Calendrier
package import Postgres
package import Tenancy

/// Statements on `nominatif.partage`, and who may be chosen.
package struct PartageStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Colleagues who receive people, except me.
    package func collegues(as principal: Principal) async throws -> [(compte: ID<CompteTag>, nom: String)] {
        try await base.read(as: principal, ["SELECT id, nom FROM garde.collegues('intervenant') WHERE id <> garde.uid() ORDER BY nom"])[0]
            .map { (try $0.id("id"), try $0.string("nom")) }
    }

    /// False when the dossier is not mine: sharing is the referent's act. Shared again with the same colleague, the first share ends.
    package func partager(
        _ ref: Dossier.Ref, avec compte: ID<CompteTag>, jusquau: DateCivile, as principal: Principal
    ) async throws -> Bool {
        let jour = DateCivile.aujourdhui()
        return try await base.transaction(as: principal) { transaction in
            guard
                try transaction.rows("SELECT nominatif.suis_referent(\(ref.entreprise), \(ref.id)) AS oui").first?.bool("oui") == true,
                try !transaction.rows("SELECT id FROM garde.collegues('intervenant') WHERE id = \(compte) AND id <> garde.uid()").isEmpty
            else { return false }
            try transaction.executeAll([
                """
                UPDATE nominatif.partage SET retire_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND compte_id = \(compte) AND retire_le IS NULL
                """,
                """
                INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, consenti_le, jusquau)
                VALUES (\(ref.entreprise), \(ref.id), \(compte), \(jour), \(jusquau))
                """,
                "SELECT journal.ecrire('partager_dossier', \(ref.id))",
            ])
            return true
        }
    }

    /// Ends a share at once; false when it is not mine to end.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Partage>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let retires = try transaction.execute(
                """
                UPDATE nominatif.partage SET retire_le = \(DateCivile.aujourdhui())::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND retire_le IS NULL
                """)
            guard retires == 1 else { return false }
            try transaction.execute("SELECT journal.ecrire('retirer_partage', \(ref.id))")
            return true
        }
    }
}
