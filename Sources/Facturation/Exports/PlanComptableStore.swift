internal import Postgres
internal import Tarification
internal import Tenancy

/// The accounts the provider chose, over the proposed plan.
struct PlanComptableStore: Sendable {
    let base: Database

    func plan(as principal: Principal) async throws -> PlanComptable {
        let rows = try await base.read(
            as: principal, ["SELECT c.vendeur, c.emploi, c.precision, c.numero, c.libelle FROM facturation.compte_comptable c"])[0]
        var plan = PlanComptable()
        for row in rows {
            let cle = CleDeCompte(
                vendeur: try row.value("vendeur"), emploi: try row.value("emploi"), precision: try row.string("precision"))
            plan[cle] = CompteComptable(numero: try row.string("numero"), libelle: try row.string("libelle"))
        }
        return plan
    }

    /// Keeps what differs from the proposed plan, forgets the rest.
    func enregistrer(_ plan: PlanComptable, as principal: Principal) async throws {
        let propose = PlanComptable()
        let ordres: [SQL] = plan.postes.map { poste in
            let cle = poste.cle
            if propose[cle] == poste.compte {
                return """
                    DELETE FROM facturation.compte_comptable
                    WHERE vendeur = \(cle.vendeur) AND emploi = \(cle.emploi) AND precision = \(cle.precision)
                    """
            }
            return """
                INSERT INTO facturation.compte_comptable (vendeur, emploi, precision, numero, libelle)
                VALUES (\(cle.vendeur), \(cle.emploi), \(cle.precision), \(poste.compte.numero), \(poste.compte.libelle))
                ON CONFLICT (vendeur, emploi, precision) DO UPDATE SET numero = excluded.numero, libelle = excluded.libelle
                """
        }
        try await base.write(as: principal, ordres)
    }

    func reglage(as principal: Principal) async throws -> ReglageExport {
        try await base.read(
            as: principal,
            "SELECT csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage FROM facturation.reglage_export",
            as: ReglageExport.self
        ).first ?? .propose
    }

    func enregistrer(_ r: ReglageExport, as principal: Principal) async throws {
        try await base.write(
            as: principal,
            [
                """
                INSERT INTO facturation.reglage_export (csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage)
                VALUES (\(r.niveau), \(r.colonnes.map(\.rawValue)), \(r.separateur), \(r.decimale), \(r.encodage))
                ON CONFLICT (seul) DO UPDATE SET csv_niveau = excluded.csv_niveau, csv_colonnes = excluded.csv_colonnes,
                  csv_separateur = excluded.csv_separateur, csv_decimale = excluded.csv_decimale, csv_encodage = excluded.csv_encodage
                """
            ])
    }

    /// Clients with their third-party account, chosen or proposed.
    struct Auxiliaire: Sendable, RowDecodable {
        var entreprise: ID<EntrepriseTag>
        var nom, code: String
        var choisi: String?

        init(row: Row) throws(RowError) {
            entreprise = try row.id("entreprise_id")
            nom = try row.string("nom")
            code = try row.string("code")
            choisi = try row.optionalString("numero")
        }

        var numero: String { choisi ?? ComptesAuxiliaires.propose(code) }
    }

    func auxiliaires(texte: String?, debut: Int, nombre: Int, as principal: Principal) async throws -> [Auxiliaire] {
        try await base.read(
            as: principal,
            """
            SELECT e.entreprise_id, e.nom, e.code, a.numero
            FROM gestion.entreprise e
            LEFT JOIN facturation.compte_auxiliaire a ON a.entreprise_id = e.entreprise_id
            WHERE \(texte ?? "") = '' OR strpos(lower(e.nom || ' ' || e.code || ' ' || coalesce(a.numero, '')), lower(\(texte ?? ""))) > 0
            ORDER BY e.nom, e.entreprise_id OFFSET \(debut) LIMIT \(nombre)
            """)
    }

    func nombreAuxiliaires(texte: String?, as principal: Principal) async throws -> Int {
        try await base.read(
            as: principal,
            [
                """
                SELECT count(*) AS n FROM gestion.entreprise e
                LEFT JOIN facturation.compte_auxiliaire a ON a.entreprise_id = e.entreprise_id
                WHERE \(texte ?? "") = '' OR strpos(lower(e.nom || ' ' || e.code || ' ' || coalesce(a.numero, '')), lower(\(texte ?? ""))) > 0
                """
            ])[0][0].int("n")
    }

    /// `numero` nil: back to the proposed one.
    func enregistrer(auxiliaires: [(entreprise: ID<EntrepriseTag>, numero: String?)], as principal: Principal) async throws {
        try await base.write(
            as: principal,
            auxiliaires.map { ligne in
                guard let numero = ligne.numero else {
                    return "DELETE FROM facturation.compte_auxiliaire WHERE entreprise_id = \(ligne.entreprise)"
                }
                return """
                    INSERT INTO facturation.compte_auxiliaire (entreprise_id, numero) VALUES (\(ligne.entreprise), \(numero))
                    ON CONFLICT (entreprise_id) DO UPDATE SET numero = excluded.numero
                    """
            })
    }
}
