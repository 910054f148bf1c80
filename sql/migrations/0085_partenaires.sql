-- L'annuaire des partenaires, les délais que la loi donne à leurs démarches, et les courriers types. Rien d'une personne.
SET ROLE prop_gestion;

-- Un partenaire, sur un territoire : son code est celui des démarches (nominatif.demarche.partenaire), plusieurs lignes le portent.
CREATE TABLE gestion.partenaire (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (code ~ '^[a-z_]{2,30}$'),
  nom text NOT NULL CHECK (length(nom) BETWEEN 2 AND 120),
  genre text NOT NULL CHECK (genre IN ('protection_sociale', 'collectivite', 'emploi', 'handicap', 'logement', 'budget', 'sante', 'solidarite',
    'justice', 'education', 'entreprise')),
  territoire text NOT NULL CHECK (territoire ~ '^(FR|LU|2[AB]|[0-9]{2,3})$'),   -- national, Luxembourg ou département
  besoins text[] NOT NULL DEFAULT '{}' CHECK (cardinality(besoins) <= 16),        -- thèmes de niveau 1 (product.md)
  adresse text NOT NULL DEFAULT '' CHECK (length(adresse) <= 200),
  code_postal text NOT NULL DEFAULT '' CHECK (length(code_postal) <= 10),
  commune text NOT NULL DEFAULT '' CHECK (length(commune) <= 80),
  telephone text NOT NULL DEFAULT '' CHECK (length(telephone) <= 40),
  courriel text NOT NULL DEFAULT '' CHECK (length(courriel) <= 120),
  site text NOT NULL DEFAULT '' CHECK (site = '' OR site ~ '^https://[^[:space:]<>"]{3,200}$'),
  horaires text NOT NULL DEFAULT '' CHECK (length(horaires) <= 300),
  contact text NOT NULL DEFAULT '' CHECK (length(contact) <= 120),                -- un service ou un professionnel, jamais une personne suivie
  pieces text NOT NULL DEFAULT '' CHECK (length(pieces) <= 1000),                 -- documents d'ordinaire demandés, un par ligne
  delai_jours smallint CHECK (delai_jours BETWEEN 1 AND 730),                     -- réponse d'ordinaire
  source text NOT NULL DEFAULT '' CHECK (length(source) <= 300),
  verifie_le date,
  verifie_par uuid,
  actif boolean NOT NULL DEFAULT true,
  modifie_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE (code, territoire, nom)
);

-- Ce que la loi ou le règlement fixe à une démarche : un nombre de jours ou de mois depuis un fait, et le texte qui le dit.
CREATE TABLE gestion.echeance_legale (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  partenaire_code text NOT NULL CHECK (partenaire_code ~ '^[a-z_]{2,30}$'),
  demarche text NOT NULL CHECK (length(demarche) BETWEEN 3 AND 120),
  effet text NOT NULL CHECK (effet IN ('recours', 'silence_rejet', 'silence_accord', 'instruction', 'demande')),
  depart text NOT NULL CHECK (length(depart) BETWEEN 3 AND 160),                  -- le fait d'où court le délai
  nombre smallint NOT NULL CHECK (nombre BETWEEN 1 AND 730),
  unite text NOT NULL CHECK (unite IN ('jours', 'mois')),
  suite text NOT NULL DEFAULT '' CHECK (length(suite) <= 300),
  source text NOT NULL CHECK (length(source) BETWEEN 3 AND 300),
  url text NOT NULL DEFAULT '' CHECK (url = '' OR url ~ '^https://[^[:space:]<>"]{3,250}$'),
  verifie_le date NOT NULL,
  actif boolean NOT NULL DEFAULT true,
  UNIQUE (partenaire_code, demarche, effet)
);

-- Un courrier type et toutes ses versions ; partenaire_code vide : sert pour tous.
CREATE TABLE gestion.modele_courrier (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  partenaire_code text CHECK (partenaire_code ~ '^[a-z_]{2,30}$'),
  titre text NOT NULL CHECK (length(titre) BETWEEN 3 AND 120),
  corps text NOT NULL CHECK (length(corps) BETWEEN 1 AND 20000),
  version smallint NOT NULL DEFAULT 1 CHECK (version > 0),
  actif boolean NOT NULL DEFAULT true,
  modifie_par uuid DEFAULT garde.uid(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (partenaire_code, titre)
);

CREATE TABLE gestion.modele_courrier_version (
  modele_id uuid NOT NULL REFERENCES gestion.modele_courrier,
  version smallint NOT NULL,
  titre text NOT NULL,
  corps text NOT NULL,
  ecrit_par uuid,
  ecrit_le timestamptz NOT NULL,
  PRIMARY KEY (modele_id, version)
);

CREATE FUNCTION gestion.modele_courrier_avancer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.modifie_par := garde.uid();
  NEW.modifie_le := now();
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
  ELSIF (NEW.titre, NEW.corps) IS DISTINCT FROM (OLD.titre, OLD.corps) THEN
    NEW.version := OLD.version + 1;
  ELSE
    NEW.version := OLD.version;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER modele_courrier_avancer BEFORE INSERT OR UPDATE ON gestion.modele_courrier
  FOR EACH ROW EXECUTE FUNCTION gestion.modele_courrier_avancer();

CREATE FUNCTION gestion.modele_courrier_garder() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO gestion.modele_courrier_version (modele_id, version, titre, corps, ecrit_par, ecrit_le)
  VALUES (NEW.id, NEW.version, NEW.titre, NEW.corps, NEW.modifie_par, NEW.modifie_le)
  ON CONFLICT (modele_id, version) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER modele_courrier_garder AFTER INSERT OR UPDATE ON gestion.modele_courrier
  FOR EACH ROW EXECUTE FUNCTION gestion.modele_courrier_garder();

-- Qui a vérifié, et quand on a changé : écrit par la base.
CREATE FUNCTION gestion.partenaire_dater() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.modifie_le := now();
  IF TG_OP = 'INSERT' OR NEW.verifie_le IS DISTINCT FROM OLD.verifie_le THEN NEW.verifie_par := garde.uid(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER partenaire_dater BEFORE INSERT OR UPDATE ON gestion.partenaire
  FOR EACH ROW EXECUTE FUNCTION gestion.partenaire_dater();

-- Un annuaire s'importe comme le reste.
ALTER TABLE gestion.import DROP CONSTRAINT import_nature_check,
  ADD CONSTRAINT import_nature_check CHECK (nature IN ('entreprises', 'etablissements', 'effectifs', 'contrats', 'partenaires'));
RESET ROLE;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['partenaire', 'echeance_legale', 'modele_courrier', 'modele_courrier_version'] LOOP
    CALL garde.mur_interne('gestion.' || t);
    CALL garde.mur_prestataire('gestion.' || t, 'app_gestion', CASE t WHEN 'partenaire' THEN 'SIU' WHEN 'modele_courrier' THEN 'SIU' ELSE 'S' END);
    CALL garde.mur_prestataire('gestion.' || t, 'app_nominatif', CASE t WHEN 'partenaire' THEN 'SIU' WHEN 'modele_courrier' THEN 'SIU' ELSE 'S' END);
  END LOOP;
END $$;

-- Un courrier type engage la profession : la planification le lit, l'intervenant et la direction l'écrivent.
SET ROLE prop_gestion;
CREATE POLICY plume_creer ON gestion.modele_courrier AS RESTRICTIVE FOR INSERT TO app_gestion
  WITH CHECK ((SELECT garde.fonction('direction')));
CREATE POLICY plume_modifier ON gestion.modele_courrier AS RESTRICTIVE FOR UPDATE TO app_gestion
  USING ((SELECT garde.fonction('direction'))) WITH CHECK ((SELECT garde.fonction('direction')));
RESET ROLE;
