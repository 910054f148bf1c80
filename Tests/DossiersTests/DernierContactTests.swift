import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// What pushes back the end of a dossier: every real contact, whoever had it.
@Suite struct DernierContactTests {
    private func derniere(_ banc: Banc, _ ref: Dossier.Ref) async throws -> DateCivile {
        try await banc.base.superutilisateur {
            try $0.rows("SELECT derniere_activite AS le FROM nominatif.dossier WHERE id = \(ref.id)")[0].value("le")
        }
    }

    @Test func unContactRepousseLaFin() async throws {
        try await Banc.avec { banc in
            let jour = DateCivile.aujourdhui()
            let script: @Sendable (Dossier.Ref) -> [(quoi: String, sql: String)] = { ref in
                let cles = "('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)'"
                return [
                    (
                        "rendez-vous honoré",
                        "INSERT INTO nominatif.rendez_vous (entreprise_id, dossier_id, referent_id, permanence_id, jour, heure, statut) VALUES \(cles), '\(banc.permanence)', current_date, '09:00', 'honore')"
                    ),
                    (
                        "appel reçu",
                        "INSERT INTO nominatif.rappel (entreprise_id, dossier_id, referent_id, du_le, recu_le) VALUES \(cles), current_date, current_date)"
                    ),
                    (
                        "arrêt",
                        "INSERT INTO nominatif.arret (entreprise_id, dossier_id, auteur_id, origine, debut) VALUES \(cles), 'maladie', current_date - 9)"
                    ),
                    (
                        "mesure",
                        "INSERT INTO nominatif.mesure (entreprise_id, dossier_id, auteur_id, sorte, proposee_par) VALUES \(cles), 'essai_encadre', 'personne')"
                    ),
                    (
                        "partage",
                        "INSERT INTO nominatif.partage (entreprise_id, dossier_id, accorde_par, compte_id, jusquau) VALUES \(cles), '\(banc.sophie.compte)', current_date)"
                    ),
                    (
                        "copie remise",
                        "INSERT INTO nominatif.remise (entreprise_id, dossier_id, auteur_id, demande_le, remis_le, objet, forme) VALUES \(cles), current_date, current_date, 'copie', 'pdf')"
                    ),
                ]
            }
            for rang in 0..<6 {
                let ref = try await banc.ouvrir()
                try await banc.reculer(ref, mois: 25)
                let (quoi, sql) = script(ref)[rang]
                try await banc.base.superutilisateur { try $0.executeScript(sql) }
                #expect(try await derniere(banc, ref) == jour, "\(quoi)")
            }
            #expect(try await banc.etapes() == [])
        }
    }

    /// An appointment to come keeps the dossier; missed, it does not.
    @Test func unRendezVousAVenirRetientLArchive() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.reculer(ref, mois: 30)
            #expect(try await banc.passer() == ["avertir"])
            try await banc.vieillir(30)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    "INSERT INTO nominatif.rendez_vous (entreprise_id, dossier_id, referent_id, permanence_id, jour, heure) VALUES ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', '\(banc.permanence)', current_date + 3, '09:00')"
                )
            }
            #expect(try await banc.etapes() == [])
            #expect(try await banc.passer() == [])
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.rendez_vous SET statut = 'non_honore'") }
            #expect(try await banc.etapes() == ["archiver"])
        }
    }

    /// A closed dossier reopened after 25 months, and one handed over: two years begin again.
    @Test func rouvrirEtRelayerRepartentDeZero() async throws {
        try await Banc.avec { banc in
            let (rouvert, relaye) = (try await banc.ouvrir(), try await banc.ouvrir())
            #expect(try await banc.dossiers.clore(rouvert, .relais, as: banc.nadia))
            for ref in [rouvert, relaye] { try await banc.reculer(ref, mois: 25) }
            #expect(try await banc.dossiers.rouvrir(rouvert, as: banc.nadia))
            let transferts = TransfertStore(banc.base.bases[.nominatif])
            #expect(
                try await transferts.proposer(relaye, a: banc.sophie.compte, cause: .charge, information: .accord, as: banc.nadia) == .fait)
            let recu = try #require(try await transferts.miens(as: banc.sophie).first)
            #expect(try await transferts.decider(recu.ref.entreprise, recu.id, accepte: true, information: nil, as: banc.sophie) == .fait)
            #expect(try await banc.passer() == [])
            for ref in [rouvert, relaye] { #expect(try await derniere(banc, ref) == .aujourdhui()) }
        }
    }

    /// A date typed ten years ahead keeps nothing ten years.
    @Test func uneDateAVenirNeGardeRien() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.reculer(ref, mois: 25)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    "INSERT INTO nominatif.arret (entreprise_id, dossier_id, auteur_id, origine, debut, maj_le) VALUES ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', 'maladie', current_date, current_date + 3650)"
                )
            }
            #expect(try await derniere(banc, ref) == .aujourdhui())
        }
    }

    /// The psychologist sees the person each month, the referent writes nothing: the dossier lives, and the referent is not told why.
    @Test func lesNotesDeLaPsychologueRetiennentLeDossierSansLeDire() async throws {
        try await Banc.avec { banc in
            let psy = try await banc.base.principal(.intervenant, nom: "Claire Aubry")
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                    VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                    """)
            }
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Séance.", as: psy))
            try await banc.reculer(ref, mois: 30)
            let avant = try await derniere(banc, ref)
            #expect(try await banc.passer() == [])
            #expect(try await derniere(banc, ref) == avant, "le référent ne l'apprend pas par la dernière activité")
            #expect(try await banc.echeances.miennes(as: banc.nadia).isEmpty)

            // Her last note is old too: she is warned like the referent, and one more note is enough.
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.note_psychologue SET jour = current_date - 740") }
            let sienne = try #require(try await banc.echeances.miennes(as: psy).first)
            #expect(!sienne.referent && sienne.chemin.hasSuffix("/psychologue") && !sienne.peutReprendre)
            #expect(try await banc.echeances.miennes(as: banc.nadia).count == 1)
            #expect(try await banc.passer() == ["avertir"])
            try await banc.vieillir(30)
            #expect(try await banc.passer() == ["archiver"])
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Revue.", as: psy))
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 40") }
            #expect(try await banc.passer() == [], "une note écrite pendant l'archive retient l'effacement")
        }
    }
}
