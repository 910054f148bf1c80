import Mustache
import Tenancy

/// What the two layouts read. `page-nominative` and `page` are separate templates: no page chooses, its route does.
struct MiseEnPage: MustacheParent {
    let corps: String
    let entete: Entete
    let visible: String?
    let principal: Principal?
    let navigation: Navigation
    let statique: Statique
    let csrf: String?
    let fait: String?
    let demonstration: Bool
    let nominatif: Bool
    var attentes: [Attente] = []
    /// This page is the account's first one: what waits is said in full.
    var premiere = false

    static func gabarit(nominatif: Bool) -> String { nominatif ? "Web.page-nominative" : "Web.page" }

    func child(named name: String) -> Any? {
        switch name {
        case "corps": corps
        case "titre": entete.titre
        case "h1": entete.h1
        case "ariane": entete.ariane.map { Lien(titre: $0.0, chemin: $0.1) }
        case "aAriane": !entete.ariane.isEmpty
        case "sous": entete.sous
        case "visible": visible
        case "actions": entete.actions.map(\.balisage)
        case "aActions": !entete.actions.isEmpty
        case "classeCorps": classeCorps
        case "classePage": entete.largeur == .travail ? "page" : "page \(entete.largeur.rawValue)"
        case "connecte": principal != nil
        case "nom": principal?.nom
        case "metier": principal.map(Navigation.metier)
        case "accueil": principal.map(navigation.accueil) ?? "/"
        case "entrees": entrees
        case "basse": principal.map(Navigation.basse) ?? false
        case "csrf": csrf
        case "attentes": premiere ? attentes.map(\.alerte.balisage) : []
        case "fait": fait.map { Alerte(.fait, $0) }
        case "demonstration": demonstration
        case "rafraichir": entete.rafraichir
        case "sortie": entete.sortie
        case "feuille": statique.adresse("cloison.css")
        case "script": statique.adresse("cloison.js")
        case "bureau": nominatif ? statique.adresse("bureau.js") : nil
        default: nil
        }
    }

    private var classeCorps: String {
        [nominatif ? "nominatif" : "", entete.densite == .normale ? "" : entete.densite.rawValue, entete.classe]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var entrees: [Lien] {
        guard let principal else { return [] }
        let basse = Navigation.basse(principal)
        return navigation.entrees(principal).map {
            let chemin = $0.chemin
            let nombre = attentes.filter { $0.chemin == chemin }.reduce(0) { $0 + $1.nombre }
            return Lien(
                titre: $0.titre, chemin: chemin, courant: chemin == entete.ici, signe: basse ? Signe($0.signe) : nil,
                nombre: nombre == 0 ? nil : nombre)
        }
    }

    struct Lien: MustacheParent {
        let titre: String
        let chemin: String
        var courant = false
        var signe: Signe?
        /// What waits behind it.
        var nombre: Int?

        func child(named name: String) -> Any? {
            switch name {
            case "titre": titre
            case "chemin": chemin
            case "courant": courant
            case "signe": signe
            case "nombre": nombre
            default: nil
            }
        }
    }
}

/// Root of a page's rendering: the page first, then what every form needs.
struct Racine: MustacheParent {
    let page: any Page
    let csrf: String?

    func child(named name: String) -> Any? {
        if let valeur = page.child(named: name) { return valeur }
        return name == "_csrf" ? csrf : nil
    }
}
