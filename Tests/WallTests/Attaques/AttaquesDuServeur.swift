import TestSupport

/// Files, network, catalogs, channels: what the server would give to anybody.
let attaquesDuServeur: [Attaque] = [
    Attaque(nom: "13 COPY vers le client, un programme, un fichier") { partie in
        let c = try partie.ouvrir()
        try partie.jouer(c, "COPY \(partie.cible.table) TO STDOUT;")
        try partie.jouer(c, "COPY (SELECT \(partie.cible.contenu) FROM \(partie.cible.table)) TO STDOUT;")
        try partie.interdire(
            c,
            [
                "COPY \(partie.cible.table) TO PROGRAM 'cat > /dev/null';", "COPY (SELECT 1) TO '/tmp/attaque-cloison';",
                "COPY pg_catalog.pg_class FROM '/etc/passwd';",
            ])
    },
    Attaque(nom: "14 lire les fichiers du serveur") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT pg_read_file('postgresql.conf');", "SELECT pg_read_binary_file('global/pg_control');", "SELECT pg_ls_dir('.');",
                "SELECT pg_stat_file('PG_VERSION');", "SELECT lo_import('/etc/passwd');", "SELECT pg_ls_waldir();",
                "SELECT * FROM pg_hba_file_rules;",
            ])
    },
    Attaque(nom: "15 objets volumineux : dépôt caché") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(c, ["SELECT lo_creat(-1);", "SELECT lo_from_bytea(0, '\\x01');", "SELECT lo_create(0);"])
    },
    Attaque(nom: "16 statistiques du planificateur") { partie in
        let c = try partie.ouvrir()
        for requete in [
            "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats;", "SELECT stavalues1::text FROM pg_statistic;",
            "SELECT * FROM pg_stats_ext;",
        ] {
            let reponse = try partie.jouer(c, requete)
            if !Partie.refuse(reponse), reponse.contains(where: { $0 != "|" && $0 != "\n" }) { throw Fuite(quoi: requete) }
        }
    },
    Attaque(nom: "17 activité des autres sessions") { partie in
        let victime = try partie.ouvrir()
        let secret = partie.cible.secrets.first ?? "?"
        // Outside a transaction: inside, psql's own savepoint would be the last statement seen.
        try victime.dire("COMMIT;")
        try victime.dire("SELECT '\(secret) dans une requête littérale';")
        let c = try partie.ouvrir()
        for requete in ["SELECT query FROM pg_stat_activity;", "SELECT query FROM pg_stat_get_activity(NULL);"] {
            try partie.jouer(c, requete)
        }
    },
    Attaque(nom: "18 pg_stat_statements") { partie in
        let c = try partie.ouvrir()
        try partie.muet(c, ["SELECT query, calls FROM pg_stat_statements;", "SELECT query FROM public.pg_stat_statements;"])
    },
    Attaque(nom: "24 volumes : reltuples, tailles, lignes vivantes") { partie in
        let c = try partie.ouvrir()
        let t = partie.cible.table
        try partie.muet(
            c,
            [
                "SELECT relname, reltuples FROM pg_class;", "SELECT n_live_tup FROM pg_stat_user_tables;",
                "SELECT pg_relation_size('\(t)');",
                "SELECT pg_stat_get_live_tuples('\(t)'::regclass);", "SELECT pg_database_size(current_database());",
                "SELECT pg_total_relation_size('\(t)');",
            ])
    },
    Attaque(nom: "25 catalogues : code, politiques, rôles, clés, sessions") { partie in
        let c = try partie.ouvrir()
        try partie.muet(
            c,
            [
                "SELECT prosrc FROM pg_proc WHERE proname = 'ouvrir';", "SELECT polqual FROM pg_policy;", "SELECT rolname FROM pg_roles;",
                "SELECT pg_get_functiondef('garde.ouvrir(bytea)'::regprocedure);", "SELECT * FROM garde.cle;",
                "SELECT * FROM garde.session;",
                "SELECT * FROM garde.compte;", "SELECT garde.tourner_cle();", "SELECT rolpassword FROM pg_authid;",
                "SELECT * FROM pg_db_role_setting;", "SELECT garde._totp('\\x00', 1);", "SELECT * FROM information_schema.tables;",
                "SELECT * FROM migrations.appliquee;",
            ])
    },
    Attaque(nom: "26 verrous consultatifs et pg_locks : canal") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(c, ["SELECT pg_try_advisory_lock(42);", "SELECT * FROM pg_locks;", "SELECT pg_advisory_xact_lock(1);"])
    },
    Attaque(nom: "27 LISTEN, NOTIFY : canal") { partie in
        let c = try partie.connexion()
        if try partie.passe(c, "LISTEN mur;") {
            throw Residuel(
                pourquoi: "commande non révocable : canal entre complices d'une même base ; une base par compartiment en production")
        }
    },
    Attaque(nom: "28 dblink, postgres_fdw, appel au dehors") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT * FROM dblink('dbname=postgres', 'SELECT 1') AS t(i int);",
                "SELECT * FROM public.dblink('dbname=postgres', 'SELECT 1') AS t(i int);",
                "CREATE EXTENSION postgres_fdw;", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;",
            ])
    },
    Attaque(nom: "38 SQL dynamique par les fonctions XML") { partie in
        let c = try partie.ouvrir()
        for requete in [
            "SELECT query_to_xml('SELECT * FROM \(partie.cible.table)', true, false, '');", "SELECT database_to_xml(true, false, '');",
            "SELECT table_to_xml('\(partie.cible.table)'::regclass, true, false, '');",
        ] {
            let reponse = try partie.jouer(c, requete)
            if !Partie.refuse(reponse) { throw Fuite(quoi: requete) }
        }
    },
    Attaque(nom: "44 instantané, attente, xid, WAL : mesurer l'activité") { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT pg_export_snapshot();", "SELECT pg_sleep(0);", "SELECT pg_current_wal_lsn();", "SELECT txid_current();",
                "SELECT pg_current_snapshot();",
            ])
    },
]
