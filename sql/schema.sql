-- Écrit par deploy/schema d'après sql/load.sql : à lire, jamais à modifier ni à jouer.
-- PostgreSQL database dump

-- Name: facturation; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA facturation;

-- Name: garde; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA garde;

-- Name: gestion; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA gestion;

-- Name: journal; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA journal;

-- Name: nominatif; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA nominatif;

-- Name: passerelle; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA passerelle;

-- Name: pilotage; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA pilotage;

-- Name: _aujourdhui(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation._aujourdhui() RETURNS date
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT (now() AT TIME ZONE 'Europe/Paris')::date $$;

-- Name: _compenser(uuid, uuid, date, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation._compenser(p_entreprise uuid, p_avoir uuid, p_le date, p_par uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: _exiger_facturation(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation._exiger_facturation() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('facturation') THEN
    RAISE EXCEPTION 'fonction facturation requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Name: _reste(uuid, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation._reste(p_entreprise uuid, p_piece uuid) RETURNS bigint
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT f.brut_cents - coalesce((
    SELECT sum(i.montant_cents) FROM facturation.imputation i
    WHERE i.entreprise_id = f.entreprise_id AND (i.facture_id = f.id OR i.avoir_id = f.id)), 0)::bigint
  FROM facturation.facture f
  WHERE f.entreprise_id = p_entreprise AND f.id = p_piece
$$;

-- Name: _verrouiller(uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation._verrouiller(p_entreprise uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO facturation.compte_client (entreprise_id) VALUES (p_entreprise) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM facturation.compte_client c WHERE c.entreprise_id = p_entreprise FOR UPDATE;
END $$;

-- Name: annuler_encaissement(uuid, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.annuler_encaissement(p_entreprise uuid, p_encaissement uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION annuler_encaissement(p_entreprise uuid, p_encaissement uuid); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.annuler_encaissement(p_entreprise uuid, p_encaissement uuid) IS 'Écrit le contraire d''un encaissement et de ses imputations, à la date du jour. NULL s''il n''existe pas ; 23505 s''il est déjà annulé.';

-- Name: compenser(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.compenser() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM facturation._compenser(NEW.entreprise_id, NEW.id, NEW.date_emission, NEW.emise_par);
  RETURN NULL;
END $$;

-- Name: crediter(jsonb, date, jsonb, text); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.crediter(p_piece jsonb, p_emission date, p_corrige jsonb, p_motif text) RETURNS TABLE(id uuid, numero text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION crediter(p_piece jsonb, p_emission date, p_corrige jsonb, p_motif text); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.crediter(p_piece jsonb, p_emission date, p_corrige jsonb, p_motif text) IS 'Émet un avoir de correction ; p_corrige : pour chaque ligne, le rang de la ligne de facture corrigée (null : résiliation). Rien si sa clé est déjà émise ; 23514 avoir_ligne ou avoir_facture au-delà de ce qui a été facturé.';

-- Name: desimputer(uuid, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.desimputer(p_entreprise uuid, p_imputation uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION desimputer(p_entreprise uuid, p_imputation uuid); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.desimputer(p_entreprise uuid, p_imputation uuid) IS 'Écrit le contraire d''une imputation. NULL si elle n''existe pas ; 23505 si elle est déjà annulée.';

-- Name: emettre(jsonb, date); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.emettre(p_piece jsonb, p_emission date) RETURNS TABLE(id uuid, numero text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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
  IF p_emission > (now() AT TIME ZONE 'Europe/Paris')::date THEN          -- la session est en UTC : le 1er janvier à minuit aussi
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
    acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva, net_cents, tva_cents, brut_cents, emise_par,
    vendeur_siret, vendeur_mentions, vendeur_rue, vendeur_code_postal, vendeur_commune, vendeur_bic, vendeur_electronique, vendeur_schema,
    vendeur_contact, vendeur_courriel, vendeur_telephone, acheteur_rue, acheteur_code_postal, acheteur_commune, acheteur_electronique,
    acheteur_schema, acheteur_attention, reference_acheteur, bon_commande, exigibilite, note_bar, note_pmt, note_pmd, note_aab, conditions)
  SELECT v_entreprise, v_id, p.cle, v_serie, v_annee, v_rang, v_numero, p.type, p.vendeur, p.date_facturation, p_emission, p_emission + p.delai,
    p.periode_debut, p.periode_fin, p.contrat_id, p.contrat_numero, p.vendeur_nom, p.vendeur_adresse, p.vendeur_siren, p.vendeur_tva,
    p.vendeur_iban, p.acheteur_nom, p.acheteur_adresse, p.acheteur_pays, p.acheteur_siren, p.acheteur_tva, p.net_cents, p.tva_cents,
    p.brut_cents, garde.uid(),
    coalesce(p.vendeur_siret, ''), coalesce(p.vendeur_mentions, ''), coalesce(p.vendeur_rue, ''), coalesce(p.vendeur_code_postal, ''),
    coalesce(p.vendeur_commune, ''), coalesce(p.vendeur_bic, ''), coalesce(p.vendeur_electronique, ''), coalesce(p.vendeur_schema, ''),
    coalesce(p.vendeur_contact, ''), coalesce(p.vendeur_courriel, ''), coalesce(p.vendeur_telephone, ''), coalesce(p.acheteur_rue, ''),
    coalesce(p.acheteur_code_postal, ''), coalesce(p.acheteur_commune, ''), coalesce(p.acheteur_electronique, ''),
    coalesce(p.acheteur_schema, ''), coalesce(p.acheteur_attention, ''), coalesce(p.reference_acheteur, ''), coalesce(p.bon_commande, ''),
    coalesce(p.exigibilite, 'encaissements'), coalesce(p.note_bar, ''), coalesce(p.note_pmt, ''), coalesce(p.note_pmd, ''),
    coalesce(p.note_aab, ''), coalesce(p.conditions, '')
  FROM jsonb_to_record(p_piece) AS p (cle text, type text, vendeur text, date_facturation date, delai int, periode_debut date, periode_fin date,
    contrat_id uuid, contrat_numero text, vendeur_nom text, vendeur_adresse text, vendeur_siren text, vendeur_tva text, vendeur_iban text,
    acheteur_nom text, acheteur_adresse text, acheteur_pays text, acheteur_siren text, acheteur_tva text, net_cents bigint, tva_cents bigint,
    brut_cents bigint, vendeur_siret text, vendeur_mentions text, vendeur_rue text, vendeur_code_postal text, vendeur_commune text,
    vendeur_bic text, vendeur_electronique text, vendeur_schema text, vendeur_contact text, vendeur_courriel text, vendeur_telephone text,
    acheteur_rue text, acheteur_code_postal text, acheteur_commune text, acheteur_electronique text, acheteur_schema text,
    acheteur_attention text, reference_acheteur text, bon_commande text, exigibilite text, note_bar text, note_pmt text, note_pmd text,
    note_aab text, conditions text);

  INSERT INTO facturation.ligne (entreprise_id, facture_id, rang, article, nature, libelle, detail, unite, quantite, prix_micro, net_cents,
    categorie, taux, periode_debut, periode_fin)
  SELECT v_entreprise, v_id, o.rang, l.article, l.nature, l.libelle, l.detail, l.unite, l.quantite, l.prix_micro, l.net_cents, l.categorie,
    l.taux, l.periode_debut, l.periode_fin
  FROM jsonb_array_elements(p_piece -> 'lignes') WITH ORDINALITY AS o (valeur, rang)
  CROSS JOIN LATERAL jsonb_to_record(o.valeur) AS l (article text, nature text, libelle text, detail text, unite text, quantite bigint,
    prix_micro bigint, net_cents bigint, categorie text, taux smallint, periode_debut date, periode_fin date);

  INSERT INTO facturation.tva (entreprise_id, facture_id, categorie, taux, vatex, base_cents, taxe_cents, mention)
  SELECT v_entreprise, v_id, t.categorie, t.taux, t.vatex, t.base_cents, t.taxe_cents, coalesce(t.mention, '')
  FROM jsonb_to_recordset(p_piece -> 'tva') AS t (categorie text, taux smallint, vatex text, base_cents bigint, taxe_cents bigint, mention text);

  INSERT INTO facturation.reference (entreprise_id, facture_id, reference_id, numero, date_emission)
  SELECT v_entreprise, v_id, f.id, f.numero, f.date_emission
  FROM facturation.facture f
  WHERE f.entreprise_id = v_entreprise AND f.cle IN (SELECT jsonb_array_elements_text(p_piece -> 'refs'));

  PERFORM facturation.sceller(v_entreprise, v_id);
  RETURN QUERY SELECT v_id, v_numero;
END $$;

-- Name: FUNCTION emettre(p_piece jsonb, p_emission date); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.emettre(p_piece jsonb, p_emission date) IS 'Émet une pièce : numéro suivant de sa série et sceau dans la transaction, aucune ligne si sa clé est déjà émise. Fonction facturation exigée ; 22008 si la date recule ou est à venir.';

-- Name: encaisser(jsonb); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.encaisser(p_encaissement jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION encaisser(p_encaissement jsonb); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.encaisser(p_encaissement jsonb) IS 'Enregistre un encaissement et ses imputations. 23505 encaissement_doublon si le même montant du même jour existe et n''est pas admis ; 23514 imputation_… au-delà d''un reste dû ou du montant reçu.';

-- Name: imputer(jsonb); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.imputer(p_imputation jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION imputer(p_imputation jsonb); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.imputer(p_imputation jsonb) IS 'Déduit d''une facture ce qui reste d''un encaissement ou d''un avoir ; sans facture_id, note qu''il a été rendu au client. Datée du jour.';

-- Name: meme_export(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.meme_export() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM facturation.export e WHERE e.id = NEW.export_id AND e.fait_le = transaction_timestamp()) THEN
    RAISE EXCEPTION 'un export remis ne recoit plus de fichier' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

-- Name: meme_transaction(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.meme_transaction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM facturation.facture f
    WHERE f.entreprise_id = NEW.entreprise_id AND f.id = NEW.facture_id AND f.emise_le = transaction_timestamp()) THEN
    RAISE EXCEPTION 'une piece emise ne recoit plus de ligne' USING ERRCODE = '23001';
  END IF;
  RETURN NEW;
END $$;

-- Name: mes_soldes(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.mes_soldes() RETURNS TABLE(piece_id uuid, reste_cents bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION mes_soldes(); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.mes_soldes() IS 'Le compte de l''entreprise de la session, et d''aucune autre : reste de ses pièces, versé d''avance en négatif.';

-- Name: prochain_contrat(uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.prochain_contrat(p_lot uuid) RETURNS TABLE(entreprise_id uuid, contrat_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: refuser(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.refuser() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'une piece emise ne se modifie ni ne se supprime : un avoir la corrige' USING ERRCODE = '23001';
END $$;

-- Name: refuser_export(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.refuser_export() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'un export remis ne se modifie ni ne s''efface : en faire un autre' USING ERRCODE = '23001';
END $$;

-- Name: relancer(uuid, smallint, uuid[]); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.relancer(p_entreprise uuid, p_niveau smallint, p_factures uuid[]) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION relancer(p_entreprise uuid, p_niveau smallint, p_factures uuid[]); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.relancer(p_entreprise uuid, p_niveau smallint, p_factures uuid[]) IS 'Note une lettre de relance (niveau 1 à 3) et ce qui restait dû ce jour-là. 23514 relance_echue si une facture n''est ni échue ni due ; 23505 si elle a déjà été relancée à ce niveau aujourd''hui.';

-- Name: sceller(uuid, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.sceller(p_entreprise uuid, p_facture uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO facturation.sceau (entreprise_id, facture_id, serie, annee, rang, precedente, empreinte)
  SELECT f.entreprise_id, f.id, f.serie, f.annee, f.rang, p.empreinte,
    sha256(p.empreinte || convert_to(facturation.texte_scelle(f.entreprise_id, f.id), 'UTF8'))
  FROM facturation.facture f
  CROSS JOIN LATERAL (
    SELECT CASE f.rang WHEN 1 THEN ''::bytea ELSE (
      SELECT s.empreinte FROM facturation.sceau s WHERE s.serie = f.serie AND s.annee = f.annee AND s.rang = f.rang - 1) END AS empreinte) p
  WHERE f.entreprise_id = p_entreprise AND f.id = p_facture;
END $$;

-- Name: texte_scelle(uuid, uuid); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.texte_scelle(p_entreprise uuid, p_facture uuid) RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT jsonb_build_array('cloison-piece-1', f.cle, f.serie, f.annee, f.rang, f.numero, f.type, f.vendeur, f.date_facturation, f.date_emission,
    f.echeance, f.periode_debut, f.periode_fin, f.contrat_numero, f.vendeur_nom, f.vendeur_adresse, f.vendeur_siren, f.vendeur_tva, f.vendeur_iban,
    f.acheteur_nom, f.acheteur_adresse, f.acheteur_pays, f.acheteur_siren, f.acheteur_tva, f.net_cents, f.tva_cents, f.brut_cents,
    f.vendeur_siret, f.vendeur_mentions, f.vendeur_rue, f.vendeur_code_postal, f.vendeur_commune, f.vendeur_bic, f.vendeur_electronique,
    f.vendeur_schema, f.vendeur_contact, f.vendeur_courriel, f.vendeur_telephone, f.acheteur_rue, f.acheteur_code_postal, f.acheteur_commune,
    f.acheteur_electronique, f.acheteur_schema, f.acheteur_attention, f.reference_acheteur, f.bon_commande, f.operation, f.exigibilite,
    f.note_bar, f.note_pmt, f.note_pmd, f.note_aab, f.conditions,
    (SELECT jsonb_agg(jsonb_build_array(l.rang, l.article, l.nature, l.libelle, l.detail, l.unite, l.quantite, l.prix_micro, l.net_cents,
        l.categorie, l.taux, l.periode_debut, l.periode_fin) ORDER BY l.rang)
     FROM facturation.ligne l WHERE l.entreprise_id = f.entreprise_id AND l.facture_id = f.id),
    (SELECT jsonb_agg(jsonb_build_array(t.categorie, t.taux, t.vatex, t.base_cents, t.taxe_cents, t.mention) ORDER BY t.categorie COLLATE "C", t.taux)
     FROM facturation.tva t WHERE t.entreprise_id = f.entreprise_id AND t.facture_id = f.id),
    (SELECT jsonb_agg(jsonb_build_array(r.numero, r.date_emission) ORDER BY r.numero COLLATE "C")
     FROM facturation.reference r WHERE r.entreprise_id = f.entreprise_id AND r.facture_id = f.id))::text
  FROM facturation.facture f WHERE f.entreprise_id = p_entreprise AND f.id = p_facture
$$;

-- Name: FUNCTION texte_scelle(p_entreprise uuid, p_facture uuid); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.texte_scelle(p_entreprise uuid, p_facture uuid) IS 'Le texte scellé d''une pièce, version 1 : un tableau JSON écrit comme PostgreSQL écrit un jsonb. Empreinte = sha256(empreinte précédente || texte en UTF-8).';

-- Name: verifier_credits(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_credits() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: verifier_encaissement(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_encaissement() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: verifier_imputation(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_imputation() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: verifier_sceaux(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_sceaux() RETURNS TABLE(serie text, annee smallint, numero text, defaut text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH chaine AS (
    SELECT coalesce(f.serie, s.serie) AS serie, coalesce(f.annee, s.annee) AS annee, coalesce(f.rang, s.rang) AS rang, f.numero,
      f.entreprise_id, f.id, s.precedente, s.empreinte, s.facture_id
    FROM facturation.facture f
    FULL JOIN facturation.sceau s ON s.entreprise_id = f.entreprise_id AND s.facture_id = f.id AND s.serie = f.serie AND s.annee = f.annee
      AND s.rang = f.rang),
  suite AS (
    SELECT c.*, coalesce(lag(c.empreinte) OVER (PARTITION BY c.serie, c.annee ORDER BY c.rang), ''::bytea) AS attendue FROM chaine c),
  fautes AS (
    SELECT c.serie, c.annee, c.rang, c.numero,
      CASE
        WHEN c.id IS NULL THEN 'sceau sans pièce au rang ' || c.rang
        WHEN c.facture_id IS NULL THEN 'pièce sans sceau'
        WHEN c.precedente <> c.attendue THEN 'ne suit pas le sceau de la pièce précédente'
        WHEN c.empreinte <> sha256(c.precedente || convert_to(facturation.texte_scelle(c.entreprise_id, c.id), 'UTF8'))
          THEN 'la pièce ne dit plus ce qui a été scellé'
      END AS defaut
    FROM suite c)
  SELECT DISTINCT ON (t.serie, t.annee) t.serie, t.annee, coalesce(t.numero, ''), t.defaut
  FROM fautes t WHERE t.defaut IS NOT NULL ORDER BY t.serie, t.annee, t.rang;
END $$;

-- Name: FUNCTION verifier_sceaux(); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.verifier_sceaux() IS 'La première pièce de chaque série dont le sceau ne tient pas, recalculé depuis les lignes : aucune ligne quand rien n''a bougé.';

-- Name: verifier_series(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_series() RETURNS TABLE(serie text, annee smallint, defaut text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION verifier_series(); Type: COMMENT; Schema: facturation; Owner: -

COMMENT ON FUNCTION facturation.verifier_series() IS 'Défauts de numérotation, toutes séries : aucune ligne quand tout se suit sans trou.';

-- Name: verifier_totaux(); Type: FUNCTION; Schema: facturation; Owner: -

CREATE FUNCTION facturation.verifier_totaux() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: _compartiments(text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._compartiments(p_fonctions text[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN ARRAY(
    SELECT c
    FROM (VALUES
      ('planification', 'app_gestion'),
      ('direction', 'app_gestion'),
      ('direction', 'app_pilotage'),
      ('facturation', 'app_facturation'),
      ('rh', 'app_client'),
      ('encadrant', 'app_client'),
      ('intervenant', 'app_nominatif'),
      ('administration', 'app_administration')) AS t (f, c)
    WHERE f = ANY (p_fonctions));
END $$;

-- Name: session; Type: TABLE; Schema: garde; Owner: -

CREATE TABLE garde.session (
    empreinte bytea NOT NULL,
    compte uuid NOT NULL,
    compartiment name NOT NULL,
    entreprise_id uuid,
    fonctions text[] NOT NULL,
    groupe uuid NOT NULL,
    creee_le timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    vue_le timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    expire_le timestamp with time zone NOT NULL,
    revoquee_le timestamp with time zone,
    CONSTRAINT session_empreinte_check CHECK ((octet_length(empreinte) = 32))
);

ALTER TABLE ONLY garde.session FORCE ROW LEVEL SECURITY;

-- Name: _completer(garde.session, text[], text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._completer(s garde.session, p_compartiments text[], p_empreintes text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  u garde.compte%ROWTYPE;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte;
  IF NOT garde._limitee(u) THEN
    PERFORM garde._frapper(u, s.groupe, s.expire_le, p_compartiments, p_empreintes, ARRAY(
      SELECT c
      FROM unnest(garde._compartiments(u.fonctions)) c
      EXCEPT
      SELECT x.compartiment::text FROM garde.session x WHERE x.groupe = s.groupe));
  END IF;
END $$;

-- Name: _en_proprietaire(text, text[]); Type: PROCEDURE; Schema: garde; Owner: -

CREATE PROCEDURE garde._en_proprietaire(IN p_table text, IN p_ordres text[])
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  avant name := current_user;
  ordre text;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', 'prop_' || split_part(p_table, '.', 1));
  FOREACH ordre IN ARRAY p_ordres LOOP
    EXECUTE replace(ordre, '<table>', format('%I.%I', split_part(p_table, '.', 1), split_part(p_table, '.', 2)));
  END LOOP;
  EXECUTE format('SET LOCAL ROLE %I', avant);
END $$;

-- Name: _exiger_administration(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._exiger_administration() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  -- Le migrateur (cloison compte, sur le serveur) n'a pas de session ; un rôle applicatif en a toujours une.
  IF session_user <> 'migrateur' AND NOT (session_user = 'app_administration' AND garde.fonction('administration')) THEN
    RAISE EXCEPTION 'fonction administration requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Name: _exiger_direction(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._exiger_direction() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'app_pilotage' OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Name: compte; Type: TABLE; Schema: garde; Owner: -

CREATE TABLE garde.compte (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    login text NOT NULL,
    nom text NOT NULL,
    sel bytea NOT NULL,
    verificateur bytea NOT NULL,
    totp bytea,
    totp_actif boolean DEFAULT false NOT NULL,
    fonctions text[] NOT NULL,
    entreprise_id uuid,
    actif boolean DEFAULT true NOT NULL,
    doit_changer boolean DEFAULT true NOT NULL,
    echecs integer DEFAULT 0 NOT NULL,
    bloque_jusqua timestamp with time zone,
    dernier_pas bigint DEFAULT 0 NOT NULL,
    cree_le timestamp with time zone DEFAULT now() NOT NULL,
    derniere_connexion timestamp with time zone,
    CONSTRAINT compte_check CHECK (((NOT totp_actif) OR (totp IS NOT NULL))),
    CONSTRAINT compte_employeur_seul CHECK ((((fonctions && ARRAY['rh'::text, 'encadrant'::text]) = (entreprise_id IS NOT NULL)) AND ((NOT (fonctions && ARRAY['rh'::text, 'encadrant'::text])) OR (cardinality(fonctions) = 1)))),
    CONSTRAINT compte_fonctions_check CHECK (((cardinality(fonctions) >= 1) AND (fonctions <@ ARRAY['planification'::text, 'intervenant'::text, 'facturation'::text, 'rh'::text, 'encadrant'::text, 'direction'::text, 'administration'::text]))),
    CONSTRAINT compte_login_check CHECK ((login ~ '^[a-z0-9][a-z0-9._@-]{1,62}$'::text)),
    CONSTRAINT compte_nom_check CHECK (((length(nom) >= 1) AND (length(nom) <= 120))),
    CONSTRAINT compte_sel_check CHECK ((octet_length(sel) = 16)),
    CONSTRAINT compte_totp_check CHECK ((octet_length(totp) = 20)),
    CONSTRAINT compte_verificateur_check CHECK ((octet_length(verificateur) = 32))
);

ALTER TABLE ONLY garde.compte FORCE ROW LEVEL SECURITY;

-- Name: _frapper(garde.compte, uuid, timestamp with time zone, text[], text[], text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._frapper(p_compte garde.compte, p_groupe uuid, p_expire timestamp with time zone, p_compartiments text[], p_empreintes text[], p_permis text[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO garde.session (empreinte, compte, compartiment, entreprise_id, fonctions, groupe, expire_le)
  SELECT decode(e.empreinte, 'hex'), p_compte.id, e.compartiment, p_compte.entreprise_id, p_compte.fonctions, p_groupe, p_expire
  FROM unnest(p_compartiments, p_empreintes) AS e (compartiment, empreinte)
  WHERE e.compartiment = ANY (p_permis);
END $$;

-- Name: _limitee(garde.compte); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._limitee(p_compte garde.compte) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN p_compte.doit_changer
    OR (NOT p_compte.totp_actif AND p_compte.fonctions && ARRAY['intervenant', 'administration']);
END $$;

-- Name: _pas_du_code(bytea, bigint, text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._pas_du_code(p_secret bytea, p_dernier bigint, p_code text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  t bigint := floor(extract(epoch FROM clock_timestamp()) / 30)::bigint;
BEGIN
  -- Un pas de part et d'autre pour l'horloge du téléphone ; un pas déjà servi ne sert plus.
  RETURN (SELECT max(p) FROM generate_series(t - 1, t + 1) p WHERE p > p_dernier AND garde._totp(p_secret, p) = p_code);
END $$;

-- Name: _permissives(name, text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._permissives(p_role name, p_commandes text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
BEGIN
  IF p_commandes !~ '^[SIUD]+$' THEN
    RAISE EXCEPTION 'commandes attendues parmi S I U D, reçu %', p_commandes;
  END IF;
  RETURN ARRAY(
    SELECT format('CREATE POLICY %I ON <table> FOR %s TO %I %s', verbe || '_' || p_role, commande, p_role, conditions)
    FROM (VALUES
      ('S', 'lire', 'SELECT', 'USING (true)'),
      ('I', 'creer', 'INSERT', 'WITH CHECK (true)'),
      ('U', 'modifier', 'UPDATE', 'USING (true) WITH CHECK (true)'),
      ('D', 'supprimer', 'DELETE', 'USING (true)')) AS t (lettre, verbe, commande, conditions)
    WHERE strpos(p_commandes, lettre) > 0);
END $_$;

-- Name: _session(bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._session(p_jeton bytea) RETURNS garde.session
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  s garde.session%ROWTYPE;
BEGIN
  SELECT * INTO s
  FROM garde.session
  WHERE empreinte = sha256(p_jeton)
    AND compartiment = 'app_auth'
    AND revoquee_le IS NULL
    AND expire_le > clock_timestamp()
    AND vue_le >= clock_timestamp() - interval '30 minutes';
  RETURN s;
END $$;

-- Name: _totp(bytea, bigint); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._totp(p_secret bytea, p_pas bigint) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  h bytea := crypto.hmac(int8send(p_pas), p_secret, 'sha1');  -- RFC 6238, 6 chiffres, pas de 30 s
  o integer := get_byte(h, 19) & 15;
BEGIN
  RETURN lpad(((((get_byte(h, o) & 127)::bigint << 24) | (get_byte(h, o + 1) << 16) | (get_byte(h, o + 2) << 8) | get_byte(h, o + 3))
    % 1000000)::text, 6, '0');
END $$;

-- Name: _xor(bytea, integer); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde._xor(p_cle bytea, p_octet integer) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  r bytea := decode(repeat('00', 64), 'hex');
BEGIN
  FOR i IN 0..63 LOOP
    r := set_byte(r, i, CASE WHEN i < octet_length(p_cle) THEN get_byte(p_cle, i) ELSE 0 END # p_octet);
  END LOOP;
  RETURN r;
END $$;

-- Name: acces_urgence(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.acces_urgence() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, compte text, referent text, debut timestamp with time zone, fin timestamp with time zone, en_cours boolean, vu_referent boolean, vu_direction boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT b.entreprise_id, b.id, b.numero, c.nom, r.nom, b.debut, b.fin, b.en_cours, b.vu_referent, b.vu_direction
    FROM nominatif.direction_bris() b LEFT JOIN garde.compte c ON c.id = b.compte_id LEFT JOIN garde.compte r ON r.id = b.referent_id
   ORDER BY b.vu_direction, b.debut DESC;
END $$;

-- Name: FUNCTION acces_urgence(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.acces_urgence() IS 'Les accès d''urgence : qui, quand, quel numéro ; fonction direction (app_pilotage). Ni motif, ni entreprise nommée, ni personne.';

-- Name: acces_urgence_acte(uuid, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.acces_urgence_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT nominatif.direction_prendre_acte(p_entreprise, p_bris) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('acte_direction', p_bris, garde.uid());
  RETURN true;
END $$;

-- Name: annuler_relais(uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.annuler_relais(p_de uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_dossier uuid;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif) THEN RETURN NULL; END IF;
  FOR v_dossier IN SELECT a.dossier_id FROM nominatif.direction_annuler(p_de, NULL) a LOOP
    PERFORM journal.ecrire_garde('annuler_transfert', v_dossier, garde.uid());
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- Name: FUNCTION annuler_relais(p_de uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.annuler_relais(p_de uuid) IS 'Retire les relais proposés au nom d''un compte fermé et sans réponse ; combien, NULL si le compte est actif. Fonction direction.';

-- Name: changer_preuve(bytea, bytea, bytea, bytea, text[], text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.changer_preuve(p_jeton bytea, p_ancienne bytea, p_sel bytea, p_nouvelle bytea, p_compartiments text[], p_empreintes text[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
  u garde.compte%ROWTYPE;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte AND actif FOR UPDATE;
  IF NOT FOUND OR u.bloque_jusqua > clock_timestamp() THEN
    RETURN false;
  END IF;
  IF sha256(p_ancienne) IS DISTINCT FROM u.verificateur THEN
    UPDATE garde.compte
    SET echecs = echecs + 1,
        bloque_jusqua = CASE WHEN echecs >= 4 THEN clock_timestamp() + interval '1 minute' * least(2 ^ least(echecs - 4, 6), 60) END
    WHERE id = u.id;
    RETURN false;
  END IF;
  IF sha256(p_nouvelle) = u.verificateur THEN
    RETURN false;
  END IF;
  UPDATE garde.compte
  SET sel = p_sel,
      verificateur = sha256(p_nouvelle),
      doit_changer = false,
      echecs = 0
  WHERE id = u.id;
  -- Un mot de passe changé ferme les autres connexions du compte.
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE compte = u.id
    AND groupe <> s.groupe
    AND revoquee_le IS NULL;
  PERFORM journal.ecrire_garde('mot_de_passe_change', u.id, u.id);
  PERFORM garde._completer(s, p_compartiments, p_empreintes);
  RETURN true;
END $$;

-- Name: FUNCTION changer_preuve(p_jeton bytea, p_ancienne bytea, p_sel bytea, p_nouvelle bytea, p_compartiments text[], p_empreintes text[]); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.changer_preuve(p_jeton bytea, p_ancienne bytea, p_sel bytea, p_nouvelle bytea, p_compartiments text[], p_empreintes text[]) IS 'Change le mot de passe du porteur du témoin (ancienne et nouvelle preuves scrypt, nouveau sel de 16 octets), ferme ses autres connexions, frappe les sessions manquantes.';

-- Name: code_de_demonstration(text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.code_de_demonstration(p_login text) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT garde.demonstration() THEN
    RAISE EXCEPTION 'code visible en demonstration seulement' USING ERRCODE = '42501';
  END IF;
  RETURN (
    SELECT garde._totp(totp, floor(extract(epoch FROM clock_timestamp()) / 30)::bigint)
    FROM garde.compte
    WHERE login = lower(p_login)
      AND totp_actif);
END $$;

-- Name: FUNCTION code_de_demonstration(p_login text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.code_de_demonstration(p_login text) IS 'Code TOTP courant d''un compte, en démonstration seulement (42501 ailleurs) ; NULL si le compte n''a pas de TOTP.';

-- Name: coffre_boite(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_boite() RETURNS TABLE(publique bytea, privee_enveloppee bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.boite_enveloppee();
END $$;

-- Name: coffre_boites_quittees(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_boites_quittees() RETURNS TABLE(publique bytea, quittee_le timestamp with time zone, plis bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.boites_quittees();
END $$;

-- Name: coffre_enveloppes(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_enveloppes() RETURNS TABLE(entreprise_id uuid, cle_enveloppee bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.enveloppes();
END $$;

-- Name: coffre_figer(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_figer() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  PERFORM nominatif.figer_enveloppes();
END $$;

-- Name: FUNCTION coffre_figer(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.coffre_figer() IS 'Jusqu''à la fin de la transaction, aucune enveloppe ne se fait ni ne s''inscrit : le temps d''oublier une clé maître ; migrateur.';

-- Name: coffre_oublier_boites(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_oublier_boites() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_nombre int;
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  v_nombre := nominatif.oublier_boites();
  IF v_nombre > 0 THEN PERFORM journal.ecrire_garde('coffre_oublier_boites', NULL, NULL); END IF;
  RETURN v_nombre;
END $$;

-- Name: coffre_plis(text, uuid, integer); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_plis(p_apres_pli text, p_apres uuid, p_limite integer) RETURNS TABLE(pli text, entreprise_id uuid, id uuid, contenu bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT * FROM nominatif.plis_a_resceller(p_apres_pli, p_apres, p_limite);
END $$;

-- Name: coffre_reenvelopper(uuid, bytea, bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.reenvelopper(p_entreprise, p_ancienne, p_nouvelle) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_reenvelopper', p_entreprise, NULL);
  RETURN true;
END $$;

-- Name: FUNCTION coffre_reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.coffre_reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea) IS 'Remplace l''enveloppe d''une clé d''entreprise si elle est encore l''ancienne ; migrateur.';

-- Name: coffre_reenvelopper_boite(bytea, bytea, bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_reenvelopper_boite(p_publique bytea, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.reenvelopper_boite(p_publique, p_ancienne, p_nouvelle) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_reenvelopper_boite', NULL, NULL);
  RETURN true;
END $$;

-- Name: coffre_resceller(text, uuid, uuid, bytea, bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_resceller(p_pli text, p_entreprise uuid, p_id uuid, p_avant bytea, p_apres bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.resceller_pli(p_pli, p_entreprise, p_id, p_avant, p_apres) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_resceller', p_id, NULL);
  RETURN true;
END $$;

-- Name: coffre_tourner_boite(bytea, bytea, bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.coffre_tourner_boite(p_vue bytea, p_publique bytea, p_privee_enveloppee bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF session_user <> 'migrateur' THEN RAISE EXCEPTION 'migrateur requis' USING ERRCODE = '42501'; END IF;
  IF NOT nominatif.tourner_boite(p_vue, p_publique, p_privee_enveloppee) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('coffre_tourner_boite', NULL, NULL);
  RETURN true;
END $$;

-- Name: collegues(text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.collegues(p_fonction text) RETURNS TABLE(id uuid, nom text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF garde.prestataire() IS NULL OR p_fonction = 'rh' THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT c.id, c.nom
  FROM garde.compte c
  WHERE c.actif
    AND p_fonction = ANY (c.fonctions)
  ORDER BY c.nom;
END $$;

-- Name: FUNCTION collegues(p_fonction text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.collegues(p_fonction text) IS 'Comptes actifs du prestataire tenant une fonction (lier un intervenant, partager un dossier) ; rien pour une session RH.';

-- Name: compte_activer(uuid, boolean); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.compte_activer(p_compte uuid, p_actif boolean) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_administration();
  IF p_compte = garde.uid() THEN
    RAISE EXCEPTION 'nul ne desactive son propre compte' USING ERRCODE = '42501';
  END IF;
  UPDATE garde.compte SET actif = p_actif, echecs = 0, bloque_jusqua = NULL WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde(CASE WHEN p_actif THEN 'compte_active' ELSE 'compte_desactive' END, p_compte, garde.uid());
END $$;

-- Name: FUNCTION compte_activer(p_compte uuid, p_actif boolean); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.compte_activer(p_compte uuid, p_actif boolean) IS 'Active ou désactive un compte (jamais le sien) ; ferme ses sessions et lève son blocage.';

-- Name: compte_creer(text, text, text[], uuid, bytea, bytea, bytea, boolean); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.compte_creer(p_login text, p_nom text, p_fonctions text[], p_entreprise uuid, p_sel bytea, p_preuve bytea, p_totp bytea DEFAULT NULL::bytea, p_doit_changer boolean DEFAULT true) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v uuid;
BEGIN
  PERFORM garde._exiger_administration();
  -- Un TOTP choisi d'avance ou un mot de passe définitif donnés par un autre : démonstration et essais, jamais par une page.
  IF session_user <> 'migrateur' AND (p_totp IS NOT NULL OR NOT p_doit_changer) THEN
    RAISE EXCEPTION 'le titulaire choisit son mot de passe et son TOTP' USING ERRCODE = '42501';
  END IF;
  INSERT INTO garde.compte (login, nom, fonctions, entreprise_id, sel, verificateur, totp, totp_actif, doit_changer)
  VALUES (lower(p_login), p_nom, p_fonctions, p_entreprise, p_sel, sha256(p_preuve), p_totp, p_totp IS NOT NULL, p_doit_changer)
  RETURNING id INTO v;
  PERFORM journal.ecrire_garde('compte_cree', v, garde.uid());
  RETURN v;
END $$;

-- Name: FUNCTION compte_creer(p_login text, p_nom text, p_fonctions text[], p_entreprise uuid, p_sel bytea, p_preuve bytea, p_totp bytea, p_doit_changer boolean); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.compte_creer(p_login text, p_nom text, p_fonctions text[], p_entreprise uuid, p_sel bytea, p_preuve bytea, p_totp bytea, p_doit_changer boolean) IS 'Nouveau compte (entreprise pour rh seulement). 23505 si l''identifiant existe, 23514 si les fonctions sont incompatibles. p_totp et p_doit_changer = false : migrateur seulement.';

-- Name: compte_fonctions(uuid, text[], uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.compte_fonctions(p_compte uuid, p_fonctions text[], p_entreprise uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_administration();
  IF p_compte = garde.uid() THEN
    RAISE EXCEPTION 'nul ne change ses propres fonctions' USING ERRCODE = '42501';
  END IF;
  UPDATE garde.compte SET fonctions = p_fonctions, entreprise_id = p_entreprise WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde('compte_fonctions', p_compte, garde.uid());
END $$;

-- Name: FUNCTION compte_fonctions(p_compte uuid, p_fonctions text[], p_entreprise uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.compte_fonctions(p_compte uuid, p_fonctions text[], p_entreprise uuid) IS 'Change les fonctions d''un autre compte et ferme ses sessions. 42501 sur soi-même.';

-- Name: compte_lister(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.compte_lister() RETURNS TABLE(id uuid, login text, nom text, fonctions text[], entreprise_id uuid, actif boolean, totp_actif boolean, doit_changer boolean, bloque boolean, derniere_connexion timestamp with time zone, sessions integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY
  SELECT c.id, c.login, c.nom, c.fonctions, c.entreprise_id, c.actif, c.totp_actif, c.doit_changer,
    coalesce(c.bloque_jusqua > clock_timestamp(), false), c.derniere_connexion,
    (SELECT count(DISTINCT s.groupe)::integer
     FROM garde.session s
     WHERE s.compte = c.id
       AND s.revoquee_le IS NULL
       AND s.expire_le > clock_timestamp()
       AND s.vue_le >= clock_timestamp() - interval '30 minutes')
  FROM garde.compte c
  ORDER BY c.nom, c.login;
END $$;

-- Name: FUNCTION compte_lister(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.compte_lister() IS 'Les comptes sans aucun secret, avec leurs connexions ouvertes ; fonction administration ou migrateur.';

-- Name: compte_reinitialiser(uuid, bytea, bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.compte_reinitialiser(p_compte uuid, p_sel bytea, p_preuve bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_administration();
  UPDATE garde.compte
  SET sel = p_sel,
      verificateur = sha256(p_preuve),
      totp = NULL,
      totp_actif = false,
      doit_changer = true,
      echecs = 0,
      bloque_jusqua = NULL
  WHERE id = p_compte;
  PERFORM garde.revoquer_compte(p_compte);
  PERFORM journal.ecrire_garde('compte_reinitialise', p_compte, garde.uid());
END $$;

-- Name: FUNCTION compte_reinitialiser(p_compte uuid, p_sel bytea, p_preuve bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.compte_reinitialiser(p_compte uuid, p_sel bytea, p_preuve bytea) IS 'Mot de passe provisoire à changer, TOTP effacé, sessions fermées. Toujours journalisé : c''est le geste par lequel on prendrait la place d''un autre.';

-- Name: comptes_a_relayer(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.comptes_a_relayer() RETURNS TABLE(compte_id uuid, nom text, dossiers integer, proposes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom, o.dossiers, o.proposes
    FROM garde.compte c
    JOIN nominatif.direction_orphelins(ARRAY(SELECT x.id FROM garde.compte x WHERE NOT x.actif AND 'intervenant' = ANY (x.fonctions))) o
      ON o.compte_id = c.id
   ORDER BY c.nom;
END $$;

-- Name: FUNCTION comptes_a_relayer(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.comptes_a_relayer() IS 'Comptes fermés qui suivent encore des dossiers : combien, et combien sont déjà proposés ; fonction direction.';

-- Name: comptes_fermes(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.comptes_fermes() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT c.id FROM garde.compte c WHERE NOT c.actif OR 'intervenant' <> ALL (c.fonctions) $$;

-- Name: FUNCTION comptes_fermes(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.comptes_fermes() IS 'Les comptes qui ne reçoivent plus personne ; pour prop_nominatif seul.';

-- Name: connecter(text, bytea, text, text[], text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.connecter(p_login text, p_preuve bytea, p_code text, p_compartiments text[], p_empreintes text[]) RETURNS TABLE(ok boolean, compte uuid, nom text, fonctions text[], entreprise_id uuid, totp_a_configurer boolean, doit_changer boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  u garde.compte%ROWTYPE;
  pas bigint;
BEGIN
  SELECT * INTO u FROM garde.compte c WHERE c.login = lower(p_login) AND c.actif FOR UPDATE;
  IF NOT FOUND OR u.bloque_jusqua > clock_timestamp() THEN
    PERFORM journal.ecrire_garde('connexion_refusee', u.id, NULL);
    RETURN QUERY SELECT false, NULL::uuid, NULL::text, NULL::text[], NULL::uuid, NULL::boolean, NULL::boolean;
    RETURN;
  END IF;
  IF u.totp_actif THEN
    pas := garde._pas_du_code(u.totp, u.dernier_pas, p_code);
  END IF;
  IF sha256(p_preuve) IS DISTINCT FROM u.verificateur OR (u.totp_actif AND pas IS NULL) THEN
    -- Pas d'exception : l'échec doit être validé. Dès le 5e : 1, 2, 4… minutes, 60 au plus.
    UPDATE garde.compte c
    SET echecs = c.echecs + 1,
        bloque_jusqua = CASE WHEN c.echecs >= 4 THEN clock_timestamp() + interval '1 minute' * least(2 ^ least(c.echecs - 4, 6), 60) END
    WHERE c.id = u.id;
    PERFORM journal.ecrire_garde('connexion_refusee', u.id, NULL);
    RETURN QUERY SELECT false, NULL::uuid, NULL::text, NULL::text[], NULL::uuid, NULL::boolean, NULL::boolean;
    RETURN;
  END IF;
  UPDATE garde.compte c
  SET echecs = 0,
      bloque_jusqua = NULL,
      dernier_pas = coalesce(pas, c.dernier_pas),
      derniere_connexion = clock_timestamp()
  WHERE c.id = u.id;
  PERFORM garde._frapper(u, gen_random_uuid(), clock_timestamp() + interval '8 hours', p_compartiments, p_empreintes,
    'app_auth'::text || CASE WHEN garde._limitee(u) THEN ARRAY[]::text[] ELSE garde._compartiments(u.fonctions) END);
  PERFORM journal.ecrire_garde('connexion', u.id, u.id);
  RETURN QUERY SELECT true, u.id, u.nom, CASE WHEN garde._limitee(u) THEN ARRAY[]::text[] ELSE u.fonctions END, u.entreprise_id,
    NOT u.totp_actif AND u.fonctions && ARRAY['intervenant', 'administration'], u.doit_changer;
END $$;

-- Name: FUNCTION connecter(p_login text, p_preuve bytea, p_code text, p_compartiments text[], p_empreintes text[]); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.connecter(p_login text, p_preuve bytea, p_code text, p_compartiments text[], p_empreintes text[]) IS 'Une ligne toujours ; ok = false pour tout échec, sans dire lequel. p_compartiments et p_empreintes vont de pair : pour chaque compartiment, hex(sha256(jeton)), « app_auth » compris (jeton du témoin). La base ne frappe que les compartiments des fonctions du compte ; si totp_a_configurer ou doit_changer, elle ne frappe que app_auth et fonctions est vide.';

-- Name: conservation_apercu(date); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_apercu(p_jour date DEFAULT NULL::date) RETURNS TABLE(numero text, etape text, terme date, gele boolean, a_faire boolean, sans_referent boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY SELECT x.numero, x.etape, x.terme, x.gele, x.a_faire, c.actif IS NOT TRUE
    FROM nominatif.conservation_apercu(p_jour) x LEFT JOIN garde.compte c ON c.id = x.referent_id ORDER BY x.terme, x.numero;
END $$;

-- Name: FUNCTION conservation_apercu(p_jour date); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.conservation_apercu(p_jour date) IS 'Ce que la conservation ferait ce jour-là (aujourd''hui par défaut), sans rien faire : avis_1, avis_2, archiver, archive (attend), effacer ; administration ou migrateur.';

-- Name: conservation_appliquer(integer); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_appliquer(p_lot integer DEFAULT 25) RETURNS TABLE(numero text, fait text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION conservation_appliquer(p_lot integer); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.conservation_appliquer(p_lot integer) IS 'Avertit, archive, efface ce qui est dû aujourd''hui, au plus p_lot dossiers, chaque pas au journal ; à rappeler jusqu''à ce qu''elle ne rende rien. Administration, travail de nuit ou migrateur.';

-- Name: conservation_degeler(uuid, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_degeler(p_entreprise uuid, p_gel uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v uuid;
BEGIN
  PERFORM garde._exiger_administration();
  v := nominatif.conservation_degeler(p_entreprise, p_gel);
  IF v IS NULL THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('conservation_degeler', v, garde.uid());
  RETURN true;
END $$;

-- Name: conservation_geler(text, uuid, text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_geler(p_numero text, p_entreprise uuid, p_cause text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE r record;
BEGIN
  PERFORM garde._exiger_administration();
  SELECT * INTO r FROM nominatif.conservation_geler(p_numero, p_entreprise, p_cause);
  IF r.issue = 'fait' THEN PERFORM journal.ecrire_garde('conservation_geler', r.dossier_id, garde.uid()); END IF;
  RETURN r.issue;
END $$;

-- Name: conservation_gels(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_gels() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, cause text, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_administration();
  RETURN QUERY SELECT * FROM nominatif.conservation_gels();
END $$;

-- Name: conservation_orphelins(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_orphelins() RETURNS TABLE(numero text, compte text, etape text, terme date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT x.numero, c.nom, x.etape, x.terme
    FROM nominatif.conservation_apercu(NULL) x LEFT JOIN garde.compte c ON c.id = x.referent_id
   WHERE c.actif IS NOT TRUE AND NOT x.gele ORDER BY x.terme, x.numero;
END $$;

-- Name: FUNCTION conservation_orphelins(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.conservation_orphelins() IS 'Les dossiers près de leur fin de conservation dont le référent a quitté le service : numéro, compte fermé, étape, jour ; fonction direction.';

-- Name: conservation_passage(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.conservation_passage() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_administration();
  RETURN nominatif.conservation_passage();
END $$;

-- Name: demonstration(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.demonstration() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN (SELECT demonstration FROM garde.parametre);
END $$;

-- Name: FUNCTION demonstration(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.demonstration() IS 'Vrai dans une base de démonstration.';

-- Name: demonstration_activer(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.demonstration_activer() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM garde.compte) AND NOT (SELECT demonstration FROM garde.parametre) THEN
    RAISE EXCEPTION 'cette base a deja des comptes : elle ne peut plus devenir une demonstration' USING ERRCODE = '55000';
  END IF;
  UPDATE garde.parametre SET demonstration = true;
END $$;

-- Name: FUNCTION demonstration_activer(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.demonstration_activer() IS 'Marque une base sans aucun compte comme démonstration (migrateur) ; 55000 si elle a des comptes.';

-- Name: deverrouiller(uuid, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT nominatif.direction_deverrouiller(p_entreprise, p_verrou) THEN RETURN false; END IF;
  PERFORM journal.ecrire_garde('deverrouiller', p_verrou, garde.uid());
  RETURN true;
END $$;

-- Name: effacements(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.effacements() RETURNS TABLE(entreprise_id uuid, dossier_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF session_user NOT IN ('job_passerelle', 'migrateur') THEN RAISE EXCEPTION 'travail de nuit requis' USING ERRCODE = '42501'; END IF;
  RETURN QUERY SELECT e.entreprise_id, e.dossier_id FROM nominatif.effacements() e;
END $$;

-- Name: FUNCTION effacements(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.effacements() IS 'Le registre des effacements, pour deploy/effacements : deux identifiants par dossier effacé ; travail de nuit ou migrateur.';

-- Name: employeur(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.employeur() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN coalesce(nullif(split_part(g, '|', 2), ''), nullif(split_part(g, '|', 6), ''))::uuid;
  END IF;
  RETURN NULL;
END $$;

-- Name: FUNCTION employeur(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.employeur() IS 'Entreprise d''une session RH ou d''encadrant ; NULL pour le prestataire ou sans contexte valable. Jamais dans une politique : un encadrant ne lit aucune ligne.';

-- Name: fermer(bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.fermer(p_jeton bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE revoquee_le IS NULL
    AND groupe = (SELECT x.groupe FROM garde.session x WHERE x.empreinte = sha256(p_jeton) AND x.compartiment = 'app_auth');
END $$;

-- Name: FUNCTION fermer(p_jeton bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.fermer(p_jeton bytea) IS 'Déconnexion : révoque toutes les sessions de la connexion dont voici le témoin.';

-- Name: fonction(text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.fonction(p_fonction text) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN p_fonction = ANY (string_to_array(split_part(g, '|', 5), ','));
  END IF;
  RETURN false;
END $$;

-- Name: FUNCTION fonction(p_fonction text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.fonction(p_fonction text) IS 'Vrai si le compte de la session tient cette fonction ; faux sans contexte valable.';

-- Name: identite(bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.identite(p_jeton bytea) RETURNS TABLE(compte uuid, login text, nom text, fonctions text[], entreprise_id uuid, totp_a_configurer boolean, doit_changer boolean, totp_actif boolean)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
BEGIN
  IF s.empreinte IS NULL THEN
    RETURN;
  END IF;
  IF s.vue_le < clock_timestamp() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' THEN
    UPDATE garde.session
    SET vue_le = clock_timestamp()
    WHERE empreinte IN (SELECT x.empreinte FROM garde.session x WHERE x.groupe = s.groupe FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN QUERY
  SELECT c.id, c.login, c.nom, CASE WHEN garde._limitee(c) THEN ARRAY[]::text[] ELSE c.fonctions END, c.entreprise_id,
    NOT c.totp_actif AND c.fonctions && ARRAY['intervenant', 'administration'], c.doit_changer, c.totp_actif
  FROM garde.compte c
  WHERE c.id = s.compte
    AND c.actif;
END $$;

-- Name: FUNCTION identite(p_jeton bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.identite(p_jeton bytea) IS 'Le compte du témoin (jeton app_auth de 32 octets), ou aucune ligne. Tient l''activité de toutes les sessions de la connexion : à appeler à chaque requête, ou avec un cache de moins d''une minute. fonctions est vide tant que totp_a_configurer ou doit_changer.';

-- Name: lecteurs(text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.lecteurs(p_tables text[]) RETURNS TABLE(objet text, role name, colonnes text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT n.nspname || '.' || c.relname, r.rolname, array_agg(a.attname::text ORDER BY a.attnum)
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  CROSS JOIN LATERAL (
    SELECT x.grantee FROM aclexplode(a.attacl) x WHERE x.privilege_type = 'SELECT'
    UNION
    SELECT x.grantee FROM aclexplode(c.relacl) x WHERE x.privilege_type = 'SELECT') g
  JOIN pg_catalog.pg_roles r ON r.oid = g.grantee AND r.rolcanlogin
  WHERE n.nspname || '.' || c.relname = ANY (p_tables)
  GROUP BY 1, 2
  ORDER BY 1, 2;
END $$;

-- Name: FUNCTION lecteurs(p_tables text[]); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.lecteurs(p_tables text[]) IS 'Qui peut lire quoi, d''après les droits réels : pour chaque « schema.table », rôles de connexion et colonnes lisibles (« Visible par »).';

-- Name: mur_client(text, text, name); Type: PROCEDURE; Schema: garde; Owner: -

CREATE PROCEDURE garde.mur_client(IN p_table text, IN p_commandes text, IN p_colonne name DEFAULT 'entreprise_id'::name)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format(
      'CREATE POLICY mur_app_client ON <table> AS RESTRICTIVE TO app_client'
      ' USING (%I = (SELECT garde.tenant())) WITH CHECK (%I = (SELECT garde.tenant()))', p_colonne, p_colonne)]
    || garde._permissives('app_client', p_commandes));
END $$;

-- Name: PROCEDURE mur_client(IN p_table text, IN p_commandes text, IN p_colonne name); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON PROCEDURE garde.mur_client(IN p_table text, IN p_commandes text, IN p_colonne name) IS 'Mur RESTRICTIF mur_app_client entre entreprises clientes : p_colonne = garde.tenant(), et politiques permissives pour app_client.';

-- Name: mur_interne(text); Type: PROCEDURE; Schema: garde; Owner: -

CREATE PROCEDURE garde.mur_interne(IN p_table text)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format('CREATE POLICY interne ON <table> TO %I USING (true) WITH CHECK (true)', 'prop_' || split_part(p_table, '.', 1))]);
END $$;

-- Name: PROCEDURE mur_interne(IN p_table text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON PROCEDURE garde.mur_interne(IN p_table text) IS 'RLS activée et forcée, plus une politique pour le propriétaire lui-même (fonctions SECURITY DEFINER, déclencheurs). p_table = « schema.table ».';

-- Name: mur_prestataire(text, name, text); Type: PROCEDURE; Schema: garde; Owner: -

CREATE PROCEDURE garde.mur_prestataire(IN p_table text, IN p_role name, IN p_commandes text)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  CALL garde._en_proprietaire(p_table, ARRAY[
    'ALTER TABLE <table> ENABLE ROW LEVEL SECURITY',
    'ALTER TABLE <table> FORCE ROW LEVEL SECURITY',
    format(
      'CREATE POLICY %I ON <table> AS RESTRICTIVE TO %I'
      ' USING ((SELECT garde.prestataire()) IS NOT NULL) WITH CHECK ((SELECT garde.prestataire()) IS NOT NULL)',
      'mur_' || p_role, p_role)] || garde._permissives(p_role, p_commandes));
END $$;

-- Name: PROCEDURE mur_prestataire(IN p_table text, IN p_role name, IN p_commandes text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON PROCEDURE garde.mur_prestataire(IN p_table text, IN p_role name, IN p_commandes text) IS 'Mur RESTRICTIF mur_<role> d''un rôle du prestataire (session vivante exigée) et politiques permissives lire_, creer_, modifier_, supprimer_<role> pour les lettres S I U D.';

-- Name: nom_du_service(uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.nom_du_service(p_compte uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT c.nom FROM garde.compte c WHERE c.id = p_compte AND c.entreprise_id IS NULL AND (SELECT garde.prestataire()) IS NOT NULL $$;

-- Name: FUNCTION nom_du_service(p_compte uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.nom_du_service(p_compte uuid) IS 'Le nom d''un compte du prestataire, parti ou non, pour dire qui a vérifié ; NULL pour un compte client ou une session RH.';

-- Name: ouvrir(bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.ouvrir(p_jeton bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  s garde.session%ROWTYPE;
  k garde.cle%ROWTYPE;
  encadrant boolean;
  corps text;
BEGIN
  SELECT * INTO s FROM garde.session WHERE empreinte = sha256(p_jeton);
  IF NOT FOUND
     OR octet_length(p_jeton) <> 32
     OR s.revoquee_le IS NOT NULL
     OR s.expire_le <= clock_timestamp()
     OR s.vue_le < clock_timestamp() - interval '30 minutes'
     OR s.compartiment <> session_user
     OR s.compartiment = 'app_auth' THEN
    RAISE EXCEPTION 'session refusee' USING ERRCODE = '28000';
  END IF;
  IF s.vue_le < clock_timestamp() - interval '1 minute' AND current_setting('transaction_read_only') = 'off' THEN
    -- SKIP LOCKED : deux requêtes simultanées du même usager ne s'attendent pas.
    UPDATE garde.session
    SET vue_le = clock_timestamp()
    WHERE empreinte IN (SELECT x.empreinte FROM garde.session x WHERE x.groupe = s.groupe FOR UPDATE SKIP LOCKED);
  END IF;
  SELECT * INTO k FROM garde.cle WHERE active;
  encadrant := 'encadrant' = ANY (s.fonctions);
  corps := k.version || '|' || CASE WHEN encadrant THEN '' ELSE coalesce(s.entreprise_id::text, '') END || '|' || s.compte
    || '|' || CASE WHEN s.entreprise_id IS NULL THEN '1' ELSE '' END || '|' || array_to_string(s.fonctions, ',')
    || '|' || CASE WHEN encadrant THEN coalesce(s.entreprise_id::text, '') ELSE '' END;
  PERFORM set_config('garde.ctx', encode(sha256(k.okey || sha256(k.ikey || convert_to(
    session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || corps, 'UTF8'))), 'hex')
    || '.' || corps, true);
END $$;

-- Name: FUNCTION ouvrir(p_jeton bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.ouvrir(p_jeton bytea) IS 'Première instruction de chaque transaction. Jeton de 32 octets du compartiment (= session_user) ; 28000 s''il est inconnu, révoqué, expiré (8 h), inactif (30 min) ou d''un autre compartiment.';

-- Name: portee_client(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.portee_client() RETURNS TABLE(objet text, colonne text, verbe text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH
  receveur AS (SELECT r.oid FROM pg_roles r WHERE r.rolname = 'app_client' UNION ALL SELECT 0::oid),
  schemas AS (
    SELECT n.oid, n.nspname
    FROM pg_namespace n
    WHERE n.nspname IN ('garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal')
  ),
  relations AS (SELECT s.nspname || '.' || c.relname AS objet, c.oid, c.relacl FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace)
  SELECT t.objet, a.attname::text, x.privilege_type
  FROM relations t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  CROSS JOIN LATERAL (
    SELECT y.privilege_type, y.grantee FROM aclexplode(a.attacl) y
    UNION
    SELECT y.privilege_type, y.grantee FROM aclexplode(t.relacl) y WHERE y.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')) x
  WHERE x.grantee IN (SELECT oid FROM receveur)
  UNION
  SELECT t.objet, NULL, x.privilege_type
  FROM relations t
  CROSS JOIN LATERAL aclexplode(t.relacl) x
  WHERE x.grantee IN (SELECT oid FROM receveur) AND x.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
  UNION
  SELECT s.nspname || '.' || p.proname || '()', NULL, x.privilege_type
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  WHERE x.grantee IN (SELECT oid FROM receveur)
  ORDER BY 1, 2, 3;
END $$;

-- Name: FUNCTION portee_client(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.portee_client() IS 'Ce que le rôle des RH (app_client) atteint d''après les droits réels : colonnes et verbes, tables entières, fonctions (« objet() »).';

-- Name: prestataire(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.prestataire() RETURNS smallint
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 4), '')::smallint;
  END IF;
  RETURN NULL;
END $$;

-- Name: FUNCTION prestataire(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.prestataire() IS '1 pour une session du prestataire ; NULL pour une session RH ou sans contexte valable.';

-- Name: proposer_relais(uuid, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.proposer_relais(p_de uuid, p_vers uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_dossier uuid;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif)
     OR NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_vers AND c.actif AND 'intervenant' = ANY (c.fonctions)) THEN
    RETURN NULL;
  END IF;
  FOR v_dossier IN SELECT a.dossier_id FROM nominatif.direction_annuler(p_de, p_vers) a LOOP
    PERFORM journal.ecrire_garde('annuler_transfert', v_dossier, garde.uid());
  END LOOP;
  FOR v_dossier IN SELECT p.dossier_id FROM nominatif.direction_proposer(p_de, p_vers) p LOOP
    PERFORM journal.ecrire_garde('proposer_transfert', v_dossier, garde.uid());
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- Name: FUNCTION proposer_relais(p_de uuid, p_vers uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.proposer_relais(p_de uuid, p_vers uuid) IS 'Propose à un collègue les dossiers d''un compte fermé, sans les lire, et retire ce qui attendait la réponse d''un autre ; leur nombre, NULL si l''un est encore actif ou l''autre ne l''est pas. Fonction direction.';

-- Name: proposer_suivis(uuid, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.proposer_suivis(p_de uuid, p_vers uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_de AND NOT c.actif)
     OR NOT EXISTS (SELECT 1 FROM garde.psychologues() p WHERE p.id = p_vers) THEN
    RETURN NULL;
  END IF;
  FOR v IN SELECT p.geste, p.suivi_id FROM nominatif.direction_proposer_suivis(p_de, p_vers) p LOOP
    PERFORM journal.ecrire_garde(v.geste, v.suivi_id, garde.uid());
    IF v.geste = 'proposer_suivi' THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;

-- Name: FUNCTION proposer_suivis(p_de uuid, p_vers uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.proposer_suivis(p_de uuid, p_vers uuid) IS 'Propose à une psychologue les suivis d''un compte fermé, sans les lire, et retire ce qui attendait la réponse d''une autre ; leur nombre, NULL si l''un est encore actif ou l''autre n''est pas psychologue en exercice. Fonction direction.';

-- Name: psychologues(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.psychologues() RETURNS TABLE(id uuid, nom text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom FROM garde.compte c
   WHERE c.actif AND 'intervenant' = ANY (c.fonctions) AND c.id IN (SELECT p.compte_id FROM nominatif.direction_psychologues() p) ORDER BY c.nom;
END $$;

-- Name: FUNCTION psychologues(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.psychologues() IS 'Les psychologues en exercice, à qui un suivi peut être proposé ; fonction direction.';

-- Name: purger_sessions(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.purger_sessions() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  n integer;
BEGIN
  DELETE FROM garde.session WHERE expire_le < clock_timestamp() - interval '1 day';
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Name: FUNCTION purger_sessions(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.purger_sessions() IS 'Chaque nuit : oublie les sessions expirées depuis un jour ; rend leur nombre.';

-- Name: revoquer_compte(uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.revoquer_compte(p_compte uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  n integer;
BEGIN
  PERFORM garde._exiger_administration();
  UPDATE garde.session
  SET revoquee_le = clock_timestamp()
  WHERE compte = p_compte
    AND revoquee_le IS NULL;
  GET DIAGNOSTICS n = ROW_COUNT;
  PERFORM journal.ecrire_garde('sessions_revoquees', p_compte, garde.uid());
  RETURN n;
END $$;

-- Name: FUNCTION revoquer_compte(p_compte uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.revoquer_compte(p_compte uuid) IS 'Ferme toutes les sessions d''un compte ; rend leur nombre.';

-- Name: role_sain(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.role_sain() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN current_setting('row_security') = 'on'
    AND EXISTS (
      SELECT 1
      FROM pg_catalog.pg_roles r
      WHERE r.rolname = session_user
        AND NOT (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolinherit)
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid)
        AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_shdepend d
          WHERE d.refobjid = r.oid AND d.deptype = 'o'
            AND (d.dbid = 0 OR d.dbid = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = current_database()))));
END $$;

-- Name: FUNCTION role_sain(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.role_sain() IS 'Faux si le rôle connecté est superutilisateur, BYPASSRLS, propriétaire ou membre de quoi que ce soit : le service refuse alors de démarrer.';

-- Name: sel_de(text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.sel_de(p_login text) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN coalesce(
    (SELECT sel FROM garde.compte WHERE login = lower(p_login)),
    (SELECT substr(sha256(leurre || convert_to('sel|' || lower(p_login), 'UTF8')), 1, 16) FROM garde.cle WHERE active));
END $$;

-- Name: FUNCTION sel_de(p_login text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.sel_de(p_login text) IS 'Sel de 16 octets du compte ; un identifiant inconnu reçoit un sel factice toujours le même.';

-- Name: session_technique(text, text); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.session_technique(p_compartiment text, p_empreinte text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_fonctions text[] := CASE p_compartiment
    WHEN 'app_gestion' THEN ARRAY['planification']
    WHEN 'app_facturation' THEN ARRAY['facturation']
    WHEN 'app_pilotage' THEN ARRAY['direction'] END;
  v uuid;
BEGIN
  -- Ni nominatif, ni client, ni administration : le serveur ne prend la place de personne derrière ces murs.
  IF session_user <> 'migrateur' OR v_fonctions IS NULL THEN
    RAISE EXCEPTION 'session technique refusee' USING ERRCODE = '42501';
  END IF;
  -- Compte inactif : personne ne s'y connecte ; preuve tirée au sort et jetée.
  INSERT INTO garde.compte (login, nom, sel, verificateur, fonctions, actif, doit_changer)
  VALUES ('service-' || v_fonctions[1], 'Commande du serveur (' || v_fonctions[1] || ')', crypto.gen_random_bytes(16),
    crypto.gen_random_bytes(32), v_fonctions, false, false)
  ON CONFLICT (login) DO NOTHING;
  SELECT id INTO v FROM garde.compte WHERE login = 'service-' || v_fonctions[1];
  INSERT INTO garde.session (empreinte, compte, compartiment, fonctions, groupe, expire_le)
  VALUES (decode(p_empreinte, 'hex'), v, p_compartiment, v_fonctions, gen_random_uuid(), clock_timestamp() + interval '2 hours');
  PERFORM journal.ecrire_garde('session_technique', v, v);
  RETURN v;
END $$;

-- Name: FUNCTION session_technique(p_compartiment text, p_empreinte text); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.session_technique(p_compartiment text, p_empreinte text) IS 'Session de deux heures pour une commande du serveur (migrateur) ; hex(sha256(jeton)). 42501 hors app_gestion, app_facturation, app_pilotage.';

-- Name: suivis_a_relayer(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.suivis_a_relayer() RETURNS TABLE(compte_id uuid, nom text, suivis integer, proposes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT c.id, c.nom, o.suivis, o.proposes
    FROM garde.compte c
    JOIN nominatif.direction_suivis(ARRAY(SELECT x.id FROM garde.compte x WHERE NOT x.actif AND 'intervenant' = ANY (x.fonctions))) o
      ON o.compte_id = c.id
   ORDER BY c.nom;
END $$;

-- Name: FUNCTION suivis_a_relayer(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.suivis_a_relayer() IS 'Comptes fermés qui tiennent encore des suivis de psychologue : combien, et combien sont proposés ; fonction direction. Ni dossier, ni personne.';

-- Name: tenant(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.tenant() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 2), '')::uuid;
  END IF;
  RETURN NULL;
END $$;

-- Name: FUNCTION tenant(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.tenant() IS 'Entreprise de la session RH ; NULL pour le prestataire ou sans contexte valable.';

-- Name: totp_confirmer(bytea, text, text[], text[]); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.totp_confirmer(p_jeton bytea, p_code text, p_compartiments text[], p_empreintes text[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
  u garde.compte%ROWTYPE;
  pas bigint;
BEGIN
  SELECT * INTO u FROM garde.compte WHERE id = s.compte AND actif FOR UPDATE;
  IF NOT FOUND OR u.totp_actif OR u.totp IS NULL THEN
    RETURN false;
  END IF;
  pas := garde._pas_du_code(u.totp, u.dernier_pas, p_code);
  IF pas IS NULL THEN
    RETURN false;
  END IF;
  UPDATE garde.compte SET totp_actif = true, dernier_pas = pas WHERE id = u.id;
  PERFORM journal.ecrire_garde('totp_active', u.id, u.id);
  PERFORM garde._completer(s, p_compartiments, p_empreintes);
  RETURN true;
END $$;

-- Name: FUNCTION totp_confirmer(p_jeton bytea, p_code text, p_compartiments text[], p_empreintes text[]); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.totp_confirmer(p_jeton bytea, p_code text, p_compartiments text[], p_empreintes text[]) IS 'Active le TOTP si le code est juste, puis frappe les sessions manquantes de la connexion (mêmes tableaux que garde.connecter).';

-- Name: totp_preparer(bytea); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.totp_preparer(p_jeton bytea) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  s garde.session%ROWTYPE := garde._session(p_jeton);
BEGIN
  UPDATE garde.compte
  SET totp = coalesce(totp, crypto.gen_random_bytes(20))
  WHERE id = s.compte
    AND actif
    AND NOT totp_actif;
  RETURN (SELECT totp FROM garde.compte WHERE id = s.compte AND actif AND NOT totp_actif);
END $$;

-- Name: FUNCTION totp_preparer(p_jeton bytea); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.totp_preparer(p_jeton bytea) IS 'Secret TOTP de 20 octets à montrer (QR code) au porteur du témoin ; NULL si la session est refusée ou si un TOTP est déjà actif.';

-- Name: tourner_cle(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.tourner_cle() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  k bytea := crypto.gen_random_bytes(32);
  v integer;
  l bytea;
BEGIN
  SELECT coalesce(max(version), 0) + 1 INTO v FROM garde.cle;
  SELECT coalesce((SELECT leurre FROM garde.cle WHERE active), crypto.gen_random_bytes(32)) INTO l;
  DELETE FROM garde.cle;
  INSERT INTO garde.cle (version, ikey, okey, leurre, active)
  VALUES (v, garde._xor(k, 54), garde._xor(k, 92), l, true);  -- 0x36 et 0x5c, RFC 2104
  RETURN v;
END $$;

-- Name: FUNCTION tourner_cle(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.tourner_cle() IS 'Nouvelle clé de contexte ; l''ancienne disparaît : les transactions en cours ne voient plus rien et sont rejouées. Chaque nuit et après restauration.';

-- Name: uid(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.uid() RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  g text := current_setting('garde.ctx', true);
BEGIN
  IF (SELECT left(g, 64) = encode(sha256(k.okey || sha256(k.ikey || convert_to(
        session_user || '|' || pg_backend_pid() || '|' || encode(timestamptz_send(now()), 'hex') || '|' || substr(g, 66), 'UTF8'))), 'hex')
      FROM garde.cle k WHERE k.active) THEN
    RETURN nullif(split_part(g, '|', 3), '')::uuid;
  END IF;
  RETURN NULL;
END $$;

-- Name: FUNCTION uid(); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.uid() IS 'Compte de la session ; NULL sans contexte valable.';

-- Name: verrouiller(uuid, text, uuid); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.verrouiller(p_entreprise uuid, p_numero text, p_compte uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v text;
BEGIN
  PERFORM garde._exiger_direction();
  IF NOT EXISTS (SELECT 1 FROM garde.compte c WHERE c.id = p_compte AND 'intervenant' = ANY (c.fonctions)) THEN RETURN 'introuvable'; END IF;
  v := nominatif.direction_verrouiller(p_entreprise, p_numero, p_compte);
  IF v = 'fait' THEN PERFORM journal.ecrire_garde('verrouiller', p_entreprise, garde.uid()); END IF;
  RETURN v;
END $$;

-- Name: FUNCTION verrouiller(p_entreprise uuid, p_numero text, p_compte uuid); Type: COMMENT; Schema: garde; Owner: -

COMMENT ON FUNCTION garde.verrouiller(p_entreprise uuid, p_numero text, p_compte uuid) IS 'Conflit d''intérêts : ferme à ce compte un dossier (numéro) ou toute l''entreprise (NULL) ; « fait », « introuvable » ou « referent » (il y suit quelqu''un : transférer d''abord). Fonction direction.';

-- Name: verrous(); Type: FUNCTION; Schema: garde; Owner: -

CREATE FUNCTION garde.verrous() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, compte text, origine text, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM garde._exiger_direction();
  RETURN QUERY SELECT v.entreprise_id, v.id, v.numero, c.nom, v.origine, v.pose_le
    FROM nominatif.direction_verrous() v LEFT JOIN garde.compte c ON c.id = v.compte_id;
END $$;

-- Name: _maintenant(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion._maintenant() RETURNS timestamp without time zone
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT now() AT TIME ZONE 'Europe/Paris' $$;

-- Name: _placer(uuid, uuid, bytea); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion._placer(p_entreprise uuid, p_action uuid, p_jeton bytea) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_code text;
BEGIN
  FOR essai IN 1..3 LOOP
    BEGIN
      INSERT INTO gestion.action_place (entreprise_id, action_id, jeton) VALUES (p_entreprise, p_action, p_jeton) RETURNING code INTO v_code;
      RETURN v_code;
    EXCEPTION WHEN unique_violation THEN
      v_code := NULL;
    WHEN check_violation THEN
      RETURN NULL;
    END;
  END LOOP;
  RETURN NULL;
END $$;

-- Name: affiche(text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.affiche(p_code text) RETURNS TABLE(service text, telephone text, permanence_id uuid, jour date, debut time without time zone, fin time without time zone, intervenant text, ligne text, lieu text, adresse text, reservable boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT s.nom, s.telephone, p.id, p.jour, p.debut, p.fin, btrim(i.prenom || ' ' || i.nom), i.telephone,
    -- Le nom d'un site est souvent celui de l'entreprise : la salle suffit à qui y travaille.
    btrim(concat_ws(', ', CASE WHEN l.type <> 'site' THEN l.nom END, nullif(l.salle, ''), nullif(l.commune, ''))),
    CASE WHEN l.type <> 'site' THEN btrim(concat_ws(', ', nullif(l.adresse, ''), nullif(concat_ws(' ', l.code_postal, l.commune), ''))) ELSE '' END,
    i.compte_id IS NOT NULL
  FROM (SELECT gestion.entreprise_affichee(p_code) AS entreprise_id) e
  LEFT JOIN gestion.prestataire s ON true
  LEFT JOIN gestion.permanence p ON p.entreprise_id = e.entreprise_id AND p.statut = 'publiee'
    AND p.jour >= gestion._maintenant()::date AND p.jour <= gestion._maintenant()::date + 42 AND p.jour + p.fin > gestion._maintenant()
  LEFT JOIN gestion.intervenant i ON i.id = p.intervenant_id
  LEFT JOIN gestion.lieu l ON l.id = p.lieu_id
  WHERE e.entreprise_id IS NOT NULL
  ORDER BY p.jour, p.debut, p.id
$$;

-- Name: FUNCTION affiche(p_code text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.affiche(p_code text) IS 'La page publique d''un code d''affiche : permanences publiées et téléphones, jamais l''entreprise ni une réservation.';

-- Name: affiche_joindre(text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.affiche_joindre(p_code text) RETURNS TABLE(horaires text, courriel text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT s.horaires, s.courriel FROM gestion.prestataire s WHERE gestion.entreprise_affichee(p_code) IS NOT NULL $$;

-- Name: FUNCTION affiche_joindre(p_code text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.affiche_joindre(p_code text) IS 'Quand le service répond et où lui écrire, pour un code affiché ; rien pour un autre.';

-- Name: agenda_lire(bytea); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.agenda_lire(p_empreinte bytea) RETURNS TABLE(genre text, titre text, id uuid, jour date, debut time without time zone, fin time without time zone, statut text, sequence smallint, entreprise text, lieu text, adresse text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT CASE WHEN a.entreprise_id IS NULL THEN 'intervenant' ELSE 'entreprise' END,
    coalesce(c.nom, 'Permanences'), p.id, p.jour, p.debut, p.fin, p.statut, p.sequence, e.nom, l.nom,
    btrim(concat_ws(', ', nullif(l.salle, ''), nullif(l.adresse, ''), nullif(concat_ws(' ', l.code_postal, l.commune), '')))
  FROM gestion.agenda a
  LEFT JOIN gestion.entreprise c ON c.entreprise_id = a.entreprise_id
  LEFT JOIN gestion.permanence p ON (p.intervenant_id = a.intervenant_id OR p.entreprise_id = a.entreprise_id)
    AND p.statut <> 'planifiee' AND p.jour BETWEEN current_date - 92 AND current_date + 400
  LEFT JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
  LEFT JOIN gestion.lieu l ON l.id = p.lieu_id
  WHERE a.empreinte = p_empreinte AND a.revoque_le IS NULL
  ORDER BY p.jour, p.debut, p.id
$$;

-- Name: alerter(uuid, uuid, text, text[], text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.alerter(p_entreprise uuid, p_etablissement uuid, p_risque text, p_signes text[], p_niveau text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION alerter(p_entreprise uuid, p_etablissement uuid, p_risque text, p_signes text[], p_niveau text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.alerter(p_entreprise uuid, p_etablissement uuid, p_risque text, p_signes text[], p_niveau text) IS 'Alerte d''un intervenant sur une entreprise qu''il suit ; NULL s''il ne la suit pas ; 23514 alerte_cinquante pour un établissement trop petit.';

-- Name: ateliers(text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.ateliers(p_code text) RETURNS TABLE(id uuid, jour date, debut time without time zone, minutes smallint, theme text, places smallint, commune text, intervenant text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT a.id, a.jour, a.debut, a.minutes, a.theme, a.places, coalesce(t.commune, ''), coalesce(btrim(i.prenom || ' ' || i.nom), '')
  FROM (SELECT gestion.entreprise_affichee(p_code) AS entreprise_id) e
  JOIN gestion.action_collective a ON a.entreprise_id = e.entreprise_id AND a.inscription AND a.statut = 'prevue' AND a.places >= 1
    AND a.jour <= gestion._maintenant()::date + 42 AND a.jour + a.debut > gestion._maintenant()
  LEFT JOIN gestion.etablissement t ON t.entreprise_id = a.entreprise_id AND t.id = a.etablissement_id
  LEFT JOIN gestion.intervenant i ON i.id = a.intervenant_id
  ORDER BY a.jour, a.debut, a.id
$$;

-- Name: FUNCTION ateliers(p_code text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.ateliers(p_code text) IS 'Les ateliers ouverts à l''inscription par ce code d''affiche ; jamais qui, ni combien, s''y inscrit.';

-- Name: compter_presents(uuid, uuid, smallint); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.compter_presents(p_entreprise uuid, p_action uuid, p_participants smallint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.action_collective a SET statut = 'tenue', participants = p_participants
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut <> 'annulee' AND a.jour <= current_date
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Name: FUNCTION compter_presents(p_entreprise uuid, p_action uuid, p_participants smallint); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.compter_presents(p_entreprise uuid, p_action uuid, p_participants smallint) IS 'Présents d''une action de l''intervenant de la session, le jour même ou après ; faux si elle n''est pas à lui, à venir ou annulée.';

-- Name: contexte_ajoute(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.contexte_ajoute() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'une declaration ne se modifie ni ne se supprime : la suivante la remplace' USING ERRCODE = '23001';
END $$;

-- Name: contexte_ouvert(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.contexte_ouvert() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF pilotage.est_remis(NEW.entreprise_id, NEW.periode) THEN
    RAISE EXCEPTION 'le bilan de cette periode est publie' USING ERRCODE = '23514', CONSTRAINT = 'contexte_ouvert';
  END IF;
  RETURN NULL;
END $$;

-- Name: ecrire_programme(uuid, uuid, text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.ecrire_programme(p_entreprise uuid, p_action uuid, p_programme text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.action_collective a SET programme = p_programme
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut <> 'annulee'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Name: FUNCTION ecrire_programme(p_entreprise uuid, p_action uuid, p_programme text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.ecrire_programme(p_entreprise uuid, p_action uuid, p_programme text) IS 'Déroulé d''une action de l''intervenant de la session ; faux si elle n''est pas à lui.';

-- Name: entreprise_affichee(text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.entreprise_affichee(p_code text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT e.entreprise_id FROM gestion.entreprise e WHERE e.code_affiche = p_code AND e.statut = 'client' $$;

-- Name: FUNCTION entreprise_affichee(p_code text); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.entreprise_affichee(p_code text) IS 'Entreprise cliente qui affiche ce code ; NULL pour tout autre code. Interne : seul prop_pilotage l''appelle.';

-- Name: entreprises_suivies(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.entreprises_suivies() RETURNS TABLE(entreprise_id uuid, redacteur text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION entreprises_suivies(); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.entreprises_suivies() IS 'Entreprises confiées à l''intervenant de la session, avec son nom tel qu''il s''imprime ; aucune ligne pour toute autre session.';

-- Name: etablissements_a_orienter(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.etablissements_a_orienter() RETURNS TABLE(id uuid, nom text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT t.id, t.nom FROM gestion.etablissement t
  WHERE t.entreprise_id = (SELECT garde.employeur()) AND t.ouvert
  ORDER BY t.nom, t.id
$$;

-- Name: FUNCTION etablissements_a_orienter(); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.etablissements_a_orienter() IS 'Pour app_client : les établissements ouverts de son entreprise, RH ou encadrant, où travaille la personne dont il transmet le nom.';

-- Name: marquer_tenue(uuid, uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.marquer_tenue(p_entreprise uuid, p_permanence uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.permanence p SET statut = 'tenue'
    FROM gestion.intervenant i
   WHERE p.entreprise_id = p_entreprise AND p.id = p_permanence AND p.statut = 'publiee' AND p.jour <= current_date
     AND i.id = p.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Name: modele_courrier_avancer(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.modele_courrier_avancer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: modele_courrier_garder(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.modele_courrier_garder() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO gestion.modele_courrier_version (modele_id, version, titre, corps, ecrit_par, ecrit_le)
  VALUES (NEW.id, NEW.version, NEW.titre, NEW.corps, NEW.modifie_par, NEW.modifie_le)
  ON CONFLICT (modele_id, version) DO NOTHING;
  RETURN NULL;
END $$;

-- Name: noter_avis(uuid, uuid, smallint[]); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.noter_avis(p_entreprise uuid, p_action uuid, p_avis smallint[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.action_collective a
     SET avis_1 = p_avis[1], avis_2 = p_avis[2], avis_3 = p_avis[3], avis_4 = p_avis[4], avis_5 = p_avis[5]
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut = 'tenue'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Name: FUNCTION noter_avis(p_entreprise uuid, p_action uuid, p_avis smallint[]); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.noter_avis(p_entreprise uuid, p_action uuid, p_avis smallint[]) IS 'Billets de 1 à 5 comptés après une action tenue de l''intervenant de la session ; faux si elle n''est pas à lui ou pas tenue.';

-- Name: ouvrir_inscription(uuid, uuid, boolean); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.ouvrir_inscription(p_entreprise uuid, p_action uuid, p_ouverte boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.action_collective a SET inscription = p_ouverte
    FROM gestion.intervenant i
   WHERE a.entreprise_id = p_entreprise AND a.id = p_action AND a.statut = 'prevue'
     AND i.id = a.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Name: FUNCTION ouvrir_inscription(p_entreprise uuid, p_action uuid, p_ouverte boolean); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.ouvrir_inscription(p_entreprise uuid, p_action uuid, p_ouverte boolean) IS 'Ouvre ou ferme par l''affiche l''inscription à une action de l''intervenant de la session ; faux si elle n''est pas à lui.';

-- Name: partenaire_dater(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.partenaire_dater() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  NEW.modifie_le := now();
  IF TG_OP = 'INSERT' OR NEW.verifie_le IS DISTINCT FROM OLD.verifie_le THEN NEW.verifie_par := garde.uid(); END IF;
  RETURN NEW;
END $$;

-- Name: permanence_actuelle(uuid, uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.permanence_actuelle(p_entreprise uuid, p_permanence uuid) RETURNS TABLE(permanence_id uuid, compte_id uuid, jour date, debut time without time zone, fin time without time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT p.id, i.compte_id, p.jour, p.debut, p.fin
  FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
  WHERE p.entreprise_id = p_entreprise AND (p.id = p_permanence OR p.remplace_id = p_permanence) AND p.statut IN ('publiee', 'tenue')
  ORDER BY p.id = p_permanence DESC, p.jour, p.debut
  LIMIT 1
$$;

-- Name: FUNCTION permanence_actuelle(p_entreprise uuid, p_permanence uuid); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.permanence_actuelle(p_entreprise uuid, p_permanence uuid) IS 'La permanence, ou celle qui la remplace ; aucune ligne si elle est annulée sans remplaçante.';

-- Name: permanence_sequence(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.permanence_sequence() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  NEW.sequence := OLD.sequence + 1;
  RETURN NEW;
END $$;

-- Name: permanence_tenue(uuid, uuid, date, time without time zone); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.permanence_tenue(p_entreprise uuid, p_compte uuid, p_jour date, p_heure time without time zone) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT p.id FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id = p_compte
  WHERE p.entreprise_id = p_entreprise AND p.jour = p_jour AND p_heure >= p.debut AND p_heure < p.fin AND p.statut IN ('publiee', 'tenue')
  ORDER BY p.debut, p.id LIMIT 1
$$;

-- Name: FUNCTION permanence_tenue(p_entreprise uuid, p_compte uuid, p_jour date, p_heure time without time zone); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.permanence_tenue(p_entreprise uuid, p_compte uuid, p_jour date, p_heure time without time zone) IS 'La permanence de ce compte à cette heure dans l''entreprise, ou NULL ; pour prop_nominatif seul (un relais emmène les rendez-vous).';

-- Name: permanences_ouvertes(uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.permanences_ouvertes(p_entreprise uuid) RETURNS TABLE(permanence_id uuid, compte_id uuid, jour date, debut time without time zone, fin time without time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT p.id, i.compte_id, p.jour, p.debut, p.fin
  FROM gestion.permanence p
  JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
  WHERE p.entreprise_id = p_entreprise AND p.statut = 'publiee'
    AND p.jour >= gestion._maintenant()::date AND p.jour <= gestion._maintenant()::date + 42
    AND p.jour + p.fin > gestion._maintenant()
$$;

-- Name: FUNCTION permanences_ouvertes(p_entreprise uuid); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.permanences_ouvertes(p_entreprise uuid) IS 'Où un rendez-vous peut se prendre, et chez quel compte ; pour prop_nominatif seul.';

-- Name: place_coder(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.place_coder() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: place_lire(bytea); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.place_lire(p_jeton bytea) RETURNS TABLE(jour date, debut time without time zone, minutes smallint, code text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT a.jour, a.debut, a.minutes, p.code
  FROM gestion.action_place p
  JOIN gestion.action_collective a ON a.entreprise_id = p.entreprise_id AND a.id = p.action_id
  WHERE p.jeton = sha256(p_jeton) AND a.jour + a.debut > gestion._maintenant()
$$;

-- Name: place_rendre(bytea); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.place_rendre(p_jeton bytea) RETURNS TABLE(jour date, debut time without time zone)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  WITH rendue AS (
    DELETE FROM gestion.action_place p WHERE p.jeton = sha256(p_jeton) RETURNING p.entreprise_id, p.action_id)
  SELECT a.jour, a.debut FROM rendue r JOIN gestion.action_collective a ON a.entreprise_id = r.entreprise_id AND a.id = r.action_id
$$;

-- Name: places_compter(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.places_compter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.action_collective a SET prises = a.prises + x.n * (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END)
    FROM (SELECT l.entreprise_id, l.action_id, count(*)::smallint AS n FROM lignes l GROUP BY 1, 2) x
   WHERE a.entreprise_id = x.entreprise_id AND a.id = x.action_id;
  RETURN NULL;
END $$;

-- Name: places_effacer(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.places_effacer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM gestion.action_place p WHERE p.entreprise_id = NEW.entreprise_id AND p.action_id = NEW.id;
  RETURN NULL;
END $$;

-- Name: psychologues(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.psychologues() RETURNS TABLE(compte_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT i.compte_id FROM gestion.intervenant i WHERE i.metier = 'psychologue' AND i.actif AND i.compte_id IS NOT NULL $$;

-- Name: FUNCTION psychologues(); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.psychologues() IS 'Les comptes des psychologues en exercice ; pour prop_nominatif seul (un suivi ne passe qu''à l''un d''eux).';

-- Name: purger_places(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.purger_places() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE n bigint;
BEGIN
  DELETE FROM gestion.action_place p USING gestion.action_collective a
   WHERE a.entreprise_id = p.entreprise_id AND a.id = p.action_id AND a.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Name: FUNCTION purger_places(); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.purger_places() IS 'Efface les places prises des actions passées ; rend leur nombre. Chaque nuit.';

-- Name: recoit_orientation(uuid, uuid, uuid[]); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.recoit_orientation(p_entreprise uuid, p_etablissement uuid, p_sauf uuid[]) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  WITH proches AS (
    SELECT i.id, i.compte_id, q.ordre, q.jours
    FROM (
      SELECT p.intervenant_id, CASE WHEN l.etablissement_id = p_etablissement THEN 1 ELSE 2 END AS ordre, p.jour - current_date AS jours
      FROM gestion.permanence p
      JOIN gestion.lieu l ON l.id = p.lieu_id
      WHERE p.entreprise_id = p_entreprise AND p.statut = 'publiee' AND p.jour >= current_date AND p.jour <= current_date + 92
      UNION ALL
      SELECT c.intervenant_id, 3, 0
      FROM gestion.contrat c
      WHERE c.entreprise_id = p_entreprise AND c.statut = 'signe'
      UNION ALL
      SELECT p.intervenant_id, 4, current_date - p.jour
      FROM gestion.permanence p
      WHERE p.entreprise_id = p_entreprise AND p.statut IN ('publiee', 'tenue') AND p.jour < current_date AND p.jour >= current_date - 183) q
    JOIN gestion.intervenant i ON i.id = q.intervenant_id AND i.actif AND i.compte_id IS NOT NULL
    WHERE EXISTS (SELECT 1 FROM gestion.etablissement t WHERE t.entreprise_id = p_entreprise AND t.id = p_etablissement AND t.ouvert))
  SELECT x.compte_id
  FROM (
    SELECT p.id, p.compte_id, p.ordre, p.jours FROM proches p
    UNION ALL
    SELECT i.id, i.compte_id, CASE WHEN i.metier = 'assistant_social' THEN 5 ELSE 6 END, 0
    FROM gestion.intervenant i
    WHERE i.actif AND i.compte_id IS NOT NULL AND EXISTS (SELECT 1 FROM proches)) x
  WHERE x.compte_id <> ALL (p_sauf)
  ORDER BY x.ordre >= 5, EXISTS (SELECT 1 FROM gestion.absence a WHERE a.intervenant_id = x.id AND current_date >= a.debut AND current_date <= a.fin),
    x.ordre, x.jours, x.compte_id
  LIMIT 1
$$;

-- Name: FUNCTION recoit_orientation(p_entreprise uuid, p_etablissement uuid, p_sauf uuid[]); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.recoit_orientation(p_entreprise uuid, p_etablissement uuid, p_sauf uuid[]) IS 'Compte de l''intervenant qui reçoit une orientation de cet établissement, hors p_sauf ; NULL si personne. Ne lit que le planning.';

-- Name: registre_case(text); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.registre_case(etat text) RETURNS text
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT CASE etat
  WHEN 'tenue' THEN 'tenue' WHEN 'remplacee' THEN 'tenue'
  WHEN 'creditee' THEN 'creditee'
  WHEN 'annulee_client' THEN 'renoncee' WHEN 'feriee' THEN 'renoncee'
  ELSE 'ouverte' END $$;

-- Name: registre_compter(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.registre_compter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE c text;
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    c := gestion.registre_case(OLD.etat);
    UPDATE gestion.registre_compte SET
      dues = dues - 1, tenues = tenues - (c = 'tenue')::int, ouvertes = ouvertes - (c = 'ouverte')::int,
      creditees = creditees - (c = 'creditee')::int, renoncees = renoncees - (c = 'renoncee')::int
    WHERE (entreprise_id, contrat_id, annee) = (OLD.entreprise_id, OLD.contrat_id, extract(year FROM OLD.periode_debut)::smallint);
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    c := gestion.registre_case(NEW.etat);
    INSERT INTO gestion.registre_compte AS r VALUES
      (NEW.entreprise_id, NEW.contrat_id, extract(year FROM NEW.periode_debut)::smallint, 1, (c = 'tenue')::int, (c = 'ouverte')::int,
       (c = 'creditee')::int, (c = 'renoncee')::int)
    ON CONFLICT (entreprise_id, contrat_id, annee) DO UPDATE SET
      dues = r.dues + 1, tenues = r.tenues + excluded.tenues, ouvertes = r.ouvertes + excluded.ouvertes,
      creditees = r.creditees + excluded.creditees, renoncees = r.renoncees + excluded.renoncees;
  END IF;
  RETURN NULL;
END $$;

-- Name: registre_prendre(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.registre_prendre() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE gestion.registre r SET etat = NEW.statut, permanence_id = NEW.id
    FROM (
      SELECT e.id
        FROM gestion.registre e
       WHERE e.entreprise_id = NEW.entreprise_id AND e.prestation_id = NEW.prestation_id
         AND (e.permanence_id = NEW.remplace_id AND e.etat IN ('reportee', 'annulee_prestataire')
           OR e.etat IN ('due', 'annulee_prestataire') AND NEW.jour BETWEEN e.periode_debut AND e.periode_fin)
       ORDER BY e.permanence_id IS NOT DISTINCT FROM NEW.remplace_id DESC, e.periode_debut, e.rang
       LIMIT CASE NEW.moment WHEN 'JOUR' THEN 2 ELSE 1 END) libres
   WHERE r.entreprise_id = NEW.entreprise_id AND r.id = libres.id;
  RETURN NULL;
END $$;

-- Name: registre_suivre(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.registre_suivre() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE gestion.registre SET etat = 'due', permanence_id = NULL
     WHERE entreprise_id = OLD.entreprise_id AND permanence_id = OLD.id AND etat IN ('planifiee', 'publiee');
    RETURN OLD;
  END IF;
  UPDATE gestion.registre SET etat = CASE NEW.statut WHEN 'remplacee' THEN 'due' WHEN 'reportee' THEN 'reportee' ELSE NEW.statut END,
    permanence_id = CASE WHEN NEW.statut = 'remplacee' THEN NULL ELSE permanence_id END
   WHERE entreprise_id = NEW.entreprise_id AND permanence_id = NEW.id AND etat <> 'creditee';
  RETURN NULL;
END $$;

-- Name: retirer_alerte(uuid, uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.retirer_alerte(p_entreprise uuid, p_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM gestion.alerte a WHERE a.entreprise_id = p_entreprise AND a.id = p_id AND a.auteur_id = garde.uid() AND a.etat = 'ouverte';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('retirer_alerte', p_id);
  RETURN true;
END $$;

-- Name: FUNCTION retirer_alerte(p_entreprise uuid, p_id uuid); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.retirer_alerte(p_entreprise uuid, p_id uuid) IS 'L''auteur retire son alerte tant que la direction ne l''a pas prise en charge ; faux sinon.';

-- Name: reverifier_echeance(uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.reverifier_echeance(p_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.prestataire() IS NULL THEN RETURN false; END IF;
  UPDATE gestion.echeance_legale SET verifie_le = current_date, verifie_par = garde.uid() WHERE id = p_id AND actif;
  RETURN FOUND;
END $$;

-- Name: FUNCTION reverifier_echeance(p_id uuid); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.reverifier_echeance(p_id uuid) IS 'Quelqu''un du service vient de relire le texte cité : daté d''aujourd''hui, à son nom.';

-- Name: reverifier_partenaire(uuid); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.reverifier_partenaire(p_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.prestataire() IS NULL THEN RETURN false; END IF;
  UPDATE gestion.partenaire SET verifie_le = current_date, verifie_par = garde.uid() WHERE id = p_id AND actif;
  RETURN FOUND;
END $$;

-- Name: FUNCTION reverifier_partenaire(p_id uuid); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.reverifier_partenaire(p_id uuid) IS 'Quelqu''un du service vient d''appeler : la fiche est juste aujourd''hui, à son nom.';

-- Name: suis_psychologue(); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.suis_psychologue() RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM gestion.intervenant i WHERE i.compte_id = garde.uid() AND i.metier = 'psychologue' AND i.actif);
END $$;

-- Name: FUNCTION suis_psychologue(); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.suis_psychologue() IS 'Vrai si le compte de la session est celui d''un psychologue en exercice.';

-- Name: verrou_reprendre(date, date); Type: FUNCTION; Schema: gestion; Owner: -

CREATE FUNCTION gestion.verrou_reprendre(p_debut date, p_fin date) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  IF NOT coalesce(garde.fonction('planification'), false) THEN
    RAISE EXCEPTION 'la planification seule reprend une periode' USING ERRCODE = '42501';
  END IF;
  FOR v IN
    DELETE FROM gestion.verrou
     WHERE daterange(debut, fin, '[]') && daterange(p_debut, p_fin, '[]')
    RETURNING id, plan_id, compte_id, expire_le > now() AS vivant
  LOOP
    CONTINUE WHEN v.compte_id = garde.uid() OR NOT v.vivant;
    PERFORM journal.ecrire('verrou_repris', coalesce(v.plan_id, v.id));
    n := n + 1;
  END LOOP;
  INSERT INTO gestion.verrou (debut, fin) VALUES (p_debut, p_fin);
  RETURN n;
END $$;

-- Name: FUNCTION verrou_reprendre(p_debut date, p_fin date); Type: COMMENT; Schema: gestion; Owner: -

COMMENT ON FUNCTION gestion.verrou_reprendre(p_debut date, p_fin date) IS 'Ôte les verrous des autres sur une période, le journalise, et prend la main ; rend leur nombre ; 42501 hors planification.';

-- Name: evenement; Type: TABLE; Schema: journal; Owner: -

CREATE TABLE journal.evenement (
    id bigint NOT NULL,
    instant timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    compartiment name NOT NULL,
    entreprise_id uuid,
    compte uuid,
    action text NOT NULL,
    objet uuid,
    sceau integer,
    CONSTRAINT evenement_action_check CHECK ((action ~ '^[a-z_]{3,40}$'::text))
);

ALTER TABLE ONLY journal.evenement FORCE ROW LEVEL SECURITY;

-- Name: _empreinte(journal.evenement); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal._empreinte(e journal.evenement) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN sha256(convert_to(jsonb_build_array(
    e.id, extract(epoch FROM e.instant), e.compartiment, e.entreprise_id, e.compte, e.action, e.objet)::text, 'UTF8'));
END $$;

-- Name: acces_de_objet(uuid); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.acces_de_objet(p_objet uuid) RETURNS TABLE(jour date, compte uuid, action text, fois integer, premier timestamp with time zone, dernier timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT (e.instant AT TIME ZONE 'Europe/Paris')::date, e.compte, e.action, count(*)::int, min(e.instant), max(e.instant)
    FROM journal.evenement e WHERE e.objet = p_objet GROUP BY 1, 2, 3 ORDER BY max(e.id) DESC;
END $$;

-- Name: FUNCTION acces_de_objet(p_objet uuid); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.acces_de_objet(p_objet uuid) IS 'Tous les événements d''un objet, comptés par jour, compte et action, le plus récent d''abord ; pour prop_nominatif seul, qui vérifie le référent.';

-- Name: de_objet(uuid); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.de_objet(p_objet uuid) RETURNS TABLE(instant timestamp with time zone, compte uuid, action text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.instant, e.compte, e.action FROM journal.evenement e
   WHERE e.objet = p_objet ORDER BY e.id DESC LIMIT 500;
END $$;

-- Name: FUNCTION de_objet(p_objet uuid); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.de_objet(p_objet uuid) IS 'Les 500 derniers événements d''un objet ; pour prop_nominatif seul, qui vérifie le référent.';

-- Name: ecrire(text, uuid); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.ecrire(p_action text, p_objet uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  u uuid := garde.uid();
BEGIN
  IF u IS NULL THEN
    RAISE EXCEPTION 'contexte absent' USING ERRCODE = '28000';
  END IF;
  INSERT INTO journal.evenement (compartiment, entreprise_id, compte, action, objet)
  VALUES (session_user, garde.tenant(), u, p_action, p_objet);
END $$;

-- Name: FUNCTION ecrire(p_action text, p_objet uuid); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.ecrire(p_action text, p_objet uuid) IS 'Trace une action (a-z et _, 3 à 40) du compte de la session sur un objet ; 28000 sans contexte.';

-- Name: ecrire_garde(text, uuid, uuid); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.ecrire_garde(p_action text, p_objet uuid, p_compte uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO journal.evenement (compartiment, compte, action, objet)
  VALUES (session_user, p_compte, p_action, p_objet);
END $$;

-- Name: FUNCTION ecrire_garde(p_action text, p_objet uuid, p_compte uuid); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.ecrire_garde(p_action text, p_objet uuid, p_compte uuid) IS 'Connexions et administration des comptes : prop_garde seulement, qui connaît le compte avant tout contexte.';

-- Name: lister(bigint, integer); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.lister(p_avant bigint, p_limite integer) RETURNS TABLE(id bigint, instant timestamp with time zone, compartiment text, entreprise_id uuid, compte uuid, action text, objet uuid, scelle boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT garde.fonction('administration') THEN
    RAISE EXCEPTION 'fonction administration requise' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT e.id, e.instant, e.compartiment::text, e.entreprise_id, e.compte, e.action, e.objet, e.sceau IS NOT NULL
  FROM journal.evenement e
  WHERE p_avant IS NULL OR e.id < p_avant
  ORDER BY e.id DESC
  LIMIT least(coalesce(p_limite, 100), 500);
END $$;

-- Name: FUNCTION lister(p_avant bigint, p_limite integer); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.lister(p_avant bigint, p_limite integer) IS 'Les événements du plus récent au plus ancien, avant l''id donné (NULL : depuis le dernier) ; des identifiants, jamais un contenu.';

-- Name: lot(integer); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.lot(p_sceau integer) RETURNS TABLE(id bigint, secondes text, compartiment text, entreprise_id uuid, compte uuid, action text, objet uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.id, extract(epoch FROM e.instant)::text, e.compartiment::text, e.entreprise_id, e.compte, e.action, e.objet
    FROM journal.evenement e WHERE e.sceau = p_sceau ORDER BY e.id;
END $$;

-- Name: FUNCTION lot(p_sceau integer); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.lot(p_sceau integer) IS 'Les lignes d''un sceau, telles qu''elles y entrent : des identifiants, jamais un contenu. Pour cloison journal verifier.';

-- Name: racine(); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.racine() RETURNS TABLE(n integer, racine bytea, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.n, s.racine, s.pose_le FROM journal.sceau s ORDER BY s.n DESC LIMIT 1;
END $$;

-- Name: FUNCTION racine(); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.racine() IS 'Dernier sceau, à déposer ailleurs : une chaîne que seul l''hébergeur détient ne prouve rien.';

-- Name: sceaux(); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.sceaux() RETURNS TABLE(n integer, dernier_id bigint, lignes integer, precedent bytea, racine bytea, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.n, s.dernier_id, s.lignes, s.precedent, s.racine, s.pose_le FROM journal.sceau s ORDER BY s.n;
END $$;

-- Name: sceller(); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.sceller() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  p journal.sceau%ROWTYPE;
  r bytea;
  k integer;
  d bigint;
BEGIN
  -- Attend les écrivains en cours : aucun trou dans un lot. Rien ne ralentit le chemin d'écriture.
  LOCK TABLE journal.evenement IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO p FROM journal.sceau ORDER BY n DESC LIMIT 1;
  SELECT sha256(string_agg(journal._empreinte(e), ''::bytea ORDER BY e.id)), count(*), max(e.id)
  INTO r, k, d
  FROM journal.evenement e
  WHERE e.sceau IS NULL;
  IF k = 0 THEN
    RETURN 0;
  END IF;
  INSERT INTO journal.sceau (n, dernier_id, lignes, precedent, racine)
  VALUES (coalesce(p.n, 0) + 1, d, k, coalesce(p.racine, '\x00'::bytea), sha256(coalesce(p.racine, '\x00'::bytea) || r));
  UPDATE journal.evenement SET sceau = coalesce(p.n, 0) + 1 WHERE sceau IS NULL;
  RETURN k;
END $$;

-- Name: FUNCTION sceller(); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.sceller() IS 'Scelle les événements en attente (chaque minute) ; rend leur nombre.';

-- Name: verifier(); Type: FUNCTION; Schema: journal; Owner: -

CREATE FUNCTION journal.verifier() RETURNS TABLE(n integer, bon boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.n,
    s.racine = sha256(s.precedent || coalesce(l.empreinte, ''::bytea))
      AND s.lignes = l.lignes
      AND s.precedent = coalesce((SELECT q.racine FROM journal.sceau q WHERE q.n = s.n - 1), '\x00'::bytea)
  FROM journal.sceau s
  CROSS JOIN LATERAL (
    SELECT sha256(string_agg(journal._empreinte(e), ''::bytea ORDER BY e.id)) AS empreinte, count(*) AS lignes
    FROM journal.evenement e
    WHERE e.sceau = s.n) l
  ORDER BY s.n;
END $$;

-- Name: FUNCTION verifier(); Type: COMMENT; Schema: journal; Owner: -

COMMENT ON FUNCTION journal.verifier() IS 'Chaque sceau et s''il tient ; un mot changé, une ligne ôtée ou un sceau refait rend bon = false.';

-- Name: _attendre_son_tour(uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._attendre_son_tour(p_referent uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO nominatif.tour (referent_id) VALUES (p_referent) ON CONFLICT DO NOTHING;
  PERFORM 1 FROM nominatif.tour t WHERE t.referent_id = p_referent FOR UPDATE;
END $$;

-- Name: _compter(bytea, integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._compter(p_cle bytea, p_plafond integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  INSERT INTO nominatif.compteur AS c (cle, jour, nombre) VALUES (p_cle, current_date, 1)
  ON CONFLICT (cle, jour) DO UPDATE SET nombre = c.nombre + 1 WHERE c.nombre < p_plafond;
  RETURN FOUND;
END $$;

-- Name: rendez_vous; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.rendez_vous (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    permanence_id uuid,
    referent_id uuid DEFAULT garde.uid() NOT NULL,
    jour date NOT NULL,
    heure time without time zone NOT NULL,
    minutes smallint DEFAULT 45 NOT NULL,
    dossier_id uuid,
    code text,
    nature text DEFAULT 'suivi'::text NOT NULL,
    forme text DEFAULT 'presentiel'::text NOT NULL,
    statut text DEFAULT 'a_venir'::text NOT NULL,
    a_replacer boolean DEFAULT false NOT NULL,
    CONSTRAINT rendez_vous_a_replacer CHECK (((NOT a_replacer) OR ((statut = 'reporte'::text) AND (dossier_id IS NOT NULL)))),
    CONSTRAINT rendez_vous_check CHECK (((dossier_id IS NOT NULL) OR (code IS NOT NULL))),
    CONSTRAINT rendez_vous_code_check CHECK ((code ~ '^[A-Z0-9]{3,8}$'::text)),
    CONSTRAINT rendez_vous_forme_check CHECK ((forme = ANY (ARRAY['presentiel'::text, 'spontane'::text, 'telephone'::text, 'visio'::text, 'domicile'::text, 'exterieur'::text, 'courrier'::text, 'courriel'::text, 'avec_tiers'::text]))),
    CONSTRAINT rendez_vous_minutes_check CHECK ((minutes = ANY (ARRAY[15, 30, 45, 60, 90]))),
    CONSTRAINT rendez_vous_nature_check CHECK ((nature = ANY (ARRAY['premier_contact'::text, 'evaluation'::text, 'suivi'::text, 'urgence'::text, 'pre_reprise'::text, 'liaison'::text, 'tripartite'::text, 'cloture'::text, 'information'::text]))),
    CONSTRAINT rendez_vous_statut_check CHECK ((statut = ANY (ARRAY['a_venir'::text, 'a_renseigner'::text, 'honore'::text, 'non_honore'::text, 'annule_personne'::text, 'annule_service'::text, 'reporte'::text])))
);
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN permanence_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN referent_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN heure SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN minutes SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN code SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN nature SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN forme SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN statut SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rendez_vous ALTER COLUMN a_replacer SET STATISTICS 0;

ALTER TABLE ONLY nominatif.rendez_vous FORCE ROW LEVEL SECURITY;

-- Name: COLUMN rendez_vous.a_replacer; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.rendez_vous.a_replacer IS 'Un relais l''a ôté de la permanence de l''ancien référent : le nouveau doit en proposer un autre.';

-- Name: _confier_rendez_vous(nominatif.rendez_vous, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._confier_rendez_vous(r nominatif.rendez_vous, p_vers uuid) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_permanence uuid;
BEGIN
  IF r.jour + r.heure <= now() AT TIME ZONE 'Europe/Paris' THEN
    IF EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = r.referent_id) THEN RETURN false; END IF;
    BEGIN
      UPDATE nominatif.rendez_vous x SET referent_id = p_vers, statut = 'a_renseigner' WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
    EXCEPTION WHEN unique_violation THEN RETURN false; -- le receveur recevait à la même heure : celui-ci reste où il est
    END;
    RETURN true;
  END IF;
  v_permanence := gestion.permanence_tenue(r.entreprise_id, p_vers, r.jour, r.heure);
  IF v_permanence IS NOT NULL THEN
    PERFORM nominatif._attendre_son_tour(p_vers);
    BEGIN
      UPDATE nominatif.rendez_vous x SET referent_id = p_vers, permanence_id = v_permanence WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
      RETURN true;
    EXCEPTION WHEN unique_violation OR exclusion_violation THEN NULL; -- il reçoit déjà à cette heure : à replacer
    END;
  END IF;
  UPDATE nominatif.rendez_vous x SET referent_id = p_vers, statut = 'reporte', a_replacer = true
   WHERE x.entreprise_id = r.entreprise_id AND x.id = r.id;
  RETURN true;
END $$;

-- Name: _conservation(date, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._conservation(p_jour date, p_entreprise uuid DEFAULT NULL::uuid, p_dossier uuid DEFAULT NULL::uuid) RETURNS TABLE(entreprise_id uuid, dossier_id uuid, numero text, referent_id uuid, etape text, terme date, gele boolean, fin date, a_faire boolean)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
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
      (SELECT max(n.jour) FROM nominatif.note_psychologue n WHERE n.entreprise_id = d.entreprise_id AND n.dossier_id = d.id),
      (SELECT max(v.jour) FROM nominatif.rendez_vous v WHERE v.entreprise_id = d.entreprise_id AND v.dossier_id = d.id
          AND v.statut IN ('a_venir', 'a_renseigner') AND v.jour <= (p_jour + interval '12 months')::date)) AS contact) k
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

-- Name: _contenus_suivi(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._contenus_suivi(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(sorte text, id uuid, version integer, contenu bytea)
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT f.sorte, f.id, f.version, f.contenu FROM nominatif.feuille f
     WHERE f.entreprise_id = p_entreprise AND f.dossier_id = p_dossier AND f.contenu IS NOT NULL
    UNION ALL
    SELECT 'objectif', o.id, o.version, o.contenu FROM nominatif.objectif o
     WHERE o.entreprise_id = p_entreprise AND o.dossier_id = p_dossier AND o.contenu IS NOT NULL
    UNION ALL
    SELECT 'action', a.id, a.version, a.contenu FROM nominatif.action a
     WHERE a.entreprise_id = p_entreprise AND a.dossier_id = p_dossier AND a.contenu IS NOT NULL
    UNION ALL
    SELECT 'orientation', r.id, r.version, r.contenu FROM nominatif.orientation r
     WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND r.contenu IS NOT NULL
    UNION ALL
    SELECT 'mesure', m.id, m.version, m.contenu FROM nominatif.mesure m
     WHERE m.entreprise_id = p_entreprise AND m.dossier_id = p_dossier AND m.contenu IS NOT NULL;
END $$;

-- Name: _effacer(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._effacer(p_entreprise uuid, p_dossier uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: _effacer_bureau(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._effacer_bureau(p_entreprise uuid, p_dossier uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.rappel SET etat = 'abandonne', fini_le = current_date, contenu = NULL
   WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier AND etat = 'a_faire';
  DELETE FROM nominatif.brouillon WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;

-- Name: _effacer_pieces(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._effacer_pieces(p_entreprise uuid, p_dossier uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM nominatif.document WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.budget SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.ecrit SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;

-- Name: _effacer_suivi(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._effacer_suivi(p_entreprise uuid, p_dossier uuid) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.feuille SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.objectif SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.action SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.orientation SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.pdp_etape WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.arret WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  DELETE FROM nominatif.mesure WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;

-- Name: _exiger_motif(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._exiger_motif() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM nominatif.bris b WHERE b.entreprise_id = NEW.entreprise_id AND b.id = NEW.id AND b.contenu IS NULL) THEN
    RAISE EXCEPTION 'motif absent' USING ERRCODE = '23514';
  END IF;
  RETURN NULL;
END $$;

-- Name: _heure_libre(uuid, date, time without time zone, time without time zone, integer, time without time zone, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._heure_libre(p_referent uuid, p_jour date, p_debut time without time zone, p_fin time without time zone, p_minutes integer, p_heure time without time zone, p_sauf uuid) RETURNS time without time zone
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT c.heure
  FROM (
    SELECT (p_debut + make_interval(mins => 15 * n))::time AS heure
    FROM generate_series(0, ((extract(epoch FROM (p_fin - p_debut)) / 60)::int - p_minutes) / 15) n) c
  WHERE p_jour + c.heure > (now() AT TIME ZONE 'Europe/Paris') + interval '30 minutes'
    AND NOT EXISTS (
      SELECT 1 FROM nominatif.rendez_vous r
      WHERE r.referent_id = p_referent AND r.jour = p_jour AND r.statut IN ('a_venir', 'a_renseigner', 'honore', 'non_honore')
        AND r.id IS DISTINCT FROM p_sauf
        AND r.jour + r.heure < p_jour + c.heure + make_interval(mins => p_minutes)
        AND p_jour + c.heure < r.jour + r.heure + make_interval(mins => r.minutes))
  ORDER BY abs(extract(epoch FROM (c.heure - p_heure))), c.heure
  LIMIT 1
$$;

-- Name: _jour(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._jour() RETURNS date
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT (now() AT TIME ZONE 'Europe/Paris')::date $$;

-- Name: _ne_recoivent_pas(uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._ne_recoivent_pas(p_entreprise uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT ARRAY(
    SELECT v.compte_id FROM nominatif.verrou v WHERE v.entreprise_id = p_entreprise AND v.dossier_id IS NULL AND v.leve_le IS NULL
    UNION SELECT f FROM garde.comptes_fermes() f)
$$;

-- Name: _numero(uuid, integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._numero(p_entreprise uuid, p_annee integer) RETURNS text
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v text;
  essais integer := 0;
BEGIN
  LOOP
    -- gen_random_uuid : tiré d'un générateur qu'on ne devine pas. Cinq chiffres, puis six quand l'année se remplit.
    v := p_annee || '-' || CASE WHEN essais < 20
      THEN 10000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 90000
      ELSE 100000 + ('x' || left(replace(gen_random_uuid()::text, '-', ''), 8))::bit(32)::bigint % 900000 END;
    IF NOT EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.numero = v) THEN RETURN v; END IF;
    essais := essais + 1;
  END LOOP;
END $$;

-- Name: _ou_deplacer(uuid, uuid, boolean); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._ou_deplacer(p_entreprise uuid, p_referent uuid, p_du_dossier boolean) RETURNS TABLE(permanence_id uuid, compte_id uuid, jour date, debut time without time zone, fin time without time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT o.permanence_id, o.compte_id, o.jour, o.debut, o.fin FROM gestion.permanences_ouvertes(p_entreprise) o
  WHERE NOT p_du_dossier OR o.compte_id = p_referent
$$;

-- Name: _paire_du_pli(bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._paire_du_pli(p_contenu bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT CASE WHEN octet_length(p_contenu) % 64 = 57 AND get_byte(p_contenu, 0) = 2 THEN substring(p_contenu FROM 2 FOR 8) END $$;

-- Name: _par_lien(bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._par_lien(p_jeton bytea) RETURNS TABLE(entreprise_id uuid, reservation_id uuid, rendez_vous_id uuid, permanence_id uuid, referent_id uuid, jour date, heure time without time zone, minutes smallint, code text, a_lien boolean, du_dossier boolean, a_replacer boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT v.entreprise_id, v.id, r.id, r.permanence_id, r.referent_id, r.jour, r.heure, r.minutes, r.code, v.lien IS NOT NULL,
    r.dossier_id IS NOT NULL, r.statut = 'reporte' OR v.sans_permanence
  FROM nominatif.reservation v
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.statut IN ('a_venir', 'reporte')
  WHERE v.jeton = sha256(p_jeton) AND v.expire_le > now()
$$;

-- Name: _plein(bytea, integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._plein(p_cle bytea, p_plafond integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT EXISTS (SELECT 1 FROM nominatif.compteur c WHERE c.cle = p_cle AND c.jour = current_date AND c.nombre >= p_plafond) $$;

-- Name: _plis(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._plis() RETURNS TABLE(pli text, entreprise_id uuid, id uuid, contenu bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT 'orientation', o.entreprise_id, o.id, o.contenu FROM nominatif.orientation_rh o WHERE o.contenu IS NOT NULL
  UNION ALL SELECT 'contact', r.entreprise_id, r.id, r.contact FROM nominatif.reservation r WHERE r.contact IS NOT NULL
  UNION ALL SELECT 'lien', r.entreprise_id, r.id, r.lien FROM nominatif.reservation r WHERE r.lien IS NOT NULL
$$;

-- Name: _prevenir(uuid, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._prevenir(p_entreprise uuid, p_rendez_vous uuid, p_sorte text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v nominatif.reservation%ROWTYPE;
  debut timestamptz;
BEGIN
  SELECT * INTO v FROM nominatif.reservation r WHERE r.entreprise_id = p_entreprise AND r.rendez_vous_id = p_rendez_vous;
  IF v.contact IS NULL THEN RETURN; END IF;
  DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.reservation_id = v.id;
  SELECT (r.jour + r.heure) AT TIME ZONE 'Europe/Paris' INTO debut
    FROM nominatif.rendez_vous r WHERE r.entreprise_id = p_entreprise AND r.id = p_rendez_vous;
  IF debut <= now() THEN RETURN; END IF;
  IF nominatif._compter(v.empreinte, 4) THEN
    INSERT INTO nominatif.message (entreprise_id, reservation_id, sorte, reprise_le, expire_le)
    VALUES (p_entreprise, v.id, p_sorte, now(), least(debut, now() + interval '12 hours'));
  END IF;
  -- Le rappel : la veille à la même heure, et jamais dans la dernière heure.
  IF p_sorte IN ('confirmation', 'deplacement') AND debut - interval '26 hours' > now() THEN
    INSERT INTO nominatif.message (entreprise_id, reservation_id, sorte, reprise_le, expire_le)
    VALUES (p_entreprise, v.id, 'rappel', debut - interval '24 hours', debut - interval '1 hour');
  END IF;
END $$;

-- Name: _recoit_suivi(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._recoit_suivi(p_entreprise uuid, p_dossier uuid, p_vers uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM gestion.psychologues() g WHERE g.compte_id = p_vers)
    AND EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers)
    AND NOT nominatif.verrouille(p_entreprise, p_dossier, p_vers)
    AND NOT EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
      WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = p_vers);
END $$;

-- Name: _recueillir(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._recueillir(p_entreprise uuid, p_dossier uuid) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_referent uuid;
  r nominatif.rendez_vous;
  n integer;
  total integer := 0;
BEGIN
  SELECT d.referent_id INTO v_referent FROM nominatif.dossier d
   WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.etat <> 'efface';
  IF v_referent IS NULL THEN RETURN 0; END IF;
  UPDATE nominatif.entretien x SET auteur_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.etat = 'brouillon' AND x.auteur_id <> v_referent
     AND NOT nominatif._voit(p_entreprise, p_dossier, x.auteur_id);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.ecrit x SET auteur_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.etat = 'brouillon' AND x.auteur_id <> v_referent
     AND NOT nominatif._voit(p_entreprise, p_dossier, x.auteur_id);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  -- Une fiche en cours par auteur : si le référent a la sienne, celle de l'autre l'attend (rien n'est écrasé, ni perdu).
  UPDATE nominatif.brouillon x SET auteur_id = v_referent
   WHERE (x.entreprise_id, x.id) IN (
     SELECT DISTINCT ON (b.entretien_id) b.entreprise_id, b.id FROM nominatif.brouillon b
      WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.auteur_id <> v_referent
        AND NOT nominatif._voit(p_entreprise, p_dossier, b.auteur_id)
        AND NOT EXISTS (SELECT 1 FROM nominatif.brouillon m WHERE m.entreprise_id = b.entreprise_id AND m.dossier_id = b.dossier_id
          AND m.auteur_id = v_referent AND m.entretien_id IS NOT DISTINCT FROM b.entretien_id)
      ORDER BY b.entretien_id, b.ecrit_le DESC);
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  FOR r IN
    SELECT x.* FROM nominatif.rendez_vous x
     WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.referent_id <> v_referent AND x.statut IN ('a_venir', 'a_renseigner')
       AND NOT nominatif._voit(p_entreprise, p_dossier, x.referent_id)
     ORDER BY x.jour, x.heure
  LOOP
    IF nominatif._confier_rendez_vous(r, v_referent) THEN total := total + 1; END IF;
  END LOOP;
  UPDATE nominatif.rendez_vous x SET referent_id = v_referent
   WHERE x.entreprise_id = p_entreprise AND x.dossier_id = p_dossier AND x.a_replacer AND x.referent_id <> v_referent;
  RETURN total;
END $$;

-- Name: _suivre_le_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._suivre_le_dossier(p_entreprise uuid, p_rendez_vous uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  x nominatif.rendez_vous%ROWTYPE;
  o record;
  v_prevenue boolean;
BEGIN
  SELECT * INTO x FROM nominatif.rendez_vous r WHERE r.entreprise_id = p_entreprise AND r.id = p_rendez_vous;
  SELECT * INTO o FROM gestion.permanence_actuelle(p_entreprise, x.permanence_id);
  SELECT v.sans_permanence INTO v_prevenue FROM nominatif.reservation v WHERE v.entreprise_id = p_entreprise AND v.rendez_vous_id = p_rendez_vous;
  IF o.permanence_id IS NOT NULL AND o.jour = x.jour AND x.heure >= o.debut AND x.heure < o.fin AND (o.compte_id = x.referent_id
      OR EXISTS (SELECT 1 FROM nominatif.transfert t WHERE t.entreprise_id = p_entreprise AND t.dossier_id = x.dossier_id
        AND t.etat = 'accepte' AND t.de = o.compte_id AND t.vers = x.referent_id)) THEN
    IF o.permanence_id <> x.permanence_id THEN
      UPDATE nominatif.rendez_vous SET permanence_id = o.permanence_id WHERE entreprise_id = p_entreprise AND id = p_rendez_vous;
    END IF;
    IF NOT v_prevenue THEN RETURN false; END IF;
    UPDATE nominatif.reservation SET sans_permanence = false WHERE entreprise_id = p_entreprise AND rendez_vous_id = p_rendez_vous;
    PERFORM nominatif._prevenir(p_entreprise, p_rendez_vous, 'confirmation');
    RETURN true;
  END IF;
  IF v_prevenue THEN RETURN false; END IF;
  UPDATE nominatif.reservation SET sans_permanence = true, expire_le = now() + interval '14 days'
   WHERE entreprise_id = p_entreprise AND rendez_vous_id = p_rendez_vous;
  PERFORM nominatif._prevenir(p_entreprise, p_rendez_vous, 'report');
  RETURN true;
END $$;

-- Name: _voit(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif._voit(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      AND (d.referent_id = p_compte
        OR EXISTS (SELECT 1 FROM nominatif.partage p
          WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.compte_id = p_compte
            AND p.retire_le IS NULL AND p.jusquau >= current_date)
        OR EXISTS (SELECT 1 FROM nominatif.bris b
          WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.compte_id = p_compte
            AND b.ferme_le IS NULL AND b.fin > now()))
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, p_compte));
END $$;

-- Name: accede(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.accede(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      AND (d.referent_id = moi
        OR EXISTS (SELECT 1 FROM nominatif.partage p
          WHERE p.entreprise_id = d.entreprise_id AND p.dossier_id = d.id AND p.compte_id = moi
            AND p.retire_le IS NULL AND p.jusquau >= current_date)
        OR EXISTS (SELECT 1 FROM nominatif.bris b
          WHERE b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id AND b.compte_id = moi
            AND b.ferme_le IS NULL AND b.fin > now()))
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, moi));
END $$;

-- Name: FUNCTION accede(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.accede(p_entreprise uuid, p_dossier uuid) IS 'Vrai pour le référent, un partage en cours ou un accès d''urgence en cours, sauf verrou de conflit d''intérêts ; faux si le dossier n''existe pas.';

-- Name: accepter_informes(uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.accepter_informes(p_de uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  FOR v IN SELECT x.entreprise_id, x.id FROM nominatif.transfert x
      WHERE x.vers = garde.uid() AND x.de = p_de AND x.etat = 'propose' AND x.information <> 'a_informer' LOOP
    IF nominatif.decider_transfert(v.entreprise_id, v.id, true, NULL) = 'fait' THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;

-- Name: FUNCTION accepter_informes(p_de uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.accepter_informes(p_de uuid) IS 'Accepte les relais proposés par ce compte dont la personne est informée ou d''accord ; combien.';

-- Name: acces_au_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.acces_au_dossier(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(jour date, compte uuid, action text, fois integer, premier timestamp with time zone, dernier timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION acces_au_dossier(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.acces_au_dossier(p_entreprise uuid, p_dossier uuid) IS 'Qui a lu ou touché ce dossier, refus compris, sans limite : au référent seul ; un autre est noté au journal.';

-- Name: annoncer_canaux(text[]); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.annoncer_canaux(p_canaux text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ UPDATE nominatif.boite SET canaux = p_canaux WHERE id = 1 AND canaux <> p_canaux $$;

-- Name: annuler_suivi(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.annuler_suivi(p_entreprise uuid, p_transfert uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_suivi uuid;
BEGIN
  UPDATE nominatif.transfert_suivi t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.entreprise_id = p_entreprise AND t.id = p_transfert AND t.etat = 'propose' AND t.de = garde.uid()
  RETURNING t.suivi_id INTO v_suivi;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('annuler_suivi', v_suivi);
  RETURN true;
END $$;

-- Name: annuler_tous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.annuler_tous() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v record;
  n integer := 0;
BEGIN
  FOR v IN SELECT x.entreprise_id, x.id FROM nominatif.transfert x WHERE x.de = garde.uid() AND x.etat = 'propose' LOOP
    IF nominatif.annuler_transfert(v.entreprise_id, v.id) THEN n := n + 1; END IF;
  END LOOP;
  RETURN n;
END $$;

-- Name: annuler_transfert(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.annuler_transfert(p_entreprise uuid, p_transfert uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.transfert t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.entreprise_id = p_entreprise AND t.id = p_transfert AND t.etat = 'propose' AND nominatif.suis_referent(t.entreprise_id, t.dossier_id)
  RETURNING t.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('annuler_transfert', v_dossier);
  RETURN true;
END $$;

-- Name: arret_long(uuid, uuid, date); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.arret_long(p_entreprise uuid, p_dossier uuid, p_jusquau date) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  a record;
  v_debut date;
  v_fin date;
BEGIN
  FOR a IN
    SELECT x.debut, coalesce(x.fin, CASE WHEN x.suivant IS NULL THEN p_jusquau END) AS fin
      FROM (SELECT r.debut, r.fin, lead(r.debut) OVER (ORDER BY r.debut, r.id) AS suivant, r.id FROM nominatif.arret r
             WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND r.origine <> 'maternite' AND r.debut <= p_jusquau) x
     ORDER BY x.debut, x.id
  LOOP
    IF v_fin IS NULL OR a.debut > v_fin + 3 OR (a.debut > v_fin + 1 AND EXISTS (
        SELECT 1 FROM generate_series(1, a.debut - v_fin - 1) n WHERE extract(isodow FROM v_fin + n) < 6)) THEN
      v_debut := a.debut;
      v_fin := a.fin;
    ELSE
      v_fin := CASE WHEN a.fin IS NOT NULL THEN greatest(v_fin, a.fin) END;
    END IF;
    IF least(v_fin, p_jusquau) - v_debut + 1 >= 30 AND v_fin IS NOT NULL THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;

-- Name: FUNCTION arret_long(p_entreprise uuid, p_dossier uuid, p_jusquau date); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.arret_long(p_entreprise uuid, p_dossier uuid, p_jusquau date) IS 'Vrai si ce dossier porte, à ce jour, un arrêt de travail d''au moins 30 jours, ou des arrêts qui se suivent ; maternité exclue. Pour la passerelle seule.';

-- Name: avant_enveloppe(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.avant_enveloppe() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  LOCK TABLE nominatif.cle_entreprise IN ROW EXCLUSIVE MODE;
END $$;

-- Name: FUNCTION avant_enveloppe(); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.avant_enveloppe() IS 'À appeler avant de faire une enveloppe de la clé maître, dans la transaction qui l''inscrit.';

-- Name: avis_de_bris(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.avis_de_bris() RETURNS TABLE(entreprise_id uuid, id uuid, dossier_id uuid, numero text, compte_id uuid, debut timestamp with time zone, fin timestamp with time zone, en_cours boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.entreprise_id, b.id, b.dossier_id, d.numero, b.compte_id, b.debut, b.fin, b.ferme_le IS NULL AND b.fin > now()
    FROM nominatif.dossier d JOIN nominatif.bris b ON b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id
   WHERE d.referent_id = garde.uid() AND b.vu_referent_le IS NULL ORDER BY b.debut DESC;
END $$;

-- Name: bilans_a_rediger(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.bilans_a_rediger() RETURNS TABLE(entreprise_id uuid, periode text, publie boolean, rang smallint, textes text[], redacteur text, depose_le timestamp with time zone, suite text, raison text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT * FROM pilotage.etat_des_recommandations(
    ARRAY(SELECT s.entreprise_id FROM gestion.entreprises_suivies() s));
END $$;

-- Name: FUNCTION bilans_a_rediger(); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.bilans_a_rediger() IS 'Pour les entreprises confiées : bilans remis et dernier texte de chaque période, les mots d''un collègue exceptés.';

-- Name: boite_enveloppee(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.boite_enveloppee() RETURNS TABLE(publique bytea, privee_enveloppee bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b ORDER BY b.id;
END $$;

-- Name: boite_privee(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.boite_privee() RETURNS TABLE(publique bytea, privee_enveloppee bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT b.publique, b.privee_enveloppee FROM nominatif.boite b ORDER BY b.id $$;

-- Name: boite_publique(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.boite_publique() RETURNS TABLE(publique bytea, canaux text[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT b.publique, b.canaux FROM nominatif.boite b WHERE b.id = 1 $$;

-- Name: boites_quittees(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.boites_quittees() RETURNS TABLE(publique bytea, quittee_le timestamp with time zone, plis bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT b.publique, b.quittee_le, count(p.id)
  FROM nominatif.boite b
  LEFT JOIN nominatif._plis() p
    ON coalesce(nominatif._paire_du_pli(p.contenu), substring(sha256(b.publique) FROM 1 FOR 8)) = substring(sha256(b.publique) FROM 1 FOR 8)
  WHERE b.quittee_le IS NOT NULL
  GROUP BY b.publique, b.quittee_le
$$;

-- Name: borner_note(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.borner_note() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.jour > (now() AT TIME ZONE 'Europe/Paris')::date THEN
    RAISE EXCEPTION 'note a venir' USING ERRCODE = '23514', CONSTRAINT = 'note_psychologue_jour';
  END IF;
  RETURN NEW;
END $$;

-- Name: borner_rendez_vous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.borner_rendez_vous() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.jour > ((now() AT TIME ZONE 'Europe/Paris')::date + interval '12 months')::date THEN
    RAISE EXCEPTION 'rendez-vous trop loin' USING ERRCODE = '23514', CONSTRAINT = 'rendez_vous_jour';
  END IF;
  RETURN NEW;
END $$;

-- Name: briser(text, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.briser(p_numero text, p_entreprise uuid) RETURNS TABLE(issue text, entreprise_id uuid, dossier_id uuid, bris_id uuid, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  d nominatif.dossier%ROWTYPE;
  v_nombre int;
  v_bris uuid;
BEGIN
  IF EXISTS (SELECT 1 FROM nominatif.bris_essai e WHERE e.compte_id = moi AND e.jour = current_date AND e.refus >= 10) THEN
    PERFORM journal.ecrire('acces_urgence_limite', NULL);
    RETURN QUERY SELECT 'limite', NULL::uuid, NULL::uuid, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  SELECT count(*) INTO v_nombre FROM nominatif.dossier x
   WHERE x.numero = p_numero AND (p_entreprise IS NULL OR x.entreprise_id = p_entreprise) AND x.etat <> 'efface'
     AND NOT nominatif.verrouille(x.entreprise_id, x.id, moi);
  IF v_nombre <> 1 THEN
    INSERT INTO nominatif.bris_essai AS e (compte_id, jour, refus) VALUES (moi, current_date, 1)
    ON CONFLICT (compte_id, jour) DO UPDATE SET refus = e.refus + 1;
    PERFORM journal.ecrire('acces_urgence_refus', NULL);
    RETURN QUERY SELECT CASE WHEN v_nombre = 0 THEN 'introuvable' ELSE 'plusieurs' END, NULL::uuid, NULL::uuid, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  SELECT * INTO d FROM nominatif.dossier x
   WHERE x.numero = p_numero AND (p_entreprise IS NULL OR x.entreprise_id = p_entreprise) AND x.etat <> 'efface'
     AND NOT nominatif.verrouille(x.entreprise_id, x.id, moi);
  IF nominatif.accede(d.entreprise_id, d.id) THEN
    RETURN QUERY SELECT 'deja', d.entreprise_id, d.id, NULL::uuid, NULL::bytea, NULL::bytea;
    RETURN;
  END IF;
  INSERT INTO nominatif.bris AS b (entreprise_id, dossier_id) VALUES (d.entreprise_id, d.id) RETURNING b.id INTO v_bris;
  PERFORM journal.ecrire('acces_urgence', d.id);
  RETURN QUERY SELECT 'ouvert', d.entreprise_id, d.id, v_bris, d.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.cle_entreprise c WHERE c.entreprise_id = d.entreprise_id;
END $$;

-- Name: FUNCTION briser(p_numero text, p_entreprise uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.briser(p_numero text, p_entreprise uuid) IS 'Ouvre un accès d''urgence de trois heures au dossier de ce numéro ; issue « ouvert », « deja », « plusieurs », « introuvable » ou « limite » (dix refus par jour). Le motif scellé doit suivre avant la fin de la transaction.';

-- Name: cle_du_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.cle_du_dossier(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT d.cle_enveloppee, c.cle_enveloppee FROM nominatif.dossier d
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
   WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Name: cle_du_suivi(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.cle_du_suivi(p_entreprise uuid, p_suivi uuid) RETURNS TABLE(cle_suivi bytea, cle_entreprise bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.suivi_psychologue s JOIN nominatif.cle_entreprise c ON c.entreprise_id = s.entreprise_id
   WHERE s.entreprise_id = p_entreprise AND s.id = p_suivi AND s.compte_id = garde.uid()
     AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, garde.uid());
END $$;

-- Name: clore_orientation(uuid, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.clore_orientation(p_entreprise uuid, p_id uuid, p_suite text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF p_suite NOT IN ('dossier', 'sans_suite') OR nominatif.verrouille(p_entreprise, NULL, garde.uid()) THEN RETURN false; END IF;
  UPDATE nominatif.orientation_rh SET etat = p_suite, contenu = NULL
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('clore_orientation', p_id);
  RETURN true;
END $$;

-- Name: confier_orientation(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.confier_orientation(p_entreprise uuid, p_id uuid, p_compte uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF nominatif.verrouille(p_entreprise, NULL, moi) OR NOT EXISTS (SELECT 1 FROM nominatif.orientation_rh o
      WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.referent_id = moi AND o.etat = 'recue') THEN
    RETURN 'refuse';
  END IF;
  IF p_compte = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_compte)
     OR nominatif.verrouille(p_entreprise, NULL, p_compte) THEN
    RETURN 'collegue';
  END IF;
  UPDATE nominatif.orientation_rh SET referent_id = p_compte WHERE entreprise_id = p_entreprise AND id = p_id;
  PERFORM journal.ecrire('confier_orientation', p_id);
  RETURN 'fait';
END $$;

-- Name: conservation_apercu(date); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_apercu(p_jour date) RETURNS TABLE(entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean, a_faire boolean, referent_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.dossier_id, c.numero, c.etape, c.terme, c.gele, c.a_faire, c.referent_id
    FROM nominatif._conservation(coalesce(p_jour, nominatif._jour())) c ORDER BY c.terme, c.numero;
END $$;

-- Name: conservation_appliquer(integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_appliquer(p_lot integer) RETURNS TABLE(dossier_id uuid, numero text, fait text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: conservation_degeler(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_degeler(p_entreprise uuid, p_gel uuid) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: conservation_geler(text, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_geler(p_numero text, p_entreprise uuid, p_cause text) RETURNS TABLE(issue text, dossier_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: conservation_gels(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_gels() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, cause text, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT g.entreprise_id, g.id, d.numero, g.cause, g.pose_le
    FROM nominatif.gel g JOIN nominatif.dossier d ON d.entreprise_id = g.entreprise_id AND d.id = g.dossier_id
   WHERE g.leve_le IS NULL ORDER BY g.pose_le DESC;
END $$;

-- Name: conservation_passage(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.conservation_passage() RETURNS timestamp with time zone
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ BEGIN RETURN (SELECT r.passe_le FROM nominatif.regle_conservation r); END $$;

-- Name: controler_noms(uuid, bytea[], boolean); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.controler_noms(p_entreprise uuid, p_candidats bytea[], p_arrete boolean) RETURNS TABLE(etat text, connus bytea[])
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION controler_noms(p_entreprise uuid, p_candidats bytea[], p_arrete boolean); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.controler_noms(p_entreprise uuid, p_candidats bytea[], p_arrete boolean) IS '« fait » et les empreintes connues, « refuse » (entreprise non confiée) ou « limite » (200 appels par jour) ; p_arrete : le texte l''est déjà pour autre chose.';

-- Name: copier_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.copier_dossier(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(sorte text, id uuid, version integer, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: copier_faits(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.copier_faits(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(sorte text, id uuid, jour date, jusqua date, code text, detail text, compte uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION copier_faits(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.copier_faits(p_entreprise uuid, p_dossier uuid) IS 'Pour la copie de la personne : rendez-vous, partages, relais, accès d''urgence et appels de tout le dossier, au référent seul ; ni motif, ni note.';

-- Name: decider_suivi(uuid, uuid, boolean, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.decider_suivi(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  moi uuid := garde.uid();
  t nominatif.transfert_suivi%ROWTYPE;
  v_information text;
BEGIN
  SELECT * INTO t FROM nominatif.transfert_suivi x
   WHERE x.entreprise_id = p_entreprise AND x.id = p_transfert AND x.vers = moi AND x.etat = 'propose' FOR UPDATE;
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
      JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
      WHERE s.entreprise_id = t.entreprise_id AND s.id = t.suivi_id AND s.compte_id = t.de)
     OR p_accepte AND NOT nominatif._recoit_suivi(t.entreprise_id, t.dossier_id, moi) THEN
    PERFORM journal.ecrire('decider_suivi_refus', p_transfert);
    RETURN 'refuse';
  END IF;
  IF NOT p_accepte THEN
    UPDATE nominatif.transfert_suivi x SET etat = 'refuse', decide_le = clock_timestamp()
     WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
    PERFORM journal.ecrire('refuser_suivi', t.suivi_id);
    RETURN 'fait';
  END IF;
  v_information := CASE WHEN t.information = 'a_informer' THEN p_information ELSE t.information END;
  IF v_information IS NULL OR v_information NOT IN ('accord', 'informee') THEN RETURN 'information'; END IF;
  UPDATE nominatif.transfert_suivi x SET etat = 'accepte', decide_le = clock_timestamp(), information = v_information
   WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
  UPDATE nominatif.suivi_psychologue s SET compte_id = moi WHERE s.entreprise_id = t.entreprise_id AND s.id = t.suivi_id;
  UPDATE nominatif.note_psychologue n SET auteur_id = moi, reprise_de = coalesce(n.reprise_de, n.auteur_id)
   WHERE n.entreprise_id = t.entreprise_id AND n.suivi_id = t.suivi_id;
  PERFORM journal.ecrire('accepter_suivi', t.suivi_id);
  RETURN 'fait';
END $$;

-- Name: FUNCTION decider_suivi(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.decider_suivi(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) IS '« fait », « refuse » (pas à moi, plus à qui proposait, pas psychologue) ou « information » (dire que la personne est d''accord ou informée).';

-- Name: decider_transfert(uuid, uuid, boolean, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.decider_transfert(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  moi uuid := garde.uid();
  t nominatif.transfert%ROWTYPE;
  v_information text;
BEGIN
  SELECT * INTO t FROM nominatif.transfert x
   WHERE x.entreprise_id = p_entreprise AND x.id = p_transfert AND x.vers = moi AND x.etat = 'propose' FOR UPDATE;
  IF NOT FOUND OR nominatif.verrouille(t.entreprise_id, t.dossier_id, moi)
     OR NOT EXISTS (SELECT 1 FROM nominatif.dossier d
       WHERE d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id AND d.referent_id = t.de AND d.etat <> 'efface') THEN
    PERFORM journal.ecrire('decider_transfert_refus', p_transfert);
    RETURN 'refuse';
  END IF;
  IF NOT p_accepte THEN
    UPDATE nominatif.transfert x SET etat = 'refuse', decide_le = clock_timestamp() WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
    PERFORM journal.ecrire('refuser_transfert', t.dossier_id);
    RETURN 'fait';
  END IF;
  v_information := CASE WHEN t.information = 'a_informer' THEN p_information ELSE t.information END;
  IF v_information IS NULL OR v_information NOT IN ('accord', 'informee') THEN RETURN 'information'; END IF;
  UPDATE nominatif.transfert x SET etat = 'accepte', decide_le = clock_timestamp(), information = v_information
   WHERE x.entreprise_id = t.entreprise_id AND x.id = t.id;
  UPDATE nominatif.partage p SET retire_le = current_date, retire_par = moi
   WHERE p.entreprise_id = t.entreprise_id AND p.dossier_id = t.dossier_id AND p.compte_id = moi AND p.retire_le IS NULL;
  UPDATE nominatif.dossier d SET referent_id = moi WHERE d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id;
  INSERT INTO nominatif.evenement (entreprise_id, dossier_id, sorte, detail) VALUES (t.entreprise_id, t.dossier_id, 'transfert', t.cause);
  PERFORM journal.ecrire('accepter_transfert', t.dossier_id);
  PERFORM nominatif._recueillir(t.entreprise_id, t.dossier_id);
  RETURN 'fait';
END $$;

-- Name: FUNCTION decider_transfert(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.decider_transfert(p_entreprise uuid, p_transfert uuid, p_accepte boolean, p_information text) IS '« fait », « refuse » (pas à moi, déjà décidé, verrouillé) ou « information » (dire que la personne est d''accord ou informée).';

-- Name: deposer_recommandation(uuid, text, text[]); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.deposer_recommandation(p_entreprise uuid, p_periode text, p_textes text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION deposer_recommandation(p_entreprise uuid, p_periode text, p_textes text[]); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.deposer_recommandation(p_entreprise uuid, p_periode text, p_textes text[]) IS '« depose », « publie » (le bilan est déjà remis), « refuse » (entreprise non confiée) ou « non_controle » (pas de controler_noms dans cette transaction).';

-- Name: derniere_lecture(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.derniere_lecture(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(instant timestamp with time zone, compte uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT j.instant, j.compte FROM journal.de_objet(p_dossier) j
    WHERE j.action = 'lire_dossier' ORDER BY j.instant DESC LIMIT 1;
END $$;

-- Name: desarchiver(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.desarchiver(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN false; END IF;
  UPDATE nominatif.dossier SET archive_le = NULL, derniere_activite = nominatif._jour()
   WHERE entreprise_id = p_entreprise AND id = p_dossier AND archive_le IS NOT NULL AND etat = 'clos';
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('desarchiver', p_dossier);
  RETURN true;
END $$;

-- Name: deverrouiller(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.verrou v SET leve_le = clock_timestamp(), leve_par = garde.uid()
   WHERE v.entreprise_id = p_entreprise AND v.id = p_verrou AND v.leve_le IS NULL AND v.origine = 'referent'
     AND nominatif.suis_referent(v.entreprise_id, v.dossier_id)
  RETURNING v.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('deverrouiller', v_dossier);
  RETURN true;
END $$;

-- Name: direction_annuler(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_annuler(p_de uuid, p_sauf uuid) RETURNS TABLE(dossier_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY UPDATE nominatif.transfert t SET etat = 'annule', decide_le = clock_timestamp()
   WHERE t.de = p_de AND t.etat = 'propose' AND t.vers IS DISTINCT FROM p_sauf RETURNING t.dossier_id;
END $$;

-- Name: direction_bris(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_bris() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, compte_id uuid, referent_id uuid, debut timestamp with time zone, fin timestamp with time zone, en_cours boolean, vu_referent boolean, vu_direction boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT b.entreprise_id, b.id, d.numero, b.compte_id, d.referent_id, b.debut, b.fin, b.ferme_le IS NULL AND b.fin > now(),
      b.vu_referent_le IS NOT NULL, b.vu_direction_le IS NOT NULL
    FROM nominatif.bris b JOIN nominatif.dossier d ON d.entreprise_id = b.entreprise_id AND d.id = b.dossier_id
   ORDER BY b.vu_direction_le IS NOT NULL, b.debut DESC LIMIT 200;
END $$;

-- Name: direction_deverrouiller(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_deverrouiller(p_entreprise uuid, p_verrou uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.verrou v SET leve_le = clock_timestamp(), leve_par = garde.uid()
   WHERE v.entreprise_id = p_entreprise AND v.id = p_verrou AND v.leve_le IS NULL AND v.origine IN ('soi', 'direction');
  RETURN FOUND;
END $$;

-- Name: direction_orphelins(uuid[]); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_orphelins(p_comptes uuid[]) RETURNS TABLE(compte_id uuid, dossiers integer, proposes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT d.referent_id, count(*)::int, count(t.id)::int
    FROM nominatif.dossier d
    LEFT JOIN nominatif.transfert t ON t.entreprise_id = d.entreprise_id AND t.dossier_id = d.id AND t.etat = 'propose'
   WHERE d.referent_id = ANY (p_comptes) AND d.etat <> 'efface' GROUP BY d.referent_id;
END $$;

-- Name: direction_prendre_acte(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_prendre_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.bris b SET vu_direction_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.vu_direction_le IS NULL;
  RETURN FOUND;
END $$;

-- Name: direction_proposer(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_proposer(p_de uuid, p_vers uuid) RETURNS TABLE(dossier_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  INSERT INTO nominatif.transfert AS t (entreprise_id, dossier_id, de, vers, cause, information)
  SELECT d.entreprise_id, d.id, p_de, p_vers, 'depart', 'a_informer' FROM nominatif.dossier d
   WHERE d.referent_id = p_de AND d.etat <> 'efface' AND NOT nominatif.verrouille(d.entreprise_id, d.id, p_vers)
  ON CONFLICT DO NOTHING RETURNING t.dossier_id;
END $$;

-- Name: direction_proposer_suivis(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_proposer_suivis(p_de uuid, p_vers uuid) RETURNS TABLE(geste text, suivi_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH annules AS (
    UPDATE nominatif.transfert_suivi t SET etat = 'annule', decide_le = clock_timestamp()
     WHERE t.de = p_de AND t.etat = 'propose' AND t.vers <> p_vers RETURNING t.suivi_id)
  SELECT 'annuler_suivi', a.suivi_id FROM annules a;
  RETURN QUERY
  WITH proposes AS (
    INSERT INTO nominatif.transfert_suivi AS t (entreprise_id, dossier_id, suivi_id, de, vers, information)
    SELECT s.entreprise_id, s.dossier_id, s.id, p_de, p_vers, 'a_informer' FROM nominatif.suivi_psychologue s
      JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
     WHERE s.compte_id = p_de AND s.cle_enveloppee IS NOT NULL AND nominatif._recoit_suivi(s.entreprise_id, s.dossier_id, p_vers)
    ON CONFLICT DO NOTHING RETURNING t.suivi_id)
  SELECT 'proposer_suivi', p.suivi_id FROM proposes p;
END $$;

-- Name: direction_psychologues(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_psychologues() RETURNS TABLE(compte_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ SELECT g.compte_id FROM gestion.psychologues() g $$;

-- Name: direction_suivis(uuid[]); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_suivis(p_comptes uuid[]) RETURNS TABLE(compte_id uuid, suivis integer, proposes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT s.compte_id, count(*)::integer, count(t.id)::integer
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
    LEFT JOIN nominatif.transfert_suivi t ON t.entreprise_id = s.entreprise_id AND t.suivi_id = s.id AND t.etat = 'propose'
   WHERE s.compte_id = ANY (p_comptes) GROUP BY s.compte_id;
END $$;

-- Name: direction_verrouiller(uuid, text, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_verrouiller(p_entreprise uuid, p_numero text, p_compte uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_dossier uuid;
  v_nombre int := 0;
BEGIN
  IF p_numero IS NOT NULL THEN
    SELECT count(*), max(d.id::text)::uuid INTO v_nombre, v_dossier FROM nominatif.dossier d
     WHERE d.entreprise_id = p_entreprise AND d.numero = p_numero AND d.etat <> 'efface';
    IF v_nombre <> 1 THEN RETURN 'introuvable'; END IF;
  END IF;
  IF EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.referent_id = p_compte AND d.etat <> 'efface'
      AND (v_dossier IS NULL OR d.id = v_dossier)) THEN
    RETURN 'referent';
  END IF;
  INSERT INTO nominatif.verrou (entreprise_id, dossier_id, compte_id, origine)
  VALUES (p_entreprise, v_dossier, p_compte, 'direction') ON CONFLICT DO NOTHING;
  RETURN 'fait';
END $$;

-- Name: direction_verrous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.direction_verrous() RETURNS TABLE(entreprise_id uuid, id uuid, numero text, compte_id uuid, origine text, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT v.entreprise_id, v.id, d.numero, v.compte_id, v.origine, v.pose_le
    FROM nominatif.verrou v LEFT JOIN nominatif.dossier d ON d.entreprise_id = v.entreprise_id AND d.id = v.dossier_id
   WHERE v.leve_le IS NULL AND v.origine <> 'referent' ORDER BY v.pose_le DESC;
END $$;

-- Name: effacements(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.effacements() RETURNS TABLE(entreprise_id uuid, dossier_id uuid)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT e.entreprise_id, e.dossier_id FROM nominatif.effacement e;
END $$;

-- Name: effacer_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION effacer_dossier(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.effacer_dossier(p_entreprise uuid, p_dossier uuid) IS 'Détruit la clé et tout contenu d''un dossier clos, par son référent ; faux s''il est ouvert, gelé ou à un autre. L''effacement est inscrit au registre.';

-- Name: effacer_les_contacts(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.effacer_les_contacts() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = NEW.entreprise_id AND r.dossier_id = NEW.id AND v.entreprise_id = r.entreprise_id AND v.rendez_vous_id = r.id;
  RETURN NULL;
END $$;

-- Name: entretien_modifiable(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.entretien_modifiable(p_entreprise uuid, p_entretien uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.entretien e
    WHERE e.entreprise_id = p_entreprise AND e.id = p_entretien AND e.auteur_id = garde.uid() AND NOT e.exporte);
END $$;

-- Name: FUNCTION entretien_modifiable(p_entreprise uuid, p_entretien uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.entretien_modifiable(p_entreprise uuid, p_entretien uuid) IS 'Un entretien de la personne connectée, pas encore passé dans passerelle.acte : brouillon ou clos, il se corrige et se retire.';

-- Name: enveloppes(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.enveloppes() RETURNS TABLE(entreprise_id uuid, cle_enveloppee bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT c.entreprise_id, c.cle_enveloppee FROM nominatif.cle_entreprise c ORDER BY c.entreprise_id;
END $$;

-- Name: ferme_a_moi(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.ferme_a_moi(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN nominatif.verrouille(p_entreprise, p_dossier, garde.uid());
END $$;

-- Name: FUNCTION ferme_a_moi(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.ferme_a_moi(p_entreprise uuid, p_dossier uuid) IS 'Vrai si un conflit d''intérêts ferme ce dossier, ou toute son entreprise, au compte de la session. Rien sur un autre compte.';

-- Name: figer_entretien(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.figer_entretien() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['note', 'version'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['note', 'version'] THEN
    RAISE EXCEPTION 'entretien compte' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- Name: figer_enveloppes(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.figer_enveloppes() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  LOCK TABLE nominatif.cle_entreprise, nominatif.boite IN SHARE MODE;
END $$;

-- Name: garder_cle(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.garder_cle() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: garder_cle_suivi(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.garder_cle_suivi() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF OLD.cle_enveloppee IS NOT NULL AND NEW.cle_enveloppee IS NOT NULL AND NEW.cle_enveloppee <> OLD.cle_enveloppee THEN
    RAISE EXCEPTION 'cle deja posee' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;

-- Name: garder_rendez_vous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.garder_rendez_vous() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.statut <> 'reporte' THEN NEW.a_replacer := false; END IF;
  IF NEW.dossier_id IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = NEW.entreprise_id AND d.id = NEW.dossier_id) THEN
    RETURN NEW;
  END IF;
  IF NEW.dossier_id IS DISTINCT FROM OLD.dossier_id OR NEW.statut = 'a_venir'
     OR (NEW.permanence_id, NEW.jour, NEW.heure, NEW.minutes, NEW.nature, NEW.forme)
       IS DISTINCT FROM (OLD.permanence_id, OLD.jour, OLD.heure, OLD.minutes, OLD.nature, OLD.forme) THEN
    RAISE EXCEPTION 'dossier hors de vue' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- Name: garder_version(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.garder_version() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NEW.contenu IS DISTINCT FROM OLD.contenu AND NEW.contenu IS NOT NULL AND NEW.version <= OLD.version THEN
    RAISE EXCEPTION 'version' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;

-- Name: inscrire(text, uuid, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.inscrire(p_code text, p_action uuid, p_jeton bytea, p_adresse bytea) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
  v_places int;
BEGIN
  SELECT a.places INTO v_places FROM gestion.ateliers(p_code) a WHERE a.id = p_action;
  IF NOT nominatif._compter(p_adresse, 20) OR (v_entreprise IS NOT NULL AND nominatif._plein(uuid_send(v_entreprise), 50)) THEN RETURN 'trop'; END IF;
  IF v_places IS NULL OR p_jeton IS NULL THEN RETURN 'inconnu'; END IF;
  IF NOT nominatif._compter(substring(sha256(p_adresse || uuid_send(p_action)) FROM 1 FOR 16), greatest(4, v_places / 2)) THEN RETURN 'trop'; END IF;
  IF gestion._placer(v_entreprise, p_action, p_jeton) IS NULL THEN RETURN 'complet'; END IF;
  PERFORM nominatif._compter(uuid_send(v_entreprise), 50);
  RETURN 'pris';
END $$;

-- Name: FUNCTION inscrire(p_code text, p_action uuid, p_jeton bytea, p_adresse bytea); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.inscrire(p_code text, p_action uuid, p_jeton bytea, p_adresse bytea) IS 'Pour app_public : une place d''un atelier ouvert à l''inscription par ce code ; aucun nom, un lien qui la rend.';

-- Name: laisser_reprendre(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.laisser_reprendre() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.uid() IS NOT NULL AND NEW.expire_le > now() + interval '2 minutes' THEN
    NEW.reprise_le := greatest(NEW.reprise_le, now() + interval '2 minutes');
  END IF;
  RETURN NEW;
END $$;

-- Name: lecteurs(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lecteurs(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(compte_id uuid, raison text, depuis date, jusqua timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY
    SELECT x.compte_id, x.raison, x.depuis, x.jusqua FROM (
      SELECT d.referent_id AS compte_id, 'referent' AS raison, coalesce((SELECT max(t.decide_le)::date FROM nominatif.transfert t
          WHERE t.entreprise_id = d.entreprise_id AND t.dossier_id = d.id AND t.etat = 'accepte'), d.ouvert_le) AS depuis, NULL::timestamptz AS jusqua, 1 AS rang
        FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier
      UNION ALL
      SELECT p.compte_id, CASE p.portee WHEN 'entier' THEN 'partage' ELSE 'partage_sans_notes' END, p.consenti_le, (p.jusquau + 1)::timestamp AT TIME ZONE 'Europe/Paris', 2
        FROM nominatif.partage p
       WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.retire_le IS NULL AND p.jusquau >= current_date
      UNION ALL
      SELECT b.compte_id, 'urgence', b.debut::date, b.fin, 3 FROM nominatif.bris b
       WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.ferme_le IS NULL AND b.fin > now()) x
   WHERE NOT nominatif.verrouille(p_entreprise, p_dossier, x.compte_id) ORDER BY x.rang, x.depuis;
END $$;

-- Name: lectures(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lectures(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(instant timestamp with time zone, compte uuid, action text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: lien_a_renouveler(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lien_a_renouveler(p_entreprise uuid, p_rendez_vous uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT v.id FROM nominatif.reservation v
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id
  WHERE v.entreprise_id = p_entreprise AND v.rendez_vous_id = p_rendez_vous AND v.jeton IS NULL AND v.lien IS NOT NULL
    AND r.referent_id = garde.uid() AND r.statut = 'a_venir'
$$;

-- Name: limiter_documents(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.limiter_documents() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE deja bigint; poids bigint;
BEGIN
  PERFORM 1 FROM nominatif.dossier d WHERE d.entreprise_id = NEW.entreprise_id AND d.id = NEW.dossier_id FOR UPDATE;
  SELECT count(*), coalesce(sum(d.octets), 0) INTO deja, poids FROM nominatif.document d
   WHERE d.entreprise_id = NEW.entreprise_id AND d.dossier_id = NEW.dossier_id;
  IF deja >= 100 OR poids + NEW.octets > 104857600 THEN
    RAISE EXCEPTION 'limite' USING ERRCODE = '23514', CONSTRAINT = 'document_limite';
  END IF;
  RETURN NEW;
END $$;

-- Name: lire_bris(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_bris(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(id uuid, compte_id uuid, debut timestamp with time zone, fin timestamp with time zone, ferme_le timestamp with time zone, vu_referent_le timestamp with time zone, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_acces_urgence_refus', p_dossier);
    RETURN;
  END IF;
  IF EXISTS (SELECT 1 FROM nominatif.bris b WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier) THEN
    PERFORM journal.ecrire('lire_acces_urgence', p_dossier);
  END IF;
  RETURN QUERY SELECT b.id, b.compte_id, b.debut, b.fin, b.ferme_le, b.vu_referent_le, b.contenu, d.cle_enveloppee, c.cle_enveloppee
    FROM nominatif.bris b
    JOIN nominatif.dossier d ON d.entreprise_id = b.entreprise_id AND d.id = b.dossier_id
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
   WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier ORDER BY b.debut DESC;
END $$;

-- Name: lire_brouillon(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_brouillon(p_entreprise uuid, p_dossier uuid, p_entretien uuid) RETURNS TABLE(id uuid, version integer, ecrit_le timestamp with time zone, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: lire_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_dossier(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(sorte text, id uuid, version integer, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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
        SELECT 'document', o.id, o.version, o.contenu FROM nominatif.document o
         WHERE o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id AND o.contenu IS NOT NULL
        UNION ALL
        SELECT s.sorte, s.id, s.version, s.contenu FROM nominatif._contenus_suivi(d.entreprise_id, d.id) s) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Name: lire_morceau(uuid, uuid, integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_morceau(p_entreprise uuid, p_document uuid, p_rang integer) RETURNS TABLE(contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE le_dossier uuid;
BEGIN
  SELECT o.dossier_id INTO le_dossier FROM nominatif.document o WHERE o.entreprise_id = p_entreprise AND o.id = p_document;
  IF le_dossier IS NULL OR NOT nominatif.accede(p_entreprise, le_dossier) THEN
    PERFORM journal.ecrire('telecharger_document_refus', coalesce(le_dossier, p_document));
    RETURN;
  END IF;
  IF p_rang = 0 OR NOT EXISTS (SELECT 1 FROM journal.de_objet(le_dossier) j
      WHERE j.compte = garde.uid() AND j.action = 'telecharger_document' AND j.instant > clock_timestamp() - interval '10 minutes') THEN
    PERFORM journal.ecrire('telecharger_document', le_dossier);
  END IF;
  RETURN QUERY
    SELECT m.contenu, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.document_morceau m
      JOIN nominatif.dossier d ON d.entreprise_id = m.entreprise_id AND d.id = le_dossier
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = m.entreprise_id
     WHERE m.entreprise_id = p_entreprise AND m.document_id = p_document AND m.rang = p_rang;
END $$;

-- Name: lire_note(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_note(p_entreprise uuid, p_entretien uuid) RETURNS TABLE(id uuid, version integer, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: lire_notes_psychologue(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_notes_psychologue(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(suivi_id uuid, cle_suivi bytea, cle_entreprise bytea, id uuid, jour date, version integer, contenu bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  v_suivi uuid;
BEGIN
  SELECT s.id INTO v_suivi FROM nominatif.suivi_psychologue s
   WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL;
  IF v_suivi IS NULL OR nominatif.verrouille(p_entreprise, p_dossier, moi) THEN RETURN; END IF;
  PERFORM journal.ecrire('lire_notes_psychologue', v_suivi);
  RETURN QUERY SELECT s.id, s.cle_enveloppee, c.cle_enveloppee, n.id, n.jour, n.version, n.contenu
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.cle_entreprise c ON c.entreprise_id = s.entreprise_id
    LEFT JOIN nominatif.note_psychologue n ON n.entreprise_id = s.entreprise_id AND n.suivi_id = s.id AND n.auteur_id = moi
   WHERE s.entreprise_id = p_entreprise AND s.id = v_suivi ORDER BY n.jour DESC, n.id;
END $$;

-- Name: lire_orientation(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_orientation(p_entreprise uuid, p_id uuid) RETURNS TABLE(contenu bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF nominatif.verrouille(p_entreprise, NULL, garde.uid()) OR NOT EXISTS (SELECT 1 FROM nominatif.orientation_rh o
      WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.referent_id = garde.uid()) THEN
    PERFORM journal.ecrire('lire_orientation_refus', p_id);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_orientation', p_id);
  RETURN QUERY SELECT o.contenu FROM nominatif.orientation_rh o
    WHERE o.entreprise_id = p_entreprise AND o.id = p_id AND o.transmise_le > current_date - 30;
END $$;

-- Name: lire_pieces(uuid, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_pieces(p_entreprise uuid, p_dossier uuid, p_sorte text) RETURNS TABLE(id uuid, version integer, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF p_sorte IS NULL OR NOT p_sorte = ANY (ARRAY['budget', 'document', 'ecrit']) THEN
    RAISE EXCEPTION 'sorte' USING ERRCODE = '22023';
  END IF;
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('lire_' || p_sorte || '_refus', p_dossier);
    RETURN;
  END IF;
  PERFORM journal.ecrire('lire_' || p_sorte, p_dossier);
  RETURN QUERY
    SELECT x.id, x.version, x.contenu, d.cle_enveloppee, c.cle_enveloppee
      FROM nominatif.dossier d
      JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
      CROSS JOIN LATERAL (
        SELECT b.id, b.version, b.contenu FROM nominatif.budget b
         WHERE p_sorte = 'budget' AND b.entreprise_id = d.entreprise_id AND b.dossier_id = d.id
        UNION ALL
        SELECT o.id, o.version, o.contenu FROM nominatif.document o
         WHERE p_sorte = 'document' AND o.entreprise_id = d.entreprise_id AND o.dossier_id = d.id
        UNION ALL
        SELECT e.id, e.version, e.contenu FROM nominatif.ecrit e
         WHERE p_sorte = 'ecrit' AND e.entreprise_id = d.entreprise_id AND e.dossier_id = d.id) x
     WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier;
END $$;

-- Name: lire_rappel(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lire_rappel(p_entreprise uuid, p_rappel uuid) RETURNS TABLE(id uuid, version integer, contenu bytea, cle bytea, cle_entreprise bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: lit_les_notes(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.lit_les_notes(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN nominatif.accede(p_entreprise, p_dossier) AND (
    EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = moi)
    OR EXISTS (SELECT 1 FROM nominatif.partage p
      WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.compte_id = moi AND p.portee = 'entier'
        AND p.retire_le IS NULL AND p.jusquau >= current_date)
    OR EXISTS (SELECT 1 FROM nominatif.bris b
      WHERE b.entreprise_id = p_entreprise AND b.dossier_id = p_dossier AND b.compte_id = moi AND b.ferme_le IS NULL AND b.fin > now()));
END $$;

-- Name: mes_echeances(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.mes_echeances() RETURNS TABLE(entreprise_id uuid, dossier_id uuid, numero text, etape text, terme date, gele boolean, referent boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION mes_echeances(); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.mes_echeances() IS 'Mes dossiers, et ceux dont je tiens les notes de psychologue, à deux mois de leur fin de conservation, ou archivés : un numéro et un jour.';

-- Name: mes_suivis(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.mes_suivis() RETURNS TABLE(entreprise_id uuid, dossier_id uuid, numero text, commence_le date, derniere date, notes integer, ouvert boolean)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT s.entreprise_id, s.dossier_id, d.numero, s.commence_le, max(n.jour), count(n.id)::integer,
      nominatif._voit(s.entreprise_id, s.dossier_id, moi)
    FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
    LEFT JOIN nominatif.note_psychologue n ON n.entreprise_id = s.entreprise_id AND n.suivi_id = s.id AND n.auteur_id = moi
   WHERE s.compte_id = moi AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, moi)
   GROUP BY s.entreprise_id, s.id, s.dossier_id, d.numero, s.commence_le ORDER BY max(n.jour) DESC NULLS LAST, d.numero;
END $$;

-- Name: FUNCTION mes_suivis(); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.mes_suivis() IS 'Les suivis de la psychologue de la session, partage fini ou non : un numéro, des jours, un nombre de notes.';

-- Name: mes_transferts(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.mes_transferts() RETURNS TABLE(entreprise_id uuid, id uuid, dossier_id uuid, numero text, de uuid, vers uuid, propose_le timestamp with time zone, cause text, information text, etat text, decide_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT t.entreprise_id, t.id, t.dossier_id, d.numero, t.de, t.vers, t.propose_le, t.cause, t.information, t.etat, t.decide_le
    FROM nominatif.transfert t JOIN nominatif.dossier d ON d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id
   WHERE (t.vers = moi AND t.etat = 'propose') OR (t.de = moi AND (t.etat = 'propose' OR t.decide_le > now() - interval '30 days'))
   ORDER BY t.propose_le DESC;
END $$;

-- Name: mes_transferts_de_suivi(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.mes_transferts_de_suivi() RETURNS TABLE(entreprise_id uuid, id uuid, dossier_id uuid, suivi_id uuid, numero text, de uuid, vers uuid, propose_le timestamp with time zone, information text, etat text, decide_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN QUERY SELECT t.entreprise_id, t.id, t.dossier_id, t.suivi_id, d.numero, t.de, t.vers, t.propose_le, t.information, t.etat, t.decide_le
    FROM nominatif.transfert_suivi t JOIN nominatif.dossier d ON d.entreprise_id = t.entreprise_id AND d.id = t.dossier_id AND d.etat <> 'efface'
   WHERE (t.vers = moi AND t.etat = 'propose' AND NOT nominatif.verrouille(t.entreprise_id, t.dossier_id, moi))
      OR (t.de = moi AND (t.etat = 'propose' OR t.decide_le > now() - interval '30 days'))
   ORDER BY t.propose_le DESC, d.numero;
END $$;

-- Name: FUNCTION mes_transferts_de_suivi(); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.mes_transferts_de_suivi() IS 'Les suivis proposés à la psychologue de la session, et ceux qu''elle propose.';

-- Name: mes_verrous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.mes_verrous() RETURNS TABLE(entreprise_id uuid, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT v.entreprise_id, v.pose_le FROM nominatif.verrou v
   WHERE v.compte_id = garde.uid() AND v.origine = 'soi' AND v.leve_le IS NULL ORDER BY v.pose_le;
END $$;

-- Name: message_clos(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.message_clos(p_entreprise uuid, p_id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.id = p_id AND m.essais > 0 $$;

-- Name: messages_dus(integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.messages_dus(p_limite integer) RETURNS TABLE(entreprise_id uuid, id uuid, reservation_id uuid, sorte text, contact bytea, lien bytea, jour date, heure time without time zone, essais smallint)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  DELETE FROM nominatif.message m WHERE m.expire_le <= now();
  RETURN QUERY
  WITH pris AS (
    UPDATE nominatif.message m
    SET essais = m.essais + 1, reprise_le = now() + make_interval(mins => (4 ^ least(m.essais, 3))::int)
    WHERE (m.entreprise_id, m.id) IN (
      SELECT x.entreprise_id, x.id FROM nominatif.message x WHERE x.reprise_le <= now() ORDER BY x.reprise_le
      LIMIT least(greatest(coalesce(p_limite, 0), 0), 50) FOR UPDATE SKIP LOCKED)
    RETURNING m.*)
  SELECT p.entreprise_id, p.id, p.reservation_id, p.sorte, v.contact, CASE WHEN v.jeton IS NOT NULL THEN v.lien END, r.jour, r.heure, p.essais
  FROM pris p
  JOIN nominatif.reservation v ON v.entreprise_id = p.entreprise_id AND v.id = p.reservation_id AND v.contact IS NOT NULL
  JOIN nominatif.rendez_vous r ON r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id;
END $$;

-- Name: motiver_bris(uuid, uuid, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.motiver_bris(p_entreprise uuid, p_bris uuid, p_contenu bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.bris b SET contenu = p_contenu
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.compte_id = garde.uid() AND b.contenu IS NULL AND b.debut = now();
  RETURN FOUND;
END $$;

-- Name: noter_activite(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_activite() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: noter_demande(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_demande() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.dossier SET derniere_activite = least(NEW.recue_le, nominatif._jour())
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < least(NEW.recue_le, nominatif._jour());
  RETURN NULL;
END $$;

-- Name: noter_export(uuid, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_export(p_entreprise uuid, p_dossier uuid, p_quoi text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF p_quoi IS NULL OR NOT p_quoi = ANY (ARRAY['plan', 'budget', 'ecrit', 'document']) THEN RAISE EXCEPTION 'quoi' USING ERRCODE = '22023'; END IF;
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('exporter_refus', p_dossier);
    RETURN false;
  END IF;
  PERFORM journal.ecrire('exporter_' || p_quoi, p_dossier);
  RETURN true;
END $$;

-- Name: FUNCTION noter_export(p_entreprise uuid, p_dossier uuid, p_quoi text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.noter_export(p_entreprise uuid, p_dossier uuid, p_quoi text) IS 'Inscrit au journal qu''un fichier (plan, budget, ecrit, document) tiré de ce dossier sort du service.';

-- Name: noter_piece(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_piece() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.dossier SET derniere_activite = current_date
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < current_date;
  RETURN NULL;
END $$;

-- Name: noter_reprise(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_reprise() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  NEW.derniere_activite := greatest(NEW.derniere_activite, (now() AT TIME ZONE 'Europe/Paris')::date);
  RETURN NEW;
END $$;

-- Name: noter_retrait(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.noter_retrait() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.uid() IS NOT NULL THEN PERFORM journal.ecrire('retirer_' || TG_TABLE_NAME, OLD.dossier_id); END IF;
  RETURN NULL;
END $$;

-- Name: numeroter(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.numeroter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  -- Deux ouvertures à la fois dans l'entreprise : la seconde tire après que la première est inscrite.
  PERFORM 1 FROM nominatif.cle_entreprise c WHERE c.entreprise_id = NEW.entreprise_id FOR NO KEY UPDATE;
  NEW.numero := nominatif._numero(NEW.entreprise_id, extract(year FROM NEW.ouvert_le)::int);
  RETURN NEW;
END $$;

-- Name: orientations_transmises(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.orientations_transmises() RETURNS TABLE(transmise_le date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT t.transmise_le FROM nominatif.orientation_transmise t
  WHERE t.entreprise_id = (SELECT garde.employeur()) AND t.compte_id = (SELECT garde.uid())
  ORDER BY t.transmise_le DESC, t.id
$$;

-- Name: orienter(uuid, uuid, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_entreprise uuid := garde.employeur();
  v_referent uuid;
BEGIN
  IF v_entreprise IS NULL OR p_contenu IS NULL OR octet_length(p_contenu) > 4096 THEN RETURN 'inconnu'; END IF;
  v_referent := gestion.recoit_orientation(v_entreprise, p_etablissement, nominatif._ne_recoivent_pas(v_entreprise));
  IF v_referent IS NULL THEN RETURN 'personne'; END IF;
  -- Cinq par jour et par compte, trente par mois et par entreprise : au-delà, c'est un fichier du personnel, pas des orientations.
  IF (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.compte_id = garde.uid() AND t.transmise_le = current_date) >= 5
     OR (SELECT count(*) FROM nominatif.orientation_transmise t
        WHERE t.entreprise_id = v_entreprise AND t.transmise_le > current_date - 30) >= 30 THEN
    RETURN 'trop';
  END IF;
  INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, contenu)
  VALUES (v_entreprise, p_id, v_referent, p_etablissement, p_contenu);
  INSERT INTO nominatif.orientation_transmise (entreprise_id, compte_id) VALUES (v_entreprise, garde.uid());
  RETURN 'transmise';
END $$;

-- Name: FUNCTION orienter(p_id uuid, p_etablissement uuid, p_contenu bytea); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.orienter(p_id uuid, p_etablissement uuid, p_contenu bytea) IS 'Pour app_client : un nom scellé, vers l''intervenant de l''établissement. Ni la RH ni l''encadrant ne peuvent plus le relire.';

-- Name: oublier_boites(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.oublier_boites() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_nombre int;
BEGIN
  LOCK TABLE nominatif.reservation, nominatif.orientation_rh IN SHARE MODE;
  DELETE FROM nominatif.boite b USING nominatif.boites_quittees() q
    WHERE b.publique = q.publique AND b.id > 1 AND q.plis = 0 AND q.quittee_le < now() - interval '10 minutes';
  GET DIAGNOSTICS v_nombre = ROW_COUNT;
  RETURN v_nombre;
END $$;

-- Name: ouvrir_partage(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.ouvrir_partage(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.partage p SET ouvert_le = clock_timestamp()
   WHERE p.entreprise_id = p_entreprise AND p.dossier_id = p_dossier AND p.compte_id = garde.uid() AND p.ouvert_le IS NULL
     AND p.retire_le IS NULL;
  RETURN FOUND;
END $$;

-- Name: FUNCTION ouvrir_partage(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.ouvrir_partage(p_entreprise uuid, p_dossier uuid) IS 'À l''ouverture d''un dossier : le partage fait au compte de la session n''est plus à annoncer. Rien sur un autre compte.';

-- Name: plis_a_resceller(text, uuid, integer); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.plis_a_resceller(p_apres_pli text, p_apres uuid, p_limite integer) RETURNS TABLE(pli text, entreprise_id uuid, id uuid, contenu bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE v_paire bytea;
BEGIN
  SELECT substring(sha256(b.publique) FROM 1 FOR 8) INTO v_paire FROM nominatif.boite b WHERE b.id = 1;
  RETURN QUERY SELECT p.pli, p.entreprise_id, p.id, p.contenu FROM nominatif._plis() p
    WHERE nominatif._paire_du_pli(p.contenu) IS DISTINCT FROM v_paire AND (p_apres IS NULL OR (p.pli, p.id) > (p_apres_pli, p_apres))
    ORDER BY p.pli, p.id LIMIT p_limite;
END $$;

-- Name: poser_boite(bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.poser_boite(p_publique bytea, p_privee_enveloppee bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$ INSERT INTO nominatif.boite (publique, privee_enveloppee) VALUES (p_publique, p_privee_enveloppee) ON CONFLICT DO NOTHING $$;

-- Name: prendre_acte(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.prendre_acte(p_entreprise uuid, p_bris uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.bris b SET vu_referent_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.vu_referent_le IS NULL
     AND nominatif.suis_referent(b.entreprise_id, b.dossier_id);
  RETURN FOUND;
END $$;

-- Name: prevenir_du_changement(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.prevenir_du_changement() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_sorte text := CASE
    WHEN NEW.statut IN ('annule_personne', 'annule_service') AND OLD.statut IN ('a_venir', 'a_renseigner', 'reporte') THEN 'annulation'
    WHEN NEW.statut = 'reporte' AND OLD.statut <> 'reporte' THEN 'report'
    WHEN NEW.statut = 'a_venir' AND (NEW.jour, NEW.heure) IS DISTINCT FROM (OLD.jour, OLD.heure) THEN 'deplacement'
    -- Dit annulé ou reporté par erreur, puis remis à son heure.
    WHEN NEW.statut = 'a_venir' AND OLD.statut IN ('annule_personne', 'annule_service', 'reporte') THEN 'confirmation'
  END;
BEGIN
  IF v_sorte IS NULL THEN RETURN NULL; END IF;
  UPDATE nominatif.reservation
     SET jeton = CASE WHEN v_sorte = 'annulation' AND (lien IS NOT NULL OR session_user = 'app_public') THEN NULL ELSE jeton END,
         sans_permanence = false,
         expire_le = CASE v_sorte WHEN 'annulation' THEN expire_le WHEN 'report' THEN now() + interval '14 days'
                       ELSE (NEW.jour + NEW.heure) AT TIME ZONE 'Europe/Paris' END
   WHERE entreprise_id = NEW.entreprise_id AND rendez_vous_id = NEW.id;
  IF FOUND THEN PERFORM nominatif._prevenir(NEW.entreprise_id, NEW.id, v_sorte); END IF;
  RETURN NULL;
END $$;

-- Name: prevenir_du_dossier(uuid, uuid, uuid, bytea, bytea, bytea, boolean); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.prevenir_du_dossier(p_entreprise uuid, p_rendez_vous uuid, p_id uuid, p_jeton bytea, p_contact bytea, p_lien bytea, p_confirmer boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE r nominatif.rendez_vous%ROWTYPE;
BEGIN
  SELECT * INTO r FROM nominatif.rendez_vous x WHERE x.entreprise_id = p_entreprise AND x.id = p_rendez_vous AND x.referent_id = garde.uid()
    AND x.dossier_id IS NOT NULL AND x.statut = 'a_venir' AND (x.jour + x.heure) AT TIME ZONE 'Europe/Paris' > now();
  IF r.id IS NULL OR p_contact IS NULL OR octet_length(p_contact) > 1024 OR NOT nominatif.accede(p_entreprise, r.dossier_id) THEN RETURN false; END IF;
  INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, jeton, expire_le, contact, lien, empreinte)
  VALUES (p_entreprise, p_id, r.id, p_jeton, (r.jour + r.heure) AT TIME ZONE 'Europe/Paris', p_contact, p_lien,
    substring(sha256(uuid_send(r.dossier_id)) FROM 1 FOR 16))
  ON CONFLICT (entreprise_id, rendez_vous_id) DO NOTHING;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM nominatif._prevenir(p_entreprise, r.id, 'confirmation');
  IF NOT p_confirmer THEN
    DELETE FROM nominatif.message m WHERE m.entreprise_id = p_entreprise AND m.reservation_id = p_id AND m.sorte = 'confirmation';
  END IF;
  RETURN true;
END $$;

-- Name: FUNCTION prevenir_du_dossier(p_entreprise uuid, p_rendez_vous uuid, p_id uuid, p_jeton bytea, p_contact bytea, p_lien bytea, p_confirmer boolean); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.prevenir_du_dossier(p_entreprise uuid, p_rendez_vous uuid, p_id uuid, p_jeton bytea, p_contact bytea, p_lien bytea, p_confirmer boolean) IS 'Pour app_nominatif : le contact scellé d''un de mes rendez-vous au dossier ; faux s''il n''est pas à moi, passé, ou déjà prévenu.';

-- Name: proposer_suivi(uuid, uuid, uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.proposer_suivi(p_entreprise uuid, p_suivi uuid, p_vers uuid, p_information text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  moi uuid := garde.uid();
  v_dossier uuid;
BEGIN
  SELECT s.dossier_id INTO v_dossier FROM nominatif.suivi_psychologue s
    JOIN nominatif.dossier d ON d.entreprise_id = s.entreprise_id AND d.id = s.dossier_id AND d.etat <> 'efface'
   WHERE s.entreprise_id = p_entreprise AND s.id = p_suivi AND s.compte_id = moi AND s.cle_enveloppee IS NOT NULL
     AND NOT nominatif.verrouille(s.entreprise_id, s.dossier_id, moi);
  IF v_dossier IS NULL THEN
    PERFORM journal.ecrire('proposer_suivi_refus', p_suivi);
    RETURN 'refuse';
  END IF;
  IF p_vers = moi OR NOT nominatif._recoit_suivi(p_entreprise, v_dossier, p_vers) THEN RETURN 'collegue'; END IF;
  INSERT INTO nominatif.transfert_suivi (entreprise_id, dossier_id, suivi_id, de, vers, information)
  VALUES (p_entreprise, v_dossier, p_suivi, moi, p_vers, p_information) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'en_cours'; END IF;
  PERFORM journal.ecrire('proposer_suivi', p_suivi);
  RETURN 'fait';
END $$;

-- Name: FUNCTION proposer_suivi(p_entreprise uuid, p_suivi uuid, p_vers uuid, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.proposer_suivi(p_entreprise uuid, p_suivi uuid, p_vers uuid, p_information text) IS 'Propose un suivi de la session à une autre psychologue : « fait », « refuse » (pas à elle), « collegue » (pas psychologue, inactive, ou ne peut pas) ou « en_cours ».';

-- Name: proposer_suivis(uuid, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.proposer_suivis(p_vers uuid, p_information text) RETURNS TABLE(proposes integer, en_cours integer, refuses integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  v record;
  n_proposes integer := 0;
  n_en_cours integer := 0;
  n_refuses integer := 0;
BEGIN
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM gestion.psychologues() g WHERE g.compte_id = p_vers)
     OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers) THEN RETURN; END IF;
  FOR v IN SELECT s.entreprise_id, s.id FROM nominatif.suivi_psychologue s WHERE s.compte_id = moi ORDER BY s.commence_le, s.id LOOP
    CASE nominatif.proposer_suivi(v.entreprise_id, v.id, p_vers, p_information)
      WHEN 'fait' THEN n_proposes := n_proposes + 1;
      WHEN 'en_cours' THEN n_en_cours := n_en_cours + 1;
      ELSE n_refuses := n_refuses + 1;
    END CASE;
  END LOOP;
  RETURN QUERY SELECT n_proposes, n_en_cours, n_refuses;
END $$;

-- Name: FUNCTION proposer_suivis(p_vers uuid, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.proposer_suivis(p_vers uuid, p_information text) IS 'Propose à une autre psychologue tous les suivis de la session ; combien proposés, déjà proposés, impossibles. Aucune ligne : ce compte n''en reçoit pas.';

-- Name: proposer_tous(uuid, text, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.proposer_tous(p_vers uuid, p_cause text, p_information text) RETURNS TABLE(proposes integer, en_cours integer, refuses integer)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  moi uuid := garde.uid();
  d record;
  n_proposes integer := 0;
  n_en_cours integer := 0;
  n_refuses integer := 0;
BEGIN
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers) THEN RETURN; END IF;
  FOR d IN SELECT x.entreprise_id, x.id FROM nominatif.dossier x WHERE x.referent_id = moi AND x.etat <> 'efface' ORDER BY x.numero LOOP
    CASE nominatif.proposer_transfert(d.entreprise_id, d.id, p_vers, p_cause, p_information)
      WHEN 'fait' THEN n_proposes := n_proposes + 1;
      WHEN 'en_cours' THEN n_en_cours := n_en_cours + 1;
      ELSE n_refuses := n_refuses + 1;
    END CASE;
  END LOOP;
  RETURN QUERY SELECT n_proposes, n_en_cours, n_refuses;
END $$;

-- Name: FUNCTION proposer_tous(p_vers uuid, p_cause text, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.proposer_tous(p_vers uuid, p_cause text, p_information text) IS 'Propose à un collègue tous les dossiers de la session ; combien proposés, déjà proposés, impossibles. Aucune ligne : ce collègue ne reçoit pas.';

-- Name: proposer_transfert(uuid, uuid, uuid, text, text); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.proposer_transfert(p_entreprise uuid, p_dossier uuid, p_vers uuid, p_cause text, p_information text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
    PERFORM journal.ecrire('proposer_transfert_refus', p_dossier);
    RETURN 'refuse';
  END IF;
  IF p_vers = moi OR NOT EXISTS (SELECT 1 FROM garde.collegues('intervenant') c WHERE c.id = p_vers)
     OR nominatif.verrouille(p_entreprise, p_dossier, p_vers) THEN
    RETURN 'collegue';
  END IF;
  INSERT INTO nominatif.transfert (entreprise_id, dossier_id, de, vers, cause, information)
  VALUES (p_entreprise, p_dossier, moi, p_vers, p_cause, p_information) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'en_cours'; END IF;
  PERFORM journal.ecrire('proposer_transfert', p_dossier);
  RETURN 'fait';
END $$;

-- Name: FUNCTION proposer_transfert(p_entreprise uuid, p_dossier uuid, p_vers uuid, p_cause text, p_information text); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.proposer_transfert(p_entreprise uuid, p_dossier uuid, p_vers uuid, p_cause text, p_information text) IS '« fait », « refuse » (pas le référent), « collegue » (inactif, soi-même ou verrouillé) ou « en_cours » (déjà proposé).';

-- Name: purger_accueil(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.purger_accueil() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  n int;
  total int := 0;
BEGIN
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = v.entreprise_id AND r.id = v.rendez_vous_id AND r.jour < current_date
     AND NOT (v.expire_le > now() AND (r.statut = 'reporte' OR (r.statut IN ('a_venir', 'a_renseigner') AND v.sans_permanence)));
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.orientation_rh SET etat = 'perimee', contenu = NULL WHERE etat = 'recue' AND transmise_le <= current_date - 30;
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  UPDATE nominatif.rappel r SET etat = 'abandonne', fini_le = greatest(current_date, r.recu_le), contenu = NULL, cle_enveloppee = NULL
   WHERE r.etat = 'a_faire' AND r.dossier_id IS NULL AND (r.du_le < current_date - 60
     OR (r.du_le < current_date - 7 AND r.referent_id IN (SELECT f FROM garde.comptes_fermes() f)));
  GET DIAGNOSTICS n = ROW_COUNT;
  total := total + n;
  DELETE FROM nominatif.compteur c WHERE c.jour < current_date;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN total + n;
END $$;

-- Name: rappeler_orientation(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.rappeler_orientation(p_entreprise uuid, p_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.orientation_rh SET rappelee_le = current_date
   WHERE entreprise_id = p_entreprise AND id = p_id AND referent_id = garde.uid() AND etat = 'recue'
     AND NOT nominatif.verrouille(p_entreprise, NULL, garde.uid());
  RETURN FOUND;
END $$;

-- Name: recueillir(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.recueillir(p_entreprise uuid, p_dossier uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN 0; END IF;
  RETURN nominatif._recueillir(p_entreprise, p_dossier);
END $$;

-- Name: FUNCTION recueillir(p_entreprise uuid, p_dossier uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.recueillir(p_entreprise uuid, p_dossier uuid) IS 'Au référent : ce qu''un collègue qui ne voit plus le dossier y a laissé en cours lui revient ; combien. 0 pour tout autre.';

-- Name: reenvelopper(uuid, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reenvelopper(p_entreprise uuid, p_ancienne bytea, p_nouvelle bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.cle_entreprise c SET cle_enveloppee = p_nouvelle WHERE c.entreprise_id = p_entreprise AND c.cle_enveloppee = p_ancienne;
  RETURN FOUND;
END $$;

-- Name: reenvelopper_boite(bytea, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reenvelopper_boite(p_publique bytea, p_avant bytea, p_apres bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.boite SET privee_enveloppee = p_apres WHERE publique = p_publique AND privee_enveloppee = p_avant;
  RETURN FOUND;
END $$;

-- Name: refermer_bris(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.refermer_bris(p_entreprise uuid, p_bris uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.bris b SET ferme_le = clock_timestamp()
   WHERE b.entreprise_id = p_entreprise AND b.id = p_bris AND b.ferme_le IS NULL AND b.fin > now()
     AND (b.compte_id = garde.uid() OR nominatif.suis_referent(b.entreprise_id, b.dossier_id))
  RETURNING b.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('refermer_acces_urgence', v_dossier);
  RETURN true;
END $$;

-- Name: renouveler_lien(uuid, uuid, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.renouveler_lien(p_entreprise uuid, p_rendez_vous uuid, p_jeton bytea, p_lien bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF octet_length(p_lien) > 1024 THEN RETURN false; END IF;
  UPDATE nominatif.reservation v SET jeton = p_jeton, lien = p_lien
   WHERE v.entreprise_id = p_entreprise AND v.id = nominatif.lien_a_renouveler(p_entreprise, p_rendez_vous);
  RETURN FOUND;
END $$;

-- Name: replacer_rendez_vous(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.replacer_rendez_vous() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.rendez_vous SET a_replacer = false
   WHERE entreprise_id = NEW.entreprise_id AND dossier_id = NEW.dossier_id AND a_replacer AND id <> NEW.id;
  RETURN NULL;
END $$;

-- Name: resceller_pli(text, uuid, uuid, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.resceller_pli(p_pli text, p_entreprise uuid, p_id uuid, p_avant bytea, p_apres bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF nominatif._paire_du_pli(p_apres) IS DISTINCT FROM
     (SELECT substring(sha256(b.publique) FROM 1 FOR 8) FROM nominatif.boite b WHERE b.id = 1) THEN RETURN false; END IF;
  CASE p_pli
    WHEN 'orientation' THEN
      UPDATE nominatif.orientation_rh SET contenu = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND contenu = p_avant;
    WHEN 'contact' THEN
      UPDATE nominatif.reservation SET contact = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND contact = p_avant;
    WHEN 'lien' THEN
      UPDATE nominatif.reservation SET lien = p_apres WHERE entreprise_id = p_entreprise AND id = p_id AND lien = p_avant;
    ELSE RETURN false;
  END CASE;
  RETURN FOUND;
END $$;

-- Name: reservation_annuler(bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reservation_annuler(p_jeton bytea) RETURNS TABLE(jour date, heure time without time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  v record;
BEGIN
  SELECT * INTO v FROM nominatif._par_lien(p_jeton);
  UPDATE nominatif.rendez_vous SET statut = 'annule_personne'
   WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id AND statut IN ('a_venir', 'reporte');
  IF FOUND THEN RETURN QUERY SELECT v.jour, v.heure; END IF;
END $$;

-- Name: reservation_deplacer(bytea, uuid, time without time zone, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reservation_deplacer(p_jeton bytea, p_permanence uuid, p_heure time without time zone, p_nouveau bytea, p_lien bytea) RETURNS TABLE(etat text, jour date, heure time without time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  v record;
  o record;
  v_heure time;
BEGIN
  SELECT * INTO v FROM nominatif._par_lien(p_jeton);
  SELECT * INTO o FROM nominatif._ou_deplacer(v.entreprise_id, v.referent_id, v.du_dossier) x WHERE x.permanence_id = p_permanence;
  IF v.entreprise_id IS NULL OR o.permanence_id IS NULL THEN
    RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time;
    RETURN;
  END IF;
  PERFORM nominatif._attendre_son_tour(o.compte_id);
  v_heure := nominatif._heure_libre(o.compte_id, o.jour, o.debut, o.fin, v.minutes, p_heure, v.rendez_vous_id);
  IF v_heure IS NULL THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time;
    RETURN;
  END IF;
  BEGIN
    UPDATE nominatif.reservation SET jeton = p_nouveau, lien = CASE WHEN lien IS NULL THEN NULL ELSE p_lien END
     WHERE entreprise_id = v.entreprise_id AND id = v.reservation_id AND jeton = sha256(p_jeton);
    IF NOT FOUND THEN
      RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time;
      RETURN;
    END IF;
    UPDATE nominatif.rendez_vous SET permanence_id = o.permanence_id, referent_id = o.compte_id, jour = o.jour, heure = v_heure, statut = 'a_venir'
     WHERE entreprise_id = v.entreprise_id AND id = v.rendez_vous_id;
  EXCEPTION WHEN exclusion_violation OR unique_violation THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time;
    RETURN;
  END;
  RETURN QUERY SELECT 'deplace', o.jour, v_heure;
END $$;

-- Name: reservation_lire(bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reservation_lire(p_jeton bytea) RETURNS TABLE(id uuid, jour date, heure time without time zone, minutes smallint, code text, a_lien boolean, a_replacer boolean, permanence_id uuid, permanence_jour date, debut time without time zone, fin time without time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT v.reservation_id, v.jour, v.heure, v.minutes, v.code, v.a_lien, v.a_replacer, o.permanence_id, o.jour, o.debut, o.fin
  FROM nominatif._par_lien(p_jeton) v
  LEFT JOIN LATERAL nominatif._ou_deplacer(v.entreprise_id, v.referent_id, v.du_dossier) o ON true
  ORDER BY o.jour, o.debut, o.permanence_id
$$;

-- Name: reserver(text, uuid, time without time zone, smallint, uuid, bytea, text[], bytea, bytea, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.reserver(p_code text, p_permanence uuid, p_heure time without time zone, p_minutes smallint, p_id uuid, p_jeton bytea, p_codes text[], p_contact bytea, p_empreinte bytea, p_lien bytea, p_adresse bytea) RETURNS TABLE(etat text, jour date, heure time without time zone, minutes smallint, code text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
  v_permanence record;
  v_heure time;
  v_code text;
  v_rendez_vous uuid;
BEGIN
  SELECT * INTO v_permanence FROM gestion.permanences_ouvertes(v_entreprise) o WHERE o.permanence_id = p_permanence;
  -- Vingt demandes par adresse et par jour (une usine sort souvent par une seule), cinquante rendez-vous PRIS par entreprise : compter aussi
  -- les demandes refusées laisserait un employeur fermer la réservation en envoyant cinquante formulaires vides.
  IF NOT nominatif._compter(p_adresse, 20) OR (v_entreprise IS NOT NULL AND nominatif._plein(uuid_send(v_entreprise), 50)) THEN
    RETURN QUERY SELECT 'trop', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  IF v_permanence.permanence_id IS NULL OR p_minutes NOT IN (15, 30, 45) OR (p_contact IS NULL) <> (p_empreinte IS NULL) THEN
    RETURN QUERY SELECT 'inconnu', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  SELECT c INTO v_code FROM unnest(p_codes) c
   WHERE c ~ '^[A-Z0-9]{3,8}$' AND NOT EXISTS (SELECT 1 FROM nominatif.rendez_vous r
     WHERE r.referent_id = v_permanence.compte_id AND r.code = c AND r.jour >= current_date - 30)
   LIMIT 1;
  IF v_code IS NULL THEN RAISE EXCEPTION 'aucun code libre' USING ERRCODE = '22023'; END IF;
  PERFORM nominatif._attendre_son_tour(v_permanence.compte_id);
  FOR essai IN 1..3 LOOP
    v_heure := nominatif._heure_libre(v_permanence.compte_id, v_permanence.jour, v_permanence.debut, v_permanence.fin, p_minutes, p_heure, NULL);
    EXIT WHEN v_heure IS NULL;
    BEGIN
      INSERT INTO nominatif.rendez_vous AS r (entreprise_id, permanence_id, referent_id, jour, heure, minutes, code, nature)
      VALUES (v_entreprise, p_permanence, v_permanence.compte_id, v_permanence.jour, v_heure, p_minutes, v_code, 'premier_contact')
      RETURNING r.id INTO v_rendez_vous;
      EXIT;
    EXCEPTION WHEN exclusion_violation OR unique_violation THEN
      v_rendez_vous := NULL;
    END;
  END LOOP;
  IF v_rendez_vous IS NULL THEN
    RETURN QUERY SELECT 'complet', NULL::date, NULL::time, NULL::smallint, NULL::text;
    RETURN;
  END IF;
  INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, jeton, expire_le, contact, lien, empreinte)
  VALUES (v_entreprise, p_id, v_rendez_vous, p_jeton, (v_permanence.jour + v_heure) AT TIME ZONE 'Europe/Paris', p_contact, p_lien, p_empreinte);
  PERFORM nominatif._compter(uuid_send(v_entreprise), 50);
  PERFORM nominatif._prevenir(v_entreprise, v_rendez_vous, 'confirmation');
  RETURN QUERY SELECT 'pris', v_permanence.jour, v_heure, p_minutes, v_code;
END $_$;

-- Name: FUNCTION reserver(p_code text, p_permanence uuid, p_heure time without time zone, p_minutes smallint, p_id uuid, p_jeton bytea, p_codes text[], p_contact bytea, p_empreinte bytea, p_lien bytea, p_adresse bytea); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.reserver(p_code text, p_permanence uuid, p_heure time without time zone, p_minutes smallint, p_id uuid, p_jeton bytea, p_codes text[], p_contact bytea, p_empreinte bytea, p_lien bytea, p_adresse bytea) IS 'Pour app_public : un rendez-vous dans une permanence publiée de ce code. Rien de ce qui nomme n''est lisible dans ses paramètres.';

-- Name: retirer_partage(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.retirer_partage(p_entreprise uuid, p_partage uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE v_dossier uuid;
BEGIN
  UPDATE nominatif.partage p SET retire_le = current_date, retire_par = garde.uid()
   WHERE p.entreprise_id = p_entreprise AND p.id = p_partage AND p.retire_le IS NULL
     AND (p.compte_id = garde.uid() OR p.accorde_par = garde.uid() OR nominatif.suis_referent(p.entreprise_id, p.dossier_id))
  RETURNING p.dossier_id INTO v_dossier;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM journal.ecrire('retirer_partage', v_dossier);
  PERFORM nominatif._recueillir(p_entreprise, v_dossier);
  RETURN true;
END $$;

-- Name: FUNCTION retirer_partage(p_entreprise uuid, p_partage uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.retirer_partage(p_entreprise uuid, p_partage uuid) IS 'Finit un partage aussitôt ; faux s''il est fini ou n''est à la main ni du référent ni du collègue.';

-- Name: suis_referent(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.suis_referent(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = p_entreprise AND d.id = p_dossier AND d.referent_id = moi AND d.etat <> 'efface'
      AND NOT nominatif.verrouille(d.entreprise_id, d.id, moi));
END $$;

-- Name: suivi_psychologique(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.suivi_psychologique(p_entreprise uuid, p_dossier uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN nominatif.suis_referent(p_entreprise, p_dossier) AND EXISTS (SELECT 1 FROM nominatif.suivi_psychologue s
    WHERE s.entreprise_id = p_entreprise AND s.dossier_id = p_dossier AND s.annonce);
END $$;

-- Name: suivre_orientations(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.suivre_orientations() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  o record;
  v_referent uuid;
  n int := 0;
BEGIN
  FOR o IN SELECT x.entreprise_id, x.id, x.etablissement_id, nominatif._ne_recoivent_pas(x.entreprise_id) AS sauf
      FROM nominatif.orientation_rh x WHERE x.etat = 'recue' AND x.referent_id = ANY (nominatif._ne_recoivent_pas(x.entreprise_id)) LOOP
    v_referent := gestion.recoit_orientation(o.entreprise_id, o.etablissement_id, o.sauf);
    CONTINUE WHEN v_referent IS NULL;
    UPDATE nominatif.orientation_rh SET referent_id = v_referent WHERE entreprise_id = o.entreprise_id AND id = o.id;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- Name: suivre_permanences(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.suivre_permanences() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  r record;
  n int := 0;
BEGIN
  FOR r IN
    SELECT x.entreprise_id, x.id, x.jour, x.heure, x.minutes, x.dossier_id, o.permanence_id, o.compte_id, o.jour AS jour_actuel, o.debut, o.fin
    FROM nominatif.reservation v
    JOIN nominatif.rendez_vous x ON x.entreprise_id = v.entreprise_id AND x.id = v.rendez_vous_id
    LEFT JOIN LATERAL gestion.permanence_actuelle(x.entreprise_id, x.permanence_id) o ON true
    WHERE x.statut = 'a_venir' AND v.expire_le > now() AND x.permanence_id IS NOT NULL
      AND ((o.permanence_id, o.compte_id, o.jour) IS DISTINCT FROM (x.permanence_id, x.referent_id, x.jour) OR v.sans_permanence)
  LOOP
    IF r.dossier_id IS NOT NULL THEN
      n := n + nominatif._suivre_le_dossier(r.entreprise_id, r.id)::int;
      CONTINUE;
    END IF;
    n := n + 1;
    IF r.jour_actuel = r.jour AND r.heure >= r.debut AND r.heure < r.fin THEN
      PERFORM nominatif._attendre_son_tour(r.compte_id);
      IF nominatif._heure_libre(r.compte_id, r.jour, r.debut, r.fin, r.minutes, r.heure, r.id) = r.heure THEN
        UPDATE nominatif.rendez_vous SET permanence_id = r.permanence_id, referent_id = r.compte_id
         WHERE entreprise_id = r.entreprise_id AND id = r.id;
        CONTINUE;
      END IF;
    END IF;
    UPDATE nominatif.rendez_vous SET statut = 'annule_service' WHERE entreprise_id = r.entreprise_id AND id = r.id;
  END LOOP;
  RETURN n;
END $$;

-- Name: suivre_rappels(); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.suivre_rappels() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE nominatif.rappel SET referent_id = NEW.referent_id
   WHERE entreprise_id = NEW.entreprise_id AND dossier_id = NEW.id AND etat = 'a_faire';
  RETURN NULL;
END $$;

-- Name: taire_le_dossier(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.taire_le_dossier(p_entreprise uuid, p_dossier uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE n int;
BEGIN
  IF NOT nominatif.accede(p_entreprise, p_dossier) THEN RETURN 0; END IF;
  DELETE FROM nominatif.reservation v USING nominatif.rendez_vous r
   WHERE r.entreprise_id = p_entreprise AND r.dossier_id = p_dossier AND v.entreprise_id = r.entreprise_id AND v.rendez_vous_id = r.id;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Name: tourner_boite(bytea, bytea, bytea); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.tourner_boite(p_vue bytea, p_publique bytea, p_privee_enveloppee bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM 1 FROM nominatif.boite b WHERE b.id = 1 AND b.publique = p_vue FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO nominatif.boite (id, publique, privee_enveloppee, quittee_le)
    SELECT (SELECT max(x.id) + 1 FROM nominatif.boite x), b.publique, b.privee_enveloppee, now() FROM nominatif.boite b WHERE b.id = 1;
  UPDATE nominatif.boite SET publique = p_publique, privee_enveloppee = p_privee_enveloppee WHERE id = 1;
  RETURN true;
END $$;

-- Name: verrouille(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.verrouille(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000 PARALLEL RESTRICTED
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM nominatif.verrou v
    WHERE v.entreprise_id = p_entreprise AND v.compte_id = p_compte AND v.leve_le IS NULL
      AND (v.dossier_id IS NULL OR v.dossier_id = p_dossier));
END $$;

-- Name: verrouiller(uuid, uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.verrouiller(p_entreprise uuid, p_dossier uuid, p_compte uuid) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE moi uuid := garde.uid();
BEGIN
  IF p_dossier IS NULL THEN
    IF p_compte <> moi OR p_compte IS NULL THEN RETURN 'refuse'; END IF;
    IF EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = p_entreprise AND d.referent_id = moi AND d.etat <> 'efface') THEN
      RETURN 'referent';
    END IF;
  ELSE
    IF p_compte = moi THEN RETURN 'referent'; END IF;
    IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN
      PERFORM journal.ecrire('verrouiller_refus', p_dossier);
      RETURN 'refuse';
    END IF;
  END IF;
  INSERT INTO nominatif.verrou (entreprise_id, dossier_id, compte_id, origine)
  VALUES (p_entreprise, p_dossier, p_compte, CASE WHEN p_dossier IS NULL THEN 'soi' ELSE 'referent' END) ON CONFLICT DO NOTHING;
  PERFORM journal.ecrire('verrouiller', coalesce(p_dossier, p_entreprise));
  RETURN 'fait';
END $$;

-- Name: FUNCTION verrouiller(p_entreprise uuid, p_dossier uuid, p_compte uuid); Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON FUNCTION nominatif.verrouiller(p_entreprise uuid, p_dossier uuid, p_compte uuid) IS '« fait », « refuse » (pas à moi de le dire) ou « referent » (ce compte y a des dossiers : les transférer d''abord). Sans dossier : moi-même, toute l''entreprise.';

-- Name: verrous(uuid, uuid); Type: FUNCTION; Schema: nominatif; Owner: -

CREATE FUNCTION nominatif.verrous(p_entreprise uuid, p_dossier uuid) RETURNS TABLE(id uuid, compte_id uuid, origine text, pose_le timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  IF NOT nominatif.suis_referent(p_entreprise, p_dossier) THEN RETURN; END IF;
  RETURN QUERY SELECT v.id, v.compte_id, v.origine, v.pose_le FROM nominatif.verrou v
   WHERE v.entreprise_id = p_entreprise AND v.dossier_id = p_dossier AND v.leve_le IS NULL ORDER BY v.pose_le;
END $$;

-- Name: _exiger_direction(); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle._exiger_direction() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Name: _exporter_clotures(); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle._exporter_clotures() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  WITH lot AS (
    UPDATE nominatif.dossier d SET cloture_exportee = true
      FROM passerelle.cle_pseudonyme c
     WHERE NOT d.cloture_exportee AND d.etat <> 'ouvert' AND d.clos_le < current_date
       AND c.entreprise_id = d.entreprise_id AND c.annee = extract(year FROM passerelle._mois(d.entreprise_id, d.clos_le))
    RETURNING d.entreprise_id, d.id, d.personne_id, d.motif, d.clos_le, d.issue, c.cle
  ), faits AS (
    SELECT l.entreprise_id, passerelle._mois(l.entreprise_id, l.clos_le) AS mois, l.issue,
           (l.motif = 'maintien_emploi' OR EXISTS (
             SELECT 1 FROM nominatif.entretien e
             LEFT JOIN nominatif.entretien_motif m ON m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id
             WHERE e.entreprise_id = l.entreprise_id AND e.dossier_id = l.id AND e.etat = 'clos'
               AND (e.nature = 'pre_reprise' OR m.motif = 'maintien_emploi')))
           AND nominatif.arret_long(l.entreprise_id, l.id, l.clos_le) AS pdp,
           substr(sha256(l.cle || sha256(l.cle || uuid_send(l.personne_id))), 1, 16) AS pseudonyme
      FROM lot l
  ), anciens AS (
    DELETE FROM passerelle.cloture a USING (SELECT DISTINCT f.entreprise_id, f.mois FROM faits f) t
     WHERE a.entreprise_id = t.entreprise_id AND a.mois = t.mois
    RETURNING a.entreprise_id, a.mois, a.issue, a.pdp, a.pseudonyme
  )
  INSERT INTO passerelle.cloture (entreprise_id, mois, issue, pdp, pseudonyme)
  SELECT x.entreprise_id, x.mois, x.issue, x.pdp, x.pseudonyme
    FROM (SELECT entreprise_id, mois, issue, pdp, pseudonyme FROM faits
          UNION ALL
          SELECT entreprise_id, mois, issue, pdp, pseudonyme FROM anciens) x
   ORDER BY random();
END $$;

-- Name: _mois(uuid, date); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle._mois(p_entreprise uuid, p_jour date) RETURNS date
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN greatest(date_trunc('month', p_jour)::date,
    (SELECT a.jusquau + 1 FROM passerelle.arrete a WHERE a.entreprise_id = p_entreprise AND a.jusquau >= p_jour));
END $$;

-- Name: agreger(uuid, date, date, uuid[]); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.agreger(p_entreprise uuid, p_debut date, p_fin date, p_autres uuid[] DEFAULT '{}'::uuid[]) RETURNS TABLE(axe text, valeur text, valeur2 text, entretiens integer, personnes integer, nouveaux integer, maximum integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_debut <> date_trunc('quarter', p_debut)::date OR p_fin + 1 <> date_trunc('quarter', p_fin + 1)::date OR p_fin < p_debut
     OR extract(year FROM p_debut) <> extract(year FROM p_fin) THEN
    RAISE EXCEPTION 'trimestres entiers d''une annee' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY
    WITH f AS (
      SELECT a.motif, a.forme, a.origine, a.nature, a.nouveau, a.pseudonyme,
             CASE WHEN a.etablissement_id = ANY (p_autres) THEN 'autres' ELSE a.etablissement_id::text END AS etablissement
        FROM passerelle.acte a WHERE a.entreprise_id = p_entreprise AND a.mois BETWEEN p_debut AND p_fin
    ), c AS (
      SELECT x.axe, x.valeur, x.valeur2, f.pseudonyme, count(*) AS n, bool_or(f.nouveau) AS nouveau
        FROM f CROSS JOIN LATERAL (VALUES ('total', '', ''), ('motif', f.motif, ''), ('etablissement', f.etablissement, ''),
          ('forme', f.forme, ''), ('origine', f.origine, ''), ('nature', f.nature, ''),
          ('etablissement_motif', f.etablissement, f.motif)) AS x (axe, valeur, valeur2)
       GROUP BY x.axe, x.valeur, x.valeur2, f.pseudonyme)
    SELECT c.axe, c.valeur, c.valeur2, sum(c.n)::int, count(*)::int, (count(*) FILTER (WHERE c.nouveau))::int, max(c.n)::int
      FROM c GROUP BY c.axe, c.valeur, c.valeur2 ORDER BY c.axe, c.valeur, c.valeur2;
END $$;

-- Name: FUNCTION agreger(p_entreprise uuid, p_debut date, p_fin date, p_autres uuid[]); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.agreger(p_entreprise uuid, p_debut date, p_fin date, p_autres uuid[]) IS 'Comptes d''une entreprise sur des trimestres entiers d''une année, par axe (total, motif, etablissement, forme, origine, nature, etablissement_motif) ; fonction direction. Vrais comptes, avant secret : à ne remettre qu''après suppression.';

-- Name: agreger_portefeuille(date, date); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.agreger_portefeuille(p_debut date, p_fin date) RETURNS TABLE(entreprise uuid, axe text, valeur text, entretiens integer, personnes integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_debut <> date_trunc('quarter', p_debut)::date OR p_fin + 1 <> date_trunc('quarter', p_fin + 1)::date OR p_fin < p_debut
     OR extract(year FROM p_debut) <> extract(year FROM p_fin) THEN
    RAISE EXCEPTION 'trimestres entiers d''une annee' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY
    WITH f AS MATERIALIZED (
      SELECT a.entreprise_id, x.axe, x.valeur, a.pseudonyme
        FROM passerelle.acte a
       CROSS JOIN LATERAL (VALUES ('total', ''), ('motif', a.motif),
         ('pdp', CASE WHEN a.motif = 'maintien_emploi' OR a.nature = 'pre_reprise' THEN '' END)) AS x (axe, valeur)
       WHERE a.mois BETWEEN p_debut AND p_fin AND x.valeur IS NOT NULL
      UNION ALL
      SELECT c.entreprise_id, x.axe, '', c.pseudonyme
        FROM passerelle.cloture c
       CROSS JOIN LATERAL (VALUES ('cloture', true),
         ('retour', c.issue IN ('retour_meme_poste', 'retour_amenage', 'reclasse_interne'))) AS x (axe, vaut)
       WHERE c.mois BETWEEN p_debut AND p_fin AND c.pdp AND x.vaut
    )
    SELECT f.entreprise_id, f.axe, f.valeur, count(*)::int, count(DISTINCT f.pseudonyme)::int
      FROM f GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
END $$;

-- Name: FUNCTION agreger_portefeuille(p_debut date, p_fin date); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.agreger_portefeuille(p_debut date, p_fin date) IS 'Comptes de toutes les entreprises sur des trimestres entiers d''une année, par axe (total, motif, pdp, cloture, retour) ; fonction direction. Vrais comptes : à ne montrer que sommés sur cinq entreprises.';

-- Name: compter_pdp(uuid, date, date); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.compter_pdp(p_entreprise uuid, p_debut date, p_fin date) RETURNS TABLE(situations integer, cloturees integer, retours integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_debut <> date_trunc('quarter', p_debut)::date OR p_fin + 1 <> date_trunc('quarter', p_fin + 1)::date OR p_fin < p_debut
     OR extract(year FROM p_debut) <> extract(year FROM p_fin) THEN
    RAISE EXCEPTION 'trimestres entiers d''une annee' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY
    SELECT (SELECT count(DISTINCT a.pseudonyme)::int FROM passerelle.acte a
             WHERE a.entreprise_id = p_entreprise AND a.mois BETWEEN p_debut AND p_fin
               AND (a.motif = 'maintien_emploi' OR a.nature = 'pre_reprise')),
           count(DISTINCT c.pseudonyme)::int,
           (count(DISTINCT c.pseudonyme) FILTER (WHERE c.issue IN ('retour_meme_poste', 'retour_amenage', 'reclasse_interne')))::int
      FROM passerelle.cloture c
     WHERE c.entreprise_id = p_entreprise AND c.mois BETWEEN p_debut AND p_fin AND c.pdp;
END $$;

-- Name: FUNCTION compter_pdp(p_entreprise uuid, p_debut date, p_fin date); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.compter_pdp(p_entreprise uuid, p_debut date, p_fin date) IS 'Prévention d''une entreprise sur des trimestres entiers d''une année, en personnes : suivies, suivis terminés après un arrêt d''au moins 30 jours, et de ceux-là revenues au travail. Fonction direction ; vrais comptes, avant secret.';

-- Name: croiser(uuid, smallint, date, jsonb, jsonb); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.croiser(p_entreprise uuid, p_annee smallint, p_jusquau date, p_formes jsonb, p_origines jsonb) RETURNS TABLE(periode smallint, axe text, valeur text, etablissement text, entretiens integer, personnes integer, nouveaux integer, maximum integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_jusquau + 1 <> date_trunc('quarter', p_jusquau + 1)::date OR extract(year FROM p_jusquau) <> p_annee THEN
    RAISE EXCEPTION 'fin d''un trimestre de l''annee' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY
    WITH brut AS (
      SELECT a.motif, a.forme, a.origine, a.nouveau, a.pseudonyme, a.etablissement_id, extract(quarter FROM a.mois)::int - 1 AS trimestre
        FROM passerelle.acte a WHERE a.entreprise_id = p_entreprise AND a.mois BETWEEN make_date(p_annee, 1, 1) AND p_jusquau
    ), lieu AS (
      SELECT DISTINCT ON (b.pseudonyme) b.pseudonyme, b.etablissement_id::text AS etablissement
        FROM brut b GROUP BY b.pseudonyme, b.etablissement_id ORDER BY b.pseudonyme, count(*) DESC, b.etablissement_id
    ), f AS (
      SELECT b.motif, coalesce(p_formes ->> b.forme, '') AS forme, coalesce(p_origines ->> b.origine, '') AS origine, b.nouveau, b.pseudonyme,
             l.etablissement, p.periode
        FROM brut b JOIN lieu l ON l.pseudonyme = b.pseudonyme
        CROSS JOIN LATERAL (VALUES (b.trimestre), (4)) AS p (periode)
    ), c AS (
      SELECT f.periode, x.axe, x.valeur, x.etablissement, f.pseudonyme, count(*) AS n, bool_or(f.nouveau) AS nouveau
        FROM f CROSS JOIN LATERAL (VALUES ('motif', '', f.etablissement), ('motif', f.motif, f.etablissement),
          ('forme', f.forme, ''), ('origine', f.origine, '')) AS x (axe, valeur, etablissement)
       GROUP BY f.periode, x.axe, x.valeur, x.etablissement, f.pseudonyme)
    SELECT c.periode::smallint, c.axe, c.valeur, c.etablissement, sum(c.n)::int, count(*)::int, (count(*) FILTER (WHERE c.nouveau))::int,
           max(c.n)::int
      FROM c GROUP BY c.periode, c.axe, c.valeur, c.etablissement ORDER BY 1, 2, 3, 4;
END $$;

-- Name: FUNCTION croiser(p_entreprise uuid, p_annee smallint, p_jusquau date, p_formes jsonb, p_origines jsonb); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.croiser(p_entreprise uuid, p_annee smallint, p_jusquau date, p_formes jsonb, p_origines jsonb) IS 'Vrais comptes d''une année civile jusqu''à la fin d''un trimestre, au grain le plus fin (période × axe × valeur × établissement), pour le contrôle du secret ; fonction direction. À ne remettre qu''après suppression.';

-- Name: detruire_cles(smallint); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.detruire_cles(p_annee smallint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE n bigint;
BEGIN
  DELETE FROM passerelle.cle_pseudonyme WHERE annee <= p_annee AND annee < extract(year FROM current_date) - 1;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;

-- Name: FUNCTION detruire_cles(p_annee smallint); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.detruire_cles(p_annee smallint) IS 'Détruit les clés de pseudonyme jusqu''à cette année, jamais celles des deux dernières ; rend leur nombre (job_passerelle).';

-- Name: exporter(); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.exporter() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE n bigint;
BEGIN
  LOCK TABLE passerelle.acte IN SHARE ROW EXCLUSIVE MODE;                        -- deux lots à la fois : le second attend
  INSERT INTO passerelle.cle_pseudonyme (entreprise_id, annee, cle)
    SELECT DISTINCT ON (1, 2) x.entreprise_id, extract(year FROM passerelle._mois(x.entreprise_id, x.jour))::smallint,
           sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
      FROM (SELECT e.entreprise_id, e.jour FROM nominatif.entretien e WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date
            UNION
            SELECT d.entreprise_id, d.clos_le FROM nominatif.dossier d
             WHERE NOT d.cloture_exportee AND d.etat <> 'ouvert' AND d.clos_le < current_date) x
  ON CONFLICT DO NOTHING;
  WITH lot AS (
    UPDATE nominatif.entretien e SET exporte = true
      FROM passerelle.cle_pseudonyme c
     WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date            -- clos et passé : plus rien n'y change
       AND c.entreprise_id = e.entreprise_id AND c.annee = extract(year FROM passerelle._mois(e.entreprise_id, e.jour))
    RETURNING e.entreprise_id, e.id, e.dossier_id, e.jour, e.nature, e.forme, e.origine, e.duree, c.cle
  ), faits AS (
    SELECT l.entreprise_id,
           coalesce((SELECT a.ancien_id FROM nominatif.affectation a
                      WHERE a.entreprise_id = l.entreprise_id AND a.dossier_id = l.dossier_id AND a.du > l.jour
                      ORDER BY a.du LIMIT 1), d.etablissement_id) AS etablissement_id,
           passerelle._mois(l.entreprise_id, l.jour) AS mois,
           -- un seul motif par fait, pour que les thèmes s'additionnent : identifié avant exprimé, celui du dossier d'abord
           coalesce((SELECT m.motif FROM nominatif.entretien_motif m
                      WHERE m.entreprise_id = l.entreprise_id AND m.entretien_id = l.id
                      ORDER BY m.sorte = 'identifie' DESC, m.motif = d.motif DESC, m.motif LIMIT 1), d.motif) AS motif,
           l.nature, l.forme, l.origine, l.duree,
           -- une personne n'est nouvelle qu'une fois : jamais passée, et premier de ses entretiens dans ce lot
           row_number() OVER (PARTITION BY l.entreprise_id, d.personne_id ORDER BY l.jour, l.id) = 1
             AND NOT EXISTS (SELECT 1 FROM nominatif.dossier y
               JOIN nominatif.entretien x ON x.entreprise_id = y.entreprise_id AND x.dossier_id = y.id
               WHERE y.entreprise_id = l.entreprise_id AND y.personne_id = d.personne_id AND x.exporte) AS nouveau,
           substr(sha256(l.cle || sha256(l.cle || uuid_send(d.personne_id))), 1, 16) AS pseudonyme
      FROM lot l JOIN nominatif.dossier d ON d.entreprise_id = l.entreprise_id AND d.id = l.dossier_id
  ), anciens AS (
    DELETE FROM passerelle.acte a USING (SELECT DISTINCT f.entreprise_id, f.mois FROM faits f) t
     WHERE a.entreprise_id = t.entreprise_id AND a.mois = t.mois
    RETURNING a.entreprise_id, a.etablissement_id, a.mois, a.motif, a.nature, a.forme, a.origine, a.duree, a.nouveau, a.pseudonyme
  ), ecrits AS (
    INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
    SELECT x.entreprise_id, x.etablissement_id, x.mois, x.motif, x.nature, x.forme, x.origine, x.duree, x.nouveau, x.pseudonyme
      FROM (SELECT entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme FROM faits
            UNION ALL
            SELECT entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme FROM anciens) x
     ORDER BY random()
    RETURNING 1
  )
  SELECT count(*) INTO n FROM faits;
  PERFORM passerelle._exporter_clotures();
  RETURN n;
END $$;

-- Name: FUNCTION exporter(); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.exporter() IS 'Le lot de nuit (job_passerelle) : entretiens clos et passés → faits ; rend leur nombre. Rejoué, ne passe rien deux fois.';

-- Name: figer(uuid, date); Type: FUNCTION; Schema: passerelle; Owner: -

CREATE FUNCTION passerelle.figer(p_entreprise uuid, p_jusquau date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM passerelle._exiger_direction();
  IF p_jusquau + 1 <> date_trunc('quarter', p_jusquau + 1)::date OR p_jusquau >= current_date THEN
    RAISE EXCEPTION 'fin d''un trimestre clos' USING ERRCODE = '22023';
  END IF;
  LOCK TABLE passerelle.acte IN SHARE ROW EXCLUSIVE MODE;                        -- jamais au milieu d'un lot
  INSERT INTO passerelle.arrete AS a VALUES (p_entreprise, p_jusquau)
  ON CONFLICT (entreprise_id) DO UPDATE SET jusquau = greatest(a.jusquau, excluded.jusquau);
END $$;

-- Name: FUNCTION figer(p_entreprise uuid, p_jusquau date); Type: COMMENT; Schema: passerelle; Owner: -

COMMENT ON FUNCTION passerelle.figer(p_entreprise uuid, p_jusquau date) IS 'Fige les faits d''une entreprise jusqu''à la fin d''un trimestre clos ; ne recule jamais. Fonction direction.';

-- Name: _exiger_direction(); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage._exiger_direction() RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Name: _suivre(uuid, text, smallint, text, text); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage._suivre(p_entreprise uuid, p_periode text, p_rang smallint, p_suite text, p_raison text) RETURNS boolean
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: dernier_bilan(text); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.dernier_bilan(p_code text) RETURNS TABLE(periode text, version smallint, publie_le timestamp with time zone, empreinte bytea, rendu bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
BEGIN
  RETURN QUERY
  SELECT d.periode, d.version, d.publie_le, d.empreinte, d.rendu
  FROM (SELECT v_entreprise AS entreprise_id) e
  LEFT JOIN LATERAL (
    SELECT b.periode, b.version, b.publie_le, b.empreinte, b.rendu
    FROM pilotage.bilan b
    WHERE b.entreprise_id = e.entreprise_id
    -- L'année se lit après son quatrième trimestre.
    ORDER BY left(b.periode, 4) DESC, coalesce(nullif(substr(b.periode, 7, 1), ''), '5') DESC, b.version DESC
    LIMIT 1) d ON true
  WHERE e.entreprise_id IS NOT NULL;
END $$;

-- Name: FUNCTION dernier_bilan(p_code text); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.dernier_bilan(p_code text) IS 'Pour la page publique d''un code d''affiche : le dernier bilan remis à l''entreprise, et rien d''autre d''elle, pas même son nom.';

-- Name: durcir(uuid, smallint, smallint); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.durcir(p_entreprise uuid, p_seuil smallint, p_seuil_croise smallint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  INSERT INTO pilotage.rigueur AS r (entreprise_id, seuil, seuil_croise, fixe_par) VALUES (p_entreprise, p_seuil, p_seuil_croise, garde.uid())
  ON CONFLICT (entreprise_id) DO UPDATE
    SET seuil = greatest(r.seuil, excluded.seuil), seuil_croise = greatest(r.seuil_croise, excluded.seuil_croise, excluded.seuil),
        fixe_par = excluded.fixe_par, fixe_le = now();
END $$;

-- Name: FUNCTION durcir(p_entreprise uuid, p_seuil smallint, p_seuil_croise smallint); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.durcir(p_entreprise uuid, p_seuil smallint, p_seuil_croise smallint) IS 'Durcit les seuils d''une entreprise ; une valeur plus basse que l''actuelle ne change rien. 23514 sous 5 ou 11. Fonction direction.';

-- Name: est_remis(uuid, text); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.est_remis(p_entreprise uuid, p_periode text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM 1 FROM pilotage.graine g WHERE g.entreprise_id = p_entreprise FOR SHARE;
  RETURN EXISTS (SELECT 1 FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise AND b.periode = p_periode);
END $$;

-- Name: FUNCTION est_remis(p_entreprise uuid, p_periode text); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.est_remis(p_entreprise uuid, p_periode text) IS 'Vrai si un bilan de cette période est publié ; attend la publication en cours de l''entreprise. Pour prop_gestion seul.';

-- Name: etat_des_recommandations(uuid[]); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.etat_des_recommandations(p_entreprises uuid[]) RETURNS TABLE(entreprise_id uuid, periode text, publie boolean, rang smallint, textes text[], redacteur text, depose_le timestamp with time zone, suite text, raison text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION etat_des_recommandations(p_entreprises uuid[]); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.etat_des_recommandations(p_entreprises uuid[]) IS 'Bilans remis et dernier texte de chaque période ; le texte et la raison d''un renvoi à leur rédacteur seul. Pour prop_nominatif seul.';

-- Name: figer_perimetre(uuid, smallint, jsonb); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.figer_perimetre(p_entreprise uuid, p_annee smallint, p_groupes jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  INSERT INTO pilotage.perimetre (entreprise_id, annee, groupes) VALUES (p_entreprise, p_annee, p_groupes) ON CONFLICT DO NOTHING;
END $$;

-- Name: FUNCTION figer_perimetre(p_entreprise uuid, p_annee smallint, p_groupes jsonb); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.figer_perimetre(p_entreprise uuid, p_annee smallint, p_groupes jsonb) IS 'Fige le regroupement des établissements d''une année, une fois pour toutes ; le premier posé reste. Fonction direction.';

-- Name: figer_reperes(text, jsonb); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.figer_reperes(p_periode text, p_valeurs jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM pilotage._exiger_direction();
  IF current_date < (CASE WHEN length(p_periode) = 4 THEN make_date(p_periode::int + 1, 1, 1)
      ELSE (make_date(left(p_periode, 4)::int, 3 * right(p_periode, 1)::int, 1) + interval '1 month')::date END) THEN
    RAISE EXCEPTION 'periode qui n''est pas finie' USING ERRCODE = '22023';
  END IF;
  INSERT INTO pilotage.repere (periode, classe, valeurs)
    SELECT p_periode, v.key, v.value FROM jsonb_each(p_valeurs) v
  ON CONFLICT DO NOTHING;
END $$;

-- Name: FUNCTION figer_reperes(p_periode text, p_valeurs jsonb); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.figer_reperes(p_periode text, p_valeurs jsonb) IS 'Fige les repères d''une période finie, une clé par classe ; ce qui est déjà figé ne change pas. Fonction direction.';

-- Name: joindre(uuid, uuid, text, bytea); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.joindre(p_entreprise uuid, p_bilan uuid, p_nature text, p_octets bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  PERFORM pilotage._exiger_direction();
  -- now() est l'instant de la transaction : seul un bilan publié par elle reçoit un fichier.
  IF NOT EXISTS (SELECT 1 FROM pilotage.bilan b
                  WHERE b.entreprise_id = p_entreprise AND b.id = p_bilan AND b.publie_le = now() AND b.publie_par = garde.uid()) THEN
    RAISE EXCEPTION 'un fichier se joint dans la transaction qui publie' USING ERRCODE = '22023';
  END IF;
  INSERT INTO pilotage.fichier (entreprise_id, bilan_id, nature, octets, empreinte)
  VALUES (p_entreprise, p_bilan, p_nature, p_octets, sha256(p_octets));
END $$;

-- Name: FUNCTION joindre(p_entreprise uuid, p_bilan uuid, p_nature text, p_octets bytea); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.joindre(p_entreprise uuid, p_bilan uuid, p_nature text, p_octets bytea) IS 'Joint un fichier au bilan que la transaction vient de publier ; 22023 pour tout autre. Fonction direction.';

-- Name: ouvrir_registre(uuid); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.ouvrir_registre(p_entreprise uuid) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE g bytea;
BEGIN
  PERFORM pilotage._exiger_direction();
  INSERT INTO pilotage.graine (entreprise_id) VALUES (p_entreprise) ON CONFLICT DO NOTHING;
  SELECT x.graine INTO g FROM pilotage.graine x WHERE x.entreprise_id = p_entreprise FOR UPDATE;
  RETURN g;
END $$;

-- Name: FUNCTION ouvrir_registre(p_entreprise uuid); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.ouvrir_registre(p_entreprise uuid) IS 'Graine secrète de l''entreprise (créée au premier appel) et verrou de son registre jusqu''à la fin de la transaction. Fonction direction.';

-- Name: publier(uuid, text, smallint, text, text, bytea, bytea, bytea); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.publier(p_entreprise uuid, p_periode text, p_version smallint, p_raison text, p_regles text, p_contenu bytea, p_rendu bytea, p_certificat bytea) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  v_rang int;
  v_precedent bytea;
  v_version smallint;
  v_id uuid;
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  SELECT coalesce(max(b.rang), 0), coalesce(max(b.version) FILTER (WHERE b.periode = p_periode), 0)
    INTO v_rang, v_version FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise;
  IF p_version <> v_version + 1 THEN
    RAISE EXCEPTION 'cette version n''est pas la suivante' USING ERRCODE = '40001';
  END IF;
  SELECT b.chaine INTO v_precedent FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise AND b.rang = v_rang;
  v_precedent := coalesce(v_precedent, sha256(uuid_send(p_entreprise)));
  INSERT INTO pilotage.bilan (entreprise_id, rang, periode, version, raison, regles, contenu, rendu, certificat, empreinte, empreinte_rendu,
    precedent, chaine, publie_par)
  VALUES (p_entreprise, v_rang + 1, p_periode, p_version, p_raison, p_regles, p_contenu, p_rendu, p_certificat, sha256(p_contenu),
    sha256(p_rendu), v_precedent, sha256(v_precedent || sha256(p_contenu) || sha256(p_rendu)), garde.uid())
  RETURNING id INTO v_id;
  RETURN v_id;
END $$;

-- Name: FUNCTION publier(p_entreprise uuid, p_periode text, p_version smallint, p_raison text, p_regles text, p_contenu bytea, p_rendu bytea, p_certificat bytea); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.publier(p_entreprise uuid, p_periode text, p_version smallint, p_raison text, p_regles text, p_contenu bytea, p_rendu bytea, p_certificat bytea) IS 'Ajoute un bilan au registre de l''entreprise et le chaîne ; 40001 si la version attendue n''est plus la suivante. Fonction direction.';

-- Name: recevoir_recommandation(uuid, text, text[], text); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.recevoir_recommandation(p_entreprise uuid, p_periode text, p_textes text[], p_redacteur text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: FUNCTION recevoir_recommandation(p_entreprise uuid, p_periode text, p_textes text[], p_redacteur text); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.recevoir_recommandation(p_entreprise uuid, p_periode text, p_textes text[], p_redacteur text) IS 'Ajoute une version du texte : « depose », ou « publie » quand le bilan de la période est déjà remis. Pour prop_nominatif seul, qui vérifie à qui l''entreprise est confiée.';

-- Name: refuser(); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.refuser() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'un bilan publie ne se modifie ni ne se supprime : une nouvelle version le corrige' USING ERRCODE = '23001';
END $$;

-- Name: refuser_repere(); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.refuser_repere() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'un repere dit a un client reste le meme pour tous' USING ERRCODE = '23001';
END $$;

-- Name: refuser_retouche(); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.refuser_retouche() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RAISE EXCEPTION 'une recommandation deposee ne se modifie ni ne se supprime : une nouvelle la remplace' USING ERRCODE = '23001';
END $$;

-- Name: renvoyer_recommandation(uuid, text, smallint, text); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.renvoyer_recommandation(p_entreprise uuid, p_periode text, p_rang smallint, p_raison text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN pilotage._suivre(p_entreprise, p_periode, p_rang, 'renvoyee', p_raison);
END $$;

-- Name: FUNCTION renvoyer_recommandation(p_entreprise uuid, p_periode text, p_rang smallint, p_raison text); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.renvoyer_recommandation(p_entreprise uuid, p_periode text, p_rang smallint, p_raison text) IS 'Rend le dernier texte à son rédacteur, avec la raison ; faux s''il y en a un plus récent ou s''il a déjà une suite. Fonction direction.';

-- Name: retenir_recommandation(uuid, text, smallint); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.retenir_recommandation(p_entreprise uuid, p_periode text, p_rang smallint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  RETURN pilotage._suivre(p_entreprise, p_periode, p_rang, 'retenue', NULL);
END $$;

-- Name: FUNCTION retenir_recommandation(p_entreprise uuid, p_periode text, p_rang smallint); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.retenir_recommandation(p_entreprise uuid, p_periode text, p_rang smallint) IS 'Note que le dernier texte part avec un bilan, dans la transaction qui publie ; faux s''il a été remplacé ou renvoyé. Fonction direction.';

-- Name: verifier_registre(); Type: FUNCTION; Schema: pilotage; Owner: -

CREATE FUNCTION pilotage.verifier_registre() RETURNS TABLE(entreprise_id uuid, rang integer, defaut text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT m.entreprise_id, m.rang,
    CASE WHEN m.rang <> m.attendu THEN 'maillon manquant' WHEN m.precedent <> m.avant THEN 'chaîne rompue' ELSE 'contenu changé' END
  FROM (
    SELECT b.entreprise_id, b.rang, b.precedent, b.chaine, b.contenu, b.rendu,
      row_number() OVER w AS attendu,
      coalesce(lag(b.chaine) OVER w, sha256(uuid_send(b.entreprise_id))) AS avant
    FROM pilotage.bilan b WINDOW w AS (PARTITION BY b.entreprise_id ORDER BY b.rang)) m
  WHERE m.rang <> m.attendu OR m.precedent <> m.avant OR m.chaine <> sha256(m.precedent || sha256(m.contenu) || sha256(m.rendu));
END $$;

-- Name: FUNCTION verifier_registre(); Type: COMMENT; Schema: pilotage; Owner: -

COMMENT ON FUNCTION pilotage.verifier_registre() IS 'Recalcule la chaîne de chaque registre : aucune ligne quand rien n''a changé depuis la publication.';

-- Name: compte_auxiliaire; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.compte_auxiliaire (
    entreprise_id uuid NOT NULL,
    numero text NOT NULL,
    modifie_par uuid DEFAULT garde.uid() NOT NULL,
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT compte_auxiliaire_numero_check CHECK ((numero ~ '^[0-9A-Z]{1,17}$'::text))
);

ALTER TABLE ONLY facturation.compte_auxiliaire FORCE ROW LEVEL SECURITY;

-- Name: compte_client; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.compte_client (
    entreprise_id uuid NOT NULL
);

ALTER TABLE ONLY facturation.compte_client FORCE ROW LEVEL SECURITY;

-- Name: compte_comptable; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.compte_comptable (
    vendeur text NOT NULL,
    emploi text NOT NULL,
    "precision" text NOT NULL,
    numero text NOT NULL,
    libelle text NOT NULL,
    modifie_par uuid DEFAULT garde.uid() NOT NULL,
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT compte_comptable_emploi_check CHECK ((emploi = ANY (ARRAY['client'::text, 'vente'::text, 'tva'::text, 'tva_attente'::text, 'banque'::text, 'a_etablir'::text, 'tva_a_etablir'::text, 'avoir_a_etablir'::text, 'avance'::text]))),
    CONSTRAINT compte_comptable_libelle_check CHECK ((libelle ~ '^[^[:cntrl:]]{1,35}$'::text)),
    CONSTRAINT compte_comptable_numero_check CHECK ((numero ~ '^[1-7][0-9]{2}[0-9A-Z]{0,9}$'::text)),
    CONSTRAINT compte_comptable_precision_check CHECK (("precision" ~ '^[A-Z0-9_]{0,20}$'::text)),
    CONSTRAINT compte_comptable_vendeur_check CHECK ((vendeur = ANY (ARRAY['FR'::text, 'LU'::text])))
);

ALTER TABLE ONLY facturation.compte_comptable FORCE ROW LEVEL SECURITY;

-- Name: compteur; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.compteur (
    serie text NOT NULL,
    annee smallint NOT NULL,
    dernier integer DEFAULT 0 NOT NULL,
    derniere_emission date DEFAULT '2000-01-01'::date NOT NULL,
    CONSTRAINT compteur_dernier_check CHECK ((dernier >= 0)),
    CONSTRAINT compteur_serie_check CHECK ((serie = ANY (ARRAY['F'::text, 'A'::text, 'FL'::text, 'AL'::text])))
);

ALTER TABLE ONLY facturation.compteur FORCE ROW LEVEL SECURITY;

-- Name: credit; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.credit (
    entreprise_id uuid NOT NULL,
    avoir_id uuid NOT NULL,
    rang smallint NOT NULL,
    facture_id uuid NOT NULL,
    facture_rang smallint,
    motif text NOT NULL,
    CONSTRAINT credit_check CHECK (((motif = 'resiliation'::text) = (facture_rang IS NULL))),
    CONSTRAINT credit_motif_check CHECK ((motif = ANY (ARRAY['quantite'::text, 'prix'::text, 'effectif'::text, 'permanence'::text, 'doublon'::text, 'destinataire'::text, 'geste'::text, 'resiliation'::text])))
);

ALTER TABLE ONLY facturation.credit FORCE ROW LEVEL SECURITY;

-- Name: encaissement; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.encaissement (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    recu_le date NOT NULL,
    montant_cents bigint NOT NULL,
    moyen text NOT NULL,
    libelle text NOT NULL,
    empreinte text,
    annule_id uuid,
    saisi_par uuid NOT NULL,
    saisi_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT encaissement_check CHECK (((montant_cents < 0) = (annule_id IS NOT NULL))),
    CONSTRAINT encaissement_check1 CHECK (((annule_id IS NULL) OR (empreinte IS NULL))),
    CONSTRAINT encaissement_empreinte_check CHECK ((empreinte ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT encaissement_libelle_check CHECK ((length(libelle) <= 140)),
    CONSTRAINT encaissement_montant_cents_check CHECK ((montant_cents <> 0)),
    CONSTRAINT encaissement_moyen_check CHECK ((moyen = ANY (ARRAY['virement'::text, 'prelevement'::text, 'cheque'::text, 'autre'::text])))
);

ALTER TABLE ONLY facturation.encaissement FORCE ROW LEVEL SECURITY;

-- Name: export; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.export (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    fait_par uuid DEFAULT garde.uid() NOT NULL,
    auteur text NOT NULL,
    fait_le timestamp with time zone DEFAULT now() NOT NULL,
    du date NOT NULL,
    au date NOT NULL,
    formats text[] NOT NULL,
    parametres jsonb NOT NULL,
    pieces integer NOT NULL,
    net_cents bigint NOT NULL,
    tva_cents bigint NOT NULL,
    brut_cents bigint NOT NULL,
    nom text NOT NULL,
    taille bigint NOT NULL,
    sha256 bytea NOT NULL,
    CONSTRAINT export_auteur_check CHECK ((auteur <> ''::text)),
    CONSTRAINT export_check CHECK ((brut_cents = (net_cents + tva_cents))),
    CONSTRAINT export_check1 CHECK ((du <= au)),
    CONSTRAINT export_formats_check CHECK ((cardinality(formats) >= 1)),
    CONSTRAINT export_nom_check CHECK ((nom ~ '^[A-Za-z0-9._-]{5,100}$'::text)),
    CONSTRAINT export_parametres_check CHECK ((jsonb_typeof(parametres) = 'object'::text)),
    CONSTRAINT export_pieces_check CHECK ((pieces >= 0)),
    CONSTRAINT export_sha256_check CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT export_taille_check CHECK ((taille > 0))
);

ALTER TABLE ONLY facturation.export FORCE ROW LEVEL SECURITY;

-- Name: export_fichier; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.export_fichier (
    export_id uuid NOT NULL,
    rang integer NOT NULL,
    nom text NOT NULL,
    taille bigint NOT NULL,
    sha256 bytea NOT NULL,
    contenu bytea,
    CONSTRAINT export_fichier_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT export_fichier_rang_check CHECK ((rang > 0)),
    CONSTRAINT export_fichier_sha256_check CHECK ((octet_length(sha256) = 32)),
    CONSTRAINT export_fichier_taille_check CHECK ((taille >= 0))
);

ALTER TABLE ONLY facturation.export_fichier FORCE ROW LEVEL SECURITY;

-- Name: facture; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.facture (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    cle text NOT NULL,
    serie text NOT NULL,
    annee smallint NOT NULL,
    rang integer NOT NULL,
    numero text NOT NULL,
    type text NOT NULL,
    vendeur text NOT NULL,
    date_facturation date NOT NULL,
    date_emission date NOT NULL,
    echeance date NOT NULL,
    periode_debut date NOT NULL,
    periode_fin date NOT NULL,
    contrat_id uuid NOT NULL,
    contrat_numero text NOT NULL,
    vendeur_nom text NOT NULL,
    vendeur_adresse text NOT NULL,
    vendeur_siren text NOT NULL,
    vendeur_tva text NOT NULL,
    vendeur_iban text NOT NULL,
    acheteur_nom text NOT NULL,
    acheteur_adresse text NOT NULL,
    acheteur_pays text NOT NULL,
    acheteur_siren text NOT NULL,
    acheteur_tva text NOT NULL,
    net_cents bigint NOT NULL,
    tva_cents bigint NOT NULL,
    brut_cents bigint NOT NULL,
    emise_par uuid NOT NULL,
    emise_le timestamp with time zone DEFAULT now() NOT NULL,
    vendeur_siret text DEFAULT ''::text NOT NULL,
    vendeur_mentions text DEFAULT ''::text NOT NULL,
    vendeur_rue text DEFAULT ''::text NOT NULL,
    vendeur_code_postal text DEFAULT ''::text NOT NULL,
    vendeur_commune text DEFAULT ''::text NOT NULL,
    vendeur_bic text DEFAULT ''::text NOT NULL,
    vendeur_electronique text DEFAULT ''::text NOT NULL,
    vendeur_schema text DEFAULT ''::text NOT NULL,
    vendeur_contact text DEFAULT ''::text NOT NULL,
    vendeur_courriel text DEFAULT ''::text NOT NULL,
    vendeur_telephone text DEFAULT ''::text NOT NULL,
    acheteur_rue text DEFAULT ''::text NOT NULL,
    acheteur_code_postal text DEFAULT ''::text NOT NULL,
    acheteur_commune text DEFAULT ''::text NOT NULL,
    acheteur_electronique text DEFAULT ''::text NOT NULL,
    acheteur_schema text DEFAULT ''::text NOT NULL,
    acheteur_attention text DEFAULT ''::text NOT NULL,
    reference_acheteur text DEFAULT ''::text NOT NULL,
    bon_commande text DEFAULT ''::text NOT NULL,
    operation text DEFAULT 'S1'::text NOT NULL,
    exigibilite text DEFAULT 'encaissements'::text NOT NULL,
    note_bar text DEFAULT ''::text NOT NULL,
    note_pmt text DEFAULT ''::text NOT NULL,
    note_pmd text DEFAULT ''::text NOT NULL,
    note_aab text DEFAULT ''::text NOT NULL,
    conditions text DEFAULT ''::text NOT NULL,
    CONSTRAINT facture_acheteur_nom_check CHECK ((acheteur_nom <> ''::text)),
    CONSTRAINT facture_acheteur_pays_check CHECK ((acheteur_pays = ANY (ARRAY['FR'::text, 'LU'::text]))),
    CONSTRAINT facture_annee_check CHECK (((annee >= 2000) AND (annee <= 2099))),
    CONSTRAINT facture_check CHECK ((brut_cents = (net_cents + tva_cents))),
    CONSTRAINT facture_check1 CHECK ((periode_debut <= periode_fin)),
    CONSTRAINT facture_check2 CHECK ((date_emission <= echeance)),
    CONSTRAINT facture_check3 CHECK (((type = '381'::text) = (serie = ANY (ARRAY['A'::text, 'AL'::text])))),
    CONSTRAINT facture_check4 CHECK (((vendeur = 'LU'::text) = (serie = ANY (ARRAY['FL'::text, 'AL'::text])))),
    CONSTRAINT facture_check5 CHECK ((numero = ((((serie || '-'::text) || annee) || '-'::text) || lpad((rang)::text, GREATEST(4, length((rang)::text)), '0'::text)))),
    CONSTRAINT facture_cle_check CHECK ((cle <> ''::text)),
    CONSTRAINT facture_exigibilite_check CHECK ((exigibilite = ANY (ARRAY['encaissements'::text, 'debits'::text]))),
    CONSTRAINT facture_net_cents_check CHECK ((net_cents > 0)),
    CONSTRAINT facture_numero_check CHECK ((numero ~ '^[A-Z]{1,2}-[0-9]{4}-[0-9]{4,9}$'::text)),
    CONSTRAINT facture_operation_check CHECK ((operation = 'S1'::text)),
    CONSTRAINT facture_rang_check CHECK ((rang > 0)),
    CONSTRAINT facture_serie_check CHECK ((serie = ANY (ARRAY['F'::text, 'A'::text, 'FL'::text, 'AL'::text]))),
    CONSTRAINT facture_tva_cents_check CHECK ((tva_cents >= 0)),
    CONSTRAINT facture_type_check CHECK ((type = ANY (ARRAY['380'::text, '381'::text]))),
    CONSTRAINT facture_vendeur_check CHECK ((vendeur = ANY (ARRAY['FR'::text, 'LU'::text])))
);

ALTER TABLE ONLY facturation.facture FORCE ROW LEVEL SECURITY;

-- Name: imputation; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.imputation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    facture_id uuid,
    encaissement_id uuid,
    avoir_id uuid,
    montant_cents bigint NOT NULL,
    impute_le date NOT NULL,
    annule_id uuid,
    impute_par uuid NOT NULL,
    saisi_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT imputation_check CHECK (((encaissement_id IS NULL) <> (avoir_id IS NULL))),
    CONSTRAINT imputation_check1 CHECK (((montant_cents < 0) = (annule_id IS NOT NULL))),
    CONSTRAINT imputation_montant_cents_check CHECK ((montant_cents <> 0))
);

ALTER TABLE ONLY facturation.imputation FORCE ROW LEVEL SECURITY;

-- Name: ligne; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.ligne (
    entreprise_id uuid NOT NULL,
    facture_id uuid NOT NULL,
    rang smallint NOT NULL,
    article text NOT NULL,
    nature text NOT NULL,
    libelle text NOT NULL,
    detail text NOT NULL,
    unite text NOT NULL,
    quantite bigint NOT NULL,
    prix_micro bigint NOT NULL,
    net_cents bigint NOT NULL,
    categorie text NOT NULL,
    taux smallint NOT NULL,
    periode_debut date,
    periode_fin date,
    CONSTRAINT ligne_categorie_check CHECK ((categorie = ANY (ARRAY['S'::text, 'AE'::text, 'E'::text]))),
    CONSTRAINT ligne_check CHECK (((net_cents)::numeric = round((((quantite)::numeric * (prix_micro)::numeric) / (100000000)::numeric)))),
    CONSTRAINT ligne_check1 CHECK ((periode_fin >= periode_debut)),
    CONSTRAINT ligne_libelle_check CHECK ((libelle <> ''::text)),
    CONSTRAINT ligne_nature_check CHECK ((nature = ANY (ARRAY['SERVICE'::text, 'LATE_FEE'::text, 'POOL_SHARE'::text, 'DEDUCTION'::text, 'TOP_UP'::text, 'ADJUSTMENT'::text, 'TERMINATION'::text]))),
    CONSTRAINT ligne_prix_micro_check CHECK ((prix_micro >= 0)),
    CONSTRAINT ligne_rang_check CHECK ((rang > 0)),
    CONSTRAINT ligne_taux_check CHECK (((taux >= 0) AND (taux <= 10000))),
    CONSTRAINT ligne_unite_check CHECK ((unite = ANY (ARRAY['IE'::text, 'C62'::text, 'E49'::text, 'MON'::text])))
);

ALTER TABLE ONLY facturation.ligne FORCE ROW LEVEL SECURITY;

-- Name: lot; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.lot (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    mois date NOT NULL,
    demarre_par uuid DEFAULT garde.uid() NOT NULL,
    demarre_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT lot_mois_check CHECK ((EXTRACT(day FROM mois) = (1)::numeric))
);

ALTER TABLE ONLY facturation.lot FORCE ROW LEVEL SECURITY;

-- Name: lot_contrat; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.lot_contrat (
    entreprise_id uuid NOT NULL,
    lot_id uuid NOT NULL,
    contrat_id uuid NOT NULL,
    etat text DEFAULT 'a_emettre'::text NOT NULL,
    motif text,
    pieces smallint DEFAULT 0 NOT NULL,
    CONSTRAINT lot_contrat_check CHECK (((etat = 'bloque'::text) = (motif IS NOT NULL))),
    CONSTRAINT lot_contrat_etat_check CHECK ((etat = ANY (ARRAY['a_emettre'::text, 'emis'::text, 'rien'::text, 'bloque'::text]))),
    CONSTRAINT lot_contrat_motif_check CHECK ((motif <> ''::text)),
    CONSTRAINT lot_contrat_pieces_check CHECK ((pieces >= 0))
);

ALTER TABLE ONLY facturation.lot_contrat FORCE ROW LEVEL SECURITY;

-- Name: reference; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.reference (
    entreprise_id uuid NOT NULL,
    facture_id uuid NOT NULL,
    reference_id uuid NOT NULL,
    numero text NOT NULL,
    date_emission date NOT NULL
);

ALTER TABLE ONLY facturation.reference FORCE ROW LEVEL SECURITY;

-- Name: reglage_export; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.reglage_export (
    seul boolean DEFAULT true NOT NULL,
    csv_niveau text NOT NULL,
    csv_colonnes text[] NOT NULL,
    csv_separateur text NOT NULL,
    csv_decimale text NOT NULL,
    csv_encodage text NOT NULL,
    modifie_par uuid DEFAULT garde.uid() NOT NULL,
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT reglage_export_csv_colonnes_check CHECK ((cardinality(csv_colonnes) >= 1)),
    CONSTRAINT reglage_export_csv_decimale_check CHECK ((csv_decimale = ANY (ARRAY['virgule'::text, 'point'::text]))),
    CONSTRAINT reglage_export_csv_encodage_check CHECK ((csv_encodage = ANY (ARRAY['utf-8'::text, 'windows-1252'::text]))),
    CONSTRAINT reglage_export_csv_niveau_check CHECK ((csv_niveau = ANY (ARRAY['piece'::text, 'ligne'::text]))),
    CONSTRAINT reglage_export_csv_separateur_check CHECK ((csv_separateur = ANY (ARRAY['point-virgule'::text, 'virgule'::text, 'tabulation'::text]))),
    CONSTRAINT reglage_export_seul_check CHECK (seul)
);

ALTER TABLE ONLY facturation.reglage_export FORCE ROW LEVEL SECURITY;

-- Name: relance; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.relance (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    niveau smallint NOT NULL,
    le date NOT NULL,
    reste_cents bigint NOT NULL,
    relance_par uuid NOT NULL,
    saisie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT relance_niveau_check CHECK ((niveau = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT relance_reste_cents_check CHECK ((reste_cents > 0))
);

ALTER TABLE ONLY facturation.relance FORCE ROW LEVEL SECURITY;

-- Name: relance_facture; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.relance_facture (
    entreprise_id uuid NOT NULL,
    relance_id uuid NOT NULL,
    facture_id uuid NOT NULL,
    niveau smallint NOT NULL,
    le date NOT NULL,
    reste_cents bigint NOT NULL,
    CONSTRAINT relance_facture_niveau_check CHECK ((niveau = ANY (ARRAY[1, 2, 3]))),
    CONSTRAINT relance_facture_reste_cents_check CHECK ((reste_cents > 0))
);

ALTER TABLE ONLY facturation.relance_facture FORCE ROW LEVEL SECURITY;

-- Name: sceau; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.sceau (
    entreprise_id uuid NOT NULL,
    facture_id uuid NOT NULL,
    serie text NOT NULL,
    annee smallint NOT NULL,
    rang integer NOT NULL,
    version smallint DEFAULT 1 NOT NULL,
    precedente bytea NOT NULL,
    empreinte bytea NOT NULL,
    CONSTRAINT sceau_check CHECK (((octet_length(precedente) = ANY (ARRAY[0, 32])) AND ((octet_length(precedente) = 0) = (rang = 1)))),
    CONSTRAINT sceau_empreinte_check CHECK ((octet_length(empreinte) = 32)),
    CONSTRAINT sceau_rang_check CHECK ((rang > 0)),
    CONSTRAINT sceau_version_check CHECK ((version = 1))
);

ALTER TABLE ONLY facturation.sceau FORCE ROW LEVEL SECURITY;

-- Name: tva; Type: TABLE; Schema: facturation; Owner: -

CREATE TABLE facturation.tva (
    entreprise_id uuid NOT NULL,
    facture_id uuid NOT NULL,
    categorie text NOT NULL,
    taux smallint NOT NULL,
    vatex text,
    base_cents bigint NOT NULL,
    taxe_cents bigint NOT NULL,
    mention text DEFAULT ''::text NOT NULL,
    CONSTRAINT tva_categorie_check CHECK ((categorie = ANY (ARRAY['S'::text, 'AE'::text, 'E'::text]))),
    CONSTRAINT tva_check CHECK (((taxe_cents)::numeric = round((((base_cents)::numeric * (taux)::numeric) / (10000)::numeric)))),
    CONSTRAINT tva_check1 CHECK (((categorie = 'S'::text) = (vatex IS NULL))),
    CONSTRAINT tva_taux_check CHECK (((taux >= 0) AND (taux <= 10000))),
    CONSTRAINT tva_vatex_check CHECK ((vatex ~~ 'VATEX-%'::text))
);

ALTER TABLE ONLY facturation.tva FORCE ROW LEVEL SECURITY;

-- Name: cle; Type: TABLE; Schema: garde; Owner: -

CREATE TABLE garde.cle (
    version integer NOT NULL,
    ikey bytea NOT NULL,
    okey bytea NOT NULL,
    leurre bytea NOT NULL,
    active boolean DEFAULT false NOT NULL,
    creee_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT cle_ikey_check CHECK ((octet_length(ikey) = 64)),
    CONSTRAINT cle_leurre_check CHECK ((octet_length(leurre) = 32)),
    CONSTRAINT cle_okey_check CHECK ((octet_length(okey) = 64))
);

ALTER TABLE ONLY garde.cle FORCE ROW LEVEL SECURITY;

-- Name: parametre; Type: TABLE; Schema: garde; Owner: -

CREATE TABLE garde.parametre (
    seul boolean DEFAULT true NOT NULL,
    demonstration boolean DEFAULT false NOT NULL,
    CONSTRAINT parametre_seul_check CHECK (seul)
);

ALTER TABLE ONLY garde.parametre FORCE ROW LEVEL SECURITY;

-- Name: absence; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.absence (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    intervenant_id uuid NOT NULL,
    debut date NOT NULL,
    fin date NOT NULL,
    nature text DEFAULT 'absence'::text NOT NULL,
    CONSTRAINT absence_check CHECK ((fin >= debut)),
    CONSTRAINT absence_depart CHECK (((nature <> 'depart'::text) OR (fin = '9999-12-31'::date))),
    CONSTRAINT absence_nature_check CHECK ((nature = ANY (ARRAY['conge'::text, 'formation'::text, 'reunion'::text, 'absence'::text, 'depart'::text])))
);

ALTER TABLE ONLY gestion.absence FORCE ROW LEVEL SECURITY;

-- Name: action_collective; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.action_collective (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    etablissement_id uuid,
    intervenant_id uuid NOT NULL,
    jour date NOT NULL,
    debut time without time zone NOT NULL,
    minutes smallint NOT NULL,
    genre text NOT NULL,
    theme text NOT NULL,
    places smallint NOT NULL,
    participants smallint,
    statut text DEFAULT 'prevue'::text NOT NULL,
    prises smallint DEFAULT 0 NOT NULL,
    programme text DEFAULT ''::text NOT NULL,
    projet_id uuid,
    avis_1 smallint,
    avis_2 smallint,
    avis_3 smallint,
    avis_4 smallint,
    avis_5 smallint,
    inscription boolean DEFAULT false NOT NULL,
    CONSTRAINT action_collective_avis_1_check CHECK ((avis_1 >= 0)),
    CONSTRAINT action_collective_avis_2_check CHECK ((avis_2 >= 0)),
    CONSTRAINT action_collective_avis_3_check CHECK ((avis_3 >= 0)),
    CONSTRAINT action_collective_avis_4_check CHECK ((avis_4 >= 0)),
    CONSTRAINT action_collective_avis_5_check CHECK ((avis_5 >= 0)),
    CONSTRAINT action_collective_check CHECK (((statut = 'tenue'::text) = (participants IS NOT NULL))),
    CONSTRAINT action_collective_genre_check CHECK ((genre = ANY (ARRAY['atelier'::text, 'information'::text, 'managers'::text, 'groupe_parole'::text, 'stand'::text, 'projet'::text]))),
    CONSTRAINT action_collective_minutes_check CHECK (((minutes >= 15) AND (minutes <= 480))),
    CONSTRAINT action_collective_participants_check CHECK (((participants >= 0) AND (participants <= 2000))),
    CONSTRAINT action_collective_places_check CHECK (((places >= 1) AND (places <= 2000))),
    CONSTRAINT action_collective_prises_check CHECK ((prises >= 0)),
    CONSTRAINT action_collective_programme_check CHECK ((length(programme) <= 2000)),
    CONSTRAINT action_collective_statut_check CHECK ((statut = ANY (ARRAY['prevue'::text, 'tenue'::text, 'annulee'::text]))),
    CONSTRAINT action_collective_theme_check CHECK (((length(theme) >= 3) AND (length(theme) <= 80))),
    CONSTRAINT avis_assez CHECK ((((((avis_1 + avis_2) + avis_3) + avis_4) + avis_5) >= 5)),
    CONSTRAINT avis_entiers CHECK ((num_nulls(avis_1, avis_2, avis_3, avis_4, avis_5) = ANY (ARRAY[0, 5]))),
    CONSTRAINT avis_presents CHECK ((((((avis_1 + avis_2) + avis_3) + avis_4) + avis_5) <= participants)),
    CONSTRAINT places_prises CHECK ((prises <= places))
);

ALTER TABLE ONLY gestion.action_collective FORCE ROW LEVEL SECURITY;

-- Name: action_place; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.action_place (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    action_id uuid NOT NULL,
    code text DEFAULT ''::text NOT NULL,
    jeton bytea,
    CONSTRAINT action_place_code_check CHECK ((code ~ '^[2-9A-HJ-NP-Z]{5}$'::text)),
    CONSTRAINT action_place_jeton_check CHECK ((octet_length(jeton) = 32))
);

ALTER TABLE ONLY gestion.action_place FORCE ROW LEVEL SECURITY;

-- Name: agenda; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.agenda (
    empreinte bytea NOT NULL,
    intervenant_id uuid,
    entreprise_id uuid,
    cree_le timestamp with time zone DEFAULT now() NOT NULL,
    revoque_le timestamp with time zone,
    CONSTRAINT agenda_check CHECK (((intervenant_id IS NULL) <> (entreprise_id IS NULL))),
    CONSTRAINT agenda_empreinte_check CHECK ((octet_length(empreinte) = 32))
);

ALTER TABLE ONLY gestion.agenda FORCE ROW LEVEL SECURITY;

-- Name: alerte; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.alerte (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    etablissement_id uuid,
    risque text NOT NULL,
    signes text[] NOT NULL,
    niveau text NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    posee_le date DEFAULT CURRENT_DATE NOT NULL,
    etat text DEFAULT 'ouverte'::text NOT NULL,
    suite text,
    prise_le date,
    close_le date,
    CONSTRAINT alerte_check CHECK (((etat = 'ouverte'::text) = (prise_le IS NULL))),
    CONSTRAINT alerte_check1 CHECK (((etat = 'close'::text) = (close_le IS NOT NULL))),
    CONSTRAINT alerte_check2 CHECK (((etat <> 'close'::text) OR (suite IS NOT NULL))),
    CONSTRAINT alerte_etat_check CHECK ((etat = ANY (ARRAY['ouverte'::text, 'prise'::text, 'close'::text]))),
    CONSTRAINT alerte_niveau_check CHECK ((niveau = ANY (ARRAY['vigilance'::text, 'forte'::text, 'immediate'::text]))),
    CONSTRAINT alerte_risque_check CHECK ((risque = ANY (ARRAY['charge'::text, 'conflits'::text, 'management'::text, 'harcelement'::text, 'violences_externes'::text, 'reorganisation'::text, 'accidents'::text, 'addictions'::text, 'isolement'::text, 'precarite'::text, 'penibilite'::text, 'discrimination'::text]))),
    CONSTRAINT alerte_signes_check CHECK (((cardinality(signes) >= 1) AND (cardinality(signes) <= 8) AND (signes <@ ARRAY['situations_semblables'::text, 'arrets_repetes'::text, 'departs'::text, 'tensions_visibles'::text, 'plaintes_croisees'::text, 'epuisement'::text, 'demandes_urgentes'::text, 'evenement_grave'::text]))),
    CONSTRAINT alerte_suite_check CHECK ((suite = ANY (ARRAY['echange_direction'::text, 'echange_rh'::text, 'cse_cssct'::text, 'medecine_travail'::text, 'action_collective'::text, 'projet'::text, 'sans_suite'::text])))
);

ALTER TABLE ONLY gestion.alerte FORCE ROW LEVEL SECURITY;

-- Name: avenant; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.avenant (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contrat_id uuid NOT NULL,
    numero smallint NOT NULL,
    date_effet date NOT NULL,
    objet text NOT NULL,
    signe_le date,
    CONSTRAINT avenant_numero_check CHECK ((numero > 0)),
    CONSTRAINT avenant_objet_check CHECK ((objet <> ''::text))
);

ALTER TABLE ONLY gestion.avenant FORCE ROW LEVEL SECURITY;

-- Name: cellule; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.cellule (
    entreprise_id uuid NOT NULL,
    membres text[] NOT NULL,
    signaux text[] NOT NULL,
    etapes text[] NOT NULL,
    tous_les_mois smallint DEFAULT 3 NOT NULL,
    derniere_le date,
    modifiee_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT cellule_etapes_check CHECK ((etapes <@ ARRAY['reperer'::text, 'informer'::text, 'liaison'::text, 'pre_reprise'::text, 'evaluer'::text, 'amenager'::text, 'essai'::text, 'reprise'::text, 'suivre'::text, 'bilan'::text])),
    CONSTRAINT cellule_membres_check CHECK ((membres <@ ARRAY['service_social'::text, 'rh'::text, 'sante_travail'::text, 'manager'::text, 'cse'::text, 'referent_handicap'::text, 'carsat'::text, 'cap_emploi'::text])),
    CONSTRAINT cellule_signaux_check CHECK ((signaux <@ ARRAY['arret_30'::text, 'arrets_repetes'::text, 'restrictions'::text, 'accident'::text, 'inaptitude_prevue'::text, 'rqth'::text, 'retour_90'::text, 'demande_salarie'::text])),
    CONSTRAINT cellule_tous_les_mois_check CHECK (((tous_les_mois >= 1) AND (tous_les_mois <= 12)))
);

ALTER TABLE ONLY gestion.cellule FORCE ROW LEVEL SECURITY;

-- Name: contact; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.contact (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    nom text NOT NULL,
    fonction text DEFAULT ''::text NOT NULL,
    courriel text DEFAULT ''::text NOT NULL,
    telephone text DEFAULT ''::text NOT NULL,
    principal boolean DEFAULT false NOT NULL,
    CONSTRAINT contact_nom_check CHECK ((nom <> ''::text))
);

ALTER TABLE ONLY gestion.contact FORCE ROW LEVEL SECURITY;

-- Name: contexte; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.contexte (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    periode text NOT NULL,
    absenteisme smallint,
    rotation smallint,
    arrets_longs integer,
    declare_par uuid DEFAULT garde.uid() NOT NULL,
    declare_le timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT contexte_absenteisme_check CHECK (((absenteisme >= 0) AND (absenteisme <= 1000))),
    CONSTRAINT contexte_arrets_longs_check CHECK (((arrets_longs >= 0) AND (arrets_longs <= 100000))),
    CONSTRAINT contexte_check CHECK ((num_nonnulls(absenteisme, rotation, arrets_longs) > 0)),
    CONSTRAINT contexte_periode_check CHECK ((periode ~ '^20[0-9]{2}(-T[1-4])?$'::text)),
    CONSTRAINT contexte_rotation_check CHECK (((rotation >= 0) AND (rotation <= 5000)))
);

ALTER TABLE ONLY gestion.contexte FORCE ROW LEVEL SECURITY;

-- Name: contrat; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.contrat (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    numero text NOT NULL,
    statut text DEFAULT 'brouillon'::text NOT NULL,
    cadre text DEFAULT 'FR'::text NOT NULL,
    objet text DEFAULT ''::text NOT NULL,
    debut date NOT NULL,
    fin date,
    tacite_reconduction boolean DEFAULT true NOT NULL,
    preavis_mois smallint DEFAULT 3 NOT NULL,
    renouvellement_le date,
    intervenant_id uuid,
    facturation_mois smallint DEFAULT 1 NOT NULL,
    terme text DEFAULT 'ECHU'::text NOT NULL,
    annee_contractuelle text DEFAULT '01-01'::text NOT NULL,
    preavis_annulation_jours smallint DEFAULT 2 NOT NULL,
    taux_annulation_tardive numeric(5,2) DEFAULT 100 NOT NULL,
    minimum_cents bigint,
    signe_le date,
    minimum_par text DEFAULT 'annee'::text NOT NULL,
    minimum_prorata boolean DEFAULT true NOT NULL,
    etablissement_id uuid,
    acheteur_tva text,
    vies_numero text,
    vies_le date,
    vies_valide boolean,
    CONSTRAINT contrat_acheteur_tva_check CHECK ((acheteur_tva ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'::text)),
    CONSTRAINT contrat_annee_contractuelle_check CHECK ((annee_contractuelle ~ '^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$'::text)),
    CONSTRAINT contrat_cadre_check CHECK ((cadre = ANY (ARRAY['FR'::text, 'LU'::text]))),
    CONSTRAINT contrat_check CHECK ((fin >= debut)),
    CONSTRAINT contrat_facturation_mois_check CHECK ((facturation_mois = ANY (ARRAY[1, 2, 3, 4, 6, 12]))),
    CONSTRAINT contrat_minimum_cents_check CHECK ((minimum_cents >= 0)),
    CONSTRAINT contrat_minimum_par_check CHECK ((minimum_par = ANY (ARRAY['annee'::text, 'periode'::text]))),
    CONSTRAINT contrat_numero_check CHECK ((numero ~ '^[A-Z0-9-]{2,30}$'::text)),
    CONSTRAINT contrat_preavis_annulation_jours_check CHECK (((preavis_annulation_jours >= 0) AND (preavis_annulation_jours <= 60))),
    CONSTRAINT contrat_preavis_mois_check CHECK (((preavis_mois >= 0) AND (preavis_mois <= 24))),
    CONSTRAINT contrat_statut_check CHECK ((statut = ANY (ARRAY['brouillon'::text, 'signe'::text, 'resilie'::text]))),
    CONSTRAINT contrat_taux_annulation_tardive_check CHECK (((taux_annulation_tardive >= (0)::numeric) AND (taux_annulation_tardive <= (100)::numeric))),
    CONSTRAINT contrat_terme_check CHECK ((terme = ANY (ARRAY['ECHU'::text, 'AVANCE'::text]))),
    CONSTRAINT contrat_vies CHECK ((((vies_numero IS NULL) = (vies_le IS NULL)) AND ((vies_numero IS NULL) = (vies_valide IS NULL)))),
    CONSTRAINT contrat_vies_numero_check CHECK ((vies_numero ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'::text))
);

ALTER TABLE ONLY gestion.contrat FORCE ROW LEVEL SECURITY;

-- Name: disponibilite; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.disponibilite (
    intervenant_id uuid NOT NULL,
    jour smallint NOT NULL,
    demi_journee text NOT NULL,
    CONSTRAINT disponibilite_demi_journee_check CHECK ((demi_journee = ANY (ARRAY['AM'::text, 'PM'::text]))),
    CONSTRAINT disponibilite_jour_check CHECK (((jour >= 1) AND (jour <= 5)))
);

ALTER TABLE ONLY gestion.disponibilite FORCE ROW LEVEL SECURITY;

-- Name: echeance_legale; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.echeance_legale (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    partenaire_code text NOT NULL,
    demarche text NOT NULL,
    effet text NOT NULL,
    depart text NOT NULL,
    nombre smallint NOT NULL,
    unite text NOT NULL,
    suite text DEFAULT ''::text NOT NULL,
    source text NOT NULL,
    url text DEFAULT ''::text NOT NULL,
    verifie_le date NOT NULL,
    actif boolean DEFAULT true NOT NULL,
    verifie_par uuid,
    CONSTRAINT echeance_legale_demarche_check CHECK (((length(demarche) >= 3) AND (length(demarche) <= 120))),
    CONSTRAINT echeance_legale_depart_check CHECK (((length(depart) >= 3) AND (length(depart) <= 160))),
    CONSTRAINT echeance_legale_effet_check CHECK ((effet = ANY (ARRAY['recours'::text, 'silence_rejet'::text, 'silence_accord'::text, 'instruction'::text, 'demande'::text]))),
    CONSTRAINT echeance_legale_nombre_check CHECK (((nombre >= 1) AND (nombre <= 730))),
    CONSTRAINT echeance_legale_partenaire_code_check CHECK ((partenaire_code ~ '^[a-z_]{2,30}$'::text)),
    CONSTRAINT echeance_legale_source_check CHECK (((length(source) >= 3) AND (length(source) <= 300))),
    CONSTRAINT echeance_legale_suite_check CHECK ((length(suite) <= 300)),
    CONSTRAINT echeance_legale_unite_check CHECK ((unite = ANY (ARRAY['jours'::text, 'mois'::text]))),
    CONSTRAINT echeance_legale_url_check CHECK (((url = ''::text) OR (url ~ '^https://[^[:space:]<>"]{3,250}$'::text)))
);

ALTER TABLE ONLY gestion.echeance_legale FORCE ROW LEVEL SECURITY;

-- Name: effectif; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.effectif (
    entreprise_id uuid NOT NULL,
    etablissement_id uuid NOT NULL,
    a_partir_du date NOT NULL,
    nombre integer NOT NULL,
    source text DEFAULT 'gestion'::text NOT NULL,
    declare_le date DEFAULT CURRENT_DATE NOT NULL,
    CONSTRAINT effectif_nombre_check CHECK (((nombre >= 0) AND (nombre <= 1000000))),
    CONSTRAINT effectif_source_check CHECK ((source = ANY (ARRAY['contrat'::text, 'gestion'::text, 'rh'::text, 'import'::text])))
);

ALTER TABLE ONLY gestion.effectif FORCE ROW LEVEL SECURITY;

-- Name: entreprise; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.entreprise (
    entreprise_id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    nom text NOT NULL,
    siren text,
    forme text DEFAULT 'privee'::text NOT NULL,
    secteur text DEFAULT ''::text NOT NULL,
    pays text DEFAULT 'FR'::text NOT NULL,
    tva_intracommunautaire text,
    statut text DEFAULT 'client'::text NOT NULL,
    livraison text DEFAULT 'externe'::text NOT NULL,
    lundi_pentecote_travaille boolean DEFAULT false NOT NULL,
    code_affiche text DEFAULT upper(substr(replace((gen_random_uuid())::text, '-'::text, ''::text), 1, 8)) NOT NULL,
    adresse text DEFAULT ''::text NOT NULL,
    code_postal text DEFAULT ''::text NOT NULL,
    commune text DEFAULT ''::text NOT NULL,
    contexte text DEFAULT ''::text NOT NULL,
    cree_le date DEFAULT CURRENT_DATE NOT NULL,
    adresse_electronique text DEFAULT ''::text NOT NULL,
    reference_acheteur text DEFAULT ''::text NOT NULL,
    bon_commande text DEFAULT ''::text NOT NULL,
    facturation_nom text DEFAULT ''::text NOT NULL,
    facturation_adresse text DEFAULT ''::text NOT NULL,
    facturation_code_postal text DEFAULT ''::text NOT NULL,
    facturation_commune text DEFAULT ''::text NOT NULL,
    tva_verifiee_le date,
    CONSTRAINT entreprise_code_check CHECK ((code ~ '^[A-Z0-9-]{2,20}$'::text)),
    CONSTRAINT entreprise_forme_check CHECK ((forme = ANY (ARRAY['privee'::text, 'publique'::text, 'association'::text]))),
    CONSTRAINT entreprise_livraison_check CHECK ((livraison = ANY (ARRAY['externe'::text, 'mutualise'::text, 'hybride'::text]))),
    CONSTRAINT entreprise_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT entreprise_pays_check CHECK ((pays = ANY (ARRAY['FR'::text, 'LU'::text]))),
    CONSTRAINT entreprise_siren_check CHECK ((siren ~ '^[0-9]{9}$'::text)),
    CONSTRAINT entreprise_statut_check CHECK ((statut = ANY (ARRAY['prospect'::text, 'client'::text, 'ancien'::text])))
);

ALTER TABLE ONLY gestion.entreprise FORCE ROW LEVEL SECURITY;

-- Name: etablissement; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.etablissement (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    nom text NOT NULL,
    siret text,
    adresse text DEFAULT ''::text NOT NULL,
    code_postal text DEFAULT ''::text NOT NULL,
    commune text DEFAULT ''::text NOT NULL,
    territoire text NOT NULL,
    vendredi_saint boolean DEFAULT false NOT NULL,
    ouvert boolean DEFAULT true NOT NULL,
    CONSTRAINT etablissement_check CHECK (((NOT vendredi_saint) OR (territoire = 'FR-AM'::text))),
    CONSTRAINT etablissement_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT etablissement_siret_check CHECK ((siret ~ '^[0-9]{14}$'::text)),
    CONSTRAINT etablissement_territoire_check CHECK ((territoire = ANY (ARRAY['FR'::text, 'FR-AM'::text, 'LU'::text])))
);

ALTER TABLE ONLY gestion.etablissement FORCE ROW LEVEL SECURITY;

-- Name: fermeture; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.fermeture (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    debut date NOT NULL,
    fin date NOT NULL,
    libelle text DEFAULT ''::text NOT NULL,
    CONSTRAINT fermeture_check CHECK ((fin >= debut))
);

ALTER TABLE ONLY gestion.fermeture FORCE ROW LEVEL SECURITY;

-- Name: groupe_mutualise; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.groupe_mutualise (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    libelle text NOT NULL,
    prix_cents bigint NOT NULL,
    lieu_id uuid,
    indice text,
    indice_base_micro bigint,
    indice_anniversaire text,
    indice_plafond integer,
    du date NOT NULL,
    CONSTRAINT groupe_indexation CHECK ((((indice IS NULL) = (indice_base_micro IS NULL)) AND ((indice IS NULL) = (indice_anniversaire IS NULL)) AND ((indice IS NOT NULL) OR (indice_plafond IS NULL)))),
    CONSTRAINT groupe_mutualise_code_check CHECK ((code ~ '^[A-Z0-9_-]{1,30}$'::text)),
    CONSTRAINT groupe_mutualise_indice_anniversaire_check CHECK ((indice_anniversaire ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$'::text)),
    CONSTRAINT groupe_mutualise_indice_base_micro_check CHECK ((indice_base_micro > 0)),
    CONSTRAINT groupe_mutualise_indice_plafond_check CHECK ((indice_plafond >= 0)),
    CONSTRAINT groupe_mutualise_libelle_check CHECK ((libelle <> ''::text)),
    CONSTRAINT groupe_mutualise_prix_cents_check CHECK ((prix_cents >= 0))
);

ALTER TABLE ONLY gestion.groupe_mutualise FORCE ROW LEVEL SECURITY;

-- Name: import; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.import (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    nature text NOT NULL,
    nom_fichier text NOT NULL,
    contenu bytea NOT NULL,
    etat text DEFAULT 'apercu'::text NOT NULL,
    depose_par uuid DEFAULT garde.uid() NOT NULL,
    depose_le timestamp with time zone DEFAULT now() NOT NULL,
    applique_le timestamp with time zone,
    bilan jsonb,
    CONSTRAINT import_contenu_check CHECK ((octet_length(contenu) <= 8388608)),
    CONSTRAINT import_etat_check CHECK ((etat = ANY (ARRAY['apercu'::text, 'applique'::text, 'abandonne'::text]))),
    CONSTRAINT import_nature_check CHECK ((nature = ANY (ARRAY['entreprises'::text, 'etablissements'::text, 'effectifs'::text, 'contrats'::text, 'partenaires'::text])))
);

ALTER TABLE ONLY gestion.import FORCE ROW LEVEL SECURITY;

-- Name: indice; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.indice (
    code text NOT NULL,
    libelle text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    CONSTRAINT indice_code_check CHECK ((code ~ '^[A-Z0-9_-]{2,30}$'::text)),
    CONSTRAINT indice_libelle_check CHECK ((libelle <> ''::text))
);

ALTER TABLE ONLY gestion.indice FORCE ROW LEVEL SECURITY;

-- Name: indice_valeur; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.indice_valeur (
    indice text NOT NULL,
    annee smallint NOT NULL,
    valeur_micro bigint NOT NULL,
    publie_le date,
    CONSTRAINT indice_valeur_annee_check CHECK (((annee >= 2000) AND (annee <= 2099))),
    CONSTRAINT indice_valeur_valeur_micro_check CHECK ((valeur_micro > 0))
);

ALTER TABLE ONLY gestion.indice_valeur FORCE ROW LEVEL SECURITY;

-- Name: intervenant; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.intervenant (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    compte_id uuid,
    nom text NOT NULL,
    prenom text DEFAULT ''::text NOT NULL,
    metier text NOT NULL,
    diplome text DEFAULT ''::text NOT NULL,
    rpps text,
    langues text[] DEFAULT '{fr}'::text[] NOT NULL,
    bureau_id uuid NOT NULL,
    cible_hebdo smallint DEFAULT 8 NOT NULL,
    max_hebdo smallint DEFAULT 9 NOT NULL,
    telephone text DEFAULT ''::text NOT NULL,
    actif boolean DEFAULT true NOT NULL,
    CONSTRAINT intervenant_check CHECK ((cible_hebdo <= max_hebdo)),
    CONSTRAINT intervenant_cible_hebdo_check CHECK (((cible_hebdo >= 0) AND (cible_hebdo <= 10))),
    CONSTRAINT intervenant_langues_check CHECK (((langues <@ ARRAY['fr'::text, 'de'::text, 'lb'::text, 'en'::text, 'pt'::text]) AND (cardinality(langues) > 0))),
    CONSTRAINT intervenant_max_hebdo_check CHECK (((max_hebdo >= 0) AND (max_hebdo <= 10))),
    CONSTRAINT intervenant_metier_check CHECK ((metier = ANY (ARRAY['assistant_social'::text, 'psychologue'::text, 'mediateur'::text]))),
    CONSTRAINT intervenant_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT intervenant_rpps_check CHECK ((rpps ~ '^[0-9]{11}$'::text))
);

ALTER TABLE ONLY gestion.intervenant FORCE ROW LEVEL SECURITY;

-- Name: lieu; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.lieu (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    nom text NOT NULL,
    type text NOT NULL,
    entreprise_id uuid,
    etablissement_id uuid,
    adresse text DEFAULT ''::text NOT NULL,
    code_postal text DEFAULT ''::text NOT NULL,
    commune text DEFAULT ''::text NOT NULL,
    territoire text NOT NULL,
    vendredi_saint boolean DEFAULT false NOT NULL,
    capacite_salle smallint DEFAULT 1 NOT NULL,
    salle text DEFAULT ''::text NOT NULL,
    salle_confidentielle boolean DEFAULT false NOT NULL,
    ouverture time without time zone DEFAULT '08:30:00'::time without time zone NOT NULL,
    fermeture time without time zone DEFAULT '18:00:00'::time without time zone NOT NULL,
    latitude real,
    longitude real,
    actif boolean DEFAULT true NOT NULL,
    acces text DEFAULT ''::text NOT NULL,
    CONSTRAINT lieu_acces_check CHECK ((char_length(acces) <= 300)),
    CONSTRAINT lieu_capacite_salle_check CHECK (((capacite_salle >= 1) AND (capacite_salle <= 12))),
    CONSTRAINT lieu_check CHECK (((NOT vendredi_saint) OR (territoire = 'FR-AM'::text))),
    CONSTRAINT lieu_check1 CHECK ((ouverture < fermeture)),
    CONSTRAINT lieu_check2 CHECK (((type = 'site'::text) = (entreprise_id IS NOT NULL))),
    CONSTRAINT lieu_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT lieu_territoire_check CHECK ((territoire = ANY (ARRAY['FR'::text, 'FR-AM'::text, 'LU'::text]))),
    CONSTRAINT lieu_type_check CHECK ((type = ANY (ARRAY['bureau'::text, 'site'::text, 'autre'::text])))
);

ALTER TABLE ONLY gestion.lieu FORCE ROW LEVEL SECURITY;

-- Name: modele_courrier; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.modele_courrier (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    partenaire_code text,
    titre text NOT NULL,
    corps text NOT NULL,
    version smallint DEFAULT 1 NOT NULL,
    actif boolean DEFAULT true NOT NULL,
    modifie_par uuid DEFAULT garde.uid(),
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    signataire text DEFAULT 'intervenant'::text NOT NULL,
    CONSTRAINT modele_courrier_corps_check CHECK (((length(corps) >= 1) AND (length(corps) <= 20000))),
    CONSTRAINT modele_courrier_partenaire_code_check CHECK ((partenaire_code ~ '^[a-z_]{2,30}$'::text)),
    CONSTRAINT modele_courrier_signataire_check CHECK ((signataire = ANY (ARRAY['personne'::text, 'intervenant'::text]))),
    CONSTRAINT modele_courrier_titre_check CHECK (((length(titre) >= 3) AND (length(titre) <= 120))),
    CONSTRAINT modele_courrier_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY gestion.modele_courrier FORCE ROW LEVEL SECURITY;

-- Name: modele_courrier_version; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.modele_courrier_version (
    modele_id uuid NOT NULL,
    version smallint NOT NULL,
    titre text NOT NULL,
    corps text NOT NULL,
    ecrit_par uuid,
    ecrit_le timestamp with time zone NOT NULL
);

ALTER TABLE ONLY gestion.modele_courrier_version FORCE ROW LEVEL SECURITY;

-- Name: partenaire; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.partenaire (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    code text NOT NULL,
    nom text NOT NULL,
    genre text NOT NULL,
    territoire text NOT NULL,
    besoins text[] DEFAULT '{}'::text[] NOT NULL,
    adresse text DEFAULT ''::text NOT NULL,
    code_postal text DEFAULT ''::text NOT NULL,
    commune text DEFAULT ''::text NOT NULL,
    telephone text DEFAULT ''::text NOT NULL,
    courriel text DEFAULT ''::text NOT NULL,
    site text DEFAULT ''::text NOT NULL,
    horaires text DEFAULT ''::text NOT NULL,
    contact text DEFAULT ''::text NOT NULL,
    pieces text DEFAULT ''::text NOT NULL,
    delai_jours smallint,
    source text DEFAULT ''::text NOT NULL,
    verifie_le date,
    verifie_par uuid,
    actif boolean DEFAULT true NOT NULL,
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT partenaire_adresse_check CHECK ((length(adresse) <= 200)),
    CONSTRAINT partenaire_besoins_check CHECK ((cardinality(besoins) <= 16)),
    CONSTRAINT partenaire_code_check CHECK ((code ~ '^[a-z_]{2,30}$'::text)),
    CONSTRAINT partenaire_code_postal_check CHECK ((length(code_postal) <= 10)),
    CONSTRAINT partenaire_commune_check CHECK ((length(commune) <= 80)),
    CONSTRAINT partenaire_contact_check CHECK ((length(contact) <= 120)),
    CONSTRAINT partenaire_courriel_check CHECK ((length(courriel) <= 120)),
    CONSTRAINT partenaire_delai_jours_check CHECK (((delai_jours >= 1) AND (delai_jours <= 730))),
    CONSTRAINT partenaire_genre_check CHECK ((genre = ANY (ARRAY['protection_sociale'::text, 'collectivite'::text, 'emploi'::text, 'handicap'::text, 'logement'::text, 'budget'::text, 'sante'::text, 'solidarite'::text, 'justice'::text, 'education'::text, 'entreprise'::text]))),
    CONSTRAINT partenaire_horaires_check CHECK ((length(horaires) <= 300)),
    CONSTRAINT partenaire_nom_check CHECK (((length(nom) >= 2) AND (length(nom) <= 120))),
    CONSTRAINT partenaire_pieces_check CHECK ((length(pieces) <= 1000)),
    CONSTRAINT partenaire_site_check CHECK (((site = ''::text) OR (site ~ '^https://[^[:space:]<>"]{3,200}$'::text))),
    CONSTRAINT partenaire_source_check CHECK ((length(source) <= 300)),
    CONSTRAINT partenaire_telephone_check CHECK ((length(telephone) <= 40)),
    CONSTRAINT partenaire_territoire_check CHECK ((territoire ~ '^(FR|LU|2[AB]|[0-9]{2,3})$'::text))
);

ALTER TABLE ONLY gestion.partenaire FORCE ROW LEVEL SECURITY;

-- Name: participation; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.participation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    groupe_id uuid NOT NULL,
    contrat_id uuid NOT NULL,
    du date NOT NULL,
    au date,
    poids integer,
    CONSTRAINT participation_check CHECK ((au >= du)),
    CONSTRAINT participation_poids_check CHECK ((poids >= 0))
);

ALTER TABLE ONLY gestion.participation FORCE ROW LEVEL SECURITY;

-- Name: permanence; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.permanence (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contrat_id uuid NOT NULL,
    prestation_id uuid NOT NULL,
    lieu_id uuid NOT NULL,
    intervenant_id uuid NOT NULL,
    jour date NOT NULL,
    moment text NOT NULL,
    debut time without time zone NOT NULL,
    fin time without time zone NOT NULL,
    salle smallint DEFAULT 1 NOT NULL,
    statut text DEFAULT 'planifiee'::text NOT NULL,
    motif_annulation text,
    annulee_le timestamp without time zone,
    remplace_id uuid,
    plan_id uuid,
    epinglee boolean DEFAULT false NOT NULL,
    sequence smallint DEFAULT 0 NOT NULL,
    plage tsrange GENERATED ALWAYS AS (tsrange((jour + debut), (jour + fin), '[)'::text)) STORED NOT NULL,
    creneaux int4range GENERATED ALWAYS AS (
CASE moment
    WHEN 'AM'::text THEN int4range(((jour - '2000-01-01'::date) * 2), (((jour - '2000-01-01'::date) * 2) + 1))
    WHEN 'PM'::text THEN int4range((((jour - '2000-01-01'::date) * 2) + 1), (((jour - '2000-01-01'::date) * 2) + 2))
    ELSE int4range(((jour - '2000-01-01'::date) * 2), (((jour - '2000-01-01'::date) * 2) + 2))
END) STORED NOT NULL,
    sans_acces boolean DEFAULT false NOT NULL,
    CONSTRAINT permanence_check CHECK ((debut < fin)),
    CONSTRAINT permanence_check1 CHECK (((statut <> ALL (ARRAY['annulee_prestataire'::text, 'annulee_client'::text])) OR (motif_annulation IS NOT NULL))),
    CONSTRAINT permanence_jour_check CHECK (((EXTRACT(isodow FROM jour) >= (1)::numeric) AND (EXTRACT(isodow FROM jour) <= (5)::numeric))),
    CONSTRAINT permanence_moment_check CHECK ((moment = ANY (ARRAY['AM'::text, 'PM'::text, 'JOUR'::text]))),
    CONSTRAINT permanence_motif_annulation_check CHECK ((motif_annulation <> ''::text)),
    CONSTRAINT permanence_salle_check CHECK ((salle > 0)),
    CONSTRAINT permanence_sans_acces CHECK (((NOT sans_acces) OR (statut = 'annulee_client'::text))),
    CONSTRAINT permanence_statut_check CHECK ((statut = ANY (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text, 'annulee_prestataire'::text, 'annulee_client'::text, 'remplacee'::text, 'reportee'::text])))
);

ALTER TABLE ONLY gestion.permanence FORCE ROW LEVEL SECURITY;

-- Name: plan; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.plan (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    debut date NOT NULL,
    fin date NOT NULL,
    etat text DEFAULT 'calcul'::text NOT NULL,
    graine bigint DEFAULT 1 NOT NULL,
    cout bigint,
    dues integer,
    placees integer,
    progression smallint DEFAULT 0 NOT NULL,
    resultat jsonb,
    cree_par uuid DEFAULT garde.uid() NOT NULL,
    cree_le timestamp with time zone DEFAULT now() NOT NULL,
    publie_le timestamp with time zone,
    depart text DEFAULT 'zero'::text NOT NULL,
    secondes smallint DEFAULT 20 NOT NULL,
    echanges jsonb,
    CONSTRAINT plan_check CHECK ((fin >= debut)),
    CONSTRAINT plan_depart_check CHECK ((depart = ANY (ARRAY['zero'::text, 'proche'::text]))),
    CONSTRAINT plan_etat_check CHECK ((etat = ANY (ARRAY['calcul'::text, 'brouillon'::text, 'publie'::text, 'abandonne'::text, 'echec'::text]))),
    CONSTRAINT plan_progression_check CHECK (((progression >= 0) AND (progression <= 100))),
    CONSTRAINT plan_secondes_check CHECK (((secondes >= 0) AND (secondes <= 3600)))
);

ALTER TABLE ONLY gestion.plan FORCE ROW LEVEL SECURITY;

-- Name: poids; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.poids (
    id integer NOT NULL,
    non_servie integer NOT NULL,
    continuite integer NOT NULL,
    regularite integer NOT NULL,
    preference integer NOT NULL,
    trajet integer NOT NULL,
    equilibre integer NOT NULL,
    deplacement integer NOT NULL,
    fixe_par uuid DEFAULT garde.uid() NOT NULL,
    fixe_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT poids_continuite_check CHECK (((continuite >= 0) AND (continuite <= 1000))),
    CONSTRAINT poids_deplacement_check CHECK (((deplacement >= 0) AND (deplacement <= 1000))),
    CONSTRAINT poids_equilibre_check CHECK (((equilibre >= 0) AND (equilibre <= 1000))),
    CONSTRAINT poids_non_servie_check CHECK (((non_servie >= 100) AND (non_servie <= 100000))),
    CONSTRAINT poids_preference_check CHECK (((preference >= 0) AND (preference <= 1000))),
    CONSTRAINT poids_regularite_check CHECK (((regularite >= 0) AND (regularite <= 1000))),
    CONSTRAINT poids_trajet_check CHECK (((trajet >= 0) AND (trajet <= 100)))
);

ALTER TABLE ONLY gestion.poids FORCE ROW LEVEL SECURITY;

-- Name: poids_id_seq; Type: SEQUENCE; Schema: gestion; Owner: -

ALTER TABLE gestion.poids ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME gestion.poids_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: prestataire; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.prestataire (
    id smallint DEFAULT 1 NOT NULL,
    nom text NOT NULL,
    adresse text DEFAULT ''::text NOT NULL,
    code_postal text DEFAULT ''::text NOT NULL,
    commune text DEFAULT ''::text NOT NULL,
    siren text,
    tva_fr text,
    tva_lu text,
    telephone text DEFAULT ''::text NOT NULL,
    courriel text DEFAULT ''::text NOT NULL,
    iban text,
    ratio_dimensionnement integer DEFAULT 550 NOT NULL,
    siret text DEFAULT ''::text NOT NULL,
    bic text DEFAULT ''::text NOT NULL,
    mentions_fr text DEFAULT ''::text NOT NULL,
    mentions_lu text DEFAULT ''::text NOT NULL,
    nom_lu text DEFAULT ''::text NOT NULL,
    adresse_lu text DEFAULT ''::text NOT NULL,
    code_postal_lu text DEFAULT ''::text NOT NULL,
    commune_lu text DEFAULT ''::text NOT NULL,
    iban_lu text DEFAULT ''::text NOT NULL,
    bic_lu text DEFAULT ''::text NOT NULL,
    electronique_fr text DEFAULT ''::text NOT NULL,
    electronique_lu text DEFAULT ''::text NOT NULL,
    contact_facturation text DEFAULT ''::text NOT NULL,
    courriel_facturation text DEFAULT ''::text NOT NULL,
    telephone_facturation text DEFAULT ''::text NOT NULL,
    tva_sur_debits boolean DEFAULT false NOT NULL,
    delai_reglement smallint DEFAULT 30 NOT NULL,
    horaires text DEFAULT ''::text NOT NULL,
    CONSTRAINT prestataire_bic_check CHECK ((bic ~ '^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$'::text)),
    CONSTRAINT prestataire_bic_lu_check CHECK ((bic_lu ~ '^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$'::text)),
    CONSTRAINT prestataire_delai_reglement_check CHECK (((delai_reglement >= 0) AND (delai_reglement <= 60))),
    CONSTRAINT prestataire_horaires_check CHECK ((length(horaires) <= 80)),
    CONSTRAINT prestataire_id_check CHECK ((id = 1)),
    CONSTRAINT prestataire_nom_check CHECK ((nom <> ''::text)),
    CONSTRAINT prestataire_ratio_dimensionnement_check CHECK ((ratio_dimensionnement > 0)),
    CONSTRAINT prestataire_siren_check CHECK ((siren ~ '^[0-9]{9}$'::text)),
    CONSTRAINT prestataire_siret_check CHECK ((siret ~ '^([0-9]{14})?$'::text))
);

ALTER TABLE ONLY gestion.prestataire FORCE ROW LEVEL SECURITY;

-- Name: prestation; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.prestation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contrat_id uuid NOT NULL,
    avenant_id uuid,
    type text DEFAULT 'permanence'::text NOT NULL,
    libelle text DEFAULT ''::text NOT NULL,
    du date NOT NULL,
    au date,
    lieu_id uuid,
    frequence text,
    duree_demi_journees smallint,
    demi_journees_an smallint,
    creneaux_autorises text[] DEFAULT '{}'::text[] NOT NULL,
    creneaux_preferes text[] DEFAULT '{}'::text[] NOT NULL,
    langue text DEFAULT 'fr'::text NOT NULL,
    metier text DEFAULT 'assistant_social'::text NOT NULL,
    intervenant_id uuid,
    groupe_id uuid,
    CONSTRAINT prestation_check CHECK ((au >= du)),
    CONSTRAINT prestation_check1 CHECK ((creneaux_preferes <@ creneaux_autorises)),
    CONSTRAINT prestation_check2 CHECK (((type <> 'permanence'::text) OR ((lieu_id IS NOT NULL) AND (frequence IS NOT NULL) AND (duree_demi_journees IS NOT NULL) AND (demi_journees_an IS NOT NULL) AND (cardinality(creneaux_autorises) > 0)))),
    CONSTRAINT prestation_demi_journees_an_check CHECK (((demi_journees_an >= 0) AND (demi_journees_an <= 1040))),
    CONSTRAINT prestation_duree_demi_journees_check CHECK ((duree_demi_journees = ANY (ARRAY[1, 2]))),
    CONSTRAINT prestation_frequence_check CHECK ((frequence = ANY (ARRAY['hebdomadaire'::text, 'bimensuelle'::text, 'mensuelle'::text]))),
    CONSTRAINT prestation_langue_check CHECK ((langue = ANY (ARRAY['fr'::text, 'de'::text, 'lb'::text, 'en'::text, 'pt'::text]))),
    CONSTRAINT prestation_metier_check CHECK ((metier = ANY (ARRAY['assistant_social'::text, 'psychologue'::text, 'mediateur'::text]))),
    CONSTRAINT prestation_type_check CHECK ((type = ANY (ARRAY['permanence'::text, 'ligne_ecoute'::text, 'psychologue'::text, 'mediation'::text, 'action_collective'::text, 'formation_managers'::text])))
);

ALTER TABLE ONLY gestion.prestation FORCE ROW LEVEL SECURITY;

-- Name: projet; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.projet (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    titre text NOT NULL,
    but text NOT NULL,
    etat text DEFAULT 'preparation'::text NOT NULL,
    debut date DEFAULT CURRENT_DATE NOT NULL,
    fin date,
    partage boolean DEFAULT false NOT NULL,
    cree_par uuid DEFAULT garde.uid(),
    CONSTRAINT projet_but_check CHECK (((length(but) >= 3) AND (length(but) <= 1000))),
    CONSTRAINT projet_check CHECK ((fin >= debut)),
    CONSTRAINT projet_etat_check CHECK ((etat = ANY (ARRAY['preparation'::text, 'en_cours'::text, 'termine'::text, 'abandonne'::text]))),
    CONSTRAINT projet_titre_check CHECK (((length(titre) >= 3) AND (length(titre) <= 120)))
);

ALTER TABLE ONLY gestion.projet FORCE ROW LEVEL SECURITY;

-- Name: projet_etape; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.projet_etape (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    projet_id uuid NOT NULL,
    libelle text NOT NULL,
    echeance date NOT NULL,
    faite_le date,
    CONSTRAINT projet_etape_libelle_check CHECK (((length(libelle) >= 3) AND (length(libelle) <= 160)))
);

ALTER TABLE ONLY gestion.projet_etape FORCE ROW LEVEL SECURITY;

-- Name: projet_partenaire; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.projet_partenaire (
    entreprise_id uuid NOT NULL,
    projet_id uuid NOT NULL,
    partenaire_id uuid NOT NULL
);

ALTER TABLE ONLY gestion.projet_partenaire FORCE ROW LEVEL SECURITY;

-- Name: regime_tva; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.regime_tva (
    du date NOT NULL,
    regime text NOT NULL,
    CONSTRAINT regime_tva_regime_check CHECK ((regime = ANY (ARRAY['STANDARD'::text, 'EXEMPT_261_7'::text, 'EXEMPT_261_4'::text, 'EXEMPT_261_B'::text, 'FRANCHISE_293B'::text])))
);

ALTER TABLE ONLY gestion.regime_tva FORCE ROW LEVEL SECURITY;

-- Name: registre; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.registre (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contrat_id uuid NOT NULL,
    prestation_id uuid NOT NULL,
    periode_debut date NOT NULL,
    periode_fin date NOT NULL,
    rang smallint NOT NULL,
    etat text DEFAULT 'due'::text NOT NULL,
    permanence_id uuid,
    CONSTRAINT registre_check CHECK ((periode_fin >= periode_debut)),
    CONSTRAINT registre_check1 CHECK (((etat <> ALL (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text])) OR (permanence_id IS NOT NULL))),
    CONSTRAINT registre_etat_check CHECK ((etat = ANY (ARRAY['due'::text, 'planifiee'::text, 'publiee'::text, 'tenue'::text, 'annulee_prestataire'::text, 'annulee_client'::text, 'feriee'::text, 'remplacee'::text, 'reportee'::text, 'creditee'::text]))),
    CONSTRAINT registre_rang_check CHECK ((rang > 0))
);

ALTER TABLE ONLY gestion.registre FORCE ROW LEVEL SECURITY;

-- Name: registre_compte; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.registre_compte (
    entreprise_id uuid NOT NULL,
    contrat_id uuid NOT NULL,
    annee smallint NOT NULL,
    dues integer DEFAULT 0 NOT NULL,
    tenues integer DEFAULT 0 NOT NULL,
    ouvertes integer DEFAULT 0 NOT NULL,
    creditees integer DEFAULT 0 NOT NULL,
    renoncees integer DEFAULT 0 NOT NULL,
    CONSTRAINT registre_clos CHECK ((dues = (((tenues + ouvertes) + creditees) + renoncees))),
    CONSTRAINT registre_compte_creditees_check CHECK ((creditees >= 0)),
    CONSTRAINT registre_compte_dues_check CHECK ((dues >= 0)),
    CONSTRAINT registre_compte_ouvertes_check CHECK ((ouvertes >= 0)),
    CONSTRAINT registre_compte_renoncees_check CHECK ((renoncees >= 0)),
    CONSTRAINT registre_compte_tenues_check CHECK ((tenues >= 0))
);

ALTER TABLE ONLY gestion.registre_compte FORCE ROW LEVEL SECURITY;

-- Name: tarif; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.tarif (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    contrat_id uuid NOT NULL,
    avenant_id uuid,
    code text NOT NULL,
    modele text NOT NULL,
    libelle text DEFAULT ''::text NOT NULL,
    prix_micro bigint NOT NULL,
    mode_effectif text DEFAULT 'reference'::text NOT NULL,
    prorata text DEFAULT 'jours'::text NOT NULL,
    mode_tranches text,
    demi_journees_incluses smallint DEFAULT 0 NOT NULL,
    prix_deduction_micro bigint,
    echeances smallint DEFAULT 1 NOT NULL,
    du date NOT NULL,
    au date,
    indice text,
    indice_base_micro bigint,
    indice_anniversaire text,
    indice_plafond integer,
    CONSTRAINT tarif_check CHECK ((au >= du)),
    CONSTRAINT tarif_code_check CHECK ((code ~ '^[A-Z0-9_-]{1,30}$'::text)),
    CONSTRAINT tarif_demi_journees_incluses_check CHECK ((demi_journees_incluses >= 0)),
    CONSTRAINT tarif_echeances_check CHECK ((echeances = ANY (ARRAY[1, 2, 3, 4, 6, 12]))),
    CONSTRAINT tarif_indexation CHECK ((((indice IS NULL) = (indice_base_micro IS NULL)) AND ((indice IS NULL) = (indice_anniversaire IS NULL)) AND ((indice IS NOT NULL) OR (indice_plafond IS NULL)))),
    CONSTRAINT tarif_indice_anniversaire_check CHECK ((indice_anniversaire ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$'::text)),
    CONSTRAINT tarif_indice_base_micro_check CHECK ((indice_base_micro > 0)),
    CONSTRAINT tarif_indice_plafond_check CHECK ((indice_plafond >= 0)),
    CONSTRAINT tarif_mode_effectif_check CHECK ((mode_effectif = ANY (ARRAY['reference'::text, 'segments'::text, 'moyenne'::text]))),
    CONSTRAINT tarif_mode_tranches_check CHECK ((mode_tranches = ANY (ARRAY['volume'::text, 'graduel'::text]))),
    CONSTRAINT tarif_modele_check CHECK ((modele = ANY (ARRAY['forfait_salarie'::text, 'demi_journee'::text, 'journee'::text, 'mensuel'::text, 'annuel'::text]))),
    CONSTRAINT tarif_prix_deduction_micro_check CHECK ((prix_deduction_micro > 0)),
    CONSTRAINT tarif_prix_micro_check CHECK ((prix_micro >= 0)),
    CONSTRAINT tarif_prorata_check CHECK ((prorata = ANY (ARRAY['jours'::text, 'mois_entames'::text])))
);

ALTER TABLE ONLY gestion.tarif FORCE ROW LEVEL SECURITY;

-- Name: taux_tva; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.taux_tva (
    pays text NOT NULL,
    du date NOT NULL,
    centiemes integer NOT NULL,
    CONSTRAINT taux_tva_centiemes_check CHECK (((centiemes >= 0) AND (centiemes <= 10000))),
    CONSTRAINT taux_tva_pays_check CHECK ((pays = ANY (ARRAY['FR'::text, 'LU'::text])))
);

ALTER TABLE ONLY gestion.taux_tva FORCE ROW LEVEL SECURITY;

-- Name: trajet; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.trajet (
    lieu_a uuid NOT NULL,
    lieu_b uuid NOT NULL,
    minutes smallint NOT NULL,
    estime boolean DEFAULT false NOT NULL,
    modifie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT trajet_check CHECK ((lieu_a < lieu_b)),
    CONSTRAINT trajet_minutes_check CHECK (((minutes >= 0) AND (minutes <= 600)))
);

ALTER TABLE ONLY gestion.trajet FORCE ROW LEVEL SECURITY;

-- Name: tranche; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.tranche (
    entreprise_id uuid NOT NULL,
    tarif_id uuid NOT NULL,
    rang smallint NOT NULL,
    jusqua integer,
    prix_micro bigint NOT NULL,
    CONSTRAINT tranche_jusqua_check CHECK ((jusqua > 0)),
    CONSTRAINT tranche_prix_micro_check CHECK ((prix_micro >= 0)),
    CONSTRAINT tranche_rang_check CHECK ((rang > 0))
);

ALTER TABLE ONLY gestion.tranche FORCE ROW LEVEL SECURITY;

-- Name: verrou; Type: TABLE; Schema: gestion; Owner: -

CREATE TABLE gestion.verrou (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    plan_id uuid,
    debut date NOT NULL,
    fin date NOT NULL,
    compte_id uuid DEFAULT garde.uid() NOT NULL,
    pris_le timestamp with time zone DEFAULT now() NOT NULL,
    expire_le timestamp with time zone DEFAULT (now() + '00:15:00'::interval) NOT NULL,
    CONSTRAINT verrou_check CHECK ((fin >= debut))
);

ALTER TABLE ONLY gestion.verrou FORCE ROW LEVEL SECURITY;

-- Name: evenement_id_seq; Type: SEQUENCE; Schema: journal; Owner: -

ALTER TABLE journal.evenement ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME journal.evenement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: sceau; Type: TABLE; Schema: journal; Owner: -

CREATE TABLE journal.sceau (
    n integer NOT NULL,
    dernier_id bigint NOT NULL,
    lignes integer NOT NULL,
    precedent bytea NOT NULL,
    racine bytea NOT NULL,
    pose_le timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY journal.sceau FORCE ROW LEVEL SECURITY;

-- Name: action; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.action (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    objectif_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    qui text DEFAULT 'personne'::text NOT NULL,
    echeance date,
    faite_le date,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    CONSTRAINT action_qui_check CHECK ((qui = ANY (ARRAY['personne'::text, 'intervenant'::text, 'ensemble'::text])))
);
ALTER TABLE ONLY nominatif.action ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN objectif_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN qui SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN echeance SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN faite_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.action ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.action FORCE ROW LEVEL SECURITY;

-- Name: affectation; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.affectation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    ancien_id uuid NOT NULL,
    du date NOT NULL
);
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN ancien_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.affectation ALTER COLUMN du SET STATISTICS 0;

ALTER TABLE ONLY nominatif.affectation FORCE ROW LEVEL SECURITY;

-- Name: arret; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.arret (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    origine text NOT NULL,
    debut date NOT NULL,
    fin date,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    CONSTRAINT arret_check CHECK ((fin >= debut)),
    CONSTRAINT arret_origine_check CHECK ((origine = ANY (ARRAY['maladie'::text, 'accident_travail'::text, 'maladie_pro'::text, 'maternite'::text])))
);
ALTER TABLE ONLY nominatif.arret ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN origine SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN debut SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN fin SET STATISTICS 0;
ALTER TABLE ONLY nominatif.arret ALTER COLUMN maj_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.arret FORCE ROW LEVEL SECURITY;

-- Name: avertissement; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.avertissement (
    entreprise_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    terme date NOT NULL,
    palier smallint NOT NULL,
    le date DEFAULT CURRENT_DATE NOT NULL
);
ALTER TABLE ONLY nominatif.avertissement ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.avertissement ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.avertissement ALTER COLUMN terme SET STATISTICS 0;
ALTER TABLE ONLY nominatif.avertissement ALTER COLUMN palier SET STATISTICS 0;
ALTER TABLE ONLY nominatif.avertissement ALTER COLUMN le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.avertissement FORCE ROW LEVEL SECURITY;

-- Name: boite; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.boite (
    id smallint DEFAULT 1 NOT NULL,
    publique bytea NOT NULL,
    privee_enveloppee bytea NOT NULL,
    canaux text[] DEFAULT '{}'::text[] NOT NULL,
    quittee_le timestamp with time zone,
    CONSTRAINT boite_canaux_check CHECK ((canaux <@ ARRAY['courriel'::text, 'sms'::text])),
    CONSTRAINT boite_id_check CHECK (((id >= 1) AND ((id = 1) = (quittee_le IS NULL)))),
    CONSTRAINT boite_privee_enveloppee_check CHECK ((octet_length(privee_enveloppee) >= 60)),
    CONSTRAINT boite_publique_check CHECK ((octet_length(publique) = 32))
);
ALTER TABLE ONLY nominatif.boite ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.boite ALTER COLUMN publique SET STATISTICS 0;
ALTER TABLE ONLY nominatif.boite ALTER COLUMN privee_enveloppee SET STATISTICS 0;
ALTER TABLE ONLY nominatif.boite ALTER COLUMN canaux SET STATISTICS 0;
ALTER TABLE ONLY nominatif.boite ALTER COLUMN quittee_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.boite FORCE ROW LEVEL SECURITY;

-- Name: bris; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.bris (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    compte_id uuid DEFAULT garde.uid() NOT NULL,
    debut timestamp with time zone DEFAULT now() NOT NULL,
    fin timestamp with time zone DEFAULT (now() + '03:00:00'::interval) NOT NULL,
    ferme_le timestamp with time zone,
    contenu bytea,
    vu_referent_le timestamp with time zone,
    vu_direction_le timestamp with time zone,
    CONSTRAINT bris_check CHECK ((fin = (debut + '03:00:00'::interval)))
);
ALTER TABLE ONLY nominatif.bris ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN debut SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN fin SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN ferme_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN vu_referent_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris ALTER COLUMN vu_direction_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.bris FORCE ROW LEVEL SECURITY;

-- Name: bris_essai; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.bris_essai (
    compte_id uuid NOT NULL,
    jour date NOT NULL,
    refus smallint NOT NULL
);
ALTER TABLE ONLY nominatif.bris_essai ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris_essai ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.bris_essai ALTER COLUMN refus SET STATISTICS 0;

ALTER TABLE ONLY nominatif.bris_essai FORCE ROW LEVEL SECURITY;

-- Name: brouillon; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.brouillon (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    entretien_id uuid,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    onglet uuid NOT NULL,
    rang integer NOT NULL,
    ecrit_le timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN entretien_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN onglet SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN rang SET STATISTICS 0;
ALTER TABLE ONLY nominatif.brouillon ALTER COLUMN ecrit_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.brouillon FORCE ROW LEVEL SECURITY;

-- Name: budget; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.budget (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    jour date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL
);
ALTER TABLE ONLY nominatif.budget ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.budget ALTER COLUMN version SET STATISTICS 0;

ALTER TABLE ONLY nominatif.budget FORCE ROW LEVEL SECURITY;

-- Name: cle_entreprise; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.cle_entreprise (
    entreprise_id uuid NOT NULL,
    cle_enveloppee bytea NOT NULL,
    CONSTRAINT cle_entreprise_cle_enveloppee_check CHECK (((octet_length(cle_enveloppee) >= 60) AND (octet_length(cle_enveloppee) <= 2048)))
);
ALTER TABLE ONLY nominatif.cle_entreprise ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.cle_entreprise ALTER COLUMN cle_enveloppee SET STATISTICS 0;

ALTER TABLE ONLY nominatif.cle_entreprise FORCE ROW LEVEL SECURITY;

-- Name: compteur; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.compteur (
    cle bytea NOT NULL,
    jour date NOT NULL,
    nombre integer NOT NULL,
    CONSTRAINT compteur_cle_check CHECK ((octet_length(cle) = 16))
);
ALTER TABLE ONLY nominatif.compteur ALTER COLUMN cle SET STATISTICS 0;
ALTER TABLE ONLY nominatif.compteur ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.compteur ALTER COLUMN nombre SET STATISTICS 0;

ALTER TABLE ONLY nominatif.compteur FORCE ROW LEVEL SECURITY;

-- Name: controle_noms; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.controle_noms (
    compte_id uuid NOT NULL,
    jour date NOT NULL,
    appels integer NOT NULL,
    derniere_entreprise uuid NOT NULL,
    dernier_le timestamp with time zone NOT NULL
);
ALTER TABLE ONLY nominatif.controle_noms ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.controle_noms ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.controle_noms ALTER COLUMN appels SET STATISTICS 0;
ALTER TABLE ONLY nominatif.controle_noms ALTER COLUMN derniere_entreprise SET STATISTICS 0;
ALTER TABLE ONLY nominatif.controle_noms ALTER COLUMN dernier_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.controle_noms FORCE ROW LEVEL SECURITY;

-- Name: demande_acces; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.demande_acces (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    recue_le date NOT NULL,
    canal text NOT NULL,
    prolongee_le date,
    raison text,
    suite text,
    close_le date,
    CONSTRAINT demande_acces_canal_check CHECK ((canal = ANY (ARRAY['oral'::text, 'telephone'::text, 'courriel'::text, 'courrier'::text, 'tiers'::text]))),
    CONSTRAINT demande_acces_check CHECK (((prolongee_le IS NULL) = (raison IS NULL))),
    CONSTRAINT demande_acces_check1 CHECK ((prolongee_le >= recue_le)),
    CONSTRAINT demande_acces_check2 CHECK ((prolongee_le <= ((recue_le + '1 mon'::interval))::date)),
    CONSTRAINT demande_acces_check3 CHECK (((suite IS NULL) = (close_le IS NULL))),
    CONSTRAINT demande_acces_check4 CHECK ((close_le >= recue_le)),
    CONSTRAINT demande_acces_raison_check CHECK ((raison = ANY (ARRAY['complexite'::text, 'nombre'::text]))),
    CONSTRAINT demande_acces_suite_check CHECK ((suite = ANY (ARRAY['remise'::text, 'retiree'::text])))
);
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN recue_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN canal SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN prolongee_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN raison SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN suite SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demande_acces ALTER COLUMN close_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.demande_acces FORCE ROW LEVEL SECURITY;

-- Name: demarche; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.demarche (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    type text NOT NULL,
    partenaire text,
    statut text DEFAULT 'a_completer'::text NOT NULL,
    ouverte_le date DEFAULT CURRENT_DATE NOT NULL,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    echeance date,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    partenaire_id uuid,
    decision_le date,
    recours_avant date,
    fiche uuid,
    recours_notifie boolean DEFAULT false NOT NULL,
    CONSTRAINT demarche_check CHECK ((recours_avant >= decision_le)),
    CONSTRAINT demarche_partenaire_check CHECK ((partenaire ~ '^[a-z_]{2,30}$'::text)),
    CONSTRAINT demarche_recours_notifie CHECK (((NOT recours_notifie) OR (recours_avant IS NOT NULL))),
    CONSTRAINT demarche_statut_check CHECK ((statut = ANY (ARRAY['a_completer'::text, 'en_instruction'::text, 'acceptee'::text, 'refusee'::text, 'ajournee'::text, 'abandonnee'::text, 'classee'::text]))),
    CONSTRAINT demarche_type_check CHECK ((type = ANY (ARRAY['information'::text, 'formulaire'::text, 'constitution'::text, 'relance'::text, 'recours'::text, 'negociation'::text, 'courrier'::text, 'rapport_social'::text, 'contact_partenaire'::text, 'accompagnement'::text, 'orientation'::text, 'reunion'::text, 'mediation'::text, 'budget'::text])))
);
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN type SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN partenaire SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN statut SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN ouverte_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN echeance SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN partenaire_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN decision_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN recours_avant SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN fiche SET STATISTICS 0;
ALTER TABLE ONLY nominatif.demarche ALTER COLUMN recours_notifie SET STATISTICS 0;

ALTER TABLE ONLY nominatif.demarche FORCE ROW LEVEL SECURITY;

-- Name: document; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.document (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    jour date DEFAULT CURRENT_DATE NOT NULL,
    type text NOT NULL,
    octets integer NOT NULL,
    morceaux smallint NOT NULL,
    alertes text[] DEFAULT '{}'::text[] NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    copie boolean DEFAULT false NOT NULL,
    CONSTRAINT document_alertes_check CHECK ((alertes <@ ARRAY['script'::text, 'jointe'::text, 'protege'::text])),
    CONSTRAINT document_morceaux_check CHECK (((morceaux > 0) AND (morceaux <= 40))),
    CONSTRAINT document_octets_check CHECK (((octets > 0) AND (octets <= 10485760))),
    CONSTRAINT document_type_check CHECK ((type = ANY (ARRAY['pdf'::text, 'jpeg'::text, 'png'::text])))
);
ALTER TABLE ONLY nominatif.document ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN type SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN octets SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN morceaux SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN alertes SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document ALTER COLUMN copie SET STATISTICS 0;

ALTER TABLE ONLY nominatif.document FORCE ROW LEVEL SECURITY;

-- Name: COLUMN document.copie; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.document.copie IS 'Copie imprimée d''un écrit remis : posée avec lui, jamais retirée avant l''effacement du dossier.';

-- Name: document_morceau; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.document_morceau (
    entreprise_id uuid NOT NULL,
    document_id uuid NOT NULL,
    rang smallint NOT NULL,
    contenu bytea NOT NULL,
    CONSTRAINT document_morceau_contenu_check CHECK ((octet_length(contenu) <= 262172)),
    CONSTRAINT document_morceau_rang_check CHECK (((rang >= 0) AND (rang < 40)))
);
ALTER TABLE ONLY nominatif.document_morceau ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document_morceau ALTER COLUMN document_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document_morceau ALTER COLUMN rang SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document_morceau ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.document_morceau ALTER COLUMN contenu SET STORAGE EXTERNAL;

ALTER TABLE ONLY nominatif.document_morceau FORCE ROW LEVEL SECURITY;

-- Name: dossier; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.dossier (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    etablissement_id uuid NOT NULL,
    referent_id uuid DEFAULT garde.uid() NOT NULL,
    personne_id uuid DEFAULT gen_random_uuid() NOT NULL,
    numero text NOT NULL,
    ouvert_le date DEFAULT CURRENT_DATE NOT NULL,
    motif text NOT NULL,
    etat text DEFAULT 'ouvert'::text NOT NULL,
    clos_le date,
    issue text,
    derniere_activite date DEFAULT CURRENT_DATE NOT NULL,
    cle_enveloppee bytea,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    index_nom bytea[] DEFAULT '{}'::bytea[] NOT NULL,
    index_prenom bytea[],
    cloture_exportee boolean DEFAULT false NOT NULL,
    issues_autres text[] DEFAULT '{}'::text[] NOT NULL,
    archive_le date,
    CONSTRAINT dossier_archive CHECK (((archive_le IS NULL) OR (etat <> 'ouvert'::text))),
    CONSTRAINT dossier_check CHECK ((clos_le >= ouvert_le)),
    CONSTRAINT dossier_check1 CHECK (((etat = 'ouvert'::text) = (clos_le IS NULL))),
    CONSTRAINT dossier_check2 CHECK (((etat = 'ouvert'::text) = (issue IS NULL))),
    CONSTRAINT dossier_check3 CHECK (((etat <> 'efface'::text) OR ((cle_enveloppee IS NULL) AND (contenu IS NULL) AND (index_nom = '{}'::bytea[])))),
    CONSTRAINT dossier_check4 CHECK (((etat <> 'efface'::text) OR (index_prenom IS NULL))),
    CONSTRAINT dossier_check5 CHECK (((etat <> 'ouvert'::text) OR (issues_autres = '{}'::text[]))),
    CONSTRAINT dossier_cle_enveloppee_check CHECK ((octet_length(cle_enveloppee) = 60)),
    CONSTRAINT dossier_etat_check CHECK ((etat = ANY (ARRAY['ouvert'::text, 'clos'::text, 'efface'::text]))),
    CONSTRAINT dossier_issue_check CHECK ((issue = ANY (ARRAY['droit_ouvert'::text, 'plan_accepte'::text, 'logement'::text, 'retour_meme_poste'::text, 'retour_amenage'::text, 'reclasse_interne'::text, 'reclasse_ailleurs'::text, 'rqth'::text, 'relais'::text, 'information'::text, 'inaptitude'::text, 'depart'::text, 'sans_nouvelles'::text, 'refus'::text, 'fin_contrat'::text, 'deces'::text]))),
    CONSTRAINT dossier_issues_autres_check CHECK ((issues_autres <@ ARRAY['droit_ouvert'::text, 'plan_accepte'::text, 'logement'::text, 'retour_meme_poste'::text, 'retour_amenage'::text, 'reclasse_interne'::text, 'reclasse_ailleurs'::text, 'rqth'::text, 'relais'::text, 'information'::text, 'inaptitude'::text, 'depart'::text, 'sans_nouvelles'::text, 'refus'::text, 'fin_contrat'::text, 'deces'::text])),
    CONSTRAINT dossier_motif_check CHECK ((motif ~ '^[a-z_]{3,30}$'::text)),
    CONSTRAINT dossier_numero_check CHECK ((numero ~ '^[0-9]{4}-[0-9]{4,6}$'::text))
);
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN etablissement_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN referent_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN personne_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN numero SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN ouvert_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN motif SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN clos_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN issue SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN derniere_activite SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN cle_enveloppee SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN index_nom SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN index_prenom SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN cloture_exportee SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN issues_autres SET STATISTICS 0;
ALTER TABLE ONLY nominatif.dossier ALTER COLUMN archive_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.dossier FORCE ROW LEVEL SECURITY;

-- Name: COLUMN dossier.cloture_exportee; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.dossier.cloture_exportee IS 'Passée dans passerelle.cloture ; invisible de l''intervenant. Rouvrir ne la reprend pas.';

-- Name: COLUMN dossier.archive_le; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.dossier.archive_le IS 'Sorti des dossiers courants : lecture seule, effacé à la fin de l''archive sauf gel.';

-- Name: ecrit; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.ecrit (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    sorte text NOT NULL,
    etat text DEFAULT 'brouillon'::text NOT NULL,
    cree_le date DEFAULT CURRENT_DATE NOT NULL,
    relu_le date,
    remis_le date,
    remise text,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    CONSTRAINT ecrit_check CHECK (((etat = 'remis'::text) = (remis_le IS NOT NULL))),
    CONSTRAINT ecrit_check1 CHECK (((etat = 'remis'::text) = (remise IS NOT NULL))),
    CONSTRAINT ecrit_etat_check CHECK ((etat = ANY (ARRAY['brouillon'::text, 'remis'::text]))),
    CONSTRAINT ecrit_ordre CHECK (((relu_le IS NULL) OR (remis_le IS NULL) OR (relu_le <= remis_le))),
    CONSTRAINT ecrit_rapport_relu CHECK (((etat <> 'remis'::text) OR (sorte <> 'rapport'::text) OR (relu_le IS NOT NULL))),
    CONSTRAINT ecrit_remise_check CHECK ((remise = ANY (ARRAY['main_propre'::text, 'courrier'::text, 'courriel'::text, 'depot'::text, 'recommande'::text]))),
    CONSTRAINT ecrit_sorte_check CHECK ((sorte = ANY (ARRAY['rapport'::text, 'courrier'::text])))
);
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN cree_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN relu_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN remis_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN remise SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.ecrit ALTER COLUMN version SET STATISTICS 0;

ALTER TABLE ONLY nominatif.ecrit FORCE ROW LEVEL SECURITY;

-- Name: effacement; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.effacement (
    entreprise_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    efface_le timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE ONLY nominatif.effacement ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.effacement ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.effacement ALTER COLUMN efface_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.effacement FORCE ROW LEVEL SECURITY;

-- Name: entretien; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.entretien (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    jour date NOT NULL,
    nature text NOT NULL,
    forme text NOT NULL,
    duree smallint NOT NULL,
    origine text NOT NULL,
    vulnerabilite text DEFAULT 'aucune'::text NOT NULL,
    faits text[] DEFAULT '{}'::text[] NOT NULL,
    prochaine_le date,
    etat text DEFAULT 'brouillon'::text NOT NULL,
    note bytea,
    version integer DEFAULT 0 NOT NULL,
    exporte boolean DEFAULT false NOT NULL,
    fiche uuid,
    CONSTRAINT entretien_check CHECK (((NOT exporte) OR (etat = 'clos'::text))),
    CONSTRAINT entretien_duree_check CHECK ((duree = ANY (ARRAY[15, 30, 45, 60, 90]))),
    CONSTRAINT entretien_etat_check CHECK ((etat = ANY (ARRAY['brouillon'::text, 'clos'::text]))),
    CONSTRAINT entretien_faits_check CHECK ((faits <@ ARRAY['information'::text, 'formulaire'::text, 'constitution'::text, 'relance'::text, 'recours'::text, 'negociation'::text, 'courrier'::text, 'rapport_social'::text, 'contact_partenaire'::text, 'accompagnement'::text, 'orientation'::text, 'reunion'::text, 'mediation'::text, 'budget'::text])),
    CONSTRAINT entretien_forme_check CHECK ((forme = ANY (ARRAY['presentiel'::text, 'spontane'::text, 'telephone'::text, 'visio'::text, 'domicile'::text, 'exterieur'::text, 'courrier'::text, 'courriel'::text, 'avec_tiers'::text]))),
    CONSTRAINT entretien_nature_check CHECK ((nature = ANY (ARRAY['premier_contact'::text, 'evaluation'::text, 'suivi'::text, 'urgence'::text, 'pre_reprise'::text, 'liaison'::text, 'tripartite'::text, 'cloture'::text, 'information'::text]))),
    CONSTRAINT entretien_origine_check CHECK ((origine = ANY (ARRAY['lui_meme'::text, 'collegue'::text, 'rh'::text, 'manager'::text, 'medecine_travail'::text, 'cse'::text, 'famille'::text, 'partenaire'::text, 'mutuelle'::text, 'intervenant'::text]))),
    CONSTRAINT entretien_vulnerabilite_check CHECK ((vulnerabilite = ANY (ARRAY['aucune'::text, 'a_surveiller'::text, 'urgence'::text])))
);
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN nature SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN forme SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN duree SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN origine SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN vulnerabilite SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN faits SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN prochaine_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN note SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN exporte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.entretien FORCE ROW LEVEL SECURITY;

-- Name: entretien_motif; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.entretien_motif (
    entreprise_id uuid NOT NULL,
    entretien_id uuid NOT NULL,
    sorte text NOT NULL,
    motif text NOT NULL,
    precisions text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT entretien_motif_motif_check CHECK ((motif ~ '^[a-z_]{3,30}$'::text)),
    CONSTRAINT entretien_motif_precisions_check CHECK ((precisions <@ ARRAY['surendettement'::text, 'impayes'::text, 'credits'::text, 'baisse_revenus'::text, 'aide_urgence'::text, 'arret_maladie'::text, 'longue_maladie'::text, 'sante_mentale'::text, 'addictions'::text, 'acces_soins'::text, 'recherche_logement'::text, 'loyer_impaye'::text, 'expulsion'::text, 'logement_inadapte'::text, 'accession'::text, 'conflit_hierarchique'::text, 'conflit_collegues'::text, 'burn_out'::text, 'harcelement'::text, 'reorientation'::text, 'licenciement'::text, 'separation'::text, 'garde_enfants'::text, 'pension_alimentaire'::text, 'parentalite'::text, 'deuil'::text, 'prestations'::text, 'couverture_sante'::text, 'titre_sejour'::text, 'demarches_administratives'::text, 'rqth'::text, 'amenagement_poste'::text, 'invalidite'::text, 'aah'::text, 'reprise'::text, 'temps_partiel_therapeutique'::text, 'inaptitude'::text, 'reclassement'::text, 'depart_retraite'::text, 'releve_carriere'::text, 'retraite_progressive'::text, 'parent_age'::text, 'enfant_handicap'::text, 'conge_aidant'::text, 'violences_conjugales'::text, 'violences_familiales'::text, 'violences_travail'::text, 'litige_consommation'::text, 'litige_civil'::text, 'succession'::text, 'permis'::text, 'transport'::text, 'demenagement'::text, 'accident_travail'::text, 'deces_collegue'::text, 'agression'::text, 'fiscalite'::text, 'securite_sociale'::text, 'allocations'::text, 'chomage_frontalier'::text, 'lecture_ecriture'::text, 'numerique'::text, 'interprete'::text])),
    CONSTRAINT entretien_motif_sorte_check CHECK ((sorte = ANY (ARRAY['exprime'::text, 'identifie'::text])))
);
ALTER TABLE ONLY nominatif.entretien_motif ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien_motif ALTER COLUMN entretien_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien_motif ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien_motif ALTER COLUMN motif SET STATISTICS 0;
ALTER TABLE ONLY nominatif.entretien_motif ALTER COLUMN precisions SET STATISTICS 0;

ALTER TABLE ONLY nominatif.entretien_motif FORCE ROW LEVEL SECURITY;

-- Name: evenement; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.evenement (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    jour date DEFAULT CURRENT_DATE NOT NULL,
    sorte text NOT NULL,
    detail text,
    demarche_id uuid,
    mesure_id uuid,
    CONSTRAINT evenement_detail_check CHECK ((detail ~ '^[a-z0-9_]{2,30}$'::text)),
    CONSTRAINT evenement_sorte_check CHECK ((sorte = ANY (ARRAY['ouverture'::text, 'cloture'::text, 'reouverture'::text, 'statut_demarche'::text, 'document'::text, 'budget'::text, 'courrier'::text, 'orientation'::text, 'objectif'::text, 'action'::text, 'partage'::text, 'partage_retire'::text, 'transfert'::text, 'rappel'::text, 'changement_employeur'::text, 'pdp'::text, 'mesure'::text])))
);
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN detail SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN demarche_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.evenement ALTER COLUMN mesure_id SET STATISTICS 0;

ALTER TABLE ONLY nominatif.evenement FORCE ROW LEVEL SECURITY;

-- Name: feuille; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.feuille (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    sorte text NOT NULL,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    CONSTRAINT feuille_sorte_check CHECK ((sorte = ANY (ARRAY['situation'::text, 'evaluation'::text, 'bilan_fin'::text])))
);
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.feuille ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.feuille FORCE ROW LEVEL SECURITY;

-- Name: gel; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.gel (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    cause text NOT NULL,
    pose_le timestamp with time zone DEFAULT now() NOT NULL,
    leve_le timestamp with time zone,
    CONSTRAINT gel_cause_check CHECK ((cause = ANY (ARRAY['contentieux'::text, 'requisition'::text, 'demande'::text])))
);
ALTER TABLE ONLY nominatif.gel ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.gel ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.gel ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.gel ALTER COLUMN cause SET STATISTICS 0;
ALTER TABLE ONLY nominatif.gel ALTER COLUMN pose_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.gel ALTER COLUMN leve_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.gel FORCE ROW LEVEL SECURITY;

-- Name: information; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.information (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    referent_id uuid DEFAULT garde.uid() NOT NULL,
    etablissement_id uuid NOT NULL,
    jour date DEFAULT CURRENT_DATE NOT NULL,
    forme text NOT NULL,
    motif text NOT NULL,
    duree smallint DEFAULT 15 NOT NULL,
    fiche uuid,
    notee_le date DEFAULT CURRENT_DATE NOT NULL,
    CONSTRAINT information_duree_check CHECK ((duree = ANY (ARRAY[15, 30, 45, 60, 90]))),
    CONSTRAINT information_forme_check CHECK ((forme = ANY (ARRAY['spontane'::text, 'telephone'::text, 'courriel'::text]))),
    CONSTRAINT information_motif_check CHECK ((motif ~ '^[a-z_]{3,30}$'::text))
);
ALTER TABLE ONLY nominatif.information ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN referent_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN etablissement_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN forme SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN motif SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN duree SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN fiche SET STATISTICS 0;
ALTER TABLE ONLY nominatif.information ALTER COLUMN notee_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.information FORCE ROW LEVEL SECURITY;

-- Name: message; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.message (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    reservation_id uuid NOT NULL,
    sorte text NOT NULL,
    reprise_le timestamp with time zone NOT NULL,
    expire_le timestamp with time zone NOT NULL,
    essais smallint DEFAULT 0 NOT NULL,
    CONSTRAINT message_sorte_check CHECK ((sorte = ANY (ARRAY['confirmation'::text, 'deplacement'::text, 'report'::text, 'annulation'::text, 'rappel'::text])))
);
ALTER TABLE ONLY nominatif.message ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN reservation_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN reprise_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN expire_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.message ALTER COLUMN essais SET STATISTICS 0;

ALTER TABLE ONLY nominatif.message FORCE ROW LEVEL SECURITY;

-- Name: mesure; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.mesure (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    sorte text NOT NULL,
    proposee_par text NOT NULL,
    etat text DEFAULT 'envisagee'::text NOT NULL,
    notee_le date DEFAULT CURRENT_DATE NOT NULL,
    demandee_le date,
    decidee_le date,
    relance date,
    du date,
    au date,
    quotite smallint,
    resultat text,
    absence_du date,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    CONSTRAINT mesure_dates CHECK ((au >= du)),
    CONSTRAINT mesure_decidee CHECK ((decidee_le >= demandee_le)),
    CONSTRAINT mesure_etat CHECK (
CASE etat
    WHEN 'demandee'::text THEN (demandee_le IS NOT NULL)
    WHEN 'accordee'::text THEN (decidee_le IS NOT NULL)
    WHEN 'refusee'::text THEN (decidee_le IS NOT NULL)
    WHEN 'en_cours'::text THEN (du IS NOT NULL)
    WHEN 'terminee'::text THEN (au IS NOT NULL)
    ELSE true
END),
    CONSTRAINT mesure_etat_check CHECK ((etat = ANY (ARRAY['envisagee'::text, 'demandee'::text, 'accordee'::text, 'en_cours'::text, 'terminee'::text, 'refusee'::text, 'renoncee'::text]))),
    CONSTRAINT mesure_proposee_par_check CHECK ((proposee_par = ANY (ARRAY['personne'::text, 'service'::text, 'medecin_travail'::text, 'medecin_traitant'::text, 'medecin_conseil'::text, 'employeur'::text, 'partenaire'::text]))),
    CONSTRAINT mesure_quotite_check CHECK (((quotite > 0) AND (quotite < 100))),
    CONSTRAINT mesure_relance CHECK (((relance IS NULL) OR (etat = 'demandee'::text))),
    CONSTRAINT mesure_resultat CHECK (((resultat IS NULL) OR (etat = 'terminee'::text))),
    CONSTRAINT mesure_resultat_check CHECK ((resultat = ANY (ARRAY['maintien_poste'::text, 'retour_amenage'::text, 'reclassement_interne'::text, 'reclassement_externe'::text, 'droit_obtenu'::text, 'autre_mesure'::text, 'arret_prolonge'::text, 'inaptitude'::text, 'depart'::text, 'sans_effet'::text]))),
    CONSTRAINT mesure_sorte_check CHECK ((sorte ~ '^[a-z_]{3,40}$'::text))
);
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN sorte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN proposee_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN notee_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN demandee_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN decidee_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN relance SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN du SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN au SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN quotite SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN resultat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN absence_du SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.mesure ALTER COLUMN version SET STATISTICS 0;

ALTER TABLE ONLY nominatif.mesure FORCE ROW LEVEL SECURITY;

-- Name: note_psychologue; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.note_psychologue (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    suivi_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    jour date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    reprise_de uuid
);
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN suivi_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN jour SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN fiche SET STATISTICS 0;
ALTER TABLE ONLY nominatif.note_psychologue ALTER COLUMN reprise_de SET STATISTICS 0;

ALTER TABLE ONLY nominatif.note_psychologue FORCE ROW LEVEL SECURITY;

-- Name: objectif; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.objectif (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    theme text NOT NULL,
    qui text DEFAULT 'ensemble'::text NOT NULL,
    pose_le date DEFAULT CURRENT_DATE NOT NULL,
    horizon date,
    resultat text DEFAULT 'en_cours'::text NOT NULL,
    resultat_le date,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    CONSTRAINT objectif_check CHECK (((resultat = 'en_cours'::text) = (resultat_le IS NULL))),
    CONSTRAINT objectif_qui_check CHECK ((qui = ANY (ARRAY['personne'::text, 'intervenant'::text, 'ensemble'::text]))),
    CONSTRAINT objectif_resultat_check CHECK ((resultat = ANY (ARRAY['en_cours'::text, 'atteint'::text, 'partiel'::text, 'non_atteint'::text, 'abandonne'::text]))),
    CONSTRAINT objectif_theme_check CHECK ((theme ~ '^[a-z_]{3,30}$'::text))
);
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN theme SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN qui SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN pose_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN horizon SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN resultat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN resultat_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.objectif ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.objectif FORCE ROW LEVEL SECURITY;

-- Name: orientation; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.orientation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    vers text NOT NULL,
    partenaire text,
    partenaire_id uuid,
    le date DEFAULT CURRENT_DATE NOT NULL,
    relance date,
    issue text DEFAULT 'en_cours'::text NOT NULL,
    issue_le date,
    maj_le date DEFAULT CURRENT_DATE NOT NULL,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    CONSTRAINT orientation_check CHECK (((issue = 'en_cours'::text) = (issue_le IS NULL))),
    CONSTRAINT orientation_issue_check CHECK ((issue = ANY (ARRAY['en_cours'::text, 'aboutie'::text, 'refusee_personne'::text, 'refusee_partenaire'::text, 'sans_suite'::text]))),
    CONSTRAINT orientation_partenaire_check CHECK ((partenaire ~ '^[a-z_]{2,30}$'::text)),
    CONSTRAINT orientation_vers_check CHECK ((vers = ANY (ARRAY['psychologue'::text, 'sante_travail'::text, 'medecin'::text, 'partenaire'::text, 'collegue'::text, 'mediation'::text, 'rh'::text, 'autre'::text])))
);
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN vers SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN partenaire SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN partenaire_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN relance SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN issue SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN issue_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN maj_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.orientation FORCE ROW LEVEL SECURITY;

-- Name: orientation_rh; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.orientation_rh (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    referent_id uuid NOT NULL,
    etablissement_id uuid NOT NULL,
    transmise_le date DEFAULT CURRENT_DATE NOT NULL,
    rappelee_le date,
    etat text DEFAULT 'recue'::text NOT NULL,
    contenu bytea,
    CONSTRAINT orientation_rh_check CHECK (((etat = 'recue'::text) = (contenu IS NOT NULL))),
    CONSTRAINT orientation_rh_etat_check CHECK ((etat = ANY (ARRAY['recue'::text, 'dossier'::text, 'sans_suite'::text, 'perimee'::text])))
);
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN referent_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN etablissement_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN transmise_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN rappelee_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_rh ALTER COLUMN contenu SET STATISTICS 0;

ALTER TABLE ONLY nominatif.orientation_rh FORCE ROW LEVEL SECURITY;

-- Name: orientation_transmise; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.orientation_transmise (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    compte_id uuid NOT NULL,
    transmise_le date DEFAULT CURRENT_DATE NOT NULL
);
ALTER TABLE ONLY nominatif.orientation_transmise ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_transmise ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_transmise ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.orientation_transmise ALTER COLUMN transmise_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.orientation_transmise FORCE ROW LEVEL SECURITY;

-- Name: partage; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.partage (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    compte_id uuid NOT NULL,
    accorde_par uuid DEFAULT garde.uid() NOT NULL,
    consenti_le date DEFAULT CURRENT_DATE NOT NULL,
    jusquau date NOT NULL,
    retire_le date,
    accord text DEFAULT 'oral'::text NOT NULL,
    formule smallint DEFAULT 1 NOT NULL,
    portee text DEFAULT 'entier'::text NOT NULL,
    retire_par uuid,
    ouvert_le timestamp with time zone,
    CONSTRAINT partage_accord_check CHECK ((accord = ANY (ARRAY['oral'::text, 'ecrit'::text]))),
    CONSTRAINT partage_check CHECK ((jusquau >= consenti_le)),
    CONSTRAINT partage_check1 CHECK ((compte_id <> accorde_par)),
    CONSTRAINT partage_formule_check CHECK ((formule > 0)),
    CONSTRAINT partage_portee_check CHECK ((portee = ANY (ARRAY['entier'::text, 'sans_notes'::text])))
);
ALTER TABLE ONLY nominatif.partage ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN accorde_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN consenti_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN jusquau SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN retire_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN accord SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN formule SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN portee SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN retire_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.partage ALTER COLUMN ouvert_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.partage FORCE ROW LEVEL SECURITY;

-- Name: COLUMN partage.ouvert_le; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.partage.ouvert_le IS 'Quand le collègue a ouvert le dossier pour la première fois ; d''ici là, sa journée le lui annonce.';

-- Name: pdp_etape; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.pdp_etape (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    etape text NOT NULL,
    absence_du date NOT NULL,
    le date NOT NULL,
    jusquau date,
    statut text DEFAULT 'prevue'::text NOT NULL,
    statut_le date,
    CONSTRAINT pdp_etape_check CHECK (((statut = 'prevue'::text) = (statut_le IS NULL))),
    CONSTRAINT pdp_etape_etape_check CHECK ((etape ~ '^[a-z0-9_]{3,30}$'::text)),
    CONSTRAINT pdp_etape_statut_check CHECK ((statut = ANY (ARRAY['prevue'::text, 'faite'::text, 'ecartee'::text])))
);
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN etape SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN absence_du SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN jusquau SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN statut SET STATISTICS 0;
ALTER TABLE ONLY nominatif.pdp_etape ALTER COLUMN statut_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.pdp_etape FORCE ROW LEVEL SECURITY;

-- Name: rappel; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.rappel (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    referent_id uuid DEFAULT garde.uid() NOT NULL,
    dossier_id uuid,
    du_le date NOT NULL,
    heure time without time zone,
    recu_le date DEFAULT CURRENT_DATE NOT NULL,
    etat text DEFAULT 'a_faire'::text NOT NULL,
    reports smallint DEFAULT 0 NOT NULL,
    fini_le date,
    cle_enveloppee bytea,
    contenu bytea,
    version integer DEFAULT 0 NOT NULL,
    fiche uuid,
    CONSTRAINT rappel_check CHECK ((fini_le >= recu_le)),
    CONSTRAINT rappel_check1 CHECK (((etat = 'a_faire'::text) = (fini_le IS NULL))),
    CONSTRAINT rappel_check2 CHECK (((etat = 'a_faire'::text) OR ((contenu IS NULL) AND (cle_enveloppee IS NULL)))),
    CONSTRAINT rappel_check3 CHECK (((dossier_id IS NULL) OR (cle_enveloppee IS NULL))),
    CONSTRAINT rappel_cle_enveloppee_check CHECK ((octet_length(cle_enveloppee) = 60)),
    CONSTRAINT rappel_etat_check CHECK ((etat = ANY (ARRAY['a_faire'::text, 'fait'::text, 'abandonne'::text]))),
    CONSTRAINT rappel_reports_check CHECK ((reports >= 0))
);
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN referent_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN du_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN heure SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN recu_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN reports SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN fini_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN cle_enveloppee SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN contenu SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN version SET STATISTICS 0;
ALTER TABLE ONLY nominatif.rappel ALTER COLUMN fiche SET STATISTICS 0;

ALTER TABLE ONLY nominatif.rappel FORCE ROW LEVEL SECURITY;

-- Name: regle_conservation; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.regle_conservation (
    seul boolean DEFAULT true NOT NULL,
    mois smallint DEFAULT 24 NOT NULL,
    archive_jours smallint DEFAULT 30 NOT NULL,
    premier_avis smallint DEFAULT 60 NOT NULL,
    second_avis smallint DEFAULT 30 NOT NULL,
    passe_le timestamp with time zone,
    CONSTRAINT regle_conservation_archive_jours_check CHECK ((archive_jours >= 0)),
    CONSTRAINT regle_conservation_check CHECK (((premier_avis > second_avis) AND (second_avis > 0))),
    CONSTRAINT regle_conservation_mois_check CHECK ((mois > 0)),
    CONSTRAINT regle_conservation_seul_check CHECK (seul)
);
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN seul SET STATISTICS 0;
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN mois SET STATISTICS 0;
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN archive_jours SET STATISTICS 0;
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN premier_avis SET STATISTICS 0;
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN second_avis SET STATISTICS 0;
ALTER TABLE ONLY nominatif.regle_conservation ALTER COLUMN passe_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.regle_conservation FORCE ROW LEVEL SECURITY;

-- Name: COLUMN regle_conservation.passe_le; Type: COMMENT; Schema: nominatif; Owner: -

COMMENT ON COLUMN nominatif.regle_conservation.passe_le IS 'Quand la conservation a été appliquée pour la dernière fois, même sans rien à faire.';

-- Name: remise; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.remise (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    auteur_id uuid DEFAULT garde.uid() NOT NULL,
    demande_le date NOT NULL,
    remis_le date DEFAULT CURRENT_DATE NOT NULL,
    objet text NOT NULL,
    forme text NOT NULL,
    CONSTRAINT remise_check CHECK ((remis_le >= demande_le)),
    CONSTRAINT remise_forme_check CHECK ((forme = ANY (ARRAY['papier'::text, 'pdf'::text, 'json'::text, 'zip'::text]))),
    CONSTRAINT remise_objet_check CHECK ((objet = ANY (ARRAY['copie'::text, 'acces'::text, 'les_deux'::text])))
);
ALTER TABLE ONLY nominatif.remise ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN auteur_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN demande_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN remis_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN objet SET STATISTICS 0;
ALTER TABLE ONLY nominatif.remise ALTER COLUMN forme SET STATISTICS 0;

ALTER TABLE ONLY nominatif.remise FORCE ROW LEVEL SECURITY;

-- Name: reservation; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.reservation (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    rendez_vous_id uuid NOT NULL,
    jeton bytea,
    expire_le timestamp with time zone NOT NULL,
    contact bytea,
    lien bytea,
    empreinte bytea,
    sans_permanence boolean DEFAULT false NOT NULL,
    CONSTRAINT reservation_check CHECK (((contact IS NULL) = (empreinte IS NULL))),
    CONSTRAINT reservation_empreinte_check CHECK ((octet_length(empreinte) = 16)),
    CONSTRAINT reservation_jeton_check CHECK ((octet_length(jeton) = 32))
);
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN rendez_vous_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN jeton SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN expire_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN contact SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN lien SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN empreinte SET STATISTICS 0;
ALTER TABLE ONLY nominatif.reservation ALTER COLUMN sans_permanence SET STATISTICS 0;

ALTER TABLE ONLY nominatif.reservation FORCE ROW LEVEL SECURITY;

-- Name: suivi_psychologue; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.suivi_psychologue (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    compte_id uuid DEFAULT garde.uid() NOT NULL,
    commence_le date DEFAULT CURRENT_DATE NOT NULL,
    annonce boolean DEFAULT false NOT NULL,
    cle_enveloppee bytea
);
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN commence_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN annonce SET STATISTICS 0;
ALTER TABLE ONLY nominatif.suivi_psychologue ALTER COLUMN cle_enveloppee SET STATISTICS 0;

ALTER TABLE ONLY nominatif.suivi_psychologue FORCE ROW LEVEL SECURITY;

-- Name: tour; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.tour (
    referent_id uuid NOT NULL
);
ALTER TABLE ONLY nominatif.tour ALTER COLUMN referent_id SET STATISTICS 0;

ALTER TABLE ONLY nominatif.tour FORCE ROW LEVEL SECURITY;

-- Name: transfert; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.transfert (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    de uuid NOT NULL,
    vers uuid NOT NULL,
    propose_par uuid DEFAULT garde.uid() NOT NULL,
    propose_le timestamp with time zone DEFAULT now() NOT NULL,
    cause text NOT NULL,
    information text NOT NULL,
    etat text DEFAULT 'propose'::text NOT NULL,
    decide_le timestamp with time zone,
    CONSTRAINT transfert_cause_check CHECK ((cause = ANY (ARRAY['depart'::text, 'absence'::text, 'charge'::text, 'demande'::text]))),
    CONSTRAINT transfert_check CHECK ((de <> vers)),
    CONSTRAINT transfert_check1 CHECK (((etat = 'propose'::text) = (decide_le IS NULL))),
    CONSTRAINT transfert_check2 CHECK (((etat <> 'accepte'::text) OR (information <> 'a_informer'::text))),
    CONSTRAINT transfert_etat_check CHECK ((etat = ANY (ARRAY['propose'::text, 'accepte'::text, 'refuse'::text, 'annule'::text]))),
    CONSTRAINT transfert_information_check CHECK ((information = ANY (ARRAY['accord'::text, 'informee'::text, 'a_informer'::text])))
);
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN de SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN vers SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN propose_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN propose_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN cause SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN information SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert ALTER COLUMN decide_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.transfert FORCE ROW LEVEL SECURITY;

-- Name: transfert_suivi; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.transfert_suivi (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid NOT NULL,
    suivi_id uuid NOT NULL,
    de uuid NOT NULL,
    vers uuid NOT NULL,
    propose_par uuid DEFAULT garde.uid() NOT NULL,
    propose_le timestamp with time zone DEFAULT now() NOT NULL,
    information text NOT NULL,
    etat text DEFAULT 'propose'::text NOT NULL,
    decide_le timestamp with time zone,
    CONSTRAINT transfert_suivi_check CHECK ((de <> vers)),
    CONSTRAINT transfert_suivi_check1 CHECK (((etat = 'propose'::text) = (decide_le IS NULL))),
    CONSTRAINT transfert_suivi_check2 CHECK (((etat <> 'accepte'::text) OR (information <> 'a_informer'::text))),
    CONSTRAINT transfert_suivi_etat_check CHECK ((etat = ANY (ARRAY['propose'::text, 'accepte'::text, 'refuse'::text, 'annule'::text]))),
    CONSTRAINT transfert_suivi_information_check CHECK ((information = ANY (ARRAY['accord'::text, 'informee'::text, 'a_informer'::text])))
);
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN suivi_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN de SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN vers SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN propose_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN propose_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN information SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN etat SET STATISTICS 0;
ALTER TABLE ONLY nominatif.transfert_suivi ALTER COLUMN decide_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.transfert_suivi FORCE ROW LEVEL SECURITY;

-- Name: verrou; Type: TABLE; Schema: nominatif; Owner: -

CREATE TABLE nominatif.verrou (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    dossier_id uuid,
    compte_id uuid NOT NULL,
    origine text NOT NULL,
    pose_par uuid DEFAULT garde.uid() NOT NULL,
    pose_le timestamp with time zone DEFAULT now() NOT NULL,
    leve_par uuid,
    leve_le timestamp with time zone,
    CONSTRAINT verrou_check CHECK (((leve_le IS NULL) = (leve_par IS NULL))),
    CONSTRAINT verrou_check1 CHECK (((origine <> 'soi'::text) OR ((dossier_id IS NULL) AND (pose_par = compte_id)))),
    CONSTRAINT verrou_origine_check CHECK ((origine = ANY (ARRAY['referent'::text, 'soi'::text, 'direction'::text])))
);
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN dossier_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN compte_id SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN origine SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN pose_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN pose_le SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN leve_par SET STATISTICS 0;
ALTER TABLE ONLY nominatif.verrou ALTER COLUMN leve_le SET STATISTICS 0;

ALTER TABLE ONLY nominatif.verrou FORCE ROW LEVEL SECURITY;

-- Name: acte; Type: TABLE; Schema: passerelle; Owner: -

CREATE TABLE passerelle.acte (
    entreprise_id uuid NOT NULL,
    etablissement_id uuid NOT NULL,
    mois date NOT NULL,
    motif text NOT NULL,
    nature text NOT NULL,
    forme text NOT NULL,
    origine text NOT NULL,
    duree smallint NOT NULL,
    nouveau boolean NOT NULL,
    pseudonyme bytea NOT NULL,
    CONSTRAINT acte_mois_check CHECK ((EXTRACT(day FROM mois) = (1)::numeric)),
    CONSTRAINT acte_pseudonyme_check CHECK ((octet_length(pseudonyme) = 16))
);
ALTER TABLE ONLY passerelle.acte ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN etablissement_id SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN mois SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN motif SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN nature SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN forme SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN origine SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN duree SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN nouveau SET STATISTICS 0;
ALTER TABLE ONLY passerelle.acte ALTER COLUMN pseudonyme SET STATISTICS 0;

ALTER TABLE ONLY passerelle.acte FORCE ROW LEVEL SECURITY;

-- Name: arrete; Type: TABLE; Schema: passerelle; Owner: -

CREATE TABLE passerelle.arrete (
    entreprise_id uuid NOT NULL,
    jusquau date NOT NULL
);
ALTER TABLE ONLY passerelle.arrete ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY passerelle.arrete ALTER COLUMN jusquau SET STATISTICS 0;

ALTER TABLE ONLY passerelle.arrete FORCE ROW LEVEL SECURITY;

-- Name: cle_pseudonyme; Type: TABLE; Schema: passerelle; Owner: -

CREATE TABLE passerelle.cle_pseudonyme (
    entreprise_id uuid NOT NULL,
    annee smallint NOT NULL,
    cle bytea NOT NULL,
    CONSTRAINT cle_pseudonyme_cle_check CHECK ((octet_length(cle) = 32))
);
ALTER TABLE ONLY passerelle.cle_pseudonyme ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cle_pseudonyme ALTER COLUMN annee SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cle_pseudonyme ALTER COLUMN cle SET STATISTICS 0;

ALTER TABLE ONLY passerelle.cle_pseudonyme FORCE ROW LEVEL SECURITY;

-- Name: cloture; Type: TABLE; Schema: passerelle; Owner: -

CREATE TABLE passerelle.cloture (
    entreprise_id uuid NOT NULL,
    mois date NOT NULL,
    issue text NOT NULL,
    pdp boolean NOT NULL,
    pseudonyme bytea NOT NULL,
    CONSTRAINT cloture_mois_check CHECK ((EXTRACT(day FROM mois) = (1)::numeric)),
    CONSTRAINT cloture_pseudonyme_check CHECK ((octet_length(pseudonyme) = 16))
);
ALTER TABLE ONLY passerelle.cloture ALTER COLUMN entreprise_id SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cloture ALTER COLUMN mois SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cloture ALTER COLUMN issue SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cloture ALTER COLUMN pdp SET STATISTICS 0;
ALTER TABLE ONLY passerelle.cloture ALTER COLUMN pseudonyme SET STATISTICS 0;

ALTER TABLE ONLY passerelle.cloture FORCE ROW LEVEL SECURITY;

-- Name: bilan; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.bilan (
    entreprise_id uuid NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    rang integer NOT NULL,
    periode text NOT NULL,
    version smallint NOT NULL,
    raison text,
    regles text NOT NULL,
    contenu bytea NOT NULL,
    rendu bytea NOT NULL,
    certificat bytea NOT NULL,
    empreinte bytea NOT NULL,
    empreinte_rendu bytea NOT NULL,
    precedent bytea NOT NULL,
    chaine bytea NOT NULL,
    publie_par uuid NOT NULL,
    publie_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT bilan_check CHECK ((empreinte = sha256(contenu))),
    CONSTRAINT bilan_check1 CHECK ((empreinte_rendu = sha256(rendu))),
    CONSTRAINT bilan_check2 CHECK ((chaine = sha256(((precedent || empreinte) || empreinte_rendu)))),
    CONSTRAINT bilan_check3 CHECK (((version = 1) = (raison IS NULL))),
    CONSTRAINT bilan_periode_check CHECK ((periode ~ '^20[0-9]{2}(-T[1-4])?$'::text)),
    CONSTRAINT bilan_precedent_check CHECK ((octet_length(precedent) = 32)),
    CONSTRAINT bilan_raison_check CHECK ((raison <> ''::text)),
    CONSTRAINT bilan_rang_check CHECK ((rang > 0)),
    CONSTRAINT bilan_regles_check CHECK ((regles <> ''::text)),
    CONSTRAINT bilan_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY pilotage.bilan FORCE ROW LEVEL SECURITY;

-- Name: fichier; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.fichier (
    entreprise_id uuid NOT NULL,
    bilan_id uuid NOT NULL,
    nature text NOT NULL,
    octets bytea NOT NULL,
    empreinte bytea NOT NULL,
    CONSTRAINT fichier_check CHECK ((empreinte = sha256(octets))),
    CONSTRAINT fichier_nature_check CHECK ((nature = 'cases'::text))
);

ALTER TABLE ONLY pilotage.fichier FORCE ROW LEVEL SECURITY;

-- Name: graine; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.graine (
    entreprise_id uuid NOT NULL,
    graine bytea DEFAULT sha256(((uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || uuid_send(gen_random_uuid()))) NOT NULL,
    CONSTRAINT graine_graine_check CHECK ((octet_length(graine) = 32))
);

ALTER TABLE ONLY pilotage.graine FORCE ROW LEVEL SECURITY;

-- Name: perimetre; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.perimetre (
    entreprise_id uuid NOT NULL,
    annee smallint NOT NULL,
    groupes jsonb NOT NULL,
    fige_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT perimetre_annee_check CHECK (((annee >= 2000) AND (annee <= 2099))),
    CONSTRAINT perimetre_groupes_check CHECK ((jsonb_typeof(groupes) = 'array'::text))
);

ALTER TABLE ONLY pilotage.perimetre FORCE ROW LEVEL SECURITY;

-- Name: recommandation; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.recommandation (
    entreprise_id uuid NOT NULL,
    periode text NOT NULL,
    rang smallint NOT NULL,
    textes text[] NOT NULL,
    redacteur_id uuid NOT NULL,
    redacteur text NOT NULL,
    depose_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT recommandation_periode_check CHECK ((periode ~ '^20[0-9]{2}(-T[1-4])?$'::text)),
    CONSTRAINT recommandation_rang_check CHECK ((rang > 0)),
    CONSTRAINT recommandation_redacteur_check CHECK ((redacteur <> ''::text)),
    CONSTRAINT recommandation_textes_check CHECK (((cardinality(textes) >= 1) AND (cardinality(textes) <= 3) AND (array_position(textes, NULL::text) IS NULL) AND (length(textes[1]) >= 1) AND (length(textes[1]) <= 400) AND (COALESCE(length(textes[2]), 1) >= 1) AND (COALESCE(length(textes[2]), 1) <= 400) AND (COALESCE(length(textes[3]), 1) >= 1) AND (COALESCE(length(textes[3]), 1) <= 400)))
);

ALTER TABLE ONLY pilotage.recommandation FORCE ROW LEVEL SECURITY;

-- Name: recommandation_suite; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.recommandation_suite (
    entreprise_id uuid NOT NULL,
    periode text NOT NULL,
    rang smallint NOT NULL,
    suite text NOT NULL,
    raison text,
    par uuid NOT NULL,
    le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT recommandation_suite_check CHECK (((suite = 'renvoyee'::text) = (raison IS NOT NULL))),
    CONSTRAINT recommandation_suite_raison_check CHECK (((length(raison) >= 1) AND (length(raison) <= 400))),
    CONSTRAINT recommandation_suite_suite_check CHECK ((suite = ANY (ARRAY['retenue'::text, 'renvoyee'::text])))
);

ALTER TABLE ONLY pilotage.recommandation_suite FORCE ROW LEVEL SECURITY;

-- Name: repere; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.repere (
    periode text NOT NULL,
    classe text NOT NULL,
    valeurs jsonb NOT NULL,
    fige_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT repere_classe_check CHECK ((classe = ANY (ARRAY['20-49'::text, '50-299'::text, '300-999'::text, '1000'::text, 'toutes'::text]))),
    CONSTRAINT repere_periode_check CHECK ((periode ~ '^20[0-9]{2}(-T[1-4])?$'::text))
);

ALTER TABLE ONLY pilotage.repere FORCE ROW LEVEL SECURITY;

-- Name: rigueur; Type: TABLE; Schema: pilotage; Owner: -

CREATE TABLE pilotage.rigueur (
    entreprise_id uuid NOT NULL,
    seuil smallint NOT NULL,
    seuil_croise smallint NOT NULL,
    fixe_par uuid NOT NULL,
    fixe_le timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rigueur_check CHECK (((seuil_croise >= 11) AND (seuil_croise <= 50) AND (seuil_croise >= seuil))),
    CONSTRAINT rigueur_seuil_check CHECK (((seuil >= 5) AND (seuil <= 50)))
);

ALTER TABLE ONLY pilotage.rigueur FORCE ROW LEVEL SECURITY;

-- Name: compte_auxiliaire compte_auxiliaire_numero; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.compte_auxiliaire
    ADD CONSTRAINT compte_auxiliaire_numero UNIQUE (numero);

-- Name: compte_auxiliaire compte_auxiliaire_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.compte_auxiliaire
    ADD CONSTRAINT compte_auxiliaire_pkey PRIMARY KEY (entreprise_id);

-- Name: compte_client compte_client_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.compte_client
    ADD CONSTRAINT compte_client_pkey PRIMARY KEY (entreprise_id);

-- Name: compte_comptable compte_comptable_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.compte_comptable
    ADD CONSTRAINT compte_comptable_pkey PRIMARY KEY (vendeur, emploi, "precision");

-- Name: compteur compteur_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.compteur
    ADD CONSTRAINT compteur_pkey PRIMARY KEY (serie, annee);

-- Name: credit credit_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.credit
    ADD CONSTRAINT credit_pkey PRIMARY KEY (entreprise_id, avoir_id, rang);

-- Name: encaissement encaissement_entreprise_id_annule_id_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.encaissement
    ADD CONSTRAINT encaissement_entreprise_id_annule_id_key UNIQUE (entreprise_id, annule_id);

-- Name: encaissement encaissement_entreprise_id_empreinte_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.encaissement
    ADD CONSTRAINT encaissement_entreprise_id_empreinte_key UNIQUE (entreprise_id, empreinte);

-- Name: encaissement encaissement_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.encaissement
    ADD CONSTRAINT encaissement_pkey PRIMARY KEY (entreprise_id, id);

-- Name: export_fichier export_fichier_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.export_fichier
    ADD CONSTRAINT export_fichier_pkey PRIMARY KEY (export_id, rang);

-- Name: export export_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);

-- Name: facture facture_entreprise_id_cle_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.facture
    ADD CONSTRAINT facture_entreprise_id_cle_key UNIQUE (entreprise_id, cle);

-- Name: facture facture_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.facture
    ADD CONSTRAINT facture_pkey PRIMARY KEY (entreprise_id, id);

-- Name: imputation imputation_entreprise_id_annule_id_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_entreprise_id_annule_id_key UNIQUE (entreprise_id, annule_id);

-- Name: imputation imputation_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: ligne ligne_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.ligne
    ADD CONSTRAINT ligne_pkey PRIMARY KEY (entreprise_id, facture_id, rang);

-- Name: lot_contrat lot_contrat_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.lot_contrat
    ADD CONSTRAINT lot_contrat_pkey PRIMARY KEY (entreprise_id, lot_id, contrat_id);

-- Name: lot lot_mois_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.lot
    ADD CONSTRAINT lot_mois_key UNIQUE (mois);

-- Name: lot lot_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.lot
    ADD CONSTRAINT lot_pkey PRIMARY KEY (id);

-- Name: reference reference_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.reference
    ADD CONSTRAINT reference_pkey PRIMARY KEY (entreprise_id, facture_id, reference_id);

-- Name: reglage_export reglage_export_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.reglage_export
    ADD CONSTRAINT reglage_export_pkey PRIMARY KEY (seul);

-- Name: relance_facture relance_facture_entreprise_id_facture_id_niveau_le_key; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.relance_facture
    ADD CONSTRAINT relance_facture_entreprise_id_facture_id_niveau_le_key UNIQUE (entreprise_id, facture_id, niveau, le);

-- Name: relance_facture relance_facture_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.relance_facture
    ADD CONSTRAINT relance_facture_pkey PRIMARY KEY (entreprise_id, relance_id, facture_id);

-- Name: relance relance_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.relance
    ADD CONSTRAINT relance_pkey PRIMARY KEY (entreprise_id, id);

-- Name: sceau sceau_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.sceau
    ADD CONSTRAINT sceau_pkey PRIMARY KEY (entreprise_id, facture_id);

-- Name: tva tva_pkey; Type: CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.tva
    ADD CONSTRAINT tva_pkey PRIMARY KEY (entreprise_id, facture_id, categorie, taux);

-- Name: cle cle_pkey; Type: CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.cle
    ADD CONSTRAINT cle_pkey PRIMARY KEY (version);

-- Name: compte compte_login_key; Type: CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.compte
    ADD CONSTRAINT compte_login_key UNIQUE (login);

-- Name: compte compte_pkey; Type: CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.compte
    ADD CONSTRAINT compte_pkey PRIMARY KEY (id);

-- Name: parametre parametre_pkey; Type: CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.parametre
    ADD CONSTRAINT parametre_pkey PRIMARY KEY (seul);

-- Name: session session_pkey; Type: CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (empreinte);

-- Name: absence absence_intervenant_id_daterange_excl; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.absence
    ADD CONSTRAINT absence_intervenant_id_daterange_excl EXCLUDE USING gist (intervenant_id WITH =, daterange(debut, fin, '[]'::text) WITH &&);

-- Name: absence absence_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.absence
    ADD CONSTRAINT absence_pkey PRIMARY KEY (id);

-- Name: action_collective action_collective_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_collective
    ADD CONSTRAINT action_collective_pkey PRIMARY KEY (entreprise_id, id);

-- Name: action_place action_place_entreprise_id_action_id_code_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_place
    ADD CONSTRAINT action_place_entreprise_id_action_id_code_key UNIQUE (entreprise_id, action_id, code);

-- Name: action_place action_place_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_place
    ADD CONSTRAINT action_place_pkey PRIMARY KEY (entreprise_id, id);

-- Name: agenda agenda_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.agenda
    ADD CONSTRAINT agenda_pkey PRIMARY KEY (empreinte);

-- Name: alerte alerte_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.alerte
    ADD CONSTRAINT alerte_pkey PRIMARY KEY (entreprise_id, id);

-- Name: avenant avenant_entreprise_id_contrat_id_numero_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.avenant
    ADD CONSTRAINT avenant_entreprise_id_contrat_id_numero_key UNIQUE (entreprise_id, contrat_id, numero);

-- Name: avenant avenant_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.avenant
    ADD CONSTRAINT avenant_pkey PRIMARY KEY (entreprise_id, id);

-- Name: cellule cellule_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.cellule
    ADD CONSTRAINT cellule_pkey PRIMARY KEY (entreprise_id);

-- Name: contact contact_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (entreprise_id, id);

-- Name: contexte contexte_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contexte
    ADD CONSTRAINT contexte_pkey PRIMARY KEY (entreprise_id, id);

-- Name: contrat contrat_entreprise_id_numero_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contrat
    ADD CONSTRAINT contrat_entreprise_id_numero_key UNIQUE (entreprise_id, numero);

-- Name: contrat contrat_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contrat
    ADD CONSTRAINT contrat_pkey PRIMARY KEY (entreprise_id, id);

-- Name: disponibilite disponibilite_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.disponibilite
    ADD CONSTRAINT disponibilite_pkey PRIMARY KEY (intervenant_id, jour, demi_journee);

-- Name: echeance_legale echeance_legale_partenaire_code_demarche_effet_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.echeance_legale
    ADD CONSTRAINT echeance_legale_partenaire_code_demarche_effet_key UNIQUE (partenaire_code, demarche, effet);

-- Name: echeance_legale echeance_legale_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.echeance_legale
    ADD CONSTRAINT echeance_legale_pkey PRIMARY KEY (id);

-- Name: effectif effectif_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.effectif
    ADD CONSTRAINT effectif_pkey PRIMARY KEY (entreprise_id, etablissement_id, a_partir_du);

-- Name: entreprise entreprise_code_affiche_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.entreprise
    ADD CONSTRAINT entreprise_code_affiche_key UNIQUE (code_affiche);

-- Name: entreprise entreprise_code_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.entreprise
    ADD CONSTRAINT entreprise_code_key UNIQUE (code);

-- Name: entreprise entreprise_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.entreprise
    ADD CONSTRAINT entreprise_pkey PRIMARY KEY (entreprise_id);

-- Name: entreprise entreprise_siren_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.entreprise
    ADD CONSTRAINT entreprise_siren_key UNIQUE (siren);

-- Name: etablissement etablissement_entreprise_id_code_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.etablissement
    ADD CONSTRAINT etablissement_entreprise_id_code_key UNIQUE (entreprise_id, code);

-- Name: etablissement etablissement_entreprise_id_siret_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.etablissement
    ADD CONSTRAINT etablissement_entreprise_id_siret_key UNIQUE (entreprise_id, siret);

-- Name: etablissement etablissement_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.etablissement
    ADD CONSTRAINT etablissement_pkey PRIMARY KEY (entreprise_id, id);

-- Name: fermeture fermeture_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.fermeture
    ADD CONSTRAINT fermeture_pkey PRIMARY KEY (entreprise_id, id);

-- Name: groupe_mutualise groupe_mutualise_code_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.groupe_mutualise
    ADD CONSTRAINT groupe_mutualise_code_key UNIQUE (code);

-- Name: groupe_mutualise groupe_mutualise_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.groupe_mutualise
    ADD CONSTRAINT groupe_mutualise_pkey PRIMARY KEY (id);

-- Name: import import_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);

-- Name: indice indice_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.indice
    ADD CONSTRAINT indice_pkey PRIMARY KEY (code);

-- Name: indice_valeur indice_valeur_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.indice_valeur
    ADD CONSTRAINT indice_valeur_pkey PRIMARY KEY (indice, annee);

-- Name: intervenant intervenant_compte_id_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.intervenant
    ADD CONSTRAINT intervenant_compte_id_key UNIQUE (compte_id);

-- Name: intervenant intervenant_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.intervenant
    ADD CONSTRAINT intervenant_pkey PRIMARY KEY (id);

-- Name: lieu lieu_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.lieu
    ADD CONSTRAINT lieu_pkey PRIMARY KEY (id);

-- Name: modele_courrier modele_courrier_partenaire_code_titre_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.modele_courrier
    ADD CONSTRAINT modele_courrier_partenaire_code_titre_key UNIQUE NULLS NOT DISTINCT (partenaire_code, titre);

-- Name: modele_courrier modele_courrier_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.modele_courrier
    ADD CONSTRAINT modele_courrier_pkey PRIMARY KEY (id);

-- Name: modele_courrier_version modele_courrier_version_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.modele_courrier_version
    ADD CONSTRAINT modele_courrier_version_pkey PRIMARY KEY (modele_id, version);

-- Name: partenaire partenaire_code_territoire_nom_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.partenaire
    ADD CONSTRAINT partenaire_code_territoire_nom_key UNIQUE (code, territoire, nom);

-- Name: partenaire partenaire_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.partenaire
    ADD CONSTRAINT partenaire_pkey PRIMARY KEY (id);

-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: participation participation_unique; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.participation
    ADD CONSTRAINT participation_unique EXCLUDE USING gist (entreprise_id WITH =, contrat_id WITH =, groupe_id WITH =, daterange(du, au, '[]'::text) WITH &&);

-- Name: permanence permanence_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_pkey PRIMARY KEY (entreprise_id, id);

-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);

-- Name: poids poids_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.poids
    ADD CONSTRAINT poids_pkey PRIMARY KEY (id);

-- Name: prestataire prestataire_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestataire
    ADD CONSTRAINT prestataire_pkey PRIMARY KEY (id);

-- Name: prestation prestation_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: projet_etape projet_etape_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet_etape
    ADD CONSTRAINT projet_etape_pkey PRIMARY KEY (entreprise_id, id);

-- Name: projet_partenaire projet_partenaire_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet_partenaire
    ADD CONSTRAINT projet_partenaire_pkey PRIMARY KEY (entreprise_id, projet_id, partenaire_id);

-- Name: projet projet_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet
    ADD CONSTRAINT projet_pkey PRIMARY KEY (entreprise_id, id);

-- Name: regime_tva regime_tva_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.regime_tva
    ADD CONSTRAINT regime_tva_pkey PRIMARY KEY (du);

-- Name: registre_compte registre_compte_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre_compte
    ADD CONSTRAINT registre_compte_pkey PRIMARY KEY (entreprise_id, contrat_id, annee);

-- Name: registre registre_entreprise_id_prestation_id_periode_debut_rang_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre
    ADD CONSTRAINT registre_entreprise_id_prestation_id_periode_debut_rang_key UNIQUE (entreprise_id, prestation_id, periode_debut, rang);

-- Name: registre registre_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre
    ADD CONSTRAINT registre_pkey PRIMARY KEY (entreprise_id, id);

-- Name: permanence salle_prise; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT salle_prise EXCLUDE USING gist (lieu_id WITH =, salle WITH =, creneaux WITH &&) WHERE ((statut = ANY (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text])));

-- Name: tarif tarif_entreprise_id_contrat_id_code_du_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tarif
    ADD CONSTRAINT tarif_entreprise_id_contrat_id_code_du_key UNIQUE (entreprise_id, contrat_id, code, du);

-- Name: tarif tarif_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tarif
    ADD CONSTRAINT tarif_pkey PRIMARY KEY (entreprise_id, id);

-- Name: taux_tva taux_tva_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.taux_tva
    ADD CONSTRAINT taux_tva_pkey PRIMARY KEY (pays, du);

-- Name: trajet trajet_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.trajet
    ADD CONSTRAINT trajet_pkey PRIMARY KEY (lieu_a, lieu_b);

-- Name: tranche tranche_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tranche
    ADD CONSTRAINT tranche_pkey PRIMARY KEY (entreprise_id, tarif_id, rang);

-- Name: permanence ubiquite; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT ubiquite EXCLUDE USING gist (intervenant_id WITH =, creneaux WITH &&) WHERE ((statut = ANY (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text])));

-- Name: permanence ubiquite_heures; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT ubiquite_heures EXCLUDE USING gist (intervenant_id WITH =, plage WITH &&) WHERE ((statut = ANY (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text])));

-- Name: verrou verrou_periode; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.verrou
    ADD CONSTRAINT verrou_periode EXCLUDE USING gist (daterange(debut, fin, '[]'::text) WITH &&);

-- Name: verrou verrou_pkey; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.verrou
    ADD CONSTRAINT verrou_pkey PRIMARY KEY (id);

-- Name: verrou verrou_plan_id_key; Type: CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.verrou
    ADD CONSTRAINT verrou_plan_id_key UNIQUE (plan_id);

-- Name: evenement evenement_pkey; Type: CONSTRAINT; Schema: journal; Owner: -

ALTER TABLE ONLY journal.evenement
    ADD CONSTRAINT evenement_pkey PRIMARY KEY (id);

-- Name: sceau sceau_pkey; Type: CONSTRAINT; Schema: journal; Owner: -

ALTER TABLE ONLY journal.sceau
    ADD CONSTRAINT sceau_pkey PRIMARY KEY (n);

-- Name: action action_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (entreprise_id, id);

-- Name: affectation affectation_entreprise_id_dossier_id_du_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.affectation
    ADD CONSTRAINT affectation_entreprise_id_dossier_id_du_key UNIQUE (entreprise_id, dossier_id, du);

-- Name: affectation affectation_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.affectation
    ADD CONSTRAINT affectation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: arret arret_entreprise_id_dossier_id_debut_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.arret
    ADD CONSTRAINT arret_entreprise_id_dossier_id_debut_key UNIQUE (entreprise_id, dossier_id, debut);

-- Name: arret arret_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.arret
    ADD CONSTRAINT arret_pkey PRIMARY KEY (entreprise_id, id);

-- Name: avertissement avertissement_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.avertissement
    ADD CONSTRAINT avertissement_pkey PRIMARY KEY (entreprise_id, dossier_id, terme, palier);

-- Name: boite boite_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.boite
    ADD CONSTRAINT boite_pkey PRIMARY KEY (id);

-- Name: bris_essai bris_essai_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.bris_essai
    ADD CONSTRAINT bris_essai_pkey PRIMARY KEY (compte_id, jour);

-- Name: bris bris_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.bris
    ADD CONSTRAINT bris_pkey PRIMARY KEY (entreprise_id, id);

-- Name: brouillon brouillon_entreprise_id_dossier_id_auteur_id_entretien_id_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.brouillon
    ADD CONSTRAINT brouillon_entreprise_id_dossier_id_auteur_id_entretien_id_key UNIQUE NULLS NOT DISTINCT (entreprise_id, dossier_id, auteur_id, entretien_id);

-- Name: brouillon brouillon_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.brouillon
    ADD CONSTRAINT brouillon_pkey PRIMARY KEY (entreprise_id, id);

-- Name: budget budget_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.budget
    ADD CONSTRAINT budget_pkey PRIMARY KEY (entreprise_id, id);

-- Name: cle_entreprise cle_entreprise_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.cle_entreprise
    ADD CONSTRAINT cle_entreprise_pkey PRIMARY KEY (entreprise_id);

-- Name: compteur compteur_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.compteur
    ADD CONSTRAINT compteur_pkey PRIMARY KEY (cle, jour);

-- Name: controle_noms controle_noms_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.controle_noms
    ADD CONSTRAINT controle_noms_pkey PRIMARY KEY (compte_id, jour);

-- Name: demande_acces demande_acces_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.demande_acces
    ADD CONSTRAINT demande_acces_pkey PRIMARY KEY (entreprise_id, id);

-- Name: demarche demarche_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.demarche
    ADD CONSTRAINT demarche_pkey PRIMARY KEY (entreprise_id, id);

-- Name: document_morceau document_morceau_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.document_morceau
    ADD CONSTRAINT document_morceau_pkey PRIMARY KEY (entreprise_id, document_id, rang);

-- Name: document document_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (entreprise_id, id);

-- Name: dossier dossier_numero; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.dossier
    ADD CONSTRAINT dossier_numero UNIQUE (entreprise_id, numero);

-- Name: dossier dossier_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (entreprise_id, id);

-- Name: ecrit ecrit_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.ecrit
    ADD CONSTRAINT ecrit_pkey PRIMARY KEY (entreprise_id, id);

-- Name: effacement effacement_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.effacement
    ADD CONSTRAINT effacement_pkey PRIMARY KEY (entreprise_id, dossier_id);

-- Name: entretien_motif entretien_motif_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.entretien_motif
    ADD CONSTRAINT entretien_motif_pkey PRIMARY KEY (entreprise_id, entretien_id, sorte, motif);

-- Name: entretien entretien_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.entretien
    ADD CONSTRAINT entretien_pkey PRIMARY KEY (entreprise_id, id);

-- Name: evenement evenement_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.evenement
    ADD CONSTRAINT evenement_pkey PRIMARY KEY (entreprise_id, id);

-- Name: feuille feuille_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.feuille
    ADD CONSTRAINT feuille_pkey PRIMARY KEY (entreprise_id, id);

-- Name: gel gel_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.gel
    ADD CONSTRAINT gel_pkey PRIMARY KEY (entreprise_id, id);

-- Name: information information_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.information
    ADD CONSTRAINT information_pkey PRIMARY KEY (entreprise_id, id);

-- Name: message message_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (entreprise_id, id);

-- Name: mesure mesure_entreprise_id_dossier_id_absence_du_sorte_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.mesure
    ADD CONSTRAINT mesure_entreprise_id_dossier_id_absence_du_sorte_key UNIQUE (entreprise_id, dossier_id, absence_du, sorte);

-- Name: mesure mesure_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.mesure
    ADD CONSTRAINT mesure_pkey PRIMARY KEY (entreprise_id, id);

-- Name: note_psychologue note_psychologue_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.note_psychologue
    ADD CONSTRAINT note_psychologue_pkey PRIMARY KEY (entreprise_id, id);

-- Name: objectif objectif_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.objectif
    ADD CONSTRAINT objectif_pkey PRIMARY KEY (entreprise_id, id);

-- Name: orientation orientation_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.orientation
    ADD CONSTRAINT orientation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: orientation_rh orientation_rh_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.orientation_rh
    ADD CONSTRAINT orientation_rh_pkey PRIMARY KEY (entreprise_id, id);

-- Name: orientation_transmise orientation_transmise_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.orientation_transmise
    ADD CONSTRAINT orientation_transmise_pkey PRIMARY KEY (entreprise_id, id);

-- Name: partage partage_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.partage
    ADD CONSTRAINT partage_pkey PRIMARY KEY (entreprise_id, id);

-- Name: pdp_etape pdp_etape_entreprise_id_dossier_id_absence_du_etape_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.pdp_etape
    ADD CONSTRAINT pdp_etape_entreprise_id_dossier_id_absence_du_etape_key UNIQUE (entreprise_id, dossier_id, absence_du, etape);

-- Name: pdp_etape pdp_etape_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.pdp_etape
    ADD CONSTRAINT pdp_etape_pkey PRIMARY KEY (entreprise_id, id);

-- Name: rappel rappel_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.rappel
    ADD CONSTRAINT rappel_pkey PRIMARY KEY (entreprise_id, id);

-- Name: regle_conservation regle_conservation_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.regle_conservation
    ADD CONSTRAINT regle_conservation_pkey PRIMARY KEY (seul);

-- Name: remise remise_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.remise
    ADD CONSTRAINT remise_pkey PRIMARY KEY (entreprise_id, id);

-- Name: rendez_vous rendez_vous_chevauche; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.rendez_vous
    ADD CONSTRAINT rendez_vous_chevauche EXCLUDE USING gist (referent_id WITH =, tsrange((jour + heure), ((jour + heure) + make_interval(mins => (minutes)::integer)), '[)'::text) WITH &&) WHERE ((statut = 'a_venir'::text));

-- Name: rendez_vous rendez_vous_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.rendez_vous
    ADD CONSTRAINT rendez_vous_pkey PRIMARY KEY (entreprise_id, id);

-- Name: reservation reservation_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.reservation
    ADD CONSTRAINT reservation_pkey PRIMARY KEY (entreprise_id, id);

-- Name: suivi_psychologue suivi_psychologue_entreprise_id_dossier_id_compte_id_key; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.suivi_psychologue
    ADD CONSTRAINT suivi_psychologue_entreprise_id_dossier_id_compte_id_key UNIQUE (entreprise_id, dossier_id, compte_id);

-- Name: suivi_psychologue suivi_psychologue_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.suivi_psychologue
    ADD CONSTRAINT suivi_psychologue_pkey PRIMARY KEY (entreprise_id, id);

-- Name: tour tour_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.tour
    ADD CONSTRAINT tour_pkey PRIMARY KEY (referent_id);

-- Name: transfert transfert_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.transfert
    ADD CONSTRAINT transfert_pkey PRIMARY KEY (entreprise_id, id);

-- Name: transfert_suivi transfert_suivi_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.transfert_suivi
    ADD CONSTRAINT transfert_suivi_pkey PRIMARY KEY (entreprise_id, id);

-- Name: verrou verrou_pkey; Type: CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.verrou
    ADD CONSTRAINT verrou_pkey PRIMARY KEY (entreprise_id, id);

-- Name: arrete arrete_pkey; Type: CONSTRAINT; Schema: passerelle; Owner: -

ALTER TABLE ONLY passerelle.arrete
    ADD CONSTRAINT arrete_pkey PRIMARY KEY (entreprise_id);

-- Name: cle_pseudonyme cle_pseudonyme_pkey; Type: CONSTRAINT; Schema: passerelle; Owner: -

ALTER TABLE ONLY passerelle.cle_pseudonyme
    ADD CONSTRAINT cle_pseudonyme_pkey PRIMARY KEY (entreprise_id, annee);

-- Name: bilan bilan_entreprise_id_periode_version_key; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.bilan
    ADD CONSTRAINT bilan_entreprise_id_periode_version_key UNIQUE (entreprise_id, periode, version);

-- Name: bilan bilan_entreprise_id_rang_key; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.bilan
    ADD CONSTRAINT bilan_entreprise_id_rang_key UNIQUE (entreprise_id, rang);

-- Name: bilan bilan_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.bilan
    ADD CONSTRAINT bilan_pkey PRIMARY KEY (entreprise_id, id);

-- Name: fichier fichier_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.fichier
    ADD CONSTRAINT fichier_pkey PRIMARY KEY (entreprise_id, bilan_id, nature);

-- Name: graine graine_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.graine
    ADD CONSTRAINT graine_pkey PRIMARY KEY (entreprise_id);

-- Name: perimetre perimetre_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.perimetre
    ADD CONSTRAINT perimetre_pkey PRIMARY KEY (entreprise_id, annee);

-- Name: recommandation recommandation_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.recommandation
    ADD CONSTRAINT recommandation_pkey PRIMARY KEY (entreprise_id, periode, rang);

-- Name: recommandation_suite recommandation_suite_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.recommandation_suite
    ADD CONSTRAINT recommandation_suite_pkey PRIMARY KEY (entreprise_id, periode, rang);

-- Name: repere repere_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.repere
    ADD CONSTRAINT repere_pkey PRIMARY KEY (periode, classe);

-- Name: rigueur rigueur_pkey; Type: CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.rigueur
    ADD CONSTRAINT rigueur_pkey PRIMARY KEY (entreprise_id);

-- Name: credit_facture; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX credit_facture ON facturation.credit USING btree (entreprise_id, facture_id, facture_rang);

-- Name: encaissement_jour; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX encaissement_jour ON facturation.encaissement USING btree (entreprise_id, recu_le);

-- Name: export_fait_le; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX export_fait_le ON facturation.export USING btree (fait_le);

-- Name: facture_contrat; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX facture_contrat ON facturation.facture USING btree (entreprise_id, contrat_id, date_facturation);

-- Name: facture_journal; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX facture_journal ON facturation.facture USING btree (date_emission, serie, rang);

-- Name: facture_numero; Type: INDEX; Schema: facturation; Owner: -

CREATE UNIQUE INDEX facture_numero ON facturation.facture USING btree (annee, serie, rang);

-- Name: imputation_avoir; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX imputation_avoir ON facturation.imputation USING btree (entreprise_id, avoir_id);

-- Name: imputation_encaissement; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX imputation_encaissement ON facturation.imputation USING btree (entreprise_id, encaissement_id);

-- Name: imputation_facture; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX imputation_facture ON facturation.imputation USING btree (entreprise_id, facture_id);

-- Name: reference_corrigee; Type: INDEX; Schema: facturation; Owner: -

CREATE INDEX reference_corrigee ON facturation.reference USING btree (entreprise_id, reference_id);

-- Name: sceau_rang; Type: INDEX; Schema: facturation; Owner: -

CREATE UNIQUE INDEX sceau_rang ON facturation.sceau USING btree (annee, serie, rang);

-- Name: cle_active_unique; Type: INDEX; Schema: garde; Owner: -

CREATE UNIQUE INDEX cle_active_unique ON garde.cle USING btree ((true)) WHERE active;

-- Name: session_compte; Type: INDEX; Schema: garde; Owner: -

CREATE INDEX session_compte ON garde.session USING btree (compte);

-- Name: session_groupe; Type: INDEX; Schema: garde; Owner: -

CREATE INDEX session_groupe ON garde.session USING btree (groupe);

-- Name: absence_intervenant; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX absence_intervenant ON gestion.absence USING btree (intervenant_id, debut);

-- Name: action_collective_jour; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX action_collective_jour ON gestion.action_collective USING btree (entreprise_id, jour);

-- Name: action_place_jeton; Type: INDEX; Schema: gestion; Owner: -

CREATE UNIQUE INDEX action_place_jeton ON gestion.action_place USING btree (jeton);

-- Name: agenda_entreprise; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX agenda_entreprise ON gestion.agenda USING btree (entreprise_id);

-- Name: agenda_intervenant; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX agenda_intervenant ON gestion.agenda USING btree (intervenant_id);

-- Name: alerte_etat; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX alerte_etat ON gestion.alerte USING btree (entreprise_id, etat, posee_le);

-- Name: contexte_periode; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX contexte_periode ON gestion.contexte USING btree (entreprise_id, periode, declare_le);

-- Name: contrat_intervenant; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX contrat_intervenant ON gestion.contrat USING btree (intervenant_id);

-- Name: contrat_numero; Type: INDEX; Schema: gestion; Owner: -

CREATE UNIQUE INDEX contrat_numero ON gestion.contrat USING btree (numero);

-- Name: import_depose; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX import_depose ON gestion.import USING btree (depose_le);

-- Name: intervenant_bureau; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX intervenant_bureau ON gestion.intervenant USING btree (bureau_id);

-- Name: lieu_entreprise; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX lieu_entreprise ON gestion.lieu USING btree (entreprise_id);

-- Name: lieu_nom; Type: INDEX; Schema: gestion; Owner: -

CREATE UNIQUE INDEX lieu_nom ON gestion.lieu USING btree (nom);

-- Name: participation_groupe; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX participation_groupe ON gestion.participation USING btree (groupe_id);

-- Name: permanence_contrat; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_contrat ON gestion.permanence USING btree (entreprise_id, contrat_id, jour);

-- Name: permanence_entreprise_jour; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_entreprise_jour ON gestion.permanence USING btree (entreprise_id, jour);

-- Name: permanence_intervenant_jour; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_intervenant_jour ON gestion.permanence USING btree (intervenant_id, jour);

-- Name: permanence_jour; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_jour ON gestion.permanence USING btree (jour);

-- Name: permanence_plan; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_plan ON gestion.permanence USING btree (plan_id);

-- Name: permanence_prestation; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX permanence_prestation ON gestion.permanence USING btree (entreprise_id, prestation_id, jour);

-- Name: plan_debut; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX plan_debut ON gestion.plan USING btree (debut);

-- Name: prestation_contrat; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX prestation_contrat ON gestion.prestation USING btree (entreprise_id, contrat_id, du);

-- Name: prestation_groupe; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX prestation_groupe ON gestion.prestation USING btree (groupe_id) WHERE (groupe_id IS NOT NULL);

-- Name: prestation_lieu; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX prestation_lieu ON gestion.prestation USING btree (lieu_id);

-- Name: projet_debut; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX projet_debut ON gestion.projet USING btree (entreprise_id, debut);

-- Name: projet_etape_projet; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX projet_etape_projet ON gestion.projet_etape USING btree (entreprise_id, projet_id, echeance);

-- Name: registre_contrat; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX registre_contrat ON gestion.registre USING btree (entreprise_id, contrat_id, periode_debut);

-- Name: registre_permanence; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX registre_permanence ON gestion.registre USING btree (entreprise_id, permanence_id);

-- Name: trajet_b; Type: INDEX; Schema: gestion; Owner: -

CREATE INDEX trajet_b ON gestion.trajet USING btree (lieu_b);

-- Name: evenement_a_sceller; Type: INDEX; Schema: journal; Owner: -

CREATE INDEX evenement_a_sceller ON journal.evenement USING btree (id) WHERE (sceau IS NULL);

-- Name: evenement_objet; Type: INDEX; Schema: journal; Owner: -

CREATE INDEX evenement_objet ON journal.evenement USING btree (objet);

-- Name: evenement_sceau; Type: INDEX; Schema: journal; Owner: -

CREATE INDEX evenement_sceau ON journal.evenement USING btree (sceau);

-- Name: action_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX action_dossier ON nominatif.action USING btree (entreprise_id, dossier_id, echeance);

-- Name: action_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX action_fiche ON nominatif.action USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: bris_compte; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX bris_compte ON nominatif.bris USING btree (compte_id, fin);

-- Name: bris_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX bris_dossier ON nominatif.bris USING btree (entreprise_id, dossier_id);

-- Name: budget_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX budget_dossier ON nominatif.budget USING btree (entreprise_id, dossier_id, jour);

-- Name: demande_acces_en_cours; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX demande_acces_en_cours ON nominatif.demande_acces USING btree (entreprise_id, dossier_id) WHERE (close_le IS NULL);

-- Name: demarche_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX demarche_dossier ON nominatif.demarche USING btree (entreprise_id, dossier_id, echeance);

-- Name: demarche_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX demarche_fiche ON nominatif.demarche USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: document_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX document_dossier ON nominatif.document USING btree (entreprise_id, dossier_id, jour);

-- Name: dossier_cloture_a_exporter; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX dossier_cloture_a_exporter ON nominatif.dossier USING btree (entreprise_id, clos_le) WHERE ((NOT cloture_exportee) AND (clos_le IS NOT NULL));

-- Name: dossier_conservation; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX dossier_conservation ON nominatif.dossier USING btree (entreprise_id, derniere_activite) WHERE (etat <> 'efface'::text);

-- Name: dossier_personne; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX dossier_personne ON nominatif.dossier USING btree (entreprise_id, personne_id);

-- Name: dossier_referent; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX dossier_referent ON nominatif.dossier USING btree (referent_id, etat, derniere_activite DESC);

-- Name: ecrit_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX ecrit_dossier ON nominatif.ecrit USING btree (entreprise_id, dossier_id, cree_le);

-- Name: entretien_a_exporter; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX entretien_a_exporter ON nominatif.entretien USING btree (entreprise_id, jour) WHERE (NOT exporte);

-- Name: entretien_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX entretien_dossier ON nominatif.entretien USING btree (entreprise_id, dossier_id, jour);

-- Name: entretien_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX entretien_fiche ON nominatif.entretien USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: evenement_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX evenement_dossier ON nominatif.evenement USING btree (entreprise_id, dossier_id, jour);

-- Name: feuille_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX feuille_dossier ON nominatif.feuille USING btree (entreprise_id, dossier_id, maj_le);

-- Name: feuille_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX feuille_fiche ON nominatif.feuille USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: feuille_situation; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX feuille_situation ON nominatif.feuille USING btree (entreprise_id, dossier_id) WHERE (sorte = 'situation'::text);

-- Name: gel_actif; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX gel_actif ON nominatif.gel USING btree (entreprise_id, dossier_id) WHERE (leve_le IS NULL);

-- Name: information_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX information_fiche ON nominatif.information USING btree (entreprise_id, referent_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: information_referent; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX information_referent ON nominatif.information USING btree (referent_id, jour);

-- Name: message_reservation; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX message_reservation ON nominatif.message USING btree (entreprise_id, reservation_id);

-- Name: mesure_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX mesure_dossier ON nominatif.mesure USING btree (entreprise_id, dossier_id, etat);

-- Name: note_psychologue_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX note_psychologue_dossier ON nominatif.note_psychologue USING btree (entreprise_id, dossier_id, jour);

-- Name: note_psychologue_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX note_psychologue_fiche ON nominatif.note_psychologue USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: objectif_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX objectif_dossier ON nominatif.objectif USING btree (entreprise_id, dossier_id, pose_le);

-- Name: objectif_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX objectif_fiche ON nominatif.objectif USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: orientation_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX orientation_dossier ON nominatif.orientation USING btree (entreprise_id, dossier_id, le);

-- Name: orientation_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX orientation_fiche ON nominatif.orientation USING btree (entreprise_id, auteur_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: orientation_rh_referent; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX orientation_rh_referent ON nominatif.orientation_rh USING btree (referent_id, etat, transmise_le);

-- Name: orientation_transmise_compte; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX orientation_transmise_compte ON nominatif.orientation_transmise USING btree (entreprise_id, compte_id, transmise_le);

-- Name: partage_actif; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX partage_actif ON nominatif.partage USING btree (entreprise_id, dossier_id, compte_id) WHERE (retire_le IS NULL);

-- Name: partage_compte; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX partage_compte ON nominatif.partage USING btree (compte_id, entreprise_id, dossier_id);

-- Name: pdp_etape_due; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX pdp_etape_due ON nominatif.pdp_etape USING btree (entreprise_id, dossier_id, le) WHERE (statut = 'prevue'::text);

-- Name: rappel_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX rappel_dossier ON nominatif.rappel USING btree (entreprise_id, dossier_id);

-- Name: rappel_fiche; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX rappel_fiche ON nominatif.rappel USING btree (entreprise_id, referent_id, fiche) WHERE (fiche IS NOT NULL);

-- Name: rappel_referent; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX rappel_referent ON nominatif.rappel USING btree (referent_id, du_le) WHERE (etat = 'a_faire'::text);

-- Name: remise_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX remise_dossier ON nominatif.remise USING btree (entreprise_id, dossier_id, remis_le);

-- Name: rendez_vous_a_replacer; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX rendez_vous_a_replacer ON nominatif.rendez_vous USING btree (referent_id, jour) WHERE a_replacer;

-- Name: rendez_vous_creneau; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX rendez_vous_creneau ON nominatif.rendez_vous USING btree (referent_id, jour, heure) WHERE (statut = ANY (ARRAY['a_venir'::text, 'a_renseigner'::text, 'honore'::text, 'non_honore'::text]));

-- Name: rendez_vous_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX rendez_vous_dossier ON nominatif.rendez_vous USING btree (entreprise_id, dossier_id);

-- Name: rendez_vous_permanence; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX rendez_vous_permanence ON nominatif.rendez_vous USING btree (entreprise_id, permanence_id, heure);

-- Name: reservation_jeton; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX reservation_jeton ON nominatif.reservation USING btree (jeton);

-- Name: reservation_rendez_vous; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX reservation_rendez_vous ON nominatif.reservation USING btree (entreprise_id, rendez_vous_id);

-- Name: transfert_en_cours; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX transfert_en_cours ON nominatif.transfert USING btree (entreprise_id, dossier_id) WHERE (etat = 'propose'::text);

-- Name: transfert_suivi_dossier; Type: INDEX; Schema: nominatif; Owner: -

CREATE INDEX transfert_suivi_dossier ON nominatif.transfert_suivi USING btree (entreprise_id, dossier_id);

-- Name: transfert_suivi_en_cours; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX transfert_suivi_en_cours ON nominatif.transfert_suivi USING btree (entreprise_id, suivi_id) WHERE (etat = 'propose'::text);

-- Name: verrou_actif; Type: INDEX; Schema: nominatif; Owner: -

CREATE UNIQUE INDEX verrou_actif ON nominatif.verrou USING btree (entreprise_id, compte_id, dossier_id) NULLS NOT DISTINCT WHERE (leve_le IS NULL);

-- Name: acte_periode; Type: INDEX; Schema: passerelle; Owner: -

CREATE INDEX acte_periode ON passerelle.acte USING btree (entreprise_id, mois);

-- Name: cloture_periode; Type: INDEX; Schema: passerelle; Owner: -

CREATE INDEX cloture_periode ON passerelle.cloture USING btree (entreprise_id, mois);

-- Name: facture compensation; Type: TRIGGER; Schema: facturation; Owner: -

CREATE CONSTRAINT TRIGGER compensation AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.type = '381'::text)) EXECUTE FUNCTION facturation.compenser();

-- Name: facture credits; Type: TRIGGER; Schema: facturation; Owner: -

CREATE CONSTRAINT TRIGGER credits AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.type = '381'::text)) EXECUTE FUNCTION facturation.verifier_credits();

-- Name: encaissement equilibre; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER equilibre AFTER INSERT ON facturation.encaissement FOR EACH ROW EXECUTE FUNCTION facturation.verifier_encaissement();

-- Name: imputation equilibre; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER equilibre AFTER INSERT ON facturation.imputation FOR EACH ROW EXECUTE FUNCTION facturation.verifier_imputation();

-- Name: credit immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.credit FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.credit ENABLE ALWAYS TRIGGER immuable;

-- Name: encaissement immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.encaissement FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.encaissement ENABLE ALWAYS TRIGGER immuable;

-- Name: export immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.export FOR EACH ROW EXECUTE FUNCTION facturation.refuser_export();

ALTER TABLE facturation.export ENABLE ALWAYS TRIGGER immuable;

-- Name: export_fichier immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.export_fichier FOR EACH ROW EXECUTE FUNCTION facturation.refuser_export();

ALTER TABLE facturation.export_fichier ENABLE ALWAYS TRIGGER immuable;

-- Name: facture immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.facture FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.facture ENABLE ALWAYS TRIGGER immuable;

-- Name: imputation immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.imputation FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.imputation ENABLE ALWAYS TRIGGER immuable;

-- Name: ligne immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.ligne FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.ligne ENABLE ALWAYS TRIGGER immuable;

-- Name: reference immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.reference FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.reference ENABLE ALWAYS TRIGGER immuable;

-- Name: relance immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.relance FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.relance ENABLE ALWAYS TRIGGER immuable;

-- Name: relance_facture immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.relance_facture FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.relance_facture ENABLE ALWAYS TRIGGER immuable;

-- Name: sceau immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.sceau FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.sceau ENABLE ALWAYS TRIGGER immuable;

-- Name: tva immuable; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON facturation.tva FOR EACH ROW EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.tva ENABLE ALWAYS TRIGGER immuable;

-- Name: credit inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.credit FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.credit ENABLE ALWAYS TRIGGER inamovible;

-- Name: encaissement inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.encaissement FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.encaissement ENABLE ALWAYS TRIGGER inamovible;

-- Name: export inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.export FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser_export();

ALTER TABLE facturation.export ENABLE ALWAYS TRIGGER inamovible;

-- Name: export_fichier inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.export_fichier FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser_export();

ALTER TABLE facturation.export_fichier ENABLE ALWAYS TRIGGER inamovible;

-- Name: facture inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.facture FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.facture ENABLE ALWAYS TRIGGER inamovible;

-- Name: imputation inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.imputation FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.imputation ENABLE ALWAYS TRIGGER inamovible;

-- Name: ligne inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.ligne FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.ligne ENABLE ALWAYS TRIGGER inamovible;

-- Name: reference inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.reference FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.reference ENABLE ALWAYS TRIGGER inamovible;

-- Name: relance inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.relance FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.relance ENABLE ALWAYS TRIGGER inamovible;

-- Name: relance_facture inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.relance_facture FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.relance_facture ENABLE ALWAYS TRIGGER inamovible;

-- Name: sceau inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.sceau FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.sceau ENABLE ALWAYS TRIGGER inamovible;

-- Name: tva inamovible; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.tva FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();

ALTER TABLE facturation.tva ENABLE ALWAYS TRIGGER inamovible;

-- Name: export_fichier meme_export; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER meme_export BEFORE INSERT ON facturation.export_fichier FOR EACH ROW EXECUTE FUNCTION facturation.meme_export();

ALTER TABLE facturation.export_fichier ENABLE ALWAYS TRIGGER meme_export;

-- Name: ligne meme_transaction; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.ligne FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction();

ALTER TABLE facturation.ligne ENABLE ALWAYS TRIGGER meme_transaction;

-- Name: reference meme_transaction; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.reference FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction();

ALTER TABLE facturation.reference ENABLE ALWAYS TRIGGER meme_transaction;

-- Name: sceau meme_transaction; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.sceau FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction();

ALTER TABLE facturation.sceau ENABLE ALWAYS TRIGGER meme_transaction;

-- Name: tva meme_transaction; Type: TRIGGER; Schema: facturation; Owner: -

CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.tva FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction();

ALTER TABLE facturation.tva ENABLE ALWAYS TRIGGER meme_transaction;

-- Name: facture totaux; Type: TRIGGER; Schema: facturation; Owner: -

CREATE CONSTRAINT TRIGGER totaux AFTER INSERT ON facturation.facture DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facturation.verifier_totaux();

-- Name: contexte contexte_ajoute; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER contexte_ajoute BEFORE DELETE OR UPDATE ON gestion.contexte FOR EACH ROW EXECUTE FUNCTION gestion.contexte_ajoute();

-- Name: contexte contexte_ouvert; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER contexte_ouvert AFTER INSERT ON gestion.contexte FOR EACH ROW EXECUTE FUNCTION gestion.contexte_ouvert();

-- Name: modele_courrier modele_courrier_avancer; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER modele_courrier_avancer BEFORE INSERT OR UPDATE ON gestion.modele_courrier FOR EACH ROW EXECUTE FUNCTION gestion.modele_courrier_avancer();

-- Name: modele_courrier modele_courrier_garder; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER modele_courrier_garder AFTER INSERT OR UPDATE ON gestion.modele_courrier FOR EACH ROW EXECUTE FUNCTION gestion.modele_courrier_garder();

-- Name: partenaire partenaire_dater; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER partenaire_dater BEFORE INSERT OR UPDATE ON gestion.partenaire FOR EACH ROW EXECUTE FUNCTION gestion.partenaire_dater();

-- Name: permanence permanence_sequence; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER permanence_sequence BEFORE UPDATE OF jour, moment, debut, fin, lieu_id, intervenant_id, statut ON gestion.permanence FOR EACH ROW WHEN (((old.statut <> 'planifiee'::text) AND (new.statut <> 'tenue'::text) AND (((((((old.jour IS DISTINCT FROM new.jour) OR (old.moment IS DISTINCT FROM new.moment)) OR (old.debut IS DISTINCT FROM new.debut)) OR (old.fin IS DISTINCT FROM new.fin)) OR (old.lieu_id IS DISTINCT FROM new.lieu_id)) OR (old.intervenant_id IS DISTINCT FROM new.intervenant_id)) OR (old.statut IS DISTINCT FROM new.statut)))) EXECUTE FUNCTION gestion.permanence_sequence();

-- Name: action_place place_coder; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER place_coder BEFORE INSERT ON gestion.action_place FOR EACH ROW EXECUTE FUNCTION gestion.place_coder();

-- Name: action_collective places_effacer; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER places_effacer AFTER UPDATE OF statut ON gestion.action_collective FOR EACH ROW WHEN ((new.statut <> 'prevue'::text)) EXECUTE FUNCTION gestion.places_effacer();

-- Name: action_place places_prendre; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER places_prendre AFTER INSERT ON gestion.action_place REFERENCING NEW TABLE AS lignes FOR EACH STATEMENT EXECUTE FUNCTION gestion.places_compter();

-- Name: action_place places_rendre; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER places_rendre AFTER DELETE ON gestion.action_place REFERENCING OLD TABLE AS lignes FOR EACH STATEMENT EXECUTE FUNCTION gestion.places_compter();

-- Name: registre registre_compter; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER registre_compter AFTER INSERT OR DELETE OR UPDATE ON gestion.registre FOR EACH ROW EXECUTE FUNCTION gestion.registre_compter();

-- Name: permanence registre_prendre; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER registre_prendre AFTER INSERT ON gestion.permanence FOR EACH ROW WHEN ((new.statut = ANY (ARRAY['planifiee'::text, 'publiee'::text, 'tenue'::text]))) EXECUTE FUNCTION gestion.registre_prendre();

-- Name: permanence registre_suivre_fin; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER registre_suivre_fin BEFORE DELETE ON gestion.permanence FOR EACH ROW EXECUTE FUNCTION gestion.registre_suivre();

-- Name: permanence registre_suivre_maj; Type: TRIGGER; Schema: gestion; Owner: -

CREATE TRIGGER registre_suivre_maj AFTER UPDATE OF statut ON gestion.permanence FOR EACH ROW WHEN ((old.statut IS DISTINCT FROM new.statut)) EXECUTE FUNCTION gestion.registre_suivre();

-- Name: note_psychologue borner_note; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER borner_note BEFORE INSERT OR UPDATE OF jour ON nominatif.note_psychologue FOR EACH ROW EXECUTE FUNCTION nominatif.borner_note();

-- Name: rendez_vous borner_rendez_vous; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER borner_rendez_vous BEFORE INSERT OR UPDATE OF jour, permanence_id ON nominatif.rendez_vous FOR EACH ROW WHEN ((new.permanence_id IS NULL)) EXECUTE FUNCTION nominatif.borner_rendez_vous();

-- Name: dossier effacer_les_contacts; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER effacer_les_contacts AFTER UPDATE OF etat ON nominatif.dossier FOR EACH ROW WHEN (((new.etat = 'efface'::text) AND (old.etat <> 'efface'::text))) EXECUTE FUNCTION nominatif.effacer_les_contacts();

-- Name: bris exiger_motif; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE CONSTRAINT TRIGGER exiger_motif AFTER INSERT ON nominatif.bris DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nominatif._exiger_motif();

-- Name: entretien figer_entretien; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER figer_entretien BEFORE UPDATE ON nominatif.entretien FOR EACH ROW WHEN (old.exporte) EXECUTE FUNCTION nominatif.figer_entretien();

-- Name: dossier garder_cle; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_cle BEFORE UPDATE ON nominatif.dossier FOR EACH ROW EXECUTE FUNCTION nominatif.garder_cle();

-- Name: suivi_psychologue garder_cle; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_cle BEFORE UPDATE ON nominatif.suivi_psychologue FOR EACH ROW EXECUTE FUNCTION nominatif.garder_cle_suivi();

-- Name: rendez_vous garder_rendez_vous; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_rendez_vous BEFORE UPDATE ON nominatif.rendez_vous FOR EACH ROW EXECUTE FUNCTION nominatif.garder_rendez_vous();

-- Name: budget garder_version; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();

-- Name: ecrit garder_version; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();

-- Name: note_psychologue garder_version; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.note_psychologue FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();

-- Name: message laisser_reprendre; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER laisser_reprendre BEFORE INSERT ON nominatif.message FOR EACH ROW WHEN ((new.sorte = 'annulation'::text)) EXECUTE FUNCTION nominatif.laisser_reprendre();

-- Name: document limiter_documents; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER limiter_documents BEFORE INSERT ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.limiter_documents();

-- Name: action noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.action FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: affectation noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.affectation FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: arret noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.arret FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: demarche noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.demarche FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: entretien noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF jour ON nominatif.entretien FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: feuille noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.feuille FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: mesure noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.mesure FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: objectif noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.objectif FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: orientation noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF maj_le ON nominatif.orientation FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: partage noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.partage FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: pdp_etape noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER UPDATE OF statut ON nominatif.pdp_etape FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: rappel noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF etat, dossier_id ON nominatif.rappel FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: remise noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT ON nominatif.remise FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: rendez_vous noter_activite; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_activite AFTER INSERT OR UPDATE OF statut, dossier_id ON nominatif.rendez_vous FOR EACH ROW EXECUTE FUNCTION nominatif.noter_activite();

-- Name: demande_acces noter_demande; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_demande AFTER INSERT ON nominatif.demande_acces FOR EACH ROW EXECUTE FUNCTION nominatif.noter_demande();

-- Name: budget noter_piece; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();

-- Name: document noter_piece; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();

-- Name: ecrit noter_piece; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();

-- Name: dossier noter_reprise; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_reprise BEFORE UPDATE OF etat, referent_id ON nominatif.dossier FOR EACH ROW WHEN ((((old.etat = 'clos'::text) AND (new.etat = 'ouvert'::text)) OR (old.referent_id IS DISTINCT FROM new.referent_id))) EXECUTE FUNCTION nominatif.noter_reprise();

-- Name: budget noter_retrait; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();

-- Name: document noter_retrait; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();

-- Name: ecrit noter_retrait; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();

-- Name: dossier numeroter; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER numeroter BEFORE INSERT ON nominatif.dossier FOR EACH ROW WHEN ((new.numero IS NULL)) EXECUTE FUNCTION nominatif.numeroter();

-- Name: rendez_vous prevenir_du_changement; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER prevenir_du_changement AFTER UPDATE OF statut, jour, heure ON nominatif.rendez_vous FOR EACH ROW WHEN ((((old.statut IS DISTINCT FROM new.statut) OR (old.jour IS DISTINCT FROM new.jour)) OR (old.heure IS DISTINCT FROM new.heure))) EXECUTE FUNCTION nominatif.prevenir_du_changement();

-- Name: rendez_vous replacer_rendez_vous; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER replacer_rendez_vous AFTER INSERT ON nominatif.rendez_vous FOR EACH ROW WHEN (((new.dossier_id IS NOT NULL) AND (new.statut = 'a_venir'::text))) EXECUTE FUNCTION nominatif.replacer_rendez_vous();

-- Name: dossier suivre_rappels; Type: TRIGGER; Schema: nominatif; Owner: -

CREATE TRIGGER suivre_rappels AFTER UPDATE OF referent_id ON nominatif.dossier FOR EACH ROW WHEN ((old.referent_id IS DISTINCT FROM new.referent_id)) EXECUTE FUNCTION nominatif.suivre_rappels();

-- Name: bilan immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.bilan FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.bilan ENABLE ALWAYS TRIGGER immuable;

-- Name: fichier immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.fichier FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.fichier ENABLE ALWAYS TRIGGER immuable;

-- Name: perimetre immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.perimetre FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.perimetre ENABLE ALWAYS TRIGGER immuable;

-- Name: recommandation immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.recommandation FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_retouche();

ALTER TABLE pilotage.recommandation ENABLE ALWAYS TRIGGER immuable;

-- Name: recommandation_suite immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.recommandation_suite FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_retouche();

ALTER TABLE pilotage.recommandation_suite ENABLE ALWAYS TRIGGER immuable;

-- Name: repere immuable; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER immuable BEFORE DELETE OR UPDATE ON pilotage.repere FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_repere();

ALTER TABLE pilotage.repere ENABLE ALWAYS TRIGGER immuable;

-- Name: bilan inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.bilan FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.bilan ENABLE ALWAYS TRIGGER inamovible;

-- Name: fichier inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.fichier FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.fichier ENABLE ALWAYS TRIGGER inamovible;

-- Name: perimetre inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.perimetre FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();

ALTER TABLE pilotage.perimetre ENABLE ALWAYS TRIGGER inamovible;

-- Name: recommandation inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.recommandation FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_retouche();

ALTER TABLE pilotage.recommandation ENABLE ALWAYS TRIGGER inamovible;

-- Name: recommandation_suite inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.recommandation_suite FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_retouche();

ALTER TABLE pilotage.recommandation_suite ENABLE ALWAYS TRIGGER inamovible;

-- Name: repere inamovible; Type: TRIGGER; Schema: pilotage; Owner: -

CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.repere FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_repere();

ALTER TABLE pilotage.repere ENABLE ALWAYS TRIGGER inamovible;

-- Name: credit credit_entreprise_id_avoir_id_rang_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.credit
    ADD CONSTRAINT credit_entreprise_id_avoir_id_rang_fkey FOREIGN KEY (entreprise_id, avoir_id, rang) REFERENCES facturation.ligne(entreprise_id, facture_id, rang);

-- Name: credit credit_entreprise_id_facture_id_facture_rang_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.credit
    ADD CONSTRAINT credit_entreprise_id_facture_id_facture_rang_fkey FOREIGN KEY (entreprise_id, facture_id, facture_rang) REFERENCES facturation.ligne(entreprise_id, facture_id, rang);

-- Name: encaissement encaissement_entreprise_id_annule_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.encaissement
    ADD CONSTRAINT encaissement_entreprise_id_annule_id_fkey FOREIGN KEY (entreprise_id, annule_id) REFERENCES facturation.encaissement(entreprise_id, id);

-- Name: export_fichier export_fichier_export_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.export_fichier
    ADD CONSTRAINT export_fichier_export_id_fkey FOREIGN KEY (export_id) REFERENCES facturation.export(id);

-- Name: imputation imputation_entreprise_id_annule_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_entreprise_id_annule_id_fkey FOREIGN KEY (entreprise_id, annule_id) REFERENCES facturation.imputation(entreprise_id, id);

-- Name: imputation imputation_entreprise_id_avoir_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_entreprise_id_avoir_id_fkey FOREIGN KEY (entreprise_id, avoir_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: imputation imputation_entreprise_id_encaissement_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_entreprise_id_encaissement_id_fkey FOREIGN KEY (entreprise_id, encaissement_id) REFERENCES facturation.encaissement(entreprise_id, id);

-- Name: imputation imputation_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.imputation
    ADD CONSTRAINT imputation_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: ligne ligne_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.ligne
    ADD CONSTRAINT ligne_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: lot_contrat lot_contrat_lot_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.lot_contrat
    ADD CONSTRAINT lot_contrat_lot_id_fkey FOREIGN KEY (lot_id) REFERENCES facturation.lot(id);

-- Name: reference reference_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.reference
    ADD CONSTRAINT reference_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: reference reference_entreprise_id_reference_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.reference
    ADD CONSTRAINT reference_entreprise_id_reference_id_fkey FOREIGN KEY (entreprise_id, reference_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: relance_facture relance_facture_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.relance_facture
    ADD CONSTRAINT relance_facture_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: relance_facture relance_facture_entreprise_id_relance_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.relance_facture
    ADD CONSTRAINT relance_facture_entreprise_id_relance_id_fkey FOREIGN KEY (entreprise_id, relance_id) REFERENCES facturation.relance(entreprise_id, id);

-- Name: sceau sceau_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.sceau
    ADD CONSTRAINT sceau_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: tva tva_entreprise_id_facture_id_fkey; Type: FK CONSTRAINT; Schema: facturation; Owner: -

ALTER TABLE ONLY facturation.tva
    ADD CONSTRAINT tva_entreprise_id_facture_id_fkey FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture(entreprise_id, id);

-- Name: session session_compte_fkey; Type: FK CONSTRAINT; Schema: garde; Owner: -

ALTER TABLE ONLY garde.session
    ADD CONSTRAINT session_compte_fkey FOREIGN KEY (compte) REFERENCES garde.compte(id);

-- Name: absence absence_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.absence
    ADD CONSTRAINT absence_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id) ON DELETE CASCADE;

-- Name: action_collective action_collective_entreprise_id_etablissement_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_collective
    ADD CONSTRAINT action_collective_entreprise_id_etablissement_id_fkey FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement(entreprise_id, id);

-- Name: action_collective action_collective_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_collective
    ADD CONSTRAINT action_collective_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: action_collective action_collective_entreprise_id_projet_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_collective
    ADD CONSTRAINT action_collective_entreprise_id_projet_id_fkey FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet(entreprise_id, id);

-- Name: action_collective action_collective_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_collective
    ADD CONSTRAINT action_collective_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id);

-- Name: action_place action_place_entreprise_id_action_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.action_place
    ADD CONSTRAINT action_place_entreprise_id_action_id_fkey FOREIGN KEY (entreprise_id, action_id) REFERENCES gestion.action_collective(entreprise_id, id) ON DELETE CASCADE;

-- Name: agenda agenda_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.agenda
    ADD CONSTRAINT agenda_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: agenda agenda_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.agenda
    ADD CONSTRAINT agenda_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id);

-- Name: alerte alerte_entreprise_id_etablissement_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.alerte
    ADD CONSTRAINT alerte_entreprise_id_etablissement_id_fkey FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement(entreprise_id, id);

-- Name: alerte alerte_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.alerte
    ADD CONSTRAINT alerte_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: avenant avenant_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.avenant
    ADD CONSTRAINT avenant_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: cellule cellule_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.cellule
    ADD CONSTRAINT cellule_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: contact contact_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contact
    ADD CONSTRAINT contact_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: contexte contexte_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contexte
    ADD CONSTRAINT contexte_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: contrat contrat_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contrat
    ADD CONSTRAINT contrat_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: contrat contrat_etablissement; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contrat
    ADD CONSTRAINT contrat_etablissement FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement(entreprise_id, id);

-- Name: contrat contrat_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.contrat
    ADD CONSTRAINT contrat_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id);

-- Name: disponibilite disponibilite_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.disponibilite
    ADD CONSTRAINT disponibilite_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id) ON DELETE CASCADE;

-- Name: effectif effectif_entreprise_id_etablissement_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.effectif
    ADD CONSTRAINT effectif_entreprise_id_etablissement_id_fkey FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement(entreprise_id, id) ON DELETE CASCADE;

-- Name: etablissement etablissement_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.etablissement
    ADD CONSTRAINT etablissement_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: fermeture fermeture_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.fermeture
    ADD CONSTRAINT fermeture_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: groupe_mutualise groupe_mutualise_indice_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.groupe_mutualise
    ADD CONSTRAINT groupe_mutualise_indice_fkey FOREIGN KEY (indice) REFERENCES gestion.indice(code);

-- Name: groupe_mutualise groupe_mutualise_lieu_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.groupe_mutualise
    ADD CONSTRAINT groupe_mutualise_lieu_id_fkey FOREIGN KEY (lieu_id) REFERENCES gestion.lieu(id);

-- Name: indice_valeur indice_valeur_indice_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.indice_valeur
    ADD CONSTRAINT indice_valeur_indice_fkey FOREIGN KEY (indice) REFERENCES gestion.indice(code);

-- Name: intervenant intervenant_bureau_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.intervenant
    ADD CONSTRAINT intervenant_bureau_id_fkey FOREIGN KEY (bureau_id) REFERENCES gestion.lieu(id);

-- Name: lieu lieu_entreprise_id_etablissement_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.lieu
    ADD CONSTRAINT lieu_entreprise_id_etablissement_id_fkey FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement(entreprise_id, id);

-- Name: modele_courrier_version modele_courrier_version_modele_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.modele_courrier_version
    ADD CONSTRAINT modele_courrier_version_modele_id_fkey FOREIGN KEY (modele_id) REFERENCES gestion.modele_courrier(id);

-- Name: participation participation_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.participation
    ADD CONSTRAINT participation_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: participation participation_groupe_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.participation
    ADD CONSTRAINT participation_groupe_id_fkey FOREIGN KEY (groupe_id) REFERENCES gestion.groupe_mutualise(id);

-- Name: permanence permanence_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: permanence permanence_entreprise_id_prestation_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_entreprise_id_prestation_id_fkey FOREIGN KEY (entreprise_id, prestation_id) REFERENCES gestion.prestation(entreprise_id, id);

-- Name: permanence permanence_entreprise_id_remplace_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_entreprise_id_remplace_id_fkey FOREIGN KEY (entreprise_id, remplace_id) REFERENCES gestion.permanence(entreprise_id, id);

-- Name: permanence permanence_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id);

-- Name: permanence permanence_lieu_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_lieu_id_fkey FOREIGN KEY (lieu_id) REFERENCES gestion.lieu(id);

-- Name: permanence permanence_plan_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.permanence
    ADD CONSTRAINT permanence_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES gestion.plan(id);

-- Name: prestation prestation_entreprise_id_avenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_entreprise_id_avenant_id_fkey FOREIGN KEY (entreprise_id, avenant_id) REFERENCES gestion.avenant(entreprise_id, id);

-- Name: prestation prestation_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: prestation prestation_groupe; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_groupe FOREIGN KEY (groupe_id) REFERENCES gestion.groupe_mutualise(id);

-- Name: prestation prestation_intervenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_intervenant_id_fkey FOREIGN KEY (intervenant_id) REFERENCES gestion.intervenant(id);

-- Name: prestation prestation_lieu_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.prestation
    ADD CONSTRAINT prestation_lieu_id_fkey FOREIGN KEY (lieu_id) REFERENCES gestion.lieu(id);

-- Name: projet projet_entreprise_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet
    ADD CONSTRAINT projet_entreprise_id_fkey FOREIGN KEY (entreprise_id) REFERENCES gestion.entreprise(entreprise_id);

-- Name: projet_etape projet_etape_entreprise_id_projet_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet_etape
    ADD CONSTRAINT projet_etape_entreprise_id_projet_id_fkey FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet(entreprise_id, id) ON DELETE CASCADE;

-- Name: projet_partenaire projet_partenaire_entreprise_id_projet_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet_partenaire
    ADD CONSTRAINT projet_partenaire_entreprise_id_projet_id_fkey FOREIGN KEY (entreprise_id, projet_id) REFERENCES gestion.projet(entreprise_id, id) ON DELETE CASCADE;

-- Name: projet_partenaire projet_partenaire_partenaire_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.projet_partenaire
    ADD CONSTRAINT projet_partenaire_partenaire_id_fkey FOREIGN KEY (partenaire_id) REFERENCES gestion.partenaire(id);

-- Name: registre_compte registre_compte_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre_compte
    ADD CONSTRAINT registre_compte_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: registre registre_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre
    ADD CONSTRAINT registre_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: registre registre_entreprise_id_permanence_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre
    ADD CONSTRAINT registre_entreprise_id_permanence_id_fkey FOREIGN KEY (entreprise_id, permanence_id) REFERENCES gestion.permanence(entreprise_id, id);

-- Name: registre registre_entreprise_id_prestation_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.registre
    ADD CONSTRAINT registre_entreprise_id_prestation_id_fkey FOREIGN KEY (entreprise_id, prestation_id) REFERENCES gestion.prestation(entreprise_id, id);

-- Name: tarif tarif_entreprise_id_avenant_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tarif
    ADD CONSTRAINT tarif_entreprise_id_avenant_id_fkey FOREIGN KEY (entreprise_id, avenant_id) REFERENCES gestion.avenant(entreprise_id, id);

-- Name: tarif tarif_entreprise_id_contrat_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tarif
    ADD CONSTRAINT tarif_entreprise_id_contrat_id_fkey FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat(entreprise_id, id);

-- Name: tarif tarif_indice_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tarif
    ADD CONSTRAINT tarif_indice_fkey FOREIGN KEY (indice) REFERENCES gestion.indice(code);

-- Name: trajet trajet_lieu_a_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.trajet
    ADD CONSTRAINT trajet_lieu_a_fkey FOREIGN KEY (lieu_a) REFERENCES gestion.lieu(id) ON DELETE CASCADE;

-- Name: trajet trajet_lieu_b_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.trajet
    ADD CONSTRAINT trajet_lieu_b_fkey FOREIGN KEY (lieu_b) REFERENCES gestion.lieu(id) ON DELETE CASCADE;

-- Name: tranche tranche_entreprise_id_tarif_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.tranche
    ADD CONSTRAINT tranche_entreprise_id_tarif_id_fkey FOREIGN KEY (entreprise_id, tarif_id) REFERENCES gestion.tarif(entreprise_id, id) ON DELETE CASCADE;

-- Name: verrou verrou_plan_id_fkey; Type: FK CONSTRAINT; Schema: gestion; Owner: -

ALTER TABLE ONLY gestion.verrou
    ADD CONSTRAINT verrou_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES gestion.plan(id) ON DELETE CASCADE;

-- Name: action action_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.action
    ADD CONSTRAINT action_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: action action_entreprise_id_objectif_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.action
    ADD CONSTRAINT action_entreprise_id_objectif_id_fkey FOREIGN KEY (entreprise_id, objectif_id) REFERENCES nominatif.objectif(entreprise_id, id) ON DELETE CASCADE;

-- Name: affectation affectation_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.affectation
    ADD CONSTRAINT affectation_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: arret arret_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.arret
    ADD CONSTRAINT arret_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: avertissement avertissement_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.avertissement
    ADD CONSTRAINT avertissement_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: bris bris_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.bris
    ADD CONSTRAINT bris_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: brouillon brouillon_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.brouillon
    ADD CONSTRAINT brouillon_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: brouillon brouillon_entreprise_id_entretien_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.brouillon
    ADD CONSTRAINT brouillon_entreprise_id_entretien_id_fkey FOREIGN KEY (entreprise_id, entretien_id) REFERENCES nominatif.entretien(entreprise_id, id) ON DELETE CASCADE;

-- Name: budget budget_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.budget
    ADD CONSTRAINT budget_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: demande_acces demande_acces_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.demande_acces
    ADD CONSTRAINT demande_acces_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: demarche demarche_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.demarche
    ADD CONSTRAINT demarche_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: document document_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.document
    ADD CONSTRAINT document_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: document_morceau document_morceau_entreprise_id_document_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.document_morceau
    ADD CONSTRAINT document_morceau_entreprise_id_document_id_fkey FOREIGN KEY (entreprise_id, document_id) REFERENCES nominatif.document(entreprise_id, id) ON DELETE CASCADE;

-- Name: ecrit ecrit_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.ecrit
    ADD CONSTRAINT ecrit_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: entretien entretien_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.entretien
    ADD CONSTRAINT entretien_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: entretien_motif entretien_motif_entreprise_id_entretien_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.entretien_motif
    ADD CONSTRAINT entretien_motif_entreprise_id_entretien_id_fkey FOREIGN KEY (entreprise_id, entretien_id) REFERENCES nominatif.entretien(entreprise_id, id) ON DELETE CASCADE;

-- Name: evenement evenement_entreprise_id_demarche_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.evenement
    ADD CONSTRAINT evenement_entreprise_id_demarche_id_fkey FOREIGN KEY (entreprise_id, demarche_id) REFERENCES nominatif.demarche(entreprise_id, id) ON DELETE CASCADE;

-- Name: evenement evenement_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.evenement
    ADD CONSTRAINT evenement_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: evenement evenement_entreprise_id_mesure_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.evenement
    ADD CONSTRAINT evenement_entreprise_id_mesure_id_fkey FOREIGN KEY (entreprise_id, mesure_id) REFERENCES nominatif.mesure(entreprise_id, id) ON DELETE CASCADE;

-- Name: feuille feuille_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.feuille
    ADD CONSTRAINT feuille_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: gel gel_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.gel
    ADD CONSTRAINT gel_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: message message_entreprise_id_reservation_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.message
    ADD CONSTRAINT message_entreprise_id_reservation_id_fkey FOREIGN KEY (entreprise_id, reservation_id) REFERENCES nominatif.reservation(entreprise_id, id) ON DELETE CASCADE;

-- Name: mesure mesure_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.mesure
    ADD CONSTRAINT mesure_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: note_psychologue note_psychologue_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.note_psychologue
    ADD CONSTRAINT note_psychologue_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: note_psychologue note_psychologue_entreprise_id_suivi_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.note_psychologue
    ADD CONSTRAINT note_psychologue_entreprise_id_suivi_id_fkey FOREIGN KEY (entreprise_id, suivi_id) REFERENCES nominatif.suivi_psychologue(entreprise_id, id) ON DELETE CASCADE;

-- Name: objectif objectif_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.objectif
    ADD CONSTRAINT objectif_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: orientation orientation_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.orientation
    ADD CONSTRAINT orientation_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: partage partage_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.partage
    ADD CONSTRAINT partage_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: pdp_etape pdp_etape_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.pdp_etape
    ADD CONSTRAINT pdp_etape_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: rappel rappel_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.rappel
    ADD CONSTRAINT rappel_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: remise remise_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.remise
    ADD CONSTRAINT remise_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: rendez_vous rendez_vous_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.rendez_vous
    ADD CONSTRAINT rendez_vous_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: reservation reservation_entreprise_id_rendez_vous_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.reservation
    ADD CONSTRAINT reservation_entreprise_id_rendez_vous_id_fkey FOREIGN KEY (entreprise_id, rendez_vous_id) REFERENCES nominatif.rendez_vous(entreprise_id, id) ON DELETE CASCADE;

-- Name: suivi_psychologue suivi_psychologue_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.suivi_psychologue
    ADD CONSTRAINT suivi_psychologue_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: transfert transfert_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.transfert
    ADD CONSTRAINT transfert_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: transfert_suivi transfert_suivi_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.transfert_suivi
    ADD CONSTRAINT transfert_suivi_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: transfert_suivi transfert_suivi_entreprise_id_suivi_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.transfert_suivi
    ADD CONSTRAINT transfert_suivi_entreprise_id_suivi_id_fkey FOREIGN KEY (entreprise_id, suivi_id) REFERENCES nominatif.suivi_psychologue(entreprise_id, id) ON DELETE CASCADE;

-- Name: verrou verrou_entreprise_id_dossier_id_fkey; Type: FK CONSTRAINT; Schema: nominatif; Owner: -

ALTER TABLE ONLY nominatif.verrou
    ADD CONSTRAINT verrou_entreprise_id_dossier_id_fkey FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier(entreprise_id, id) ON DELETE CASCADE;

-- Name: fichier fichier_entreprise_id_bilan_id_fkey; Type: FK CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.fichier
    ADD CONSTRAINT fichier_entreprise_id_bilan_id_fkey FOREIGN KEY (entreprise_id, bilan_id) REFERENCES pilotage.bilan(entreprise_id, id);

-- Name: recommandation_suite recommandation_suite_entreprise_id_periode_rang_fkey; Type: FK CONSTRAINT; Schema: pilotage; Owner: -

ALTER TABLE ONLY pilotage.recommandation_suite
    ADD CONSTRAINT recommandation_suite_entreprise_id_periode_rang_fkey FOREIGN KEY (entreprise_id, periode, rang) REFERENCES pilotage.recommandation(entreprise_id, periode, rang);

-- Name: compte_auxiliaire; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.compte_auxiliaire ENABLE ROW LEVEL SECURITY;

-- Name: compte_client; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.compte_client ENABLE ROW LEVEL SECURITY;

-- Name: compte_comptable; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.compte_comptable ENABLE ROW LEVEL SECURITY;

-- Name: compteur; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.compteur ENABLE ROW LEVEL SECURITY;

-- Name: credit; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.credit ENABLE ROW LEVEL SECURITY;

-- Name: compte_auxiliaire creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.compte_auxiliaire FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: compte_comptable creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.compte_comptable FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: export creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.export FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: export_fichier creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.export_fichier FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: lot creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.lot FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: lot_contrat creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.lot_contrat FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: reglage_export creer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY creer_app_facturation ON facturation.reglage_export FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: encaissement; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.encaissement ENABLE ROW LEVEL SECURITY;

-- Name: export; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.export ENABLE ROW LEVEL SECURITY;

-- Name: export_fichier; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.export_fichier ENABLE ROW LEVEL SECURITY;

-- Name: facture; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.facture ENABLE ROW LEVEL SECURITY;

-- Name: imputation; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.imputation ENABLE ROW LEVEL SECURITY;

-- Name: compte_auxiliaire interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.compte_auxiliaire TO prop_facturation USING (true) WITH CHECK (true);

-- Name: compte_client interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.compte_client TO prop_facturation USING (true) WITH CHECK (true);

-- Name: compte_comptable interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.compte_comptable TO prop_facturation USING (true) WITH CHECK (true);

-- Name: compteur interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.compteur TO prop_facturation USING (true) WITH CHECK (true);

-- Name: credit interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.credit TO prop_facturation USING (true) WITH CHECK (true);

-- Name: encaissement interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.encaissement TO prop_facturation USING (true) WITH CHECK (true);

-- Name: export interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.export TO prop_facturation USING (true) WITH CHECK (true);

-- Name: export_fichier interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.export_fichier TO prop_facturation USING (true) WITH CHECK (true);

-- Name: facture interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.facture TO prop_facturation USING (true) WITH CHECK (true);

-- Name: imputation interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.imputation TO prop_facturation USING (true) WITH CHECK (true);

-- Name: ligne interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.ligne TO prop_facturation USING (true) WITH CHECK (true);

-- Name: lot interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.lot TO prop_facturation USING (true) WITH CHECK (true);

-- Name: lot_contrat interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.lot_contrat TO prop_facturation USING (true) WITH CHECK (true);

-- Name: reference interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.reference TO prop_facturation USING (true) WITH CHECK (true);

-- Name: reglage_export interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.reglage_export TO prop_facturation USING (true) WITH CHECK (true);

-- Name: relance interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.relance TO prop_facturation USING (true) WITH CHECK (true);

-- Name: relance_facture interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.relance_facture TO prop_facturation USING (true) WITH CHECK (true);

-- Name: sceau interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.sceau TO prop_facturation USING (true) WITH CHECK (true);

-- Name: tva interne; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY interne ON facturation.tva TO prop_facturation USING (true) WITH CHECK (true);

-- Name: ligne; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.ligne ENABLE ROW LEVEL SECURITY;

-- Name: facture lire_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_client ON facturation.facture FOR SELECT TO app_client USING (true);

-- Name: ligne lire_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_client ON facturation.ligne FOR SELECT TO app_client USING (true);

-- Name: reference lire_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_client ON facturation.reference FOR SELECT TO app_client USING (true);

-- Name: sceau lire_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_client ON facturation.sceau FOR SELECT TO app_client USING (true);

-- Name: tva lire_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_client ON facturation.tva FOR SELECT TO app_client USING (true);

-- Name: compte_auxiliaire lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.compte_auxiliaire FOR SELECT TO app_facturation USING (true);

-- Name: compte_comptable lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.compte_comptable FOR SELECT TO app_facturation USING (true);

-- Name: compteur lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.compteur FOR SELECT TO app_facturation USING (true);

-- Name: credit lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.credit FOR SELECT TO app_facturation USING (true);

-- Name: encaissement lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.encaissement FOR SELECT TO app_facturation USING (true);

-- Name: export lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.export FOR SELECT TO app_facturation USING (true);

-- Name: export_fichier lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.export_fichier FOR SELECT TO app_facturation USING (true);

-- Name: facture lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.facture FOR SELECT TO app_facturation USING (true);

-- Name: imputation lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.imputation FOR SELECT TO app_facturation USING (true);

-- Name: ligne lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.ligne FOR SELECT TO app_facturation USING (true);

-- Name: lot lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.lot FOR SELECT TO app_facturation USING (true);

-- Name: lot_contrat lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.lot_contrat FOR SELECT TO app_facturation USING (true);

-- Name: reference lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.reference FOR SELECT TO app_facturation USING (true);

-- Name: reglage_export lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.reglage_export FOR SELECT TO app_facturation USING (true);

-- Name: relance lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.relance FOR SELECT TO app_facturation USING (true);

-- Name: relance_facture lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.relance_facture FOR SELECT TO app_facturation USING (true);

-- Name: sceau lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.sceau FOR SELECT TO app_facturation USING (true);

-- Name: tva lire_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY lire_app_facturation ON facturation.tva FOR SELECT TO app_facturation USING (true);

-- Name: lot; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.lot ENABLE ROW LEVEL SECURITY;

-- Name: lot_contrat; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.lot_contrat ENABLE ROW LEVEL SECURITY;

-- Name: compte_auxiliaire modifier_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY modifier_app_facturation ON facturation.compte_auxiliaire FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: compte_comptable modifier_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY modifier_app_facturation ON facturation.compte_comptable FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: lot modifier_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY modifier_app_facturation ON facturation.lot FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: lot_contrat modifier_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY modifier_app_facturation ON facturation.lot_contrat FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: reglage_export modifier_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY modifier_app_facturation ON facturation.reglage_export FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: facture mur_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_client ON facturation.facture AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: ligne mur_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_client ON facturation.ligne AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: reference mur_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_client ON facturation.reference AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: sceau mur_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_client ON facturation.sceau AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: tva mur_app_client; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_client ON facturation.tva AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: compte_auxiliaire mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.compte_auxiliaire AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: compte_comptable mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.compte_comptable AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: compteur mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.compteur AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: credit mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.credit AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: encaissement mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.encaissement AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: export mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.export AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: export_fichier mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.export_fichier AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: facture mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.facture AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: imputation mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.imputation AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: ligne mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.ligne AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lot mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.lot AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lot_contrat mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.lot_contrat AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: reference mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.reference AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: reglage_export mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.reglage_export AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: relance mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.relance AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: relance_facture mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.relance_facture AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: sceau mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.sceau AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: tva mur_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY mur_app_facturation ON facturation.tva AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: reference; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.reference ENABLE ROW LEVEL SECURITY;

-- Name: reglage_export; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.reglage_export ENABLE ROW LEVEL SECURITY;

-- Name: relance; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.relance ENABLE ROW LEVEL SECURITY;

-- Name: relance_facture; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.relance_facture ENABLE ROW LEVEL SECURITY;

-- Name: sceau; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.sceau ENABLE ROW LEVEL SECURITY;

-- Name: compte_auxiliaire supprimer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY supprimer_app_facturation ON facturation.compte_auxiliaire FOR DELETE TO app_facturation USING (true);

-- Name: compte_comptable supprimer_app_facturation; Type: POLICY; Schema: facturation; Owner: -

CREATE POLICY supprimer_app_facturation ON facturation.compte_comptable FOR DELETE TO app_facturation USING (true);

-- Name: tva; Type: ROW SECURITY; Schema: facturation; Owner: -

ALTER TABLE facturation.tva ENABLE ROW LEVEL SECURITY;

-- Name: cle; Type: ROW SECURITY; Schema: garde; Owner: -

ALTER TABLE garde.cle ENABLE ROW LEVEL SECURITY;

-- Name: compte; Type: ROW SECURITY; Schema: garde; Owner: -

ALTER TABLE garde.compte ENABLE ROW LEVEL SECURITY;

-- Name: cle interne; Type: POLICY; Schema: garde; Owner: -

CREATE POLICY interne ON garde.cle TO prop_garde USING (true) WITH CHECK (true);

-- Name: compte interne; Type: POLICY; Schema: garde; Owner: -

CREATE POLICY interne ON garde.compte TO prop_garde USING (true) WITH CHECK (true);

-- Name: parametre interne; Type: POLICY; Schema: garde; Owner: -

CREATE POLICY interne ON garde.parametre TO prop_garde USING (true) WITH CHECK (true);

-- Name: session interne; Type: POLICY; Schema: garde; Owner: -

CREATE POLICY interne ON garde.session TO prop_garde USING (true) WITH CHECK (true);

-- Name: parametre; Type: ROW SECURITY; Schema: garde; Owner: -

ALTER TABLE garde.parametre ENABLE ROW LEVEL SECURITY;

-- Name: session; Type: ROW SECURITY; Schema: garde; Owner: -

ALTER TABLE garde.session ENABLE ROW LEVEL SECURITY;

-- Name: absence; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.absence ENABLE ROW LEVEL SECURITY;

-- Name: action_collective; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.action_collective ENABLE ROW LEVEL SECURITY;

-- Name: action_place; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.action_place ENABLE ROW LEVEL SECURITY;

-- Name: agenda; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.agenda ENABLE ROW LEVEL SECURITY;

-- Name: alerte; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.alerte ENABLE ROW LEVEL SECURITY;

-- Name: alerte alerte_direction; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY alerte_direction ON gestion.alerte AS RESTRICTIVE TO app_gestion USING (( SELECT garde.fonction('direction'::text) AS fonction)) WITH CHECK (( SELECT garde.fonction('direction'::text) AS fonction));

-- Name: alerte alerte_sienne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY alerte_sienne ON gestion.alerte AS RESTRICTIVE TO app_nominatif USING ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: avenant; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.avenant ENABLE ROW LEVEL SECURITY;

-- Name: cellule; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.cellule ENABLE ROW LEVEL SECURITY;

-- Name: contact; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.contact ENABLE ROW LEVEL SECURITY;

-- Name: contexte; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.contexte ENABLE ROW LEVEL SECURITY;

-- Name: contrat; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.contrat ENABLE ROW LEVEL SECURITY;

-- Name: contexte creer_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_client ON gestion.contexte FOR INSERT TO app_client WITH CHECK (true);

-- Name: effectif creer_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_client ON gestion.effectif FOR INSERT TO app_client WITH CHECK (true);

-- Name: prestataire creer_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_facturation ON gestion.prestataire FOR INSERT TO app_facturation WITH CHECK (true);

-- Name: absence creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.absence FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: action_collective creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.action_collective FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: action_place creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.action_place FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: agenda creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.agenda FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: avenant creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.avenant FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: cellule creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.cellule FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: contact creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.contact FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: contrat creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.contrat FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: disponibilite creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.disponibilite FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: effectif creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.effectif FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: entreprise creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.entreprise FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: etablissement creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.etablissement FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: fermeture creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.fermeture FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: groupe_mutualise creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.groupe_mutualise FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: import creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.import FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: indice creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.indice FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: indice_valeur creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.indice_valeur FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: intervenant creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.intervenant FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: lieu creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.lieu FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: modele_courrier creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.modele_courrier FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: partenaire creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.partenaire FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: participation creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.participation FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: permanence creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.permanence FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: plan creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.plan FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: poids creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.poids FOR INSERT TO app_gestion WITH CHECK ((( SELECT garde.fonction('direction'::text) AS fonction) AND (fixe_par = ( SELECT garde.uid() AS uid))));

-- Name: prestataire creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.prestataire FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: prestation creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.prestation FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: projet creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.projet FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: projet_etape creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.projet_etape FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: projet_partenaire creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.projet_partenaire FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: regime_tva creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.regime_tva FOR INSERT TO app_gestion WITH CHECK (( SELECT garde.fonction('direction'::text) AS fonction));

-- Name: registre creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.registre FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: registre_compte creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.registre_compte FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: tarif creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.tarif FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: taux_tva creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.taux_tva FOR INSERT TO app_gestion WITH CHECK (( SELECT garde.fonction('direction'::text) AS fonction));

-- Name: trajet creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.trajet FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: tranche creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.tranche FOR INSERT TO app_gestion WITH CHECK (true);

-- Name: verrou creer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_gestion ON gestion.verrou FOR INSERT TO app_gestion WITH CHECK ((( SELECT garde.fonction('planification'::text) AS fonction) AND (compte_id = ( SELECT garde.uid() AS uid))));

-- Name: action_place creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.action_place FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: cellule creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.cellule FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: modele_courrier creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.modele_courrier FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: partenaire creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.partenaire FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: projet creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.projet FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: projet_etape creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.projet_etape FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: projet_partenaire creer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY creer_app_nominatif ON gestion.projet_partenaire FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: disponibilite; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.disponibilite ENABLE ROW LEVEL SECURITY;

-- Name: echeance_legale; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.echeance_legale ENABLE ROW LEVEL SECURITY;

-- Name: effectif; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.effectif ENABLE ROW LEVEL SECURITY;

-- Name: entreprise; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.entreprise ENABLE ROW LEVEL SECURITY;

-- Name: etablissement; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.etablissement ENABLE ROW LEVEL SECURITY;

-- Name: fermeture; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.fermeture ENABLE ROW LEVEL SECURITY;

-- Name: groupe_mutualise; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.groupe_mutualise ENABLE ROW LEVEL SECURITY;

-- Name: import; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.import ENABLE ROW LEVEL SECURITY;

-- Name: indice; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.indice ENABLE ROW LEVEL SECURITY;

-- Name: indice_valeur; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.indice_valeur ENABLE ROW LEVEL SECURITY;

-- Name: absence interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.absence TO prop_gestion USING (true) WITH CHECK (true);

-- Name: action_collective interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.action_collective TO prop_gestion USING (true) WITH CHECK (true);

-- Name: action_place interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.action_place TO prop_gestion USING (true) WITH CHECK (true);

-- Name: agenda interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.agenda TO prop_gestion USING (true) WITH CHECK (true);

-- Name: alerte interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.alerte TO prop_gestion USING (true) WITH CHECK (true);

-- Name: avenant interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.avenant TO prop_gestion USING (true) WITH CHECK (true);

-- Name: cellule interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.cellule TO prop_gestion USING (true) WITH CHECK (true);

-- Name: contact interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.contact TO prop_gestion USING (true) WITH CHECK (true);

-- Name: contexte interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.contexte TO prop_gestion USING (true) WITH CHECK (true);

-- Name: contrat interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.contrat TO prop_gestion USING (true) WITH CHECK (true);

-- Name: disponibilite interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.disponibilite TO prop_gestion USING (true) WITH CHECK (true);

-- Name: echeance_legale interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.echeance_legale TO prop_gestion USING (true) WITH CHECK (true);

-- Name: effectif interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.effectif TO prop_gestion USING (true) WITH CHECK (true);

-- Name: entreprise interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.entreprise TO prop_gestion USING (true) WITH CHECK (true);

-- Name: etablissement interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.etablissement TO prop_gestion USING (true) WITH CHECK (true);

-- Name: fermeture interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.fermeture TO prop_gestion USING (true) WITH CHECK (true);

-- Name: groupe_mutualise interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.groupe_mutualise TO prop_gestion USING (true) WITH CHECK (true);

-- Name: import interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.import TO prop_gestion USING (true) WITH CHECK (true);

-- Name: indice interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.indice TO prop_gestion USING (true) WITH CHECK (true);

-- Name: indice_valeur interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.indice_valeur TO prop_gestion USING (true) WITH CHECK (true);

-- Name: intervenant interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.intervenant TO prop_gestion USING (true) WITH CHECK (true);

-- Name: lieu interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.lieu TO prop_gestion USING (true) WITH CHECK (true);

-- Name: modele_courrier interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.modele_courrier TO prop_gestion USING (true) WITH CHECK (true);

-- Name: modele_courrier_version interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.modele_courrier_version TO prop_gestion USING (true) WITH CHECK (true);

-- Name: partenaire interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.partenaire TO prop_gestion USING (true) WITH CHECK (true);

-- Name: participation interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.participation TO prop_gestion USING (true) WITH CHECK (true);

-- Name: permanence interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.permanence TO prop_gestion USING (true) WITH CHECK (true);

-- Name: plan interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.plan TO prop_gestion USING (true) WITH CHECK (true);

-- Name: poids interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.poids TO prop_gestion USING (true) WITH CHECK (true);

-- Name: prestataire interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.prestataire TO prop_gestion USING (true) WITH CHECK (true);

-- Name: prestation interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.prestation TO prop_gestion USING (true) WITH CHECK (true);

-- Name: projet interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.projet TO prop_gestion USING (true) WITH CHECK (true);

-- Name: projet_etape interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.projet_etape TO prop_gestion USING (true) WITH CHECK (true);

-- Name: projet_partenaire interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.projet_partenaire TO prop_gestion USING (true) WITH CHECK (true);

-- Name: regime_tva interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.regime_tva TO prop_gestion USING (true) WITH CHECK (true);

-- Name: registre interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.registre TO prop_gestion USING (true) WITH CHECK (true);

-- Name: registre_compte interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.registre_compte TO prop_gestion USING (true) WITH CHECK (true);

-- Name: tarif interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.tarif TO prop_gestion USING (true) WITH CHECK (true);

-- Name: taux_tva interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.taux_tva TO prop_gestion USING (true) WITH CHECK (true);

-- Name: trajet interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.trajet TO prop_gestion USING (true) WITH CHECK (true);

-- Name: tranche interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.tranche TO prop_gestion USING (true) WITH CHECK (true);

-- Name: verrou interne; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY interne ON gestion.verrou TO prop_gestion USING (true) WITH CHECK (true);

-- Name: intervenant; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.intervenant ENABLE ROW LEVEL SECURITY;

-- Name: lieu; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.lieu ENABLE ROW LEVEL SECURITY;

-- Name: action_collective lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.action_collective FOR SELECT TO app_client USING (true);

-- Name: avenant lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.avenant FOR SELECT TO app_client USING (true);

-- Name: cellule lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.cellule FOR SELECT TO app_client USING (true);

-- Name: contact lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.contact FOR SELECT TO app_client USING (true);

-- Name: contexte lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.contexte FOR SELECT TO app_client USING (true);

-- Name: contrat lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.contrat FOR SELECT TO app_client USING (true);

-- Name: effectif lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.effectif FOR SELECT TO app_client USING (true);

-- Name: entreprise lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.entreprise FOR SELECT TO app_client USING (true);

-- Name: etablissement lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.etablissement FOR SELECT TO app_client USING (true);

-- Name: fermeture lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.fermeture FOR SELECT TO app_client USING (true);

-- Name: intervenant lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.intervenant FOR SELECT TO app_client USING ((EXISTS ( SELECT 1
   FROM gestion.permanence p
  WHERE ((p.intervenant_id = intervenant.id) AND (p.entreprise_id = ( SELECT garde.tenant() AS tenant))))));

-- Name: lieu lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.lieu FOR SELECT TO app_client USING (((type = 'bureau'::text) OR (entreprise_id = ( SELECT garde.tenant() AS tenant))));

-- Name: participation lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.participation FOR SELECT TO app_client USING (true);

-- Name: permanence lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.permanence FOR SELECT TO app_client USING ((statut <> 'planifiee'::text));

-- Name: prestataire lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.prestataire FOR SELECT TO app_client USING (true);

-- Name: prestation lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.prestation FOR SELECT TO app_client USING (true);

-- Name: projet lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.projet FOR SELECT TO app_client USING (true);

-- Name: projet_etape lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.projet_etape FOR SELECT TO app_client USING (true);

-- Name: registre_compte lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.registre_compte FOR SELECT TO app_client USING (true);

-- Name: tarif lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.tarif FOR SELECT TO app_client USING (true);

-- Name: tranche lire_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_client ON gestion.tranche FOR SELECT TO app_client USING (true);

-- Name: avenant lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.avenant FOR SELECT TO app_facturation USING (true);

-- Name: contact lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.contact FOR SELECT TO app_facturation USING (true);

-- Name: contrat lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.contrat FOR SELECT TO app_facturation USING (true);

-- Name: effectif lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.effectif FOR SELECT TO app_facturation USING (true);

-- Name: entreprise lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.entreprise FOR SELECT TO app_facturation USING (true);

-- Name: etablissement lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.etablissement FOR SELECT TO app_facturation USING (true);

-- Name: groupe_mutualise lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.groupe_mutualise FOR SELECT TO app_facturation USING (true);

-- Name: indice lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.indice FOR SELECT TO app_facturation USING (true);

-- Name: indice_valeur lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.indice_valeur FOR SELECT TO app_facturation USING (true);

-- Name: intervenant lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.intervenant FOR SELECT TO app_facturation USING (true);

-- Name: lieu lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.lieu FOR SELECT TO app_facturation USING (true);

-- Name: participation lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.participation FOR SELECT TO app_facturation USING (true);

-- Name: permanence lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.permanence FOR SELECT TO app_facturation USING (true);

-- Name: prestataire lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.prestataire FOR SELECT TO app_facturation USING (true);

-- Name: prestation lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.prestation FOR SELECT TO app_facturation USING (true);

-- Name: regime_tva lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.regime_tva FOR SELECT TO app_facturation USING (true);

-- Name: registre lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.registre FOR SELECT TO app_facturation USING (true);

-- Name: registre_compte lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.registre_compte FOR SELECT TO app_facturation USING (true);

-- Name: tarif lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.tarif FOR SELECT TO app_facturation USING (true);

-- Name: taux_tva lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.taux_tva FOR SELECT TO app_facturation USING (true);

-- Name: tranche lire_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_facturation ON gestion.tranche FOR SELECT TO app_facturation USING (true);

-- Name: absence lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.absence FOR SELECT TO app_gestion USING (true);

-- Name: action_collective lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.action_collective FOR SELECT TO app_gestion USING (true);

-- Name: action_place lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.action_place FOR SELECT TO app_gestion USING (true);

-- Name: agenda lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.agenda FOR SELECT TO app_gestion USING (true);

-- Name: alerte lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.alerte FOR SELECT TO app_gestion USING (true);

-- Name: avenant lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.avenant FOR SELECT TO app_gestion USING (true);

-- Name: cellule lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.cellule FOR SELECT TO app_gestion USING (true);

-- Name: contact lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.contact FOR SELECT TO app_gestion USING (true);

-- Name: contrat lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.contrat FOR SELECT TO app_gestion USING (true);

-- Name: disponibilite lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.disponibilite FOR SELECT TO app_gestion USING (true);

-- Name: echeance_legale lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.echeance_legale FOR SELECT TO app_gestion USING (true);

-- Name: effectif lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.effectif FOR SELECT TO app_gestion USING (true);

-- Name: entreprise lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.entreprise FOR SELECT TO app_gestion USING (true);

-- Name: etablissement lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.etablissement FOR SELECT TO app_gestion USING (true);

-- Name: fermeture lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.fermeture FOR SELECT TO app_gestion USING (true);

-- Name: groupe_mutualise lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.groupe_mutualise FOR SELECT TO app_gestion USING (true);

-- Name: import lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.import FOR SELECT TO app_gestion USING (true);

-- Name: indice lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.indice FOR SELECT TO app_gestion USING (true);

-- Name: indice_valeur lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.indice_valeur FOR SELECT TO app_gestion USING (true);

-- Name: intervenant lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.intervenant FOR SELECT TO app_gestion USING (true);

-- Name: lieu lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.lieu FOR SELECT TO app_gestion USING (true);

-- Name: modele_courrier lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.modele_courrier FOR SELECT TO app_gestion USING (true);

-- Name: modele_courrier_version lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.modele_courrier_version FOR SELECT TO app_gestion USING (true);

-- Name: partenaire lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.partenaire FOR SELECT TO app_gestion USING (true);

-- Name: participation lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.participation FOR SELECT TO app_gestion USING (true);

-- Name: permanence lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.permanence FOR SELECT TO app_gestion USING (true);

-- Name: plan lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.plan FOR SELECT TO app_gestion USING (true);

-- Name: poids lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.poids FOR SELECT TO app_gestion USING (true);

-- Name: prestataire lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.prestataire FOR SELECT TO app_gestion USING (true);

-- Name: prestation lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.prestation FOR SELECT TO app_gestion USING (true);

-- Name: projet lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.projet FOR SELECT TO app_gestion USING (true);

-- Name: projet_etape lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.projet_etape FOR SELECT TO app_gestion USING (true);

-- Name: projet_partenaire lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.projet_partenaire FOR SELECT TO app_gestion USING (true);

-- Name: regime_tva lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.regime_tva FOR SELECT TO app_gestion USING (true);

-- Name: registre lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.registre FOR SELECT TO app_gestion USING (true);

-- Name: registre_compte lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.registre_compte FOR SELECT TO app_gestion USING (true);

-- Name: tarif lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.tarif FOR SELECT TO app_gestion USING (true);

-- Name: taux_tva lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.taux_tva FOR SELECT TO app_gestion USING (true);

-- Name: trajet lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.trajet FOR SELECT TO app_gestion USING (true);

-- Name: tranche lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.tranche FOR SELECT TO app_gestion USING (true);

-- Name: verrou lire_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_gestion ON gestion.verrou FOR SELECT TO app_gestion USING (true);

-- Name: absence lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.absence FOR SELECT TO app_nominatif USING (true);

-- Name: action_collective lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.action_collective FOR SELECT TO app_nominatif USING (true);

-- Name: action_place lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.action_place FOR SELECT TO app_nominatif USING (true);

-- Name: alerte lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.alerte FOR SELECT TO app_nominatif USING (true);

-- Name: cellule lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.cellule FOR SELECT TO app_nominatif USING (true);

-- Name: contrat lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.contrat FOR SELECT TO app_nominatif USING (true);

-- Name: disponibilite lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.disponibilite FOR SELECT TO app_nominatif USING (true);

-- Name: echeance_legale lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.echeance_legale FOR SELECT TO app_nominatif USING (true);

-- Name: entreprise lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.entreprise FOR SELECT TO app_nominatif USING (true);

-- Name: etablissement lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.etablissement FOR SELECT TO app_nominatif USING (true);

-- Name: intervenant lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.intervenant FOR SELECT TO app_nominatif USING (true);

-- Name: lieu lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.lieu FOR SELECT TO app_nominatif USING (true);

-- Name: modele_courrier lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.modele_courrier FOR SELECT TO app_nominatif USING (true);

-- Name: modele_courrier_version lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.modele_courrier_version FOR SELECT TO app_nominatif USING (true);

-- Name: partenaire lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.partenaire FOR SELECT TO app_nominatif USING (true);

-- Name: permanence lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.permanence FOR SELECT TO app_nominatif USING (true);

-- Name: prestataire lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.prestataire FOR SELECT TO app_nominatif USING (true);

-- Name: prestation lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.prestation FOR SELECT TO app_nominatif USING (true);

-- Name: projet lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.projet FOR SELECT TO app_nominatif USING (true);

-- Name: projet_etape lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.projet_etape FOR SELECT TO app_nominatif USING (true);

-- Name: projet_partenaire lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.projet_partenaire FOR SELECT TO app_nominatif USING (true);

-- Name: trajet lire_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_nominatif ON gestion.trajet FOR SELECT TO app_nominatif USING (true);

-- Name: action_collective lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.action_collective FOR SELECT TO app_pilotage USING (true);

-- Name: contexte lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.contexte FOR SELECT TO app_pilotage USING (true);

-- Name: contrat lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.contrat FOR SELECT TO app_pilotage USING (true);

-- Name: effectif lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.effectif FOR SELECT TO app_pilotage USING (true);

-- Name: entreprise lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.entreprise FOR SELECT TO app_pilotage USING (true);

-- Name: etablissement lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.etablissement FOR SELECT TO app_pilotage USING (true);

-- Name: intervenant lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.intervenant FOR SELECT TO app_pilotage USING (true);

-- Name: lieu lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.lieu FOR SELECT TO app_pilotage USING (true);

-- Name: permanence lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.permanence FOR SELECT TO app_pilotage USING (true);

-- Name: prestataire lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.prestataire FOR SELECT TO app_pilotage USING (true);

-- Name: prestation lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.prestation FOR SELECT TO app_pilotage USING (true);

-- Name: registre_compte lire_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY lire_app_pilotage ON gestion.registre_compte FOR SELECT TO app_pilotage USING (true);

-- Name: modele_courrier; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.modele_courrier ENABLE ROW LEVEL SECURITY;

-- Name: modele_courrier_version; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.modele_courrier_version ENABLE ROW LEVEL SECURITY;

-- Name: entreprise modifier_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_facturation ON gestion.entreprise FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: prestataire modifier_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_facturation ON gestion.prestataire FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);

-- Name: absence modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.absence FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: action_collective modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.action_collective FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: agenda modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.agenda FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: alerte modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.alerte FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: avenant modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.avenant FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: cellule modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.cellule FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: contact modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.contact FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: contrat modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.contrat FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: disponibilite modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.disponibilite FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: effectif modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.effectif FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: entreprise modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.entreprise FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: etablissement modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.etablissement FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: fermeture modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.fermeture FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: groupe_mutualise modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.groupe_mutualise FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: import modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.import FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: indice modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.indice FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: indice_valeur modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.indice_valeur FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: intervenant modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.intervenant FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: lieu modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.lieu FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: modele_courrier modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.modele_courrier FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: partenaire modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.partenaire FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: participation modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.participation FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: permanence modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.permanence FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: plan modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.plan FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: prestataire modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.prestataire FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: prestation modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.prestation FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: projet modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.projet FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: projet_etape modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.projet_etape FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: projet_partenaire modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.projet_partenaire FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: registre modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.registre FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: registre_compte modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.registre_compte FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: tarif modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.tarif FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: trajet modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.trajet FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: tranche modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.tranche FOR UPDATE TO app_gestion USING (true) WITH CHECK (true);

-- Name: verrou modifier_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_gestion ON gestion.verrou FOR UPDATE TO app_gestion USING ((compte_id = ( SELECT garde.uid() AS uid))) WITH CHECK ((compte_id = ( SELECT garde.uid() AS uid)));

-- Name: cellule modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.cellule FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: modele_courrier modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.modele_courrier FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: partenaire modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.partenaire FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: projet modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.projet FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: projet_etape modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.projet_etape FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: projet_partenaire modifier_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY modifier_app_nominatif ON gestion.projet_partenaire FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: action_collective mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.action_collective AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: avenant mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.avenant AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: cellule mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.cellule AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: contact mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.contact AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: contexte mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.contexte AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: contrat mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.contrat AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: effectif mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.effectif AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: entreprise mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.entreprise AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: etablissement mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.etablissement AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: fermeture mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.fermeture AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: intervenant mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.intervenant AS RESTRICTIVE TO app_client USING ((( SELECT garde.tenant() AS tenant) IS NOT NULL));

-- Name: lieu mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.lieu AS RESTRICTIVE TO app_client USING ((( SELECT garde.tenant() AS tenant) IS NOT NULL));

-- Name: participation mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.participation AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: permanence mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.permanence AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: prestataire mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.prestataire AS RESTRICTIVE TO app_client USING ((( SELECT garde.tenant() AS tenant) IS NOT NULL));

-- Name: prestation mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.prestation AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: projet mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.projet AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: projet_etape mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.projet_etape AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: registre_compte mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.registre_compte AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: tarif mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.tarif AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: tranche mur_app_client; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_client ON gestion.tranche AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: avenant mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.avenant AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contact mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.contact AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contrat mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.contrat AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: effectif mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.effectif AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: entreprise mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.entreprise AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: etablissement mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.etablissement AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: groupe_mutualise mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.groupe_mutualise AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: indice mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.indice AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: indice_valeur mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.indice_valeur AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: intervenant mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.intervenant AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lieu mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.lieu AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: participation mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.participation AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: permanence mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.permanence AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestataire mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.prestataire AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestation mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.prestation AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: regime_tva mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.regime_tva AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: registre mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.registre AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: registre_compte mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.registre_compte AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: tarif mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.tarif AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: taux_tva mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.taux_tva AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: tranche mur_app_facturation; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_facturation ON gestion.tranche AS RESTRICTIVE TO app_facturation USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: absence mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.absence AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: action_collective mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.action_collective AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: action_place mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.action_place AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: agenda mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.agenda AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: alerte mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.alerte AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: avenant mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.avenant AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: cellule mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.cellule AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contact mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.contact AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contrat mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.contrat AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: disponibilite mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.disponibilite AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: echeance_legale mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.echeance_legale AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: effectif mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.effectif AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: entreprise mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.entreprise AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: etablissement mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.etablissement AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: fermeture mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.fermeture AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: groupe_mutualise mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.groupe_mutualise AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: import mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.import AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: indice mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.indice AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: indice_valeur mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.indice_valeur AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: intervenant mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.intervenant AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lieu mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.lieu AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: modele_courrier mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.modele_courrier AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: modele_courrier_version mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.modele_courrier_version AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: partenaire mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.partenaire AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: participation mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.participation AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: permanence mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.permanence AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: plan mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.plan AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: poids mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.poids AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestataire mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.prestataire AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestation mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.prestation AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.projet AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet_etape mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.projet_etape AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet_partenaire mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.projet_partenaire AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: regime_tva mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.regime_tva AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: registre mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.registre AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: registre_compte mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.registre_compte AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: tarif mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.tarif AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: taux_tva mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.taux_tva AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: trajet mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.trajet AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: tranche mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.tranche AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: verrou mur_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_gestion ON gestion.verrou AS RESTRICTIVE TO app_gestion USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: absence mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.absence AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: action_collective mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.action_collective AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: action_place mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.action_place AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: alerte mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.alerte AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: cellule mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.cellule AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contrat mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.contrat AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: disponibilite mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.disponibilite AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: echeance_legale mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.echeance_legale AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: entreprise mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.entreprise AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: etablissement mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.etablissement AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: intervenant mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.intervenant AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lieu mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.lieu AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: modele_courrier mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.modele_courrier AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: modele_courrier_version mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.modele_courrier_version AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: partenaire mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.partenaire AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: permanence mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.permanence AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestataire mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.prestataire AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestation mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.prestation AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.projet AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet_etape mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.projet_etape AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet_partenaire mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.projet_partenaire AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: trajet mur_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_nominatif ON gestion.trajet AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: action_collective mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.action_collective AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contexte mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.contexte AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: contrat mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.contrat AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: effectif mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.effectif AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: entreprise mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.entreprise AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: etablissement mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.etablissement AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: intervenant mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.intervenant AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: lieu mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.lieu AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: permanence mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.permanence AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestataire mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.prestataire AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: prestation mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.prestation AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: registre_compte mur_app_pilotage; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY mur_app_pilotage ON gestion.registre_compte AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: projet partage_rh; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY partage_rh ON gestion.projet AS RESTRICTIVE TO app_client USING ((partage AND (entreprise_id = ( SELECT garde.tenant() AS tenant))));

-- Name: projet_etape partage_rh; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY partage_rh ON gestion.projet_etape AS RESTRICTIVE TO app_client USING (((entreprise_id = ( SELECT garde.tenant() AS tenant)) AND (EXISTS ( SELECT 1
   FROM gestion.projet p
  WHERE ((p.entreprise_id = projet_etape.entreprise_id) AND (p.id = projet_etape.projet_id) AND p.partage)))));

-- Name: partenaire; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.partenaire ENABLE ROW LEVEL SECURITY;

-- Name: participation; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.participation ENABLE ROW LEVEL SECURITY;

-- Name: permanence; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.permanence ENABLE ROW LEVEL SECURITY;

-- Name: plan; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.plan ENABLE ROW LEVEL SECURITY;

-- Name: modele_courrier plume_creer; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY plume_creer ON gestion.modele_courrier AS RESTRICTIVE FOR INSERT TO app_gestion WITH CHECK (( SELECT garde.fonction('direction'::text) AS fonction));

-- Name: modele_courrier plume_modifier; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY plume_modifier ON gestion.modele_courrier AS RESTRICTIVE FOR UPDATE TO app_gestion USING (( SELECT garde.fonction('direction'::text) AS fonction)) WITH CHECK (( SELECT garde.fonction('direction'::text) AS fonction));

-- Name: poids; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.poids ENABLE ROW LEVEL SECURITY;

-- Name: prestataire; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.prestataire ENABLE ROW LEVEL SECURITY;

-- Name: prestation; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.prestation ENABLE ROW LEVEL SECURITY;

-- Name: projet; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.projet ENABLE ROW LEVEL SECURITY;

-- Name: projet_etape; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.projet_etape ENABLE ROW LEVEL SECURITY;

-- Name: projet_partenaire; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.projet_partenaire ENABLE ROW LEVEL SECURITY;

-- Name: regime_tva; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.regime_tva ENABLE ROW LEVEL SECURITY;

-- Name: registre; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.registre ENABLE ROW LEVEL SECURITY;

-- Name: registre_compte; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.registre_compte ENABLE ROW LEVEL SECURITY;

-- Name: regime_tva retirer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY retirer_app_gestion ON gestion.regime_tva FOR DELETE TO app_gestion USING ((( SELECT garde.fonction('direction'::text) AS fonction) AND (du > CURRENT_DATE)));

-- Name: taux_tva retirer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY retirer_app_gestion ON gestion.taux_tva FOR DELETE TO app_gestion USING ((( SELECT garde.fonction('direction'::text) AS fonction) AND (du > CURRENT_DATE)));

-- Name: absence supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.absence FOR DELETE TO app_gestion USING (true);

-- Name: action_place supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.action_place FOR DELETE TO app_gestion USING (true);

-- Name: agenda supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.agenda FOR DELETE TO app_gestion USING (true);

-- Name: avenant supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.avenant FOR DELETE TO app_gestion USING (true);

-- Name: contact supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.contact FOR DELETE TO app_gestion USING (true);

-- Name: contrat supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.contrat FOR DELETE TO app_gestion USING (true);

-- Name: disponibilite supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.disponibilite FOR DELETE TO app_gestion USING (true);

-- Name: effectif supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.effectif FOR DELETE TO app_gestion USING (true);

-- Name: entreprise supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.entreprise FOR DELETE TO app_gestion USING (true);

-- Name: etablissement supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.etablissement FOR DELETE TO app_gestion USING (true);

-- Name: fermeture supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.fermeture FOR DELETE TO app_gestion USING (true);

-- Name: groupe_mutualise supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.groupe_mutualise FOR DELETE TO app_gestion USING (true);

-- Name: import supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.import FOR DELETE TO app_gestion USING (true);

-- Name: indice supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.indice FOR DELETE TO app_gestion USING (true);

-- Name: indice_valeur supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.indice_valeur FOR DELETE TO app_gestion USING (true);

-- Name: intervenant supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.intervenant FOR DELETE TO app_gestion USING (true);

-- Name: lieu supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.lieu FOR DELETE TO app_gestion USING (true);

-- Name: participation supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.participation FOR DELETE TO app_gestion USING (true);

-- Name: permanence supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.permanence FOR DELETE TO app_gestion USING (true);

-- Name: plan supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.plan FOR DELETE TO app_gestion USING (true);

-- Name: prestataire supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.prestataire FOR DELETE TO app_gestion USING (true);

-- Name: prestation supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.prestation FOR DELETE TO app_gestion USING (true);

-- Name: projet supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.projet FOR DELETE TO app_gestion USING (true);

-- Name: projet_etape supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.projet_etape FOR DELETE TO app_gestion USING (true);

-- Name: projet_partenaire supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.projet_partenaire FOR DELETE TO app_gestion USING (true);

-- Name: registre supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.registre FOR DELETE TO app_gestion USING (true);

-- Name: registre_compte supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.registre_compte FOR DELETE TO app_gestion USING (true);

-- Name: tarif supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.tarif FOR DELETE TO app_gestion USING (true);

-- Name: trajet supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.trajet FOR DELETE TO app_gestion USING (true);

-- Name: tranche supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.tranche FOR DELETE TO app_gestion USING (true);

-- Name: verrou supprimer_app_gestion; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_gestion ON gestion.verrou FOR DELETE TO app_gestion USING (((compte_id = ( SELECT garde.uid() AS uid)) OR (expire_le < now())));

-- Name: action_place supprimer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_nominatif ON gestion.action_place FOR DELETE TO app_nominatif USING (true);

-- Name: projet supprimer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_nominatif ON gestion.projet FOR DELETE TO app_nominatif USING (true);

-- Name: projet_etape supprimer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_nominatif ON gestion.projet_etape FOR DELETE TO app_nominatif USING (true);

-- Name: projet_partenaire supprimer_app_nominatif; Type: POLICY; Schema: gestion; Owner: -

CREATE POLICY supprimer_app_nominatif ON gestion.projet_partenaire FOR DELETE TO app_nominatif USING (true);

-- Name: tarif; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.tarif ENABLE ROW LEVEL SECURITY;

-- Name: taux_tva; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.taux_tva ENABLE ROW LEVEL SECURITY;

-- Name: trajet; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.trajet ENABLE ROW LEVEL SECURITY;

-- Name: tranche; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.tranche ENABLE ROW LEVEL SECURITY;

-- Name: verrou; Type: ROW SECURITY; Schema: gestion; Owner: -

ALTER TABLE gestion.verrou ENABLE ROW LEVEL SECURITY;

-- Name: evenement; Type: ROW SECURITY; Schema: journal; Owner: -

ALTER TABLE journal.evenement ENABLE ROW LEVEL SECURITY;

-- Name: evenement interne; Type: POLICY; Schema: journal; Owner: -

CREATE POLICY interne ON journal.evenement TO prop_journal USING (true) WITH CHECK (true);

-- Name: sceau interne; Type: POLICY; Schema: journal; Owner: -

CREATE POLICY interne ON journal.sceau TO prop_journal USING (true) WITH CHECK (true);

-- Name: sceau; Type: ROW SECURITY; Schema: journal; Owner: -

ALTER TABLE journal.sceau ENABLE ROW LEVEL SECURITY;

-- Name: action; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.action ENABLE ROW LEVEL SECURITY;

-- Name: affectation; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.affectation ENABLE ROW LEVEL SECURITY;

-- Name: arret; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.arret ENABLE ROW LEVEL SECURITY;

-- Name: avertissement; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.avertissement ENABLE ROW LEVEL SECURITY;

-- Name: boite; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.boite ENABLE ROW LEVEL SECURITY;

-- Name: bris; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.bris ENABLE ROW LEVEL SECURITY;

-- Name: bris_essai; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.bris_essai ENABLE ROW LEVEL SECURITY;

-- Name: brouillon; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.brouillon ENABLE ROW LEVEL SECURITY;

-- Name: budget; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.budget ENABLE ROW LEVEL SECURITY;

-- Name: cle_entreprise; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.cle_entreprise ENABLE ROW LEVEL SECURITY;

-- Name: compteur; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.compteur ENABLE ROW LEVEL SECURITY;

-- Name: controle_noms; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.controle_noms ENABLE ROW LEVEL SECURITY;

-- Name: action creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.action FOR INSERT TO app_nominatif WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.objectif o
  WHERE ((o.entreprise_id = action.entreprise_id) AND (o.id = action.objectif_id) AND (o.dossier_id = action.dossier_id))))));

-- Name: affectation creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.affectation FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: arret creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.arret FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: brouillon creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.brouillon FOR INSERT TO app_nominatif WITH CHECK (((entretien_id IS NULL) OR (EXISTS ( SELECT 1
   FROM nominatif.entretien e
  WHERE ((e.entreprise_id = brouillon.entreprise_id) AND (e.id = brouillon.entretien_id) AND (e.dossier_id = brouillon.dossier_id) AND (e.etat = 'brouillon'::text) AND (e.auteur_id = ( SELECT garde.uid() AS uid)))))));

-- Name: budget creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.budget FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: cle_entreprise creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.cle_entreprise FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: demande_acces creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.demande_acces FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: demarche creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.demarche FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: document creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.document FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: document_morceau creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.document_morceau FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: dossier creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.dossier FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: ecrit creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.ecrit FOR INSERT TO app_nominatif WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (etat = 'brouillon'::text)));

-- Name: entretien creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.entretien FOR INSERT TO app_nominatif WITH CHECK ((etat = 'brouillon'::text));

-- Name: entretien_motif creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.entretien_motif FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: evenement creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.evenement FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: feuille creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.feuille FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: information creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.information FOR INSERT TO app_nominatif WITH CHECK ((jour <= ((now() AT TIME ZONE 'Europe/Paris'::text))::date));

-- Name: mesure creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.mesure FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: note_psychologue creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.note_psychologue FOR INSERT TO app_nominatif WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.suivi_psychologue s
  WHERE ((s.entreprise_id = note_psychologue.entreprise_id) AND (s.id = note_psychologue.suivi_id) AND (s.dossier_id = note_psychologue.dossier_id)))));

-- Name: objectif creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.objectif FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: orientation creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.orientation FOR INSERT TO app_nominatif WITH CHECK ((auteur_id = ( SELECT garde.uid() AS uid)));

-- Name: partage creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.partage FOR INSERT TO app_nominatif WITH CHECK (((accorde_par = ( SELECT garde.uid() AS uid)) AND nominatif.suis_referent(entreprise_id, dossier_id)));

-- Name: pdp_etape creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.pdp_etape FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: rappel creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.rappel FOR INSERT TO app_nominatif WITH CHECK ((etat = 'a_faire'::text));

-- Name: remise creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.remise FOR INSERT TO app_nominatif WITH CHECK (true);

-- Name: rendez_vous creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.rendez_vous FOR INSERT TO app_nominatif WITH CHECK (((dossier_id IS NULL) OR (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = rendez_vous.entreprise_id) AND (d.id = rendez_vous.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: suivi_psychologue creer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY creer_app_nominatif ON nominatif.suivi_psychologue FOR INSERT TO app_nominatif WITH CHECK ((( SELECT gestion.suis_psychologue() AS suis_psychologue) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = suivi_psychologue.entreprise_id) AND (d.id = suivi_psychologue.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: demande_acces; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.demande_acces ENABLE ROW LEVEL SECURITY;

-- Name: demarche; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.demarche ENABLE ROW LEVEL SECURITY;

-- Name: document; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.document ENABLE ROW LEVEL SECURITY;

-- Name: document_morceau; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.document_morceau ENABLE ROW LEVEL SECURITY;

-- Name: dossier; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.dossier ENABLE ROW LEVEL SECURITY;

-- Name: ecrit; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.ecrit ENABLE ROW LEVEL SECURITY;

-- Name: effacement; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.effacement ENABLE ROW LEVEL SECURITY;

-- Name: entretien; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.entretien ENABLE ROW LEVEL SECURITY;

-- Name: entretien_motif; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.entretien_motif ENABLE ROW LEVEL SECURITY;

-- Name: evenement; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.evenement ENABLE ROW LEVEL SECURITY;

-- Name: feuille; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.feuille ENABLE ROW LEVEL SECURITY;

-- Name: gel; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.gel ENABLE ROW LEVEL SECURITY;

-- Name: information; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.information ENABLE ROW LEVEL SECURITY;

-- Name: action interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.action TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: affectation interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.affectation TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: arret interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.arret TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: avertissement interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.avertissement TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: boite interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.boite TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: bris interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.bris TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: bris_essai interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.bris_essai TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: brouillon interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.brouillon TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: budget interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.budget TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: cle_entreprise interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.cle_entreprise TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: compteur interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.compteur TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: controle_noms interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.controle_noms TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: demande_acces interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.demande_acces TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: demarche interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.demarche TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: document interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.document TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: document_morceau interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.document_morceau TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: dossier interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.dossier TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: ecrit interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.ecrit TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: effacement interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.effacement TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: entretien interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.entretien TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: entretien_motif interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.entretien_motif TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: evenement interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.evenement TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: feuille interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.feuille TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: gel interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.gel TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: information interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.information TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: message interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.message TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: mesure interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.mesure TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: note_psychologue interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.note_psychologue TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: objectif interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.objectif TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: orientation interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.orientation TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: orientation_rh interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.orientation_rh TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: orientation_transmise interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.orientation_transmise TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: partage interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.partage TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: pdp_etape interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.pdp_etape TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: rappel interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.rappel TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: regle_conservation interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.regle_conservation TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: remise interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.remise TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: rendez_vous interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.rendez_vous TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: reservation interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.reservation TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: suivi_psychologue interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.suivi_psychologue TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: tour interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.tour TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: transfert interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.transfert TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: transfert_suivi interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.transfert_suivi TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: verrou interne; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY interne ON nominatif.verrou TO prop_nominatif USING (true) WITH CHECK (true);

-- Name: action lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.action FOR SELECT TO app_nominatif USING (true);

-- Name: affectation lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.affectation FOR SELECT TO app_nominatif USING (true);

-- Name: arret lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.arret FOR SELECT TO app_nominatif USING (true);

-- Name: bris lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.bris FOR SELECT TO app_nominatif USING (true);

-- Name: brouillon lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.brouillon FOR SELECT TO app_nominatif USING (true);

-- Name: budget lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.budget FOR SELECT TO app_nominatif USING (true);

-- Name: cle_entreprise lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.cle_entreprise FOR SELECT TO app_nominatif USING (true);

-- Name: demande_acces lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.demande_acces FOR SELECT TO app_nominatif USING (true);

-- Name: demarche lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.demarche FOR SELECT TO app_nominatif USING (true);

-- Name: document lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.document FOR SELECT TO app_nominatif USING (true);

-- Name: dossier lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.dossier FOR SELECT TO app_nominatif USING (true);

-- Name: ecrit lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.ecrit FOR SELECT TO app_nominatif USING (true);

-- Name: entretien lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.entretien FOR SELECT TO app_nominatif USING (true);

-- Name: entretien_motif lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.entretien_motif FOR SELECT TO app_nominatif USING (true);

-- Name: evenement lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.evenement FOR SELECT TO app_nominatif USING (true);

-- Name: feuille lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.feuille FOR SELECT TO app_nominatif USING (true);

-- Name: information lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.information FOR SELECT TO app_nominatif USING (true);

-- Name: mesure lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.mesure FOR SELECT TO app_nominatif USING (true);

-- Name: note_psychologue lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.note_psychologue FOR SELECT TO app_nominatif USING (true);

-- Name: objectif lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.objectif FOR SELECT TO app_nominatif USING (true);

-- Name: orientation lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.orientation FOR SELECT TO app_nominatif USING (true);

-- Name: orientation_rh lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.orientation_rh FOR SELECT TO app_nominatif USING (true);

-- Name: partage lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.partage FOR SELECT TO app_nominatif USING (true);

-- Name: pdp_etape lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.pdp_etape FOR SELECT TO app_nominatif USING (true);

-- Name: rappel lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.rappel FOR SELECT TO app_nominatif USING (true);

-- Name: remise lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.remise FOR SELECT TO app_nominatif USING (true);

-- Name: rendez_vous lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.rendez_vous FOR SELECT TO app_nominatif USING (true);

-- Name: suivi_psychologue lire_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY lire_app_nominatif ON nominatif.suivi_psychologue FOR SELECT TO app_nominatif USING (true);

-- Name: message; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.message ENABLE ROW LEVEL SECURITY;

-- Name: mesure; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.mesure ENABLE ROW LEVEL SECURITY;

-- Name: action modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.action FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: arret modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.arret FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: brouillon modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.brouillon FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: budget modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.budget FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: demande_acces modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.demande_acces FOR UPDATE TO app_nominatif USING ((close_le IS NULL)) WITH CHECK (true);

-- Name: demarche modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.demarche FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: dossier modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.dossier FOR UPDATE TO app_nominatif USING (((referent_id = ( SELECT garde.uid() AS uid)) AND (etat <> 'efface'::text) AND (archive_le IS NULL))) WITH CHECK ((etat <> 'efface'::text));

-- Name: ecrit modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.ecrit FOR UPDATE TO app_nominatif USING (((etat = 'brouillon'::text) AND (auteur_id = ( SELECT garde.uid() AS uid)))) WITH CHECK (true);

-- Name: entretien modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.entretien FOR UPDATE TO app_nominatif USING ((auteur_id = ( SELECT garde.uid() AS uid))) WITH CHECK (true);

-- Name: feuille modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.feuille FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: mesure modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.mesure FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: note_psychologue modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.note_psychologue FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: objectif modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.objectif FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: orientation modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.orientation FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: pdp_etape modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.pdp_etape FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: rappel modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.rappel FOR UPDATE TO app_nominatif USING ((etat = 'a_faire'::text)) WITH CHECK (true);

-- Name: rendez_vous modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.rendez_vous FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: suivi_psychologue modifier_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY modifier_app_nominatif ON nominatif.suivi_psychologue FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);

-- Name: action mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.action AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = action.entreprise_id) AND (d.id = action.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = action.entreprise_id) AND (d.id = action.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: affectation mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.affectation AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = affectation.entreprise_id) AND (d.id = affectation.dossier_id))))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = affectation.entreprise_id) AND (d.id = affectation.dossier_id) AND (d.etat = 'ouvert'::text) AND (d.referent_id = ( SELECT garde.uid() AS uid)))))));

-- Name: arret mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.arret AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = arret.entreprise_id) AND (d.id = arret.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = arret.entreprise_id) AND (d.id = arret.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: bris mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.bris AS RESTRICTIVE TO app_nominatif USING ((compte_id = ( SELECT garde.uid() AS uid))) WITH CHECK (false);

-- Name: brouillon mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.brouillon AS RESTRICTIVE TO app_nominatif USING (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = brouillon.entreprise_id) AND (d.id = brouillon.dossier_id)))))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = brouillon.entreprise_id) AND (d.id = brouillon.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: budget mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.budget AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = budget.entreprise_id) AND (d.id = budget.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = budget.entreprise_id) AND (d.id = budget.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: cle_entreprise mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.cle_entreprise AS RESTRICTIVE TO app_nominatif USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: demande_acces mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.demande_acces AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = demande_acces.entreprise_id) AND (d.id = demande_acces.dossier_id) AND (d.referent_id = ( SELECT garde.uid() AS uid)))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = demande_acces.entreprise_id) AND (d.id = demande_acces.dossier_id) AND (d.referent_id = ( SELECT garde.uid() AS uid))))));

-- Name: demarche mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.demarche AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = demarche.entreprise_id) AND (d.id = demarche.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = demarche.entreprise_id) AND (d.id = demarche.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: document mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.document AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = document.entreprise_id) AND (d.id = document.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = document.entreprise_id) AND (d.id = document.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: document_morceau mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.document_morceau AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.document d
  WHERE ((d.entreprise_id = document_morceau.entreprise_id) AND (d.id = document_morceau.document_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.document d
  WHERE ((d.entreprise_id = document_morceau.entreprise_id) AND (d.id = document_morceau.document_id) AND (d.auteur_id = ( SELECT garde.uid() AS uid)) AND (d.version = 0) AND (document_morceau.rang < d.morceaux)))));

-- Name: dossier mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.dossier AS RESTRICTIVE TO app_nominatif USING ((((referent_id = ( SELECT garde.uid() AS uid)) OR ((entreprise_id, id) IN ( SELECT p.entreprise_id,
    p.dossier_id
   FROM nominatif.partage p
  WHERE ((p.compte_id = ( SELECT garde.uid() AS uid)) AND (p.retire_le IS NULL) AND (p.jusquau >= CURRENT_DATE)))) OR ((entreprise_id, id) IN ( SELECT b.entreprise_id,
    b.dossier_id
   FROM nominatif.bris b
  WHERE ((b.compte_id = ( SELECT garde.uid() AS uid)) AND (b.ferme_le IS NULL) AND (b.fin > now()))))) AND (NOT nominatif.ferme_a_moi(entreprise_id, id)))) WITH CHECK (((referent_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, id))));

-- Name: ecrit mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.ecrit AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = ecrit.entreprise_id) AND (d.id = ecrit.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = ecrit.entreprise_id) AND (d.id = ecrit.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: entretien mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.entretien AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = entretien.entreprise_id) AND (d.id = entretien.dossier_id))))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = entretien.entreprise_id) AND (d.id = entretien.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: entretien_motif mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.entretien_motif AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.entretien e
  WHERE ((e.entreprise_id = entretien_motif.entreprise_id) AND (e.id = entretien_motif.entretien_id))))) WITH CHECK (nominatif.entretien_modifiable(entreprise_id, entretien_id));

-- Name: evenement mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.evenement AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = evenement.entreprise_id) AND (d.id = evenement.dossier_id))))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = evenement.entreprise_id) AND (d.id = evenement.dossier_id))))));

-- Name: feuille mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.feuille AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = feuille.entreprise_id) AND (d.id = feuille.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = feuille.entreprise_id) AND (d.id = feuille.dossier_id) AND ((d.etat = 'ouvert'::text) OR ((feuille.sorte = 'bilan_fin'::text) AND (d.etat = 'clos'::text) AND (d.referent_id = ( SELECT garde.uid() AS uid))))))));

-- Name: information mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.information AS RESTRICTIVE TO app_nominatif USING ((referent_id = ( SELECT garde.uid() AS uid))) WITH CHECK ((referent_id = ( SELECT garde.uid() AS uid)));

-- Name: mesure mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.mesure AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = mesure.entreprise_id) AND (d.id = mesure.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = mesure.entreprise_id) AND (d.id = mesure.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: note_psychologue mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.note_psychologue AS RESTRICTIVE TO app_nominatif USING (((auteur_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, dossier_id)))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, dossier_id))));

-- Name: objectif mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.objectif AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = objectif.entreprise_id) AND (d.id = objectif.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = objectif.entreprise_id) AND (d.id = objectif.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: orientation mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.orientation AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = orientation.entreprise_id) AND (d.id = orientation.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = orientation.entreprise_id) AND (d.id = orientation.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: orientation_rh mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.orientation_rh AS RESTRICTIVE TO app_nominatif USING (((referent_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, NULL::uuid)))) WITH CHECK (((referent_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, NULL::uuid))));

-- Name: partage mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.partage AS RESTRICTIVE TO app_nominatif USING (((compte_id = ( SELECT garde.uid() AS uid)) OR (accorde_par = ( SELECT garde.uid() AS uid)) OR nominatif.suis_referent(entreprise_id, dossier_id))) WITH CHECK (((accorde_par = ( SELECT garde.uid() AS uid)) OR nominatif.suis_referent(entreprise_id, dossier_id)));

-- Name: pdp_etape mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.pdp_etape AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = pdp_etape.entreprise_id) AND (d.id = pdp_etape.dossier_id))))) WITH CHECK ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = pdp_etape.entreprise_id) AND (d.id = pdp_etape.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: rappel mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.rappel AS RESTRICTIVE TO app_nominatif USING (((referent_id = ( SELECT garde.uid() AS uid)) AND ((dossier_id IS NULL) OR (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = rappel.entreprise_id) AND (d.id = rappel.dossier_id))))))) WITH CHECK (((referent_id = ( SELECT garde.uid() AS uid)) AND ((dossier_id IS NULL) OR (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = rappel.entreprise_id) AND (d.id = rappel.dossier_id)))))));

-- Name: remise mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.remise AS RESTRICTIVE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = remise.entreprise_id) AND (d.id = remise.dossier_id))))) WITH CHECK (((auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = remise.entreprise_id) AND (d.id = remise.dossier_id) AND (d.referent_id = ( SELECT garde.uid() AS uid)))))));

-- Name: rendez_vous mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.rendez_vous AS RESTRICTIVE TO app_nominatif USING ((referent_id = ( SELECT garde.uid() AS uid))) WITH CHECK ((referent_id = ( SELECT garde.uid() AS uid)));

-- Name: suivi_psychologue mur_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY mur_app_nominatif ON nominatif.suivi_psychologue AS RESTRICTIVE TO app_nominatif USING (((compte_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, dossier_id)))) WITH CHECK (((compte_id = ( SELECT garde.uid() AS uid)) AND (NOT nominatif.ferme_a_moi(entreprise_id, dossier_id))));

-- Name: note_psychologue; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.note_psychologue ENABLE ROW LEVEL SECURITY;

-- Name: objectif; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.objectif ENABLE ROW LEVEL SECURITY;

-- Name: orientation; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.orientation ENABLE ROW LEVEL SECURITY;

-- Name: orientation_rh; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.orientation_rh ENABLE ROW LEVEL SECURITY;

-- Name: orientation_transmise; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.orientation_transmise ENABLE ROW LEVEL SECURITY;

-- Name: partage; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.partage ENABLE ROW LEVEL SECURITY;

-- Name: affectation passerelle; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle ON nominatif.affectation FOR SELECT TO prop_passerelle USING (true);

-- Name: dossier passerelle; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle ON nominatif.dossier FOR SELECT TO prop_passerelle USING (true);

-- Name: entretien passerelle; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle ON nominatif.entretien FOR SELECT TO prop_passerelle USING (true);

-- Name: entretien_motif passerelle; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle ON nominatif.entretien_motif FOR SELECT TO prop_passerelle USING (true);

-- Name: dossier passerelle_marque; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle_marque ON nominatif.dossier FOR UPDATE TO prop_passerelle USING (((etat <> 'ouvert'::text) AND (NOT cloture_exportee))) WITH CHECK (cloture_exportee);

-- Name: entretien passerelle_marque; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY passerelle_marque ON nominatif.entretien FOR UPDATE TO prop_passerelle USING ((NOT exporte)) WITH CHECK (exporte);

-- Name: pdp_etape; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.pdp_etape ENABLE ROW LEVEL SECURITY;

-- Name: rappel; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.rappel ENABLE ROW LEVEL SECURITY;

-- Name: regle_conservation; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.regle_conservation ENABLE ROW LEVEL SECURITY;

-- Name: remise; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.remise ENABLE ROW LEVEL SECURITY;

-- Name: rendez_vous; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.rendez_vous ENABLE ROW LEVEL SECURITY;

-- Name: reservation; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.reservation ENABLE ROW LEVEL SECURITY;

-- Name: action retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.action FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = action.entreprise_id) AND (d.id = action.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: arret retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.arret FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = arret.entreprise_id) AND (d.id = arret.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: brouillon retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.brouillon FOR DELETE TO app_nominatif USING (true);

-- Name: budget retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.budget FOR DELETE TO app_nominatif USING ((((auteur_id = ( SELECT garde.uid() AS uid)) OR nominatif.suis_referent(entreprise_id, dossier_id)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = budget.entreprise_id) AND (d.id = budget.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: demarche retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.demarche FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = demarche.entreprise_id) AND (d.id = demarche.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: document retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.document FOR DELETE TO app_nominatif USING (((NOT copie) AND ((auteur_id = ( SELECT garde.uid() AS uid)) OR nominatif.suis_referent(entreprise_id, dossier_id)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = document.entreprise_id) AND (d.id = document.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: ecrit retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.ecrit FOR DELETE TO app_nominatif USING (((etat = 'brouillon'::text) AND (auteur_id = ( SELECT garde.uid() AS uid)) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = ecrit.entreprise_id) AND (d.id = ecrit.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: entretien retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.entretien FOR DELETE TO app_nominatif USING (nominatif.entretien_modifiable(entreprise_id, id));

-- Name: entretien_motif retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.entretien_motif FOR DELETE TO app_nominatif USING (nominatif.entretien_modifiable(entreprise_id, entretien_id));

-- Name: feuille retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.feuille FOR DELETE TO app_nominatif USING (((sorte <> 'situation'::text) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = feuille.entreprise_id) AND (d.id = feuille.dossier_id) AND ((d.etat = 'ouvert'::text) OR ((feuille.sorte = 'bilan_fin'::text) AND (d.etat = 'clos'::text) AND (d.referent_id = ( SELECT garde.uid() AS uid)))))))));

-- Name: information retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.information FOR DELETE TO app_nominatif USING ((notee_le = CURRENT_DATE));

-- Name: mesure retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.mesure FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = mesure.entreprise_id) AND (d.id = mesure.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: note_psychologue retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.note_psychologue FOR DELETE TO app_nominatif USING (true);

-- Name: objectif retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.objectif FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = objectif.entreprise_id) AND (d.id = objectif.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: orientation retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.orientation FOR DELETE TO app_nominatif USING ((EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = orientation.entreprise_id) AND (d.id = orientation.dossier_id) AND (d.etat = 'ouvert'::text)))));

-- Name: partage retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.partage FOR UPDATE TO app_nominatif USING (((retire_le IS NULL) AND ((accorde_par = ( SELECT garde.uid() AS uid)) OR nominatif.suis_referent(entreprise_id, dossier_id)))) WITH CHECK ((retire_le IS NOT NULL));

-- Name: pdp_etape retirer_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY retirer_app_nominatif ON nominatif.pdp_etape FOR DELETE TO app_nominatif USING (((statut = 'prevue'::text) AND (EXISTS ( SELECT 1
   FROM nominatif.dossier d
  WHERE ((d.entreprise_id = pdp_etape.entreprise_id) AND (d.id = pdp_etape.dossier_id) AND (d.etat = 'ouvert'::text))))));

-- Name: document sceller_app_nominatif; Type: POLICY; Schema: nominatif; Owner: -

CREATE POLICY sceller_app_nominatif ON nominatif.document FOR UPDATE TO app_nominatif USING (((auteur_id = ( SELECT garde.uid() AS uid)) AND (version = 0))) WITH CHECK ((version = 1));

-- Name: suivi_psychologue; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.suivi_psychologue ENABLE ROW LEVEL SECURITY;

-- Name: tour; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.tour ENABLE ROW LEVEL SECURITY;

-- Name: transfert; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.transfert ENABLE ROW LEVEL SECURITY;

-- Name: transfert_suivi; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.transfert_suivi ENABLE ROW LEVEL SECURITY;

-- Name: verrou; Type: ROW SECURITY; Schema: nominatif; Owner: -

ALTER TABLE nominatif.verrou ENABLE ROW LEVEL SECURITY;

-- Name: acte; Type: ROW SECURITY; Schema: passerelle; Owner: -

ALTER TABLE passerelle.acte ENABLE ROW LEVEL SECURITY;

-- Name: arrete; Type: ROW SECURITY; Schema: passerelle; Owner: -

ALTER TABLE passerelle.arrete ENABLE ROW LEVEL SECURITY;

-- Name: cle_pseudonyme; Type: ROW SECURITY; Schema: passerelle; Owner: -

ALTER TABLE passerelle.cle_pseudonyme ENABLE ROW LEVEL SECURITY;

-- Name: cloture; Type: ROW SECURITY; Schema: passerelle; Owner: -

ALTER TABLE passerelle.cloture ENABLE ROW LEVEL SECURITY;

-- Name: acte interne; Type: POLICY; Schema: passerelle; Owner: -

CREATE POLICY interne ON passerelle.acte TO prop_passerelle USING (true) WITH CHECK (true);

-- Name: arrete interne; Type: POLICY; Schema: passerelle; Owner: -

CREATE POLICY interne ON passerelle.arrete TO prop_passerelle USING (true) WITH CHECK (true);

-- Name: cle_pseudonyme interne; Type: POLICY; Schema: passerelle; Owner: -

CREATE POLICY interne ON passerelle.cle_pseudonyme TO prop_passerelle USING (true) WITH CHECK (true);

-- Name: cloture interne; Type: POLICY; Schema: passerelle; Owner: -

CREATE POLICY interne ON passerelle.cloture TO prop_passerelle USING (true) WITH CHECK (true);

-- Name: bilan; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.bilan ENABLE ROW LEVEL SECURITY;

-- Name: fichier; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.fichier ENABLE ROW LEVEL SECURITY;

-- Name: graine; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.graine ENABLE ROW LEVEL SECURITY;

-- Name: bilan interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.bilan TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: fichier interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.fichier TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: graine interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.graine TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: perimetre interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.perimetre TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: recommandation interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.recommandation TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: recommandation_suite interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.recommandation_suite TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: repere interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.repere TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: rigueur interne; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY interne ON pilotage.rigueur TO prop_pilotage USING (true) WITH CHECK (true);

-- Name: bilan lire_app_client; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_client ON pilotage.bilan FOR SELECT TO app_client USING (true);

-- Name: fichier lire_app_client; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_client ON pilotage.fichier FOR SELECT TO app_client USING (true);

-- Name: bilan lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.bilan FOR SELECT TO app_pilotage USING (true);

-- Name: fichier lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.fichier FOR SELECT TO app_pilotage USING (true);

-- Name: perimetre lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.perimetre FOR SELECT TO app_pilotage USING (true);

-- Name: recommandation lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.recommandation FOR SELECT TO app_pilotage USING (true);

-- Name: recommandation_suite lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.recommandation_suite FOR SELECT TO app_pilotage USING (true);

-- Name: repere lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.repere FOR SELECT TO app_pilotage USING (true);

-- Name: rigueur lire_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY lire_app_pilotage ON pilotage.rigueur FOR SELECT TO app_pilotage USING (true);

-- Name: bilan mur_app_client; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_client ON pilotage.bilan AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: fichier mur_app_client; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_client ON pilotage.fichier AS RESTRICTIVE TO app_client USING ((entreprise_id = ( SELECT garde.tenant() AS tenant))) WITH CHECK ((entreprise_id = ( SELECT garde.tenant() AS tenant)));

-- Name: bilan mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.bilan AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: fichier mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.fichier AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: perimetre mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.perimetre AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: recommandation mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.recommandation AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: recommandation_suite mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.recommandation_suite AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: repere mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.repere AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: rigueur mur_app_pilotage; Type: POLICY; Schema: pilotage; Owner: -

CREATE POLICY mur_app_pilotage ON pilotage.rigueur AS RESTRICTIVE TO app_pilotage USING ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL)) WITH CHECK ((( SELECT garde.prestataire() AS prestataire) IS NOT NULL));

-- Name: perimetre; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.perimetre ENABLE ROW LEVEL SECURITY;

-- Name: recommandation; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.recommandation ENABLE ROW LEVEL SECURITY;

-- Name: recommandation_suite; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.recommandation_suite ENABLE ROW LEVEL SECURITY;

-- Name: repere; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.repere ENABLE ROW LEVEL SECURITY;

-- Name: rigueur; Type: ROW SECURITY; Schema: pilotage; Owner: -

ALTER TABLE pilotage.rigueur ENABLE ROW LEVEL SECURITY;

-- PostgreSQL database dump complete

-- Les droits, rôle par rôle
-- app_administration : USAGE sur SCHEMA garde
-- app_administration : USAGE sur SCHEMA journal
-- app_administration : EXECUTE sur FUNCTION garde.collegues(text)
-- app_administration : EXECUTE sur FUNCTION garde.compte_activer(uuid,boolean)
-- app_administration : EXECUTE sur FUNCTION garde.compte_creer(text,text,text[],uuid,bytea,bytea,bytea,boolean)
-- app_administration : EXECUTE sur FUNCTION garde.compte_fonctions(uuid,text[],uuid)
-- app_administration : EXECUTE sur FUNCTION garde.compte_lister()
-- app_administration : EXECUTE sur FUNCTION garde.compte_reinitialiser(uuid,bytea,bytea)
-- app_administration : EXECUTE sur FUNCTION garde.conservation_apercu(date)
-- app_administration : EXECUTE sur FUNCTION garde.conservation_appliquer(integer)
-- app_administration : EXECUTE sur FUNCTION garde.conservation_degeler(uuid,uuid)
-- app_administration : EXECUTE sur FUNCTION garde.conservation_geler(text,uuid,text)
-- app_administration : EXECUTE sur FUNCTION garde.conservation_gels()
-- app_administration : EXECUTE sur FUNCTION garde.conservation_passage()
-- app_administration : EXECUTE sur FUNCTION garde.fonction(text)
-- app_administration : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_administration : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_administration : EXECUTE sur FUNCTION garde.prestataire()
-- app_administration : EXECUTE sur FUNCTION garde.revoquer_compte(uuid)
-- app_administration : EXECUTE sur FUNCTION garde.role_sain()
-- app_administration : EXECUTE sur FUNCTION garde.tenant()
-- app_administration : EXECUTE sur FUNCTION garde.uid()
-- app_administration : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- app_administration : EXECUTE sur FUNCTION journal.lister(bigint,integer)
-- app_administration : EXECUTE sur FUNCTION journal.racine()
-- app_administration : EXECUTE sur FUNCTION journal.sceller()
-- app_administration : EXECUTE sur FUNCTION journal.verifier()
-- app_auth : USAGE sur SCHEMA garde
-- app_auth : EXECUTE sur FUNCTION garde.changer_preuve(bytea,bytea,bytea,bytea,text[],text[])
-- app_auth : EXECUTE sur FUNCTION garde.connecter(text,bytea,text,text[],text[])
-- app_auth : EXECUTE sur FUNCTION garde.demonstration()
-- app_auth : EXECUTE sur FUNCTION garde.fermer(bytea)
-- app_auth : EXECUTE sur FUNCTION garde.identite(bytea)
-- app_auth : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_auth : EXECUTE sur FUNCTION garde.role_sain()
-- app_auth : EXECUTE sur FUNCTION garde.sel_de(text)
-- app_auth : EXECUTE sur FUNCTION garde.totp_confirmer(bytea,text,text[],text[])
-- app_auth : EXECUTE sur FUNCTION garde.totp_preparer(bytea)
-- app_client : USAGE sur SCHEMA facturation
-- app_client : USAGE sur SCHEMA garde
-- app_client : USAGE sur SCHEMA gestion
-- app_client : USAGE sur SCHEMA nominatif
-- app_client : USAGE sur SCHEMA pilotage
-- app_client : SELECT (entreprise_id, id, cle, serie, annee, rang, numero, type, vendeur, date_facturation, date_emission, echeance, periode_debut, periode_fin, contrat_id, contrat_numero, vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban, acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva, net_cents, tva_cents, brut_cents, vendeur_siret, vendeur_mentions, vendeur_rue, vendeur_code_postal, vendeur_commune, vendeur_bic, vendeur_electronique, vendeur_schema, vendeur_contact, vendeur_courriel, vendeur_telephone, acheteur_rue, acheteur_code_postal, acheteur_commune, acheteur_electronique, acheteur_schema, acheteur_attention, reference_acheteur, bon_commande, operation, exigibilite, note_bar, note_pmt, note_pmd, note_aab, conditions) sur facturation.facture
-- app_client : SELECT (entreprise_id, facture_id, rang, article, nature, libelle, detail, unite, quantite, prix_micro, net_cents, categorie, taux, periode_debut, periode_fin) sur facturation.ligne
-- app_client : SELECT (entreprise_id, facture_id, reference_id, numero, date_emission) sur facturation.reference
-- app_client : SELECT (entreprise_id, facture_id, serie, annee, rang, version, precedente, empreinte) sur facturation.sceau
-- app_client : SELECT (entreprise_id, facture_id, categorie, taux, vatex, base_cents, taxe_cents, mention) sur facturation.tva
-- app_client : SELECT (entreprise_id, id, etablissement_id, jour, debut, minutes, genre, theme, places, statut) sur gestion.action_collective
-- app_client : SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le) sur gestion.avenant
-- app_client : SELECT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le) sur gestion.cellule
-- app_client : SELECT (entreprise_id, id, nom, fonction, courriel, telephone, principal) sur gestion.contact
-- app_client : INSERT (entreprise_id, periode, absenteisme, rotation, arrets_longs) sur gestion.contexte
-- app_client : SELECT (entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_le) sur gestion.contexte
-- app_client : SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le, minimum_par, minimum_prorata, etablissement_id, acheteur_tva) sur gestion.contrat
-- app_client : INSERT (entreprise_id, etablissement_id, a_partir_du, nombre, source) sur gestion.effectif
-- app_client : SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le) sur gestion.effectif
-- app_client : SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche, adresse, code_postal, commune) sur gestion.entreprise
-- app_client : SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_client : SELECT (entreprise_id, id, debut, fin, libelle) sur gestion.fermeture
-- app_client : SELECT (id, nom, prenom, metier, diplome, langues) sur gestion.intervenant
-- app_client : SELECT (id, nom, type, entreprise_id, adresse, code_postal, commune, territoire, salle, salle_confidentielle) sur gestion.lieu
-- app_client : SELECT (entreprise_id, contrat_id, du, au, poids) sur gestion.participation
-- app_client : SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut) sur gestion.permanence
-- app_client : SELECT (id, nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban) sur gestion.prestataire
-- app_client : SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id) sur gestion.prestation
-- app_client : SELECT (entreprise_id, id, titre, but, etat, debut, fin, partage) sur gestion.projet
-- app_client : SELECT (entreprise_id, id, projet_id, libelle, echeance, faite_le) sur gestion.projet_etape
-- app_client : SELECT (entreprise_id, contrat_id, annee, dues, tenues, ouvertes, creditees, renoncees) sur gestion.registre_compte
-- app_client : SELECT (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond) sur gestion.tarif
-- app_client : SELECT (entreprise_id, tarif_id, rang, jusqua, prix_micro) sur gestion.tranche
-- app_client : SELECT (entreprise_id, id, rang, periode, version, raison, regles, contenu, rendu, empreinte, empreinte_rendu, publie_le) sur pilotage.bilan
-- app_client : SELECT (entreprise_id, bilan_id, nature, octets, empreinte) sur pilotage.fichier
-- app_client : EXECUTE sur FUNCTION facturation.mes_soldes()
-- app_client : EXECUTE sur FUNCTION garde.employeur()
-- app_client : EXECUTE sur FUNCTION garde.fonction(text)
-- app_client : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_client : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_client : EXECUTE sur FUNCTION garde.prestataire()
-- app_client : EXECUTE sur FUNCTION garde.role_sain()
-- app_client : EXECUTE sur FUNCTION garde.tenant()
-- app_client : EXECUTE sur FUNCTION garde.uid()
-- app_client : EXECUTE sur FUNCTION gestion.etablissements_a_orienter()
-- app_client : EXECUTE sur FUNCTION nominatif.boite_publique()
-- app_client : EXECUTE sur FUNCTION nominatif.orientations_transmises()
-- app_client : EXECUTE sur FUNCTION nominatif.orienter(uuid,uuid,bytea)
-- app_facturation : USAGE sur SCHEMA facturation
-- app_facturation : USAGE sur SCHEMA garde
-- app_facturation : USAGE sur SCHEMA gestion
-- app_facturation : USAGE sur SCHEMA journal
-- app_facturation : DELETE sur facturation.compte_auxiliaire
-- app_facturation : INSERT (entreprise_id, numero) sur facturation.compte_auxiliaire
-- app_facturation : SELECT (entreprise_id, numero) sur facturation.compte_auxiliaire
-- app_facturation : UPDATE (numero) sur facturation.compte_auxiliaire
-- app_facturation : DELETE sur facturation.compte_comptable
-- app_facturation : INSERT (vendeur, emploi, precision, numero, libelle) sur facturation.compte_comptable
-- app_facturation : SELECT (vendeur, emploi, precision, numero, libelle) sur facturation.compte_comptable
-- app_facturation : UPDATE (numero, libelle) sur facturation.compte_comptable
-- app_facturation : SELECT (serie, annee, dernier, derniere_emission) sur facturation.compteur
-- app_facturation : SELECT (entreprise_id, avoir_id, rang, facture_id, facture_rang, motif) sur facturation.credit
-- app_facturation : SELECT (entreprise_id, id, recu_le, montant_cents, moyen, libelle, empreinte, annule_id, saisi_par, saisi_le) sur facturation.encaissement
-- app_facturation : INSERT (id, auteur, du, au, formats, parametres, pieces, net_cents, tva_cents, brut_cents, nom, taille, sha256) sur facturation.export
-- app_facturation : SELECT (id, fait_par, auteur, fait_le, du, au, formats, parametres, pieces, net_cents, tva_cents, brut_cents, nom, taille, sha256) sur facturation.export
-- app_facturation : INSERT (export_id, rang, nom, taille, sha256, contenu) sur facturation.export_fichier
-- app_facturation : SELECT (export_id, rang, nom, taille, sha256, contenu) sur facturation.export_fichier
-- app_facturation : SELECT (entreprise_id, id, cle, serie, annee, rang, numero, type, vendeur, date_facturation, date_emission, echeance, periode_debut, periode_fin, contrat_id, contrat_numero, vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban, acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva, net_cents, tva_cents, brut_cents, emise_par, emise_le, vendeur_siret, vendeur_mentions, vendeur_rue, vendeur_code_postal, vendeur_commune, vendeur_bic, vendeur_electronique, vendeur_schema, vendeur_contact, vendeur_courriel, vendeur_telephone, acheteur_rue, acheteur_code_postal, acheteur_commune, acheteur_electronique, acheteur_schema, acheteur_attention, reference_acheteur, bon_commande, operation, exigibilite, note_bar, note_pmt, note_pmd, note_aab, conditions) sur facturation.facture
-- app_facturation : SELECT (entreprise_id, id, facture_id, encaissement_id, avoir_id, montant_cents, impute_le, annule_id, impute_par, saisi_le) sur facturation.imputation
-- app_facturation : SELECT (entreprise_id, facture_id, rang, article, nature, libelle, detail, unite, quantite, prix_micro, net_cents, categorie, taux, periode_debut, periode_fin) sur facturation.ligne
-- app_facturation : INSERT (mois) sur facturation.lot
-- app_facturation : SELECT (id, mois, demarre_par, demarre_le) sur facturation.lot
-- app_facturation : INSERT (entreprise_id, lot_id, contrat_id) sur facturation.lot_contrat
-- app_facturation : SELECT (entreprise_id, lot_id, contrat_id, etat, motif, pieces) sur facturation.lot_contrat
-- app_facturation : UPDATE (etat, motif, pieces) sur facturation.lot_contrat
-- app_facturation : SELECT (entreprise_id, facture_id, reference_id, numero, date_emission) sur facturation.reference
-- app_facturation : INSERT (csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage) sur facturation.reglage_export
-- app_facturation : SELECT (seul, csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage) sur facturation.reglage_export
-- app_facturation : UPDATE (csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage) sur facturation.reglage_export
-- app_facturation : SELECT (entreprise_id, id, niveau, le, reste_cents, relance_par, saisie_le) sur facturation.relance
-- app_facturation : SELECT (entreprise_id, relance_id, facture_id, niveau, le, reste_cents) sur facturation.relance_facture
-- app_facturation : SELECT (entreprise_id, facture_id, serie, annee, rang, version, precedente, empreinte) sur facturation.sceau
-- app_facturation : SELECT (entreprise_id, facture_id, categorie, taux, vatex, base_cents, taxe_cents, mention) sur facturation.tva
-- app_facturation : SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le) sur gestion.avenant
-- app_facturation : SELECT (entreprise_id, id, nom, fonction, courriel, principal) sur gestion.contact
-- app_facturation : SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le, minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide) sur gestion.contrat
-- app_facturation : SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le) sur gestion.effectif
-- app_facturation : SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, adresse, code_postal, commune, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal, facturation_commune, tva_verifiee_le) sur gestion.entreprise
-- app_facturation : UPDATE (tva_intracommunautaire, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal, facturation_commune, tva_verifiee_le) sur gestion.entreprise
-- app_facturation : SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_facturation : SELECT (id, code, libelle, prix_cents, lieu_id, indice, indice_base_micro, indice_anniversaire, indice_plafond, du) sur gestion.groupe_mutualise
-- app_facturation : SELECT (code, libelle, source) sur gestion.indice
-- app_facturation : SELECT (indice, annee, valeur_micro, publie_le) sur gestion.indice_valeur
-- app_facturation : SELECT (id, nom, prenom, metier) sur gestion.intervenant
-- app_facturation : SELECT (id, nom, type, entreprise_id, commune, territoire, vendredi_saint) sur gestion.lieu
-- app_facturation : SELECT (entreprise_id, id, groupe_id, contrat_id, du, au, poids) sur gestion.participation
-- app_facturation : SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut, annulee_le, remplace_id, sans_acces) sur gestion.permanence
-- app_facturation : INSERT (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, iban, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_facturation : SELECT (id, nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_facturation : UPDATE (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_facturation : SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id) sur gestion.prestation
-- app_facturation : SELECT (du, regime) sur gestion.regime_tva
-- app_facturation : SELECT (entreprise_id, id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id) sur gestion.registre
-- app_facturation : SELECT (entreprise_id, contrat_id, annee, dues, tenues, ouvertes, creditees, renoncees) sur gestion.registre_compte
-- app_facturation : SELECT (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond) sur gestion.tarif
-- app_facturation : SELECT (pays, du, centiemes) sur gestion.taux_tva
-- app_facturation : SELECT (entreprise_id, tarif_id, rang, jusqua, prix_micro) sur gestion.tranche
-- app_facturation : EXECUTE sur FUNCTION facturation.annuler_encaissement(uuid,uuid)
-- app_facturation : EXECUTE sur FUNCTION facturation.crediter(jsonb,date,jsonb,text)
-- app_facturation : EXECUTE sur FUNCTION facturation.desimputer(uuid,uuid)
-- app_facturation : EXECUTE sur FUNCTION facturation.emettre(jsonb,date)
-- app_facturation : EXECUTE sur FUNCTION facturation.encaisser(jsonb)
-- app_facturation : EXECUTE sur FUNCTION facturation.imputer(jsonb)
-- app_facturation : EXECUTE sur FUNCTION facturation.prochain_contrat(uuid)
-- app_facturation : EXECUTE sur FUNCTION facturation.relancer(uuid,smallint,uuid[])
-- app_facturation : EXECUTE sur FUNCTION facturation.verifier_sceaux()
-- app_facturation : EXECUTE sur FUNCTION facturation.verifier_series()
-- app_facturation : EXECUTE sur FUNCTION garde.fonction(text)
-- app_facturation : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_facturation : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_facturation : EXECUTE sur FUNCTION garde.prestataire()
-- app_facturation : EXECUTE sur FUNCTION garde.role_sain()
-- app_facturation : EXECUTE sur FUNCTION garde.tenant()
-- app_facturation : EXECUTE sur FUNCTION garde.uid()
-- app_facturation : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- app_gestion : USAGE sur SCHEMA garde
-- app_gestion : USAGE sur SCHEMA gestion
-- app_gestion : DELETE sur gestion.absence
-- app_gestion : INSERT (intervenant_id, debut, fin, nature) sur gestion.absence
-- app_gestion : SELECT (id, intervenant_id, debut, fin, nature) sur gestion.absence
-- app_gestion : UPDATE (debut, fin, nature) sur gestion.absence
-- app_gestion : INSERT (entreprise_id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, programme, projet_id, inscription) sur gestion.action_collective
-- app_gestion : SELECT (entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut, prises, programme, projet_id, avis_1, avis_2, avis_3, avis_4, avis_5, inscription) sur gestion.action_collective
-- app_gestion : UPDATE (etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut, programme, projet_id, avis_1, avis_2, avis_3, avis_4, avis_5, inscription) sur gestion.action_collective
-- app_gestion : DELETE sur gestion.action_place
-- app_gestion : INSERT (entreprise_id, action_id) sur gestion.action_place
-- app_gestion : SELECT (entreprise_id, id, action_id, code) sur gestion.action_place
-- app_gestion : INSERT (empreinte, intervenant_id, entreprise_id) sur gestion.agenda
-- app_gestion : SELECT (empreinte, intervenant_id, entreprise_id, cree_le, revoque_le) sur gestion.agenda
-- app_gestion : UPDATE (revoque_le) sur gestion.agenda
-- app_gestion : SELECT (entreprise_id, id, etablissement_id, risque, signes, niveau, auteur_id, posee_le, etat, suite, prise_le, close_le) sur gestion.alerte
-- app_gestion : UPDATE (etat, suite, prise_le, close_le) sur gestion.alerte
-- app_gestion : INSERT (entreprise_id, contrat_id, numero, date_effet, objet, signe_le) sur gestion.avenant
-- app_gestion : SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le) sur gestion.avenant
-- app_gestion : UPDATE (objet, signe_le) sur gestion.avenant
-- app_gestion : INSERT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le) sur gestion.cellule
-- app_gestion : SELECT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le) sur gestion.cellule
-- app_gestion : UPDATE (membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le) sur gestion.cellule
-- app_gestion : DELETE sur gestion.contact
-- app_gestion : INSERT (entreprise_id, nom, fonction, courriel, telephone, principal) sur gestion.contact
-- app_gestion : SELECT (entreprise_id, id, nom, fonction, courriel, telephone, principal) sur gestion.contact
-- app_gestion : UPDATE (nom, fonction, courriel, telephone, principal) sur gestion.contact
-- app_gestion : INSERT (entreprise_id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le, minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide) sur gestion.contrat
-- app_gestion : SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le, minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide) sur gestion.contrat
-- app_gestion : UPDATE (numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le, minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide) sur gestion.contrat
-- app_gestion : DELETE sur gestion.disponibilite
-- app_gestion : INSERT (intervenant_id, jour, demi_journee) sur gestion.disponibilite
-- app_gestion : SELECT (intervenant_id, jour, demi_journee) sur gestion.disponibilite
-- app_gestion : SELECT (id, partenaire_code, demarche, effet, depart, nombre, unite, suite, source, url, verifie_le, actif, verifie_par) sur gestion.echeance_legale
-- app_gestion : DELETE sur gestion.effectif
-- app_gestion : INSERT (entreprise_id, etablissement_id, a_partir_du, nombre, source) sur gestion.effectif
-- app_gestion : SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le) sur gestion.effectif
-- app_gestion : UPDATE (nombre, source, declare_le) sur gestion.effectif
-- app_gestion : INSERT (code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, adresse, code_postal, commune, contexte, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal, facturation_commune, tva_verifiee_le) sur gestion.entreprise
-- app_gestion : SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche, adresse, code_postal, commune, contexte, cree_le, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal, facturation_commune, tva_verifiee_le) sur gestion.entreprise
-- app_gestion : UPDATE (code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche, adresse, code_postal, commune, contexte, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal, facturation_commune, tva_verifiee_le) sur gestion.entreprise
-- app_gestion : INSERT (entreprise_id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_gestion : SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_gestion : UPDATE (code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_gestion : DELETE sur gestion.fermeture
-- app_gestion : INSERT (entreprise_id, debut, fin, libelle) sur gestion.fermeture
-- app_gestion : SELECT (entreprise_id, id, debut, fin, libelle) sur gestion.fermeture
-- app_gestion : UPDATE (debut, fin, libelle) sur gestion.fermeture
-- app_gestion : DELETE sur gestion.groupe_mutualise
-- app_gestion : INSERT (code, libelle, prix_cents, lieu_id, indice, indice_base_micro, indice_anniversaire, indice_plafond, du) sur gestion.groupe_mutualise
-- app_gestion : SELECT (id, code, libelle, prix_cents, lieu_id, indice, indice_base_micro, indice_anniversaire, indice_plafond, du) sur gestion.groupe_mutualise
-- app_gestion : UPDATE (libelle, prix_cents, lieu_id, indice, indice_base_micro, indice_anniversaire, indice_plafond, du) sur gestion.groupe_mutualise
-- app_gestion : INSERT (nature, nom_fichier, contenu) sur gestion.import
-- app_gestion : SELECT (id, nature, nom_fichier, contenu, etat, depose_par, depose_le, applique_le, bilan) sur gestion.import
-- app_gestion : UPDATE (etat, applique_le, bilan) sur gestion.import
-- app_gestion : INSERT (code, libelle, source) sur gestion.indice
-- app_gestion : SELECT (code, libelle, source) sur gestion.indice
-- app_gestion : UPDATE (libelle, source) sur gestion.indice
-- app_gestion : DELETE sur gestion.indice_valeur
-- app_gestion : INSERT (indice, annee, valeur_micro, publie_le) sur gestion.indice_valeur
-- app_gestion : SELECT (indice, annee, valeur_micro, publie_le) sur gestion.indice_valeur
-- app_gestion : UPDATE (valeur_micro, publie_le) sur gestion.indice_valeur
-- app_gestion : INSERT (compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif) sur gestion.intervenant
-- app_gestion : SELECT (id, compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif) sur gestion.intervenant
-- app_gestion : UPDATE (compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif) sur gestion.intervenant
-- app_gestion : INSERT (nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle, salle_confidentielle, ouverture, fermeture, latitude, longitude, actif, acces) sur gestion.lieu
-- app_gestion : SELECT (id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle, salle_confidentielle, ouverture, fermeture, latitude, longitude, actif, acces) sur gestion.lieu
-- app_gestion : UPDATE (nom, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle, salle_confidentielle, ouverture, fermeture, latitude, longitude, actif, acces) sur gestion.lieu
-- app_gestion : INSERT (partenaire_code, titre, corps, signataire) sur gestion.modele_courrier
-- app_gestion : SELECT (id, partenaire_code, titre, corps, version, actif, modifie_par, modifie_le, signataire) sur gestion.modele_courrier
-- app_gestion : UPDATE (partenaire_code, titre, corps, actif, signataire) sur gestion.modele_courrier
-- app_gestion : SELECT (modele_id, version, titre, corps, ecrit_par, ecrit_le) sur gestion.modele_courrier_version
-- app_gestion : INSERT (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, actif) sur gestion.partenaire
-- app_gestion : SELECT (id, code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, verifie_par, actif, modifie_le) sur gestion.partenaire
-- app_gestion : UPDATE (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, actif) sur gestion.partenaire
-- app_gestion : DELETE sur gestion.participation
-- app_gestion : INSERT (entreprise_id, groupe_id, contrat_id, du, au, poids) sur gestion.participation
-- app_gestion : SELECT (entreprise_id, id, groupe_id, contrat_id, du, au, poids) sur gestion.participation
-- app_gestion : UPDATE (du, au, poids) sur gestion.participation
-- app_gestion : DELETE sur gestion.permanence
-- app_gestion : INSERT (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, remplace_id, plan_id, epinglee) sur gestion.permanence
-- app_gestion : SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, motif_annulation, annulee_le, remplace_id, plan_id, epinglee, sequence, plage, creneaux, sans_acces) sur gestion.permanence
-- app_gestion : UPDATE (lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, motif_annulation, annulee_le, remplace_id, plan_id, epinglee, sequence, sans_acces) sur gestion.permanence
-- app_gestion : INSERT (debut, fin, graine, depart, secondes) sur gestion.plan
-- app_gestion : SELECT (id, debut, fin, etat, graine, cout, dues, placees, progression, resultat, cree_par, cree_le, publie_le, depart, secondes, echanges) sur gestion.plan
-- app_gestion : UPDATE (etat, cout, dues, placees, progression, resultat, publie_le, echanges) sur gestion.plan
-- app_gestion : INSERT (non_servie, continuite, regularite, preference, trajet, equilibre, deplacement) sur gestion.poids
-- app_gestion : SELECT (id, non_servie, continuite, regularite, preference, trajet, equilibre, deplacement, fixe_par, fixe_le) sur gestion.poids
-- app_gestion : INSERT (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_gestion : SELECT (id, nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_gestion : UPDATE (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement, horaires) sur gestion.prestataire
-- app_gestion : DELETE sur gestion.prestation
-- app_gestion : INSERT (entreprise_id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id) sur gestion.prestation
-- app_gestion : SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id) sur gestion.prestation
-- app_gestion : UPDATE (libelle, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id) sur gestion.prestation
-- app_gestion : DELETE sur gestion.projet
-- app_gestion : INSERT (entreprise_id, titre, but, etat, debut, fin, partage) sur gestion.projet
-- app_gestion : SELECT (entreprise_id, id, titre, but, etat, debut, fin, partage, cree_par) sur gestion.projet
-- app_gestion : UPDATE (titre, but, etat, debut, fin, partage) sur gestion.projet
-- app_gestion : DELETE sur gestion.projet_etape
-- app_gestion : INSERT (entreprise_id, projet_id, libelle, echeance, faite_le) sur gestion.projet_etape
-- app_gestion : SELECT (entreprise_id, id, projet_id, libelle, echeance, faite_le) sur gestion.projet_etape
-- app_gestion : UPDATE (libelle, echeance, faite_le) sur gestion.projet_etape
-- app_gestion : DELETE sur gestion.projet_partenaire
-- app_gestion : INSERT (entreprise_id, projet_id, partenaire_id) sur gestion.projet_partenaire
-- app_gestion : SELECT (entreprise_id, projet_id, partenaire_id) sur gestion.projet_partenaire
-- app_gestion : DELETE sur gestion.regime_tva
-- app_gestion : INSERT (du, regime) sur gestion.regime_tva
-- app_gestion : SELECT (du, regime) sur gestion.regime_tva
-- app_gestion : DELETE sur gestion.registre
-- app_gestion : INSERT (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id) sur gestion.registre
-- app_gestion : SELECT (entreprise_id, id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id) sur gestion.registre
-- app_gestion : UPDATE (etat, permanence_id) sur gestion.registre
-- app_gestion : SELECT (entreprise_id, contrat_id, annee, dues, tenues, ouvertes, creditees, renoncees) sur gestion.registre_compte
-- app_gestion : DELETE sur gestion.tarif
-- app_gestion : INSERT (entreprise_id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond) sur gestion.tarif
-- app_gestion : SELECT (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond) sur gestion.tarif
-- app_gestion : UPDATE (libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, au, indice, indice_base_micro, indice_anniversaire, indice_plafond) sur gestion.tarif
-- app_gestion : DELETE sur gestion.taux_tva
-- app_gestion : INSERT (pays, du, centiemes) sur gestion.taux_tva
-- app_gestion : SELECT (pays, du, centiemes) sur gestion.taux_tva
-- app_gestion : DELETE sur gestion.trajet
-- app_gestion : INSERT (lieu_a, lieu_b, minutes, estime) sur gestion.trajet
-- app_gestion : SELECT (lieu_a, lieu_b, minutes, estime, modifie_le) sur gestion.trajet
-- app_gestion : UPDATE (minutes, estime, modifie_le) sur gestion.trajet
-- app_gestion : DELETE sur gestion.tranche
-- app_gestion : INSERT (entreprise_id, tarif_id, rang, jusqua, prix_micro) sur gestion.tranche
-- app_gestion : SELECT (entreprise_id, tarif_id, rang, jusqua, prix_micro) sur gestion.tranche
-- app_gestion : UPDATE (jusqua, prix_micro) sur gestion.tranche
-- app_gestion : DELETE sur gestion.verrou
-- app_gestion : INSERT (plan_id, debut, fin) sur gestion.verrou
-- app_gestion : SELECT (id, plan_id, debut, fin, compte_id, pris_le, expire_le) sur gestion.verrou
-- app_gestion : UPDATE (expire_le) sur gestion.verrou
-- app_gestion : EXECUTE sur FUNCTION garde.collegues(text)
-- app_gestion : EXECUTE sur FUNCTION garde.fonction(text)
-- app_gestion : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_gestion : EXECUTE sur FUNCTION garde.nom_du_service(uuid)
-- app_gestion : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_gestion : EXECUTE sur FUNCTION garde.prestataire()
-- app_gestion : EXECUTE sur FUNCTION garde.role_sain()
-- app_gestion : EXECUTE sur FUNCTION garde.tenant()
-- app_gestion : EXECUTE sur FUNCTION garde.uid()
-- app_gestion : EXECUTE sur FUNCTION gestion.reverifier_echeance(uuid)
-- app_gestion : EXECUTE sur FUNCTION gestion.reverifier_partenaire(uuid)
-- app_gestion : EXECUTE sur FUNCTION gestion.verrou_reprendre(date,date)
-- app_nominatif : USAGE sur SCHEMA garde
-- app_nominatif : USAGE sur SCHEMA gestion
-- app_nominatif : USAGE sur SCHEMA journal
-- app_nominatif : USAGE sur SCHEMA nominatif
-- app_nominatif : SELECT (id, intervenant_id, debut, fin, nature) sur gestion.absence
-- app_nominatif : SELECT (entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut, prises, programme, projet_id, avis_1, avis_2, avis_3, avis_4, avis_5, inscription) sur gestion.action_collective
-- app_nominatif : DELETE sur gestion.action_place
-- app_nominatif : INSERT (entreprise_id, action_id) sur gestion.action_place
-- app_nominatif : SELECT (entreprise_id, id, action_id, code) sur gestion.action_place
-- app_nominatif : SELECT (entreprise_id, id, etablissement_id, risque, signes, niveau, auteur_id, posee_le, etat, suite, prise_le, close_le) sur gestion.alerte
-- app_nominatif : INSERT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le) sur gestion.cellule
-- app_nominatif : SELECT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le) sur gestion.cellule
-- app_nominatif : UPDATE (membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le) sur gestion.cellule
-- app_nominatif : SELECT (entreprise_id, id, numero, statut, debut, fin, intervenant_id) sur gestion.contrat
-- app_nominatif : SELECT (intervenant_id, jour, demi_journee) sur gestion.disponibilite
-- app_nominatif : SELECT (id, partenaire_code, demarche, effet, depart, nombre, unite, suite, source, url, verifie_le, actif, verifie_par) sur gestion.echeance_legale
-- app_nominatif : SELECT (entreprise_id, code, nom, pays, statut, commune) sur gestion.entreprise
-- app_nominatif : SELECT (entreprise_id, id, code, nom, code_postal, commune, territoire, ouvert) sur gestion.etablissement
-- app_nominatif : SELECT (id, compte_id, nom, prenom, metier, langues, bureau_id, actif) sur gestion.intervenant
-- app_nominatif : SELECT (id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, salle, latitude, longitude, actif, acces) sur gestion.lieu
-- app_nominatif : INSERT (partenaire_code, titre, corps, signataire) sur gestion.modele_courrier
-- app_nominatif : SELECT (id, partenaire_code, titre, corps, version, actif, modifie_par, modifie_le, signataire) sur gestion.modele_courrier
-- app_nominatif : UPDATE (partenaire_code, titre, corps, actif, signataire) sur gestion.modele_courrier
-- app_nominatif : SELECT (modele_id, version, titre, corps, ecrit_par, ecrit_le) sur gestion.modele_courrier_version
-- app_nominatif : INSERT (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, actif) sur gestion.partenaire
-- app_nominatif : SELECT (id, code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, verifie_par, actif, modifie_le) sur gestion.partenaire
-- app_nominatif : UPDATE (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces, delai_jours, source, verifie_le, actif) sur gestion.partenaire
-- app_nominatif : SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut) sur gestion.permanence
-- app_nominatif : SELECT (id, nom, telephone) sur gestion.prestataire
-- app_nominatif : SELECT (entreprise_id, id, contrat_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, langue, metier, intervenant_id) sur gestion.prestation
-- app_nominatif : DELETE sur gestion.projet
-- app_nominatif : INSERT (entreprise_id, titre, but, etat, debut, fin, partage) sur gestion.projet
-- app_nominatif : SELECT (entreprise_id, id, titre, but, etat, debut, fin, partage, cree_par) sur gestion.projet
-- app_nominatif : UPDATE (titre, but, etat, debut, fin, partage) sur gestion.projet
-- app_nominatif : DELETE sur gestion.projet_etape
-- app_nominatif : INSERT (entreprise_id, projet_id, libelle, echeance, faite_le) sur gestion.projet_etape
-- app_nominatif : SELECT (entreprise_id, id, projet_id, libelle, echeance, faite_le) sur gestion.projet_etape
-- app_nominatif : UPDATE (libelle, echeance, faite_le) sur gestion.projet_etape
-- app_nominatif : DELETE sur gestion.projet_partenaire
-- app_nominatif : INSERT (entreprise_id, projet_id, partenaire_id) sur gestion.projet_partenaire
-- app_nominatif : SELECT (entreprise_id, projet_id, partenaire_id) sur gestion.projet_partenaire
-- app_nominatif : SELECT (lieu_a, lieu_b, minutes) sur gestion.trajet
-- app_nominatif : DELETE sur nominatif.action
-- app_nominatif : INSERT (entreprise_id, dossier_id, objectif_id, qui, echeance, maj_le, fiche) sur nominatif.action
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, objectif_id, auteur_id, qui, echeance, faite_le, maj_le, version, fiche) sur nominatif.action
-- app_nominatif : UPDATE (qui, echeance, faite_le, maj_le, contenu, version) sur nominatif.action
-- app_nominatif : INSERT (entreprise_id, dossier_id, ancien_id, du) sur nominatif.affectation
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, ancien_id, du) sur nominatif.affectation
-- app_nominatif : DELETE sur nominatif.arret
-- app_nominatif : INSERT (entreprise_id, dossier_id, origine, debut, fin, maj_le) sur nominatif.arret
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, origine, debut, fin, maj_le) sur nominatif.arret
-- app_nominatif : UPDATE (origine, debut, fin, maj_le) sur nominatif.arret
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, compte_id, debut, fin, ferme_le) sur nominatif.bris
-- app_nominatif : DELETE sur nominatif.brouillon
-- app_nominatif : INSERT (entreprise_id, dossier_id, entretien_id, onglet, rang) sur nominatif.brouillon
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, entretien_id, version, onglet, rang, ecrit_le) sur nominatif.brouillon
-- app_nominatif : UPDATE (contenu, version, onglet, rang, ecrit_le) sur nominatif.brouillon
-- app_nominatif : DELETE sur nominatif.budget
-- app_nominatif : INSERT (entreprise_id, dossier_id, jour) sur nominatif.budget
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, jour, version) sur nominatif.budget
-- app_nominatif : UPDATE (jour, contenu, version) sur nominatif.budget
-- app_nominatif : INSERT (entreprise_id, cle_enveloppee) sur nominatif.cle_entreprise
-- app_nominatif : SELECT (entreprise_id, cle_enveloppee) sur nominatif.cle_entreprise
-- app_nominatif : INSERT (entreprise_id, dossier_id, recue_le, canal) sur nominatif.demande_acces
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, recue_le, canal, prolongee_le, raison, suite, close_le) sur nominatif.demande_acces
-- app_nominatif : UPDATE (prolongee_le, raison, suite, close_le) sur nominatif.demande_acces
-- app_nominatif : DELETE sur nominatif.demarche
-- app_nominatif : INSERT (entreprise_id, dossier_id, type, partenaire, statut, ouverte_le, maj_le, echeance, partenaire_id, decision_le, recours_avant, fiche, recours_notifie) sur nominatif.demarche
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, type, partenaire, statut, ouverte_le, maj_le, echeance, version, partenaire_id, decision_le, recours_avant, fiche, recours_notifie) sur nominatif.demarche
-- app_nominatif : UPDATE (type, partenaire, statut, maj_le, echeance, contenu, version, partenaire_id, decision_le, recours_avant, recours_notifie) sur nominatif.demarche
-- app_nominatif : DELETE sur nominatif.document
-- app_nominatif : INSERT (entreprise_id, dossier_id, jour, type, octets, morceaux, alertes, copie) sur nominatif.document
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, jour, type, octets, morceaux, alertes, version, copie) sur nominatif.document
-- app_nominatif : UPDATE (contenu, version) sur nominatif.document
-- app_nominatif : INSERT (entreprise_id, document_id, rang, contenu) sur nominatif.document_morceau
-- app_nominatif : INSERT (entreprise_id, etablissement_id, ouvert_le, motif) sur nominatif.dossier
-- app_nominatif : SELECT (entreprise_id, id, etablissement_id, referent_id, numero, ouvert_le, motif, etat, clos_le, issue, derniere_activite, version, index_nom, index_prenom, issues_autres, archive_le) sur nominatif.dossier
-- app_nominatif : UPDATE (etablissement_id, motif, etat, clos_le, issue, cle_enveloppee, contenu, version, index_nom, index_prenom, issues_autres) sur nominatif.dossier
-- app_nominatif : DELETE sur nominatif.ecrit
-- app_nominatif : INSERT (entreprise_id, dossier_id, sorte, cree_le) sur nominatif.ecrit
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, etat, cree_le, relu_le, remis_le, remise, version) sur nominatif.ecrit
-- app_nominatif : UPDATE (etat, relu_le, remis_le, remise, contenu, version) sur nominatif.ecrit
-- app_nominatif : DELETE sur nominatif.entretien
-- app_nominatif : INSERT (entreprise_id, dossier_id, jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, fiche) sur nominatif.entretien
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, etat, version, fiche) sur nominatif.entretien
-- app_nominatif : UPDATE (jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, etat, note, version) sur nominatif.entretien
-- app_nominatif : DELETE sur nominatif.entretien_motif
-- app_nominatif : INSERT (entreprise_id, entretien_id, sorte, motif, precisions) sur nominatif.entretien_motif
-- app_nominatif : SELECT (entreprise_id, entretien_id, sorte, motif, precisions) sur nominatif.entretien_motif
-- app_nominatif : INSERT (entreprise_id, dossier_id, jour, sorte, detail, demarche_id, mesure_id) sur nominatif.evenement
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, jour, sorte, detail, demarche_id, mesure_id) sur nominatif.evenement
-- app_nominatif : DELETE sur nominatif.feuille
-- app_nominatif : INSERT (entreprise_id, dossier_id, sorte, maj_le, fiche) sur nominatif.feuille
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, maj_le, version, fiche) sur nominatif.feuille
-- app_nominatif : UPDATE (maj_le, contenu, version) sur nominatif.feuille
-- app_nominatif : DELETE sur nominatif.information
-- app_nominatif : INSERT (entreprise_id, etablissement_id, jour, forme, motif, duree, fiche) sur nominatif.information
-- app_nominatif : SELECT (entreprise_id, id, referent_id, etablissement_id, jour, forme, motif, duree, fiche, notee_le) sur nominatif.information
-- app_nominatif : DELETE sur nominatif.mesure
-- app_nominatif : INSERT (entreprise_id, dossier_id, sorte, proposee_par, etat, notee_le, demandee_le, decidee_le, relance, du, au, quotite, resultat, absence_du, maj_le) sur nominatif.mesure
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, proposee_par, etat, notee_le, demandee_le, decidee_le, relance, du, au, quotite, resultat, absence_du, maj_le, version) sur nominatif.mesure
-- app_nominatif : UPDATE (sorte, proposee_par, etat, demandee_le, decidee_le, relance, du, au, quotite, resultat, absence_du, maj_le, contenu, version) sur nominatif.mesure
-- app_nominatif : DELETE sur nominatif.note_psychologue
-- app_nominatif : INSERT (entreprise_id, dossier_id, suivi_id, jour, fiche) sur nominatif.note_psychologue
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, suivi_id, auteur_id, jour, version, fiche, reprise_de) sur nominatif.note_psychologue
-- app_nominatif : UPDATE (jour, contenu, version) sur nominatif.note_psychologue
-- app_nominatif : DELETE sur nominatif.objectif
-- app_nominatif : INSERT (entreprise_id, dossier_id, theme, qui, pose_le, horizon, maj_le, fiche) sur nominatif.objectif
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, theme, qui, pose_le, horizon, resultat, resultat_le, maj_le, version, fiche) sur nominatif.objectif
-- app_nominatif : UPDATE (theme, qui, horizon, resultat, resultat_le, maj_le, contenu, version) sur nominatif.objectif
-- app_nominatif : DELETE sur nominatif.orientation
-- app_nominatif : INSERT (entreprise_id, dossier_id, vers, partenaire, partenaire_id, le, relance, maj_le, fiche) sur nominatif.orientation
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, vers, partenaire, partenaire_id, le, relance, issue, issue_le, maj_le, version, fiche) sur nominatif.orientation
-- app_nominatif : UPDATE (vers, partenaire, partenaire_id, le, relance, issue, issue_le, maj_le, contenu, version) sur nominatif.orientation
-- app_nominatif : SELECT (entreprise_id, id, referent_id, etablissement_id, transmise_le, rappelee_le, etat) sur nominatif.orientation_rh
-- app_nominatif : INSERT (entreprise_id, dossier_id, compte_id, consenti_le, jusquau, accord, formule, portee) sur nominatif.partage
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, compte_id, accorde_par, consenti_le, jusquau, retire_le, accord, formule, portee, ouvert_le) sur nominatif.partage
-- app_nominatif : UPDATE (retire_le) sur nominatif.partage
-- app_nominatif : DELETE sur nominatif.pdp_etape
-- app_nominatif : INSERT (entreprise_id, dossier_id, etape, absence_du, le, jusquau) sur nominatif.pdp_etape
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, etape, absence_du, le, jusquau, statut, statut_le) sur nominatif.pdp_etape
-- app_nominatif : UPDATE (le, jusquau, statut, statut_le) sur nominatif.pdp_etape
-- app_nominatif : INSERT (entreprise_id, dossier_id, du_le, heure, recu_le, fiche) sur nominatif.rappel
-- app_nominatif : SELECT (entreprise_id, id, referent_id, dossier_id, du_le, heure, recu_le, etat, reports, fini_le, version, fiche) sur nominatif.rappel
-- app_nominatif : UPDATE (du_le, heure, etat, reports, fini_le, cle_enveloppee, contenu, version) sur nominatif.rappel
-- app_nominatif : INSERT (entreprise_id, dossier_id, demande_le, remis_le, objet, forme) sur nominatif.remise
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, auteur_id, demande_le, remis_le, objet, forme) sur nominatif.remise
-- app_nominatif : INSERT (entreprise_id, permanence_id, jour, heure, minutes, dossier_id, code, nature, forme, statut) sur nominatif.rendez_vous
-- app_nominatif : SELECT (entreprise_id, id, permanence_id, referent_id, jour, heure, minutes, dossier_id, code, nature, forme, statut, a_replacer) sur nominatif.rendez_vous
-- app_nominatif : UPDATE (permanence_id, jour, heure, minutes, dossier_id, nature, forme, statut, a_replacer) sur nominatif.rendez_vous
-- app_nominatif : INSERT (entreprise_id, dossier_id, annonce) sur nominatif.suivi_psychologue
-- app_nominatif : SELECT (entreprise_id, id, dossier_id, compte_id, commence_le, annonce) sur nominatif.suivi_psychologue
-- app_nominatif : UPDATE (annonce, cle_enveloppee) sur nominatif.suivi_psychologue
-- app_nominatif : EXECUTE sur FUNCTION garde.collegues(text)
-- app_nominatif : EXECUTE sur FUNCTION garde.fonction(text)
-- app_nominatif : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_nominatif : EXECUTE sur FUNCTION garde.nom_du_service(uuid)
-- app_nominatif : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_nominatif : EXECUTE sur FUNCTION garde.prestataire()
-- app_nominatif : EXECUTE sur FUNCTION garde.role_sain()
-- app_nominatif : EXECUTE sur FUNCTION garde.tenant()
-- app_nominatif : EXECUTE sur FUNCTION garde.uid()
-- app_nominatif : EXECUTE sur FUNCTION gestion.alerter(uuid,uuid,text,text[],text)
-- app_nominatif : EXECUTE sur FUNCTION gestion.compter_presents(uuid,uuid,smallint)
-- app_nominatif : EXECUTE sur FUNCTION gestion.ecrire_programme(uuid,uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION gestion.entreprises_suivies()
-- app_nominatif : EXECUTE sur FUNCTION gestion.marquer_tenue(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION gestion.noter_avis(uuid,uuid,smallint[])
-- app_nominatif : EXECUTE sur FUNCTION gestion.ouvrir_inscription(uuid,uuid,boolean)
-- app_nominatif : EXECUTE sur FUNCTION gestion.retirer_alerte(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION gestion.reverifier_echeance(uuid)
-- app_nominatif : EXECUTE sur FUNCTION gestion.reverifier_partenaire(uuid)
-- app_nominatif : EXECUTE sur FUNCTION gestion.suis_psychologue()
-- app_nominatif : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.accepter_informes(uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.acces_au_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.annoncer_canaux(text[])
-- app_nominatif : EXECUTE sur FUNCTION nominatif.annuler_suivi(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.annuler_tous()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.annuler_transfert(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.avant_enveloppe()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.avis_de_bris()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.bilans_a_rediger()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.boite_privee()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.boite_publique()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.briser(text,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.cle_du_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.cle_du_suivi(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.clore_orientation(uuid,uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.confier_orientation(uuid,uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.controler_noms(uuid,bytea[],boolean)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.copier_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.copier_faits(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.decider_suivi(uuid,uuid,boolean,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.decider_transfert(uuid,uuid,boolean,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.deposer_recommandation(uuid,text,text[])
-- app_nominatif : EXECUTE sur FUNCTION nominatif.derniere_lecture(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.desarchiver(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.deverrouiller(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.effacer_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.entretien_modifiable(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.ferme_a_moi(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lecteurs(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lectures(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lien_a_renouveler(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_bris(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_brouillon(uuid,uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_morceau(uuid,uuid,integer)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_note(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_notes_psychologue(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_orientation(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_pieces(uuid,uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.lire_rappel(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.mes_echeances()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.mes_suivis()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.mes_transferts()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.mes_transferts_de_suivi()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.mes_verrous()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.message_clos(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.messages_dus(integer)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.motiver_bris(uuid,uuid,bytea)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.noter_export(uuid,uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.ouvrir_partage(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.poser_boite(bytea,bytea)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.prendre_acte(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.prevenir_du_dossier(uuid,uuid,uuid,bytea,bytea,bytea,boolean)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.proposer_suivi(uuid,uuid,uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.proposer_suivis(uuid,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.proposer_tous(uuid,text,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.proposer_transfert(uuid,uuid,uuid,text,text)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.purger_accueil()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.rappeler_orientation(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.recueillir(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.refermer_bris(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.renouveler_lien(uuid,uuid,bytea,bytea)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.retirer_partage(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.suis_referent(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.suivi_psychologique(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.suivre_orientations()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.suivre_permanences()
-- app_nominatif : EXECUTE sur FUNCTION nominatif.taire_le_dossier(uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.verrouiller(uuid,uuid,uuid)
-- app_nominatif : EXECUTE sur FUNCTION nominatif.verrous(uuid,uuid)
-- app_pilotage : USAGE sur SCHEMA garde
-- app_pilotage : USAGE sur SCHEMA gestion
-- app_pilotage : USAGE sur SCHEMA journal
-- app_pilotage : USAGE sur SCHEMA passerelle
-- app_pilotage : USAGE sur SCHEMA pilotage
-- app_pilotage : SELECT (entreprise_id, id, etablissement_id, jour, debut, minutes, genre, theme, places, participants, statut) sur gestion.action_collective
-- app_pilotage : SELECT (entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_le) sur gestion.contexte
-- app_pilotage : SELECT (entreprise_id, id, numero, statut, debut, fin, intervenant_id) sur gestion.contrat
-- app_pilotage : SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le) sur gestion.effectif
-- app_pilotage : SELECT (entreprise_id, code, nom, secteur, pays, statut, livraison, commune) sur gestion.entreprise
-- app_pilotage : SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) sur gestion.etablissement
-- app_pilotage : SELECT (id, nom, prenom, metier) sur gestion.intervenant
-- app_pilotage : SELECT (id, nom, type, entreprise_id, commune, territoire, vendredi_saint) sur gestion.lieu
-- app_pilotage : SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut, annulee_le, remplace_id) sur gestion.permanence
-- app_pilotage : SELECT (id, nom, adresse, code_postal, commune, telephone, courriel, ratio_dimensionnement) sur gestion.prestataire
-- app_pilotage : SELECT (entreprise_id, id, contrat_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an) sur gestion.prestation
-- app_pilotage : SELECT (entreprise_id, contrat_id, annee, dues, tenues, ouvertes, creditees, renoncees) sur gestion.registre_compte
-- app_pilotage : SELECT (entreprise_id, id, rang, periode, version, raison, regles, contenu, rendu, certificat, empreinte, empreinte_rendu, precedent, chaine, publie_par, publie_le) sur pilotage.bilan
-- app_pilotage : SELECT (entreprise_id, bilan_id, nature, octets, empreinte) sur pilotage.fichier
-- app_pilotage : SELECT (entreprise_id, annee, groupes, fige_le) sur pilotage.perimetre
-- app_pilotage : SELECT (entreprise_id, periode, rang, textes, redacteur, depose_le) sur pilotage.recommandation
-- app_pilotage : SELECT (entreprise_id, periode, rang, suite, raison, le) sur pilotage.recommandation_suite
-- app_pilotage : SELECT (periode, classe, valeurs, fige_le) sur pilotage.repere
-- app_pilotage : SELECT (entreprise_id, seuil, seuil_croise, fixe_par, fixe_le) sur pilotage.rigueur
-- app_pilotage : EXECUTE sur FUNCTION garde.acces_urgence()
-- app_pilotage : EXECUTE sur FUNCTION garde.acces_urgence_acte(uuid,uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.annuler_relais(uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.collegues(text)
-- app_pilotage : EXECUTE sur FUNCTION garde.comptes_a_relayer()
-- app_pilotage : EXECUTE sur FUNCTION garde.conservation_orphelins()
-- app_pilotage : EXECUTE sur FUNCTION garde.deverrouiller(uuid,uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.fonction(text)
-- app_pilotage : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_pilotage : EXECUTE sur FUNCTION garde.ouvrir(bytea)
-- app_pilotage : EXECUTE sur FUNCTION garde.prestataire()
-- app_pilotage : EXECUTE sur FUNCTION garde.proposer_relais(uuid,uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.proposer_suivis(uuid,uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.psychologues()
-- app_pilotage : EXECUTE sur FUNCTION garde.role_sain()
-- app_pilotage : EXECUTE sur FUNCTION garde.suivis_a_relayer()
-- app_pilotage : EXECUTE sur FUNCTION garde.tenant()
-- app_pilotage : EXECUTE sur FUNCTION garde.uid()
-- app_pilotage : EXECUTE sur FUNCTION garde.verrouiller(uuid,text,uuid)
-- app_pilotage : EXECUTE sur FUNCTION garde.verrous()
-- app_pilotage : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- app_pilotage : EXECUTE sur FUNCTION passerelle.agreger(uuid,date,date,uuid[])
-- app_pilotage : EXECUTE sur FUNCTION passerelle.agreger_portefeuille(date,date)
-- app_pilotage : EXECUTE sur FUNCTION passerelle.compter_pdp(uuid,date,date)
-- app_pilotage : EXECUTE sur FUNCTION passerelle.croiser(uuid,smallint,date,jsonb,jsonb)
-- app_pilotage : EXECUTE sur FUNCTION passerelle.figer(uuid,date)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.durcir(uuid,smallint,smallint)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.figer_perimetre(uuid,smallint,jsonb)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.figer_reperes(text,jsonb)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.joindre(uuid,uuid,text,bytea)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.ouvrir_registre(uuid)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.publier(uuid,text,smallint,text,text,bytea,bytea,bytea)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.renvoyer_recommandation(uuid,text,smallint,text)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.retenir_recommandation(uuid,text,smallint)
-- app_pilotage : EXECUTE sur FUNCTION pilotage.verifier_registre()
-- app_public : USAGE sur SCHEMA garde
-- app_public : USAGE sur SCHEMA gestion
-- app_public : USAGE sur SCHEMA nominatif
-- app_public : USAGE sur SCHEMA pilotage
-- app_public : EXECUTE sur FUNCTION garde.fonction(text)
-- app_public : EXECUTE sur FUNCTION garde.lecteurs(text[])
-- app_public : EXECUTE sur FUNCTION garde.portee_client()
-- app_public : EXECUTE sur FUNCTION garde.prestataire()
-- app_public : EXECUTE sur FUNCTION garde.role_sain()
-- app_public : EXECUTE sur FUNCTION garde.tenant()
-- app_public : EXECUTE sur FUNCTION garde.uid()
-- app_public : EXECUTE sur FUNCTION gestion.affiche(text)
-- app_public : EXECUTE sur FUNCTION gestion.affiche_joindre(text)
-- app_public : EXECUTE sur FUNCTION gestion.agenda_lire(bytea)
-- app_public : EXECUTE sur FUNCTION gestion.ateliers(text)
-- app_public : EXECUTE sur FUNCTION gestion.place_lire(bytea)
-- app_public : EXECUTE sur FUNCTION gestion.place_rendre(bytea)
-- app_public : EXECUTE sur FUNCTION nominatif.boite_publique()
-- app_public : EXECUTE sur FUNCTION nominatif.inscrire(text,uuid,bytea,bytea)
-- app_public : EXECUTE sur FUNCTION nominatif.reservation_annuler(bytea)
-- app_public : EXECUTE sur FUNCTION nominatif.reservation_deplacer(bytea,uuid,time without time zone,bytea,bytea)
-- app_public : EXECUTE sur FUNCTION nominatif.reservation_lire(bytea)
-- app_public : EXECUTE sur FUNCTION nominatif.reserver(text,uuid,time without time zone,smallint,uuid,bytea,text[],bytea,bytea,bytea,bytea)
-- app_public : EXECUTE sur FUNCTION pilotage.dernier_bilan(text)
-- job_passerelle : USAGE sur SCHEMA garde
-- job_passerelle : USAGE sur SCHEMA gestion
-- job_passerelle : USAGE sur SCHEMA journal
-- job_passerelle : USAGE sur SCHEMA passerelle
-- job_passerelle : EXECUTE sur FUNCTION garde.conservation_appliquer(integer)
-- job_passerelle : EXECUTE sur FUNCTION garde.effacements()
-- job_passerelle : EXECUTE sur FUNCTION garde.fonction(text)
-- job_passerelle : EXECUTE sur FUNCTION garde.prestataire()
-- job_passerelle : EXECUTE sur FUNCTION garde.purger_sessions()
-- job_passerelle : EXECUTE sur FUNCTION garde.role_sain()
-- job_passerelle : EXECUTE sur FUNCTION garde.tenant()
-- job_passerelle : EXECUTE sur FUNCTION garde.uid()
-- job_passerelle : EXECUTE sur FUNCTION gestion.purger_places()
-- job_passerelle : EXECUTE sur FUNCTION journal.lot(integer)
-- job_passerelle : EXECUTE sur FUNCTION journal.racine()
-- job_passerelle : EXECUTE sur FUNCTION journal.sceaux()
-- job_passerelle : EXECUTE sur FUNCTION journal.sceller()
-- job_passerelle : EXECUTE sur FUNCTION journal.verifier()
-- job_passerelle : EXECUTE sur FUNCTION passerelle.detruire_cles(smallint)
-- job_passerelle : EXECUTE sur FUNCTION passerelle.exporter()
-- migrateur : USAGE sur SCHEMA garde
-- migrateur : USAGE sur SCHEMA journal
-- migrateur : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- migrateur : EXECUTE sur FUNCTION garde._permissives(name,text)
-- migrateur : EXECUTE sur FUNCTION garde.code_de_demonstration(text)
-- migrateur : EXECUTE sur FUNCTION garde.coffre_boite()
-- migrateur : EXECUTE sur FUNCTION garde.coffre_boites_quittees()
-- migrateur : EXECUTE sur FUNCTION garde.coffre_enveloppes()
-- migrateur : EXECUTE sur FUNCTION garde.coffre_figer()
-- migrateur : EXECUTE sur FUNCTION garde.coffre_oublier_boites()
-- migrateur : EXECUTE sur FUNCTION garde.coffre_plis(text,uuid,integer)
-- migrateur : EXECUTE sur FUNCTION garde.coffre_reenvelopper(uuid,bytea,bytea)
-- migrateur : EXECUTE sur FUNCTION garde.coffre_reenvelopper_boite(bytea,bytea,bytea)
-- migrateur : EXECUTE sur FUNCTION garde.coffre_resceller(text,uuid,uuid,bytea,bytea)
-- migrateur : EXECUTE sur FUNCTION garde.coffre_tourner_boite(bytea,bytea,bytea)
-- migrateur : EXECUTE sur FUNCTION garde.compte_activer(uuid,boolean)
-- migrateur : EXECUTE sur FUNCTION garde.compte_creer(text,text,text[],uuid,bytea,bytea,bytea,boolean)
-- migrateur : EXECUTE sur FUNCTION garde.compte_fonctions(uuid,text[],uuid)
-- migrateur : EXECUTE sur FUNCTION garde.compte_lister()
-- migrateur : EXECUTE sur FUNCTION garde.compte_reinitialiser(uuid,bytea,bytea)
-- migrateur : EXECUTE sur FUNCTION garde.conservation_apercu(date)
-- migrateur : EXECUTE sur FUNCTION garde.conservation_appliquer(integer)
-- migrateur : EXECUTE sur FUNCTION garde.conservation_degeler(uuid,uuid)
-- migrateur : EXECUTE sur FUNCTION garde.conservation_geler(text,uuid,text)
-- migrateur : EXECUTE sur FUNCTION garde.conservation_gels()
-- migrateur : EXECUTE sur FUNCTION garde.conservation_passage()
-- migrateur : EXECUTE sur FUNCTION garde.demonstration()
-- migrateur : EXECUTE sur FUNCTION garde.demonstration_activer()
-- migrateur : EXECUTE sur FUNCTION garde.effacements()
-- migrateur : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- migrateur : EXECUTE sur FUNCTION garde.mur_interne(text)
-- migrateur : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- migrateur : EXECUTE sur FUNCTION garde.purger_sessions()
-- migrateur : EXECUTE sur FUNCTION garde.revoquer_compte(uuid)
-- migrateur : EXECUTE sur FUNCTION garde.session_technique(text,text)
-- migrateur : EXECUTE sur FUNCTION garde.tourner_cle()
-- migrateur : EXECUTE sur FUNCTION journal.racine()
-- migrateur : EXECUTE sur FUNCTION journal.sceller()
-- migrateur : EXECUTE sur FUNCTION journal.verifier()
-- prop_facturation : USAGE sur SCHEMA garde
-- prop_facturation : USAGE sur SCHEMA journal
-- prop_facturation : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_facturation : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_facturation : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_facturation : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_facturation : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_facturation : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_facturation : EXECUTE sur FUNCTION garde.prestataire()
-- prop_facturation : EXECUTE sur FUNCTION garde.tenant()
-- prop_facturation : EXECUTE sur FUNCTION garde.uid()
-- prop_facturation : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- prop_garde : USAGE sur SCHEMA journal
-- prop_garde : USAGE sur SCHEMA nominatif
-- prop_garde : EXECUTE sur FUNCTION journal.ecrire_garde(text,uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.boite_enveloppee()
-- prop_garde : EXECUTE sur FUNCTION nominatif.boites_quittees()
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_apercu(date)
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_appliquer(integer)
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_degeler(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_geler(text,uuid,text)
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_gels()
-- prop_garde : EXECUTE sur FUNCTION nominatif.conservation_passage()
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_annuler(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_bris()
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_deverrouiller(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_orphelins(uuid[])
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_prendre_acte(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_proposer(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_proposer_suivis(uuid,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_psychologues()
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_suivis(uuid[])
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_verrouiller(uuid,text,uuid)
-- prop_garde : EXECUTE sur FUNCTION nominatif.direction_verrous()
-- prop_garde : EXECUTE sur FUNCTION nominatif.effacements()
-- prop_garde : EXECUTE sur FUNCTION nominatif.enveloppes()
-- prop_garde : EXECUTE sur FUNCTION nominatif.figer_enveloppes()
-- prop_garde : EXECUTE sur FUNCTION nominatif.oublier_boites()
-- prop_garde : EXECUTE sur FUNCTION nominatif.plis_a_resceller(text,uuid,integer)
-- prop_garde : EXECUTE sur FUNCTION nominatif.reenvelopper(uuid,bytea,bytea)
-- prop_garde : EXECUTE sur FUNCTION nominatif.reenvelopper_boite(bytea,bytea,bytea)
-- prop_garde : EXECUTE sur FUNCTION nominatif.resceller_pli(text,uuid,uuid,bytea,bytea)
-- prop_garde : EXECUTE sur FUNCTION nominatif.tourner_boite(bytea,bytea,bytea)
-- prop_gestion : USAGE sur SCHEMA garde
-- prop_gestion : USAGE sur SCHEMA journal
-- prop_gestion : USAGE sur SCHEMA pilotage
-- prop_gestion : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_gestion : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_gestion : EXECUTE sur FUNCTION garde.employeur()
-- prop_gestion : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_gestion : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_gestion : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_gestion : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_gestion : EXECUTE sur FUNCTION garde.prestataire()
-- prop_gestion : EXECUTE sur FUNCTION garde.tenant()
-- prop_gestion : EXECUTE sur FUNCTION garde.uid()
-- prop_gestion : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- prop_gestion : EXECUTE sur FUNCTION pilotage.est_remis(uuid,text)
-- prop_journal : USAGE sur SCHEMA garde
-- prop_journal : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_journal : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_journal : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_journal : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_journal : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_journal : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_journal : EXECUTE sur FUNCTION garde.prestataire()
-- prop_journal : EXECUTE sur FUNCTION garde.tenant()
-- prop_journal : EXECUTE sur FUNCTION garde.uid()
-- prop_nominatif : USAGE sur SCHEMA garde
-- prop_nominatif : USAGE sur SCHEMA gestion
-- prop_nominatif : USAGE sur SCHEMA journal
-- prop_nominatif : USAGE sur SCHEMA pilotage
-- prop_nominatif : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_nominatif : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_nominatif : EXECUTE sur FUNCTION garde.collegues(text)
-- prop_nominatif : EXECUTE sur FUNCTION garde.comptes_fermes()
-- prop_nominatif : EXECUTE sur FUNCTION garde.employeur()
-- prop_nominatif : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_nominatif : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_nominatif : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_nominatif : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_nominatif : EXECUTE sur FUNCTION garde.prestataire()
-- prop_nominatif : EXECUTE sur FUNCTION garde.tenant()
-- prop_nominatif : EXECUTE sur FUNCTION garde.uid()
-- prop_nominatif : EXECUTE sur FUNCTION gestion._placer(uuid,uuid,bytea)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.ateliers(text)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.entreprise_affichee(text)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.entreprises_suivies()
-- prop_nominatif : EXECUTE sur FUNCTION gestion.permanence_actuelle(uuid,uuid)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.permanence_tenue(uuid,uuid,date,time without time zone)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.permanences_ouvertes(uuid)
-- prop_nominatif : EXECUTE sur FUNCTION gestion.psychologues()
-- prop_nominatif : EXECUTE sur FUNCTION gestion.recoit_orientation(uuid,uuid,uuid[])
-- prop_nominatif : EXECUTE sur FUNCTION gestion.suis_psychologue()
-- prop_nominatif : EXECUTE sur FUNCTION journal.acces_de_objet(uuid)
-- prop_nominatif : EXECUTE sur FUNCTION journal.de_objet(uuid)
-- prop_nominatif : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- prop_nominatif : EXECUTE sur FUNCTION pilotage.etat_des_recommandations(uuid[])
-- prop_nominatif : EXECUTE sur FUNCTION pilotage.recevoir_recommandation(uuid,text,text[],text)
-- prop_passerelle : USAGE sur SCHEMA garde
-- prop_passerelle : USAGE sur SCHEMA journal
-- prop_passerelle : USAGE sur SCHEMA nominatif
-- prop_passerelle : SELECT (entreprise_id, dossier_id, ancien_id, du) sur nominatif.affectation
-- prop_passerelle : SELECT (entreprise_id, id, etablissement_id, personne_id, motif, etat, clos_le, issue, cloture_exportee) sur nominatif.dossier
-- prop_passerelle : UPDATE (cloture_exportee) sur nominatif.dossier
-- prop_passerelle : SELECT (entreprise_id, id, dossier_id, jour, nature, forme, duree, origine, etat, exporte) sur nominatif.entretien
-- prop_passerelle : UPDATE (exporte) sur nominatif.entretien
-- prop_passerelle : SELECT (entreprise_id, entretien_id, sorte, motif) sur nominatif.entretien_motif
-- prop_passerelle : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_passerelle : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_passerelle : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_passerelle : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_passerelle : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_passerelle : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_passerelle : EXECUTE sur FUNCTION garde.prestataire()
-- prop_passerelle : EXECUTE sur FUNCTION garde.tenant()
-- prop_passerelle : EXECUTE sur FUNCTION garde.uid()
-- prop_passerelle : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
-- prop_passerelle : EXECUTE sur FUNCTION nominatif.arret_long(uuid,uuid,date)
-- prop_pilotage : USAGE sur SCHEMA garde
-- prop_pilotage : USAGE sur SCHEMA gestion
-- prop_pilotage : USAGE sur SCHEMA journal
-- prop_pilotage : EXECUTE sur FUNCTION garde._en_proprietaire(text,text[])
-- prop_pilotage : EXECUTE sur FUNCTION garde._permissives(name,text)
-- prop_pilotage : EXECUTE sur FUNCTION garde.fonction(text)
-- prop_pilotage : EXECUTE sur FUNCTION garde.mur_client(text,text,name)
-- prop_pilotage : EXECUTE sur FUNCTION garde.mur_interne(text)
-- prop_pilotage : EXECUTE sur FUNCTION garde.mur_prestataire(text,name,text)
-- prop_pilotage : EXECUTE sur FUNCTION garde.prestataire()
-- prop_pilotage : EXECUTE sur FUNCTION garde.tenant()
-- prop_pilotage : EXECUTE sur FUNCTION garde.uid()
-- prop_pilotage : EXECUTE sur FUNCTION gestion.entreprise_affichee(text)
-- prop_pilotage : EXECUTE sur FUNCTION journal.ecrire(text,uuid)
