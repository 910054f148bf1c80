-- Lecture selon la portée d'un partage ; conservation (décision 0029) : deux ans après le dernier contact, avertir, archiver, effacer ;
-- copie de la personne ; le journal s'exporte pour être vérifié hors de la base.
SET ROLE prop_nominatif;

-- ── un partage « sans les notes » n'en rend pas une ────────────────────────────────────────────────────────────
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
        SELECT s.sorte, s.id, s.version, s.contenu FROM nominatif._contenus_suivi(d.entreprise_id, d.id) s) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

CREATE OR REPLACE FUNCTION nominatif.lire_note(p_entreprise uuid, p_entretien uuid)
RETURNS TABLE (id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  le_dossier uuid;
  l_auteur uuid;
BEGIN
  SELECT e.dossier_id, e.auteur_id INTO le_dossier, l_auteur FROM nominatif.entretien e
   WHERE e.entreprise_id = p_entreprise AND e.id = p_entretien;
  IF NOT nominatif.accede(p_entreprise, le_dossier)
     OR NOT (l_auteur = garde.uid() OR nominatif.lit_les_notes(p_entreprise, le_dossier)) THEN
    PERFORM journal.ecrire('lire_note_refus', coalesce(le_dossier, p_entretien));
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_note', le_dossier);
  RETURN QUERY
    SELECT e.id, e.version, e.note, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.entretien e
      JOIN nominatif.dossier d ON d.entreprise_id = e.entreprise_id AND d.id = e.dossier_id
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
     WHERE e.entreprise_id = p_entreprise AND e.id = p_entretien;
END $$;

-- ── effacer, une fois pour toutes : ici, et dans toute sauvegarde qu'on restaurera ─────────────────────────────
-- Le registre survit à tout : une restauration efface de nouveau ce qu'il nomme (deploy/restauration).
CREATE TABLE nominatif.effacement (
  entreprise_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  efface_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, dossier_id)
);

CREATE FUNCTION nominatif._effacer(p_entreprise uuid, p_dossier uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.dossier
     SET etat = 'efface', cle_enveloppee = NULL, contenu = NULL, index_nom = '{}', index_prenom = NULL, version = version + 1,
         clos_le = coalesce(clos_le, current_date), issue = coalesce(issue, 'sans_nouvelles')
   WHERE entreprise_id = p_entreprise AND id = p_dossier AND etat <> 'efface';
  UPDATE nominatif.entretien SET note = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.demarche SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.bris SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.note_psychologue WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.suivi_psychologue SET cle_enveloppee = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.transfert SET etat = 'annule', decide_le = now()
   WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier AND etat = 'propose';
  UPDATE nominatif.partage SET retire_le = current_date
   WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier AND retire_le IS NULL;
  PERFORM nominatif._effacer_bureau(p_entreprise, p_dossier);
  PERFORM nominatif._effacer_suivi(p_entreprise, p_dossier);
  PERFORM nominatif._effacer_pieces(p_entreprise, p_dossier);
  INSERT INTO nominatif.effacement (entreprise_id, dossier_id) VALUES (p_entreprise, p_dossier) ON CONFLICT DO NOTHING;
END $$;

-- ── la règle de conservation ───────────────────────────────────────────────────────────────────────────────────
CREATE TABLE nominatif.regle_conservation (
  seul boolean PRIMARY KEY DEFAULT true CHECK (seul),
  mois smallint NOT NULL DEFAULT 24 CHECK (mois > 0),                              -- après le dernier contact
  archive_jours smallint NOT NULL DEFAULT 30 CHECK (archive_jours >= 0),           -- en lecture seule, avant l'effacement
  premier_avis smallint NOT NULL DEFAULT 60,                                       -- jours avant
  second_avis smallint NOT NULL DEFAULT 30,
  CHECK (premier_avis > second_avis AND second_avis > 0)
);
INSERT INTO nominatif.regle_conservation DEFAULT VALUES;

ALTER TABLE nominatif.dossier ADD COLUMN archive_le date;
ALTER TABLE nominatif.dossier ADD CONSTRAINT dossier_archive CHECK (archive_le IS NULL OR etat <> 'ouvert');
COMMENT ON COLUMN nominatif.dossier.archive_le IS 'Sorti des dossiers courants : lecture seule, effacé à la fin de l''archive sauf gel.';
CREATE INDEX dossier_conservation ON nominatif.dossier (entreprise_id, derniere_activite) WHERE etat <> 'efface';

CREATE TABLE nominatif.avertissement (
  entreprise_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  terme date NOT NULL,                                                             -- reculé par un contact : on avertit de nouveau
  palier smallint NOT NULL,
  le date NOT NULL DEFAULT current_date,
  PRIMARY KEY (entreprise_id, dossier_id, terme, palier),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);

-- Suspendre l'effacement : un litige, une réquisition, une demande de la personne en cours. Une cause codée, jamais un texte.
CREATE TABLE nominatif.gel (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  cause text NOT NULL CHECK (cause IN ('contentieux', 'requisition', 'demande')),
  pose_le timestamptz NOT NULL DEFAULT now(),
  leve_le timestamptz,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE UNIQUE INDEX gel_actif ON nominatif.gel (entreprise_id, dossier_id) WHERE leve_le IS NULL;

-- La copie remise à la personne, et la liste de qui a lu : quand, sous quelle forme.
CREATE TABLE nominatif.remise (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  demande_le date NOT NULL,
  remis_le date NOT NULL DEFAULT current_date,
  objet text NOT NULL CHECK (objet IN ('copie', 'acces', 'les_deux')),
  forme text NOT NULL CHECK (forme IN ('papier', 'pdf', 'json')),
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (remis_le >= demande_le)
);
CREATE INDEX remise_dossier ON nominatif.remise (entreprise_id, dossier_id, remis_le);
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['effacement', 'regle_conservation', 'avertissement', 'gel', 'remise'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.remise AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = remise.entreprise_id AND d.id = remise.dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = remise.entreprise_id AND d.id = remise.dossier_id AND d.referent_id = (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.remise FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.remise FOR INSERT TO app_nominatif WITH CHECK (true);

-- Archivé : plus rien ne s'y écrit. Ses enfants ne s'écrivent déjà que si le dossier est ouvert.
DROP POLICY modifier_app_nominatif ON nominatif.dossier;
CREATE POLICY modifier_app_nominatif ON nominatif.dossier FOR UPDATE TO app_nominatif
  USING (referent_id = (SELECT garde.uid()) AND etat <> 'efface' AND archive_le IS NULL) WITH CHECK (etat <> 'efface');

CREATE OR REPLACE FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
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
COMMENT ON FUNCTION nominatif.effacer_dossier(uuid, uuid) IS
  'Détruit la clé et tout contenu d''un dossier clos, par son référent ; faux s''il est ouvert, gelé ou à un autre. L''effacement est inscrit au registre.';

-- La personne revient pendant l'archive : le référent la reprend, le délai repart.
CREATE FUNCTION nominatif.desarchiver(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN false; END IF;
  UPDATE nominatif.dossier SET archive_le = NULL, derniere_activite = current_date
   WHERE entreprise_id = p_entreprise AND id = p_dossier AND archive_le IS NOT NULL AND etat = 'clos';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('desarchiver', p_dossier);
  RETURN true;
END $$;

-- Où en est chaque dossier proche de sa fin, au jour dit. etape : avis_1, avis_2, archiver, archive, effacer.
CREATE FUNCTION nominatif._conservation(p_jour date)
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, referent_id uuid, etape text, terme date, gele boolean)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE r nominatif.regle_conservation%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.regle_conservation;
  RETURN QUERY
    SELECT d.entreprise_id, d.id, d.numero, d.referent_id,
      CASE WHEN d.archive_le IS NOT NULL AND d.archive_le + r.archive_jours <= p_jour THEN 'effacer'
           WHEN d.archive_le IS NOT NULL THEN 'archive'
           WHEN f.fin <= p_jour THEN 'archiver'
           WHEN f.fin - r.second_avis <= p_jour THEN 'avis_2'
           ELSE 'avis_1' END,
      CASE WHEN d.archive_le IS NOT NULL THEN d.archive_le + r.archive_jours ELSE f.fin END,
      EXISTS (SELECT 1 FROM nominatif.gel g WHERE g.entreprise_id = d.entreprise_id AND g.dossier_id = d.id AND g.leve_le IS NULL)
    FROM nominatif.dossier d
    CROSS JOIN LATERAL (SELECT (d.derniere_activite + make_interval(months => r.mois))::date AS fin) f
   WHERE d.etat <> 'efface'
     AND (d.archive_le IS NOT NULL OR d.derniere_activite <= (p_jour + r.premier_avis::int - make_interval(months => r.mois))::date)
     AND (d.archive_le IS NOT NULL OR f.fin - r.premier_avis <= p_jour);
END $$;

-- Les miens, pour la page du référent.
CREATE FUNCTION nominatif.mes_echeances() RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.dossier_id, c.numero, c.etape, c.terme, c.gele FROM nominatif._conservation(current_date) c
   WHERE c.referent_id = garde.uid() ORDER BY c.terme, c.numero;
END $$;
COMMENT ON FUNCTION nominatif.mes_echeances() IS 'Mes dossiers à deux mois de leur fin de conservation, ou archivés : un numéro et un jour.';

-- Pour garde.conservation_*, qui vérifie qui appelle : des numéros et des jours.
CREATE FUNCTION nominatif.conservation_apercu(p_jour date)
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.dossier_id, c.numero, c.etape, c.terme, c.gele FROM nominatif._conservation(p_jour) c
   ORDER BY c.terme, c.numero;
END $$;

-- Avertit, archive, efface ce qui est dû aujourd'hui ; rend ce qui a été fait, pas à pas. Rejouée, ne fait rien de plus.
CREATE FUNCTION nominatif.conservation_appliquer() RETURNS TABLE (dossier_id uuid, numero text, fait text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  c record;
  r nominatif.regle_conservation%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.regle_conservation;
  FOR c IN SELECT x.* FROM nominatif._conservation(current_date) x WHERE NOT x.gele OR x.etape IN ('avis_1', 'avis_2') ORDER BY x.terme, x.numero LOOP
    IF c.etape IN ('avis_1', 'avis_2') THEN
      INSERT INTO nominatif.avertissement (entreprise_id, dossier_id, terme, palier)
      VALUES (c.entreprise_id, c.dossier_id, c.terme, CASE c.etape WHEN 'avis_1' THEN r.premier_avis ELSE r.second_avis END) ON CONFLICT DO NOTHING;
      IF FOUND THEN RETURN QUERY SELECT c.dossier_id, c.numero, 'avertir'; END IF;
    ELSIF c.etape = 'archiver' THEN
      UPDATE nominatif.dossier d SET archive_le = current_date, etat = 'clos', clos_le = coalesce(d.clos_le, current_date),
             issue = coalesce(d.issue, 'sans_nouvelles')
       WHERE d.entreprise_id = c.entreprise_id AND d.id = c.dossier_id;
      UPDATE nominatif.partage p SET retire_le = current_date
       WHERE p.entreprise_id = c.entreprise_id AND p.dossier_id = c.dossier_id AND p.retire_le IS NULL;
      RETURN QUERY SELECT c.dossier_id, c.numero, 'archiver';
    ELSIF c.etape = 'effacer' THEN
      PERFORM nominatif._effacer(c.entreprise_id, c.dossier_id);
      RETURN QUERY SELECT c.dossier_id, c.numero, 'effacer';
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION nominatif.conservation_geler(p_numero text, p_entreprise uuid, p_cause text) RETURNS TABLE (issue text, dossier_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_nombre int;
  v_entreprise uuid;
  v_dossier uuid;
BEGIN
  SELECT count(*), max(d.entreprise_id::text)::uuid, max(d.id::text)::uuid INTO v_nombre, v_entreprise, v_dossier FROM nominatif.dossier d
   WHERE d.numero = p_numero AND (p_entreprise IS NULL OR d.entreprise_id = p_entreprise) AND d.etat <> 'efface';
  IF v_nombre <> 1 THEN
    RETURN QUERY SELECT CASE WHEN v_nombre = 0 THEN 'introuvable' ELSE 'plusieurs' END, NULL::uuid;
    RETURN;
  END IF;
  INSERT INTO nominatif.gel (entreprise_id, dossier_id, cause) VALUES (v_entreprise, v_dossier, p_cause) ON CONFLICT DO NOTHING;
  RETURN QUERY SELECT 'fait', v_dossier;
END $$;

CREATE FUNCTION nominatif.conservation_degeler(p_entreprise uuid, p_gel uuid) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.gel g SET leve_le = now() WHERE g.entreprise_id = p_entreprise AND g.id = p_gel AND g.leve_le IS NULL
  RETURNING g.dossier_id INTO v_dossier;
  RETURN v_dossier;
END $$;

CREATE FUNCTION nominatif.conservation_gels() RETURNS TABLE (entreprise_id uuid, id uuid, numero text, cause text, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT g.entreprise_id, g.id, d.numero, g.cause, g.pose_le
    FROM nominatif.gel g JOIN nominatif.dossier d ON d.entreprise_id = g.entreprise_id AND d.id = g.dossier_id
   WHERE g.leve_le IS NULL ORDER BY g.pose_le DESC;
END $$;

-- Tourner la clé maître : lire et remplacer une enveloppe d'entreprise, sans session, par le migrateur (cloison coffre).
CREATE FUNCTION nominatif.enveloppes() RETURNS TABLE (entreprise_id uuid, cle_enveloppee bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.cle_enveloppee FROM nominatif.cle_entreprise c ORDER BY c.entreprise_id;
END $$;

-- La boîte aux lettres (0084) est sous la même clé.
CREATE FUNCTION nominatif.boite_enveloppee() RETURNS TABLE (publique bytea, privee_enveloppee bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b;
END $$;

CREATE FUNCTION nominatif.reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.cle_entreprise c SET cle_enveloppee = p_nouvelle WHERE c.entreprise_id = p_entreprise AND c.cle_enveloppee = p_ancienne;
  RETURN FOUND;
END $$;
-- L'enveloppe dit sous quelle clé maître elle est : un octet de forme, huit d'empreinte, puis 60 octets, ou ce que rend la commande.
ALTER TABLE nominatif.cle_entreprise DROP CONSTRAINT cle_entreprise_cle_enveloppee_check;
ALTER TABLE nominatif.cle_entreprise ADD CONSTRAINT cle_entreprise_cle_enveloppee_check
  CHECK (octet_length(cle_enveloppee) >= 60 AND octet_length(cle_enveloppee) <= 2048);

-- La copie de la personne : tout ce qui est scellé dans son dossier, au référent seul, en une fois, et le journal le note.
-- Ni les notes d'un psychologue (elles se demandent à lui), ni le motif d'un accès d'urgence (il dit la conduite d'un tiers).
CREATE FUNCTION nominatif.copier_dossier(p_entreprise uuid, p_dossier uuid)
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
         WHERE w.entreprise_id = d.entreprise_id AND w.dossier_id = d.id AND w.contenu IS NOT NULL) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;
GRANT EXECUTE ON FUNCTION nominatif.conservation_apercu(date), nominatif.conservation_appliquer(), nominatif.conservation_geler(text, uuid, text),
  nominatif.conservation_degeler(uuid, uuid), nominatif.conservation_gels(), nominatif.enveloppes(), nominatif.reenvelopper(uuid, bytea, bytea),
  nominatif.boite_enveloppee(), nominatif.reenvelopper_boite(bytea, bytea, bytea)
  TO prop_garde;
RESET ROLE;

-- ── par l'administration ou, sur le serveur, par le migrateur ; des numéros, jamais un nom ─────────────────────
SET ROLE prop_garde;
CREATE FUNCTION garde.conservation_apercu(p_jour date DEFAULT current_date)
RETURNS TABLE (entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY SELECT * FROM nominatif.conservation_apercu(p_jour);
END $$;
COMMENT ON FUNCTION garde.conservation_apercu(date) IS
  'Ce que la conservation ferait ce jour-là, sans rien faire : avis_1, avis_2, archiver, archive (attend), effacer ; administration ou migrateur.';

CREATE FUNCTION garde.conservation_appliquer() RETURNS TABLE (numero text, fait text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE r record;
BEGIN
  PERFORM garde._exiger_administration();
  FOR r IN SELECT x.dossier_id, x.numero, x.fait FROM nominatif.conservation_appliquer() x LOOP
    PERFORM journal.ecrire_garde('conservation_' || r.fait, r.dossier_id, garde.uid());
    RETURN QUERY SELECT r.numero, r.fait;
  END LOOP;
END $$;
COMMENT ON FUNCTION garde.conservation_appliquer() IS 'Avertit, archive, efface ce qui est dû aujourd''hui, chaque pas au journal ; administration ou migrateur.';

CREATE FUNCTION garde.conservation_geler(p_numero text, p_entreprise uuid, p_cause text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE r record;
BEGIN
  PERFORM garde._exiger_administration();
  SELECT * INTO r FROM nominatif.conservation_geler(p_numero, p_entreprise, p_cause);
  IF r.issue = 'fait' THEN PERFORM journal.ecrire_garde('conservation_geler', r.dossier_id, garde.uid()); END IF;
  RETURN r.issue;
END $$;

CREATE FUNCTION garde.conservation_degeler(p_entreprise uuid, p_gel uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE v uuid;
BEGIN
  PERFORM garde._exiger_administration();
  v := nominatif.conservation_degeler(p_entreprise, p_gel);
  IF v IS NULL THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('conservation_degeler', v, garde.uid());
  RETURN true;
END $$;

CREATE FUNCTION garde.conservation_gels() RETURNS TABLE (entreprise_id uuid, id uuid, numero text, cause text, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY SELECT * FROM nominatif.conservation_gels();
END $$;

-- Le coffre, sur le serveur seulement : les enveloppes des clés d'entreprise, que la clé maître seule ouvre.
CREATE FUNCTION garde.coffre_enveloppes() RETURNS TABLE (entreprise_id uuid, cle_enveloppee bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.enveloppes();
END $$;

CREATE FUNCTION garde.coffre_reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.reenvelopper(p_entreprise, p_ancienne, p_nouvelle) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_reenvelopper', p_entreprise, NULL);
  RETURN true;
END $$;
CREATE FUNCTION garde.coffre_boite() RETURNS TABLE (publique bytea, privee_enveloppee bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.boite_enveloppee();
END $$;

CREATE FUNCTION garde.coffre_reenvelopper_boite(p_publique bytea, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.reenvelopper_boite(p_publique, p_ancienne, p_nouvelle) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_reenvelopper_boite', NULL, NULL);
  RETURN true;
END $$;
COMMENT ON FUNCTION garde.coffre_reenvelopper(uuid, bytea, bytea) IS 'Remplace l''enveloppe d''une clé d''entreprise si elle est encore l''ancienne ; migrateur.';
RESET ROLE;

-- ── le journal hors de la base : de quoi refaire chaque sceau sans la croire ───────────────────────────────────
SET ROLE prop_journal;
CREATE FUNCTION journal.sceaux() RETURNS TABLE (n integer, dernier_id bigint, lignes integer, precedent bytea, racine bytea, pose_le timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.n, s.dernier_id, s.lignes, s.precedent, s.racine, s.pose_le FROM journal.sceau s ORDER BY s.n;
END $$;

CREATE FUNCTION journal.lot(p_sceau integer)
RETURNS TABLE (id bigint, secondes text, compartiment text, entreprise_id uuid, compte uuid, action text, objet uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.id, extract(epoch FROM e.instant)::text, e.compartiment::text, e.entreprise_id, e.compte, e.action, e.objet
    FROM journal.evenement e WHERE e.sceau = p_sceau ORDER BY e.id;
END $$;
COMMENT ON FUNCTION journal.lot(integer) IS 'Les lignes d''un sceau, telles qu''elles y entrent : des identifiants, jamais un contenu. Pour cloison journal verifier.';
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
