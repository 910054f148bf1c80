-- L'encadrant d'une entreprise cliente : un compte qui transmet un nom au service social, avec accord, et ne lit rien.
-- Son entreprise n'est pas un « tenant » : garde.tenant() lui rend NULL, si bien qu'aucun mur d'app_client ne s'ouvre à lui.
SET ROLE prop_garde;
ALTER TABLE garde.compte DROP CONSTRAINT compte_fonctions_check;
ALTER TABLE garde.compte ADD CONSTRAINT compte_fonctions_check CHECK (
  cardinality(fonctions) >= 1
  AND fonctions <@ ARRAY['planification', 'intervenant', 'facturation', 'rh', 'encadrant', 'direction', 'administration']);
ALTER TABLE garde.compte DROP CONSTRAINT compte_rh_seul;
ALTER TABLE garde.compte ADD CONSTRAINT compte_employeur_seul CHECK (
  (fonctions && ARRAY['rh', 'encadrant']) = (entreprise_id IS NOT NULL)
  AND (NOT fonctions && ARRAY['rh', 'encadrant'] OR cardinality(fonctions) = 1));

CREATE OR REPLACE FUNCTION garde._compartiments(p_fonctions text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT c
    FROM (VALUES
      ('planification', 'app_gestion'),
      ('direction', 'app_gestion'),
      ('direction', 'app_pilotage'),
      ('facturation', 'app_facturation'),
      ('rh', 'app_client'),
      ('encadrant', 'app_client'),
      ('intervenant', 'app_nominatif'),
      ('administration', 'app_administration')) AS t (f, c)
    WHERE f = ANY (p_fonctions));
END $$;

CREATE OR REPLACE FUNCTION garde.ouvrir(p_jeton bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  s garde.session%ROWTYPE;
  k garde.cle%ROWTYPE;
  encadrant boolean;
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
  encadrant := 'encadrant' = ANY (s.fonctions);
  corps := k.version || '|' || CASE WHEN encadrant THEN '' ELSE coalesce(s.entreprise_id::text, '') END || '|' || s.compte
    || '|' || CASE WHEN s.entreprise_id IS NULL THEN '1' ELSE '' END || '|' || array_to_string(s.fonctions, ',')
    || '|' || CASE WHEN encadrant THEN coalesce(s.entreprise_id::text, '') ELSE '' END;
  PERFORM set_config('garde.ctx', encode(sha256(k.okey || sha256(k.ikey || convert_to(
    session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || corps, 'UTF8'))), 'hex')
    || '.' || corps, true);
END $$;

CREATE FUNCTION garde.employeur() RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN coalesce(nullif(split_part(g, '|', 2), ''), nullif(split_part(g, '|', 6), ''))::uuid;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION garde.employeur() IS
  'Entreprise d''une session RH ou d''encadrant ; NULL pour le prestataire ou sans contexte valable. Jamais dans une politique : un encadrant ne lit aucune ligne.';
RESET ROLE;

-- privileges.sql le redit à chaque migration ; la fonction ci-dessous en a besoin dès maintenant.
SET ROLE prop_garde;
GRANT EXECUTE ON FUNCTION garde.employeur() TO prop_gestion, prop_nominatif;
RESET ROLE;

SET ROLE prop_gestion;
CREATE FUNCTION gestion.etablissements_a_orienter() RETURNS TABLE(id uuid, nom text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.id, t.nom FROM gestion.etablissement t
  WHERE t.entreprise_id = (SELECT garde.employeur()) AND t.ouvert
  ORDER BY t.nom, t.id
$$;
COMMENT ON FUNCTION gestion.etablissements_a_orienter() IS
  'Pour app_client : les établissements ouverts de son entreprise, RH ou encadrant, où travaille la personne dont il transmet le nom.';
RESET ROLE;

SET ROLE prop_nominatif;
CREATE OR REPLACE FUNCTION nominatif.orientations_transmises() RETURNS TABLE(transmise_le date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.transmise_le FROM nominatif.orientation_transmise t
  WHERE t.entreprise_id = (SELECT garde.employeur()) AND t.compte_id = (SELECT garde.uid())
  ORDER BY t.transmise_le DESC, t.id
$$;

CREATE OR REPLACE FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_entreprise uuid := garde.employeur();
  v_referent uuid;
BEGIN
  IF v_entreprise IS NULL OR p_contenu IS NULL OR octet_length(p_contenu) > 4096 THEN RETURN 'inconnu'; END IF;
  v_referent := gestion.recoit_orientation(v_entreprise, p_etablissement, nominatif._ne_recoivent_pas(v_entreprise));
  IF v_referent IS NULL THEN RETURN 'personne'; END IF;
  -- Cinq par jour et par compte, trente par mois et par entreprise : au-delà, c'est un fichier du personnel, pas des orientations.
  IF (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.compte_id = garde.uid() AND t.transmise_le = current_date) >= 5
     OR (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.transmise_le > current_date - 30) >= 30 THEN
    RETURN 'trop';
  END IF;
  INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, contenu)
  VALUES (v_entreprise, p_id, v_referent, p_etablissement, p_contenu);
  INSERT INTO nominatif.orientation_transmise (entreprise_id, compte_id) VALUES (v_entreprise, garde.uid());
  RETURN 'transmise';
END $$;
COMMENT ON FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) IS
  'Pour app_client : un nom scellé, vers l''intervenant de l''établissement. Ni la RH ni l''encadrant ne peuvent plus le relire.';
RESET ROLE;
