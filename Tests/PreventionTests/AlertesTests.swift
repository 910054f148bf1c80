import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Prevention

/// An alert goes up to the management by codes; nobody else reads it, nobody is in it.
@Suite struct AlertesTests {
    private func champs(_ s: Scene, etablissement: String = "") -> [(String, String)] {
        [
            ("entreprise", "\(s.entreprise)"), ("etablissement", etablissement), ("risque", "conflits"), ("signes", "arrets_repetes"),
            ("signes", "departs"), ("niveau", "forte"),
        ]
    }

    @Test func deLIntervenanteALaDirection() async throws {
        try await Scene.avec { s in
            try await Visiteur.avec(s.base, [s.nadia, s.directrice, s.sophie, s.planificatrice]) { v in
                let (nadia, direction, sophie, planification) = (v[0], v[1], v[2], v[3])
                let page = "/mes-alertes/nouvelle?entreprise=\(s.entreprise)"
                #expect(try await nadia.envoyer("/mes-alertes/nouvelle", champs(s), depuis: page).vers == "/mes-alertes")
                let lue = try await direction.texte("/alertes")
                #expect(lue.contains("Conflits dans les équipes") && lue.contains("Fonderies de Testange") && !lue.contains("Nadia"))
                #expect(try await !sophie.texte("/mes-alertes").contains("Conflits"), "celle d'une collègue")
                #expect(try await planification.lire("/alertes").statut == 404)
                let id = try await s.base.superutilisateur { try $0.rows("SELECT id FROM gestion.alerte")[0].string("id") }
                let chemin = "/alertes/\(s.entreprise)/\(id)"
                #expect(try await direction.envoyer("\(chemin)/prise", depuis: "/alertes").vers == "/alertes")
                #expect(try await direction.envoyer("\(chemin)/prise", depuis: "/alertes").statut == 404, "déjà prise")
                #expect(try await direction.envoyer("\(chemin)/close", [("suite", "cse_cssct")], depuis: "/alertes").vers == "/alertes")
                #expect(try await nadia.texte("/mes-alertes").contains("suite : CSE ou CSSCT"))
            }
        }
    }

    /// Posted to the wrong company: hers to withdraw until the management takes it; closed by mistake: reopened; no answer is chosen for her.
    @Test func ceQuiSeReprend() async throws {
        try await Scene.avec { s in
            try await Visiteur.avec(s.base, [s.nadia, s.directrice, s.sophie]) { v in
                let (nadia, direction, sophie) = (v[0], v[1], v[2])
                let page = "/mes-alertes/nouvelle?entreprise=\(s.entreprise)"
                func poser() async throws -> String {
                    #expect(try await nadia.envoyer("/mes-alertes/nouvelle", champs(s), depuis: page).vers == "/mes-alertes")
                    return try await s.base.superutilisateur {
                        try $0.rows("SELECT id FROM gestion.alerte WHERE etat = 'ouverte'")[0].string("id")
                    }
                }
                let premiere = "/mes-alertes/\(s.entreprise)/\(try await poser())/retrait"
                #expect(try await sophie.lire(premiere).statut == 404)
                #expect(try await nadia.texte(premiere).contains("Retirer cette alerte"))
                #expect(try await nadia.envoyer(premiere, depuis: premiere).vers == "/mes-alertes")
                #expect(try await s.compter("SELECT 1 FROM gestion.alerte") == 0)

                let id = try await poser()
                let chemin = "/alertes/\(s.entreprise)/\(id)"
                #expect(try await direction.texte("/alertes").contains("<option value=\"\">Suite donnée"))
                #expect(try await direction.envoyer("\(chemin)/close", [("suite", "")], depuis: "/alertes").statut == 400)
                #expect(try await direction.envoyer("\(chemin)/close", [("suite", "sans_suite")], depuis: "/alertes").vers == "/alertes")
                #expect(try await nadia.lire("/mes-alertes/\(s.entreprise)/\(id)/retrait").statut == 404, "la direction l'a vue")
                #expect(try await direction.envoyer("\(chemin)/reouverture", depuis: "/alertes").vers == "/alertes")
                #expect(try await direction.envoyer("\(chemin)/close", [("suite", "projet")], depuis: "/alertes").vers == "/alertes")
            }
            let retirees = try await s.compter("SELECT 1 FROM journal.evenement WHERE action = 'retirer_alerte'")
            #expect(retirees == 1)
        }
    }

    /// A small establishment, and a company she does not follow, are refused by the base.
    @Test func ceQuiDesigneraitEstRefuse() async throws {
        try await Scene.avec { s in
            try await Visiteur.avec(s.base, [s.nadia]) { v in
                let page = "/mes-alertes/nouvelle?entreprise=\(s.entreprise)"
                let petit = try await v[0].envoyer(
                    "/mes-alertes/nouvelle", champs(s, etablissement: s.petit.uuidString.lowercased()), depuis: page)
                #expect(petit.statut == 422 && petit.texte.contains("moins de cinquante salariés") && petit.texte.contains("checked"))
                let grand = try await v[0].envoyer(
                    "/mes-alertes/nouvelle", champs(s, etablissement: s.grand.uuidString.lowercased()), depuis: page)
                #expect(grand.statut == 303)
                let vide = try await v[0].envoyer("/mes-alertes/nouvelle", [("entreprise", "\(s.entreprise)")], depuis: page)
                #expect(vide.statut == 422 && vide.texte.contains("Cochez au moins un signe"))
            }
            let ailleurs = try await s.base.bases[.nominatif].transaction(as: s.sophie) {
                try $0.rows("SELECT gestion.alerter(\(s.entreprise), NULL, 'charge', ARRAY['departs'], 'forte') AS id")[0].isNull("id")
            }
            #expect(ailleurs, "Sophie ne suit pas cette entreprise")
            #expect(try await s.compter("SELECT 1 FROM gestion.alerte") == 1)
            #expect(try await s.refuse(.gestion, s.planificatrice, "UPDATE gestion.alerte SET etat = 'prise', prise_le = current_date"))
            #expect(
                try await s.base.bases[.gestion].transaction(as: s.planificatrice) { try $0.rows("SELECT id FROM gestion.alerte").isEmpty })
        }
    }
}
