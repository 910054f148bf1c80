import Calendrier
import Postgres
import Tenancy

/// Somebody a human resources department passed on to me and whom I have not met yet. Who it is opens elsewhere, from its own sealed box.
struct OrientationRecue: RowDecodable, Sendable {
    let chemin: String
    let nomEntreprise: String
    let transmiseLe: DateCivile
    let rappeleeLe: DateCivile?

    init(row: Row) throws(RowError) {
        let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
        let id: ID<OrientationRecue> = try row.id("id")
        chemin = "/orientations/\(entreprise)/\(id)"
        nomEntreprise = try row.string("entreprise")
        transmiseLe = try row.value("transmise_le")
        rappeleeLe = try row.optionalValue("rappelee_le")
    }

    static let selection: SQL = """
        SELECT o.entreprise_id, o.id, g.nom AS entreprise, o.transmise_le, o.rappelee_le
        FROM nominatif.orientation_rh o
        JOIN gestion.entreprise g ON g.entreprise_id = o.entreprise_id
        WHERE o.referent_id = garde.uid() AND o.etat = 'recue'
        ORDER BY o.transmise_le LIMIT 50
        """
}
