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

-- La connexion -----------------------------------------------------------------------------------------------------------------

CREATE FUNCTION garde._totp(p_secret bytea, p_pas bigint) RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  h bytea := crypto.hmac(int8send(p_pas), p_secret, 'sha1');  -- RFC 6238, 6 chiffres, pas de 30 s
  o integer := get_byte(h, 19) & 15;
BEGIN
  RETURN lpad(((((get_byte(h, o) & 127)::bigint << 24) | (get_byte(h, o + 1) << 16) | (get_byte(h, o + 2) << 8) | get_byte(h, o + 3))
    % 1000000)::text, 6, '0');
END $$;

CREATE FUNCTION garde._pas_du_code(p_secret bytea, p_dernier bigint, p_code text) RETURNS bigint
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  t bigint := floor(extract(epoch FROM clock_timestamp()) / 30)::bigint;
BEGIN
  -- Un pas de part et d'autre pour l'horloge du téléphone ; un pas déjà servi ne sert plus.
  RETURN (SELECT max(p) FROM generate_series(t - 1, t + 1) p WHERE p > p_dernier AND garde._totp(p_secret, p) = p_code);
END $$;

CREATE FUNCTION garde._compartiments(p_fonctions text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN ARRAY(
    SELECT c
    FROM (VALUES
      ('planification', 'app_gestion'),
      ('direction', 'app_gestion'),
      ('direction', 'app_pilotage'),
      ('facturation', 'app_facturation'),
      ('rh', 'app_client'),
      ('intervenant', 'app_nominatif'),
      ('administration', 'app_administration')) AS t (f, c)
    WHERE f = ANY (p_fonctions));
END $$;

CREATE FUNCTION garde._limitee(p_compte garde.compte) RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN p_compte.doit_changer
    OR (NOT p_compte.totp_actif AND p_compte.fonctions && ARRAY['intervenant', 'administration']);
END $$;

CREATE FUNCTION garde._frapper(p_compte garde.compte, p_groupe uuid, p_expire timestamptz, p_compartiments text[], p_empreintes text[], p_permis text[])
RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO garde.session (empreinte, compte, compartiment, entreprise_id, fonctions, groupe, expire_le)
  SELECT decode(e.empreinte, 'hex'), p_compte.id, e.compartiment, p_compte.entreprise_id, p_compte.fonctions, p_groupe, p_expire
  FROM unnest(p_compartiments, p_empreintes) AS e (compartiment, empreinte)
  WHERE e.compartiment = ANY (p_permis);
END $$;

CREATE FUNCTION garde.sel_de(p_login text) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN coalesce(
    (SELECT sel FROM garde.compte WHERE login = lower(p_login)),
    (SELECT substr(sha256(leurre || convert_to('sel|' || lower(p_login), 'UTF8')), 1, 16) FROM garde.cle WHERE active));
END $$;
COMMENT ON FUNCTION garde.sel_de(text) IS 'Sel de 16 octets du compte ; un identifiant inconnu reçoit un sel factice toujours le même.';

CREATE FUNCTION garde.connecter(p_login text, p_preuve bytea, p_code text, p_compartiments text[], p_empreintes text[])
RETURNS TABLE (ok boolean, compte uuid, nom text, fonctions text[], entreprise_id uuid, totp_a_configurer boolean, doit_changer boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  u garde.compte%ROWTYPE;
  pas bigint;
BEGIN
  SELECT * INTO u FROM garde.compte c WHERE c.login = lower(p_login) AND c.actif FOR UPDATE;
  IF NOT FOUND OR u.bloque_jusqua > clock_timestamp() THEN
    PERFORM journal.ecrire_garde('connexion_refusee', u.id, NULL);
    RETURN QUERY SELECT false, NULL::uuid, NULL::text, NULL::text[], NULL::uuid, NULL::boolean, NULL::boolean;
    RETURN;
  END IF;
  IF u.totp_actif THEN
    pas := garde._pas_du_code(u.totp, u.dernier_pas, p_code);
  END IF;
  IF sha256(p_preuve) IS DISTINCT FROM u.verificateur OR (u.totp_actif AND pas IS NULL) THEN
    -- Pas d'exception : l'échec doit être validé. Dès le 5e : 1, 2, 4… minutes, 60 au plus.
    UPDATE garde.compte c
    SET echecs = c.echecs + 1,
        bloque_jusqua = CASE WHEN c.echecs >= 4 THEN clock_timestamp() + interval '1 minute' * least(2 ^ least(c.echecs - 4, 6), 60) END
    WHERE c.id = u.id;
    PERFORM journal.ecrire_garde('connexion_refusee', u.id, NULL);
    RETURN QUERY SELECT false, NULL::uuid, NULL::text, NULL::text[], NULL::uuid, NULL::boolean, NULL::boolean;
    RETURN;
  END IF;
  UPDATE garde.compte c
  SET echecs = 0,
      bloque_jusqua = NULL,
      dernier_pas = coalesce(pas, c.dernier_pas),
      derniere_connexion = clock_timestamp()
  WHERE c.id = u.id;
  PERFORM garde._frapper(u, gen_random_uuid(), clock_timestamp() + interval '8 hours', p_compartiments, p_empreintes,
    'app_auth'::text || CASE WHEN garde._limitee(u) THEN ARRAY[]::text[] ELSE garde._compartiments(u.fonctions) END);
  PERFORM journal.ecrire_garde('connexion', u.id, u.id);
  RETURN QUERY SELECT true, u.id, u.nom, CASE WHEN garde._limitee(u) THEN ARRAY[]::text[] ELSE u.fonctions END, u.entreprise_id,
    NOT u.totp_actif AND u.fonctions && ARRAY['intervenant', 'administration'], u.doit_changer;
END $$;
COMMENT ON FUNCTION garde.connecter(text, bytea, text, text[], text[]) IS
  'Une ligne toujours ; ok = false pour tout échec, sans dire lequel. p_compartiments et p_empreintes vont de pair : pour chaque compartiment, hex(sha256(jeton)), « app_auth » compris (jeton du témoin). La base ne frappe que les compartiments des fonctions du compte ; si totp_a_configurer ou doit_changer, elle ne frappe que app_auth et fonctions est vide.';

CREATE FUNCTION garde._session(p_jeton bytea) RETURNS garde.session
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s garde.session%ROWTYPE;
BEGIN
  SELECT * INTO s
  FROM garde.session
  WHERE empreinte = sha256(p_jeton)
    AND compartiment = 'app_auth'
    AND revoquee_le IS NULL
    AND expire_le > clock_timestamp()
    AND vue_le >= clock_timestamp() - interval '30 minutes';
  RETURN s;
END $$;

CREATE FUNCTION garde.identite(p_jeton bytea)
RETURNS TABLE (compte uuid, login text, nom text, fonctions text[], entreprise_id uuid, totp_a_configurer boolean, doit_changer boolean, totp_actif boolean)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
BEGIN
  IF s.empreinte IS NULL THEN
    RETURN;
  END IF;
  IF s.vue_le < clock_timestamp() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' THEN
    UPDATE garde.session
    SET vue_le = clock_timestamp()
    WHERE empreinte IN (SELECT x.empreinte FROM garde.session x WHERE x.groupe = s.groupe FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  SELECT c.id, c.login, c.nom, CASE WHEN garde._limitee(c) THEN ARRAY[]::text[] ELSE c.fonctions END, c.entreprise_id,
    NOT c.totp_actif AND c.fonctions && ARRAY['intervenant', 'administration'], c.doit_changer, c.totp_actif
  FROM garde.compte c
  WHERE c.id = s.compte
    AND c.actif;
END $$;
COMMENT ON FUNCTION garde.identite(bytea) IS
  'Le compte du témoin (jeton app_auth de 32 octets), ou aucune ligne. Tient l''activité de toutes les sessions de la connexion : à appeler à chaque requête, ou avec un cache de moins d''une minute. fonctions est vide tant que totp_a_configurer ou doit_changer.';

CREATE FUNCTION garde.fermer(p_jeton bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE revoquee_le IS NULL
    AND groupe = (SELECT x.groupe FROM garde.session x WHERE x.empreinte = sha256(p_jeton) AND x.compartiment = 'app_auth');
END $$;
COMMENT ON FUNCTION garde.fermer(bytea) IS 'Déconnexion : révoque toutes les sessions de la connexion dont voici le témoin.';

CREATE FUNCTION garde.totp_preparer(p_jeton bytea) RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
BEGIN
  UPDATE garde.compte
  SET totp = coalesce(totp, crypto.gen_random_bytes(20))
  WHERE id = s.compte
    AND actif
    AND NOT totp_actif;
  RETURN (SELECT totp FROM garde.compte WHERE id = s.compte AND actif AND NOT totp_actif);
END $$;
COMMENT ON FUNCTION garde.totp_preparer(bytea) IS
  'Secret TOTP de 20 octets à montrer (QR code) au porteur du témoin ; NULL si la session est refusée ou si un TOTP est déjà actif.';

CREATE FUNCTION garde._completer(s garde.session, p_compartiments text[], p_empreintes text[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  u garde.compte%ROWTYPE;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte;
  IF NOT garde._limitee(u) THEN
    PERFORM garde._frapper(u, s.groupe, s.expire_le, p_compartiments, p_empreintes, ARRAY(
      SELECT c
      FROM unnest(garde._compartiments(u.fonctions)) c
      EXCEPT
      SELECT x.compartiment::text FROM garde.session x WHERE x.groupe = s.groupe));
  END IF;
END $$;

CREATE FUNCTION garde.totp_confirmer(p_jeton bytea, p_code text, p_compartiments text[], p_empreintes text[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
  u garde.compte%ROWTYPE;
  pas bigint;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte AND actif FOR UPDATE;
  IF NOT FOUND OR u.totp_actif OR u.totp IS NULL THEN
    RETURN false;
  END IF;
  pas := garde._pas_du_code(u.totp, u.dernier_pas, p_code);
  IF pas IS NULL THEN
    RETURN false;
  END IF;
  UPDATE garde.compte SET totp_actif = true, dernier_pas = pas WHERE id = u.id;
  PERFORM journal.ecrire_garde('totp_active', u.id, u.id);
  PERFORM garde._completer(s, p_compartiments, p_empreintes);
  RETURN true;
END $$;
COMMENT ON FUNCTION garde.totp_confirmer(bytea, text, text[], text[]) IS
  'Active le TOTP si le code est juste, puis frappe les sessions manquantes de la connexion (mêmes tableaux que garde.connecter).';

CREATE FUNCTION garde.changer_preuve(p_jeton bytea, p_ancienne bytea, p_sel bytea, p_nouvelle bytea, p_compartiments text[], p_empreintes text[])
RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
  u garde.compte%ROWTYPE;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte AND actif FOR UPDATE;
  IF NOT FOUND OR u.bloque_jusqua > clock_timestamp() THEN
    RETURN false;
  END IF;
  IF sha256(p_ancienne) IS DISTINCT FROM u.verificateur THEN
    UPDATE garde.compte
    SET echecs = echecs + 1,
        bloque_jusqua = CASE WHEN echecs >= 4 THEN clock_timestamp() + interval '1 minute' * least(2 ^ least(echecs - 4, 6), 60) END
    WHERE id = u.id;
    RETURN false;
  END IF;
  IF sha256(p_nouvelle) = u.verificateur THEN
    RETURN false;
  END IF;
  UPDATE garde.compte
  SET sel = p_sel,
      verificateur = sha256(p_nouvelle),
      doit_changer = false,
      echecs = 0
  WHERE id = u.id;
  -- Un mot de passe changé ferme les autres connexions du compte.
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE compte = u.id
    AND groupe <> s.groupe
    AND revoquee_le IS NULL;
  PERFORM journal.ecrire_garde('mot_de_passe_change', u.id, u.id);
  PERFORM garde._completer(s, p_compartiments, p_empreintes);
  RETURN true;
END $$;
COMMENT ON FUNCTION garde.changer_preuve(bytea, bytea, bytea, bytea, text[], text[]) IS
  'Change le mot de passe du porteur du témoin (ancienne et nouvelle preuves scrypt, nouveau sel de 16 octets), ferme ses autres connexions, frappe les sessions manquantes.';

-- L'administration des comptes -------------------------------------------------------------------------------------------------

CREATE FUNCTION garde._exiger_administration() RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Le migrateur (cloison compte, sur le serveur) n'a pas de session ; un rôle applicatif en a toujours une.
  IF session_user <> 'migrateur' AND NOT (session_user = 'app_administration' AND garde.fonction('administration')) THEN
    RAISE EXCEPTION 'fonction administration requise' USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION garde.revoquer_compte(p_compte uuid) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  n integer;
BEGIN
  PERFORM garde._exiger_administration();
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE compte = p_compte
    AND revoquee_le IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM journal.ecrire_garde('sessions_revoquees', p_compte, garde.uid());
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.revoquer_compte(uuid) IS 'Ferme toutes les sessions d''un compte ; rend leur nombre.';

CREATE FUNCTION garde.compte_creer(
  p_login text, p_nom text, p_fonctions text[], p_entreprise uuid, p_sel bytea, p_preuve bytea,
  p_totp bytea DEFAULT NULL, p_doit_changer boolean DEFAULT true)
RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v uuid;
BEGIN
  PERFORM garde._exiger_administration();
  -- Un TOTP choisi d'avance ou un mot de passe définitif donnés par un autre : démonstration et essais, jamais par une page.
  IF session_user <> 'migrateur' AND (p_totp IS NOT NULL OR NOT p_doit_changer) THEN
    RAISE EXCEPTION 'le titulaire choisit son mot de passe et son TOTP' USING ERRCODE = '42501';
  END IF;
  INSERT INTO garde.compte (login, nom, fonctions, entreprise_id, sel, verificateur, totp, totp_actif, doit_changer)
  VALUES (lower(p_login), p_nom, p_fonctions, p_entreprise, p_sel, sha256(p_preuve), p_totp, p_totp IS NOT NULL, p_doit_changer)
  RETURNING id INTO v;
  PERFORM journal.ecrire_garde('compte_cree', v, garde.uid());
  RETURN v;
END $$;
COMMENT ON FUNCTION garde.compte_creer(text, text, text[], uuid, bytea, bytea, bytea, boolean) IS
  'Nouveau compte (entreprise pour rh seulement). 23505 si l''identifiant existe, 23514 si les fonctions sont incompatibles. p_totp et p_doit_changer = false : migrateur seulement.';

CREATE FUNCTION garde.compte_fonctions(p_compte uuid, p_fonctions text[], p_entreprise uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_administration();
  IF p_compte = garde.uid() THEN
    RAISE EXCEPTION 'nul ne change ses propres fonctions' USING ERRCODE = '42501';
  END IF;
  UPDATE garde.compte SET fonctions = p_fonctions, entreprise_id = p_entreprise WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde('compte_fonctions', p_compte, garde.uid());
END $$;
COMMENT ON FUNCTION garde.compte_fonctions(uuid, text[], uuid) IS
  'Change les fonctions d''un autre compte et ferme ses sessions. 42501 sur soi-même.';

CREATE FUNCTION garde.compte_activer(p_compte uuid, p_actif boolean) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_administration();
  IF p_compte = garde.uid() THEN
    RAISE EXCEPTION 'nul ne desactive son propre compte' USING ERRCODE = '42501';
  END IF;
  UPDATE garde.compte SET actif = p_actif, echecs = 0, bloque_jusqua = NULL WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde(CASE WHEN p_actif THEN 'compte_active' ELSE 'compte_desactive' END, p_compte, garde.uid());
END $$;
COMMENT ON FUNCTION garde.compte_activer(uuid, boolean) IS 'Active ou désactive un compte (jamais le sien) ; ferme ses sessions et lève son blocage.';

CREATE FUNCTION garde.compte_reinitialiser(p_compte uuid, p_sel bytea, p_preuve bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_administration();
  UPDATE garde.compte
  SET sel = p_sel,
      verificateur = sha256(p_preuve),
      totp = NULL,
      totp_actif = false,
      doit_changer = true,
      echecs = 0,
      bloque_jusqua = NULL
  WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde('compte_reinitialise', p_compte, garde.uid());
END $$;
COMMENT ON FUNCTION garde.compte_reinitialiser(uuid, bytea, bytea) IS
  'Mot de passe provisoire à changer, TOTP effacé, sessions fermées. Toujours journalisé : c''est le geste par lequel on prendrait la place d''un autre.';

CREATE FUNCTION garde.compte_lister()
RETURNS TABLE (
  id uuid, login text, nom text, fonctions text[], entreprise_id uuid, actif boolean, totp_actif boolean, doit_changer boolean,
  bloque boolean, derniere_connexion timestamptz, sessions integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY
  SELECT c.id, c.login, c.nom, c.fonctions, c.entreprise_id, c.actif, c.totp_actif, c.doit_changer,
    coalesce(c.bloque_jusqua > clock_timestamp(), false), c.derniere_connexion,
    (SELECT count(DISTINCT s.groupe)::integer
     FROM garde.session s
     WHERE s.compte = c.id
       AND s.revoquee_le IS NULL
       AND s.expire_le > clock_timestamp()
       AND s.vue_le >= clock_timestamp() - interval '30 minutes')
  FROM garde.compte c
  ORDER BY c.nom, c.login;
END $$;
COMMENT ON FUNCTION garde.compte_lister() IS 'Les comptes sans aucun secret, avec leurs connexions ouvertes ; fonction administration ou migrateur.';

CREATE FUNCTION garde.collegues(p_fonction text) RETURNS TABLE (id uuid, nom text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF garde.prestataire() IS NULL OR p_fonction = 'rh' THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT c.id, c.nom
  FROM garde.compte c
  WHERE c.actif
    AND p_fonction = ANY (c.fonctions)
  ORDER BY c.nom;
END $$;
COMMENT ON FUNCTION garde.collegues(text) IS 'Comptes actifs du prestataire tenant une fonction (lier un intervenant, partager un dossier) ; rien pour une session RH.';

CREATE FUNCTION garde.purger_sessions() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  n integer;
BEGIN
  DELETE FROM garde.session WHERE expire_le < clock_timestamp() - interval '1 day';
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.purger_sessions() IS 'Chaque nuit : oublie les sessions expirées depuis un jour ; rend leur nombre.';

-- La démonstration -------------------------------------------------------------------------------------------------------------

CREATE FUNCTION garde.demonstration_activer() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM garde.compte) AND NOT (SELECT demonstration FROM garde.parametre) THEN
    RAISE EXCEPTION 'cette base a deja des comptes : elle ne peut plus devenir une demonstration' USING ERRCODE = '55000';
  END IF;
  UPDATE garde.parametre SET demonstration = true;
END $$;
COMMENT ON FUNCTION garde.demonstration_activer() IS 'Marque une base sans aucun compte comme démonstration (migrateur) ; 55000 si elle a des comptes.';

CREATE FUNCTION garde.demonstration() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (SELECT demonstration FROM garde.parametre);
END $$;
COMMENT ON FUNCTION garde.demonstration() IS 'Vrai dans une base de démonstration.';

CREATE FUNCTION garde.code_de_demonstration(p_login text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT garde.demonstration() THEN
    RAISE EXCEPTION 'code visible en demonstration seulement' USING ERRCODE = '42501';
  END IF;
  RETURN (
    SELECT garde._totp(totp, floor(extract(epoch FROM clock_timestamp()) / 30)::bigint)
    FROM garde.compte
    WHERE login = lower(p_login)
      AND totp_actif);
END $$;
COMMENT ON FUNCTION garde.code_de_demonstration(text) IS 'Code TOTP courant d''un compte, en démonstration seulement (42501 ailleurs) ; NULL si le compte n''a pas de TOTP.';

RESET ROLE;
