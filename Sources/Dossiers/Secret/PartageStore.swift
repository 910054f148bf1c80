package import Calendrier
package import Postgres
package import Tenancy
import Web

/// Somebody a dossier may be opened or handed to.
package struct Collegue: RowDecodable, Sendable {
    package let compte: ID<CompteTag>
    package let nom: String
    package let psychologue: Bool

    package init(row: Row) throws(RowError) {
        compte = try row.id("id")
        nom = try row.string("nom")
        psychologue = try row.bool("psychologue")
    }

    var option: Option { Option(compte.description, psychologue ? "\(nom), psychologue" : nom) }
}

/// Statements on `nominatif.partage`, and who may be chosen.
package struct PartageStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Colleagues who receive people, except me.
    package func collegues(as principal: Principal) async throws -> [Collegue] {
        try await base.read(
            as: principal,
            """
            SELECT c.id, c.nom, EXISTS (SELECT 1 FROM gestion.intervenant i
              WHERE i.compte_id = c.id AND i.metier = 'psychologue' AND i.actif) AS psychologue
            FROM garde.collegues('intervenant') c WHERE c.id <> garde.uid() ORDER BY c.nom
            """, as: Collegue.self)
    }

    /// False when the dossier is not mine: sharing is the referent's act. Shared again with the same colleague, the first share ends.
    package func partager(
        _ ref: Dossier.Ref, avec compte: ID<CompteTag>, jusquau: DateCivile, accord: Partage.Accord = .oral,
        portee: Partage.Portee = .entier,
        as principal: Principal
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
                INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, consenti_le, jusquau, accord, formule, portee)
                VALUES (\(ref.entreprise), \(ref.id), \(compte), \(jour), \(jusquau), \(accord), \(Partage.formule), \(portee))
                """,
                "SELECT journal.ecrire('partager_dossier', \(ref.id))",
            ])
            return true
        }
    }

    /// Ends a share at once, by the referent or by the colleague who gives it up; false when it is ended or of neither.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Partage>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT nominatif.retirer_partage(\(ref.entreprise), \(id)) AS fait").first?.bool("fait") ?? false
        }
    }
}
