import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The dossier's wall, proved as the login roles.
@Suite struct MurTests {
    @Test func unDossierNEstQueDeSonReferent() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.dossiers.lire(ref, as: banc.nadia)?.identite.complet == "Karim Lambert-Roussel")
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            #expect(try await banc.dossiers.trouver(ref, as: banc.sophie) == nil)
            #expect(try await banc.dossiers.liste(.partages, debut: 0, parPage: 25, as: banc.sophie).total == 0)
            await #expect(throws: EntretienStore.Refus.introuvable) {
                try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.sophie)
            }
            #expect(try await !banc.dossiers.clore(ref, .relais, as: banc.sophie))
            #expect(try await !banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.sophie))
        }
    }

    /// A colleague with any SQL in her own session sees no row of any table, and changes none.
    @Test func aucuneRequeteNeLePasse() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("secret"), clos: false, as: banc.nadia)
            try await banc.demarches.ajouter(
                ref, .init(type: .recours, partenaire: .adil, statut: .aCompleter, echeance: nil, objet: Objet(objet: "x")), as: banc.nadia)
            let tables: [SQL] = [
                "SELECT id FROM nominatif.dossier", "SELECT id FROM nominatif.entretien", "SELECT motif FROM nominatif.entretien_motif",
                "SELECT id FROM nominatif.demarche", "SELECT id FROM nominatif.evenement", "SELECT id FROM nominatif.partage",
                "SELECT id FROM nominatif.rendez_vous", "SELECT id FROM nominatif.lire_dossier(\(ref.entreprise), \(ref.id))",
                "SELECT cle_dossier FROM nominatif.cle_du_dossier(\(ref.entreprise), \(ref.id))",
                "SELECT compte FROM nominatif.lectures(\(ref.entreprise), \(ref.id))",
                "SELECT compte FROM nominatif.derniere_lecture(\(ref.entreprise), \(ref.id))",
            ]
            for sql in tables {
                let lignes = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { try $0.rows(sql).count }
                #expect(lignes == 0, "\(sql)")
            }
            let changements: [SQL] = [
                "UPDATE nominatif.dossier SET etat = 'clos', clos_le = current_date, issue = 'refus'",
                "UPDATE nominatif.demarche SET statut = 'classee'",
                "UPDATE nominatif.entretien SET etat = 'clos'", "DELETE FROM nominatif.entretien_motif",
            ]
            for sql in changements {
                #expect(try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { try $0.execute(sql) } == 0, "\(sql)")
            }
        }
    }

    /// Not even the referent may take a content without the journal, choose a referent, an id or a key twice.
    @Test func leReferentNePassePasACoteDuJournal() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let interdits: [SQL] = [
                "SELECT contenu FROM nominatif.dossier", "SELECT cle_enveloppee FROM nominatif.dossier",
                "SELECT note FROM nominatif.entretien",
                "SELECT contenu FROM nominatif.demarche", "SELECT exporte FROM nominatif.entretien",
                "SELECT personne_id FROM nominatif.dossier",
                "UPDATE nominatif.dossier SET referent_id = \(banc.sophie.compte)", "DELETE FROM nominatif.dossier",
                "SELECT pseudonyme FROM passerelle.acte", "SELECT action FROM journal.evenement",
                "SELECT instant FROM journal.de_objet(\(ref.id))", "SELECT nominatif.accede(\(ref.entreprise), \(ref.id))",
            ]
            for sql in interdits {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(sql)") {
                    _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.rows(sql).count }
                }
            }
            await #expect(throws: PostgresError.self) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    try $0.execute("UPDATE nominatif.dossier SET cle_enveloppee = \(Array(repeating: UInt8(1), count: 60))")
                }
            }
        }
    }

    /// Planning, billing, HR, direction, administration and the poster: no grant at all on the nominative side.
    @Test func lesAutresRolesNOntAucunDroit() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let rh = try await banc.base.principal(.rh, entreprise: banc.entreprise)
            let roles: [(Compartiment, Principal)] = [
                (.gestion, try await banc.base.principal(.planification)), (.facturation, try await banc.base.principal(.facturation)),
                (.client, rh), (.pilotage, try await banc.base.principal(.direction)),
                (.administration, try await banc.base.principal(.administration)),
            ]
            let requetes: [SQL] = [
                "SELECT id FROM nominatif.dossier", "SELECT id FROM nominatif.rendez_vous", "SELECT count(*) FROM nominatif.entretien",
                "SELECT id FROM nominatif.lire_dossier(\(ref.entreprise), \(ref.id))",
            ]
            for (compartiment, principal) in roles {
                for sql in requetes {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                    }
                }
            }
            for compartiment in [Compartiment.publique, .auth, .passerelle] {
                for sql in requetes {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transactionSansSession { try $0.rows(sql).count }
                    }
                }
            }
        }
    }

    @Test func lePartageOuvrePuisSeRetire() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let fin = DateCivile.aujourdhui().plus(jours: 30)
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: fin, as: banc.nadia))
            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.sophie))
            #expect(lu.identite.nom == "Lambert-Roussel")
            #expect(try await banc.dossiers.liste(.partages, debut: 0, parPage: 25, as: banc.sophie).total == 1)
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("vue par Sophie"), clos: true, as: banc.sophie)
            #expect(try await !banc.dossiers.clore(ref, .relais, as: banc.sophie), "seul le référent clôt")
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first)
            let tiers = try await banc.base.principal(.intervenant)
            #expect(try await !banc.partages.retirer(ref, partage.id, as: tiers))
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.nadia))
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
        }
    }

    @Test func unPartageFiniNOuvrePlus() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.partage SET consenti_le = current_date - 9, jusquau = current_date - 2")
            }
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
        }
    }
}
