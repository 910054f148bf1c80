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
        RendezVousFicheRoutes(store: store, dossiers: dossiers).ajouter(a: routes)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        let maintenant = HeureDeParis.maintenant()
        let rendez = try await store.liste(depuis: maintenant.jour, as: requete.principal)
        return requete.page(RendezVousPage(rendez: rendez, maintenant: maintenant, csrf: requete.csrf))
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
        let dossier = champs["dossier"].flatMap { ID<Dossier>($0) }
        let code = champs.texte("code")?.uppercased()
        if dossier == nil, code == nil { fautes["dossier"] = "Choisissez un dossier, ou écrivez le code donné à la personne." }
        if let code, !(3...8 ~= code.count) || !code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            fautes["code"] = "« \(code) » : un code a 3 à 8 lettres ou chiffres, par exemple 7KQ."
        }
        let nature = champs["nature"].flatMap { Nature(rawValue: $0) } ?? .suivi
        let forme = champs["forme"].flatMap { Forme(rawValue: $0) } ?? .presentiel
        let duree = champs["duree"].flatMap { Duree(rawValue: $0) } ?? .troisQuarts
        let permanence: ID<Permanence> = try requete.id("permanence")
        if let heure, fautes.isEmpty {
            let nouveau = RendezVousStore.Nouveau(
                heure: heure, minutes: duree.minutes, dossier: dossier, code: code, nature: nature, forme: forme)
            do {
                try await store.ajouter(try requete.id("entreprise"), permanence.rawValue, nouveau, as: requete.principal)
                let suite = try await prevenir(try requete.id("entreprise"), dossier, requete)
                return requete.redirection("/rendez-vous", fait: "Le rendez-vous de \(heure.libelle) est posé.\(suite)")
            } catch RendezVousStore.Refus.heurePrise {
                fautes["heure"] =
                    "Vous avez déjà un rendez-vous à \(heure.libelle) ce jour-là, ou qui déborde dessus. Choisissez une autre heure."
            } catch RendezVousStore.Refus.horsPermanence {
                fautes["heure"] = "\(heure.libelle) est hors de la permanence. Choisissez une heure proposée."
            } catch RendezVousStore.Refus.dossierIntrouvable {
                fautes["dossier"] = "Ce dossier n'est pas ouvert. Choisissez-en un autre, ou écrivez un code."
            }
        }
        return try await formulaire(requete, Saisie(champs, fautes), fautes.resume, statut: .badRequest)
    }

    /// What the person will receive, as her fiche says; empty without a dossier or a choice.
    private func prevenir(_ entreprise: ID<EntrepriseTag>, _ dossier: ID<Dossier>?, _ requete: Requete) async throws -> String {
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
        let retour = requete.formulaire["retour"] == "/journee" ? "/journee" : "/rendez-vous"
        switch try await store.dire(try requete.id("entreprise"), id, statut, as: requete.principal) {
        case .introuvable: throw Web.Refus.introuvable
        case .prise: throw Web.Refus.conflit("Un autre rendez-vous a pris cette heure depuis. Déplacez-le, ou celui-ci.")
        case .rien: return requete.redirection(retour, fait: "Le rendez-vous est \(statut.libelle).")
        case .dossier(let ref):
            return requete.redirection(ref.chemin + "?rdv=\(id)", fait: "Le rendez-vous est honoré. L'entretien se note ici.")
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
                permanence: permanence, pris: pris, dossiers: ouverts, heure: requete.query["heure"], saisie: saisie, fautes: fautes),
            statut: statut)
    }
}
