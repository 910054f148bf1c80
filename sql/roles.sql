-- Rôles de la grappe, joué par le superutilisateur, autant de fois qu'on veut. Aucun mot de passe ici : deploy/base les tire au sort.
--
-- prop_*    propriétaires NOLOGIN, un par schéma ; membres de rien.
-- app_*     un rôle de connexion par compartiment ; ne possède rien, n'est membre de rien, donc SET ROLE lui est impossible.
-- migrateur seul membre des propriétaires ; n'hérite pas, il prend leur identité par SET ROLE le temps d'une migration.
SET client_min_messages = warning;

DO $$
DECLARE
  r record;
BEGIN
  -- Les rôles sont à toute la grappe : deux chargements à la fois se gêneraient (« tuple concurrently updated »). Le second attend.
  LOCK TABLE pg_catalog.pg_authid, pg_catalog.pg_auth_members IN SHARE ROW EXCLUSIVE MODE;
  FOR r IN
    SELECT *
    FROM (VALUES
      ('prop_garde',       false,  0, NULL),
      ('prop_gestion',     false,  0, NULL),
      ('prop_facturation', false,  0, NULL),
      ('prop_pilotage',    false,  0, NULL),
      ('prop_passerelle',  false,  0, NULL),
      ('prop_nominatif',   false,  0, NULL),
      ('prop_journal',     false,  0, NULL),
      ('app_auth',         true,  40, '10s'),
      ('app_gestion',      true,  40, '30s'),
      ('app_facturation',  true,  40, '30s'),
      ('app_pilotage',     true,  40, '30s'),
      ('app_client',       true,  40, '15s'),
      ('app_nominatif',    true,  40, '15s'),
      ('app_public',       true,  40, '10s'),
      ('app_administration', true, 40, '15s'),
      ('job_passerelle',   true,  10, '15min'),
      ('migrateur',        true,  10, NULL)
    ) AS t (nom, connexion, limite, delai)
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = r.nom) THEN
      EXECUTE format('CREATE ROLE %I', r.nom);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I %s NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION CONNECTION LIMIT %s',
      r.nom, CASE WHEN r.connexion THEN 'LOGIN' ELSE 'NOLOGIN' END, CASE WHEN r.connexion THEN r.limite ELSE 0 END);
    EXECUTE format('ALTER ROLE %I SET search_path = pg_catalog', r.nom);
    EXECUTE format('ALTER ROLE %I SET row_security = on', r.nom);
    IF r.delai IS NOT NULL THEN
      EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', r.nom, r.delai);
      EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = %L', r.nom, '20s');
    END IF;
  END LOOP;

  -- Toute appartenance qui n'est pas ci-dessous est retirée : un rôle applicatif membre d'un autre ouvrirait le mur.
  FOR r IN
    SELECT g.rolname AS groupe, m.rolname AS membre
    FROM pg_catalog.pg_auth_members a
    JOIN pg_catalog.pg_roles g ON g.oid = a.roleid
    JOIN pg_catalog.pg_roles m ON m.oid = a.member
    WHERE m.rolname ~ '^(app_|prop_|job_)'
       OR (g.rolname ~ '^(app_|prop_|job_|migrateur$)' AND m.rolname <> 'migrateur')
  LOOP
    EXECUTE format('REVOKE %I FROM %I', r.groupe, r.membre);
  END LOOP;

  FOR r IN SELECT rolname FROM pg_catalog.pg_roles WHERE rolname LIKE 'prop\_%' LOOP
    EXECUTE format('GRANT %I TO migrateur', r.rolname);
  END LOOP;

  -- Personne n'a affaire aux bases d'amorçage.
  REVOKE ALL ON DATABASE postgres FROM PUBLIC;
  REVOKE ALL ON DATABASE template1 FROM PUBLIC;
END $$;
