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

/// The same form sent twice writes one line, and is answered twice the same.
@Suite struct EnvoiUniqueTests {
    private func compter(_ banc: Banc, _ table: String) async throws -> Int {
        try await banc.base.superutilisateur {
            try $0.rows("SELECT 1 AS un FROM nominatif.\(fragment: SuiviTests.nom(table))").count
        }
    }

    @Test func unDoubleEnvoiNEcritQuUneFois() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let psy = try await banc.base.principal(.intervenant, nom: "Claire Aubry")
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.entreprise SET statut = 'client';
                    INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                    VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                    """)
            }
            #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let jour = DateCivile.aujourdhui().description
            let chemin = ref.chemin
            try await Navigateur.avec(banc, [banc.nadia, psy]) { navigateurs in
                let envois: [(table: String, qui: Int, page: String, chemin: String, champs: [(String, String)])] = [
                    (
                        "demarche", 0, chemin + "/demarches", chemin + "/demarches",
                        [("type", "courrier"), ("statut", "a_completer"), ("objet", "Aide")]
                    ),
                    (
                        "rappel", 0, "/rappels/nouveau", "/rappels",
                        [("dossier", Paire.ecrire(ref.entreprise, ref.id.rawValue)), ("jour", jour), ("objet", "Loyer")]
                    ),
                    (
                        "orientation", 0, chemin + "/orientations", chemin + "/orientations",
                        [("vers", "psychologue"), ("accord", "oui"), ("le", jour), ("objet", "Sommeil")]
                    ),
                    ("note_psychologue", 1, chemin + "/psychologue", chemin + "/psychologue", [("jour", jour), ("note", "Séance")]),
                    ("objectif", 0, chemin + "/plan", chemin + "/plan/objectifs", [("texte", "Garder le bail"), ("theme", "logement")]),
                    ("feuille", 0, chemin + "/plan", chemin + "/plan/evaluation", [("analyse", "Le loyer d'abord")]),
                ]
                for envoi in envois {
                    let qui = navigateurs[envoi.qui]
                    let fiche = try #require(try await qui.get(envoi.page).texte.entre("name=\"fiche\" value=\"", "\""), "\(envoi.table)")
                    var lieux: [String?] = []
                    for _ in 0..<2 {
                        let reponse = try await qui.post(envoi.chemin, envoi.champs + [("fiche", fiche)], page: envoi.page)
                        #expect(reponse.status == .seeOther, "\(envoi.table)")
                        lieux.append(reponse.headers[.location])
                    }
                    #expect(lieux[0] == lieux[1], "\(envoi.table)")
                    #expect(try await self.compter(banc, envoi.table) == 1, "\(envoi.table)")
                    // The next form is another one.
                    #expect(try await !qui.get(envoi.page).texte.contains(fiche), "\(envoi.table)")
                    #expect(try await qui.post(envoi.chemin, envoi.champs, page: envoi.page).status == .seeOther)
                    #expect(try await self.compter(banc, envoi.table) == 2, "\(envoi.table)")
                }
                // An action: its form is drawn with its objective.
                let bloc = try #require(try await navigateurs[0].get(chemin + "/plan").texte.entre("/plan/objectifs/", "</form>"))
                let (objectif, fiche) = (bloc.prefix(36), try #require(bloc.entre("name=\"fiche\" value=\"", "\"")))
                for _ in 0..<2 {
                    let reponse = try await navigateurs[0].post(
                        "\(chemin)/plan/objectifs/\(objectif)/actions", [("action", "Appeler"), ("qui", "personne"), ("fiche", fiche)])
                    #expect(reponse.status == .seeOther)
                }
                #expect(try await self.compter(banc, "action") == 1)
            }
        }
    }

    /// Two sendings at the same instant: one waits for the other, and writes nothing.
    @Test func auMemeInstantAussi() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let envoi = UUID()
            let fiche = DemarcheStore.Fiche(type: .courrier, statut: .aCompleter, objet: Objet(objet: "Aide"))
            async let un = banc.demarches.ajouter(ref, fiche, envoi: envoi, as: banc.nadia)
            async let deux = banc.demarches.ajouter(ref, fiche, envoi: envoi, as: banc.nadia)
            _ = try await (un, deux)
            #expect(try await compter(banc, "demarche") == 1)
            let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
            let saisi = PlanStore.Saisi(theme: .budget, texte: .init("Tenir"))
            async let a = plan.poser(ref, saisi, envoi: envoi, as: banc.nadia)
            async let b = plan.poser(ref, saisi, envoi: envoi, as: banc.nadia)
            let ids = try await [a, b]
            #expect(ids[0] == ids[1])
        }
    }
}
