internal import Calendrier
internal import Postgres
internal import Tenancy

/// Reads issued documents, for billing (all of them) and for a client's HR (its own: the wall decides).
struct FactureStore {
    let base: Database

    struct Filtre: Sendable {
        var texte: String?
        var du, au: DateCivile?
        var avoirs: Bool?
        /// These documents only.
        var pieces: [ID<FactureTag>]?
        /// Settled or not, on this day.
        var reglement: (etat: Reglement, le: DateCivile)?

        var condition: SQL {
            var conditions: [SQL] = ["true"]
            if let texte {
                conditions.append(
                    "(f.numero ILIKE \(like(texte)) OR f.acheteur_nom ILIKE \(like(texte)) OR f.contrat_numero ILIKE \(like(texte)))")
            }
            if let du { conditions.append("f.date_emission >= \(du)") }
            if let au { conditions.append("f.date_emission <= \(au)") }
            if let avoirs { conditions.append("f.type = \(avoirs ? "381" : "380")") }
            if let pieces { conditions.append("f.id = ANY (\(pieces.map(\.rawValue))::uuid[])") }
            if let reglement { conditions.append(reglement.etat.condition(le: reglement.le)) }
            return conditions.joined(separator: " AND ")
        }

        /// `%` and `_` typed by a person are letters.
        private func like(_ texte: String) -> String {
            "%" + texte.flatMap { "\\%_".contains($0) ? ["\\", $0] : [$0] } + "%"
        }
    }

    func nombre(_ filtre: Filtre, as principal: Principal) async throws -> (pieces: Int, netCents: Int, brutCents: Int) {
        let sql: SQL = """
            SELECT count(*) AS n, coalesce(sum(CASE f.type WHEN '381' THEN -f.net_cents ELSE f.net_cents END), 0)::bigint AS net,
              coalesce(sum(CASE f.type WHEN '381' THEN -f.brut_cents ELSE f.brut_cents END), 0)::bigint AS brut
            FROM facturation.facture f WHERE \(fragment: filtre.condition)
            """
        let row = try await base.read(as: principal, [sql])[0][0]
        return (try row.int("n"), try row.int("net"), try row.int("brut"))
    }

    /// Newest first.
    func page(_ filtre: Filtre, debut: Int, nombre: Int, as principal: Principal) async throws -> [Facture] {
        try await base.read(
            as: principal,
            """
            SELECT \(fragment: Facture.colonnes)
            FROM facturation.facture f
            WHERE \(fragment: filtre.condition)
            ORDER BY f.date_emission DESC, f.serie, f.rang DESC
            OFFSET \(debut) LIMIT \(nombre)
            """)
    }

    /// The documents of a month's billing dates, by key, to tell what a run already issued.
    func emises(_ mois: Mois, as principal: Principal) async throws -> [Facture] {
        try await base.read(
            as: principal,
            """
            SELECT \(fragment: Facture.colonnes)
            FROM facturation.facture f
            WHERE f.date_facturation BETWEEN \(mois.premierJour) AND \(mois.dernierJour) AND f.cle NOT LIKE 'CREDIT/%'
            """)
    }

    func complete(_ id: ID<FactureTag>, as principal: Principal) async throws -> FactureComplete? {
        let pieces: SQL = "(SELECT x.entreprise_id, x.id FROM facturation.facture x WHERE x.id = \(id))"
        let reponses = try await base.read(
            as: principal,
            [
                "SELECT \(fragment: Facture.colonnes) FROM facturation.facture f WHERE f.id = \(id)",
                """
                SELECT l.article, l.nature, l.libelle, l.detail, l.unite, l.quantite, l.prix_micro, l.net_cents, l.categorie, l.taux,
                  l.periode_debut, l.periode_fin
                FROM facturation.ligne l WHERE (l.entreprise_id, l.facture_id) IN \(fragment: pieces) ORDER BY l.rang
                """,
                """
                SELECT t.categorie, t.taux, t.vatex, t.base_cents, t.taxe_cents, t.mention
                FROM facturation.tva t WHERE (t.entreprise_id, t.facture_id) IN \(fragment: pieces) ORDER BY t.categorie, t.taux
                """,
                """
                SELECT r.reference_id AS id, r.numero, r.date_emission, a.net_cents
                FROM facturation.reference r
                JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.reference_id
                WHERE (r.entreprise_id, r.facture_id) IN \(fragment: pieces) ORDER BY r.numero
                """,
                """
                SELECT a.id, a.numero, a.date_emission, a.net_cents
                FROM facturation.reference r
                JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.facture_id
                WHERE (r.entreprise_id, r.reference_id) IN \(fragment: pieces) ORDER BY a.numero
                """,
                "SELECT s.precedente, s.empreinte FROM facturation.sceau s WHERE (s.entreprise_id, s.facture_id) IN \(fragment: pieces)",
            ])
        guard let facture = try reponses[0].first.map({ try Facture(row: $0) }),
            let sceau = try reponses[5].first.map({ try Sceau(row: $0) })
        else { return nil }
        return FactureComplete(
            facture: facture, lignes: try reponses[1].map { try LigneFacture(row: $0) },
            tva: try reponses[2].map { try TVAFacture(row: $0) },
            corrige: try reponses[3].map { try RenvoiFacture(row: $0) }, avoirs: try reponses[4].map { try RenvoiFacture(row: $0) },
            sceau: sceau)
    }

    /// Next number of each series of the year, for what a confirmation announces.
    func compteurs(_ annee: Int, as principal: Principal) async throws -> [String: Int] {
        let rows = try await base.read(as: principal, ["SELECT serie, dernier FROM facturation.compteur WHERE annee = \(annee)"])[0]
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.string("serie"), try $0.int("dernier")) })
    }
}
