import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The pages of the follow-up, over HTTP: what the worker does, and what nobody else gets.
@Suite struct SuiviPagesTests {
    static let pages = [
        "/personne", "/plan", "/orientations", "/arrets", "/mesures", "/emploi", "/cloture", "/demarches", "/plan/feuille.pdf",
    ]

    @Test func duPlanAuFil() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let plan = ref.chemin + "/plan"
                let jour = DateCivile.aujourdhui()
                let pose = try await nadia.post(
                    plan + "/objectifs", [("texte", "Rester dans mon logement"), ("theme", "logement"), ("qui", "ensemble")], page: plan)
                #expect(pose.status == .seeOther, "\(pose.simple.suffix(400))")
                let page = try await nadia.get(plan)
                #expect(page.simple.contains("Rester dans mon logement"))
                let objectif = try #require(page.texte.entre("/plan/objectifs/", "/actions"))
                let action = try await nadia.post(
                    plan + "/objectifs/\(objectif)/actions",
                    [("action", "Appeler le bailleur"), ("qui", "personne"), ("echeance", jour.description)],
                    page: plan)
                #expect(action.status == .seeOther)
                let evaluation = try await nadia.post(plan + "/evaluation", [("analyse", "Le loyer d'abord")], page: plan)
                #expect(evaluation.status == .seeOther)
                #expect(try await nadia.post(plan + "/remise", [], page: plan).status == .seeOther)
                #expect(try await nadia.get(plan).simple.contains("0 action faite sur 1"))

                let arrets = ref.chemin + "/arrets"
                let debut = jour.plus(jours: -33)
                let note = try await nadia.post(arrets, [("debut", debut.description), ("fin", ""), ("origine", "maladie")], page: arrets)
                #expect(note.status == .seeOther)
                let horloge = try await nadia.get(arrets).simple
                #expect(horloge.contains("34 jours"))
                #expect(horloge.contains("Visite de préreprise possible"))
                #expect(horloge.contains("R4624-29"))

                let orientations = ref.chemin + "/orientations"
                let sansAccord = try await nadia.post(
                    orientations, [("vers", "psychologue"), ("le", jour.description), ("objet", "Sommeil")], page: orientations)
                #expect(sansAccord.status == .badRequest)
                #expect(sansAccord.simple.contains("avec l'accord de la personne"))
                #expect(sansAccord.simple.contains("Sommeil"))
                let avecAccord = try await nadia.post(
                    orientations, [("vers", "psychologue"), ("le", jour.description), ("objet", "Sommeil"), ("accord", "oui")],
                    page: orientations)
                #expect(avecAccord.status == .seeOther)

                let dossier = try await nadia.get(ref.chemin).simple
                for mot in [
                    "Objectif posé", "Appeler le bailleur", "Évaluation", "Orientation, psychologue", "Arrêt de travail",
                    "Plan d'action relu et remis", "En arrêt depuis",
                ] {
                    #expect(dossier.contains(mot), "\(mot)")
                }
                let filtre = try await nadia.get(ref.chemin + "?fil=demarches").simple
                #expect(filtre.contains("Orientation, psychologue"))
                #expect(!filtre.contains("Objectif posé"))
            }
        }
    }

    @Test func laFicheGardeLeFoyerEtDitSesFautes() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let chemin = ref.chemin + "/personne"
                let fiche: [(String, String)] = [
                    ("version", "1"), ("situation", "nouvelle"), ("nom", "Lambert"), ("categorie", "ouvrier"), ("contrat", "cdi"),
                    ("lien0", "enfant"), ("charge0", "oui"), ("ressources", "salaire"), ("ressources", "prestations"),
                ]
                let mauvaise = try await nadia.post(chemin, fiche + [("naissance0", "hier"), ("entree", "13/2019")], page: chemin)
                #expect(mauvaise.status == .badRequest)
                #expect(mauvaise.simple.contains("Foyer, ligne 1, « hier »"))
                #expect(mauvaise.simple.contains("« 13/2019 »"))
                let bonne = try await nadia.post(chemin, fiche + [("naissance0", "2015"), ("entree", "04/2019")], page: chemin)
                #expect(bonne.status == .seeOther, "\(bonne.simple.suffix(500))")
                let dossier = try await nadia.get(ref.chemin).simple
                #expect(dossier.contains("avril 2019"))
                #expect(dossier.contains("à charge"))
                #expect(dossier.contains("salaire, prestations familiales"))
                let depassee = try await nadia.post(chemin, fiche, page: chemin)
                #expect(depassee.status == .conflict)
            }
        }
    }

    /// A colleague and an unknown dossier get the same bytes; the other functions get nothing of this room.
    @Test func personneDAutreNEntre() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let inconnu = Dossier.Ref(banc.entreprise, .nouveau())
            let autres = [
                banc.sophie, try await banc.base.principal(.planification), try await banc.base.principal(.facturation),
                try await banc.base.principal(.direction), try await banc.base.principal(.administration),
                try await banc.base.principal(.rh, entreprise: banc.entreprise),
            ]
            let id = UUID().uuidString.lowercased()
            let envois: [(String, [(String, String)])] = [
                ("/plan/evaluation", [("analyse", "x")]), ("/plan/objectifs", [("texte", "x"), ("theme", "budget")]),
                ("/plan/objectifs/\(id)", [("texte", "x"), ("theme", "budget"), ("version", "1")]),
                ("/plan/objectifs/\(id)/actions", [("action", "x")]), ("/plan/actions/\(id)", [("faite", "oui")]), ("/plan/remise", []),
                ("/orientations", [("vers", "autre"), ("le", DateCivile.aujourdhui().description), ("accord", "oui")]),
                ("/orientations/\(id)", [("issue", "aboutie"), ("version", "1")]),
                ("/arrets", [("debut", DateCivile.aujourdhui().description), ("origine", "maladie")]), ("/arrets/\(id)/fin", [("fin", "")]),
                ("/arrets/\(id)/retrait", []), ("/arrets/etapes/\(id)", [("statut", "faite")]),
                ("/emploi/etablissement", [("du", DateCivile.aujourdhui().description)]), ("/emploi/employeur", []),
                ("/personne", [("nom", "x"), ("version", "1"), ("situation", "nouvelle")]),
            ]
            try await Navigateur.avec(banc, autres) { navigateurs in
                for (rang, navigateur) in navigateurs.enumerated() {
                    for page in Self.pages {
                        let vrai = try await navigateur.get(ref.chemin + page)
                        let faux = try await navigateur.get(inconnu.chemin + page)
                        #expect(vrai.status == .notFound, "\(navigateur.compte.fonctions) \(page)")
                        #expect(vrai.comparable == faux.comparable, "\(navigateur.compte.fonctions) \(page)")
                    }
                    guard rang == 0 else { continue }
                    for (suite, champs) in envois {
                        let reponse = try await navigateur.post(ref.chemin + suite, champs)
                        #expect(reponse.status == .notFound, "\(suite) \(reponse.status)")
                    }
                }
            }
            for table: SQL in ["objectif", "feuille", "orientation", "arret", "affectation"] {
                #expect(try await banc.base.superutilisateur { try $0.rows("SELECT 1 AS un FROM nominatif.\(fragment: table)").count } == 0)
            }
        }
    }

    /// The sheet of paper: the words of the plan, a place to sign, no note; its way out is journaled.
    @Test func laFeuilleNeDitQueLePlan() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Note du travailleur social"), clos: true, as: banc.nadia)
            let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
            _ = try await plan.poser(ref, .init(theme: .sante, texte: .init("Dormir mieux")), as: banc.nadia)
            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
            let html = PlanImprime(lu: lu, par: "Nadia Benali").html
            #expect(html.contains("Dormir mieux"))
            #expect(html.contains("Karim Lambert-Roussel"))
            #expect(html.contains("Votre employeur ne la reçoit pas"))
            #expect(!html.contains("Note du travailleur social"))
            #expect(!html.contains("Logement"), "aucun code de motif")
            try await plan.exporte(ref, as: banc.nadia)
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'exporter_plan' AND objet = \(ref.id)") == 1)
        }
    }
}
