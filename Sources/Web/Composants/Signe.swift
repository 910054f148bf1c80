/// A sign of the sprite `/statique/signes.svg`. It never speaks alone: a word stands beside it.
public struct Signe: Fragment {
    let nom: String

    public init(_ nom: String) { self.nom = nom }

    public var balisage: Balisage {
        "<svg class=\"ico\" aria-hidden=\"true\"><use href=\"/statique/signes.svg#i-\(nom)\"/></svg>"
    }

    /// Symbols of the sprite; a test compares the list with the file.
    public static let noms = [
        "due", "planifiee", "publiee", "tenue", "annulee-p", "annulee-c", "feriee", "remplacee", "reportee", "creditee", "oeil", "cadenas",
        "attention", "erreur", "info", "ok", "route", "lieu", "tel", "agenda", "dossier", "rdv", "groupe", "plus", "telecharge", "imprime",
        "menu", "gauche", "droite", "sortie", "cle", "journal",
    ]
}
