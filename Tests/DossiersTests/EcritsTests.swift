import Calendrier
import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Reports and letters, from the template to the paper handed over.
@Suite struct EcritsTests {
    private static func ouvrir(_ banc: Banc, _ navigateur: Navigateur, _ ref: Dossier.Ref, _ champs: [(String, String)]) async throws
        -> String
    {
        let cree = try await navigateur.post(ref.chemin + "/ecrits", champs)
        guard cree.status == .seeOther, let lieu = cree.headers[.location] else {
            throw Programme.Echec(description: String(cree.simple.suffix(600)))
        }
        return lieu
    }

    private static func champ(_ page: String, _ nom: String) -> String {
        (page.entre("name=\"\(nom)\"", "</textarea>")?.entre(">\n", "\u{0}") ?? page.entre("name=\"\(nom)\"", "</textarea>")?.split(
            separator: ">", maxSplits: 1
        ).last.map(String.init) ?? "")
        .replacing("&#39;", with: "'").trimmingCharacters(in: .newlines)
    }

    @Test func leRapportPartDuDossierEtSeFigeRelu() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demarches.ajouter(
                ref,
                .init(
                    type: .recours, partenaire: .banqueDeFrance, statut: .enInstruction, echeance: nil, objet: Objet(objet: "plan refusé")),
                as: banc.nadia)
            let jour = DateCivile.aujourdhui().description
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let lieu = try await Self.ouvrir(banc, nadia, ref, [("sorte", "rapport")])
                let page = try await nadia.get(lieu).simple
                let corps = Self.champ(page, "corps")
                #expect(corps.contains("Karim Lambert-Roussel") && corps.contains("Fonderies de Testange") && corps.contains("plan refusé"))
                #expect(corps.contains("[à compléter : ce qui est demandé]"))
                #expect(page.contains("blancs à compléter"))
                #expect(page.entre("<title>", "</title>")?.contains("Lambert") == false)

                let remise = [("a_qui", "Mme Roussel, en mains"), ("remis", jour), ("remise", "main_propre")]
                let trop = try await nadia.post(lieu + "/remise", remise)
                #expect(trop.status == .badRequest)
                #expect(trop.simple.contains("blancs restent à compléter") && trop.simple.contains("se relit avec la personne"))

                let champs = [
                    ("version", "1"), ("objet", "Rapport social"), ("expediteur", "Nadia Benali"),
                    ("destinataire", "CAF de la Moselle\nMetz"),
                    ("corps", "# La situation\nMme Roussel a repris.\n\n- un recours"), ("corrections", "Elle précise la date."),
                    ("relu", jour),
                ]
                #expect(try await nadia.post(lieu, champs).status == .seeOther)
                #expect(try await nadia.post(lieu, champs).status == .conflict)
                let projet = try await nadia.get(lieu + "/pdf")
                #expect(projet.status == .ok && Array(buffer: projet.body).starts(with: Array("%PDF-".utf8)))
                let fait = try await nadia.post(lieu + "/remise", remise)
                #expect(fait.status == .seeOther, "\(fait.simple.suffix(500))")

                let fige = try await nadia.get(lieu).simple
                #expect(
                    fige.contains("le texte ne change plus") && fige.contains("<h3>La situation</h3>")
                        && fige.contains("Elle précise la date."))
                #expect(fige.contains("en main propre") && !fige.contains("name=\"corps\""))
                let copie = try #require(fige.entre("<a class=\"b\" href=\"\(ref.chemin)/documents/", "\""))
                let pdf = try await nadia.get("\(ref.chemin)/documents/\(copie)")
                #expect(Array(buffer: pdf.body).starts(with: Array("%PDF-".utf8)))
                #expect(try await nadia.get("\(ref.chemin)/documents/\(copie)").body == pdf.body, "la copie remise est toujours la même")
                // What the person received stays: no button, no page, no DELETE takes it out.
                let liste = try await nadia.get("\(ref.chemin)/documents").simple
                #expect(liste.contains("copie remise") && !liste.contains("\(copie)/retrait"))
                #expect(try await nadia.get("\(ref.chemin)/documents/\(copie)/retrait").status == .notFound)
                #expect(try await nadia.post("\(ref.chemin)/documents/\(copie)/retrait", []).status == .notFound)
                let encore = try await nadia.post(lieu, champs.map { $0.0 == "version" ? ("version", "3") : $0 })
                #expect(encore.status == .conflict)
                #expect(try await nadia.post(lieu + "/retrait", []).status == .notFound)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.ecrit WHERE etat = 'remis' AND relu_le IS NOT NULL") == 1)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.evenement WHERE sorte = 'courrier' AND detail = 'rapport'") == 1)
        }
    }

    /// The database itself: a report not read with the person cannot be handed over, a text handed over does not change.
    @Test func laBaseTientLesRegles() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            var contenu = Ecrit.Contenu()
            contenu.corps = "texte"
            let id = try await banc.ecrits.creer(ref, .rapport, contenu, as: banc.nadia)
            let base = banc.base.bases[.nominatif]
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "ecrit_rapport_relu")) {
                try await base.transaction(as: banc.nadia) {
                    try $0.execute("UPDATE nominatif.ecrit SET etat = 'remis', remis_le = current_date, remise = 'depot' WHERE id = \(id)")
                }
            }
            _ = try await base.transaction(as: banc.nadia) {
                try $0.execute(
                    "UPDATE nominatif.ecrit SET relu_le = current_date, etat = 'remis', remis_le = current_date, remise = 'depot' WHERE id = \(id)"
                )
            }
            let change = try await base.transaction(as: banc.nadia) {
                try $0.execute("UPDATE nominatif.ecrit SET remise = 'courrier' WHERE id = \(id)")
            }
            #expect(change == 0)
            let retire = try await base.transaction(as: banc.nadia) { try $0.execute("DELETE FROM nominatif.ecrit WHERE id = \(id)") }
            #expect(retire == 0)
        }
    }

    @Test func uneLettrePartDUnModele() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let bon = UUID()
            let mauvais = UUID()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.modele_courrier (id, partenaire_code, titre, corps) VALUES
                      ('\(bon)', 'caf', 'Essai de recours', 'Je soussigné {{personne.nom_complet}}, allocataire {{reference}}, le {{date}}.'),
                      ('\(mauvais)', 'caf', 'Essai abîmé', 'a\n{{personne.age}}');
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                #expect(try await nadia.get(ref.chemin + "/ecrits").simple.contains("Essai de recours"))
                #expect(try await nadia.get(ref.chemin + "/ecrits/nouveau?modele=\(bon)").simple.contains("{{personne.nom_complet}}"))
                let lieu = try await Self.ouvrir(
                    banc, nadia, ref, [("sorte", "courrier"), ("modele", "\(bon)"), ("signataire", "personne")])
                let page = try await nadia.get(lieu).simple
                let corps = Self.champ(page, "corps")
                #expect(corps.contains("Je soussigné Karim Lambert-Roussel, allocataire [à compléter : numéro d'allocataire"))
                #expect(page.contains("value=\"Essai de recours\""))
                let abime = try await nadia.post(ref.chemin + "/ecrits", [("sorte", "courrier"), ("modele", "\(mauvais)")])
                #expect(abime.status == .conflict)
                #expect(abime.simple.contains("« Essai abîmé » est à corriger. Ligne 2, « {{personne.age}} »"))
                let sans = try await nadia.post(ref.chemin + "/ecrits", [("sorte", "rapport"), ("budget", "oui")])
                #expect(sans.status == .conflict && sans.simple.contains("pas encore de budget"))
                #expect(try await nadia.get(lieu + "/retrait").simple.contains("Retirer ce brouillon"))
                #expect(try await nadia.post(lieu + "/retrait", []).status == .seeOther)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.ecrit") == 0)
        }
    }

    /// What the letter is for fills it; the text on the page is the one handed over, kept before or not.
    @Test func uneLettreSertUneDemarcheEtSeRemetTelleQuEcrite() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demarches.ajouter(
                ref,
                .init(
                    type: .recours, partenaire: .caf, statut: .enInstruction, echeance: nil,
                    objet: Objet(objet: "prime d'activité de mars", montant: 42_050)),
                as: banc.nadia)
            let modele = UUID()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.modele_courrier (id, partenaire_code, titre, corps, signataire) VALUES
                      ('\(modele)', 'caf', 'Essai', 'Objet {{demarche.objet}}, {{montant}}. {{motifs}}', 'intervenant');
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
                let demarche = try #require(lu.demarches.first).id
                let choix = try await nadia.get(ref.chemin + "/ecrits/nouveau?modele=\(modele)&demarche=\(demarche)").simple
                #expect(choix.contains("value=\"\(demarche)\" selected") && choix.contains("value=\"intervenant\" checked"))
                let lieu = try await Self.ouvrir(
                    banc, nadia, ref,
                    [("sorte", "courrier"), ("modele", "\(modele)"), ("signataire", "intervenant"), ("demarche", "\(demarche)")])
                let page = try await nadia.get(lieu).simple
                #expect(
                    Self.champ(page, "corps")
                        == "Objet prime d'activité de mars, 420,50 €. [à compléter : raisons invoquées]")
                #expect(Self.champ(page, "expediteur").contains("Assistant(e) de service social"))
                let texte = [
                    ("version", "1"), ("objet", "Essai"), ("expediteur", "Nadia Benali"), ("destinataire", ""), ("corrections", ""),
                    ("relu", ""), ("a_qui", "la CAF"), ("remis", DateCivile.aujourdhui().description), ("remise", "depot"),
                ]
                let vide = try await nadia.post(lieu + "/remise", texte + [("corps", "")])
                #expect(vide.status == .badRequest && vide.simple.contains("value=\"la CAF\""))
                #expect(try await nadia.post(lieu + "/remise", texte + [("corps", "Jamais gardé avant.")]).status == .seeOther)
                #expect(try await nadia.get(lieu).simple.contains("Jamais gardé avant."))
                #expect(try await nadia.post(lieu + "/remise", texte + [("corps", "Trop tard.")]).status == .conflict)
            }
        }
    }

    /// The letters shipped with the service can all be merged, and say nothing the paper says around them: date, name, function.
    @Test func lesModelesLivresSeLisent() async throws {
        try await Banc.avec { banc in
            let lettres = try await banc.base.superutilisateur {
                try $0.rows("SELECT titre, corps, signataire FROM gestion.modele_courrier").map {
                    (try $0.string("titre"), try $0.string("corps"), try $0.string("signataire"))
                }
            }
            #expect(lettres.count >= 15)
            for (titre, texte, signataire) in lettres {
                #expect(throws: Never.self, "\(titre)") { try ModeleDeTexte(texte) }
                for mot in ["Fait à", "{{date}}", "{{intervenant.nom}}", "né en", "soussigné", "salarié de", "{{evaluation}}"] {
                    #expect(!texte.contains(mot), "\(titre) : \(mot)")
                }
                #expect(
                    (signataire == "personne") == ["Je conteste", "Je forme", "Je ne peux"].contains { texte.contains($0) }, "\(titre)")
            }
            #expect(throws: Never.self) { try ModeleDeTexte(ModeleRapport.texte(budget: true)) }
        }
    }
}
