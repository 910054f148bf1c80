-- La connexion, décidée dans la base : le service calcule la preuve, elle seule frappe une session.
SET ROLE prop_garde;

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

RESET ROLE;
