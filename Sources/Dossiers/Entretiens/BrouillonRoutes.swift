import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/brouillon`: keeps what is being typed, throws it away. Called by the page at each pause.
struct BrouillonRoutes: Sendable {
    let store: BrouillonStore

    func ajouter(a routes: Routes) {
        routes.post("/dossiers/:entreprise/:id/brouillon", DossiersRoom.acces, garder)
        routes.post("/dossiers/:entreprise/:id/brouillon/abandon", DossiersRoom.acces, jeter)
    }

    /// Answers in JSON: `{"version":3,"heure":"14 h 32"}`, or 409 when another page holds the draft.
    @Sendable func garder(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        guard let version = champs["version"].flatMap({ Int($0) }), let onglet = champs["onglet"].flatMap({ UUID(uuidString: $0) }),
            let rang = champs["rang"].flatMap({ Int($0) }), 0...1_000_000_000 ~= rang
        else { throw Refus.saisie("La page n'a pas dit quel brouillon elle garde. Rechargez-la.") }
        guard champs.paires.reduce(0, { $0 + $1.valeur.utf8.count }) <= BrouillonFeuillet.maximum else {
            throw Refus.saisie("La note dépasse ce qu'un brouillon garde : coupez-la en deux entretiens.")
        }
        let envoi = BrouillonStore.Envoi(version: version, onglet: onglet, rang: rang, champs: champs)
        switch try await store.garder(try requete.dossier(), Self.entretien(requete), envoi, as: requete.principal) {
        case .introuvable: throw Refus.introuvable
        case .conflit: return requete.brut(Array("{\"conflit\":true}".utf8), type: "application/json; charset=utf-8", statut: .conflict)
        case .garde(let version):
            let heure = HeureDeParis.maintenant().heure.libelle
            return requete.json(Array("{\"version\":\(version),\"heure\":\"\(heure)\"}".utf8))
        }
    }

    @Sendable func jeter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let entretien = Self.entretien(requete)
        try await store.jeter(ref, entretien, as: requete.principal)
        return requete.redirection(
            ref.chemin + (entretien.map { "/entretiens/\($0)" } ?? ""), fait: "Ce qui était tapé et non enregistré est effacé.")
    }

    /// The entretien kept as a draft that the form continues; nil for a new one.
    private static func entretien(_ requete: Requete) -> ID<Entretien>? { requete.formulaire["entretien"].flatMap { ID<Entretien>($0) } }
}
