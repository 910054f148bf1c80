import Calendrier
import Tenancy
import TestSupport
import Testing

@testable import Entreprises

@Suite struct RoutesTests {
    @Test func creerChercherModifier() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let banc = try BancDePages(f.planificatrice) { EntreprisesRoom(bases: base.bases).gestion($0) }
            try await banc.visiter { v in
                let liste = try await v.get("/entreprises?q=forges")
                #expect(liste.statut == 200)
                #expect(liste.texte.contains("Alpha Forges"))
                #expect(!liste.texte.contains("Bêta Cartons"))
                #expect(try await v.get("/entreprises?q=zzz").texte.contains("Aucune entreprise ne répond"))

                let refus = try await v.post(
                    "/entreprises", depuis: "/entreprises/nouvelle",
                    [("nom", "Nouvelle <Verrerie>"), ("siren", "732829321"), ("code_postal", "5753"), ("commune", "Courcelles-Chaussy")])
                #expect(refus.statut == 422)
                #expect(refus.texte.contains("Nouvelle &lt;Verrerie&gt;"))
                #expect(refus.texte.contains("value=\"732829321\""))
                #expect(refus.texte.contains("57530"))
                #expect(refus.texte.contains("aria-invalid"))

                let doublon = try await v.post(
                    "/entreprises", depuis: "/entreprises/nouvelle", [("nom", "Double"), ("siren", "732829320")])
                #expect(doublon.statut == 422)
                #expect(doublon.texte.contains("Une autre entreprise a ce SIREN"))

                let creee = try await v.post(
                    "/entreprises", depuis: "/entreprises/nouvelle",
                    [("nom", "Verrerie de Forbach"), ("pays", "FR"), ("contexte", "Besoin")])
                #expect(creee.statut == 303)
                let fiche = try await v.get(creee.vers)
                #expect(fiche.statut == 200)
                #expect(fiche.texte.contains("VERRERIE-FORBACH"))
                #expect(fiche.texte.contains("Aucun établissement"))
                let change = try await v.post(
                    creee.vers, depuis: creee.vers + "/modifier", [("nom", "Verrerie de Forbach"), ("code", "VERRE")])
                #expect(change.statut == 303)
                #expect(try await v.get(creee.vers).texte.contains("VERRE"))
            }
        }
    }

    @Test func ficheEtSesPetitsFormulaires() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let banc = try BancDePages(f.planificatrice) { EntreprisesRoom(bases: base.bases).gestion($0) }
            let fiche = "/entreprises/\(f.a)"
            try await banc.visiter { v in
                let site = try await v.post(
                    fiche + "/etablissements", depuis: fiche + "/etablissements/nouveau",
                    [("nom", "Atelier"), ("siret", "73282932000074"), ("code_postal", "57600"), ("vendredi_saint", "oui")])
                #expect(site.statut == 303)
                let autre = try await v.post(
                    fiche + "/etablissements", depuis: fiche + "/etablissements/nouveau",
                    [("nom", "Atelier 2"), ("siret", "55210055400013")])
                #expect(autre.statut == 422)
                #expect(autre.texte.contains("ne commence pas par le SIREN"))
                let effectif = [("etablissement", f.usineA.description), ("nombre", "286"), ("a_partir_du", "2026-01-01")]
                #expect(try await v.post(fiche + "/effectifs", depuis: fiche, effectif).statut == 303)
                let encore = try await v.post(fiche + "/effectifs", depuis: fiche, effectif)
                #expect(encore.statut == 422)
                #expect(encore.texte.contains("a déjà un effectif à cette date"))
                #expect(encore.texte.contains("value=\"286\""))
                let contact = [
                    ("contact_nom", "Isabelle Mertz"), ("contact_courriel", "pas une adresse"), ("contact_telephone", "03 87 00 00"),
                ]
                let refuse = try await v.post(fiche + "/contacts", depuis: fiche, contact)
                #expect(refuse.statut == 422)
                #expect(refuse.texte.contains("nom@domaine.fr"))
                #expect(
                    try await v.post(
                        fiche + "/contacts", depuis: fiche, [("contact_nom", "Isabelle Mertz"), ("contact_telephone", "+352 26 00 00")]
                    ).statut == 303)
                let inverse = try await v.post(
                    fiche + "/fermetures", depuis: fiche, [("fermeture_debut", "2026-08-20"), ("fermeture_fin", "2026-08-01")])
                #expect(inverse.statut == 422)
                #expect(
                    try await v.post(
                        fiche + "/fermetures", depuis: fiche, [("fermeture_debut", "2030-08-01"), ("fermeture_fin", "2030-08-20")]
                    ).statut == 303)
                let page = try await v.get(fiche)
                for mot in ["Isabelle Mertz", "Atelier", "732 829 320 00074", "vendredi saint férié"] {
                    #expect(page.texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").contains(mot), "\(mot)")
                }
            }
        }
    }

    @Test func importerParLaPage() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let banc = try BancDePages(f.planificatrice) { EntreprisesRoom(bases: base.bases).gestion($0) }
            let fichier =
                Array("nom;code postal;commune\nC".utf8) + [0xE2]
                + Array("blerie de Florange;57190;Florange\nLycee;5753;Courcelles-Chaussy\n".utf8)
            try await banc.visiter { v in
                let depose = try await v.deposer("/imports", depuis: "/imports", nature: "entreprises", nom: "clients.csv", fichier)
                #expect(depose.statut == 303)
                let apercu = try await v.get(depose.vers)
                #expect(apercu.statut == 200)
                for mot in ["Câblerie de Florange", "57530", "Windows-1252", "name=\"l3c1\"", "Appliquer la bonne ligne"] {
                    #expect(apercu.texte.contains(mot), "\(mot)")
                }
                let refus = try await v.post(depose.vers + "/application", depuis: depose.vers, [])
                #expect(refus.statut == 422)
                #expect(try await f.gestion { tx in try EntrepriseStore.toutes(tx).count } == 2)
                let corrige = try await v.post(depose.vers + "/corrections", depuis: depose.vers, [("l3c1", "57530")])
                #expect(corrige.statut == 303)
                #expect(try await v.get(corrige.vers).texte.contains("Appliquer les 2"))
                let applique = try await v.post(corrige.vers + "/application", depuis: corrige.vers, [])
                #expect(applique.statut == 303)
                #expect(try await f.gestion { tx in try EntrepriseStore.toutes(tx).count } == 4)
                let encore = try await v.post(corrige.vers + "/application", depuis: "/imports", [])
                #expect(encore.statut == 409)
                #expect(try await v.get("/imports").texte.contains("clients.csv"))
                let classeur = try await v.deposer(
                    "/imports", depuis: "/imports", nature: "entreprises", nom: "x.xlsx", [0x50, 0x4B, 3, 4, 0])
                #expect(classeur.statut == 422)
                #expect(classeur.texte.contains("CSV UTF-8"))
                let modele = try await v.get("/imports/modeles/etablissements")
                #expect(modele.texte.contains("entreprise;code;nom;siret"))
            }
        }
    }

    @Test func effectifParLaRH() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let rh = try await base.principal(.rh, entreprise: f.a)
            let banc = try BancDePages(rh) { routes in
                EntreprisesRoom(bases: base.bases).client(routes)
                EntreprisesRoom(bases: base.bases).gestion(routes)
            }
            let jour = DateCivile.aujourdhui()
            try await banc.visiter { v in
                #expect(try await v.get("/rh/effectifs").texte.contains("Alpha Forges, siège"))
                let declare = try await v.post(
                    "/rh/effectifs", depuis: "/rh/effectifs",
                    [("etablissement", f.usineA.description), ("nombre", "251"), ("a_partir_du", jour.description)])
                #expect(declare.statut == 303)
                let ancien = try await v.post(
                    "/rh/effectifs", depuis: "/rh/effectifs",
                    [("etablissement", f.usineA.description), ("nombre", "100"), ("a_partir_du", "2020-01-01")])
                #expect(ancien.statut == 422)
                let ailleurs = try await v.post(
                    "/rh/effectifs", depuis: "/rh/effectifs",
                    [("etablissement", f.usineB.description), ("nombre", "100"), ("a_partir_du", jour.plus(jours: 1).description)])
                #expect(ailleurs.statut == 422)
                // Elsewhere, one and the same 404 page.
                let (connue, inconnue) = (try await v.get("/entreprises/\(f.a)"), try await v.get("/entreprises/\(f.b)x"))
                #expect(connue.statut == 404)
                #expect(connue.texte == inconnue.texte)
            }
            let source = try await f.gestion { tx in try EffectifStore.historique(f.a, tx).declarations.map(\.source) }
            #expect(source == [.rh])
        }
    }
}
