import Calendrier
import Documents
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/documents`: files of a dossier, put in, listed by their sealed titles, taken out one piece at a time.
struct DocumentRoutes: Sendable {
    let store: DocumentStore

    /// The file, and the few fields around it.
    private static let corpsMaximum = FichierExamine.limite + (64 << 10)

    func ajouter(a routes: Routes) {
        let chemin = "/dossiers/:entreprise/:id/documents"
        routes.get(chemin, DossiersRoom.acces, liste)
        routes.post(chemin, DossiersRoom.acces, corpsMaximum: Self.corpsMaximum, deposer)
        routes.get(chemin + "/:document", DossiersRoom.acces, telecharger)
        routes.get(chemin + "/:document/retrait", DossiersRoom.acces, demanderRetrait)
        routes.post(chemin + "/:document/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), Fautes()) }

    @Sendable func deposer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let titre = champs.texte("titre") ?? ""
        if titre.count > 120 { fautes["titre"] = "Le titre a \(titre.count) signes, et la place est de 120." }
        let fichier = examiner(champs.fichier("fichier"), &fautes)
        guard let fichier, fautes.isEmpty else {
            return try await page(requete, Saisie(champs, fautes), fautes, statut: .badRequest)
        }
        do {
            try await refuser {
                _ = try await store.deposer(ref, fichier, titre: titre.isEmpty ? fichier.genre.libelle : titre, as: requete.principal)
            }
        } catch DocumentStore.Refus.limite {
            fautes["fichier"] = "Ce dossier tient déjà cent documents ou 100 Mo : retirez ceux qui ne servent plus."
            return try await page(requete, Saisie(champs, fautes), fautes, statut: .conflict)
        }
        return requete.redirection(ref.chemin + "/documents", fait: Self.fait(fichier))
    }

    /// What is sent goes out piece by piece; each is unsealed alone.
    @Sendable func telecharger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let principal = requete.principal
        guard let document = try await store.trouver(ref, try requete.id("document"), as: principal) else { throw Refus.introuvable }
        // The first piece before the first header: a refusal is still a page.
        guard let premier = try await store.morceau(ref, document, 0, as: principal) else { throw Refus.introuvable }
        let store = store
        return requete.fichier(taille: document.octets, type: document.genre.mime, nom: document.nomNeutre) { rang in
            rang == 0 ? premier : try await store.morceau(ref, document, rang, as: principal)
        }
    }

    @Sendable func demanderRetrait(_ requete: Requete) async throws -> Response {
        let id: ID<Document> = try requete.id("document")
        guard let (dossier, documents) = try await store.liste(try requete.dossier(), as: requete.principal), dossier.estOuvert,
            let document = documents.first(where: { $0.id == id }), !document.copie
        else { throw Refus.introuvable }
        return requete.page(
            RetraitDePiece(
                dossier, "Retirer ce document ?", donnees: "nominatif.document", liste: ("Documents", "documents"),
                phrases: [
                    "« \(document.titre) », reçu le \(document.jour.court) : le fichier est détruit, personne ne pourra le rouvrir.",
                    "Le retrait est noté dans le fil du dossier.",
                ], piece: id.description, bouton: "Retirer le document"
            ).page)
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("document"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/documents", fait: "Le document est retiré. Le retrait est noté dans « Qui lit ».")
    }

    private func examiner(_ fichier: Fichier?, _ fautes: inout Fautes) -> FichierExamine? {
        guard let fichier else {
            fautes["fichier"] = "Choisissez le fichier : un PDF, ou une photo JPEG ou PNG."
            return nil
        }
        do {
            return try FichierExamine.examiner(fichier.octets)
        } catch {
            fautes["fichier"] = "« \(fichier.nom.prefix(80)) » : \(error.description)"
            return nil
        }
    }

    private static func fait(_ fichier: FichierExamine) -> String {
        switch fichier.genre {
        case .pdf where fichier.alertes.isEmpty: "Le document est gardé, chiffré."
        case .pdf:
            "Le document est gardé, chiffré. Il \(fichier.alertes.map(\.libelle).sorted().joined(separator: ", ")) : ouvrez-le avec un lecteur à jour."
        case .jpeg, .png: "La photo est gardée, chiffrée, sans le lieu ni l'appareil que le téléphone y avait écrits."
        }
    }

    private func page(_ requete: Requete, _ saisie: Saisie, _ fautes: Fautes, statut: HTTPResponse.Status = .ok) async throws -> Response {
        guard let (dossier, documents) = try await store.liste(try requete.dossier(), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.page(
            DocumentsPage(dossier: dossier, documents: documents, saisie: saisie, fautes: fautes, requete: requete), statut: statut)
    }
}
