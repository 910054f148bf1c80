import Documents
import Web

/// PDF of a nominative page. Nothing of it is kept: the page passes by a file that only the service reads, erased at once, and no name is
/// in an argument or a file name.
enum Impression {
    /// Throws `Refus.conflit` with the remedy when nothing can print.
    static func pdf(_ html: String) async throws -> [UInt8] {
        do {
            return try await Imprimeur().pdf(html: html)
        } catch let refus as Imprimeur.Refus {
            throw Refus.conflit(refus.description)
        }
    }
}

/// A nominative paper: its own sheet, whole in one text.
struct PapierNominatif {
    /// Title of the PDF: a number and a day, never a name.
    let titre: String
    /// Left of the foot of each page.
    let pied: String

    func html(_ corps: Balisage) -> String {
        let titre: Balisage = "\(titre)"
        let pied = pied.filter { $0 != "\"" && $0 != "\\" && $0 != "<" && $0 != "\n" }
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>\(Typo.appliquer(titre.texte))</title>\
            <style>\(Self.style)@page{@bottom-left{content:"\(Typo.appliquer(pied))";font:8pt 'DejaVu Sans',sans-serif;color:#505a54}}</style>\
            </head><body>\(Typo.appliquer(corps.texte))</body></html>
            """
    }

    private static let style = """
        @page{size:A4;margin:20mm 20mm 22mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt 'DejaVu Sans',sans-serif;color:#505a54}}\
        body{font:10pt/1.45 'DejaVu Sans','Liberation Sans',sans-serif;color:#1d2420;margin:0}\
        p{margin:0 0 3mm}h1{font-size:15pt;margin:0 0 2mm;line-height:1.25}h2{font-size:11.5pt;margin:6mm 0 2mm;break-after:avoid}\
        h3{font-size:10.5pt;margin:4mm 0 1.5mm;break-after:avoid}ul{margin:0 0 3mm;padding-left:5mm}li{margin:0 0 1mm}\
        .maison{font-weight:700;color:#5b2a56}.petit{font-size:8.5pt;color:#505a54}.date{text-align:right}.sous{color:#505a54}\
        .haut p{margin:0 0 .5mm}.destinataire{margin:10mm 0 10mm 52%}.destinataire p{margin:0}.objet{font-weight:700;margin:0 0 6mm}\
        .signature{margin:10mm 0 0 52%;break-inside:avoid}.projet{border:1pt solid #7a5200;color:#7a5200;padding:1.5mm 3mm;font-weight:700}\
        .blanc{border-bottom:1pt dashed #7a5200;color:#7a5200}\
        table{width:100%;border-collapse:collapse;margin:0 0 4mm;font-size:9pt}th,td{padding:1.2mm 2mm 1.2mm 0;text-align:left;vertical-align:top}\
        th.n,td.n{text-align:right;padding-right:0;padding-left:2mm;white-space:nowrap}caption{text-align:left}caption.lu{display:none}td.n+td,th.n+th:not(.n){padding-left:4mm}\
        thead th{border-bottom:1pt solid #1d2420}tbody tr{border-bottom:.4pt solid #c9cec9;break-inside:avoid}tbody th{font-weight:400}\
        tfoot th,tfoot td,tr.total th,tr.total td{font-weight:700;border-top:1pt solid #1d2420}\
        .paires th{width:34%;color:#505a54}.cote{display:flex;gap:8mm}.cote>div{flex:1}.note{border-left:2pt solid #5b2a56;padding-left:3mm}
        """
}
