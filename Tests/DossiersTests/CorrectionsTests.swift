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

/// What is written of a follow-up is found again, corrected, taken back; a closing leaves nothing unseen.
@Suite struct CorrectionsTests {
    private func avec(_ corps: @escaping @Sendable (Banc, Dossier.Ref, Navigateur) async throws -> Void) async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { try await corps(banc, ref, $0[0]) }
        }
    }

    private func lu(_ banc: Banc, _ ref: Dossier.Ref) async throws -> DossierLu {
        try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
    }

    @Test func uneActionEtUnObjectifSeCorrigentEtSeRetirent() async throws {
        try await avec { banc, ref, nadia in
            let store = PlanStore(banc.base.bases[.nominatif], banc.coffre)
            let id = try await store.poser(ref, .init(theme: .logement, texte: .init("Garder le bail")), as: banc.nadia)
            try await store.ajouter(ref, id, action: "Apeler le bailleur", qui: .personne, echeance: nil, as: banc.nadia)
            let action = try #require(try await lu(banc, ref).actions.first)
            let plan = ref.chemin + "/plan"
            let jour = DateCivile.aujourdhui().plus(jours: 7)
            let vide = try await nadia.post(
                "\(plan)/actions/\(action.id)/fiche", [("version", "1"), ("action", ""), ("qui", "intervenant")], page: plan)
            #expect(vide.status == .badRequest)
            #expect(vide.simple.contains("Écrivez ce qui sera fait."))
            let bonne = try await nadia.post(
                "\(plan)/actions/\(action.id)/fiche",
                [("version", "1"), ("action", "Appeler le bailleur"), ("qui", "intervenant"), ("echeance", jour.description)], page: plan)
            #expect(bonne.status == .seeOther)
            var dossier = try await lu(banc, ref)
            #expect(dossier.motsDesActions[action.id.rawValue] == "Appeler le bailleur")
            #expect(dossier.actions.first?.qui == .intervenant)
            #expect(dossier.actions.first?.echeance == jour)
            // What is typed comes back with its fault, in its form.
            let faute = try await nadia.post(
                "\(plan)/objectifs/\(id)", [("version", "1"), ("texte", "Garder mon bail"), ("theme", "logement"), ("horizon", "demain")],
                page: plan)
            #expect(faute.status == .badRequest)
            #expect(faute.simple.contains("Garder mon bail"))
            #expect(faute.simple.contains("« demain »"))
            #expect(try await nadia.get("\(plan)/objectifs/\(id)/retrait").simple.contains("son action"))
            #expect(try await nadia.post("\(plan)/objectifs/\(id)/retrait", [], page: plan).status == .seeOther)
            dossier = try await lu(banc, ref)
            #expect(dossier.objectifs.isEmpty && dossier.actions.isEmpty)
        }
    }

    @Test func uneEvaluationFautiveResteOuverteEtSeCorrige() async throws {
        try await avec { banc, ref, nadia in
            let plan = ref.chemin + "/plan"
            let vide = try await nadia.post(plan + "/evaluation", [("demande", " ")], page: plan)
            #expect(vide.status == .badRequest)
            #expect(vide.texte.contains("<details class=\"plie\" open><summary>Nouvelle évaluation"))
            _ = try await nadia.post(plan + "/evaluation", [("analyse", "Le loyé d'abord")], page: plan)
            let feuille = try #require(try await lu(banc, ref).feuille(.evaluation))
            let chemin = "\(ref.chemin)/feuilles/\(feuille.id)"
            #expect(try await nadia.post(chemin, [("version", "1"), ("analyse", "Le loyer d'abord")], page: chemin).status == .seeOther)
            #expect(try await lu(banc, ref).evaluations[feuille.id.rawValue]?.textes[.analyse] == "Le loyer d'abord")
            #expect(try await nadia.post(chemin, [("version", "1"), ("analyse", "x")], page: chemin).status == .badRequest)
            #expect(try await nadia.post(chemin + "/retrait", [], page: chemin).status == .seeOther)
            #expect(try await lu(banc, ref).feuille(.evaluation) == nil)
        }
    }

    /// The end review of a closed dossier is its referent's to correct; nothing else of it moves, for nobody.
    @Test func leBilanDeFinSeCorrigeUneFoisClos() async throws {
        try await avec { banc, ref, nadia in
            var bilan = BilanFin()
            bilan.textes[.avis] = "Je repars plus legère"
            #expect(try await banc.dossiers.clore(ref, .relais, bilan: bilan, as: banc.nadia))
            let feuille = try #require(try await lu(banc, ref).feuille(.bilanFin))
            let chemin = "\(ref.chemin)/feuilles/\(feuille.id)"
            #expect(try await nadia.post(chemin, [("version", "1"), ("avis", "Je repars plus légère")], page: chemin).status == .seeOther)
            #expect(try await lu(banc, ref).bilans[feuille.id.rawValue]?.textes[.avis] == "Je repars plus légère")
            let base = banc.base.bases[.nominatif]
            let retires = try await base.transaction(as: banc.sophie) { try $0.execute("DELETE FROM nominatif.feuille") }
            #expect(retires == 0)
        }
    }

    @Test func laClotureMontreCeQuiReste() async throws {
        try await avec { banc, ref, nadia in
            try await banc.demarches.ajouter(ref, .init(type: .recours, partenaire: .caf, statut: .enInstruction), as: banc.nadia)
            let demain = DateCivile.aujourdhui().plus(jours: 1)
            let rendez = UUID()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, id, referent_id, permanence_id, jour, heure, minutes, dossier_id, nature,
                                                       forme)
                    VALUES ('\(ref.entreprise)', '\(rendez)', '\(banc.nadia.compte)', '\(banc.permanence)', '\(demain)', '09:00', 45,
                            '\(ref.id)', 'suivi', 'presentiel')
                    """)
            }
            let cloture = ref.chemin + "/cloture"
            let page = try await nadia.get(cloture).simple
            #expect(page.contains("Annuler le rendez-vous du \(demain.court)"))
            #expect(page.contains("Classer la démarche"))
            // A form opened before the rendez-vous was taken does not close on it silently.
            let aveugle = try await nadia.post(cloture, [("issue", "relais"), ("avis", "Merci")], page: cloture)
            #expect(aveugle.status == .badRequest)
            #expect(aveugle.simple.contains("Quelque chose reste à régler"))
            #expect(aveugle.simple.contains("Merci"))
            let demarche = try #require(try await lu(banc, ref).demarches.first?.id)
            let id = rendez.uuidString.lowercased()
            let clos = try await nadia.post(
                cloture, [("issue", "relais"), ("vu", id), ("vu", "\(demarche)"), ("rendezVous", id)], page: cloture)
            #expect(clos.status == .seeOther)
            let apres = try await lu(banc, ref)
            #expect(apres.dossier.etat == .clos)
            #expect(apres.rendezVous.first?.statut == .annuleService)
            #expect(apres.demarches.first?.statut == .enInstruction, "décochée, elle reste")
        }
    }

    /// Found by number and by first name; a full name finds one person, not all of its words'.
    @Test func unDossierSeRetrouve() async throws {
        try await avec { banc, ref, nadia in
            let autre = try await banc.ouvrir("Lambert", prenom: "Sarah")
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)?.numero)
            func trouves(_ texte: String) async throws -> Set<Dossier.Ref> {
                Set(try await banc.dossiers.chercher(nom: texte, as: banc.nadia).map(\.ref))
            }
            #expect(try await trouves(numero) == [ref])
            #expect(try await trouves(String(numero.suffix(5))) == [ref])
            #expect(try await trouves("sarah") == [autre])
            #expect(try await trouves("Lambert") == [ref, autre])
            #expect(try await trouves("Karim Lambert") == [ref])
            #expect(try await banc.dossiers.chercher(nom: numero, as: banc.sophie).isEmpty)
            _ = try await banc.entretiens.enregistrer(
                autre, urgence(banc.codes()), Note("Voir vite"), clos: true, as: banc.nadia)
            let filtre = FiltreDossiers(.ouverts, entreprise: banc.entreprise, vulnerabilite: .urgence)
            #expect(try await banc.dossiers.liste(filtre, debut: 0, parPage: 9, as: banc.nadia).dossiers.map(\.ref) == [autre])
            #expect(try await nadia.get("/dossiers?vulnerabilite=urgence").texte.contains(autre.chemin))
        }
    }

    private func urgence(_ codes: Entretien.Codes) -> Entretien.Codes {
        var codes = codes
        codes.vulnerabilite = .urgence
        return codes
    }

    /// The same name warns once, about her own dossiers only.
    @Test func unMemeNomAvertitUneFois() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let champs = [
                    ("etablissement", "\(banc.entreprise)/\(banc.etablissement.uuidString.lowercased())"), ("motif", "budget"),
                    ("nom", "lambert-roussel"), ("prenom", "Karim"),
                ]
                let doute = try await navigateurs[0].post("/dossiers", champs)
                #expect(doute.status == .conflict)
                #expect(doute.simple.contains("Un de vos dossiers porte ce nom"))
                #expect(doute.texte.contains(ref.chemin))
                let autre = try await navigateurs[0].post("/dossiers", champs.map { $0.0 == "prenom" ? ("prenom", "Lina") : $0 })
                #expect(autre.status == .seeOther, "un autre prénom n'est pas la même personne")
                #expect(try await navigateurs[0].post("/dossiers", champs + [("homonymes", "vus")]).status == .seeOther)
                // A colleague learns nothing of it.
                #expect(try await navigateurs[1].post("/dossiers", champs).status == .seeOther)
            }
        }
    }

    @Test func leMotifChangeSurLaFiche() async throws {
        try await avec { banc, ref, nadia in
            let chemin = ref.chemin + "/personne"
            let fiche = [("version", "1"), ("situation", "nouvelle"), ("nom", "Lambert"), ("motif", "budget")]
            let enregistre = try await nadia.post(chemin, fiche, page: chemin)
            #expect(enregistre.status == .seeOther)
            #expect(try await banc.dossiers.trouver(ref, as: banc.nadia)?.motif == .budget)
        }
    }

    /// The household told member by member is the one letters read.
    @Test func leFoyerNEstDitQuUneFois() async throws {
        try await avec { banc, ref, nadia in
            let chemin = ref.chemin + "/personne"
            let fiche = [
                ("version", "1"), ("situation", "nouvelle"), ("nom", "Lambert"), ("adultes", "1"), ("enfants", "0"), ("lien0", "conjoint"),
                ("lien1", "enfant"),
            ]
            #expect(try await nadia.post(chemin, fiche, page: chemin).status == .seeOther)
            let lu = try await lu(banc, ref)
            #expect(lu.foyer == "2 adultes, 1 enfant")
            #expect(try await !nadia.get(chemin).texte.contains("name=\"adultes\""))
        }
    }

    /// A call given up does not read « to return »; each entry leads to its page; a colleague's act says whose it is.
    @Test func leFilDitVrai() async throws {
        try await avec { banc, ref, nadia in
            let jour = DateCivile.aujourdhui()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.evenement (entreprise_id, dossier_id, auteur_id, jour, sorte, detail) VALUES
                      ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', '\(jour)', 'rappel', 'abandonne'),
                      ('\(ref.entreprise)', '\(ref.id)', '\(banc.sophie.compte)', '\(jour)', 'document', NULL),
                      ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', '\(jour)', 'budget', NULL);
                    """)
            }
            let fil = try await nadia.get(ref.chemin)
            #expect(fil.simple.contains("Rappel abandonné"))
            #expect(!fil.simple.contains("À rappeler"))
            #expect(fil.texte.contains("href=\"\(ref.chemin)/documents\""))
            #expect(fil.simple.contains("par Sophie Kremer"))
            #expect(fil.texte.contains("<a href=\"\(ref.chemin)/budgets\">Budget noté</a>"))
        }
    }

    @Test func unArretSeRetireApresConfirmation() async throws {
        try await avec { banc, ref, nadia in
            let pdp = PdpStore(banc.base.bases[.nominatif])
            let debut = DateCivile.aujourdhui().plus(jours: -40)
            #expect(try await pdp.ajouter(ref, PeriodeArret(.maladie, debut, nil), as: banc.nadia) == .faite)
            let arret = try #require(try await lu(banc, ref).arrets.first)
            let chemin = "\(ref.chemin)/arrets/\(arret.id)"
            #expect(try await nadia.get(chemin + "/retrait").simple.contains("Retirer cet arrêt ?"))
            #expect(try await lu(banc, ref).arrets.count == 1)
            let arrets = ref.chemin + "/arrets"
            let suivant = [("debut", DateCivile.aujourdhui().description), ("fin", ""), ("origine", "maladie")]
            let sans = try await nadia.post(arrets, suivant, page: arrets)
            #expect(sans.status == .badRequest)
            #expect(sans.simple.contains("n'a pas de fin"))
            let fin = try await nadia.post(chemin + "/fin", [("fin", debut.plus(jours: -3).description)], page: arrets)
            #expect(fin.status == .badRequest)
            #expect(fin.simple.contains("finirait avant de commencer"))
            #expect(try await nadia.post(chemin + "/retrait", [], page: chemin + "/retrait").status == .seeOther)
            #expect(try await lu(banc, ref).arrets.isEmpty)
        }
    }
}
