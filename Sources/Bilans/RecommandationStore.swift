internal import Postgres
internal import Tenancy

/// Reads the recommendations as direction; changes none of them: it keeps one with a bilan, or sends it back.
struct RecommandationStore {
    let base: Database

    /// The latest text of that period, whatever was done with it.
    func lire(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, as principal: Principal) async throws -> Recommandation? {
        try await base.read(as: principal, Self.derniere(entreprise, periode), as: Recommandation.self).first
    }

    /// Where a text waits, among these companies and periods.
    func attentes(_ entreprises: [ID<EntrepriseTag>], _ periodes: [PeriodeBilan], as principal: Principal) async throws -> [TexteEnAttente]
    {
        try await base.read(
            as: principal,
            """
            SELECT DISTINCT ON (r.entreprise_id, r.periode) r.entreprise_id, r.periode, s.suite IS NOT DISTINCT FROM 'renvoyee' AS rendu
            FROM pilotage.recommandation r
            LEFT JOIN pilotage.recommandation_suite s
              ON s.entreprise_id = r.entreprise_id AND s.periode = r.periode AND s.rang = r.rang
            WHERE r.entreprise_id = ANY (\(entreprises)::uuid[]) AND r.periode = ANY (\(periodes.map(\.description)))
            ORDER BY r.entreprise_id, r.periode, r.rang DESC
            """, as: TexteEnAttente.self)
    }

    /// False when the writer has deposited another one meanwhile, or when it already left with a bilan.
    func renvoyer(
        _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, rang: Int, raison: String, as principal: Principal
    ) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows(
                "SELECT pilotage.renvoyer_recommandation(\(entreprise), \(periode), \(rang)::smallint, \(raison)) AS fait"
            )[0].bool("fait")
        }
    }

    /// The text a bilan published now carries; nil without one, or when the latest was sent back.
    static func partante(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, dans transaction: Transaction) throws -> Recommandation?
    {
        guard let texte = try transaction.first(derniere(entreprise, periode), as: Recommandation.self), texte.partante else { return nil }
        return texte
    }

    /// Writes down that this text leaves with a bilan; false when it is no longer the latest one.
    static func retenir(
        _ texte: Recommandation, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, dans transaction: Transaction
    ) throws -> Bool {
        try transaction.rows(
            "SELECT pilotage.retenir_recommandation(\(entreprise), \(periode), \(texte.rang)::smallint) AS fait"
        )[0].bool("fait")
    }

    private static func derniere(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan) -> SQL {
        """
        SELECT r.rang, r.textes, r.redacteur, r.depose_le, s.suite, s.raison
        FROM pilotage.recommandation r
        LEFT JOIN pilotage.recommandation_suite s
          ON s.entreprise_id = r.entreprise_id AND s.periode = r.periode AND s.rang = r.rang
        WHERE r.entreprise_id = \(entreprise) AND r.periode = \(periode)
        ORDER BY r.rang DESC
        LIMIT 1
        """
    }
}
