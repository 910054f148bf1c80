-- Compartiment FACTURATION : avoirs bornés, encaissements, imputations, relances. Tout s'ajoute, rien ne se change : une erreur se
-- corrige par l'écriture contraire.
SET ROLE prop_facturation;

-- Une ligne par entreprise, verrouillée par tout ce qui touche à son compte : deux saisies simultanées s'attendent.
CREATE TABLE facturation.compte_client (
  entreprise_id uuid PRIMARY KEY
);

-- ── ce qu'un avoir corrige, ligne à ligne (R22, R33, R34) ──────────────────────────────────────────────────────

CREATE TABLE facturation.credit (
  entreprise_id uuid NOT NULL,
  avoir_id uuid NOT NULL,
  rang smallint NOT NULL,                                           -- la ligne de l'avoir
  facture_id uuid NOT NULL,
  facture_rang smallint,                                            -- la ligne corrigée ; NULL : résiliation, qui corrige un article
  motif text NOT NULL CHECK (motif IN ('quantite', 'prix', 'effectif', 'permanence', 'doublon', 'destinataire', 'geste', 'resiliation')),
  PRIMARY KEY (entreprise_id, avoir_id, rang),
  FOREIGN KEY (entreprise_id, avoir_id, rang) REFERENCES facturation.ligne,
  FOREIGN KEY (entreprise_id, facture_id, facture_rang) REFERENCES facturation.ligne,
  CHECK ((motif = 'resiliation') = (facture_rang IS NULL))
);
CREATE INDEX credit_facture ON facturation.credit (entreprise_id, facture_id, facture_rang);

-- ── l'argent reçu ──────────────────────────────────────────────────────────────────────────────────────────────

-- Un montant négatif est l'écriture contraire d'un encaissement saisi à tort : elle le désigne.
CREATE TABLE facturation.encaissement (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  recu_le date NOT NULL,
  montant_cents bigint NOT NULL CHECK (montant_cents <> 0),
  moyen text NOT NULL CHECK (moyen IN ('virement', 'prelevement', 'cheque', 'autre')),
  libelle text NOT NULL CHECK (length(libelle) <= 140),             -- celui de la banque
  empreinte text CHECK (empreinte ~ '^[0-9a-f]{64}$'),              -- la ligne du relevé : importée deux fois, enregistrée une
  annule_id uuid,
  saisi_par uuid NOT NULL,
  saisi_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, empreinte),
  UNIQUE (entreprise_id, annule_id),
  FOREIGN KEY (entreprise_id, annule_id) REFERENCES facturation.encaissement,
  CHECK ((montant_cents < 0) = (annule_id IS NOT NULL)),
  CHECK (annule_id IS NULL OR empreinte IS NULL)
);
CREATE INDEX encaissement_jour ON facturation.encaissement (entreprise_id, recu_le);

-- Ce qui règle une facture : un encaissement ou un avoir. Sans facture : rendu au client.
CREATE TABLE facturation.imputation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  facture_id uuid,
  encaissement_id uuid,
  avoir_id uuid,
  montant_cents bigint NOT NULL CHECK (montant_cents <> 0),
  impute_le date NOT NULL,
  annule_id uuid,
  impute_par uuid NOT NULL,
  saisi_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, annule_id),
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture,
  FOREIGN KEY (entreprise_id, encaissement_id) REFERENCES facturation.encaissement,
  FOREIGN KEY (entreprise_id, avoir_id) REFERENCES facturation.facture,
  FOREIGN KEY (entreprise_id, annule_id) REFERENCES facturation.imputation,
  CHECK ((encaissement_id IS NULL) <> (avoir_id IS NULL)),
  CHECK ((montant_cents < 0) = (annule_id IS NOT NULL))
);
CREATE INDEX imputation_facture ON facturation.imputation (entreprise_id, facture_id);
CREATE INDEX imputation_encaissement ON facturation.imputation (entreprise_id, encaissement_id);
CREATE INDEX imputation_avoir ON facturation.imputation (entreprise_id, avoir_id);

-- ── les relances ───────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE facturation.relance (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  niveau smallint NOT NULL CHECK (niveau IN (1, 2, 3)),             -- rappel, relance, mise en demeure
  le date NOT NULL,
  reste_cents bigint NOT NULL CHECK (reste_cents > 0),
  relance_par uuid NOT NULL,
  saisie_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, id)
);

CREATE TABLE facturation.relance_facture (
  entreprise_id uuid NOT NULL,
  relance_id uuid NOT NULL,
  facture_id uuid NOT NULL,
  niveau smallint NOT NULL CHECK (niveau IN (1, 2, 3)),
  le date NOT NULL,
  reste_cents bigint NOT NULL CHECK (reste_cents > 0),
  PRIMARY KEY (entreprise_id, relance_id, facture_id),
  UNIQUE (entreprise_id, facture_id, niveau, le),                   -- deux personnes qui relancent le même jour : une lettre
  FOREIGN KEY (entreprise_id, relance_id) REFERENCES facturation.relance,
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture
);

-- ── ce que la base tient elle-même ─────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION facturation._aujourdhui() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT (now() AT TIME ZONE 'Europe/Paris')::date $$;

CREATE FUNCTION facturation._exiger_facturation() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('facturation') THEN
    RAISE EXCEPTION 'fonction facturation requise' USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION facturation._verrouiller(p_entreprise uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  INSERT INTO facturation.compte_client (entreprise_id) VALUES (p_entreprise) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM facturation.compte_client c WHERE c.entreprise_id = p_entreprise FOR UPDATE;
END $$;

-- Ce qui reste dû d'une facture, ou à déduire d'un avoir.
CREATE FUNCTION facturation._reste(p_entreprise uuid, p_piece uuid) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT f.brut_cents - coalesce((
    SELECT sum(i.montant_cents) FROM facturation.imputation i
    WHERE i.entreprise_id = f.entreprise_id AND (i.facture_id = f.id OR i.avoir_id = f.id)), 0)::bigint
  FROM facturation.facture f
  WHERE f.entreprise_id = p_entreprise AND f.id = p_piece
$$;

CREATE FUNCTION facturation.verifier_imputation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_recu bigint;
BEGIN
  PERFORM facturation._verrouiller(NEW.entreprise_id);
  IF NEW.annule_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM facturation.imputation o
    WHERE o.entreprise_id = NEW.entreprise_id AND o.id = NEW.annule_id AND o.montant_cents = - NEW.montant_cents
      AND o.facture_id IS NOT DISTINCT FROM NEW.facture_id AND o.encaissement_id IS NOT DISTINCT FROM NEW.encaissement_id
      AND o.avoir_id IS NOT DISTINCT FROM NEW.avoir_id) THEN
    RAISE EXCEPTION 'une imputation s''annule en entier' USING ERRCODE = '23514', CONSTRAINT = 'imputation_contraire';
  END IF;
  IF NEW.facture_id IS NOT NULL AND (
    (SELECT f.type FROM facturation.facture f WHERE f.entreprise_id = NEW.entreprise_id AND f.id = NEW.facture_id) <> '380'
    OR facturation._reste(NEW.entreprise_id, NEW.facture_id) < 0) THEN
    RAISE EXCEPTION 'une facture ne se regle pas au-dela de son total' USING ERRCODE = '23514', CONSTRAINT = 'imputation_facture';
  END IF;
  IF NEW.avoir_id IS NOT NULL AND (
    (SELECT f.type FROM facturation.facture f WHERE f.entreprise_id = NEW.entreprise_id AND f.id = NEW.avoir_id) <> '381'
    OR facturation._reste(NEW.entreprise_id, NEW.avoir_id) < 0) THEN
    RAISE EXCEPTION 'un avoir ne se deduit pas au-dela de son total' USING ERRCODE = '23514', CONSTRAINT = 'imputation_avoir';
  END IF;
  IF NEW.encaissement_id IS NOT NULL THEN
    SELECT sum(e.montant_cents) INTO v_recu FROM facturation.encaissement e
     WHERE e.entreprise_id = NEW.entreprise_id AND (e.id = NEW.encaissement_id OR e.annule_id = NEW.encaissement_id);
    IF v_recu < (SELECT sum(i.montant_cents) FROM facturation.imputation i
                 WHERE i.entreprise_id = NEW.entreprise_id AND i.encaissement_id = NEW.encaissement_id) THEN
      RAISE EXCEPTION 'un encaissement ne s''impute pas au-dela de son montant' USING ERRCODE = '23514', CONSTRAINT = 'imputation_encaissement';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER equilibre AFTER INSERT ON facturation.imputation FOR EACH ROW EXECUTE FUNCTION facturation.verifier_imputation();

-- L'écriture contraire d'un encaissement : tout son montant, une fois qu'il ne règle plus rien.
CREATE FUNCTION facturation.verifier_encaissement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM facturation._verrouiller(NEW.entreprise_id);
  IF NEW.annule_id IS NOT NULL AND (
    NOT EXISTS (
      SELECT 1 FROM facturation.encaissement o
      WHERE o.entreprise_id = NEW.entreprise_id AND o.id = NEW.annule_id AND o.montant_cents = - NEW.montant_cents)
    OR coalesce((SELECT sum(i.montant_cents) FROM facturation.imputation i
                 WHERE i.entreprise_id = NEW.entreprise_id AND i.encaissement_id = NEW.annule_id), 0) <> 0) THEN
    RAISE EXCEPTION 'un encaissement s''annule en entier, une fois desimpute' USING ERRCODE = '23514', CONSTRAINT = 'encaissement_contraire';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER equilibre AFTER INSERT ON facturation.encaissement FOR EACH ROW EXECUTE FUNCTION facturation.verifier_encaissement();

-- Un avoir de correction (clé CREDIT/…) : chaque ligne dit ce qu'elle corrige, et la somme des avoirs ne dépasse ni la ligne ni la facture.
CREATE FUNCTION facturation.verifier_credits() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.cle NOT LIKE 'CREDIT/%' THEN
    RETURN NULL;
  END IF;
  PERFORM facturation._verrouiller(NEW.entreprise_id);
  IF (SELECT count(*) FROM facturation.ligne l WHERE l.entreprise_id = NEW.entreprise_id AND l.facture_id = NEW.id)
     <> (SELECT count(*) FROM facturation.credit c JOIN facturation.reference r
           ON r.entreprise_id = c.entreprise_id AND r.facture_id = c.avoir_id AND r.reference_id = c.facture_id
         WHERE c.entreprise_id = NEW.entreprise_id AND c.avoir_id = NEW.id)
     OR (SELECT count(*) FROM facturation.reference r WHERE r.entreprise_id = NEW.entreprise_id AND r.facture_id = NEW.id) <> 1 THEN
    RAISE EXCEPTION 'un avoir de correction dit quelles lignes d''une facture il corrige' USING ERRCODE = '23514', CONSTRAINT = 'avoir_lignes';
  END IF;
  IF EXISTS (
    SELECT 1
    FROM (SELECT DISTINCT c.facture_id, c.facture_rang FROM facturation.credit c
          WHERE c.entreprise_id = NEW.entreprise_id AND c.avoir_id = NEW.id AND c.facture_rang IS NOT NULL) k
    JOIN facturation.ligne f ON f.entreprise_id = NEW.entreprise_id AND f.facture_id = k.facture_id AND f.rang = k.facture_rang
    CROSS JOIN LATERAL (
      SELECT sum(l.net_cents) AS net, bool_and(sign(l.net_cents) = sign(f.net_cents)) AS sens
      FROM facturation.credit c
      JOIN facturation.ligne l ON l.entreprise_id = c.entreprise_id AND l.facture_id = c.avoir_id AND l.rang = c.rang
      WHERE c.entreprise_id = NEW.entreprise_id AND c.facture_id = k.facture_id AND c.facture_rang = k.facture_rang) s
    WHERE abs(s.net) > abs(f.net_cents) OR NOT s.sens) THEN
    RAISE EXCEPTION 'les avoirs depassent une ligne de la facture' USING ERRCODE = '23514', CONSTRAINT = 'avoir_ligne';
  END IF;
  IF EXISTS (
    SELECT 1 FROM facturation.reference r
    JOIN facturation.facture f ON f.entreprise_id = r.entreprise_id AND f.id = r.reference_id
    WHERE r.entreprise_id = NEW.entreprise_id AND r.facture_id = NEW.id AND (f.type <> '380' OR f.net_cents < (
      SELECT sum(a.net_cents) FROM facturation.reference x
      JOIN facturation.facture a ON a.entreprise_id = x.entreprise_id AND a.id = x.facture_id
      WHERE x.entreprise_id = r.entreprise_id AND x.reference_id = r.reference_id AND a.cle LIKE 'CREDIT/%'))) THEN
    RAISE EXCEPTION 'les avoirs depassent la facture' USING ERRCODE = '23514', CONSTRAINT = 'avoir_facture';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credits AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.type = '381') EXECUTE FUNCTION facturation.verifier_credits();

-- Un avoir solde d'abord ce qui reste dû des factures qu'il corrige, la plus ancienne en premier ; le surplus reste au crédit du client.
CREATE FUNCTION facturation._compenser(p_entreprise uuid, p_avoir uuid, p_le date, p_par uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_facture uuid;
  v_reste bigint;
BEGIN
  PERFORM facturation._verrouiller(p_entreprise);
  FOR v_facture IN
    SELECT r.reference_id FROM facturation.reference r
    WHERE r.entreprise_id = p_entreprise AND r.facture_id = p_avoir ORDER BY r.date_emission, r.numero
  LOOP
    v_reste := least(facturation._reste(p_entreprise, p_avoir), facturation._reste(p_entreprise, v_facture));
    IF v_reste > 0 THEN
      INSERT INTO facturation.imputation (entreprise_id, facture_id, avoir_id, montant_cents, impute_le, impute_par)
      VALUES (p_entreprise, v_facture, p_avoir, v_reste, p_le, p_par);
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION facturation.compenser() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM facturation._compenser(NEW.entreprise_id, NEW.id, NEW.date_emission, NEW.emise_par);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER compensation AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.type = '381') EXECUTE FUNCTION facturation.compenser();

-- ── les portes d'entrée ────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION facturation.crediter(p_piece jsonb, p_emission date, p_corrige jsonb, p_motif text) RETURNS TABLE (id uuid, numero text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := (p_piece ->> 'entreprise_id')::uuid;
  v_id uuid;
  v_numero text;
BEGIN
  PERFORM facturation._exiger_facturation();
  SELECT e.id, e.numero INTO v_id, v_numero FROM facturation.emettre(p_piece, p_emission) e;
  IF v_id IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO facturation.credit (entreprise_id, avoir_id, rang, facture_id, facture_rang, motif)
  SELECT v_entreprise, v_id, o.rang, r.reference_id, (o.valeur #>> '{}')::smallint, p_motif
  FROM jsonb_array_elements(p_corrige) WITH ORDINALITY AS o (valeur, rang)
  JOIN facturation.reference r ON r.entreprise_id = v_entreprise AND r.facture_id = v_id;
  RETURN QUERY SELECT v_id, v_numero;
END $$;
COMMENT ON FUNCTION facturation.crediter(jsonb, date, jsonb, text) IS
  'Émet un avoir de correction ; p_corrige : pour chaque ligne, le rang de la ligne de facture corrigée (null : résiliation). Rien si sa clé est déjà émise ; 23514 avoir_ligne ou avoir_facture au-delà de ce qui a été facturé.';

CREATE FUNCTION facturation.encaisser(p_encaissement jsonb) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_entreprise uuid := (p_encaissement ->> 'entreprise_id')::uuid;
  v_recu date := (p_encaissement ->> 'recu_le')::date;
  v_montant bigint := (p_encaissement ->> 'montant_cents')::bigint;
  v_id uuid := gen_random_uuid();
  v_lignes jsonb := coalesce(p_encaissement -> 'imputations', '[]');
  v_imputees int;
BEGIN
  PERFORM facturation._exiger_facturation();
  PERFORM facturation._verrouiller(v_entreprise);
  IF v_montant <= 0 THEN
    RAISE EXCEPTION 'un encaissement est positif' USING ERRCODE = '23514', CONSTRAINT = 'encaissement_montant';
  END IF;
  IF v_recu > facturation._aujourdhui() THEN
    RAISE EXCEPTION 'un encaissement n''est pas a venir' USING ERRCODE = '22008';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM facturation.facture f WHERE f.entreprise_id = v_entreprise) THEN
    RAISE EXCEPTION 'cette entreprise n''a aucune piece' USING ERRCODE = '23503', CONSTRAINT = 'encaissement_entreprise';
  END IF;
  IF NOT coalesce((p_encaissement ->> 'doublon_admis')::boolean, false) AND EXISTS (
    SELECT 1 FROM facturation.encaissement e
    WHERE e.entreprise_id = v_entreprise AND e.recu_le = v_recu AND e.montant_cents = v_montant AND NOT EXISTS (
      SELECT 1 FROM facturation.encaissement a WHERE a.entreprise_id = e.entreprise_id AND a.annule_id = e.id)) THEN
    RAISE EXCEPTION 'meme jour, meme montant : deja enregistre ?' USING ERRCODE = '23505', CONSTRAINT = 'encaissement_doublon';
  END IF;
  INSERT INTO facturation.encaissement (entreprise_id, id, recu_le, montant_cents, moyen, libelle, empreinte, saisi_par)
  VALUES (v_entreprise, v_id, v_recu, v_montant, p_encaissement ->> 'moyen', coalesce(p_encaissement ->> 'libelle', ''),
    p_encaissement ->> 'empreinte', garde.uid());
  INSERT INTO facturation.imputation (entreprise_id, facture_id, encaissement_id, montant_cents, impute_le, impute_par)
  SELECT v_entreprise, f.id, v_id, i.montant_cents, greatest(v_recu, f.date_emission), garde.uid()
  FROM jsonb_to_recordset(v_lignes) AS i (facture_id uuid, montant_cents bigint)
  JOIN facturation.facture f ON f.entreprise_id = v_entreprise AND f.id = i.facture_id
  WHERE i.montant_cents > 0
  ORDER BY f.date_emission, f.id;
  GET DIAGNOSTICS v_imputees = ROW_COUNT;
  IF v_imputees <> jsonb_array_length(v_lignes) THEN
    RAISE EXCEPTION 'facture inconnue de cette entreprise' USING ERRCODE = '23503', CONSTRAINT = 'imputation_facture';
  END IF;
  RETURN v_id;
END $$;
COMMENT ON FUNCTION facturation.encaisser(jsonb) IS
  'Enregistre un encaissement et ses imputations. 23505 encaissement_doublon si le même montant du même jour existe et n''est pas admis ; 23514 imputation_… au-delà d''un reste dû ou du montant reçu.';

CREATE FUNCTION facturation.imputer(p_imputation jsonb) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_entreprise uuid := (p_imputation ->> 'entreprise_id')::uuid;
  v_montant bigint := (p_imputation ->> 'montant_cents')::bigint;
  v_id uuid := gen_random_uuid();
BEGIN
  PERFORM facturation._exiger_facturation();
  PERFORM facturation._verrouiller(v_entreprise);
  IF v_montant <= 0 THEN
    RAISE EXCEPTION 'une imputation est positive' USING ERRCODE = '23514', CONSTRAINT = 'imputation_montant';
  END IF;
  INSERT INTO facturation.imputation (entreprise_id, id, facture_id, encaissement_id, avoir_id, montant_cents, impute_le, impute_par)
  VALUES (v_entreprise, v_id, (p_imputation ->> 'facture_id')::uuid, (p_imputation ->> 'encaissement_id')::uuid,
    (p_imputation ->> 'avoir_id')::uuid, v_montant, facturation._aujourdhui(), garde.uid());
  RETURN v_id;
END $$;
COMMENT ON FUNCTION facturation.imputer(jsonb) IS
  'Déduit d''une facture ce qui reste d''un encaissement ou d''un avoir ; sans facture_id, note qu''il a été rendu au client. Datée du jour.';

CREATE FUNCTION facturation.annuler_encaissement(p_entreprise uuid, p_encaissement uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_id uuid := gen_random_uuid();
BEGIN
  PERFORM facturation._exiger_facturation();
  PERFORM facturation._verrouiller(p_entreprise);
  INSERT INTO facturation.imputation (entreprise_id, facture_id, encaissement_id, montant_cents, impute_le, annule_id, impute_par)
  SELECT i.entreprise_id, i.facture_id, i.encaissement_id, - i.montant_cents, facturation._aujourdhui(), i.id, garde.uid()
  FROM facturation.imputation i
  WHERE i.entreprise_id = p_entreprise AND i.encaissement_id = p_encaissement AND i.annule_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM facturation.imputation a WHERE a.entreprise_id = i.entreprise_id AND a.annule_id = i.id);
  INSERT INTO facturation.encaissement (entreprise_id, id, recu_le, montant_cents, moyen, libelle, annule_id, saisi_par)
  SELECT e.entreprise_id, v_id, facturation._aujourdhui(), - e.montant_cents, e.moyen, e.libelle, e.id, garde.uid()
  FROM facturation.encaissement e
  WHERE e.entreprise_id = p_entreprise AND e.id = p_encaissement AND e.annule_id IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN v_id;
END $$;
COMMENT ON FUNCTION facturation.annuler_encaissement(uuid, uuid) IS
  'Écrit le contraire d''un encaissement et de ses imputations, à la date du jour. NULL s''il n''existe pas ; 23505 s''il est déjà annulé.';

CREATE FUNCTION facturation.desimputer(p_entreprise uuid, p_imputation uuid) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_id uuid := gen_random_uuid();
BEGIN
  PERFORM facturation._exiger_facturation();
  PERFORM facturation._verrouiller(p_entreprise);
  INSERT INTO facturation.imputation (entreprise_id, id, facture_id, encaissement_id, avoir_id, montant_cents, impute_le, annule_id, impute_par)
  SELECT i.entreprise_id, v_id, i.facture_id, i.encaissement_id, i.avoir_id, - i.montant_cents, facturation._aujourdhui(), i.id, garde.uid()
  FROM facturation.imputation i
  WHERE i.entreprise_id = p_entreprise AND i.id = p_imputation AND i.annule_id IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  RETURN v_id;
END $$;
COMMENT ON FUNCTION facturation.desimputer(uuid, uuid) IS 'Écrit le contraire d''une imputation. NULL si elle n''existe pas ; 23505 si elle est déjà annulée.';

CREATE FUNCTION facturation.relancer(p_entreprise uuid, p_niveau smallint, p_factures uuid[]) RETURNS uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_id uuid := gen_random_uuid();
  v_jour date := facturation._aujourdhui();
  v_total bigint;
  v_nombre int;
BEGIN
  PERFORM facturation._exiger_facturation();
  PERFORM facturation._verrouiller(p_entreprise);
  SELECT count(*), sum(facturation._reste(f.entreprise_id, f.id)) INTO v_nombre, v_total
  FROM facturation.facture f
  WHERE f.entreprise_id = p_entreprise AND f.id = ANY (p_factures) AND f.type = '380' AND f.echeance < v_jour
    AND facturation._reste(f.entreprise_id, f.id) > 0;
  IF v_nombre = 0 OR v_nombre <> cardinality(p_factures) THEN
    RAISE EXCEPTION 'une facture relancee est echue et due' USING ERRCODE = '23514', CONSTRAINT = 'relance_echue';
  END IF;
  INSERT INTO facturation.relance (entreprise_id, id, niveau, le, reste_cents, relance_par)
  VALUES (p_entreprise, v_id, p_niveau, v_jour, v_total, garde.uid());
  INSERT INTO facturation.relance_facture (entreprise_id, relance_id, facture_id, niveau, le, reste_cents)
  SELECT p_entreprise, v_id, f.id, p_niveau, v_jour, facturation._reste(f.entreprise_id, f.id)
  FROM facturation.facture f
  WHERE f.entreprise_id = p_entreprise AND f.id = ANY (p_factures);
  RETURN v_id;
END $$;
COMMENT ON FUNCTION facturation.relancer(uuid, smallint, uuid[]) IS
  'Note une lettre de relance (niveau 1 à 3) et ce qui restait dû ce jour-là. 23514 relance_echue si une facture n''est ni échue ni due ; 23505 si elle a déjà été relancée à ce niveau aujourd''hui.';

-- Ce qu'une entreprise lit de son compte : le reste de chaque pièce, avoirs en négatif, et ce qu'elle a versé d'avance (piece_id NULL).
CREATE FUNCTION facturation.mes_soldes() RETURNS TABLE (piece_id uuid, reste_cents bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT f.id, CASE f.type WHEN '381' THEN -1 ELSE 1 END * facturation._reste(f.entreprise_id, f.id)
  FROM facturation.facture f
  WHERE f.entreprise_id = (SELECT garde.tenant())
  UNION ALL
  SELECT NULL, (
    coalesce((SELECT sum(i.montant_cents) FROM facturation.imputation i
              WHERE i.entreprise_id = (SELECT garde.tenant()) AND i.encaissement_id IS NOT NULL), 0)
    - coalesce((SELECT sum(e.montant_cents) FROM facturation.encaissement e WHERE e.entreprise_id = (SELECT garde.tenant())), 0))::bigint
$$;
COMMENT ON FUNCTION facturation.mes_soldes() IS 'Le compte de l''entreprise de la session, et d''aucune autre : reste de ses pièces, versé d''avance en négatif.';

-- ── ce qui existait avant ──────────────────────────────────────────────────────────────────────────────────────
RESET ROLE;
DO $$
DECLARE t text;
BEGIN
  CALL garde.mur_interne('facturation.compte_client');
  FOREACH t IN ARRAY ARRAY['credit', 'encaissement', 'imputation', 'relance', 'relance_facture'] LOOP
    CALL garde.mur_interne('facturation.' || t);
    CALL garde.mur_prestataire('facturation.' || t, 'app_facturation', 'S');
  END LOOP;
END $$;
SET ROLE prop_facturation;

-- Les avoirs déjà émis reprenaient toute leur facture, ligne pour ligne.
INSERT INTO facturation.credit (entreprise_id, avoir_id, rang, facture_id, facture_rang, motif)
SELECT l.entreprise_id, l.facture_id, l.rang, r.reference_id, l.rang, 'quantite'
FROM facturation.facture a
JOIN facturation.ligne l ON l.entreprise_id = a.entreprise_id AND l.facture_id = a.id
JOIN facturation.reference r ON r.entreprise_id = a.entreprise_id AND r.facture_id = a.id
WHERE a.cle LIKE 'CREDIT/%';
DO $$
DECLARE a record;
BEGIN
  FOR a IN SELECT entreprise_id, id, date_emission, emise_par FROM facturation.facture WHERE type = '381' ORDER BY date_emission, rang LOOP
    PERFORM facturation._compenser(a.entreprise_id, a.id, a.date_emission, a.emise_par);
  END LOOP;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['credit', 'encaissement', 'imputation', 'relance', 'relance_facture'] LOOP
    EXECUTE format('CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON facturation.%I FOR EACH ROW EXECUTE FUNCTION facturation.refuser()', t);
    EXECUTE format('CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.%I FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser()', t);
    EXECUTE format('ALTER TABLE facturation.%I ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible', t);
  END LOOP;
END $$;
RESET ROLE;
