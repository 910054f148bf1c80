import Calendrier
import Entreprises
public import Postgres
public import Tenancy

/// Statements on gestion.partenaire, for app_gestion as for app_nominatif.
public enum PartenaireStore {
    /// The active cards, national ones first; of one type, or of a territory and the national ones.
    public static func actifs(_ type: TypePartenaire? = nil, territoire: TerritoirePartenaire? = nil, _ tx: Transaction) throws
        -> [FichePartenaire]
    {
        try tx.all(
            """
            SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire
            WHERE actif AND (\(type?.rawValue)::text IS NULL OR code = \(type?.rawValue))
              AND (\(territoire?.description)::text IS NULL OR territoire IN (\(territoire?.description), 'FR'))
            ORDER BY territoire <> 'FR', territoire, nom, id
            """)
    }

    /// Nil when unknown, or hidden by the wall.
    public static func trouver(_ id: ID<FichePartenaire>, _ tx: Transaction) throws -> FichePartenaire? {
        try tx.first("SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire WHERE id = \(id)")
    }

    /// Every card, withdrawn ones too: an import compares, an export keeps.
    static func tous(_ tx: Transaction) throws -> [FichePartenaire] {
        try tx.all("SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire ORDER BY territoire <> 'FR', territoire, nom, id")
    }

    /// The active cards that answer, or those withdrawn; by family, national ones first. At most 500.
    static func chercher(_ r: RecherchePartenaires, le jour: DateCivile, _ tx: Transaction) throws -> [FichePartenaire] {
        var conditions: [SQL] = [r.retirees ? "NOT actif" : "actif"]
        if let besoin = r.besoin { conditions.append("besoins @> ARRAY[\(besoin.rawValue)]") }
        if let territoire = r.territoire { conditions.append("territoire IN (\(territoire.description), 'FR')") }
        if r.aVerifier { conditions.append("(verifie_le IS NULL OR verifie_le < \(jour.plus(jours: -FichePartenaire.peremption))::date)") }
        for mot in Recherche.mots(r.mots) {
            conditions.append(
                """
                strpos(translate(lower(concat_ws(' ', nom, replace(code, '_', ' '), commune, code_postal, contact)),
                  \(Recherche.accents), \(Recherche.lettres)), \(mot)) > 0
                """)
        }
        return try tx.all(
            """
            SELECT \(fragment: FichePartenaire.colonnes) FROM gestion.partenaire
            WHERE \(fragment: conditions.joined(separator: " AND "))
            ORDER BY territoire <> 'FR', territoire, nom, id LIMIT 500
            """)
    }

    /// Territories that hold an active card.
    static func territoires(_ tx: Transaction) throws -> [TerritoirePartenaire] {
        try tx.rows("SELECT DISTINCT territoire FROM gestion.partenaire WHERE actif").map { try $0.value("territoire") }.sorted()
    }

    /// Active cards never checked, or not for a year.
    static func perimees(le jour: DateCivile, _ tx: Transaction) throws -> Int {
        try tx.rows(
            """
            SELECT count(*) AS n FROM gestion.partenaire
            WHERE actif AND (verifie_le IS NULL OR verifie_le < \(jour.plus(jours: -FichePartenaire.peremption))::date)
            """)[0].int("n")
    }

    /// Throws `uniqueViolation` when this name exists already for the type and the territory.
    @discardableResult
    static func creer(_ v: FicheValeurs, _ tx: Transaction) throws -> ID<FichePartenaire> {
        try tx.rows(
            """
            INSERT INTO gestion.partenaire (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site,
              horaires, contact, pieces, delai_jours, source, verifie_le, actif)
            VALUES (\(v.type.rawValue), \(v.nom), \(v.genre.rawValue), \(v.territoire.description), \(v.besoins.map(\.rawValue)), \(v.adresse),
              \(v.codePostal), \(v.commune), \(v.telephone), \(v.courriel), \(v.site), \(v.horaires), \(v.contact), \(v.pieces),
              \(v.delaiJours)::smallint, \(v.source), \(v.verifieLe)::date, \(v.actif))
            RETURNING id
            """)[0].id("id")
    }

    /// False when it is not there.
    static func modifier(_ id: ID<FichePartenaire>, _ v: FicheValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.partenaire SET code = \(v.type.rawValue), nom = \(v.nom), genre = \(v.genre.rawValue),
              territoire = \(v.territoire.description), besoins = \(v.besoins.map(\.rawValue)), adresse = \(v.adresse),
              code_postal = \(v.codePostal), commune = \(v.commune), telephone = \(v.telephone), courriel = \(v.courriel), site = \(v.site),
              horaires = \(v.horaires), contact = \(v.contact), pieces = \(v.pieces), delai_jours = \(v.delaiJours)::smallint,
              source = \(v.source), verifie_le = \(v.verifieLe)::date, actif = \(v.actif)
            WHERE id = \(id)
            """) == 1
    }

    /// Somebody has just called: the card is right today.
    static func verifier(_ id: ID<FichePartenaire>, _ tx: Transaction) throws -> Bool {
        try tx.rows("SELECT gestion.reverifier_partenaire(\(id)) AS fait").first?.bool("fait") ?? false
    }

    /// Who said so last; nil for a card delivered with the service.
    static func verifieePar(_ id: ID<FichePartenaire>, _ tx: Transaction) throws -> String? {
        try tx.rows("SELECT garde.nom_du_service(verifie_par) AS nom FROM gestion.partenaire WHERE id = \(id)").first?.optionalString("nom")
    }

    /// Cards taken out of the lists.
    static func retirees(_ tx: Transaction) throws -> Int {
        try tx.rows("SELECT count(*) AS n FROM gestion.partenaire WHERE NOT actif")[0].int("n")
    }

    /// Out of the lists, or back.
    static func activer(_ id: ID<FichePartenaire>, _ actif: Bool, _ tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE gestion.partenaire SET actif = \(actif) WHERE id = \(id)") == 1
    }
}
