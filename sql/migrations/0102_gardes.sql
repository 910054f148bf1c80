-- Une date mal tapée ne garde plus un dossier dix ans ; un envoi répété n'écrit qu'une ligne ; une orientation se corrige et se retire ;
-- le dernier jour d'un recours peut être celui que donne la notification.
SET ROLE prop_nominatif;

-- ── ce qui repousse la fin d'un dossier ────────────────────────────────────────────────────────────────────────
-- Une note écrite d'avance compte du jour de cette migration : on ne sait plus quand elle l'a été, et il ne faut rien perdre trop tôt.
UPDATE nominatif.note_psychologue SET jour = nominatif._jour() WHERE jour > nominatif._jour();

-- Ni CHECK ni least ici : « aujourd'hui » est celui de Paris, et la psychologue doit savoir que son jour est refusé.
CREATE FUNCTION nominatif.borner_note() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.jour > (now() AT TIME ZONE 'Europe/Paris')::date THEN
    RAISE EXCEPTION 'note a venir' USING ERRCODE = '23514', CONSTRAINT = 'note_psychologue_jour';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER borner_note BEFORE INSERT OR UPDATE OF jour ON nominatif.note_psychologue
  FOR EACH ROW EXECUTE FUNCTION nominatif.borner_note();

-- Dans une permanence, le jour est celui du planning ; hors permanence, il est tapé : douze mois, et une année de trop se voit.
CREATE FUNCTION nominatif.borner_rendez_vous() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.jour > ((now() AT TIME ZONE 'Europe/Paris')::date + interval '12 months')::date THEN
    RAISE EXCEPTION 'rendez-vous trop loin' USING ERRCODE = '23514', CONSTRAINT = 'rendez_vous_jour';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER borner_rendez_vous BEFORE INSERT OR UPDATE OF jour, permanence_id ON nominatif.rendez_vous
  FOR EACH ROW WHEN (NEW.permanence_id IS NULL) EXECUTE FUNCTION nominatif.borner_rendez_vous();

-- Celle de 0090, où un jour à venir comptait chaque nuit comme un contact du jour : le jour d'une note est son jour, et un rendez-vous à plus
-- de douze mois, d'avant la borne, ne retient rien.
CREATE OR REPLACE FUNCTION nominatif._conservation(p_jour date, p_entreprise uuid DEFAULT NULL, p_dossier uuid DEFAULT NULL)
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, referent_id uuid, etape text, terme date, gele boolean, fin date, a_faire boolean)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE r nominatif.regle_conservation%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.regle_conservation;
  RETURN QUERY
    SELECT d.entreprise_id, d.id, d.numero, d.referent_id, e.etape, s.terme, g.gele, f.fin,
      CASE e.etape WHEN 'avis_1' THEN NOT a.premier WHEN 'avis_2' THEN NOT a.second WHEN 'archive' THEN false ELSE NOT g.gele END
    FROM nominatif.dossier d
    CROSS JOIN LATERAL (SELECT greatest(d.derniere_activite,
      (SELECT max(n.jour) FROM nominatif.note_psychologue n WHERE n.entreprise_id = d.entreprise_id AND n.dossier_id = d.id),
      (SELECT max(v.jour) FROM nominatif.rendez_vous v WHERE v.entreprise_id = d.entreprise_id AND v.dossier_id = d.id
          AND v.statut IN ('a_venir', 'a_renseigner') AND v.jour <= (p_jour + interval '12 months')::date)) AS contact) k
    CROSS JOIN LATERAL (SELECT (k.contact + make_interval(months => r.mois))::date AS fin) f
    CROSS JOIN LATERAL (SELECT min(w.le) AS le, coalesce(bool_or(w.palier >= r.premier_avis), false) AS premier,
        coalesce(bool_or(w.palier <= r.second_avis), false) AS second
      FROM nominatif.avertissement w WHERE w.entreprise_id = d.entreprise_id AND w.dossier_id = d.id AND w.terme = f.fin) a
    CROSS JOIN LATERAL (SELECT CASE
        WHEN d.archive_le IS NULL THEN greatest(f.fin, coalesce(a.le, p_jour) + r.second_avis)
        WHEN k.contact > d.archive_le THEN f.fin                               -- revue depuis : l'archive attend deux ans de plus
        ELSE d.archive_le + r.archive_jours END AS terme) s
    CROSS JOIN LATERAL (SELECT CASE
        WHEN d.archive_le IS NOT NULL THEN CASE WHEN s.terme <= p_jour THEN 'effacer' ELSE 'archive' END
        WHEN s.terme <= p_jour THEN 'archiver'
        WHEN f.fin - r.second_avis <= p_jour THEN 'avis_2'
        ELSE 'avis_1' END AS etape) e
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM nominatif.gel x
      WHERE x.entreprise_id = d.entreprise_id AND x.dossier_id = d.id AND x.leve_le IS NULL) AS gele) g
   WHERE d.etat <> 'efface' AND (p_dossier IS NULL OR (d.entreprise_id = p_entreprise AND d.id = p_dossier))
     AND (d.archive_le IS NOT NULL OR (d.derniere_activite <= (p_jour + r.premier_avis::int - make_interval(months => r.mois))::date
       AND f.fin - r.premier_avis <= p_jour));
END $$;

-- ── un formulaire envoyé deux fois ─────────────────────────────────────────────────────────────────────────────
-- « fiche », comme pour un entretien (0092) : tirée au sort avec le formulaire, une ligne par auteur et par fiche.
ALTER TABLE nominatif.demarche ADD COLUMN fiche uuid;
ALTER TABLE nominatif.demarche ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX demarche_fiche ON nominatif.demarche (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.orientation ADD COLUMN fiche uuid;
ALTER TABLE nominatif.orientation ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX orientation_fiche ON nominatif.orientation (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.objectif ADD COLUMN fiche uuid;
ALTER TABLE nominatif.objectif ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX objectif_fiche ON nominatif.objectif (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.action ADD COLUMN fiche uuid;
ALTER TABLE nominatif.action ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX action_fiche ON nominatif.action (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.feuille ADD COLUMN fiche uuid;
ALTER TABLE nominatif.feuille ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX feuille_fiche ON nominatif.feuille (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.rappel ADD COLUMN fiche uuid;
ALTER TABLE nominatif.rappel ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX rappel_fiche ON nominatif.rappel (entreprise_id, referent_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.note_psychologue ADD COLUMN fiche uuid;
ALTER TABLE nominatif.note_psychologue ALTER COLUMN fiche SET STATISTICS 0;
CREATE UNIQUE INDEX note_psychologue_fiche ON nominatif.note_psychologue (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;

-- ── orientation : se corrige, se retire tant que le dossier est ouvert ─────────────────────────────────────────
CREATE POLICY retirer_app_nominatif ON nominatif.orientation FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = orientation.entreprise_id AND d.id = orientation.dossier_id AND d.etat = 'ouvert'));

-- ── recours ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Vrai : recours_avant est le jour que donne la notification, et il l'emporte sur le délai des textes.
ALTER TABLE nominatif.demarche ADD COLUMN recours_notifie boolean NOT NULL DEFAULT false;
ALTER TABLE nominatif.demarche ALTER COLUMN recours_notifie SET STATISTICS 0;
ALTER TABLE nominatif.demarche ADD CONSTRAINT demarche_recours_notifie CHECK (NOT recours_notifie OR recours_avant IS NOT NULL);
RESET ROLE;

-- Deux mois du code de justice administrative étaient donnés pour n'importe qui : un dernier jour qu'aucun texte ne donne s'efface.
DO $$
DECLARE connus text[];
BEGIN
  SET LOCAL ROLE prop_gestion;
  SELECT coalesce(array_agg(DISTINCT e.partenaire_code), '{}') INTO connus FROM gestion.echeance_legale e WHERE e.effet = 'recours' AND e.actif;
  SET LOCAL ROLE prop_nominatif;
  UPDATE nominatif.demarche m SET recours_avant = NULL
   WHERE m.recours_avant IS NOT NULL
     AND (m.partenaire IS NULL
       OR m.partenaire <> ALL (connus || ARRAY['ccas', 'departement', 'ecole', 'fsl', 'impots', 'prefecture']));
END $$;
RESET ROLE;
