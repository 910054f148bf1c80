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

/// Files of a dossier, put in and taken out through the pages.
@Suite struct DocumentsTests {
    /// A PDF of about `octets` bytes whose page contents tell themselves.
    static func pdf(_ octets: Int = 0, marque: String = "CONTENU-SECRET-DU-COURRIER") -> [UInt8] {
        let debut = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n2 0 obj << /Length 9 >> stream\n\(marque)"
        return Array(debut.utf8) + (0..<octets).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            + Array("\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".utf8)
    }

    @Test func unDocumentEntreEtRessortTelQuel() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let chemin = ref.chemin + "/documents"
            let fichier = Self.pdf(900_000)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                #expect(try await nadia.get(chemin).simple.contains("Aucun document"))
                let envoi = try await nadia.envoyer(
                    chemin, [("titre", "Notification Roussel")], fichier: ("fichier", "roussel caf.docx", fichier))
                #expect(envoi.status == .seeOther, "\(envoi.simple.suffix(400))")
                let liste = try await nadia.get(chemin).texte
                #expect(liste.contains("Notification Roussel") && !liste.contains("roussel caf"))
                let lien = try #require(liste.entre("href=\"\(chemin)/", "\""))
                let recu = try await nadia.get("\(chemin)/\(lien)")
                #expect(Array(buffer: recu.body) == fichier)
                #expect(recu.headers[.contentType] == "application/pdf")
                #expect(recu.headers[.cacheControl] == "no-store" && recu.headers[.xContentTypeOptions] == "nosniff")
                let nom = recu.headers[.contentDisposition] ?? ""
                #expect(nom.hasPrefix("attachment; filename=\"document-") && !nom.lowercased().contains("roussel"))
                #expect(recu.headers[.contentLength] == "\(fichier.count)")
                let lectures = try await nadia.get(ref.chemin + "/lectures").simple
                #expect(lectures.contains("a ouvert un document") && lectures.contains("a lu la liste des documents"))
                #expect(try await nadia.get("\(chemin)/\(lien)/retrait").simple.contains("le fichier est détruit"))
                #expect(try await nadia.post("\(chemin)/\(lien)/retrait", []).status == .seeOther)
                #expect(try await nadia.get("\(chemin)/\(lien)").status == .notFound)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document_morceau") == 0, "les morceaux partent avec le document")
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'retirer_document'") == 1)
        }
    }

    @Test func rienNEstEnClairDansLaBase() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let examine = try FichierExamine.examiner(Self.pdf(700_000))
            let id = try await banc.documents.deposer(ref, examine, titre: "Notification Roussel", as: banc.nadia)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document_morceau WHERE document_id = \(id)") == 3)
            for mot in ["CONTENU-SECRET", "Roussel", "%PDF"] {
                #expect(
                    try await banc.compter(
                        """
                        SELECT 1 FROM (SELECT contenu FROM nominatif.document_morceau UNION ALL SELECT contenu FROM nominatif.document) x
                        WHERE position(\(Array(mot.utf8)) IN contenu) > 0
                        """) == 0, "\(mot)")
            }
        }
    }

    /// Pieces swapped, repeated or cut off no longer open.
    @Test func unMorceauNeSeDeplacePas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let examine = try FichierExamine.examiner(Self.pdf(700_000))
            let id = try await banc.documents.deposer(ref, examine, titre: "x", as: banc.nadia)
            let document = try #require(try await banc.documents.trouver(ref, id, as: banc.nadia))
            #expect(try await banc.documents.morceau(ref, document, 1, as: banc.nadia)?.count == Document.morceau)
            #expect(try await banc.documents.morceau(ref, document, 3, as: banc.nadia) == nil)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE nominatif.document_morceau m SET contenu = o.contenu FROM nominatif.document_morceau o
                    WHERE m.document_id = o.document_id AND m.rang = 1 AND o.rang = 0;
                    """)
            }
            await #expect(throws: (any Error).self) { try await banc.documents.morceau(ref, document, 1, as: banc.nadia) }
        }
    }

    @Test func unMauvaisFichierSeDitEtNEntrePas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let chemin = ref.chemin + "/documents"
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let word = try await nadia.envoyer(
                    chemin, [("titre", "Contrat de bail")], fichier: ("fichier", "bail.pdf", Array("PK\u{3}\u{4}contenu".utf8)))
                #expect(word.status == .badRequest)
                #expect(word.simple.contains("« bail.pdf » : C'est un document Word ou Excel"))
                #expect(word.simple.contains("value=\"Contrat de bail\""), "ce qui est tapé reste")
                let lance = try await nadia.envoyer(
                    chemin, [], fichier: ("fichier", "a.pdf", Array("%PDF-1.4\n1 0 obj << /S /Launch >> endobj\n%%EOF\n".utf8)))
                #expect(lance.simple.contains("Ce PDF peut lancer un programme"))
                let aucun = try await nadia.envoyer(chemin, [("titre", "x")], fichier: ("fichier", "", []))
                #expect(aucun.simple.contains("Choisissez le fichier"))
                let gros = try await nadia.envoyer(chemin, [], fichier: ("fichier", "g.pdf", Self.pdf((10 << 20) + 10)))
                #expect(gros.status == .badRequest && gros.simple.contains("10 Mo"))
                let script = try await nadia.envoyer(
                    chemin, [], fichier: ("fichier", "cerfa.pdf", Array("%PDF-1.4\n1 0 obj << /S /JavaScript >> endobj\n%%EOF\n".utf8)))
                #expect(script.status == .seeOther)
                #expect(try await nadia.get(chemin).simple.contains("contient des scripts"))
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document") == 1)
        }
    }

    @Test func leDossierAUneLimite() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let examine = try FichierExamine.examiner(Self.pdf())
            _ = try await banc.documents.deposer(ref, examine, titre: "premier", as: banc.nadia)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.document (entreprise_id, dossier_id, auteur_id, type, octets, morceaux)
                    SELECT entreprise_id, dossier_id, auteur_id, type, octets, morceaux FROM nominatif.document, generate_series(1, 99);
                    """)
            }
            await #expect(throws: DocumentStore.Refus.limite) {
                try await banc.documents.deposer(ref, examine, titre: "de trop", as: banc.nadia)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.document_morceau") == 1, "rien à moitié")
        }
    }
}
