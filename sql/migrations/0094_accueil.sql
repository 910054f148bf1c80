-- L'accueil, après relecture : un verrou l'emporte aussi sur les noms que la RH transmet, un rendez-vous reporté garde son lien et sa
-- personne prévenue, un rendez-vous de dossier peut envoyer les mêmes messages, une place d'atelier se prend par l'affiche.

-- ── garde : à qui plus rien ne se confie ───────────────────────────────────────────────────────────────────────
SET ROLE prop_garde;
CREATE FUNCTION garde.comptes_fermes() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT c.id FROM garde.compte c WHERE NOT c.actif OR 'intervenant' <> ALL (c.fonctions) $$;
COMMENT ON FUNCTION garde.comptes_fermes() IS 'Les comptes qui ne reçoivent plus personne ; pour prop_nominatif seul.';
RESET ROLE;

-- ── gestion : qui reçoit une orientation ; les ateliers où l'on s'inscrit par l'affiche ────────────────────────
SET ROLE prop_gestion;
DROP FUNCTION gestion.recoit_orientation(uuid, uuid);
-- p_sauf : qui ne peut pas la recevoir. Quand tous ceux du site sont écartés, un autre intervenant du service la reçoit : la RH lit
-- « transmise » dans les mêmes cas qu'avant, et n'apprend pas que quelqu'un s'est écarté.
CREATE FUNCTION gestion.recoit_orientation(p_entreprise uuid, p_etablissement uuid, p_sauf uuid[]) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH proches AS (
    SELECT i.id, i.compte_id, q.ordre, q.jours
    FROM (
      SELECT p.intervenant_id, CASE WHEN l.etablissement_id = p_etablissement THEN 1 ELSE 2 END AS ordre, p.jour - current_date AS jours
      FROM gestion.permanence p
      JOIN gestion.lieu l ON l.id = p.lieu_id
      WHERE p.entreprise_id = p_entreprise AND p.statut = 'publiee' AND p.jour >= current_date AND p.jour <= current_date + 92
      UNION ALL
      SELECT c.intervenant_id, 3, 0
      FROM gestion.contrat c
      WHERE c.entreprise_id = p_entreprise AND c.statut = 'signe'
      UNION ALL
      SELECT p.intervenant_id, 4, current_date - p.jour
      FROM gestion.permanence p
      WHERE p.entreprise_id = p_entreprise AND p.statut IN ('publiee', 'tenue') AND p.jour < current_date AND p.jour >= current_date - 183) q
    JOIN gestion.intervenant i ON i.id = q.intervenant_id AND i.actif AND i.compte_id IS NOT NULL
    WHERE EXISTS (SELECT 1 FROM gestion.etablissement t WHERE t.entreprise_id = p_entreprise AND t.id = p_etablissement AND t.ouvert))
  SELECT x.compte_id
  FROM (
    SELECT p.id, p.compte_id, p.ordre, p.jours FROM proches p
    UNION ALL
    SELECT i.id, i.compte_id, CASE WHEN i.metier = 'assistant_social' THEN 5 ELSE 6 END, 0
    FROM gestion.intervenant i
    WHERE i.actif AND i.compte_id IS NOT NULL AND EXISTS (SELECT 1 FROM proches)) x
  WHERE x.compte_id <> ALL (p_sauf)
  ORDER BY x.ordre >= 5, EXISTS (SELECT 1 FROM gestion.absence a WHERE a.intervenant_id = x.id AND current_date >= a.debut AND current_date <= a.fin),
    x.ordre, x.jours, x.compte_id
  LIMIT 1
$$;
COMMENT ON FUNCTION gestion.recoit_orientation(uuid, uuid, uuid[]) IS
  'Compte de l''intervenant qui reçoit une orientation de cet établissement, hors p_sauf ; NULL si personne. Ne lit que le planning.';

ALTER TABLE gestion.action_collective ADD COLUMN inscription boolean NOT NULL DEFAULT false;  -- ses places se prennent aussi par l'affiche
ALTER TABLE gestion.action_place ADD COLUMN jeton bytea CHECK (octet_length(jeton) = 32);     -- sha256 du lien qui la rend ; NULL : remise de la main à la main
CREATE UNIQUE INDEX action_place_jeton ON gestion.action_place (jeton);

-- Les ateliers où s'inscrire, six semaines devant. Ni les places prises, ni celles qui restent : l'employeur a le code aussi, et la page est
-- la même que quelqu'un s'inscrive ou non.
CREATE FUNCTION gestion.ateliers(p_code text)
RETURNS TABLE (id uuid, jour date, debut time, minutes smallint, theme text, places smallint, commune text, intervenant text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT a.id, a.jour, a.debut, a.minutes, a.theme, a.places, coalesce(t.commune, ''), coalesce(btrim(i.prenom || ' ' || i.nom), '')
  FROM (SELECT gestion.entreprise_affichee(p_code) AS entreprise_id) e
  JOIN gestion.action_collective a ON a.entreprise_id = e.entreprise_id AND a.inscription AND a.statut = 'prevue' AND a.places >= 1
    AND a.jour <= gestion._maintenant()::date + 42 AND a.jour + a.debut > gestion._maintenant()
  LEFT JOIN gestion.etablissement t ON t.entreprise_id = a.entreprise_id AND t.id = a.etablissement_id
  LEFT JOIN gestion.intervenant i ON i.id = a.intervenant_id
  ORDER BY a.jour, a.debut, a.id
$$;
COMMENT ON FUNCTION gestion.ateliers(text) IS 'Les ateliers ouverts à l''inscription par ce code d''affiche ; jamais qui, ni combien, s''y inscrit.';

-- Une place d'un atelier ouvert à l'inscription : son code ; NULL quand il est complet. Les places sont comptées par places_prises.
CREATE FUNCTION gestion._placer(p_entreprise uuid, p_action uuid, p_jeton bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_code text;
BEGIN
  FOR essai IN 1..3 LOOP
    BEGIN
      INSERT INTO gestion.action_place (entreprise_id, action_id, jeton) VALUES (p_entreprise, p_action, p_jeton) RETURNING code INTO v_code;
      RETURN v_code;
    EXCEPTION WHEN unique_violation THEN
      v_code := NULL;
    WHEN check_violation THEN
      RETURN NULL;
    END;
  END LOOP;
  RETURN NULL;
END $$;

-- Ce que montre le lien d'une place : un jour, une heure, un code. Ni le thème, ni l'entreprise.
CREATE FUNCTION gestion.place_lire(p_jeton bytea) RETURNS TABLE (jour date, debut time, minutes smallint, code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT a.jour, a.debut, a.minutes, p.code
  FROM gestion.action_place p
  JOIN gestion.action_collective a ON a.entreprise_id = p.entreprise_id AND a.id = p.action_id
  WHERE p.jeton = sha256(p_jeton) AND a.jour + a.debut > gestion._maintenant()
$$;

CREATE FUNCTION gestion.place_rendre(p_jeton bytea) RETURNS TABLE (jour date, debut time)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH rendue AS (
    DELETE FROM gestion.action_place p WHERE p.jeton = sha256(p_jeton) RETURNING p.entreprise_id, p.action_id)
  SELECT a.jour, a.debut FROM rendue r JOIN gestion.action_collective a ON a.entreprise_id = r.entreprise_id AND a.id = r.action_id
$$;

CREATE FUNCTION gestion.ouvrir_inscription(p_entreprise uuid, p_action uuid, p_ouverte boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.action_collective a SET inscription = p_ouverte
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut = 'prevue'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.ouvrir_inscription(uuid, uuid, boolean) IS
  'Ouvre ou ferme par l''affiche l''inscription à une action de l''intervenant de la session ; faux si elle n''est pas à lui.';
RESET ROLE;

-- ── nominatif : un verrou l'emporte sur tout ───────────────────────────────────────────────────────────────────
SET ROLE prop_nominatif;
CREATE FUNCTION nominatif._ne_recoivent_pas(p_entreprise uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT ARRAY(
    SELECT v.compte_id FROM nominatif.verrou v WHERE v.entreprise_id = p_entreprise AND v.dossier_id IS NULL AND v.leve_le IS NULL
    UNION SELECT f FROM garde.comptes_fermes() f)
$$;

ALTER POLICY mur_app_nominatif ON nominatif.orientation_rh
  USING (referent_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, NULL))
  WITH CHECK (referent_id = (SELECT garde.uid()) AND NOT nominatif.ferme_a_moi(entreprise_id, NULL));

-- Comme avant, sauf qui s'est écarté de cette entreprise ou n'a plus de compte.
CREATE OR REPLACE FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_entreprise uuid := garde.tenant();
  v_referent uuid;
BEGIN
  IF v_entreprise IS NULL OR p_contenu IS NULL OR octet_length(p_contenu) > 4096 THEN RETURN 'inconnu'; END IF;
  v_referent := gestion.recoit_orientation(v_entreprise, p_etablissement, nominatif._ne_recoivent_pas(v_entreprise));
  IF v_referent IS NULL THEN RETURN 'personne'; END IF;
  -- Cinq par jour et par compte, trente par mois et par entreprise : au-delà, c'est un fichier du personnel, pas des orientations.
  IF (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.compte_id = garde.uid() AND t.transmise_le = current_date) >= 5
     OR (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.transmise_le > current_date - 30) >= 30 THEN
    RETURN 'trop';
  END IF;
  INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, contenu)
  VALUES (v_entreprise, p_id, v_referent, p_etablissement, p_contenu);
  INSERT INTO nominatif.orientation_transmise (entreprise_id, compte_id) VALUES (v_entreprise, garde.uid());
  RETURN 'transmise';
END $$;

CREATE OR REPLACE FUNCTION nominatif.lire_orientation(p_entreprise uuid, p_id uuid) RETURNS TABLE (contenu bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF nominatif.verrouille(p_entreprise, NULL, garde.uid()) OR NOT EXISTS (SELECT 1 FROM nominatif.orientation_rh o
      WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.referent_id = garde.uid()) THEN
    PERFORM journal.ecrire('lire_orientation_refus', p_id);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_orientation', p_id);
  RETURN QUERY SELECT o.contenu FROM nominatif.orientation_rh o
    WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.transmise_le > current_date - 30;
END $$;

CREATE OR REPLACE FUNCTION nominatif.rappeler_orientation(p_entreprise uuid, p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.orientation_rh SET rappelee_le = current_date
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue'
     AND NOT nominatif.verrouille(p_entreprise, NULL, garde.uid());
  RETURN FOUND;
END $$;

CREATE OR REPLACE FUNCTION nominatif.clore_orientation(p_entreprise uuid, p_id uuid, p_suite text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_suite NOT IN ('dossier', 'sans_suite') OR nominatif.verrouille(p_entreprise, NULL, garde.uid()) THEN RETURN false; END IF;
  UPDATE nominatif.orientation_rh SET etat = p_suite, contenu = NULL
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('clore_orientation', p_id);
  RETURN true;
END $$;

-- issue : fait | refuse (pas à moi, ou close) | collegue (inactif, soi-même, ou en conflit d'intérêts : rien ne dit lequel).
DROP FUNCTION nominatif.confier_orientation(uuid, uuid, uuid);
CREATE FUNCTION nominatif.confier_orientation(p_entreprise uuid, p_id uuid, p_compte uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF nominatif.verrouille(p_entreprise, NULL, moi) OR NOT EXISTS (SELECT 1 FROM nominatif.orientation_rh o
      WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.referent_id = moi AND o.etat = 'recue') THEN
    RETURN 'refuse';
  END IF;
  IF p_compte = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_compte)
     OR nominatif.verrouille(p_entreprise, NULL, p_compte) THEN
    RETURN 'collegue';
  END IF;
  UPDATE nominatif.orientation_rh SET referent_id = p_compte WHERE entreprise_id = p_entreprise AND id = p_id;
  PERFORM journal.ecrire('confier_orientation', p_id);
  RETURN 'fait';
END $$;

-- Qui s'écarte après coup, ou s'en va, ne garde pas des noms que plus personne ne rappellerait : ils passent à qui les recevrait aujourd'hui.
CREATE FUNCTION nominatif.suivre_orientations() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  o record;
  v_referent uuid;
  n int := 0;
BEGIN
  FOR o IN SELECT x.entreprise_id, x.id, x.etablissement_id, nominatif._ne_recoivent_pas(x.entreprise_id) AS sauf
      FROM nominatif.orientation_rh x WHERE x.etat = 'recue' AND x.referent_id = ANY (nominatif._ne_recoivent_pas(x.entreprise_id)) LOOP
    v_referent := gestion.recoit_orientation(o.entreprise_id, o.etablissement_id, o.sauf);
    CONTINUE WHEN v_referent IS NULL;
    UPDATE nominatif.orientation_rh SET referent_id = v_referent WHERE entreprise_id = o.entreprise_id AND id = o.id;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- ── prévenir : un report n'est pas une annulation ──────────────────────────────────────────────────────────────
ALTER TABLE nominatif.reservation ADD COLUMN sans_permanence boolean NOT NULL DEFAULT false;  -- la personne sait déjà que la permanence est tombée
ALTER TABLE nominatif.reservation ALTER COLUMN sans_permanence SET STATISTICS 0;
ALTER TABLE nominatif.message DROP CONSTRAINT message_sorte_check;
ALTER TABLE nominatif.message ADD CONSTRAINT message_sorte_check
  CHECK (sorte IN ('confirmation', 'deplacement', 'report', 'annulation', 'rappel'));

-- Qui que ce soit qui déplace, reporte ou annule, la personne l'apprend. Un report garde le lien deux semaines : elle peut choisir elle-même
-- une autre heure, et apprendra celle qu'on lui donne.
CREATE OR REPLACE FUNCTION nominatif.prevenir_du_changement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_sorte text := CASE
    WHEN NEW.statut IN ('annule_personne', 'annule_service') AND OLD.statut IN ('a_venir', 'a_renseigner', 'reporte') THEN 'annulation'
    WHEN NEW.statut = 'reporte' AND OLD.statut <> 'reporte' THEN 'report'
    WHEN NEW.statut = 'a_venir' AND (NEW.jour, NEW.heure) IS DISTINCT FROM (OLD.jour, OLD.heure) THEN 'deplacement'
    -- Dit annulé ou reporté par erreur, puis remis à son heure.
    WHEN NEW.statut = 'a_venir' AND OLD.statut IN ('annule_personne', 'annule_service', 'reporte') THEN 'confirmation'
  END;
BEGIN
  IF v_sorte IS NULL THEN RETURN NULL; END IF;
  UPDATE nominatif.reservation
     SET jeton = CASE WHEN v_sorte = 'annulation' THEN NULL ELSE jeton END,
         lien = CASE WHEN v_sorte = 'annulation' THEN NULL ELSE lien END,
         sans_permanence = false,
         expire_le = CASE v_sorte WHEN 'annulation' THEN expire_le WHEN 'report' THEN now() + interval '14 days'
                       ELSE (NEW.jour + NEW.heure) AT TIME ZONE 'Europe/Paris' END
   WHERE entreprise_id = NEW.entreprise_id AND rendez_vous_id = NEW.id;
  IF FOUND THEN PERFORM nominatif._prevenir(NEW.entreprise_id, NEW.id, v_sorte); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER prevenir_du_changement ON nominatif.rendez_vous;
CREATE TRIGGER prevenir_du_changement AFTER UPDATE OF statut, jour, heure ON nominatif.rendez_vous
  FOR EACH ROW WHEN ((OLD.statut, OLD.jour, OLD.heure) IS DISTINCT FROM (NEW.statut, NEW.jour, NEW.heure))
  EXECUTE FUNCTION nominatif.prevenir_du_changement();

-- Le lien vit aussi pendant un report ; a_replacer : l'heure écrite ne tient plus.
DROP FUNCTION nominatif.reservation_lire(bytea);
DROP FUNCTION nominatif._par_lien(bytea);
CREATE FUNCTION nominatif._par_lien(p_jeton bytea) RETURNS TABLE (entreprise_id uuid, reservation_id uuid, rendez_vous_id uuid, permanence_id uuid,
  referent_id uuid, jour date, heure time, minutes smallint, code text, a_lien boolean, du_dossier boolean, a_replacer boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT v.entreprise_id, v.id, r.id, r.permanence_id, r.referent_id, r.jour, r.heure, r.minutes, r.code, v.lien IS NOT NULL,
    r.dossier_id IS NOT NULL, r.statut = 'reporte' OR v.sans_permanence
  FROM nominatif.reservation v
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.statut IN ('a_venir', 'reporte')
  WHERE v.jeton = sha256(p_jeton) AND v.expire_le > now()
$$;

-- Où ce rendez-vous peut aller : partout où l'on reçoit ; une fois au dossier, chez qui le suit seulement.
CREATE FUNCTION nominatif._ou_deplacer(p_entreprise uuid, p_referent uuid, p_du_dossier boolean)
RETURNS TABLE (permanence_id uuid, compte_id uuid, jour date, debut time, fin time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT o.permanence_id, o.compte_id, o.jour, o.debut, o.fin FROM gestion.permanences_ouvertes(p_entreprise) o
  WHERE NOT p_du_dossier OR o.compte_id = p_referent
$$;

CREATE FUNCTION nominatif.reservation_lire(p_jeton bytea)
RETURNS TABLE (id uuid, jour date, heure time, minutes smallint, code text, a_lien boolean, a_replacer boolean, permanence_id uuid,
  permanence_jour date, debut time, fin time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT v.reservation_id, v.jour, v.heure, v.minutes, v.code, v.a_lien, v.a_replacer, o.permanence_id, o.jour, o.debut, o.fin
  FROM nominatif._par_lien(p_jeton) v
  LEFT JOIN LATERAL nominatif._ou_deplacer(v.entreprise_id, v.referent_id, v.du_dossier) o ON true
  ORDER BY o.jour, o.debut, o.permanence_id
$$;

CREATE OR REPLACE FUNCTION nominatif.reservation_deplacer(p_jeton bytea, p_permanence uuid, p_heure time, p_nouveau bytea, p_lien bytea)
RETURNS TABLE (etat text, jour date, heure time)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v record;
  o record;
  v_heure time;
BEGIN
  SELECT * INTO v FROM nominatif._par_lien(p_jeton);
  SELECT * INTO o FROM nominatif._ou_deplacer(v.entreprise_id, v.referent_id, v.du_dossier) x WHERE x.permanence_id = p_permanence;
  IF v.entreprise_id IS NULL OR o.permanence_id IS NULL THEN
    RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time;
    RETURN;
  END IF;
  PERFORM nominatif._attendre_son_tour(o.compte_id);
  v_heure := nominatif._heure_libre(o.compte_id, o.jour, o.debut, o.fin, v.minutes, p_heure, v.rendez_vous_id);
  IF v_heure IS NULL THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time;
    RETURN;
  END IF;
  BEGIN
    UPDATE nominatif.reservation SET jeton = p_nouveau, lien = CASE WHEN lien IS NULL THEN NULL ELSE p_lien END
     WHERE entreprise_id = v.entreprise_id AND id = v.reservation_id AND jeton = sha256(p_jeton);
    IF NOT FOUND THEN
      RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time;
      RETURN;
    END IF;
    UPDATE nominatif.rendez_vous SET permanence_id = o.permanence_id, referent_id = o.compte_id, jour = o.jour, heure = v_heure, statut = 'a_venir'
     WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id;
  EXCEPTION WHEN exclusion_violation OR unique_violation THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time;
    RETURN;
  END;
  RETURN QUERY SELECT 'deplace', o.jour, v_heure;
END $$;

CREATE OR REPLACE FUNCTION nominatif.reservation_annuler(p_jeton bytea) RETURNS TABLE (jour date, heure time)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM nominatif._par_lien(p_jeton);
  UPDATE nominatif.rendez_vous SET statut = 'annule_personne'
   WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id AND statut IN ('a_venir', 'reporte');
  IF FOUND THEN RETURN QUERY SELECT v.jour, v.heure; END IF;
END $$;

-- Un rendez-vous au dossier reste sur la journée de son intervenant, qui le déplace : la personne apprend seulement que l'heure est tombée,
-- une fois. Celui qu'un relais accepté a changé de main attend aussi d'être déplacé, mais sa permanence a lieu : rien ne part.
CREATE FUNCTION nominatif._suivre_le_dossier(p_entreprise uuid, p_rendez_vous uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  x nominatif.rendez_vous%ROWTYPE;
  o record;
  v_prevenue boolean;
BEGIN
  SELECT * INTO x FROM nominatif.rendez_vous r WHERE r.entreprise_id = p_entreprise AND r.id = p_rendez_vous;
  SELECT * INTO o FROM gestion.permanence_actuelle(p_entreprise, x.permanence_id);
  SELECT v.sans_permanence INTO v_prevenue FROM nominatif.reservation v WHERE v.entreprise_id = p_entreprise AND v.rendez_vous_id = p_rendez_vous;
  IF o.permanence_id IS NOT NULL AND o.jour = x.jour AND x.heure >= o.debut AND x.heure < o.fin AND (o.compte_id = x.referent_id
      OR EXISTS (SELECT 1 FROM nominatif.transfert t WHERE t.entreprise_id = p_entreprise AND t.dossier_id = x.dossier_id
        AND t.etat = 'accepte' AND t.de = o.compte_id AND t.vers = x.referent_id)) THEN
    IF o.permanence_id <> x.permanence_id THEN
      UPDATE nominatif.rendez_vous SET permanence_id = o.permanence_id WHERE entreprise_id = p_entreprise AND id = p_rendez_vous;
    END IF;
    IF NOT v_prevenue THEN RETURN false; END IF;
    UPDATE nominatif.reservation SET sans_permanence = false WHERE entreprise_id = p_entreprise AND rendez_vous_id = p_rendez_vous;
    PERFORM nominatif._prevenir(p_entreprise, p_rendez_vous, 'confirmation');
    RETURN true;
  END IF;
  IF v_prevenue THEN RETURN false; END IF;
  UPDATE nominatif.reservation SET sans_permanence = true, expire_le = now() + interval '14 days'
   WHERE entreprise_id = p_entreprise AND rendez_vous_id = p_rendez_vous;
  PERFORM nominatif._prevenir(p_entreprise, p_rendez_vous, 'report');
  RETURN true;
END $$;

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
    WHERE x.statut = 'a_venir' AND v.expire_le > now()
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

-- ── le rendez-vous d'un dossier prévient aussi ─────────────────────────────────────────────────────────────────
-- La personne a choisi d'être prévenue : son contact, scellé pour la boîte, suit un rendez-vous comme celui d'une affiche et meurt comme lui.
-- Quatre messages par jour et par dossier. p_confirmer faux : le rappel de la veille seulement (le contact vient d'être corrigé).
CREATE FUNCTION nominatif.prevenir_du_dossier(p_entreprise uuid, p_rendez_vous uuid, p_id uuid, p_jeton bytea, p_contact bytea, p_lien bytea,
  p_confirmer boolean) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE r nominatif.rendez_vous%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.rendez_vous x WHERE x.entreprise_id = p_entreprise AND x.id = p_rendez_vous AND x.referent_id = garde.uid()
    AND x.dossier_id IS NOT NULL AND x.statut = 'a_venir' AND (x.jour + x.heure) AT TIME ZONE 'Europe/Paris' > now();
  IF r.id IS NULL OR p_contact IS NULL OR octet_length(p_contact) > 1024 OR NOT nominatif.accede(p_entreprise, r.dossier_id) THEN RETURN false; END IF;
  INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, jeton, expire_le, contact, lien, empreinte)
  VALUES (p_entreprise, p_id, r.id, p_jeton, (r.jour + r.heure) AT TIME ZONE 'Europe/Paris', p_contact, p_lien,
    substring(sha256(uuid_send(r.dossier_id)) FROM 1 FOR 16))
  ON CONFLICT (entreprise_id, rendez_vous_id) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM nominatif._prevenir(p_entreprise, r.id, 'confirmation');
  IF NOT p_confirmer THEN
    DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.reservation_id = p_id AND m.sorte = 'confirmation';
  END IF;
  RETURN true;
END $$;
COMMENT ON FUNCTION nominatif.prevenir_du_dossier(uuid, uuid, uuid, bytea, bytea, bytea, boolean) IS
  'Pour app_nominatif : le contact scellé d''un de mes rendez-vous au dossier ; faux s''il n''est pas à moi, passé, ou déjà prévenu.';

-- La personne change d'avis ou de numéro : rien de ce qui était posé ne part plus.
CREATE FUNCTION nominatif.taire_le_dossier(p_entreprise uuid, p_dossier uuid) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n int;
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN 0; END IF;
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND v.entreprise_id = r.entreprise_id AND v.rendez_vous_id = r.id;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Le contact est scellé pour la boîte, pas par la clé du dossier : le dossier effacé, il part avec lui.
CREATE FUNCTION nominatif.effacer_les_contacts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = NEW.entreprise_id AND r.dossier_id = NEW.id AND v.entreprise_id = r.entreprise_id AND v.rendez_vous_id = r.id;
  RETURN NULL;
END $$;
CREATE TRIGGER effacer_les_contacts AFTER UPDATE OF etat ON nominatif.dossier
  FOR EACH ROW WHEN (NEW.etat = 'efface' AND OLD.etat <> 'efface') EXECUTE FUNCTION nominatif.effacer_les_contacts();

-- ── les plafonds : l'entreprise ne compte que ce qui est pris ──────────────────────────────────────────────────
CREATE FUNCTION nominatif._plein(p_cle bytea, p_plafond int) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM nominatif.compteur c WHERE c.cle = p_cle AND c.jour = current_date AND c.nombre >= p_plafond) $$;

CREATE OR REPLACE FUNCTION nominatif.reserver(p_code text, p_permanence uuid, p_heure time, p_minutes smallint, p_id uuid, p_jeton bytea,
  p_codes text[], p_contact bytea, p_empreinte bytea, p_lien bytea, p_adresse bytea)
RETURNS TABLE (etat text, jour date, heure time, minutes smallint, code text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
  v_permanence record;
  v_heure time;
  v_code text;
  v_rendez_vous uuid;
BEGIN
  SELECT * INTO v_permanence FROM gestion.permanences_ouvertes(v_entreprise) o WHERE o.permanence_id = p_permanence;
  -- Vingt demandes par adresse et par jour (une usine sort souvent par une seule), cinquante rendez-vous PRIS par entreprise : compter aussi
  -- les demandes refusées laisserait un employeur fermer la réservation en envoyant cinquante formulaires vides.
  IF NOT nominatif._compter(p_adresse, 20) OR (v_entreprise IS NOT NULL AND nominatif._plein(uuid_send(v_entreprise), 50)) THEN
    RETURN QUERY SELECT 'trop', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  IF v_permanence.permanence_id IS NULL OR p_minutes NOT IN (15, 30, 45) OR (p_contact IS NULL) <> (p_empreinte IS NULL) THEN
    RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  SELECT c INTO v_code FROM unnest(p_codes) c
   WHERE c ~ '^[A-Z0-9]{3,8}$' AND NOT EXISTS (SELECT 1 FROM nominatif.rendez_vous r
     WHERE r.referent_id = v_permanence.compte_id AND r.code = c AND r.jour >= current_date - 30)
   LIMIT 1;
  IF v_code IS NULL THEN RAISE EXCEPTION 'aucun code libre' USING ERRCODE = '22023'; END IF;
  PERFORM nominatif._attendre_son_tour(v_permanence.compte_id);
  FOR essai IN 1..3 LOOP
    v_heure := nominatif._heure_libre(v_permanence.compte_id, v_permanence.jour, v_permanence.debut, v_permanence.fin, p_minutes, p_heure, NULL);
    EXIT WHEN v_heure IS NULL;
    BEGIN
      INSERT INTO nominatif.rendez_vous AS r (entreprise_id, permanence_id, referent_id, jour, heure, minutes, code, nature)
      VALUES (v_entreprise, p_permanence, v_permanence.compte_id, v_permanence.jour, v_heure, p_minutes, v_code, 'premier_contact')
      RETURNING r.id INTO v_rendez_vous;
      EXIT;
    EXCEPTION WHEN exclusion_violation OR unique_violation THEN
      v_rendez_vous := NULL;
    END;
  END LOOP;
  IF v_rendez_vous IS NULL THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, jeton, expire_le, contact, lien, empreinte)
  VALUES (v_entreprise, p_id, v_rendez_vous, p_jeton, (v_permanence.jour + v_heure) AT TIME ZONE 'Europe/Paris', p_contact, p_lien, p_empreinte);
  PERFORM nominatif._compter(uuid_send(v_entreprise), 50);
  PERFORM nominatif._prevenir(v_entreprise, v_rendez_vous, 'confirmation');
  RETURN QUERY SELECT 'pris', v_permanence.jour, v_heure, p_minutes, v_code;
END $$;

-- ── une place d'atelier par l'affiche ──────────────────────────────────────────────────────────────────────────
-- etat : pris | complet | trop | inconnu. Par une même adresse, jamais plus de la moitié des places d'un atelier (quatre s'il est petit).
CREATE FUNCTION nominatif.inscrire(p_code text, p_action uuid, p_jeton bytea, p_adresse bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
  v_places int;
BEGIN
  SELECT a.places INTO v_places FROM gestion.ateliers(p_code) a WHERE a.id = p_action;
  IF NOT nominatif._compter(p_adresse, 20) OR (v_entreprise IS NOT NULL AND nominatif._plein(uuid_send(v_entreprise), 50)) THEN RETURN 'trop'; END IF;
  IF v_places IS NULL OR p_jeton IS NULL THEN RETURN 'inconnu'; END IF;
  IF NOT nominatif._compter(substring(sha256(p_adresse || uuid_send(p_action)) FROM 1 FOR 16), greatest(4, v_places / 2)) THEN RETURN 'trop'; END IF;
  IF gestion._placer(v_entreprise, p_action, p_jeton) IS NULL THEN RETURN 'complet'; END IF;
  PERFORM nominatif._compter(uuid_send(v_entreprise), 50);
  RETURN 'pris';
END $$;
COMMENT ON FUNCTION nominatif.inscrire(text, uuid, bytea, bytea) IS
  'Pour app_public : une place d''un atelier ouvert à l''inscription par ce code ; aucun nom, un lien qui la rend.';

-- ── ce qui a fait son temps ────────────────────────────────────────────────────────────────────────────────────
-- Contacts du passé (d'un report : deux semaines), noms orientés de plus de trente jours, appels sans dossier que personne n'a rendus deux mois
-- après leur jour, ou une semaine après si leur compte est fermé ; compteurs d'hier.
CREATE OR REPLACE FUNCTION nominatif.purger_accueil() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  n int;
  total int := 0;
BEGIN
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.jour < current_date
     AND NOT (v.expire_le > now() AND (r.statut = 'reporte' OR (r.statut IN ('a_venir', 'a_renseigner') AND v.sans_permanence)));
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.orientation_rh SET etat = 'perimee', contenu = NULL WHERE etat = 'recue' AND transmise_le <= current_date - 30;
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.rappel r SET etat = 'abandonne', fini_le = greatest(current_date, r.recu_le), contenu = NULL, cle_enveloppee = NULL
   WHERE r.etat = 'a_faire' AND r.dossier_id IS NULL AND (r.du_le < current_date - 60
     OR (r.du_le < current_date - 7 AND r.referent_id IN (SELECT f FROM garde.comptes_fermes() f)));
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  DELETE FROM nominatif.compteur c WHERE c.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN total + n;
END $$;
RESET ROLE;

-- ── prévention : une alerte posée ailleurs par erreur se retire ────────────────────────────────────────────────
SET ROLE prop_gestion;
CREATE FUNCTION gestion.retirer_alerte(p_entreprise uuid, p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM gestion.alerte a WHERE a.entreprise_id = p_entreprise AND a.id = p_id AND a.auteur_id = garde.uid() AND a.etat = 'ouverte';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('retirer_alerte', p_id);
  RETURN true;
END $$;
COMMENT ON FUNCTION gestion.retirer_alerte(uuid, uuid) IS
  'L''auteur retire son alerte tant que la direction ne l''a pas prise en charge ; faux sinon.';

-- ── partenaires : un délai relu se date, au nom de qui l'a relu ────────────────────────────────────────────────
ALTER TABLE gestion.echeance_legale ADD COLUMN verifie_par uuid;                 -- NULL : la référence livrée avec le service
CREATE FUNCTION gestion.reverifier_echeance(p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL THEN RETURN false; END IF;
  UPDATE gestion.echeance_legale SET verifie_le = current_date, verifie_par = garde.uid() WHERE id = p_id AND actif;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.reverifier_echeance(uuid) IS 'Quelqu''un du service vient de relire le texte cité : daté d''aujourd''hui, à son nom.';

-- Une fiche relue deux fois par la même date garde le nom du dernier qui l'a dit.
CREATE FUNCTION gestion.reverifier_partenaire(p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL THEN RETURN false; END IF;
  UPDATE gestion.partenaire SET verifie_le = current_date, verifie_par = garde.uid() WHERE id = p_id AND actif;
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.reverifier_partenaire(uuid) IS 'Quelqu''un du service vient d''appeler : la fiche est juste aujourd''hui, à son nom.';

-- Les frontaliers : deux délais courts, que le droit français ne laisse pas deviner. Lus sur guichet.lu et legilux.public.lu.
INSERT INTO gestion.echeance_legale (partenaire_code, demarche, effet, depart, nombre, unite, suite, source, url, verifie_le)
VALUES
  ('itm', 'Licenciement avec préavis au Luxembourg : demander les motifs', 'demande', 'la notification du licenciement', 1, 'mois',
   'Par lettre recommandée à l''employeur, qui a un mois pour répondre par lettre recommandée ; sans réponse, le licenciement est abusif.',
   'Code du travail (LU), art. L. 124-5', 'https://guichet.public.lu', DATE '2026-11-21'),
  ('itm', 'Licenciement au Luxembourg : saisir le tribunal du travail', 'recours',
   'la notification du licenciement ou, si les motifs ont été demandés, leur réception ou la fin du mois donné pour les dire', 3, 'mois',
   'Requête au tribunal du travail du lieu de travail. Une réclamation écrite à l''employeur, par le salarié, un avocat ou un syndicat, ouvre un délai d''un an.',
   'Code du travail (LU), art. L. 124-11',
   'https://guichet.public.lu/fr/citoyens/justice/voies-recours-reglement-litiges/recours-administratifs-judiciaires/contestation-licenciement-tribunal.html',
   DATE '2026-11-21')
ON CONFLICT DO NOTHING;
RESET ROLE;

SET ROLE prop_garde;
CREATE FUNCTION garde.nom_du_service(p_compte uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT c.nom FROM garde.compte c WHERE c.id = p_compte AND c.entreprise_id IS NULL AND (SELECT garde.prestataire()) IS NOT NULL $$;
COMMENT ON FUNCTION garde.nom_du_service(uuid) IS
  'Le nom d''un compte du prestataire, parti ou non, pour dire qui a vérifié ; NULL pour un compte client ou une session RH.';
RESET ROLE;

-- ── l'affiche dit quand on répond, et où exercer ses droits ────────────────────────────────────────────────────
SET ROLE prop_gestion;
ALTER TABLE gestion.prestataire ADD COLUMN horaires text NOT NULL DEFAULT '' CHECK (length(horaires) <= 80);  -- « Du lundi au vendredi, 8 h 30 – 18 h »
CREATE FUNCTION gestion.affiche_joindre(p_code text) RETURNS TABLE (horaires text, courriel text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT s.horaires, s.courriel FROM gestion.prestataire s WHERE gestion.entreprise_affichee(p_code) IS NOT NULL $$;
COMMENT ON FUNCTION gestion.affiche_joindre(text) IS 'Quand le service répond et où lui écrire, pour un code affiché ; rien pour un autre.';
RESET ROLE;
