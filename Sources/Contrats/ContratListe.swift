import Calendrier
import Entreprises
import Postgres
import Tenancy

/// What the list of contracts is asked; kept in the address.
struct ContratRecherche: Sendable, Equatable {
    enum Tri: String, CaseIterable, Sendable {
        case numero, entreprise, demiJournees = "demi-journees", echeance
    }

    var mots = ""
    var statut: Contrat.Statut?
    /// Code of a company.
    var entreprise = ""
    /// Only contracts that ask for a decision within so many days.
    var horizon: Int?
    var tri = Tri.entreprise
    var descendant = false

    static let parPage = 25
    static let horizons = [30, 90, 180]
}

/// One row of the list.
struct ContratResume: RowDecodable {
    let contrat: Contrat
    let entrepriseNom: String
    let entrepriseCode: String
    let intervenant: String?
    /// Half-days a year of the permanences in force that day.
    let demiJournees: Int
    /// Codes of the price models in force, `forfait_salarie,demi_journee`.
    let modeles: [Tarif.Modele]
    /// Pays its share of a pool that day.
    let mutualise: Bool

    init(row: Row) throws(RowError) {
        contrat = try Contrat(row: row)
        entrepriseNom = try row.string("entreprise_nom")
        entrepriseCode = try row.string("entreprise_code")
        intervenant = try row.optionalString("intervenant_nom")
        demiJournees = try row.int("demi_journees")
        modeles = try row.strings("modeles").compactMap(Tarif.Modele.init)
        mutualise = try row.bool("mutualise")
    }
}

extension ContratStore {
    /// Every contract that answers, ordered. Terms and tacit renewals are computed here, so the page is cut by the caller:
    /// about 1,100 rows at the trade's full scale.
    static func liste(_ recherche: ContratRecherche, le jour: DateCivile, _ tx: Transaction) throws -> [ContratResume] {
        var conditions: [SQL] = ["true"]
        if let statut = recherche.statut { conditions.append("c.statut = \(statut)") }
        if !recherche.entreprise.isEmpty { conditions.append("e.code = \(recherche.entreprise.uppercased())") }
        for mot in Recherche.mots(recherche.mots) {
            conditions.append(
                """
                strpos(translate(lower(concat_ws(' ', c.numero, e.nom, e.code, e.commune, i.nom, i.prenom, c.objet)),
                  \(Recherche.accents), \(Recherche.lettres)), \(mot)) > 0
                """)
        }
        let lignes: [ContratResume] = try tx.all(
            """
            SELECT \(fragment: colonnes), e.nom AS entreprise_nom, e.code AS entreprise_code,
              CASE WHEN i.id IS NULL THEN NULL ELSE concat_ws(' ', nullif(i.prenom, ''), i.nom) END AS intervenant_nom,
              (SELECT coalesce(sum(p.demi_journees_an), 0) FROM gestion.prestation p
               WHERE p.entreprise_id = c.entreprise_id AND p.contrat_id = c.id AND p.type = 'permanence'
                 AND p.du <= greatest(\(jour)::date, c.debut) AND (p.au IS NULL OR p.au >= greatest(\(jour)::date, c.debut))) AS demi_journees,
              (SELECT coalesce(array_agg(DISTINCT t.modele ORDER BY t.modele), '{}') FROM gestion.tarif t
               WHERE t.entreprise_id = c.entreprise_id AND t.contrat_id = c.id
                 AND t.du <= greatest(\(jour)::date, c.debut) AND (t.au IS NULL OR t.au >= greatest(\(jour)::date, c.debut))) AS modeles,
              EXISTS (SELECT 1 FROM gestion.participation s
               WHERE s.entreprise_id = c.entreprise_id AND s.contrat_id = c.id
                 AND s.du <= greatest(\(jour)::date, c.debut) AND (s.au IS NULL OR s.au >= greatest(\(jour)::date, c.debut))) AS mutualise
            FROM gestion.contrat c
            JOIN gestion.entreprise e ON e.entreprise_id = c.entreprise_id
            LEFT JOIN gestion.intervenant i ON i.id = c.intervenant_id
            WHERE \(fragment: conditions.joined(separator: " AND "))
            ORDER BY e.nom, c.numero
            """)
        let gardees = lignes.filter { ligne in
            guard let horizon = recherche.horizon else { return true }
            return ligne.contrat.statut == .signe && ligne.contrat.echeance.alerte(le: jour, horizon: horizon) != nil
        }
        return trier(gardees, recherche, le: jour)
    }

    private static func trier(_ lignes: [ContratResume], _ recherche: ContratRecherche, le jour: DateCivile) -> [ContratResume] {
        let jamais = DateCivile(numero: .max / 2)
        let triees: [ContratResume] =
            switch recherche.tri {
            case .entreprise: lignes
            case .numero: lignes.sorted { $0.contrat.numero < $1.contrat.numero }
            case .demiJournees: lignes.sorted { $0.demiJournees < $1.demiJournees }
            case .echeance:
                lignes.map { ($0, $0.contrat.echeance.dernierJour(apres: jour) ?? jamais) }.sorted { $0.1 < $1.1 }.map(\.0)
            }
        return recherche.descendant ? triees.reversed() : triees
    }
}
