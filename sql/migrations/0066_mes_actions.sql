-- L'intervenant voit les actions collectives et compte les présents des SIENNES, sans autre droit d'écriture en gestion.
CALL garde.mur_prestataire('gestion.action_collective', 'app_nominatif', 'S');

SET ROLE prop_gestion;
CREATE FUNCTION gestion.compter_presents(p_entreprise uuid, p_action uuid, p_participants smallint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.action_collective a SET statut = 'tenue', participants = p_participants
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut <> 'annulee' AND a.jour <= current_date
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.compter_presents(uuid, uuid, smallint) IS
  'Présents d''une action de l''intervenant de la session, le jour même ou après ; faux si elle n''est pas à lui, à venir ou annulée.';
RESET ROLE;
