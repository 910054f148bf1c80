import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Tenancy
import Testing

@testable import Web

@Suite struct JournalTests {
    /// An error that quotes a person reaches neither the page, the journal nor the metrics.
    @Test func rienDePersonnel() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            let panne = try await client.get("/panne", .planification)
            #expect(panne.status == .internalServerError)
            _ = try await client.get("/dossiers/Karim-Lambert?nom=Karim+Lambert", .intervenant)
            _ = try await client.get("/Karim/Lambert", .planification)
            let mesures = try await client.get("/metriques").texte
            let lignes = banc.lignes.withLock { $0 }
            for texte in lignes + [panne.texte, mesures] { #expect(!texte.contains("Lambert")) }
            #expect(mesures.contains(#"route="nominatif""#))
            #expect(mesures.contains("bassin 1"))
            let incident = try #require(lignes.first { $0.contains(#""genre":"incident""#) })
            let numero = try #require(incident.firstRange(of: #""incident":""#).map { incident[$0.upperBound...].prefix { $0 != "\"" } })
            #expect(panne.texte.contains(numero))
            #expect(incident.contains("ErreurIndiscrete"))
        }
    }

    @Test func motifEtNonAdresse() async throws {
        let banc = try Banc()
        try await banc.visiter { (client) async throws -> Void in
            _ = try await client.get("/contrats/8d2f?x=1", .planification)
            let ligne = try #require(banc.lignes.withLock { $0 }.last)
            #expect(ligne.contains(#""route":"/contrats/:id","statut":200"#))
            #expect(!ligne.contains("8d2f"))
        }
    }

    @Test func mesuresFermeesAuDehors() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            #expect(try await client.get("/metriques", nil, [.xForwardedFor: "192.0.2.1"]).status == .notFound)
        }
    }

    @Test func methodeInventee() {
        let mesures = Mesures()
        mesures.noter(methode: "NOM\"DE", trace: Trace.Etat(), statut: 404, duree: .milliseconds(3))
        #expect(mesures.texte().contains(#"methode="AUTRE",route="aucune",statut="404"} 1"#))
        #expect(mesures.texte().contains(#"cloison_duree_secondes_bucket{route="aucune",le="0.005"} 1"#))
        #expect(
            !LigneDeJournal.requete(methode: "A\"B\n", route: "r", statut: 1, duree: .zero, octets: nil, incident: nil).contains("A\"B"))
    }
}
