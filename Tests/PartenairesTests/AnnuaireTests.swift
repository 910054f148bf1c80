import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Partenaires

/// The directory: shipped, searched, kept by who uses it, closed to the others.
@Suite struct AnnuaireTests {
    /// A base without demonstration has every partner of the reference list, and no deadline without its text.
    @Test func lesDonneesDeReferenceSontLa() async throws {
        try await BaseDeTest.avec { base in
            let nadia = try await base.principal(.intervenant)
            let (fiches, echeances, modeles) = try await base.bases[.nominatif].transaction(as: nadia, readOnly: true) { tx in
                (try PartenaireStore.tous(tx), try EcheanceStore.actives(nil, tx), try ModeleCourrierStore.liste(nil, tx))
            }
            #expect(Set(fiches.map(\.type)) == Set(TypePartenaire.allCases))
            #expect(fiches.allSatisfy { !$0.besoins.isEmpty })
            #expect(Set(fiches.filter { $0.territoire == .luxembourg }.map(\.type)) == TypePartenaire.luxembourgeois)
            #expect(echeances.allSatisfy { !$0.source.isEmpty && !$0.suite.isEmpty })
            let rapo = try #require(echeances.first { $0.partenaire == .mdph && $0.effet == .recours })
            #expect(rapo.duree == "2 mois")
            // A letter whose field does not exist would print a blank for ever.
            #expect(modeles.count >= 15)
            for modele in modeles { _ = try PersonneFictive.apercu(modele.corps) }
        }
    }

    @Test func leTermeTombeJuste() async throws {
        try await BaseDeTest.avec { base in
            let nadia = try await base.principal(.intervenant)
            let echeances = try await base.bases[.nominatif].transaction(as: nadia, readOnly: true) { try EcheanceStore.actives(nil, $0) }
            let notifiee = try #require(DateCivile("2026-12-31"))
            let caf = try #require(echeances.first { $0.partenaire == .caf && $0.effet == .recours })
            #expect(caf.terme(depuis: notifiee).description == "2027-02-28", "deux mois après le 31 décembre")
            let cns = try #require(echeances.first { $0.partenaire == .cns })
            #expect(cns.terme(depuis: notifiee).description == "2027-02-09", "quarante jours")
            #expect(!caf.aVerifier(le: notifiee) && caf.aVerifier(le: notifiee.plus(mois: 12)))
        }
    }

    @Test func chercherParBesoinEtTerritoire() async throws {
        try await BaseDeTest.avec { base in
            let comptes = [try await base.principal(.intervenant), try await base.principal(.planification)]
            try await Comptoir.avec(base, comptes) { c in
                let (nadia, planification) = (c[0], c[1])
                let metz = [
                    ("code", "adil"), ("nom", "ADIL de la Moselle"), ("genre", "logement"), ("territoire", "moselle"),
                    ("besoins", "logement"),
                    ("telephone", "03 53 01 57 00"), ("courriel", "accueil@adil.example"), ("site", "www.adil57.example"),
                    ("verifiee", "oui"),
                ]
                let cree = try await nadia.envoyer("/annuaire/nouvelle", metz, depuis: "/annuaire/nouvelle")
                let fiche = try #require(cree.vers)
                let texte = try await nadia.texte(fiche)
                #expect(texte.contains("href=\"tel:0353015700\"") && texte.contains("mailto:accueil@adil.example"))
                #expect(texte.contains("https://www.adil57.example") && !texte.contains("Jamais vérifiée"))
                let logement = try await planification.texte("/partenaires?besoin=logement&territoire=57")
                #expect(logement.contains("ADIL de la Moselle") && logement.contains("Action Logement") && !logement.contains("CSAPA"))
                #expect(try await planification.texte("/partenaires?territoire=LU").contains("Caisse nationale de santé"))
                #expect(try await !planification.texte("/partenaires?territoire=54").contains("ADIL de la Moselle"))
                #expect(try await planification.texte("/partenaires?q=secours%20cath").contains("Secours Catholique"))
                #expect(try await planification.texte("/partenaires?q=zzz").contains("Aucun partenaire"))
                // The same again is refused, and what was typed stays.
                let double = try await nadia.envoyer("/annuaire/nouvelle", metz, depuis: "/annuaire/nouvelle")
                #expect(double.statut == 422 && double.texte.contains("porte déjà ce nom") && double.texte.contains("accueil@adil.example"))
                let faux = try await nadia.envoyer(
                    "/annuaire/nouvelle",
                    [("code", "caf"), ("nom", "X"), ("genre", "budget"), ("territoire", "Mars"), ("courriel", "rien")],
                    depuis: "/annuaire/nouvelle")
                #expect(faux.statut == 422 && faux.texte.contains("de 2 à 120") && faux.texte.contains("un département, par exemple 57"))
                #expect(faux.texte.contains("Une adresse de courriel est attendue"))
            }
        }
    }

    /// More than a year without a call: the page says so, one press dates it.
    @Test func uneFicheVieillit() async throws {
        try await BaseDeTest.avec { base in
            let nadia = try await base.principal(.intervenant)
            let id = try await base.superutilisateur { connexion in
                try connexion.executeScript("UPDATE gestion.partenaire SET verifie_le = current_date - 400 WHERE code = 'caf'")
                return try connexion.rows("SELECT id FROM gestion.partenaire WHERE code = 'caf'")[0].string("id")
            }
            try await Comptoir.avec(base, [nadia]) { (c) async throws -> Void in
                #expect(try await c[0].texte("/annuaire/\(id)").contains("il y a plus d'un an"))
                #expect(try await c[0].texte("/annuaire?verifier=oui").contains("à revérifier"))
                #expect(try await c[0].envoyer("/annuaire/\(id)/verifiee", depuis: "/annuaire/\(id)").statut == 303)
                #expect(try await !c[0].texte("/annuaire/\(id)").contains("il y a plus d'un an"))
                #expect(try await c[0].envoyer("/annuaire/\(id)/retirer", depuis: "/annuaire/\(id)").statut == 303)
                #expect(try await !c[0].texte("/annuaire").contains("Caisse d'allocations familiales"))
            }
            let par = try await base.superutilisateur {
                try $0.rows("SELECT verifie_par FROM gestion.partenaire WHERE code = 'caf'")[0].uuid("verifie_par")
            }
            #expect(par == nadia.compte.rawValue, "la base écrit qui a vérifié")
        }
    }

    @Test func ceuxDontCeNEstPasLAffaire() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = ID<EntrepriseTag>.nouveau()
            try await base.superutilisateur {
                try $0.executeScript("INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise)', 'AA', 'Alpha')")
            }
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let facturation = try await base.principal(.facturation)
            let (planification, direction) = (try await base.principal(.planification), try await base.principal(.direction))
            try await Comptoir.avec(base, [rh, facturation, planification, try await base.principal(.administration)]) {
                (c) async throws -> Void in
                for visiteur in c {
                    #expect(try await visiteur.lire("/annuaire").statut == 404)
                }
                for visiteur in [c[0], c[1], c[3]] { #expect(try await visiteur.lire("/partenaires").statut == 404) }
                #expect(try await c[2].lire("/partenaires/courriers/nouveau").statut == 404, "la planification lit les courriers")
            }
            for (compartiment, qui) in [(Compartiment.client, rh), (.facturation, facturation), (.pilotage, direction)] {
                let erreur = await #expect(throws: PostgresError.self) {
                    try await base.bases[compartiment].transaction(as: qui) { _ = try $0.rows("SELECT nom FROM gestion.partenaire") }
                }
                #expect(erreur?.state == .insufficientPrivilege, "\(compartiment)")
            }
            // By SQL too, planning does not write a letter; and nobody deletes a card or rewrites a version.
            let refus = await #expect(throws: PostgresError.self) {
                try await base.bases[.gestion].transaction(as: planification) {
                    try $0.execute("INSERT INTO gestion.modele_courrier (titre, corps) VALUES ('Titre', 'Texte')")
                }
            }
            #expect(refus?.state == .insufficientPrivilege)
            let modifies = try await base.bases[.gestion].transaction(as: planification) {
                try $0.execute("UPDATE gestion.modele_courrier SET corps = 'x'")
            }
            #expect(modifies == 0)
            for sql in [
                "DELETE FROM gestion.partenaire", "UPDATE gestion.modele_courrier_version SET corps = 'x'",
                "DELETE FROM gestion.modele_courrier",
            ]
                as [SQL]
            {
                let erreur = await #expect(throws: PostgresError.self) {
                    try await base.bases[.gestion].transaction(as: direction) { try $0.execute(sql) }
                }
                #expect(erreur?.state == .insufficientPrivilege)
            }
        }
    }

    /// A card withdrawn is found and put back; a deadline read again bears the day and the name of who did; who may import is led there.
    @Test func remettreEtRevoir() async throws {
        try await BaseDeTest.avec { base in
            let comptes = [try await base.principal(.intervenant, nom: "Nadia Benali"), try await base.principal(.planification)]
            let id = try await base.superutilisateur { connexion in
                try connexion.executeScript("UPDATE gestion.echeance_legale SET verifie_le = current_date - 400")
                return try connexion.rows("SELECT id FROM gestion.partenaire WHERE code = 'caf'")[0].string("id")
            }
            let delai = try await base.superutilisateur {
                try $0.rows("SELECT id FROM gestion.echeance_legale WHERE source LIKE '%L. 124-11%'")[0].string("id")
            }
            try await Comptoir.avec(base, comptes) { (c) async throws -> Void in
                let (nadia, planification) = (c[0], c[1])
                #expect(try await nadia.envoyer("/annuaire/\(id)/retirer", depuis: "/annuaire/\(id)").statut == 303)
                #expect(try await nadia.texte("/annuaire").contains("href=\"/annuaire?retirees=oui\">1 fiche retirée"))
                #expect(try await nadia.texte("/annuaire?retirees=oui").contains("/annuaire/\(id)"))
                #expect(try await nadia.envoyer("/annuaire/\(id)/remettre", depuis: "/annuaire/\(id)").statut == 303)
                #expect(try await nadia.texte("/annuaire").contains("/annuaire/\(id)"))
                #expect(try await nadia.envoyer("/annuaire/\(id)/verifiee", depuis: "/annuaire/\(id)").statut == 303)
                #expect(try await planification.texte("/partenaires/\(id)").contains(", par Nadia Benali"))

                let avant = try await nadia.texte("/annuaire/echeances")
                #expect(avant.contains("demander les motifs") && avant.contains("saisir le tribunal du travail"))
                let fait = try await nadia.envoyer("/annuaire/echeances/\(delai)/verifie", depuis: "/annuaire/echeances")
                #expect(fait.vers == "/annuaire/echeances")
                #expect(try await planification.texte("/partenaires/echeances").contains(", par Nadia Benali"))
                #expect(try await planification.texte("/partenaires").contains("href=\"/imports\""))
                #expect(try await nadia.texte("/annuaire").contains("se remet par la planification"))
            }
        }
    }
}
