import Documents
import Foundation
import Tenancy
import TestSupport
import Testing

@testable import Facturation

@Suite struct FacturXTests {
    static let present = (try? Imprimeur()) != nil

    /// What can be checked of PDF/A-3b without an outside checker, and the same bytes alone, again, and among others.
    @Test(.enabled(if: present, "WeasyPrint absent"))
    func unPDFArchivableEtToujoursLeMeme() async throws {
        try await BaseDeTest.avec { base in
            let facturation = try await base.principal(.facturation)
            let avoir = try await PieceDEssai.avoir.emettre(base, as: facturation)
            let luxembourg = try await PieceDEssai.luxembourg.emettre(base, as: facturation)
            let facturX = try FacturX()
            let pdf = try await facturX.pdf(avoir)
            #expect(try await facturX.pdfs([luxembourg, avoir])[1] == pdf)
            let texte = String(decoding: pdf, as: UTF8.self)
            for attendu in [
                "/OutputIntents", "/GTS_PDFA1", "/AFRelationship /Data", "/AF [", "/EmbeddedFiles << /Names [(factur-x.xml)",
                "/Subtype /text#2Fxml", "/ID [<", "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
                "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>", "<pdfaSchema:prefix>fx</pdfaSchema:prefix>",
            ] {
                #expect(texte.contains(attendu), "\(attendu)")
            }
            #expect(!texte.contains("/Encrypt") && !texte.contains("/JavaScript"))
            #expect(texte.contains(String(decoding: CII.octets(avoir), as: UTF8.self)), "la facture structurée est jointe telle quelle")
            // Every font has its program inside.
            #expect(texte.ranges(of: "/Type /FontDescriptor").count == texte.ranges(of: /\/FontFile[23]? \d+ 0 R/).count)
        }
    }
}
