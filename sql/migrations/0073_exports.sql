-- Compartiment FACTURATION : ce qui part vers la comptabilité. Les comptes choisis, la forme du CSV, et le registre des exports remis.
SET ROLE prop_facturation;

-- ── les comptes ────────────────────────────────────────────────────────────────────────────────────────────────

-- Seul ce qui diffère du plan proposé par le service est écrit ici. precision : nature ou unité d'une ligne, catégorie ou taux de TVA ; '' : tous.
CREATE TABLE facturation.compte_comptable (
  vendeur text NOT NULL CHECK (vendeur IN ('FR', 'LU')),
  emploi text NOT NULL CHECK (emploi IN ('client', 'vente', 'tva', 'tva_attente', 'banque', 'a_etablir', 'tva_a_etablir', 'avoir_a_etablir', 'avance')),
  precision text NOT NULL CHECK (precision ~ '^[A-Z0-9_]{0,20}$'),
  numero text NOT NULL CHECK (numero ~ '^[1-7][0-9]{2}[0-9A-Z]{0,9}$'),
  libelle text NOT NULL CHECK (libelle ~ '^[^[:cntrl:]]{1,35}$'),
  modifie_par uuid NOT NULL DEFAULT garde.uid(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (vendeur, emploi, precision)
);

-- Le compte auxiliaire d'un client, s'il diffère de son code.
CREATE TABLE facturation.compte_auxiliaire (
  entreprise_id uuid PRIMARY KEY,
  numero text NOT NULL CHECK (numero ~ '^[0-9A-Z]{1,17}$'),
  modifie_par uuid NOT NULL DEFAULT garde.uid(),
  modifie_le timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT compte_auxiliaire_numero UNIQUE (numero)
);

-- Une seule ligne : ce que le prestataire a choisi une fois.
CREATE TABLE facturation.reglage_export (
  seul boolean PRIMARY KEY DEFAULT true CHECK (seul),
  csv_niveau text NOT NULL CHECK (csv_niveau IN ('piece', 'ligne')),
  csv_colonnes text[] NOT NULL CHECK (cardinality(csv_colonnes) >= 1),
  csv_separateur text NOT NULL CHECK (csv_separateur IN ('point-virgule', 'virgule', 'tabulation')),
  csv_decimale text NOT NULL CHECK (csv_decimale IN ('virgule', 'point')),
  csv_encodage text NOT NULL CHECK (csv_encodage IN ('utf-8', 'windows-1252')),
  modifie_par uuid NOT NULL DEFAULT garde.uid(),
  modifie_le timestamptz NOT NULL DEFAULT now()
);

-- ── le registre ────────────────────────────────────────────────────────────────────────────────────────────────

-- Ce qui a été remis, et tout ce qu'il faut pour le refaire à l'octet : la période, les formats, les comptes et la forme du jour, le dernier
-- numéro de chaque série. Une pièce émise ensuite ne change donc pas un export déjà remis.
CREATE TABLE facturation.export (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  fait_par uuid NOT NULL DEFAULT garde.uid(),
  auteur text NOT NULL CHECK (auteur <> ''),
  fait_le timestamptz NOT NULL DEFAULT now(),
  du date NOT NULL,
  au date NOT NULL,
  formats text[] NOT NULL CHECK (cardinality(formats) >= 1),
  parametres jsonb NOT NULL CHECK (jsonb_typeof(parametres) = 'object'),
  pieces int NOT NULL CHECK (pieces >= 0),
  net_cents bigint NOT NULL,                                        -- avoirs déduits
  tva_cents bigint NOT NULL,
  brut_cents bigint NOT NULL CHECK (brut_cents = net_cents + tva_cents),
  nom text NOT NULL CHECK (nom ~ '^[A-Za-z0-9._-]{5,100}$'),
  taille bigint NOT NULL CHECK (taille > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  CHECK (du <= au)
);
CREATE INDEX export_fait_le ON facturation.export (fait_le);

-- Chaque fichier du ZIP. contenu : gardé tel quel lorsqu'il vient d'un calcul et non de pièces immuables (préfacturation, arrêté).
CREATE TABLE facturation.export_fichier (
  export_id uuid NOT NULL REFERENCES facturation.export,
  rang int NOT NULL CHECK (rang > 0),
  nom text NOT NULL CHECK (nom <> ''),
  taille bigint NOT NULL CHECK (taille >= 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  contenu bytea,
  PRIMARY KEY (export_id, rang)
);

CREATE FUNCTION facturation.refuser_export() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'un export remis ne se modifie ni ne s''efface : en faire un autre' USING ERRCODE = '23001';
END $$;

-- Un fichier n'entre que dans la transaction qui enregistre son export.
CREATE FUNCTION facturation.meme_export() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM facturation.export e WHERE e.id = NEW.export_id AND e.fait_le = transaction_timestamp()) THEN
    RAISE EXCEPTION 'un export remis ne recoit plus de fichier' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER meme_export BEFORE INSERT ON facturation.export_fichier FOR EACH ROW EXECUTE FUNCTION facturation.meme_export();
ALTER TABLE facturation.export_fichier ENABLE ALWAYS TRIGGER meme_export;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['export', 'export_fichier'] LOOP
    EXECUTE format('CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON facturation.%I FOR EACH ROW EXECUTE FUNCTION facturation.refuser_export()', t);
    EXECUTE format('CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.%I FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser_export()', t);
    EXECUTE format('ALTER TABLE facturation.%I ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible', t);
  END LOOP;
END $$;

-- Un export lit les pièces dans l'ordre du journal, par pages : la date, la série, le rang.
CREATE INDEX facture_journal ON facturation.facture (date_emission, serie, rang);

RESET ROLE;

-- ── les murs ───────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['compte_comptable', 'compte_auxiliaire'] LOOP
    CALL garde.mur_interne('facturation.' || t);
    CALL garde.mur_prestataire('facturation.' || t, 'app_facturation', 'SIUD');
  END LOOP;
  CALL garde.mur_interne('facturation.reglage_export');
  CALL garde.mur_prestataire('facturation.reglage_export', 'app_facturation', 'SIU');
  FOREACH t IN ARRAY ARRAY['export', 'export_fichier'] LOOP
    CALL garde.mur_interne('facturation.' || t);
    CALL garde.mur_prestataire('facturation.' || t, 'app_facturation', 'SI');
  END LOOP;
END $$;
