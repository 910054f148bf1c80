-- La garde : comptes, sessions, contexte infalsifiable, et les procédures qui dressent les murs des autres schémas.
-- Tous les schémas naissent ici, pour qu'une migration n'ait qu'à prendre l'identité de son propriétaire.
CREATE SCHEMA garde AUTHORIZATION prop_garde;
CREATE SCHEMA gestion AUTHORIZATION prop_gestion;
CREATE SCHEMA facturation AUTHORIZATION prop_facturation;
CREATE SCHEMA pilotage AUTHORIZATION prop_pilotage;
CREATE SCHEMA passerelle AUTHORIZATION prop_passerelle;
CREATE SCHEMA nominatif AUTHORIZATION prop_nominatif;
CREATE SCHEMA journal AUTHORIZATION prop_journal;

SET ROLE prop_garde;

GRANT USAGE ON SCHEMA garde
  TO prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur;

-- Les murs ---------------------------------------------------------------------------------------------------------------------

-- Les murs se dressent sous l'identité du propriétaire de la table, qu'on les appelle sous SET ROLE prop_x ou en migrateur.
CREATE PROCEDURE garde._en_proprietaire(p_table text, p_ordres text[])
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  avant name := current_user;
  ordre text;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', 'prop_' || split_part(p_table, '.', 1));
  FOREACH ordre IN ARRAY p_ordres LOOP
    EXECUTE replace(ordre, '<table>', format('%I.%I', split_part(p_table, '.', 1), split_part(p_table, '.', 2)));
  END LOOP;
  EXECUTE format('SET LOCAL ROLE %I', avant);
END $$;

CREATE PROCEDURE garde.mur_interne(p_table text)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format('CREATE POLICY interne ON <table> TO %I USING (true) WITH CHECK (true)', 'prop_' || split_part(p_table, '.', 1))]);
END $$;
COMMENT ON PROCEDURE garde.mur_interne(text) IS
  'RLS activée et forcée, plus une politique pour le propriétaire lui-même (fonctions SECURITY DEFINER, déclencheurs). p_table = « schema.table ».';

CREATE FUNCTION garde._permissives(p_role name, p_commandes text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_commandes !~ '^[SIUD]+$' THEN
    RAISE EXCEPTION 'commandes attendues parmi S I U D, reçu %', p_commandes;
  END IF;
  RETURN ARRAY(
    SELECT format('CREATE POLICY %I ON <table> FOR %s TO %I %s', verbe || '_' || p_role, commande, p_role, conditions)
    FROM (VALUES
      ('S', 'lire', 'SELECT', 'USING (true)'),
      ('I', 'creer', 'INSERT', 'WITH CHECK (true)'),
      ('U', 'modifier', 'UPDATE', 'USING (true) WITH CHECK (true)'),
      ('D', 'supprimer', 'DELETE', 'USING (true)')) AS t (lettre, verbe, commande, conditions)
    WHERE strpos(p_commandes, lettre) > 0);
END $$;

CREATE PROCEDURE garde.mur_prestataire(p_table text, p_role name, p_commandes text)
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format(
      'CREATE POLICY %I ON <table> AS RESTRICTIVE TO %I'
      ' USING ((SELECT garde.prestataire()) IS NOT NULL) WITH CHECK ((SELECT garde.prestataire()) IS NOT NULL)',
      'mur_' || p_role, p_role)] || garde._permissives(p_role, p_commandes));
END $$;
COMMENT ON PROCEDURE garde.mur_prestataire(text, name, text) IS
  'Mur RESTRICTIF mur_<role> d''un rôle du prestataire (session vivante exigée) et politiques permissives lire_, creer_, modifier_, supprimer_<role> pour les lettres S I U D.';

CREATE PROCEDURE garde.mur_client(p_table text, p_commandes text, p_colonne name DEFAULT 'entreprise_id')
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format(
      'CREATE POLICY mur_app_client ON <table> AS RESTRICTIVE TO app_client'
      ' USING (%I = (SELECT garde.tenant())) WITH CHECK (%I = (SELECT garde.tenant()))', p_colonne, p_colonne)]
    || garde._permissives('app_client', p_commandes));
END $$;
COMMENT ON PROCEDURE garde.mur_client(text, text, name) IS
  'Mur RESTRICTIF mur_app_client entre entreprises clientes : p_colonne = garde.tenant(), et politiques permissives pour app_client.';

GRANT EXECUTE ON ROUTINE
    garde._en_proprietaire(text, text[]),
    garde._permissives(name, text),
    garde.mur_interne(text),
    garde.mur_prestataire(text, name, text),
    garde.mur_client(text, text, name)
  TO prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur;

-- La clé des contextes ---------------------------------------------------------------------------------------------------------

-- Clés intérieure et extérieure de HMAC-SHA256 déjà combinées (RFC 2104). La clé ne protège que l'exécution : un contexte meurt
-- avec sa transaction, elle ne vaut donc rien dans une sauvegarde. Le leurre donne un sel stable aux identifiants inconnus.
CREATE TABLE garde.cle (
  version integer PRIMARY KEY,
  ikey bytea NOT NULL CHECK (octet_length(ikey) = 64),
  okey bytea NOT NULL CHECK (octet_length(okey) = 64),
  leurre bytea NOT NULL CHECK (octet_length(leurre) = 32),
  active boolean NOT NULL DEFAULT false,
  creee_le timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX cle_active_unique ON garde.cle ((true)) WHERE active;
CALL garde.mur_interne('garde.cle');

CREATE FUNCTION garde._xor(p_cle bytea, p_octet integer) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r bytea := decode(repeat('00', 64), 'hex');
BEGIN
  FOR i IN 0..63 LOOP
    r := set_byte(r, i, CASE WHEN i < octet_length(p_cle) THEN get_byte(p_cle, i) ELSE 0 END # p_octet);
  END LOOP;
  RETURN r;
END $$;

CREATE FUNCTION garde.tourner_cle() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  k bytea := crypto.gen_random_bytes(32);
  v integer;
  l bytea;
BEGIN
  SELECT coalesce(max(version), 0) + 1 INTO v FROM garde.cle;
  SELECT coalesce((SELECT leurre FROM garde.cle WHERE active), crypto.gen_random_bytes(32)) INTO l;
  DELETE FROM garde.cle;
  INSERT INTO garde.cle (version, ikey, okey, leurre, active)
  VALUES (v, garde._xor(k, 54), garde._xor(k, 92), l, true);  -- 0x36 et 0x5c, RFC 2104
  RETURN v;
END $$;
COMMENT ON FUNCTION garde.tourner_cle() IS
  'Nouvelle clé de contexte ; l''ancienne disparaît : les transactions en cours ne voient plus rien et sont rejouées. Chaque nuit et après restauration.';
SELECT garde.tourner_cle();

-- Comptes et sessions ----------------------------------------------------------------------------------------------------------

CREATE TABLE garde.compte (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  login text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._@-]{1,62}$'),
  nom text NOT NULL CHECK (length(nom) BETWEEN 1 AND 120),
  sel bytea NOT NULL CHECK (octet_length(sel) = 16),
  verificateur bytea NOT NULL CHECK (octet_length(verificateur) = 32),  -- sha256(preuve) ; preuve = scrypt(mot de passe, sel)
  totp bytea CHECK (octet_length(totp) = 20),
  totp_actif boolean NOT NULL DEFAULT false CHECK (NOT totp_actif OR totp IS NOT NULL),
  fonctions text[] NOT NULL CHECK (
    cardinality(fonctions) >= 1
    AND fonctions <@ ARRAY['planification', 'intervenant', 'facturation', 'rh', 'direction', 'administration']),
  entreprise_id uuid,
  actif boolean NOT NULL DEFAULT true,
  doit_changer boolean NOT NULL DEFAULT true,
  echecs integer NOT NULL DEFAULT 0,
  bloque_jusqua timestamptz,
  dernier_pas bigint NOT NULL DEFAULT 0,
  cree_le timestamptz NOT NULL DEFAULT now(),
  derniere_connexion timestamptz,
  -- Un compte RH est d'UNE entreprise et n'est rien d'autre ; un compte du prestataire n'est d'aucune.
  CONSTRAINT compte_rh_seul CHECK (('rh' = ANY (fonctions)) = (entreprise_id IS NOT NULL) AND ('rh' <> ALL (fonctions) OR cardinality(fonctions) = 1))
);
CALL garde.mur_interne('garde.compte');

-- Seule l'empreinte du jeton est gardée. Une session appartient à UN compartiment (= un rôle de connexion) ; celles d'une même
-- connexion portent le même groupe et partagent leur activité.
CREATE TABLE garde.session (
  empreinte bytea PRIMARY KEY CHECK (octet_length(empreinte) = 32),
  compte uuid NOT NULL REFERENCES garde.compte,
  compartiment name NOT NULL,
  entreprise_id uuid,
  fonctions text[] NOT NULL,
  groupe uuid NOT NULL,
  creee_le timestamptz NOT NULL DEFAULT clock_timestamp(),
  vue_le timestamptz NOT NULL DEFAULT clock_timestamp(),
  expire_le timestamptz NOT NULL,
  revoquee_le timestamptz
);
CREATE INDEX session_compte ON garde.session (compte);
CREATE INDEX session_groupe ON garde.session (groupe);
CALL garde.mur_interne('garde.session');

-- Une seule ligne. Vrai : base de démonstration, où l'on peut demander le code TOTP courant d'un compte.
CREATE TABLE garde.parametre (
  seul boolean PRIMARY KEY DEFAULT true CHECK (seul),
  demonstration boolean NOT NULL DEFAULT false
);
CALL garde.mur_interne('garde.parametre');
INSERT INTO garde.parametre (demonstration)
VALUES (false);

-- Le contexte ------------------------------------------------------------------------------------------------------------------

-- Variable locale à la transaction : hex(HMAC(clé, rôle|pid|instant de transaction|corps)) '.' corps
-- corps = version|entreprise|compte|prestataire|fonctions. Rôle, pid et instant ne sont pas dans la variable : on les recalcule.
CREATE FUNCTION garde.ouvrir(p_jeton bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s garde.session%ROWTYPE;
  k garde.cle%ROWTYPE;
  corps text;
BEGIN
  SELECT * INTO s FROM garde.session WHERE empreinte = sha256(p_jeton);
  IF NOT FOUND
     OR octet_length(p_jeton) <> 32
     OR s.revoquee_le IS NOT NULL
     OR s.expire_le <= clock_timestamp()
     OR s.vue_le < clock_timestamp() - interval '30 minutes'
     OR s.compartiment <> session_user
     OR s.compartiment = 'app_auth' THEN
    RAISE EXCEPTION 'session refusee' USING ERRCODE = '28000';
  END IF;
  IF s.vue_le < clock_timestamp() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' THEN
    -- SKIP LOCKED : deux requêtes simultanées du même usager ne s'attendent pas.
    UPDATE garde.session
    SET vue_le = clock_timestamp()
    WHERE empreinte IN (SELECT x.empreinte FROM garde.session x WHERE x.groupe = s.groupe FOR UPDATE SKIP LOCKED);
  END IF;
  SELECT * INTO k FROM garde.cle WHERE active;
  corps := k.version || '|' || coalesce(s.entreprise_id::text, '') || '|' || s.compte
    || '|' || CASE WHEN s.entreprise_id IS NULL THEN '1' ELSE '' END || '|' || array_to_string(s.fonctions, ',');
  PERFORM set_config('garde.ctx', encode(sha256(k.okey || sha256(k.ikey || convert_to(
    session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || corps, 'UTF8'))), 'hex')
    || '.' || corps, true);
END $$;
COMMENT ON FUNCTION garde.ouvrir(bytea) IS
  'Première instruction de chaque transaction. Jeton de 32 octets du compartiment (= session_user) ; 28000 s''il est inconnu, révoqué, expiré (8 h), inactif (30 min) ou d''un autre compartiment.';

-- Les quatre lecteurs répètent la vérification à dessein : un appel imbriqué coûte autant que le MAC. Un test compare leurs textes.
-- Aucun ne lève sur une variable absente, fausse ou rejouée : NULL, donc aucune ligne. Le corps n'est lu qu'APRÈS le MAC.
CREATE FUNCTION garde.tenant() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 2), '')::uuid;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION garde.tenant() IS 'Entreprise de la session RH ; NULL pour le prestataire ou sans contexte valable.';

CREATE FUNCTION garde.uid() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 3), '')::uuid;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION garde.uid() IS 'Compte de la session ; NULL sans contexte valable.';

CREATE FUNCTION garde.prestataire() RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 4), '')::smallint;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION garde.prestataire() IS '1 pour une session du prestataire ; NULL pour une session RH ou sans contexte valable.';

CREATE FUNCTION garde.fonction(p_fonction text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN p_fonction = ANY (string_to_array(split_part(g, '|', 5), ','));
  END IF;
  RETURN false;
END $$;
COMMENT ON FUNCTION garde.fonction(text) IS 'Vrai si le compte de la session tient cette fonction ; faux sans contexte valable.';

CREATE FUNCTION garde.role_sain() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN current_setting('row_security') = 'on'
    AND EXISTS (
      SELECT 1
      FROM pg_catalog.pg_roles r
      WHERE r.rolname = session_user
        AND NOT (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolinherit)
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid)
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_shdepend d WHERE d.refobjid = r.oid AND d.deptype = 'o'));
END $$;
COMMENT ON FUNCTION garde.role_sain() IS
  'Faux si le rôle connecté est superutilisateur, BYPASSRLS, propriétaire ou membre de quoi que ce soit : le service refuse alors de démarrer.';

CREATE FUNCTION garde.lecteurs(p_tables text[]) RETURNS TABLE (objet text, role name, colonnes text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT n.nspname || '.' || c.relname, r.rolname, array_agg(a.attname::text ORDER BY a.attnum)
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  CROSS JOIN LATERAL (
    SELECT x.grantee FROM aclexplode(a.attacl) x WHERE x.privilege_type = 'SELECT'
    UNION
    SELECT x.grantee FROM aclexplode(c.relacl) x WHERE x.privilege_type = 'SELECT') g
  JOIN pg_catalog.pg_roles r ON r.oid = g.grantee AND r.rolcanlogin
  WHERE n.nspname || '.' || c.relname = ANY (p_tables)
  GROUP BY 1, 2
  ORDER BY 1, 2;
END $$;
COMMENT ON FUNCTION garde.lecteurs(text[]) IS
  'Qui peut lire quoi, d''après les droits réels : pour chaque « schema.table », rôles de connexion et colonnes lisibles (« Visible par »).';

RESET ROLE;
