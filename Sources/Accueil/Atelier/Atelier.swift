import Calendrier
import Foundation
import Postgres

/// A workshop where one may take a seat from the poster. Neither the seats taken nor those left: the employer has the code too.
struct Atelier: RowDecodable, Sendable {
    let id: UUID
    let jour: DateCivile
    let debut: Heure
    let minutes: Int
    let theme: String
    let places: Int
    let commune: String
    let intervenant: String

    init(row: Row) throws(RowError) {
        id = try row.uuid("id")
        jour = try row.value("jour")
        debut = try row.value("debut")
        minutes = try row.int("minutes")
        theme = try row.string("theme")
        places = try row.int("places")
        commune = try row.string("commune")
        intervenant = try row.string("intervenant")
    }
}

/// What the link of a seat shows: a day, an hour, a code. Neither the subject, nor the company.
struct PlaceDAtelier: RowDecodable, Sendable {
    let jour: DateCivile
    let debut: Heure
    let minutes: Int
    let code: String

    init(row: Row) throws(RowError) {
        jour = try row.value("jour")
        debut = try row.value("debut")
        minutes = try row.int("minutes")
        code = try row.string("code")
    }
}
