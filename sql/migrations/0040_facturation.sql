-- Compartiment FACTURATION : pièces émises, immuables, numérotées sans trou. Rien ici ne dépend d'une consultation.
SET ROLE prop_facturation;

-- ── les pièces émises ──────────────────────────────────────────────────────────────────────────────────────────

-- Une pièce garde tout ce qu'elle imprime : le vendeur et l'acheteur sont ceux du jour de l'émission.
CREATE TABLE facturation.facture (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  cle text NOT NULL CHECK (cle <> ''),                              -- une période, un terme d'un contrat : jamais deux fois
  serie text NOT NULL CHECK (serie IN ('F', 'A', 'FL', 'AL')),      -- facture, avoir ; L : établissement de Luxembourg
  annee smallint NOT NULL CHECK (annee BETWEEN 2000 AND 2099),
  rang int NOT NULL CHECK (rang > 0),
  numero text NOT NULL CHECK (numero ~ '^[A-Z]{1,2}-[0-9]{4}-[0-9]{4,9}$'),
  type text NOT NULL CHECK (type IN ('380', '381')),
  vendeur text NOT NULL CHECK (vendeur IN ('FR', 'LU')),
  date_facturation date NOT NULL,                                   -- dernier (échu) ou premier (avance) jour servi
  date_emission date NOT NULL,
  echeance date NOT NULL,
  periode_debut date NOT NULL,
  periode_fin date NOT NULL,
  contrat_id uuid NOT NULL,                                         -- gestion.contrat, sans clé étrangère : autre compartiment
  contrat_numero text NOT NULL,
  vendeur_nom text NOT NULL,
  vendeur_adresse text NOT NULL,
  vendeur_siren text NOT NULL,
  vendeur_tva text NOT NULL,
  vendeur_iban text NOT NULL,
  acheteur_nom text NOT NULL CHECK (acheteur_nom <> ''),
  acheteur_adresse text NOT NULL,
  acheteur_pays text NOT NULL CHECK (acheteur_pays IN ('FR', 'LU')),
  acheteur_siren text NOT NULL,
  acheteur_tva text NOT NULL,
  net_cents bigint NOT NULL CHECK (net_cents > 0),
  tva_cents bigint NOT NULL CHECK (tva_cents >= 0),
  brut_cents bigint NOT NULL CHECK (brut_cents = net_cents + tva_cents),
  emise_par uuid NOT NULL,
  emise_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, cle),
  CHECK (periode_debut <= periode_fin),
  CHECK (date_emission <= echeance),
  CHECK ((type = '381') = (serie IN ('A', 'AL'))),
  CHECK ((vendeur = 'LU') = (serie IN ('FL', 'AL'))),
  CHECK (numero = serie || '-' || annee || '-' || lpad(rang::text, greatest(4, length(rang::text)), '0'))
);
CREATE UNIQUE INDEX facture_numero ON facturation.facture (annee, serie, rang);  -- la série est celle du prestataire (R23)
CREATE INDEX facture_contrat ON facturation.facture (entreprise_id, contrat_id, date_facturation);

-- Ce qu'un avoir corrige (BT-25, BT-26).
CREATE TABLE facturation.reference (
  entreprise_id uuid NOT NULL,
  facture_id uuid NOT NULL,
  reference_id uuid NOT NULL,
  numero text NOT NULL,
  date_emission date NOT NULL,
  PRIMARY KEY (entreprise_id, facture_id, reference_id),
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture,
  FOREIGN KEY (entreprise_id, reference_id) REFERENCES facturation.facture
);
CREATE INDEX reference_corrigee ON facturation.reference (entreprise_id, reference_id);

CREATE TABLE facturation.ligne (
  entreprise_id uuid NOT NULL,
  facture_id uuid NOT NULL,
  rang smallint NOT NULL CHECK (rang > 0),
  article text NOT NULL,
  nature text NOT NULL CHECK (nature IN ('SERVICE', 'LATE_FEE', 'POOL_SHARE', 'DEDUCTION', 'TOP_UP', 'ADJUSTMENT', 'TERMINATION')),
  libelle text NOT NULL CHECK (libelle <> ''),
  detail text NOT NULL,
  unite text NOT NULL CHECK (unite IN ('IE', 'C62', 'E49', 'MON')),
  quantite bigint NOT NULL,                                         -- 10^-4
  prix_micro bigint NOT NULL CHECK (prix_micro >= 0),               -- 10^-6 €
  net_cents bigint NOT NULL CHECK (net_cents = round(quantite::numeric * prix_micro / 100000000)),  -- R03, demi à l'opposé de zéro
  categorie text NOT NULL CHECK (categorie IN ('S', 'AE', 'E')),
  taux smallint NOT NULL CHECK (taux BETWEEN 0 AND 10000),          -- 10^-2 %
  periode_debut date,
  periode_fin date CHECK (periode_fin >= periode_debut),
  PRIMARY KEY (entreprise_id, facture_id, rang),
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture
);

CREATE TABLE facturation.tva (
  entreprise_id uuid NOT NULL,
  facture_id uuid NOT NULL,
  categorie text NOT NULL CHECK (categorie IN ('S', 'AE', 'E')),
  taux smallint NOT NULL CHECK (taux BETWEEN 0 AND 10000),
  vatex text CHECK (vatex LIKE 'VATEX-%'),
  base_cents bigint NOT NULL,
  taxe_cents bigint NOT NULL CHECK (taxe_cents = round(base_cents::numeric * taux / 10000)),        -- R02 : par groupe, jamais par ligne
  PRIMARY KEY (entreprise_id, facture_id, categorie, taux),
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture,
  CHECK ((categorie = 'S') = (vatex IS NULL))
);

-- ── la numérotation ────────────────────────────────────────────────────────────────────────────────────────────

-- Une ligne verrouillée par série et par année (R23) : le numéro est donné dans la transaction qui émet.
CREATE TABLE facturation.compteur (
  serie text NOT NULL CHECK (serie IN ('F', 'A', 'FL', 'AL')),
  annee smallint NOT NULL,
  dernier int NOT NULL DEFAULT 0 CHECK (dernier >= 0),
  derniere_emission date NOT NULL DEFAULT '2000-01-01',
  PRIMARY KEY (serie, annee)
);

-- ── le lot d'un mois ───────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE facturation.lot (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mois date NOT NULL UNIQUE CHECK (extract(day FROM mois) = 1),
  demarre_par uuid NOT NULL DEFAULT garde.uid(),
  demarre_le timestamptz NOT NULL DEFAULT now()
);

-- Un contrat dans un lot : l'état passe à « emis » dans la transaction des pièces, un lot tué reprend donc où il en était.
CREATE TABLE facturation.lot_contrat (
  entreprise_id uuid NOT NULL,
  lot_id uuid NOT NULL REFERENCES facturation.lot,
  contrat_id uuid NOT NULL,
  etat text NOT NULL DEFAULT 'a_emettre' CHECK (etat IN ('a_emettre', 'emis', 'rien', 'bloque')),
  motif text CHECK (motif <> ''),
  pieces smallint NOT NULL DEFAULT 0 CHECK (pieces >= 0),
  PRIMARY KEY (entreprise_id, lot_id, contrat_id),
  CHECK ((etat = 'bloque') = (motif IS NOT NULL))
);

-- ── immuable ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION facturation.refuser() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'une piece emise ne se modifie ni ne se supprime : un avoir la corrige' USING ERRCODE = '23001';
END $$;

-- Une ligne n'entre que dans la transaction qui émet sa pièce.
CREATE FUNCTION facturation.meme_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM facturation.facture f
    WHERE f.entreprise_id = NEW.entreprise_id AND f.id = NEW.facture_id AND f.emise_le = transaction_timestamp()) THEN
    RAISE EXCEPTION 'une piece emise ne recoit plus de ligne' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION facturation.verifier_totaux() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.net_cents IS DISTINCT FROM
       (SELECT sum(l.net_cents) FROM facturation.ligne l WHERE l.entreprise_id = NEW.entreprise_id AND l.facture_id = NEW.id)
     OR NEW.net_cents IS DISTINCT FROM
       (SELECT sum(t.base_cents) FROM facturation.tva t WHERE t.entreprise_id = NEW.entreprise_id AND t.facture_id = NEW.id)
     OR NEW.tva_cents IS DISTINCT FROM
       (SELECT sum(t.taxe_cents) FROM facturation.tva t WHERE t.entreprise_id = NEW.entreprise_id AND t.facture_id = NEW.id) THEN
    RAISE EXCEPTION 'les lignes ne font pas le total de la piece' USING ERRCODE = '23514';
  END IF;
  IF NEW.type = '381' AND NOT EXISTS (
    SELECT 1 FROM facturation.reference r WHERE r.entreprise_id = NEW.entreprise_id AND r.facture_id = NEW.id) THEN
    RAISE EXCEPTION 'un avoir designe la facture qu''il corrige' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER totaux AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION facturation.verifier_totaux();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['facture', 'reference', 'ligne', 'tva'] LOOP
    EXECUTE format('CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON facturation.%I FOR EACH ROW EXECUTE FUNCTION facturation.refuser()', t);
    EXECUTE format('CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.%I FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser()', t);
    EXECUTE format('ALTER TABLE facturation.%I ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible', t);
    IF t <> 'facture' THEN
      EXECUTE format(
        'CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.%I FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction()', t);
      EXECUTE format('ALTER TABLE facturation.%I ENABLE ALWAYS TRIGGER meme_transaction', t);
    END IF;
  END LOOP;
END $$;

-- ── émettre ────────────────────────────────────────────────────────────────────────────────────────────────────

-- La seule porte d'entrée d'une pièce. Rend son id et son numéro ; rien si sa clé est déjà émise. Le verrou du compteur est pris d'abord :
-- deux émissions de la même série s'attendent, et celle qui annule rend son numéro.
CREATE FUNCTION facturation.emettre(p_piece jsonb, p_emission date) RETURNS TABLE (id uuid, numero text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := (p_piece ->> 'entreprise_id')::uuid;
  v_serie text := CASE p_piece ->> 'type' WHEN '381' THEN 'A' ELSE 'F' END || CASE p_piece ->> 'vendeur' WHEN 'LU' THEN 'L' ELSE '' END;
  v_annee smallint := extract(year FROM p_emission);
  v_rang int;
  v_precedente date;
  v_id uuid := gen_random_uuid();
  v_numero text;
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('facturation') THEN
    RAISE EXCEPTION 'fonction facturation requise' USING ERRCODE = '42501';
  END IF;
  IF p_emission > current_date THEN
    RAISE EXCEPTION 'date d''emission a venir' USING ERRCODE = '22008';
  END IF;
  INSERT INTO facturation.compteur (serie, annee) VALUES (v_serie, v_annee) ON CONFLICT DO NOTHING;
  SELECT c.derniere_emission INTO v_precedente FROM facturation.compteur c WHERE c.serie = v_serie AND c.annee = v_annee FOR UPDATE;
  IF EXISTS (SELECT 1 FROM facturation.facture f WHERE f.entreprise_id = v_entreprise AND f.cle = p_piece ->> 'cle') THEN
    RETURN;
  END IF;
  IF p_emission < v_precedente THEN
    RAISE EXCEPTION 'date d''emission anterieure a la derniere de la serie' USING ERRCODE = '22008';
  END IF;
  UPDATE facturation.compteur c SET dernier = c.dernier + 1, derniere_emission = p_emission
   WHERE c.serie = v_serie AND c.annee = v_annee RETURNING c.dernier INTO v_rang;
  v_numero := v_serie || '-' || v_annee || '-' || lpad(v_rang::text, greatest(4, length(v_rang::text)), '0');

  INSERT INTO facturation.facture (entreprise_id, id, cle, serie, annee, rang, numero, type, vendeur, date_facturation, date_emission, echeance,
    periode_debut, periode_fin, contrat_id, contrat_numero, vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban,
    acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva, net_cents, tva_cents, brut_cents, emise_par)
  SELECT v_entreprise, v_id, p.cle, v_serie, v_annee, v_rang, v_numero, p.type, p.vendeur, p.date_facturation, p_emission, p_emission + p.delai,
    p.periode_debut, p.periode_fin, p.contrat_id, p.contrat_numero, p.vendeur_nom, p.vendeur_adresse, p.vendeur_siren, p.vendeur_tva,
    p.vendeur_iban, p.acheteur_nom, p.acheteur_adresse, p.acheteur_pays, p.acheteur_siren, p.acheteur_tva, p.net_cents, p.tva_cents,
    p.brut_cents, garde.uid()
  FROM jsonb_to_record(p_piece) AS p (cle text, type text, vendeur text, date_facturation date, delai int, periode_debut date, periode_fin date,
    contrat_id uuid, contrat_numero text, vendeur_nom text, vendeur_adresse text, vendeur_siren text, vendeur_tva text, vendeur_iban text,
    acheteur_nom text, acheteur_adresse text, acheteur_pays text, acheteur_siren text, acheteur_tva text, net_cents bigint, tva_cents bigint,
    brut_cents bigint);

  INSERT INTO facturation.ligne (entreprise_id, facture_id, rang, article, nature, libelle, detail, unite, quantite, prix_micro, net_cents,
    categorie, taux, periode_debut, periode_fin)
  SELECT v_entreprise, v_id, o.rang, l.article, l.nature, l.libelle, l.detail, l.unite, l.quantite, l.prix_micro, l.net_cents, l.categorie,
    l.taux, l.periode_debut, l.periode_fin
  FROM jsonb_array_elements(p_piece -> 'lignes') WITH ORDINALITY AS o (valeur, rang)
  CROSS JOIN LATERAL jsonb_to_record(o.valeur) AS l (article text, nature text, libelle text, detail text, unite text, quantite bigint,
    prix_micro bigint, net_cents bigint, categorie text, taux smallint, periode_debut date, periode_fin date);

  INSERT INTO facturation.tva (entreprise_id, facture_id, categorie, taux, vatex, base_cents, taxe_cents)
  SELECT v_entreprise, v_id, t.categorie, t.taux, t.vatex, t.base_cents, t.taxe_cents
  FROM jsonb_to_recordset(p_piece -> 'tva') AS t (categorie text, taux smallint, vatex text, base_cents bigint, taxe_cents bigint);

  INSERT INTO facturation.reference (entreprise_id, facture_id, reference_id, numero, date_emission)
  SELECT v_entreprise, v_id, f.id, f.numero, f.date_emission
  FROM facturation.facture f
  WHERE f.entreprise_id = v_entreprise AND f.cle IN (SELECT jsonb_array_elements_text(p_piece -> 'refs'));

  RETURN QUERY SELECT v_id, v_numero;
END $$;
COMMENT ON FUNCTION facturation.emettre(jsonb, date) IS
  'Émet une pièce : numéro suivant de sa série dans la transaction, aucune ligne si sa clé est déjà émise. Fonction facturation exigée ; 22008 si la date recule ou est à venir.';

-- Un défaut par ligne : trou, doublon, date qui recule, compteur sans pièce. Aucune ligne : les séries sont saines.
CREATE FUNCTION facturation.verifier_series() RETURNS TABLE (serie text, annee smallint, defaut text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH pieces AS (
    SELECT f.serie, f.annee, count(*) AS nombre, count(DISTINCT f.rang) AS rangs, min(f.rang) AS premier, max(f.rang) AS dernier
    FROM facturation.facture f GROUP BY f.serie, f.annee),
  suite AS (
    SELECT f.serie, f.annee, f.rang, f.date_emission, lag(f.date_emission) OVER (PARTITION BY f.serie, f.annee ORDER BY f.rang) AS avant
    FROM facturation.facture f)
  SELECT coalesce(p.serie, c.serie), coalesce(p.annee, c.annee),
    CASE WHEN c.serie IS NULL THEN 'pièces sans compteur'
      WHEN p.nombre <> p.rangs THEN 'numéro donné deux fois'
      ELSE 'trou : ' || coalesce(p.nombre, 0) || ' pièces, compteur à ' || c.dernier END
  FROM pieces p FULL JOIN facturation.compteur c ON c.serie = p.serie AND c.annee = p.annee
  WHERE c.serie IS NULL OR p.nombre <> p.rangs
     OR (coalesce(p.nombre, 0), coalesce(p.dernier, 0)) IS DISTINCT FROM (c.dernier::bigint, c.dernier) OR coalesce(p.premier, 1) <> 1
  UNION ALL
  SELECT s.serie, s.annee, 'date qui recule au rang ' || s.rang FROM suite s WHERE s.date_emission < s.avant;
END $$;
COMMENT ON FUNCTION facturation.verifier_series() IS 'Défauts de numérotation, toutes séries : aucune ligne quand tout se suit sans trou.';

-- Les pièces d'un seul contrat, un contrat à la fois, sans s'attendre : le prochain du lot que personne ne tient.
CREATE FUNCTION facturation.prochain_contrat(p_lot uuid) RETURNS TABLE (entreprise_id uuid, contrat_id uuid)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('facturation') THEN
    RAISE EXCEPTION 'fonction facturation requise' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT l.entreprise_id, l.contrat_id FROM facturation.lot_contrat l
  WHERE l.lot_id = p_lot AND l.etat = 'a_emettre'
  ORDER BY l.entreprise_id, l.contrat_id LIMIT 1 FOR UPDATE SKIP LOCKED;
END $$;

RESET ROLE;

-- ── les murs ───────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['facture', 'reference', 'ligne', 'tva'] LOOP
    CALL garde.mur_interne('facturation.' || t);
    CALL garde.mur_prestataire('facturation.' || t, 'app_facturation', 'S');
    CALL garde.mur_client('facturation.' || t, 'S');
  END LOOP;
  CALL garde.mur_interne('facturation.compteur');
  CALL garde.mur_prestataire('facturation.compteur', 'app_facturation', 'S');
  FOREACH t IN ARRAY ARRAY['lot', 'lot_contrat'] LOOP
    CALL garde.mur_interne('facturation.' || t);
    CALL garde.mur_prestataire('facturation.' || t, 'app_facturation', 'SIU');
  END LOOP;
END $$;
