-- Retire à PUBLIC ce que le service n'utilise jamais : catalogues, statistiques, objets volumineux, canaux, langages.
-- Joué par le superutilisateur dans chaque base, après extensions.sql ; à rejouer après pg_upgrade ou CREATE EXTENSION.
-- Le planificateur, les contraintes et libpq n'ont pas besoin de ces droits ; \d et pg_dump restent au superutilisateur.
DO $$
DECLARE
  r record;
  motifs text[] := ARRAY[
    '^lo_', '^(loread|lowrite)$',
    '^(query|table|cursor|schema|database)_to_xml',
    '^pg_(relation|table|total_relation|indexes|database|tablespace|column)_size$',
    '^pg_stat_', '^pg_lock_status$', '^pg_blocking_pids$', '^pg_safe_snapshot_blocking_pids$', '^pg_isolation_test',
    '^pg_(try_)?advisory_', '^pg_notify$', '^pg_notification_queue_usage$', '^pg_listening_channels$',
    '^pg_sleep', '^pg_export_snapshot$', '^pg_current_', '^txid_', '^pg_snapshot_', '^pg_xact_', '^pg_last_', '^pg_wal',
    '^pg_get_', '^currtid', '^pg_cursor$', '^pg_prepared_', '^pg_show_', '^pg_ls_', '^pg_read_', '^pg_sequence_',
    '^pg_relation_filenode$', '^pg_relation_filepath$', '^pg_filenode_relation$', '^pg_terminate_backend$', '^pg_cancel_backend$',
    '^pg_log_', '^pg_config$', '^pg_control_', '^pg_partition_', '^pg_timezone_', '^pg_available_ext', '^pg_conf_load_time$',
    '^pg_postmaster_start_time$', '^set_config$', '^ts_stat$', '^row_security_active$', '^has_', '^pg_has_role$', '^to_reg',
    '^obj_description$', '^col_description$', '^shobj_description$', '^format_type$', '^pg_describe_object$', '^pg_identify_',
    '^pg_.*_is_visible$', '^pg_options_to_table$', '^pg_index', '^pg_extension_', '^pg_hba_', '^pg_ident_', '^pg_tablespace_',
    '^pg_collation_actual', '^pg_event_trigger', '^pg_replication', '^pg_logical', '^pg_create_', '^pg_drop_', '^pg_backend_memory'];
BEGIN
  FOR r IN
    SELECT c.oid::regclass AS relation
    FROM pg_class c
    WHERE c.relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND c.relkind IN ('r', 'v')
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', r.relation);
  END LOOP;

  FOR r IN
    SELECT p.oid::regprocedure AS fonction
    FROM pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND p.prokind = 'f'
      AND EXISTS (SELECT 1 FROM unnest(motifs) m WHERE p.proname ~ m)
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', r.fonction);
  END LOOP;

  FOR r IN SELECT lanname FROM pg_language WHERE lanpltrusted LOOP
    EXECUTE format('REVOKE USAGE ON LANGUAGE %I FROM PUBLIC', r.lanname);
  END LOOP;

  -- Le migrateur lit les définitions (jamais les mots de passe, les statistiques de valeurs ni les objets volumineux).
  FOR r IN
    SELECT c.oid::regclass AS relation
    FROM pg_class c
    WHERE c.relnamespace = 'pg_catalog'::regnamespace
      AND c.relname IN (
        'pg_class', 'pg_namespace', 'pg_attribute', 'pg_attrdef', 'pg_constraint', 'pg_index', 'pg_indexes', 'pg_proc', 'pg_type',
        'pg_policy', 'pg_policies', 'pg_roles', 'pg_auth_members', 'pg_trigger', 'pg_depend', 'pg_description', 'pg_extension',
        'pg_tables', 'pg_views', 'pg_enum', 'pg_range', 'pg_opclass', 'pg_operator', 'pg_am', 'pg_database', 'pg_settings', 'pg_locks')
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO migrateur', r.relation);
  END LOOP;
  FOR r IN
    SELECT p.oid::regprocedure AS fonction
    FROM pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND p.proname ~ '^(pg_(try_)?advisory_|has_|to_reg|pg_get_(expr|constraintdef|indexdef|functiondef|viewdef|triggerdef|userbyid)|format_type$|obj_description$|col_description$|pg_lock_status$|pg_show_all_settings$)'
  LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO migrateur', r.fonction);
  END LOOP;
END $$;

REVOKE ALL ON SCHEMA information_schema FROM PUBLIC;

GRANT USAGE ON LANGUAGE plpgsql, sql
  TO prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur;
-- Le contexte de session est une variable locale à la transaction : seul prop_garde la pose.
GRANT EXECUTE ON FUNCTION set_config(text, text, boolean) TO prop_garde;
-- Une ligne de facture ne se pose que dans la transaction qui émet la facture : le déclencheur compare les deux transactions.
GRANT EXECUTE ON FUNCTION pg_current_xact_id() TO prop_facturation;
-- garde.role_sain, garde.lecteurs et garde.portee_client répondent sur les rôles et les droits réels, sans ouvrir les catalogues.
GRANT SELECT ON pg_roles, pg_auth_members, pg_shdepend, pg_database, pg_class, pg_namespace, pg_attribute, pg_proc TO prop_garde;
