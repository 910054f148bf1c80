import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// An orientation noted by mistake is put right, or taken back.
@Suite struct OrientationTests {
    private func seule(_ banc: Banc, _ ref: Dossier.Ref) async throws -> Orientation? {
        try await banc.dossiers.lire(ref, as: banc.nadia)?.orientations.first
    }

    @Test func elleSeCorrigeEtSeRetire() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let store = OrientationStore(banc.base.bases[.nominatif], banc.coffre)
            let jour = DateCivile.aujourdhui()
            try await store.orienter(ref, .init(vers: .medecin, le: jour, texte: .init("Zzsommeil")), as: banc.nadia)
            let avant = try #require(try await seule(banc, ref))
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let (liste, hier) = (ref.chemin + "/orientations", jour.plus(jours: -1))
                let chemin = "\(liste)/\(avant.id)"
                func champs(_ le: DateCivile) -> [(String, String)] {
                    [
                        ("version", "1"), ("vers", "partenaire"), ("partenaire", "cmp"), ("le", le.description), ("issue", "en_cours"),
                        ("objet", "Zzsommeil"), ("retour", "Reçu une fois"),
                    ]
                }
                let demain = try await nadia.post(chemin, champs(jour.plus(jours: 1)), page: liste)
                #expect(demain.status == .badRequest && demain.simple.contains("n'est pas encore venu"))
                #expect(demain.simple.contains("Reçu une fois"), "ce qui est tapé reste")
                #expect(try await sophie.post(chemin, champs(hier)).status == .notFound)
                #expect(try await nadia.post(chemin, champs(hier), page: liste).status == .seeOther)
                let apres = try #require(try await seule(banc, ref))
                #expect(apres.vers == .partenaire && apres.partenaire == .cmp && apres.le == hier && apres.issue == .enCours)

                #expect(try await nadia.get(liste).texte.contains("\(chemin)/retrait"))
                #expect(try await nadia.get(chemin + "/retrait").simple.contains("Retirer cette orientation ?"))
                #expect(try await seule(banc, ref) != nil, "demander n'est pas faire")
                #expect(try await sophie.get(chemin + "/retrait").status == .notFound)
                #expect(try await sophie.post(chemin + "/retrait", []).status == .notFound)
                #expect(try await nadia.post(chemin + "/retrait", [], page: chemin + "/retrait").status == .seeOther)
                #expect(try await seule(banc, ref) == nil)
            }
            #expect(
                try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'retirer_orientation' AND objet = \(ref.id)") == 1)
        }
    }

    /// By SQL: not a colleague, not once the dossier is closed.
    @Test func personneDAutreNeLaRetire() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let store = OrientationStore(banc.base.bases[.nominatif], banc.coffre)
            try await store.orienter(ref, .init(vers: .autre, le: .aujourdhui()), as: banc.nadia)
            func effacer(_ principal: Principal) async throws -> Int {
                try await banc.base.bases[.nominatif].transaction(as: principal) { try $0.execute("DELETE FROM nominatif.orientation") }
            }
            #expect(try await effacer(banc.sophie) == 0)
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await effacer(banc.nadia) == 0, "un dossier clos garde ses orientations")
            #expect(try await banc.dossiers.rouvrir(ref, as: banc.nadia))
            #expect(try await effacer(banc.nadia) == 1)
        }
    }
}
