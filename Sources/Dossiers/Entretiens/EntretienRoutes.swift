import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/entretiens`: record one, read one, finish a draft.
struct EntretienRoutes: Sendable {
    let store: EntretienStore
    let dossiers: DossierStore
    let brouillons: BrouillonStore

    func ajouter(a routes: Routes) {
        routes.post("/dossiers/:entreprise/:id/entretiens", DossiersRoom.acces, enregistrer)
        routes.get("/dossiers/:entreprise/:id/entretiens/:entretien", DossiersRoom.acces, montrer)
        routes.post("/dossiers/:entreprise/:id/entretiens/:entretien", DossiersRoom.acces, remplacer)
        EntretienRepriseRoutes(store: store, dossiers: dossiers).ajouter(a: routes)
        BrouillonRoutes(store: brouillons).ajouter(a: routes)
    }

    @Sendable func enregistrer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let dossier = try await dossiers.trouver(ref, as: requete.principal) else { throw Refus.introuvable }
        let saisie = EntretienSaisie(requete.formulaire, ouvertLe: dossier.ouvertLe)
        guard let codes = saisie.codes else {
            guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
            let brouillon = try await brouillons.ouvrir(ref, nil, as: requete.principal)
            let fiche = FicheEntretien(
                ref, FicheEntretien.depart(lu), tape: requete.formulaire, fautes: saisie.fautes, brouillon: brouillon)
            return requete.page(DossierPage(lu, fiche: fiche, requete: requete), statut: .badRequest)
        }
        try await refuser {
            _ = try await store.enregistrer(ref, codes, saisie.note, clos: saisie.clos, fiche: saisie.fiche, as: requete.principal)
        }
        return requete.redirection(
            ref.chemin,
            fait: saisie.clos ? "L'entretien du \(codes.jour.court) est enregistré." : "Le brouillon est gardé dans le fil du dossier.")
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let (entretien, note) = try await store.lire(ref, try requete.id("entretien"), as: requete.principal),
            let dossier = try await dossiers.trouver(ref, as: requete.principal)
        else { throw Refus.introuvable }
        guard entretien.auteur == requete.principal.compte, dossier.estOuvert else {
            return requete.page(EntretienPage(dossier: dossier, entretien: entretien, note: note, fiche: nil))
        }
        if entretien.clos { return requete.page(try await clos(requete, dossier, entretien, note)) }
        let brouillon = try await brouillons.ouvrir(ref, entretien.id, as: requete.principal)
        let fiche = FicheEntretien(ref, entretien: entretien.id, entretien.codes, note: note?.texte ?? "", brouillon: brouillon)
        return requete.page(EntretienPage(dossier: dossier, entretien: entretien, note: note, fiche: fiche))
    }

    /// Mine and recorded: corrected until the night that counts it, rectified afterwards.
    private func clos(_ requete: Requete, _ dossier: Dossier, _ entretien: Entretien, _ note: Note?) async throws -> EntretienPage {
        let modifiable = try await store.modifiable(dossier.ref, entretien.id, as: requete.principal)
        let fiche =
            modifiable && requete.query["corriger"] != nil
            ? FicheEntretien(dossier.ref, entretien: entretien.id, entretien.codes, note: note?.texte ?? "", correction: true) : nil
        return EntretienPage(
            dossier: dossier, entretien: entretien, note: note, fiche: fiche, suites: modifiable ? .corriger : .rectifier)
    }

    @Sendable func remplacer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Entretien> = try requete.id("entretien")
        guard let dossier = try await dossiers.trouver(ref, as: requete.principal) else { throw Refus.introuvable }
        let saisie = EntretienSaisie(requete.formulaire, ouvertLe: dossier.ouvertLe)
        guard let codes = saisie.codes else {
            guard let (entretien, note) = try await store.lire(ref, id, as: requete.principal) else { throw Refus.introuvable }
            let brouillon = entretien.clos ? nil : try await brouillons.ouvrir(ref, id, as: requete.principal)
            let fiche = FicheEntretien(
                ref, entretien: id, entretien.codes, note: note?.texte ?? "", tape: requete.formulaire, fautes: saisie.fautes,
                brouillon: brouillon, correction: entretien.clos)
            return requete.page(EntretienPage(dossier: dossier, entretien: entretien, note: note, fiche: fiche), statut: .badRequest)
        }
        try await refuser {
            _ = try await store.enregistrer(ref, codes, saisie.note, clos: saisie.clos, brouillon: id, as: requete.principal)
        }
        return requete.redirection(
            ref.chemin, fait: saisie.clos ? "L'entretien du \(codes.jour.court) est enregistré." : "Le brouillon est gardé.")
    }
}

/// The store's refusals as pages.
func refuser(_ ecrire: () async throws -> Void) async throws {
    do {
        try await ecrire()
    } catch EntretienStore.Refus.introuvable {
        throw Web.Refus.introuvable
    } catch EntretienStore.Refus.dossierClos {
        throw Web.Refus.conflit("Ce dossier est clos. Rouvrez-le pour y écrire ; ce que vous avez tapé est encore dans la page précédente.")
    } catch EntretienStore.Refus.dejaCompte {
        throw Web.Refus.conflit(
            "Un bilan compte cet entretien depuis la nuit : ses codes ne changent plus. Rouvrez-le pour ajouter un rectificatif à sa note.")
    }
}
