import Postgres
import Testing

@Suite("Refusals are typed, name the constraint and quote nothing")
struct ErrorTests {
    static let cas: [(SQL, SQLState, String?)] = [
        ("INSERT INTO erreurs.personne VALUES (1, 'CANARI')", .uniqueViolation, "personne_pkey"),
        ("INSERT INTO erreurs.personne VALUES (2, 'CANARI-TROP-LONG')", .checkViolation, "nom_court"),
        ("INSERT INTO erreurs.personne VALUES (3, NULL)", .notNullViolation, nil),
        ("INSERT INTO erreurs.enfant VALUES (99)", .foreignKeyViolation, "enfant_personne_fkey"),
        ("INSERT INTO erreurs.reservation VALUES ('[1,5)')", .exclusionViolation, "reservation_quand_excl"),
        ("SELECT 'CANARI'::int", .invalidText, nil),
        ("SELECT * FROM absente", .undefinedTable, nil),
        ("SELECT 1/0", SQLState("22012"), nil),
    ]

    @Test("SQLSTATE and constraint", arguments: cas.indices)
    func etats(_ rang: Int) async throws {
        let (sql, etat, contrainte) = Self.cas[rang]
        try await Self.preparer.value
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus { _ = try await base.dans { try $0.execute(sql) } }
            #expect(erreur == .server(etat, constraint: contrainte))
            if let erreur {
                #expect(!"\(erreur)".contains("CANARI"))
                #expect(!String(reflecting: erreur).contains("CANARI"))
                var sortie = ""
                dump(erreur, to: &sortie)
                #expect(!sortie.contains("CANARI"))
            }
            // The same refusal in a batch, and the connection still serves.
            #expect(await refus { _ = try await base.executeBatch(prologue: [], [sql]) } == .server(etat, constraint: contrainte))
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
        }
    }

    static let preparer = Task {
        try await Essai.script(
            """
            CREATE SCHEMA erreurs;
            CREATE TABLE erreurs.personne (id int PRIMARY KEY, nom text NOT NULL CONSTRAINT nom_court CHECK (length(nom) < 10));
            CREATE TABLE erreurs.enfant (personne int REFERENCES erreurs.personne);
            CREATE TABLE erreurs.reservation (quand int4range, EXCLUDE USING gist (quand WITH &&));
            INSERT INTO erreurs.personne VALUES (1, 'un');
            INSERT INTO erreurs.reservation VALUES ('[1,3)');
            """)
    }

    @Test("a deferred constraint refused at COMMIT is a refusal, not an unknown outcome")
    func differee() async throws {
        try await Essai.script("CREATE TABLE public.differe (id int, UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)")
        try await Essai.avec(connexions: 1) { base in
            let erreur = await refus {
                try await base.dans { tx in
                    try tx.execute("INSERT INTO public.differe VALUES (1)")
                    try tx.execute("INSERT INTO public.differe VALUES (1)")
                }
            }
            #expect(erreur == .server(.uniqueViolation, constraint: "differe_id_key"))
            let ligne2 = try await base.lire("SELECT count(*) AS n FROM public.differe")[0]
            #expect(try ligne2.int("n") == 0)
        }
    }
}
