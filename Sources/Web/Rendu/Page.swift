public import Mustache

/// A page: every value it shows, ready before the rendering. `child(named:)` answers by a `switch`.
///
/// In a row, a name whose value is nil is looked up again in the page around it: write `{{.alerte}}`, with its dot, for a value a row
/// may lack. Components inside a page are `Fragment`s. Never give `child` a value the reader may not see: what is secret is absent.
public protocol Page: MustacheParent, Sendable {
    /// File of the room's `Templates` folder, without `.mustache`.
    static var gabarit: String { get }
    var entete: Entete { get }
}

/// Head of a page: title, trail, who sees it, actions.
public struct Entete: Sendable {
    public enum Densite: String, Sendable { case dense, normale, rare }
    public enum Largeur: String, Sendable { case pleine, travail, moyenne, lecture }

    public var titre: String
    public var h1: String
    /// Trail of (title, path) above the title.
    public var ariane: [(String, String)]
    public var sous: String?
    /// `schema.table` names read by the page: « Visible par » is computed from the grants on them.
    public var donnees: [String]
    /// Sentence added to « Visible par ».
    public var visible: String?
    public var densite: Densite
    public var largeur: Largeur
    /// Path of the navigation entry this page belongs to; nil marks none.
    public var ici: String?
    public var actions: [Action]
    /// Extra class of `body`, for print rules (`page-facture`).
    public var classe: String
    /// Seconds after which the page reloads for readers without script: a long task.
    public var rafraichir: Int?
    /// The bar offers to leave at once, for somebody who may be watched.
    public var sortie = false

    public init(
        _ titre: String, h1: String? = nil, ariane: [(String, String)] = [], sous: String? = nil, donnees: [String] = [],
        visible: String? = nil, densite: Densite = .normale, largeur: Largeur = .travail, ici: String? = nil, actions: [Action] = [],
        classe: String = "", rafraichir: Int? = nil
    ) {
        self.titre = titre
        self.h1 = h1 ?? titre
        self.ariane = ariane
        self.sous = sous
        self.donnees = donnees
        self.visible = visible
        self.densite = densite
        self.largeur = largeur
        self.ici = ici
        self.actions = actions
        self.classe = classe
        self.rafraichir = rafraichir
    }
}

/// A link or a button of the page head. One `plein` per page.
public struct Action: Fragment {
    public enum Genre: String, Sendable { case ordinaire = "", plein, nu, grave }

    let titre: String
    let chemin: String
    let genre: Genre
    let signe: String?
    let envoi: String?

    /// A link.
    public init(_ titre: String, _ chemin: String, _ genre: Genre = .ordinaire, signe: String? = nil) {
        self.init(titre: titre, chemin: chemin, genre: genre, signe: signe, envoi: nil)
    }

    /// A button that posts to `chemin`; `csrf` is `Requete.csrf`.
    public static func envoi(_ titre: String, _ chemin: String, csrf: String, _ genre: Genre = .ordinaire, signe: String? = nil) -> Action {
        Action(titre: titre, chemin: chemin, genre: genre, signe: signe, envoi: csrf)
    }

    private init(titre: String, chemin: String, genre: Genre, signe: String?, envoi: String?) {
        self.titre = titre
        self.chemin = chemin
        self.genre = genre
        self.signe = signe
        self.envoi = envoi
    }

    public var balisage: Balisage {
        let classe = genre == .ordinaire ? "b" : "b \(genre.rawValue)"
        let dessin: Balisage = signe.map { Signe($0).balisage } ?? ""
        guard let envoi else { return "<a class=\"\(classe)\" href=\"\(chemin)\">\(dessin)\(titre)</a>" }
        return
            "<form method=\"post\" action=\"\(chemin)\"><input type=\"hidden\" name=\"_csrf\" value=\"\(envoi)\"><button class=\"\(classe)\">\(dessin)\(titre)</button></form>"
    }
}
