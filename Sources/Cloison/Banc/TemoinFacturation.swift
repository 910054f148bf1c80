import Foundation
import Postgres

/// The witness: the same rows written by PostgreSQL alone into tables of the same shape, in bulk (COPY), then a transaction per invoice.
struct TemoinFacturation {
    let terrain: TerrainFacturation
    private static let tables = ["facture", "ligne", "tva", "reference", "sceau"]

    /// Copies what was issued so far beside it.
    func preparer() async throws -> (pieces: Int, rangs: Int) {
        try await terrain.administrer { connexion in
            try connexion.executeScript("DROP SCHEMA IF EXISTS banc CASCADE; CREATE SCHEMA banc; CREATE SEQUENCE banc.suite;")
            for table in Self.tables {
                let cle = table == "facture" ? "id" : "facture_id"
                try connexion.executeScript(
                    """
                    CREATE TABLE banc.\(table)_copie (LIKE facturation.\(table) INCLUDING ALL);
                    CREATE TABLE banc.\(table)_une (LIKE facturation.\(table) INCLUDING ALL);
                    CREATE TABLE banc.\(table)_source AS
                    SELECT n.n, t AS rang FROM facturation.\(table) t
                    JOIN (SELECT id, row_number() OVER (ORDER BY annee, serie, rang) AS n FROM facturation.facture) n ON n.id = t.\(cle);
                    CREATE INDEX ON banc.\(table)_source (n);
                    """)
            }
            try connexion.executeScript("ANALYZE")
            let compte = try connexion.rows(
                """
                SELECT (SELECT count(*) FROM facturation.facture) AS pieces, (SELECT count(*) FROM facturation.facture)
                  + (SELECT count(*) FROM facturation.ligne) + (SELECT count(*) FROM facturation.tva) + (SELECT count(*) FROM facturation.reference)
                  + (SELECT count(*) FROM facturation.sceau) AS rangs
                """)[0]
            return (try compte.int("pieces"), try compte.int("rangs"))
        }
    }

    /// Seconds that COPY takes for all the rows in one transaction, the start of psql taken off.
    func copier() throws -> Double {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "banc-copie-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: dossier) }
        for table in Self.tables {
            try psql(["-c", "\\copy facturation.\(table) TO '\(dossier.path)/\(table)'"])
        }
        let script = dossier.appending(path: "copie.sql")
        let ordres = Self.tables.map { "\\copy banc.\($0)_copie FROM '\(dossier.path)/\($0)'" }
        try ("BEGIN;\n" + ordres.joined(separator: "\n") + "\nCOMMIT;\n").write(to: script, atomically: true, encoding: .utf8)
        let depart = try duree { try psql(["-c", "SELECT 1"]) }
        return max(0.001, try duree { try psql(["-f", script.path]) } - depart)
    }

    /// Invoices per second, one transaction each, prepared, one connection (pgbench).
    func inserer(_ pieces: Int) throws -> Double {
        let script = FileManager.default.temporaryDirectory.appending(path: "banc-\(UUID().uuidString).sql")
        defer { try? FileManager.default.removeItem(at: script) }
        var lignes = ["SELECT nextval('banc.suite') AS n \\gset", "BEGIN;"]
        for table in Self.tables {
            lignes.append("INSERT INTO banc.\(table)_une SELECT (s.rang).* FROM banc.\(table)_source s WHERE s.n = :n;")
        }
        lignes.append("COMMIT;")
        try (lignes.joined(separator: "\n") + "\n").write(to: script, atomically: true, encoding: .utf8)
        let texte = try terrain.lancer("pgbench", ["-n", "-M", "prepared", "-c", "1", "-t", "\(pieces)", "-f", script.path])
        guard let ligne = texte.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let tps = Double(ligne.dropFirst(6).prefix(while: { $0.isNumber || $0 == "." }))
        else { throw TerrainFacturation.Echec(description: "pgbench n'a pas dit son débit :\n\(texte.suffix(1_000))") }
        return tps
    }

    @discardableResult
    private func psql(_ arguments: [String]) throws -> String {
        try terrain.lancer("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1"] + arguments)
    }

    private func duree(_ corps: () throws -> some Any) rethrows -> Double {
        let debut = ContinuousClock.now
        _ = try corps()
        return (ContinuousClock.now - debut) / .seconds(1)
    }
}
