internal import Foundation
internal import Web

/// A document on paper: its own sheet, letterhead and feet of page, in one self-contained text for WeasyPrint.
struct Papier: Sendable {
    enum Format: String, Sendable { case lettre, ecran }

    let titre: String
    let prestataire: Prestataire
    let format: Format
    /// Left of the foot of each page.
    let pied: String

    init(_ titre: String, _ prestataire: Prestataire, format: Format = .lettre, pied: String) {
        self.titre = titre
        self.prestataire = prestataire
        self.format = format
        self.pied = pied
    }

    /// `corps`: HTML whose typography is already French.
    func html(_ corps: String) -> String {
        let lettre: Balisage =
            "<header class=\"lettre\"><p class=\"maison\">\(prestataire.nom)</p><p>\(prestataire.lieu)</p><p>\(prestataire.contact)</p></header>"
        let tete = Typo.appliquer(lettre.texte)
        let page = "@page { @bottom-left { content: \(Self.citer(Typo.appliquer(pied))) } }"
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>\(("\(titre)" as Balisage).texte)</title>\
            <meta name="author" content="\(("\(prestataire.nom)" as Balisage).texte)"><style>\(Self.feuille)\(page)</style></head>\
            <body class="\(format.rawValue)">\(format == .lettre ? tete : "")<main>\(Self.dessins(corps, lettres: format == .lettre ? "9.5px" : "15px"))</main></body></html>
            """
    }

    /// A CSS string.
    static func citer(_ texte: String) -> String {
        "\"" + texte.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ").replacing("<", with: "\\3c ")
            + "\""
    }

    /// WeasyPrint draws a picture with the rules that it holds itself, none from the page (57.2 to 70): each receives them.
    static func dessins(_ html: String, lettres: String) -> String {
        var sortie = ""
        sortie.reserveCapacity(html.utf8.count * 2)
        var reste = html[...]
        while let debut = reste.range(of: "<svg "), let fin = reste[debut.upperBound...].firstIndex(of: ">") {
            let balise = reste[debut.lowerBound...fin]
            sortie += reste[..<debut.lowerBound]
            sortie += balise
            if !balise.contains("class=\"ico\"") { sortie += "<style>\(regles)text{font-size:\(lettres)}</style>" }
            reste = reste[reste.index(after: fin)...]
        }
        return sortie + reste
    }

    /// Colours of the light screen, as WeasyPrint 57 reads them.
    private static let regles =
        ".g1{fill:#1f5c47}.g2{fill:#c98f12}.g3{fill:#38566f}.g4{fill:#7d877f}.g5{fill:#a9c9b9;stroke:#1f5c47;stroke-width:.75}.g6{fill:#bccddb;stroke:#38566f;stroke-width:.75}.g7{fill:#ecd7a4;stroke:#7a5200;stroke-width:.75}.g-fond{fill:#ebece6}.g-axe{stroke:#d5d8d0;stroke-width:.75}.g-base{stroke:#7d877f}.g-inconnu{stroke:#7d877f;stroke-width:.75;stroke-dasharray:2 5}.l1{stroke:#1f5c47;stroke-width:2}.l2{stroke:#38566f;stroke-width:1.5;stroke-dasharray:5 4}.p1{fill:#fff;stroke:#1f5c47;stroke-width:2}text{font-family:'Nimbus Sans','Liberation Sans','DejaVu Sans',sans-serif;fill:#505a54}.fort{font-weight:700;fill:#1d2420}.point{font-weight:700}"

    /// The sheet of paper documents, beside the templates of the room.
    private static let feuille: String = {
        let fichier = Bundle.module.bundleURL.appending(path: "Templates/papier.css")
        return (try? String(contentsOf: fichier, encoding: .utf8)) ?? ""
    }()
}
