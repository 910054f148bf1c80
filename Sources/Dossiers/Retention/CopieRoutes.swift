import Calendrier
import Documents
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/copie`: the copy the person asks for, and who has read her dossier. The referent only.
struct CopieRoutes: Sendable {
    let store: CopieStore
    let documents: DocumentStore
    let demandes: DemandeAccesStore

    init(store: CopieStore) {
        self.store = store
        documents = DocumentStore(store.base, store.coffre)
        demandes = DemandeAccesStore(store.base)
    }

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/copie", DossiersRoom.acces) { requete in try await page(requete, Saisie(), nil) }
        routes.post("/dossiers/:entreprise/:id/copie", DossiersRoom.acces, remettre)
        ajouterDemandes(a: routes)
    }

    @Sendable func remettre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let (entiere, _) = try await store.copier(ref, as: requete.principal) else { throw Refus.introuvable }
        var fautes = Fautes()
        let forme = champs["forme"].flatMap { CopieStore.Forme(rawValue: $0) }
        if forme == nil { fautes["forme"] = "Choisissez le papier, le fichier ou l'archive." }
        let jour = DateCivile.aujourdhui()
        let demande = DateSaisie.lire(champs, "demande", requise: true, &fautes)
        if let demande, demande > jour { fautes["demande"] = "La demande ne peut pas être à venir." }
        guard let forme, let demande, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes.resume) }
        let copie = entiere.sans(Set(champs.all("sans").compactMap { UUID(uuidString: $0) }))
        let papier = CopieImprimee(copie: copie, jour: jour, par: requete.principal.nom, demandeLe: demande, jointe: forme == .zip)
        let reponse = try await reponse(requete, ref, copie, forme, papier)
        try await store.remettre(ref, forme, demandeLe: demande, as: requete.principal)
        return reponse
    }

    private func reponse(
        _ requete: Requete, _ ref: Dossier.Ref, _ copie: Copie, _ forme: CopieStore.Forme, _ papier: CopieImprimee
    ) async throws -> Response {
        let nom = "copie-\(copie.dossier.numero).\(forme.rawValue)"
        switch forme {
        case .json: return requete.fichier(copie.json(le: papier.jour), type: "application/json; charset=utf-8", nom: nom)
        case .pdf: return requete.fichier(try await Impression.pdf(papier.html), type: "application/pdf", nom: nom)
        case .zip:
            let archive = CopieArchive(copie, pdf: try await Impression.pdf(papier.html), le: papier.jour)
            let (documents, principal) = (documents, requete.principal)
            let pieces = archive.pieces { try await documents.morceau(ref, $0, $1, as: principal) }
            return requete.fichier(taille: archive.taille, type: "application/zip", nom: nom, pieces)
        }
    }

    func page(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        guard let (copie, remises) = try await store.copier(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        let demandes = try await demandes.liste(copie.dossier.ref, as: requete.principal)
        return requete.page(
            CopiePage(
                copie: copie, remises: remises, demandes: demandes, saisie: saisie, fautes: fautes, csrf: requete.csrf,
                otes: fautes == nil ? [] : Set(requete.formulaire.all("sans"))), statut: fautes == nil ? .ok : .badRequest)
    }
}
