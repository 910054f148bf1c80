import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy
import Web

/// What app_client may read: no condition on the company here, the tenant wall adds it.
enum RhStore {
    private static let lecture: SQL = """
        SELECT p.entreprise_id, p.id, e.nom AS entreprise_nom, p.contrat_id, c.numero AS contrat_numero, p.prestation_id, p.lieu_id,
          l.nom AS lieu_nom, btrim(concat_ws(', ', nullif(l.salle, ''), l.commune)) AS commune, p.intervenant_id, i.prenom, i.nom,
          p.jour, p.moment, p.debut, p.fin, p.statut, NULL AS motif_annulation, false AS epinglee
        FROM gestion.permanence p
        JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
        JOIN gestion.contrat c ON (c.entreprise_id, c.id) = (p.entreprise_id, p.contrat_id)
        JOIN gestion.lieu l ON l.id = p.lieu_id
        JOIN gestion.intervenant i ON i.id = p.intervenant_id
        """

    static func prochaines(depuis jour: DateCivile, _ tx: Transaction) throws -> [Permanence] {
        try tx.all("\(fragment: lecture) WHERE p.statut = 'publiee' AND p.jour >= \(jour)::date ORDER BY p.jour, p.debut LIMIT 5")
    }

    static func pendant(_ periode: Periode, _ tx: Transaction) throws -> [Permanence] {
        try tx.all(
            """
            \(fragment: lecture)
            WHERE p.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date
            ORDER BY p.jour, p.debut, p.id
            """)
    }

    /// Its collective actions of these days, cancelled ones left out; the presence is for the bilan.
    static func actions(_ periode: Periode, _ tx: Transaction) throws -> [RhAction] {
        try tx.all(
            """
            SELECT a.jour, a.debut, a.minutes, a.genre, a.theme, a.places, s.nom AS site
            FROM gestion.action_collective a
            LEFT JOIN gestion.etablissement s ON (s.entreprise_id, s.id) = (a.entreprise_id, a.etablissement_id)
            WHERE a.jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date AND a.statut <> 'annulee'
            ORDER BY a.jour, a.debut, a.id
            """)
    }

    static func entreprise(_ tx: Transaction) throws -> RhFiche? {
        try tx.first(
            """
            SELECT e.nom, e.code_affiche, c.numero, c.fin, c.tacite_reconduction, c.renouvellement_le,
              coalesce((
                SELECT sum(d.nombre)
                  FROM (
                    SELECT DISTINCT ON (f.etablissement_id) f.nombre
                      FROM gestion.effectif f
                     WHERE f.a_partir_du <= current_date
                     ORDER BY f.etablissement_id, f.a_partir_du DESC) d), 0)::int AS effectif,
              ARRAY(
                SELECT r.frequence || '/' || r.duree_demi_journees
                  FROM gestion.prestation r
                 WHERE r.type = 'permanence' AND r.du <= current_date AND (r.au IS NULL OR r.au >= current_date)
                 ORDER BY r.id) AS rythmes
            FROM gestion.entreprise e
            LEFT JOIN gestion.contrat c ON c.statut = 'signe'
            ORDER BY c.debut DESC NULLS LAST
            LIMIT 1
            """)
    }
}

/// The company and its contract, for the first page of its HR.
struct RhFiche: RowDecodable {
    let nom: String
    /// The code of the poster: what employees read opens with it.
    let affiche: String
    let contrat: String?
    let fin: DateCivile?
    let reconduit: Bool
    let renouvellement: DateCivile?
    let effectif: Int
    /// « bimensuelle, deux fois par mois, la journée ».
    let rythmes: [String]

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        affiche = try row.string("code_affiche")
        contrat = try row.optionalString("numero")
        fin = try row.optionalValue("fin")
        reconduit = try row.optionalBool("tacite_reconduction") ?? false
        renouvellement = try row.optionalValue("renouvellement_le")
        effectif = try row.int("effectif")
        let lignes = Dictionary(grouping: try row.strings("rythmes"), by: { $0 }).mapValues(\.count)
        rythmes = lignes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { texte, nombre in
            let parties = texte.split(separator: "/")
            let frequence = parties.first.flatMap { Frequence(rawValue: String($0)) }
            let libelle = frequence?.libelle(duree: parties.last.flatMap { Int($0) } ?? 1) ?? texte
            return nombre == 1 ? libelle : "\(libelle) (\(nombre) lignes)"
        }
    }
}

/// A collective action as its company's HR sees it.
struct RhAction: RowDecodable {
    let jour: DateCivile
    let heures: String
    let titre: String
    let places: Int
    let site: String?

    init(row: Row) throws(RowError) {
        jour = try row.value("jour")
        heures = ActionDuJour.heures(try row.value("debut"), try row.int("minutes"))
        let genre: GenreAction = try row.value("genre")
        titre = genre.titre(try row.string("theme"))
        places = try row.int("places")
        site = try row.optionalString("site")
    }
}
