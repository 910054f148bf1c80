import Actes
import Hummingbird
import Tenancy
import Web

/// `/journee/vif`: a visit or a call recorded in three keys, with a dossier or without.
struct VifRoutes: Sendable {
    let store: VifStore

    func ajouter(a routes: Routes) {
        routes.post("/journee/vif", DossiersRoom.acces, noter)
        routes.post("/journee/informations/:entreprise/:id/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func noter(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        guard let forme = champs["forme"].flatMap({ Forme(rawValue: $0) }), Information.formes.contains(forme) else {
            throw Refus.saisie("Sur le vif : choisissez venue, appel ou courriel, puis recommencez.")
        }
        let motif = champs["motif"].flatMap { Motif(rawValue: $0) }
        let duree = champs["duree"].flatMap { Duree(rawValue: $0) } ?? .quart
        if let (entreprise, dossier) = champs.texte("dossier").flatMap({ Paire.lire($0) }) {
            let ref = Dossier.Ref(entreprise, ID<Dossier>(dossier))
            guard let id = try await store.commencer(ref, forme, motif, duree, as: requete.principal) else { throw Refus.introuvable }
            return requete.redirection(
                "\(ref.chemin)/entretiens/\(id)", fait: "L'entretien est commencé, en brouillon. Complétez-le, ou enregistrez-le tel quel.")
        }
        guard let motif else { throw Refus.saisie("Sur le vif : choisissez un motif, ou un dossier, puis recommencez.") }
        guard let (entreprise, etablissement) = champs.texte("lieu").flatMap({ Paire.lire($0) }),
            try await store.informer(entreprise, etablissement, forme, motif, duree, as: requete.principal)
        else { throw Refus.saisie("Sur le vif : choisissez l'établissement, puis recommencez.") }
        return requete.redirection(
            "/journee", fait: "Noté, sans dossier : \(forme == .spontane ? "venue" : forme.libelle), \(motif.libelle), \(duree.libelle).")
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        guard try await store.retirer(try requete.id("entreprise"), try requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/journee", fait: "La ligne est retirée.")
    }
}
