import Calendrier
import Foundation
import Hummingbird
public import Postgres
import Tenancy
public import Web

/// `/conservation`: what retention would do today, then does; holds. Numbers and days, never a name.
public struct ConservationRoutes: Sendable {
    private static let acces = Acces.compte(.administration, .administration)
    let store: ConservationStore

    /// `base`: the pool of `app_administration`.
    public init(base: Database) { store = ConservationStore(base: base) }

    public func ajouter(a routes: Routes) {
        routes.get("/conservation", Self.acces) { requete in try await page(requete, Saisie(), Fautes()) }
        routes.post("/conservation/application", Self.acces, appliquer)
        routes.post("/conservation/gels", Self.acces, geler)
        routes.post("/conservation/gels/:entreprise/:gel/levee", Self.acces, degeler)
    }

    @Sendable func appliquer(_ requete: Requete) async throws -> Response {
        var fautes = Fautes()
        let attendus = try await store.etat(as: requete.principal).pas.filter { $0.etape == "effacer" && $0.aFaire }.count
        // The number read on the page is typed again: what changed since, or a hurried hand, is seen.
        guard requete.formulaire.texte("effacer") == String(attendus) else {
            fautes["effacer"] = "Écrivez le nombre de dossiers que cela effacera : \(attendus)."
            return try await page(requete, Saisie(requete.formulaire, fautes), fautes, statut: .badRequest)
        }
        let faits = try await store.appliquer(as: requete.principal)
        let compte = { (fait: String) in faits.filter { $0 == fait }.count }
        return requete.redirection(
            "/conservation",
            fait:
                "\(pluriel(compte("avertir"), "averti", "avertis")), \(pluriel(compte("archiver"), "archivé", "archivés")), \(pluriel(compte("effacer"), "effacé", "effacés"))."
        )
    }

    @Sendable func geler(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let numero = champs.texte("numero") ?? ""
        if numero.wholeMatch(of: /[0-9]{4}-[0-9]{4,6}/) == nil {
            fautes["numero"] = "« \(numero) » n'est pas un numéro de dossier : par exemple 2026-48213."
        }
        let cause = champs["cause"] ?? ""
        if !Gel.causes.contains(where: { $0.0 == cause }) { fautes["cause"] = "Choisissez ce qui suspend l'effacement." }
        if fautes.isEmpty {
            switch try await store.geler(numero, cause: cause, as: requete.principal) {
            case "fait":
                return requete.redirection("/conservation", fait: "Le dossier \(numero) est gelé : rien ne s'y archive ni ne s'efface.")
            case "plusieurs": fautes["numero"] = "Plusieurs dossiers portent ce numéro : demandez à l'intervenant de geler le sien."
            default: fautes["numero"] = "Aucun dossier de ce numéro."
            }
        }
        return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
    }

    @Sendable func degeler(_ requete: Requete) async throws -> Response {
        let gel: ID<Gel> = try requete.id("gel")
        guard try await store.degeler(try requete.id("entreprise"), gel.rawValue, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/conservation", fait: "Le gel est levé.")
    }

    private func page(
        _ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let etat = try await store.etat(as: requete.principal)
        return requete.page(
            PageConservation(
                pas: etat.pas, gels: etat.gels, passage: etat.passage, saisie: saisie, fautes: fautes.resume, csrf: requete.csrf),
            statut: statut)
    }
}
