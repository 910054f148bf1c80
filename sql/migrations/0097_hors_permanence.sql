-- Un rendez-vous hors permanence n'a pas de permanence qui tombe : suivre_permanences (0094) l'aurait annoncé reporté.
SET ROLE prop_nominatif;
CREATE OR REPLACE FUNCTION nominatif.suivre_permanences() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r record;
  n int := 0;
BEGIN
  FOR r IN
    SELECT x.entreprise_id, x.id, x.jour, x.heure, x.minutes, x.dossier_id, o.permanence_id, o.compte_id, o.jour AS jour_actuel, o.debut, o.fin
    FROM nominatif.reservation v
    JOIN nominatif.rendez_vous x ON x.entreprise_id = v.entreprise_id AND x.id = v.rendez_vous_id
    LEFT JOIN LATERAL gestion.permanence_actuelle(x.entreprise_id, x.permanence_id) o ON true
    WHERE x.statut = 'a_venir' AND v.expire_le > now() AND x.permanence_id IS NOT NULL
      AND ((o.permanence_id, o.compte_id, o.jour) IS DISTINCT FROM (x.permanence_id, x.referent_id, x.jour) OR v.sans_permanence)
  LOOP
    IF r.dossier_id IS NOT NULL THEN
      n := n + nominatif._suivre_le_dossier(r.entreprise_id, r.id)::int;
      CONTINUE;
    END IF;
    n := n + 1;
    IF r.jour_actuel = r.jour AND r.heure >= r.debut AND r.heure < r.fin THEN
      PERFORM nominatif._attendre_son_tour(r.compte_id);
      IF nominatif._heure_libre(r.compte_id, r.jour, r.debut, r.fin, r.minutes, r.heure, r.id) = r.heure THEN
        UPDATE nominatif.rendez_vous SET permanence_id = r.permanence_id, referent_id = r.compte_id
         WHERE entreprise_id = r.entreprise_id AND id = r.id;
        CONTINUE;
      END IF;
    END IF;
    UPDATE nominatif.rendez_vous SET statut = 'annule_service' WHERE entreprise_id = r.entreprise_id AND id = r.id;
  END LOOP;
  RETURN n;
END $$;
RESET ROLE;
