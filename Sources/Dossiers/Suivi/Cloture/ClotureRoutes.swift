import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/cloture`: close with an outcome, reopen, erase.
struct ClotureRoutes: Sendable {
    let store: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/cloture", DossiersRoom.acces, confirmer)
        routes.post("/dossiers/:entreprise/:id/cloture", DossiersRoom.acces, clore)
        routes.post("/dossiers/:entreprise/:id/reouverture", DossiersRoom.acces, rouvrir)
        routes.post("/dossiers/:entreprise/:id/effacement", DossiersRoom.acces, effacer)
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        return requete.page(CloturePage(dossier: dossier, saisie: Saisie(), fautes: nil))
    }

    @Sendable func clore(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        let champs = requete.formulaire
        var fautes = Fautes()
        let issue = champs["issue"].flatMap { Issue(rawValue: $0) }
        if issue == nil { fautes["issue"] = "Choisissez ce qui a mis fin au suivi." }
        let bilan = FeuilleSaisie.bilan(champs, &fautes)
        guard let issue, fautes.isEmpty else {
            return requete.page(
                CloturePage(dossier: dossier, saisie: Saisie(champs, fautes), fautes: fautes.resume), statut: .badRequest)
        }
        let autres = champs.all("autres").compactMap { Issue(rawValue: $0) }.filter { $0 != issue }
        guard try await store.clore(dossier.ref, issue, autres: autres, bilan: bilan, as: requete.principal) else {
            throw Refus.conflit("Ce dossier est déjà clos. Revenez au dossier pour voir son issue.")
        }
        return requete.redirection(dossier.ref.chemin, fait: "Le dossier est clos : \(issue.libelle).")
    }

    @Sendable func rouvrir(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        guard try await store.rouvrir(dossier.ref, as: requete.principal) else {
            throw Refus.conflit("Seul un dossier clos se rouvre.")
        }
        return requete.redirection(dossier.ref.chemin, fait: "Le dossier est de nouveau ouvert.")
    }

    @Sendable func effacer(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        guard requete.formulaire["numero"]?.filter({ !$0.isWhitespace }) == dossier.numero else {
            throw Refus.saisie("Pour effacer, écrivez le numéro du dossier : \(dossier.numero).")
        }
        guard try await store.effacer(dossier.ref, as: requete.principal) else { throw Refus.conflit("Seul un dossier clos s'efface.") }
        return requete.redirection("/dossiers?etat=clos", fait: "Le dossier \(dossier.numero) est effacé : sa clé est détruite.")
    }

    private func mien(_ requete: Requete) async throws -> Dossier {
        guard let dossier = try await store.trouver(try requete.dossier(), as: requete.principal),
            dossier.referent == requete.principal.compte
        else { throw Refus.introuvable }
        return dossier
    }
}

/// The confirmation is a page of its own.
struct CloturePage: Page {
    static let gabarit = "cloture"

    let dossier: Dossier
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Clôture du dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)],
            sous: dossier.situation, donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": dossier.ref.chemin
        case "numero": dossier.numero
        case "ouvert": dossier.etat == .ouvert
        case "clos": dossier.etat == .clos
        case "issue":
            saisie.choix(
                "issue", "Ce qui a mis fin au suivi", Issue.options, aide: "L'issue principale : elle seule compte au bilan.", requis: true)
        case "autres": saisie.plusieurs("autres", "Autres issues, s'il y en a", Issue.options)
        case "bilan":
            FeuilleSaisie.champs(saisie, BilanFin()).map(\.balisage)
        default: nil
        }
    }
}
