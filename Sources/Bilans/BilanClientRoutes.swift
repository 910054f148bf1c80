internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/rh/bilans`: what was published for this company; the tenant wall hides the rest.
struct BilanClientRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = Acces.compte(.client, .rh)
        routes.get("/rh/bilans", acces) { requete in
            requete.page(BilansClientPage(bilans: try await RegistreStore(base: base).liste(nil, as: requete.principal)))
        }
        routes.get("/rh/bilans/:id", acces) { requete in
            requete.page(BilanPage(try await BilanRoutes.lire(base, requete), client: true))
        }
        routes.get("/rh/bilans/:id/cases.csv", acces) { try await BilanRoutes.cases(base, $0) }
    }
}

struct BilansClientPage: Page {
    static let gabarit = "bilans-rh"
    let bilans: [BilanPublie]

    var entete: Entete {
        Entete(
            "Vos bilans", sous: "Publiés par votre service social, figés à leur publication", donnees: ["pilotage.bilan"],
            visible: "Pas de nom, pas de petit nombre.", densite: .rare, largeur: .moyenne, ici: "/rh/bilans")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "vide":
            bilans.isEmpty
                ? Vide("Aucun bilan publié pour l'instant.", suite: "Le bilan d'un trimestre paraît dans les semaines qui le suivent.")
                : nil
        case "rangs":
            bilans.map { bilan in
                let version =
                    bilan.remplace ? "version \(bilan.version), corrigée depuis" : bilan.version > 1 ? "version \(bilan.version)" : ""
                return
                    "<li><span><a href=\"/rh/bilans/\(bilan.id.description)\"><strong>\(bilan.periode.titre)</strong></a> <small class=\"discret\">\(version)</small></span></li>"
                    as Balisage
            }
        default: nil
        }
    }
}
