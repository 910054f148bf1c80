import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Recommendations on the real schema: names of every dossier of the company, and of that company only.
@Suite struct RedactionTests {
    let periode = PeriodeRedigee.ouvertes(le: .aujourdhui())[0]

    private func deposer(_ banc: Banc, _ texte: String, par principal: Principal? = nil, avertis: Bool = false) async throws
        -> RedactionStore.Resultat
    {
        try await banc.redactions.deposer(banc.entreprise, periode, [texte], avertis: avertis, as: principal ?? banc.nadia)
    }

    private func actions(_ banc: Banc) async throws -> [String] {
        try await banc.base.superutilisateur {
            try $0.rows("SELECT action FROM journal.evenement WHERE action ~ 'recommandation|controler' ORDER BY id").map {
                try $0.string("action")
            }
        }
    }

    @Test func leNomDuDossierDUneCollegueEstArrete() async throws {
        try await Banc.avec { banc in
            _ = try await banc.ouvrir("Lambert-Roussel", prenom: "Anne-Lise", par: banc.sophie)
            for (texte, signes) in [("Aménager le poste de roussel.", 21..<28), ("Le fauteuil de Lise est commandé.", 15..<19)] {
                #expect(try await deposer(banc, texte) == .arretee([Arret(nature: .nomConnu, passage: Passage(0, signes))]))
            }
            #expect(try await actions(banc) == ["arreter_recommandation", "arreter_recommandation"])
            #expect(try await banc.compter("SELECT 1 AS un FROM pilotage.recommandation") == 0)
            #expect(try await deposer(banc, "Aménager les postes en hauteur.") == .deposee)
            #expect(try await actions(banc).last == "deposer_recommandation")
        }
    }

    @Test func leMemeNomAilleursNEstPasArrete() async throws {
        try await Banc.avec { banc in
            _ = try await banc.ouvrir("Schneider", prenom: "Odile", par: banc.sophie)
            let autre = try await banc.autreEntreprise(suiviePar: banc.nadia)
            #expect(
                try await banc.redactions.deposer(autre, periode, ["Le fournisseur Schneider livre."], avertis: false, as: banc.nadia)
                    == .deposee)
            #expect(try await deposer(banc, "Le fournisseur Schneider livre.") != .deposee)
        }
    }

    /// The erased person is nobody's name any more; a first name corrected is known under its new spelling only.
    @Test func lIndexSuitLaFiche() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir("Delcourt", prenom: "Ginette")
            #expect(try await deposer(banc, "Le bureau de Ginette.") != .deposee)
            var identite = Identite()
            identite.nom = "Delcourt"
            identite.prenom = "Pauline"
            #expect(try await banc.dossiers.modifier(ref, identite, version: 1, as: banc.nadia))
            #expect(try await deposer(banc, "Le bureau de Pauline.") != .deposee)
            #expect(try await deposer(banc, "Le bureau de Ginette.") == .deposee)
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await banc.dossiers.effacer(ref, as: banc.nadia))
            #expect(try await deposer(banc, "Le bureau de Pauline Delcourt.", avertis: true) != .deposee, "un prénom courant et un nom")
            #expect(try await deposer(banc, "Le bureau Delcourt.") == .deposee)
        }
    }

    /// A dossier opened before first names were indexed is indexed when its referent reads it.
    @Test func lAncienDossierSIndexeALaLecture() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir("Delcourt", prenom: "Ginette", par: banc.sophie)
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET index_prenom = NULL") }
            #expect(try await deposer(banc, "Le bureau de Ginette.") == .deposee)
            _ = try await banc.dossiers.lire(ref, as: banc.sophie)
            #expect(try await deposer(banc, "Le bureau de Ginette.") != .deposee)
        }
    }

    @Test func laVersionSuivanteRemplaceEtLesMotsDesColleguesRestentChezEux() async throws {
        try await Banc.avec { banc in
            #expect(try await deposer(banc, "Premier texte.") == .deposee)
            #expect(try await deposer(banc, "Se\u{0}cond\n  te\u{200B}xte.") == .deposee)
            let mienne = try #require(try await banc.redactions.lire(banc.entreprise, periode, as: banc.nadia)?.redaction)
            #expect(mienne.textes == ["Second texte."] && mienne.etat == .deposee)
            let vue = try #require(try await banc.redactions.lire(banc.entreprise, periode, as: banc.sophie)?.redaction)
            #expect(vue.textes.isEmpty && vue.redacteur == "Benali" && vue.etat == .deposee)
            #expect(try await banc.compter("SELECT 1 AS un FROM pilotage.recommandation") == 2)
        }
    }

    @Test func leChiffreAvertitPuisPasse() async throws {
        try await Banc.avec { (banc: Banc) async throws -> Void in
            let texte = "Dans 3 situations sur 10, le loyer est en cause."
            #expect(try await deposer(banc, texte) == .arretee([Arret(nature: .chiffre, passage: Passage(0, 5..<17))]))
            #expect(try await deposer(banc, texte, avertis: true) == .deposee)
            #expect(try await actions(banc) == ["deposer_recommandation"], "un avertissement n'est pas un refus")
        }
    }

    @Test func quiNEstPasChargeDeLEntrepriseEstRefuse() async throws {
        try await Banc.avec { banc in
            let autre = try await banc.autreEntreprise(suiviePar: banc.nadia)
            _ = try await banc.ouvrir()
            #expect(
                try await banc.redactions.deposer(autre, periode, ["Texte."], avertis: false, as: banc.sophie) == .refusee)
            #expect(try await banc.redactions.lire(autre, periode, as: banc.sophie) == nil)
            let direct = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                try $0.rows("SELECT nominatif.deposer_recommandation(\(autre), '2026-T3', '{x}') AS etat")[0].string("etat")
            }
            #expect(direct == "refuse")
            #expect(try await actions(banc) == ["controler_noms_refus", "deposer_recommandation_refus"])
        }
    }

    /// The deposit wants the check of the same company, in the same transaction.
    @Test func rienNeSeDeposeSansControle() async throws {
        try await Banc.avec { banc in
            let base = banc.base.bases[.nominatif]
            let depot: SQL = "SELECT nominatif.deposer_recommandation(\(banc.entreprise), '2026-T3', '{x}') AS etat"
            let controle: SQL = "SELECT etat FROM nominatif.controler_noms(\(banc.entreprise), '{}', false)"
            #expect(try await base.transaction(as: banc.nadia) { try $0.rows(depot)[0].string("etat") } == "non_controle")
            _ = try await base.transaction(as: banc.nadia) { try $0.rows(controle).count }
            #expect(try await base.transaction(as: banc.nadia) { try $0.rows(depot)[0].string("etat") } == "non_controle")
            let ensemble = try await base.transaction(as: banc.nadia) { tx in
                _ = try tx.rows(controle)
                return try tx.rows(depot)[0].string("etat")
            }
            #expect(ensemble == "depose")
        }
    }

    @Test func lOracleEstBorne() async throws {
        try await Banc.avec { banc in
            let base = banc.base.bases[.nominatif]
            let trop = Array(repeating: SQL.Parameter.bytes([1, 2, 3, 4]), count: 401)
            for mots in [trop, [.bytes([1, 2, 3])], [.bytes([1, 2, 3, 4, 5])]] {
                await #expect(throws: PostgresError.self) {
                    try await base.transaction(as: banc.nadia) {
                        try $0.rows("SELECT etat FROM nominatif.controler_noms(\(banc.entreprise), \(mots)::bytea[], false)").count
                    }
                }
            }
            try await banc.base.superutilisateur {
                _ = try $0.rows(
                    """
                    INSERT INTO nominatif.controle_noms (compte_id, jour, appels, derniere_entreprise, dernier_le)
                    VALUES (\(banc.nadia.compte), current_date, 199, \(banc.entreprise), now() - interval '1 minute')
                    """)
            }
            #expect(try await deposer(banc, "Le deux centième.") == .deposee)
            #expect(try await deposer(banc, "Un de trop.") == .limite)
            #expect(try await deposer(banc, "Le compte de la collègue est le sien.", par: banc.sophie) == .deposee)
            #expect(try await actions(banc).suffix(2) == ["controler_noms_limite", "deposer_recommandation"])
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                try await base.transaction(as: banc.nadia) { try $0.execute("UPDATE nominatif.controle_noms SET appels = 0") }
            }
        }
    }

    /// Nobody else has the oracle, nor the door.
    @Test func lesAutresRolesNOntRien() async throws {
        try await Banc.avec { banc in
            let roles: [(Compartiment, Principal?)] = [
                (.gestion, try await banc.base.principal(.planification)), (.facturation, try await banc.base.principal(.facturation)),
                (.client, try await banc.base.principal(.rh, entreprise: banc.entreprise)),
                (.pilotage, try await banc.base.principal(.direction)),
                (.administration, try await banc.base.principal(.administration)), (.publique, nil), (.passerelle, nil),
            ]
            let requetes: [SQL] = [
                "SELECT etat FROM nominatif.controler_noms(\(banc.entreprise), '{}', false)",
                "SELECT nominatif.deposer_recommandation(\(banc.entreprise), '2026-T3', '{x}')",
                "SELECT periode FROM nominatif.bilans_a_rediger()",
                "SELECT pilotage.recevoir_recommandation(\(banc.entreprise), '2026-T3', '{x}', 'Moi')",
            ]
            for (compartiment, principal) in roles {
                for sql in requetes {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        if let principal {
                            _ = try await banc.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                        } else {
                            _ = try await banc.base.bases[compartiment].transactionSansSession { try $0.rows(sql).count }
                        }
                    }
                }
            }
            for sql: SQL in [
                "SELECT textes FROM pilotage.recommandation",
                "SELECT pilotage.recevoir_recommandation(\(banc.entreprise), '2026-T3', '{x}', 'Moi')",
                "SELECT periode FROM pilotage.etat_des_recommandations('{}')",
            ] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(sql)") {
                    _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.rows(sql).count }
                }
            }
        }
    }

    /// The pages: what was typed is kept, the place is shown, the confirmation is asked for.
    @Test func laPageMontreLesLieuxEtGardeTout() async throws {
        try await Banc.avec { banc in
            _ = try await banc.ouvrir("Lambert-Roussel", prenom: "Karim", par: banc.sophie)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let nadia = navigateurs[0], sophie = navigateurs[1]
                let liste = try await nadia.get("/bilans-a-rediger")
                #expect(liste.simple.contains("Fonderies de Testange") && liste.simple.contains("à rédiger"))
                let chemin = "/bilans-a-rediger/\(banc.entreprise)/\(periode)"
                let page = try await nadia.get(chemin)
                #expect(page.status == .ok && page.texte.contains("class=\"nominatif") && page.simple.contains("0 signes sur 400"))
                let refus = try await nadia.post(
                    chemin,
                    [
                        ("t1", "Revoir les horaires.\nVoir Lambert <b> vite."), ("t2", ""), ("t3", "Appeler le 06 12 34 56 78."),
                        ("relu", "oui"),
                    ],
                    page: chemin)
                #expect(refus.status == .unprocessableContent)
                #expect(refus.texte.contains("<mark>Lambert</mark>") && refus.texte.contains("<mark>06"))
                #expect(refus.simple.contains("ligne 2, signes 6 à 12") && refus.simple.contains("ligne 1, signes 12 à 25"))
                #expect(refus.simple.contains("ce mot est un nom connu du service"))
                #expect(refus.simple.contains("Voir Lambert &lt;b&gt; vite.</textarea>"), "ce qui a été tapé reste dans le champ")
                let sansRelire = try await nadia.post(chemin, [("t1", "Revoir les horaires.")], page: chemin)
                #expect(sansRelire.simple.contains("cochez « Relu et sans nom »"))
                let long = try await nadia.post(chemin, [("t1", String(repeating: "mot ", count: 120)), ("relu", "oui")], page: chemin)
                #expect(long.simple.contains("479 signes, et la place est de 400"))
                let averti = try await nadia.post(chemin, [("t1", "Deux salariés le disent."), ("relu", "oui")], page: chemin)
                #expect(averti.status == .unprocessableContent && averti.texte.contains("mark class=\"averti\""))
                #expect(averti.simple.contains("Rien n'est encore déposé : 1 nombre à vérifier."))
                let marque = try #require(averti.texte.entre("name=\"garde_pour\" value=\"", "\""))
                let autre = try await nadia.post(
                    chemin, [("t1", "Trois salariés le disent."), ("relu", "oui"), ("garde", "oui"), ("garde_pour", marque)], page: chemin)
                #expect(autre.status == .unprocessableContent, "l'accord vaut pour le texte où il a été donné")
                let depot = try await nadia.post(
                    chemin, [("t1", "Deux salariés le disent."), ("relu", "oui"), ("garde", "oui"), ("garde_pour", marque)], page: chemin)
                #expect(depot.status == .seeOther)
                #expect(try await nadia.get("/bilans-a-rediger").simple.contains("déposé"))
                #expect(try await nadia.get(chemin).simple.contains("Deux salariés le disent.</textarea>"))
                #expect(try await sophie.get(chemin).simple.contains("Benali a déposé un texte"))
                #expect(!(try await sophie.get(chemin).simple.contains("Deux salariés")))
                #expect(try await nadia.get("/bilans-a-rediger/\(banc.entreprise)/2031-T1").status == .notFound)
                #expect(try await nadia.get("/bilans-a-rediger/\(UUID().uuidString.lowercased())/\(periode)").status == .notFound)
            }
        }
    }
}
