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

    /// How somebody asks without a dossier.
    static let formes: [Forme] = [.spontane, .telephone, .courriel]

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        entreprise = try row.id("entreprise_id")
        nomEntreprise = try row.string("entreprise")
        forme = try row.value("forme")
        motif = try row.value("motif")
        minutes = try row.int("duree")
    }

    static func duJour(_ jour: DateCivile) -> SQL {
        """
        SELECT i.id, i.entreprise_id, g.nom AS entreprise, i.forme, i.motif, i.duree
        FROM nominatif.information i
        JOIN gestion.entreprise g ON g.entreprise_id = i.entreprise_id
        WHERE i.referent_id = garde.uid() AND i.jour = \(jour)::date
        ORDER BY g.nom, i.motif
        """
    }

    var phrase: String { "\(forme == .spontane ? "venue" : forme.libelle), \(motif.libelle), \(minutes < 60 ? "\(minutes) min" : "1 h")" }
}
