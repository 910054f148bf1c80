-- Ce qu'un relais, une fin de partage ou un verrou laissait sans main : rendez-vous à venir, brouillons, partages de l'ancien référent,
-- propositions sans réponse. Et ce qu'un rôle nu pouvait apprendre ou casser : les verrous d'un collègue, la boîte, les numéros.
SET ROLE prop_gestion;
-- La permanence de ce compte qui couvre cette heure, ce jour-là, dans l'entreprise ; NULL : il n'y tient pas de place.
CREATE FUNCTION gestion.permanence_tenue(p_entreprise uuid, p_compte uuid, p_jour date, p_heure time) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.id FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = p_compte
  WHERE p.entreprise_id = p_entreprise AND p.jour = p_jour AND p_heure >= p.debut AND p_heure < p.fin AND p.statut IN ('publiee', 'tenue')
  ORDER BY p.debut, p.id LIMIT 1
$$;
COMMENT ON FUNCTION gestion.permanence_tenue(uuid, uuid, date, time) IS
  'La permanence de ce compte à cette heure dans l''entreprise, ou NULL ; pour prop_nominatif seul (un relais emmène les rendez-vous).';
RESET ROLE;

SET ROLE prop_nominatif;
-- ── un verrou ne se sonde pas : la question ne porte que sur soi ───────────────────────────────────────────────
CREATE FUNCTION nominatif.ferme_a_moi(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED COST 1000 SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN nominatif.verrouille(p_entreprise, p_dossier, garde.uid());
END $$;
COMMENT ON FUNCTION nominatif.ferme_a_moi(uuid, uuid) IS
  'Vrai si un conflit d''intérêts ferme ce dossier, ou toute son entreprise, au compte de la session. Rien sur un autre compte.';

ALTER POLICY mur_app_nominatif ON nominatif.dossier
  USING ((referent_id = (SELECT garde.uid())
      OR (entreprise_id, id) IN (SELECT p.entreprise_id, p.dossier_id FROM nominatif.partage p
        WHERE p.compte_id = (SELECT garde.uid()) AND p.retire_le IS NULL AND p.jusquau >= current_date)
      OR (entreprise_id, id) IN (SELECT b.entreprise_id, b.dossier_id FROM nominatif.bris b
        WHERE b.compte_id = (SELECT garde.uid()) AND b.ferme_le IS NULL AND b.fin > now()))
    AND NOT nominatif.ferme_a_moi(entreprise_id, id))
  WITH CHECK (referent_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, id));
ALTER POLICY mur_app_nominatif ON nominatif.suivi_psychologue
  USING (compte_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, dossier_id))
  WITH CHECK (compte_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, dossier_id));
ALTER POLICY mur_app_nominatif ON nominatif.note_psychologue
  USING (auteur_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, dossier_id));

-- Qui voit quoi, pour tout compte : la règle de la politique du dossier. Aucun rôle de connexion ne l'appelle.
CREATE FUNCTION nominatif._voit(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      AND (d.referent_id = p_compte
        OR EXISTS (SELECT 1 FROM nominatif.partage p
          WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.compte_id = p_compte
            AND p.retire_le IS NULL AND p.jusquau >= current_date)
        OR EXISTS (SELECT 1 FROM nominatif.bris b
          WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.compte_id = p_compte
            AND b.ferme_le IS NULL AND b.fin > now()))
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, p_compte));
END $$;

-- ── les partages d'un dossier sont à la main de son référent, qui que ce soit qui les ait accordés ─────────────
ALTER POLICY mur_app_nominatif ON nominatif.partage
  USING (compte_id = (SELECT garde.uid()) OR accorde_par = (SELECT garde.uid()) OR nominatif.suis_referent(entreprise_id, dossier_id))
  WITH CHECK (accorde_par = (SELECT garde.uid()) OR nominatif.suis_referent(entreprise_id, dossier_id));
ALTER POLICY creer_app_nominatif ON nominatif.partage
  WITH CHECK (accorde_par = (SELECT garde.uid()) AND nominatif.suis_referent(entreprise_id, dossier_id));
ALTER POLICY retirer_app_nominatif ON nominatif.partage
  USING (retire_le IS NULL AND (accorde_par = (SELECT garde.uid()) OR nominatif.suis_referent(entreprise_id, dossier_id)))
  WITH CHECK (retire_le IS NOT NULL);

-- ── les rendez-vous suivent le dossier ─────────────────────────────────────────────────────────────────────────
ALTER TABLE nominatif.rendez_vous ADD COLUMN a_replacer boolean NOT NULL DEFAULT false;
ALTER TABLE nominatif.rendez_vous ADD CONSTRAINT rendez_vous_a_replacer CHECK (NOT a_replacer OR (statut = 'reporte' AND dossier_id IS NOT NULL));
COMMENT ON COLUMN nominatif.rendez_vous.a_replacer IS 'Un relais l''a ôté de la permanence de l''ancien référent : le nouveau doit en proposer un autre.';
CREATE INDEX rendez_vous_a_replacer ON nominatif.rendez_vous (referent_id, jour) WHERE a_replacer;

-- Dire ce qu'est devenu un rendez-vous passé n'exige plus de voir le dossier : il peut avoir changé de main depuis. S'y rattacher l'exige.
ALTER POLICY modifier_app_nominatif ON nominatif.rendez_vous WITH CHECK (true);
CREATE FUNCTION nominatif.garder_rendez_vous() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.statut <> 'reporte' THEN NEW.a_replacer := false; END IF;
  IF NEW.dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = NEW.entreprise_id AND d.id = NEW.dossier_id) THEN
    RETURN NEW;
  END IF;
  IF NEW.dossier_id IS DISTINCT FROM OLD.dossier_id OR NEW.statut = 'a_venir'
     OR (NEW.permanence_id, NEW.jour, NEW.heure, NEW.minutes, NEW.nature, NEW.forme)
       IS DISTINCT FROM (OLD.permanence_id, OLD.jour, OLD.heure, OLD.minutes, OLD.nature, OLD.forme) THEN
    RAISE EXCEPTION 'dossier hors de vue' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER garder_rendez_vous BEFORE UPDATE ON nominatif.rendez_vous FOR EACH ROW EXECUTE FUNCTION nominatif.garder_rendez_vous();

-- Un nouveau rendez-vous du dossier : les anciens ne sont plus à replacer.
CREATE FUNCTION nominatif.replacer_rendez_vous() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.rendez_vous SET a_replacer = false
   WHERE entreprise_id = NEW.entreprise_id AND dossier_id = NEW.dossier_id AND a_replacer AND id <> NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER replacer_rendez_vous AFTER INSERT ON nominatif.rendez_vous
  FOR EACH ROW WHEN (NEW.dossier_id IS NOT NULL AND NEW.statut = 'a_venir') EXECUTE FUNCTION nominatif.replacer_rendez_vous();

-- Un rendez-vous passe à un autre compte : à la même heure s'il y tient une place libre, sinon reporté et à replacer. Passé, il reste à qui
-- l'a tenu, sauf si ce compte est fermé : plus personne ne dirait ce qu'il est devenu.
CREATE FUNCTION nominatif._confier_rendez_vous(r nominatif.rendez_vous, p_vers uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_permanence uuid;
BEGIN
  IF r.jour + r.heure <= now() AT TIME ZONE 'Europe/Paris' THEN
    IF EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = r.referent_id) THEN RETURN false; END IF;
    BEGIN
      UPDATE nominatif.rendez_vous x SET referent_id = p_vers, statut = 'a_renseigner' WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
    EXCEPTION WHEN unique_violation THEN RETURN false; -- le receveur recevait à la même heure : celui-ci reste où il est
    END;
    RETURN true;
  END IF;
  v_permanence := gestion.permanence_tenue(r.entreprise_id, p_vers, r.jour, r.heure);
  IF v_permanence IS NOT NULL THEN
    PERFORM nominatif._attendre_son_tour(p_vers);
    BEGIN
      UPDATE nominatif.rendez_vous x SET referent_id = p_vers, permanence_id = v_permanence WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
      RETURN true;
    EXCEPTION WHEN unique_violation OR exclusion_violation THEN NULL; -- il reçoit déjà à cette heure : à replacer
    END;
  END IF;
  UPDATE nominatif.rendez_vous x SET referent_id = p_vers, statut = 'reporte', a_replacer = true
   WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
  RETURN true;
END $$;

-- Ce qu'un compte qui ne voit plus ce dossier y a laissé en cours revient au référent : brouillons d'entretien, d'écrit et de fiche,
-- rendez-vous. Rend combien. Aucun rôle de connexion ne l'appelle.
CREATE FUNCTION nominatif._recueillir(p_entreprise uuid, p_dossier uuid) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_referent uuid;
  r nominatif.rendez_vous;
  n integer;
  total integer := 0;
BEGIN
  SELECT d.referent_id INTO v_referent FROM nominatif.dossier d
   WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.etat <> 'efface';
  IF v_referent IS NULL THEN RETURN 0; END IF;
  UPDATE nominatif.entretien x SET auteur_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.etat = 'brouillon' AND x.auteur_id <> v_referent
     AND NOT nominatif._voit(p_entreprise, p_dossier, x.auteur_id);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.ecrit x SET auteur_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.etat = 'brouillon' AND x.auteur_id <> v_referent
     AND NOT nominatif._voit(p_entreprise, p_dossier, x.auteur_id);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  -- Une fiche en cours par auteur : si le référent a la sienne, celle de l'autre l'attend (rien n'est écrasé, ni perdu).
  UPDATE nominatif.brouillon x SET auteur_id = v_referent
   WHERE (x.entreprise_id, x.id) IN (
     SELECT DISTINCT ON (b.entretien_id) b.entreprise_id, b.id FROM nominatif.brouillon b
      WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.auteur_id <> v_referent
        AND NOT nominatif._voit(p_entreprise, p_dossier, b.auteur_id)
        AND NOT EXISTS (SELECT 1 FROM nominatif.brouillon m WHERE m.entreprise_id = b.entreprise_id AND m.dossier_id = b.dossier_id
          AND m.auteur_id = v_referent AND m.entretien_id IS NOT DISTINCT FROM b.entretien_id)
      ORDER BY b.entretien_id, b.ecrit_le DESC);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  FOR r IN
    SELECT x.* FROM nominatif.rendez_vous x
     WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.referent_id <> v_referent AND x.statut IN ('a_venir', 'a_renseigner')
       AND NOT nominatif._voit(p_entreprise, p_dossier, x.referent_id)
     ORDER BY x.jour, x.heure
  LOOP
    IF nominatif._confier_rendez_vous(r, v_referent) THEN total := total + 1; END IF;
  END LOOP;
  UPDATE nominatif.rendez_vous x SET referent_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.a_replacer AND x.referent_id <> v_referent;
  RETURN total;
END $$;

-- À l'ouverture d'un dossier par son référent : un partage, un accès d'urgence finissent d'eux-mêmes, sans que rien ne passe.
CREATE FUNCTION nominatif.recueillir(p_entreprise uuid, p_dossier uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN 0; END IF;
  RETURN nominatif._recueillir(p_entreprise, p_dossier);
END $$;
COMMENT ON FUNCTION nominatif.recueillir(uuid, uuid) IS
  'Au référent : ce qu''un collègue qui ne voit plus le dossier y a laissé en cours lui revient ; combien. 0 pour tout autre.';

CREATE OR REPLACE FUNCTION nominatif.retirer_partage(p_entreprise uuid, p_partage uuid) RETURNS boolean
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
  PERFORM nominatif._recueillir(p_entreprise, v_dossier);
  RETURN true;
END $$;

-- ── le relais ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION nominatif.decider_transfert(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) RETURNS text
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
  INSERT INTO nominatif.evenement (entreprise_id, dossier_id, sorte, detail) VALUES (t.entreprise_id, t.dossier_id, 'transfert', t.cause);
  PERFORM journal.ecrire('accepter_transfert', t.dossier_id);
  PERFORM nominatif._recueillir(t.entreprise_id, t.dossier_id);
  RETURN 'fait';
END $$;

-- Je pars : tous mes dossiers, d'un geste, avant que mon compte ne ferme. Ce qui est déjà proposé le reste.
CREATE FUNCTION nominatif.proposer_tous(p_vers uuid, p_cause text, p_information text) RETURNS TABLE (proposes integer, en_cours integer, refuses integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  d record;
  n_proposes integer := 0;
  n_en_cours integer := 0;
  n_refuses integer := 0;
BEGIN
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers) THEN RETURN; END IF;
  FOR d IN SELECT x.entreprise_id, x.id FROM nominatif.dossier x WHERE x.referent_id = moi AND x.etat <> 'efface' ORDER BY x.numero LOOP
    CASE nominatif.proposer_transfert(d.entreprise_id, d.id, p_vers, p_cause, p_information)
      WHEN 'fait' THEN n_proposes := n_proposes + 1;
      WHEN 'en_cours' THEN n_en_cours := n_en_cours + 1;
      ELSE n_refuses := n_refuses + 1;
    END CASE;
  END LOOP;
  RETURN QUERY SELECT n_proposes, n_en_cours, n_refuses;
END $$;
COMMENT ON FUNCTION nominatif.proposer_tous(uuid, text, text) IS
  'Propose à un collègue tous les dossiers de la session ; combien proposés, déjà proposés, impossibles. Aucune ligne : ce collègue ne reçoit pas.';

CREATE FUNCTION nominatif.annuler_tous() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  FOR v IN SELECT x.entreprise_id, x.id FROM nominatif.transfert x WHERE x.de = garde.uid() AND x.etat = 'propose' LOOP
    IF nominatif.annuler_transfert(v.entreprise_id, v.id) THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;

-- Accepter d'un geste ce dont les personnes sont déjà informées ; les autres s'acceptent une à une, après leur avoir parlé.
CREATE FUNCTION nominatif.accepter_informes(p_de uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  FOR v IN SELECT x.entreprise_id, x.id FROM nominatif.transfert x
      WHERE x.vers = garde.uid() AND x.de = p_de AND x.etat = 'propose' AND x.information <> 'a_informer' LOOP
    IF nominatif.decider_transfert(v.entreprise_id, v.id, true, NULL) = 'fait' THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;
COMMENT ON FUNCTION nominatif.accepter_informes(uuid) IS 'Accepte les relais proposés par ce compte dont la personne est informée ou d''accord ; combien.';

-- La direction redirige : ce qu'un compte fermé avait en attente chez un autre est retiré, puis proposé au nouveau receveur.
CREATE FUNCTION nominatif.direction_annuler(p_de uuid, p_sauf uuid) RETURNS TABLE (dossier_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY UPDATE nominatif.transfert t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.de = p_de AND t.etat = 'propose' AND t.vers IS DISTINCT FROM p_sauf RETURNING t.dossier_id;
END $$;

-- ── un numéro, un dossier, dans une entreprise ; la base le tire, pour qu'aucun essai ne dise combien de personnes consultent ─
CREATE FUNCTION nominatif._numero(p_entreprise uuid, p_annee integer) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v text;
  essais integer := 0;
BEGIN
  LOOP
    -- gen_random_uuid : tiré d'un générateur qu'on ne devine pas. Cinq chiffres, puis six quand l'année se remplit.
    v := p_annee || '-' || CASE WHEN essais < 20
      THEN 10000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 90000
      ELSE 100000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 900000 END;
    IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.numero = v) THEN RETURN v; END IF;
    essais := essais + 1;
  END LOOP;
END $$;

-- Ceux qui portaient deux fois le même : le plus ancien le garde.
DO $$
DECLARE d record;
BEGIN
  FOR d IN SELECT x.entreprise_id, x.id, x.numero FROM (
      SELECT y.entreprise_id, y.id, y.numero, row_number() OVER (PARTITION BY y.entreprise_id, y.numero ORDER BY y.ouvert_le, y.id) AS rang
      FROM nominatif.dossier y) x WHERE x.rang > 1 LOOP
    UPDATE nominatif.dossier z SET numero = nominatif._numero(d.entreprise_id, left(d.numero, 4)::int)
     WHERE z.entreprise_id = d.entreprise_id AND z.id = d.id;
  END LOOP;
END $$;
ALTER TABLE nominatif.dossier ADD CONSTRAINT dossier_numero UNIQUE (entreprise_id, numero);

CREATE FUNCTION nominatif.numeroter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- Deux ouvertures à la fois dans l'entreprise : la seconde tire après que la première est inscrite.
  PERFORM 1 FROM nominatif.cle_entreprise c WHERE c.entreprise_id = NEW.entreprise_id FOR NO KEY UPDATE;
  NEW.numero := nominatif._numero(NEW.entreprise_id, extract(year FROM NEW.ouvert_le)::int);
  RETURN NEW;
END $$;
CREATE TRIGGER numeroter BEFORE INSERT ON nominatif.dossier FOR EACH ROW WHEN (NEW.numero IS NULL) EXECUTE FUNCTION nominatif.numeroter();

-- ── la boîte et les clés : ce qui ne se défait pas ne se fait pas sans session ─────────────────────────────────
-- Envelopper sous la clé maître, puis inscrire : entre les deux, « oublier » attend, ou c'est l'enveloppe qui attend et relit la clé.
CREATE FUNCTION nominatif.avant_enveloppe() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  LOCK TABLE nominatif.cle_entreprise IN ROW EXCLUSIVE MODE;
END $$;
COMMENT ON FUNCTION nominatif.avant_enveloppe() IS 'À appeler avant de faire une enveloppe de la clé maître, dans la transaction qui l''inscrit.';
CREATE FUNCTION nominatif.figer_enveloppes() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  LOCK TABLE nominatif.cle_entreprise, nominatif.boite IN SHARE MODE;
END $$;

-- Un rôle nu ne vide pas la file des messages en un appel, et n'efface que ce que le facteur a pris.
CREATE OR REPLACE FUNCTION nominatif.messages_dus(p_limite int)
RETURNS TABLE (entreprise_id uuid, id uuid, reservation_id uuid, sorte text, contact bytea, lien bytea, jour date, heure time, essais smallint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  DELETE FROM nominatif.message m WHERE m.expire_le <= now();
  RETURN QUERY
  WITH pris AS (
    UPDATE nominatif.message m
    SET essais = m.essais + 1, reprise_le = now() + make_interval(mins => (4 ^ least(m.essais, 3))::int)
    WHERE (m.entreprise_id, m.id) IN (
      SELECT x.entreprise_id, x.id FROM nominatif.message x WHERE x.reprise_le <= now() ORDER BY x.reprise_le
      LIMIT least(greatest(coalesce(p_limite, 0), 0), 50) FOR UPDATE SKIP LOCKED)
    RETURNING m.*)
  SELECT p.entreprise_id, p.id, p.reservation_id, p.sorte, v.contact, v.lien, r.jour, r.heure, p.essais
  FROM pris p
  JOIN nominatif.reservation v ON v.entreprise_id = p.entreprise_id AND v.id = p.reservation_id AND v.contact IS NOT NULL
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id;
END $$;
CREATE OR REPLACE FUNCTION nominatif.message_clos(p_entreprise uuid, p_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.id = p_id AND m.essais > 0 $$;

-- ── la psychologue corrige et retire ses notes, et retrouve ses suivis ─────────────────────────────────────────
CREATE POLICY retirer_app_nominatif ON nominatif.note_psychologue FOR DELETE TO app_nominatif USING (true);
CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.note_psychologue FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();

-- Au journal sous le suivi, jamais sous le dossier : le référent y lirait qu'un suivi existe, que la psychologue n'a peut-être pas dit.
CREATE OR REPLACE FUNCTION nominatif.lire_notes_psychologue(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (suivi_id uuid, cle_suivi bytea, cle_entreprise bytea, id uuid, jour date, version int, contenu bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  v_suivi uuid;
BEGIN
  SELECT s.id INTO v_suivi FROM nominatif.suivi_psychologue s
   WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL;
  IF v_suivi IS NULL OR nominatif.verrouille(p_entreprise, p_dossier, moi) THEN RETURN; END IF;
  PERFORM journal.ecrire('lire_notes_psychologue', v_suivi);
  RETURN QUERY SELECT s.id, s.cle_enveloppee, c.cle_enveloppee, n.id, n.jour, n.version, n.contenu
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = s.entreprise_id
    LEFT JOIN nominatif.note_psychologue n ON n.entreprise_id = s.entreprise_id AND n.suivi_id = s.id AND n.auteur_id = moi
   WHERE s.entreprise_id = p_entreprise AND s.id = v_suivi ORDER BY n.jour DESC, n.id;
END $$;

CREATE FUNCTION nominatif.mes_suivis()
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, commence_le date, derniere date, notes integer, ouvert boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT s.entreprise_id, s.dossier_id, d.numero, s.commence_le, max(n.jour), count(n.id)::integer,
      nominatif._voit(s.entreprise_id, s.dossier_id, moi)
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
    LEFT JOIN nominatif.note_psychologue n ON n.entreprise_id = s.entreprise_id AND n.suivi_id = s.id AND n.auteur_id = moi
   WHERE s.compte_id = moi AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, moi)
   GROUP BY s.entreprise_id, s.id, s.dossier_id, d.numero, s.commence_le ORDER BY max(n.jour) DESC NULLS LAST, d.numero;
END $$;
COMMENT ON FUNCTION nominatif.mes_suivis() IS 'Les suivis de la psychologue de la session, partage fini ou non : un numéro, des jours, un nombre de notes.';

-- ── ce qui sort du service en fichier s'inscrit comme une sortie, pas comme une lecture ────────────────────────
CREATE FUNCTION nominatif.noter_export(p_entreprise uuid, p_dossier uuid, p_quoi text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_quoi IS NULL OR NOT p_quoi = ANY (ARRAY['plan', 'budget', 'ecrit', 'document']) THEN RAISE EXCEPTION 'quoi' USING ERRCODE = '22023'; END IF;
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('exporter_refus', p_dossier);
    RETURN false;
  END IF;
  PERFORM journal.ecrire('exporter_' || p_quoi, p_dossier);
  RETURN true;
END $$;
COMMENT ON FUNCTION nominatif.noter_export(uuid, uuid, text) IS 'Inscrit au journal qu''un fichier (plan, budget, ecrit, document) tiré de ce dossier sort du service.';
GRANT EXECUTE ON FUNCTION nominatif.direction_annuler(uuid, uuid), nominatif.figer_enveloppes() TO prop_garde;
RESET ROLE;

SET ROLE prop_garde;
CREATE OR REPLACE FUNCTION garde.proposer_relais(p_de uuid, p_vers uuid) RETURNS integer
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
  FOR v_dossier IN SELECT a.dossier_id FROM nominatif.direction_annuler(p_de, p_vers) a LOOP
    PERFORM journal.ecrire_garde('annuler_transfert', v_dossier, garde.uid());
  END LOOP;
  FOR v_dossier IN SELECT p.dossier_id FROM nominatif.direction_proposer(p_de, p_vers) p LOOP
    PERFORM journal.ecrire_garde('proposer_transfert', v_dossier, garde.uid());
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.proposer_relais(uuid, uuid) IS
  'Propose à un collègue les dossiers d''un compte fermé, sans les lire, et retire ce qui attendait la réponse d''un autre ; leur nombre, NULL si l''un est encore actif ou l''autre ne l''est pas. Fonction direction.';

CREATE FUNCTION garde.annuler_relais(p_de uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_dossier uuid;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif) THEN RETURN NULL; END IF;
  FOR v_dossier IN SELECT a.dossier_id FROM nominatif.direction_annuler(p_de, NULL) a LOOP
    PERFORM journal.ecrire_garde('annuler_transfert', v_dossier, garde.uid());
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
COMMENT ON FUNCTION garde.annuler_relais(uuid) IS 'Retire les relais proposés au nom d''un compte fermé et sans réponse ; combien, NULL si le compte est actif. Fonction direction.';

CREATE FUNCTION garde.coffre_figer() RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  PERFORM nominatif.figer_enveloppes();
END $$;
COMMENT ON FUNCTION garde.coffre_figer() IS 'Jusqu''à la fin de la transaction, aucune enveloppe ne se fait ni ne s''inscrit : le temps d''oublier une clé maître ; migrateur.';
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
