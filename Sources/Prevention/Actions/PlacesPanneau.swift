import Calendrier
import Tenancy
import Web

/// The seats of an action: how many are taken, take one, give one back by its code.
struct PlacesPanneau: Fragment {
    let action: ActionCollective
    let places: [Place]
    /// Path the forms post to.
    let chemin: String
    let csrf: String
    /// What was typed to give a seat back, and why it was refused.
    let refus: (code: String, faute: String)?
    let aujourdhui: DateCivile

    var balisage: Balisage {
        guard action.seReserve(le: aujourdhui) else { return "" }
        let codes: Balisage =
            places.isEmpty
            ? ""
            : "<details class=\"plie\"><summary>Les codes remis</summary><p class=\"petit\">\(places.map(\.code).joined(separator: ", "))</p></details>"
        let prendre: Balisage =
            action.libres > 0
            ? "<form method=\"post\" action=\"\(chemin)/places\">\(jeton)<button class=\"b plein\">Prendre une place</button></form>"
            : "\(Alerte(.attention, "Rendez une place, ou augmentez leur nombre s'il reste des chaises.", fort: "Complet."))"
        return
            "<section class=\"panneau\"><h2>Places</h2><p><strong>\(action.prises)</strong> prises sur \(action.places)</p><p class=\"petit discret\">Chacune a un code, à donner à la personne : il ne dit ni qui elle est, ni d'où elle vient. Les codes s'effacent avec l'action.</p>\(prendre)\(codes)\(rendre)</section>"
    }

    private var jeton: Balisage { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">" }

    private var rendre: Balisage {
        guard action.prises > 0 else { return "" }
        let champ = Champ("code", "Code de la place à rendre", refus?.code, aide: "Cinq signes.", faute: refus?.faute, requis: true)
        return
            "<form method=\"post\" action=\"\(chemin)/places/rendre\" class=\"pile serre\">\(jeton)\(champ)<p class=\"rang\"><button class=\"b\">Rendre la place</button></p></form>"
    }
}

/// The slips of an action: five counts, and what they say together.
struct AvisPanneau: Fragment {
    let action: ActionCollective
    let chemin: String
    let csrf: String
    let saisie: Saisie

    var balisage: Balisage {
        guard action.statut == .tenue else { return "" }
        let champs = (1...5).map { note in
            saisie.champ("avis_\(note)", "Billets à \(note)", action.avis.map { "\($0.billets[note - 1])" }, genre: .nombre).balisage
        }
        let moyenne: Balisage =
            action.avis.map { "<p><strong>\($0.moyenne)</strong>, \(pluriel($0.total, "billet"))</p>" } ?? ""
        return
            "<section class=\"panneau\"><h2>Avis</h2>\(moyenne)<form method=\"post\" action=\"\(chemin)/avis\" class=\"pile serre\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\"><p class=\"petit discret\">Des billets sans nom, de 1 (inutile) à 5 (très utile), comptés à la sortie. Au-dessous de \(Avis.minimum), rien ne s'enregistre.</p><div class=\"trois\">\(champs)</div><p class=\"rang\"><button class=\"b\">Enregistrer les avis</button></p></form></section>"
    }
}
