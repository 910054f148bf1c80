internal import Calendrier
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
        BilanFichiers(base: base, racine: "/rh/bilans", acces: acces).ajouter(a: routes)
    }
}

/// Latest first, under its year, each with its first sentence.
struct BilansClientPage: Page {
    static let gabarit = "bilans-rh"
    let bilans: [BilanPublie]

    var entete: Entete {
        Entete(
            "Vos bilans", sous: "Publiés par votre service social, figés à leur publication", donnees: ["pilotage.bilan"],
            visible: "Pas de nom, pas de petit nombre.", densite: .rare, largeur: .moyenne, ici: "/rh/bilans", classe: "bilan")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "vide":
            bilans.isEmpty
                ? Vide("Aucun bilan publié pour l'instant.", suite: "Le bilan d'un trimestre paraît dans les semaines qui le suivent.")
                : nil
        case "annees": annees
        default: nil
        }
    }

    private var annees: [Balisage] {
        let groupes = Dictionary(grouping: bilans, by: \.periode.annee)
        return groupes.keys.sorted(by: >).map { annee in
            let ranges = (groupes[annee] ?? []).sorted {
                ($0.periode.jours.fin, $1.periode.jours.debut, $0.version) > ($1.periode.jours.fin, $0.periode.jours.debut, $1.version)
            }
            return "<section class=\"panneau\"><h2>\(String(annee))</h2><ul class=\"liste remis\">\(ranges.map(Self.rang))</ul></section>"
        }
    }

    private static func rang(_ bilan: BilanPublie) -> Balisage {
        let chemin = "/rh/bilans/\(bilan.id)"
        let version =
            bilan.remplace ? "version \(bilan.version), corrigée depuis" : bilan.version > 1 ? "version \(bilan.version), corrigée" : ""
        let phrase: Balisage =
            (try? Contenu(octets: bilan.contenu))?.phrases.first.map { "<span class=\"petit\">\(Rendu.gras($0))</span>" } ?? ""
        let liens: Balisage =
            bilan.remplace
            ? ""
            : "<span class=\"rang\"><a class=\"b mini\" href=\"\(chemin)/bilan.pdf\">PDF<span class=\"lu\"> : \(bilan.periode.titre)</span></a><a class=\"b mini\" href=\"\(chemin)/cse.zip\">Dossier CSE<span class=\"lu\"> : \(bilan.periode.titre)</span></a></span>"
        return
            "<li><span class=\"pile serre\"><span><a href=\"\(chemin)\"><strong>\(bilan.periode.titre)</strong></a> <small class=\"discret\">\(version)</small></span>\(phrase)</span>\(liens)</li>"
    }
}
