package import Calendrier
package import Postgres
package import Tenancy

/// Statements on `nominatif.demande_acces`: the referent's alone.
package struct DemandeAccesStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// All of a dossier, the last first.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> [DemandeAcces] {
        try await base.read(as: principal, DemandeAcces.selection(ref), as: DemandeAcces.self)
    }

    /// False when one already waits for its answer.
    package func noter(_ ref: Dossier.Ref, le jour: DateCivile, _ canal: DemandeAcces.Canal, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let faite =
                try transaction.execute(
                    """
                    INSERT INTO nominatif.demande_acces (entreprise_id, dossier_id, recue_le, canal)
                    VALUES (\(ref.entreprise), \(ref.id), \(jour), \(canal)) ON CONFLICT DO NOTHING
                    """) == 1
            if faite { _ = try transaction.rows("SELECT journal.ecrire('demander_copie', \(ref.id))") }
            return faite
        }
    }

    /// False when it has its answer, is prolonged already, or came more than a month ago: the person must be told within that month.
    package func prolonger(
        _ ref: Dossier.Ref, _ id: ID<DemandeAcces>, _ raison: DemandeAcces.Raison, le jour: DateCivile, as principal: Principal
    ) async throws -> Bool {
        try await changer(
            """
            UPDATE nominatif.demande_acces SET prolongee_le = \(jour)::date, raison = \(raison)
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND close_le IS NULL AND prolongee_le IS NULL
              AND recue_le <= \(jour)::date AND \(jour)::date <= (recue_le + interval '1 month')::date
            """, "prolonger_demande", ref, principal)
    }

    /// The person no longer asks; false when it has its answer already.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<DemandeAcces>, as principal: Principal) async throws -> Bool {
        let jour = DateCivile.aujourdhui()
        return try await changer(
            """
            UPDATE nominatif.demande_acces SET suite = 'retiree', close_le = greatest(\(jour)::date, recue_le)
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND close_le IS NULL
            """, "retirer_demande", ref, principal)
    }

    /// In the transaction that hands the copy over: what was asked has its answer.
    static func clore(_ ref: Dossier.Ref, le jour: DateCivile) -> SQL {
        """
        UPDATE nominatif.demande_acces SET suite = 'remise', close_le = \(jour)::date
        WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND close_le IS NULL AND recue_le <= \(jour)::date
        """
    }

    private func changer(_ sql: SQL, _ geste: String, _ ref: Dossier.Ref, _ principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            guard try transaction.execute(sql) == 1 else { return false }
            _ = try transaction.rows("SELECT journal.ecrire(\(geste), \(ref.id))")
            return true
        }
    }
}
