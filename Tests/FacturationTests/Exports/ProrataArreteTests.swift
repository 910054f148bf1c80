import Calendrier
import Tarification
import Testing

@testable import Facturation

/// The arithmetic of a closing date.
@Suite struct ProrataArreteTests {
    private func jour(_ texte: String) throws -> DateCivile { try #require(DateCivile(texte)) }

    @Test func rienNeSePerd() throws {
        let cloture = try jour("2026-12-31")
        for cents in [1, 99, 100, 12_345, -12_345, 999_999_999] {
            for (debut, fin) in [
                ("2026-10-01", "2027-09-30"), ("2026-12-31", "2027-01-01"), ("2027-01-01", "2027-12-31"), ("2026-01-01", "2026-12-31"),
            ] {
                let periode = Periode(debut: try jour(debut), fin: try jour(fin))
                #expect(ProrataArrete.jusqua(cloture, cents, periode) + ProrataArrete.apres(cloture, cents, periode) == cents)
            }
        }
    }

    @Test func lesJoursComptent() throws {
        let cloture = try jour("2026-12-31")
        // 92 days of 365: 1,200.00 × 92 / 365 = 302.465…
        let an = Periode(debut: try jour("2026-10-01"), fin: try jour("2027-09-30"))
        #expect(ProrataArrete.jusqua(cloture, 120_000, an) == 30_247)
        #expect(ProrataArrete.apres(cloture, 120_000, an) == 89_753)
        // Half away from zero: 1 cent over two days.
        let deux = Periode(debut: cloture, fin: cloture.plus(jours: 1))
        #expect(ProrataArrete.jusqua(cloture, 1, deux) == 1 && ProrataArrete.jusqua(cloture, -1, deux) == -1)
        #expect(ProrataArrete.part(10_000, 1, sur: 3) == 3_333)
    }

    /// An arrears document over the closing date, never issued: the half-days held before it are accrued, with their VAT.
    @Test func ceQuiEstTenuEtPasFactureSeProvisionne() throws {
        let cloture = try jour("2026-12-31")
        let jours = [try jour("2026-12-08"), try jour("2026-12-22"), try jour("2027-01-05")]
        let demis = try LigneCalculee(
            article: "DJ", libelle: "Permanence", unite: .piece, quantite: 30_000, prix: 420_000_000, periode: nil,
            origines: jours.map { .demiJournee($0, .AM, site: "S", .tenue) })
        let forfait = try LigneCalculee(
            article: "M", libelle: "Forfait", unite: .piece, quantite: 10_000, prix: 62_000_000,
            periode: Periode(debut: try jour("2026-12-01"), fin: try jour("2027-01-31")))
        let document = try DocumentCalcule(
            cle: "C1/2026-12-01/ARREARS", genre: .facture, contrat: "C1", client: "A", vendeur: .FR, date: try jour("2027-01-31"),
            periode: Periode(debut: try jour("2026-12-01"), fin: try jour("2027-01-31")), lignes: [demis, forfait],
            categorie: CategorieTVA(code: "S", taux: 2_000, vatex: nil))
        var arrete = ArreteDesComptes(cloture: cloture, plan: PlanComptable())
        try arrete.ajouter(document, client: "Aciéries")
        // 2 of 3 half-days at 420.00, 31 of 62 days of 62.00.
        #expect(arrete.lignes.map(\.partCents) == [84_000, 3_100])
        let ecriture = try #require(try arrete.ecritures().first)
        #expect(ecriture.debit == ecriture.credit && ecriture.debit == 104_520)
        #expect(ecriture.lignes.map(\.compte.numero) == ["706200", "706300", "445870", "418100"])
        #expect(ecriture.lignes.map { $0.debit - $0.credit } == [-84_000, -3_100, -17_420, 104_520])
        #expect(ecriture.date == cloture && ecriture.pieceDate == cloture)
    }

    @Test func unAvoirAEtablirPasseSurSonCompte() throws {
        let cloture = try jour("2026-12-31")
        let an = Periode(debut: try jour("2026-01-01"), fin: cloture)
        let ligne = try LigneCalculee(montant: 10_000, article: "SAL", nature: .regularisation, libelle: "Régularisation", periode: an)
        let document = try DocumentCalcule(
            cle: "C1/2026-01-01/ADJUSTMENT/SAL", genre: .avoir, contrat: "C1", client: "A", vendeur: .FR, date: cloture, periode: an,
            refs: ["C1/2026-01-01/ARREARS"], lignes: [ligne], categorie: CategorieTVA(code: "AE", taux: 0, vatex: "VATEX-EU-AE"))
        var arrete = ArreteDesComptes(cloture: cloture, plan: PlanComptable())
        try arrete.ajouter(document, client: "Caisse")
        let ecriture = try #require(try arrete.ecritures().first)
        #expect(ecriture.lignes.map(\.compte.numero) == ["706700", "419800"])
        #expect(ecriture.lignes.map { $0.debit - $0.credit } == [10_000, -10_000])
    }
}
