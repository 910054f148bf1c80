import Postgres
import Testing

@Suite("A transaction is whole or nothing")
struct TransactionTests {
    struct Volontaire: Error {}

    static let table = Task { try await Essai.script("CREATE TABLE public.ecrits (id int PRIMARY KEY, nom text)") }

    @Test("a throwing closure writes nothing")
    func annulation() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            await #expect(throws: Volontaire.self) {
                try await base.dans { tx in
                    try tx.execute("INSERT INTO public.ecrits VALUES (100, 'a')")
                    throw Volontaire()
                }
            }
            let trouves1 = try await base.lire("SELECT FROM public.ecrits WHERE id = 100")
            #expect(trouves1.isEmpty)
        }
    }

    @Test("a refusal that is swallowed still commits nothing")
    func refusAvale() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus {
                try await base.dans { tx in
                    try tx.execute("INSERT INTO public.ecrits VALUES (200, 'a')")
                    _ = try? tx.execute("INSERT INTO public.ecrits VALUES (200, 'b')")
                }
            }
            #expect(erreur == .server(.uniqueViolation, constraint: "ecrits_pkey"))
            let trouves2 = try await base.lire("SELECT FROM public.ecrits WHERE id = 200")
            #expect(trouves2.isEmpty)
        }
    }

    @Test("inside a savepoint, a refusal is undone alone")
    func pointDeReprise() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            try await base.dans { tx in
                try tx.execute("INSERT INTO public.ecrits VALUES (300, 'garde')")
                #expect(throws: PostgresError.server(.uniqueViolation, constraint: "ecrits_pkey")) {
                    try tx.savepoint {
                        try tx.execute("INSERT INTO public.ecrits VALUES (301, 'perdu')")
                        try tx.execute("INSERT INTO public.ecrits VALUES (300, 'double')")
                    }
                }
                try tx.execute("INSERT INTO public.ecrits VALUES (302, 'garde')")
            }
            let gardes = try await base.lire("SELECT id FROM public.ecrits WHERE id BETWEEN 300 AND 309 ORDER BY id")
            #expect(try gardes.map { try $0.int("id") } == [300, 302])
        }
    }

    @Test("a batch refused in its middle writes nothing")
    func lot() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            let lot: [SQL] = [
                "INSERT INTO public.ecrits VALUES (400, 'a')", "INSERT INTO public.ecrits VALUES (400, 'b')",
                "INSERT INTO public.ecrits VALUES (401, 'c')",
            ]
            #expect(await refus { _ = try await base.executeBatch(prologue: [], lot) }?.state == .uniqueViolation)
            let trouves3 = try await base.lire("SELECT FROM public.ecrits WHERE id IN (400, 401)")
            #expect(trouves3.isEmpty)
            let trouves4 = try await base.executeBatch(prologue: [], [lot[0], lot[2]])
            #expect(trouves4 == [1, 1])
        }
    }

    @Test("a read cannot write")
    func lectureSeule() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus { _ = try await base.lire("INSERT INTO public.ecrits VALUES (500, 'a') RETURNING id") }
            #expect(erreur?.state == SQLState("25006"))
        }
    }

    @Test("a prologue that refuses stops everything after it")
    func prologue() async throws {
        try await Self.table.value
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus {
                try await base.transaction(prologue: ["SELECT 1/0"]) { _ = try $0.execute("INSERT INTO public.ecrits VALUES (600, 'a')") }
            }
            #expect(erreur?.state == SQLState("22012"))
            // Even when the closure asks for nothing.
            #expect(await refus { try await base.transaction(prologue: ["SELECT 1/0"]) { _ in } }?.state == SQLState("22012"))
            let trouves5 = try await base.lire("SELECT FROM public.ecrits WHERE id = 600")
            #expect(trouves5.isEmpty)
        }
    }

    @Test("COPY writes what it was given, escapes included, and a refusal leaves the connection usable")
    func copie() async throws {
        try await Self.table.value
        let textes = ["tab\ttab", "ligne\nligne", "\\N", "\\", "é'\"", ""]
        try await Essai.avec(connexions: 1) { base in
            let nombre = try await base.dans { tx in
                try tx.copy(into: "public.ecrits (id, nom)", rows: textes.enumerated().map { ["\(1000 + $0)", $1] } + [["1999", nil]])
            }
            #expect(nombre == textes.count + 1)
            let relus = try await base.lire("SELECT nom FROM public.ecrits WHERE id BETWEEN 1000 AND 1999 ORDER BY id")
            #expect(try relus.map { try $0.optionalString("nom") } == textes + [nil])
            let erreur = await refus {
                try await base.dans { _ = try $0.copy(into: "public.ecrits (id, nom)", rows: [["2000", "a"], ["2000", "b"]]) }
            }
            #expect(erreur == .server(.uniqueViolation, constraint: "ecrits_pkey"))
            let grand = try await base.dans { tx in
                try tx.copy(into: "public.ecrits (id, nom)", rows: (10_000..<60_000).lazy.map { ["\($0)", "ligne \($0)"] })
            }
            #expect(grand == 50_000)
        }
    }
}
