-- Ce qu'une pièce garde pour être imprimée et échangée toujours : identité de facturation, mentions, sceau en chaîne.
SET ROLE prop_gestion;

-- Le prestataire qui facture, par établissement (France, Luxembourg). '' : pas encore saisi, une anomalie le dit avant d'émettre.
ALTER TABLE gestion.prestataire
  ADD COLUMN siret text NOT NULL DEFAULT '' CHECK (siret ~ '^([0-9]{14})?$'),
  ADD COLUMN bic text NOT NULL DEFAULT '' CHECK (bic ~ '^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$'),
  ADD COLUMN mentions_fr text NOT NULL DEFAULT '',                  -- forme juridique, capital, registre : une ligne
  ADD COLUMN mentions_lu text NOT NULL DEFAULT '',
  ADD COLUMN nom_lu text NOT NULL DEFAULT '',                       -- '' : le même nom
  ADD COLUMN adresse_lu text NOT NULL DEFAULT '',
  ADD COLUMN code_postal_lu text NOT NULL DEFAULT '',
  ADD COLUMN commune_lu text NOT NULL DEFAULT '',
  ADD COLUMN iban_lu text NOT NULL DEFAULT '',                      -- '' : le même compte
  ADD COLUMN bic_lu text NOT NULL DEFAULT '' CHECK (bic_lu ~ '^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$'),
  ADD COLUMN electronique_fr text NOT NULL DEFAULT '',              -- BT-34, schéma 0225 ; '' : le SIREN
  ADD COLUMN electronique_lu text NOT NULL DEFAULT '',              -- BT-34, schéma 9938 ; '' : le numéro de TVA
  ADD COLUMN contact_facturation text NOT NULL DEFAULT '',
  ADD COLUMN courriel_facturation text NOT NULL DEFAULT '',
  ADD COLUMN telephone_facturation text NOT NULL DEFAULT '',
  ADD COLUMN tva_sur_debits boolean NOT NULL DEFAULT false,         -- option des débits (CGI 269-2-c) ; sinon sur les encaissements
  ADD COLUMN delai_reglement smallint NOT NULL DEFAULT 30 CHECK (delai_reglement >= 0 AND delai_reglement <= 60);  -- jours, C. com. L441-10

ALTER TABLE gestion.entreprise
  ADD COLUMN adresse_electronique text NOT NULL DEFAULT '',         -- BT-49 ; '' : le SIREN (0225), le numéro de TVA au Luxembourg (9938)
  ADD COLUMN reference_acheteur text NOT NULL DEFAULT '',           -- BT-10 : service, code d'engagement
  ADD COLUMN bon_commande text NOT NULL DEFAULT '',                 -- BT-13
  ADD COLUMN facturation_nom text NOT NULL DEFAULT '',              -- à qui adresser, quand ce n'est pas le siège
  ADD COLUMN facturation_adresse text NOT NULL DEFAULT '',
  ADD COLUMN facturation_code_postal text NOT NULL DEFAULT '',
  ADD COLUMN facturation_commune text NOT NULL DEFAULT '',
  ADD COLUMN tva_verifiee_le date;                                  -- dernière vérification VIES du numéro de TVA

CREATE POLICY modifier_app_facturation ON gestion.prestataire FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);
CREATE POLICY creer_app_facturation ON gestion.prestataire FOR INSERT TO app_facturation WITH CHECK (true);
CREATE POLICY modifier_app_facturation ON gestion.entreprise FOR UPDATE TO app_facturation USING (true) WITH CHECK (true);
RESET ROLE;

SET ROLE prop_facturation;
ALTER TABLE facturation.facture
  ADD COLUMN vendeur_siret text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_mentions text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_rue text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_code_postal text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_commune text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_bic text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_electronique text NOT NULL DEFAULT '',         -- BT-34
  ADD COLUMN vendeur_schema text NOT NULL DEFAULT '',               -- BT-34-1
  ADD COLUMN vendeur_contact text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_courriel text NOT NULL DEFAULT '',
  ADD COLUMN vendeur_telephone text NOT NULL DEFAULT '',
  ADD COLUMN acheteur_rue text NOT NULL DEFAULT '',
  ADD COLUMN acheteur_code_postal text NOT NULL DEFAULT '',
  ADD COLUMN acheteur_commune text NOT NULL DEFAULT '',
  ADD COLUMN acheteur_electronique text NOT NULL DEFAULT '',        -- BT-49
  ADD COLUMN acheteur_schema text NOT NULL DEFAULT '',              -- BT-49-1
  ADD COLUMN acheteur_attention text NOT NULL DEFAULT '',           -- service destinataire, à l'adresse de facturation
  ADD COLUMN reference_acheteur text NOT NULL DEFAULT '',           -- BT-10
  ADD COLUMN bon_commande text NOT NULL DEFAULT '',                 -- BT-13
  ADD COLUMN operation text NOT NULL DEFAULT 'S1' CHECK (operation IN ('S1')),  -- BT-23 : prestation de services
  ADD COLUMN exigibilite text NOT NULL DEFAULT 'encaissements' CHECK (exigibilite IN ('encaissements', 'debits')),  -- BT-8
  ADD COLUMN note_bar text NOT NULL DEFAULT '',                     -- traitement attendu : B2B, B2BINT, OUTOFSCOPE
  ADD COLUMN note_pmt text NOT NULL DEFAULT '',                     -- indemnité de recouvrement
  ADD COLUMN note_pmd text NOT NULL DEFAULT '',                     -- pénalités de retard
  ADD COLUMN note_aab text NOT NULL DEFAULT '',                     -- escompte
  ADD COLUMN conditions text NOT NULL DEFAULT '';                   -- BT-20
ALTER TABLE facturation.tva ADD COLUMN mention text NOT NULL DEFAULT '';  -- BT-120, la phrase imprimée

-- ── le sceau ───────────────────────────────────────────────────────────────────────────────────────────────────

-- Une chaîne par série et par année : changer une pièce, ou en ôter une, casse toutes les suivantes.
CREATE TABLE facturation.sceau (
  entreprise_id uuid NOT NULL,
  facture_id uuid NOT NULL,
  serie text NOT NULL,
  annee smallint NOT NULL,
  rang int NOT NULL CHECK (rang > 0),
  version smallint NOT NULL DEFAULT 1 CHECK (version = 1),          -- du texte scellé
  precedente bytea NOT NULL CHECK (octet_length(precedente) IN (0, 32) AND (octet_length(precedente) = 0) = (rang = 1)),
  empreinte bytea NOT NULL CHECK (octet_length(empreinte) = 32),
  PRIMARY KEY (entreprise_id, facture_id),
  FOREIGN KEY (entreprise_id, facture_id) REFERENCES facturation.facture
);
CREATE UNIQUE INDEX sceau_rang ON facturation.sceau (annee, serie, rang);

-- Un tableau JSON de tout ce que dit la pièce, dans un ordre écrit ici une fois pour toutes ; ni identifiant technique, ni instant, ni compte :
-- deux pièces qui disent la même chose ont le même texte. Une colonne ajoutée plus tard demande une version 2, jamais un changement de celle-ci.
CREATE FUNCTION facturation.texte_scelle(p_entreprise uuid, p_facture uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION facturation.texte_scelle(uuid, uuid) IS
  'Le texte scellé d''une pièce, version 1 : un tableau JSON écrit comme PostgreSQL écrit un jsonb. Empreinte = sha256(empreinte précédente || texte en UTF-8).';

-- Scelle une pièce dont les lignes sont écrites. Le verrou du compteur de sa série est tenu : le rang précédent est scellé ou n'existe pas.
CREATE FUNCTION facturation.sceller(p_entreprise uuid, p_facture uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
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

-- La première pièce dont le sceau ne tient pas, par série et par année : tout est recalculé. Aucune ligne : rien n'a bougé.
CREATE FUNCTION facturation.verifier_sceaux() RETURNS TABLE (serie text, annee smallint, numero text, defaut text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION facturation.verifier_sceaux() IS
  'La première pièce de chaque série dont le sceau ne tient pas, recalculé depuis les lignes : aucune ligne quand rien n''a bougé.';

-- ── émettre, avec tout ce que la pièce garde et son sceau ──────────────────────────────────────────────────────

CREATE OR REPLACE FUNCTION facturation.emettre(p_piece jsonb, p_emission date) RETURNS TABLE (id uuid, numero text)
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
COMMENT ON FUNCTION facturation.emettre(jsonb, date) IS
  'Émet une pièce : numéro suivant de sa série et sceau dans la transaction, aucune ligne si sa clé est déjà émise. Fonction facturation exigée ; 22008 si la date recule ou est à venir.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('facturation.sceau');
  CALL garde.mur_prestataire('facturation.sceau', 'app_facturation', 'S');
  CALL garde.mur_client('facturation.sceau', 'S');
END $$;

SET ROLE prop_facturation;
-- Les pièces d'avant sont scellées telles qu'elles sont, dans l'ordre de leurs numéros.
DO $$
DECLARE piece record;
BEGIN
  FOR piece IN SELECT f.entreprise_id, f.id FROM facturation.facture f ORDER BY f.serie, f.annee, f.rang LOOP
    PERFORM facturation.sceller(piece.entreprise_id, piece.id);
  END LOOP;
END $$;
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON facturation.sceau FOR EACH ROW EXECUTE FUNCTION facturation.refuser();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON facturation.sceau FOR EACH STATEMENT EXECUTE FUNCTION facturation.refuser();
CREATE TRIGGER meme_transaction BEFORE INSERT ON facturation.sceau FOR EACH ROW EXECUTE FUNCTION facturation.meme_transaction();
ALTER TABLE facturation.sceau ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible, ENABLE ALWAYS TRIGGER meme_transaction;
RESET ROLE;
