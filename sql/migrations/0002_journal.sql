-- Le journal : qui a fait quoi, sans contenu. L'identité vient du contexte vérifié, jamais de l'appelant.
SET ROLE prop_journal;

GRANT USAGE ON SCHEMA journal TO prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif;

CREATE TABLE journal.evenement (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instant timestamptz NOT NULL DEFAULT clock_timestamp(),
  compartiment name NOT NULL,
  entreprise_id uuid,
  compte uuid,
  action text NOT NULL CHECK (action ~ '^[a-z_]{3,40}$'),
  objet uuid,
  sceau integer
);
CREATE INDEX evenement_a_sceller ON journal.evenement (id) WHERE sceau IS NULL;
CREATE INDEX evenement_sceau ON journal.evenement (sceau);
CREATE INDEX evenement_objet ON journal.evenement (objet);
CALL garde.mur_interne('journal.evenement');

-- Un sceau chaîne un lot au précédent : racine = sha256(racine précédente || empreinte du lot).
CREATE TABLE journal.sceau (
  n integer PRIMARY KEY,
  dernier_id bigint NOT NULL,
  lignes integer NOT NULL,
  precedent bytea NOT NULL,
  racine bytea NOT NULL,
  pose_le timestamptz NOT NULL DEFAULT clock_timestamp()
);
CALL garde.mur_interne('journal.sceau');

CREATE FUNCTION journal.ecrire(p_action text, p_objet uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  u uuid := garde.uid();
BEGIN
  IF u IS NULL THEN
    RAISE EXCEPTION 'contexte absent' USING ERRCODE = '28000';
  END IF;
  INSERT INTO journal.evenement (compartiment, entreprise_id, compte, action, objet)
  VALUES (session_user, garde.tenant(), u, p_action, p_objet);
END $$;
COMMENT ON FUNCTION journal.ecrire(text, uuid) IS 'Trace une action (a-z et _, 3 à 40) du compte de la session sur un objet ; 28000 sans contexte.';

CREATE FUNCTION journal.ecrire_garde(p_action text, p_objet uuid, p_compte uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO journal.evenement (compartiment, compte, action, objet)
  VALUES (session_user, p_compte, p_action, p_objet);
END $$;
COMMENT ON FUNCTION journal.ecrire_garde(text, uuid, uuid) IS 'Connexions et administration des comptes : prop_garde seulement, qui connaît le compte avant tout contexte.';
-- Une fonction de garde appelle celle-ci avant tout privileges.sql (création du premier compte).
GRANT EXECUTE ON FUNCTION journal.ecrire_garde(text, uuid, uuid) TO prop_garde;

CREATE FUNCTION journal._empreinte(e journal.evenement) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN sha256(convert_to(jsonb_build_array(
    e.id, extract(epoch FROM e.instant), e.compartiment, e.entreprise_id, e.compte, e.action, e.objet)::text, 'UTF8'));
END $$;

CREATE FUNCTION journal.sceller() RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  p journal.sceau%ROWTYPE;
  r bytea;
  k integer;
  d bigint;
BEGIN
  -- Attend les écrivains en cours : aucun trou dans un lot. Rien ne ralentit le chemin d'écriture.
  LOCK TABLE journal.evenement IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO p FROM journal.sceau ORDER BY n DESC LIMIT 1;
  SELECT sha256(string_agg(journal._empreinte(e), ''::bytea ORDER BY e.id)), count(*), max(e.id)
  INTO r, k, d
  FROM journal.evenement e
  WHERE e.sceau IS NULL;
  IF k = 0 THEN
    RETURN 0;
  END IF;
  INSERT INTO journal.sceau (n, dernier_id, lignes, precedent, racine)
  VALUES (coalesce(p.n, 0) + 1, d, k, coalesce(p.racine, '\x00'::bytea), sha256(coalesce(p.racine, '\x00'::bytea) || r));
  UPDATE journal.evenement SET sceau = coalesce(p.n, 0) + 1 WHERE sceau IS NULL;
  RETURN k;
END $$;
COMMENT ON FUNCTION journal.sceller() IS 'Scelle les événements en attente (chaque minute) ; rend leur nombre.';

CREATE FUNCTION journal.verifier() RETURNS TABLE (n integer, bon boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.n,
    s.racine = sha256(s.precedent || coalesce(l.empreinte, ''::bytea))
      AND s.lignes = l.lignes
      AND s.precedent = coalesce((SELECT q.racine FROM journal.sceau q WHERE q.n = s.n - 1), '\x00'::bytea)
  FROM journal.sceau s
  CROSS JOIN LATERAL (
    SELECT sha256(string_agg(journal._empreinte(e), ''::bytea ORDER BY e.id)) AS empreinte, count(*) AS lignes
    FROM journal.evenement e
    WHERE e.sceau = s.n) l
  ORDER BY s.n;
END $$;
COMMENT ON FUNCTION journal.verifier() IS 'Chaque sceau et s''il tient ; un mot changé, une ligne ôtée ou un sceau refait rend bon = false.';

CREATE FUNCTION journal.racine() RETURNS TABLE (n integer, racine bytea, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.n, s.racine, s.pose_le FROM journal.sceau s ORDER BY s.n DESC LIMIT 1;
END $$;
COMMENT ON FUNCTION journal.racine() IS 'Dernier sceau, à déposer ailleurs : une chaîne que seul l''hébergeur détient ne prouve rien.';

CREATE FUNCTION journal.lister(p_avant bigint, p_limite integer)
RETURNS TABLE (id bigint, instant timestamptz, compartiment text, entreprise_id uuid, compte uuid, action text, objet uuid, scelle boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT garde.fonction('administration') THEN
    RAISE EXCEPTION 'fonction administration requise' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT e.id, e.instant, e.compartiment::text, e.entreprise_id, e.compte, e.action, e.objet, e.sceau IS NOT NULL
  FROM journal.evenement e
  WHERE p_avant IS NULL OR e.id < p_avant
  ORDER BY e.id DESC
  LIMIT least(coalesce(p_limite, 100), 500);
END $$;
COMMENT ON FUNCTION journal.lister(bigint, integer) IS 'Les événements du plus récent au plus ancien, avant l''id donné (NULL : depuis le dernier) ; des identifiants, jamais un contenu.';

RESET ROLE;
