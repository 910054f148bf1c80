-- La boîte aux lettres change de paire de clés : on scelle avec la neuve, on ouvre avec toutes, on rescelle par lots. Puis les titres au fil,
-- et le lien d'un rendez-vous que l'on reprend.
--
-- Un pli nomme la paire qui l'a scellé : un octet de forme, huit de l'empreinte de la moitié publique. Les plis d'avant n'en nomment aucune ;
-- leur longueur les distingue (48 au lieu de 57 modulo 64 : un feuillet est un multiple de 64).
SET ROLE prop_nominatif;

-- La paire en service a le numéro 1, toujours ; celles qu'on quitte restent tant qu'un pli en dépend.
ALTER TABLE nominatif.boite DROP CONSTRAINT boite_id_check;
ALTER TABLE nominatif.boite ADD COLUMN quittee_le timestamptz;
ALTER TABLE nominatif.boite ALTER COLUMN quittee_le SET STATISTICS 0;
ALTER TABLE nominatif.boite ADD CONSTRAINT boite_id_check CHECK (id >= 1 AND (id = 1) = (quittee_le IS NULL));

CREATE OR REPLACE FUNCTION nominatif.boite_publique() RETURNS TABLE (publique bytea, canaux text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT b.publique, b.canaux FROM nominatif.boite b WHERE b.id = 1 $$;

-- Toutes, celle en service d'abord.
CREATE OR REPLACE FUNCTION nominatif.boite_privee() RETURNS TABLE (publique bytea, privee_enveloppee bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b ORDER BY b.id $$;

CREATE OR REPLACE FUNCTION nominatif.annoncer_canaux(p_canaux text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ UPDATE nominatif.boite SET canaux = p_canaux WHERE id = 1 AND canaux <> p_canaux $$;

CREATE OR REPLACE FUNCTION nominatif.boite_enveloppee() RETURNS TABLE (publique bytea, privee_enveloppee bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b ORDER BY b.id;
END $$;

-- La paire vue laisse sa place à une neuve, en une fois : aucune demande ne trouve la boîte vide. Faux si elle a déjà changé.
CREATE FUNCTION nominatif.tourner_boite(p_vue bytea, p_publique bytea, p_privee_enveloppee bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM 1 FROM nominatif.boite b WHERE b.id = 1 AND b.publique = p_vue FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO nominatif.boite (id, publique, privee_enveloppee, quittee_le)
    SELECT (SELECT max(x.id) + 1 FROM nominatif.boite x), b.publique, b.privee_enveloppee, now() FROM nominatif.boite b WHERE b.id = 1;
  UPDATE nominatif.boite SET publique = p_publique, privee_enveloppee = p_privee_enveloppee WHERE id = 1;
  RETURN true;
END $$;

-- Ce qu'un pli dit de la paire qui l'a scellé ; NULL : d'avant, ou pas de pli.
CREATE FUNCTION nominatif._paire_du_pli(p_contenu bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT CASE WHEN octet_length(p_contenu) % 64 = 57 AND get_byte(p_contenu, 0) = 2 THEN substring(p_contenu FROM 2 FOR 8) END $$;

CREATE FUNCTION nominatif._plis() RETURNS TABLE (pli text, entreprise_id uuid, id uuid, contenu bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT 'orientation', o.entreprise_id, o.id, o.contenu FROM nominatif.orientation_rh o WHERE o.contenu IS NOT NULL
  UNION ALL SELECT 'contact', r.entreprise_id, r.id, r.contact FROM nominatif.reservation r WHERE r.contact IS NOT NULL
  UNION ALL SELECT 'lien', r.entreprise_id, r.id, r.lien FROM nominatif.reservation r WHERE r.lien IS NOT NULL
$$;

-- Un lot de plis qui ne sont pas sous la paire en service, après celui qu'on a vu en dernier.
CREATE FUNCTION nominatif.plis_a_resceller(p_apres_pli text, p_apres uuid, p_limite int)
RETURNS TABLE (pli text, entreprise_id uuid, id uuid, contenu bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE v_paire bytea;
BEGIN
  SELECT substring(sha256(b.publique) FROM 1 FOR 8) INTO v_paire FROM nominatif.boite b WHERE b.id = 1;
  RETURN QUERY SELECT p.pli, p.entreprise_id, p.id, p.contenu FROM nominatif._plis() p
    WHERE nominatif._paire_du_pli(p.contenu) IS DISTINCT FROM v_paire AND (p_apres IS NULL OR (p.pli, p.id) > (p_apres_pli, p_apres))
    ORDER BY p.pli, p.id LIMIT p_limite;
END $$;

-- Remplace un pli par le même sous la paire en service, s'il est encore celui qu'on a lu.
CREATE FUNCTION nominatif.resceller_pli(p_pli text, p_entreprise uuid, p_id uuid, p_avant bytea, p_apres bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF nominatif._paire_du_pli(p_apres) IS DISTINCT FROM
     (SELECT substring(sha256(b.publique) FROM 1 FOR 8) FROM nominatif.boite b WHERE b.id = 1) THEN RETURN false; END IF;
  CASE p_pli
    WHEN 'orientation' THEN
      UPDATE nominatif.orientation_rh SET contenu = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND contenu = p_avant;
    WHEN 'contact' THEN
      UPDATE nominatif.reservation SET contact = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND contact = p_avant;
    WHEN 'lien' THEN
      UPDATE nominatif.reservation SET lien = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND lien = p_avant;
    ELSE RETURN false;
  END CASE;
  RETURN FOUND;
END $$;

-- Les paires quittées, et combien de plis en dépendent ; un pli d'avant peut dépendre de chacune.
CREATE FUNCTION nominatif.boites_quittees() RETURNS TABLE (publique bytea, quittee_le timestamptz, plis bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT b.publique, b.quittee_le, count(p.id)
  FROM nominatif.boite b
  LEFT JOIN nominatif._plis() p
    ON coalesce(nominatif._paire_du_pli(p.contenu), substring(sha256(b.publique) FROM 1 FOR 8)) = substring(sha256(b.publique) FROM 1 FOR 8)
  WHERE b.quittee_le IS NOT NULL
  GROUP BY b.publique, b.quittee_le
$$;

-- Dix minutes : une demande qui avait lu l'ancienne moitié publique a fini d'écrire. Rend combien de paires sont oubliées.
CREATE FUNCTION nominatif.oublier_boites() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_nombre int;
BEGIN
  LOCK TABLE nominatif.reservation, nominatif.orientation_rh IN SHARE MODE;
  DELETE FROM nominatif.boite b USING nominatif.boites_quittees() q
    WHERE b.publique = q.publique AND b.id > 1 AND q.plis = 0 AND q.quittee_le < now() - interval '10 minutes';
  GET DIAGNOSTICS v_nombre = ROW_COUNT;
  RETURN v_nombre;
END $$;

GRANT EXECUTE ON FUNCTION nominatif.tourner_boite(bytea, bytea, bytea), nominatif.plis_a_resceller(text, uuid, int),
  nominatif.resceller_pli(text, uuid, uuid, bytea, bytea), nominatif.boites_quittees(), nominatif.oublier_boites() TO prop_garde;
RESET ROLE;

-- ── le fil du dossier dit ses documents par leur titre ─────────────────────────────────────────────────────────
SET ROLE prop_nominatif;
CREATE OR REPLACE FUNCTION nominatif.lire_dossier(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (sorte text, id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE v_notes boolean;
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_dossier_refus', p_dossier);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_dossier', p_dossier);
  v_notes := nominatif.lit_les_notes(p_entreprise, p_dossier);
  RETURN QUERY
    SELECT x.sorte, x.id, x.version, x.contenu, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.dossier d
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
      CROSS JOIN LATERAL (
        SELECT 'dossier' AS sorte, d.id, d.version, d.contenu
        UNION ALL
        SELECT 'entretien', e.id, e.version, e.note FROM nominatif.entretien e
         WHERE e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id AND e.note IS NOT NULL AND (v_notes OR e.auteur_id = garde.uid())
        UNION ALL
        SELECT 'demarche', m.id, m.version, m.contenu FROM nominatif.demarche m
         WHERE m.entreprise_id = d.entreprise_id AND m.dossier_id = d.id AND m.contenu IS NOT NULL
        UNION ALL
        SELECT 'document', o.id, o.version, o.contenu FROM nominatif.document o
         WHERE o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id AND o.contenu IS NOT NULL
        UNION ALL
        SELECT s.sorte, s.id, s.version, s.contenu FROM nominatif._contenus_suivi(d.entreprise_id, d.id) s) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;
RESET ROLE;

-- ── une annulation reprise rend son lien à la personne ─────────────────────────────────────────────────────────
-- Annulé, un lien ne mène nulle part : _par_lien le refuse. Qui voulait son lien dans les messages en recevra un neuf avec le suivant ; à qui
-- n'a que celui de la page, il sert de nouveau, sauf s'il a lui-même servi à annuler : un lien ne sert qu'une fois.
SET ROLE prop_nominatif;
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
     SET jeton = CASE WHEN v_sorte = 'annulation' AND (lien IS NOT NULL OR session_user = 'app_public') THEN NULL ELSE jeton END,
         sans_permanence = false,
         expire_le = CASE v_sorte WHEN 'annulation' THEN expire_le WHEN 'report' THEN now() + interval '14 days'
                       ELSE (NEW.jour + NEW.heure) AT TIME ZONE 'Europe/Paris' END
   WHERE entreprise_id = NEW.entreprise_id AND rendez_vous_id = NEW.id;
  IF FOUND THEN PERFORM nominatif._prevenir(NEW.entreprise_id, NEW.id, v_sorte); END IF;
  RETURN NULL;
END $$;

-- La réservation d'un de mes rendez-vous à venir dont le lien des messages est mort ; NULL s'il n'y en a pas à refaire.
CREATE FUNCTION nominatif.lien_a_renouveler(p_entreprise uuid, p_rendez_vous uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT v.id FROM nominatif.reservation v
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id
  WHERE v.entreprise_id = p_entreprise AND v.rendez_vous_id = p_rendez_vous AND v.jeton IS NULL AND v.lien IS NOT NULL
    AND r.referent_id = garde.uid() AND r.statut = 'a_venir'
$$;

-- p_lien NULL : l'installation ne dit plus son adresse, les messages partent sans lien.
CREATE FUNCTION nominatif.renouveler_lien(p_entreprise uuid, p_rendez_vous uuid, p_jeton bytea, p_lien bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF octet_length(p_lien) > 1024 THEN RETURN false; END IF;
  UPDATE nominatif.reservation v SET jeton = p_jeton, lien = p_lien
   WHERE v.entreprise_id = p_entreprise AND v.id = nominatif.lien_a_renouveler(p_entreprise, p_rendez_vous);
  RETURN FOUND;
END $$;

-- Un lien mort ne part dans aucun message.
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
  SELECT p.entreprise_id, p.id, p.reservation_id, p.sorte, v.contact, CASE WHEN v.jeton IS NOT NULL THEN v.lien END, r.jour, r.heure, p.essais
  FROM pris p
  JOIN nominatif.reservation v ON v.entreprise_id = p.entreprise_id AND v.id = p.reservation_id AND v.contact IS NOT NULL
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id;
END $$;
RESET ROLE;

-- ── le coffre, sur le serveur seulement ────────────────────────────────────────────────────────────────────────
SET ROLE prop_garde;
CREATE FUNCTION garde.coffre_tourner_boite(p_vue bytea, p_publique bytea, p_privee_enveloppee bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.tourner_boite(p_vue, p_publique, p_privee_enveloppee) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_tourner_boite', NULL, NULL);
  RETURN true;
END $$;

CREATE FUNCTION garde.coffre_plis(p_apres_pli text, p_apres uuid, p_limite int)
RETURNS TABLE (pli text, entreprise_id uuid, id uuid, contenu bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.plis_a_resceller(p_apres_pli, p_apres, p_limite);
END $$;

CREATE FUNCTION garde.coffre_resceller(p_pli text, p_entreprise uuid, p_id uuid, p_avant bytea, p_apres bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.resceller_pli(p_pli, p_entreprise, p_id, p_avant, p_apres) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_resceller', p_id, NULL);
  RETURN true;
END $$;

CREATE FUNCTION garde.coffre_boites_quittees() RETURNS TABLE (publique bytea, quittee_le timestamptz, plis bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.boites_quittees();
END $$;

CREATE FUNCTION garde.coffre_oublier_boites() RETURNS int
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_nombre int;
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  v_nombre := nominatif.oublier_boites();
  IF v_nombre > 0 THEN PERFORM journal.ecrire_garde('coffre_oublier_boites', NULL, NULL); END IF;
  RETURN v_nombre;
END $$;
RESET ROLE;
