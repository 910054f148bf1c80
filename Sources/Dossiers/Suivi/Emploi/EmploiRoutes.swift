import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/emploi`: the person changes establishment, or employer. The referent only.
struct EmploiRoutes: Sendable {
    let store: EmploiStore
    let dossiers: DossierStore
    let etablissements: EtablissementStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/emploi", DossiersRoom.acces, montrer)
        routes.post("/dossiers/:entreprise/:id/emploi/etablissement", DossiersRoom.acces, changerEtablissement)
        routes.post("/dossiers/:entreprise/:id/emploi/employeur", DossiersRoom.acces, changerEmployeur)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete, try await mien(requete), Saisie(), nil) }

    @Sendable func changerEtablissement(_ requete: Requete) async throws -> Response {
        let lu = try await mien(requete)
        let champs = requete.formulaire
        var fautes = Fautes()
        let du = DateSaisie.lire(champs, "du", requise: true, &fautes)
        let lieu = champs["etablissement"].flatMap { Lieu.lire($0) }
        if lieu == nil { fautes["etablissement"] = "Choisissez le nouvel établissement." }
        if let du, du > .aujourdhui() { fautes["du"] = "Notez le changement le jour où il a lieu : le \(du.court) est à venir." }
        guard let du, let lieu, fautes.isEmpty else { return try await page(requete, lu, Saisie(champs, fautes), fautes.resume) }
        guard lieu.0 == lu.dossier.ref.entreprise,
            try await store.changerEtablissement(lu.dossier.ref, lieu.1, du: du, as: requete.principal)
        else { throw Refus.conflit("Le dossier est déjà à cet établissement, ou un changement plus récent est noté.") }
        return requete.redirection(
            lu.dossier.ref.chemin, fait: "Nouvel établissement à partir du \(du.court). Les entretiens d'avant restent à l'ancien.")
    }

    @Sendable func changerEmployeur(_ requete: Requete) async throws -> Response {
        let lu = try await mien(requete)
        let champs = requete.formulaire
        var fautes = Fautes()
        let lieu = champs["employeur"].flatMap { Lieu.lire($0) }
        if lieu == nil { fautes["employeur"] = "Choisissez le nouvel employeur parmi les entreprises que vous suivez." }
        guard let lieu, fautes.isEmpty else { return try await page(requete, lu, Saisie(champs, fautes), fautes.resume) }
        let bagage = EmploiStore.Bagage(demarches: champs["demarches"] != nil, plan: champs["plan"] != nil)
        guard let nouveau = try await store.changerEmployeur(lu, vers: lieu, bagage, as: requete.principal) else {
            throw Refus.conflit("Cet établissement est fermé, ou c'est déjà l'employeur de ce dossier.")
        }
        return requete.redirection(nouveau.chemin, fait: "Le dossier chez le nouvel employeur est ouvert ; l'ancien est clos.")
    }

    private func mien(_ requete: Requete) async throws -> DossierLu {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.mien(requete.principal),
            lu.dossier.estOuvert
        else { throw Refus.introuvable }
        return lu
    }

    private func page(_ requete: Requete, _ lu: DossierLu, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        let ici = try await etablissements.liste(lu.dossier.ref.entreprise, as: requete.principal)
        let ailleurs = try await etablissements.liste(nil, as: requete.principal).filter { $0.entreprise != lu.dossier.ref.entreprise }
        return requete.page(
            EmploiPage(lu: lu, ici: ici.filter { $0.id != lu.dossier.etablissement }, ailleurs: ailleurs, saisie: saisie, fautes: fautes),
            statut: fautes == nil ? .ok : .badRequest)
    }
}

/// The two changes, side by side.
struct EmploiPage: Page {
    static let gabarit = "emploi"

    let lu: DossierLu
    let ici: [Lieu]
    let ailleurs: [Lieu]
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Changement d'emploi, dossier \(lu.dossier.numero)", h1: "Changement d'établissement ou d'employeur",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero)", lu.dossier.ref.chemin)],
            donnees: ["nominatif.dossier", "nominatif.affectation"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": lu.dossier.ref.chemin
        case "lieu": "\(lu.dossier.entreprise), \(lu.dossier.lieu)"
        case "seul": ici.isEmpty
        case "etablissement":
            saisie.champ(
                "etablissement", "Nouvel établissement", genre: .liste(ici.map { Option($0.valeur, $0.mot) }.facultatif("Choisir")),
                requis: true)
        case "du": saisie.champ("du", "À partir du", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "sansAilleurs": ailleurs.isEmpty
        case "employeur":
            saisie.champ(
                "employeur", "Nouvel employeur", genre: .liste(ailleurs.map { Option($0.valeur, $0.mot) }.facultatif("Choisir")),
                aide: "Parmi les entreprises où vous tenez une permanence.", requis: true)
        case "demarches": saisie.coche("demarches", "Reprendre les démarches en cours", true)
        case "plan": saisie.coche("plan", "Reprendre les objectifs en cours", true)
        default: nil
        }
    }
}
