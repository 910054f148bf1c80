import Calendrier
import Foundation
import Postgres
import Tenancy
import Testing
import TestSupport

/// The text's whole journey: written, stopped, corrected, deposited, sent back, deposited again, published, read by HR.
@Suite struct RecommandationTests {
    @Test func duRedacteurALaRH() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = ID<EntrepriseTag>.nouveau()
            let nadia = try await base.compte([.intervenant], nom: "Nadia Benali")
            try await base.superutilisateur { connexion in
                try connexion.executeScript(
                    """
                    INSERT INTO gestion.prestataire (nom) VALUES ('Service social d''essai');
                    INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise)', 'FT', 'Fonderies de Testange');
                    INSERT INTO gestion.etablissement (entreprise_id, code, nom, territoire) VALUES ('\(entreprise)', 'E1', 'Usine', 'FR');
                    INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
                      SELECT entreprise_id, id, '2024-01-01', 180 FROM gestion.etablissement;
                    INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR');
                    INSERT INTO gestion.intervenant (id, compte_id, nom, prenom, metier, bureau_id) VALUES
                      ('33333333-3333-4333-8333-333333333331', '\(nadia.id)', 'Benali', 'Nadia', 'assistant_social', '11111111-1111-4111-8111-111111111111');
                    INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut, intervenant_id)
                      VALUES ('\(entreprise)', 'C-1', 'signe', '2024-01-01', '33333333-3333-4333-8333-333333333331');
                    """)
            }
            try await MaisonDeTest.ouvrir(base) { (maison: MaisonDeTest) async throws -> Void in
                let redactrice = try await maison.visiteur(nadia)
                let direction = try await maison.visiteur(.direction)
                let rh = try await maison.visiteur(.rh, entreprise: entreprise)
                let periode = Trimestre(DateCivile.aujourdhui()).precedent
                let ecrire = "/bilans-a-rediger/\(entreprise)/\(periode)", relire = "/bilans/nouveau/\(entreprise)/\(periode)"

                #expect(try await redactrice.get("/bilans-a-rediger").texte.contains(ecrire))
                _ = try await redactrice.get(ecrire)
                let arrete = try await redactrice.post(ecrire, [("t1", "Voir Mme Untel."), ("t2", "Écrire à a@b.fr"), ("relu", "oui")])
                #expect(
                    arrete.statut == 422 && arrete.texte.contains("<mark>Mme Untel</mark>") && arrete.texte.contains("<mark>a@b.fr</mark>"))
                #expect(try await redactrice.post(ecrire, [("t1", "Une première phrase."), ("relu", "oui")]).statut == 303)

                #expect(try await direction.get("/bilans").texte.contains("texte déposé"))
                let apercu = try await direction.get(relire)
                #expect(apercu.texte.contains("Une première phrase.") && apercu.texte.contains("Nadia Benali"))
                #expect(!apercu.texte.contains("name=\"r1\""), "la direction n'écrit pas à la place de l'intervenant")
                #expect(try await direction.post(relire + "/renvoi", [("rang", "1"), ("renvoi", "")]).statut == 422)
                #expect(
                    try await direction.post(relire + "/renvoi", [("rang", "1"), ("renvoi", "Parler aussi des horaires.")]).statut == 303)
                #expect(try await direction.get(relire).texte.contains("Rendu à reprendre"))

                #expect(try await redactrice.get("/bilans-a-rediger").texte.contains("à reprendre"))
                let rendue = try await redactrice.get(ecrire)
                #expect(rendue.texte.contains("Parler aussi des horaires.") && rendue.texte.contains("Une première phrase.</textarea>"))
                #expect(try await redactrice.post(ecrire, [("t1", "Annoncer les horaires plus tôt."), ("relu", "oui")]).statut == 303)

                // Direction read version 1: version 2 does not leave unread.
                #expect(try await direction.post(relire, [("rang", "1")]).statut == 422)
                _ = try await direction.get(relire)
                let publie = try await direction.post(relire, [("rang", "2")])
                #expect(publie.statut == 303)
                let lu = try await direction.get(try #require(publie.vers))
                #expect(lu.texte.contains("Annoncer les horaires plus tôt.") && !lu.texte.contains("Une première phrase."))
                let remis = try await rh.get("/rh/bilans")
                #expect(remis.statut == 200)
                let lien = try #require(remis.texte.firstMatch(of: #/href="(\/rh\/bilans\/[0-9a-f-]{36})"/#)?.output.1)
                #expect(try await rh.get(String(lien)).texte.contains("Annoncer les horaires plus tôt."))
                #expect(try await redactrice.get(ecrire).texte.contains("Ce bilan est publié"))
                let tard = try await redactrice.post(ecrire, [("t1", "Trop tard."), ("relu", "oui")])
                #expect(tard.statut == 409 && tard.texte.contains("Trop tard.</textarea>"))
                #expect(try await rh.get(ecrire).statut == 404)
            }
        }
    }
}
