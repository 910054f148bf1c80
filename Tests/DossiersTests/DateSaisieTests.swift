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

/// A year mistyped is refused where it is typed, and what an older one left in the base keeps no dossier.
@Suite struct DateSaisieTests {
    private static let loin = DateCivile.aujourdhui().plus(mois: 12 * 36)

    private func psychologue(_ banc: Banc, _ ref: Dossier.Ref) async throws -> Principal {
        let psy = try await banc.base.principal(.intervenant, nom: "Claire Aubry")
        try await banc.base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                """)
        }
        #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
        return psy
    }

    /// Told on the page with what was typed; refused by the base whoever asks.
    @Test func uneNoteDePsychologueNEstPasAVenir() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let psy = try await psychologue(banc, ref)
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Séance.", as: psy))
            let note = try #require(try await banc.psychologue.lire(ref, as: psy)?.notes.first)
            try await Navigateur.avec(banc, [psy]) { navigateurs in
                let chemin = ref.chemin + "/psychologue"
                let faute = "n'est pas encore venu"
                let neuve = try await navigateurs[0].post(
                    chemin, [("jour", Self.loin.description), ("note", "Deuil ancien")], page: chemin)
                #expect(neuve.status == .badRequest && neuve.simple.contains(faute) && neuve.simple.contains("Deuil ancien"))
                let corrigee = try await navigateurs[0].post(
                    "\(chemin)/\(note.id.uuidString.lowercased())",
                    [("version", "1"), ("jour", Self.loin.description), ("note", "Séance longue")], page: chemin)
                #expect(corrigee.status == .badRequest && corrigee.simple.contains(faute) && corrigee.simple.contains("Séance longue"))
            }
            await #expect(throws: PostgresError.self) {
                _ = try await banc.psychologue.ajouter(ref, jour: .aujourdhui().plus(jours: 1), texte: "x", as: psy)
            }
            await #expect(throws: ScriptError.self) {
                try await banc.base.superutilisateur {
                    try $0.executeScript("UPDATE nominatif.note_psychologue SET jour = '\(Self.loin)'")
                }
            }
            #expect(try await banc.psychologue.lire(ref, as: psy)?.notes.map(\.jour) == [.aujourdhui()])
        }
    }

    /// A note of another year does not come again every night as a contact of the day.
    @Test func uneNoteRetientDeSonJour() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let psy = try await psychologue(banc, ref)
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui().plus(mois: -23), texte: "Séance.", as: psy))
            try await banc.reculer(ref, mois: 30)
            #expect(try await banc.passer() == ["avertir"], "vingt-trois mois après la note : le premier avis")
        }
    }

    @Test func unRendezVousEstDansLesDouzeMois() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let ref = try await banc.ouvrir()
            let fin = DateCivile.aujourdhui().plus(mois: 12)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let chemin = "/rendez-vous/hors-permanence"
                func poser(_ jour: DateCivile) async throws -> TestResponse {
                    try await navigateurs[0].post(
                        chemin,
                        [("dossier", Paire.ecrire(ref.entreprise, ref.id.rawValue)), ("jour", jour.description), ("heure", "14 h")],
                        page: chemin)
                }
                let trop = try await poser(fin.plus(jours: 1))
                #expect(trop.status == .badRequest && trop.simple.contains("le \(fin.court) au plus tard"))
                #expect(try await poser(fin).status == .seeOther)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.rendez_vous") == 1)
            let (entreprise, dossier) = (ref.entreprise, ref.id)
            await #expect(throws: PostgresError.self, "par la base aussi") {
                try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    _ = try $0.execute(
                        """
                        INSERT INTO nominatif.rendez_vous (entreprise_id, jour, heure, dossier_id)
                        VALUES (\(entreprise), \(Self.loin), '14:00'::time, \(dossier))
                        """)
                }
            }
        }
    }

    /// One put in 2062 before the limit: the dossier is recalled, and ends.
    @Test func unRendezVousLointainNeRetientRien() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let ref = try await banc.ouvrir()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, dossier_id, referent_id, permanence_id, jour, heure)
                    VALUES ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', '\(banc.permanence)', '\(Self.loin)', '09:00');
                    UPDATE nominatif.dossier SET derniere_activite = current_date - 40;
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let suivre = try await navigateurs[0].get("/a-suivre").simple
                #expect(suivre.contains("sans nouvelles"))
            }
            try await banc.reculer(ref, mois: 30)
            #expect(try await banc.passer() == ["avertir"])
        }
    }

    /// Each date that comes back as a reminder says how far it may be.
    @Test func chaqueRappelALaSienne() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
            let objectif = try await plan.poser(ref, .init(theme: .logement, texte: .init("Garder le bail")), as: banc.nadia)
            let (deux, cinq) = (DateCivile.aujourdhui().plus(mois: 24), DateCivile.aujourdhui().plus(mois: 60))
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            let chemin = ref.chemin
            let entretien = EntretienRepriseTests.champs([])
            let envois: [(chemin: String, champs: [(String, String)], champ: String, fin: DateCivile)] = [
                ("/demarches", [("type", "courrier"), ("statut", "a_completer")], "echeance", deux),
                ("/plan/objectifs", [("texte", "x"), ("theme", "budget")], "horizon", cinq),
                ("/plan/objectifs/\(objectif)/actions", [("action", "Appeler"), ("qui", "personne")], "echeance", deux),
                ("/orientations", [("vers", "autre"), ("accord", "oui"), ("le", hier.description)], "relance", deux),
                ("/arrets", [("debut", hier.description), ("origine", "maladie")], "fin", cinq),
                ("/entretiens", entretien, "prochaine", deux),
            ]
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                for (suite, champs, champ, fin) in envois {
                    let loin = try await nadia.post(chemin + suite, champs + [(champ, Self.loin.description)])
                    #expect(loin.status == .badRequest, "\(suite)")
                    #expect(loin.simple.contains("le \(Self.loin.court) est trop loin, le \(fin.court) au plus tard"), "\(suite)")
                    #expect(try await nadia.post(chemin + suite, champs + [(champ, fin.description)]).status == .seeOther, "\(suite)")
                }
                // A next step comes after what was said; an orientation has taken place.
                let avant = try await nadia.post(chemin + "/entretiens", entretien + [("prochaine", hier.plus(jours: -9).description)])
                #expect(avant.status == .badRequest && avant.simple.contains("est trop tôt"))
                let demain = try await nadia.post(
                    chemin + "/orientations", [("vers", "autre"), ("accord", "oui"), ("le", hier.plus(jours: 2).description)])
                #expect(demain.status == .badRequest && demain.simple.contains("n'est pas encore venu"))
            }
        }
    }
}
