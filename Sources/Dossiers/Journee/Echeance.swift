import Calendrier
import Postgres
import Tenancy

/// A date of one of my open dossiers: next step said in an entretien, action of the plan, orientation to follow, step of a sick leave.
struct Echeance: RowDecodable, Sendable {
    enum Sorte: String, Sendable {
        case prochaine, action, orientation, pdp, recours
    }

    let sorte: Sorte
    let ref: Dossier.Ref
    let numero: String
    let le: DateCivile

    init(row: Row) throws(RowError) {
        sorte = try row.value("sorte")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("id"))
        numero = try row.string("numero")
        le = try row.value("le")
    }

    /// The date of a next step counts as long as no entretien came after it was said.
    static func selection(jusqua fin: DateCivile, depuis debut: DateCivile) -> SQL {
        """
        SELECT x.sorte, d.entreprise_id, d.id, d.numero, x.le
        FROM nominatif.dossier d
        CROSS JOIN LATERAL (
          (SELECT 'prochaine' AS sorte, e.prochaine_le AS le FROM nominatif.entretien e
            WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'clos' ORDER BY e.jour DESC LIMIT 1)
          UNION ALL
          SELECT 'action', a.echeance FROM nominatif.action a
           WHERE a.entreprise_id = d.entreprise_id AND a.dossier_id = d.id AND a.faite_le IS NULL
          UNION ALL
          SELECT 'orientation', o.relance FROM nominatif.orientation o
           WHERE o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id AND o.issue = 'en_cours'
          UNION ALL
          SELECT 'pdp', p.le FROM nominatif.pdp_etape p
           WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.statut = 'prevue'
             AND (p.jusquau IS NULL OR p.jusquau >= \(DateCivile.aujourdhui())::date)
          UNION ALL
          SELECT 'recours', m.recours_avant FROM nominatif.demarche m
           WHERE m.entreprise_id = d.entreprise_id AND m.dossier_id = d.id AND m.statut = 'refusee') x
        WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND x.le BETWEEN \(debut)::date AND \(fin)::date
        ORDER BY x.le LIMIT 100
        """
    }

    var quoi: String {
        switch sorte {
        case .prochaine: "prochaine étape dite en entretien"
        case .action: "action du plan"
        case .orientation: "orientation à relancer"
        case .pdp: "étape du maintien en emploi"
        case .recours: "dernier jour d'un recours"
        }
    }
}

/// An entretien of mine begun and not recorded: kept as a draft, or only typed.
struct AFinir: RowDecodable, Sendable {
    let ref: Dossier.Ref
    let numero: String
    /// nil: typed in the form of a new one.
    let entretien: ID<Entretien>?
    let jour: DateCivile

    init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("id"))
        numero = try row.string("numero")
        entretien = try row.optionalID("entretien_id")
        jour = try row.value("jour")
    }

    static let selection: SQL = """
        SELECT d.entreprise_id, d.id, d.numero, e.id AS entretien_id, e.jour
        FROM nominatif.dossier d
        JOIN nominatif.entretien e ON e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'brouillon'
        WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND e.auteur_id = garde.uid()
        UNION ALL
        SELECT d.entreprise_id, d.id, d.numero, NULL, (b.ecrit_le AT TIME ZONE 'Europe/Paris')::date
        FROM nominatif.dossier d
        JOIN nominatif.brouillon b ON b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.entretien_id IS NULL
        WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND b.auteur_id = garde.uid()
        ORDER BY 5 DESC LIMIT 20
        """

    var chemin: String { ref.chemin + (entretien.map { "/entretiens/\($0)" } ?? "") }
}
