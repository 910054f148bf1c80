import Actes
import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/rendez-vous/…`: one of them, moved, or given its dossier.
struct RendezVousFicheRoutes: Sendable {
    let store: RendezVousStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/rendez-vous/:entreprise/:id", DossiersRoom.acces) { requete in try await page(requete, Fautes()) }
        routes.post("/rendez-vous/:entreprise/:id/deplacement", DossiersRoom.acces, deplacer)
        routes.post("/rendez-vous/:entreprise/:id/dossier", DossiersRoom.acces, rattacher)
    }

    @Sendable func deplacer(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<RendezVous> = try requete.id("id")
        var fautes = Fautes()
        guard let (permanence, heure) = requete.formulaire["place"].flatMap(PlaceLibre.lire) else {
            fautes["place"] = "Choisissez une place libre."
            return try await page(requete, fautes, statut: .badRequest)
        }
        do {
            guard try await store.deplacer(entreprise, id, vers: permanence, heure, as: requete.principal) else { throw Refus.introuvable }
            return requete.redirection("/rendez-vous", fait: "Le rendez-vous est déplacé à \(heure.libelle).")
        } catch RendezVousStore.Refus.heurePrise {
            fautes["place"] = "Cette place vient d'être prise, ou un autre rendez-vous déborde dessus. Choisissez-en une autre."
        } catch RendezVousStore.Refus.horsPermanence {
            fautes["place"] = "Cette permanence n'est plus à vous, ou n'a plus lieu. Choisissez une autre place."
        }
        return try await page(requete, fautes, statut: .badRequest)
    }

    @Sendable func rattacher(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<RendezVous> = try requete.id("id")
        guard let dossier = requete.formulaire["dossier"].flatMap({ ID<Dossier>($0) }) else {
            var fautes = Fautes()
            fautes["dossier"] = "Choisissez un de vos dossiers ouverts de cette entreprise."
            return try await page(requete, fautes, statut: .badRequest)
        }
        guard try await store.rattacher(entreprise, id, dossier, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection("/rendez-vous/\(entreprise)/\(id)", fait: "Le rendez-vous est rattaché au dossier.")
    }

    func page(_ requete: Requete, _ fautes: Fautes, statut: HTTPResponse.Status = .ok) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        guard let (rendez, permanences, pris) = try await store.ouvrir(entreprise, try requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        let ouverts = rendez.dossier == nil ? try await dossiers.ouverts(entreprise, as: requete.principal) : []
        let maintenant = HeureDeParis.maintenant()
        let places = permanences.flatMap { p in
            p.heuresLibres(pris, minutes: rendez.minutes, pas: 15)
                .filter { (p.jour > maintenant.jour || $0 > maintenant.heure) && (p.id != rendez.permanence || $0 != rendez.heure) }
                .map { PlaceLibre(permanence: p, heure: $0) }
        }
        return requete.page(
            RendezVousFichePage(
                rendez: rendez, places: places, dossiers: ouverts, maintenant: maintenant, saisie: Saisie(requete.formulaire, fautes),
                fautes: fautes.resume, csrf: requete.csrf), statut: statut)
    }
}

/// A free hour of a permanence, long enough.
struct PlaceLibre: Sendable {
    let permanence: Permanence
    let heure: Heure

    var option: Option {
        Option(
            "\(permanence.id.uuidString.lowercased())|\(heure)", "\(permanence.jour.nomDuJour) \(permanence.jour.court), \(heure.libelle)")
    }

    static func lire(_ valeur: String) -> (UUID, Heure)? {
        let parties = valeur.split(separator: "|")
        guard parties.count == 2, let permanence = UUID(uuidString: String(parties[0])), let heure = Heure(String(parties[1])) else {
            return nil
        }
        return (permanence, heure)
    }
}

/// The page of one rendez-vous.
struct RendezVousFichePage: Page {
    static let gabarit = "rendez-vous-fiche"

    let rendez: RendezVous
    let places: [PlaceLibre]
    let dossiers: [Dossier]
    let maintenant: (jour: DateCivile, heure: Heure)
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String

    var entete: Entete {
        Entete(
            "Rendez-vous du \(rendez.jour.court)", ariane: [("Rendez-vous", "/rendez-vous")],
            sous: "\(rendez.heure.libelle), \(rendez.nomEntreprise)", donnees: ["nominatif.rendez_vous"], largeur: .lecture,
            ici: "/rendez-vous")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": rendez.chemin
        case "ligne": RendezVousLigne(rendez, maintenant: maintenant, csrf: csrf).balisage
        case "deplacable": rendez.statut.seDeplace
        case "annonce": rendez.statut == .annulePersonne || rendez.statut == .annuleService
        case "corrigible": !corrections.isEmpty
        case "corrections": corrections
        case "partout": rendez.code == nil
        case "ailleurs":
            [
                saisie.champ("jour", "Jour", genre: .date, requis: true).balisage,
                saisie.champ("heure", "Heure", aide: "Par exemple 14 h 30.", requis: true, completion: "off").balisage,
            ]
        case "complet": places.isEmpty
        case "place": saisie.champ("place", "Nouvelle place", genre: .liste(places.map(\.option)), requis: true)
        case "sansDossier": rendez.dossier == nil
        case "aucunDossier": dossiers.isEmpty
        case "dossier":
            saisie.champ(
                "dossier", "Dossier",
                genre: .liste(dossiers.map { Option($0.ref.id.description, "\($0.numero), \($0.motif.libelle)") }.facultatif("Choisir")),
                requis: true)
        case "nouveau": "/dossiers/nouveau?entreprise=\(rendez.entreprise)&rdv=\(rendez.id)"
        default: nil
        }
    }

    /// What else may be said of it: another outcome, that it holds after all, or that its new date is not known yet.
    private var corrections: [Balisage] {
        let passe = rendez.aRenseigner(maintenant)
        let issues = rendez.jour <= maintenant.jour ? StatutRendezVous.issues : [.annulePersonne, .annuleService]
        let choix: [(StatutRendezVous, String)] =
            (rendez.statut == .aVenir || rendez.statut == .aRenseigner
                ? [] : [(.aVenir, rendez.jour < maintenant.jour ? "À renseigner" : "Il tient toujours")])
            + (passe ? [] : issues.filter { $0 != rendez.statut }.map { ($0, $0.libelle.capitale) })
            + (rendez.statut == .reporte ? [] : [(.reporte, "Reporté, sans date encore")])
        return choix.map { "<button class=\"b mini\" name=\"statut\" value=\"\($0.0.rawValue)\">\($0.1)</button>" }
    }
}
