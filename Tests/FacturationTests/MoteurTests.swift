import Calendrier
import Testing

@testable import Facturation

/// The worked cases of the billing rules: each line, VAT group and total to the cent.
@Suite struct MoteurTests {
    static let portee = Cas.tous.filter { $0.horsPortee == nil }

    @Test func lesCasSontLus() {
        #expect(Cas.tous.count == 45)
        let reportes = Set(Cas.tous.filter { $0.horsPortee != nil }.map(\.id))
        #expect(reportes == ["G05", "G08", "G09", "G29", "G30", "G31", "G32", "G33", "G34", "G41", "G42"])
    }

    @Test(arguments: portee) func cas(_ cas: Cas) throws {
        let scenario = try cas.scenario.scenario()
        var documents = try Moteur.documents(scenario)
        for correction in cas.scenario.corrections ?? [] {
            // The credited invoice may be dated before the asked period.
            var large = scenario
            large.periode = Periode(debut: scenario.contrats[0].debut, fin: correction.date)
            let facture = try #require(try Moteur.documents(large).first { $0.cle == correction.document })
            if scenario.periode.contient(correction.date) { documents.append(facture.avoirTotal(correction.id, le: correction.date)) }
        }
        #expect(Set(documents.map(Forme.init)) == Set(try #require(cas.expected.documents).map(Forme.init)))
    }
}

/// A document without its texts, in one comparable form.
struct Forme: Hashable {
    var entete: [String]
    var montants: [Int]
    var refs: Set<String>
    var lignes: [String: Int]
    var tva: Set<String>

    init(_ d: DocumentCalcule) {
        entete = [d.cle, d.genre.rawValue, d.contrat, d.client, d.vendeur.rawValue, "\(d.date)", "\(d.periode.debut)/\(d.periode.fin)"]
        montants = [d.netCents, d.tvaCents, d.brutCents]
        refs = Set(d.refs)
        lignes = Dictionary(
            d.lignes.map {
                let periode = $0.periode.map { "\($0.debut)/\($0.fin)" } ?? "-"
                return ("\($0.article) \($0.nature.rawValue) \($0.unite.rawValue) \($0.quantite) \($0.prix) \($0.netCents) \(periode)", 1)
            }, uniquingKeysWith: +)
        tva = Set(d.tva.map { "\($0.categorie.code) \($0.categorie.taux) \($0.categorie.vatex ?? "-") \($0.baseCents) \($0.taxeCents)" })
    }

    init(_ d: DocumentJSON) throws {
        entete = [d.key, d.type, d.contract, d.buyer, d.seller, "\(d.billingDate)", "\(d.period.from)/\(d.period.to)"]
        montants = [d.netCents, d.vatCents, d.grossCents]
        refs = Set(d.refs)
        lignes = Dictionary(
            try d.lines.map {
                let periode = $0.period.map { "\($0.from)/\($0.to)" } ?? "-"
                let quantite = try ScenarioJSON.entier($0.quantity, chiffres: 4)
                let prix = try ScenarioJSON.entier($0.unitPrice, chiffres: 6)
                return ("\($0.item) \($0.nature) \($0.unit) \(quantite) \(prix) \($0.netCents) \(periode)", 1)
            }, uniquingKeysWith: +)
        tva = Set(
            try d.vat.map {
                "\($0.category) \(try ScenarioJSON.entier($0.rate, chiffres: 2)) \($0.vatex ?? "-") \($0.taxableCents) \($0.taxCents)"
            })
    }
}
