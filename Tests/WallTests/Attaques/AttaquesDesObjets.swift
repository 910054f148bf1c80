import TestSupport

/// Creating, replacing, taking over objects and roles.
let attaquesDesObjets: [Attaque] = [
    Attaque(nom: "08 SET ROLE, RESET ROLE, SESSION AUTHORIZATION") { partie in
        let c = try partie.ouvrir()
        for role in [
            "postgres", "prop_nominatif", "prop_garde", "prop_passerelle", "prop_gestion", "app_nominatif", "app_administration",
            "migrateur", "pg_read_all_data",
        ] where role != partie.cible.role {
            for ordre in ["SET ROLE \(role);", "SET SESSION AUTHORIZATION \(role);"] {
                let pris = try partie.passe(c, ordre)
                try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
                try c.dire("RESET ROLE;")
                if pris { throw Fuite(quoi: ordre) }
            }
        }
    },
    Attaque(nom: "09 détourner search_path vers un objet à soi") { partie in
        let c = try partie.ouvrir()
        let crees = try [
            "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1';",
            "CREATE TEMP TABLE cle (version int, ikey bytea, okey bytea, active bool);", "CREATE SCHEMA pirate;",
            "CREATE TABLE public.cle (i int);", "CREATE TABLE garde.cle2 (i int);",
        ].filter { try partie.passe(c, $0) }
        try c.dire("SET LOCAL search_path = pg_temp, public, pg_catalog;")
        try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        if !crees.isEmpty { throw Fuite(quoi: "créé : \(crees)") }
    },
    Attaque(nom: "10 créer vue, table, domaine, opérateur, fonction, DO, extension") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "CREATE TEMP VIEW v AS SELECT * FROM \(partie.cible.table);", "CREATE TABLE public.t (i int);",
                "CREATE DOMAIN public.d AS int;", "CREATE OPERATOR public.=== (leftarg = int, rightarg = int, function = int4eq);",
                "DO $$BEGIN PERFORM 1; END$$;",
                "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE plpgsql AS 'begin return 1; end';", "CREATE EXTENSION hstore;",
                "CREATE AGGREGATE pg_temp.a(int) (sfunc = int4pl, stype = int);",
            ])
    },
    Attaque(nom: "11 fonction bavarde et bon marché dans le WHERE") { partie in
        let c = try partie.ouvrir()
        try c.dire(
            "CREATE FUNCTION pg_temp.bavard(text) RETURNS bool LANGUAGE plpgsql COST 0.0000001 AS $$begin raise notice '%', $1; return true; end$$;"
        )
        try partie.jouer(c, "SELECT count(*) FROM \(partie.cible.table) WHERE pg_temp.bavard(\(partie.cible.contenu)::text);")
        try partie.jouer(c, "SELECT count(*) FROM public.v_dossier WHERE pg_temp.bavard(contenu);")
    },
    Attaque(nom: "32 table temporaire : dépôt d'un usager à l'autre", vaut: { $0.victime != nil }) { partie in
        let c = try partie.ouvrir(nil, partie.cible.victime)
        try c.dire("CREATE TEMP TABLE depot AS SELECT \(partie.cible.contenu) FROM \(partie.cible.table);")
        try c.dire("COMMIT;")
        try partie.ouvrir(c)
        try partie.jouer(c, "SELECT * FROM pg_temp.depot;")
    },
    Attaque(nom: "39 DDL : politique, RLS, propriétaire, déclencheur, règle") { partie in
        let c = try partie.ouvrir()
        let t = partie.cible.table
        for ordre in [
            "ALTER TABLE \(t) DISABLE ROW LEVEL SECURITY;", "ALTER TABLE \(t) NO FORCE ROW LEVEL SECURITY;",
            "CREATE POLICY p ON \(t) USING (true);", "DROP POLICY mur_\(partie.cible.role) ON \(t);",
            "ALTER TABLE \(t) OWNER TO \(partie.cible.role);", "ALTER FUNCTION garde.tenant() OWNER TO \(partie.cible.role);",
            "CREATE TRIGGER t BEFORE INSERT ON \(t) FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();",
            "CREATE RULE r AS ON INSERT TO \(t) DO INSTEAD NOTHING;", "SET session_replication_role = replica;",
            "ALTER SYSTEM SET log_statement = 'all';", "COMMENT ON TABLE \(t) IS 'x';", "CREATE TABLE x (i uuid REFERENCES \(t));",
            "ALTER DEFAULT PRIVILEGES FOR ROLE prop_nominatif GRANT SELECT ON TABLES TO \(partie.cible.role);",
        ] {
            let pris = try partie.passe(c, ordre)
            try partie.jouer(c, "SELECT \(partie.cible.contenu) FROM \(t) WHERE \(partie.cible.autrui);")
            if pris { throw Fuite(quoi: ordre) }
        }
    },
    Attaque(nom: "40 se donner à un autre rôle") { partie in
        let c = try partie.connexion()
        try c.dire("BEGIN;")
        for role in ["app_pilotage", "app_gestion", "app_auth"] where role != partie.cible.role {
            let pris = try partie.passe(c, "GRANT \(partie.cible.role) TO \(role);")
            if pris { throw Fuite(quoi: "GRANT \(partie.cible.role) TO \(role)") }
        }
        try c.dire("ROLLBACK;")
    },
    Attaque(nom: "41 ALTER ROLE sur soi-même") { partie in
        let c = try partie.connexion()
        // Rolled back: roles belong to the whole cluster.
        try c.dire("BEGIN;")
        let reglage = try partie.passe(c, "ALTER ROLE \(partie.cible.role) SET statement_timeout = '11s';")
        let superpouvoir = try partie.passe(c, "ALTER ROLE \(partie.cible.role) BYPASSRLS;")
        try c.dire("ROLLBACK;")
        if superpouvoir { throw Fuite(quoi: "ALTER ROLE … BYPASSRLS") }
        if reglage {
            throw Residuel(pourquoi: "réglages et mot de passe propres : non révocable ; réglages imposés à la connexion, certificats")
        }
    },
    Attaque(nom: "42 vue du propriétaire privilégié") { partie in
        let c = try partie.ouvrir()
        try partie.jouer(c, "SELECT * FROM public.v_dossier;")
        try partie.jouer(c, "SELECT * FROM nominatif.v_dossier;")
        try partie.jouer(c, "SELECT * FROM gestion.v_contrat;")
    },
]
