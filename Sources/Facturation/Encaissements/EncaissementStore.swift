internal import Calendrier
internal import Postgres
internal import Tenancy

/// The client accounts: documents and what is left of them, payments, allocations. As app_facturation.
struct EncaissementStore {
    let base: Database

    /// What is left of `f`: due, or to deduct.
    static let reste: SQL = """
        (f.brut_cents - coalesce((SELECT sum(i.montant_cents) FROM facturation.imputation i
          WHERE i.entreprise_id = f.entreprise_id AND (i.facture_id = f.id OR i.avoir_id = f.id)), 0))::bigint
        """

    private static let regle: SQL = """
        (SELECT x.entreprise_id, x.piece_id, sum(x.montant_cents) AS cents
         FROM (SELECT entreprise_id, facture_id AS piece_id, montant_cents FROM facturation.imputation WHERE facture_id IS NOT NULL
               UNION ALL
               SELECT entreprise_id, avoir_id, montant_cents FROM facturation.imputation WHERE avoir_id IS NOT NULL) x
         GROUP BY x.entreprise_id, x.piece_id)
        """

    private static func pieces(_ condition: SQL) -> SQL {
        """
        SELECT f.entreprise_id, f.id, f.numero, f.type, f.vendeur, f.date_emission, f.echeance, f.brut_cents, coalesce(e.nom, f.acheteur_nom) AS nom,
          (f.brut_cents - coalesce(r.cents, 0))::bigint AS reste_cents, d.niveau, d.le AS relance_le
        FROM facturation.facture f
        LEFT JOIN gestion.entreprise e ON e.entreprise_id = f.entreprise_id
        LEFT JOIN \(fragment: regle) r ON r.entreprise_id = f.entreprise_id AND r.piece_id = f.id
        LEFT JOIN LATERAL (
          SELECT x.niveau, x.le FROM facturation.relance_facture x
          WHERE x.entreprise_id = f.entreprise_id AND x.facture_id = f.id ORDER BY x.niveau DESC, x.le DESC LIMIT 1) d ON true
        WHERE \(fragment: condition)
        ORDER BY f.date_emission, f.serie, f.rang
        """
    }

    private static func encaissements(_ condition: SQL) -> SQL {
        """
        SELECT e.entreprise_id, e.id, e.recu_le, e.montant_cents, e.moyen, e.libelle, e.annule_id IS NOT NULL AS contraire,
          a.id IS NOT NULL AS annule,
          CASE WHEN e.annule_id IS NOT NULL OR a.id IS NOT NULL THEN 0 ELSE (e.montant_cents - coalesce((
            SELECT sum(i.montant_cents) FROM facturation.imputation i
            WHERE i.entreprise_id = e.entreprise_id AND i.encaissement_id = e.id), 0))::bigint END AS reste_cents
        FROM facturation.encaissement e
        LEFT JOIN facturation.encaissement a ON a.entreprise_id = e.entreprise_id AND a.annule_id = e.id
        WHERE \(fragment: condition)
        ORDER BY e.recu_le, e.saisi_le, e.id
        """
    }

    /// Documents not settled, all companies, and what each has paid in advance.
    func ouvertes(as principal: Principal) async throws -> (pieces: [PieceDue], verses: [(ID<EntrepriseTag>, String, Int)]) {
        let reponses = try await base.read(
            as: principal,
            [
                Self.pieces("f.brut_cents <> coalesce(r.cents, 0)"),
                """
                SELECT e.entreprise_id, max(g.nom) AS nom, (sum(e.montant_cents) - coalesce(max(i.cents), 0))::bigint AS cents
                FROM facturation.encaissement e
                JOIN gestion.entreprise g ON g.entreprise_id = e.entreprise_id
                LEFT JOIN (SELECT entreprise_id, sum(montant_cents) AS cents FROM facturation.imputation
                           WHERE encaissement_id IS NOT NULL GROUP BY entreprise_id) i ON i.entreprise_id = e.entreprise_id
                GROUP BY e.entreprise_id
                HAVING sum(e.montant_cents) <> coalesce(max(i.cents), 0)
                """,
            ])
        return (
            try reponses[0].map { try PieceDue(row: $0) },
            try reponses[1].map { (try $0.id("entreprise_id"), try $0.string("nom"), try $0.int("cents")) }
        )
    }

    /// One company's whole account; nil when it has no document.
    func compte(_ entreprise: ID<EntrepriseTag>, as principal: Principal) async throws -> CompteClient? {
        let reponses = try await base.read(
            as: principal,
            [
                Self.pieces("f.entreprise_id = \(entreprise)"), Self.encaissements("e.entreprise_id = \(entreprise)"),
                """
                SELECT i.id, i.facture_id, i.encaissement_id, i.avoir_id, i.montant_cents, i.impute_le, i.annule_id IS NOT NULL AS contraire,
                  a.id IS NOT NULL AS annulee
                FROM facturation.imputation i
                LEFT JOIN facturation.imputation a ON a.entreprise_id = i.entreprise_id AND a.annule_id = i.id
                WHERE i.entreprise_id = \(entreprise)
                ORDER BY i.impute_le, i.saisi_le, i.id
                """,
                """
                SELECT r.id, r.niveau, r.le, r.reste_cents,
                  (SELECT count(*) FROM facturation.relance_facture x WHERE x.entreprise_id = r.entreprise_id AND x.relance_id = r.id) AS pieces
                FROM facturation.relance r
                WHERE r.entreprise_id = \(entreprise)
                ORDER BY r.le DESC, r.saisie_le DESC
                """,
            ])
        let pieces = try reponses[0].map { try PieceDue(row: $0) }
        guard let nom = pieces.first?.nom else { return nil }
        return CompteClient(
            entreprise: entreprise, nom: nom, pieces: pieces, encaissements: try reponses[1].map { try Encaissement(row: $0) },
            imputations: try reponses[2].map { try Imputation(row: $0) }, relances: try reponses[3].map { try Relance(row: $0) })
    }

    /// The payments of a period, all companies, oldest first.
    func recus(_ periode: Periode, as principal: Principal) async throws -> [Encaissement] {
        try await base.read(as: principal, Self.encaissements("e.recu_le >= \(periode.debut) AND e.recu_le <= \(periode.fin)"))
    }

    /// What is left of these documents.
    func restes(_ pieces: [ID<FactureTag>], as principal: Principal) async throws -> [ID<FactureTag>: Int] {
        let ids = pieces.map(\.rawValue)
        let rows = try await base.read(
            as: principal,
            ["SELECT f.id, \(fragment: Self.reste) AS reste FROM facturation.facture f WHERE f.id = ANY (\(ids)::uuid[])"])[0]
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.id("id"), try $0.int("reste")) })
    }
}

/// Writes go through the doors of the base, which lock the company's account and refuse any excess.
struct CaisseStore {
    let transaction: Transaction

    func encaisser(_ encaissement: NouvelEncaissement) throws -> ID<EncaissementTag> {
        try transaction.rows("SELECT facturation.encaisser(\(try encaissement.json())::jsonb) AS id")[0].id("id")
    }

    /// `facture` nil: returned to the client.
    func imputer(
        _ entreprise: ID<EntrepriseTag>, encaissement: ID<EncaissementTag>? = nil, avoir: ID<FactureTag>? = nil, a facture: ID<FactureTag>?,
        cents: Int
    ) throws {
        try transaction.execute(
            """
            SELECT facturation.imputer(jsonb_build_object('entreprise_id', \(entreprise)::text, 'encaissement_id', \(encaissement)::text,
              'avoir_id', \(avoir)::text, 'facture_id', \(facture)::text, 'montant_cents', \(cents)::bigint))
            """)
    }

    /// false when there is no such payment.
    func annuler(_ encaissement: ID<EncaissementTag>, _ entreprise: ID<EntrepriseTag>) throws -> Bool {
        try !transaction.rows("SELECT facturation.annuler_encaissement(\(entreprise)::uuid, \(encaissement)::uuid) AS id")[0].isNull("id")
    }

    func desimputer(_ imputation: ID<ImputationTag>, _ entreprise: ID<EntrepriseTag>) throws -> Bool {
        try !transaction.rows("SELECT facturation.desimputer(\(entreprise)::uuid, \(imputation)::uuid) AS id")[0].isNull("id")
    }
}
