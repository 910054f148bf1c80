internal import Calendrier
internal import Documents
internal import Foundation

/// Factur-X 1.09, profile EN 16931: the printed sheet in PDF/A-3b with its CII inside.
struct FacturX: Sendable {
    let imprimeur: Imprimeur

    /// Throws `Imprimeur.Refus.absent` when WeasyPrint is not installed.
    init() throws { imprimeur = try Imprimeur() }

    /// About a second; the same document gives the same bytes.
    func pdf(_ piece: FactureComplete) async throws -> [UInt8] { try await pdfs([piece])[0] }

    /// Several at once, in their order, ten times faster than one by one. All are in memory: at most a few dozen.
    func pdfs(_ pieces: [FactureComplete]) async throws -> [[UInt8]] {
        try await imprimeur.archives(
            pieces.map { piece in
                Imprimeur.Page(
                    html: FeuilleImprimee(piece: piece).html,
                    jointe: PieceJointe(
                        nom: Self.fichier, type: "text/xml", description: "Facture structurée, EN 16931 en syntaxe CII", relation: .data,
                        octets: CII.octets(piece)),
                    notice: Self.notice(piece))
            })
    }

    /// The name that the norm imposes.
    static let fichier = "factur-x.xml"

    private static func notice(_ piece: FactureComplete) -> NoticePDF {
        let f = piece.facture
        return NoticePDF(
            titre: "\(f.titre), \(f.vendeurNom)", auteur: f.vendeurNom, sujet: "\(f.titre) du \(f.emission.court) à \(f.acheteurNom)",
            // Midnight UTC of the day of issue: the only date of the file.
            instant: Date(timeIntervalSince1970: Double(f.emission.numero) * 86_400),
            identifiant: Array(piece.sceau.empreinte.prefix(16)), schema: schema)
    }

    private static let schema = NoticePDF.Schema(
        nom: "Factur-X PDFA Extension Schema", espace: "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#", prefixe: "fx",
        proprietes: [
            .init("DocumentType", "INVOICE", description: "INVOICE or ORDER"),
            .init("DocumentFileName", fichier, description: "Name of the embedded XML invoice file"),
            .init("Version", "1.0", description: "Version of the Factur-X XML schema"),
            .init("ConformanceLevel", "EN 16931", description: "Conformance level of the embedded XML invoice"),
        ])
}
