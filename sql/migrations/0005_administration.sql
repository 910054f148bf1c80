-- L'administration des comptes : par la fonction « administration » ou, sur le serveur, par le migrateur.
SET ROLE prop_garde;

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
