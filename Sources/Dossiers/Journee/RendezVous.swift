package import Actes
package import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// A rendez-vous, inside a permanence or not. Taken by the poster it has a code and no dossier: the person may stay unknown.
package struct RendezVous: RowDecodable, Sendable {
    package let id: ID<RendezVous>
    package let entreprise: ID<EntrepriseTag>
    /// nil: at home, outside or by telephone, on an hour of its own.
    package let permanence: UUID?
    package let jour: DateCivile
    package let heure: Heure
    package let minutes: Int
    package let dossier: Dossier.Ref?
    package let numero: String?
    package let code: String?
    package let nature: Nature
    package let forme: Forme
    package let statut: StatutRendezVous
    package let nomEntreprise: String
    /// What the last entretien of its dossier said to keep an eye on.
    package let vulnerabilite: Vulnerabilite

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
        self.entreprise = entreprise
        permanence = try row.optionalUUID("permanence_id")
        jour = try row.value("jour")
        heure = try row.value("heure")
        minutes = try row.int("minutes")
        let dossier: ID<Dossier>? = try row.optionalID("dossier_id")
        self.dossier = dossier.map { Dossier.Ref(entreprise, $0) }
        numero = try row.optionalString("numero")
        code = try row.optionalString("code")
        nature = try row.value("nature")
        forme = try row.value("forme")
        statut = try row.value("statut")
        nomEntreprise = try row.string("entreprise")
        vulnerabilite = try row.optionalValue("vulnerabilite") ?? .aucune
    }

    static let colonnes: SQL = """
        SELECT r.id, r.entreprise_id, r.permanence_id, r.jour, to_char(r.heure, 'HH24:MI') AS heure, r.minutes, r.dossier_id, d.numero,
               r.code, r.nature, r.forme, r.statut, g.nom AS entreprise,
               (SELECT e.vulnerabilite FROM nominatif.entretien e
                WHERE e.entreprise_id = r.entreprise_id AND e.dossier_id = r.dossier_id AND e.etat = 'clos'
                ORDER BY e.jour DESC, array_position(ARRAY['urgence', 'a_surveiller'], e.vulnerabilite) LIMIT 1) AS vulnerabilite
        FROM nominatif.rendez_vous r
        JOIN gestion.entreprise g ON g.entreprise_id = r.entreprise_id
        LEFT JOIN nominatif.dossier d ON d.entreprise_id = r.entreprise_id AND d.id = r.dossier_id
        """

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        \(fragment: colonnes)
        WHERE r.entreprise_id = \(ref.entreprise) AND r.dossier_id = \(ref.id)
        ORDER BY r.jour DESC, r.heure LIMIT 100
        """
    }

    /// Of past days, nobody has told the end of them; the last first.
    static func aDire(avant jour: DateCivile) -> SQL {
        """
        \(fragment: colonnes)
        WHERE r.referent_id = garde.uid() AND r.jour < \(jour)::date AND r.statut IN ('a_venir', 'a_renseigner')
        ORDER BY r.jour DESC, r.heure DESC LIMIT 200
        """
    }

    /// To come, in a permanence that is cancelled, moved to another day, or no longer mine.
    static func sansPermanence(depuis jour: DateCivile) -> SQL {
        """
        \(fragment: colonnes)
        WHERE r.referent_id = garde.uid() AND r.jour >= \(jour)::date AND r.statut IN ('a_venir', 'a_renseigner')
          AND r.permanence_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM gestion.permanence p
            JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
            WHERE p.entreprise_id = r.entreprise_id AND p.id = r.permanence_id AND p.jour = r.jour
              AND p.statut IN ('planifiee', 'publiee', 'tenue'))
        ORDER BY r.jour, r.heure LIMIT 100
        """
    }

    package var chemin: String { "/rendez-vous/\(entreprise)/\(id)" }

    /// « Dossier 2026-04127 » or « Code 7KQ »: never a name in a list.
    package var qui: String { numero.map { "Dossier \($0)" } ?? (dossier == nil ? "Code \(code ?? "?")" : "Dossier passé à un collègue") }

    /// « suivi, 45 min ».
    package var quoi: String { "\(nature.libelle), \(forme.libelle), \(JourneeEtapes.duree(minutes))" }

    /// Whether its hour has passed and nobody has said what became of it.
    package func aRenseigner(_ maintenant: (jour: DateCivile, heure: Heure)) -> Bool {
        guard statut == .aVenir || statut == .aRenseigner else { return false }
        return jour < maintenant.jour || (jour == maintenant.jour && heure.minutes + minutes <= maintenant.heure.minutes)
    }
}
