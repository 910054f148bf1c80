public import Postgres
import Tenancy

extension Droits {
    /// Reads the grants of `tables` (`schema.table`) in the running database, as `garde.lecteurs` tells them.
    ///
    /// `base`: a compartment that needs no session. A table nobody reads is known, with no reader.
    public static func lire(_ base: Database, tables: Set<String>) async throws -> Droits {
        let lus: [Lecteur] = try await base.readSansSession("SELECT objet, role::text AS role FROM garde.lecteurs(\(tables.sorted()))")
        var lectures = Dictionary(uniqueKeysWithValues: tables.map { ($0, Set<Compartiment>()) })
        for lecteur in lus {
            if let compartiment = Compartiment(rawValue: lecteur.role) { lectures[lecteur.objet, default: []].insert(compartiment) }
        }
        return Droits(lectures: lectures)
    }

    private struct Lecteur: RowDecodable {
        let objet: String
        let role: String

        init(row: Row) throws(RowError) {
            objet = try row.string("objet")
            role = try row.string("role")
        }
    }
}
