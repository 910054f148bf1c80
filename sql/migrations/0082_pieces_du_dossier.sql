-- Les pièces d'un dossier : budgets datés, documents (en morceaux), écrits (rapport social et lettres). Tout est scellé par la clé du
-- dossier ; en clair : ids, dates, codes, tailles. Aucun nom de fichier, aucun titre, aucun destinataire.
SET ROLE prop_nominatif;

CREATE TABLE nominatif.budget (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL DEFAULT current_date,
  contenu bytea,
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE INDEX budget_dossier ON nominatif.budget (entreprise_id, dossier_id, jour);

CREATE TABLE nominatif.document (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  jour date NOT NULL DEFAULT current_date,
  type text NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),                     -- reconnu au contenu, jamais au nom
  octets int NOT NULL CHECK (octets > 0 AND octets <= 10485760),                 -- 10 Mo, en clair déchiffré
  morceaux smallint NOT NULL CHECK (morceaux > 0 AND morceaux <= 40),            -- de 256 Kio ; le dernier est plus court
  alertes text[] NOT NULL DEFAULT '{}' CHECK (alertes <@ ARRAY['script', 'jointe', 'protege']),
  contenu bytea,                                                                 -- titre et nom du fichier
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE
);
CREATE INDEX document_dossier ON nominatif.document (entreprise_id, dossier_id, jour);

-- 256 Kio de clair par morceau : lire un document ne demande jamais plus en mémoire. Le sceau lie le document, le rang et le nombre.
CREATE TABLE nominatif.document_morceau (
  entreprise_id uuid NOT NULL,
  document_id uuid NOT NULL,
  rang smallint NOT NULL CHECK (rang >= 0 AND rang < 40),
  contenu bytea NOT NULL CHECK (octet_length(contenu) <= 262172),                -- 262144 + 12 de nonce + 16 de sceau
  PRIMARY KEY (entreprise_id, document_id, rang),
  FOREIGN KEY (entreprise_id, document_id) REFERENCES nominatif.document ON DELETE CASCADE
);
-- Un chiffré ne se comprime pas : autant ne pas essayer.
ALTER TABLE nominatif.document_morceau ALTER COLUMN contenu SET STORAGE EXTERNAL;

CREATE TABLE nominatif.ecrit (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dossier_id uuid NOT NULL,
  auteur_id uuid NOT NULL DEFAULT garde.uid(),
  sorte text NOT NULL CHECK (sorte IN ('rapport', 'courrier')),
  etat text NOT NULL DEFAULT 'brouillon' CHECK (etat IN ('brouillon', 'remis')),
  cree_le date NOT NULL DEFAULT current_date,
  relu_le date,                                                                  -- relu avec la personne
  remis_le date,
  remise text CHECK (remise IN ('main_propre', 'courrier', 'courriel', 'depot', 'recommande')),
  contenu bytea,                                                                 -- objet, destinataire, texte, corrections, à qui remis
  version int NOT NULL DEFAULT 0,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, dossier_id) REFERENCES nominatif.dossier ON DELETE CASCADE,
  CHECK ((etat = 'remis') = (remis_le IS NOT NULL)),
  CHECK ((etat = 'remis') = (remise IS NOT NULL)),
  CONSTRAINT ecrit_rapport_relu CHECK (etat <> 'remis' OR sorte <> 'rapport' OR relu_le IS NOT NULL),
  CONSTRAINT ecrit_ordre CHECK (relu_le IS NULL OR remis_le IS NULL OR relu_le <= remis_le)
);
CREATE INDEX ecrit_dossier ON nominatif.ecrit (entreprise_id, dossier_id, cree_le);
RESET ROLE;

-- ── le mur : on voit ce qui est d'un dossier que l'on voit, on écrit s'il est ouvert ───────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['budget', 'document', 'document_morceau', 'ecrit'] LOOP
    CALL garde.mur_interne('nominatif.' || t);
  END LOOP;
END $$;

SET ROLE prop_nominatif;
CREATE POLICY mur_app_nominatif ON nominatif.budget AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = budget.entreprise_id AND d.id = budget.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = budget.entreprise_id AND d.id = budget.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.budget FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.budget FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_nominatif ON nominatif.budget FOR UPDATE TO app_nominatif USING (true) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.budget FOR DELETE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = budget.entreprise_id AND d.id = budget.dossier_id AND d.etat = 'ouvert'));

CREATE POLICY mur_app_nominatif ON nominatif.document AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = document.entreprise_id AND d.id = document.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = document.entreprise_id AND d.id = document.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.document FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.document FOR INSERT TO app_nominatif WITH CHECK (auteur_id = (SELECT garde.uid()));
-- Le titre se scelle une fois, avec l'id que la base a tiré.
CREATE POLICY sceller_app_nominatif ON nominatif.document FOR UPDATE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid()) AND version = 0) WITH CHECK (version = 1);
CREATE POLICY retirer_app_nominatif ON nominatif.document FOR DELETE TO app_nominatif
  USING (auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = document.entreprise_id AND d.id = document.dossier_id AND d.etat = 'ouvert'));

-- Un morceau s'ajoute à un document que l'on vient de créer (pas encore scellé) et ne se lit que par lire_morceau.
CREATE POLICY mur_app_nominatif ON nominatif.document_morceau AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.document d
    WHERE d.entreprise_id = document_morceau.entreprise_id AND d.id = document_morceau.document_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.document d
    WHERE d.entreprise_id = document_morceau.entreprise_id AND d.id = document_morceau.document_id
      AND d.auteur_id = (SELECT garde.uid()) AND d.version = 0 AND document_morceau.rang < d.morceaux));
CREATE POLICY creer_app_nominatif ON nominatif.document_morceau FOR INSERT TO app_nominatif WITH CHECK (true);

CREATE POLICY mur_app_nominatif ON nominatif.ecrit AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = ecrit.entreprise_id AND d.id = ecrit.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = ecrit.entreprise_id AND d.id = ecrit.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY lire_app_nominatif ON nominatif.ecrit FOR SELECT TO app_nominatif USING (true);
CREATE POLICY creer_app_nominatif ON nominatif.ecrit FOR INSERT TO app_nominatif
  WITH CHECK (auteur_id = (SELECT garde.uid()) AND etat = 'brouillon');
-- Remis, un écrit ne change plus : la personne en a le texte.
CREATE POLICY modifier_app_nominatif ON nominatif.ecrit FOR UPDATE TO app_nominatif
  USING (etat = 'brouillon' AND auteur_id = (SELECT garde.uid())) WITH CHECK (true);
CREATE POLICY retirer_app_nominatif ON nominatif.ecrit FOR DELETE TO app_nominatif
  USING (etat = 'brouillon' AND auteur_id = (SELECT garde.uid()) AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = ecrit.entreprise_id AND d.id = ecrit.dossier_id AND d.etat = 'ouvert'));

-- ── un contenu ne se remplace que par une version suivante : un ancien chiffré ne se rejoue pas ────────────────────
CREATE FUNCTION nominatif.garder_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF NEW.contenu IS DISTINCT FROM OLD.contenu AND NEW.contenu IS NOT NULL AND NEW.version <= OLD.version THEN
    RAISE EXCEPTION 'version' USING ERRCODE = '40001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();
CREATE TRIGGER garder_version BEFORE UPDATE ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.garder_version();

-- Cent documents et 100 Mo par dossier. Le dossier est verrouillé le temps de compter : deux envois ensemble ne passent pas la limite.
CREATE FUNCTION nominatif.limiter_documents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
CREATE TRIGGER limiter_documents BEFORE INSERT ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.limiter_documents();

-- Retirer une pièce laisse une trace ; l'activité du dossier suit ses pièces.
CREATE FUNCTION nominatif.noter_retrait() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.uid() IS NOT NULL THEN PERFORM journal.ecrire('retirer_' || TG_TABLE_NAME, OLD.dossier_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();
CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();
CREATE TRIGGER noter_retrait AFTER DELETE ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.noter_retrait();

CREATE FUNCTION nominatif.noter_piece() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE nominatif.dossier SET derniere_activite = current_date
   WHERE entreprise_id = NEW.entreprise_id AND id = NEW.dossier_id AND derniere_activite < current_date;
  RETURN NULL;
END $$;
CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.budget FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();
CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.document FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();
CREATE TRIGGER noter_piece AFTER INSERT ON nominatif.ecrit FOR EACH ROW EXECUTE FUNCTION nominatif.noter_piece();

-- ── lire : seulement par ces fonctions, qui écrivent au journal, refus compris ─────────────────────────────────────
-- p_sorte : budget, document (titres et noms de fichiers) ou ecrit. Zéro ligne = refusé, inexistant ou aucun.
CREATE FUNCTION nominatif.lire_pieces(p_entreprise uuid, p_dossier uuid, p_sorte text)
RETURNS TABLE (id uuid, version int, contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Un morceau d'un document. La lecture est notée au premier, et à tout autre qu'aucune lecture de moins de dix minutes ne précède :
-- on ne contourne pas le journal en commençant par le milieu.
CREATE FUNCTION nominatif.lire_morceau(p_entreprise uuid, p_document uuid, p_rang int)
RETURNS TABLE (contenu bytea, cle_dossier bytea, cle_entreprise bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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

-- Effacement d'un dossier : appelée par effacer_dossier, jamais par un rôle de connexion.
CREATE FUNCTION nominatif._effacer_pieces(p_entreprise uuid, p_dossier uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM nominatif.document WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.budget SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
  UPDATE nominatif.ecrit SET contenu = NULL WHERE entreprise_id = p_entreprise AND dossier_id = p_dossier;
END $$;
RESET ROLE;

-- Aucune statistique de valeurs : EXPLAIN n'a rien à divulguer.
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'nominatif' AND c.relname IN ('budget', 'document', 'document_morceau', 'ecrit')
       AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
