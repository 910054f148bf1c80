internal import Foundation
internal import Web

/// The sheet of a document on A4 paper, in one self-contained text for WeasyPrint.
struct FeuilleImprimee {
    let piece: FactureComplete

    var html: String {
        let f = piece.facture
        let titre = ("\(f.titre)" as Balisage).texte
        let pied = Typo.appliquer("\(f.titre), \(f.vendeurNom)\(f.vendeurSiren.isEmpty ? "" : ", SIREN \(f.vendeurSiren)")")
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>\(titre)</title><style>\(Self.regles)\
            @page { @bottom-left { content: \(Self.citer(pied)) } }</style></head>\
            <body>\(Typo.appliquer(Feuille(piece: piece).balisage.texte))</body></html>
            """
    }

    /// A CSS string.
    private static func citer(_ texte: String) -> String {
        "\"" + texte.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ").replacing("<", with: "\\3c ")
            + "\""
    }

    private static let regles: String = {
        let fichier = Bundle.module.bundleURL.appending(path: "Templates/feuille.css")
        return (try? String(contentsOf: fichier, encoding: .utf8)) ?? ""
    }()
}
