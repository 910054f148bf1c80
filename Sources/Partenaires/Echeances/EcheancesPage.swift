import Calendrier
import Hummingbird
import Postgres
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
    let csrf: String

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
        case "lignes":
            echeances.map { Self.ligne($0, aujourdhui, avecPartenaire: true, chez: (porte.prefixe, csrf), depuis: depuis) }
        default: nil
        }
    }

    private var perimees: Int { echeances.filter { $0.aVerifier(le: aujourdhui) }.count }

    /// `chez`: where it may be said that the text was read again, with the token of the form; nil where it is only read.
    static func ligne(
        _ e: Echeance, _ jour: DateCivile, avecPartenaire: Bool, chez: (prefixe: String, csrf: String)?, depuis: DateCivile? = nil
    ) -> Balisage {
        let qui: Balisage = avecPartenaire ? "<br><small class=\"discret\">\(e.partenaire.libelle)</small>" : ""
        let texte: Balisage = e.url.isEmpty ? "\(e.source)" : "<a href=\"\(e.url)\" rel=\"noreferrer\">\(e.source)</a>"
        let perime: Balisage = e.aVerifier(le: jour) ? "<br>\(Badge("à revérifier", comme: .due))" : ""
        let relu: Balisage = e.verifiePar.map { ", par \($0)" } ?? ""
        let relire: Balisage =
            chez.map {
                "<form method=\"post\" action=\"\($0.prefixe)/echeances/\(e.id.description)/verifie\"><input type=\"hidden\" name=\"_csrf\" value=\"\($0.csrf)\"><button class=\"b nu mini\">Revérifié aujourd'hui<span class=\"lu\"> : \(e.demarche)</span></button></form>"
            } ?? ""
        let terme: Balisage = depuis.map { "<td class=\"nb\" data-l=\"Terme\">\(e.terme(depuis: $0).court)</td>" } ?? ""
        return
            "<tr><th scope=\"row\">\(e.demarche)\(qui)</th><td data-l=\"Délai\"><strong>\(e.duree)</strong> \(e.effet.libelle)<br><small class=\"discret\">depuis \(e.depart)</small></td>\(terme)<td data-l=\"Ensuite\">\(e.suite)</td><td data-l=\"Texte\"><small>\(texte), vérifié le \(e.verifieLe.court)\(relu)</small>\(perime)\(relire)</td></tr>"
    }
}

struct EcheanceRoutes: Sendable {
    let porte: Porte

    func ajouter(a routes: Routes) {
        routes.get("\(porte.prefixe)/echeances", porte.acces) { requete in
            let echeances = try await porte.base.transaction(as: requete.principal, readOnly: true) { try EcheanceStore.actives(nil, $0) }
            let depuis = requete.query.texte("depuis").flatMap { DateCivile(saisie: $0) }
            return requete.page(
                EcheancesPage(porte: porte, echeances: echeances, depuis: depuis, aujourdhui: .aujourdhui(), csrf: requete.csrf))
        }
        routes.post("\(porte.prefixe)/echeances/:id/verifie", porte.acces) { requete in
            let id: ID<Echeance> = try requete.id("id")
            guard try await porte.base.transaction(as: requete.principal, { try EcheanceStore.reverifier(id, $0) }) else {
                throw Refus.introuvable
            }
            return requete.redirection("\(porte.prefixe)/echeances", fait: "Le délai est daté d'aujourd'hui, à votre nom.")
        }
    }
}
