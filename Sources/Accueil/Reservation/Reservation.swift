import Adresses
import Calendrier
import Chiffrement
import Foundation
import Messages
import Postgres

/// What a booking's link shows: a day, an hour, a code. No name, no company, no place.
struct Reservation: Sendable {
    let id: UUID
    let jour: DateCivile
    let heure: Heure
    let minutes: Int
    /// What stands for the person at the door; nil for somebody who has a dossier.
    let code: String?
    /// Its hour no longer holds: postponed, or its permanence fell.
    let aReplacer: Bool
    /// The person wanted this link in the messages.
    let lienDansLesMessages: Bool
    let plages: [PlageReservable]

    /// `lignes` of `nominatif.reservation_lire`; nil without any: the link is dead, or never lived.
    init?(_ lignes: [Row]) throws(RowError) {
        guard let premiere = lignes.first else { return nil }
        id = try premiere.uuid("id")
        jour = try premiere.value("jour")
        heure = try premiere.value("heure")
        minutes = try premiere.int("minutes")
        code = try premiere.optionalString("code")
        aReplacer = try premiere.bool("a_replacer")
        lienDansLesMessages = try premiere.bool("a_lien")
        var plages: [PlageReservable] = []
        for ligne in lignes where try !ligne.isNull("permanence_id") {
            plages.append(
                PlageReservable(
                    id: try ligne.uuid("permanence_id"), jour: try ligne.value("permanence_jour"), debut: try ligne.value("debut"),
                    fin: try ligne.value("fin")))
        }
        self.plages = plages
    }
}

/// How to tell the person, as it is sealed.
enum Contact {
    static func feuillet(_ adresse: Adresse) -> Feuillet {
        var feuillet = Feuillet()
        feuillet["adresse"] = adresse.valeur
        return feuillet
    }

    static func feuillet(lien: String) -> Feuillet {
        var feuillet = Feuillet()
        feuillet["lien"] = lien
        return feuillet
    }
}
