import Calendrier
import Hummingbird
import Tenancy
import Web

/// Every deadline of the law, by partner; and until when, from a day that is typed.
struct EcheancesPage: Page {
    static let gabarit = "echeances"
    let porte: Porte
    let echeances: [Echeance]
    /// The day to count from; nil: none is asked.
    let depuis: DateCivile?
    let aujourdhui: DateCivile

    var entete: Entete {
        Entete(
            "Délais légaux", ariane: porte.ariane, sous: pluriel(echeances.count, "délai", "délais"), donnees: ["gestion.echeance_legale"],
            visible: "Aucune personne suivie n'y figure.", densite: .dense, ici: porte.prefixe)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "prefixe": porte.prefixe
        case "depuis": depuis?.description
        case "termes": depuis != nil
        case "perimees":
            perimees == 0
                ? nil
                : Alerte(
                    .attention, "Relisez le texte cité avant de compter dessus.",
                    fort: "\(pluriel(perimees, "délai vérifié", "délais vérifiés")) il y a plus d'un an.")
        case "lignes": echeances.map { Self.ligne($0, aujourdhui, avecPartenaire: true, depuis: depuis) }
        default: nil
        }
    }

    private var perimees: Int { echeances.filter { $0.aVerifier(le: aujourdhui) }.count }

    static func ligne(_ e: Echeance, _ jour: DateCivile, avecPartenaire: Bool, depuis: DateCivile? = nil) -> Balisage {
        let qui: Balisage = avecPartenaire ? "<br><small class=\"discret\">\(e.partenaire.libelle)</small>" : ""
        let texte: Balisage = e.url.isEmpty ? "\(e.source)" : "<a href=\"\(e.url)\" rel=\"noreferrer\">\(e.source)</a>"
        let perime: Balisage = e.aVerifier(le: jour) ? "<br>\(Badge("à revérifier", comme: .due))" : ""
        let terme: Balisage = depuis.map { "<td class=\"nb\" data-l=\"Terme\">\(e.terme(depuis: $0).court)</td>" } ?? ""
        return
            "<tr><th scope=\"row\">\(e.demarche)\(qui)</th><td data-l=\"Délai\"><strong>\(e.duree)</strong> \(e.effet.libelle)<br><small class=\"discret\">depuis \(e.depart)</small></td>\(terme)<td data-l=\"Ensuite\">\(e.suite)</td><td data-l=\"Texte\"><small>\(texte), vérifié le \(e.verifieLe.court)</small>\(perime)</td></tr>"
    }
}

struct EcheanceRoutes: Sendable {
    let porte: Porte

    func ajouter(a routes: Routes) {
        routes.get("\(porte.prefixe)/echeances", porte.acces) { requete in
            let echeances = try await porte.base.transaction(as: requete.principal, readOnly: true) { try EcheanceStore.actives(nil, $0) }
            let depuis = requete.query.texte("depuis").flatMap { DateCivile(saisie: $0) }
            return requete.page(EcheancesPage(porte: porte, echeances: echeances, depuis: depuis, aujourdhui: .aujourdhui()))
        }
    }
}
