import Calendrier
import Contrats
import Postgres
import Tenancy

/// What a collective action takes of a day: where somebody already is. The action itself belongs to the room Prevention.
struct ActionDuJour: RowDecodable {
    let entrepriseNom: String
    let debut: Heure
    let minutes: Int

    init(row: Row) throws(RowError) {
        entrepriseNom = try row.string("nom")
        debut = try row.value("debut")
        minutes = try row.int("minutes")
    }

    /// Those of one person, cancelled ones left out.
    static func de(_ qui: ID<IntervenantTag>, _ jour: DateCivile, _ tx: Transaction) throws -> [ActionDuJour] {
        try tx.all(
            """
            SELECT e.nom, a.debut, a.minutes
            FROM gestion.action_collective a
            JOIN gestion.entreprise e ON e.entreprise_id = a.entreprise_id
            WHERE a.intervenant_id = \(qui)::uuid AND a.jour = \(jour)::date AND a.statut <> 'annulee'
            ORDER BY a.debut, a.id
            """)
    }

    /// « 14 h – 16 h ».
    var heures: String { Self.heures(debut, minutes) }

    /// nil when it ends at midnight.
    var plage: PlageHoraire? { Heure(minutes: debut.minutes + minutes).flatMap { PlageHoraire(debut: debut, fin: $0) } }

    static func heures(_ debut: Heure, _ minutes: Int) -> String {
        "\(debut.libelle) – \(Heure(minutes: debut.minutes + minutes)?.libelle ?? "24 h")"
    }
}
