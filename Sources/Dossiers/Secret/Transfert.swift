package import Foundation
package import Postgres
package import Tenancy

/// A handover of a dossier, proposed until the receiver decides.
package struct Transfert: RowDecodable, Sendable {
    package enum Cause: String, CaseIterable, Sendable {
        case depart, absence, charge, demande

        package var libelle: String {
            switch self {
            case .depart: "je pars, ou change de secteur"
            case .absence: "absence longue"
            case .charge: "répartition de l'équipe"
            case .demande: "demande de la personne"
            }
        }
    }

    /// What the person knows of it.
    package enum Information: String, CaseIterable, Sendable {
        case accord, informee
        case aInformer = "a_informer"

        package var libelle: String {
            switch self {
            case .accord: "elle est d'accord"
            case .informee: "elle est informée, sans s'y opposer"
            case .aInformer: "pas encore informée : le receveur le fera avant d'accepter"
            }
        }
    }

    package enum Etat: String, Sendable {
        case propose, accepte, refuse, annule
    }

    package let ref: Dossier.Ref
    package let id: ID<Transfert>
    package let numero: String
    package let de: ID<CompteTag>
    package let vers: ID<CompteTag>
    package let proposeLe: Date
    package let cause: Cause
    package let information: Information
    package let etat: Etat
    package let entreprise: String

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        id = try row.id("id")
        numero = try row.string("numero")
        de = try row.id("de")
        vers = try row.id("vers")
        proposeLe = try row.instant("propose_le")
        cause = try row.value("cause")
        information = try row.value("information")
        etat = try row.value("etat")
        entreprise = try row.optionalString("entreprise") ?? ""
    }
}
