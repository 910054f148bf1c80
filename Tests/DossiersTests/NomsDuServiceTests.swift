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

/// Who has left keeps her name: the access list is the person's, and a name withheld from it is a lie.
@Suite struct NomsDuServiceTests {
    @Test func quiEstPartieEstNommee() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            _ = try #require(try await banc.dossiers.lire(ref, as: banc.sophie))
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.sophie)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE garde.compte SET actif = false WHERE id = '\(banc.sophie.compte)';
                    INSERT INTO journal.evenement (compartiment, action, objet) VALUES ('migrateur', 'conservation_avertir', '\(ref.id)');
                    """)
            }
            let lues = try #require(try await banc.lectures.liste(ref, as: banc.nadia))
            #expect(lues.lectures.contains { $0.nom == "Sophie Kremer" && $0.action == "lire_dossier" })
            #expect(lues.presents[banc.sophie.compte.rawValue] == nil, "on ne verrouille pas à qui est parti")
            let copie = try #require(try await banc.copies.copier(ref, as: banc.nadia)).copie
            let jour = DateCivile.aujourdhui()
            let lu = try #require(try JSONSerialization.jsonObject(with: Data(copie.json(le: jour))) as? [String: Any])
            let acces = try #require(lu["qui_a_lu"] as? [[String: Any]])
            #expect(acces.contains { $0["par"] as? String == "Sophie Kremer" && $0["quoi"] as? String == "a ouvert le dossier" })
            #expect(
                acces.filter { $0["par"] as? String == "le service" }.allSatisfy { "\($0["quoi"] ?? "")".contains("conservation") },
                "le service n'agit que la nuit")
            let html = CopieImprimee(copie: copie, jour: jour, par: "Nadia Benali", demandeLe: jour, jointe: false).html
            #expect(html.contains("<td>Sophie Kremer</td>"))
            let avec = copie.parties(.entretiens).flatMap(\.faits).first { $0.nom == "Avec" }
            #expect(avec?.valeur == "Sophie Kremer", "et ce qu'elle a écrit est d'elle")
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                for page in ["", "/lectures"] {
                    let texte = try await navigateurs[0].get(ref.chemin + page).simple
                    #expect(texte.contains("Sophie Kremer") && !texte.contains("ancien collègue"), "\(page)")
                }
            }
        }
    }

    /// A search by number leaves its line too, and not the number.
    @Test func chercherUnNumeroSInscrit() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            for texte in [numero, "9999", "Lambert"] { _ = try await banc.dossiers.chercher(nom: texte, as: banc.sophie) }
            let lignes = try await banc.base.superutilisateur { connexion in
                try connexion.rows(
                    """
                    SELECT action, objet IS NULL AS vide FROM journal.evenement
                    WHERE compte = \(banc.sophie.compte) AND action LIKE 'chercher%' ORDER BY id
                    """
                ).map { (try $0.string("action"), try $0.bool("vide")) }
            }
            #expect(lignes.map(\.0) == ["chercher_numero", "chercher_numero", "chercher_nom"])
            #expect(!lignes.contains { !$0.1 }, "sans le numéro, ni rien qui y mène")
            for (action, _) in lignes { #expect(MotsDuJournal.mots[action] != nil) }
        }
    }
}
