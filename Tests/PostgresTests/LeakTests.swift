import Postgres
import Testing

@Suite("Nothing passes from one user of a connection to the next")
struct LeakTests {
    @Test("settings, temporary tables, advisory locks, held cursors, listens, prepared statements, sequences")
    func traces() async throws {
        try await Essai.script("CREATE SEQUENCE IF NOT EXISTS public.fuite")
        let salissures: [SQL] = [
            "SELECT set_config('fuite.secret', 'CANARI', false)",
            "SELECT set_config('search_path', 'public', false)",
            "SELECT set_config('row_security', 'off', false)",
            "SET statement_timeout = 0",
            "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
            "CREATE TEMPORARY TABLE fuite_temporaire AS SELECT 'CANARI' AS mot",
            "SELECT 'CANARI' AS mot INTO TEMPORARY fuite_into",
            "DECLARE fuite_curseur CURSOR WITH HOLD FOR SELECT 'CANARI'",
            "SELECT pg_advisory_lock(4242)",
            "LISTEN fuite_canal",
            "PREPARE fuite_preparee AS SELECT 'CANARI'",
            "SELECT nextval('public.fuite')",
        ]
        for salissure in salissures {
            try await Essai.avec(connexions: 1) { base in
                let avant = try await base.dans { try $0.rows("SELECT pg_backend_pid() AS pid")[0].int("pid") }
                try await base.dans { _ = try $0.rows(salissure) }
                try await controler(base, pid: avant, "\(salissure)")
                // The same, left by a transaction that fails after it.
                _ = await refus {
                    try await base.dans { tx in
                        _ = try tx.rows(salissure)
                        _ = try tx.rows("SELECT 1/0")
                    }
                }
                try await controler(base, pid: avant, "\(salissure), puis échec")
            }
        }
    }

    private func controler(_ base: Database, pid: Int, _ quoi: String) async throws {
        let etat = try await base.lire(
            """
            SELECT pg_backend_pid() AS pid, coalesce(current_setting('fuite.secret', true), '') AS secret,
                current_setting('search_path') AS chemin, current_setting('row_security') AS securite,
                current_setting('statement_timeout') AS delai, current_setting('default_transaction_read_only') AS lecture,
                (SELECT count(*) FROM pg_class WHERE relname LIKE 'fuite\\_%') AS tables,
                (SELECT count(*) FROM pg_cursors WHERE name LIKE 'fuite%') AS curseurs,
                (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS verrous,
                (SELECT count(*) FROM pg_listening_channels()) AS canaux,
                (SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'fuite%') AS preparees
            """)[0]
        let commentaire = Comment(rawValue: quoi)
        #expect(try etat.int("pid") == pid, commentaire)
        #expect(try etat.string("secret") == "", commentaire)
        #expect(try etat.string("chemin") == "pg_catalog,pg_temp", commentaire)
        #expect(try etat.string("securite") == "on", commentaire)
        #expect(try etat.string("delai") == "2min", commentaire)
        #expect(try etat.string("lecture") == "off", commentaire)
        for compte in ["tables", "curseurs", "verrous", "canaux", "preparees"] {
            #expect(try etat.int(compte) == 0, "\(commentaire) : \(compte)")
        }
        let suite = await refus { _ = try await base.lire("SELECT lastval()") }
        if quoi.contains("nextval") { #expect(suite?.state == SQLState("55000"), commentaire) }
    }

    @Test("settings asserted at connection stand over the role's own defaults")
    func reglages() async throws {
        try await Essai.script(
            """
            CREATE ROLE fuite_role LOGIN;
            ALTER ROLE fuite_role SET search_path = public;
            ALTER ROLE fuite_role SET row_security = off;
            ALTER ROLE fuite_role SET statement_timeout = 0;
            """)
        let base = try await Essai.base(connexions: 1, role: "fuite_role")
        let ligne = try await base.lire(
            """
            SELECT current_setting('search_path') AS chemin, current_setting('row_security') AS securite,
                current_setting('statement_timeout') AS delai, current_setting('TimeZone') AS fuseau,
                current_setting('idle_in_transaction_session_timeout') AS oisif, current_setting('client_encoding') AS codage
            """)[0]
        #expect(try ligne.string("chemin") == "pg_catalog,pg_temp")
        #expect(try ligne.string("securite") == "on")
        #expect(try ligne.string("delai") == "2min")
        #expect(try ligne.string("fuseau") == "UTC")
        #expect(try ligne.string("oisif") == "20s")
        #expect(try ligne.string("codage") == "UTF8")
        await base.arreter()
    }
}
