import Adresses
import Calendrier
import Chiffrement
import Foundation
import HTTPTypes
import Hummingbird
import Messages
import Web

/// `/p/:code`: the page of the poster, and booking from it. No account, no cookie, no script needed.
struct AfficheRoutes: Sendable {
    let store: AfficheStore
    let boite: BoiteStore
    let reservations: ReservationStore
    let ateliers: AtelierStore
    let garde: Garde
    let adresse: String?

    func ajouter(a routes: Routes) {
        routes.get("/p/:code", .sansTrace, montrer)
        routes.post("/p/:code", .sansTrace, reserver)
        routes.post("/p/:code/atelier", .sansTrace, inscrire)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        do {
            let cle = try garde.entrer(requete)
            return requete.page(try await page(requete, cle, Saisie(), Fautes()))
        } catch is Garde.TropDEssais {
            return TropPage.reponse(requete)
        }
    }

    @Sendable func reserver(_ requete: Requete) async throws -> Response {
        let cle: [UInt8]
        do {
            cle = try garde.entrer(requete)
            guard garde.admet(.envois, cle) else { throw Garde.TropDEssais() }
        } catch is Garde.TropDEssais {
            return TropPage.reponse(requete)
        }
        let champs = requete.formulaire
        var fautes = Fautes()
        let creneau = champs["creneau"].flatMap { Creneau($0) }
        if creneau == nil { fautes["creneau"] = "Choisissez une heure." }
        let minutes = champs["minutes"].flatMap { Int($0) }.flatMap { [15, 30, 45].contains($0) ? $0 : nil } ?? 30
        let etat = try await boite.lire()
        let contact = Self.contact(champs, etat, &fautes)
        if let creneau, fautes.isEmpty {
            let (id, jeton) = (UUID(), Jeton())
            let demande = ReservationStore.Demande(
                code: try code(requete), creneau: creneau, minutes: minutes, id: id, jeton: jeton,
                contact: try contact.flatMap { contact in
                    try etat.map {
                        (try $0.fente.sceller(Contact.feuillet(contact), .contact, id), garde.empreintes.contact(contact.valeur))
                    }
                },
                lien: try champs["lien"] == nil || contact == nil
                    ? nil : adresse.flatMap { base in try etat?.fente.sceller(Contact.feuillet(lien: base + jeton.chemin), .lien, id) },
                adresse: cle)
            switch try await reservations.reserver(demande) {
            case .pris(_, let heure): return requete.redirection(jeton.chemin + (heure == creneau.heure ? "" : "?autre=1"))
            case .trop: return TropPage.reponse(requete)
            case .complet: fautes["creneau"] = "Cette permanence est complète. Choisissez un autre jour, ou appelez."
            case .inconnu: fautes["creneau"] = "Cette permanence n'est plus proposée. Choisissez-en une autre."
            }
        }
        return requete.page(try await page(requete, cle, Saisie(champs, fautes), fautes), statut: .badRequest)
    }

    /// One seat of a workshop: the answer alone says whether one was left.
    @Sendable func inscrire(_ requete: Requete) async throws -> Response {
        let cle: [UInt8]
        do {
            cle = try garde.entrer(requete)
            guard garde.admet(.envois, cle) else { throw Garde.TropDEssais() }
        } catch is Garde.TropDEssais {
            return TropPage.reponse(requete)
        }
        var fautes = Fautes()
        if let atelier = requete.formulaire["atelier"].flatMap({ UUID(uuidString: $0) }) {
            let jeton = Jeton()
            switch try await ateliers.prendre(try code(requete), atelier, jeton, adresse: cle) {
            case .pris: return requete.redirection(jeton.chemin)
            case .trop: return TropPage.reponse(requete)
            case .complet: fautes["atelier"] = "Cet atelier est complet. Choisissez-en un autre, ou appelez : on vous dira s'il revient."
            case .inconnu: fautes["atelier"] = "Cet atelier n'est plus proposé. Choisissez-en un autre."
            }
        } else {
            fautes["atelier"] = "Choisissez un atelier."
        }
        return requete.page(try await page(requete, cle, Saisie(), fautes), statut: .badRequest)
    }

    /// An unknown code counts, and is the page of an address that does not exist.
    private func page(_ requete: Requete, _ cle: [UInt8], _ saisie: Saisie, _ fautes: Fautes) async throws -> AffichePage {
        let code = try code(requete)
        guard let affiche = try await store.lire(code) else {
            _ = garde.admet(.codesInconnus, cle)
            throw Refus.introuvable
        }
        return AffichePage(
            code: code, affiche: affiche, ateliers: try await ateliers.ouverts(code), canaux: try await boite.lire()?.canaux ?? [],
            lienPossible: adresse != nil,
            maintenant: HeureDeParis.maintenant(), saisie: saisie, choisi: requete.formulaire["creneau"], fautes: fautes)
    }

    private func code(_ requete: Requete) throws -> String { try requete.parametre("code").uppercased() }

    /// What the person left to be told by, if anything; a fault when this installation cannot use it.
    static func contact(_ champs: Champs, _ etat: BoiteStore.Etat?, _ fautes: inout Fautes) -> Adresse? {
        guard let texte = champs.texte("contact") else { return nil }
        guard let etat, !etat.canaux.isEmpty else {
            fautes["contact"] = "Aucun message ne peut partir aujourd'hui. Laissez ce champ vide."
            return nil
        }
        guard let adresse = Adresse(texte) else {
            fautes["contact"] = "« \(texte) » : une adresse comme nom@exemple.fr, ou un mobile comme 06 12 34 56 78."
            return nil
        }
        guard etat.canaux.contains(adresse.canal) else {
            fautes["contact"] =
                adresse.canal == .sms
                ? "Donnez une adresse e-mail : aucun SMS ne peut partir." : "Donnez un mobile : aucun e-mail ne peut partir."
            return nil
        }
        return adresse
    }
}
