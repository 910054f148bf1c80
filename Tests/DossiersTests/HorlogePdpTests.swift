import Calendrier
import Testing

@testable import Dossiers

/// The lawful clock of a sick leave, day by day.
@Suite struct HorlogePdpTests {
    private func jour(_ texte: String) throws -> DateCivile { try #require(DateCivile(texte)) }

    private func arret(_ debut: String, _ fin: String?, _ origine: OrigineArret = .maladie) throws -> PeriodeArret {
        PeriodeArret(origine, try jour(debut), try fin.map(jour))
    }

    private func etapes(_ arrets: [PeriodeArret]) -> [EtapePdp: DateCivile] {
        Dictionary(HorlogePdp.pas(arrets, droit: .francais).map { ($0.etape, $0.le) }, uniquingKeysWith: { a, _ in a })
    }

    /// « Plus de trente jours » is the 31st day; « au moins soixante » the 60th.
    @Test func lesSeuilsTombentAuJourPres() throws {
        let etapes = etapes([try arret("2026-01-01", nil)])
        #expect(etapes[.liaison] == (try jour("2026-01-31")))
        #expect(etapes[.preReprise] == (try jour("2026-01-31")))
        #expect(etapes[.seuilReprise] == (try jour("2026-03-01")))
        #expect(etapes[.essai] == (try jour("2026-03-31")))
        #expect(etapes[.sixMois] == (try jour("2026-06-30")))
        #expect(etapes[.unAn] == (try jour("2026-12-26")))
        #expect(etapes[.reprise] == nil, "sans fin connue, pas de visite de reprise datée")
    }

    @Test(arguments: [
        (OrigineArret.maladie, "2026-03-01", true), (.maladie, "2026-02-28", false), (.accidentTravail, "2026-01-30", true),
        (.accidentTravail, "2026-01-29", false), (.maladiePro, "2026-01-01", true), (.maternite, "2026-01-05", true),
    ])
    func laVisiteDeRepriseSuitLaCause(_ origine: OrigineArret, _ fin: String, _ due: Bool) throws {
        let etapes = etapes([try arret("2026-01-01", fin, origine)])
        #expect((etapes[.reprise] != nil) == due)
        // Work is taken up the day after; eight days later at most.
        if due { #expect(etapes[.reprise] == (try jour(fin).plus(jours: 9))) }
    }

    @Test func unArretCourtNOuvreRien() throws {
        #expect(etapes([try arret("2026-01-01", "2026-01-30")]).isEmpty)
        #expect(Set(etapes([try arret("2026-01-01", "2026-01-31")]).keys) == [.liaison, .preReprise])
    }

    @Test func uneMaterniteNOuvrePasLHorloge() throws {
        #expect(Set(etapes([try arret("2026-01-01", "2026-05-01", .maternite)]).keys) == [.reprise])
    }

    @Test func lesArretsContigusSAjoutent() throws {
        // 2026-01-16 is a Friday: Monday the 19th prolongs it, Tuesday the 20th does not.
        let prolonge = HorlogePdp.absences([try arret("2026-01-19", "2026-02-20"), try arret("2026-01-01", "2026-01-16")])
        #expect(prolonge.count == 1)
        #expect(prolonge[0].jours(au: try jour("2026-12-31")) == 51)
        #expect(HorlogePdp.absences([try arret("2026-01-01", "2026-01-16"), try arret("2026-01-20", "2026-02-20")]).count == 2)
    }

    /// A leave left without an end says nothing of what came after it: it joins no later one, and dates nothing.
    @Test func unArretSansFinNAvalePasLesSuivants() throws {
        let arrets = [try arret("2025-01-06", nil), try arret("2026-03-01", "2026-03-05")]
        let absences = HorlogePdp.absences(arrets)
        #expect(absences.map(\.debut) == [try jour("2025-01-06"), try jour("2026-03-01")])
        #expect(absences.map(\.termeInconnu) == [true, false])
        #expect(HorlogePdp.pas(arrets, droit: .francais).isEmpty, "ni l'un ni l'autre ne date d'étape")
        #expect(HorlogePdp.cumul(absences, au: try jour("2026-03-31")) == 5)
    }

    /// A sick leave after a maternity counts from its own first day; the maternity opens the visit of the return only.
    @Test func lArretApresUneMaterniteOuvreSesEtapes() throws {
        let arrets = [try arret("2026-01-01", "2026-04-22", .maternite), try arret("2026-04-23", nil)]
        #expect(HorlogePdp.absences(arrets).count == 1)
        let etapes = etapes(arrets)
        #expect(etapes[.liaison] == (try jour("2026-05-23")))
        #expect(etapes[.preReprise] == (try jour("2026-05-23")))
        #expect(etapes[.sixMois] == (try jour("2026-10-20")))
        #expect(etapes[.reprise] == nil)
        let clos = [try arret("2026-01-01", "2026-04-22", .maternite), try arret("2026-04-23", "2026-04-30")]
        #expect(Set(self.etapes(clos).keys) == [.reprise], "la visite suit le retour de maternité")
    }

    /// 360 allowances and invalidity belong to the sickness insurance.
    @Test(arguments: [OrigineArret.accidentTravail, .maladiePro])
    func unAccidentDuTravailNeSuitPasLAssuranceMaladie(_ origine: OrigineArret) throws {
        let etapes = etapes([try arret("2026-01-01", nil, origine)])
        #expect(etapes[.unAn] == nil)
        #expect(etapes[.sixMois] == nil)
        #expect(etapes[.sixMoisPro] == (try jour("2026-06-30")))
        #expect(EtapePdp.sixMoisPro.libelle.contains("invalidité") == false)
        let puis = self.etapes([try arret("2026-01-01", "2026-03-31", origine), try arret("2026-04-01", nil)])
        #expect(puis[.unAn] == (try jour("2027-03-26")), "le compte de la maladie part de la maladie")
    }

    @Test func auLuxembourgRienDeFrancais() throws {
        let pas = HorlogePdp.pas([try arret("2026-01-01", nil)], droit: .luxembourgeois)
        #expect(pas.allSatisfy { $0.etape.rawValue.hasPrefix("lu_") })
        let dates = Dictionary(pas.map { ($0.etape, $0.le) }, uniquingKeysWith: { a, _ in a })
        #expect(dates[.luSeuilReprise] == (try jour("2026-02-12")), "43e jour : plus de six semaines")
        #expect(dates[.luProtection] == (try jour("2026-07-02")), "26 semaines pleines")
        #expect(dates[.luIndemnites] == (try jour("2026-01-01").plus(jours: 545)), "546e jour")
        let fini = HorlogePdp.pas([try arret("2026-01-01", "2026-02-12")], droit: .luxembourgeois)
        #expect(fini.contains { $0.etape == .luExamen && $0.le.description == "2026-02-13" })
        #expect(HorlogePdp.pas([try arret("2026-01-01", "2026-02-11")], droit: .luxembourgeois).allSatisfy { $0.etape != .luExamen })
        #expect(HorlogePdp.pas([try arret("2026-01-01", "2026-05-01", .maternite)], droit: .luxembourgeois).isEmpty)
    }

    /// 78 weeks within 104: earlier leaves count as long as they are in the window.
    @Test func leCompteDe78SemainesGlisse() throws {
        let avant = try arret("2025-01-01", "2025-12-31")
        let pas = HorlogePdp.pas([avant, try arret("2026-03-01", nil)], droit: .luxembourgeois)
        let le = try #require(pas.first { $0.etape == .luIndemnites && $0.absenceDu.description == "2026-03-01" }).le
        #expect(le == (try jour("2026-03-01").plus(jours: 546 - 365 - 1)))
        let loin = HorlogePdp.pas([try arret("2022-01-01", "2022-12-31"), try arret("2026-03-01", nil)], droit: .luxembourgeois)
        #expect(loin.first { $0.etape == .luIndemnites }?.le == (try jour("2026-03-01").plus(jours: 545)))
    }

    @Test func laCauseLaPlusProtectriceLEmporte() throws {
        let absences = HorlogePdp.absences([try arret("2026-01-01", "2026-01-10"), try arret("2026-01-11", "2026-01-31", .accidentTravail)])
        #expect(absences[0].origine == .accidentTravail)
        #expect(etapes(absences[0].arrets)[.reprise] != nil, "31 jours d'absence, seuil de 30")
    }

    @Test func leCumulCompteDouzeMois() throws {
        let absences = HorlogePdp.absences([
            try arret("2024-12-01", "2025-01-10"), try arret("2025-06-01", "2025-06-10"), try arret("2025-12-25", nil),
        ])
        #expect(HorlogePdp.cumul(absences, au: try jour("2025-12-31")) == 10 + 10 + 7)
    }

    /// Each step says where it is written.
    @Test func chaqueEtapeDitSaSource() {
        for etape in EtapePdp.allCases { #expect(etape.source.contains("C. trav.") || etape.source.contains("CSS"), "\(etape)") }
    }
}
