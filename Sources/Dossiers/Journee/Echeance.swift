import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy

/// A date of one of my open dossiers, or one I set in a dossier shared with me: next step said in an entretien, action of the plan,
/// orientation to follow, step of a sick leave, measure.
struct Echeance: RowDecodable, Sendable {
    enum Sorte: String, Sendable {
        case prochaine, action, orientation, pdp, recours
        case mesureSansReponse = "mesure_sans_reponse"
        case mesureDebut = "mesure_debut"
        case mesureFin = "mesure_fin"
    }

    let sorte: Sorte
    let ref: Dossier.Ref
    let numero: String
    let le: DateCivile
    /// The row it comes from.
    let source: UUID
    /// Its code: day of the entretien, who acts, towards whom, which step, which démarche, which measure.
    let detail: String

    init(row: Row) throws(RowError) {
        sorte = try row.value("sorte")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("id"))
        numero = try row.string("numero")
        le = try row.value("le")
        source = try row.uuid("source")
        detail = try row.string("detail")
    }

    /// The most overdue first. The date of a next step counts as long as no entretien came after it was said.
    /// The end of a measure shows from its own notice on, whatever `fin`: asked for later, it is not renewed in time.
    static func selection(jusqua fin: DateCivile, limite: Int = 100) -> SQL {
        """
        SELECT x.sorte, d.entreprise_id, d.id, d.numero, x.le, x.source, x.detail
        FROM (\(fragment: APortee.selection)) d
        CROSS JOIN LATERAL (
          (SELECT 'prochaine' AS sorte, e.prochaine_le AS le, e.id AS source, e.jour::text AS detail, e.auteur_id AS auteur FROM nominatif.entretien e
            WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'clos' ORDER BY e.jour DESC LIMIT 1)
          UNION ALL
          SELECT 'action', a.echeance, a.id, a.qui, a.auteur_id FROM nominatif.action a
           WHERE a.entreprise_id = d.entreprise_id AND a.dossier_id = d.id AND a.faite_le IS NULL
          UNION ALL
          SELECT 'orientation', o.relance, o.id, coalesce(o.partenaire, o.vers), o.auteur_id FROM nominatif.orientation o
           WHERE o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id AND o.issue = 'en_cours'
          UNION ALL
          SELECT 'pdp', p.le, p.id, p.etape, NULL FROM nominatif.pdp_etape p
           WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.statut = 'prevue'
             AND (p.jusquau IS NULL OR p.jusquau >= \(DateCivile.aujourdhui())::date)
          UNION ALL
          SELECT 'recours', m.recours_avant, m.id, m.type, m.auteur_id FROM nominatif.demarche m
           WHERE m.entreprise_id = d.entreprise_id AND m.dossier_id = d.id AND m.statut = ANY (\(StatutDemarche.contestables)::text[])
             AND m.recours_avant >= \(DateCivile.aujourdhui().plus(jours: -14))::date
          \(fragment: mesures(DateCivile.aujourdhui()))) x
        WHERE (d.mien OR x.auteur = garde.uid()) AND (x.le <= \(fin)::date OR x.sorte = 'mesure_fin')
        ORDER BY x.le LIMIT \(limite)
        """
    }

    private static func mesures(_ jour: DateCivile) -> SQL {
        let longues = SorteMesure.allCases.filter { $0.preavis > 30 }.map(\.rawValue)
        return """
            UNION ALL
            SELECT CASE r.etat WHEN 'demandee' THEN 'mesure_sans_reponse' WHEN 'accordee' THEN 'mesure_debut' ELSE 'mesure_fin' END,
                   CASE r.etat WHEN 'demandee' THEN r.relance WHEN 'accordee' THEN r.du ELSE r.au END, r.id, r.sorte, r.auteur_id
            FROM nominatif.mesure r
            WHERE r.entreprise_id = d.entreprise_id AND r.dossier_id = d.id
              AND (r.etat IN ('demandee', 'accordee')
                   OR r.etat = 'en_cours'
                      AND r.au <= CASE WHEN r.sorte = ANY (\(longues)) THEN \(jour.plus(jours: 180))::date ELSE \(jour.plus(jours: 30))::date END)
            """
    }

    var quoi: String {
        switch sorte {
        case .prochaine: "prochaine étape dite le \(DateCivile(detail)?.court ?? detail)"
        case .action: "action du plan, \(Qui(rawValue: detail)?.libelle ?? detail)"
        case .orientation:
            "orientation à relancer, \(TypePartenaire(rawValue: detail)?.libelle ?? VersOrientation(rawValue: detail)?.libelle ?? detail)"
        case .pdp: EtapePdp(rawValue: detail)?.libelle ?? "étape du maintien en emploi"
        case .mesureSansReponse: "mesure sans réponse, \(SorteMesure(rawValue: detail)?.libelle ?? detail)"
        case .mesureDebut: "mesure à commencer, \(SorteMesure(rawValue: detail)?.libelle ?? detail)"
        case .mesureFin: "fin d'une mesure, \(SorteMesure(rawValue: detail)?.libelle ?? detail)"
        case .recours: "dernier jour d'un recours, \(TypeDemarche(rawValue: detail)?.libelle ?? detail)"
        }
    }

    /// Where the step itself is read.
    var chemin: String {
        switch sorte {
        case .prochaine: "\(ref.chemin)/entretiens/\(source.uuidString.lowercased())"
        case .action: "\(ref.chemin)/plan"
        case .orientation: "\(ref.chemin)/orientations"
        case .pdp: "\(ref.chemin)/arrets"
        case .mesureSansReponse, .mesureDebut, .mesureFin: "\(ref.chemin)/mesures/\(source.uuidString.lowercased())"
        case .recours: "\(ref.chemin)/demarches"
        }
    }
}

/// An entretien of mine begun and not recorded, in a dossier shared with me too: kept as a draft, or only typed.
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
        FROM (\(fragment: APortee.selection)) d
        JOIN nominatif.entretien e ON e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'brouillon'
        WHERE e.auteur_id = garde.uid()
        UNION ALL
        SELECT d.entreprise_id, d.id, d.numero, NULL, (b.ecrit_le AT TIME ZONE 'Europe/Paris')::date
        FROM (\(fragment: APortee.selection)) d
        JOIN nominatif.brouillon b ON b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.entretien_id IS NULL
        WHERE b.auteur_id = garde.uid()
        ORDER BY 5 DESC LIMIT 20
        """

    var chemin: String { ref.chemin + (entretien.map { "/entretiens/\($0)" } ?? "") }
}
