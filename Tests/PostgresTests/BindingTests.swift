import Foundation
import Postgres
import Testing

@Suite("Every value travels bound, never in the text")
struct BindingTests {
    static let textes = [
        "", "simple", "l'été", "\"double\"", "\\anti\\slash", "; DROP TABLE pg_class; --", "$1 $2 :x %s", "ligne\nretour\r\ttab", "日本 🧑‍💼 é",
        "{a,b}", "NULL", "' OR '1'='1", "\\x00", "é" + String(repeating: "x", count: 100_000),
    ]

    @Test("texts come back as they went", arguments: textes)
    func texte(_ valeur: String) async throws {
        try await Essai.avec(connexions: 1) { base in
            let retour = try await base.lire("SELECT \(valeur)::text AS v")[0].string("v")
            #expect(retour == valeur)
        }
    }

    @Test("arrays of texts come back element by element")
    func tableaux() async throws {
        try await Essai.avec(connexions: 1) { base in
            let ligne = try await base.lire("SELECT \(Self.textes)::text[] AS v")[0]
            #expect(try ligne.strings("v") == Self.textes)
            let ligne2 = try await base.lire("SELECT \([String]())::text[] AS v")[0]
            #expect(try ligne2.strings("v").isEmpty)
            let ligne3 = try await base.lire("SELECT \([1, -2, Int.max])::bigint[] AS v")[0]
            #expect(try ligne3.ints("v") == [1, -2, Int.max])
            let ids = [UUID(), UUID()]
            let ligne4 = try await base.lire("SELECT count(*) AS v FROM unnest(\(ids)::uuid[]) u WHERE u = ANY(\(ids))")[0]
            #expect(try ligne4.int("v") == 2)
            let trous: [String?] = ["a", nil]
            let ligne5 = try await base.lire("SELECT (\(trous)::text[])[2] IS NULL AS v")[0]
            #expect(try ligne5.bool("v"))
        }
    }

    @Test("numbers, booleans, identifiers, bytes, instants, enumerations and NULL")
    func autres() async throws {
        enum Sens: String { case montant, descendant }
        let id = UUID()
        let octets = (0...255).map { UInt8($0) }
        let instant = Date(timeIntervalSince1970: 1_795_216_615.123456)
        let rien: String? = nil
        try await Essai.avec(connexions: 1) { base in
            let ligne = try await base.lire(
                """
                SELECT \(Int.min)::bigint AS i, \(true)::bool AS b, \(id)::uuid AS u, \(octets)::bytea AS o, \([UInt8]())::bytea AS vide,
                    \(instant)::timestamptz AS t, \(Sens.descendant)::text AS e, \(rien)::text AS n, \(-1.5e-7)::float8 AS d,
                    length(\(octets)::bytea) AS l
                """)[0]
            #expect(try ligne.int("i") == Int.min)
            #expect(try ligne.bool("b"))
            #expect(try ligne.uuid("u") == id)
            #expect(try ligne.bytes("o") == octets)
            #expect(try ligne.bytes("vide").isEmpty)
            #expect(abs(try ligne.instant("t").timeIntervalSince(instant)) < 0.000_001)
            #expect(try ligne.value("e", as: Sens.self) == .descendant)
            #expect(try ligne.isNull("n"))
            #expect(try ligne.optionalString("n") == nil)
            #expect(try ligne.double("d") == -1.5e-7)
            #expect(try ligne.int("l") == 256)
        }
    }

    @Test("a zero byte is refused instead of cutting the text")
    func zero() async throws {
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus { _ = try await base.lire("SELECT \("avant\0après")::text AS v") }
            #expect(erreur == .server(.characterNotInRepertoire, constraint: nil))
            let ligne6 = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne6.int("v") == 1)
        }
    }

    @Test("fragments are renumbered")
    func fragments() async throws {
        let conditions: [SQL] = ["x > \(2)", "x < \(6)", "x <> ALL(\([4]))"]
        let sql: SQL =
            "SELECT x FROM generate_series(\(1)::int, \(9)::int) x WHERE \(fragment: conditions.joined(separator: " AND ")) ORDER BY \(unsafe: "x DESC")"
        try await Essai.avec(connexions: 1) { base in
            let lignes = try await base.lire(sql)
            #expect(try lignes.map { try $0.int("x") } == [5, 3])
        }
    }

    @Test("reading says which column is absent, NULL or malformed, and never its value")
    func colonnes() async throws {
        try await Essai.avec(connexions: 1) { base in
            let ligne = try await base.lire("SELECT NULL::text AS nul, 'SECRET' AS mot")[0]
            #expect(throws: RowError("absente", .missing)) { try ligne.string("absente") }
            #expect(throws: RowError("nul", .null)) { try ligne.string("nul") }
            #expect(throws: RowError("mot", .malformed)) { try ligne.int("mot") }
            #expect(throws: RowError("mot", .malformed)) { try ligne.uuid("mot") }
            #expect(!String(reflecting: RowError("mot", .malformed)).contains("SECRET"))
        }
    }

    @Test("a statement prints its text, not its values")
    func impression() {
        let sql: SQL = "SELECT \("SECRET") FROM t WHERE o = \([1, 2, 3] as [UInt8])"
        #expect("\(sql)" == "SELECT $1 FROM t WHERE o = $2")
        var sortie = ""
        dump(sql, to: &sortie)
        #expect(!sortie.contains("SECRET"))
    }
}
