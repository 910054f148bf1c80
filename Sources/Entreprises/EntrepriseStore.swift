public import Calendrier
public import Postgres

/// Statements on gestion.entreprise.
public enum EntrepriseStore {
    static let colonnes: SQL = """
        entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison,
        lundi_pentecote_travaille, adresse, code_postal, commune
        """

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ id: EntrepriseID, _ tx: Transaction) throws -> Entreprise? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.entreprise WHERE entreprise_id = \(id)")
    }

    /// Every company, by name: choices of a form, references of an import.
    public static func toutes(_ tx: Transaction) throws -> [Entreprise] {
        try tx.all("SELECT \(fragment: colonnes) FROM gestion.entreprise ORDER BY nom, code")
    }

    /// A page of the list and the number of rows of the whole search. Headcounts are those in force on `jour`.
    public static func liste(
        _ recherche: EntrepriseRecherche, le jour: DateCivile, _ tx: Transaction
    ) throws -> (lignes: [EntrepriseResume], total: Int) {
        let lignes: [EntrepriseResume] = try tx.all(
            """
            SELECT e.entreprise_id, e.code, e.nom, e.commune, e.statut, e.livraison, t.etablissements, t.effectif, count(*) OVER () AS total
            FROM gestion.entreprise e
            CROSS JOIN LATERAL (
              SELECT count(*) AS etablissements, sum(n.nombre) AS effectif
              FROM gestion.etablissement s
              LEFT JOIN LATERAL (
                SELECT f.nombre FROM gestion.effectif f
                WHERE f.entreprise_id = s.entreprise_id AND f.etablissement_id = s.id AND f.a_partir_du <= \(jour)
                ORDER BY f.a_partir_du DESC LIMIT 1) n ON true
              WHERE s.entreprise_id = e.entreprise_id AND s.ouvert) t
            WHERE \(fragment: conditions(recherche))
            ORDER BY \(fragment: ordre(recherche)), e.nom, e.code
            LIMIT \(EntrepriseRecherche.parPage) OFFSET \((recherche.page - 1) * EntrepriseRecherche.parPage)
            """)
        return (lignes, lignes.first?.total ?? 0)
    }

    private static func conditions(_ recherche: EntrepriseRecherche) -> SQL {
        var conditions: [SQL] = ["true"]
        if let statut = recherche.statut { conditions.append("e.statut = \(statut)") }
        if let livraison = recherche.livraison { conditions.append("e.livraison = \(livraison)") }
        for mot in Recherche.mots(recherche.mots) {
            conditions.append(
                """
                strpos(translate(lower(concat_ws(' ', e.nom, e.code, e.commune, e.code_postal, e.siren)),
                  \(Recherche.accents), \(Recherche.lettres)), \(mot)) > 0
                """)
        }
        return conditions.joined(separator: " AND ")
    }

    private static func ordre(_ recherche: EntrepriseRecherche) -> SQL {
        let colonne: SQL =
            switch recherche.tri {
            case .nom: "e.nom"
            case .commune: "e.commune"
            case .effectif: "coalesce(t.effectif, 0)"
            case .statut: "e.statut"
            }
        return recherche.descendant ? "\(fragment: colonne) DESC" : colonne
    }

    /// The needs written before the contract (C1); staff only.
    public static func contexte(_ id: EntrepriseID, _ tx: Transaction) throws -> String {
        try tx.rows("SELECT contexte FROM gestion.entreprise WHERE entreprise_id = \(id)").first?.string("contexte") ?? ""
    }

    /// The needs of every company that has some, for an import to compare.
    static func contextes(_ tx: Transaction) throws -> [EntrepriseID: String] {
        let lignes = try tx.rows("SELECT entreprise_id, contexte FROM gestion.entreprise WHERE contexte <> ''")
        return Dictionary(
            try lignes.map { (try $0.value("entreprise_id"), try $0.string("contexte")) }, uniquingKeysWith: { premier, _ in premier })
    }

    public static func creer(_ v: EntrepriseValeurs, _ tx: Transaction) throws -> EntrepriseID {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.entreprise (code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison,
              lundi_pentecote_travaille, adresse, code_postal, commune, contexte)
            VALUES (\(v.code), \(v.nom), \(v.siren), \(v.forme), \(v.secteur), \(v.pays), \(v.tva), \(v.statut), \(v.livraison),
              \(v.lundiPentecoteTravaille), \(v.adresse), \(v.codePostal), \(v.commune), \(v.contexte))
            RETURNING entreprise_id
            """)
        guard let ligne = lignes.first else { throw RowError("entreprise_id", .missing) }
        return try ligne.value("entreprise_id")
    }

    /// False when the company is unknown.
    @discardableResult
    public static func modifier(_ id: EntrepriseID, _ v: EntrepriseValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.entreprise SET code = \(v.code), nom = \(v.nom), siren = \(v.siren), forme = \(v.forme),
              secteur = \(v.secteur), pays = \(v.pays), tva_intracommunautaire = \(v.tva), statut = \(v.statut),
              livraison = \(v.livraison), lundi_pentecote_travaille = \(v.lundiPentecoteTravaille), adresse = \(v.adresse),
              code_postal = \(v.codePostal), commune = \(v.commune), contexte = \(v.contexte)
            WHERE entreprise_id = \(id)
            """) == 1
    }
}
