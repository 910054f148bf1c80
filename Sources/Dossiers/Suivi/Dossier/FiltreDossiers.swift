import Postgres
package import Tenancy
import Web

/// What a list of dossiers is narrowed to: whose, which company, what to keep an eye on.
package struct FiltreDossiers: Sendable {
    package enum Etat: String, Sendable { case ouverts, clos, partages }

    package var etat: Etat
    package var entreprise: ID<EntrepriseTag>?
    /// As said at the end of the last entretien.
    package var vulnerabilite: Vulnerabilite?

    package init(_ etat: Etat = .ouverts, entreprise: ID<EntrepriseTag>? = nil, vulnerabilite: Vulnerabilite? = nil) {
        self.etat = etat
        self.entreprise = entreprise
        self.vulnerabilite = vulnerabilite
    }

    package static let ouverts = FiltreDossiers(.ouverts)
    package static let clos = FiltreDossiers(.clos)
    package static let partages = FiltreDossiers(.partages)

    init(_ champs: Champs) {
        self.init(
            champs["etat"].flatMap { Etat(rawValue: $0) } ?? .ouverts, entreprise: champs["entreprise"].flatMap { ID<EntrepriseTag>($0) },
            vulnerabilite: champs["vulnerabilite"].flatMap { Vulnerabilite(rawValue: $0) })
    }

    var estEtroit: Bool { entreprise != nil || vulnerabilite != nil }

    /// Two queries for mine and shared, never one: with an OR no index serves (wall, § 4.9).
    var aQui: SQL {
        switch etat {
        case .ouverts: "d.referent_id = garde.uid() AND d.etat = 'ouvert'"
        case .clos: "d.referent_id = garde.uid() AND d.etat <> 'ouvert' AND (d.archive_le IS NULL OR d.etat = 'efface')"
        case .partages: "d.referent_id <> garde.uid()"
        }
    }

    var condition: SQL {
        var conditions = [aQui]
        if let entreprise { conditions.append("d.entreprise_id = \(entreprise)") }
        if let vulnerabilite { conditions.append("\(fragment: Self.derniere) = \(vulnerabilite)") }
        return conditions.joined(separator: " AND ")
    }

    /// The last entretien's word of a dossier `d`.
    static let derniere: SQL = """
        (SELECT e.vulnerabilite FROM nominatif.entretien e
          WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.etat = 'clos' ORDER BY e.jour DESC, e.id LIMIT 1)
        """
}
