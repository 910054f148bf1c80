import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Documents in the thread of a dossier, under their sealed titles.
@Suite struct FilDocumentsTests {
    @Test func leFilDitLesTitres() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let examine = try FichierExamine.examiner(DocumentsTests.pdf(900))
            let notification = try await banc.documents.deposer(ref, examine, titre: "Notification Roussel", as: banc.nadia)
            let remis = try await banc.documents.deposer(ref, examine, titre: "Rapport au FSL", as: banc.nadia)
            let retire = try await banc.documents.deposer(ref, examine, titre: "Mauvaise photo", as: banc.nadia)
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.document SET copie = true WHERE id = '\(remis)'")
            }
            #expect(try await banc.documents.retirer(ref, retire, as: banc.nadia))
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let page = try await navigateurs[0].get(ref.chemin + "?fil=pieces")
                let fil = try #require(page.simple.entre("id=\"fil\"", "</section>"))
                #expect(fil.contains("Document, « Notification Roussel »") && fil.contains("PDF, 1 Ko"))
                #expect(fil.contains("href=\"\(ref.chemin)/documents/\(notification)\""))
                #expect(fil.contains("Rapport au FSL") && fil.components(separatedBy: "remis à la personne").count == 2)
                #expect(!fil.contains("Mauvaise photo"), "le titre part avec le document")
                #expect(fil.contains("retiré depuis") && fil.contains("Document retiré"))
                #expect(try await navigateurs[0].get("\(ref.chemin)/documents/\(notification)").status == .ok)
                #expect(try await navigateurs[1].get(ref.chemin).status == .notFound)
            }
            #expect(
                try await banc.compter("SELECT 1 FROM nominatif.document WHERE position('Roussel'::bytea IN contenu) > 0") == 0)
        }
    }
}
