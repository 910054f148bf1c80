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

/// The page.
struct PageConservation: Page {
    static let gabarit = "conservation"

    let pas: [Conservation]
    let gels: [Gel]
    let passage: Date?
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String

    var entete: Entete {
        Entete(
            "Conservation", sous: "Deux ans après le dernier contact : avertir, archiver, effacer. Des numéros, jamais un nom",
            visible: "l'administration technique. Le référent voit ses propres échéances.", densite: .dense, ici: "/conservation")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "aucun": pas.isEmpty
        case "passage": dernierPassage
        case "vide": Vide("Aucun dossier n'approche de sa fin", suite: "Un dossier paraît ici deux mois avant ses deux ans sans contact.")
        case "lignes":
            pas.map {
                "<tr><th scope=\"row\" data-l=\"Dossier\">\($0.numero)</th><td data-l=\"Étape\">\($0.quoi)</td><td data-l=\"Terme\">\($0.terme.court)</td></tr>"
                    as Balisage
            }
        case "agit": pas.contains(where: \.aFaire)
        case "effacer":
            saisie.champ(
                "effacer", "Combien de dossiers cela efface-t-il ?", genre: .nombre,
                aide: "Recopiez le nombre d'étapes « effacer » ci-dessus.",
                requis: true, completion: "off")
        case "numero": saisie.champ("numero", "Numéro du dossier", requis: true, completion: "off")
        case "cause": saisie.choix("cause", "Pourquoi", Gel.causes.map { Option($0.0, $0.1) }, requis: true)
        case "gels": gels.map(gel)
        default: nil
        }
    }

    /// A night's run that did not come for a day and a half is said aloud: a date shown to a worker would be false.
    private var dernierPassage: Balisage {
        guard let passage else {
            return
                "\(Alerte(.attention, "Sur le serveur, cloison-conservation.timer l'applique chaque nuit.", fort: "Aucun passage encore."))"
        }
        let (jour, heure) = HeureDeParis.local(Int(passage.timeIntervalSince1970.rounded(.down)))
        guard Date.now.timeIntervalSince(passage) < 36 * 3600 else {
            return
                "\(Alerte(.attention, "Le passage de nuit n'a pas eu lieu : voir cloison-conservation.timer sur le serveur.", fort: "Dernier passage le \(jour.court)."))"
        }
        return "<p class=\"petit discret\">Dernier passage le \(jour.court) à \(heure.libelle). Le prochain, cette nuit.</p>"
    }

    private func gel(_ g: Gel) -> Balisage {
        let cause = Gel.causes.first { $0.0 == g.cause }?.1 ?? g.cause
        let jour = HeureDeParis.local(Int(g.poseLe.timeIntervalSince1970.rounded(.down))).jour
        return """
            <li><span><strong>\(g.numero)</strong><br><small class="discret">\(cause), depuis le \(jour.court)</small></span>\
            <form method="post" action="/conservation/gels/\(g.entreprise.description)/\(g.id.uuidString.lowercased())/levee"><input type="hidden" name="_csrf" value="\(csrf)"><button class="b mini">Lever</button></form></li>
            """
    }
}
