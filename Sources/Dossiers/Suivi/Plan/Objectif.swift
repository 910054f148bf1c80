package import Actes
package import Calendrier
package import Chiffrement
package import Postgres
package import Tenancy

/// What the person and the worker agreed to reach: theme, bearer, horizon and result in clear; the words sealed.
package struct Objectif: RowDecodable, Sendable {
    package let id: ID<Objectif>
    package let theme: Motif
    package let qui: Qui
    package let poseLe: DateCivile
    package let horizon: DateCivile?
    package let resultat: Resultat
    package let resultatLe: DateCivile?
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        theme = try row.value("theme")
        qui = try row.value("qui")
        poseLe = try row.value("pose_le")
        horizon = try row.optionalValue("horizon")
        resultat = try row.value("resultat")
        resultatLe = try row.optionalValue("resultat_le")
        version = try row.int("version")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 50) -> SQL {
        """
        SELECT o.id, o.theme, o.qui, o.pose_le, o.horizon, o.resultat, o.resultat_le, o.version
        FROM nominatif.objectif o
        WHERE o.entreprise_id = \(ref.entreprise) AND o.dossier_id = \(ref.id)
        ORDER BY o.resultat = 'en_cours' DESC, o.pose_le, o.id LIMIT \(limite)
        """
    }

    /// The words of an objective, and of its result. Encrypted in `nominatif.objectif.contenu`.
    package struct Texte: Sendable, Equatable, Nominatif {
        package enum Champ: String, CaseIterable, Sendable { case texte, commentaire }

        package var texte: String
        package var commentaire: String

        package init(_ texte: String, commentaire: String = "") {
            self.texte = texte
            self.commentaire = commentaire
        }

        package init(_ feuillet: Feuillet) {
            self.init(feuillet[Champ.texte.rawValue] ?? "", commentaire: feuillet[Champ.commentaire.rawValue] ?? "")
        }

        package var feuillet: Feuillet {
            var feuillet = Feuillet()
            feuillet[Champ.texte.rawValue] = texte
            feuillet[Champ.commentaire.rawValue] = commentaire
            return feuillet
        }
    }
}

/// One step towards an objective. Its words are encrypted in `nominatif.action.contenu`.
package struct ActionPrevue: RowDecodable, Sendable {
    package let id: ID<ActionPrevue>
    package let objectif: ID<Objectif>
    package let qui: Qui
    package let echeance: DateCivile?
    package let faiteLe: DateCivile?
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        objectif = try row.id("objectif_id")
        qui = try row.value("qui")
        echeance = try row.optionalValue("echeance")
        faiteLe = try row.optionalValue("faite_le")
        version = try row.int("version")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 200) -> SQL {
        """
        SELECT a.id, a.objectif_id, a.qui, a.echeance, a.faite_le, a.version
        FROM nominatif.action a
        WHERE a.entreprise_id = \(ref.entreprise) AND a.dossier_id = \(ref.id)
        ORDER BY a.echeance NULLS LAST, a.id LIMIT \(limite)
        """
    }

    /// Name of the one field of its sealed content.
    package static let champ = "action"

    static func feuillet(_ texte: String) -> Feuillet {
        var feuillet = Feuillet()
        feuillet[champ] = texte
        return feuillet
    }
}
