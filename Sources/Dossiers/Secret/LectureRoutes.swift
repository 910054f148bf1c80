import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/lectures`: who read this dossier and when. The referent only; the person may ask for it.
struct LectureRoutes: Sendable {
    let store: LectureStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/lectures", DossiersRoom.acces, liste)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        guard let (dossier, lectures) = try await store.liste(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(LecturesPage(dossier: dossier, lectures: lectures, moi: requete.principal.compte.rawValue))
    }
}

/// The page.
struct LecturesPage: Page {
    static let gabarit = "lectures"

    let dossier: Dossier
    let lectures: [Lecture]
    let moi: UUID

    var entete: Entete {
        Entete(
            "Qui a lu, dossier \(dossier.numero)", h1: "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: dossier.situation,
            donnees: ["nominatif.dossier"], densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: nil, mien: true, courant: .lectures)
        case "aucune": lectures.isEmpty
        case "vide": Vide("Personne n'a encore ouvert ce dossier")
        case "lignes": lectures.map(ligne)
        default: nil
        }
    }

    private func ligne(_ l: Lecture) -> Balisage {
        let qui = l.compte == moi ? "Vous" : l.nom ?? "Un ancien collègue"
        let (jour, heure) = HeureDeParis.local(Int(l.instant.timeIntervalSince1970.rounded(.down)))
        let sort: Balisage = l.refusee ? "\(Badge("refusé", comme: .annuleePrestataire))" : "\(Badge("fait", comme: .tenue))"
        return """
            <tr><th scope="row" data-l="Quand">\(jour.court), \(heure.libelle)</th><td data-l="Qui">\(qui)</td><td data-l="Quoi">\(l.quoi)</td>\
            <td data-l="Suite">\(sort)</td></tr>
            """
    }
}
