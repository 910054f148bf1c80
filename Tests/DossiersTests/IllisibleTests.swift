import Actes
import Calendrier
import Chiffrement
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A key that is not here any more: what it sealed is said to be lost, and the rest of every page stands.
@Suite struct IllisibleTests {
    private static let parties = [
        "", "/personne", "/plan", "/demarches", "/budgets", "/documents", "/ecrits", "/orientations", "/arrets", "/partages", "/lectures",
        "/cloture",
    ]

    /// A dossier at another company, so that one company's key can go and the other stay.
    private static func ailleurs(_ banc: Banc, _ nom: String) async throws -> Dossier.Ref {
        let entreprise = try await banc.autreEntreprise(suiviePar: banc.nadia)
        let etablissement = UUID()
        try await banc.base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
                VALUES ('\(entreprise)', '\(etablissement)', 'E1', 'Four', 'FR-AM')
                """)
        }
        var identite = Identite()
        identite.nom = nom
        let nouveau = NouveauDossier(entreprise: entreprise, etablissement: etablissement, motif: .budget, identite: identite)
        return try #require(try await banc.dossiers.ouvrir(nouveau, as: banc.nadia))
    }

    /// As a restoration without its lot of keys leaves it: neither the company's key nor the dossier's.
    @Test func sansLeLotDesClesToutSeClasse() async throws {
        try await Banc.avec { banc in
            let perdu = try await banc.ouvrir("Lambert")
            let garde = try await Self.ailleurs(banc, "Lambert")
            _ = try await banc.entretiens.enregistrer(perdu, banc.codes(), Note("Note du bailleur"), clos: true, as: banc.nadia)
            let rappel = RappelStore.Nouveau(
                entreprise: banc.entreprise, dossier: nil, jour: .aujourdhui(), heure: nil, contenu: ContenuRappel([.qui: "Mme Ouvrard"]))
            #expect(try await banc.rappels.noter(rappel, as: banc.nadia))
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    SET session_replication_role = replica;
                    DELETE FROM nominatif.cle_entreprise WHERE entreprise_id = '\(banc.entreprise)';
                    UPDATE nominatif.dossier SET cle_enveloppee = NULL WHERE entreprise_id = '\(banc.entreprise)';
                    UPDATE nominatif.rappel SET cle_enveloppee = NULL;
                    RESET session_replication_role;
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let nadia = navigateurs[0]
                let liste = try await nadia.get("/dossiers").simple
                #expect(liste.contains(perdu.chemin) && liste.contains(garde.chemin))
                let trouves = try await nadia.post("/dossiers/recherche", [("nom", "Lambert")])
                #expect(trouves.status == .ok && trouves.simple.contains(garde.chemin), "l'autre entreprise se cherche encore")
                #expect(trouves.simple.contains("Les dossiers de 1 entreprise n'ont pas pu être cherchés par nom"))
                for partie in Self.parties { #expect(try await nadia.get(perdu.chemin + partie).status == .ok, "\(partie)") }
                let page = try await nadia.get(perdu.chemin).simple
                #expect(page.contains("Le contenu chiffré est illisible") && page.contains("lot des clés") && page.contains("Logement"))
                #expect(try await !nadia.get(garde.chemin).simple.contains("illisible"))
                // A colleague learns nothing of it.
                #expect(try await navigateurs[1].get(perdu.chemin).status == .notFound)

                let journee = try await nadia.get("/journee").texte
                let lien = try #require(journee.entre("href=\"/rappels/\(banc.entreprise)/", "\""))
                let appel = "/rappels/\(banc.entreprise)/\(lien)"
                #expect(try await nadia.get(appel).simple.contains("Le contenu de cet appel est illisible"))
                #expect(try await nadia.post(appel, [("suite", "abandonne")]).status == .seeOther)
                let close = try await nadia.post(perdu.chemin + "/cloture", [("issue", "relais")])
                #expect(close.status == .seeOther, "il se classe : \(close.simple.suffix(300))")
            }
        }
    }

    /// Another master key in the file, the old one lost: said, and nothing is written over what cannot be read.
    @Test func uneAutreCleMaitreNeReecritRien() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir("Lambert")
            let id = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Note"), clos: true, as: banc.nadia)
            let avant = try await banc.base.superutilisateur { try $0.rows("SELECT contenu FROM nominatif.dossier")[0].bytes("contenu") }
            try await Navigateur.avec(banc, [banc.nadia], coffre: try Coffre(maitre: Array(2...33))) { navigateurs in
                let nadia = navigateurs[0]
                #expect(try await nadia.get("/dossiers").simple.contains(ref.chemin))
                #expect(try await nadia.get(ref.chemin).simple.contains("Le contenu chiffré est illisible"))
                let note = try await nadia.get("\(ref.chemin)/entretiens/\(id)")
                #expect(note.status == .conflict && note.simple.contains("n'a plus, la clé qui ouvre ce contenu"))
                let ecrit = try await nadia.post(
                    ref.chemin + "/personne", [("nom", "Autre"), ("motif", "logement"), ("version", "1")], page: ref.chemin + "/personne")
                #expect(ecrit.status == .conflict, "\(ecrit.status)")
                let copie = try await nadia.post(ref.chemin + "/copie", [("forme", "papier")])
                #expect(copie.status != .ok, "une copie incomplète passerait pour entière")
            }
            let apres = try await banc.base.superutilisateur { try $0.rows("SELECT contenu FROM nominatif.dossier")[0].bytes("contenu") }
            #expect(avant == apres)
        }
    }

    /// One row altered among others of the same dossier.
    @Test func uneLigneIllisibleNeCachePasLesAutres() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir("Lambert", prenom: "Karim")
            let abimee = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Perdue"), clos: true, as: banc.nadia)
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Toujours là"), clos: true, as: banc.nadia)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    "UPDATE nominatif.entretien SET note = set_byte(note, 20, get_byte(note, 20) # 1) WHERE id = '\(abimee)'")
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let page = try await navigateurs[0].get(ref.chemin).simple
                #expect(page.contains("Un contenu de ce dossier est illisible"))
                #expect(page.contains("Karim Lambert") && page.contains("Toujours là") && !page.contains("Perdue"))
            }
        }
    }
}
