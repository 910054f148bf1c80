-- Le portefeuille en une lecture : les comptes de toutes les entreprises sur une période, pour les repères et la page de la direction.
SET ROLE prop_passerelle;
CREATE FUNCTION passerelle.agreger_portefeuille(p_debut date, p_fin date)
RETURNS TABLE (entreprise uuid, axe text, valeur text, entretiens int, personnes int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_debut <> date_trunc('quarter', p_debut)::date OR p_fin + 1 <> date_trunc('quarter', p_fin + 1)::date OR p_fin < p_debut
     OR extract(year FROM p_debut) <> extract(year FROM p_fin) THEN
    RAISE EXCEPTION 'trimestres entiers d''une annee' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY
    WITH f AS MATERIALIZED (
      SELECT a.entreprise_id, x.axe, x.valeur, a.pseudonyme
        FROM passerelle.acte a
       CROSS JOIN LATERAL (VALUES ('total', ''), ('motif', a.motif),
         ('pdp', CASE WHEN a.motif = 'maintien_emploi' OR a.nature = 'pre_reprise' THEN '' END)) AS x (axe, valeur)
       WHERE a.mois BETWEEN p_debut AND p_fin AND x.valeur IS NOT NULL
      UNION ALL
      SELECT c.entreprise_id, x.axe, '', c.pseudonyme
        FROM passerelle.cloture c
       CROSS JOIN LATERAL (VALUES ('cloture', true),
         ('retour', c.issue IN ('retour_meme_poste', 'retour_amenage', 'reclasse_interne'))) AS x (axe, vaut)
       WHERE c.mois BETWEEN p_debut AND p_fin AND c.pdp AND x.vaut
    )
    SELECT f.entreprise_id, f.axe, f.valeur, count(*)::int, count(DISTINCT f.pseudonyme)::int
      FROM f GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
END $$;
COMMENT ON FUNCTION passerelle.agreger_portefeuille(date, date) IS
  'Comptes de toutes les entreprises sur des trimestres entiers d''une année, par axe (total, motif, pdp, cloture, retour) ; fonction direction. Vrais comptes : à ne montrer que sommés sur cinq entreprises.';
RESET ROLE;
