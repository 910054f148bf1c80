import Actes
import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/rendez-vous`: mine, put one in a permanence, say what became of it.
struct RendezVousRoutes: Sendable {
    let store: RendezVousStore
    let dossiers: DossierStore
    let avis: RendezVousAvis

    func ajouter(a routes: Routes) {
        routes.get("/rendez-vous", DossiersRoom.acces, liste)
        routes.get("/rendez-vous/nouveau", DossiersRoom.acces, choisir)
        routes.get("/rendez-vous/nouveau/:entreprise/:permanence", DossiersRoom.acces, nouveau)
        routes.post("/rendez-vous/nouveau/:entreprise/:permanence", DossiersRoom.acces, poser)
        routes.post("/rendez-vous/:entreprise/:id", DossiersRoom.acces, dire)
        RendezVousAilleursRoutes(store: store, dossiers: dossiers, journees: JourneeStore(store.base), prevenir: prevenir).ajouter(
            a: routes)
        RendezVousFicheRoutes(store: store, dossiers: dossiers).ajouter(a: routes)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        let maintenant = HeureDeParis.maintenant()
        let passes = requete.query["vue"] == "passes"
        let rendez =
            passes
            ? try await store.passes(avant: maintenant.jour, as: requete.principal)
            : try await store.liste(depuis: maintenant.jour, as: requete.principal)
        return requete.page(RendezVousPage(rendez: rendez, passes: passes, maintenant: maintenant, csrf: requete.csrf))
    }

    /// First the permanence: its links lead to the form.
    @Sendable func choisir(_ requete: Requete) async throws -> Response {
        let jour = DateCivile.aujourdhui()
        let permanences = try await store.permanences(Periode(debut: jour, fin: jour.plus(jours: 42)), as: requete.principal)
        return requete.page(ChoixPermanencePage(permanences: permanences))
    }

    @Sendable func nouveau(_ requete: Requete) async throws -> Response {
        try await formulaire(requete, Saisie(), nil)
    }

    @Sendable func poser(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let heure = champs["heure"].flatMap { Heure($0) }
        if heure == nil { fautes["heure"] = "Choisissez une heure de la permanence." }
        let saisie = RendezVousSaisie(champs, dossier: champs["dossier"].flatMap { ID<Dossier>($0) }, &fautes)
        let permanence: ID<Permanence> = try requete.id("permanence")
        if let heure, fautes.isEmpty {
            do {
                try await store.ajouter(
                    try requete.id("entreprise"), permanence.rawValue, saisie.nouveau(heure), as: requete.principal)
                let suite = try await prevenir(try requete.id("entreprise"), saisie.dossier, requete)
                return requete.redirection("/rendez-vous", fait: "Le rendez-vous de \(heure.libelle) est posé.\(suite)")
            } catch RendezVousStore.Refus.horsPermanence {
                fautes["heure"] = "À \(heure.libelle), il ne tient pas dans la permanence. Choisissez une heure proposée."
            } catch let refus as RendezVousStore.Refus {
                refus.dire(heure, &fautes)
            }
        }
        return try await formulaire(requete, Saisie(champs, fautes), fautes.resume, statut: .badRequest)
    }

    /// What the person will receive, as her fiche says; empty without a dossier or a choice.
    @Sendable func prevenir(_ entreprise: ID<EntrepriseTag>, _ dossier: ID<Dossier>?, _ requete: Requete) async throws -> String {
        guard let dossier else { return "" }
        return switch try await avis.preparer(Dossier.Ref(entreprise, dossier), confirmer: true, as: requete.principal) {
        case .aucun: ""
        case .prevu(let rappel): " La personne reçoit des \(rappel.libelle)."
        case .impossible(let raison): " Aucun message ne partira : \(raison)."
        }
    }

    @Sendable func dire(_ requete: Requete) async throws -> Response {
        guard let statut = requete.formulaire["statut"].flatMap({ StatutRendezVous(rawValue: $0) }) else {
            throw Web.Refus.saisie("Choisissez ce qu'est devenu le rendez-vous.")
        }
        let id: ID<RendezVous> = try requete.id("id")
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let retour = requete.formulaire["retour"] == "/journee" ? "/journee" : "/rendez-vous"
        switch try await store.dire(entreprise, id, statut, as: requete.principal) {
        case .introuvable: throw Web.Refus.introuvable
        case .prise: throw Web.Refus.conflit("Un autre rendez-vous a pris cette heure depuis. Déplacez-le, ou celui-ci.")
        case .rien: return requete.redirection(retour, fait: Self.phrase(statut))
        case .sansDossier:
            return requete.redirection(
                "/rendez-vous/\(entreprise)/\(id)",
                fait: "Le rendez-vous est honoré. Rattachez-le à un dossier, ou ouvrez-en un ; rien n'y oblige.")
        case .dossier(let ref):
            return requete.redirection(ref.chemin + "?rdv=\(id)", fait: "Le rendez-vous est honoré. L'entretien se note ici.")
        }
    }

    /// Two minutes: the database keeps the message that long (0092).
    private static func phrase(_ statut: StatutRendezVous) -> String {
        switch statut {
        case .annulePersonne, .annuleService:
            "Le rendez-vous est \(statut.libelle). Une erreur ? « Corriger », d'ici deux minutes : la personne n'en recevra pas l'annonce."
        case .reporte: "Le rendez-vous est reporté, sans date encore : il reste en tête de vos rendez-vous."
        default: "Le rendez-vous est \(statut.libelle)."
        }
    }

    private func formulaire(
        _ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<Permanence> = try requete.id("permanence")
        guard let (permanence, pris) = try await store.permanence(entreprise, id.rawValue, as: requete.principal) else {
            throw Web.Refus.introuvable
        }
        let ouverts = try await dossiers.ouverts(entreprise, as: requete.principal)
        return requete.page(
            NouveauRendezVousPage(
                permanence: permanence, pris: pris, dossiers: ouverts, heure: requete.query["heure"],
                duree: (requete.formulaire["duree"] ?? requete.query["duree"]).flatMap { Duree(rawValue: $0) } ?? .troisQuarts,
                saisie: saisie, fautes: fautes),
            statut: statut)
    }
}
