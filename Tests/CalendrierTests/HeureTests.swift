import Testing

@testable import Calendrier

/// One reading of a typed hour, for every form of the house.
@Suite struct HeureTests {
    @Test(arguments: ["14h30", "14:30", "14 h 30", "14H30", " 14 : 30 "]) func quatorzeHeuresTrente(_ saisie: String) {
        #expect(Heure(saisie: saisie) == Heure(14, 30))
    }

    @Test(arguments: ["9h", "9 h", "9", "09:00", "9h00"]) func neufHeures(_ saisie: String) { #expect(Heure(saisie: saisie) == Heure(9)) }

    @Test(arguments: ["", "midi", "25h", "9h60", "9h5", "14:30:00", "+9h", "-1", "14h3h", ":30", "h"]) func rienDAutre(_ saisie: String) {
        #expect(Heure(saisie: saisie) == nil)
    }
}
