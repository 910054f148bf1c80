internal import Web

/// A part of a chapter: across the page, or half of it beside another half.
enum Volet: Sendable {
    case large(Balisage)
    case demi(Balisage)
}

/// A heading and its parts. Halves go by two in their order; one left alone takes the whole width, so that nothing leaves a hole.
struct Chapitre: Fragment {
    let id: String
    let titre: String
    let volets: [Volet]

    init(_ id: String, _ titre: String, _ volets: [Volet?]) {
        self.id = id
        self.titre = titre
        self.volets = volets.compactMap { $0 }
    }

    var balisage: Balisage {
        guard !volets.isEmpty else { return "" }
        return "<section class=\"chapitre\" aria-labelledby=\"b-\(id)\"><h2 id=\"b-\(id)\">\(titre)</h2>\(rangs)</section>"
    }

    private var rangs: Balisage {
        var html: Balisage = ""
        var attente: Balisage?
        for volet in volets {
            switch volet {
            case .large(let balisage):
                html += (attente ?? "") + balisage
                attente = nil
            case .demi(let balisage):
                guard let gauche = attente else {
                    attente = balisage
                    continue
                }
                html += "<div class=\"deux tient\">\(gauche)\(balisage)</div>"
                attente = nil
            }
        }
        return html + (attente ?? "")
    }
}

/// A panel with a heading, for what is not a chart.
enum Panneau {
    static func de(_ titre: String, _ corps: Balisage, note: String? = nil) -> Balisage {
        let fin: Balisage = note.map { "<p class=\"petit discret\">\($0)</p>" } ?? ""
        return "<section class=\"panneau bloc\"><h3>\(titre)</h3>\(corps)\(fin)</section>"
    }

    /// Rows of a head cell and cells already drawn; every column but the first is a number.
    static func tableau(_ titre: String, _ colonnes: [String], _ rangs: [(String, [Balisage])]) -> Balisage {
        let tetes = colonnes.enumerated().map {
            "<th scope=\"col\"\($0.offset == 0 ? "" : " class=\"n\"" as Balisage)>\($0.element)</th>" as Balisage
        }
        let lignes = rangs.map { rang in
            "<tr><th scope=\"row\">\(rang.0)</th>\(rang.1.map { "<td class=\"n\">\($0)</td>" as Balisage })</tr>" as Balisage
        }
        return "<table><caption class=\"lu\">\(titre)</caption><thead><tr>\(tetes)</tr></thead><tbody>\(lignes)</tbody></table>"
    }
}
