package import Calendrier
package import Chiffrement
package import Foundation
package import Partenaires
package import Postgres
package import Tenancy

/// A person directed to somebody else: whom, when, what became of it in clear; the words sealed.
package struct Orientation: RowDecodable, Sendable {
    package let id: ID<Orientation>
    package let vers: VersOrientation
    package let partenaire: TypePartenaire?
    package let partenaireId: UUID?
    package let le: DateCivile
    package let relance: DateCivile?
    package let issue: IssueOrientation
    package let issueLe: DateCivile?
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        vers = try row.value("vers")
        partenaire = try row.optionalValue("partenaire")
        partenaireId = try row.optionalUUID("partenaire_id")
        le = try row.value("le")
        relance = try row.optionalValue("relance")
        issue = try row.value("issue")
        issueLe = try row.optionalValue("issue_le")
        version = try row.int("version")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 100) -> SQL {
        """
        SELECT r.id, r.vers, r.partenaire, r.partenaire_id, r.le, r.relance, r.issue, r.issue_le, r.version
        FROM nominatif.orientation r
        WHERE r.entreprise_id = \(ref.entreprise) AND r.dossier_id = \(ref.id)
        ORDER BY r.issue = 'en_cours' DESC, r.le DESC LIMIT \(limite)
        """
    }

    /// « partenaire, CAF » or « psychologue ».
    package var titre: String { partenaire.map { $0.libelle } ?? vers.libelle }

    /// Why, and what came back. Encrypted in `nominatif.orientation.contenu`.
    package struct Texte: Sendable, Equatable, Nominatif {
        package enum Champ: String, CaseIterable, Sendable { case objet, retour }

        package var objet: String
        package var retour: String

        package init(_ objet: String = "", retour: String = "") {
            self.objet = objet
            self.retour = retour
        }

        package init(_ feuillet: Feuillet) {
            self.init(feuillet[Champ.objet.rawValue] ?? "", retour: feuillet[Champ.retour.rawValue] ?? "")
        }

        package var feuillet: Feuillet {
            var feuillet = Feuillet()
            feuillet[Champ.objet.rawValue] = objet
            feuillet[Champ.retour.rawValue] = retour
            return feuillet
        }
    }
}
