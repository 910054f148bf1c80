import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The worker's own collective actions: she counts who came to hers, on the day or later.
@Suite struct MesActionsTests {
    private func poser(_ banc: Banc, _ qui: String, _ jour: DateCivile, _ theme: String) async throws {
        let script = """
            INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
            VALUES ('\(banc.entreprise)', '33333333-3333-4333-8333-33333333333\(qui)', '\(jour)', '14:00', 90, 'atelier', '\(theme)', 12)
            """
        try await banc.base.superutilisateur { try $0.executeScript(script) }
    }

    /// By day.
    private func identifiants(_ banc: Banc, _ qui: String) async throws -> [UUID] {
        try await banc.base.superutilisateur {
            try $0.rows("SELECT id FROM gestion.action_collective WHERE right(intervenant_id::text, 1) = \(qui) ORDER BY jour").map {
                try $0.uuid("id")
            }
        }
    }

    @Test func elleCompteLesSiennes() async throws {
        try await Banc.avec { banc in
            let aujourdhui = DateCivile.aujourdhui()
            try await poser(banc, "1", aujourdhui, "Tenir son budget")
            try await poser(banc, "1", aujourdhui.plus(jours: 9), "Préparer sa retraite")
            try await poser(banc, "2", aujourdhui, "Les écrans à la maison")
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let page = try await nadia.get("/mes-actions").texte
                #expect(page.contains("Tenir son budget") && page.contains("Préparer sa retraite") && !page.contains("Les écrans"))
                let chemins = try await identifiants(banc, "1").map { "/mes-actions/\(banc.entreprise)/\($0.uuidString.lowercased())" }
                let faux = try await nadia.post(chemins[0], [("participants", "beaucoup")], page: "/mes-actions")
                #expect(faux.status == .unprocessableContent && faux.texte.contains("un nombre de 0 à 2"))
                #expect(try await nadia.post(chemins[0], [("participants", "9")], page: "/mes-actions").status == .seeOther)
                // Still to come: nothing to count.
                #expect(try await nadia.post(chemins[1], [("participants", "9")], page: "/mes-actions").status == .notFound)
            }
            let store = MesActionsStore(banc.base.bases[.nominatif])
            let sienne = try await identifiants(banc, "1")[0]
            #expect(try await !store.compter(banc.entreprise, ID(sienne), participants: 1, as: banc.sophie), "celle d'une collègue")
            #expect(try await banc.compter("SELECT 1 FROM gestion.action_collective WHERE participants = 9") == 1)
        }
    }
}
