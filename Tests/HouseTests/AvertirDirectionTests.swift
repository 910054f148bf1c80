import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// « La direction en est avertie » : on the first page she opens and beside the entry of her menu, until she acknowledges it.
@Suite struct AvertirDirectionTests {
    static func ouvrirEnUrgence(_ base: BaseDeTest, numero: String) async throws {
        let nadia = try await base.compte([.intervenant], nom: "Nadia Essai")
        let sophie = try await base.compte([.intervenant], nom: "Sophie Essai")
        try await base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('a1000000-0000-4000-8000-000000000001', 'FH', 'Fonderies de Testange');
                INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
                  VALUES ('a1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000002', 'E1', 'Usine', 'FR');
                INSERT INTO nominatif.cle_entreprise (entreprise_id, cle_enveloppee) VALUES ('a1000000-0000-4000-8000-000000000001', sha512('essai') || sha256('essai'));
                INSERT INTO nominatif.dossier (entreprise_id, id, etablissement_id, referent_id, numero, motif, ouvert_le)
                  VALUES ('a1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000003', 'a1000000-0000-4000-8000-000000000002',
                          '\(nadia.id)', '\(numero)', 'logement', current_date);
                INSERT INTO nominatif.bris (entreprise_id, dossier_id, compte_id, contenu)
                  VALUES ('a1000000-0000-4000-8000-000000000001', 'a1000000-0000-4000-8000-000000000003', '\(sophie.id)', '\\x01');
                """)
        }
    }

    @Test func surSaPremierePageEtDansSonMenuJusquALActe() async throws {
        try await MaisonDeTest.avec { maison in
            let numero = "2026-41414"
            let direction = try await maison.visiteur(.direction)
            let planification = try await maison.visiteur(.planification)
            let lesDeux = try await maison.visiteur(.planification, .direction)
            #expect(!(try await direction.get("/portefeuille")).texte.contains("class=\"attente\""))
            try await Self.ouvrirEnUrgence(maison.base, numero: numero)
            let accueil = try await direction.get("/portefeuille").texte
            #expect(accueil.contains(numero) && accueil.contains("Sophie Essai") && accueil.contains("suivi par Nadia Essai"))
            #expect(accueil.contains("class=\"attente\">1"))
            // Elsewhere the count alone; for whoever signs in as a planner first, her first page says it too.
            let ailleurs = try await direction.get("/alertes").texte
            #expect(ailleurs.contains("class=\"attente\">1") && !ailleurs.contains(numero))
            #expect(try await lesDeux.get("/semaine").texte.contains(numero))
            let autre = try await planification.get("/semaine").texte
            #expect(!autre.contains(numero) && !autre.contains("class=\"attente\""))
            let page = try await direction.get("/secret-equipe").texte
            let acte = try #require(page.firstMatch(of: /\/secret-equipe\/acces\/[0-9a-f\/-]+\/acte/)?.output)
            #expect(try await direction.post(String(acte)).statut == 303)
            let apres = try await direction.get("/portefeuille").texte
            #expect(!apres.contains(numero) && !apres.contains("class=\"attente\""))
        }
    }
}
