import Entreprises
import Postgres
import Tenancy
import Web

/// A place a line of permanences may name.
struct LieuContrat: RowDecodable {
    let id: ID<LieuTag>
    let nom: String
    let commune: String
    let entreprise: EntrepriseID?
    let etablissement: ID<Etablissement>?

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        nom = try row.string("nom")
        commune = try row.string("commune")
        entreprise = try row.optionalID("entreprise_id")
        etablissement = try row.optionalID("etablissement_id")
    }
}

/// A worker a contract may name.
struct IntervenantContrat: RowDecodable {
    let id: ID<IntervenantTag>
    let nom: String
    let metier: Prestation.Metier

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        nom = try row.string("nom_complet")
        metier = try row.value("metier")
    }
}

/// Statements on the places and workers a contract names; they are kept by the room Permanences.
enum ReferencesStore {
    /// The provider's offices and the company's own sites.
    static func lieux(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> [LieuContrat] {
        try tx.all(
            """
            SELECT id, nom, commune, entreprise_id, etablissement_id FROM gestion.lieu
            WHERE actif AND (entreprise_id = \(entreprise) OR entreprise_id IS NULL)
            ORDER BY entreprise_id IS NULL, nom
            """)
    }

    /// Every active place: references of an import.
    static func tousLieux(_ tx: Transaction) throws -> [LieuContrat] {
        try tx.all("SELECT id, nom, commune, entreprise_id, etablissement_id FROM gestion.lieu WHERE actif ORDER BY nom")
    }

    /// Names of the places the session may see, for a contract on screen.
    static func nomsDeLieux(_ ids: [ID<LieuTag>], _ tx: Transaction) throws -> [ID<LieuTag>: String] {
        let lignes = try tx.rows("SELECT id, nom FROM gestion.lieu WHERE id = ANY(\(ids)::uuid[])")
        return Dictionary(try lignes.map { (try $0.id("id"), try $0.string("nom")) }, uniquingKeysWith: { premier, _ in premier })
    }

    static func intervenants(_ tx: Transaction) throws -> [IntervenantContrat] {
        try tx.all(
            """
            SELECT id, concat_ws(' ', nullif(prenom, ''), nom) AS nom_complet, metier FROM gestion.intervenant
            WHERE actif ORDER BY nom, prenom
            """)
    }

    /// Nil when the wall hides it: the HR only knows a worker who has held or will hold a permanence there.
    static func intervenant(_ id: ID<IntervenantTag>, _ tx: Transaction) throws -> String? {
        try tx.rows("SELECT concat_ws(' ', nullif(prenom, ''), nom) AS nom_complet FROM gestion.intervenant WHERE id = \(id)")
            .first?.string("nom_complet")
    }

    /// Employees per full-time worker, the provider's setting; 550 before it is set.
    static func ratio(_ tx: Transaction) throws -> Int {
        try tx.rows("SELECT ratio_dimensionnement FROM gestion.prestataire").first?.int("ratio_dimensionnement") ?? 550
    }

    /// Opens a place at an establishment, named « Company, establishment ».
    static func creerLieu(_ e: Etablissement, _ entreprise: Entreprise, _ tx: Transaction) throws -> ID<LieuTag> {
        let valeurs = EtablissementValeurs(e)
        let nom = e.nom.contains(entreprise.nom) ? e.nom : "\(entreprise.nom), \(e.nom)"
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.lieu (nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint)
            VALUES (\(nom), 'site', \(entreprise.id), \(e.id), \(valeurs.adresse), \(valeurs.codePostal), \(valeurs.commune),
              \(valeurs.territoireStocke), \(valeurs.vendrediSaint))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.id("id")
    }
}
