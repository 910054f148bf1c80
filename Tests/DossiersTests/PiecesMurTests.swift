import Budget
import Calendrier
import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The wall around budgets, documents and letters, proved as each login role and by each URL.
@Suite struct PiecesMurTests {
    private struct Depot {
        let ref: Dossier.Ref
        let budget: ID<BudgetDate>
        let document: ID<Document>
        let ecrit: ID<Ecrit>
    }

    private static func deposer(_ banc: Banc) async throws -> Depot {
        let ref = try await banc.ouvrir()
        var fiche = FicheBudget()
        fiche.montants = [.salaire: 160_000]
        let budget = try await banc.budgets.enregistrer(ref, fiche, note: "secret", jour: .aujourdhui(), as: banc.nadia)
        let document = try await banc.documents.deposer(
            ref, try FichierExamine.examiner(DocumentsTests.pdf(600_000)), titre: "secret", as: banc.nadia)
        var contenu = Ecrit.Contenu()
        contenu.corps = "secret"
        return Depot(
            ref: ref, budget: try #require(budget), document: document,
            ecrit: try await banc.ecrits.creer(ref, .courrier, contenu, as: banc.nadia))
    }

    private static func lectures(_ d: Depot) -> [SQL] {
        [
            "SELECT id FROM nominatif.budget", "SELECT id FROM nominatif.document", "SELECT id FROM nominatif.ecrit",
            "SELECT id FROM nominatif.lire_pieces(\(d.ref.entreprise), \(d.ref.id), 'budget')",
            "SELECT id FROM nominatif.lire_pieces(\(d.ref.entreprise), \(d.ref.id), 'document')",
            "SELECT id FROM nominatif.lire_pieces(\(d.ref.entreprise), \(d.ref.id), 'ecrit')",
            "SELECT contenu FROM nominatif.lire_morceau(\(d.ref.entreprise), \(d.document), 0)",
            "SELECT contenu FROM nominatif.lire_morceau(\(d.ref.entreprise), \(d.document), 1)",
        ]
    }

    @Test func uneCollegueNeVoitNiNeChangeRien() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            let base = banc.base.bases[.nominatif]
            for sql in Self.lectures(d) {
                #expect(try await base.transaction(as: banc.sophie) { try $0.rows(sql).count } == 0, "\(sql)")
                #expect(try await base.transaction(as: banc.nadia) { try $0.rows(sql).count } == 1, "\(sql)")
            }
            let changements: [SQL] = [
                "UPDATE nominatif.budget SET version = 9", "UPDATE nominatif.document SET version = 1",
                "UPDATE nominatif.ecrit SET version = 9",
                "DELETE FROM nominatif.budget", "DELETE FROM nominatif.document", "DELETE FROM nominatif.ecrit",
            ]
            for sql in changements { #expect(try await base.transaction(as: banc.sophie) { try $0.execute(sql) } == 0, "\(sql)") }
            let ajouts: [SQL] = [
                "INSERT INTO nominatif.budget (entreprise_id, dossier_id) VALUES (\(d.ref.entreprise), \(d.ref.id))",
                "INSERT INTO nominatif.document (entreprise_id, dossier_id, type, octets, morceaux) VALUES (\(d.ref.entreprise), \(d.ref.id), 'pdf', 1, 1)",
                "INSERT INTO nominatif.ecrit (entreprise_id, dossier_id, sorte) VALUES (\(d.ref.entreprise), \(d.ref.id), 'rapport')",
                "INSERT INTO nominatif.document_morceau (entreprise_id, document_id, rang, contenu) VALUES (\(d.ref.entreprise), \(d.document), 3, '\\x00')",
            ]
            for sql in ajouts {
                await #expect(throws: PostgresError.self, "\(sql)") {
                    try await base.transaction(as: banc.sophie) { try $0.execute(sql) }
                }
            }
            for action in ["lire_budget_refus", "lire_document_refus", "lire_ecrit_refus", "telecharger_document_refus"] {
                #expect(
                    try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = \(action) AND objet = \(d.ref.id)") >= 1,
                    "\(action)")
            }
        }
    }

    /// Not even the referent takes a content past the journal, adds a piece to a sealed document or replays an old version.
    @Test func leReferentNePassePasACoteDuJournal() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            let base = banc.base.bases[.nominatif]
            for sql: SQL in [
                "SELECT contenu FROM nominatif.budget", "SELECT contenu FROM nominatif.document", "SELECT contenu FROM nominatif.ecrit",
                "SELECT contenu FROM nominatif.document_morceau", "SELECT rang FROM nominatif.document_morceau",
                "UPDATE nominatif.document SET octets = 1", "UPDATE nominatif.document_morceau SET contenu = '\\x00'",
                "DELETE FROM nominatif.document_morceau", "SELECT nominatif._effacer_pieces(\(d.ref.entreprise), \(d.ref.id))",
                "INSERT INTO nominatif.budget (entreprise_id, dossier_id, auteur_id) VALUES (\(d.ref.entreprise), \(d.ref.id), \(banc.sophie.compte))",
            ] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(sql)") {
                    try await base.transaction(as: banc.nadia) { try $0.execute(sql) }
                }
            }
            await #expect(throws: PostgresError.self, "un document scellé ne reçoit plus de morceau") {
                try await base.transaction(as: banc.nadia) {
                    try $0.execute(
                        "INSERT INTO nominatif.document_morceau (entreprise_id, document_id, rang, contenu) VALUES (\(d.ref.entreprise), \(d.document), 3, '\\x00')"
                    )
                }
            }
            await #expect(throws: PostgresError.server(.serializationFailure, constraint: nil), "un ancien chiffré ne se rejoue pas") {
                try await base.transaction(as: banc.nadia) {
                    try $0.execute("UPDATE nominatif.budget SET contenu = '\\x00', version = 1 WHERE id = \(d.budget)")
                }
            }
            // Reading the second piece alone is written down as well.
            try await base.transaction(as: banc.nadia) {
                _ = try $0.rows("SELECT contenu FROM nominatif.lire_morceau(\(d.ref.entreprise), \(d.document), 1)")
            }
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'telecharger_document'") == 1)
        }
    }

    @Test func lesAutresRolesNOntAucunDroit() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            let roles: [(Compartiment, Principal)] = [
                (.gestion, try await banc.base.principal(.planification)), (.facturation, try await banc.base.principal(.facturation)),
                (.client, try await banc.base.principal(.rh, entreprise: banc.entreprise)),
                (.pilotage, try await banc.base.principal(.direction)),
                (.administration, try await banc.base.principal(.administration)),
            ]
            for (compartiment, principal) in roles {
                for sql in Self.lectures(d) {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                    }
                }
            }
            for compartiment in [Compartiment.publique, .auth, .passerelle] {
                for sql in Self.lectures(d) {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transactionSansSession { try $0.rows(sql).count }
                    }
                }
            }
        }
    }

    /// Every address: what is a colleague's answers what does not exist answers, to the byte; the other functions do not enter.
    @Test func lesAdressesNeDisentRien() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            let inconnu = Dossier.Ref(banc.entreprise, .nouveau())
            let autres = [
                banc.sophie, try await banc.base.principal(.planification), try await banc.base.principal(.facturation),
                try await banc.base.principal(.direction), try await banc.base.principal(.administration),
                try await banc.base.principal(.rh, entreprise: banc.entreprise),
            ]
            try await Navigateur.avec(banc, autres) { navigateurs in
                for navigateur in navigateurs {
                    for suite in [
                        "/budgets", "/budgets/nouveau", "/budgets/\(d.budget)", "/budgets/\(d.budget)/pdf", "/documents",
                        "/documents/\(d.document)", "/ecrits", "/ecrits/nouveau", "/ecrits/\(d.ecrit)", "/ecrits/\(d.ecrit)/pdf",
                    ] {
                        let vrai = try await navigateur.get(d.ref.chemin + suite)
                        #expect(vrai.status == .notFound, "\(navigateur.compte.fonctions) \(suite)")
                        #expect(vrai.comparable == (try await navigateur.get(inconnu.chemin + suite)).comparable, "\(suite)")
                    }
                }
                let sophie = navigateurs[0]
                let jour = DateCivile.aujourdhui().description
                let envois: [(String, [(String, String)])] = [
                    ("/budgets", [("jour", jour)]), ("/budgets/\(d.budget)", [("jour", jour), ("version", "1")]),
                    ("/budgets/\(d.budget)/retrait", []),
                    ("/documents/\(d.document)/retrait", []), ("/ecrits", [("sorte", "rapport")]),
                    ("/ecrits/\(d.ecrit)", [("corps", "x"), ("version", "1")]), ("/ecrits/\(d.ecrit)/retrait", []),
                    ("/ecrits/\(d.ecrit)/remise", [("a_qui", "x"), ("remis", jour), ("remise", "depot")]),
                ]
                for (suite, champs) in envois {
                    let vrai = try await sophie.post(d.ref.chemin + suite, champs)
                    #expect(vrai.status == .notFound, "\(suite) \(vrai.status)")
                    #expect(vrai.comparable == (try await sophie.post(inconnu.chemin + suite, champs)).comparable, "\(suite)")
                }
                let depose = try await sophie.envoyer(d.ref.chemin + "/documents", [], fichier: ("fichier", "a.pdf", DocumentsTests.pdf()))
                #expect(depose.status == .notFound)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document") == 1)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.ecrit WHERE version = 1") == 1)
        }
    }

    /// A colleague's pieces in a dossier are the referent's to take out too; the colleague takes out nothing but her own.
    @Test func leReferentRetireCeQuUnCollegueADepose() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            #expect(try await banc.partages.partager(d.ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let fichier = try FichierExamine.examiner(DocumentsTests.pdf())
            let deSophie = try await banc.documents.deposer(d.ref, fichier, titre: "d'une collègue", as: banc.sophie)
            #expect(try await !banc.documents.retirer(d.ref, d.document, as: banc.sophie))
            #expect(try await !banc.budgets.retirer(d.ref, d.budget, as: banc.sophie))
            #expect(try await banc.documents.retirer(d.ref, deSophie, as: banc.nadia))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document") == 1)
        }
    }

    @Test func unDossierClosNEcritPlusMaisSeLit() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            #expect(try await banc.dossiers.clore(d.ref, .relais, as: banc.nadia))
            #expect(try await banc.budgets.liste(d.ref, as: banc.nadia)?.budgets.first?.note == "secret")
            await #expect(throws: EntretienStore.Refus.dossierClos) {
                try await banc.budgets.enregistrer(d.ref, FicheBudget(), note: "", jour: .aujourdhui(), as: banc.nadia)
            }
            #expect(try await !banc.documents.retirer(d.ref, d.document, as: banc.nadia))
            #expect(try await !banc.ecrits.retirer(d.ref, d.ecrit, as: banc.nadia))
        }
    }

    /// Erased by the dossier's own function: nothing is left to decrypt, whatever key one holds.
    @Test func lEffacementPasseParLesPieces() async throws {
        try await Banc.avec { banc in
            let d = try await Self.deposer(banc)
            try await banc.base.superutilisateur {
                try $0.executeScript("SELECT nominatif._effacer_pieces('\(d.ref.entreprise)', '\(d.ref.id)')")
            }
            for sql: SQL in [
                "SELECT 1 FROM nominatif.document", "SELECT 1 FROM nominatif.document_morceau",
                "SELECT 1 FROM nominatif.budget WHERE contenu IS NOT NULL", "SELECT 1 FROM nominatif.ecrit WHERE contenu IS NOT NULL",
            ] { #expect(try await banc.compter(sql) == 0, "\(sql)") }
        }
    }
}

extension Banc {
    var budgets: BudgetStore { BudgetStore(base.bases[.nominatif], coffre) }
    var documents: DocumentStore { DocumentStore(base.bases[.nominatif], coffre) }
    var ecrits: EcritStore { EcritStore(base.bases[.nominatif], coffre) }
}
