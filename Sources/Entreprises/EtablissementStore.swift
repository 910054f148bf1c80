public import Postgres
public import Tenancy

/// Statements on gestion.etablissement.
public enum EtablissementStore {
    static let colonnes: SQL = "entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert"

    public static func de(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [Etablissement] {
        try tx.all(
            "SELECT \(fragment: colonnes) FROM gestion.etablissement WHERE entreprise_id = \(entreprise) ORDER BY ouvert DESC, nom, code")
    }

    public static func trouver(_ entreprise: EntrepriseID, _ id: ID<Etablissement>, _ tx: Transaction) throws -> Etablissement? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.etablissement WHERE entreprise_id = \(entreprise) AND id = \(id)")
    }

    /// Every establishment of every company visible to the session: references of an import.
    public static func tous(_ tx: Transaction) throws -> [Etablissement] {
        try tx.all("SELECT \(fragment: colonnes) FROM gestion.etablissement ORDER BY entreprise_id, nom, code")
    }

    public static func creer(_ entreprise: EntrepriseID, _ v: EtablissementValeurs, _ tx: Transaction) throws -> ID<Etablissement> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.etablissement (entreprise_id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert)
            VALUES (\(entreprise), \(v.code), \(v.nom), \(v.siret), \(v.adresse), \(v.codePostal), \(v.commune), \(v.territoireStocke),
              \(v.vendrediSaint), \(v.ouvert))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.value("id")
    }

    /// False when the establishment is unknown.
    @discardableResult
    public static func modifier(
        _ entreprise: EntrepriseID, _ id: ID<Etablissement>, _ v: EtablissementValeurs, _ tx: Transaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.etablissement SET code = \(v.code), nom = \(v.nom), siret = \(v.siret), adresse = \(v.adresse),
              code_postal = \(v.codePostal), commune = \(v.commune), territoire = \(v.territoireStocke),
              vendredi_saint = \(v.vendrediSaint), ouvert = \(v.ouvert)
            WHERE entreprise_id = \(entreprise) AND id = \(id)
            """) == 1
    }
}
