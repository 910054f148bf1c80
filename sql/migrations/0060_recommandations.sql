-- Les recommandations d'un bilan : un texte écrit par l'intervenant pour l'employeur, passé au bouclier, puis publié par la direction.
-- Chemin (décision 0015) : app_nominatif → nominatif.deposer_recommandation → pilotage.recevoir_recommandation. Rien ne revient.

-- ── gestion : à qui une entreprise est confiée ─────────────────────────────────────────────────────────────────
SET ROLE prop_gestion;
-- L'intervenant nommé à un contrat signé, ou qui tient ou a tenu permanence : quinze mois couvrent le bilan de l'année précédente.
CREATE FUNCTION gestion.entreprises_suivies() RETURNS TABLE (entreprise_id uuid, redacteur text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('intervenant') THEN RETURN; END IF;
  RETURN QUERY
    SELECT DISTINCT e.entreprise_id, btrim(i.prenom || ' ' || i.nom)
      FROM gestion.intervenant i
      JOIN gestion.entreprise e ON e.statut = 'client'
     WHERE i.compte_id = garde.uid() AND i.actif
       AND (EXISTS (SELECT 1 FROM gestion.contrat c
              WHERE c.entreprise_id = e.entreprise_id AND c.intervenant_id = i.id AND c.statut = 'signe'
                AND (c.fin IS NULL OR c.fin > current_date - 457))
         OR EXISTS (SELECT 1 FROM gestion.permanence p
              WHERE p.entreprise_id = e.entreprise_id AND p.intervenant_id = i.id AND p.statut IN ('publiee', 'tenue')
                AND p.jour BETWEEN current_date - 457 AND current_date + 92));
END $$;
COMMENT ON FUNCTION gestion.entreprises_suivies() IS
  'Entreprises confiées à l''intervenant de la session, avec son nom tel qu''il s''imprime ; aucune ligne pour toute autre session.';
RESET ROLE;

-- ── pilotage : des textes et leurs suites, en ajout seulement ──────────────────────────────────────────────────
SET ROLE prop_pilotage;
CREATE TABLE pilotage.recommandation (
  entreprise_id uuid NOT NULL,
  periode text NOT NULL CHECK (periode ~ '^20[0-9]{2}(-T[1-4])?$'),
  rang smallint NOT NULL CHECK (rang > 0),                          -- version du texte ; la dernière seule compte
  textes text[] NOT NULL 
    -- sans BETWEEN : pg_dump l'écrirait en deux AND imbriqués, et la base restaurée ne serait plus la même au texte près
    CHECK (cardinality(textes) >= 1 AND cardinality(textes) <= 3 AND array_position(textes, NULL) IS NULL
      AND length(textes[1]) >= 1 AND length(textes[1]) <= 400
      AND coalesce(length(textes[2]), 1) >= 1 AND coalesce(length(textes[2]), 1) <= 400
      AND coalesce(length(textes[3]), 1) >= 1 AND coalesce(length(textes[3]), 1) <= 400),
  redacteur_id uuid NOT NULL,
  redacteur text NOT NULL CHECK (redacteur <> ''),                  -- tel qu'il s'imprime
  depose_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, periode, rang)
);
-- Ce que la direction en a fait : au plus une suite par texte ; sans suite, il attend.
CREATE TABLE pilotage.recommandation_suite (
  entreprise_id uuid NOT NULL,
  periode text NOT NULL,
  rang smallint NOT NULL,
  suite text NOT NULL CHECK (suite IN ('retenue', 'renvoyee')),
  raison text CHECK (length(raison) BETWEEN 1 AND 400),
  par uuid NOT NULL,
  le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, periode, rang),
  FOREIGN KEY (entreprise_id, periode, rang) REFERENCES pilotage.recommandation,
  CHECK ((suite = 'renvoyee') = (raison IS NOT NULL))
);

CREATE FUNCTION pilotage.refuser_retouche() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'une recommandation deposee ne se modifie ni ne se supprime : une nouvelle la remplace' USING ERRCODE = '23001';
END $$;
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.recommandation FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_retouche();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.recommandation FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_retouche();
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.recommandation_suite FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_retouche();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.recommandation_suite FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_retouche();
ALTER TABLE pilotage.recommandation ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;
ALTER TABLE pilotage.recommandation_suite ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;

CREATE FUNCTION pilotage.recevoir_recommandation(p_entreprise uuid, p_periode text, p_textes text[], p_redacteur text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('intervenant') THEN
    RAISE EXCEPTION 'fonction intervenant requise' USING ERRCODE = '42501';
  END IF;
  -- Le verrou du registre : une publication en cours finit avant, et son texte n'est pas remplacé sous elle.
  INSERT INTO pilotage.graine (entreprise_id) VALUES (p_entreprise) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM pilotage.graine x WHERE x.entreprise_id = p_entreprise FOR UPDATE;
  IF EXISTS (SELECT 1 FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise AND b.periode = p_periode) THEN
    RETURN 'publie';
  END IF;
  INSERT INTO pilotage.recommandation (entreprise_id, periode, rang, textes, redacteur_id, redacteur)
  SELECT p_entreprise, p_periode, coalesce(max(r.rang), 0) + 1, p_textes, garde.uid(), p_redacteur
    FROM pilotage.recommandation r WHERE r.entreprise_id = p_entreprise AND r.periode = p_periode;
  RETURN 'depose';
END $$;
COMMENT ON FUNCTION pilotage.recevoir_recommandation(uuid, text, text[], text) IS
  'Ajoute une version du texte : « depose », ou « publie » quand le bilan de la période est déjà remis. Pour prop_nominatif seul, qui vérifie à qui l''entreprise est confiée.';

-- Où en est chaque période, sans un mot des collègues : ses propres textes seulement.
CREATE FUNCTION pilotage.etat_des_recommandations(p_entreprises uuid[])
RETURNS TABLE (entreprise_id uuid, periode text, publie boolean, rang smallint, textes text[], redacteur text, depose_le timestamptz,
  suite text, raison text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    WITH dernier AS (
      SELECT DISTINCT ON (r.entreprise_id, r.periode) r.entreprise_id, r.periode, r.rang, r.textes, r.redacteur_id, r.redacteur, r.depose_le
        FROM pilotage.recommandation r WHERE r.entreprise_id = ANY (p_entreprises)
       ORDER BY r.entreprise_id, r.periode, r.rang DESC
    ), publies AS (
      SELECT DISTINCT b.entreprise_id, b.periode FROM pilotage.bilan b WHERE b.entreprise_id = ANY (p_entreprises)
    )
    SELECT coalesce(d.entreprise_id, p.entreprise_id), coalesce(d.periode, p.periode), p.periode IS NOT NULL, d.rang,
           CASE WHEN d.redacteur_id = garde.uid() THEN d.textes END, d.redacteur, d.depose_le, s.suite,
           CASE WHEN d.redacteur_id = garde.uid() THEN s.raison END
      FROM dernier d
      FULL JOIN publies p ON p.entreprise_id = d.entreprise_id AND p.periode = d.periode
      LEFT JOIN pilotage.recommandation_suite s ON s.entreprise_id = d.entreprise_id AND s.periode = d.periode AND s.rang = d.rang;
END $$;
COMMENT ON FUNCTION pilotage.etat_des_recommandations(uuid[]) IS
  'Bilans remis et dernier texte de chaque période ; le texte et la raison d''un renvoi à leur rédacteur seul. Pour prop_nominatif seul.';

CREATE FUNCTION pilotage._suivre(p_entreprise uuid, p_periode text, p_rang smallint, p_suite text, p_raison text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pilotage._exiger_direction();
  INSERT INTO pilotage.recommandation_suite (entreprise_id, periode, rang, suite, raison, par)
  SELECT r.entreprise_id, r.periode, r.rang, p_suite, p_raison, garde.uid()
    FROM pilotage.recommandation r
   WHERE r.entreprise_id = p_entreprise AND r.periode = p_periode AND r.rang = p_rang
     AND NOT EXISTS (SELECT 1 FROM pilotage.recommandation x
       WHERE x.entreprise_id = p_entreprise AND x.periode = p_periode AND x.rang > p_rang)
  ON CONFLICT DO NOTHING;
  RETURN FOUND OR EXISTS (SELECT 1 FROM pilotage.recommandation_suite s
    WHERE s.entreprise_id = p_entreprise AND s.periode = p_periode AND s.rang = p_rang AND s.suite = p_suite AND p_suite = 'retenue');
END $$;

CREATE FUNCTION pilotage.renvoyer_recommandation(p_entreprise uuid, p_periode text, p_rang smallint, p_raison text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN pilotage._suivre(p_entreprise, p_periode, p_rang, 'renvoyee', p_raison);
END $$;
COMMENT ON FUNCTION pilotage.renvoyer_recommandation(uuid, text, smallint, text) IS
  'Rend le dernier texte à son rédacteur, avec la raison ; faux s''il y en a un plus récent ou s''il a déjà une suite. Fonction direction.';

CREATE FUNCTION pilotage.retenir_recommandation(p_entreprise uuid, p_periode text, p_rang smallint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN pilotage._suivre(p_entreprise, p_periode, p_rang, 'retenue', NULL);
END $$;
COMMENT ON FUNCTION pilotage.retenir_recommandation(uuid, text, smallint) IS
  'Note que le dernier texte part avec un bilan, dans la transaction qui publie ; faux s''il a été remplacé ou renvoyé. Fonction direction.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('pilotage.recommandation');
  CALL garde.mur_prestataire('pilotage.recommandation', 'app_pilotage', 'S');
  CALL garde.mur_interne('pilotage.recommandation_suite');
  CALL garde.mur_prestataire('pilotage.recommandation_suite', 'app_pilotage', 'S');
END $$;

-- ── nominatif : les noms que le service connaît ────────────────────────────────────────────────────────────────
SET ROLE prop_nominatif;
ALTER TABLE nominatif.dossier ADD COLUMN index_prenom bytea[];      -- comme index_nom ; NULL : pas encore indexé (dossier d'avant 0060)
ALTER TABLE nominatif.dossier ALTER COLUMN index_prenom SET STATISTICS 0;
ALTER TABLE nominatif.dossier ADD CHECK (etat <> 'efface' OR index_prenom IS NULL);

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
  PERFORM journal.ecrire('effacer_dossier', p_dossier);
  RETURN true;
END $$;

-- Les contrôles d'un compte, jour après jour : de quoi les compter, et savoir qu'un dépôt a été précédé du sien.
CREATE TABLE nominatif.controle_noms (
  compte_id uuid NOT NULL,
  jour date NOT NULL,
  appels int NOT NULL,
  derniere_entreprise uuid NOT NULL,
  dernier_le timestamptz NOT NULL,                                  -- début de sa transaction
  PRIMARY KEY (compte_id, jour)
);

-- Les empreintes de p_candidats (les mots d'UN texte) qu'un dossier de l'entreprise porte, quel qu'en soit le référent ; jamais lequel.
-- Pour n'être pas un oracle : une entreprise confiée à ce compte, 400 mots par appel, 200 appels par jour, et le journal de chaque refus.
-- Rien n'est levé : le journal doit être gardé. Sur 32 bits, un mot étranger tombe sur une empreinte connue une fois sur 4,3 milliards
-- par paire : 100 mots contre les 6 000 noms d'une très grande entreprise, 1,4 texte sur 10 000 arrêté à tort.
CREATE FUNCTION nominatif.controler_noms(p_entreprise uuid, p_candidats bytea[], p_arrete boolean)
RETURNS TABLE (etat text, connus bytea[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE v_connus bytea[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM gestion.entreprises_suivies() s WHERE s.entreprise_id = p_entreprise) THEN
    PERFORM journal.ecrire('controler_noms_refus', p_entreprise);
    RETURN QUERY SELECT 'refuse', '{}'::bytea[];
    RETURN;
  END IF;
  IF cardinality(p_candidats) > 400 OR EXISTS (SELECT 1 FROM unnest(p_candidats) m WHERE m IS NULL OR octet_length(m) <> 4) THEN
    RAISE EXCEPTION 'quatre cents empreintes de quatre octets au plus' USING ERRCODE = '22023';
  END IF;
  DELETE FROM nominatif.controle_noms c WHERE c.compte_id = garde.uid() AND c.jour < current_date - 30;
  INSERT INTO nominatif.controle_noms AS c (compte_id, jour, appels, derniere_entreprise, dernier_le)
  VALUES (garde.uid(), current_date, 1, p_entreprise, now())
  ON CONFLICT (compte_id, jour) DO UPDATE SET appels = c.appels + 1, derniere_entreprise = p_entreprise, dernier_le = now()
    WHERE c.appels < 200;
  IF NOT FOUND THEN
    PERFORM journal.ecrire('controler_noms_limite', p_entreprise);
    RETURN QUERY SELECT 'limite', '{}'::bytea[];
    RETURN;
  END IF;
  SELECT coalesce(array_agg(DISTINCT m), '{}') INTO v_connus
    FROM nominatif.dossier d CROSS JOIN LATERAL unnest(d.index_nom || d.index_prenom) m
   WHERE d.entreprise_id = p_entreprise AND m = ANY (p_candidats);
  IF p_arrete OR v_connus <> '{}' THEN
    PERFORM journal.ecrire('arreter_recommandation', p_entreprise);
  END IF;
  RETURN QUERY SELECT 'fait', v_connus;
END $$;
COMMENT ON FUNCTION nominatif.controler_noms(uuid, bytea[], boolean) IS
  '« fait » et les empreintes connues, « refuse » (entreprise non confiée) ou « limite » (200 appels par jour) ; p_arrete : le texte l''est déjà pour autre chose.';

CREATE FUNCTION nominatif.deposer_recommandation(p_entreprise uuid, p_periode text, p_textes text[]) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_redacteur text := (SELECT s.redacteur FROM gestion.entreprises_suivies() s WHERE s.entreprise_id = p_entreprise);
  v_etat text;
BEGIN
  IF v_redacteur IS NULL THEN
    PERFORM journal.ecrire('deposer_recommandation_refus', p_entreprise);
    RETURN 'refuse';
  END IF;
  -- now() est l'instant de la transaction : le contrôle des noms est celui de cette transaction-ci, ou rien ne se dépose.
  IF NOT EXISTS (SELECT 1 FROM nominatif.controle_noms c
      WHERE c.compte_id = garde.uid() AND c.jour = current_date AND c.derniere_entreprise = p_entreprise AND c.dernier_le = now()) THEN
    PERFORM journal.ecrire('deposer_recommandation_refus', p_entreprise);
    RETURN 'non_controle';
  END IF;
  v_etat := pilotage.recevoir_recommandation(p_entreprise, p_periode, p_textes, v_redacteur);
  IF v_etat = 'depose' THEN PERFORM journal.ecrire('deposer_recommandation', p_entreprise); END IF;
  RETURN v_etat;
END $$;
COMMENT ON FUNCTION nominatif.deposer_recommandation(uuid, text, text[]) IS
  '« depose », « publie » (le bilan est déjà remis), « refuse » (entreprise non confiée) ou « non_controle » (pas de controler_noms dans cette transaction).';

CREATE FUNCTION nominatif.bilans_a_rediger()
RETURNS TABLE (entreprise_id uuid, periode text, publie boolean, rang smallint, textes text[], redacteur text, depose_le timestamptz,
  suite text, raison text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT * FROM pilotage.etat_des_recommandations(
    ARRAY(SELECT s.entreprise_id FROM gestion.entreprises_suivies() s));
END $$;
COMMENT ON FUNCTION nominatif.bilans_a_rediger() IS
  'Pour les entreprises confiées : bilans remis et dernier texte de chaque période, les mots d''un collègue exceptés.';
RESET ROLE;

CALL garde.mur_interne('nominatif.controle_noms');
SET ROLE prop_nominatif;
ALTER TABLE nominatif.controle_noms ALTER COLUMN compte_id SET STATISTICS 0, ALTER COLUMN jour SET STATISTICS 0,
  ALTER COLUMN appels SET STATISTICS 0, ALTER COLUMN derniere_entreprise SET STATISTICS 0, ALTER COLUMN dernier_le SET STATISTICS 0;
RESET ROLE;
