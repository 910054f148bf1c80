/// « 1 – 25 sur 107 », previous, numbers, next. The address of each page keeps the other parameters.
public struct Pagination: Fragment {
    public let page: Int
    public let parPage: Int
    public let total: Int
    let adresse: String

    /// `page` counts from 1; `requete` gives the path and the filters to keep.
    public init(_ requete: Requete, parPage: Int = 25, total: Int) {
        let derniere = max(1, (total + parPage - 1) / parPage)
        page = min(max(1, requete.query["page"].flatMap { Int($0) } ?? 1), derniere)
        self.parPage = parPage
        self.total = total
        adresse = requete.adresse(sans: "page")
    }

    public var debut: Int { (page - 1) * parPage }
    var derniere: Int { max(1, (total + parPage - 1) / parPage) }

    public var balisage: Balisage {
        guard total > parPage else { return total == 0 ? "" : "<p class=\"pages\"><span>\(nombre(total)) en tout</span></p>" }
        let fin = min(total, debut + parPage)
        return
            "<nav class=\"pages\" aria-label=\"Pages de la liste\"><span>\(nombre(debut + 1)) – \(nombre(fin)) sur \(nombre(total))</span><span class=\"groupe\">\(liens)</span></nav>"
    }

    private var liens: [Balisage] {
        var liens: [Balisage] = []
        if page > 1 {
            liens.append("<a class=\"b mini\" rel=\"prev\" href=\"\(adresse)page=\(page - 1)\">\(Signe("gauche"))Précédente</a>")
        }
        for n in max(1, page - 2)...min(derniere, page + 2) {
            let courante: Balisage = n == page ? " aria-current=\"page\"" : ""
            liens.append("<a class=\"b mini\" href=\"\(adresse)page=\(n)\"\(courante)><span class=\"lu\">Page </span>\(n)</a>")
        }
        if page < derniere {
            liens.append("<a class=\"b mini\" rel=\"next\" href=\"\(adresse)page=\(page + 1)\">Suivante\(Signe("droite"))</a>")
        }
        return liens
    }
}

/// Head cell that sorts by a link.
public struct Tri: Fragment {
    let titre: String
    let lien: String
    let sens: String?
    let nombres: Bool

    /// `requete.query["tri"]` is `cle` or `-cle`.
    public init(_ requete: Requete, _ titre: String, _ cle: String, nombres: Bool = false) {
        self.titre = titre
        self.nombres = nombres
        let actuel = requete.query["tri"]
        sens = actuel == cle ? "ascending" : actuel == "-" + cle ? "descending" : nil
        lien = requete.adresse(sans: "tri", "page") + "tri=" + (actuel == cle ? "-" : "") + FormulaireEncode.encoder(cle)
    }

    public var balisage: Balisage {
        let etat: Balisage = sens.map { " aria-sort=\"\($0)\"" } ?? ""
        let classe: Balisage = nombres ? " class=\"n\"" : ""
        return "<th scope=\"col\"\(classe)\(etat)><a href=\"\(lien)\">\(titre)</a></th>"
    }
}

/// Tabs: links, each with its address.
public struct Onglets: Fragment {
    let nom: String
    let liens: [(titre: String, chemin: String, courant: Bool)]

    public init(_ nom: String, _ liens: [(titre: String, chemin: String, courant: Bool)]) {
        self.nom = nom
        self.liens = liens
    }

    public var balisage: Balisage {
        let suite = liens.map { lien in
            let courant: Balisage = lien.courant ? " aria-current=\"page\"" : ""
            return "<a href=\"\(lien.chemin)\"\(courant)>\(lien.titre)</a>" as Balisage
        }
        return "<nav class=\"onglets\" aria-label=\"\(nom)\">\(suite)</nav>"
    }
}

extension Requete {
    /// Path and parameters without some of them, ready for one more: ends with `?` or `&`.
    public func adresse(sans noms: String...) -> String {
        let reste = query.paires.filter { !noms.contains($0.nom) }.map {
            "\(FormulaireEncode.encoder($0.nom))=\(FormulaireEncode.encoder($0.valeur))&"
        }
        return chemin + "?" + reste.joined()
    }
}
