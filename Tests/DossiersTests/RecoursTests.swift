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

/// The last day to contest: a text's, the notification's, or none. Never one invented.
@Suite struct RecoursTests {
    private func avec(_ corps: @escaping @Sendable (Banc, Dossier.Ref, Navigateur) async throws -> Void) async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { try await corps(banc, ref, $0[0]) }
        }
    }

    private func seule(_ banc: Banc, _ ref: Dossier.Ref) async throws -> Demarche {
        try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.demarches.first)
    }

    @Test func seuleUneAdministrationADeuxMoisParDefaut() async throws {
        try await Banc.avec { banc in
            let jour = DateCivile.aujourdhui()
            for partenaire in TypePartenaire.allCases {
                let delais = try await banc.demarches.recours(partenaire, recue: jour, as: banc.nadia)
                #expect(
                    delais.contains { $0 == .general(jour) } == [.ccas, .ecole, .impots, .prefecture].contains(partenaire), "\(partenaire)")
            }
            let prives: [TypePartenaire] = [
                .mutuelle, .prevoyance, .creanciers, .bailleur, .avocat, .croixRouge, .secoursCatholique, .restos, .cse,
            ]
            for prive in prives { #expect(try await banc.demarches.recours(prive, recue: jour, as: banc.nadia) == [], "\(prive)") }
            #expect(try await banc.demarches.recours(nil, recue: jour, as: banc.nadia) == [])
            #expect(try await !banc.demarches.recours(.caf, recue: jour, as: banc.nadia).isEmpty)
        }
    }

    /// A private partner's refusal: no day is invented, the one its letter gives is asked, kept, shown and recalled.
    @Test func leJourDeLaNotificationLEmporte() async throws {
        try await avec { banc, ref, nadia in
            let chemin = ref.chemin + "/demarches"
            let recue = DateCivile.aujourdhui().plus(jours: -3)
            let champs = [
                ("type", "formulaire"), ("partenaire", "mutuelle"), ("statut", "refusee"), ("decision", recue.description), ("recours", ""),
            ]
            let sans = try await nadia.post(chemin, champs, page: chemin)
            #expect(sans.status == .seeOther)
            #expect(try await seule(banc, ref).recoursAvant == nil)
            let demarche = try await seule(banc, ref)
            let page = try await nadia.get(demarche.chemin).simple
            #expect(page.contains("Aucun texte connu ne donne de délai pour ce partenaire") && !page.contains("R. 421-1"))

            let ecrit = DateCivile.aujourdhui().plus(jours: 5)
            let fiche = champs.dropLast() + [("version", "\(demarche.version)"), ("recours", ecrit.description)]
            #expect(try await nadia.post(demarche.chemin + "/fiche", Array(fiche), page: demarche.chemin).status == .seeOther)
            #expect(try await nadia.get(demarche.chemin).simple.contains("Jusqu'au \(ecrit.court)"))
            #expect(try await nadia.get("/a-suivre").simple.contains("dernier jour d'un recours"))
            // Noted from the list, which does not ask it: it stays. Given up: it goes.
            #expect(try await nadia.post(demarche.chemin, [("statut", "ajournee"), ("echeance", "")], page: chemin).status == .seeOther)
            #expect(try await seule(banc, ref).recoursAvant == ecrit)
            #expect(try await nadia.post(demarche.chemin, [("statut", "abandonnee"), ("echeance", "")], page: chemin).status == .seeOther)
            let finie = try await seule(banc, ref)
            #expect(finie.recoursAvant == nil && !finie.recoursNotifie)
            let avant = try await nadia.post(
                chemin, champs.dropLast() + [("recours", recue.plus(jours: -1).description)], page: chemin)
            #expect(avant.status == .badRequest && avant.simple.contains("Recours possible jusqu'au : le"))
        }
    }

    /// What may be contested is recalled by one rule, adjourned or refused.
    @Test func unAjournementSeRappelleAussi() async throws {
        try await avec { banc, ref, nadia in
            let recue = DateCivile.aujourdhui().plus(jours: 3).plus(mois: -2)
            for statut in StatutDemarche.allCases {
                try await banc.base.superutilisateur { try $0.executeScript("DELETE FROM nominatif.demarche") }
                try await banc.demarches.ajouter(
                    ref, .init(type: .formulaire, partenaire: .caf, statut: statut, decisionLe: recue), as: banc.nadia)
                let attendu = statut == .refusee || statut == .ajournee
                #expect(statut.contestable == attendu)
                #expect(try await nadia.get("/a-suivre").simple.contains("dernier jour d'un recours") == attendu, "\(statut)")
                let suivi = try await nadia.get(ref.chemin).simple
                #expect(suivi.contains("Recours, CAF") == attendu, "\(statut)")
                #expect(suivi.contains("Recours jusqu'au \(recue.plus(mois: 2).court)") == attendu, "\(statut)")
            }
        }
    }
}
