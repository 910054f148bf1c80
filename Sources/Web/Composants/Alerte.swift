/// A message at its place in the page. It stays until the next page: a message that fades excludes slow readers.
public struct Alerte: Fragment {
    public enum Genre: String, Sendable { case information = "", fait, attention, erreur }

    let genre: Genre
    let fort: String?
    let texte: String
    let liens: [(String, String)]

    /// `fort` opens the message in bold; `liens` are (text, path) after it.
    public init(_ genre: Genre, _ texte: String, fort: String? = nil, liens: [(String, String)] = []) {
        self.genre = genre
        self.fort = fort
        self.texte = texte
        self.liens = liens
    }

    public var balisage: Balisage {
        let classe = genre == .information ? "alerte" : "alerte \(genre.rawValue)"
        let debut: Balisage = fort.map { "<strong>\($0)</strong> " } ?? ""
        let suite = liens.map { " <a href=\"\($0.1)\">\($0.0)</a>" as Balisage }
        return "<div class=\"\(classe)\"\(role)>\(signe)<div>\(debut)\(texte)\(suite)</div></div>"
    }

    private var role: Balisage {
        switch genre {
        case .fait: " role=\"status\""
        case .erreur: " role=\"alert\""
        case .information, .attention: ""
        }
    }

    private var signe: Signe {
        switch genre {
        case .information: Signe("info")
        case .fait: Signe("ok")
        case .attention: Signe("attention")
        case .erreur: Signe("erreur")
        }
    }
}

/// Summary of what a form must correct, with a link to each field.
public struct FautesResume: Fragment {
    let liste: [(champ: String, message: String)]

    init(_ liste: [(champ: String, message: String)]) { self.liste = liste }

    public var balisage: Balisage {
        let lignes = liste.map { "<li><a href=\"#c-\($0.champ)\">\($0.message)</a></li>" as Balisage }
        return
            "<div class=\"alerte erreur\" role=\"alert\">\(Signe("erreur"))<div><h2>\(pluriel(liste.count, "champ est", "champs sont")) à corriger</h2><ul>\(lignes)</ul></div></div>"
    }
}

/// Says why a list is empty and what to do.
public struct Vide: Fragment {
    let titre: String
    let suite: String?
    let action: Action?

    public init(_ titre: String, suite: String? = nil, action: Action? = nil) {
        self.titre = titre
        self.suite = suite
        self.action = action
    }

    public var balisage: Balisage {
        let phrase: Balisage = suite.map { "<p class=\"petit\">\($0)</p>" } ?? ""
        return "<div class=\"vide\"><p><strong>\(titre)</strong></p>\(phrase)\(action?.balisage ?? "")</div>"
    }
}
