import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/relais`: hand a dossier over to a colleague who must accept it. The referent only.
struct RelaisRoutes: Sendable {
    let transferts: TransfertStore
    let partages: PartageStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/relais", DossiersRoom.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/dossiers/:entreprise/:id/relais", DossiersRoom.acces, proposer)
    }

    @Sendable func proposer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let vers = champs["vers"].flatMap { ID<CompteTag>($0) }
        if vers == nil { fautes["vers"] = "Choisissez le collègue qui prendrait le relais." }
        let cause = champs["cause"].flatMap { Transfert.Cause(rawValue: $0) }
        if cause == nil { fautes["cause"] = "Dites pourquoi le suivi change de main." }
        let information = champs["information"].flatMap { Transfert.Information(rawValue: $0) }
        if information == nil { fautes["information"] = "Dites ce que la personne en sait." }
        if let vers, let cause, let information {
            switch try await transferts.proposer(ref, a: vers, cause: cause, information: information, as: requete.principal) {
            case .fait:
                return requete.redirection(
                    "/secret", fait: "Le relais est proposé. D'ici sa réponse, le dossier reste à vous, et rien ne bouge.")
            case .collegue: fautes["vers"] = "Ce collègue ne peut pas recevoir ce dossier. Choisissez-en un autre."
            case .enCours:
                throw Refus.conflit("Un relais est déjà proposé pour ce dossier : retirez-le d'abord, page « Secret et relais ».")
            case .refuse, .information: throw Refus.introuvable
            }
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let dossier = try await dossiers.trouver(try requete.dossier(), as: requete.principal),
            dossier.referent == requete.principal.compte, dossier.etat != .efface
        else { throw Refus.introuvable }
        let collegues = try await partages.collegues(as: requete.principal)
        return requete.page(RelaisPage(dossier: dossier, collegues: collegues, saisie: saisie, fautes: fautes.resume), statut: statut)
    }
}

/// The page.
struct RelaisPage: Page {
    static let gabarit = "relais"

    let dossier: Dossier
    let collegues: [Collegue]
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Relais, dossier \(dossier.numero)", h1: "Passer le relais",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)], sous: dossier.situation,
            donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": dossier.ref.chemin
        case "vers":
            saisie.champ(
                "vers", "Collègue", genre: .liste(collegues.map(\.option).facultatif("Choisir")),
                requis: true)
        case "cause": saisie.choix("cause", "Pourquoi", Transfert.Cause.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true)
        case "information":
            saisie.choix(
                "information", "La personne", Transfert.Information.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true)
        default: nil
        }
    }
}
