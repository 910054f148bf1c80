-- Compartiment NOMINATIF : ce que l'intervenant sait des personnes. Tout ce qui nomme ou raconte est chiffré par le service
-- (AES-256-GCM, une clé par dossier) : la base ne tient ni le clair, ni une clé qui l'ouvre. En clair : ids, dates, codes.
-- Pas de clé étrangère vers gestion ni garde : ce compartiment doit pouvoir partir dans sa propre base.
CREATE SCHEMA IF NOT EXISTS nominatif AUTHORIZATION prop_nominatif;
SET ROLE prop_nominatif;

-- La clé d'une entreprise, enveloppée par la clé maître ; la détruire rend illisibles tous ses dossiers.
CREATE TABLE nominatif.cle_entreprise (
  entreprise_id uuid PRIMARY KEY,
  cle_enveloppee bytea NOT NULL CHECK (octet_length(cle_enveloppee) = 60)       -- 12 de nonce + 32 de clé + 16 de sceau
);

CREATE TABLE nominatif.dossier (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  etablissement_id uuid NOT NULL,
  referent_id uuid NOT NULL DEFAULT garde.uid(),
  personne_id uuid NOT NULL DEFAULT gen_random_uuid(),                           -- la même personne garde son id d'un dossier à l'autre
  numero text NOT NULL CHECK (numero ~ '^[0-9]{4}-[0-9]{4,6}$'),                 -- tiré au sort : un rang dirait combien consultent
  ouvert_le date NOT NULL DEFAULT current_date,
  motif text NOT NULL CHECK (motif ~ '^[a-z_]{3,30}$'),
  etat text NOT NULL DEFAULT 'ouvert' CHECK (etat IN ('ouvert', 'clos', 'efface')),
  clos_le date CHECK (clos_le >= ouvert_le),
  issue text CHECK (issue IN ('droit_ouvert', 'plan_accepte', 'logement', 'retour_meme_poste', 'retour_amenage', 'reclasse_interne',
    'reclasse_ailleurs', 'rqth', 'relais', 'information', 'inaptitude', 'depart', 'sans_nouvelles', 'refus', 'fin_contrat', 'deces')),
  derniere_activite date NOT NULL DEFAULT current_date,
  cle_enveloppee bytea CHECK (octet_length(cle_enveloppee) = 60),                -- NULL : effacé, la clé est détruite
  contenu bytea,                                                                 -- identité et foyer
  version int NOT NULL DEFAULT 0,                                                -- liée au chiffré : un ancien contenu ne se rejoue pas
  index_nom bytea[] NOT NULL DEFAULT '{}',                                       -- HMAC tronqués à 32 bits des mots du nom
  PRIMARY KEY (entreprise_id, id),
  CHECK ((etat = 'ouvert') = (clos_le IS NULL)),
  CHECK ((etat = 'ouvert') = (issue IS NULL)),
  CHECK (etat <> 'efface' OR (cle_enveloppee IS NULL AND contenu IS NULL AND index_nom = '{}'))
);
CREATE INDEX dossier_referent ON nominatif.dossier (referent_id, etat, derniere_activite DESC);
CREATE INDEX dossier_personne ON nominatif.dossier (entreprise_id, personne_id);

-- Partage explicite, par dossier, consenti par la personne, borné dans le temps, révocable.
CREATE TABLE nominatif.partage (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  compte_id uuid NOT NULL,
  accorde_par uuid NOT NULL DEFAULT garde.uid(),
  consenti_le date NOT NULL DEFAULT current_date,
  jusquau date NOT NULL,
  retire_le date,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (jusquau >= consenti_le),
  CHECK (compte_id <> accorde_par)
);
CREATE UNIQUE INDEX partage_actif ON nominatif.partage (entreprise_id, dossier_id, compte_id) WHERE retire_le IS NULL;
CREATE INDEX partage_compte ON nominatif.partage (compte_id, entreprise_id, dossier_id);

-- Dix éléments codés au plus (product.md, piège 8) : jour, nature, forme, durée, origine, motifs exprimés, motifs identifiés, faits,
-- prochaine étape, vulnérabilité. La note est facultative et chiffrée.
CREATE TABLE nominatif.entretien (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL,
  nature text NOT NULL CHECK (nature IN ('premier_contact', 'evaluation', 'suivi', 'urgence', 'pre_reprise', 'liaison', 'tripartite',
    'cloture', 'information')),
  forme text NOT NULL CHECK (forme IN ('presentiel', 'spontane', 'telephone', 'visio', 'domicile', 'exterieur', 'courrier', 'courriel',
    'avec_tiers')),
  duree smallint NOT NULL CHECK (duree IN (15, 30, 45, 60, 90)),                 -- minutes, bornes hautes ; 90 = plus d'une heure
  origine text NOT NULL CHECK (origine IN ('lui_meme', 'collegue', 'rh', 'manager', 'medecine_travail', 'cse', 'famille', 'partenaire',
    'mutuelle', 'intervenant')),
  vulnerabilite text NOT NULL DEFAULT 'aucune' CHECK (vulnerabilite IN ('aucune', 'a_surveiller', 'urgence')),
  faits text[] NOT NULL DEFAULT '{}' CHECK (faits <@ ARRAY['information', 'formulaire', 'constitution', 'relance', 'recours',
    'negociation', 'courrier', 'rapport_social', 'contact_partenaire', 'accompagnement', 'orientation', 'reunion', 'mediation', 'budget']),
  prochaine_le date,
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon', 'clos')),
  note bytea,
  version int NOT NULL DEFAULT 0,
  exporte boolean NOT NULL DEFAULT false,                                        -- passé dans passerelle.acte ; invisible de l'intervenant
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (NOT exporte OR etat = 'clos')
);
CREATE INDEX entretien_dossier ON nominatif.entretien (entreprise_id, dossier_id, jour);
CREATE INDEX entretien_a_exporter ON nominatif.entretien (entreprise_id, jour) WHERE NOT exporte;

CREATE TABLE nominatif.entretien_motif (
  entreprise_id uuid NOT NULL,
  entretien_id uuid NOT NULL,
  sorte text NOT NULL CHECK (sorte IN ('exprime', 'identifie')),
  motif text NOT NULL CHECK (motif ~ '^[a-z_]{3,30}$'),
  PRIMARY KEY (entreprise_id, entretien_id, sorte, motif),
  FOREIGN KEY (entreprise_id, entretien_id) REFERENCES nominatif.entretien ON DELETE CASCADE
);

CREATE TABLE nominatif.demarche (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  type text NOT NULL CHECK (type IN ('information', 'formulaire', 'constitution', 'relance', 'recours', 'negociation', 'courrier',
    'rapport_social', 'contact_partenaire', 'accompagnement', 'orientation', 'reunion', 'mediation', 'budget')),
  partenaire text CHECK (partenaire ~ '^[a-z_]{2,30}$'),
  statut text NOT NULL DEFAULT 'a_completer'
    CHECK (statut IN ('a_completer', 'en_instruction', 'acceptee', 'refusee', 'ajournee', 'abandonnee', 'classee')),
  ouverte_le date NOT NULL DEFAULT current_date,
  maj_le date NOT NULL DEFAULT current_date,
  echeance date,
  contenu bytea,                                                                 -- objet et montant
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE INDEX demarche_dossier ON nominatif.demarche (entreprise_id, dossier_id, echeance);

-- Un rendez-vous dans une permanence (gestion.permanence). Pris par l'affiche, il n'a qu'un code ; le dossier vient ensuite, ou jamais.
CREATE TABLE nominatif.rendez_vous (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  permanence_id uuid NOT NULL,
  referent_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL,
  heure time NOT NULL,
  minutes smallint NOT NULL DEFAULT 45 CHECK (minutes IN (15, 30, 45, 60, 90)),
  dossier_id uuid,
  code text CHECK (code ~ '^[A-Z0-9]{3,8}$'),
  nature text NOT NULL DEFAULT 'suivi' CHECK (nature IN ('premier_contact', 'evaluation', 'suivi', 'urgence', 'pre_reprise', 'liaison',
    'tripartite', 'cloture', 'information')),
  forme text NOT NULL DEFAULT 'presentiel' CHECK (forme IN ('presentiel', 'spontane', 'telephone', 'visio', 'domicile', 'exterieur',
    'courrier', 'courriel', 'avec_tiers')),
  statut text NOT NULL DEFAULT 'a_venir'
    CHECK (statut IN ('a_venir', 'a_renseigner', 'honore', 'non_honore', 'annule_personne', 'annule_service', 'reporte')),
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK (dossier_id IS NOT NULL OR code IS NOT NULL)
);
CREATE INDEX rendez_vous_permanence ON nominatif.rendez_vous (entreprise_id, permanence_id, heure);
CREATE INDEX rendez_vous_dossier ON nominatif.rendez_vous (entreprise_id, dossier_id);
-- Une personne à la fois chez un intervenant.
CREATE UNIQUE INDEX rendez_vous_creneau ON nominatif.rendez_vous (referent_id, jour, heure)
  WHERE statut IN ('a_venir', 'a_renseigner', 'honore', 'non_honore');

-- Ce que le fil du dossier ne peut pas relire ailleurs.
CREATE TABLE nominatif.evenement (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL DEFAULT current_date,
  sorte text NOT NULL CHECK (sorte IN ('ouverture', 'cloture', 'reouverture', 'statut_demarche')),
  detail text CHECK (detail ~ '^[a-z_]{2,30}$'),                                 -- code : issue ou statut, jamais un texte
  demarche_id uuid,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  FOREIGN KEY (entreprise_id, demarche_id) REFERENCES nominatif.demarche ON DELETE CASCADE
);
CREATE INDEX evenement_dossier ON nominatif.evenement (entreprise_id, dossier_id, jour);
RESET ROLE;

-- ── le mur du dossier ──────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['cle_entreprise', 'dossier', 'partage', 'entretien', 'entretien_motif', 'demarche', 'rendez_vous', 'evenement'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;
CALL garde.mur_prestataire('nominatif.cle_entreprise', 'app_nominatif', 'SI');

SET ROLE prop_nominatif;
-- dossier lit partage, partage lirait dossier : PostgreSQL refuse le cycle. Ces fonctions du propriétaire le rompent.
CREATE FUNCTION nominatif.suis_referent(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = garde.uid() AND d.etat <> 'efface');
END $$;

CREATE FUNCTION nominatif.accede(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      AND (d.referent_id = garde.uid() OR EXISTS (SELECT 1 FROM nominatif.partage p
        WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.compte_id = garde.uid()
          AND p.retire_le IS NULL AND p.jusquau >= current_date)));
END $$;

CREATE POLICY mur_app_nominatif ON nominatif.dossier AS RESTRICTIVE TO app_nominatif
  USING (referent_id = (SELECT garde.uid())
    OR (entreprise_id, id) IN (SELECT p.entreprise_id, p.dossier_id FROM nominatif.partage p
      WHERE p.compte_id = (SELECT garde.uid()) AND p.retire_le IS NULL AND p.jusquau >= current_date))
  WITH CHECK (referent_id = (SELECT garde.uid()));
CREATE POLICY lire_app_nominatif ON nominatif.dossier FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.dossier FOR INSERT TO app_nominatif WITH CHECK (true);
CREATE POLICY modifier_app_nominatif ON nominatif.dossier FOR UPDATE TO app_nominatif
  USING (referent_id = (SELECT garde.uid()) AND etat <> 'efface') WITH CHECK (etat <> 'efface');

CREATE POLICY mur_app_nominatif ON nominatif.partage AS RESTRICTIVE TO app_nominatif
  USING (compte_id = (SELECT garde.uid()) OR accorde_par = (SELECT garde.uid()))
  WITH CHECK (accorde_par = (SELECT garde.uid()));
CREATE POLICY lire_app_nominatif ON nominatif.partage FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.partage FOR INSERT TO app_nominatif
  WITH CHECK (nominatif.suis_referent(entreprise_id, dossier_id));
CREATE POLICY retirer_app_nominatif ON nominatif.partage FOR UPDATE TO app_nominatif
  USING (accorde_par = (SELECT garde.uid()) AND retire_le IS NULL) WITH CHECK (retire_le IS NOT NULL);

CREATE POLICY mur_app_nominatif ON nominatif.rendez_vous AS RESTRICTIVE TO app_nominatif
  USING (referent_id = (SELECT garde.uid())) WITH CHECK (referent_id = (SELECT garde.uid()));
CREATE POLICY lire_app_nominatif ON nominatif.rendez_vous FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.rendez_vous FOR INSERT TO app_nominatif
  WITH CHECK (dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = rendez_vous.entreprise_id AND d.id = rendez_vous.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY modifier_app_nominatif ON nominatif.rendez_vous FOR UPDATE TO app_nominatif USING (true)
  WITH CHECK (dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = rendez_vous.entreprise_id AND d.id = rendez_vous.dossier_id));
RESET ROLE;

-- Les enfants d'un dossier : on les voit si l'on voit le dossier (sa politique s'applique dans le EXISTS) ; on écrit s'il est ouvert.
SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.entretien AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = entretien.entreprise_id AND d.id = entretien.dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = entretien.entreprise_id AND d.id = entretien.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.entretien FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.entretien FOR INSERT TO app_nominatif WITH CHECK (etat = 'brouillon');
-- Clos, un entretien ne change plus : il compte peut-être déjà dans un bilan.
CREATE POLICY modifier_app_nominatif ON nominatif.entretien FOR UPDATE TO app_nominatif
  USING (etat = 'brouillon' AND auteur_id = (SELECT garde.uid())) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.entretien_motif AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = entretien_motif.entreprise_id AND e.id = entretien_motif.entretien_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = entretien_motif.entreprise_id AND e.id = entretien_motif.entretien_id
      AND e.etat = 'brouillon' AND e.auteur_id = (SELECT garde.uid())));
CREATE POLICY lire_app_nominatif ON nominatif.entretien_motif FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.entretien_motif FOR INSERT TO app_nominatif WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.entretien_motif FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = entretien_motif.entreprise_id AND e.id = entretien_motif.entretien_id
      AND e.etat = 'brouillon' AND e.auteur_id = (SELECT garde.uid())));

CREATE POLICY mur_app_nominatif ON nominatif.demarche AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = demarche.entreprise_id AND d.id = demarche.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = demarche.entreprise_id AND d.id = demarche.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.demarche FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.demarche FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.demarche FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.evenement AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = evenement.entreprise_id AND d.id = evenement.dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = evenement.entreprise_id AND d.id = evenement.dossier_id));
CREATE POLICY lire_app_nominatif ON nominatif.evenement FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.evenement FOR INSERT TO app_nominatif WITH CHECK (true);

-- ── la clé d'un dossier se pose une fois ; l'activité suit les entretiens et les démarches ─────────────────────
CREATE FUNCTION nominatif.garder_cle() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF OLD.cle_enveloppee IS NOT NULL AND NEW.cle_enveloppee IS DISTINCT FROM OLD.cle_enveloppee AND NEW.etat <> 'efface' THEN
    RAISE EXCEPTION 'cle deja posee' USING ERRCODE = '23514';
  END IF;
  IF NEW.contenu IS DISTINCT FROM OLD.contenu AND NEW.version <= OLD.version AND NEW.etat <> 'efface' THEN
    RAISE EXCEPTION 'version' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER garder_cle BEFORE UPDATE ON nominatif.dossier FOR EACH ROW EXECUTE FUNCTION nominatif.garder_cle();

CREATE FUNCTION nominatif.noter_activite() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE le date := CASE TG_TABLE_NAME WHEN 'entretien' THEN (to_jsonb(NEW) ->> 'jour')::date ELSE (to_jsonb(NEW) ->> 'maj_le')::date END;
BEGIN
  UPDATE nominatif.dossier SET derniere_activite = le
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < le;
  RETURN NULL;
END $$;
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF jour ON nominatif.entretien
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();
CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.demarche
  FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- ── lire un contenu : seulement par ces fonctions, qui écrivent au journal, refus compris ──────────────────────
-- Elles rendent des chiffrés. Zéro ligne = refusé OU inexistant : rien ne dit lequel, et rien n'est levé (le journal doit être gardé).
CREATE FUNCTION nominatif.lire_dossier(p_entreprise uuid, p_dossier uuid)
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
         WHERE m.entreprise_id = d.entreprise_id AND m.dossier_id = d.id AND m.contenu IS NOT NULL) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

CREATE FUNCTION nominatif.lire_note(p_entreprise uuid, p_entretien uuid)
RETURNS TABLE (id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE le_dossier uuid;
BEGIN
  SELECT e.dossier_id INTO le_dossier FROM nominatif.entretien e WHERE e.entreprise_id = p_entreprise AND e.id = p_entretien;
  IF NOT nominatif.accede(p_entreprise, le_dossier) THEN
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

-- La clé enveloppée, pour ÉCRIRE un contenu nouveau : ne lit aucun contenu, donc n'écrit rien au journal.
CREATE FUNCTION nominatif.cle_du_dossier(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT d.cle_enveloppee, c.cle_enveloppee FROM nominatif.dossier d
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
   WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Effacer : la clé meurt, les notes et l'index avec ; restent les codes, qui ne désignent plus personne. Le référent, sur un dossier clos.
CREATE FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = garde.uid() AND d.etat = 'clos') THEN
    PERFORM journal.ecrire('effacer_dossier_refus', p_dossier);
    RETURN false;
  END IF;
  UPDATE nominatif.dossier SET etat = 'efface', cle_enveloppee = NULL, contenu = NULL, index_nom = '{}', version = version + 1
   WHERE entreprise_id = p_entreprise AND id = p_dossier;
  UPDATE nominatif.entretien SET note = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.demarche SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  PERFORM journal.ecrire('effacer_dossier', p_dossier);
  RETURN true;
END $$;
RESET ROLE;

-- Qui a lu ce dossier et quand : le référent le sait, refus compris (product.md, D18).
SET ROLE prop_journal;
CREATE FUNCTION journal.de_objet(p_objet uuid)
RETURNS TABLE (instant timestamptz, compte uuid, action text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.instant, e.compte, e.action FROM journal.evenement e
   WHERE e.objet = p_objet ORDER BY e.id DESC LIMIT 500;
END $$;
COMMENT ON FUNCTION journal.de_objet(uuid) IS 'Les 500 derniers événements d''un objet ; pour prop_nominatif seul, qui vérifie le référent.';
RESET ROLE;

SET ROLE prop_nominatif;
CREATE FUNCTION nominatif.lectures(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (instant timestamptz, compte uuid, action text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = garde.uid()) THEN
    PERFORM journal.ecrire('lire_journal_refus', p_dossier);
    RETURN;
  END IF;
  RETURN QUERY SELECT j.instant, j.compte, j.action FROM journal.de_objet(p_dossier) j;
END $$;
RESET ROLE;

-- La dernière lecture avant celle-ci, pour l'en-tête du dossier : à qui peut le lire.
SET ROLE prop_nominatif;
CREATE FUNCTION nominatif.derniere_lecture(p_entreprise uuid, p_dossier uuid)
RETURNS TABLE (instant timestamptz, compte uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT j.instant, j.compte FROM journal.de_objet(p_dossier) j
    WHERE j.action = 'lire_dossier' ORDER BY j.instant DESC LIMIT 1;
END $$;
RESET ROLE;

-- Aucune statistique de valeurs : EXPLAIN n'a rien à divulguer.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
