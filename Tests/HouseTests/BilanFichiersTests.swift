import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

/// From direction's preview to what HR downloads, through the whole service.
@Suite struct BilanFichiersTests {
    /// Twelve employees on one site: the smallest bilan there is.
    private static func entreprise(_ maison: MaisonDeTest, _ code: String) async throws -> ID<EntrepriseTag> {
        let id = ID<EntrepriseTag>.nouveau()
        try await maison.base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                INSERT INTO gestion.prestataire (nom, adresse, code_postal, commune, telephone)
                VALUES ('Service social d''essai', '12 rue des Récollets', '57000', 'Metz', '03 87 00 00 00') ON CONFLICT DO NOTHING;
                INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(id)', '\(code)', 'Atelier \(code)');
                INSERT INTO gestion.etablissement (entreprise_id, code, nom, territoire) VALUES ('\(id)', 'S', 'Siège', 'FR');
                INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
                SELECT entreprise_id, id, '2024-01-01', 12 FROM gestion.etablissement WHERE entreprise_id = '\(id)';
                """)
        }
        return id
    }

    @Test func laDirectionDurcitLesSeuilsEtGardeCeQuElleATape() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let atelier = try await Self.entreprise(maison, "ATELIER")
            let direction = try await maison.visiteur(.direction)
            let chemin = "/bilans/nouveau/\(atelier)/2025-T1"
            _ = try await direction.get(chemin)
            let refuse = try await direction.post("\(chemin)/rigueur", [("seuil", "3"), ("croise", "douze")])
            #expect(refuse.statut == 422)
            #expect(refuse.texte.contains("de 5 à 50") && refuse.texte.contains("de 11 à 50") && refuse.texte.contains("value=\"douze\""))
            #expect(refuse.texte.contains("value=\"3\""))
            let fait = try await direction.post("\(chemin)/rigueur", [("seuil", "8"), ("croise", "14")])
            #expect(fait.vers == chemin)
            let apres = try await direction.get(chemin).texte
            #expect(apres.contains("value=\"8\"") && apres.contains("value=\"14\""))
            // Looser than now: nothing moves.
            _ = try await direction.post("\(chemin)/rigueur", [("seuil", "5"), ("croise", "11")])
            #expect(try await direction.get(chemin).texte.contains("value=\"14\""))
        }
    }

    @Test func laRHTelechargeCeQueLaDirectionAPublie() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let atelier = try await Self.entreprise(maison, "ATELIER")
            let voisine = try await Self.entreprise(maison, "VOISINE")
            let direction = try await maison.visiteur(.direction)
            let apercu = try await direction.get("/bilans/nouveau/\(atelier)/2025-T1")
            #expect(apercu.statut == 200 && apercu.texte.contains("La page, telle que la RH la lira"))
            #expect(apercu.texte.contains("le premier de cette entreprise"))
            let publie = try await direction.post("/bilans/nouveau/\(atelier)/2025-T1", [("rang", "0")])
            let chemin = try #require(publie.vers)
            #expect(chemin.hasPrefix("/bilans/"))

            let rh = try await maison.visiteur(.rh, entreprise: atelier)
            let liste = try await rh.get("/rh/bilans")
            #expect(liste.texte.contains("Bilan du") && liste.texte.contains("Personne n’est compté"))
            let page = try await rh.get("/rh\(chemin)")
            #expect(page.statut == 200)
            let cases = try await rh.get("/rh\(chemin)/cases.csv")
            #expect(
                cases.octets.starts(with: [0xEF, 0xBB, 0xBF]) && cases.texte.contains("Présence;;;Demi-journées tenues;0;demi-journée"))
            for (fichier, signature) in [("bilan.pdf", "%PDF-"), ("cse.zip", "PK")] {
                let reponse = try await rh.get("/rh\(chemin)/\(fichier)")
                if ImpressionPossible.ici {
                    #expect(reponse.statut == 200 && reponse.octets.starts(with: Array(signature.utf8)), "\(fichier)")
                    let sienne = try await direction.get("\(chemin)/\(fichier)")
                    #expect(sienne.octets == reponse.octets, "\(fichier) : la direction reçoit les mêmes octets")
                } else {
                    #expect(reponse.statut == 503 && reponse.texte.contains("Ouvrir le bilan pour l’imprimer"), "\(fichier)")
                }
                // A neighbour asks for it by its address: the page of what does not exist.
                let autre = try await maison.visiteur(.rh, entreprise: voisine)
                #expect(try await autre.get("/rh\(chemin)/\(fichier)").comparable == autre.get("/nulle/part").comparable)
            }
        }
    }
}

/// Whether this machine has WeasyPrint, as the service looks for it.
enum ImpressionPossible {
    static var ici: Bool {
        let environnement = ProcessInfo.processInfo.environment
        let choix =
            environnement["CLOISON_WEASYPRINT"].map { [$0] }
            ?? (environnement["PATH"] ?? "").split(separator: ":").map { "\($0)/weasyprint" }
        return choix.contains { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
