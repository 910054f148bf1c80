-- Dans l'équipe : un partage se voit le jour où il arrive, une demande de copie s'inscrit quand elle vient, les suivis d'une psychologue
-- survivent à son départ, et « après un arrêt long » ne compte que ce qui en a un.
SET ROLE prop_gestion;
CREATE FUNCTION gestion.psychologues() RETURNS TABLE (compte_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT i.compte_id FROM gestion.intervenant i WHERE i.metier = 'psychologue' AND i.actif AND i.compte_id IS NOT NULL $$;
COMMENT ON FUNCTION gestion.psychologues() IS 'Les comptes des psychologues en exercice ; pour prop_nominatif seul (un suivi ne passe qu''à l''un d''eux).';
GRANT EXECUTE ON FUNCTION gestion.psychologues() TO prop_nominatif;
RESET ROLE;

SET ROLE prop_nominatif;
-- ── un partage reçu, et pas encore ouvert ──────────────────────────────────────────────────────────────────────
ALTER TABLE nominatif.partage ADD COLUMN ouvert_le timestamptz;
COMMENT ON COLUMN nominatif.partage.ouvert_le IS 'Quand le collègue a ouvert le dossier pour la première fois ; d''ici là, sa journée le lui annonce.';
CREATE FUNCTION nominatif.ouvrir_partage(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.partage p SET ouvert_le = clock_timestamp()
   WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.compte_id = garde.uid() AND p.ouvert_le IS NULL
     AND p.retire_le IS NULL;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION nominatif.ouvrir_partage(uuid, uuid) IS 'À l''ouverture d''un dossier : le partage fait au compte de la session n''est plus à annoncer. Rien sur un autre compte.';

-- ── une demande d'accès ou de copie : le délai d'un mois part de sa réception (RGPD, article 12, paragraphe 3) ─
CREATE TABLE nominatif.demande_acces (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  recue_le date NOT NULL,
  canal text NOT NULL CHECK (canal IN ('oral', 'telephone', 'courriel', 'courrier', 'tiers')),
  prolongee_le date,                                                               -- dit à la personne ce jour-là, avec la raison
  raison text CHECK (raison IN ('complexite', 'nombre')),
  suite text CHECK (suite IN ('remise', 'retiree')),
  close_le date,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((prolongee_le IS NULL) = (raison IS NULL)),
  CHECK (prolongee_le >= recue_le),
  -- Après un mois, il est trop tard pour prolonger : la personne doit l'apprendre dans ce mois.
  CHECK (prolongee_le <= (recue_le + interval '1 month')::date),
  CHECK ((suite IS NULL) = (close_le IS NULL)),
  CHECK (close_le >= recue_le)
);
CREATE UNIQUE INDEX demande_acces_en_cours ON nominatif.demande_acces (entreprise_id, dossier_id) WHERE close_le IS NULL;

-- ── un suivi de psychologue passe à une autre, qui l'accepte ───────────────────────────────────────────────────
CREATE TABLE nominatif.transfert_suivi (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  suivi_id uuid NOT NULL,
  de uuid NOT NULL,
  vers uuid NOT NULL,
  propose_par uuid NOT NULL DEFAULT garde.uid(),
  propose_le timestamptz NOT NULL DEFAULT now(),
  information text NOT NULL CHECK (information IN ('accord', 'informee', 'a_informer')),
  etat text NOT NULL DEFAULT 'propose' CHECK (etat IN ('propose', 'accepte', 'refuse', 'annule')),
  decide_le timestamptz,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  FOREIGN KEY (entreprise_id, suivi_id) REFERENCES nominatif.suivi_psychologue ON DELETE CASCADE,
  CHECK (de <> vers),
  CHECK ((etat = 'propose') = (decide_le IS NULL)),
  CHECK (etat <> 'accepte' OR information <> 'a_informer')
);
CREATE UNIQUE INDEX transfert_suivi_en_cours ON nominatif.transfert_suivi (entreprise_id, suivi_id) WHERE etat = 'propose';
CREATE INDEX transfert_suivi_dossier ON nominatif.transfert_suivi (entreprise_id, dossier_id);
-- Qui l'a écrite, quand celle ou celui qui la tient l'a reçue avec le suivi.
ALTER TABLE nominatif.note_psychologue ADD COLUMN reprise_de uuid;
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['demande_acces', 'transfert_suivi'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.demande_acces AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = demande_acces.entreprise_id AND d.id = demande_acces.dossier_id
    AND d.referent_id = (SELECT garde.uid())))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = demande_acces.entreprise_id
    AND d.id = demande_acces.dossier_id AND d.referent_id = (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.demande_acces FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.demande_acces FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.demande_acces FOR UPDATE TO app_nominatif USING (close_le IS NULL) WITH CHECK (true);

-- Demander sa copie est un contact : les deux ans de conservation repartent.
CREATE FUNCTION nominatif.noter_demande() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.dossier SET derniere_activite = least(NEW.recue_le, nominatif._jour())
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < least(NEW.recue_le, nominatif._jour());
  RETURN NULL;
END $$;
CREATE TRIGGER noter_demande AFTER INSERT ON nominatif.demande_acces FOR EACH ROW EXECUTE FUNCTION nominatif.noter_demande();

-- ── le suivi qui change de main ────────────────────────────────────────────────────────────────────────────────
-- Sa clé est enveloppée par celle de l'entreprise, non par celle d'un compte : comme pour un dossier, c'est le mur qui change de titulaire.
CREATE FUNCTION nominatif._recoit_suivi(p_entreprise uuid, p_dossier uuid, p_vers uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM gestion.psychologues() g WHERE g.compte_id = p_vers)
    AND EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers)
    AND NOT nominatif.verrouille(p_entreprise, p_dossier, p_vers)
    AND NOT EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
      WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = p_vers);
END $$;

-- « collegue » ne dit pas pourquoi : ni verrou, ni suivi que l'autre tiendrait déjà de cette personne.
CREATE FUNCTION nominatif.proposer_suivi(p_entreprise uuid, p_suivi uuid, p_vers uuid, p_information text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  moi uuid := garde.uid();
  v_dossier uuid;
BEGIN
  SELECT s.dossier_id INTO v_dossier FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
   WHERE s.entreprise_id = p_entreprise AND s.id = p_suivi AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL
     AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, moi);
  IF v_dossier IS NULL THEN
    PERFORM journal.ecrire('proposer_suivi_refus', p_suivi);
    RETURN 'refuse';
  END IF;
  IF p_vers = moi OR NOT nominatif._recoit_suivi(p_entreprise, v_dossier, p_vers) THEN RETURN 'collegue'; END IF;
  INSERT INTO nominatif.transfert_suivi (entreprise_id, dossier_id, suivi_id, de, vers, information)
  VALUES (p_entreprise, v_dossier, p_suivi, moi, p_vers, p_information) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'en_cours'; END IF;
  PERFORM journal.ecrire('proposer_suivi', p_suivi);
  RETURN 'fait';
END $$;
COMMENT ON FUNCTION nominatif.proposer_suivi(uuid, uuid, uuid, text) IS
  'Propose un suivi de la session à une autre psychologue : « fait », « refuse » (pas à elle), « collegue » (pas psychologue, inactive, ou ne peut pas) ou « en_cours ».';

CREATE FUNCTION nominatif.proposer_suivis(p_vers uuid, p_information text) RETURNS TABLE (proposes integer, en_cours integer, refuses integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  v record;
  n_proposes integer := 0;
  n_en_cours integer := 0;
  n_refuses integer := 0;
BEGIN
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM gestion.psychologues() g WHERE g.compte_id = p_vers)
     OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers) THEN RETURN; END IF;
  FOR v IN SELECT s.entreprise_id, s.id FROM nominatif.suivi_psychologue s WHERE s.compte_id = moi ORDER BY s.commence_le, s.id LOOP
    CASE nominatif.proposer_suivi(v.entreprise_id, v.id, p_vers, p_information)
      WHEN 'fait' THEN n_proposes := n_proposes + 1;
      WHEN 'en_cours' THEN n_en_cours := n_en_cours + 1;
      ELSE n_refuses := n_refuses + 1;
    END CASE;
  END LOOP;
  RETURN QUERY SELECT n_proposes, n_en_cours, n_refuses;
END $$;
COMMENT ON FUNCTION nominatif.proposer_suivis(uuid, text) IS
  'Propose à une autre psychologue tous les suivis de la session ; combien proposés, déjà proposés, impossibles. Aucune ligne : ce compte n''en reçoit pas.';

CREATE FUNCTION nominatif.annuler_suivi(p_entreprise uuid, p_transfert uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_suivi uuid;
BEGIN
  UPDATE nominatif.transfert_suivi t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.entreprise_id = p_entreprise AND t.id = p_transfert AND t.etat = 'propose' AND t.de = garde.uid()
  RETURNING t.suivi_id INTO v_suivi;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('annuler_suivi', v_suivi);
  RETURN true;
END $$;

CREATE FUNCTION nominatif.decider_suivi(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  moi uuid := garde.uid();
  t nominatif.transfert_suivi%ROWTYPE;
  v_information text;
BEGIN
  SELECT * INTO t FROM nominatif.transfert_suivi x
   WHERE x.entreprise_id = p_entreprise AND x.id = p_transfert AND x.vers = moi AND x.etat = 'propose' FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
      JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
      WHERE s.entreprise_id = t.entreprise_id AND s.id = t.suivi_id AND s.compte_id = t.de)
     OR p_accepte AND NOT nominatif._recoit_suivi(t.entreprise_id, t.dossier_id, moi) THEN
    PERFORM journal.ecrire('decider_suivi_refus', p_transfert);
    RETURN 'refuse';
  END IF;
  IF NOT p_accepte THEN
    UPDATE nominatif.transfert_suivi x SET etat = 'refuse', decide_le = clock_timestamp()
     WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
    PERFORM journal.ecrire('refuser_suivi', t.suivi_id);
    RETURN 'fait';
  END IF;
  v_information := CASE WHEN t.information = 'a_informer' THEN p_information ELSE t.information END;
  IF v_information IS NULL OR v_information NOT IN ('accord', 'informee') THEN RETURN 'information'; END IF;
  UPDATE nominatif.transfert_suivi x SET etat = 'accepte', decide_le = clock_timestamp(), information = v_information
   WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
  UPDATE nominatif.suivi_psychologue s SET compte_id = moi WHERE s.entreprise_id = t.entreprise_id AND s.id = t.suivi_id;
  UPDATE nominatif.note_psychologue n SET auteur_id = moi, reprise_de = coalesce(n.reprise_de, n.auteur_id)
   WHERE n.entreprise_id = t.entreprise_id AND n.suivi_id = t.suivi_id;
  PERFORM journal.ecrire('accepter_suivi', t.suivi_id);
  RETURN 'fait';
END $$;
COMMENT ON FUNCTION nominatif.decider_suivi(uuid, uuid, boolean, text) IS
  '« fait », « refuse » (pas à moi, plus à qui proposait, pas psychologue) ou « information » (dire que la personne est d''accord ou informée).';

-- Un numéro et une entreprise, rien d'autre avant d'avoir accepté.
CREATE FUNCTION nominatif.mes_transferts_de_suivi()
RETURNS TABLE (entreprise_id uuid, id uuid, dossier_id uuid, suivi_id uuid, numero text, de uuid, vers uuid, propose_le timestamptz, information text,
  etat text, decide_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT t.entreprise_id, t.id, t.dossier_id, t.suivi_id, d.numero, t.de, t.vers, t.propose_le, t.information, t.etat, t.decide_le
    FROM nominatif.transfert_suivi t JOIN nominatif.dossier d ON d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id AND d.etat <> 'efface'
   WHERE (t.vers = moi AND t.etat = 'propose' AND NOT nominatif.verrouille(t.entreprise_id, t.dossier_id, moi))
      OR (t.de = moi AND (t.etat = 'propose' OR t.decide_le > now() - interval '30 days'))
   ORDER BY t.propose_le DESC, d.numero;
END $$;
COMMENT ON FUNCTION nominatif.mes_transferts_de_suivi() IS 'Les suivis proposés à la psychologue de la session, et ceux qu''elle propose.';

-- La direction désigne, quand la psychologue est partie sans passer la main : combien, jamais lesquels ni de qui.
CREATE FUNCTION nominatif.direction_suivis(p_comptes uuid[]) RETURNS TABLE (compte_id uuid, suivis integer, proposes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.compte_id, count(*)::integer, count(t.id)::integer
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
    LEFT JOIN nominatif.transfert_suivi t ON t.entreprise_id = s.entreprise_id AND t.suivi_id = s.id AND t.etat = 'propose'
   WHERE s.compte_id = ANY (p_comptes) GROUP BY s.compte_id;
END $$;
CREATE FUNCTION nominatif.direction_psychologues() RETURNS TABLE (compte_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT g.compte_id FROM gestion.psychologues() g $$;
CREATE FUNCTION nominatif.direction_proposer_suivis(p_de uuid, p_vers uuid) RETURNS TABLE (geste text, suivi_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH annules AS (
    UPDATE nominatif.transfert_suivi t SET etat = 'annule', decide_le = clock_timestamp()
     WHERE t.de = p_de AND t.etat = 'propose' AND t.vers <> p_vers RETURNING t.suivi_id)
  SELECT 'annuler_suivi', a.suivi_id FROM annules a;
  RETURN QUERY
  WITH proposes AS (
    INSERT INTO nominatif.transfert_suivi AS t (entreprise_id, dossier_id, suivi_id, de, vers, information)
    SELECT s.entreprise_id, s.dossier_id, s.id, p_de, p_vers, 'a_informer' FROM nominatif.suivi_psychologue s
      JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
     WHERE s.compte_id = p_de AND s.cle_enveloppee IS NOT NULL AND nominatif._recoit_suivi(s.entreprise_id, s.dossier_id, p_vers)
    ON CONFLICT DO NOTHING RETURNING t.suivi_id)
  SELECT 'proposer_suivi', p.suivi_id FROM proposes p;
END $$;
GRANT EXECUTE ON FUNCTION nominatif.direction_suivis(uuid[]), nominatif.direction_psychologues(), nominatif.direction_proposer_suivis(uuid, uuid)
  TO prop_garde;

-- ── « après un arrêt long » : un arrêt, ou des arrêts qui se suivent, d'au moins trente jours ─────────────────────
-- La règle d'Absence.joindre : le lendemain, ou après un week-end seul ; un arrêt sans fin ne se joint pas à un suivant. Une maternité n'est
-- pas une incapacité : elle ne compte pas, et coupe.
CREATE FUNCTION nominatif.arret_long(p_entreprise uuid, p_dossier uuid, p_jusquau date) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  a record;
  v_debut date;
  v_fin date;
BEGIN
  FOR a IN
    SELECT x.debut, coalesce(x.fin, CASE WHEN x.suivant IS NULL THEN p_jusquau END) AS fin
      FROM (SELECT r.debut, r.fin, lead(r.debut) OVER (ORDER BY r.debut, r.id) AS suivant, r.id FROM nominatif.arret r
             WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND r.origine <> 'maternite' AND r.debut <= p_jusquau) x
     ORDER BY x.debut, x.id
  LOOP
    IF v_fin IS NULL OR a.debut > v_fin + 3 OR (a.debut > v_fin + 1 AND EXISTS (
        SELECT 1 FROM generate_series(1, a.debut - v_fin - 1) n WHERE extract(isodow FROM v_fin + n) < 6)) THEN
      v_debut := a.debut;
      v_fin := a.fin;
    ELSE
      v_fin := CASE WHEN a.fin IS NOT NULL THEN greatest(v_fin, a.fin) END;
    END IF;
    IF least(v_fin, p_jusquau) - v_debut + 1 >= 30 AND v_fin IS NOT NULL THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;
COMMENT ON FUNCTION nominatif.arret_long(uuid, uuid, date) IS
  'Vrai si ce dossier porte, à ce jour, un arrêt de travail d''au moins 30 jours, ou des arrêts qui se suivent ; maternité exclue. Pour la passerelle seule.';
GRANT EXECUTE ON FUNCTION nominatif.arret_long(uuid, uuid, date) TO prop_passerelle;
RESET ROLE;

SET ROLE prop_passerelle;
CREATE OR REPLACE FUNCTION passerelle._exporter_clotures() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  WITH lot AS (
    UPDATE nominatif.dossier d SET cloture_exportee = true
      FROM passerelle.cle_pseudonyme c
     WHERE NOT d.cloture_exportee AND d.etat <> 'ouvert' AND d.clos_le < current_date
       AND c.entreprise_id = d.entreprise_id AND c.annee = extract(year FROM passerelle._mois(d.entreprise_id, d.clos_le))
    RETURNING d.entreprise_id, d.id, d.personne_id, d.motif, d.clos_le, d.issue, c.cle
  ), faits AS (
    SELECT l.entreprise_id, passerelle._mois(l.entreprise_id, l.clos_le) AS mois, l.issue,
           (l.motif = 'maintien_emploi' OR EXISTS (
             SELECT 1 FROM nominatif.entretien e
             LEFT JOIN nominatif.entretien_motif m ON m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id
             WHERE e.entreprise_id = l.entreprise_id AND e.dossier_id = l.id AND e.etat = 'clos'
               AND (e.nature = 'pre_reprise' OR m.motif = 'maintien_emploi')))
           AND nominatif.arret_long(l.entreprise_id, l.id, l.clos_le) AS pdp,
           substr(sha256(l.cle || sha256(l.cle || uuid_send(l.personne_id))), 1, 16) AS pseudonyme
      FROM lot l
  ), anciens AS (
    DELETE FROM passerelle.cloture a USING (SELECT DISTINCT f.entreprise_id, f.mois FROM faits f) t
     WHERE a.entreprise_id = t.entreprise_id AND a.mois = t.mois
    RETURNING a.entreprise_id, a.mois, a.issue, a.pdp, a.pseudonyme
  )
  INSERT INTO passerelle.cloture (entreprise_id, mois, issue, pdp, pseudonyme)
  SELECT x.entreprise_id, x.mois, x.issue, x.pdp, x.pseudonyme
    FROM (SELECT entreprise_id, mois, issue, pdp, pseudonyme FROM faits
          UNION ALL
          SELECT entreprise_id, mois, issue, pdp, pseudonyme FROM anciens) x
   ORDER BY random();
END $$;
COMMENT ON FUNCTION passerelle.compter_pdp(uuid, date, date) IS
  'Prévention d''une entreprise sur des trimestres entiers d''une année, en personnes : suivies, suivis terminés après un arrêt d''au moins 30 jours, et de ceux-là revenues au travail. Fonction direction ; vrais comptes, avant secret.';
RESET ROLE;

-- ── la direction : combien de suivis une psychologue partie laisse, et à qui les proposer ───────────────────────
SET ROLE prop_garde;
CREATE FUNCTION garde.suivis_a_relayer() RETURNS TABLE (compte_id uuid, nom text, suivis integer, proposes integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom, o.suivis, o.proposes
    FROM garde.compte c
    JOIN nominatif.direction_suivis(ARRAY(SELECT x.id FROM garde.compte x WHERE NOT x.actif AND 'intervenant' = ANY (x.fonctions))) o
      ON o.compte_id = c.id
   ORDER BY c.nom;
END $$;
COMMENT ON FUNCTION garde.suivis_a_relayer() IS
  'Comptes fermés qui tiennent encore des suivis de psychologue : combien, et combien sont proposés ; fonction direction. Ni dossier, ni personne.';
CREATE FUNCTION garde.psychologues() RETURNS TABLE (id uuid, nom text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom FROM garde.compte c
   WHERE c.actif AND 'intervenant' = ANY (c.fonctions) AND c.id IN (SELECT p.compte_id FROM nominatif.direction_psychologues() p) ORDER BY c.nom;
END $$;
COMMENT ON FUNCTION garde.psychologues() IS 'Les psychologues en exercice, à qui un suivi peut être proposé ; fonction direction.';
CREATE FUNCTION garde.proposer_suivis(p_de uuid, p_vers uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif)
     OR NOT EXISTS (SELECT 1 FROM garde.psychologues() p WHERE p.id = p_vers) THEN
    RETURN NULL;
  END IF;
  FOR v IN SELECT p.geste, p.suivi_id FROM nominatif.direction_proposer_suivis(p_de, p_vers) p LOOP
    PERFORM journal.ecrire_garde(v.geste, v.suivi_id, garde.uid());
    IF v.geste = 'proposer_suivi' THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.proposer_suivis(uuid, uuid) IS
  'Propose à une psychologue les suivis d''un compte fermé, sans les lire, et retire ce qui attendait la réponse d''une autre ; leur nombre, NULL si l''un est encore actif ou l''autre n''est pas psychologue en exercice. Fonction direction.';
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
