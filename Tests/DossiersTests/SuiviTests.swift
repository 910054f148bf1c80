import Actes
import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The follow-up on the real schema: what is written comes back, sealed in between, to the referent alone.
@Suite struct SuiviTests {
    private func plan(_ banc: Banc) -> PlanStore { PlanStore(banc.base.bases[.nominatif], banc.coffre) }
    private func pdp(_ banc: Banc) -> PdpStore { PdpStore(banc.base.bases[.nominatif]) }
    private func orientations(_ banc: Banc) -> OrientationStore { OrientationStore(banc.base.bases[.nominatif], banc.coffre) }

    private func lu(_ banc: Banc, _ ref: Dossier.Ref) async throws -> DossierLu {
        try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
    }

    @Test func laSituationRevientEtNeSEcrasePas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            var situation = Situation()
            situation.categorie = .ouvrier
            situation.membres = [Membre(.enfant, naissance: 2015, aCharge: true), Membre(.conjoint)]
            situation.logement = .heberge
            situation.ressources = [.salaire, .prime]
            situation.reconnaissances = [.rqth]
            situation.sante = "Fatigue; des points, et des virgules"
            let avant = try await lu(banc, ref)
            #expect(avant.situation.estVide)
            let pose = try await banc.dossiers.modifier(
                ref, avant.identite, version: avant.dossier.version, situation: (situation, nil), as: banc.nadia)
            #expect(pose)
            let apres = try await lu(banc, ref)
            #expect(apres.situation == situation)
            // Read before the change: refused as a whole, the identity too.
            var identite = apres.identite
            identite.prenom = "Autre"
            #expect(
                try await !banc.dossiers.modifier(
                    ref, identite, version: apres.dossier.version, situation: (Situation(), 7), as: banc.nadia))
            #expect(try await lu(banc, ref).identite.prenom == "Karim")
            #expect(try await lu(banc, ref).situation == situation)
        }
    }

    @Test func lePlanVaDeLObjectifAuResultat() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let plan = plan(banc)
            let saisi = PlanStore.Saisi(theme: .logement, texte: Objectif.Texte("Rester chez moi"))
            let id = try await plan.poser(ref, saisi, as: banc.nadia)
            try await plan.ajouter(ref, id, action: "Appeler le bailleur", qui: .personne, echeance: .aujourdhui(), as: banc.nadia)
            var dossier = try await lu(banc, ref)
            #expect(dossier.textes[id.rawValue]?.texte == "Rester chez moi")
            let action = try #require(dossier.actions.first)
            #expect(dossier.motsDesActions[action.id.rawValue] == "Appeler le bailleur")
            #expect(try await plan.marquer(ref, action.id, faite: true, as: banc.nadia))
            var fini = saisi
            fini.resultat = .partiel
            fini.texte.commentaire = "Bail sauvé"
            #expect(try await plan.modifier(ref, id, fini, version: 1, as: banc.nadia))
            #expect(try await !plan.modifier(ref, id, saisi, version: 1, as: banc.nadia), "l'ancienne version ne s'impose pas")
            dossier = try await lu(banc, ref)
            #expect(dossier.objectifs.first?.resultat == .partiel)
            #expect(dossier.objectifs.first?.resultatLe == .aujourdhui())
            #expect(dossier.textes[id.rawValue]?.commentaire == "Bail sauvé")
            #expect(dossier.actions.first?.faiteLe == .aujourdhui())
        }
    }

    @Test func lesEtapesSuiventLesArrets() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let pdp = pdp(banc)
            let debut = DateCivile.aujourdhui().plus(jours: -35)
            #expect(try await pdp.ajouter(ref, PeriodeArret(.maladie, debut, nil), as: banc.nadia) == .faite)
            #expect(try await pdp.ajouter(ref, PeriodeArret(.maladie, debut, nil), as: banc.nadia) == .dejaNotee)
            var dossier = try await lu(banc, ref)
            let liaison = try #require(dossier.etapes.first { $0.etape == .liaison })
            #expect(liaison.le == debut.plus(jours: 30))
            #expect(try await pdp.marquer(ref, liaison.id, .faite, as: banc.nadia))
            let arret = try #require(dossier.arrets.first)
            #expect(try await pdp.finir(ref, arret.id, fin: debut.plus(jours: 40), as: banc.nadia) == .faite)
            dossier = try await lu(banc, ref)
            #expect(dossier.etapes.first { $0.etape == .liaison }?.statut == .faite, "ce qui est fait le reste")
            #expect(!dossier.etapes.contains { $0.etape == .seuilReprise })
            #expect(try await pdp.retirer(ref, arret.id, as: banc.nadia))
            #expect(try await lu(banc, ref).etapes.map(\.etape) == [.liaison])
        }
    }

    @Test func unArretSansFinSeFinitAvantLeSuivant() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let pdp = pdp(banc)
            let ancien = DateCivile.aujourdhui().plus(jours: -400)
            let recent = DateCivile.aujourdhui().plus(jours: -10)
            #expect(try await pdp.ajouter(ref, PeriodeArret(.maladie, ancien, nil), as: banc.nadia) == .faite)
            let nouveau = PeriodeArret(.maladie, recent, nil)
            #expect(try await pdp.ajouter(ref, nouveau, as: banc.nadia) == .precedentSansFin(ancien))
            #expect(try await lu(banc, ref).arrets.count == 1, "rien n'est fait à moitié")
            #expect(try await pdp.ajouter(ref, nouveau, finPrecedent: ancien.plus(jours: 3), as: banc.nadia) == .faite)
            let dossier = try await lu(banc, ref)
            #expect(dossier.arrets.map(\.periode.fin) == [ancien.plus(jours: 3), nil])
            #expect(HorlogePdp.absences(dossier.arrets.map(\.periode)).count == 2)
            let premier = try #require(dossier.arrets.first)
            #expect(try await pdp.finir(ref, premier.id, fin: nil, as: banc.nadia) == .suivi(recent))
        }
    }

    /// French law is not that of a Luxembourg establishment: no French step is kept, none reaches her day.
    @Test func auLuxembourgLesEtapesSontLuxembourgeoises() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE gestion.etablissement SET territoire = 'LU' WHERE id = '\(banc.etablissement)'")
            }
            let debut = DateCivile.aujourdhui().plus(jours: -50)
            #expect(try await pdp(banc).ajouter(ref, PeriodeArret(.maladie, debut, nil), as: banc.nadia) == .faite)
            let etapes = try await lu(banc, ref).etapes
            #expect(etapes.contains { $0.etape == .luSeuilReprise && $0.le == debut.plus(jours: 42) })
            #expect(etapes.allSatisfy { $0.etape.rawValue.hasPrefix("lu_") })
        }
    }

    @Test func uneOrientationAUneSuite() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let store = orientations(banc)
            try await store.orienter(
                ref, .init(vers: .psychologue, le: .aujourdhui(), texte: Orientation.Texte("Sommeil")), as: banc.nadia)
            var orientation = try #require(try await lu(banc, ref).orientations.first)
            let suite = Orientation.Texte("Sommeil", retour: "Reçue deux fois")
            #expect(
                try await store.suivre(
                    ref, orientation.id, .aboutie, relance: nil, texte: suite, version: orientation.version, as: banc.nadia))
            let dossier = try await lu(banc, ref)
            orientation = try #require(dossier.orientations.first)
            #expect(orientation.issue == .aboutie)
            #expect(dossier.textesDesOrientations[orientation.id.rawValue] == suite)
        }
    }

    @Test func unRefusDonneUnDelaiDeRecours() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demarches.ajouter(
                ref, .init(type: .formulaire, partenaire: .caf, statut: .enInstruction, echeance: nil, objet: Objet()), as: banc.nadia)
            let jour = DateCivile.aujourdhui().plus(jours: -21)
            let delais = try await banc.demarches.recours(.caf, recue: jour, as: banc.nadia)
            #expect(delais.contains { $0.avant == jour.plus(mois: 2) && $0.source.contains("R. 142-1") })
            #expect(try await banc.demarches.recours(.ecole, recue: jour, as: banc.nadia) == [.general(jour)])
            #expect(try await banc.demarches.recours(.mutuelle, recue: jour, as: banc.nadia).isEmpty, "un privé n'a pas de délai légal")
            let id = try #require(try await lu(banc, ref).demarches.first?.id)
            let refus = DemarcheStore.Fiche(type: .formulaire, partenaire: .caf, statut: .refusee, decisionLe: jour)
            #expect(try await banc.demarches.suivre(ref, id, refus, as: banc.nadia).fait)
            let dossier = try await lu(banc, ref)
            #expect(dossier.demarches.first?.recoursAvant == jour.plus(mois: 2))
            #expect(dossier.evenements.contains { $0.sorte == .statutDemarche && $0.detail == "refusee" })
        }
    }

    @Test func laClotureGardeSonBilanEtSesIssues() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            var bilan = BilanFin()
            bilan.textes[.avis] = "Je repars plus légère"
            #expect(try await !banc.dossiers.clore(ref, .relais, bilan: bilan, as: banc.sophie))
            #expect(try await banc.dossiers.clore(ref, .planAccepte, autres: [.logement, .relais], bilan: bilan, as: banc.nadia))
            let dossier = try await lu(banc, ref)
            #expect(dossier.dossier.issue == .planAccepte)
            #expect(dossier.dossier.autresIssues == [.logement, .relais])
            #expect(dossier.feuille(.bilanFin).flatMap { dossier.bilans[$0.id.rawValue]?.textes[.avis] } == "Je repars plus légère")
            await #expect(throws: EntretienStore.Refus.dossierClos) {
                _ = try await plan(banc).poser(ref, .init(theme: .budget, texte: .init("x")), as: banc.nadia)
            }
            #expect(try await banc.dossiers.rouvrir(ref, as: banc.nadia))
            #expect(try await lu(banc, ref).dossier.autresIssues.isEmpty)
        }
    }

    /// Nobody else reads or writes any of it, by store or by SQL; sealed columns are not given even to the referent.
    @Test func rienNEnSortVersUneCollegue() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let id = try await plan(banc).poser(ref, .init(theme: .sante, texte: .init("secret")), as: banc.nadia)
            try await plan(banc).ajouter(ref, id, action: "secret", qui: .personne, echeance: nil, as: banc.nadia)
            try await plan(banc).evaluer(ref, Evaluation(), as: banc.nadia)
            try await orientations(banc).orienter(ref, .init(vers: .autre, le: .aujourdhui(), texte: .init("secret")), as: banc.nadia)
            _ = try await pdp(banc).ajouter(ref, PeriodeArret(.maladie, .aujourdhui(), nil), as: banc.nadia)
            let tables = ["feuille", "objectif", "action", "orientation", "arret", "pdp_etape", "affectation"]
            for table in tables {
                let vues = try await banc.base.superutilisateur {
                    try $0.rows("SELECT 1 AS un FROM nominatif.\(fragment: Self.nom(table))").count
                }
                if table != "affectation" { #expect(vues > 0 || table == "pdp_etape", "\(table)") }
                let lues = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                    try $0.rows("SELECT id FROM nominatif.\(fragment: Self.nom(table))").count
                }
                #expect(lues == 0, "\(table)")
            }
            for table in ["feuille", "objectif", "action", "orientation"] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(table)") {
                    _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                        try $0.rows("SELECT contenu FROM nominatif.\(fragment: Self.nom(table))").count
                    }
                }
            }
            await #expect(throws: EntretienStore.Refus.introuvable) {
                _ = try await plan(banc).poser(ref, .init(theme: .budget, texte: .init("x")), as: banc.sophie)
            }
            await #expect(throws: EntretienStore.Refus.introuvable) {
                _ = try await pdp(banc).ajouter(ref, PeriodeArret(.maladie, .aujourdhui(), nil), as: banc.sophie)
            }
            // Her own action hung on another's objective.
            let sien = try await banc.ouvrir("Autre", par: banc.sophie)
            await #expect(throws: PostgresError.self) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                    try $0.execute(
                        "INSERT INTO nominatif.action (entreprise_id, dossier_id, objectif_id) VALUES (\(sien.entreprise), \(sien.id), \(id))"
                    )
                }
            }
        }
    }

    static func nom(_ table: String) -> SQL {
        switch table {
        case "feuille": "feuille"
        case "objectif": "objectif"
        case "action": "action"
        case "orientation": "orientation"
        case "arret": "arret"
        case "pdp_etape": "pdp_etape"
        case "demarche": "demarche"
        case "rappel": "rappel"
        case "note_psychologue": "note_psychologue"
        default: "affectation"
        }
    }

    /// Erased, a dossier keeps neither its sealed sheets nor its leaves.
    @Test func lEffacementEmporteLeSuivi() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await plan(banc).poser(ref, .init(theme: .sante, texte: .init("secret")), as: banc.nadia)
            _ = try await pdp(banc).ajouter(ref, PeriodeArret(.maladie, DateCivile.aujourdhui().plus(jours: -40), nil), as: banc.nadia)
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await banc.dossiers.effacer(ref, as: banc.nadia))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.objectif WHERE contenu IS NOT NULL") == 0)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.arret") == 0)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.pdp_etape") == 0)
        }
    }

    /// A search is written down, its words are not.
    @Test func laRechercheEstAuJournal() async throws {
        try await Banc.avec { banc in
            _ = try await banc.ouvrir("Zanzibar")
            _ = try await banc.dossiers.chercher(nom: "zanzibar", as: banc.nadia)
            #expect(
                try await banc.compter(
                    "SELECT 1 FROM journal.evenement WHERE action = 'chercher_nom' AND compte = \(banc.nadia.compte) AND objet IS NULL")
                    == 1)
        }
    }
}
