-- Compartiment PILOTAGE : les bilans publiés, figés octet pour octet. Aucun brouillon n'y dort : un aperçu se recalcule.
SET ROLE prop_pilotage;

-- Le registre de publication d'une entreprise : on y ajoute, on n'y change rien. chaine = sha256(precedent || empreinte || empreinte_rendu).
CREATE TABLE pilotage.bilan (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  rang int NOT NULL CHECK (rang > 0),                               -- place dans la chaîne de l'entreprise
  periode text NOT NULL CHECK (periode ~ '^20[0-9]{2}(-T[1-4])?$'),
  version smallint NOT NULL CHECK (version > 0),
  raison text CHECK (raison <> ''),                                 -- pourquoi une version corrige la précédente
  regles text NOT NULL CHECK (regles <> ''),                        -- version des règles de secret
  contenu bytea NOT NULL,                                           -- JSON canonique : exactement les cases remises
  rendu bytea NOT NULL,                                             -- la page remise, sans le cadre du site
  certificat bytea NOT NULL,                                        -- deux solutions entières par case masquée ; ni RH ni page
  empreinte bytea NOT NULL CHECK (empreinte = sha256(contenu)),
  empreinte_rendu bytea NOT NULL CHECK (empreinte_rendu = sha256(rendu)),
  precedent bytea NOT NULL CHECK (octet_length(precedent) = 32),
  chaine bytea NOT NULL CHECK (chaine = sha256(precedent || empreinte || empreinte_rendu)),
  publie_par uuid NOT NULL,
  publie_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, rang),
  UNIQUE (entreprise_id, periode, version),
  CHECK ((version = 1) = (raison IS NULL))
);

-- Ce qui départage deux masquages de même coût, secret par entreprise : qui rejoue l'algorithme ne retrouve pas le choix.
CREATE TABLE pilotage.graine (
  entreprise_id uuid PRIMARY KEY,
  graine bytea NOT NULL DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    CHECK (octet_length(graine) = 32)
);

CREATE FUNCTION pilotage.refuser() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'un bilan publie ne se modifie ni ne se supprime : une nouvelle version le corrige' USING ERRCODE = '23001';
END $$;
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.bilan FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.bilan FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();
ALTER TABLE pilotage.bilan ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;

CREATE FUNCTION pilotage._exiger_direction() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- La graine de l'entreprise, et le verrou de son registre jusqu'à la fin de la transaction.
CREATE FUNCTION pilotage.ouvrir_registre(p_entreprise uuid) RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE g bytea;
BEGIN
  PERFORM pilotage._exiger_direction();
  INSERT INTO pilotage.graine (entreprise_id) VALUES (p_entreprise) ON CONFLICT DO NOTHING;
  SELECT x.graine INTO g FROM pilotage.graine x WHERE x.entreprise_id = p_entreprise FOR UPDATE;
  RETURN g;
END $$;
COMMENT ON FUNCTION pilotage.ouvrir_registre(uuid) IS
  'Graine secrète de l''entreprise (créée au premier appel) et verrou de son registre jusqu''à la fin de la transaction. Fonction direction.';

CREATE FUNCTION pilotage.publier(
  p_entreprise uuid, p_periode text, p_version smallint, p_raison text, p_regles text, p_contenu bytea, p_rendu bytea, p_certificat bytea
) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_rang int;
  v_precedent bytea;
  v_version smallint;
  v_id uuid;
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  SELECT coalesce(max(b.rang), 0), coalesce(max(b.version) FILTER (WHERE b.periode = p_periode), 0)
    INTO v_rang, v_version FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise;
  IF p_version <> v_version + 1 THEN
    RAISE EXCEPTION 'cette version n''est pas la suivante' USING ERRCODE = '40001';
  END IF;
  SELECT b.chaine INTO v_precedent FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise AND b.rang = v_rang;
  v_precedent := coalesce(v_precedent, sha256(uuid_send(p_entreprise)));
  INSERT INTO pilotage.bilan (entreprise_id, rang, periode, version, raison, regles, contenu, rendu, certificat, empreinte, empreinte_rendu,
    precedent, chaine, publie_par)
  VALUES (p_entreprise, v_rang + 1, p_periode, p_version, p_raison, p_regles, p_contenu, p_rendu, p_certificat, sha256(p_contenu),
    sha256(p_rendu), v_precedent, sha256(v_precedent || sha256(p_contenu) || sha256(p_rendu)), garde.uid())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;
COMMENT ON FUNCTION pilotage.publier(uuid, text, smallint, text, text, bytea, bytea, bytea) IS
  'Ajoute un bilan au registre de l''entreprise et le chaîne ; 40001 si la version attendue n''est plus la suivante. Fonction direction.';

-- Un maillon faux par ligne ; aucune ligne quand le registre est entier.
CREATE FUNCTION pilotage.verifier_registre() RETURNS TABLE (entreprise_id uuid, rang int, defaut text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT m.entreprise_id, m.rang,
    CASE WHEN m.rang <> m.attendu THEN 'maillon manquant' WHEN m.precedent <> m.avant THEN 'chaîne rompue' ELSE 'contenu changé' END
  FROM (
    SELECT b.entreprise_id, b.rang, b.precedent, b.chaine, b.contenu, b.rendu,
      row_number() OVER w AS attendu,
      coalesce(lag(b.chaine) OVER w, sha256(uuid_send(b.entreprise_id))) AS avant
    FROM pilotage.bilan b WINDOW w AS (PARTITION BY b.entreprise_id ORDER BY b.rang)) m
  WHERE m.rang <> m.attendu OR m.precedent <> m.avant OR m.chaine <> sha256(m.precedent || sha256(m.contenu) || sha256(m.rendu));
END $$;
COMMENT ON FUNCTION pilotage.verifier_registre() IS 'Recalcule la chaîne de chaque registre : aucune ligne quand rien n''a changé depuis la publication.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('pilotage.bilan');
  CALL garde.mur_prestataire('pilotage.bilan', 'app_pilotage', 'S');
  CALL garde.mur_client('pilotage.bilan', 'S');
  CALL garde.mur_interne('pilotage.graine');
END $$;
