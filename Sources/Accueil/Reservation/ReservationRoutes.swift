import Calendrier
import Chiffrement
import HTTPTypes
import Hummingbird
import Web

/// `/r/:jeton`: one booking or one seat of a workshop, by its link. Looking uses nothing up (mail readers open links by themselves); moving gives another link,
/// cancelling none.
struct ReservationRoutes: Sendable {
    let store: ReservationStore
    let ateliers: AtelierStore
    let boite: BoiteStore
    let garde: Garde
    let adresse: String?

    func ajouter(a routes: Routes) {
        routes.get("/r/:jeton", .sansTrace) { requete in
            try await garder(requete, envoi: false) {
                if let jeton = Jeton(adresse: try requete.parametre("jeton")), let place = try await ateliers.lire(jeton) {
                    return requete.page(PlacePage(place: place, jeton: jeton, adresse: adresse))
                }
                let (jeton, reservation) = try await trouver(requete)
                return requete.page(page(requete, jeton, reservation, Fautes()))
            }
        }
        routes.post("/r/:jeton/deplacer", .sansTrace) { requete in try await garder(requete, envoi: true) { try await deplacer(requete) } }
        routes.post("/r/:jeton/annuler", .sansTrace) { requete in
            try await garder(requete, envoi: true) {
                guard let jeton = Jeton(adresse: try requete.parametre("jeton")) else { throw Refus.introuvable }
                if let rendue = try await ateliers.rendre(jeton) {
                    return requete.page(AnnulePage(quoi: .place, jour: rendue.jour, heure: rendue.heure))
                }
                guard let rendu = try await store.annuler(jeton) else { throw Refus.introuvable }
                return requete.page(AnnulePage(quoi: .rendezVous, jour: rendu.jour, heure: rendu.heure))
            }
        }
    }

    private func deplacer(_ requete: Requete) async throws -> Response {
        let (jeton, reservation) = try await trouver(requete)
        var fautes = Fautes()
        if let creneau = requete.formulaire["creneau"].flatMap({ Creneau($0) }) {
            let nouveau = Jeton()
            let lien: [UInt8]? =
                if reservation.lienDansLesMessages, let adresse, let fente = try await boite.lire()?.fente {
                    try fente.sceller(Contact.feuillet(lien: adresse + nouveau.chemin), .lien, reservation.id)
                } else {
                    nil
                }
            switch try await store.deplacer(jeton, vers: creneau, nouveau: nouveau, lien: lien) {
            case .pris(_, let heure): return requete.redirection(nouveau.chemin + (heure == creneau.heure ? "" : "?autre=1"))
            case .complet: fautes["creneau"] = "Cette permanence est complète. Votre rendez-vous n'a pas changé."
            case .trop: return TropPage.reponse(requete)
            case .inconnu: fautes["creneau"] = "Cette permanence n'est plus proposée. Votre rendez-vous n'a pas changé."
            }
        } else {
            fautes["creneau"] = "Choisissez une heure."
        }
        return requete.page(page(requete, jeton, reservation, fautes), statut: .badRequest)
    }

    private func page(_ requete: Requete, _ jeton: Jeton, _ reservation: Reservation, _ fautes: Fautes) -> ReservationPage {
        ReservationPage(
            reservation: reservation, jeton: jeton, adresse: adresse, autre: requete.query["autre"] != nil,
            maintenant: HeureDeParis.maintenant(), fautes: fautes)
    }

    private func trouver(_ requete: Requete) async throws -> (Jeton, Reservation) {
        guard let jeton = Jeton(adresse: try requete.parametre("jeton")), let reservation = try await store.lire(jeton) else {
            throw Refus.introuvable
        }
        return (jeton, reservation)
    }

    /// A link nobody was given counts as a code nobody displays.
    private func garder(_ requete: Requete, envoi: Bool, _ suite: () async throws -> Response) async throws -> Response {
        do {
            let cle = try garde.entrer(requete)
            if envoi, !garde.admet(.envois, cle) { throw Garde.TropDEssais() }
            do {
                return try await suite()
            } catch Refus.introuvable {
                _ = garde.admet(.codesInconnus, cle)
                throw Refus.introuvable
            }
        } catch is Garde.TropDEssais {
            return TropPage.reponse(requete)
        }
    }
}
