-- Prévention : des places comptées par la base, des avis sans auteur, des alertes sans personne, des projets par étapes, la cellule de maintien.
SET ROLE prop_gestion;

-- ── les projets (A5) ───────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE gestion.projet (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 120),
  but text NOT NULL CHECK (length(but) BETWEEN 3 AND 1000),
  etat text NOT NULL DEFAULT 'preparation' CHECK (etat IN ('preparation', 'en_cours', 'termine', 'abandonne')),
  debut date NOT NULL DEFAULT current_date,
  fin date CHECK (fin >= debut),
  partage boolean NOT NULL DEFAULT false,                          -- vrai : la RH de l'entreprise le lit
  cree_par uuid DEFAULT garde.uid(),
  PRIMARY KEY (entreprise_id, id)
);
CREATE INDEX projet_debut ON gestion.projet (entreprise_id, debut);

CREATE TABLE gestion.projet_etape (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  projet_id uuid NOT NULL,
  libelle text NOT NULL CHECK (length(libelle) BETWEEN 3 AND 160),
  echeance date NOT NULL,
  faite_le date,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet ON DELETE CASCADE
);
CREATE INDEX projet_etape_projet ON gestion.projet_etape (entreprise_id, projet_id, echeance);

CREATE TABLE gestion.projet_partenaire (
  entreprise_id uuid NOT NULL,
  projet_id uuid NOT NULL,
  partenaire_id uuid NOT NULL REFERENCES gestion.partenaire,
  PRIMARY KEY (entreprise_id, projet_id, partenaire_id),
  FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet ON DELETE CASCADE
);

-- ── les actions collectives (A1, A2, A4) ───────────────────────────────────────────────────────────────────────
-- prises ne dépasse jamais places : deux inscriptions à la fois passent l'une après l'autre sur cette ligne, et la seconde est refusée.
ALTER TABLE gestion.action_collective
  ADD COLUMN prises smallint NOT NULL DEFAULT 0 CHECK (prises >= 0),
  ADD COLUMN programme text NOT NULL DEFAULT '' CHECK (length(programme) <= 2000),
  ADD COLUMN projet_id uuid,
  ADD COLUMN avis_1 smallint CHECK (avis_1 >= 0),
  ADD COLUMN avis_2 smallint CHECK (avis_2 >= 0),
  ADD COLUMN avis_3 smallint CHECK (avis_3 >= 0),
  ADD COLUMN avis_4 smallint CHECK (avis_4 >= 0),
  ADD COLUMN avis_5 smallint CHECK (avis_5 >= 0),
  ADD CONSTRAINT places_prises CHECK (prises <= places),
  ADD CONSTRAINT avis_entiers CHECK (num_nulls(avis_1, avis_2, avis_3, avis_4, avis_5) IN (0, 5)),
  -- Moins de cinq billets désigneraient quelqu'un : ils ne s'enregistrent pas. Jamais plus de billets que de présents.
  ADD CONSTRAINT avis_assez CHECK (avis_1 + avis_2 + avis_3 + avis_4 + avis_5 >= 5),
  ADD CONSTRAINT avis_presents CHECK (avis_1 + avis_2 + avis_3 + avis_4 + avis_5 <= participants),
  ADD FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet;

-- Une place prise : un code remis à la personne, et rien d'elle. Les codes disparaissent avec l'action.
CREATE TABLE gestion.action_place (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  action_id uuid NOT NULL,
  code text NOT NULL DEFAULT '' CHECK (code ~ '^[2-9A-HJ-NP-Z]{5}$'),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, action_id, code),
  FOREIGN KEY (entreprise_id, action_id) REFERENCES gestion.action_collective ON DELETE CASCADE
);

-- 32 signes sans 0, O, 1 ni I ; chaque octet en donne un (256 est un multiple de 32), le tirage est égal.
CREATE FUNCTION gestion.place_coder() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE a gestion.action_collective; hasard bytea := uuid_send(gen_random_uuid());  -- ses cinq premiers octets
BEGIN
  SELECT * INTO a FROM gestion.action_collective x WHERE x.entreprise_id = NEW.entreprise_id AND x.id = NEW.action_id;
  IF a.statut IS DISTINCT FROM 'prevue' OR a.jour < current_date THEN
    RAISE EXCEPTION 'cette action ne prend plus d''inscription' USING ERRCODE = '23514', CONSTRAINT = 'action_ouverte';
  END IF;
  NEW.code := (SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 1 + get_byte(hasard, n) % 32, 1), '' ORDER BY n)
    FROM generate_series(0, 4) n);
  RETURN NEW;
END $$;
CREATE TRIGGER place_coder BEFORE INSERT ON gestion.action_place FOR EACH ROW EXECUTE FUNCTION gestion.place_coder();

CREATE FUNCTION gestion.places_compter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.action_collective a SET prises = a.prises + x.n * (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END)
    FROM (SELECT l.entreprise_id, l.action_id, count(*)::smallint AS n FROM lignes l GROUP BY 1, 2) x
   WHERE a.entreprise_id = x.entreprise_id AND a.id = x.action_id;
  RETURN NULL;
END $$;
CREATE TRIGGER places_prendre AFTER INSERT ON gestion.action_place REFERENCING NEW TABLE AS lignes
  FOR EACH STATEMENT EXECUTE FUNCTION gestion.places_compter();
CREATE TRIGGER places_rendre AFTER DELETE ON gestion.action_place REFERENCING OLD TABLE AS lignes
  FOR EACH STATEMENT EXECUTE FUNCTION gestion.places_compter();

-- Tenue ou annulée : il ne reste que le compte des présents.
CREATE FUNCTION gestion.places_effacer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM gestion.action_place p WHERE p.entreprise_id = NEW.entreprise_id AND p.action_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER places_effacer AFTER UPDATE OF statut ON gestion.action_collective
  FOR EACH ROW WHEN (NEW.statut <> 'prevue') EXECUTE FUNCTION gestion.places_effacer();

CREATE FUNCTION gestion.purger_places() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n bigint;
BEGIN
  DELETE FROM gestion.action_place p USING gestion.action_collective a
   WHERE a.entreprise_id = p.entreprise_id AND a.id = p.action_id AND a.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION gestion.purger_places() IS 'Efface les places prises des actions passées ; rend leur nombre. Chaque nuit.';

CREATE FUNCTION gestion.noter_avis(p_entreprise uuid, p_action uuid, p_avis smallint[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.action_collective a
     SET avis_1 = p_avis[1], avis_2 = p_avis[2], avis_3 = p_avis[3], avis_4 = p_avis[4], avis_5 = p_avis[5]
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut = 'tenue'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.noter_avis(uuid, uuid, smallint[]) IS
  'Billets de 1 à 5 comptés après une action tenue de l''intervenant de la session ; faux si elle n''est pas à lui ou pas tenue.';

CREATE FUNCTION gestion.ecrire_programme(p_entreprise uuid, p_action uuid, p_programme text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.action_collective a SET programme = p_programme
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut <> 'annulee'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION gestion.ecrire_programme(uuid, uuid, text) IS 'Déroulé d''une action de l''intervenant de la session ; faux si elle n''est pas à lui.';

-- ── les alertes sur un risque collectif (A3) ───────────────────────────────────────────────────────────────────
-- Des codes, aucun texte : il n'y a pas de place pour une personne. Un établissement n'est dit qu'à partir de cinquante salariés.
CREATE TABLE gestion.alerte (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  etablissement_id uuid,
  risque text NOT NULL CHECK (risque IN ('charge', 'conflits', 'management', 'harcelement', 'violences_externes', 'reorganisation', 'accidents',
    'addictions', 'isolement', 'precarite', 'penibilite', 'discrimination')),
  signes text[] NOT NULL CHECK (cardinality(signes) >= 1 AND cardinality(signes) <= 8 AND signes <@ ARRAY['situations_semblables', 'arrets_repetes', 'departs',
    'tensions_visibles', 'plaintes_croisees', 'epuisement', 'demandes_urgentes', 'evenement_grave']),
  niveau text NOT NULL CHECK (niveau IN ('vigilance', 'forte', 'immediate')),
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  posee_le date NOT NULL DEFAULT current_date,
  etat text NOT NULL DEFAULT 'ouverte' CHECK (etat IN ('ouverte', 'prise', 'close')),
  suite text CHECK (suite IN ('echange_direction', 'echange_rh', 'cse_cssct', 'medecine_travail', 'action_collective', 'projet', 'sans_suite')),
  prise_le date,
  close_le date,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement,
  CHECK ((etat = 'ouverte') = (prise_le IS NULL)),
  CHECK ((etat = 'close') = (close_le IS NOT NULL)),
  CHECK (etat <> 'close' OR suite IS NOT NULL)
);
CREATE INDEX alerte_etat ON gestion.alerte (entreprise_id, etat, posee_le);

CREATE FUNCTION gestion.alerter(p_entreprise uuid, p_etablissement uuid, p_risque text, p_signes text[], p_niveau text) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n int; v uuid;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM gestion.entreprises_suivies() s WHERE s.entreprise_id = p_entreprise) THEN RETURN NULL; END IF;
  IF p_etablissement IS NOT NULL THEN
    SELECT f.nombre INTO n FROM gestion.effectif f
     WHERE f.entreprise_id = p_entreprise AND f.etablissement_id = p_etablissement AND f.a_partir_du <= current_date
     ORDER BY f.a_partir_du DESC LIMIT 1;
    IF coalesce(n, 0) < 50 THEN
      RAISE EXCEPTION 'un etablissement de moins de cinquante salaries ne se nomme pas' USING ERRCODE = '23514', CONSTRAINT = 'alerte_cinquante';
    END IF;
  END IF;
  INSERT INTO gestion.alerte (entreprise_id, etablissement_id, risque, signes, niveau)
  VALUES (p_entreprise, p_etablissement, p_risque, p_signes, p_niveau) RETURNING id INTO v;
  RETURN v;
END $$;
COMMENT ON FUNCTION gestion.alerter(uuid, uuid, text, text[], text) IS
  'Alerte d''un intervenant sur une entreprise qu''il suit ; NULL s''il ne la suit pas ; 23514 alerte_cinquante pour un établissement trop petit.';

-- ── la cellule de maintien en emploi (M1 à M3) ─────────────────────────────────────────────────────────────────
CREATE TABLE gestion.cellule (
  entreprise_id uuid PRIMARY KEY REFERENCES gestion.entreprise,
  membres text[] NOT NULL CHECK (membres <@ ARRAY['service_social', 'rh', 'sante_travail', 'manager', 'cse', 'referent_handicap', 'carsat', 'cap_emploi']),
  signaux text[] NOT NULL CHECK (signaux <@ ARRAY['arret_30', 'arrets_repetes', 'restrictions', 'accident', 'inaptitude_prevue', 'rqth', 'retour_90',
    'demande_salarie']),
  etapes text[] NOT NULL CHECK (etapes <@ ARRAY['reperer', 'informer', 'liaison', 'pre_reprise', 'evaluer', 'amenager', 'essai', 'reprise',
    'suivre', 'bilan']),
  tous_les_mois smallint NOT NULL DEFAULT 3 CHECK (tous_les_mois BETWEEN 1 AND 12),
  derniere_le date,
  modifiee_le timestamptz NOT NULL DEFAULT now()
);
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['projet', 'projet_etape', 'projet_partenaire', 'action_place', 'alerte', 'cellule'] LOOP
    CALL garde.mur_interne('gestion.' || t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['projet', 'projet_etape', 'projet_partenaire'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_gestion', 'SIUD');
    CALL garde.mur_prestataire('gestion.' || t, 'app_nominatif', 'SIUD');
  END LOOP;
  CALL garde.mur_prestataire('gestion.action_place', 'app_gestion', 'SID');
  CALL garde.mur_prestataire('gestion.action_place', 'app_nominatif', 'SID');
  CALL garde.mur_prestataire('gestion.alerte', 'app_gestion', 'SU');
  CALL garde.mur_prestataire('gestion.alerte', 'app_nominatif', 'S');
  CALL garde.mur_prestataire('gestion.cellule', 'app_gestion', 'SIU');
  CALL garde.mur_prestataire('gestion.cellule', 'app_nominatif', 'SIU');
  CALL garde.mur_client('gestion.projet', 'S');
  CALL garde.mur_client('gestion.projet_etape', 'S');
  CALL garde.mur_client('gestion.cellule', 'S');
END $$;

SET ROLE prop_gestion;
-- Une alerte monte à la direction : la planification ne la lit pas, un collègue non plus.
CREATE POLICY alerte_direction ON gestion.alerte AS RESTRICTIVE TO app_gestion
  USING ((SELECT garde.fonction('direction'))) WITH CHECK ((SELECT garde.fonction('direction')));
CREATE POLICY alerte_sienne ON gestion.alerte AS RESTRICTIVE TO app_nominatif USING (auteur_id = (SELECT garde.uid()));
-- La RH lit un projet quand il lui est montré.
CREATE POLICY partage_rh ON gestion.projet AS RESTRICTIVE TO app_client USING (partage AND entreprise_id = (SELECT garde.tenant()));
CREATE POLICY partage_rh ON gestion.projet_etape AS RESTRICTIVE TO app_client
  USING (entreprise_id = (SELECT garde.tenant()) AND EXISTS (
    SELECT 1 FROM gestion.projet p WHERE p.entreprise_id = projet_etape.entreprise_id AND p.id = projet_etape.projet_id AND p.partage));
RESET ROLE;
