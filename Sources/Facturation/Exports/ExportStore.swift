internal import Calendrier
internal import Documents
internal import Postgres
internal import Tarification
internal import Tenancy

/// What an export is made from besides the documents, and the ledger of exports.
struct ExportStore: Sendable {
    let base: Database

    /// The last number of every series, now.
    func bornes(as principal: Principal) async throws -> [Borne] {
        try await base.read(as: principal, "SELECT serie, annee, dernier FROM facturation.compteur WHERE dernier > 0 ORDER BY annee, serie")
    }

    func totaux(_ perimetre: Perimetre, as principal: Principal) async throws -> TotauxExport {
        try TotauxExport(try await base.read(as: principal, TotauxExport.requetes(perimetre)))
    }

    func declaration(_ perimetre: Perimetre, as principal: Principal) async throws -> DeclarationServices {
        DeclarationServices(lignes: try await base.read(as: principal, DeclarationServices.requete(perimetre)))
    }

    /// How many entries each sales journal holds in the first year of the period before it begins: where its numbers go on.
    func dejaNumerotees(_ perimetre: Perimetre, as principal: Principal) async throws -> [(journal: String, annee: Int, nombre: Int)] {
        let annee = perimetre.periode.debut.annee
        let avant = Periode(annee: annee).debut
        let rows = try await base.read(
            as: principal,
            [
                """
                SELECT f.vendeur, count(*) AS nombre FROM facturation.facture f
                WHERE f.date_emission >= \(avant) AND f.date_emission < \(perimetre.periode.debut) AND \(fragment: perimetre.numeros)
                GROUP BY f.vendeur
                """
            ])[0]
        return try rows.map { row in
            let vendeur: PaysTVA = try row.value("vendeur")
            return (JournalComptable.ventes(vendeur).code, annee, try row.int("nombre"))
        }
    }

    /// Everything of the day that decides the bytes.
    func parametres(_ demande: DemandeExport, as principal: Principal) async throws -> ParametresExport {
        let bornes = try await bornes(as: principal)
        let perimetre = Perimetre(periode: demande.periode, bornes: bornes)
        let reponses = try await base.read(
            as: principal,
            [
                "SELECT nom, coalesce(siren, '') AS siren FROM gestion.prestataire",
                "SELECT csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage FROM facturation.reglage_export",
                """
                SELECT DISTINCT ON (f.entreprise_id) f.entreprise_id, f.acheteur_nom, e.code, a.numero
                FROM facturation.facture f
                LEFT JOIN gestion.entreprise e ON e.entreprise_id = f.entreprise_id
                LEFT JOIN facturation.compte_auxiliaire a ON a.entreprise_id = f.entreprise_id
                WHERE \(fragment: perimetre.condition)
                ORDER BY f.entreprise_id, f.date_emission DESC, f.serie DESC, f.rang DESC
                """,
            ])
        guard let prestataire = try reponses[0].first.map({ (try $0.string("nom"), try $0.string("siren")) }) else {
            throw ExportImpossible("Les coordonnées du prestataire manquent : les saisir avant d'exporter.")
        }
        return ParametresExport(
            vendeur: ParametresExport.Vendeur(nom: prestataire.0, siren: prestataire.1), bornes: bornes,
            plan: try await PlanComptableStore(base: base).plan(as: principal),
            reglage: try reponses[1].first.map { try ReglageExport(row: $0) } ?? .propose,
            auxiliaires: try ComptesAuxiliaires.affecter(reponses[2]), arrete: demande.arrete)
    }

    // ── the ledger ──

    /// Newest first, without their parameters: the accounts of every client are among them.
    func liste(debut: Int, nombre: Int, as principal: Principal) async throws -> [Export] {
        try await base.read(
            as: principal,
            """
            SELECT \(fragment: Export.colonnes), '{}' AS parametres
            FROM facturation.export x ORDER BY x.fait_le DESC, x.id OFFSET \(debut) LIMIT \(nombre)
            """)
    }

    func nombre(as principal: Principal) async throws -> Int {
        try await base.read(as: principal, ["SELECT count(*) AS n FROM facturation.export"])[0][0].int("n")
    }

    func un(_ id: ID<ExportTag>, as principal: Principal) async throws -> Export? {
        try await base.read(
            as: principal,
            "SELECT \(fragment: Export.colonnes), x.parametres::text AS parametres FROM facturation.export x WHERE x.id = \(id)",
            as: Export.self
        ).first
    }

    func fichiers(_ id: ID<ExportTag>, as principal: Principal) async throws -> [FichierExport] {
        try await base.read(
            as: principal,
            "SELECT e.nom, e.taille, e.sha256, e.contenu FROM facturation.export_fichier e WHERE e.export_id = \(id) ORDER BY e.rang")
    }

    /// The first files, for a page, and how many there are. A file kept as it was holds its content empty here.
    func premiersFichiers(
        _ id: ID<ExportTag>, _ nombre: Int, as principal: Principal
    ) async throws -> (fichiers: [FichierExport], nombre: Int) {
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT e.nom, e.taille, e.sha256, CASE WHEN e.contenu IS NULL THEN NULL ELSE ''::bytea END AS contenu
                FROM facturation.export_fichier e WHERE e.export_id = \(id) ORDER BY e.rang LIMIT \(nombre)
                """,
                "SELECT count(*) AS n FROM facturation.export_fichier e WHERE e.export_id = \(id)",
            ])
        return (try reponses[0].map { try FichierExport(row: $0) }, try reponses[1][0].int("n"))
    }

    /// Writes the export and its files in one transaction: afterwards nothing of it changes.
    func enregistrer(
        _ demande: DemandeExport, _ parametres: ParametresExport, _ totaux: TotauxExport, _ sceau: ArchiveEnFlux.Sceau, nom: String,
        contenus: [String: [UInt8]], as principal: Principal
    ) async throws -> ID<ExportTag> {
        let json = try parametres.json()
        return try await base.transaction(as: principal) { transaction in
            let id: ID<ExportTag> = try transaction.rows(
                """
                INSERT INTO facturation.export (auteur, du, au, formats, parametres, pieces, net_cents, tva_cents, brut_cents, nom, taille, sha256)
                VALUES (\(principal.nom), \(demande.periode.debut), \(demande.periode.fin), \(demande.formats.map(\.rawValue)), \(json)::jsonb, \(totaux.pieces),
                  \(totaux.netCents), \(totaux.tvaCents), \(totaux.brutCents), \(nom), \(sceau.taille), \(sceau.sha256))
                RETURNING id
                """)[0].id("id")
            var debut = 0
            while debut < sceau.fichiers.count {
                let lot = Array(sceau.fichiers[debut..<min(debut + 2_000, sceau.fichiers.count)])
                try transaction.execute(
                    """
                    INSERT INTO facturation.export_fichier (export_id, rang, nom, taille, sha256)
                    SELECT \(id)::uuid, \(debut)::int + f.rang, f.nom, f.taille, decode(f.sha256, 'hex')
                    FROM unnest(\(lot.map(\.nom))::text[], \(lot.map(\.taille))::bigint[], \(lot.map { Export.hexa($0.sha256) })::text[])
                      WITH ORDINALITY AS f (nom, taille, sha256, rang)
                    WHERE NOT f.nom = ANY (\(contenus.keys.sorted())::text[])
                    """)
                for (rang, fichier) in lot.enumerated() {
                    guard let contenu = contenus[fichier.nom] else { continue }
                    try transaction.execute(
                        """
                        INSERT INTO facturation.export_fichier (export_id, rang, nom, taille, sha256, contenu)
                        VALUES (\(id), \(debut + rang + 1), \(fichier.nom), \(fichier.taille), \(fichier.sha256), \(contenu))
                        """)
                }
                debut += lot.count
            }
            return id
        }
    }
}
