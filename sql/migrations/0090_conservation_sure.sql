-- La conservation, relue (décision 0029) : ce qui repousse la fin, l'avis avant l'archive, un dossier à la fois sous son verrou, la liste
-- d'accès entière, ce qui manquait à la copie de la personne.
SET ROLE prop_nominatif;

-- Le jour d'ici, quel que soit le fuseau de la session.
CREATE FUNCTION nominatif._jour() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT (now() AT TIME ZONE 'Europe/Paris')::date $$;

-- ── le dernier contact ─────────────────────────────────────────────────────────────────────────────────────────
-- Jamais plus tard qu'aujourd'hui : une date mal tapée garderait un dossier dix ans.
CREATE OR REPLACE FUNCTION nominatif.noter_activite() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  n jsonb := to_jsonb(NEW);
  le date := CASE TG_TABLE_NAME
    WHEN 'entretien' THEN (n ->> 'jour')::date
    WHEN 'affectation' THEN (n ->> 'du')::date
    WHEN 'remise' THEN (n ->> 'remis_le')::date
    WHEN 'partage' THEN (n ->> 'consenti_le')::date
    WHEN 'pdp_etape' THEN CASE WHEN n ->> 'statut' = 'faite' THEN (n ->> 'statut_le')::date END
    -- Un appel reçu est un contact ; le rendre en est un autre.
    WHEN 'rappel' THEN CASE n ->> 'etat' WHEN 'a_faire' THEN (n ->> 'recu_le')::date WHEN 'fait' THEN (n ->> 'fini_le')::date END
    -- Venue, ou qui a prévenu. « À venir » ne compte pas ici : _conservation le regarde.
    WHEN 'rendez_vous' THEN CASE WHEN n ->> 'statut' = 'honore' THEN (n ->> 'jour')::date
      WHEN TG_OP = 'UPDATE' AND n ->> 'statut' = 'annule_personne' THEN nominatif._jour() END
    ELSE (n ->> 'maj_le')::date END;
BEGIN
  IF le IS NULL OR n ->> 'dossier_id' IS NULL THEN RETURN NULL; END IF;
  le := least(le, nominatif._jour());
  UPDATE nominatif.dossier SET derniere_activite = le
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < le;
  RETURN NULL;
END $$;
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF statut, dossier_id ON nominatif.rendez_vous
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF etat, dossier_id ON nominatif.rappel
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.arret
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER UPDATE OF statut ON nominatif.pdp_etape
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.affectation
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.partage
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.remise
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Rouvrir, ou en devenir le référent : deux ans repartent.
CREATE FUNCTION nominatif.noter_reprise() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.derniere_activite := greatest(NEW.derniere_activite, (now() AT TIME ZONE 'Europe/Paris')::date);
  RETURN NEW;
END $$;
CREATE TRIGGER noter_reprise BEFORE UPDATE OF etat, referent_id ON nominatif.dossier FOR EACH ROW
  WHEN ((OLD.etat = 'clos' AND NEW.etat = 'ouvert') OR OLD.referent_id IS DISTINCT FROM NEW.referent_id)
  EXECUTE FUNCTION nominatif.noter_reprise();

-- Ce qui a eu lieu avant que ces lignes comptent.
UPDATE nominatif.dossier d SET derniere_activite = x.le
  FROM (SELECT y.entreprise_id, y.dossier_id, least(max(y.le), nominatif._jour()) AS le FROM (
          SELECT v.entreprise_id, v.dossier_id, v.jour AS le FROM nominatif.rendez_vous v WHERE v.statut = 'honore'
          UNION ALL SELECT a.entreprise_id, a.dossier_id, a.maj_le FROM nominatif.arret a
          UNION ALL SELECT p.entreprise_id, p.dossier_id, p.statut_le FROM nominatif.pdp_etape p WHERE p.statut = 'faite'
          UNION ALL SELECT r.entreprise_id, r.dossier_id, coalesce(r.fini_le, r.recu_le) FROM nominatif.rappel r WHERE r.etat <> 'abandonne'
          UNION ALL SELECT p.entreprise_id, p.dossier_id, p.consenti_le FROM nominatif.partage p
          UNION ALL SELECT m.entreprise_id, m.dossier_id, m.remis_le FROM nominatif.remise m
          UNION ALL SELECT e.entreprise_id, e.dossier_id, e.jour FROM nominatif.evenement e
                     WHERE e.sorte IN ('reouverture', 'transfert', 'changement_employeur')
          UNION ALL SELECT t.entreprise_id, t.dossier_id, t.decide_le::date FROM nominatif.transfert t WHERE t.etat = 'accepte') y
         WHERE y.dossier_id IS NOT NULL GROUP BY 1, 2) x
 WHERE d.entreprise_id = x.entreprise_id AND d.id = x.dossier_id AND d.etat <> 'efface' AND d.derniere_activite < x.le;

-- ── où en est chaque dossier ───────────────────────────────────────────────────────────────────────────────────
ALTER TABLE nominatif.regle_conservation ADD COLUMN passe_le timestamptz;
COMMENT ON COLUMN nominatif.regle_conservation.passe_le IS 'Quand la conservation a été appliquée pour la dernière fois, même sans rien à faire.';

DROP FUNCTION nominatif.mes_echeances();
DROP FUNCTION nominatif._conservation(date);
RESET ROLE;
SET ROLE prop_garde;
DROP FUNCTION garde.conservation_apercu(date);
DROP FUNCTION garde.conservation_appliquer();
RESET ROLE;
SET ROLE prop_nominatif;
DROP FUNCTION nominatif.conservation_apercu(date);
DROP FUNCTION nominatif.conservation_appliquer();

-- etape : avis_1, avis_2, archiver, archive (attend), effacer. a_faire : le passage de ce jour a un geste à y faire.
-- Les notes d'un psychologue et un rendez-vous qui n'est pas renseigné comptent ici, et pas dans derniere_activite : le référent la lit, et
-- elle lui dirait un suivi dont il ne doit pas savoir. On n'archive que trente jours après un avis, quel que soit le retard.
CREATE FUNCTION nominatif._conservation(p_jour date, p_entreprise uuid DEFAULT NULL, p_dossier uuid DEFAULT NULL)
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
      (SELECT max(least(n.jour, p_jour)) FROM nominatif.note_psychologue n WHERE n.entreprise_id = d.entreprise_id AND n.dossier_id = d.id),
      (SELECT max(v.jour) FROM nominatif.rendez_vous v WHERE v.entreprise_id = d.entreprise_id AND v.dossier_id = d.id
          AND v.statut IN ('a_venir', 'a_renseigner'))) AS contact) k
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

-- Les miens, et ceux dont je tiens les notes de psychologue : elles mourraient avec le dossier.
CREATE FUNCTION nominatif.mes_echeances()
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean, referent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.dossier_id, c.numero, c.etape, c.terme, c.gele, c.referent_id = moi
    FROM nominatif._conservation(nominatif._jour()) c
   WHERE NOT nominatif.verrouille(c.entreprise_id, c.dossier_id, moi)
     AND (c.referent_id = moi OR EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s WHERE s.entreprise_id = c.entreprise_id
       AND s.dossier_id = c.dossier_id AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL))
   ORDER BY c.terme, c.numero;
END $$;
COMMENT ON FUNCTION nominatif.mes_echeances() IS
  'Mes dossiers, et ceux dont je tiens les notes de psychologue, à deux mois de leur fin de conservation, ou archivés : un numéro et un jour.';

CREATE FUNCTION nominatif.conservation_apercu(p_jour date)
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean, a_faire boolean, referent_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.dossier_id, c.numero, c.etape, c.terme, c.gele, c.a_faire, c.referent_id
    FROM nominatif._conservation(coalesce(p_jour, nominatif._jour())) c ORDER BY c.terme, c.numero;
END $$;

-- Un lot. Chaque dossier est verrouillé, PUIS regardé de nouveau : un gel posé, une reprise, une note écrite depuis l'ouverture de la liste
-- l'emportent. Un dossier que quelqu'un tient en ce moment attend le passage suivant.
CREATE FUNCTION nominatif.conservation_appliquer(p_lot int) RETURNS TABLE (dossier_id uuid, numero text, fait text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_jour date := nominatif._jour();
  v record;
  c record;
  r nominatif.regle_conservation%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.regle_conservation;
  FOR v IN SELECT x.entreprise_id, x.dossier_id FROM nominatif._conservation(v_jour) x WHERE x.a_faire ORDER BY x.terme, x.numero LIMIT p_lot LOOP
    PERFORM 1 FROM nominatif.dossier d WHERE d.entreprise_id = v.entreprise_id AND d.id = v.dossier_id FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    SELECT x.* INTO c FROM nominatif._conservation(v_jour, v.entreprise_id, v.dossier_id) x WHERE x.a_faire;
    CONTINUE WHEN NOT FOUND;
    IF c.etape IN ('avis_1', 'avis_2') THEN
      INSERT INTO nominatif.avertissement (entreprise_id, dossier_id, terme, palier, le)
      VALUES (c.entreprise_id, c.dossier_id, c.fin, CASE c.etape WHEN 'avis_1' THEN r.premier_avis ELSE r.second_avis END, v_jour)
      ON CONFLICT DO NOTHING;
      RETURN QUERY SELECT c.dossier_id, c.numero, 'avertir';
    ELSIF c.etape = 'archiver' THEN
      -- La clôture que l'archive prononce n'est le fait de personne : elle ne passe pas dans les bilans, qui ne changent pas.
      UPDATE nominatif.dossier d SET archive_le = v_jour, etat = 'clos', clos_le = coalesce(d.clos_le, greatest(v_jour, d.ouvert_le)),
             issue = coalesce(d.issue, 'sans_nouvelles'), cloture_exportee = d.cloture_exportee OR d.etat = 'ouvert'
       WHERE d.entreprise_id = c.entreprise_id AND d.id = c.dossier_id;
      UPDATE nominatif.partage p SET retire_le = v_jour
       WHERE p.entreprise_id = c.entreprise_id AND p.dossier_id = c.dossier_id AND p.retire_le IS NULL;
      RETURN QUERY SELECT c.dossier_id, c.numero, 'archiver';
    ELSIF c.etape = 'effacer' THEN
      PERFORM nominatif._effacer(c.entreprise_id, c.dossier_id);
      RETURN QUERY SELECT c.dossier_id, c.numero, 'effacer';
    END IF;
  END LOOP;
  UPDATE nominatif.regle_conservation SET passe_le = now();
END $$;

CREATE FUNCTION nominatif.effacements() RETURNS TABLE (entreprise_id uuid, dossier_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.entreprise_id, e.dossier_id FROM nominatif.effacement e;
END $$;

CREATE FUNCTION nominatif.conservation_passage() RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ BEGIN RETURN (SELECT r.passe_le FROM nominatif.regle_conservation r); END $$;

-- Le verrou avant l'insertion : le gel attend l'effacement en cours, ou l'effacement voit le gel ; jamais ni l'un ni l'autre.
CREATE OR REPLACE FUNCTION nominatif.conservation_geler(p_numero text, p_entreprise uuid, p_cause text) RETURNS TABLE (issue text, dossier_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_nombre int;
  v_entreprise uuid;
  v_dossier uuid;
BEGIN
  PERFORM 1 FROM nominatif.dossier d
   WHERE d.numero = p_numero AND (p_entreprise IS NULL OR d.entreprise_id = p_entreprise) AND d.etat <> 'efface'
   ORDER BY d.entreprise_id, d.id FOR UPDATE;
  SELECT count(*), max(d.entreprise_id::text)::uuid, max(d.id::text)::uuid INTO v_nombre, v_entreprise, v_dossier FROM nominatif.dossier d
   WHERE d.numero = p_numero AND (p_entreprise IS NULL OR d.entreprise_id = p_entreprise) AND d.etat <> 'efface';
  IF v_nombre <> 1 THEN
    RETURN QUERY SELECT CASE WHEN v_nombre = 0 THEN 'introuvable' ELSE 'plusieurs' END, NULL::uuid;
    RETURN;
  END IF;
  INSERT INTO nominatif.gel (entreprise_id, dossier_id, cause) VALUES (v_entreprise, v_dossier, p_cause) ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT 'fait', v_dossier;
END $$;

-- Le gel levé, les délais repartent : un avis d'avant un litige de trois ans n'avertit plus personne.
CREATE OR REPLACE FUNCTION nominatif.conservation_degeler(p_entreprise uuid, p_gel uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.gel g SET leve_le = now() WHERE g.entreprise_id = p_entreprise AND g.id = p_gel AND g.leve_le IS NULL
  RETURNING g.dossier_id INTO v_dossier;
  IF FOUND THEN
    DELETE FROM nominatif.avertissement a WHERE a.entreprise_id = p_entreprise AND a.dossier_id = v_dossier;
    UPDATE nominatif.dossier d SET archive_le = nominatif._jour()
     WHERE d.entreprise_id = p_entreprise AND d.id = v_dossier AND d.archive_le IS NOT NULL AND d.etat = 'clos';
  END IF;
  RETURN v_dossier;
END $$;

CREATE OR REPLACE FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier FOR UPDATE;
  END IF;
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier)
     OR NOT EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.etat = 'clos')
     OR EXISTS (SELECT 1 FROM nominatif.gel g WHERE g.entreprise_id = p_entreprise AND g.dossier_id = p_dossier AND g.leve_le IS NULL) THEN
    PERFORM journal.ecrire('effacer_dossier_refus', p_dossier);
    RETURN false;
  END IF;
  PERFORM nominatif._effacer(p_entreprise, p_dossier);
  PERFORM journal.ecrire('effacer_dossier', p_dossier);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION nominatif.desarchiver(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN false; END IF;
  UPDATE nominatif.dossier SET archive_le = NULL, derniere_activite = nominatif._jour()
   WHERE entreprise_id = p_entreprise AND id = p_dossier AND archive_le IS NOT NULL AND etat = 'clos';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('desarchiver', p_dossier);
  RETURN true;
END $$;
RESET ROLE;

-- ── par l'administration ou le migrateur ───────────────────────────────────────────────────────────────────────
SET ROLE prop_garde;
-- sans_referent : son compte est fermé, l'avis n'a personne à qui parler ; la direction le voit (conservation_orphelins).
CREATE FUNCTION garde.conservation_apercu(p_jour date DEFAULT NULL)
RETURNS TABLE (numero text, etape text, terme date, gele boolean, a_faire boolean, sans_referent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY SELECT x.numero, x.etape, x.terme, x.gele, x.a_faire, c.actif IS NOT TRUE
    FROM nominatif.conservation_apercu(p_jour) x LEFT JOIN garde.compte c ON c.id = x.referent_id ORDER BY x.terme, x.numero;
END $$;
COMMENT ON FUNCTION garde.conservation_apercu(date) IS
  'Ce que la conservation ferait ce jour-là (aujourd''hui par défaut), sans rien faire : avis_1, avis_2, archiver, archive (attend), effacer ; administration ou migrateur.';

CREATE FUNCTION garde.conservation_appliquer(p_lot int DEFAULT 25) RETURNS TABLE (numero text, fait text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE r record;
BEGIN
  -- Le travail de nuit applique la règle, sans la lire ni la changer : aucun besoin du migrateur, qui peut tout.
  IF session_user <> 'job_passerelle' THEN PERFORM garde._exiger_administration(); END IF;
  FOR r IN SELECT x.dossier_id, x.numero, x.fait FROM nominatif.conservation_appliquer(p_lot) x LOOP
    PERFORM journal.ecrire_garde('conservation_' || r.fait, r.dossier_id, garde.uid());
    RETURN QUERY SELECT r.numero, r.fait;
  END LOOP;
END $$;
COMMENT ON FUNCTION garde.conservation_appliquer(int) IS
  'Avertit, archive, efface ce qui est dû aujourd''hui, au plus p_lot dossiers, chaque pas au journal ; à rappeler jusqu''à ce qu''elle ne rende rien. Administration, travail de nuit ou migrateur.';

-- Le registre, pour qu'une copie en vive hors de la base : deux identifiants par dossier effacé, plus rien derrière.
CREATE FUNCTION garde.effacements() RETURNS TABLE (entreprise_id uuid, dossier_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF session_user NOT IN ('job_passerelle', 'migrateur') THEN RAISE EXCEPTION 'travail de nuit requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT e.entreprise_id, e.dossier_id FROM nominatif.effacements() e;
END $$;
COMMENT ON FUNCTION garde.effacements() IS 'Le registre des effacements, pour deploy/effacements : deux identifiants par dossier effacé ; travail de nuit ou migrateur.';

CREATE FUNCTION garde.conservation_passage() RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM garde._exiger_administration();
  RETURN nominatif.conservation_passage();
END $$;

-- Les dossiers près de leur fin que suivait un compte fermé : à confier avant qu'ils s'effacent sans que personne l'ait su.
CREATE FUNCTION garde.conservation_orphelins() RETURNS TABLE (numero text, compte text, etape text, terme date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT x.numero, c.nom, x.etape, x.terme
    FROM nominatif.conservation_apercu(NULL) x LEFT JOIN garde.compte c ON c.id = x.referent_id
   WHERE c.actif IS NOT TRUE AND NOT x.gele ORDER BY x.terme, x.numero;
END $$;
COMMENT ON FUNCTION garde.conservation_orphelins() IS
  'Les dossiers près de leur fin de conservation dont le référent a quitté le service : numéro, compte fermé, étape, jour ; fonction direction.';
RESET ROLE;

-- ── qui a lu : toute la liste, par jour, compte et geste ───────────────────────────────────────────────────────
SET ROLE prop_journal;
CREATE FUNCTION journal.acces_de_objet(p_objet uuid)
RETURNS TABLE (jour date, compte uuid, action text, fois int, premier timestamptz, dernier timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT (e.instant AT TIME ZONE 'Europe/Paris')::date, e.compte, e.action, count(*)::int, min(e.instant), max(e.instant)
    FROM journal.evenement e WHERE e.objet = p_objet GROUP BY 1, 2, 3 ORDER BY max(e.id) DESC;
END $$;
COMMENT ON FUNCTION journal.acces_de_objet(uuid) IS
  'Tous les événements d''un objet, comptés par jour, compte et action, le plus récent d''abord ; pour prop_nominatif seul, qui vérifie le référent.';
RESET ROLE;

SET ROLE prop_nominatif;
CREATE FUNCTION nominatif.acces_au_dossier(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (jour date, compte uuid, action text, fois int, premier timestamptz, dernier timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = garde.uid())
     OR nominatif.verrouille(p_entreprise, p_dossier, garde.uid()) THEN
    PERFORM journal.ecrire('lire_journal_refus', p_dossier);
    RETURN;
  END IF;
  RETURN QUERY SELECT j.jour, j.compte, j.action, j.fois, j.premier, j.dernier FROM journal.acces_de_objet(p_dossier) j;
END $$;
COMMENT ON FUNCTION nominatif.acces_au_dossier(uuid, uuid) IS
  'Qui a lu ou touché ce dossier, refus compris, sans limite : au référent seul ; un autre est noté au journal.';

-- ── la copie ───────────────────────────────────────────────────────────────────────────────────────────────────
-- zip : le papier, le fichier et les documents eux-mêmes.
ALTER TABLE nominatif.remise DROP CONSTRAINT remise_forme_check;
ALTER TABLE nominatif.remise ADD CONSTRAINT remise_forme_check CHECK (forme IN ('papier', 'pdf', 'json', 'zip'));

-- Un appel encore à rendre y est aussi : ce qu'elle a dit au téléphone est à elle.
CREATE OR REPLACE FUNCTION nominatif.copier_dossier(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (sorte text, id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('copier_dossier_refus', p_dossier);
    RETURN;
  END IF;
  PERFORM journal.ecrire('copier_dossier', p_dossier);
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
        SELECT s.sorte, s.id, s.version, s.contenu FROM nominatif._contenus_suivi(d.entreprise_id, d.id) s
        UNION ALL
        SELECT 'budget', b.id, b.version, b.contenu FROM nominatif.budget b
         WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.contenu IS NOT NULL
        UNION ALL
        SELECT 'document', o.id, o.version, o.contenu FROM nominatif.document o
         WHERE o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id AND o.contenu IS NOT NULL
        UNION ALL
        SELECT 'ecrit', w.id, w.version, w.contenu FROM nominatif.ecrit w
         WHERE w.entreprise_id = d.entreprise_id AND w.dossier_id = d.id AND w.contenu IS NOT NULL
        UNION ALL
        SELECT 'rappel', r.id, r.version, r.contenu FROM nominatif.rappel r
         WHERE r.entreprise_id = d.entreprise_id AND r.dossier_id = d.id AND r.contenu IS NOT NULL) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Ce qui est en clair et que le référent ne voit pas par les tables :
-- rendez-vous et partages d'un ancien référent, relais, accès d'urgence ; des jours, des codes, des comptes.
CREATE FUNCTION nominatif.copier_faits(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (sorte text, id uuid, jour date, jusqua date, code text, detail text, compte uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT x.sorte, x.id, x.jour, x.jusqua, x.code, x.detail, x.compte FROM (
    SELECT 'rendez_vous' AS sorte, v.id, v.jour, NULL::date AS jusqua, v.statut AS code, to_char(v.heure, 'HH24:MI') AS detail, v.referent_id AS compte
      FROM nominatif.rendez_vous v WHERE v.entreprise_id = p_entreprise AND v.dossier_id = p_dossier
    UNION ALL
    SELECT 'partage', p.id, p.consenti_le, coalesce(p.retire_le, p.jusquau), p.portee, p.accord, p.compte_id
      FROM nominatif.partage p WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier
    UNION ALL
    SELECT 'relais', t.id, (t.decide_le AT TIME ZONE 'Europe/Paris')::date, NULL, t.cause, t.information, t.vers
      FROM nominatif.transfert t WHERE t.entreprise_id = p_entreprise AND t.dossier_id = p_dossier AND t.etat = 'accepte'
    UNION ALL
    SELECT 'urgence', b.id, (b.debut AT TIME ZONE 'Europe/Paris')::date, NULL, NULL, to_char(b.debut AT TIME ZONE 'Europe/Paris', 'HH24:MI'), b.compte_id
      FROM nominatif.bris b WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier
    UNION ALL
    SELECT 'rappel', r.id, r.recu_le, r.fini_le, r.etat, NULL, r.referent_id
      FROM nominatif.rappel r WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier) x
  ORDER BY x.jour, x.detail, x.id;
END $$;
COMMENT ON FUNCTION nominatif.copier_faits(uuid, uuid) IS
  'Pour la copie de la personne : rendez-vous, partages, relais, accès d''urgence et appels de tout le dossier, au référent seul ; ni motif, ni note.';
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
