import Foundation

/// What a screen reader is given: chromium's accessibility tree, in reading order.
struct ArbreVocal {
    struct Noeud {
        let role: String
        let nom: String
        let description: String
        /// Of a heading, 1…6.
        let niveau: Int?
    }

    let noeuds: [Noeud]

    /// Nodes a voice stops at; layout and ignored nodes are walked through.
    static func lire(_ navigateur: Navigateur) async throws -> ArbreVocal {
        try await navigateur.cdp("Accessibility.enable", [:])
        guard let valeur = try await navigateur.cdp("Accessibility.getFullAXTree", [:]) as? [String: Any],
            let liste = valeur["nodes"] as? [[String: Any]]
        else { throw Navigateur.Panne(description: "pas d'arbre d'accessibilité") }
        let parId = Dictionary(
            liste.compactMap { noeud in (noeud["nodeId"] as? String).map { ($0, noeud) } }, uniquingKeysWith: { a, _ in a })
        var sortie: [Noeud] = []
        var pile = liste.first.map { [$0] } ?? []
        while let noeud = pile.popLast() {
            if noeud["ignored"] as? Bool != true { sortie.append(Self.noeud(noeud)) }
            for enfant in (noeud["childIds"] as? [String] ?? []).reversed() { if let suivant = parId[enfant] { pile.append(suivant) } }
        }
        return ArbreVocal(noeuds: sortie)
    }

    private static func noeud(_ brut: [String: Any]) -> Noeud {
        func texte(_ cle: String) -> String { ((brut[cle] as? [String: Any])?["value"] as? String) ?? "" }
        let proprietes = brut["properties"] as? [[String: Any]] ?? []
        let niveau = proprietes.first { $0["name"] as? String == "level" }.flatMap { ($0["value"] as? [String: Any])?["value"] as? Int }
        return Noeud(role: texte("role"), nom: texte("name"), description: texte("description"), niveau: niveau)
    }

    var titres: [Noeud] { noeuds.filter { $0.role == "heading" } }
    var images: [Noeud] { noeuds.filter { ["image", "img", "graphics-document"].contains($0.role.lowercased()) } }

    /// Place of the first node that answers, nil when none does.
    func place(_ condition: (Noeud) -> Bool) -> Int? { noeuds.firstIndex(where: condition) }
}
