-- Le secret DANS l'équipe (décision 0029) : partage consenti, accès d'urgence de trois heures, verrou de conflit d'intérêts, passage de
-- relais accepté, notes de psychologue sous leur propre clé. Une seule règle dit qui voit un dossier : la politique de nominatif.dossier,
-- que nominatif.accede répète pour les fonctions ; tout enfant d'un dossier passe par elle.
SET ROLE prop_gestion;
CREATE FUNCTION gestion.suis_psychologue() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM gestion.intervenant i WHERE i.compte_id = garde.uid() AND i.metier = 'psychologue' AND i.actif);
END $$;
COMMENT ON FUNCTION gestion.suis_psychologue() IS 'Vrai si le compte de la session est celui d''un psychologue en exercice.';
GRANT USAGE ON SCHEMA gestion TO prop_nominatif;
GRANT EXECUTE ON FUNCTION gestion.suis_psychologue() TO prop_nominatif;
RESET ROLE;

SET ROLE prop_nominatif;

-- ── le partage dit comment la personne a consenti, et à quoi ───────────────────────────────────────────────────
ALTER TABLE nominatif.partage
  ADD COLUMN accord text NOT NULL DEFAULT 'oral' CHECK (accord IN ('oral', 'ecrit')),
  ADD COLUMN formule smallint NOT NULL DEFAULT 1 CHECK (formule > 0),             -- version de la phrase lue à la personne (Partage.formules)
  ADD COLUMN portee text NOT NULL DEFAULT 'entier' CHECK (portee IN ('entier', 'sans_notes')),
  ADD COLUMN retire_par uuid;

-- ── accès d'urgence : un motif scellé, trois heures, jamais en silence ─────────────────────────────────────────
CREATE TABLE nominatif.bris (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  compte_id uuid NOT NULL DEFAULT garde.uid(),
  debut timestamptz NOT NULL DEFAULT now(),
  fin timestamptz NOT NULL DEFAULT now() + interval '3 hours',
  ferme_le timestamptz,                                                            -- refermé avant l'heure
  contenu bytea,                                                                   -- le motif, scellé par la clé du dossier
  vu_referent_le timestamptz,
  vu_direction_le timestamptz,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (fin = debut + interval '3 hours')
);
CREATE INDEX bris_dossier ON nominatif.bris (entreprise_id, dossier_id);
CREATE INDEX bris_compte ON nominatif.bris (compte_id, fin);

-- Les numéros essayés en vain, pour que dix suffisent.
CREATE TABLE nominatif.bris_essai (
  compte_id uuid NOT NULL,
  jour date NOT NULL,
  refus smallint NOT NULL,
  PRIMARY KEY (compte_id, jour)
);

-- ── conflit d'intérêts : ce compte n'ouvrira jamais ce dossier, ou aucun de cette entreprise ───────────────────
CREATE TABLE nominatif.verrou (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid,                                                                 -- NULL : toute l'entreprise
  compte_id uuid NOT NULL,
  origine text NOT NULL CHECK (origine IN ('referent', 'soi', 'direction')),
  pose_par uuid NOT NULL DEFAULT garde.uid(),
  pose_le timestamptz NOT NULL DEFAULT now(),
  leve_par uuid,
  leve_le timestamptz,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((leve_le IS NULL) = (leve_par IS NULL)),
  CHECK (origine <> 'soi' OR (dossier_id IS NULL AND pose_par = compte_id))
);
CREATE UNIQUE INDEX verrou_actif ON nominatif.verrou (entreprise_id, compte_id, dossier_id) NULLS NOT DISTINCT WHERE leve_le IS NULL;

-- ── passage de relais : proposé, accepté ; d'ici là rien ne bouge ──────────────────────────────────────────────
CREATE TABLE nominatif.transfert (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  de uuid NOT NULL,
  vers uuid NOT NULL,
  propose_par uuid NOT NULL DEFAULT garde.uid(),
  propose_le timestamptz NOT NULL DEFAULT now(),
  cause text NOT NULL CHECK (cause IN ('depart', 'absence', 'charge', 'demande')),
  information text NOT NULL CHECK (information IN ('accord', 'informee', 'a_informer')),
  etat text NOT NULL DEFAULT 'propose' CHECK (etat IN ('propose', 'accepte', 'refuse', 'annule')),
  decide_le timestamptz,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (de <> vers),
  CHECK ((etat = 'propose') = (decide_le IS NULL)),
  CHECK (etat <> 'accepte' OR information <> 'a_informer')
);
CREATE UNIQUE INDEX transfert_en_cours ON nominatif.transfert (entreprise_id, dossier_id) WHERE etat = 'propose';

-- ── la psychologue tient ses notes pour elle : une clé par suivi, enveloppée par la clé de l'entreprise, pas par celle du dossier ─
CREATE TABLE nominatif.suivi_psychologue (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  compte_id uuid NOT NULL DEFAULT garde.uid(),
  commence_le date NOT NULL DEFAULT current_date,
  annonce boolean NOT NULL DEFAULT false,                                          -- dit au référent « suivi psychologique en cours »
  cle_enveloppee bytea,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, dossier_id, compte_id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE TABLE nominatif.note_psychologue (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  suivi_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  FOREIGN KEY (entreprise_id, suivi_id) REFERENCES nominatif.suivi_psychologue ON DELETE CASCADE
);
CREATE INDEX note_psychologue_dossier ON nominatif.note_psychologue (entreprise_id, dossier_id, jour);
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bris', 'bris_essai', 'verrou', 'transfert', 'suivi_psychologue', 'note_psychologue'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

-- ── la règle ───────────────────────────────────────────────────────────────────────────────────────────────────
SET ROLE prop_nominatif;
-- Un verrou l'emporte sur tout. Vrai ou faux pour un dossier dont on connaît déjà l'identifiant : aucune liste, car savoir qu'on m'a
-- fermé un dossier m'apprendrait qu'un proche consulte.
CREATE FUNCTION nominatif.verrouille(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED COST 1000 SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.verrou v
    WHERE v.entreprise_id = p_entreprise AND v.compte_id = p_compte AND v.leve_le IS NULL
      AND (v.dossier_id IS NULL OR v.dossier_id = p_dossier));
END $$;

CREATE OR REPLACE FUNCTION nominatif.suis_referent(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = moi AND d.etat <> 'efface'
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, moi));
END $$;

CREATE OR REPLACE FUNCTION nominatif.accede(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      AND (d.referent_id = moi
        OR EXISTS (SELECT 1 FROM nominatif.partage p
          WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.compte_id = moi
            AND p.retire_le IS NULL AND p.jusquau >= current_date)
        OR EXISTS (SELECT 1 FROM nominatif.bris b
          WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.compte_id = moi
            AND b.ferme_le IS NULL AND b.fin > now()))
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, moi));
END $$;
COMMENT ON FUNCTION nominatif.accede(uuid, uuid) IS
  'Vrai pour le référent, un partage en cours ou un accès d''urgence en cours, sauf verrou de conflit d''intérêts ; faux si le dossier n''existe pas.';

-- Les notes d'entretien : tout le monde sauf qui n'a qu'un partage « sans les notes ».
CREATE FUNCTION nominatif.lit_les_notes(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN nominatif.accede(p_entreprise, p_dossier) AND (
    EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = moi)
    OR EXISTS (SELECT 1 FROM nominatif.partage p
      WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.compte_id = moi AND p.portee = 'entier'
        AND p.retire_le IS NULL AND p.jusquau >= current_date)
    OR EXISTS (SELECT 1 FROM nominatif.bris b
      WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.compte_id = moi AND b.ferme_le IS NULL AND b.fin > now()));
END $$;

DROP POLICY mur_app_nominatif ON nominatif.dossier;
CREATE POLICY mur_app_nominatif ON nominatif.dossier AS RESTRICTIVE TO app_nominatif
  USING ((referent_id = (SELECT garde.uid())
      OR (entreprise_id, id) IN (SELECT p.entreprise_id, p.dossier_id FROM nominatif.partage p
        WHERE p.compte_id = (SELECT garde.uid()) AND p.retire_le IS NULL AND p.jusquau >= current_date)
      OR (entreprise_id, id) IN (SELECT b.entreprise_id, b.dossier_id FROM nominatif.bris b
        WHERE b.compte_id = (SELECT garde.uid()) AND b.ferme_le IS NULL AND b.fin > now()))
    AND NOT nominatif.verrouille(entreprise_id, id, (SELECT garde.uid())))
  WITH CHECK (referent_id = (SELECT garde.uid()) AND NOT nominatif.verrouille(entreprise_id, id, (SELECT garde.uid())));

-- Le bris d'un autre se lit par les fonctions ci-dessous ; le mien, par la politique du dossier.
CREATE POLICY mur_app_nominatif ON nominatif.bris AS RESTRICTIVE TO app_nominatif
  USING (compte_id = (SELECT garde.uid())) WITH CHECK (false);
CREATE POLICY lire_app_nominatif ON nominatif.bris FOR SELECT TO app_nominatif USING (true);

CREATE POLICY mur_app_nominatif ON nominatif.suivi_psychologue AS RESTRICTIVE TO app_nominatif
  USING (compte_id = (SELECT garde.uid()) AND NOT nominatif.verrouille(entreprise_id, dossier_id, (SELECT garde.uid())))
  WITH CHECK (compte_id = (SELECT garde.uid()) AND NOT nominatif.verrouille(entreprise_id, dossier_id, (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.suivi_psychologue FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.suivi_psychologue FOR INSERT TO app_nominatif
  WITH CHECK ((SELECT gestion.suis_psychologue()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = suivi_psychologue.entreprise_id AND d.id = suivi_psychologue.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY modifier_app_nominatif ON nominatif.suivi_psychologue FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.note_psychologue AS RESTRICTIVE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid()) AND NOT nominatif.verrouille(entreprise_id, dossier_id, (SELECT garde.uid())))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND NOT nominatif.verrouille(entreprise_id, dossier_id, (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.note_psychologue FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.note_psychologue FOR INSERT TO app_nominatif
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
    WHERE s.entreprise_id = note_psychologue.entreprise_id AND s.id = note_psychologue.suivi_id AND s.dossier_id = note_psychologue.dossier_id));
CREATE POLICY modifier_app_nominatif ON nominatif.note_psychologue FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
RESET ROLE;


-- ── les gestes de l'intervenant ────────────────────────────────────────────────────────────────────────────────
SET ROLE prop_nominatif;
-- Retirer un partage : le référent du moment, celui qui l'a accordé, ou le collègue qui y renonce.
CREATE FUNCTION nominatif.retirer_partage(p_entreprise uuid, p_partage uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.partage p SET retire_le = current_date, retire_par = garde.uid()
   WHERE p.entreprise_id = p_entreprise AND p.id = p_partage AND p.retire_le IS NULL
     AND (p.compte_id = garde.uid() OR p.accorde_par = garde.uid() OR nominatif.suis_referent(p.entreprise_id, p.dossier_id))
  RETURNING p.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('retirer_partage', v_dossier);
  RETURN true;
END $$;
COMMENT ON FUNCTION nominatif.retirer_partage(uuid, uuid) IS 'Finit un partage aussitôt ; faux s''il est fini ou n''est à la main ni du référent ni du collègue.';

-- Par le numéro seul. issue : ouvert, deja, plusieurs (dire l'entreprise), introuvable (ou verrouillé : rien ne dit lequel), limite.
-- Le motif suit dans la même transaction (motiver_bris), sinon elle est défaite.
CREATE FUNCTION nominatif.briser(p_numero text, p_entreprise uuid)
RETURNS TABLE (issue text, entreprise_id uuid, dossier_id uuid, bris_id uuid, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  d nominatif.dossier%ROWTYPE;
  v_nombre int;
  v_bris uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM nominatif.bris_essai e WHERE e.compte_id = moi AND e.jour = current_date AND e.refus >= 10) THEN
    PERFORM journal.ecrire('acces_urgence_limite', NULL);
    RETURN QUERY SELECT 'limite', NULL::uuid, NULL::uuid, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  SELECT count(*) INTO v_nombre FROM nominatif.dossier x
   WHERE x.numero = p_numero AND (p_entreprise IS NULL OR x.entreprise_id = p_entreprise) AND x.etat <> 'efface'
     AND NOT nominatif.verrouille(x.entreprise_id, x.id, moi);
  IF v_nombre <> 1 THEN
    INSERT INTO nominatif.bris_essai AS e (compte_id, jour, refus) VALUES (moi, current_date, 1)
    ON CONFLICT (compte_id, jour) DO UPDATE SET refus = e.refus + 1;
    PERFORM journal.ecrire('acces_urgence_refus', NULL);
    RETURN QUERY SELECT CASE WHEN v_nombre = 0 THEN 'introuvable' ELSE 'plusieurs' END, NULL::uuid, NULL::uuid, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  SELECT * INTO d FROM nominatif.dossier x
   WHERE x.numero = p_numero AND (p_entreprise IS NULL OR x.entreprise_id = p_entreprise) AND x.etat <> 'efface'
     AND NOT nominatif.verrouille(x.entreprise_id, x.id, moi);
  IF nominatif.accede(d.entreprise_id, d.id) THEN
    RETURN QUERY SELECT 'deja', d.entreprise_id, d.id, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  INSERT INTO nominatif.bris AS b (entreprise_id, dossier_id) VALUES (d.entreprise_id, d.id) RETURNING b.id INTO v_bris;
  PERFORM journal.ecrire('acces_urgence', d.id);
  RETURN QUERY SELECT 'ouvert', d.entreprise_id, d.id, v_bris, d.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.cle_entreprise c WHERE c.entreprise_id = d.entreprise_id;
END $$;
COMMENT ON FUNCTION nominatif.briser(text, uuid) IS
  'Ouvre un accès d''urgence de trois heures au dossier de ce numéro ; issue « ouvert », « deja », « plusieurs », « introuvable » ou « limite » (dix refus par jour). Le motif scellé doit suivre avant la fin de la transaction.';

CREATE FUNCTION nominatif.motiver_bris(p_entreprise uuid, p_bris uuid, p_contenu bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.bris b SET contenu = p_contenu
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.compte_id = garde.uid() AND b.contenu IS NULL AND b.debut = now();
  RETURN FOUND;
END $$;

CREATE FUNCTION nominatif._exiger_motif() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM nominatif.bris b WHERE b.entreprise_id = NEW.entreprise_id AND b.id = NEW.id AND b.contenu IS NULL) THEN
    RAISE EXCEPTION 'motif absent' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER exiger_motif AFTER INSERT ON nominatif.bris DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION nominatif._exiger_motif();

-- Refermer avant l'heure : le référent, ou qui avait ouvert.
CREATE FUNCTION nominatif.refermer_bris(p_entreprise uuid, p_bris uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.bris b SET ferme_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.ferme_le IS NULL AND b.fin > now()
     AND (b.compte_id = garde.uid() OR nominatif.suis_referent(b.entreprise_id, b.dossier_id))
  RETURNING b.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('refermer_acces_urgence', v_dossier);
  RETURN true;
END $$;

-- Ce que le référent doit avoir vu : les accès d'urgence à ses dossiers, jusqu'à ce qu'il en prenne acte.
CREATE FUNCTION nominatif.avis_de_bris()
RETURNS TABLE (entreprise_id uuid, id uuid, dossier_id uuid, numero text, compte_id uuid, debut timestamptz, fin timestamptz, en_cours boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.entreprise_id, b.id, b.dossier_id, d.numero, b.compte_id, b.debut, b.fin, b.ferme_le IS NULL AND b.fin > now()
    FROM nominatif.dossier d JOIN nominatif.bris b ON b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id
   WHERE d.referent_id = garde.uid() AND b.vu_referent_le IS NULL ORDER BY b.debut DESC;
END $$;

CREATE FUNCTION nominatif.prendre_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.bris b SET vu_referent_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.vu_referent_le IS NULL
     AND nominatif.suis_referent(b.entreprise_id, b.dossier_id);
  RETURN FOUND;
END $$;

-- Les accès d'urgence d'un dossier avec leur motif scellé : au référent seul, et le journal le note.
CREATE FUNCTION nominatif.lire_bris(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (id uuid, compte_id uuid, debut timestamptz, fin timestamptz, ferme_le timestamptz, vu_referent_le timestamptz, contenu bytea,
  cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_acces_urgence_refus', p_dossier);
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM nominatif.bris b WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier) THEN
    PERFORM journal.ecrire('lire_acces_urgence', p_dossier);
  END IF;
  RETURN QUERY SELECT b.id, b.compte_id, b.debut, b.fin, b.ferme_le, b.vu_referent_le, b.contenu, d.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.bris b
    JOIN nominatif.dossier d ON d.entreprise_id = b.entreprise_id AND d.id = b.dossier_id
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
   WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier ORDER BY b.debut DESC;
END $$;

-- Conflit d'intérêts : le référent ferme son dossier à un collègue ; un intervenant se ferme une entreprise. Seule la direction rouvre
-- ce qu'un intervenant s'est fermé.
CREATE FUNCTION nominatif.verrouiller(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF p_dossier IS NULL THEN
    IF p_compte <> moi OR p_compte IS NULL THEN RETURN 'refuse'; END IF;
    IF EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.referent_id = moi AND d.etat <> 'efface') THEN
      RETURN 'referent';
    END IF;
  ELSE
    IF p_compte = moi THEN RETURN 'referent'; END IF;
    IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
      PERFORM journal.ecrire('verrouiller_refus', p_dossier);
      RETURN 'refuse';
    END IF;
  END IF;
  INSERT INTO nominatif.verrou (entreprise_id, dossier_id, compte_id, origine)
  VALUES (p_entreprise, p_dossier, p_compte, CASE WHEN p_dossier IS NULL THEN 'soi' ELSE 'referent' END) ON CONFLICT DO NOTHING;
  PERFORM journal.ecrire('verrouiller', coalesce(p_dossier, p_entreprise));
  RETURN 'fait';
END $$;
COMMENT ON FUNCTION nominatif.verrouiller(uuid, uuid, uuid) IS
  '« fait », « refuse » (pas à moi de le dire) ou « referent » (ce compte y a des dossiers : les transférer d''abord). Sans dossier : moi-même, toute l''entreprise.';

CREATE FUNCTION nominatif.deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.verrou v SET leve_le = clock_timestamp(), leve_par = garde.uid()
   WHERE v.entreprise_id = p_entreprise AND v.id = p_verrou AND v.leve_le IS NULL AND v.origine = 'referent'
     AND nominatif.suis_referent(v.entreprise_id, v.dossier_id)
  RETURNING v.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('deverrouiller', v_dossier);
  RETURN true;
END $$;

CREATE FUNCTION nominatif.verrous(p_entreprise uuid, p_dossier uuid) RETURNS TABLE (id uuid, compte_id uuid, origine text, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT v.id, v.compte_id, v.origine, v.pose_le FROM nominatif.verrou v
   WHERE v.entreprise_id = p_entreprise AND v.dossier_id = p_dossier AND v.leve_le IS NULL ORDER BY v.pose_le;
END $$;

-- Les entreprises que je me suis fermées. Jamais ce qu'un autre m'a fermé.
CREATE FUNCTION nominatif.mes_verrous() RETURNS TABLE (entreprise_id uuid, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT v.entreprise_id, v.pose_le FROM nominatif.verrou v
   WHERE v.compte_id = garde.uid() AND v.origine = 'soi' AND v.leve_le IS NULL ORDER BY v.pose_le;
END $$;

-- Passage de relais.
CREATE FUNCTION nominatif.proposer_transfert(p_entreprise uuid, p_dossier uuid, p_vers uuid, p_cause text, p_information text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('proposer_transfert_refus', p_dossier);
    RETURN 'refuse';
  END IF;
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers)
     OR nominatif.verrouille(p_entreprise, p_dossier, p_vers) THEN
    RETURN 'collegue';
  END IF;
  INSERT INTO nominatif.transfert (entreprise_id, dossier_id, de, vers, cause, information)
  VALUES (p_entreprise, p_dossier, moi, p_vers, p_cause, p_information) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'en_cours'; END IF;
  PERFORM journal.ecrire('proposer_transfert', p_dossier);
  RETURN 'fait';
END $$;
COMMENT ON FUNCTION nominatif.proposer_transfert(uuid, uuid, uuid, text, text) IS
  '« fait », « refuse » (pas le référent), « collegue » (inactif, soi-même ou verrouillé) ou « en_cours » (déjà proposé).';

CREATE FUNCTION nominatif.annuler_transfert(p_entreprise uuid, p_transfert uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.transfert t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.entreprise_id = p_entreprise AND t.id = p_transfert AND t.etat = 'propose' AND nominatif.suis_referent(t.entreprise_id, t.dossier_id)
  RETURNING t.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('annuler_transfert', v_dossier);
  RETURN true;
END $$;

-- Accepter : la personne est informée (accord ou informee), le référent change, son partage s'éteint. Refuser : rien ne bouge.
CREATE FUNCTION nominatif.decider_transfert(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  moi uuid := garde.uid();
  t nominatif.transfert%ROWTYPE;
  v_information text;
BEGIN
  SELECT * INTO t FROM nominatif.transfert x
   WHERE x.entreprise_id = p_entreprise AND x.id = p_transfert AND x.vers = moi AND x.etat = 'propose' FOR UPDATE;
  IF NOT FOUND OR nominatif.verrouille(t.entreprise_id, t.dossier_id, moi)
     OR NOT EXISTS (SELECT 1 FROM nominatif.dossier d
       WHERE d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id AND d.referent_id = t.de AND d.etat <> 'efface') THEN
    PERFORM journal.ecrire('decider_transfert_refus', p_transfert);
    RETURN 'refuse';
  END IF;
  IF NOT p_accepte THEN
    UPDATE nominatif.transfert x SET etat = 'refuse', decide_le = clock_timestamp() WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
    PERFORM journal.ecrire('refuser_transfert', t.dossier_id);
    RETURN 'fait';
  END IF;
  v_information := CASE WHEN t.information = 'a_informer' THEN p_information ELSE t.information END;
  IF v_information IS NULL OR v_information NOT IN ('accord', 'informee') THEN RETURN 'information'; END IF;
  UPDATE nominatif.transfert x SET etat = 'accepte', decide_le = clock_timestamp(), information = v_information
   WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
  UPDATE nominatif.partage p SET retire_le = current_date, retire_par = moi
   WHERE p.entreprise_id = t.entreprise_id AND p.dossier_id = t.dossier_id AND p.compte_id = moi AND p.retire_le IS NULL;
  UPDATE nominatif.dossier d SET referent_id = moi WHERE d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id;
  PERFORM journal.ecrire('accepter_transfert', t.dossier_id);
  RETURN 'fait';
END $$;
COMMENT ON FUNCTION nominatif.decider_transfert(uuid, uuid, boolean, text) IS
  '« fait », « refuse » (pas à moi, déjà décidé, verrouillé) ou « information » (dire que la personne est d''accord ou informée).';

-- Ce qui m'est proposé et ce que j'ai proposé : un numéro et une entreprise, rien du dossier avant d'avoir accepté.
CREATE FUNCTION nominatif.mes_transferts()
RETURNS TABLE (entreprise_id uuid, id uuid, dossier_id uuid, numero text, de uuid, vers uuid, propose_le timestamptz, cause text, information text,
  etat text, decide_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT t.entreprise_id, t.id, t.dossier_id, d.numero, t.de, t.vers, t.propose_le, t.cause, t.information, t.etat, t.decide_le
    FROM nominatif.transfert t JOIN nominatif.dossier d ON d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id
   WHERE (t.vers = moi AND t.etat = 'propose') OR (t.de = moi AND (t.etat = 'propose' OR t.decide_le > now() - interval '30 days'))
   ORDER BY t.propose_le DESC;
END $$;

-- Qui peut lire ce dossier MAINTENANT, et pourquoi : à qui peut le lire.
CREATE FUNCTION nominatif.lecteurs(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (compte_id uuid, raison text, depuis date, jusqua timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY
    SELECT x.compte_id, x.raison, x.depuis, x.jusqua FROM (
      SELECT d.referent_id AS compte_id, 'referent' AS raison, coalesce((SELECT max(t.decide_le)::date FROM nominatif.transfert t
          WHERE t.entreprise_id = d.entreprise_id AND t.dossier_id = d.id AND t.etat = 'accepte'), d.ouvert_le) AS depuis, NULL::timestamptz AS jusqua, 1 AS rang
        FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      UNION ALL
      SELECT p.compte_id, CASE p.portee WHEN 'entier' THEN 'partage' ELSE 'partage_sans_notes' END, p.consenti_le, (p.jusquau + 1)::timestamp AT TIME ZONE 'Europe/Paris', 2
        FROM nominatif.partage p
       WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.retire_le IS NULL AND p.jusquau >= current_date
      UNION ALL
      SELECT b.compte_id, 'urgence', b.debut::date, b.fin, 3 FROM nominatif.bris b
       WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.ferme_le IS NULL AND b.fin > now()) x
   WHERE NOT nominatif.verrouille(p_entreprise, p_dossier, x.compte_id) ORDER BY x.rang, x.depuis;
END $$;

-- « Suivi psychologique en cours », si la psychologue a accepté qu'on le dise ; rien d'autre.
CREATE FUNCTION nominatif.suivi_psychologique(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN nominatif.suis_referent(p_entreprise, p_dossier) AND EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
    WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.annonce);
END $$;

-- Ses notes à elle, scellées, et la clé de son suivi ; à elle seule, même si le partage a pris fin.
CREATE FUNCTION nominatif.lire_notes_psychologue(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (suivi_id uuid, cle_suivi bytea, cle_entreprise bytea, id uuid, jour date, version int, contenu bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  IF nominatif.verrouille(p_entreprise, p_dossier, moi) OR NOT EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
      WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL) THEN
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_notes_psychologue', p_dossier);
  RETURN QUERY SELECT s.id, s.cle_enveloppee, c.cle_enveloppee, n.id, n.jour, n.version, n.contenu
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = s.entreprise_id
    LEFT JOIN nominatif.note_psychologue n ON n.entreprise_id = s.entreprise_id AND n.suivi_id = s.id AND n.auteur_id = moi
   WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = moi ORDER BY n.jour DESC, n.id;
END $$;

CREATE FUNCTION nominatif.cle_du_suivi(p_entreprise uuid, p_suivi uuid) RETURNS TABLE (cle_suivi bytea, cle_entreprise bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.suivi_psychologue s JOIN nominatif.cle_entreprise c ON c.entreprise_id = s.entreprise_id
   WHERE s.entreprise_id = p_entreprise AND s.id = p_suivi AND s.compte_id = garde.uid()
     AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, garde.uid());
END $$;

CREATE FUNCTION nominatif.garder_cle_suivi() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.cle_enveloppee IS NOT NULL AND NEW.cle_enveloppee IS NOT NULL AND NEW.cle_enveloppee <> OLD.cle_enveloppee THEN
    RAISE EXCEPTION 'cle deja posee' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER garder_cle BEFORE UPDATE ON nominatif.suivi_psychologue FOR EACH ROW EXECUTE FUNCTION nominatif.garder_cle_suivi();
RESET ROLE;

-- ── la direction : qui, quand, quel numéro ; jamais un contenu ni un nom de personne ───────────────────────────
-- Elle appelle garde.*, qui vérifie sa fonction ; elle n'a aucun droit dans nominatif.
SET ROLE prop_nominatif;
GRANT USAGE ON SCHEMA nominatif TO prop_garde;

CREATE FUNCTION nominatif.direction_bris()
RETURNS TABLE (entreprise_id uuid, id uuid, numero text, compte_id uuid, referent_id uuid, debut timestamptz, fin timestamptz, en_cours boolean,
  vu_referent boolean, vu_direction boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.entreprise_id, b.id, d.numero, b.compte_id, d.referent_id, b.debut, b.fin, b.ferme_le IS NULL AND b.fin > now(),
      b.vu_referent_le IS NOT NULL, b.vu_direction_le IS NOT NULL
    FROM nominatif.bris b JOIN nominatif.dossier d ON d.entreprise_id = b.entreprise_id AND d.id = b.dossier_id
   ORDER BY b.vu_direction_le IS NOT NULL, b.debut DESC LIMIT 200;
END $$;

CREATE FUNCTION nominatif.direction_prendre_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.bris b SET vu_direction_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.vu_direction_le IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION nominatif.direction_verrouiller(p_entreprise uuid, p_numero text, p_compte uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_dossier uuid;
  v_nombre int := 0;
BEGIN
  IF p_numero IS NOT NULL THEN
    SELECT count(*), max(d.id::text)::uuid INTO v_nombre, v_dossier FROM nominatif.dossier d
     WHERE d.entreprise_id = p_entreprise AND d.numero = p_numero AND d.etat <> 'efface';
    IF v_nombre <> 1 THEN RETURN 'introuvable'; END IF;
  END IF;
  IF EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.referent_id = p_compte AND d.etat <> 'efface'
      AND (v_dossier IS NULL OR d.id = v_dossier)) THEN
    RETURN 'referent';
  END IF;
  INSERT INTO nominatif.verrou (entreprise_id, dossier_id, compte_id, origine)
  VALUES (p_entreprise, v_dossier, p_compte, 'direction') ON CONFLICT DO NOTHING;
  RETURN 'fait';
END $$;

CREATE FUNCTION nominatif.direction_verrous()
RETURNS TABLE (entreprise_id uuid, id uuid, numero text, compte_id uuid, origine text, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT v.entreprise_id, v.id, d.numero, v.compte_id, v.origine, v.pose_le
    FROM nominatif.verrou v LEFT JOIN nominatif.dossier d ON d.entreprise_id = v.entreprise_id AND d.id = v.dossier_id
   WHERE v.leve_le IS NULL AND v.origine <> 'referent' ORDER BY v.pose_le DESC;
END $$;

CREATE FUNCTION nominatif.direction_deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.verrou v SET leve_le = clock_timestamp(), leve_par = garde.uid()
   WHERE v.entreprise_id = p_entreprise AND v.id = p_verrou AND v.leve_le IS NULL AND v.origine IN ('soi', 'direction');
  RETURN FOUND;
END $$;

-- Les dossiers qu'un compte fermé laisse derrière lui : combien, jamais lesquels.
CREATE FUNCTION nominatif.direction_orphelins(p_comptes uuid[]) RETURNS TABLE (compte_id uuid, dossiers int, proposes int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT d.referent_id, count(*)::int, count(t.id)::int
    FROM nominatif.dossier d
    LEFT JOIN nominatif.transfert t ON t.entreprise_id = d.entreprise_id AND t.dossier_id = d.id AND t.etat = 'propose'
   WHERE d.referent_id = ANY (p_comptes) AND d.etat <> 'efface' GROUP BY d.referent_id;
END $$;

CREATE FUNCTION nominatif.direction_proposer(p_de uuid, p_vers uuid) RETURNS TABLE (dossier_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO nominatif.transfert AS t (entreprise_id, dossier_id, de, vers, cause, information)
  SELECT d.entreprise_id, d.id, p_de, p_vers, 'depart', 'a_informer' FROM nominatif.dossier d
   WHERE d.referent_id = p_de AND d.etat <> 'efface' AND NOT nominatif.verrouille(d.entreprise_id, d.id, p_vers)
  ON CONFLICT DO NOTHING RETURNING t.dossier_id;
END $$;
GRANT EXECUTE ON FUNCTION nominatif.direction_bris(), nominatif.direction_prendre_acte(uuid, uuid), nominatif.direction_verrouiller(uuid, text, uuid),
  nominatif.direction_verrous(), nominatif.direction_deverrouiller(uuid, uuid), nominatif.direction_orphelins(uuid[]),
  nominatif.direction_proposer(uuid, uuid) TO prop_garde;
RESET ROLE;

SET ROLE prop_garde;
CREATE FUNCTION garde._exiger_direction() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'app_pilotage' OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION garde.acces_urgence()
RETURNS TABLE (entreprise_id uuid, id uuid, numero text, compte text, referent text, debut timestamptz, fin timestamptz, en_cours boolean,
  vu_referent boolean, vu_direction boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT b.entreprise_id, b.id, b.numero, c.nom, r.nom, b.debut, b.fin, b.en_cours, b.vu_referent, b.vu_direction
    FROM nominatif.direction_bris() b LEFT JOIN garde.compte c ON c.id = b.compte_id LEFT JOIN garde.compte r ON r.id = b.referent_id
   ORDER BY b.vu_direction, b.debut DESC;
END $$;
COMMENT ON FUNCTION garde.acces_urgence() IS 'Les accès d''urgence : qui, quand, quel numéro ; fonction direction (app_pilotage). Ni motif, ni entreprise nommée, ni personne.';

CREATE FUNCTION garde.acces_urgence_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT nominatif.direction_prendre_acte(p_entreprise, p_bris) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('acte_direction', p_bris, garde.uid());
  RETURN true;
END $$;

CREATE FUNCTION garde.verrouiller(p_entreprise uuid, p_numero text, p_compte uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v text;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_compte AND 'intervenant' = ANY (c.fonctions)) THEN RETURN 'introuvable'; END IF;
  v := nominatif.direction_verrouiller(p_entreprise, p_numero, p_compte);
  IF v = 'fait' THEN PERFORM journal.ecrire_garde('verrouiller', p_entreprise, garde.uid()); END IF;
  RETURN v;
END $$;
COMMENT ON FUNCTION garde.verrouiller(uuid, text, uuid) IS
  'Conflit d''intérêts : ferme à ce compte un dossier (numéro) ou toute l''entreprise (NULL) ; « fait », « introuvable » ou « referent » (il y suit quelqu''un : transférer d''abord). Fonction direction.';

CREATE FUNCTION garde.verrous() RETURNS TABLE (entreprise_id uuid, id uuid, numero text, compte text, origine text, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT v.entreprise_id, v.id, v.numero, c.nom, v.origine, v.pose_le
    FROM nominatif.direction_verrous() v LEFT JOIN garde.compte c ON c.id = v.compte_id;
END $$;

CREATE FUNCTION garde.deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT nominatif.direction_deverrouiller(p_entreprise, p_verrou) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('deverrouiller', p_verrou, garde.uid());
  RETURN true;
END $$;

CREATE FUNCTION garde.comptes_a_relayer() RETURNS TABLE (compte_id uuid, nom text, dossiers int, proposes int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom, o.dossiers, o.proposes
    FROM garde.compte c
    JOIN nominatif.direction_orphelins(ARRAY(SELECT x.id FROM garde.compte x WHERE NOT x.actif AND 'intervenant' = ANY (x.fonctions))) o
      ON o.compte_id = c.id
   ORDER BY c.nom;
END $$;
COMMENT ON FUNCTION garde.comptes_a_relayer() IS 'Comptes fermés qui suivent encore des dossiers : combien, et combien sont déjà proposés ; fonction direction.';

CREATE FUNCTION garde.proposer_relais(p_de uuid, p_vers uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_dossier uuid;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif)
     OR NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_vers AND c.actif AND 'intervenant' = ANY (c.fonctions)) THEN
    RETURN NULL;
  END IF;
  FOR v_dossier IN SELECT p.dossier_id FROM nominatif.direction_proposer(p_de, p_vers) p LOOP
    PERFORM journal.ecrire_garde('proposer_transfert', v_dossier, garde.uid());
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.proposer_relais(uuid, uuid) IS
  'Propose à un collègue les dossiers d''un compte fermé, sans les lire ; leur nombre, NULL si l''un est encore actif ou l''autre ne l''est pas. Fonction direction.';
RESET ROLE;

DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND a.attstattarget <> 0 GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
