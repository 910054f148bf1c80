import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Somebody an employer passed on to me, with her agreement. Its list says a day and a company, never the name.
struct Orientation: RowDecodable, Sendable {
    let entreprise: ID<EntrepriseTag>
    let id: ID<Orientation>
    let etablissement: UUID
    let transmiseLe: DateCivile
    let rappeleeLe: DateCivile?
    let nomEntreprise: String
    let nomEtablissement: String

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.id("id")
        etablissement = try row.uuid("etablissement_id")
        transmiseLe = try row.value("transmise_le")
        rappeleeLe = try row.optionalValue("rappelee_le")
        nomEntreprise = try row.string("entreprise")
        nomEtablissement = try row.string("etablissement")
    }

    var chemin: String { "/orientations/\(entreprise)/\(id)" }
    /// The day the name dies if nothing was done with it.
    var meurtLe: DateCivile { transmiseLe.plus(jours: 30) }
}

/// What HR wrote, opened.
struct PersonneOrientee: Sendable, Nominatif {
    let nom: String
    let prenom: String
    let joindre: String
    let quand: String
    let accord: String

    init(_ feuillet: Feuillet) {
        nom = feuillet["nom"] ?? ""
        prenom = feuillet["prenom"] ?? ""
        joindre = feuillet["joindre"] ?? ""
        quand = feuillet["quand"] ?? ""
        accord = feuillet["accord"] ?? ""
    }
}
