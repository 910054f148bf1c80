-- Une commande lancée sur le serveur (planifier, facturer, importer) agit sous une session d'un compte technique, jamais hors session.
SET ROLE prop_garde;

CREATE FUNCTION garde.session_technique(p_compartiment text, p_empreinte text) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_fonctions text[] := CASE p_compartiment
    WHEN 'app_gestion' THEN ARRAY['planification']
    WHEN 'app_facturation' THEN ARRAY['facturation']
    WHEN 'app_pilotage' THEN ARRAY['direction'] END;
  v uuid;
BEGIN
  -- Ni nominatif, ni client, ni administration : le serveur ne prend la place de personne derrière ces murs.
  IF session_user <> 'migrateur' OR v_fonctions IS NULL THEN
    RAISE EXCEPTION 'session technique refusee' USING ERRCODE = '42501';
  END IF;
  -- Compte inactif : personne ne s'y connecte ; preuve tirée au sort et jetée.
  INSERT INTO garde.compte (login, nom, sel, verificateur, fonctions, actif, doit_changer)
  VALUES ('service-' || v_fonctions[1], 'Commande du serveur (' || v_fonctions[1] || ')', crypto.gen_random_bytes(16),
    crypto.gen_random_bytes(32), v_fonctions, false, false)
  ON CONFLICT (login) DO NOTHING;
  SELECT id INTO v FROM garde.compte WHERE login = 'service-' || v_fonctions[1];
  INSERT INTO garde.session (empreinte, compte, compartiment, fonctions, groupe, expire_le)
  VALUES (decode(p_empreinte, 'hex'), v, p_compartiment, v_fonctions, gen_random_uuid(), clock_timestamp() + interval '2 hours');
  PERFORM journal.ecrire_garde('session_technique', v, v);
  RETURN v;
END $$;
COMMENT ON FUNCTION garde.session_technique(text, text) IS
  'Session de deux heures pour une commande du serveur (migrateur) ; hex(sha256(jeton)). 42501 hors app_gestion, app_facturation, app_pilotage.';
GRANT EXECUTE ON FUNCTION garde.session_technique(text, text) TO migrateur;

RESET ROLE;
