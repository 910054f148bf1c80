import Documents
import Testing

@Suite struct ImprimeurTests {
    @Test func absentDitQuoiFaire() {
        #expect(throws: Imprimeur.Refus.absent) { try Imprimeur(environnement: ["PATH": "/nulle/part"]) }
        #expect(Imprimeur.Refus.absent.description.contains("apt-get install weasyprint"))
    }

    /// `cat` answers with the page itself, which is no PDF: what a broken installation looks like.
    @Test func refuseCeQuiNEstPasUnPDF() async throws {
        let imprimeur = try Imprimeur(environnement: ["CLOISON_WEASYPRINT": "/bin/true"])
        await #expect(throws: Imprimeur.Refus.self) { try await imprimeur.pdf(html: "<p>Bonjour</p>") }
    }

    static let present = (try? Imprimeur()) != nil

    @Test(.enabled(if: present, "WeasyPrint absent"))
    func rendUnPDF() async throws {
        let octets = try await Imprimeur().pdf(html: "<!doctype html><html lang=fr><title>Essai</title><h1>Bilan</h1>")
        #expect(octets.starts(with: Array("%PDF-".utf8)))
        #expect(octets.count > 1_000)
    }
}
