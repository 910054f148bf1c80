import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A dossier changes hands: nothing of it stays where nobody can act on it.
@Suite struct RelaisTests {
    private static func passer(_ banc: Banc, _ ref: Dossier.Ref, a receveuse: Principal, par referente: Principal) async throws {
        #expect(
            try await banc.transferts.proposer(ref, a: receveuse.compte, cause: .charge, information: .accord, as: referente) == .fait)
        let propose = try #require(try await banc.transferts.miens(as: receveuse).first { $0.ref == ref && $0.etat == .propose })
        #expect(try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: nil, as: receveuse) == .fait)
    }

    /// A permanence of a worker, `dans` days from now, in the bench's company, from 8.30 to 12.
    private static func permanence(_ banc: Banc, dans jours: Int, de intervenant: Int) async throws -> UUID {
        let id = UUID()
        let jour = DateCivile.aujourdhui().plus(jours: jours)
        try await banc.base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.permanence
                  (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut) VALUES
                  ('\(banc.entreprise)', '\(id)', '44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555',
                   '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-33333333333\(intervenant)', '\(jour)', 'AM', '08:30', '12:00',
                   \(intervenant), 'publiee')
                """)
        }
        return id
    }

    /// The next `nombre` weekdays after today, as days from now.
    private static func jours(_ nombre: Int) -> [Int] {
        Array((1...14).filter { !DateCivile.aujourdhui().plus(jours: $0).estWeekEnd }.prefix(nombre))
    }

    private static func poser(_ banc: Banc, _ ref: Dossier.Ref, _ permanence: UUID, _ heure: Heure, par principal: Principal) async throws {
        let nouveau = RendezVousStore.Nouveau(
            heure: heure, minutes: 45, dossier: ref.id, code: nil, nature: .suivi, forme: .presentiel)
        try await banc.rendezVous.ajouter(ref.entreprise, permanence, nouveau, as: principal)
    }

    @Test func lesRendezVousSuiventLeDossier() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let jours = Self.jours(2)
            let neuf = try #require(Heure(9, 0))
            // Both stand there the first day; Nadia alone the second.
            let commune = try await Self.permanence(banc, dans: jours[0], de: 1)
            let aSophie = try await Self.permanence(banc, dans: jours[0], de: 2)
            let seule = try await Self.permanence(banc, dans: jours[1], de: 1)
            try await Self.poser(banc, ref, commune, neuf, par: banc.nadia)
            try await Self.poser(banc, ref, seule, neuf, par: banc.nadia)
            try await Self.passer(banc, ref, a: banc.sophie, par: banc.nadia)
            #expect(try await banc.rendezVous.liste(depuis: .aujourdhui(), as: banc.nadia).isEmpty)
            let siens = try await banc.rendezVous.liste(depuis: .aujourdhui(), as: banc.sophie)
            #expect(siens.map(\.statut) == [.aVenir, .reporte])
            #expect(siens.first?.permanence == aSophie)
            let aReplacer = try await banc.replacements.miens(as: banc.sophie)
            #expect(aReplacer.map(\.rendezVous) == [siens[1].id])
            #expect(try await !banc.replacements.regler(ref.entreprise, siens[1].id, as: banc.nadia))
            // Another one is set: nothing is left to set.
            let plusTard = try await Self.permanence(banc, dans: jours[1], de: 2)
            try await Self.poser(banc, ref, plusTard, neuf, par: banc.sophie)
            #expect(try await banc.replacements.miens(as: banc.sophie).isEmpty)
        }
    }

    /// The receiver is taken at the same hour: set again, never two at once.
    @Test func uneHeurePriseEstAReplacer() async throws {
        try await Banc.avec { banc in
            let (sien, passe) = (try await banc.ouvrir(par: banc.sophie), try await banc.ouvrir())
            let jour = Self.jours(1)[0]
            let (de, a) = (try await Self.permanence(banc, dans: jour, de: 1), try await Self.permanence(banc, dans: jour, de: 2))
            try await Self.poser(banc, passe, de, try #require(Heure(9, 0)), par: banc.nadia)
            try await Self.poser(banc, sien, a, try #require(Heure(9, 15)), par: banc.sophie)
            try await Self.passer(banc, passe, a: banc.sophie, par: banc.nadia)
            #expect(try await banc.replacements.miens(as: banc.sophie).map(\.ref) == [passe])
        }
    }

    /// What took place before the handover, its former referent still says; nothing else of it.
    @Test func lAncienneDitEncoreCeQuEstDevenuUnRendezVousPasse() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, permanence_id, referent_id, jour, heure, dossier_id)
                    VALUES ('\(ref.entreprise)', '\(banc.permanence)', '\(banc.nadia.compte)', '\(hier)', '09:00', '\(ref.id)')
                    """)
            }
            try await Self.passer(banc, ref, a: banc.sophie, par: banc.nadia)
            let rendez = try #require(try await banc.rendezVous.liste(depuis: hier, as: banc.nadia).first)
            #expect(rendez.qui == "Dossier passé à un collègue")
            for sql in [
                "UPDATE nominatif.rendez_vous SET jour = jour + 9 WHERE id = \(rendez.id)",
                "UPDATE nominatif.rendez_vous SET statut = 'a_venir' WHERE id = \(rendez.id)",
            ] as [SQL] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                    _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try $0.execute(sql) }
                }
            }
            #expect(try await banc.rendezVous.dire(ref.entreprise, rendez.id, .honore, as: banc.nadia) == .rien)
            #expect(try await banc.rendezVous.liste(depuis: .aujourdhui(), as: banc.nadia).isEmpty)
            // Attaching one to a dossier that is not hers stays refused.
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    try $0.execute("UPDATE nominatif.rendez_vous SET dossier_id = \(UUID()) WHERE id = \(rendez.id)")
                }
            }
        }
    }

    @Test func lesBrouillonsSuiventEtLeFilLeDit() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let brouillon = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("à finir"), clos: false, as: banc.nadia)
            let ecrit = UUID()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.ecrit (entreprise_id, id, dossier_id, auteur_id, sorte)
                    VALUES ('\(ref.entreprise)', '\(ecrit)', '\(ref.id)', '\(banc.nadia.compte)', 'courrier');
                    INSERT INTO nominatif.brouillon (entreprise_id, dossier_id, auteur_id, onglet, rang)
                    VALUES ('\(ref.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', gen_random_uuid(), 1);
                    """)
            }
            try await Self.passer(banc, ref, a: banc.sophie, par: banc.nadia)
            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.sophie))
            #expect(lu.evenements.contains { $0.sorte == .transfert && $0.detail == "charge" })
            #expect(Fil(lu, aujourdhui: .aujourdhui(), filtre: nil).entrees.contains { $0.titre == "Transfert du dossier" })
            let repris = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { transaction in
                [
                    try transaction.execute("UPDATE nominatif.entretien SET etat = 'clos' WHERE id = \(brouillon)"),
                    try transaction.execute("DELETE FROM nominatif.ecrit WHERE id = \(ecrit)"),
                    try transaction.execute("DELETE FROM nominatif.brouillon WHERE dossier_id = \(ref.id)"),
                ]
            }
            #expect(repris == [1, 1, 1])
        }
    }

    /// A share ends, by an act or by its term: what the colleague had begun comes back to the referent.
    @Test func laFinDUnPartageRendLesBrouillonsAuReferent() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let un = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("un"), clos: false, as: banc.sophie)
            let clore: @Sendable (ID<Entretien>) async throws -> Int = { id in
                try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    try $0.execute("UPDATE nominatif.entretien SET etat = 'clos' WHERE id = \(id)")
                }
            }
            _ = try await banc.dossiers.lire(ref, as: banc.nadia)
            #expect(try await clore(un) == 0, "tant que le partage dure, c'est le brouillon de sa collègue")
            let partage = try #require(try await banc.dossiers.lire(ref, as: banc.nadia)?.partages.first)
            #expect(try await banc.partages.retirer(ref, partage.id, as: banc.sophie))
            #expect(try await clore(un) == 1)
            // By its term.
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let deux = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("deux"), clos: false, as: banc.sophie)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    "UPDATE nominatif.partage SET consenti_le = current_date - 2, jusquau = current_date - 1 WHERE retire_le IS NULL")
            }
            #expect(try await clore(deux) == 0)
            _ = try await banc.dossiers.lire(ref, as: banc.nadia)
            #expect(try await clore(deux) == 1)
            // A colleague who asks gets nothing.
            let pris = try await banc.base.bases[.nominatif].transaction(as: banc.sophie) {
                try $0.rows("SELECT nominatif.recueillir(\(ref.entreprise), \(ref.id)) AS n")[0].int("n")
            }
            #expect(pris == 0)
        }
    }

    /// The shares of the former referent are seen, ended and renewed by the new one.
    @Test func lesPartagesPassentALaMainDuNouveauReferent() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let claire = try await banc.base.principal(.intervenant, nom: "Claire Weber")
            #expect(try await banc.partages.partager(ref, avec: claire.compte, jusquau: .aujourdhui(), as: banc.nadia))
            try await Self.passer(banc, ref, a: banc.sophie, par: banc.nadia)
            let herites = try #require(try await banc.dossiers.lire(ref, as: banc.sophie)?.partages)
            #expect(herites.map(\.compte) == [claire.compte] && herites.first?.accordePar == banc.nadia.compte)
            let fin = DateCivile.aujourdhui().plus(jours: 20)
            #expect(try await banc.partages.partager(ref, avec: claire.compte, jusquau: fin, portee: .sansNotes, as: banc.sophie))
            let actifs = try #require(try await banc.dossiers.lire(ref, as: banc.sophie)?.partages).filter { $0.actif(.aujourdhui()) }
            #expect(actifs.map(\.portee) == [.sansNotes])
            #expect(try await banc.partages.retirer(ref, actifs[0].id, as: banc.sophie))
            #expect(try await banc.dossiers.lire(ref, as: claire) == nil)
            // Her predecessor no longer grants, nor reads what was granted after her.
            #expect(try await !banc.partages.partager(ref, avec: claire.compte, jusquau: fin, as: banc.nadia))
        }
    }

    @Test func quiPartProposeToutDUnGeste() async throws {
        try await Banc.avec { banc in
            let refs = [try await banc.ouvrir("Un"), try await banc.ouvrir("Deux"), try await banc.ouvrir("Trois")]
            let claire = try await banc.base.principal(.intervenant, nom: "Claire Weber")
            #expect(try await banc.verrous.verrouiller(refs[2], a: banc.sophie.compte, as: banc.nadia) == .fait)
            #expect(
                try await banc.transferts.proposer(refs[1], a: claire.compte, cause: .demande, information: .accord, as: banc.nadia)
                    == .fait)
            let tous: @Sendable (Transfert.Information) async throws -> [Int]? = { information in
                try await banc.transferts.proposerTous(
                    a: banc.sophie.compte, cause: .depart, information: information, as: banc.nadia
                ).map { [$0.proposes, $0.enCours, $0.refuses] }
            }
            #expect(try await tous(.aInformer) == [1, 1, 1])
            #expect(try await banc.transferts.accepterInformes(de: banc.nadia.compte, as: banc.sophie) == 0, "la personne n'en sait rien")
            #expect(try await banc.transferts.annulerTous(as: banc.sophie) == 0)
            #expect(try await banc.transferts.annulerTous(as: banc.nadia) == 2)
            #expect(try await tous(.informee) == [2, 0, 1])
            #expect(try await banc.transferts.accepterInformes(de: banc.nadia.compte, as: claire) == 0)
            #expect(try await banc.transferts.accepterInformes(de: banc.nadia.compte, as: banc.sophie) == 2)
            #expect(try await banc.dossiers.liste(.ouverts, debut: 0, parPage: 9, as: banc.sophie).total == 2)
            #expect(
                try await banc.transferts.proposerTous(a: banc.nadia.compte, cause: .depart, information: .accord, as: banc.nadia) == nil)
        }
    }

    /// A receiver who never answers blocks nobody: the direction takes back, and proposes to another.
    @Test func laDirectionRedirigeCeQuiAttend() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let claire = try await banc.base.principal(.intervenant, nom: "Claire Weber")
            let direction = try await banc.base.principal(.direction)
            let appel: @Sendable (SQL) async throws -> Int? = { sql in
                try await banc.base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT \(fragment: sql) AS n")[0].optionalInt("n")
                }
            }
            // Proposed by the referent herself, who then leaves.
            #expect(
                try await banc.transferts.proposer(ref, a: banc.sophie.compte, cause: .depart, information: .accord, as: banc.nadia)
                    == .fait)
            #expect(try await appel("garde.annuler_relais(\(banc.nadia.compte))") == nil, "son compte est encore ouvert")
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE garde.compte SET actif = false WHERE id = '\(banc.nadia.compte)'")
            }
            #expect(try await appel("garde.proposer_relais(\(banc.nadia.compte), \(claire.compte))") == 1)
            #expect(try await banc.transferts.miens(as: banc.sophie).isEmpty)
            #expect(try await appel("garde.annuler_relais(\(banc.nadia.compte))") == 1)
            #expect(try await banc.transferts.miens(as: claire).isEmpty)
            #expect(try await appel("garde.proposer_relais(\(banc.nadia.compte), \(banc.sophie.compte))") == 1)
            let propose = try #require(try await banc.transferts.miens(as: banc.sophie).first)
            #expect(
                try await banc.transferts.decider(ref.entreprise, propose.id, accepte: true, information: .accord, as: banc.sophie) == .fait
            )
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'annuler_transfert'") == 2)
        }
    }

    /// One number, one dossier, in a company; nobody chooses it.
    @Test func unNumeroNEstQuADossier() async throws {
        try await Banc.avec { banc in
            for nom in ["Un", "Deux", "Trois"] { _ = try await banc.ouvrir(nom) }
            await #expect {
                try await banc.base.superutilisateur {
                    _ = try $0.rows("UPDATE nominatif.dossier SET numero = '2026-11111' RETURNING id")
                }
            } throws: {
                "\($0)".contains("dossier_numero")
            }
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    try $0.execute(
                        """
                        INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, motif, numero)
                        VALUES (\(banc.entreprise), \(banc.etablissement), 'sante', '2026-11111') ON CONFLICT DO NOTHING
                        """)
                }
            }
        }
    }

    /// The wall asks about oneself; a colleague's lock is nobody's to ask about.
    @Test func leVerrouDUneCollegueNeSeSondePas() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            #expect(try await banc.verrous.mExclure(banc.entreprise, as: banc.sophie) == .fait)
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                _ = try await banc.base.bases[.nominatif].transaction(as: banc.nadia) {
                    try $0.rows("SELECT nominatif.verrouille(\(ref.entreprise), \(ref.id), \(banc.sophie.compte)) AS oui").count
                }
            }
            let ferme: SQL = "SELECT nominatif.ferme_a_moi(\(ref.entreprise), \(ref.id)) AS oui"
            #expect(try await banc.base.bases[.nominatif].transaction(as: banc.nadia) { try !$0.rows(ferme)[0].bool("oui") })
            #expect(try await banc.base.bases[.nominatif].transaction(as: banc.sophie) { try $0.rows(ferme)[0].bool("oui") })
        }
    }
}

extension Banc {
    var replacements: ReplacementStore { ReplacementStore(base.bases[.nominatif]) }
}
