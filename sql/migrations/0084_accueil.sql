-- L'accueil : la page d'un code d'affiche prend un rendez-vous sans compte, la RH oriente une personne à sens unique. Ceux qui reçoivent
-- (app_public, app_client) scellent pour une clé dont la moitié privée est enveloppée par la clé maître : ils ne rouvrent rien.

-- ── gestion : ce qu'une affiche dit déjà, et qui reçoit ────────────────────────────────────────────────────────
SET ROLE prop_gestion;
GRANT USAGE ON SCHEMA gestion TO prop_nominatif;

CREATE FUNCTION gestion._maintenant() RETURNS timestamp
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT now() AT TIME ZONE 'Europe/Paris' $$;

-- Les permanences publiées d'une entreprise, six semaines devant, qu'un intervenant tient et qui ne sont pas finies.
CREATE FUNCTION gestion.permanences_ouvertes(p_entreprise uuid)
RETURNS TABLE (permanence_id uuid, compte_id uuid, jour date, debut time, fin time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.id, i.compte_id, p.jour, p.debut, p.fin
  FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
  WHERE p.entreprise_id = p_entreprise AND p.statut = 'publiee'
    AND p.jour >= gestion._maintenant()::date AND p.jour <= gestion._maintenant()::date + 42
    AND p.jour + p.fin > gestion._maintenant()
$$;
COMMENT ON FUNCTION gestion.permanences_ouvertes(uuid) IS 'Où un rendez-vous peut se prendre, et chez quel compte ; pour prop_nominatif seul.';

-- Une ligne par permanence, ou une seule sans permanence ; aucune pour un code que personne n'affiche. Ni le nom de l'entreprise, ni rien qui
-- dépende d'une réservation : la page est la même, à l'octet, que quelqu'un ait pris rendez-vous ou non.
CREATE FUNCTION gestion.affiche(p_code text)
RETURNS TABLE (service text, telephone text, permanence_id uuid, jour date, debut time, fin time, intervenant text, ligne text, lieu text,
  adresse text, reservable boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT s.nom, s.telephone, p.id, p.jour, p.debut, p.fin, btrim(i.prenom || ' ' || i.nom), i.telephone,
    -- Le nom d'un site est souvent celui de l'entreprise : la salle suffit à qui y travaille.
    btrim(concat_ws(', ', CASE WHEN l.type <> 'site' THEN l.nom END, nullif(l.salle, ''), nullif(l.commune, ''))),
    CASE WHEN l.type <> 'site' THEN btrim(concat_ws(', ', nullif(l.adresse, ''), nullif(concat_ws(' ', l.code_postal, l.commune), ''))) ELSE '' END,
    i.compte_id IS NOT NULL
  FROM (SELECT gestion.entreprise_affichee(p_code) AS entreprise_id) e
  LEFT JOIN gestion.prestataire s ON true
  LEFT JOIN gestion.permanence p ON p.entreprise_id = e.entreprise_id AND p.statut = 'publiee'
    AND p.jour >= gestion._maintenant()::date AND p.jour <= gestion._maintenant()::date + 42 AND p.jour + p.fin > gestion._maintenant()
  LEFT JOIN gestion.intervenant i ON i.id = p.intervenant_id
  LEFT JOIN gestion.lieu l ON l.id = p.lieu_id
  WHERE e.entreprise_id IS NOT NULL
  ORDER BY p.jour, p.debut, p.id
$$;
COMMENT ON FUNCTION gestion.affiche(text) IS 'La page publique d''un code d''affiche : permanences publiées et téléphones, jamais l''entreprise ni une réservation.';

-- Les mêmes permanences, pour déplacer un rendez-vous dont on ne connaît que le lien ; pour prop_nominatif seul.
CREATE FUNCTION gestion.permanence_actuelle(p_entreprise uuid, p_permanence uuid)
RETURNS TABLE (permanence_id uuid, compte_id uuid, jour date, debut time, fin time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.id, i.compte_id, p.jour, p.debut, p.fin
  FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
  WHERE p.entreprise_id = p_entreprise AND (p.id = p_permanence OR p.remplace_id = p_permanence) AND p.statut IN ('publiee', 'tenue')
  ORDER BY p.id = p_permanence DESC, p.jour, p.debut
  LIMIT 1
$$;
COMMENT ON FUNCTION gestion.permanence_actuelle(uuid, uuid) IS 'La permanence, ou celle qui la remplace ; aucune ligne si elle est annulée sans remplaçante.';

-- À qui va une orientation : prochaine permanence du site, de l'entreprise, contrat, dernière permanence ; un absent du jour en dernier.
CREATE FUNCTION gestion.recoit_orientation(p_entreprise uuid, p_etablissement uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT i.compte_id
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
  WHERE EXISTS (SELECT 1 FROM gestion.etablissement t WHERE t.entreprise_id = p_entreprise AND t.id = p_etablissement AND t.ouvert)
  ORDER BY EXISTS (SELECT 1 FROM gestion.absence a WHERE a.intervenant_id = i.id AND current_date >= a.debut AND current_date <= a.fin),
    q.ordre, q.jours, i.compte_id
  LIMIT 1
$$;
COMMENT ON FUNCTION gestion.recoit_orientation(uuid, uuid) IS 'Compte de l''intervenant qui reçoit une orientation de cet établissement ; NULL si personne. Ne lit que le planning.';
RESET ROLE;

-- ── nominatif : la boîte, les réservations, les messages, les orientations ─────────────────────────────────────
SET ROLE prop_nominatif;

-- La boîte aux lettres de l'installation : on y glisse avec la moitié publique, on n'ouvre qu'avec la clé maître.
CREATE TABLE nominatif.boite (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  publique bytea NOT NULL CHECK (octet_length(publique) = 32),
  privee_enveloppee bytea NOT NULL CHECK (octet_length(privee_enveloppee) >= 60),
  canaux text[] NOT NULL DEFAULT '{}' CHECK (canaux <@ ARRAY['courriel', 'sms'])  -- ce que le service sait envoyer aujourd'hui
);

-- Ce qu'un rendez-vous pris par l'affiche a de plus : un lien à usage unique, et de quoi prévenir. Meurt le jour passé.
CREATE TABLE nominatif.reservation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  rendez_vous_id uuid NOT NULL,
  jeton bytea CHECK (octet_length(jeton) = 32),                                  -- sha256 du lien ; NULL : il ne mène plus nulle part
  expire_le timestamptz NOT NULL,
  contact bytea,                                                                 -- scellé pour la boîte
  lien bytea,                                                                    -- l'adresse à mettre dans les messages, scellée, si la personne l'a voulu
  empreinte bytea CHECK (octet_length(empreinte) = 16),                          -- HMAC du contact : plafonner sans connaître
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, rendez_vous_id) REFERENCES nominatif.rendez_vous ON DELETE CASCADE,
  CHECK ((contact IS NULL) = (empreinte IS NULL))
);
CREATE UNIQUE INDEX reservation_rendez_vous ON nominatif.reservation (entreprise_id, rendez_vous_id);
CREATE UNIQUE INDEX reservation_jeton ON nominatif.reservation (jeton);

-- Les messages à partir : aucun texte, aucun destinataire. Partis ou périmés, ils disparaissent.
CREATE TABLE nominatif.message (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  reservation_id uuid NOT NULL,
  sorte text NOT NULL CHECK (sorte IN ('confirmation', 'deplacement', 'annulation', 'rappel')),
  reprise_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  essais smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, reservation_id) REFERENCES nominatif.reservation ON DELETE CASCADE
);
CREATE INDEX message_reservation ON nominatif.message (entreprise_id, reservation_id);

-- Des essais par empreinte et par jour ; l'empreinte d'une adresse change de clé chaque jour, aucune adresse n'est gardée.
CREATE TABLE nominatif.compteur (
  cle bytea NOT NULL CHECK (octet_length(cle) = 16),
  jour date NOT NULL,
  nombre int NOT NULL,
  PRIMARY KEY (cle, jour)
);

-- Un rang par intervenant : deux réservations à la fois attendent leur tour, et la seconde voit ce que la première a pris. Contre un
-- rendez-vous posé à la main au même instant, rendez_vous_chevauche tranche.
CREATE TABLE nominatif.tour (
  referent_id uuid PRIMARY KEY
);

-- Une personne que son employeur oriente, avec son accord. Son nom meurt trente jours après, ou dès qu'il a servi.
CREATE TABLE nominatif.orientation_rh (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  referent_id uuid NOT NULL,
  etablissement_id uuid NOT NULL,
  transmise_le date NOT NULL DEFAULT current_date,
  rappelee_le date,
  etat text NOT NULL DEFAULT 'recue' CHECK (etat IN ('recue', 'dossier', 'sans_suite', 'perimee')),
  contenu bytea,                                                                 -- nom, moyen de joindre, phrase de l'accord ; scellés pour la boîte
  PRIMARY KEY (entreprise_id, id),
  CHECK ((etat = 'recue') = (contenu IS NOT NULL))
);
CREATE INDEX orientation_rh_referent ON nominatif.orientation_rh (referent_id, etat, transmise_le);

-- Ce que la RH en revoit, pour toujours : un jour. Aucun lien avec la ligne ci-dessus, et rien ne la change jamais.
CREATE TABLE nominatif.orientation_transmise (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  compte_id uuid NOT NULL,
  transmise_le date NOT NULL DEFAULT current_date,
  PRIMARY KEY (entreprise_id, id)
);
CREATE INDEX orientation_transmise_compte ON nominatif.orientation_transmise (entreprise_id, compte_id, transmise_le);
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['boite', 'reservation', 'message', 'compteur', 'tour', 'orientation_rh', 'orientation_transmise'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.orientation_rh AS RESTRICTIVE TO app_nominatif
  USING (referent_id = (SELECT garde.uid())) WITH CHECK (referent_id = (SELECT garde.uid()));
CREATE POLICY lire_app_nominatif ON nominatif.orientation_rh FOR SELECT TO app_nominatif USING (true);

-- ── la boîte ───────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION nominatif.boite_publique() RETURNS TABLE (publique bytea, canaux text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT b.publique, b.canaux FROM nominatif.boite b $$;

-- Enveloppée par la clé maître : sans elle, ces octets n'ouvrent rien. Le facteur la lit sans session.
CREATE FUNCTION nominatif.boite_privee() RETURNS TABLE (publique bytea, privee_enveloppee bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b $$;

-- La première posée gagne ; une boîte ne se remplace pas, ce qui y est scellé serait perdu.
CREATE FUNCTION nominatif.poser_boite(p_publique bytea, p_privee_enveloppee bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ INSERT INTO nominatif.boite (publique, privee_enveloppee) VALUES (p_publique, p_privee_enveloppee) ON CONFLICT DO NOTHING $$;

-- La clé maître change : la même moitié privée, enveloppée par la nouvelle.
CREATE FUNCTION nominatif.reenvelopper_boite(p_publique bytea, p_avant bytea, p_apres bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.boite SET privee_enveloppee = p_apres WHERE publique = p_publique AND privee_enveloppee = p_avant;
  RETURN FOUND;
END $$;

CREATE FUNCTION nominatif.annoncer_canaux(p_canaux text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ UPDATE nominatif.boite SET canaux = p_canaux WHERE canaux <> p_canaux $$;

-- ── plafonds et tours ──────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION nominatif._compter(p_cle bytea, p_plafond int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO nominatif.compteur AS c (cle, jour, nombre) VALUES (p_cle, current_date, 1)
  ON CONFLICT (cle, jour) DO UPDATE SET nombre = c.nombre + 1 WHERE c.nombre < p_plafond;
  RETURN FOUND;
END $$;

CREATE FUNCTION nominatif._attendre_son_tour(p_referent uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO nominatif.tour (referent_id) VALUES (p_referent) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM nominatif.tour t WHERE t.referent_id = p_referent FOR UPDATE;
END $$;

-- L'heure libre la plus proche de celle qu'on voudrait, de quart d'heure en quart d'heure ; NULL : plus aucune.
CREATE FUNCTION nominatif._heure_libre(p_referent uuid, p_jour date, p_debut time, p_fin time, p_minutes int, p_heure time, p_sauf uuid) RETURNS time
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT c.heure
  FROM (
    SELECT (p_debut + make_interval(mins => 15 * n))::time AS heure
    FROM generate_series(0, ((extract(epoch FROM (p_fin - p_debut)) / 60)::int - p_minutes) / 15) n) c
  WHERE p_jour + c.heure > (now() AT TIME ZONE 'Europe/Paris') + interval '30 minutes'
    AND NOT EXISTS (
      SELECT 1 FROM nominatif.rendez_vous r
      WHERE r.referent_id = p_referent AND r.jour = p_jour AND r.statut IN ('a_venir', 'a_renseigner', 'honore', 'non_honore')
        AND r.id IS DISTINCT FROM p_sauf
        AND r.jour + r.heure < p_jour + c.heure + make_interval(mins => p_minutes)
        AND p_jour + c.heure < r.jour + r.heure + make_interval(mins => r.minutes))
  ORDER BY abs(extract(epoch FROM (c.heure - p_heure))), c.heure
  LIMIT 1
$$;

-- ── prévenir ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Quatre messages par jour et par contact, puis silence : un refus dirait à qui tape le numéro d'un autre qu'il a déjà rendez-vous.
CREATE FUNCTION nominatif._prevenir(p_entreprise uuid, p_rendez_vous uuid, p_sorte text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v nominatif.reservation%ROWTYPE;
  debut timestamptz;
BEGIN
  SELECT * INTO v FROM nominatif.reservation r WHERE r.entreprise_id = p_entreprise AND r.rendez_vous_id = p_rendez_vous;
  IF v.contact IS NULL THEN RETURN; END IF;
  DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.reservation_id = v.id;
  SELECT (r.jour + r.heure) AT TIME ZONE 'Europe/Paris' INTO debut
    FROM nominatif.rendez_vous r WHERE r.entreprise_id = p_entreprise AND r.id = p_rendez_vous;
  IF debut <= now() THEN RETURN; END IF;
  IF nominatif._compter(v.empreinte, 4) THEN
    INSERT INTO nominatif.message (entreprise_id, reservation_id, sorte, reprise_le, expire_le)
    VALUES (p_entreprise, v.id, p_sorte, now(), least(debut, now() + interval '12 hours'));
  END IF;
  -- Le rappel : la veille à la même heure, et jamais dans la dernière heure.
  IF p_sorte IN ('confirmation', 'deplacement') AND debut - interval '26 hours' > now() THEN
    INSERT INTO nominatif.message (entreprise_id, reservation_id, sorte, reprise_le, expire_le)
    VALUES (p_entreprise, v.id, 'rappel', debut - interval '24 hours', debut - interval '1 hour');
  END IF;
END $$;

-- Qui que ce soit qui déplace ou annule, la personne l'apprend.
CREATE FUNCTION nominatif.prevenir_du_changement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.statut IN ('annule_personne', 'annule_service', 'reporte') THEN
    UPDATE nominatif.reservation SET jeton = NULL, lien = NULL WHERE entreprise_id = NEW.entreprise_id AND rendez_vous_id = NEW.id;
    PERFORM nominatif._prevenir(NEW.entreprise_id, NEW.id, 'annulation');
  ELSIF NEW.statut = 'a_venir' AND (NEW.jour, NEW.heure) IS DISTINCT FROM (OLD.jour, OLD.heure) THEN
    UPDATE nominatif.reservation SET expire_le = (NEW.jour + NEW.heure) AT TIME ZONE 'Europe/Paris'
     WHERE entreprise_id = NEW.entreprise_id AND rendez_vous_id = NEW.id;
    PERFORM nominatif._prevenir(NEW.entreprise_id, NEW.id, 'deplacement');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER prevenir_du_changement AFTER UPDATE OF statut, jour, heure ON nominatif.rendez_vous
  FOR EACH ROW WHEN (OLD.statut = 'a_venir' AND NEW.code IS NOT NULL) EXECUTE FUNCTION nominatif.prevenir_du_changement();

-- ── le rendez-vous d'une affiche, sans session ─────────────────────────────────────────────────────────────────
-- etat : pris | complet | trop | inconnu. Le plus proche de l'heure voulue ; p_codes : des codes tirés au sort, le premier libre sert.
CREATE FUNCTION nominatif.reserver(p_code text, p_permanence uuid, p_heure time, p_minutes smallint, p_id uuid, p_jeton bytea, p_codes text[],
  p_contact bytea, p_empreinte bytea, p_lien bytea, p_adresse bytea)
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
  -- Vingt réservations par adresse et par jour (une usine sort souvent par une seule), cinquante par entreprise.
  IF NOT nominatif._compter(p_adresse, 20) OR (v_entreprise IS NOT NULL AND NOT nominatif._compter(uuid_send(v_entreprise), 50)) THEN
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
  PERFORM nominatif._prevenir(v_entreprise, v_rendez_vous, 'confirmation');
  RETURN QUERY SELECT 'pris', v_permanence.jour, v_heure, p_minutes, v_code;
END $$;
COMMENT ON FUNCTION nominatif.reserver(text, uuid, time, smallint, uuid, bytea, text[], bytea, bytea, bytea, bytea) IS
  'Pour app_public : un rendez-vous dans une permanence publiée de ce code. Rien de ce qui nomme n''est lisible dans ses paramètres.';

-- La réservation d'un lien encore vivant.
CREATE FUNCTION nominatif._par_lien(p_jeton bytea) RETURNS TABLE (entreprise_id uuid, reservation_id uuid, rendez_vous_id uuid, permanence_id uuid,
  referent_id uuid, jour date, heure time, minutes smallint, code text, a_lien boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT v.entreprise_id, v.id, r.id, r.permanence_id, r.referent_id, r.jour, r.heure, r.minutes, r.code, v.lien IS NOT NULL
  FROM nominatif.reservation v
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.statut = 'a_venir'
  WHERE v.jeton = sha256(p_jeton) AND v.expire_le > now()
$$;

-- Ce que le lien montre : le rendez-vous, et les permanences où le déplacer. Aucun nom, aucune entreprise, aucun lieu.
CREATE FUNCTION nominatif.reservation_lire(p_jeton bytea)
RETURNS TABLE (id uuid, jour date, heure time, minutes smallint, code text, a_lien boolean, permanence_id uuid, permanence_jour date, debut time, fin time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT v.reservation_id, v.jour, v.heure, v.minutes, v.code, v.a_lien, o.permanence_id, o.jour, o.debut, o.fin
  FROM nominatif._par_lien(p_jeton) v
  LEFT JOIN LATERAL gestion.permanences_ouvertes(v.entreprise_id) o ON true
  ORDER BY o.jour, o.debut, o.permanence_id
$$;

-- etat : deplace | complet | inconnu. Le lien meurt, p_nouveau (sha256) le remplace.
CREATE FUNCTION nominatif.reservation_deplacer(p_jeton bytea, p_permanence uuid, p_heure time, p_nouveau bytea, p_lien bytea)
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
  SELECT * INTO o FROM gestion.permanences_ouvertes(v.entreprise_id) x WHERE x.permanence_id = p_permanence;
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
    UPDATE nominatif.rendez_vous SET permanence_id = o.permanence_id, referent_id = o.compte_id, jour = o.jour, heure = v_heure
     WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id;
  EXCEPTION WHEN exclusion_violation OR unique_violation THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time;
    RETURN;
  END;
  RETURN QUERY SELECT 'deplace', o.jour, v_heure;
END $$;

CREATE FUNCTION nominatif.reservation_annuler(p_jeton bytea) RETURNS TABLE (jour date, heure time)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM nominatif._par_lien(p_jeton);
  UPDATE nominatif.rendez_vous SET statut = 'annule_personne'
   WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id AND statut = 'a_venir';
  IF FOUND THEN RETURN QUERY SELECT v.jour, v.heure; END IF;
END $$;

-- ── le facteur : sans session, il n'obtient que du scellé ──────────────────────────────────────────────────────
-- Ce qui doit partir maintenant. Pris, un message ne l'est pas par un autre ; l'essai suivant attend 1, 4, 16, 64 minutes.
CREATE FUNCTION nominatif.messages_dus(p_limite int)
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
      SELECT x.entreprise_id, x.id FROM nominatif.message x WHERE x.reprise_le <= now() ORDER BY x.reprise_le LIMIT p_limite FOR UPDATE SKIP LOCKED)
    RETURNING m.*)
  SELECT p.entreprise_id, p.id, p.reservation_id, p.sorte, v.contact, v.lien, r.jour, r.heure, p.essais
  FROM pris p
  JOIN nominatif.reservation v ON v.entreprise_id = p.entreprise_id AND v.id = p.reservation_id AND v.contact IS NOT NULL
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id;
END $$;

-- Parti, ou impossible à faire partir : plus rien n'en reste.
CREATE FUNCTION nominatif.message_clos(p_entreprise uuid, p_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.id = p_id $$;

-- Une permanence annulée ou changée de main emmène ses réservations : chez le remplaçant à la même heure, sinon la personne est prévenue.
CREATE FUNCTION nominatif.suivre_permanences() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  r record;
  n int := 0;
BEGIN
  FOR r IN
    SELECT x.entreprise_id, x.id, x.jour, x.heure, x.minutes, o.permanence_id, o.compte_id, o.jour AS jour_actuel, o.debut, o.fin
    FROM nominatif.reservation v
    JOIN nominatif.rendez_vous x ON x.entreprise_id = v.entreprise_id AND x.id = v.rendez_vous_id
    LEFT JOIN LATERAL gestion.permanence_actuelle(x.entreprise_id, x.permanence_id) o ON true
    WHERE x.statut = 'a_venir' AND x.dossier_id IS NULL AND v.expire_le > now()
      AND (o.permanence_id, o.compte_id, o.jour) IS DISTINCT FROM (x.permanence_id, x.referent_id, x.jour)
  LOOP
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

-- Ce qui a fait son temps : contacts du passé, noms orientés de plus de trente jours, compteurs d'hier.
CREATE FUNCTION nominatif.purger_accueil() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  n int;
  total int := 0;
BEGIN
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.orientation_rh SET etat = 'perimee', contenu = NULL WHERE etat = 'recue' AND transmise_le <= current_date - 30;
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  DELETE FROM nominatif.compteur c WHERE c.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN total + n;
END $$;

-- ── l'orientation par la RH ────────────────────────────────────────────────────────────────────────────────────
-- etat : transmise | personne | trop | inconnu. Ne lit que le planning et ce que la RH a déjà transmis : ce que devient une personne n'y entre pas.
CREATE FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_entreprise uuid := garde.tenant();
  v_referent uuid;
BEGIN
  IF v_entreprise IS NULL OR p_contenu IS NULL OR octet_length(p_contenu) > 4096 THEN RETURN 'inconnu'; END IF;
  v_referent := gestion.recoit_orientation(v_entreprise, p_etablissement);
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
COMMENT ON FUNCTION nominatif.orienter(uuid, uuid, bytea) IS 'Pour app_client : un nom scellé, vers l''intervenant de l''établissement. La RH ne peut plus le relire.';

-- Les jours où ce compte a transmis. Ne lit qu'une table que rien ne change : mêmes octets, mêmes lignes lues, que la personne soit venue ou non.
CREATE FUNCTION nominatif.orientations_transmises() RETURNS TABLE (transmise_le date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT t.transmise_le FROM nominatif.orientation_transmise t
  WHERE t.entreprise_id = (SELECT garde.tenant()) AND t.compte_id = (SELECT garde.uid())
  ORDER BY t.transmise_le DESC, t.id
$$;

-- Le contenu d'une orientation qui m'est adressée ; noté au journal, refus compris.
CREATE FUNCTION nominatif.lire_orientation(p_entreprise uuid, p_id uuid) RETURNS TABLE (contenu bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominatif.orientation_rh o
      WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.referent_id = garde.uid()) THEN
    PERFORM journal.ecrire('lire_orientation_refus', p_id);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_orientation', p_id);
  RETURN QUERY SELECT o.contenu FROM nominatif.orientation_rh o
    WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.transmise_le > current_date - 30;
END $$;

CREATE FUNCTION nominatif.rappeler_orientation(p_entreprise uuid, p_id uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.orientation_rh SET rappelee_le = current_date
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue';
  RETURN FOUND;
END $$;

-- p_suite : dossier | sans_suite. Le nom meurt ici ; il est dans le dossier, ou nulle part.
CREATE FUNCTION nominatif.clore_orientation(p_entreprise uuid, p_id uuid, p_suite text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF p_suite NOT IN ('dossier', 'sans_suite') THEN RETURN false; END IF;
  UPDATE nominatif.orientation_rh SET etat = p_suite, contenu = NULL
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('clore_orientation', p_id);
  RETURN true;
END $$;

-- À un collègue, le temps d'un congé.
CREATE FUNCTION nominatif.confier_orientation(p_entreprise uuid, p_id uuid, p_compte uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_compte) THEN RETURN false; END IF;
  UPDATE nominatif.orientation_rh SET referent_id = p_compte
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('confier_orientation', p_id);
  RETURN true;
END $$;
RESET ROLE;

-- Aucune statistique de valeurs, comme partout dans ce schéma.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname IN ('boite', 'reservation', 'message', 'compteur', 'tour', 'orientation_rh', 'orientation_transmise') GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
