import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy

/// An answer given on the spot to somebody who leaves no name: company, day, form, motif, duration. No person, no text.
///
/// It enters no bilan: the threshold of a bilan counts persons, and two of these may be the same one (docs/decisions/0026).
struct Information: RowDecodable, Sendable {
    let id: ID<Information>
    let entreprise: ID<EntrepriseTag>
    let nomEntreprise: String
    let forme: Forme
    let motif: Motif
    let minutes: Int
    let jour: DateCivile

    /// How somebody asks without a dossier.
    static let formes: [Forme] = [.spontane, .telephone, .courriel]

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        entreprise = try row.id("entreprise_id")
        nomEntreprise = try row.string("entreprise")
        forme = try row.value("forme")
        motif = try row.value("motif")
        minutes = try row.int("duree")
        jour = try row.value("jour")
    }

    /// Those written that day, whatever day they are of.
    static func duJour(_ jour: DateCivile) -> SQL {
        """
        SELECT i.id, i.entreprise_id, g.nom AS entreprise, i.forme, i.motif, i.duree, i.jour
        FROM nominatif.information i
        JOIN gestion.entreprise g ON g.entreprise_id = i.entreprise_id
        WHERE i.referent_id = garde.uid() AND i.notee_le = \(jour)::date
        ORDER BY g.nom, i.motif
        """
    }

    var phrase: String {
        let quand = jour == .aujourdhui() ? "" : ", le \(jour.court)"
        return "\(forme == .spontane ? "venue" : forme.libelle), \(motif.libelle), \(JourneeEtapes.duree(minutes))\(quand)"
    }
}
