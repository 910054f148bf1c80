package import Actes
package import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// What is known of a dossier without opening it: codes, dates, whose it is. No name, no text.
package struct Dossier: RowDecodable, Sendable {
    package enum Etat: String, Sendable {
        case ouvert, clos
        /// The key is destroyed: nothing can be read again.
        case efface
    }

    /// The pair that names a dossier, and its address.
    package struct Ref: Hashable, Sendable {
        package let entreprise: ID<EntrepriseTag>
        package let id: ID<Dossier>

        package init(_ entreprise: ID<EntrepriseTag>, _ id: ID<Dossier>) {
            self.entreprise = entreprise
            self.id = id
        }

        package var chemin: String { "/dossiers/\(entreprise)/\(id)" }
    }

    package let ref: Ref
    package let etablissement: UUID
    package let referent: ID<CompteTag>
    package let numero: String
    package let ouvertLe: DateCivile
    package let motif: Motif
    package let etat: Etat
    package let closLe: DateCivile?
    package let issue: Issue?
    package let derniereActivite: DateCivile
    /// Version of the sealed identity; 0 before the first one.
    package let version: Int
    package let entreprise: String
    package let lieu: String
    /// Other outcomes of a closed dossier.
    package let autresIssues: [Issue]
    /// Its law of labour: « FR… » or « LU »; nil when the establishment is not read.
    package let territoire: String?
    /// End of my urgent access to it; nil for its referent, for a share, once it is over.
    package let urgence: Date?
    /// Said at its last recorded entretien; the gravest one when the last day has several.
    package let vulnerabilite: Vulnerabilite
    /// Said once its content was opened, or not.
    package var lacune: Illisible?

    package init(row: Row) throws(RowError) {
        ref = Ref(try row.id("entreprise_id"), try row.id("id"))
        etablissement = try row.uuid("etablissement_id")
        referent = try row.id("referent_id")
        numero = try row.string("numero")
        ouvertLe = try row.value("ouvert_le")
        motif = try row.value("motif")
        etat = try row.value("etat")
        closLe = try row.optionalValue("clos_le")
        issue = try row.optionalValue("issue")
        derniereActivite = try row.value("derniere_activite")
        version = try row.int("version")
        entreprise = try row.optionalString("entreprise") ?? ""
        lieu = try row.optionalString("lieu") ?? ""
        autresIssues = try row.strings("issues_autres").compactMap { Issue(rawValue: $0) }
        territoire = try row.optionalString("territoire")
        urgence = try row.optionalInstant("urgence")
        vulnerabilite = try row.optionalValue("vulnerabilite") ?? .aucune
    }

    /// Columns and tables of every query that decodes one; the wall decides the rows.
    static let selection: SQL = """
        SELECT d.entreprise_id, d.id, d.etablissement_id, d.referent_id, d.numero, d.ouvert_le, d.motif, d.etat, d.clos_le, d.issue,
               d.derniere_activite, d.version, d.issues_autres, g.nom AS entreprise, t.nom AS lieu, t.territoire,
               CASE WHEN d.referent_id <> garde.uid() THEN (SELECT max(b.fin) FROM nominatif.bris b
                 WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.compte_id = garde.uid() AND b.ferme_le IS NULL
                   AND b.fin > now()) END AS urgence,
               (SELECT e.vulnerabilite FROM nominatif.entretien e
                WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'clos'
                ORDER BY e.jour DESC, array_position(ARRAY['urgence', 'a_surveiller'], e.vulnerabilite) LIMIT 1) AS vulnerabilite
        FROM nominatif.dossier d
        LEFT JOIN gestion.entreprise g ON g.entreprise_id = d.entreprise_id
        LEFT JOIN gestion.etablissement t ON t.entreprise_id = d.entreprise_id AND t.id = d.etablissement_id
        """

    package var estOuvert: Bool { etat == .ouvert }

    /// « Ouvert le 3 sept. 2026, en suivi » or how and when it ended.
    package var situation: String {
        switch etat {
        case .ouvert: "Ouvert le \(ouvertLe.court), en suivi"
        case .clos: "Clos le \(closLe?.court ?? "?") : \(([issue].compactMap { $0 } + autresIssues).map(\.libelle).joined(separator: ", "))"
        case .efface: "Effacé : la clé est détruite, plus rien ne se lit"
        }
    }
}
