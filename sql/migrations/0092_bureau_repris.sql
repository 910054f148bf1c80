-- Le bureau, après relecture : un envoi répété n'enregistre qu'une fois, un entretien se corrige tant qu'il n'est pas passé dans un bilan,
-- un rendez-vous se tient aussi hors permanence, une annulation par erreur se reprend avant d'être annoncée.
SET ROLE prop_nominatif;
-- Tiré au sort avec le formulaire : le même formulaire envoyé deux fois n'écrit qu'une ligne.
ALTER TABLE nominatif.entretien ADD COLUMN fiche uuid;
CREATE UNIQUE INDEX entretien_fiche ON nominatif.entretien (entreprise_id, auteur_id, fiche) WHERE fiche IS NOT NULL;
ALTER TABLE nominatif.information ADD COLUMN fiche uuid;
CREATE UNIQUE INDEX information_fiche ON nominatif.information (entreprise_id, referent_id, fiche) WHERE fiche IS NOT NULL;
-- Le jour de l'appel peut être hier ; une faute de frappe se retire le jour où elle est écrite.
ALTER TABLE nominatif.information ADD COLUMN notee_le date NOT NULL DEFAULT current_date;
UPDATE nominatif.information SET notee_le = jour;

-- Hors permanence : à domicile, au téléphone, à l'extérieur. Sans permanence, rien ne le suit ni ne l'annule à sa place.
ALTER TABLE nominatif.rendez_vous ALTER COLUMN permanence_id DROP NOT NULL;
ALTER TABLE nominatif.entretien ALTER COLUMN fiche SET STATISTICS 0;
ALTER TABLE nominatif.information ALTER COLUMN fiche SET STATISTICS 0, ALTER COLUMN notee_le SET STATISTICS 0;

DROP POLICY retirer_app_nominatif ON nominatif.information;
CREATE POLICY retirer_app_nominatif ON nominatif.information FOR DELETE TO app_nominatif USING (notee_le = current_date);

-- ── corriger, retirer ──────────────────────────────────────────────────────────────────────────────────────────
-- « exporte » reste invisible ; ce qu'on en sait est ce qu'on peut faire d'un entretien à soi.
CREATE FUNCTION nominatif.entretien_modifiable(p_entreprise uuid, p_entretien uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = p_entreprise AND e.id = p_entretien AND e.auteur_id = garde.uid() AND NOT e.exporte);
END $$;
COMMENT ON FUNCTION nominatif.entretien_modifiable(uuid, uuid) IS
  'Un entretien de la personne connectée, pas encore passé dans passerelle.acte : brouillon ou clos, il se corrige et se retire.';

-- Passé dans un bilan, plus rien de ce qui compte ne change : seule la note, où s'écrit un rectificatif daté, ou qui se retire.
CREATE FUNCTION nominatif.figer_entretien() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['note', 'version'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['note', 'version'] THEN
    RAISE EXCEPTION 'entretien compte' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER figer_entretien BEFORE UPDATE ON nominatif.entretien
  FOR EACH ROW WHEN (OLD.exporte) EXECUTE FUNCTION nominatif.figer_entretien();

DROP POLICY modifier_app_nominatif ON nominatif.entretien;
CREATE POLICY modifier_app_nominatif ON nominatif.entretien FOR UPDATE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid())) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.entretien FOR DELETE TO app_nominatif
  USING (nominatif.entretien_modifiable(entreprise_id, id));

DROP POLICY mur_app_nominatif ON nominatif.entretien_motif;
CREATE POLICY mur_app_nominatif ON nominatif.entretien_motif AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = entretien_motif.entreprise_id AND e.id = entretien_motif.entretien_id))
  WITH CHECK (nominatif.entretien_modifiable(entreprise_id, entretien_id));
DROP POLICY retirer_app_nominatif ON nominatif.entretien_motif;
CREATE POLICY retirer_app_nominatif ON nominatif.entretien_motif FOR DELETE TO app_nominatif
  USING (nominatif.entretien_modifiable(entreprise_id, entretien_id));

-- ── une annulation par erreur ──────────────────────────────────────────────────────────────────────────────────
-- Dite depuis le bureau, elle part deux minutes après : le temps de la reprendre. Celle de la personne part aussitôt.
CREATE FUNCTION nominatif.laisser_reprendre() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.uid() IS NOT NULL AND NEW.expire_le > now() + interval '2 minutes' THEN
    NEW.reprise_le := greatest(NEW.reprise_le, now() + interval '2 minutes');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER laisser_reprendre BEFORE INSERT ON nominatif.message
  FOR EACH ROW WHEN (NEW.sorte = 'annulation') EXECUTE FUNCTION nominatif.laisser_reprendre();
RESET ROLE;
