import Calendrier
import Testing

@Suite struct DateCivileTests {
    @Test func everyDayOfEightCenturiesIsItsOwnSuccessor() throws {
        var jour = try #require(DateCivile(annee: 1600, mois: 1, jour: 1))
        let fin = try #require(DateCivile(annee: 2400, mois: 12, jour: 31))
        #expect(jour.jours(jusqua: fin) + 1 == 292_560)
        var precedent = jour.plus(jours: -1).composantes
        while jour <= fin {
            let c = jour.composantes
            #expect(DateCivile(annee: c.annee, mois: c.mois, jour: c.jour) == jour)
            let suit =
                c.jour == precedent.jour + 1 || (c.jour == 1 && (c.mois == precedent.mois + 1 || (c.mois == 1 && precedent.mois == 12)))
            #expect(suit)
            precedent = c
            jour = jour.plus(jours: 1)
        }
    }

    @Test func epochAndWeekday() throws {
        #expect(DateCivile(numero: 0).description == "1970-01-01")
        #expect(DateCivile(numero: 0).jourSemaine == 4)
        let jour = try #require(DateCivile("2026-11-20"))
        #expect(jour.jourSemaine == 5)
        #expect(jour.lundi.description == "2026-11-16")
        #expect(DateCivile(numero: -1).jourSemaine == 3)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "20261120", "2026-11-20 ", "+026-11-20", "", "2026-04-31"])
    func refusesWhatIsNotADay(texte: String) {
        #expect(DateCivile(texte) == nil)
    }

    @Test func monthsAreAddedWithoutLeavingTheMonth() throws {
        let fin = try #require(DateCivile("2028-01-31"))
        #expect(fin.plus(mois: 1).description == "2028-02-29")
        #expect(fin.plus(mois: -2).description == "2027-11-30")
        #expect(fin.plus(mois: 12).description == "2029-01-31")
    }

    @Test func weeksFollowISO() throws {
        #expect(try #require(DateCivile("2027-01-01")).semaineISO.description == "2026-S53")
        #expect(try #require(DateCivile("2024-12-30")).semaineISO.description == "2025-S01")
        #expect(Semaine("2026-S48")?.lundi.description == "2026-11-23")
        #expect(Semaine("2025-S53") == nil)
        #expect(Semaine("2026-S48")?.libelle == "23 – 27 novembre 2026")
    }

    @Test func quartersAndMonths() throws {
        let jour = try #require(DateCivile("2026-11-20"))
        #expect(jour.trimestre.description == "2026-T4")
        #expect(jour.trimestre.debut.description == "2026-10-01")
        #expect(jour.trimestre.suivant.fin.description == "2027-03-31")
        #expect(Trimestre("2026-T1")?.libelle == "1er trimestre 2026")
        #expect(Mois("2026-02")?.dernierJour.description == "2026-02-28")
        #expect(Mois("2026-12")?.suivant.description == "2027-01")
    }

    @Test func frenchDates() throws {
        let jour = try #require(DateCivile("2026-12-01"))
        #expect(jour.court == "1er déc. 2026")
        #expect(jour.long == "mardi 1er décembre 2026")
        #expect(DateCivile(saisie: "01/12/2026") == jour)
        #expect(DateCivile(saisie: "31/02/2026") == nil)
        #expect(Periode(debut: jour, fin: jour.plus(jours: 2)).duAu == "du 1er au 3 déc. 2026")
    }

    @Test func hoursAndSlots() throws {
        #expect(Heure("08:30")?.libelle == "8 h 30")
        #expect(Heure("24:00") == nil)
        let (debut, fin) = (try #require(Heure(8, 30)), try #require(Heure(12)))
        let matin = try #require(PlageHoraire(debut: debut, fin: fin))
        #expect(matin.libelle == "8 h 30 – 12 h")
        #expect(PlageHoraire(debut: matin.fin, fin: matin.debut) == nil)
        #expect(Creneau("mar-PM")?.rang == 3)
        #expect(Creneau.tous.map(\.description).joined(separator: " ").hasSuffix("ven-AM ven-PM"))
        #expect(Creneau("sam-AM") == nil)
    }

    @Test func parisSwitchesToSummerTimeOnTheLastSunday() {
        // 2026-03-29T00:59:59Z and 01:00:00Z, then 2026-10-25T00:59:59Z and 01:00:00Z.
        #expect(HeureDeParis.decalage(1_774_745_999) == 60)
        #expect(HeureDeParis.decalage(1_774_746_000) == 120)
        #expect(HeureDeParis.decalage(1_792_889_999) == 120)
        #expect(HeureDeParis.decalage(1_792_890_000) == 60)
        #expect(HeureDeParis.local(1_774_735_200).jour.description == "2026-03-28")
        #expect(HeureDeParis.local(1_774_738_800).jour.description == "2026-03-29")
    }
}
