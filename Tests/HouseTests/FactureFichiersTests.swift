import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

/// From the identity that billing types to the files that the client downloads, through the whole service.
@Suite struct FactureFichiersTests {
    @Test func lIdentiteSeSaisitEtLesFautesSontDites() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            for (fonction, chemin) in [
                (Fonction.facturation, "/identite-de-facturation"), (.direction, "/prestataire/identite-de-facturation"),
            ] {
                let visiteur = try await maison.visiteur(fonction)
                #expect(try await visiteur.get(chemin).statut == 200)
                let refuse = try await visiteur.post(
                    chemin,
                    [
                        ("nom", ""), ("siren", "900999997"), ("iban", "FR7630001007941234567890186"), ("tva_lu", "LU99999985"),
                        ("delai_reglement", "90"),
                    ])
                #expect(refuse.statut == 422)
                for attendu in ["Écrivez le nom", "le dernier est 6", "clé de cet IBAN", "clé de ce numéro de TVA", "value=\"90\""] {
                    #expect(refuse.texte.contains(attendu), "\(attendu)")
                }
                let fait = try await visiteur.post(
                    chemin,
                    [
                        ("nom", "Service d'essai, \(fonction)"), ("siren", "900 999 996"), ("siret", "900 999 996 00011"),
                        ("tva_fr", "FR37900999996"), ("iban", "FR76 3000 1007 9412 3456 7890 185"), ("bic", "bdfefrpp"),
                        ("adresse", "1 rue"), ("code_postal", "57000"), ("commune", "Metz"), ("delai_reglement", "45"),
                        ("tva_sur_debits", "oui"), ("mentions_fr", "Association de droit local"),
                    ])
                #expect(fait.vers == chemin)
                let apres = try await visiteur.get(chemin).texte
                #expect(apres.contains("d’essai, \(fonction)") || apres.contains("d&#39;essai") || apres.contains("essai, \(fonction)"))
                #expect(apres.contains("value=\"45\"") && !apres.contains("Il manque"))
            }
        }
    }

    @Test func lesCoordonneesDUnClientSeCorrigentSansRienPerdre() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let client = ID<EntrepriseTag>.nouveau()
            try await maison.base.superutilisateur { connexion in
                try connexion.executeScript(
                    "INSERT INTO gestion.entreprise (entreprise_id, code, nom, siren) VALUES ('\(client)', 'AA', 'Un', '732829320')")
            }
            let facturiere = try await maison.visiteur(.facturation)
            let chemin = "/coordonnees/\(client)"
            #expect(try await facturiere.get(chemin).statut == 200)
            let refuse = try await facturiere.post(
                chemin,
                [
                    ("tva", "FR45732829320"), ("tva_verifiee_le", "2099-01-01"), ("electronique", "900999996"), ("rue", "BP 42"),
                    ("bon_commande", "CDE-45"),
                ])
            #expect(refuse.statut == 422)
            for attendu in ["est 44", "aujourd", "SIREN 732829320", "Écrivez la commune", "Écrivez le code postal", "value=\"CDE-45\""] {
                #expect(refuse.texte.contains(attendu), "\(attendu)")
            }
            let fait = try await facturiere.post(
                chemin,
                [
                    ("tva", "FR44732829320"), ("tva_verifiee_le", "2024-01-05"), ("electronique", "732829320_COMPTA"),
                    ("bon_commande", "CDE-45"), ("attention", "Comptabilité"), ("rue", "BP 42"), ("code_postal", "57000"),
                    ("commune", "Metz"),
                ])
            #expect(fait.vers == chemin)
            let apres = try await facturiere.get(chemin).texte
            #expect(apres.contains("732829320_COMPTA") && apres.contains("value=\"2024-01-05\"") && apres.contains("value=\"BP"))
        }
    }

    @Test func laRHTelechargeSaFactureEtElleSeule() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let (sienne, voisine) = (ID<EntrepriseTag>.nouveau(), ID<EntrepriseTag>.nouveau())
            try await maison.base.superutilisateur { connexion in
                try connexion.executeScript(
                    "INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(sienne)', 'AA', 'Un'), ('\(voisine)', 'BB', 'Deux')"
                )
            }
            let facturation = try await maison.base.principal(.facturation)
            let piece = Self.piece(sienne)
            let id = try await maison.base.bases[.facturation].transaction(as: facturation) { tx in
                try tx.rows("SELECT id::text FROM facturation.emettre(\(piece)::jsonb, '2024-10-31')")[0].string("id")
            }
            let facturiere = try await maison.visiteur(.facturation)
            let page = try await facturiere.get("/factures/\(id)")
            #expect(page.statut == 200)
            for attendu in ["Empreinte SHA-256", "PDF Factur-X", "Virement à scanner", "Autoliquidation", "LU10009155", "FR37900999996"] {
                #expect(page.texte.contains(attendu), "\(attendu)")
            }
            #expect(try await facturiere.get("/factures/verification").texte.contains("aucun défaut"))
            try await maison.base.superutilisateur { connexion in
                try connexion.executeScript(
                    "ALTER TABLE facturation.facture DISABLE TRIGGER ALL; UPDATE facturation.facture SET echeance = echeance + 1 WHERE id = '\(id)'"
                )
            }
            let rompue = try await facturiere.get("/factures/verification").texte
            #expect(rompue.contains("rompue") && rompue.contains("F-2024-0001"))

            let rh = try await maison.visiteur(.rh, entreprise: sienne)
            let autre = try await maison.visiteur(.rh, entreprise: voisine)
            for (fichier, debut) in [("cii.xml", "<?xml"), ("ubl.xml", "<?xml"), ("facture.pdf", "%PDF-")] {
                if fichier == "facture.pdf", !ImpressionPossible.ici { continue }
                let recu = try await rh.get("/rh/factures/\(id)/\(fichier)")
                #expect(recu.statut == 200 && recu.octets.starts(with: Array(debut.utf8)), "\(fichier)")
                #expect(try await facturiere.get("/factures/\(id)/\(fichier)").octets == recu.octets, "\(fichier)")
                #expect(try await autre.get("/rh/factures/\(id)/\(fichier)").comparable == autre.get("/nulle/part").comparable)
            }
        }
    }

    private static func piece(_ entreprise: ID<EntrepriseTag>) -> String {
        """
        {"entreprise_id":"\(entreprise)","cle":"K","type":"380","vendeur":"FR","date_facturation":"2024-10-31","delai":30,
        "periode_debut":"2024-10-01","periode_fin":"2024-10-31","contrat_id":"00000000-0000-4000-8000-000000000001","contrat_numero":"C-1",
        "vendeur_nom":"Service d'essai","vendeur_adresse":"1 rue\\n57000 Metz","vendeur_rue":"1 rue","vendeur_code_postal":"57000",
        "vendeur_commune":"Metz","vendeur_siren":"900999996","vendeur_tva":"FR37900999996","vendeur_iban":"FR7630001007941234567890185",
        "acheteur_nom":"Un","acheteur_adresse":"2 rue\\nL-4010 Esch","acheteur_rue":"2 rue","acheteur_code_postal":"L-4010",
        "acheteur_commune":"Esch","acheteur_pays":"LU","acheteur_siren":"","acheteur_tva":"LU10009155","net_cents":1000,"tva_cents":0,
        "brut_cents":1000,"refs":[],"lignes":[{"article":"A","nature":"SERVICE","libelle":"Service","detail":"","unite":"C62","quantite":10000,
        "prix_micro":10000000,"net_cents":1000,"categorie":"AE","taux":0}],
        "tva":[{"categorie":"AE","taux":0,"vatex":"VATEX-EU-AE","base_cents":1000,"taxe_cents":0,
        "mention":"Autoliquidation : TVA due par le preneur."}]}
        """
    }
}
