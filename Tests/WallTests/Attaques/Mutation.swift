/// A protection removed, and what must notice.
struct Mutation: Sendable {
    let nom: String
    /// Played by the superuser in a clone.
    let sql: String
    /// Numbers of the attacks that must then leak, by the attacker of this role.
    var attaques: [String] = []
    var role = "app_nominatif"
    /// Whether a catalog check (sql/tests) must find it too.
    var catalogue = false
    /// Roles belong to the whole cluster: such a mutation stays in a transaction that is rolled back, and only the catalog is read.
    var deGrappe = false

    /// Rewrites a function of the guard; fails if nothing changed, for a vacuous mutation proves nothing.
    static func reecrire(_ fonction: String, _ motif: String, _ remplacement: String = "") -> String {
        """
        DO $mutation$
        DECLARE
          avant text := pg_get_functiondef('\(fonction)'::regprocedure);
          apres text := replace(avant, $motif$\(motif)$motif$, $par$\(remplacement)$par$);
        BEGIN
          IF apres = avant THEN RAISE EXCEPTION 'mutation sans effet sur \(fonction)'; END IF;
          EXECUTE apres;
        END $mutation$;
        """
    }

    private static let lecteurs = ["garde.tenant()", "garde.uid()", "garde.prestataire()", "garde.fonction(text)"]
    private static let mac = "IF (SELECT left(g, 64) = "
    private static let instant = "encode(timestamptz_send(now()), 'hex')"

    static let toutes: [Mutation] = [
        Mutation(
            nom: "RLS désactivée", sql: "ALTER TABLE nominatif.dossier DISABLE ROW LEVEL SECURITY;", attaques: ["02"], catalogue: true),
        Mutation(nom: "RLS non forcée", sql: "ALTER TABLE nominatif.dossier NO FORCE ROW LEVEL SECURITY;", catalogue: true),
        Mutation(
            nom: "mur du dossier retiré", sql: "DROP POLICY mur_app_nominatif ON nominatif.dossier;", attaques: ["02"], catalogue: true),
        Mutation(
            nom: "mur du dossier toujours vrai", sql: "ALTER POLICY mur_app_nominatif ON nominatif.dossier USING (true);", attaques: ["02"],
            catalogue: true),
        Mutation(
            nom: "mur locataire retiré", sql: "DROP POLICY mur_app_client ON gestion.contrat;", attaques: ["02"],
            role: "app_client (entreprise B)", catalogue: true),
        Mutation(
            nom: "mur locataire toujours vrai", sql: "ALTER POLICY mur_app_client ON gestion.contrat USING (true);", attaques: ["02"],
            role: "app_client (entreprise B)", catalogue: true),
        Mutation(
            nom: "MAC non vérifié", sql: lecteurs.map { reecrire($0, mac, "IF (SELECT true OR left(g, 64) = ") }.joined(),
            attaques: ["03", "04"]),
        Mutation(
            nom: "MAC non lié à la transaction", sql: (lecteurs + ["garde.ouvrir(bytea)"]).map { reecrire($0, instant, "''") }.joined(),
            attaques: ["05", "07"]),
        Mutation(
            nom: "compartiment non vérifié", sql: reecrire("garde.ouvrir(bytea)", "OR s.compartiment <> session_user"), attaques: ["37"]),
        Mutation(nom: "révocation non vérifiée", sql: reecrire("garde.ouvrir(bytea)", "OR s.revoquee_le IS NOT NULL"), attaques: ["37"]),
        Mutation(
            nom: "expiration non vérifiée", sql: reecrire("garde.ouvrir(bytea)", "OR s.expire_le <= clock_timestamp()"), attaques: ["37"]),
        Mutation(
            nom: "inactivité non vérifiée",
            sql: reecrire("garde.ouvrir(bytea)", "OR s.vue_le < clock_timestamp() - interval '30 minutes'"), attaques: ["37"]),
        Mutation(
            nom: "TEMP rendu", sql: "DO $$BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO app_nominatif', current_database()); END$$;",
            attaques: ["09", "32"], catalogue: true),
        Mutation(
            nom: "SELECT sur la table entière", sql: "GRANT SELECT ON nominatif.dossier TO app_nominatif;", attaques: ["35", "45"],
            catalogue: true),
        Mutation(
            nom: "statistiques de valeurs",
            sql: "ALTER TABLE nominatif.dossier ALTER motif SET STATISTICS 100; ANALYZE nominatif.dossier;", attaques: ["22"],
            catalogue: true),
        Mutation(
            nom: "vue du superutilisateur",
            sql:
                "CREATE VIEW nominatif.v_dossier AS SELECT * FROM nominatif.dossier; GRANT SELECT ON nominatif.v_dossier TO app_nominatif;",
            attaques: ["42"], catalogue: true),
        Mutation(
            nom: "index sur motif sans entreprise en tête", sql: "CREATE INDEX im ON nominatif.dossier (motif);", attaques: ["23"],
            catalogue: true),
        Mutation(
            nom: "accès au dossier toujours accordé",
            sql: reecrire("nominatif.accede(uuid,uuid)", "RETURN EXISTS (", "RETURN true OR EXISTS ("),
            attaques: ["45"]),
        Mutation(
            nom: "référent toujours reconnu",
            sql: reecrire("nominatif.suis_referent(uuid,uuid)", "RETURN EXISTS (", "RETURN true OR EXISTS ("), attaques: ["45"]),
        Mutation(
            nom: "partage retiré encore lu",
            sql: """
                ALTER POLICY mur_app_nominatif ON nominatif.dossier USING (referent_id = (SELECT garde.uid())
                  OR id IN (SELECT p.dossier_id FROM nominatif.partage p WHERE p.compte_id = (SELECT garde.uid())));
                """, attaques: ["46"]),
        Mutation(
            nom: "activité des sessions rendue",
            sql: "GRANT SELECT ON pg_stat_activity TO PUBLIC; GRANT EXECUTE ON FUNCTION pg_stat_get_activity(int) TO PUBLIC;",
            attaques: ["17"], catalogue: true),
        Mutation(nom: "plpgsql rendu", sql: "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC;", attaques: ["10"], catalogue: true),
        Mutation(
            nom: "objets volumineux rendus", sql: "GRANT EXECUTE ON FUNCTION lo_creat(int) TO PUBLIC;", attaques: ["15"], catalogue: true),
        Mutation(
            nom: "DELETE sans borne",
            sql: """
                GRANT DELETE ON nominatif.dossier TO app_nominatif; CREATE POLICY d ON nominatif.dossier FOR DELETE TO app_nominatif USING (true);
                ALTER POLICY mur_app_nominatif ON nominatif.dossier USING (true);
                """, attaques: ["34"], catalogue: true),
        Mutation(
            nom: "nominatif ouvert à la planification",
            sql: """
                GRANT USAGE ON SCHEMA nominatif TO app_gestion; GRANT SELECT (numero, motif) ON nominatif.dossier TO app_gestion;
                CREATE POLICY l ON nominatif.dossier FOR SELECT TO app_gestion USING (true);
                """, attaques: ["02"], role: "app_gestion", catalogue: true),
        Mutation(
            nom: "pseudonymes ouverts au pilotage",
            sql: """
                GRANT SELECT (pseudonyme) ON passerelle.acte TO app_pilotage;
                CREATE POLICY l ON passerelle.acte FOR SELECT TO app_pilotage USING (true);
                """, attaques: ["47"], role: "app_pilotage", catalogue: true),
        Mutation(
            nom: "lot de nuit ouvert à la planification",
            sql: "GRANT USAGE ON SCHEMA passerelle TO app_gestion; GRANT EXECUTE ON FUNCTION passerelle.exporter() TO app_gestion;",
            attaques: ["47"], role: "app_gestion"),
        Mutation(
            nom: "comptes lisibles à la connexion",
            sql:
                "GRANT SELECT (login, verificateur) ON garde.compte TO app_auth; CREATE POLICY l ON garde.compte FOR SELECT TO app_auth USING (true);",
            catalogue: true),
        Mutation(
            nom: "mot de passe non vérifié",
            sql: reecrire(
                "garde.connecter(text,bytea,text,text[],text[])",
                "sha256(p_preuve) IS DISTINCT FROM u.verificateur OR (u.totp_actif AND pas IS NULL)",
                "false"), attaques: ["48"], role: "app_auth"),
        Mutation(
            nom: "administration sans fonction",
            sql: reecrire("garde._exiger_administration()", "session_user <> 'migrateur'", "false")
                + "GRANT EXECUTE ON FUNCTION garde.compte_lister() TO app_gestion;", attaques: ["51"], role: "app_gestion"),
        Mutation(
            nom: "l'administrateur change ses fonctions",
            sql: reecrire("garde.compte_fonctions(uuid,text[],uuid)", "IF p_compte = garde.uid() THEN", "IF false THEN"), attaques: ["53"],
            role: "app_administration"),
        Mutation(
            nom: "journal effaçable",
            sql: """
                GRANT DELETE ON journal.evenement TO app_nominatif; CREATE POLICY d ON journal.evenement FOR DELETE TO app_nominatif USING (true);
                """, attaques: ["52"], catalogue: true),
        Mutation(
            nom: "fonction de définisseur sans search_path", sql: "ALTER FUNCTION nominatif.lire_dossier(uuid, uuid) RESET search_path;",
            catalogue: true),
        Mutation(
            nom: "fonction du superutilisateur", sql: "ALTER FUNCTION nominatif.lire_dossier(uuid, uuid) OWNER TO postgres;",
            catalogue: true),
        Mutation(
            nom: "fonction donnée à PUBLIC", sql: "GRANT EXECUTE ON FUNCTION nominatif.lire_dossier(uuid, uuid) TO PUBLIC;", catalogue: true
        ),
        Mutation(nom: "colonne non classée", sql: "ALTER TABLE nominatif.dossier ADD COLUMN surnom text;", catalogue: true),
        Mutation(nom: "membre du propriétaire", sql: "GRANT prop_nominatif TO app_nominatif;", catalogue: true, deGrappe: true),
        Mutation(nom: "BYPASSRLS", sql: "ALTER ROLE app_gestion BYPASSRLS;", catalogue: true, deGrappe: true),
        Mutation(
            nom: "table à un rôle de connexion", sql: "ALTER TABLE gestion.contact OWNER TO app_gestion;", catalogue: true, deGrappe: true),
    ]
}
