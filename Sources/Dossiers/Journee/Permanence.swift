package import Calendrier
package import Foundation
package import Postgres
package import Tenancy
import Web

/// My half-day at a company, as `gestion` lets me read it.
package struct Permanence: RowDecodable, Sendable {
    package let id: UUID
    package let entreprise: ID<EntrepriseTag>
    package let nom: String
    package let jour: DateCivile
    package let debut: Heure
    package let fin: Heure
    package let statut: String
    package let lieu: UUID
    package let salle: String
    package let adresse: String
    package let commune: String
    /// How one gets in: badge, gate, whom to call.
    package let acces: String
    package let etablissement: UUID?

    package init(row: Row) throws(RowError) {
        id = try row.uuid("id")
        entreprise = try row.id("entreprise_id")
        nom = try row.string("nom")
        jour = try row.value("jour")
        debut = try row.value("debut")
        fin = try row.value("fin")
        statut = try row.string("statut")
        lieu = try row.uuid("lieu_id")
        salle = try row.string("salle")
        adresse = try row.string("adresse")
        commune = try row.string("commune")
        acces = try row.string("acces")
        etablissement = try row.optionalUUID("etablissement_id")
    }

    /// Mine, and standing: what was cancelled or replaced is not on my day.
    static let selection: SQL = """
        SELECT p.id, p.entreprise_id, g.nom, p.jour, to_char(p.debut, 'HH24:MI') AS debut, to_char(p.fin, 'HH24:MI') AS fin, p.statut,
               p.lieu_id, l.salle, l.adresse, l.commune, l.acces, l.etablissement_id
        FROM gestion.permanence p
        JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = garde.uid()
        JOIN gestion.entreprise g ON g.entreprise_id = p.entreprise_id
        JOIN gestion.lieu l ON l.id = p.lieu_id
        """

    var badge: Badge { Badge(StatutPermanence(rawValue: statut) ?? .planifiee) }
    /// « 8 h 30 – 12 h ».
    package var horaires: String { "\(debut.libelle) – \(fin.libelle)" }

    /// Every `pas` minutes of it from which `minutes` fit before its end and overlap none of `rendez`, standing ones only.
    func heuresLibres(_ rendez: [RendezVous], minutes: Int = 30, pas: Int = 30) -> [Heure] {
        let occupes = rendez.filter { $0.jour == jour && $0.statut.tient }
        return stride(from: debut.minutes, through: fin.minutes - minutes, by: pas).compactMap { Heure(minutes: $0) }.filter { heure in
            !occupes.contains { $0.heure.minutes < heure.minutes + minutes && heure.minutes < $0.heure.minutes + $0.minutes }
        }
    }

    package var chemin: String { "\(entreprise)/\(id.uuidString.lowercased())" }
}
