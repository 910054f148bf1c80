-- Les mesures de maintien en emploi d'un dossier : ce qui a été proposé, demandé, accordé, et ce que cela a donné. Comme les arrêts, des
-- données de santé : codes et dates en clair, tout texte chiffré, la ligne entière effacée avec le dossier. Rien n'en passe la nuit.
SET ROLE prop_nominatif;
CREATE TABLE nominatif.mesure (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  sorte text NOT NULL CHECK (sorte ~ '^[a-z_]{3,40}$'),
  proposee_par text NOT NULL CHECK (proposee_par IN ('personne', 'service', 'medecin_travail', 'medecin_traitant', 'medecin_conseil',
    'employeur', 'partenaire')),
  etat text NOT NULL DEFAULT 'envisagee'
    CHECK (etat IN ('envisagee', 'demandee', 'accordee', 'en_cours', 'terminee', 'refusee', 'renoncee')),
  notee_le date NOT NULL DEFAULT current_date,
  demandee_le date,
  decidee_le date,
  relance date,                                                                    -- sans réponse ce jour-là : demander ce qu'il en est
  du date,
  au date,
  quotite smallint CHECK (quotite > 0 AND quotite < 100),                          -- pour cent du temps de travail
  resultat text CHECK (resultat IN ('maintien_poste', 'retour_amenage', 'reclassement_interne', 'reclassement_externe', 'droit_obtenu',
    'autre_mesure', 'arret_prolonge', 'inaptitude', 'depart', 'sans_effet')),
  absence_du date,                                                                 -- notée depuis l'horloge : l'absence qui l'a fait proposer
  maj_le date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  -- Un second clic sur la même étape de la même absence n'en note pas une seconde.
  UNIQUE (entreprise_id, dossier_id, absence_du, sorte),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CONSTRAINT mesure_dates CHECK (au >= du),
  CONSTRAINT mesure_decidee CHECK (decidee_le >= demandee_le),
  CONSTRAINT mesure_etat CHECK (CASE etat
    WHEN 'demandee' THEN demandee_le IS NOT NULL
    WHEN 'accordee' THEN decidee_le IS NOT NULL
    WHEN 'refusee' THEN decidee_le IS NOT NULL
    WHEN 'en_cours' THEN du IS NOT NULL
    WHEN 'terminee' THEN au IS NOT NULL
    ELSE true END),
  CONSTRAINT mesure_relance CHECK (relance IS NULL OR etat = 'demandee'),
  CONSTRAINT mesure_resultat CHECK (resultat IS NULL OR etat = 'terminee')
);
CREATE INDEX mesure_dossier ON nominatif.mesure (entreprise_id, dossier_id, etat);

-- Qui l'a fait passer d'un état à l'autre, et quand : au fil, comme une démarche ; part avec elle.
ALTER TABLE nominatif.evenement ADD COLUMN mesure_id uuid;
ALTER TABLE nominatif.evenement ADD FOREIGN KEY (entreprise_id, mesure_id) REFERENCES nominatif.mesure ON DELETE CASCADE;
ALTER TABLE nominatif.evenement DROP CONSTRAINT evenement_sorte_check;
ALTER TABLE nominatif.evenement ADD CONSTRAINT evenement_sorte_check CHECK (sorte IN ('ouverture', 'cloture', 'reouverture',
  'statut_demarche', 'document', 'budget', 'courrier', 'orientation', 'objectif', 'action', 'partage', 'partage_retire', 'transfert',
  'rappel', 'changement_employeur', 'pdp', 'mesure'));
RESET ROLE;

DO $$ BEGIN CALL garde.mur_interne('nominatif.mesure'); END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.mesure AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = mesure.entreprise_id AND d.id = mesure.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = mesure.entreprise_id AND d.id = mesure.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.mesure FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.mesure FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.mesure FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.mesure FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = mesure.entreprise_id AND d.id = mesure.dossier_id AND d.etat = 'ouvert'));

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.mesure
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Lue par lire_dossier et par la copie de la personne, qui l'appellent.
CREATE OR REPLACE FUNCTION nominatif._contenus_suivi(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (sorte text, id uuid, version int, contenu bytea)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT f.sorte, f.id, f.version, f.contenu FROM nominatif.feuille f
     WHERE f.entreprise_id = p_entreprise AND f.dossier_id = p_dossier AND f.contenu IS NOT NULL
    UNION ALL
    SELECT 'objectif', o.id, o.version, o.contenu FROM nominatif.objectif o
     WHERE o.entreprise_id = p_entreprise AND o.dossier_id = p_dossier AND o.contenu IS NOT NULL
    UNION ALL
    SELECT 'action', a.id, a.version, a.contenu FROM nominatif.action a
     WHERE a.entreprise_id = p_entreprise AND a.dossier_id = p_dossier AND a.contenu IS NOT NULL
    UNION ALL
    SELECT 'orientation', r.id, r.version, r.contenu FROM nominatif.orientation r
     WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND r.contenu IS NOT NULL
    UNION ALL
    SELECT 'mesure', m.id, m.version, m.contenu FROM nominatif.mesure m
     WHERE m.entreprise_id = p_entreprise AND m.dossier_id = p_dossier AND m.contenu IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION nominatif._effacer_suivi(p_entreprise uuid, p_dossier uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.feuille SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.objectif SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.action SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.orientation SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.pdp_etape WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.arret WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.mesure WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;
RESET ROLE;

-- Aucune statistique de valeurs : EXPLAIN n'a rien à divulguer.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget <> 0 GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
