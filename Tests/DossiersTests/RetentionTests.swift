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
    @Test func avertirArchiverEffacer() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("à oublier"), clos: true, as: banc.nadia)
            #expect(try await banc.etapes() == [])
            try await banc.reculer(ref, mois: 24, jours: -59)
            #expect(try await banc.etapes() == ["avis_1"])
            #expect(try await banc.echeances.miennes(as: banc.nadia).map(\.etape) == [.premierAvis])
            #expect(try await banc.echeances.miennes(as: banc.sophie).isEmpty)
            #expect(try await banc.passer() == ["avertir"])
            #expect(try await banc.passer() == [], "une fois suffit")
            try await banc.reculer(ref, mois: 24, jours: -20)
            #expect(try await banc.passer() == ["avertir"], "second avis")

            try await banc.reculer(ref, mois: 24)
            #expect(try await banc.passer() == ["avertir"], "le terme a changé : l'avis d'avant ne vaut plus")
            #expect(try await banc.etapes() == ["avis_2"])
            try await banc.vieillir(30)
            #expect(try await banc.etapes() == ["archiver"])
            #expect(try await banc.passer() == ["archiver"])
            let archive = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
            #expect(archive.dossier.etat == .clos && archive.identite.nom == "Lambert-Roussel", "lisible encore")
            #expect(try await !banc.dossiers.rouvrir(ref, as: banc.nadia), "lecture seule")
            #expect(try await !banc.dossiers.modifier(ref, archive.identite, version: archive.dossier.version, as: banc.nadia))
            await #expect(throws: (any Error).self) {
                _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.nadia)
            }
            #expect(try await banc.dossiers.liste(.clos, debut: 0, parPage: 25, as: banc.nadia).total == 0, "à part")
            #expect(try await banc.echeances.miennes(as: banc.nadia).map(\.etape) == [.archive])
            #expect(try await banc.passer() == [])

            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 30") }
            #expect(try await banc.passer() == ["effacer"])
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
            #expect(traces == 5, "trois avis, une archive, un effacement")
        }
    }

    /// The first run over years of dossiers: everybody is told, nobody is archived before thirty days.
    @Test func leRetardNeSauteAucunAvis() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.reculer(ref, mois: 60)
            #expect(try await banc.passer() == ["avertir"])
            #expect(try await banc.passer() == [])
            let terme = try #require(try await banc.echeances.miennes(as: banc.nadia).first).terme
            #expect(terme == DateCivile.aujourdhui().plus(jours: 30), "le jour annoncé est le vrai")
            try await banc.vieillir(29)
            #expect(try await banc.passer() == [])
            try await banc.vieillir(1)
            #expect(try await banc.passer() == ["archiver"])
            #expect(try await banc.compter("SELECT 1 FROM nominatif.regle_conservation WHERE passe_le > now() - interval '1 minute'") == 1)
        }
    }

    /// A worker who left reads no warning: the direction does, by number.
    @Test func leDossierDUnCompteFermeSeVoitALaDirection() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let numero = try #require(try await banc.dossiers.trouver(ref, as: banc.nadia)).numero
            try await banc.reculer(ref, mois: 24)
            let direction = try await banc.base.principal(.direction)
            let vus: @Sendable () async throws -> [String] = {
                try await banc.base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT numero, compte, terme FROM garde.conservation_orphelins()").map { try $0.string("numero") }
                }
            }
            #expect(try await vus() == [])
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE garde.compte SET actif = false WHERE id = '\(banc.nadia.compte)'")
            }
            #expect(try await vus() == [numero])
        }
    }

    @Test func reprendreRemetDeuxAns() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.archiver([ref])
            #expect(try await !banc.echeances.reprendre(ref, as: banc.sophie))
            #expect(try await banc.echeances.reprendre(ref, as: banc.nadia))
            #expect(try await banc.dossiers.rouvrir(ref, as: banc.nadia))
            #expect(try await banc.etapes() == [])
        }
    }

    @Test func unGelSuspendTout() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.archiver([ref])
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 300") }
            #expect(try await banc.geler(ref) == "fait")
            #expect(try await banc.passer() == [])
            #expect(try await !banc.dossiers.effacer(ref, as: banc.nadia), "le référent non plus")
            let administration = try await banc.base.principal(.administration)
            let leve = try await banc.base.bases[.administration].transaction(as: administration) { transaction in
                try transaction.rows("SELECT entreprise_id, id FROM garde.conservation_gels()").map { ligne in
                    let entreprise = try ligne.uuid("entreprise_id")
                    let id = try ligne.uuid("id")
                    return try transaction.rows("SELECT garde.conservation_degeler(\(entreprise), \(id)) AS fait")[0].bool("fait")
                }
            }
            #expect(leve == [true])
            #expect(try await banc.passer() == [], "le délai repart : rien ne s'efface la nuit où le gel tombe")
            #expect(try await banc.dossiers.effacer(ref, as: banc.nadia))
        }
    }

    /// What the bilans read is the same, to the byte, before the archive and days after the erasure.
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
            #expect(try await banc.dossiers.clore(refs[0], .logement, as: banc.nadia), "une vraie clôture, deux dossiers laissés ouverts")
            let nuit: @Sendable () async throws -> Void = {
                // A day passes: what was closed today is of yesterday.
                try await banc.base.superutilisateur {
                    try $0.executeScript("UPDATE nominatif.dossier SET clos_le = clos_le - 1 WHERE clos_le = current_date")
                }
                _ = try await banc.base.bases[.passerelle].transactionSansSession { try $0.rows("SELECT passerelle.exporter() AS n").count }
            }
            try await nuit()
            let photo: @Sendable () async throws -> [String] = {
                try await banc.base.superutilisateur { connexion in
                    try connexion.rows(
                        "SELECT t FROM (SELECT a::text AS t FROM passerelle.acte a UNION ALL SELECT c::text FROM passerelle.cloture c) x ORDER BY t"
                    ).map { try $0.string("t") }
                }
            }
            let avant = try await photo()
            #expect(avant.count == 4, "trois entretiens, une clôture")
            try await banc.archiver(refs)
            try await nuit()
            #expect(try await photo() == avant, "l'archive ne clôt rien aux yeux d'un bilan")
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.dossier SET archive_le = current_date - 40") }
            #expect(try await banc.passer() == ["effacer", "effacer", "effacer"])
            try await nuit()
            #expect(try await photo() == avant)
        }
    }

    @Test func personneDAutreNAppelleLaConservation() async throws {
        try await Banc.avec { banc in
            let appels: [SQL] = [
                "SELECT numero FROM garde.conservation_apercu()", "SELECT numero FROM garde.conservation_appliquer()",
                "SELECT garde.conservation_passage()", "SELECT numero FROM nominatif._conservation(current_date)",
                "SELECT garde.conservation_geler('2026-12345', NULL, 'demande')", "SELECT id FROM garde.conservation_gels()",
                "SELECT numero FROM nominatif.conservation_appliquer(1)",
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
}

extension Banc {
    var echeances: FinDeConservationStore { FinDeConservationStore(base.bases[.nominatif]) }

    /// The last contact so many months and days ago.
    func reculer(_ ref: Dossier.Ref, mois: Int, jours: Int = 0) async throws {
        let sql =
            "UPDATE nominatif.dossier SET derniere_activite = (current_date - interval '\(mois) months')::date - \(jours), ouvert_le = '2020-01-01' WHERE id = '\(ref.id)'"
        try await base.superutilisateur { try $0.executeScript(sql) }
    }

    /// The warnings given so far are so many days older.
    func vieillir(_ jours: Int) async throws {
        try await base.superutilisateur { try $0.executeScript("UPDATE nominatif.avertissement SET le = le - \(jours)") }
    }

    /// As `cloison retention --appliquer`: what was done, by step.
    func passer() async throws -> [String] {
        try await base.bases[.migrateur].transactionSansSession {
            try $0.rows("SELECT fait FROM garde.conservation_appliquer()").map { try $0.string("fait") }
        }
    }

    func etapes() async throws -> [String] {
        try await base.bases[.migrateur].transactionSansSession {
            try $0.rows("SELECT etape FROM garde.conservation_apercu()").map { try $0.string("etape") }
        }
    }

    /// Two years pass over these dossiers, with their warning: archived today.
    func archiver(_ refs: [Dossier.Ref]) async throws {
        for ref in refs { try await reculer(ref, mois: 25) }
        _ = try await passer()
        try await vieillir(30)
        let faits = try await passer()
        if faits != refs.map({ _ in "archiver" }) { throw Programme.Echec(description: "archive : \(faits)") }
    }

    /// As the administration's page does; the hold is committed once `porte` opens.
    func geler(_ ref: Dossier.Ref, jusqua porte: Porte? = nil) async throws -> String {
        let administration = try await base.principal(.administration)
        let numero = try await base.superutilisateur {
            try $0.rows("SELECT numero FROM nominatif.dossier WHERE id = \(ref.id)").first?.string("numero") ?? ""
        }
        return try await base.bases[.administration].transaction(as: administration) { transaction in
            let reponse = try transaction.rows("SELECT garde.conservation_geler(\(numero), NULL, 'contentieux') AS r")[0].string("r")
            porte?.attendre()
            return reponse
        }
    }
}
