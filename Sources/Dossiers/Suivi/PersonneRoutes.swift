import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/personne`: the identity, corrected.
struct PersonneRoutes: Sendable {
    let store: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/personne", DossiersRoom.acces, modifier)
        routes.post("/dossiers/:entreprise/:id/personne", DossiersRoom.acces, enregistrer)
    }

    @Sendable func modifier(_ requete: Requete) async throws -> Response {
        guard let lu = try await store.lire(try requete.dossier(), as: requete.principal), lu.mien(requete.principal),
            lu.dossier.etat != .efface
        else { throw Refus.introuvable }
        return requete.page(
            PersonnePage(
                dossier: lu.dossier, version: lu.dossier.version, champs: IdentiteSaisie.champs(Saisie(), lu.identite), fautes: nil))
    }

    @Sendable func enregistrer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let dossier = try await store.trouver(ref, as: requete.principal), dossier.referent == requete.principal.compte else {
            throw Refus.introuvable
        }
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        let saisie = IdentiteSaisie(requete.formulaire)
        guard saisie.fautes.isEmpty else {
            let champs = IdentiteSaisie.champs(Saisie(requete.formulaire, saisie.fautes))
            return requete.page(
                PersonnePage(dossier: dossier, version: version, champs: champs, fautes: saisie.fautes.resume), statut: .badRequest)
        }
        guard try await store.modifier(ref, saisie.identite, version: version, as: requete.principal) else {
            throw Refus.conflit("La fiche a changé depuis que vous l'avez ouverte. Rouvrez-la et reportez votre correction.")
        }
        return requete.redirection(ref.chemin, fait: "La fiche de la personne est à jour.")
    }
}

/// The form.
struct PersonnePage: Page {
    static let gabarit = "personne"

    let dossier: Dossier
    let version: Int
    let champs: [any Fragment]
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "La personne, dossier \(dossier.numero)", h1: "La personne",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)], donnees: ["nominatif.dossier"],
            largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": dossier.ref.chemin
        case "version": version
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }
}
