import Postgres
import Testing

@Suite("Prepared statements follow the base")
struct StatementTests {
    @Test("a plan made stale by a migration is prepared again without a word")
    func planPerime() async throws {
        try await Essai.script("CREATE TABLE public.mouvante (a int); INSERT INTO public.mouvante VALUES (1)")
        try await Essai.avec(connexions: 1) { base in
            let avant = try await base.lire("SELECT * FROM public.mouvante")[0]
            #expect(avant.columns == ["a"])
            try await Essai.script("ALTER TABLE public.mouvante ADD b text DEFAULT 'neuf'")
            let apres = try await base.lire("SELECT * FROM public.mouvante")[0]
            #expect(apres.columns == ["a", "b"])
            try await Essai.script("ALTER TABLE public.mouvante DROP a")
            let enTransaction = try await base.dans { try $0.rows("SELECT * FROM public.mouvante")[0].columns }
            #expect(enTransaction == ["b"])
        }
    }

    @Test("a plan made stale in the middle of a transaction is reported once, then works")
    func planPerimeAuMilieu() async throws {
        try await Essai.script("CREATE TABLE public.mouvante2 (a int)")
        try await Essai.avec(connexions: 1) { base in
            _ = try await base.lire("SELECT * FROM public.mouvante2")
            try await Essai.script("ALTER TABLE public.mouvante2 ADD b int")
            let erreur = await refus {
                try await base.dans { tx in
                    _ = try tx.rows("SELECT 1")
                    _ = try tx.rows("SELECT * FROM public.mouvante2")
                }
            }
            #expect(erreur?.state == SQLState("0A000"))
            try await base.dans { tx in
                _ = try tx.rows("SELECT 1")
                _ = try tx.rows("SELECT * FROM public.mouvante2")
            }
        }
    }

    @Test("statements dropped behind our back are prepared again")
    func perdues() async throws {
        try await Essai.avec(connexions: 1) { base in
            _ = try await base.lire("SELECT 1 AS v")
            // Our own COMMIT is among what it drops: a refusal, certain, and only once.
            #expect(await refus { try await base.dans { _ = try $0.execute("DEALLOCATE ALL") } }?.state == SQLState("26000"))
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
        }
    }

    @Test("the cache of a connection stays bounded")
    func borne() async throws {
        var configuration = try await Essai.base(connexions: 1).configuration
        configuration.requetesPreparees = 10
        let base = Database(configuration)
        for rang in 1...40 {
            let liste: SQL = Array(repeating: "1" as SQL, count: rang).joined(separator: ",")
            _ = try await base.lire("SELECT \(fragment: liste)")
        }
        let ligne = try await base.lire("SELECT count(*) AS n FROM pg_prepared_statements")[0]
        #expect(try ligne.int("n") <= 12)
        await base.arreter()
    }
}
