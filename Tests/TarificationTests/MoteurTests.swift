import Calendrier
import Testing

@testable import Tarification

/// Each worked case to the cent, through the reader and the writer that `cloison devis` uses.
@Suite struct MoteurTests {
    @Test func lesCasSontLus() {
        #expect(Cas.tous.count == 132)
        #expect(Cas.tous.count { $0.attendu == nil } == 13)
    }

    @Test(arguments: Cas.tous) func cas(_ cas: Cas) throws {
        guard let attendu = cas.attendu else {
            #expect(throws: (any Error).self) { try Moteur.documents(try Scenario(json: cas.scenario), complet: true) }
            return
        }
        let documents = try Moteur.documents(try Scenario(json: cas.scenario), complet: true)
        let ecrits = try Lecteur(valeur: AnalyseJSON.lire(Array(DocumentsEcrits.json(documents).utf8)), chemin: "").liste("documents")
        #expect(Set(try ecrits.map { try Forme($0) }) == Set(attendu))
        #expect(documents.count == attendu.count)
    }

    /// R30: a document does not depend on the period that asks; the answers of adjoining periods add up, with or without the other years.
    @Test(arguments: Cas.tous.filter { $0.attendu != nil }) func lesPeriodesSAdditionnent(_ cas: Cas) throws {
        var scenario = try Scenario(json: cas.scenario)
        let entiers = try Moteur.documents(scenario, complet: true)
        #expect(try Moteur.documents(scenario) == entiers)
        let tout = scenario.periode
        let milieu = tout.debut.plus(jours: tout.nombreDeJours / 2)
        var parts: [DocumentCalcule] = []
        for (debut, fin) in [(tout.debut, milieu), (milieu.plus(jours: 1), tout.fin)] where debut <= fin {
            scenario.periode = .init(debut: debut, fin: fin)
            parts += try Moteur.documents(scenario)
        }
        #expect(parts.sorted { $0.cle < $1.cle } == entiers)
    }

    /// R03, R02: anyone can redo each line and each tax from what is printed.
    @Test(arguments: Cas.tous.filter { $0.attendu != nil }) func chaqueLigneSeRefait(_ cas: Cas) throws {
        for document in try Moteur.documents(try Scenario(json: cas.scenario), complet: true) {
            for ligne in document.lignes {
                let produit = Int128(ligne.quantite) * Int128(ligne.prix)
                let arrondi = (produit.magnitude + 50_000_000) / 100_000_000
                #expect(Int128(ligne.netCents) == (produit < 0 ? -Int128(arrondi) : Int128(arrondi)))
                #expect(ligne.prix >= 0 && ligne.netCents != 0)
            }
            #expect(document.netCents == document.lignes.reduce(0) { $0 + $1.netCents } && document.netCents > 0)
            #expect(document.brutCents == document.netCents + document.tvaCents)
            #expect((document.genre == .avoir) == !document.refs.isEmpty)
        }
    }
}
