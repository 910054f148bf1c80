import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Secrecy inside the team: share, urgent access, lock, handover, the psychologist's notes; refusals proved as the login roles.
@Suite struct SecretTests {
    static let motif = "Menace de suicide au téléphone, référente injoignable."

    // MARK: Share

    @Test func unPartageSansLesNotesNeDonnePasUneNote() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let entretien = try await banc.entretiens.enregistrer(
                ref, banc.codes(), Note("violences conjugales"), clos: true, as: banc.nadia)
            let fin = DateCivile.aujourdhui().plus(jours: 9)
            #expect(
                try await banc.partages.partager(
                    ref, avec: banc.sophie.compte, jusquau: fin, accord: .ecrit, portee: .sansNotes, as: banc.nadia))
            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.sophie))
            #expect(lu.identite.nom == "Lambert-Roussel")
            #expect(lu.notes.isEmpty)
            #expect(lu.partages.first?.portee == .sansNotes && lu.partages.first?.accord == .ecrit)
            let note: SQL = "SELECT contenu FROM nominatif.lire_note(\(ref.entreprise), \(entretien))"
            #expect(try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { try $0.rows(note).count } == 0)
            #expect(try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.rows(note).count } == 1)
        }
    }

    @Test func leCollegueRendSonPartage() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.sophie)?.partages.first)
            let tiers = try await banc.base.principal(.intervenant)
            #expect(try await !banc.partages.retirer(ref, partage.id, as: tiers))
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.sophie))
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
        }
    }

    // MARK: Urgent access

    @Test func lAccesDUrgenceOuvreTroisHeuresEtSeDitATous() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            guard
                case .ouvert(ref, let fin) = try await banc.urgences.ouvrir(
                    numero: numero, entreprise: nil, motif: Self.motif, as: banc.sophie)
            else { return #expect(Bool(false), "pas d'accès") }
            #expect(abs(fin.timeIntervalSinceNow - 3 * 3600) < 60)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie)?.identite.nom == "Lambert-Roussel")
            // The referent reads who, when and why; the direction who and when.
            let avis = try #require(try await banc.urgences.avis(as: banc.nadia).first)
            #expect(avis.numero == numero && avis.compte == banc.sophie.compte.rawValue && avis.enCours)
            #expect(try await banc.urgences.lire(ref, as: banc.nadia).first?.motif == Self.motif)
            #expect(try await banc.urgences.lire(ref, as: banc.sophie).isEmpty)
            let direction = try await banc.base.principal(.direction)
            let vus = try await banc.base.bases[.pilotage].transaction(as: direction) {
                try $0.rows("SELECT * FROM garde.acces_urgence()").map { ligne in
                    (try ligne.string("numero"), try ligne.uuid("entreprise_id"), try ligne.uuid("id"), try ligne.bool("vu_referent"))
                }
            }
            let vu = try #require(vus.first)
            #expect(vu.0 == numero && !vu.3)
            // Acknowledged, it leaves her page, not the record.
            #expect(try await !banc.urgences.prendreActe(ref, avis.id, as: banc.sophie))
            #expect(try await banc.urgences.prendreActe(ref, avis.id, as: banc.nadia))
            #expect(try await banc.urgences.avis(as: banc.nadia).isEmpty)
            #expect(try await banc.urgences.lire(ref, as: banc.nadia).count == 1)
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'acces_urgence' AND objet = \(ref.id)") == 1)
            // Three hours, not one second more.
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.bris SET debut = now() - interval '3 hours', fin = now()")
            }
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
        }
    }

    @Test func uneHeureAvantLaFinEtRefermeParLeReferent() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            _ = try await banc.urgences.ouvrir(numero: numero, entreprise: banc.entreprise, motif: Self.motif, as: banc.sophie)
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.bris SET debut = now() - interval '179 minutes', fin = now() + interval '1 minute'")
            }
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) != nil)
            let id = try #require(try await banc.urgences.avis(as: banc.nadia).first).id
            #expect(try await banc.urgences.refermer(ref, id, as: banc.nadia))
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
        }
    }

    /// By SQL too, nobody opens in silence: without a reason the database undoes it, and ten wrong numbers are enough.
    @Test func jamaisEnSilence() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            await #expect(throws: PostgresError.self) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                    try $0.rows("SELECT issue FROM nominatif.briser(\(numero), NULL)").count
                }
            }
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            for sql in [
                "INSERT INTO nominatif.bris (entreprise_id, dossier_id) VALUES (\(ref.entreprise), \(ref.id))",
                "UPDATE nominatif.bris SET fin = now() + interval '9 hours'", "DELETE FROM nominatif.bris",
            ] as [SQL] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(sql)") {
                    _ = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { try $0.execute(sql) }
                }
            }
            for _ in 0..<10 {
                #expect(
                    try await banc.urgences.ouvrir(numero: "1999-00000", entreprise: nil, motif: Self.motif, as: banc.sophie)
                        == .introuvable)
            }
            #expect(try await banc.urgences.ouvrir(numero: numero, entreprise: nil, motif: Self.motif, as: banc.sophie) == .limite)
        }
    }

    // MARK: Lock

    @Test func unVerrouLEmporteSurTout() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.verrous.verrouiller(ref, a: banc.sophie.compte, as: banc.sophie) != .fait)
            #expect(try await banc.verrous.verrouiller(ref, a: banc.sophie.compte, as: banc.nadia) == .fait)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            #expect(try await banc.dossiers.liste(.partages, debut: 0, parPage: 25, as: banc.sophie).total == 0)
            #expect(try await banc.dossiers.chercher(nom: "Lambert", as: banc.sophie).isEmpty)
            // The answer is the one of a number that does not exist; and no list says that a lock is there.
            #expect(try await banc.urgences.ouvrir(numero: numero, entreprise: nil, motif: Self.motif, as: banc.sophie) == .introuvable)
            #expect(try await banc.verrous.miens(as: banc.sophie).isEmpty)
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                    try $0.rows("SELECT id FROM nominatif.verrou").count
                }
            }
            #expect(
                try await banc.transferts.proposer(ref, a: banc.sophie.compte, cause: .depart, information: .accord, as: banc.nadia)
                    == .collegue)
            let verrou = try #require(try await banc.lectures.liste(ref, as: banc.nadia)?.verrous.first)
            #expect(try await !banc.verrous.lever(ref, verrou.id, as: banc.sophie))
            #expect(try await banc.verrous.lever(ref, verrou.id, as: banc.nadia))
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) != nil)
        }
    }

    @Test func laDirectionFermeUneEntrepriseEtSeuleLaRouvre() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.verrous.mExclure(banc.entreprise, as: banc.nadia) == .referent)
            #expect(try await banc.verrous.mExclure(banc.entreprise, as: banc.sophie) == .fait)
            #expect(try await banc.verrous.miens(as: banc.sophie).map(\.nom) == ["Fonderies de Testange"])
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            // She cannot open one there either.
            await #expect(throws: (any Error).self) { _ = try await banc.ouvrir(par: banc.sophie) }
            let direction = try await banc.base.principal(.direction)
            let leves = try await banc.base.bases[.pilotage].transaction(as: direction) { transaction in
                try transaction.rows("SELECT entreprise_id, id FROM garde.verrous()").map { ligne in
                    let entreprise = try ligne.uuid("entreprise_id")
                    let id = try ligne.uuid("id")
                    return try transaction.rows("SELECT garde.deverrouiller(\(entreprise), \(id)) AS fait")[0].bool("fait")
                }
            }
            #expect(leves == [true])
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) != nil)
        }
    }

    // MARK: Handover

    @Test func rienNeBougeAvantDAccepter() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(
                try await banc.transferts.proposer(ref, a: banc.sophie.compte, cause: .depart, information: .aInformer, as: banc.sophie)
                    == .refuse)
            #expect(
                try await banc.transferts.proposer(ref, a: banc.sophie.compte, cause: .depart, information: .aInformer, as: banc.nadia)
                    == .fait)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            #expect(try await banc.dossiers.lire(ref, as: banc.nadia) != nil)
            let propose = try #require(try await banc.transferts.miens(as: banc.sophie).first)
            let tiers = try await banc.base.principal(.intervenant)
            #expect(
                try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: .accord, as: tiers) == .refuse)
            #expect(
                try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: nil, as: banc.sophie)
                    == .information)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            #expect(
                try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: .informee, as: banc.sophie)
                    == .fait)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie)?.dossier.referent == banc.sophie.compte)
            #expect(try await banc.dossiers.lire(ref, as: banc.nadia) == nil)
        }
    }

    @Test func laDirectionProposeSansLireQuandUnComptePart() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let direction = try await banc.base.principal(.direction)
            let proposer: @Sendable () async throws -> Int? = {
                try await banc.base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT garde.proposer_relais(\(banc.nadia.compte), \(banc.sophie.compte)) AS n")[0].optionalInt("n")
                }
            }
            #expect(try await proposer() == nil, "le compte est encore ouvert")
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE garde.compte SET actif = false WHERE id = '\(banc.nadia.compte)'")
            }
            #expect(try await proposer() == 1)
            #expect(try await proposer() == 0)
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie) == nil)
            let propose = try #require(try await banc.transferts.miens(as: banc.sophie).first)
            #expect(propose.information == .aInformer)
            #expect(
                try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: .accord, as: banc.sophie) == .fait
            )
            #expect(try await banc.dossiers.lire(ref, as: banc.sophie)?.identite.nom == "Lambert-Roussel")
        }
    }

    // MARK: Psychologist

    @Test func lesNotesDeLaPsychologueNeSontQuASonAuteur() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            let psy = try await banc.base.principal(.intervenant, nom: "Lise Aubry")
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id)
                    VALUES (gen_random_uuid(), '\(psy.compte)', 'Aubry', 'psychologue', '11111111-1111-4111-8111-111111111111')
                    """)
            }
            #expect(try await !banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "x", as: psy), "pas de partage")
            #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Deuil traumatique.", as: psy))
            #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "Deuxième séance.", as: psy))
            #expect(
                try await banc.psychologue.lire(ref, as: psy)?.notes.map { $0.texte ?? "" }.sorted() == [
                    "Deuil traumatique.", "Deuxième séance.",
                ])
            // A social worker is no psychologist, the referent neither, an urgent access neither.
            #expect(try await !banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: "x", as: banc.nadia))
            #expect(try await banc.psychologue.lire(ref, as: banc.nadia) == nil)
            _ = try await banc.urgences.ouvrir(numero: numero, entreprise: nil, motif: Self.motif, as: banc.sophie)
            #expect(try await banc.psychologue.lire(ref, as: banc.sophie) == nil)
            for qui in [banc.nadia, banc.sophie] {
                for sql in [
                    "SELECT id FROM nominatif.note_psychologue", "SELECT id FROM nominatif.suivi_psychologue",
                    "SELECT id FROM nominatif.lire_notes_psychologue(\(ref.entreprise), \(ref.id))",
                ] as [SQL] {
                    #expect(try await banc.base.bases[.nominatif].transaction(as: qui) { try $0.rows(sql).count } == 0, "\(sql)")
                }
            }
            // The referent knows it exists only if the psychologist says so.
            #expect(try await banc.lectures.liste(ref, as: banc.nadia)?.psychologue == false)
            #expect(try await banc.psychologue.annoncer(ref, true, as: psy))
            #expect(try await banc.lectures.liste(ref, as: banc.nadia)?.psychologue == true)
            // The dossier's key does not open them.
            let suivi = try await banc.base.superutilisateur {
                try $0.rows("SELECT cle_enveloppee FROM nominatif.suivi_psychologue").map { try $0.bytes("cle_enveloppee") }
            }
            #expect(suivi.count == 1)
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first)
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.nadia))
            #expect(try await banc.psychologue.lire(ref, as: psy)?.notes.count == 2, "ses notes restent les siennes")
        }
    }

    // MARK: Who reads

    @Test func laListeDesLecteursDitPourquoi() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            let autre = try await banc.base.principal(.intervenant)
            #expect(
                try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), portee: .sansNotes, as: banc.nadia))
            _ = try await banc.urgences.ouvrir(numero: numero, entreprise: nil, motif: Self.motif, as: autre)
            let attendus: [Lecteur.Raison] = [.referent, .partageSansNotes, .urgence]
            #expect(try await banc.lectures.liste(ref, as: banc.nadia)?.lecteurs.map(\.raison) == attendus)
            let partagee = try #require(try await banc.lectures.liste(ref, as: banc.sophie))
            #expect(partagee.lecteurs.map(\.raison) == attendus && partagee.lectures.isEmpty && partagee.urgences.isEmpty)
        }
    }

    @Test func chercherLaisseUneTrace() async throws {
        try await Banc.avec { banc in
            _ = try await banc.ouvrir()
            #expect(try await banc.dossiers.chercher(nom: "Lambert", as: banc.nadia).count == 1)
            #expect(
                try await banc.compter(
                    "SELECT 1 FROM journal.evenement WHERE action = 'chercher_nom' AND compte = \(banc.nadia.compte)") == 1)
        }
    }

    /// The direction's functions are the direction's; no other role calls one.
    @Test func lesFonctionsDeLaDirectionNeSontQuASElle() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let appels: [SQL] = [
                "SELECT id FROM garde.acces_urgence()", "SELECT garde.verrouiller(\(ref.entreprise), NULL, \(banc.sophie.compte))",
                "SELECT id FROM garde.verrous()", "SELECT compte_id FROM garde.comptes_a_relayer()",
                "SELECT garde.proposer_relais(\(banc.nadia.compte), \(banc.sophie.compte))",
                "SELECT id FROM nominatif.direction_bris()",
            ]
            let roles: [(Compartiment, Principal)] = [
                (.nominatif, banc.nadia), (.gestion, try await banc.base.principal(.planification)),
                (.facturation, try await banc.base.principal(.facturation)),
                (.client, try await banc.base.principal(.rh, entreprise: banc.entreprise)),
                (.administration, try await banc.base.principal(.administration)),
            ]
            for (compartiment, principal) in roles {
                for sql in appels {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                    }
                }
            }
            let direction = try await banc.base.principal(.direction)
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                _ = try await banc.base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT id FROM nominatif.direction_bris()").count
                }
            }
        }
    }
}

extension Banc {
    var urgences: UrgenceStore { UrgenceStore(base.bases[.nominatif], coffre) }
    var transferts: TransfertStore { TransfertStore(base.bases[.nominatif]) }
    var verrous: VerrouStore { VerrouStore(base.bases[.nominatif]) }
    var psychologue: NotePsychologueStore { NotePsychologueStore(base.bases[.nominatif], coffre) }
}
