-- Le suivi : situation et foyer, évaluation, plan d'action, orientations, arrêts de travail et leurs échéances, bilan de fin.
-- Même règle que 0020 : ids, dates et codes en clair, tout texte chiffré avec la clé du dossier.
SET ROLE prop_nominatif;

-- ── le fil : ce que les autres pièces y écrivent ───────────────────────────────────────────────────────────────
ALTER TABLE nominatif.evenement DROP CONSTRAINT evenement_sorte_check;
ALTER TABLE nominatif.evenement ADD CONSTRAINT evenement_sorte_check CHECK (sorte IN ('ouverture', 'cloture', 'reouverture',
  'statut_demarche', 'document', 'budget', 'courrier', 'orientation', 'objectif', 'action', 'partage', 'partage_retire', 'transfert',
  'rappel', 'changement_employeur', 'pdp'));
ALTER TABLE nominatif.evenement DROP CONSTRAINT evenement_detail_check;
ALTER TABLE nominatif.evenement ADD CONSTRAINT evenement_detail_check CHECK (detail ~ '^[a-z0-9_]{2,30}$');

-- ── le dossier et ses démarches ────────────────────────────────────────────────────────────────────────────────
-- Une issue principale compte au bilan ; les autres ne servent qu'au dossier.
ALTER TABLE nominatif.dossier ADD COLUMN issues_autres text[] NOT NULL DEFAULT '{}'
  CHECK (issues_autres <@ ARRAY['droit_ouvert', 'plan_accepte', 'logement', 'retour_meme_poste', 'retour_amenage', 'reclasse_interne',
    'reclasse_ailleurs', 'rqth', 'relais', 'information', 'inaptitude', 'depart', 'sans_nouvelles', 'refus', 'fin_contrat', 'deces']);
ALTER TABLE nominatif.dossier ADD CHECK (etat <> 'ouvert' OR issues_autres = '{}');

-- partenaire_id : gestion.partenaire, sans clé étrangère (autre compartiment).
ALTER TABLE nominatif.demarche ADD COLUMN partenaire_id uuid;
ALTER TABLE nominatif.demarche ADD COLUMN decision_le date;                        -- jour où la décision a été reçue
ALTER TABLE nominatif.demarche ADD COLUMN recours_avant date CHECK (recours_avant >= decision_le);

-- Un changement d'établissement dans la même entreprise : les entretiens d'avant « du » restent comptés à l'ancien.
CREATE TABLE nominatif.affectation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  ancien_id uuid NOT NULL,                                                         -- gestion.etablissement quitté
  du date NOT NULL,                                                                -- premier jour dans le nouveau
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, dossier_id, du),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);

-- Feuilles chiffrées : la situation (foyer, logement, ressources, santé, emploi ; une par dossier), les évaluations, les bilans de fin.
CREATE TABLE nominatif.feuille (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  sorte text NOT NULL CHECK (sorte IN ('situation', 'evaluation', 'bilan_fin')),
  maj_le date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE UNIQUE INDEX feuille_situation ON nominatif.feuille (entreprise_id, dossier_id) WHERE sorte = 'situation';
CREATE INDEX feuille_dossier ON nominatif.feuille (entreprise_id, dossier_id, maj_le);

-- ── le plan d'action, construit à deux ─────────────────────────────────────────────────────────────────────────
CREATE TABLE nominatif.objectif (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  theme text NOT NULL CHECK (theme ~ '^[a-z_]{3,30}$'),
  qui text NOT NULL DEFAULT 'ensemble' CHECK (qui IN ('personne', 'intervenant', 'ensemble')),
  pose_le date NOT NULL DEFAULT current_date,
  horizon date,
  resultat text NOT NULL DEFAULT 'en_cours' CHECK (resultat IN ('en_cours', 'atteint', 'partiel', 'non_atteint', 'abandonne')),
  resultat_le date,
  maj_le date NOT NULL DEFAULT current_date,
  contenu bytea,                                                                   -- l'objectif, et le commentaire du résultat
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((resultat = 'en_cours') = (resultat_le IS NULL))
);
CREATE INDEX objectif_dossier ON nominatif.objectif (entreprise_id, dossier_id, pose_le);

CREATE TABLE nominatif.action (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  objectif_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  qui text NOT NULL DEFAULT 'personne' CHECK (qui IN ('personne', 'intervenant', 'ensemble')),
  echeance date,
  faite_le date,
  maj_le date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  FOREIGN KEY (entreprise_id, objectif_id) REFERENCES nominatif.objectif ON DELETE CASCADE
);
CREATE INDEX action_dossier ON nominatif.action (entreprise_id, dossier_id, echeance);

-- ── orientations ───────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE nominatif.orientation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  vers text NOT NULL CHECK (vers IN ('psychologue', 'sante_travail', 'medecin', 'partenaire', 'collegue', 'mediation', 'rh', 'autre')),
  partenaire text CHECK (partenaire ~ '^[a-z_]{2,30}$'),
  partenaire_id uuid,                                                              -- gestion.partenaire, sans clé étrangère
  le date NOT NULL DEFAULT current_date,
  relance date,                                                                    -- quand demander ce qu'il en est
  issue text NOT NULL DEFAULT 'en_cours' CHECK (issue IN ('en_cours', 'aboutie', 'refusee_personne', 'refusee_partenaire', 'sans_suite')),
  issue_le date,
  maj_le date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((issue = 'en_cours') = (issue_le IS NULL))
);
CREATE INDEX orientation_dossier ON nominatif.orientation (entreprise_id, dossier_id, le);

-- ── arrêts de travail, et l'horloge du maintien en emploi ──────────────────────────────────────────────────────
CREATE TABLE nominatif.arret (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  origine text NOT NULL CHECK (origine IN ('maladie', 'accident_travail', 'maladie_pro', 'maternite')),
  debut date NOT NULL,
  fin date CHECK (fin >= debut),                                                   -- NULL : en cours, sans terme connu
  maj_le date NOT NULL DEFAULT current_date,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, dossier_id, debut),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);

-- Les pas que la loi ouvre ou exige, calculés des arrêts par le service (Dossiers/Suivi/HorlogePdp). Une absence = des arrêts contigus.
CREATE TABLE nominatif.pdp_etape (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  etape text NOT NULL CHECK (etape ~ '^[a-z0-9_]{3,30}$'),
  absence_du date NOT NULL,                                                        -- premier jour de l'absence
  le date NOT NULL,                                                                -- quand le pas devient possible, ou dû
  jusquau date,                                                                    -- après ce jour, sans objet : la reprise a eu lieu
  statut text NOT NULL DEFAULT 'prevue' CHECK (statut IN ('prevue', 'faite', 'ecartee')),
  statut_le date,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, dossier_id, absence_du, etape),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((statut = 'prevue') = (statut_le IS NULL))
);
CREATE INDEX pdp_etape_due ON nominatif.pdp_etape (entreprise_id, dossier_id, le) WHERE statut = 'prevue';
RESET ROLE;

-- ── le mur : l'enfant d'un dossier se voit si le dossier se voit, et s'écrit s'il est ouvert ───────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['affectation', 'feuille', 'objectif', 'action', 'orientation', 'arret', 'pdp_etape'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.affectation AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = affectation.entreprise_id AND d.id = affectation.dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = affectation.entreprise_id AND d.id = affectation.dossier_id AND d.etat = 'ouvert'
      AND d.referent_id = (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.affectation FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.affectation FOR INSERT TO app_nominatif WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.feuille AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = feuille.entreprise_id AND d.id = feuille.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = feuille.entreprise_id AND d.id = feuille.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.feuille FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.feuille FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.feuille FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.objectif AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = objectif.entreprise_id AND d.id = objectif.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = objectif.entreprise_id AND d.id = objectif.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.objectif FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.objectif FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.objectif FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.action AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = action.entreprise_id AND d.id = action.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = action.entreprise_id AND d.id = action.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.action FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.action FOR INSERT TO app_nominatif
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.objectif o
    WHERE o.entreprise_id = action.entreprise_id AND o.id = action.objectif_id AND o.dossier_id = action.dossier_id));
CREATE POLICY modifier_app_nominatif ON nominatif.action FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.orientation AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = orientation.entreprise_id AND d.id = orientation.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = orientation.entreprise_id AND d.id = orientation.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.orientation FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.orientation FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.orientation FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Une date mal saisie s'efface : un arrêt n'est pas un acte, et une donnée de santé ne se garde pas pour la forme.
CREATE POLICY mur_app_nominatif ON nominatif.arret AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = arret.entreprise_id AND d.id = arret.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = arret.entreprise_id AND d.id = arret.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.arret FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.arret FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.arret FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.arret FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = arret.entreprise_id AND d.id = arret.dossier_id AND d.etat = 'ouvert'));

CREATE POLICY mur_app_nominatif ON nominatif.pdp_etape AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = pdp_etape.entreprise_id AND d.id = pdp_etape.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = pdp_etape.entreprise_id AND d.id = pdp_etape.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.pdp_etape FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.pdp_etape FOR INSERT TO app_nominatif WITH CHECK (true);
CREATE POLICY modifier_app_nominatif ON nominatif.pdp_etape FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.pdp_etape FOR DELETE TO app_nominatif
  USING (statut = 'prevue' AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = pdp_etape.entreprise_id AND d.id = pdp_etape.dossier_id AND d.etat = 'ouvert'));

-- ── l'activité suit aussi le plan et les orientations ──────────────────────────────────────────────────────────
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.feuille
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.objectif
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.action
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.orientation
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- ── lire et effacer ────────────────────────────────────────────────────────────────────────────────────────────
-- Les chiffrés du suivi, pour lire_dossier seul, qui vérifie l'accès et tient le journal.
CREATE FUNCTION nominatif._contenus_suivi(p_entreprise uuid, p_dossier uuid)
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
     WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND r.contenu IS NOT NULL;
END $$;

CREATE OR REPLACE FUNCTION nominatif.lire_dossier(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (sorte text, id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_dossier_refus', p_dossier);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_dossier', p_dossier);
  RETURN QUERY
    SELECT x.sorte, x.id, x.version, x.contenu, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.dossier d
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
      CROSS JOIN LATERAL (
        SELECT 'dossier' AS sorte, d.id, d.version, d.contenu
        UNION ALL
        SELECT 'entretien', e.id, e.version, e.note FROM nominatif.entretien e
         WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.note IS NOT NULL
        UNION ALL
        SELECT 'demarche', m.id, m.version, m.contenu FROM nominatif.demarche m
         WHERE m.entreprise_id = d.entreprise_id AND m.dossier_id = d.id AND m.contenu IS NOT NULL
        UNION ALL
        SELECT s.sorte, s.id, s.version, s.contenu FROM nominatif._contenus_suivi(d.entreprise_id, d.id) s) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Les arrêts partent avec les textes : ce sont des données de santé.
CREATE FUNCTION nominatif._effacer_suivi(p_entreprise uuid, p_dossier uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.feuille SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.objectif SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.action SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.orientation SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.pdp_etape WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.arret WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;

CREATE OR REPLACE FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = garde.uid() AND d.etat = 'clos') THEN
    PERFORM journal.ecrire('effacer_dossier_refus', p_dossier);
    RETURN false;
  END IF;
  UPDATE nominatif.dossier
     SET etat = 'efface', cle_enveloppee = NULL, contenu = NULL, index_nom = '{}', index_prenom = NULL, version = version + 1
   WHERE entreprise_id = p_entreprise AND id = p_dossier;
  UPDATE nominatif.entretien SET note = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.demarche SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  PERFORM nominatif._effacer_suivi(p_entreprise, p_dossier);
  PERFORM journal.ecrire('effacer_dossier', p_dossier);
  RETURN true;
END $$;

CREATE POLICY passerelle ON nominatif.affectation FOR SELECT TO prop_passerelle USING (true);
RESET ROLE;

-- ── le lot de nuit compte un entretien là où travaillait la personne ce jour-là ────────────────────────────────
-- Ses droits sur affectation sont dans privileges.sql. Le reste est celui de 0061.
SET ROLE prop_passerelle;
CREATE OR REPLACE FUNCTION passerelle.exporter() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n bigint;
BEGIN
  LOCK TABLE passerelle.acte IN SHARE ROW EXCLUSIVE MODE;                        -- deux lots à la fois : le second attend
  INSERT INTO passerelle.cle_pseudonyme (entreprise_id, annee, cle)
    SELECT DISTINCT ON (1, 2) x.entreprise_id, extract(year FROM passerelle._mois(x.entreprise_id, x.jour))::smallint,
           sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
      FROM (SELECT e.entreprise_id, e.jour FROM nominatif.entretien e WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date
            UNION
            SELECT d.entreprise_id, d.clos_le FROM nominatif.dossier d
             WHERE NOT d.cloture_exportee AND d.etat <> 'ouvert' AND d.clos_le < current_date) x
  ON CONFLICT DO NOTHING;
  WITH lot AS (
    UPDATE nominatif.entretien e SET exporte = true
      FROM passerelle.cle_pseudonyme c
     WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date            -- clos et passé : plus rien n'y change
       AND c.entreprise_id = e.entreprise_id AND c.annee = extract(year FROM passerelle._mois(e.entreprise_id, e.jour))
    RETURNING e.entreprise_id, e.id, e.dossier_id, e.jour, e.nature, e.forme, e.origine, e.duree, c.cle
  ), faits AS (
    SELECT l.entreprise_id,
           coalesce((SELECT a.ancien_id FROM nominatif.affectation a
                      WHERE a.entreprise_id = l.entreprise_id AND a.dossier_id = l.dossier_id AND a.du > l.jour
                      ORDER BY a.du LIMIT 1), d.etablissement_id) AS etablissement_id,
           passerelle._mois(l.entreprise_id, l.jour) AS mois,
           -- un seul motif par fait, pour que les thèmes s'additionnent : identifié avant exprimé, celui du dossier d'abord
           coalesce((SELECT m.motif FROM nominatif.entretien_motif m
                      WHERE m.entreprise_id = l.entreprise_id AND m.entretien_id = l.id
                      ORDER BY m.sorte = 'identifie' DESC, m.motif = d.motif DESC, m.motif LIMIT 1), d.motif) AS motif,
           l.nature, l.forme, l.origine, l.duree,
           -- une personne n'est nouvelle qu'une fois : jamais passée, et premier de ses entretiens dans ce lot
           row_number() OVER (PARTITION BY l.entreprise_id, d.personne_id ORDER BY l.jour, l.id) = 1
             AND NOT EXISTS (SELECT 1 FROM nominatif.dossier y
               JOIN nominatif.entretien x ON x.entreprise_id = y.entreprise_id AND x.dossier_id = y.id
               WHERE y.entreprise_id = l.entreprise_id AND y.personne_id = d.personne_id AND x.exporte) AS nouveau,
           substr(sha256(l.cle || sha256(l.cle || uuid_send(d.personne_id))), 1, 16) AS pseudonyme
      FROM lot l JOIN nominatif.dossier d ON d.entreprise_id = l.entreprise_id AND d.id = l.dossier_id
  ), anciens AS (
    DELETE FROM passerelle.acte a USING (SELECT DISTINCT f.entreprise_id, f.mois FROM faits f) t
     WHERE a.entreprise_id = t.entreprise_id AND a.mois = t.mois
    RETURNING a.entreprise_id, a.etablissement_id, a.mois, a.motif, a.nature, a.forme, a.origine, a.duree, a.nouveau, a.pseudonyme
  ), ecrits AS (
    INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
    SELECT x.entreprise_id, x.etablissement_id, x.mois, x.motif, x.nature, x.forme, x.origine, x.duree, x.nouveau, x.pseudonyme
      FROM (SELECT entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme FROM faits
            UNION ALL
            SELECT entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme FROM anciens) x
     ORDER BY random()
    RETURNING 1
  )
  SELECT count(*) INTO n FROM faits;
  PERFORM passerelle._exporter_clotures();
  RETURN n;
END $$;
RESET ROLE;

-- Aucune statistique de valeurs : EXPLAIN n'a rien à divulguer.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname IN ('dossier', 'demarche', 'affectation', 'feuille', 'objectif', 'action', 'orientation', 'arret', 'pdp_etape') GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
