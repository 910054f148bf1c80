import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Partenaires
import Postgres
import Tenancy
import Testing
import TestSupport

@testable import Dossiers

/// A colleague who receives a share is told, and has a desk for it: what she began and what she set herself are on her day.
@Suite struct PartagesRecusTests {
    @Test func unPartageSeVoitSurLaJourneeJusquALOuverture() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            try await Navigateur.avec(banc, [banc.sophie, banc.nadia]) { navigateurs in
                let (sophie, nadia) = (navigateurs[0], navigateurs[1])
                for page in ["/journee", "/a-suivre"] {
                    let lue = try await sophie.get(page).simple
                    #expect(lue.contains("Partagés avec vous") && lue.contains(numero) && lue.contains("partagé par Nadia Benali"))
                    #expect(!(try await nadia.get(page).simple.contains("Partagés avec vous")))
                }
                // The referent's own reading is not hers.
                _ = try await nadia.get(ref.chemin)
                #expect(try await sophie.get("/journee").simple.contains("Partagés avec vous"))
                #expect(try await sophie.get(ref.chemin).status == .ok)
                #expect(!(try await sophie.get("/journee").simple.contains("Partagés avec vous")))
            }
            // Shared again, told again; taken back, no longer told.
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let recus = PartageRecu.selection
            #expect(try await banc.base.bases[.nominatif].read(as: banc.sophie, recus, as: PartageRecu.self).map(\.ref) == [ref])
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first { $0.retireLe == nil })
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.nadia))
            #expect(try await banc.base.bases[.nominatif].read(as: banc.sophie, recus, as: PartageRecu.self).isEmpty)
        }
    }

    /// Her unfinished entretien, her typed sheet, her own dates in a shared dossier; never the referent's.
    @Test func ceQuElleYCommenceEstSurSaJournee() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let jour = DateCivile.aujourdhui()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: jour, as: banc.nadia))
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: false, as: banc.sophie)
            for (qui, demain) in [(banc.nadia, 1), (banc.sophie, 2)] {
                try await banc.demarches.ajouter(
                    ref,
                    .init(
                        type: .recours, partenaire: .adil, statut: .enInstruction, echeance: jour.plus(jours: demain),
                        objet: Objet(objet: "x")), as: qui)
                _ = try await banc.orientations.orienter(
                    ref,
                    OrientationStore.Nouvelle(
                        vers: .medecin, partenaire: nil, le: jour, relance: jour.plus(jours: demain), texte: Orientation.Texte("x")),
                    as: qui)
            }
            let magasin = JourneeStore(banc.base.bases[.nominatif])
            let sienne = try await magasin.lire(jour, aujourdhui: jour, as: banc.sophie)
            #expect(sienne.aFinir.map(\.ref) == [ref])
            #expect(sienne.demarches.map(\.echeance) == [jour.plus(jours: 2)])
            #expect(sienne.echeances.map(\.le) == [jour.plus(jours: 2)])
            let referente = try await magasin.lire(jour, aujourdhui: jour, as: banc.nadia)
            #expect(referente.aFinir.isEmpty && referente.demarches.count == 2 && referente.echeances.count == 2)
            // The share ended, the dossier leaves her desk.
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first)
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.nadia))
            let apres = try await magasin.lire(jour, aujourdhui: jour, as: banc.sophie)
            #expect(apres.aFinir.isEmpty && apres.demarches.isEmpty && apres.echeances.isEmpty)
        }
    }

    /// Directed to the psychologist, the person's dossier is one consent away from being shared with her.
    @Test func orienterVersLaPsychologueProposeLePartage() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let champs = [
                ("vers", "psychologue"), ("le", DateCivile.aujourdhui().description), ("objet", "Sommeil"), ("accord", "oui"),
            ]
            let orientations = ref.chemin + "/orientations"
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let reponse = try await navigateurs[0].post(orientations, champs, page: orientations)
                #expect(reponse.headers[.location] == orientations, "personne à qui l'ouvrir")
            }
            let psy = try await banc.psychologue("Lise Aubry")
            try await Navigateur.avec(banc, [banc.nadia, psy]) { navigateurs in
                let reponse = try await navigateurs[0].post(orientations, champs, page: orientations)
                let partages = try #require(reponse.headers[.location])
                #expect(partages == ref.chemin + "/partages?vers=psychologue")
                let page = try await navigateurs[0].get(partages)
                #expect(page.simple.contains("Lise Aubry, psychologue"))
                #expect(page.texte.contains("<option value=\"\(psy.compte)\" selected"))
                let partage = try await navigateurs[0].post(
                    ref.chemin + "/partages",
                    [
                        ("compte", psy.compte.description), ("portee", "entier"), ("accord", "oral"),
                        ("jusquau", DateCivile.aujourdhui().plus(mois: 1).description),
                    ], page: partages)
                #expect(partage.status == .seeOther)
                #expect(try await navigateurs[1].get("/journee").simple.contains("Partagés avec vous"))
                // Already hers to read: nothing to propose.
                #expect(try await navigateurs[0].post(orientations, champs, page: orientations).headers[.location] == orientations)
            }
        }
    }
}

extension Banc {
    var orientations: OrientationStore { OrientationStore(base.bases[.nominatif], coffre) }

    /// A psychologist of the team.
    func psychologue(_ nom: String) async throws -> Principal {
        let psy = try await base.principal(.intervenant, nom: nom)
        try await base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                VALUES (gen_random_uuid(), '\(psy.compte)', '\(nom)', 'psychologue', '11111111-1111-4111-8111-111111111111')
                """)
        }
        return psy
    }
}
