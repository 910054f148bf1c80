import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Backups and the write-ahead log: no word of a person, and what was erased stays erased when an old backup comes back.
@Suite(.serialized) struct SauvegardeTests {
    private func script(_ banc: Banc, _ nom: String, _ arguments: [String], base: String? = nil) async throws -> (
        statut: Int32, sortie: String
    ) {
        let environnement = ["CLOISON_DONNEES": banc.base.serveur.donnees.path, "CLOISON_PG_BASE": base ?? banc.base.nom]
        let chemin = Serveur.projet.appending(path: "deploy/\(nom)").path
        return try await enFil { try Programme(chemin, arguments, environnement: environnement).executer() }
    }

    @Test func uneSauvegardeNeNommePersonneEtNeRendPasUnDossierEfface() async throws {
        try await Banc.avec { banc in
            let garde = try await banc.ouvrir("Zzcanarigarde")
            let efface = try await banc.ouvrir("Zzcanariefface", prenom: "Zzcanariprenom")
            _ = try await banc.entretiens.enregistrer(efface, banc.codes(), Note("Zzcanarinote"), clos: true, as: banc.nadia)
            let lots = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: lots) }
            let sauvegarde = try await script(banc, "sauvegarde", [lots.path])
            #expect(sauvegarde.statut == 0, "\(sauvegarde.sortie)")
            let lot = try #require(try FileManager.default.contentsOfDirectory(at: lots, includingPropertiesForKeys: nil).first)

            // Erased after the backup; then the OLD backup comes back, with its keys.
            #expect(try await banc.dossiers.clore(efface, .relais, as: banc.nadia))
            #expect(try await banc.dossiers.effacer(efface, as: banc.nadia))
            let revenue = "revenue_" + UUID().uuidString.prefix(8).lowercased()
            let restauree = try await script(banc, "restauration", [lot.path, revenue])
            #expect(restauree.statut == 0, "\(restauree.sortie)")
            let serveur = banc.base.serveur
            let cles = try await enFil {
                try serveur.psql(
                    revenue,
                    [
                        "-c",
                        "SELECT id, cle_enveloppee IS NOT NULL, contenu IS NOT NULL, etat FROM nominatif.dossier ORDER BY etat DESC",
                        "-c", "SELECT count(*) FROM nominatif.entretien WHERE note IS NOT NULL",
                    ])
            }
            _ = try await enFil { try serveur.psql("postgres", ["-c", "DROP DATABASE IF EXISTS \(revenue) WITH (FORCE)"]) }
            #expect(cles.contains("\(garde.id)|t|t|ouvert"))
            #expect(cles.contains("\(efface.id)|f|f|efface"))
            #expect(cles.contains("\n0"), "aucune note ne revient")

            // Without a register newer than itself, nothing is restored.
            let orphelin = try await script(banc, "restauration", [lot.path, revenue], base: "base_qui_n_existe_pas")
            #expect(orphelin.statut != 0 && orphelin.sortie.contains("aucun registre"), "\(orphelin.sortie)")

            for fichier in try FileManager.default.subpathsOfDirectory(atPath: lot.path) {
                guard let octets = try? Data(contentsOf: lot.appending(path: fichier)) else { continue }
                #expect(octets.range(of: Data("Zzcanari".utf8)) == nil, "\(fichier)")
            }
        }
    }

    /// An old backup, its lot of keys gone, and the master key: a name passed on by HR does not open. With the lot, it does.
    @Test func uneVieilleSauvegardeNOuvrePasLaBoite() async throws {
        try await Banc.avec { banc in
            let (publique, enveloppee) = try banc.coffre.nouvelleBoite()
            let orientation = UUID()
            var feuillet = Feuillet()
            feuillet["nom"] = "Zzcanariboite"
            let scelle = try Fente(publique: publique).sceller(feuillet, .orientation, orientation)
            let hexa: @Sendable ([UInt8]) -> String = { $0.map { String(format: "%02x", $0) }.joined() }
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.boite (publique, privee_enveloppee) VALUES ('\\x\(hexa(publique))', '\\x\(hexa(enveloppee))');
                    INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, contenu)
                    VALUES ('\(banc.entreprise)', '\(orientation)', '\(banc.nadia.compte)', '\(banc.etablissement)', '\\x\(hexa(scelle))');
                    """)
            }
            let lots = FileManager.default.temporaryDirectory.appending(path: "lots-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: lots) }
            #expect(try await script(banc, "sauvegarde", [lots.path]).statut == 0)
            let lot = try #require(try FileManager.default.contentsOfDirectory(at: lots, includingPropertiesForKeys: nil).first)
            #expect(try await nomOuvert(banc, lot, orientation) == "Zzcanariboite", "avec le lot des clés")
            for cles in ["cles.dump", "cles"] { try FileManager.default.removeItem(at: lot.appending(path: cles)) }
            #expect(try await nomOuvert(banc, lot, orientation) == nil, "passé sept jours")
        }
    }

    /// What whoever holds these lots and the master key reads of an orientation.
    private func nomOuvert(_ banc: Banc, _ lot: URL, _ orientation: UUID) async throws -> String? {
        let revenue = "revenue_" + UUID().uuidString.prefix(8).lowercased()
        let restauree = try await script(banc, "restauration", [lot.path, revenue])
        #expect(restauree.statut == 0, "\(restauree.sortie)")
        let serveur = banc.base.serveur
        let lire: @Sendable (String) async throws -> [UInt8]? = { requete in
            let sortie = try await enFil { try serveur.psql(revenue, ["-A", "-t", "-c", requete]) }
            let chiffres = sortie.filter(\.isHexDigit).compactMap(\.hexDigitValue)
            guard !chiffres.isEmpty else { return nil }
            return stride(from: 0, to: chiffres.count - 1, by: 2).map { UInt8(chiffres[$0] << 4 | chiffres[$0 + 1]) }
        }
        let contenu = try await lire("SELECT encode(contenu, 'hex') FROM nominatif.orientation_rh")
        let privee = try await lire("SELECT encode(privee_enveloppee, 'hex') FROM nominatif.boite")
        _ = try await enFil { try serveur.psql("postgres", ["-c", "DROP DATABASE IF EXISTS \(revenue) WITH (FORCE)"]) }
        let scelle = try #require(contenu, "le nom scellé revient")
        guard let privee else { return nil }
        return try banc.coffre.boite(enveloppee: privee).ouvrir(scelle, .orientation, orientation)["nom"]
    }

    /// What PostgreSQL writes before its tables: the same ciphertexts. Only the segments written between two positions of
    /// the journal are read, and they are kept meanwhile: parallel tests fill others, and their checkpoints recycle old ones.
    @Test func leJournalDesTransactionsNeNommePersonne() async throws {
        try await Banc.avec { banc in
            let reglages: @Sendable (String) async throws -> Void = { ordre in
                try await banc.base.superutilisateur { connexion in
                    for phrase in [ordre, "SELECT pg_reload_conf()"] { try connexion.executeScript(phrase) }
                }
            }
            let position: @Sendable () async throws -> String = {
                try await banc.base.superutilisateur { connexion in
                    try connexion.rows("SELECT pg_walfile_name(pg_current_wal_insert_lsn()) AS segment").map { try $0.string("segment") }[0]
                }
            }
            try await reglages("ALTER SYSTEM SET wal_keep_size = '8GB'")
            // A reload is a signal: it is there once a new session reads it.
            try await attendre("le réglage est lu") {
                try await banc.base.superutilisateur { try $0.rows("SELECT current_setting('wal_keep_size') AS v")[0].string("v") == "8GB" }
            }
            let debut = try await position()
            let temoin = "Temoin\(UUID().uuidString)"
            try await banc.base.superutilisateur { connexion in
                // Two transactions: what a new table receives in its own is not in the journal (wal_level minimal).
                try connexion.executeScript("CREATE SCHEMA temoin CREATE TABLE mots (mot text)")
                // Three: one may lie across two pages of the journal, whose header then cuts it.
                for _ in 0..<3 { try connexion.executeScript("INSERT INTO temoin.mots VALUES ('\(temoin)')") }
            }
            let ref = try await banc.ouvrir("Zzcanariwal")
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Zzcanariwal"), clos: true, as: banc.nadia)
            _ = try await banc.dossiers.chercher(nom: "Zzcanariwal", as: banc.nadia)
            // The cluster of the tests commits without waiting: what a synchronous commit writes out, everything before it is.
            try await banc.base.superutilisateur {
                try $0.executeScript("BEGIN; SET LOCAL synchronous_commit = on; INSERT INTO temoin.mots VALUES ('fin'); COMMIT")
            }
            let fin = try await position()
            let trouves: @Sendable (String) async throws -> Int = { mot in
                try await banc.base.superutilisateur { connexion in
                    try connexion.rows(
                        """
                        SELECT 1 AS un FROM pg_ls_waldir() w
                        WHERE w.name BETWEEN \(debut) AND \(fin) AND length(w.name) = 24
                          AND position(convert_to(\(mot), 'UTF8') IN pg_read_binary_file('pg_wal/' || w.name)) > 0
                        """
                    ).count
                }
            }
            let present = try await trouves(temoin)
            let nomme = try await trouves("Zzcanariwal") + trouves("zzcanariwal")
            try await reglages("ALTER SYSTEM RESET wal_keep_size")
            #expect(present > 0, "le journal a bien ce qui est en clair")
            #expect(nomme == 0)
        }
    }
}
