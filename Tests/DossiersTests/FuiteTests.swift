import Actes
import Budget
import Calendrier
import Documents
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Dossiers

/// A dump of the whole database holds no word of a person.
@Suite struct FuiteTests {
    @Test func unVidageNeContientAucunMotNominatif() async throws {
        try await Banc.avec { banc in
            var identite = Identite()
            identite.nom = "Zzcanarinom"
            identite.prenom = "Zzcanariprenom"
            identite.naissance = 1983
            identite.telephone = "Zzcanaritel"
            identite.courriel = "zzcanari@exemple.fr"
            identite.adresse = "Zzcanariadresse"
            identite.poste = "Zzcanariposte"
            identite.remarque = "Zzcanariremarque"
            let nouveau = NouveauDossier(
                entreprise: banc.entreprise, etablissement: banc.etablissement, motif: .budget, identite: identite)
            let ref = try #require(try await banc.dossiers.ouvrir(nouveau, as: banc.nadia))
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Zzcanarinote"), clos: true, as: banc.nadia)
            try await banc.demarches.ajouter(
                ref,
                .init(
                    type: .recours, partenaire: nil, statut: .aCompleter, echeance: nil,
                    objet: Objet(objet: "Zzcanariobjet", montant: 987_654_321)),
                as: banc.nadia)
            try await Self.suivre(banc, ref)
            try await Self.deposer(banc, ref)
            try await Self.bureau(banc, ref)
            try await Self.secret(banc, ref)
            _ = try await banc.dossiers.chercher(nom: "Zzcanarinom", as: banc.nadia)
            let vidage = try await enFil { [base = banc.base] in
                try Programme(
                    "/usr/bin/env", ["pg_dump", "-h", Serveur.hote, "-p", "\(base.serveur.port)", "-U", "postgres", base.nom],
                    environnement: ["PGPASSWORD": try base.serveur.secret("postgres")]
                ).reussir()
            }
            #expect(vidage.contains("COPY nominatif.dossier"))
            #expect(vidage.contains("Fonderies de Testange"), "le vidage a bien les données")
            #expect(!vidage.localizedCaseInsensitiveContains("zzcanari"))
            let hexa = "Zzcanarinom".utf8.map { String($0, radix: 16) }.joined()
            #expect(!vidage.contains(hexa))
            for montant in ["987654321", "876543219", "765432198"] { #expect(!vidage.contains(montant), "\(montant)") }
            // What is sealed is there, or the canaries prove nothing.
            for table in Self.scelles {
                let lignes = try await banc.base.superutilisateur {
                    try $0.rows("SELECT 1 AS un FROM nominatif.\(unsafe: table) WHERE contenu IS NOT NULL").count
                }
                #expect(lignes > 0, "\(table)")
            }
        }
    }

    private static let scelles: [StaticString] = [
        "dossier", "demarche", "feuille", "objectif", "action", "orientation", "mesure", "budget", "document", "document_morceau", "ecrit",
        "rappel",
        "brouillon", "bris", "note_psychologue",
    ]

    /// In titles, bytes, amounts and letters.
    private static func deposer(_ banc: Banc, _ ref: Dossier.Ref) async throws {
        _ = try await banc.documents.deposer(
            ref, try FichierExamine.examiner(DocumentsTests.pdf(300_000, marque: "Zzcanarioctets")), titre: "Zzcanarititre", as: banc.nadia)
        var fiche = FicheBudget()
        fiche.montants = [.salaire: 876_543_219]
        fiche.creances = [Creance(nom: "Zzcanaricreancier", nature: .loyer, du: 765_432_198)]
        _ = try await banc.budgets.enregistrer(ref, fiche, note: "Zzcanaribudget", jour: .aujourdhui(), as: banc.nadia)
        var ecrit = Ecrit.Contenu()
        ecrit.objet = "Zzcanariobjetdecrit"
        ecrit.destinataire = "Zzcanaridestinataire"
        ecrit.corps = "Zzcanaricorps"
        ecrit.expediteur = "Zzcanariexpediteur"
        ecrit.corrections = "Zzcanaricorrections"
        _ = try await banc.ecrits.creer(ref, .courrier, ecrit, as: banc.nadia)
    }

    /// In calls to return, with a dossier and without, and in a form not recorded yet.
    private static func bureau(_ banc: Banc, _ ref: Dossier.Ref) async throws {
        let base = banc.base.bases[.nominatif]
        for dossier in [ref.id, nil] {
            let contenu = ContenuRappel([.qui: "Zzcanariqui", .telephone: "Zzcanarinumero", .objet: "Zzcanariappel"])
            #expect(
                try await RappelStore(base, banc.coffre).noter(
                    .init(entreprise: ref.entreprise, dossier: dossier, jour: .aujourdhui(), heure: nil, contenu: contenu), as: banc.nadia))
        }
        let suite = try await BrouillonStore(base, banc.coffre).garder(
            ref, nil, .init(version: 0, onglet: UUID(), rang: 1, champs: Champs([("note", "Zzcanaribrouillon")])), as: banc.nadia)
        #expect(suite == .garde(version: 1))
    }

    /// In the reason of an urgent access and in a psychologist's notes.
    private static func secret(_ banc: Banc, _ ref: Dossier.Ref) async throws {
        let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
        let issue = try await UrgenceStore(banc.base.bases[.nominatif], banc.coffre).ouvrir(
            numero: numero, entreprise: nil, motif: "Zzcanarimotif, la personne menace de se tuer", as: banc.sophie)
        guard case .ouvert = issue else { throw Programme.Echec(description: "pas d'accès d'urgence") }
        let psy = try await banc.base.principal(.intervenant, nom: "Claire Aubry")
        try await banc.base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                """)
        }
        #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
        #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Zzcanaripsy", as: psy))
    }

    /// A canary in each sealed field of the follow-up.
    private static func suivre(_ banc: Banc, _ ref: Dossier.Ref) async throws {
        var situation = Situation()
        situation.emploi = "Zzcanariemploi"
        situation.foyer = "Zzcanarifoyer"
        situation.sante = "Zzcanarisante"
        situation.remarqueLogement = "Zzcanarilogement"
        let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
        #expect(
            try await banc.dossiers.modifier(
                ref, lu.identite, version: lu.dossier.version, situation: (situation, nil), as: banc.nadia))
        let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
        var evaluation = Evaluation()
        for champ in Evaluation.Champ.allCases { evaluation.textes[champ] = "Zzcanarievaluation" }
        try await plan.evaluer(ref, evaluation, as: banc.nadia)
        let objectif = try await plan.poser(
            ref, .init(theme: .budget, texte: .init("Zzcanariobjectif", commentaire: "Zzcanaricommentaire")), as: banc.nadia)
        try await plan.ajouter(ref, objectif, action: "Zzcanariaction", qui: .personne, echeance: nil, as: banc.nadia)
        try await OrientationStore(banc.base.bases[.nominatif], banc.coffre).orienter(
            ref, .init(vers: .autre, le: .aujourdhui(), texte: .init("Zzcanariorientation", retour: "Zzcanariretour")), as: banc.nadia)
        try await MesureStore(banc.base.bases[.nominatif], banc.coffre).ajouter(
            ref, MesureFiche(.essai, par: .personne, note: "Zzcanarimesure"), as: banc.nadia)
    }
}
