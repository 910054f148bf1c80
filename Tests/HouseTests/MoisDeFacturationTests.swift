import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

/// A month of billing on the pages: preview, issue, payment, statement of the bank, credit note, reminder, what the client sees.
@Suite struct MoisDeFacturationTests {
    private static let mois = DateCivile.aujourdhui().leMois.precedent

    @Test func unMoisDeLApercuAuReglement() async throws {
        try await BaseDeTest.avec { base in
            let (forge, verrerie) = (ID<EntrepriseTag>.nouveau(), ID<EntrepriseTag>.nouveau())
            try await base.superutilisateur { try $0.executeScript(Self.decor(forge, verrerie)) }
            let environnement = [
                "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_PORT": "\(base.serveur.port)", "CLOISON_PG_BASE": base.nom,
            ]
            try await MaisonDeTest.ouvrir(base) { (maison: MaisonDeTest) async throws -> Void in
                let comptable = try await maison.visiteur(.facturation)
                let mois = Self.mois
                let apercu = try await comptable.get("/a-facturer?mois=\(mois)")
                #expect(apercu.texte.contains("ni tenue ni annulée") && apercu.texte.contains("SIREN de l’entreprise absent"))
                let lien = try #require(
                    apercu.texte.firstMatch(of: #/<th scope="row"><a href="(\/a-facturer\/[0-9-]+\/[0-9a-f-]{36})">Forge/#)?.output.1)
                let detail = try await comptable.get(String(lien))
                #expect(detail.texte.contains("demi-journée comptée") && detail.texte.contains("matin, Bureau de Metz"))
                #expect(try await comptable.get("/a-facturer?mois=\(mois)&sujet=permanences").texte.contains("Forge"))
                #expect(try await comptable.get("/a-facturer/\(mois)/emission").statut == 200)

                let commande = Serveur.projet.appending(path: ".build/debug/cloison").path
                _ = try await enFil { try Programme(commande, ["facturer", "--mois", "\(mois)"], environnement: environnement).reussir() }
                let liste = try await comptable.get("/factures")
                #expect(liste.texte.contains("à régler"))
                let facture = try #require(
                    liste.texte.firstMatch(of: #/href="(\/factures\/[0-9a-f-]{36})">(F-[0-9-]+)<\/a><\/th><td data-l="Entreprise">Forge/#))
                let page = String(facture.output.1), numero = String(facture.output.2)

                // 504.00 owed: a first part typed, the rest by the bank's file.
                let compte = "/encours/\(forge)"
                _ = try await comptable.get(compte + "/encaissement")
                let jour = DateCivile.aujourdhui()
                let saisie = [("montant", "200"), ("recu", jour.description), ("moyen", "cheque"), ("libelle", "CHQ 12")]
                #expect(try await comptable.post(compte + "/encaissement", saisie).statut == 303)
                let deux = try await comptable.post(compte + "/encaissement", saisie)
                #expect(deux.statut == 422 && deux.texte.contains("déjà enregistré") && deux.texte.contains("value=\"CHQ 12\""))
                #expect(try await comptable.get(page).texte.contains("304,00"))
                #expect(try await comptable.get("/factures?reglement=partielle").texte.contains(numero))

                let fichier =
                    "date;libelle;montant\n\(jour.chiffres);VIR \(numero);304,00\n\(jour.chiffres);VIR INCONNU;9,99\n40/40/2026;X;1\n"
                let releve = try await comptable.post(
                    "/encaissements/releve", fichier: "fichier", nom: "releve.csv", octets: Array(fichier.utf8))
                #expect(releve.statut == 200 && releve.texte.contains("Ligne 4") && releve.texte.contains("numéro cité"))
                #expect(try await comptable.get(compte).texte.contains("304,00"), "rien n'est appliqué par l'aperçu")
                let signature = try #require(releve.texte.firstMatch(of: #/name="ligne" value="([^"]+)" checked/#)?.output.1)
                let confirme = [("releve", fichier), ("ligne", String(signature))]
                #expect(try await comptable.post("/encaissements/releve/application", confirme).statut == 303)
                #expect(try await comptable.post("/encaissements/releve/application", confirme).statut == 409, "une fois")
                #expect(try await comptable.get(page).texte.contains("réglée"))
                let tva = try await comptable.get("/encaissements/tva.csv?mois=\(jour.leMois)").texte
                #expect(tva.split(separator: "\r\n").count == 3 && tva.contains("20,00"))

                // The cheque typed by hand, found again in the bank's file under the other number of the same day: not ticked.
                let verre = try #require(liste.texte.firstMatch(of: #/(F-[0-9-]+)<\/a><\/th><td data-l="Entreprise">Verrerie/#)?.output.1)
                _ = try await comptable.get("/encours/\(verrerie)/encaissement")
                #expect(
                    try await comptable.post(
                        "/encours/\(verrerie)/encaissement", [("montant", "50"), ("recu", jour.description), ("moyen", "cheque")]
                    ).statut == 303)
                let doublon = try await comptable.post(
                    "/encaissements/releve", fichier: "fichier", nom: "r.csv",
                    octets: Array("date;libelle;montant\n\(jour.chiffres);VIR \(verre);50,00\n".utf8))
                #expect(doublon.texte.contains("déjà saisi ce jour") && !doublon.texte.contains("\" checked"))

                // The other company: a part credited, then reminded once overdue.
                let autre = try #require(
                    liste.texte.firstMatch(of: #/href="(\/factures\/[0-9a-f-]{36})">F-[0-9-]+<\/a><\/th><td data-l="Entreprise">Verrerie/#)?
                        .output.1)
                let avoir = [("portee", "partiel"), ("motif", "geste"), ("montant-1", "100"), ("jeton", "0123456789ab")]
                let vu = try await comptable.post("\(autre)/avoir", avoir)
                #expect(vu.statut == 200 && vu.texte.contains("120,00"))
                #expect(try await comptable.post("\(autre)/avoir", avoir + [("confirme", "oui")]).statut == 303)
                #expect(try await comptable.post("\(autre)/avoir", avoir + [("confirme", "oui")]).statut == 409, "le même formulaire")
                #expect(
                    try await comptable.post("\(autre)/avoir", [("portee", "partiel"), ("motif", "geste"), ("montant-1", "99999")]).statut
                        == 422)
                #expect(try await comptable.get("/encours").texte.contains("Verrerie"))
                #expect(try await comptable.get("/relances").texte.contains("Aucune relance"))
                #expect(try await comptable.post("/relances", [("client", "\(verrerie)/1/FR")]).statut == 409, "rien n'est échu")

                let rh = try await maison.visiteur(.rh, entreprise: forge)
                let sienne = try await rh.get("/rh/factures")
                #expect(sienne.texte.contains("réglée") && sienne.texte.contains("Compte à jour"))
                #expect(!sienne.texte.contains("CHQ 12"), "ni le moyen ni le libellé")
                let autreRH = try await maison.visiteur(.rh, entreprise: verrerie)
                #expect(try await autreRH.get("/rh/factures").texte.contains("reste à régler"))
                #expect(try await autreRH.get(compte).comparable == autreRH.get("/nulle/part").comparable)
            }
        }
    }

    private static func decor(_ forge: ID<EntrepriseTag>, _ verrerie: ID<EntrepriseTag>) -> String {
        let mardis = mois.periode.jours.filter { $0.jourSemaine == 2 }
        return """
            INSERT INTO gestion.prestataire (nom, adresse, code_postal, commune, siren, tva_fr)
            VALUES ('Service social d''essai', '14 rue du Pont', '57000', 'Metz', '000000000', 'FR00000000000');
            INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('00000000-0000-4000-8000-000000000001', 'Bureau de Metz', 'bureau', 'FR-AM');
            INSERT INTO gestion.intervenant (id, nom, metier, bureau_id)
            VALUES ('00000000-0000-4000-8000-000000000002', 'Essai', 'assistant_social', '00000000-0000-4000-8000-000000000001');
            INSERT INTO gestion.entreprise (entreprise_id, code, nom, adresse, code_postal, commune) VALUES
              ('\(forge)', 'FO', 'Forge d''essai', '1 rue A', '57000', 'Metz'), ('\(verrerie)', 'VE', 'Verrerie d''essai', '2 rue B', '57000', 'Metz');
            INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut)
            SELECT entreprise_id, 'K-' || code, 'signe', '2026-01-01' FROM gestion.entreprise;
            INSERT INTO gestion.tarif (entreprise_id, contrat_id, code, modele, prix_micro, du)
            SELECT c.entreprise_id, c.id, m.code, m.modele, m.prix, '2026-01-01' FROM gestion.contrat c
            JOIN (VALUES ('K-FO', 'DJ', 'demi_journee', 420000000::bigint), ('K-VE', 'MOIS', 'mensuel', 900000000)) AS m (contrat, code, modele, prix)
              ON m.contrat = c.numero;
            INSERT INTO gestion.prestation (entreprise_id, contrat_id, du, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises)
            SELECT entreprise_id, id, '2026-01-01', '00000000-0000-4000-8000-000000000001', 'hebdomadaire', 1, 44, '{mar-AM}'
            FROM gestion.contrat WHERE numero = 'K-FO';
            INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut)
            SELECT p.entreprise_id, p.contrat_id, p.id, p.lieu_id, '00000000-0000-4000-8000-000000000002', v.jour::date, 'AM', '09:00', '12:00', v.statut
            FROM gestion.prestation p, (VALUES ('\(mardis[0])', 'tenue'), ('\(mardis[1])', 'publiee')) AS v (jour, statut);
            """
    }
}
