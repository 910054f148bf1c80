import Hummingbird
import Tenancy
import Web

/// `/secret/depart`: a worker who leaves proposes all her dossiers at once, while her account is still open; and what the receiver does of
/// many at once.
struct DepartRoutes: Sendable {
    let transferts: TransfertStore
    let partages: PartageStore
    let replacements: ReplacementStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/secret/depart", DossiersRoom.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/secret/depart", DossiersRoom.acces, proposer)
        routes.post("/secret/depart/retrait", DossiersRoom.acces, retirer)
        routes.post("/secret/depart/acceptation", DossiersRoom.acces, accepter)
        routes.post("/secret/rendez-vous/:entreprise/:id", DossiersRoom.acces, regler)
    }

    @Sendable func proposer(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let vers = champs["vers"].flatMap { ID<CompteTag>($0) }
        if vers == nil { fautes["vers"] = "Choisissez le collègue qui prendrait le relais." }
        let cause = champs["cause"].flatMap { Transfert.Cause(rawValue: $0) }
        if cause == nil { fautes["cause"] = "Dites pourquoi le suivi change de main." }
        let information = champs["information"].flatMap { Transfert.Information(rawValue: $0) }
        if information == nil { fautes["information"] = "Dites ce que les personnes en savent." }
        if let vers, let cause, let information {
            if let fait = try await transferts.proposerTous(a: vers, cause: cause, information: information, as: requete.principal) {
                return requete.redirection("/secret", fait: Self.phrase(fait))
            }
            fautes["vers"] = "Ce collègue ne peut pas recevoir de dossiers. Choisissez-en un autre."
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    static func phrase(_ fait: (proposes: Int, enCours: Int, refuses: Int)) -> String {
        var phrases = ["\(pluriel(fait.proposes, "dossier proposé", "dossiers proposés"))"]
        if fait.enCours > 0 { phrases.append("\(pluriel(fait.enCours, "l'était", "l'étaient")) déjà") }
        if fait.refuses > 0 {
            phrases.append("\(pluriel(fait.refuses, "ne peut pas", "ne peuvent pas")) aller à ce collègue : proposez-les à un autre")
        }
        return phrases.joined(separator: ", ").capitale + ". D'ici sa réponse, tout reste à vous."
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let nombre = try await transferts.annulerTous(as: requete.principal)
        return requete.redirection(
            "/secret", fait: "\(pluriel(nombre, "proposition retirée", "propositions retirées").capitale) : rien n'a bougé.")
    }

    @Sendable func accepter(_ requete: Requete) async throws -> Response {
        guard let de = requete.formulaire["de"].flatMap({ ID<CompteTag>($0) }) else { throw Refus.introuvable }
        let nombre = try await transferts.accepterInformes(de: de, as: requete.principal)
        return requete.redirection(
            "/secret",
            fait: "\(pluriel(nombre, "dossier est", "dossiers sont").capitale) à vous, avec leurs rendez-vous et leurs brouillons.")
    }

    @Sendable func regler(_ requete: Requete) async throws -> Response {
        guard try await replacements.regler(try requete.id("entreprise"), try requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/secret", fait: "Ce rendez-vous n'est plus à replacer.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let ouverts = try await dossiers.liste(.ouverts, debut: 0, parPage: 1, as: requete.principal).total
        let clos = try await dossiers.liste(.clos, debut: 0, parPage: 1, as: requete.principal).total
        let collegues = try await partages.collegues(as: requete.principal)
        return requete.page(
            DepartPage(ouverts: ouverts, clos: clos, collegues: collegues, saisie: saisie, fautes: fautes.resume), statut: statut)
    }
}

/// The page.
struct DepartPage: Page {
    static let gabarit = "depart"

    let ouverts: Int
    let clos: Int
    let collegues: [Collegue]
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Proposer tous mes dossiers", ariane: [("Secret et relais", "/secret")],
            sous: "\(pluriel(ouverts, "dossier ouvert", "dossiers ouverts")), \(pluriel(clos, "clos", "clos"))",
            donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/secret")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "vers":
            saisie.champ(
                "vers", "Collègue", genre: .liste(collegues.map(\.option).facultatif("Choisir")),
                requis: true)
        case "cause": saisie.choix("cause", "Pourquoi", Transfert.Cause.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true)
        case "information":
            saisie.choix(
                "information", "Les personnes",
                [
                    Option(Transfert.Information.aInformer.rawValue, "pas encore informées : le receveur leur parle avant d'accepter"),
                    Option(Transfert.Information.informee.rawValue, "toutes informées, sans s'y opposer"),
                    Option(Transfert.Information.accord.rawValue, "toutes d'accord"),
                ], requis: true)
        default: nil
        }
    }
}
