internal import Foundation
internal import Web

/// The metadata packet of a PDF/A-3b file (ISO 16684-1), in a fixed order: the same notice gives the same bytes.
struct PaquetXMP {
    let notice: NoticePDF

    static let producteur = "Cloison, WeasyPrint"

    var octets: [UInt8] {
        let date = notice.instant.formatted(.iso8601)
        var xmp = "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        xmp += "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        xmp += description(
            "pdfaid", "http://www.aiim.org/pdfa/ns/id/", "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")
        xmp += description(
            "dc", "http://purl.org/dc/elements/1.1/",
            "<dc:format>application/pdf</dc:format><dc:title>\(langue(notice.titre))</dc:title><dc:creator><rdf:Seq><rdf:li>\(citer(notice.auteur))</rdf:li></rdf:Seq></dc:creator><dc:description>\(langue(notice.sujet))</dc:description>"
        )
        xmp += description("pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Producer>\(Self.producteur)</pdf:Producer>")
        xmp += description(
            "xmp", "http://ns.adobe.com/xap/1.0/",
            "<xmp:CreatorTool>Cloison</xmp:CreatorTool><xmp:CreateDate>\(date)</xmp:CreateDate><xmp:ModifyDate>\(date)</xmp:ModifyDate>")
        xmp += extensions
        let valeurs = notice.schema.proprietes.map {
            "<\(notice.schema.prefixe):\($0.nom)>\(citer($0.valeur))</\(notice.schema.prefixe):\($0.nom)>"
        }
        xmp += description(notice.schema.prefixe, notice.schema.espace, valeurs.joined())
        return Array((xmp + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>").utf8)
    }

    /// The declaration of the schema that PDF/A does not know.
    private var extensions: String {
        let proprietes = notice.schema.proprietes.map {
            "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>\($0.nom)</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>\(citer($0.description))</pdfaProperty:description></rdf:li>\n"
        }
        return
            "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>\(citer(notice.schema.nom))</pdfaSchema:schema><pdfaSchema:namespaceURI>\(citer(notice.schema.espace))</pdfaSchema:namespaceURI><pdfaSchema:prefix>\(notice.schema.prefixe)</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\n\(proprietes.joined())</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    }

    private func description(_ prefixe: String, _ espace: String, _ contenu: String) -> String {
        "<rdf:Description rdf:about=\"\" xmlns:\(prefixe)=\"\(espace)\">\(contenu)</rdf:Description>\n"
    }

    private func langue(_ texte: String) -> String { "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(citer(texte))</rdf:li></rdf:Alt>" }

    private func citer(_ texte: String) -> String { ("\(texte)" as Balisage).texte }
}
