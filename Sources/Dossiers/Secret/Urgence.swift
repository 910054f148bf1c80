import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// An urgent access to a colleague's dossier: three hours, a reason, told to the referent and the direction.
package struct Urgence: RowDecodable, Sendable {
    /// Signs a reason needs, spaces around it left out.
    package static let motifMinimal = 20

    package let ref: Dossier.Ref
    package let id: ID<Urgence>
    package let numero: String
    package let compte: UUID
    package let debut: Date
    package let fin: Date
    package let enCours: Bool

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        id = try row.id("id")
        numero = try row.string("numero")
        compte = try row.uuid("compte_id")
        debut = try row.instant("debut")
        fin = try row.instant("fin")
        enCours = try row.bool("en_cours")
    }
}

/// One urgent access as its referent reads it, with the reason.
package struct UrgenceLue: Sendable, Nominatif {
    package let id: ID<Urgence>
    package let compte: UUID
    package let debut: Date
    package let fin: Date
    /// Closed before the three hours.
    package let fermeLe: Date?
    package let vuLe: Date?
    package let motif: String

    package func enCours(_ maintenant: Date) -> Bool { fermeLe == nil && fin > maintenant }
}

/// How an urgent access was answered.
package enum IssueUrgence: Sendable, Equatable {
    case ouvert(Dossier.Ref, jusqua: Date)
    /// I may read it already.
    case deja(Dossier.Ref)
    /// Several companies have a dossier of this number.
    case plusieurs
    /// No such number, or a lock: nothing says which.
    case introuvable
    /// Ten refusals today.
    case limite
}
