import Hummingbird
import Tenancy
import Web

/// `/secret`: what the team's secrecy asks of me: urgent accesses to my dossiers, handovers, locks; and the urgent access I ask for.
struct SecretRoutes: Sendable {
    let urgences: UrgenceStore
    let transferts: TransfertStore
    let verrous: VerrouStore
    let partages: PartageStore
    let echeances: FinDeConservationStore
    let replacements: ReplacementStore

    func ajouter(a routes: Routes) {
        routes.get("/secret", DossiersRoom.acces, montrer)
        routes.post("/secret/acces-urgence", DossiersRoom.acces, ouvrir)
        routes.post("/secret/verrou", DossiersRoom.acces, mExclure)
        routes.post("/secret/relais/:entreprise/:transfert", DossiersRoom.acces, decider)
        routes.post("/secret/relais/:entreprise/:transfert/annulation", DossiersRoom.acces, annuler)
        routes.post("/dossiers/:entreprise/:id/acces-urgence/:bris/acte", DossiersRoom.acces, prendreActe)
        routes.post("/dossiers/:entreprise/:id/acces-urgence/:bris/fin", DossiersRoom.acces, refermer)
        routes.post("/dossiers/:entreprise/:id/reprise", DossiersRoom.acces, reprendre)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), Fautes()) }

    @Sendable func ouvrir(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let numero = champs.texte("numero") ?? ""
        if numero.wholeMatch(of: /[0-9]{4}-[0-9]{4,6}/) == nil {
            fautes["numero"] = "« \(numero) » n'est pas un numéro de dossier : quatre chiffres, un tiret, quatre à six chiffres."
        }
        let motif = champs.texte("motif") ?? ""
        if motif.count < Urgence.motifMinimal {
            fautes["motif"] =
                "Le motif a \(motif.count) signes, il en faut \(Urgence.motifMinimal) : le référent doit comprendre l'urgence."
        }
        guard fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest) }
        let entreprise = champs["entreprise"].flatMap { ID<EntrepriseTag>($0) }
        switch try await urgences.ouvrir(numero: numero, entreprise: entreprise, motif: motif, as: requete.principal) {
        case .ouvert(let ref, let jusqua):
            return requete.redirection(
                ref.chemin, fait: "Accès d'urgence ouvert jusqu'à \(Instants.heure(jusqua)). Le référent et la direction en sont avertis.")
        case .deja(let ref): return requete.redirection(ref.chemin, fait: "Ce dossier vous est déjà ouvert.")
        case .plusieurs: fautes["entreprise"] = "Plusieurs entreprises ont un dossier de ce numéro : choisissez la vôtre."
        case .introuvable: fautes["numero"] = "Aucun dossier de ce numéro ne peut être ouvert. L'essai est noté au journal."
        case .limite: fautes["numero"] = "Dix essais sans réponse aujourd'hui : adressez-vous à la direction."
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .conflict)
    }

    @Sendable func mExclure(_ requete: Requete) async throws -> Response {
        guard let entreprise = requete.formulaire["exclue"].flatMap({ ID<EntrepriseTag>($0) }) else {
            var fautes = Fautes()
            fautes["exclue"] = "Choisissez l'entreprise où vous avez un proche."
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes, statut: .badRequest)
        }
        switch try await verrous.mExclure(entreprise, as: requete.principal) {
        case .fait:
            return requete.redirection(
                "/secret", fait: "Aucun dossier de cette entreprise ne s'ouvrira plus à vous. La direction seule peut lever ce verrou.")
        case .referent: throw Refus.conflit("Vous suivez des personnes de cette entreprise : passez d'abord le relais de ces dossiers.")
        case .refuse: throw Refus.introuvable
        }
    }

    @Sendable func decider(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        let accepte = champs["decision"] == "accepter"
        guard accepte || champs["decision"] == "refuser" else { throw Refus.saisie("Choisissez : accepter ou refuser.") }
        let information = champs["information"].flatMap { Transfert.Information(rawValue: $0) }
        switch try await transferts.decider(
            try requete.id("entreprise"), try requete.id("transfert"), accepte: accepte, information: information, as: requete.principal)
        {
        case .fait:
            return requete.redirection(
                "/secret",
                fait: accepte
                    ? "Le dossier est à vous, avec ses rendez-vous et ses brouillons : il est dans votre liste."
                    : "La proposition est refusée, rien n'a bougé.")
        case .information:
            throw Refus.saisie("Avant d'accepter, informez la personne du changement, puis dites si elle est d'accord ou informée.")
        default: throw Refus.introuvable
        }
    }

    @Sendable func annuler(_ requete: Requete) async throws -> Response {
        guard try await transferts.annuler(try requete.id("entreprise"), try requete.id("transfert"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/secret", fait: "La proposition est retirée, le dossier reste à vous.")
    }

    @Sendable func reprendre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await echeances.reprendre(ref, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin, fait: "Le dossier est sorti de l'archive : il est clos, et peut être rouvert.")
    }

    @Sendable func prendreActe(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await urgences.prendreActe(ref, try requete.id("bris"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/secret", fait: "Vous avez pris acte de cet accès ; il reste dans « Qui lit ».")
    }

    @Sendable func refermer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await urgences.refermer(ref, try requete.id("bris"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/secret", fait: "L'accès d'urgence est refermé.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let principal = requete.principal
        let contenu = SecretPage.Contenu(
            urgences: try await urgences.avis(as: principal), ouverts: try await urgences.miens(as: principal),
            replacements: try await replacements.miens(as: principal), transferts: try await transferts.miens(as: principal),
            exclues: try await verrous.miens(as: principal), collegues: try await partages.collegues(as: principal),
            entreprises: try await verrous.entreprises(as: principal), echeances: try await echeances.miennes(as: principal))
        return requete.page(SecretPage(contenu, saisie: saisie, fautes: fautes, requete: requete), statut: statut)
    }
}
