/// Accessibility statement.
struct PageAccessibilite: Page {
    static let gabarit = "accessibilite"
    var entete: Entete {
        Entete(
            "Accessibilité", sous: "Cloison est partiellement conforme au RGAA et aux WCAG 2.2, niveau AA", densite: .rare,
            largeur: .lecture)
    }
    func child(named name: String) -> Any? { nil }
}

/// Keyboard shortcuts.
struct PageRaccourcis: Page {
    static let gabarit = "raccourcis"
    var entete: Entete {
        Entete("Raccourcis clavier", sous: "Tout se fait aussi avec Tab, Entrée et Espace", densite: .rare, largeur: .lecture)
    }
    func child(named name: String) -> Any? { nil }
}
