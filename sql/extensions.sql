-- Ce qu'une base neuve (ou clonée : les droits sur la base ne se copient pas) reçoit du superutilisateur, avant durcissement.sql.
SET client_min_messages = warning;

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO app_auth, app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public,'
    ' app_administration, job_passerelle, migrateur', current_database());
  -- CREATE : pour les schémas que crée une migration. Les rôles applicatifs ne l'ont jamais.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO migrateur', current_database());
END $$;

DROP SCHEMA IF EXISTS public;

CREATE SCHEMA IF NOT EXISTS crypto;
CREATE EXTENSION IF NOT EXISTS pgcrypto SCHEMA crypto;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA crypto;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA crypto FROM PUBLIC;
-- Les propriétaires nomment les classes d'opérateurs (crypto.gist_uuid_ops) ; seul prop_garde appelle pgcrypto.
GRANT USAGE ON SCHEMA crypto
  TO prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur;
GRANT EXECUTE ON FUNCTION crypto.hmac(bytea, bytea, text), crypto.gen_random_bytes(integer) TO prop_garde;

-- Une fonction ou un type neuf n'est à personne : chaque droit s'écrit dans privileges.sql.
ALTER DEFAULT PRIVILEGES
  FOR ROLE prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur
  REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES
  FOR ROLE prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur
  REVOKE USAGE ON TYPES FROM PUBLIC;
