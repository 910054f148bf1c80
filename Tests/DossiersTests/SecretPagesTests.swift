import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The pages of the team's secrecy, and the words of the journal.
@Suite struct SecretPagesTests {
    /// She corrects and destroys her notes, the share ended too, and finds her follow-ups; the referent learns nothing of it, not even by
    /// the journal of the dossier.
    @Test func laPsychologueCorrigeRetireEtRetrouve() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let psy = try await banc.base.principal(.intervenant, nom: "Lise Aubry")
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                    VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                    """)
            }
            #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
            for texte in ["Première", "Seconde"] {
                #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: texte, as: psy))
            }
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first)
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.nadia))
            let note = try #require(try await banc.psychologue.lire(ref, as: psy)?.notes.first { $0.texte == "Première" })
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            #expect(try await banc.psychologue.corriger(ref, note.id, version: note.version, jour: hier, texte: "Relue", as: psy))
            #expect(
                try await !banc.psychologue.corriger(ref, note.id, version: note.version, jour: hier, texte: "Perdue", as: psy),
                "changée entre-temps")
            #expect(try await !banc.psychologue.corriger(ref, note.id, version: 2, jour: hier, texte: "x", as: banc.nadia))
            #expect(try await !banc.psychologue.retirer(ref, note.id, as: banc.nadia))
            #expect(try await banc.psychologue.lire(ref, as: psy)?.notes.map(\.texte) == ["Seconde", "Relue"])
            #expect(try await banc.psychologue.retirer(ref, note.id, as: psy))
            let suivi = try #require(try await banc.psychologue.suivis(as: psy).first)
            #expect(suivi.ref == ref && suivi.notes == 1 && !suivi.ouvert)
            #expect(try await banc.psychologue.suivis(as: banc.nadia).isEmpty)
            let lectures = try #require(try await banc.lectures.liste(ref, as: banc.nadia)?.lectures)
            #expect(!lectures.contains { $0.action.contains("psychologue") })
            try await Navigateur.avec(banc, [psy, banc.nadia]) { navigateurs in
                let liste = try await navigateurs[0].get("/dossiers").simple
                #expect(liste.contains("/dossiers/suivis"))
                let suivis = try await navigateurs[0].get("/dossiers/suivis").simple
                #expect(suivis.contains(ref.chemin + "/psychologue") && suivis.contains("partage fini"))
                let notes = try await navigateurs[0].get(ref.chemin + "/psychologue")
                let retrait = try #require(notes.texte.entre("\(ref.chemin)/psychologue/", "/retrait\""))
                let adresse = "\(ref.chemin)/psychologue/\(retrait.split(separator: "/").last ?? "")/retrait"
                #expect(try await navigateurs[0].get(adresse).simple.contains("Retirer la note"))
                #expect(try await navigateurs[0].post(adresse, [], page: adresse).status == .seeOther)
                #expect(try await !navigateurs[1].get("/dossiers").simple.contains("/dossiers/suivis"))
                #expect(try await navigateurs[1].get("/dossiers/suivis").status == .notFound)
            }
            #expect(try await banc.psychologue.lire(ref, as: psy)?.notes.isEmpty == true)
        }
    }

    /// Whoever opens in urgency is reminded of it on every part of the dossier, and closes it herself.
    @Test func quiOuvreEnUrgenceLeVoitEtReferme() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            _ = try await banc.urgences.ouvrir(numero: numero, entreprise: nil, motif: SecretTests.motif, as: banc.sophie)
            try await Navigateur.avec(banc, [banc.sophie, banc.nadia]) { navigateurs in
                for partie in ["", "/personne", "/plan", "/demarches", "/lectures"] {
                    #expect(try await navigateurs[0].get(ref.chemin + partie).simple.contains("Accès d'urgence jusqu'à"), "\(partie)")
                    #expect(try await !navigateurs[1].get(ref.chemin + partie).simple.contains("Accès d'urgence jusqu'à"), "\(partie)")
                }
                let secret = try await navigateurs[0].get("/secret")
                #expect(secret.simple.contains("Vos accès d'urgence ouverts"))
                let bris = try #require(secret.texte.entre("/acces-urgence/", "/fin"))
                #expect(try await navigateurs[0].post("\(ref.chemin)/acces-urgence/\(bris)/fin", [], page: "/secret").status == .seeOther)
                #expect(try await navigateurs[0].get(ref.chemin).status == .notFound)
                #expect(try await !navigateurs[0].get("/secret").simple.contains("Vos accès d'urgence ouverts"))
            }
        }
    }

    /// What the base can write in the journal has words: no referent, and no person, reads a code.
    @Test func toutCeQuiSInscritADesMots() async throws {
        try await Banc.avec { banc in
            let sources = try await banc.base.superutilisateur {
                try $0.rows("SELECT prosrc FROM pg_proc WHERE prosrc LIKE '%journal.ecrire%'").map { try $0.string("prosrc") }
            }
            // Codes put together from a parameter: what it can be.
            let suites = [
                "lire_": ["budget", "document", "ecrit"].flatMap { [$0, $0 + "_refus"] }, "retirer_": ["budget", "document", "ecrit"],
                "exporter_": Export.allCases.map(\.rawValue), "conservation_": ["avertir", "archiver", "effacer"],
            ]
            // What is written of an account, of the vault, of a company's text: never with a dossier as its object.
            let ailleurs = [
                "connexion", "compte_", "mot_de_passe", "session", "totp", "coffre_", "recommandation", "controler_noms", "verrou_repris",
            ]
            var codes: Set<String> = []
            for source in sources {
                for trouve in source.matches(of: /journal\.ecrire(?:_garde)?\('([a-z_]+)'(\s*\|\|)?/) {
                    let code = String(trouve.1)
                    guard trouve.2 != nil else {
                        codes.insert(code)
                        continue
                    }
                    codes.formUnion(try #require(suites[code], "« \(code) » : dire ce qui peut suivre").map { code + $0 })
                }
            }
            #expect(codes.count > 40)
            for code in codes where !ailleurs.contains(where: { code.contains($0) }) {
                #expect(MotsDuJournal.mots[code] != nil, "\(code)")
            }
        }
    }

    /// A file that leaves is written as leaving.
    @Test func ceQuiSortSInscrit() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            for quoi in Export.allCases {
                try await banc.dossiers.exporter(quoi, ref, as: banc.nadia)
                try await banc.dossiers.exporter(quoi, ref, as: banc.sophie)
            }
            // One line a day, an account and an act: it says how many times.
            let lectures = try #require(try await banc.lectures.liste(ref, as: banc.nadia)?.lectures)
            func fois(_ action: String) -> Int { lectures.filter { $0.action == action }.reduce(0) { $0 + $1.fois } }
            for quoi in Export.allCases { #expect(fois("exporter_\(quoi.rawValue)") == 1) }
            #expect(fois("exporter_refus") == Export.allCases.count)
        }
    }

    /// Who leaves proposes everything from one page; the receiver accepts in one gesture and sees what is to set again.
    @Test func leDepartDUnePageALAutre() async throws {
        try await Banc.avec { banc in
            let refs = [try await banc.ouvrir("Un"), try await banc.ouvrir("Deux")]
            let claire = try await banc.base.principal(.intervenant, nom: "Claire Weber")
            #expect(try await banc.partages.partager(refs[0], avec: claire.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let demain = DateCivile.aujourdhui().plus(jours: 1)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, permanence_id, referent_id, jour, heure, dossier_id)
                    VALUES ('\(banc.entreprise)', '\(banc.permanence)', '\(banc.nadia.compte)', '\(demain)', '19:00', '\(refs[0].id)')
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                #expect(try await nadia.get("/secret").simple.contains("/secret/depart"))
                let vide = try await nadia.post("/secret/depart", [("cause", "depart")], page: "/secret/depart")
                #expect(vide.status == .badRequest && vide.simple.contains("Choisissez le collègue"))
                let champs = [("vers", banc.sophie.compte.description), ("cause", "depart"), ("information", "informee")]
                #expect(try await nadia.post("/secret/depart", champs, page: "/secret/depart").status == .seeOther)
                #expect(try await nadia.get("/secret").simple.contains("Retirer toutes mes propositions"))
                #expect(try await sophie.get("/secret").simple.contains("vous propose 2 dossiers"))
                let accepte = try await sophie.post(
                    "/secret/depart/acceptation", [("de", banc.nadia.compte.description)], page: "/secret")
                #expect(accepte.status == .seeOther)
                let secret = try await sophie.get("/secret")
                #expect(secret.simple.contains("Rendez-vous à replacer"))
                #expect(try await sophie.get("/journee").simple.contains("1 rendez-vous à replacer"))
                let partages = try await sophie.get(refs[0].chemin + "/partages").simple
                #expect(partages.contains("Claire Weber") && partages.contains("accordé par Nadia Benali"))
                let regle = try #require(secret.texte.entre("/secret/rendez-vous/", "\""))
                #expect(try await nadia.post("/secret/rendez-vous/\(regle)", [], page: "/secret").status == .notFound)
                #expect(try await sophie.post("/secret/rendez-vous/\(regle)", [], page: "/secret").status == .seeOther)
                #expect(try await !sophie.get("/secret").simple.contains("Rendez-vous à replacer"))
                #expect(try await nadia.get(refs[0].chemin).status == .notFound)
            }
        }
    }
}
