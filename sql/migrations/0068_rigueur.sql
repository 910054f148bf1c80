-- Des seuils plus sévères pour une entreprise : on durcit, on n'assouplit jamais.
SET ROLE prop_pilotage;
CREATE TABLE pilotage.rigueur (
  entreprise_id uuid PRIMARY KEY,
  seuil smallint NOT NULL CHECK (seuil >= 5 AND seuil <= 50),                    -- personnes d'une case montrée, largeur d'une case tue
  seuil_croise smallint NOT NULL CHECK (seuil_croise >= 11 AND seuil_croise <= 50 AND seuil_croise >= seuil),
  fixe_par uuid NOT NULL,
  fixe_le timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION pilotage.durcir(p_entreprise uuid, p_seuil smallint, p_seuil_croise smallint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  INSERT INTO pilotage.rigueur AS r (entreprise_id, seuil, seuil_croise, fixe_par) VALUES (p_entreprise, p_seuil, p_seuil_croise, garde.uid())
  ON CONFLICT (entreprise_id) DO UPDATE
    SET seuil = greatest(r.seuil, excluded.seuil), seuil_croise = greatest(r.seuil_croise, excluded.seuil_croise, excluded.seuil),
        fixe_par = excluded.fixe_par, fixe_le = now();
END $$;
COMMENT ON FUNCTION pilotage.durcir(uuid, smallint, smallint) IS
  'Durcit les seuils d''une entreprise ; une valeur plus basse que l''actuelle ne change rien. 23514 sous 5 ou 11. Fonction direction.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('pilotage.rigueur');
  CALL garde.mur_prestataire('pilotage.rigueur', 'app_pilotage', 'S');
END $$;
