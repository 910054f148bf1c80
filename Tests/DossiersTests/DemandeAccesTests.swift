import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import Testing
import TestSupport

@testable import Dossiers

/// A copy that a person asks for: written down when it comes, recalled at twenty days and when it is late, closed by the handover.
@Suite struct DemandeAccesTests {
    private func journee(_ banc: Banc, _ qui: Principal) async throws -> [DemandeAcces] {
        let jour = DateCivile.aujourdhui()
        return try await JourneeStore(banc.base.bases[.nominatif]).lire(jour, aujourdhui: jour, as: qui).copies
    }

    @Test func seRappelleAVingtJoursPuisEnRetard() async throws {
        try await Banc.avec { banc in
            let jour = DateCivile.aujourdhui()
            var refs: [Int: Dossier.Ref] = [:]
            for jours in [19, 20, 40, 80] {
                let ref = try await banc.ouvrir("Personne", prenom: "N\(jours)")
                #expect(try await banc.demandes.noter(ref, le: jour.plus(jours: -jours), .courrier, as: banc.nadia))
                refs[jours] = ref
            }
            // Told within the month, the last one has two months more: its turn comes ten days before that term.
            let prolongee = try #require(refs[80])
            let id = try #require(try await banc.demandes.liste(prolongee, as: banc.nadia).first).id
            #expect(
                try await !banc.demandes.prolonger(prolongee, id, .nombre, le: jour, as: banc.nadia), "trop tard pour le dire à la personne"
            )
            #expect(try await banc.demandes.prolonger(prolongee, id, .nombre, le: jour.plus(jours: -60), as: banc.nadia))
            let attendus = try [40, 20].map { try #require(refs[$0]) }
            #expect(
                try await journee(banc, banc.nadia).map(\.ref)
                    == (jour.plus(jours: -80).plus(mois: 3) <= jour.plus(jours: 10) ? [prolongee] : []) + attendus)
            #expect(try await journee(banc, banc.sophie).isEmpty)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                for page in ["/journee", "/a-suivre"] {
                    let lue = try await navigateurs[0].get(page).simple
                    #expect(lue.contains("Copies demandées") && lue.contains("en retard"), "\(page)")
                }
            }
            // Closed, the dossier still owes its answer.
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.dossier SET etat = 'clos', clos_le = current_date, issue = 'inaptitude'")
            }
            #expect(try await journee(banc, banc.nadia).count >= 2)
        }
    }

    @Test func noteeProlongeeRemiseParLesPages() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let jour = DateCivile.aujourdhui()
            let le = jour.plus(jours: -3)
            let chemin = ref.chemin + "/copie"
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let demander = [("recue", le.description), ("canal", "courriel")]
                #expect(
                    try await sophie.post(chemin + "/demandes", demander).status == .notFound, "un partage ne note pas pour le référent")
                let fausse = try await nadia.post(chemin + "/demandes", [("recue", jour.plus(jours: 1).description)], page: chemin)
                #expect(fausse.status == .badRequest && fausse.simple.contains("ne peut pas être à venir"))
                #expect(try await nadia.post(chemin + "/demandes", demander, page: chemin).status == .seeOther)
                #expect(try await nadia.post(chemin + "/demandes", demander, page: chemin).status == .conflict, "une seule à la fois")
                let page = try await nadia.get(chemin)
                #expect(page.simple.contains("Une copie est demandée") && page.texte.contains("value=\"\(le.description)\""))
                let prolonger = try #require(page.texte.firstMatch(of: /\/copie\/demandes\/[0-9a-f-]+\/prolongation/)?.output)
                let adresse = ref.chemin + String(prolonger)
                #expect(try await sophie.post(adresse, [("raison", "complexite")]).status == .notFound)
                #expect(try await nadia.post(adresse, [("raison", "complexite")], page: chemin).status == .seeOther)
                #expect(try await nadia.post(adresse, [("raison", "nombre")], page: chemin).status == .conflict, "une seule fois")
                #expect(try await nadia.get(chemin).simple.contains(le.plus(mois: 3).court))
                let remise = try await nadia.post(chemin, [("demande", le.description), ("forme", "json")], page: chemin)
                #expect(remise.status == .ok)
                #expect(remise.simple.contains("Vos demandes") && remise.simple.contains("la demande est complexe"))
                let apres = try await nadia.get(chemin).simple
                #expect(!apres.contains("Une copie est demandée") && apres.contains("remise le \(jour.court)"))
            }
            let demande = try #require(try await banc.demandes.liste(ref, as: banc.nadia).first)
            #expect(demande.suite?.0 == .remise && demande.suite?.le == jour)
            #expect(try await banc.demandes.liste(ref, as: banc.sophie).isEmpty)
            let gestes = try #require(try await banc.lectures.liste(ref, as: banc.nadia)?.lectures).map(\.action)
            #expect(gestes.contains("demander_copie") && gestes.contains("prolonger_demande"))
            // Its answer given, a new one may come, and be taken back.
            #expect(try await banc.demandes.noter(ref, le: jour, .oral, as: banc.nadia))
            let autre = try #require(try await banc.demandes.liste(ref, as: banc.nadia).first { $0.suite == nil })
            #expect(try await banc.demandes.retirer(ref, autre.id, as: banc.nadia))
            #expect(try await !banc.demandes.retirer(ref, autre.id, as: banc.nadia))
        }
    }
}

extension Banc {
    var demandes: DemandeAccesStore { DemandeAccesStore(base.bases[.nominatif]) }
}
