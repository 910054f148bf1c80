import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Two years after the last contact: warned, archived, erased by the death of the key; what was counted does not change.
@Suite struct RetentionTests {
    /// The last contact so many months and days ago.
    private func reculer(_ banc: Banc, _ ref: Dossier.Ref, mois: Int, jours: Int = 0) async throws {
        let sql =
            "UPDATE nominatif.dossier SET derniere_activite = (current_date - interval '\(mois) months')::date - \(jours), ouvert_le = '2020-01-01' WHERE id = '\(ref.id)'"
        try await banc.base.superutilisateur { try $0.executeScript(sql) }
    }

    /// As `cloison retention --appliquer`: what was done, by step.
    private func appliquer(_ banc: Banc) async throws -> [String] {
        try await banc.base.bases[.migrateur].transactionSansSession {
            try $0.rows("SELECT fait FROM garde.conservation_appliquer()").map { try $0.string("fait") }
        }
    }

    private func etapes(_ banc: Banc) async throws -> [String] {
        try await banc.base.bases[.migrateur].transactionSansSession {
            try $0.rows("SELECT etape FROM garde.conservation_apercu()").map { try $0.string("etape") }
        }
    }

    @Test func avertirArchiverEffacer() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("à oublier"), clos: true, as: banc.nadia)
            #expect(try await etapes(banc) == [])
            try await reculer(banc, ref, mois: 24, jours: -59)
            #expect(try await etapes(banc) == ["avis_1"])
            #expect(try await banc.echeances.miennes(as: banc.nadia).map(\.etape) == [.premierAvis])
            #expect(try await banc.echeances.miennes(as: banc.sophie).isEmpty)
            #expect(try await appliquer(banc) == ["avertir"])
            #expect(try await appliquer(banc) == [], "une fois suffit")
            try await reculer(banc, ref, mois: 24, jours: -20)
            #expect(try await appliquer(banc) == ["avertir"], "second avis")

            try await reculer(banc, ref, mois: 24)
            #expect(try await etapes(banc) == ["archiver"])
            #expect(try await appliquer(banc) == ["archiver"])
            let archive = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
            #expect(archive.dossier.etat == .clos && archive.identite.nom == "Lambert-Roussel", "lisible encore")
            #expect(try await !banc.dossiers.rouvrir(ref, as: banc.nadia), "lecture seule")
            #expect(try await !banc.dossiers.modifier(ref, archive.identite, version: archive.dossier.version, as: banc.nadia))
            await #expect(throws: (any Error).self) {
                _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.nadia)
            }
            #expect(try await banc.dossiers.liste(.clos, debut: 0, parPage: 25, as: banc.nadia).total == 0, "à part")
            #expect(try await banc.echeances.miennes(as: banc.nadia).map(\.etape) == [.archive])
            #expect(try await appliquer(banc) == [])

            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 30") }
            #expect(try await appliquer(banc) == ["effacer"])
            #expect(try await banc.dossiers.lire(ref, as: banc.nadia)?.identite.nom.isEmpty != false)
            let restes = try await banc.compter(
                """
                SELECT 1 FROM nominatif.dossier d WHERE d.id = \(ref.id)
                  AND (d.cle_enveloppee IS NOT NULL OR d.contenu IS NOT NULL OR d.index_nom <> '{}' OR d.etat <> 'efface')
                UNION ALL SELECT 1 FROM nominatif.entretien e WHERE e.dossier_id = \(ref.id) AND e.note IS NOT NULL
                """)
            #expect(restes == 0)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.effacement WHERE dossier_id = \(ref.id)") == 1)
            let traces = try await banc.compter("SELECT 1 FROM journal.evenement WHERE objet = \(ref.id) AND action LIKE 'conservation%'")
            #expect(traces == 4, "deux avis, une archive, un effacement")
        }
    }

    @Test func reprendreRemetDeuxAns() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await reculer(banc, ref, mois: 25)
            #expect(try await appliquer(banc) == ["archiver"])
            #expect(try await !banc.echeances.reprendre(ref, as: banc.sophie))
            #expect(try await banc.echeances.reprendre(ref, as: banc.nadia))
            #expect(try await banc.dossiers.rouvrir(ref, as: banc.nadia))
            #expect(try await etapes(banc) == [])
        }
    }

    @Test func unGelSuspendTout() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            try await reculer(banc, ref, mois: 30)
            let administration = try await banc.base.principal(.administration)
            let pose = try await banc.base.bases[.administration].transaction(as: administration) {
                try $0.rows("SELECT garde.conservation_geler(\(numero), NULL, 'contentieux') AS r")[0].string("r")
            }
            #expect(pose == "fait")
            #expect(try await appliquer(banc) == [])
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await !banc.dossiers.effacer(ref, as: banc.nadia), "le référent non plus")
            let leve = try await banc.base.bases[.administration].transaction(as: administration) { transaction in
                try transaction.rows("SELECT entreprise_id, id FROM garde.conservation_gels()").map { ligne in
                    let entreprise = try ligne.uuid("entreprise_id")
                    let id = try ligne.uuid("id")
                    return try transaction.rows("SELECT garde.conservation_degeler(\(entreprise), \(id)) AS fait")[0].bool("fait")
                }
            }
            #expect(leve == [true])
            #expect(try await banc.dossiers.effacer(ref, as: banc.nadia))
        }
    }

    /// What the bilans read is the same, to the byte, before and after the erasure.
    @Test func lesBilansNeChangentPas() async throws {
        try await Banc.avec { banc in
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            var refs: [Dossier.Ref] = []
            for _ in 0..<3 {
                let ref = try await banc.ouvrir()
                try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET ouvert_le = '2020-01-01'") }
                _ = try await banc.entretiens.enregistrer(ref, banc.codes(hier), Note("x"), clos: true, as: banc.nadia)
                refs.append(ref)
            }
            _ = try await banc.base.bases[.passerelle].transactionSansSession { try $0.rows("SELECT passerelle.exporter() AS n").count }
            let photo: @Sendable () async throws -> [String] = {
                try await banc.base.superutilisateur { connexion in
                    try connexion.rows(
                        "SELECT t FROM (SELECT a::text AS t FROM passerelle.acte a UNION ALL SELECT c::text FROM passerelle.cloture c) x ORDER BY t"
                    ).map { try $0.string("t") }
                }
            }
            let avant = try await photo()
            #expect(avant.count >= 3)
            for ref in refs { try await reculer(banc, ref, mois: 25) }
            #expect(try await appliquer(banc).filter { $0 == "archiver" }.count == 3)
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 40") }
            #expect(try await appliquer(banc).filter { $0 == "effacer" }.count == 3)
            #expect(try await photo() == avant)
            // Nor does the next night: nothing passes twice, nothing is taken back.
            _ = try await banc.base.bases[.passerelle].transactionSansSession { try $0.rows("SELECT passerelle.exporter() AS n").count }
            let actes = try await photo().filter { avant.contains($0) }
            #expect(actes.count == avant.count)
        }
    }

    @Test func personneDAutreNAppelleLaConservation() async throws {
        try await Banc.avec { banc in
            let appels: [SQL] = [
                "SELECT numero FROM garde.conservation_apercu()", "SELECT numero FROM garde.conservation_appliquer()",
                "SELECT garde.conservation_geler('2026-12345', NULL, 'demande')", "SELECT id FROM garde.conservation_gels()",
                "SELECT numero FROM nominatif.conservation_appliquer()",
            ]
            let roles: [(Compartiment, Principal)] = [
                (.nominatif, banc.nadia), (.gestion, try await banc.base.principal(.planification)),
                (.facturation, try await banc.base.principal(.facturation)), (.pilotage, try await banc.base.principal(.direction)),
                (.client, try await banc.base.principal(.rh, entreprise: banc.entreprise)),
            ]
            for (compartiment, principal) in roles {
                for sql in appels {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment) \(sql)") {
                        _ = try await banc.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                    }
                }
            }
            let administration = try await banc.base.principal(.administration)
            for sql in ["SELECT id FROM nominatif.dossier", "SELECT numero FROM nominatif.conservation_apercu(current_date)"] as [SQL] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                    _ = try await banc.base.bases[.administration].transaction(as: administration) { try $0.rows(sql).count }
                }
            }
        }
    }

    // MARK: The person's copy

    @Test func laCopieDitToutCeQuiEstALaPersonne() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let entretien = try await banc.entretiens.enregistrer(
                ref, banc.codes(), Note("Elle dit : « je n'en dors plus »\net \"voilà\"."), clos: true, as: banc.nadia)
            try await banc.demarches.ajouter(
                ref, .init(type: .recours, partenaire: .adil, statut: .aCompleter, echeance: nil, objet: Objet(objet: "Bail du frère")),
                as: banc.nadia)
            #expect(try await banc.copies.copier(ref, as: banc.sophie) == nil)
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.copies.copier(ref, as: banc.sophie) == nil, "un partage ne donne pas la copie")
            let (copie, _) = try #require(try await banc.copies.copier(ref, as: banc.nadia))
            let json = copie.json(le: .aujourdhui())
            let lu = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
            #expect((lu["contenu"] as? [Any])?.count == copie.parties.count && copie.parties.count >= 3)
            let texte = String(decoding: json, as: UTF8.self)
            #expect(texte.contains("Lambert-Roussel") && texte.contains("je n'en dors plus") && texte.contains("Bail du frère"))
            #expect(texte.contains("a ouvert le dossier") == false || !copie.lectures.isEmpty)
            let demarche = try #require(copie.parties.first { $0.sorte == "demarche" })
            let sans = copie.sans([demarche.id])
            let reste = String(decoding: sans.json(le: .aujourdhui()), as: UTF8.self)
            #expect(!reste.contains("Bail du frère") && reste.contains("\"passages_otes\": 1"))
            let html = copie.html(le: .aujourdhui(), par: "Nadia Benali")
            #expect(html.contains("Lambert-Roussel") && html.contains("psychologue") && !html.contains("{{"))
            try await banc.copies.remettre(ref, .json, demandeLe: .aujourdhui(), as: banc.nadia)
            #expect(try await banc.copies.copier(ref, as: banc.nadia)?.remises.count == 1)
            #expect(copie.parties.contains { $0.id == entretien.rawValue })
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'remettre_copie' AND objet = \(ref.id)") == 1)
            #expect("\(copie)" == "Copie(•)")
        }
    }
}

extension Banc {
    var echeances: FinDeConservationStore { FinDeConservationStore(base.bases[.nominatif]) }
    var copies: CopieStore { CopieStore(base.bases[.nominatif], coffre) }
}
