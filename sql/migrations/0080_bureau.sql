-- Le bureau de l'intervenant : appels à rendre, informations ponctuelles, brouillons d'entretien, motifs précisés, un rendez-vous à la fois.
SET ROLE prop_gestion;
-- Comment on entre : badge, portail, qui appeler. Un lieu, jamais une personne reçue.
ALTER TABLE gestion.lieu ADD COLUMN acces text NOT NULL DEFAULT '' CHECK (char_length(acces) <= 300);
RESET ROLE;

SET ROLE prop_nominatif;
-- Un appel à rendre. Avec un dossier, son contenu est scellé par la clé du dossier ; sans dossier, par une clé à lui, détruite avec lui :
-- l'appel rendu, ni le nom ni le numéro n'ont plus de raison d'être.
CREATE TABLE nominatif.rappel (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  referent_id uuid NOT NULL DEFAULT garde.uid(),
  dossier_id uuid,
  du_le date NOT NULL,
  heure time,                                                                    -- NULL : dans la journée
  recu_le date NOT NULL DEFAULT current_date,
  etat text NOT NULL DEFAULT 'a_faire' CHECK (etat IN ('a_faire', 'fait', 'abandonne')),
  reports smallint NOT NULL DEFAULT 0 CHECK (reports >= 0),
  fini_le date CHECK (fini_le >= recu_le),
  cle_enveloppee bytea CHECK (octet_length(cle_enveloppee) = 60),
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((etat = 'a_faire') = (fini_le IS NULL)),
  CHECK (etat = 'a_faire' OR (contenu IS NULL AND cle_enveloppee IS NULL)),
  CHECK (dossier_id IS NULL OR cle_enveloppee IS NULL)
);
CREATE INDEX rappel_referent ON nominatif.rappel (referent_id, du_le) WHERE etat = 'a_faire';
CREATE INDEX rappel_dossier ON nominatif.rappel (entreprise_id, dossier_id);

-- Une information ponctuelle sans dossier : ni personne, ni texte. Elle n'entre dans AUCUN bilan (docs/decisions/0026) : le seuil d'un bilan
-- compte des personnes, et deux informations peuvent être la même.
CREATE TABLE nominatif.information (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  referent_id uuid NOT NULL DEFAULT garde.uid(),
  etablissement_id uuid NOT NULL,
  jour date NOT NULL DEFAULT current_date,
  forme text NOT NULL CHECK (forme IN ('spontane', 'telephone', 'courriel')),
  motif text NOT NULL CHECK (motif ~ '^[a-z_]{3,30}$'),
  duree smallint NOT NULL DEFAULT 15 CHECK (duree IN (15, 30, 45, 60, 90)),
  PRIMARY KEY (entreprise_id, id)
);
CREATE INDEX information_referent ON nominatif.information (referent_id, jour);

-- Ce qui est tapé dans une fiche d'entretien et pas encore enregistré, scellé tout entier ; un par auteur et par fiche.
CREATE TABLE nominatif.brouillon (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  entretien_id uuid,                                                             -- NULL : un entretien nouveau
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  onglet uuid NOT NULL,                                                          -- qui a écrit en dernier : le même onglet n'est jamais en conflit avec lui-même
  rang int NOT NULL,                                                             -- ordre des envois de cet onglet : un envoi en retard ne remplace rien
  ecrit_le timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE NULLS NOT DISTINCT (entreprise_id, dossier_id, auteur_id, entretien_id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  FOREIGN KEY (entreprise_id, entretien_id) REFERENCES nominatif.entretien ON DELETE CASCADE
);

-- Le niveau 2 d'un motif (product.md) : facultatif, pour suivre la personne ; la passerelle ne le lit pas.
ALTER TABLE nominatif.entretien_motif ADD COLUMN precisions text[] NOT NULL DEFAULT '{}' CHECK (precisions <@ ARRAY[
  'surendettement', 'impayes', 'credits', 'baisse_revenus', 'aide_urgence',
  'arret_maladie', 'longue_maladie', 'sante_mentale', 'addictions', 'acces_soins',
  'recherche_logement', 'loyer_impaye', 'expulsion', 'logement_inadapte', 'accession',
  'conflit_hierarchique', 'conflit_collegues', 'burn_out', 'harcelement', 'reorientation', 'licenciement',
  'separation', 'garde_enfants', 'pension_alimentaire', 'parentalite', 'deuil',
  'prestations', 'couverture_sante', 'titre_sejour', 'demarches_administratives',
  'rqth', 'amenagement_poste', 'invalidite', 'aah',
  'reprise', 'temps_partiel_therapeutique', 'inaptitude', 'reclassement',
  'depart_retraite', 'releve_carriere', 'retraite_progressive',
  'parent_age', 'enfant_handicap', 'conge_aidant',
  'violences_conjugales', 'violences_familiales', 'violences_travail',
  'litige_consommation', 'litige_civil', 'succession',
  'permis', 'transport', 'demenagement',
  'accident_travail', 'deces_collegue', 'agression',
  'fiscalite', 'securite_sociale', 'allocations', 'chomage_frontalier',
  'lecture_ecriture', 'numerique', 'interprete']);

-- Une personne à la fois : deux rendez-vous à venir d'un intervenant ne se chevauchent plus. Ce qui est passé ou se chevauchait déjà
-- devient « à renseigner » : l'intervenant le voit sur sa journée et le règle, rien n'est perdu.
UPDATE nominatif.rendez_vous SET statut = 'a_renseigner' WHERE statut = 'a_venir' AND jour < current_date;
UPDATE nominatif.rendez_vous r SET statut = 'a_renseigner'
 WHERE r.statut = 'a_venir' AND EXISTS (SELECT 1 FROM nominatif.rendez_vous p
   WHERE p.referent_id = r.referent_id AND p.jour = r.jour AND p.statut = 'a_venir' AND (p.heure, p.id) < (r.heure, r.id)
     AND p.heure + make_interval(mins => p.minutes) > r.heure);
ALTER TABLE nominatif.rendez_vous ADD CONSTRAINT rendez_vous_chevauche EXCLUDE USING gist (
  referent_id crypto.gist_uuid_ops WITH =,
  tsrange(jour + heure, jour + heure + make_interval(mins => minutes), '[)') WITH &&) WHERE (statut = 'a_venir');
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['rappel', 'information', 'brouillon'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
-- Les appels à rendre de la personne connectée ; celui d'un dossier suit la vue du dossier.
CREATE POLICY mur_app_nominatif ON nominatif.rappel AS RESTRICTIVE TO app_nominatif
  USING (referent_id = (SELECT garde.uid()) AND (dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = rappel.entreprise_id AND d.id = rappel.dossier_id)))
  WITH CHECK (referent_id = (SELECT garde.uid()) AND (dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = rappel.entreprise_id AND d.id = rappel.dossier_id)));
CREATE POLICY lire_app_nominatif ON nominatif.rappel FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.rappel FOR INSERT TO app_nominatif WITH CHECK (etat = 'a_faire');
CREATE POLICY modifier_app_nominatif ON nominatif.rappel FOR UPDATE TO app_nominatif USING (etat = 'a_faire') WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.information AS RESTRICTIVE TO app_nominatif
  USING (referent_id = (SELECT garde.uid())) WITH CHECK (referent_id = (SELECT garde.uid()));
CREATE POLICY lire_app_nominatif ON nominatif.information FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.information FOR INSERT TO app_nominatif WITH CHECK (jour <= current_date);
-- Une faute de frappe se retire le jour même ; ensuite, la ligne reste.
CREATE POLICY retirer_app_nominatif ON nominatif.information FOR DELETE TO app_nominatif USING (jour = current_date);

CREATE POLICY mur_app_nominatif ON nominatif.brouillon AS RESTRICTIVE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = brouillon.entreprise_id AND d.id = brouillon.dossier_id))
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = brouillon.entreprise_id AND d.id = brouillon.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.brouillon FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.brouillon FOR INSERT TO app_nominatif
  WITH CHECK (entretien_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = brouillon.entreprise_id AND e.id = brouillon.entretien_id AND e.dossier_id = brouillon.dossier_id
      AND e.etat = 'brouillon' AND e.auteur_id = (SELECT garde.uid())));
CREATE POLICY modifier_app_nominatif ON nominatif.brouillon FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.brouillon FOR DELETE TO app_nominatif USING (true);

-- Le contenu d'un appel à rendre, au journal comme toute lecture. Zéro ligne : pas à moi, ou inexistant.
CREATE FUNCTION nominatif.lire_rappel(p_entreprise uuid, p_rappel uuid)
RETURNS TABLE (id uuid, version int, contenu bytea, cle bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE r nominatif.rappel%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.rappel x WHERE x.entreprise_id = p_entreprise AND x.id = p_rappel AND x.referent_id = garde.uid();
  IF r.id IS NULL OR (r.dossier_id IS NOT NULL AND NOT nominatif.accede(p_entreprise, r.dossier_id)) THEN
    PERFORM journal.ecrire('lire_rappel_refus', coalesce(r.dossier_id, p_rappel));
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_rappel', coalesce(r.dossier_id, r.id));
  RETURN QUERY
    SELECT r.id, r.version, r.contenu, coalesce(r.cle_enveloppee, d.cle_enveloppee), c.cle_enveloppee
      FROM nominatif.cle_entreprise c
      LEFT JOIN nominatif.dossier d ON d.entreprise_id = r.entreprise_id AND d.id = r.dossier_id
     WHERE c.entreprise_id = r.entreprise_id;
END $$;

-- Mon brouillon d'une fiche, et la clé du dossier pour le rouvrir ; sans brouillon, une ligne vide : la clé sert à en commencer un.
CREATE FUNCTION nominatif.lire_brouillon(p_entreprise uuid, p_dossier uuid, p_entretien uuid)
RETURNS TABLE (id uuid, version int, ecrit_le timestamptz, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE b nominatif.brouillon%ROWTYPE;
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_brouillon_refus', p_dossier);
    RETURN;
  END IF;
  SELECT * INTO b FROM nominatif.brouillon x WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier
    AND x.auteur_id = garde.uid() AND x.entretien_id IS NOT DISTINCT FROM p_entretien;
  IF b.id IS NOT NULL THEN PERFORM journal.ecrire('lire_brouillon', p_dossier); END IF;
  RETURN QUERY
    SELECT b.id, b.version, b.ecrit_le, b.contenu, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.dossier d
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Un dossier transmis emporte ses appels à rendre.
CREATE FUNCTION nominatif.suivre_rappels() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.rappel SET referent_id = NEW.referent_id
   WHERE entreprise_id = NEW.entreprise_id AND dossier_id = NEW.id AND etat = 'a_faire';
  RETURN NULL;
END $$;
CREATE TRIGGER suivre_rappels AFTER UPDATE OF referent_id ON nominatif.dossier
  FOR EACH ROW WHEN (OLD.referent_id IS DISTINCT FROM NEW.referent_id) EXECUTE FUNCTION nominatif.suivre_rappels();

-- Ce qu'effacer un dossier efface ici : appelée par effacer_dossier.
CREATE FUNCTION nominatif._effacer_bureau(p_entreprise uuid, p_dossier uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.rappel SET etat = 'abandonne', fini_le = current_date, contenu = NULL
   WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier AND etat = 'a_faire';
  DELETE FROM nominatif.brouillon WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;
RESET ROLE;

DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relname IN ('rappel', 'information', 'brouillon', 'entretien_motif') AND c.relkind = 'r'
       AND a.attnum > 0 AND NOT a.attisdropped GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
