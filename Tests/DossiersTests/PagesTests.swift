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

/// The pages, over HTTP, on the real schema.
@Suite struct PagesTests {
    static let entretien: [(String, String)] = [
        ("nature", "premier_contact"), ("forme", "presentiel"), ("duree", "45"), ("origine", "lui_meme"), ("exprime", "logement"),
        ("identifie", "budget"), ("identifie", "logement"), ("faits", "courrier"), ("vulnerabilite", "aucune"),
        ("note", "Courrier du bailleur reçu."),
    ]

    @Test func duPremierContactALaCloture() async throws {
        try await Banc.avec { banc in
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let aujourdhui = DateCivile.aujourdhui()
                let nouveau = try await nadia.get("/dossiers/nouveau")
                #expect(nouveau.simple.contains("Fonderies de Testange, Usine"))
                let ouvert = try await nadia.post(
                    "/dossiers",
                    [
                        ("etablissement", "\(banc.entreprise)/\(banc.etablissement.uuidString.lowercased())"), ("motif", "logement"),
                        ("nom", "Lambert-Roussel"), ("prenom", "Karim"), ("naissance", "1991"), ("adultes", "2"), ("enfants", "1"),
                        ("telephone", "06 12 34 56 78"), ("rappel", "sms"),
                    ], page: "/dossiers/nouveau")
                #expect(ouvert.status == .seeOther)
                let chemin = try #require(ouvert.headers[.location])

                let page = try await nadia.get(chemin)
                #expect(page.status == .ok)
                #expect(page.simple.contains("Karim Lambert-Roussel"))
                #expect(page.simple.contains("2 adultes, 1 enfant"))
                #expect(page.texte.contains("class=\"nominatif"))
                #expect(page.simple.contains("Page nominative"))
                let titre = try #require(page.texte.entre("<title>", "</title>"))
                #expect(!titre.contains("Lambert"))
                #expect(try #require(page.texte.entre("<h1>", "</h1>")).contains("Dossier"))
                #expect(page.simple.contains("Visible par : vous"))

                let enregistre = try await nadia.post(
                    chemin + "/entretiens", [("jour", aujourdhui.description)] + Self.entretien, page: chemin)
                #expect(enregistre.status == .seeOther, "\(enregistre.simple.suffix(900))")
                let demarche = try await nadia.post(
                    chemin + "/demarches",
                    [
                        ("type", "recours"), ("partenaire", "fsl"), ("statut", "en_instruction"), ("echeance", aujourdhui.description),
                        ("objet", "Impayés"), ("montant", "1 240,50"),
                    ], page: chemin + "/demarches")
                #expect(demarche.status == .seeOther, "\(demarche.simple.suffix(900))")
                let fil = try await nadia.get(chemin).simple
                #expect(fil.contains("Entretien, premier contact"))
                #expect(fil.contains("Courrier du bailleur reçu."))
                #expect(fil.contains("1 240,50 €"))
                #expect(fil.contains("Dernière lecture : vous, aujourd'hui"))

                let liste = try await nadia.get("/dossiers").simple
                #expect(!liste.contains("Lambert"))
                #expect(liste.contains("Fonderies de Testange"))
                let trouve = try await nadia.post("/dossiers/recherche", [("nom", "roussel")])
                #expect(trouve.simple.contains("1 dossier répond"))
                #expect(trouve.texte.contains(chemin))

                // The démarche under way is shown before the dossier closes on it.
                let confirmation = try await nadia.get(chemin + "/cloture")
                let reste = try #require(confirmation.texte.entre("name=\"vu\" value=\"", "\""))
                let clos = try await nadia.post(
                    chemin + "/cloture", [("issue", "logement"), ("vu", reste), ("demarche", reste)], page: chemin + "/cloture")
                #expect(clos.status == .seeOther)
                let apres = try await nadia.get(chemin).simple
                #expect(apres.contains("logement trouvé ou maintenu"))
                #expect(!apres.contains("Nouvel entretien"))
                let lectures = try await nadia.get(chemin + "/lectures").simple
                #expect(lectures.contains("Vous"))
                #expect(lectures.contains("a ouvert le dossier"))
            }
        }
    }

    /// A colleague's dossier answers what an unknown one answers, to the byte, on every address; and the refusal is written down.
    @Test func leDossierDUneCollegueNExistePas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let entretien = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("secret"), clos: false, as: banc.nadia)
            let inconnu = Dossier.Ref(banc.entreprise, .nouveau())
            try await Navigateur.avec(banc, [banc.sophie]) { navigateurs in
                let sophie = navigateurs[0]
                for suite in ["", "/personne", "/cloture", "/demarches", "/partages", "/lectures", "/entretiens/\(entretien)"] {
                    let vrai = try await sophie.get(ref.chemin + suite)
                    let faux = try await sophie.get(inconnu.chemin + suite)
                    #expect(vrai.status == .notFound, "\(suite)")
                    #expect(vrai.comparable == faux.comparable, "\(suite)")
                }
                let aujourdhui = DateCivile.aujourdhui().description
                let envois: [(String, [(String, String)])] = [
                    ("/entretiens", [("jour", aujourdhui)] + Self.entretien),
                    ("/demarches", [("type", "recours"), ("statut", "a_completer")]),
                    ("/cloture", [("issue", "refus")]), ("/reouverture", []), ("/personne", [("nom", "x"), ("version", "1")]),
                    ("/effacement", [("numero", "x")]),
                    ("/partages", [("compte", "\(banc.sophie.compte)"), ("jusquau", aujourdhui), ("accord", "oral")]),
                ]
                for (suite, champs) in envois {
                    let vrai = try await sophie.post(ref.chemin + suite, champs)
                    let faux = try await sophie.post(inconnu.chemin + suite, champs)
                    #expect(vrai.status == .notFound, "\(suite) \(vrai.status)")
                    #expect(vrai.comparable == faux.comparable, "\(suite)")
                }
                #expect(try await !sophie.get("/dossiers").texte.contains(ref.id.description))
            }
            let refus = try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'lire_dossier_refus' AND objet = \(ref.id)")
            #expect(refus >= 1)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien WHERE etat = 'clos'") == 0)
        }
    }

    @Test func lesAutresFonctionsNEntrentPas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let autres = [
                try await banc.base.principal(.planification), try await banc.base.principal(.facturation),
                try await banc.base.principal(.direction), try await banc.base.principal(.administration),
                try await banc.base.principal(.rh, entreprise: banc.entreprise),
            ]
            try await Navigateur.avec(banc, autres) { navigateurs in
                for navigateur in navigateurs {
                    for chemin in ["/journee", "/dossiers", "/rendez-vous", "/dossiers/nouveau", ref.chemin] {
                        let reponse = try await navigateur.get(chemin)
                        #expect(reponse.status == .notFound, "\(navigateur.compte.fonctions) \(chemin)")
                        #expect(!reponse.texte.contains("nominatif"))
                    }
                }
            }
        }
    }

    /// What was typed stays, the fault is beside its field, and nothing is half written.
    @Test func uneFauteGardeLaSaisie() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let reponse = try await navigateurs[0].post(
                    ref.chemin + "/entretiens",
                    [("jour", "31/11/2026"), ("prochaine", "demain")] + Self.entretien.filter { $0.0 != "identifie" },
                    page: ref.chemin)
                #expect(reponse.status == .badRequest)
                let texte = reponse.simple
                #expect(texte.contains("« 31/11/2026 » n'est pas un jour du calendrier."))
                #expect(texte.contains("« demain » n'est pas un jour du calendrier."))
                #expect(texte.contains("Cochez au moins un motif identifié"))
                #expect(texte.contains("3 champs sont à corriger"))
                #expect(texte.contains("value=\"31/11/2026\""))
                #expect(texte.contains("Courrier du bailleur reçu."))
                #expect(texte.contains("aria-invalid=\"true\""))
                #expect(texte.contains("name=\"nature\" value=\"premier_contact\" id=\"c-nature\" checked"))
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien") == 0)
        }
    }

    /// Ten numbered items, each with a name a reader can say, in the order of the keyboard; everything is a native control.
    @Test func laFicheSeRemplitAuClavier() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let page = try await navigateurs[0].get(ref.chemin).texte
                let fiche = try #require(page.entre("<div class=\"fiche\">", "<div class=\"entiere\">"))
                #expect(fiche.ranges(of: "<fieldset class=\"champ\"").count + fiche.ranges(of: "<div class=\"champ\">").count == 10)
                #expect(fiche.ranges(of: "<legend>").count == 8)
                #expect(fiche.ranges(of: "<label for=\"c-jour\">").count == 1)
                #expect(!fiche.contains("tabindex"))
                #expect(!fiche.contains("onclick"))
                #expect(!fiche.contains("<button"))
                for nom in ["nature", "forme", "duree", "origine", "vulnerabilite"] {
                    #expect(fiche.ranges(of: "type=\"radio\" name=\"\(nom)\"").count > 1, "\(nom)")
                    #expect(fiche.contains(" checked required"), "un choix est déjà fait : \(nom)")
                }
                let suite = try #require(page.entre("<div class=\"entiere\">", "</form>"))
                #expect(suite.contains("<textarea"))
                #expect(suite.contains("value=\"clos\""))
                #expect(suite.contains("value=\"brouillon\""))
                #expect(suite.contains("<kbd>Ctrl</kbd>"))
            }
        }
    }

    @Test func laJourneeMontreSansNommer() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let dossier = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia))
            let numero = dossier.numero
            try await banc.demarches.ajouter(
                ref, .init(type: .recours, partenaire: .banqueDeFrance, statut: .enInstruction, echeance: .aujourdhui(), objet: Objet()),
                as: banc.nadia)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let permanence = "\(banc.entreprise)/\(banc.permanence.uuidString.lowercased())"
                let formulaire = try await nadia.get("/rendez-vous/nouveau/\(permanence)").simple
                #expect(formulaire.contains(numero))
                #expect(formulaire.contains("8 h 30"))
                let champs = [("heure", "09:00"), ("dossier", "\(ref.id)"), ("duree", "45"), ("nature", "suivi"), ("forme", "presentiel")]
                let envoi = "/rendez-vous/nouveau/\(permanence)"
                #expect(try await nadia.post(envoi, champs).status == .seeOther)
                let double = try await nadia.post(envoi, champs)
                #expect(double.status == .badRequest)
                #expect(double.simple.contains("déjà un rendez-vous à 9 h"))
                let hors = try await nadia.post(envoi, [("heure", "14:00"), ("code", "7KQ")])
                #expect(hors.simple.contains("ne tient pas dans la permanence"))
                #expect(try await sophie.post(envoi, [("heure", "10:00"), ("code", "7KQ")]).status == .notFound)
                #expect(try await nadia.post(envoi, [("heure", "10:00"), ("code", "7kq")]).status == .seeOther)

                let journee = try await nadia.get("/journee?jour=\(banc.jour)")
                let texte = journee.simple
                #expect(texte.contains("Fonderies de Testange"))
                #expect(texte.contains("1 permanence, 2 rendez-vous"))
                #expect(texte.contains("Dossier \(numero)"))
                #expect(texte.contains("Code 7KQ"))
                // What is due is shown on the day itself, not on another one that is looked at.
                #expect(try await nadia.get("/journee").simple.contains("recours, Banque de France"))
                #expect(!texte.contains("Lambert"))
                #expect(texte.contains("jamais les rendez-vous"))
                #expect(try await !sophie.get("/journee?jour=\(banc.jour)").texte.contains(numero))

                let tenue = try await nadia.post("/journee/\(permanence)/tenue", [("jour", banc.jour.description)])
                #expect(tenue.status == .seeOther, "\(tenue.simple.suffix(600))")
                #expect(try await nadia.get("/journee?jour=\(banc.jour)").simple.contains("tenue"))
                let autre = try await nadia.post(
                    "/journee/\(banc.entreprise)/\(banc.permanenceDeSophie.uuidString.lowercased())/tenue", [])
                #expect(autre.status == .conflict)
            }
            #expect(try await banc.compter("SELECT 1 FROM gestion.permanence WHERE statut = 'tenue'") == 1)
        }
    }

    @Test func unRendezVousSeRenseigne() async throws {
        try await Banc.avec { banc in
            let permanence = "\(banc.entreprise)/\(banc.permanence.uuidString.lowercased())"
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                #expect(
                    try await nadia.post("/rendez-vous/nouveau/\(permanence)", [("heure", "09:00"), ("code", "7KQ")]).status == .seeOther)
                try await banc.base.superutilisateur {
                    try $0.executeScript("UPDATE nominatif.rendez_vous SET jour = current_date - 3")
                }
                let page = try await nadia.get("/rendez-vous")
                #expect(page.simple.contains("À renseigner"))
                let action = try #require(page.texte.entre("class=\"rang\" action=\"", "\""))
                #expect(try await sophie.post(action, [("statut", "honore")]).status == .notFound)
                #expect(try await nadia.post(action, [("statut", "honore")]).status == .seeOther)
                #expect(try await nadia.get("/journee").simple.contains("à renseigner") == false)
            }
        }
    }

    @Test func lePartageSeVoitSousLeTitre() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let fin = DateCivile.aujourdhui().plus(jours: 20)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let sansAccord = try await nadia.post(
                    ref.chemin + "/partages", [("compte", "\(banc.sophie.compte)"), ("jusquau", fin.description)])
                #expect(sansAccord.simple.contains("Sans l'accord de la personne"))
                #expect(
                    try await nadia.post(
                        ref.chemin + "/partages", [("compte", "\(banc.sophie.compte)"), ("jusquau", fin.description), ("accord", "oral")]
                    ).status == .seeOther)
                #expect(try await nadia.get(ref.chemin).simple.contains("Sophie Kremer (partage consenti le"))
                let vue = try await sophie.get(ref.chemin)
                #expect(vue.status == .ok)
                #expect(vue.simple.contains("Suivi par Nadia Benali."))
                #expect(!vue.texte.contains("/cloture"))
                #expect(try await sophie.get(ref.chemin + "/partages").status == .notFound)
            }
        }
    }
}
