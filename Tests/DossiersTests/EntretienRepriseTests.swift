import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// An entretien sent twice, corrected, rectified, taken away.
@Suite struct EntretienRepriseTests {
    static func champs(_ suite: [(String, String)]) -> [(String, String)] {
        [
            ("jour", DateCivile.aujourdhui().description), ("nature", "suivi"), ("forme", "telephone"), ("duree", "30"),
            ("origine", "lui_meme"), ("identifie", "budget"), ("vulnerabilite", "a_surveiller"), ("note", "Loyer : 460 €"),
        ] + suite
    }

    @Test func leMemeFormulaireNEnregistreQuUneFois() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let page = try await nadia.get(ref.chemin)
                let fiche = try #require(page.texte.entre("name=\"fiche\" value=\"", "\""))
                var reponses: [String] = []
                for _ in 0..<2 {
                    let reponse = try await nadia.post(ref.chemin + "/entretiens", Self.champs([("fiche", fiche)]))
                    #expect(reponse.status == .seeOther)
                    reponses.append(reponse.headers[.location] ?? "")
                }
                #expect(reponses[0] == reponses[1])
                // The next form is another one.
                #expect(try await !nadia.get(ref.chemin).texte.contains(fiche))
                let vif = try #require(try await nadia.get("/journee").texte.entre("name=\"fiche\" value=\"", "\""))
                for _ in 0..<2 {
                    let note = try await nadia.post(
                        "/journee/vif",
                        [
                            ("forme", "telephone"), ("motif", "budget"), ("fiche", vif),
                            ("lieu", Paire.ecrire(banc.entreprise, banc.etablissement)),
                        ])
                    #expect(note.status == .seeOther)
                }
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien") == 1)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.information") == 1)
            // At the same instant too.
            let fiche = UUID()
            async let un = banc.entretiens.enregistrer(ref, banc.codes(), Note("a"), clos: true, fiche: fiche, as: banc.nadia)
            async let deux = banc.entretiens.enregistrer(ref, banc.codes(), Note("a"), clos: true, fiche: fiche, as: banc.nadia)
            let ids = try await [un, deux]
            #expect(ids[0] == ids[1])
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien") == 2)
        }
    }

    /// Until the night that counts it, its author corrects it or takes it away; nobody else does.
    @Test func closIlSeCorrigeTantQuAucunBilanNeLeCompte() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            let id = try await banc.entretiens.enregistrer(ref, banc.codes(hier), Note("Loyer : 460 €"), clos: true, as: banc.nadia)
            let enTrop = try await banc.entretiens.enregistrer(
                ref, banc.codes(hier), Note("une autre personne"), clos: true, as: banc.nadia)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let chemin = "\(ref.chemin)/entretiens/\(id)"
                #expect(try await nadia.get(chemin).texte.contains("?corriger=1"))
                let fiche = try await nadia.get(chemin + "?corriger=1").simple
                #expect(fiche.contains("Enregistrer la correction") && fiche.contains("Loyer : 460"))
                #expect(!fiche.contains("Garder en brouillon") && !fiche.contains("data-brouillon"))
                let corrige = [("jour", hier.description), ("identifie", "sante"), ("note", "Loyer : 640 €")]
                let champs = Self.champs([]).filter { !["jour", "identifie", "note"].contains($0.0) } + corrige
                #expect(try await sophie.post(chemin, champs).status == .notFound)
                #expect(try await nadia.post(chemin, champs + [("suite", "brouillon")]).status == .seeOther)
                let retrait = "\(ref.chemin)/entretiens/\(enTrop)/retrait"
                #expect(try await sophie.post(retrait, []).status == .conflict)
                #expect(try await nadia.get(retrait).simple.contains("sans retour"))
                #expect(try await nadia.post(retrait, []).status == .seeOther)
                #expect(try await nadia.get("\(ref.chemin)/entretiens/\(enTrop)").status == .notFound)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien WHERE etat = 'clos'") == 1)
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'retirer_entretien'") == 1)
            #expect(try await Traversee(banc.base.bases[.passerelle]).exporter() == 1)
            #expect(try await banc.compter("SELECT 1 FROM passerelle.acte WHERE motif = 'sante'") == 1)
        }
    }

    /// Counted, its codes hold against the page and against SQL; its note takes a dated rectification, or goes.
    @Test func compteIlNePrendQuUnRectificatif() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            let id = try await banc.entretiens.enregistrer(ref, banc.codes(hier), Note("Loyer : 460 €"), clos: true, as: banc.nadia)
            #expect(try await Traversee(banc.base.bases[.passerelle]).exporter() == 1)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let chemin = "\(ref.chemin)/entretiens/\(id)"
                let page = try await nadia.get(chemin)
                #expect(!page.texte.contains("?corriger=1") && page.simple.contains("Ajouter le rectificatif"))
                #expect(try await nadia.post(chemin, Self.champs([])).status == .conflict)
                #expect(try await nadia.post(chemin + "/retrait", []).status == .conflict)
                #expect(try await nadia.post(chemin + "/rectificatif", []).status == .badRequest)
                #expect(try await sophie.post(chemin + "/rectificatif", [("texte", "x")]).status == .notFound)
                #expect(try await nadia.post(chemin + "/rectificatif", [("texte", "Le loyer est de 640 €.")]).status == .seeOther)
                let apres = try await nadia.get(chemin).simple
                #expect(apres.contains("Loyer : 460 €") && apres.contains("Rectificatif du \(DateCivile.aujourdhui().court) : Le loyer"))
                #expect(try await nadia.post(chemin + "/rectificatif", [("retirer", "oui")]).status == .seeOther)
                let vide = try await nadia.get(chemin).simple
                #expect(!vide.contains("460") && vide.contains("Note retirée le"))
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien WHERE duree = 30 AND exporte") == 1)
            for ordre: SQL in [
                "UPDATE nominatif.entretien SET duree = 15", "UPDATE nominatif.entretien SET etat = 'brouillon'",
                "UPDATE nominatif.entretien SET vulnerabilite = 'urgence', note = NULL",
            ] {
                await #expect(throws: PostgresError.self) {
                    try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.execute(ordre) }
                }
            }
            for ordre: SQL in ["DELETE FROM nominatif.entretien", "DELETE FROM nominatif.entretien_motif"] {
                let touchees = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.execute(ordre) }
                #expect(touchees == 0)
            }
        }
    }

    @Test func unBrouillonSeSupprime() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let id = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("à revoir"), clos: false, as: banc.nadia)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let chemin = "\(ref.chemin)/entretiens/\(id)"
                let page = try await nadia.get(chemin).simple
                #expect(page.contains("Supprimer le brouillon"))
                #expect(try await nadia.post(chemin + "/retrait", []).status == .seeOther)
                #expect(try await !nadia.get("/journee").simple.contains("Entretiens à finir"))
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.entretien") == 0)
        }
    }

    /// What a post kept before an entretien was recorded is told from what it keeps since.
    @Test func laGenerationChangeAChaqueEnregistrement() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let avant = try #require(try await banc.brouillons.ouvrir(ref, nil, as: banc.nadia))
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.nadia)
            let apres = try #require(try await banc.brouillons.ouvrir(ref, nil, as: banc.nadia))
            #expect(avant.generation != apres.generation && avant.nom == apres.nom && avant.cle == apres.cle)
        }
    }
}
