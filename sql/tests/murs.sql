-- Les règles du mur, lues dans les catalogues par le superutilisateur : une ligne par manquement, aucune ligne = le mur tient.
-- Les exceptions aux règles d'index portent leur raison ; une exception qui ne sert plus est elle-même un manquement.
WITH
schemas (oid, nom, proprietaire) AS (
  SELECT n.oid, n.nspname, n.nspowner
  FROM pg_namespace n
  WHERE n.nspname IN ('garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal')
),
connexions (oid, nom) AS (
  SELECT oid, rolname
  FROM pg_roles
  WHERE rolname ~ '^(app|job)_'
),
tables (oid, nom, schema, proprietaire) AS (
  SELECT c.oid, s.nom || '.' || c.relname, s.nom, c.relowner
  FROM pg_class c
  JOIN schemas s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p')
),
cloisonnees AS (
  SELECT t.*, a.attnum AS entreprise
  FROM tables t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'entreprise_id' AND a.attnotnull
  WHERE t.schema IN ('gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif')
),
-- Tous les droits : sur les relations, sur leurs colonnes, sur les fonctions, sur les schémas.
droits AS (
  SELECT s.nom AS schema, s.nom || '.' || c.relname AS objet, NULL::name AS colonne, x.grantee, x.privilege_type AS droit, c.oid AS relation
  FROM pg_class c
  JOIN schemas s ON s.oid = c.relnamespace
  CROSS JOIN LATERAL aclexplode(c.relacl) x
  WHERE x.grantee <> c.relowner
  UNION ALL
  SELECT s.nom, s.nom || '.' || c.relname, a.attname, x.grantee, x.privilege_type, c.oid
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN schemas s ON s.oid = c.relnamespace
  CROSS JOIN LATERAL aclexplode(a.attacl) x
  WHERE x.grantee <> c.relowner
  UNION ALL
  SELECT s.nom, p.oid::regprocedure::text, NULL, x.grantee, x.privilege_type, NULL
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  WHERE x.grantee <> p.proowner
  UNION ALL
  SELECT s.nom, s.nom, NULL, x.grantee, x.privilege_type, NULL
  FROM schemas s
  JOIN pg_namespace n ON n.oid = s.oid
  CROSS JOIN LATERAL aclexplode(n.nspacl) x
  WHERE x.grantee <> n.nspowner
),
politiques AS (
  SELECT p.*, t.nom, t.schema, t.proprietaire,
    coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS texte
  FROM pg_policy p
  JOIN tables t ON t.oid = p.polrelid
),
exceptions (objet, raison) AS (
  VALUES
    ('facturation.compte_auxiliaire_numero', 'un compte auxiliaire n''est que d''un client du prestataire'),
    ('facturation.facture_journal', 'journal du prestataire, toutes entreprises, dans l''ordre des dates'),
    ('facturation.facture_numero', 'numéro unique et sans trou chez le prestataire'),
    ('facturation.sceau_rang', 'chaîne des sceaux d''une série, toutes entreprises'),
    ('gestion.contrat_intervenant', 'charge d''un intervenant sur toutes ses entreprises'),
    ('gestion.contrat_numero', 'numéro unique chez le prestataire'),
    ('gestion.entreprise_code_affiche_key', 'la page publique ne connaît que ce code'),
    ('gestion.entreprise_code_key', 'code unique chez le prestataire'),
    ('gestion.entreprise_siren_key', 'une entreprise n''est cliente qu''une fois'),
    ('gestion.participation_groupe', 'participants d''un groupe mutualisé, toutes entreprises'),
    ('gestion.permanence_intervenant_jour', 'agenda d''un intervenant sur toutes ses entreprises'),
    ('gestion.permanence_jour', 'semaine du prestataire, toutes entreprises'),
    ('gestion.permanence_plan', 'permanences d''un plan, toutes entreprises'),
    ('gestion.prestation_groupe', 'permanences d''un groupe mutualisé, toutes entreprises'),
    ('gestion.prestation_lieu', 'occupation d''un lieu, toutes entreprises'),
    ('gestion.salle_prise', 'une salle n''est prise qu''une fois, quelle que soit l''entreprise'),
    ('gestion.ubiquite', 'un intervenant n''est qu''à un endroit, quelle que soit l''entreprise'),
    ('gestion.ubiquite_heures', 'un intervenant n''est qu''à un endroit, quelle que soit l''entreprise'),
    ('gestion.action_place_jeton', 'un lien à usage unique ne dit pas de quelle entreprise il est ; 128 bits au hasard ne se sondent pas'),
    ('nominatif.bris_compte', 'les dossiers que j''ai ouverts en urgence : commence par le compte, lu par garde.uid()'),
    ('nominatif.reservation_jeton', 'un lien à usage unique ne dit pas de quelle entreprise il est ; 128 bits au hasard ne se sondent pas'),
    ('nominatif.partage_compte', 'les dossiers partagés avec moi : commence par le compte, lu par garde.uid()')
),
-- Un index (ou une contrainte) d'une table cloisonnée commence par entreprise_id, ou par referent_id pour les listes d'un intervenant.
index_hors_mur AS (
  SELECT t.schema || '.' || i.relname AS objet, t.oid AS relation, x.indisunique OR x.indisexclusion AS uniques
  FROM cloisonnees t
  JOIN pg_index x ON x.indrelid = t.oid
  JOIN pg_class i ON i.oid = x.indexrelid
  LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
  WHERE NOT (a.attname = 'entreprise_id' OR (t.schema = 'nominatif' AND a.attname = 'referent_id')) OR a.attname IS NULL
),
cles_hors_mur AS (
  SELECT t.schema || '.' || k.conname AS objet
  FROM cloisonnees t
  JOIN cloisonnees c ON true
  JOIN pg_constraint k ON k.conrelid = t.oid AND k.confrelid = c.oid AND k.contype = 'f'
  WHERE k.conkey[1] <> t.entreprise OR k.confkey[1] <> c.entreprise
),
manquements (regle, objet, detail) AS (
  SELECT 'rls', t.nom, 'RLS doit être activée et forcée'
  FROM tables t
  JOIN pg_class c ON c.oid = t.oid
  WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)

  UNION ALL
  SELECT DISTINCT 'mur', d.objet, 'aucun mur RESTRICTIF pour ' || l.nom
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  JOIN tables t ON t.oid = d.relation
  WHERE NOT EXISTS (SELECT 1 FROM politiques p WHERE p.polrelid = d.relation AND NOT p.polpermissive AND l.oid = ANY (p.polroles))

  UNION ALL
  SELECT 'mur', p.nom, 'le mur ' || p.polname || ' ne lit pas la session'
  FROM politiques p
  WHERE NOT p.polpermissive
    AND NOT CASE
      WHEN p.polname = 'mur_app_client' THEN pg_get_expr(p.polqual, p.polrelid) ~ 'garde\.tenant\(\)'
      -- L'enfant d'un dossier passe par son parent, dont la politique s'applique dans le EXISTS.
      WHEN p.schema = 'nominatif' THEN pg_get_expr(p.polqual, p.polrelid) ~ 'garde\.(uid|prestataire)\(|FROM nominatif\.(dossier|entretien|document) '
      ELSE p.texte ~ 'garde\.(prestataire|fonction|tenant|uid)\('
    END

  UNION ALL
  SELECT 'mur', p.nom, 'le mur ' || p.polname || ' ne vaut pas pour toutes les commandes'
  FROM politiques p
  WHERE NOT p.polpermissive
    AND p.polcmd <> '*'
    AND NOT EXISTS (
      SELECT 1 FROM politiques q
      WHERE q.polrelid = p.polrelid AND NOT q.polpermissive AND q.polcmd = '*' AND q.polroles && p.polroles)

  UNION ALL
  SELECT 'politique', p.nom, p.polname || ' vise PUBLIC ou un rôle étranger'
  FROM politiques p
  WHERE EXISTS (
    SELECT 1
    FROM unnest(p.polroles) r (oid)
    WHERE r.oid NOT IN (SELECT oid FROM connexions)
      AND r.oid NOT IN (SELECT oid FROM pg_roles WHERE rolname LIKE 'prop\_%'))

  UNION ALL
  SELECT 'politique', p.nom, p.polname || ' appelle la garde à chaque ligne : écrire (SELECT garde.f())'
  FROM politiques p
  WHERE regexp_replace(p.texte, '\( SELECT garde\.[a-z_]+\([^()]*\) AS [a-z_]+\)', '', 'g') ~ 'garde\.'

  UNION ALL
  SELECT 'droit', d.objet || coalesce('.' || d.colonne, ''), d.droit || ' donné à PUBLIC'
  FROM droits d
  WHERE d.grantee = 0

  UNION ALL
  SELECT 'droit', d.objet, d.droit || ' sur la table entière pour ' || l.nom || ' : donner des colonnes'
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  WHERE d.relation IS NOT NULL
    AND d.colonne IS NULL
    AND d.droit <> 'DELETE'

  UNION ALL
  SELECT 'droit', d.objet || '.' || d.colonne, d.droit || ' interdit à ' || l.nom || ' : clé, référent ou colonne système'
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  WHERE d.colonne IS NOT NULL
    AND CASE
      WHEN d.droit = 'REFERENCES' THEN true
      WHEN d.droit = 'UPDATE' THEN
        d.colonne IN ('entreprise_id', 'referent_id')
        OR EXISTS (
          SELECT 1
          FROM pg_constraint k
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
          WHERE k.conrelid = d.relation AND k.contype = 'p' AND a.attname = d.colonne)
      WHEN d.droit = 'INSERT' THEN
        (l.nom = 'app_nominatif' AND d.colonne IN ('id', 'referent_id', 'auteur_id')) OR (l.nom = 'app_client' AND d.colonne = 'id')
      ELSE d.colonne IN ('ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid')
    END

  UNION ALL
  SELECT 'compartiment', d.objet, d.droit || ' dans nominatif pour ' || l.nom
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  WHERE d.schema = 'nominatif'
    AND l.nom <> 'app_nominatif'
    -- Les pages de la personne et l'orientation par la RH passent par des fonctions, jamais par une colonne.
    AND d.relation IS NOT NULL

  UNION ALL
  SELECT 'compartiment', d.objet, d.droit || ' pour ' || l.nom || ' : garde et journal ne se lisent que par leurs fonctions'
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  WHERE d.schema IN ('garde', 'journal')
    AND d.relation IS NOT NULL

  UNION ALL
  SELECT 'compartiment', d.objet, d.droit || ' pour ' || l.nom || ' : ce rôle n''a que des fonctions'
  FROM droits d
  JOIN connexions l ON l.oid = d.grantee
  WHERE l.nom IN ('app_auth', 'app_public', 'job_passerelle')
    AND d.relation IS NOT NULL

  UNION ALL
  SELECT 'definisseur', p.oid::regprocedure::text, 'SECURITY DEFINER sans search_path = pg_catalog, pg_temp'
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  WHERE p.prosecdef
    AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)

  UNION ALL
  SELECT 'definisseur', p.oid::regprocedure::text, 'SQL dynamique dans une fonction SECURITY DEFINER'
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  WHERE p.prosecdef
    AND p.prosrc ~* '\mexecute\M\s+(format|''|[a-z_]+\s*(;|using|\|\|))'

  UNION ALL
  -- Une politique appelle ses fonctions sous le rôle qui lit : sans EXECUTE, toute lecture de la table échoue.
  SELECT 'politique', pol.polname || ' sur ' || pol.polrelid::regclass::text, 'appelle ' || d.refobjid::regprocedure::text || ', interdite à ' || r.oid::regrole::text
  FROM pg_policy pol
  JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = pol.oid AND d.refclassid = 'pg_proc'::regclass
  CROSS JOIN unnest(pol.polroles) r (oid)
  JOIN connexions l ON l.oid = r.oid
  WHERE NOT has_function_privilege(r.oid, d.refobjid, 'EXECUTE')

  UNION ALL
  SELECT 'proprietaire', o.objet, 'doit être à prop_' || s.nom
  FROM (
    SELECT c.relnamespace AS schema, c.oid::regclass::text AS objet, c.relowner AS proprietaire
    FROM pg_class c
    UNION ALL
    SELECT p.pronamespace, p.oid::regprocedure::text, p.proowner
    FROM pg_proc p
    UNION ALL
    SELECT s.oid, s.nom, s.proprietaire
    FROM schemas s) o
  JOIN schemas s ON s.oid = o.schema
  WHERE o.proprietaire <> (SELECT oid FROM pg_roles WHERE rolname = 'prop_' || s.nom)

  UNION ALL
  SELECT 'role', r.rolname, 'attribut dangereux'
  FROM pg_roles r
  WHERE r.rolname ~ '^(app|job|prop)_|^migrateur$'
    AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolinherit
      OR r.rolcanlogin = (r.rolname LIKE 'prop\_%'))

  UNION ALL
  SELECT 'role', m.rolname, 'membre de ' || g.rolname
  FROM pg_auth_members a
  JOIN pg_roles g ON g.oid = a.roleid
  JOIN pg_roles m ON m.oid = a.member
  WHERE m.rolname ~ '^(app|job|prop)_'
     OR (g.rolname ~ '^(app|job|prop)_|^migrateur$' AND (m.rolname <> 'migrateur' OR g.rolname !~ '^prop_'))

  UNION ALL
  SELECT 'role', l.nom, 'possède quelque chose'
  FROM connexions l
  WHERE EXISTS (SELECT 1 FROM pg_shdepend d WHERE d.refobjid = l.oid AND d.deptype = 'o'
    AND (d.dbid = 0 OR d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())))

  UNION ALL
  SELECT 'role', l.nom, 'a ' || p.droit || ' sur la base'
  FROM connexions l
  CROSS JOIN (VALUES ('TEMP'), ('CREATE')) p (droit)
  WHERE has_database_privilege(l.oid, current_database(), p.droit)

  UNION ALL
  SELECT 'role', l.nom, 'peut créer dans ' || n.nspname
  FROM connexions l
  CROSS JOIN pg_namespace n
  WHERE has_schema_privilege(l.oid, n.oid, 'CREATE')
    AND n.nspname !~ '^pg_(temp|toast)'

  UNION ALL
  SELECT 'vue', c.oid::regclass::text, 'vue sans security_invoker et security_barrier'
  FROM pg_class c
  JOIN schemas s ON s.oid = c.relnamespace
  WHERE c.relkind = 'v'
    AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true', 'security_barrier=true'], false)

  UNION ALL
  SELECT 'vue', c.oid::regclass::text, 'vue matérialisée, table étrangère ou règle'
  FROM pg_class c
  JOIN schemas s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('m', 'f')
     OR (c.relkind IN ('r', 'p') AND c.relhasrules)

  UNION ALL
  SELECT 'index', i.objet, 'ne commence pas par entreprise_id : ouvre une sonde entre entreprises'
  FROM (SELECT objet FROM index_hors_mur UNION SELECT objet FROM cles_hors_mur) i
  WHERE i.objet NOT IN (SELECT objet FROM exceptions)

  UNION ALL
  SELECT 'index', e.objet, 'exception sur une table où app_client écrit : l''unicité y sonde les autres entreprises'
  FROM exceptions e
  JOIN index_hors_mur i ON i.objet = e.objet
  WHERE i.uniques
    AND EXISTS (
      SELECT 1
      FROM droits d
      JOIN connexions l ON l.oid = d.grantee
      WHERE l.nom = 'app_client' AND d.relation = i.relation AND d.droit IN ('INSERT', 'UPDATE'))

  UNION ALL
  SELECT 'index', e.objet, 'exception sans objet : la retirer'
  FROM exceptions e
  WHERE e.objet NOT IN (SELECT objet FROM index_hors_mur UNION SELECT objet FROM cles_hors_mur)

  UNION ALL
  SELECT 'identifiant', t.nom || '.' || a.attname, 'identifiant qui n''est pas un uuid v4 tiré au sort'
  FROM cloisonnees t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'id'
  LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
  WHERE a.atttypid <> 'uuid'::regtype
     OR coalesce(pg_get_expr(d.adbin, d.adrelid), 'gen_random_uuid()') <> 'gen_random_uuid()'

  UNION ALL
  SELECT 'compartiment', k.conrelid::regclass::text, 'clé étrangère ' || k.conname || ' qui traverse le mur nominatif'
  FROM pg_constraint k
  JOIN tables t ON t.oid = k.conrelid
  JOIN tables c ON c.oid = k.confrelid
  WHERE k.contype = 'f'
    AND c.schema = 'nominatif'
    AND t.schema <> 'nominatif'

  UNION ALL
  SELECT 'durcissement', c.oid::regclass::text, 'lisible par ' || l.nom
  FROM pg_class c
  CROSS JOIN connexions l
  WHERE c.relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    AND c.relkind IN ('r', 'v')
    AND has_table_privilege(l.oid, c.oid, 'SELECT')

  UNION ALL
  SELECT 'durcissement', p.oid::regprocedure::text, 'exécutable par ' || l.nom
  FROM pg_proc p
  CROSS JOIN connexions l
  WHERE p.pronamespace = 'pg_catalog'::regnamespace
    AND p.prokind = 'f'
    AND p.proname ~ '^(lo_|loread|lowrite|query_to_xml|table_to_xml|database_to_xml|schema_to_xml|cursor_to_xml|pg_read_|pg_ls_|pg_stat_|pg_(try_)?advisory_|pg_notify|pg_sleep|pg_get_|pg_export_snapshot|pg_current_|txid_|pg_snapshot_|pg_terminate|pg_cancel|pg_.*_size|set_config|has_|pg_has_role|to_reg|pg_lock_status|pg_show_all|pg_relation_filepath|pg_sequence_)'
    AND p.proname NOT IN ('pg_size_pretty', 'pg_size_bytes')
    AND has_function_privilege(l.oid, p.oid, 'EXECUTE')

  UNION ALL
  SELECT 'durcissement', n.lanname::text, 'langage utilisable par ' || l.nom
  FROM pg_language n
  CROSS JOIN connexions l
  WHERE n.lanpltrusted
    AND has_language_privilege(l.oid, n.oid, 'USAGE')

  UNION ALL
  SELECT 'durcissement', e.extname::text, 'extension hors de la liste'
  FROM pg_extension e
  WHERE e.extname NOT IN ('plpgsql', 'pgcrypto', 'btree_gist')
)
SELECT regle || ' | ' || objet || ' | ' || detail AS manquement
FROM manquements
ORDER BY 1;
