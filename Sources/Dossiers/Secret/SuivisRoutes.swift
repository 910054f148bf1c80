import Hummingbird
import Tenancy
import Web

/// `/dossiers/suivis`: a psychologist's follow-ups; those she proposes to another psychologist, those proposed to her. To her alone.
struct SuivisRoutes: Sendable {
    let notes: NotePsychologueStore
    let transferts: TransfertSuiviStore
    let partages: PartageStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/suivis", DossiersRoom.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/dossiers/suivis/relais", DossiersRoom.acces, proposer)
        routes.post("/dossiers/suivis/relais/:entreprise/:transfert", DossiersRoom.acces, decider)
        routes.post("/dossiers/suivis/relais/:entreprise/:transfert/annulation", DossiersRoom.acces, annuler)
    }

    @Sendable func proposer(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let vers = champs["vers"].flatMap { ID<CompteTag>($0) }
        if vers == nil { fautes["vers"] = "Choisissez la ou le psychologue qui prendrait la suite." }
        let information = champs["information"].flatMap { Transfert.Information(rawValue: $0) }
        if information == nil { fautes["information"] = "Dites ce que la personne en sait." }
        let suivi = champs.texte("suivi").map { $0.split(separator: "/").map(String.init) }
        let ref = try suivi.map { morceaux in
            guard morceaux.count == 2, let entreprise = ID<EntrepriseTag>(morceaux[0]), let id = ID<Dossier>(morceaux[1]) else {
                throw Refus.introuvable
            }
            return Dossier.Ref(entreprise, id)
        }
        if let vers, let information {
            if let phrase = try await proposer(ref, a: vers, information, requete.principal, &fautes) {
                return requete.redirection("/dossiers/suivis", fait: phrase + " D'ici sa réponse, tout reste à vous.")
            }
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    /// nil: a fault was noted.
    private func proposer(
        _ ref: Dossier.Ref?, a vers: ID<CompteTag>, _ information: Transfert.Information, _ principal: Principal, _ fautes: inout Fautes
    ) async throws -> String? {
        let refus = "Cette personne ne peut pas recevoir ce suivi : il va à une ou un psychologue du service, jamais à quelqu'un d'autre."
        guard let ref else {
            guard let fait = try await transferts.proposerTous(a: vers, information: information, as: principal) else {
                fautes["vers"] = refus
                return nil
            }
            let deja = fait.enCours > 0 ? ", \(pluriel(fait.enCours, "l'était", "l'étaient")) déjà" : ""
            let reste = fait.refuses > 0 ? ", \(pluriel(fait.refuses, "ne peut pas lui aller", "ne peuvent pas lui aller"))" : ""
            return "\(pluriel(fait.proposes, "suivi proposé", "suivis proposés").capitale)\(deja)\(reste)."
        }
        switch try await transferts.proposer(ref, a: vers, information: information, as: principal) {
        case .fait: return "Le suivi est proposé."
        case .collegue: fautes["vers"] = refus
        case .enCours: throw Refus.conflit("Ce suivi est déjà proposé : retirez d'abord cette proposition.")
        case .refuse, .information: throw Refus.introuvable
        }
        return nil
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
                "/dossiers/suivis",
                fait: accepte ? "Le suivi est à vous, avec ses notes." : "La proposition est refusée, rien n'a bougé.")
        case .information:
            throw Refus.saisie("Avant d'accepter, informez la personne du changement, puis dites si elle est d'accord ou informée.")
        default: throw Refus.introuvable
        }
    }

    @Sendable func annuler(_ requete: Requete) async throws -> Response {
        guard try await transferts.annuler(try requete.id("entreprise"), try requete.id("transfert"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/dossiers/suivis", fait: "La proposition est retirée, le suivi reste à vous.")
    }

    /// Only hers exist: anybody else gets the page of an unknown address.
    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let suivis = try await notes.suivis(as: requete.principal)
        let psychologue = try await notes.estPsychologue(as: requete.principal)
        guard psychologue || !suivis.isEmpty else { throw Refus.introuvable }
        return requete.page(
            SuivisPage(
                suivis: suivis, transferts: try await transferts.miens(as: requete.principal),
                collegues: try await partages.collegues(as: requete.principal), saisie: saisie, fautes: fautes.resume,
                moi: requete.principal.compte, csrf: requete.csrf), statut: statut)
    }
}
