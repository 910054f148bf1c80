import HTTPTypes
import HummingbirdTesting
import Tenancy
import Testing

@testable import Web

/// Who a visitor is for the rate limits: believed only from our own proxy, and one subscriber counts once.
@Suite struct ProvenanceTests {
    @Test func seulNotreMandataireEstCru() throws {
        let m = try Mandataires("127.0.0.1, 172.16.0.0/12 fd00::/8")
        #expect(m.provenance(pair: "172.31.4.5", transmise: "198.51.100.9, 203.0.113.7") == "cb007107")
        #expect(m.provenance(pair: "fd12::1", transmise: "203.0.113.7") == "cb007107")
        #expect(m.provenance(pair: "::ffff:127.0.0.1", transmise: "203.0.113.7") == "cb007107")
        // A private address that is not ours, and one next to the range: what they write is only a header.
        for pair in ["10.0.0.8", "192.168.1.4", "172.32.0.1", "203.0.113.9"] {
            #expect(m.provenance(pair: pair, transmise: "198.51.100.1") == m.provenance(pair: pair, transmise: nil), "\(pair)")
        }
        #expect(Mandataires.surCetteMachine.provenance(pair: "10.0.0.8", transmise: "198.51.100.1") == "0a000008")
        for faute in ["mandataire", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8"] {
            #expect(throws: Mandataires.Faute.self) { try Mandataires(faute) }
        }
    }

    /// An IPv6 subscriber holds 2^64 addresses: one visitor.
    @Test func unReseauIPv6EstUnVisiteur() {
        let m = Mandataires.surCetteMachine
        let un = m.provenance(pair: "127.0.0.1", transmise: "2001:db8:1:2::1")
        #expect(un == m.provenance(pair: "127.0.0.1", transmise: "2001:db8:1:2:ffff:1:2:3"))
        #expect(un != m.provenance(pair: "127.0.0.1", transmise: "2001:db8:1:3::1"))
        #expect(m.provenance(pair: nil, transmise: nil) == "ici")
    }

    /// Reached from the poster's page, which promises no cookie.
    @Test func lireNePoseAucunTemoin() async throws {
        try await Banc().visiter { (client) async throws -> Void in
            for chemin in ["/qui-voit-quoi", "/accessibilite", "/raccourcis"] {
                let page = try await client.get(chemin)
                #expect(page.status == .ok && page.temoins.isEmpty, "\(chemin) : \(page.temoins)")
                // Signed in, the page keeps its bar.
                #expect(try await client.get(chemin, .planification).texte.contains("Compte planification"))
            }
            #expect(try await !client.get("/public").temoins.isEmpty, "un formulaire public en a besoin")
        }
    }
}
