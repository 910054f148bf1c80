import Postgres
import TestSupport
import Testing

@Suite("Round trips, counted on the wire")
struct RoundTripTests {
    /// Round trips made by `body` on one warm connection.
    private func compter(_ body: (Database) async throws -> Void) async throws -> Int {
        let proxy = try CountingProxy(to: try await Grappe.commune.value.port)
        let base = try await Essai.base(connexions: 1, port: proxy.port)
        _ = try await base.lire("SELECT 1 AS v")
        let avant = proxy.roundTrips
        try await body(base)
        let apres = proxy.roundTrips
        await base.arreter()
        return apres - avant
    }

    @Test("BEGIN, prologue, statement and COMMIT of a read are one, even the first time a statement is seen")
    func lecture() async throws {
        let tours = try await compter { base in
            _ = try await base.batch(prologue: ["SELECT \("prologue")::text"], readOnly: true, ["SELECT \(7)::int AS jamais_vu"])
        }
        #expect(tours == 1)
    }

    @Test("several independent statements are one")
    func plusieurs() async throws {
        let tours = try await compter { base in
            let lignes = try await base.batch(prologue: ["SELECT 1"], readOnly: true, ["SELECT 1 AS a", "SELECT 2 AS a", "SELECT 3 AS a"])
            #expect(try lignes.map { try $0[0].int("a") } == [1, 2, 3])
        }
        #expect(tours == 1)
    }

    @Test("a write with its COMMIT can be one")
    func ecriture() async throws {
        let tours = try await compter { base in
            _ = try await base.executeBatch(prologue: ["SELECT 1"], ["SELECT 1 AS a", "SELECT 2 AS a"])
        }
        #expect(tours == 1)
    }

    @Test("a transaction's opening travels with its first statement; COMMIT is alone, its answer read")
    func transaction() async throws {
        let tours = try await compter { base in
            try await base.transaction(prologue: ["SELECT 1"]) { tx in
                _ = try tx.rows("SELECT 1 AS a")
                _ = try tx.pipeline(["SELECT 2 AS a", "SELECT 3 AS a"])
            }
        }
        #expect(tours == 3)
    }

    @Test("a hundred reads of one connection are a hundred round trips")
    func cent() async throws {
        let tours = try await compter { base in
            for rang in 0..<100 { _ = try await base.lire("SELECT \(rang)::int AS v") }
        }
        #expect(tours == 100)
    }
}
