-- Compartiment PASSERELLE : le seul passage entre ce qui nomme et ce qui se compte. Un lot chaque nuit, dans une transaction : ordre
-- tiré au sort, mois au lieu du jour, durée en tranches, motif codé ; ni id, ni séquence, ni horodatage. Personne ne lit les faits.
CREATE SCHEMA IF NOT EXISTS passerelle AUTHORIZATION prop_passerelle;

SET ROLE prop_nominatif;
-- Ses droits sur nominatif sont dans privileges.sql.
CREATE POLICY passerelle ON nominatif.dossier FOR SELECT TO prop_passerelle USING (true);
CREATE POLICY passerelle ON nominatif.entretien FOR SELECT TO prop_passerelle USING (true);
CREATE POLICY passerelle_marque ON nominatif.entretien FOR UPDATE TO prop_passerelle USING (NOT exporte) WITH CHECK (exporte);
CREATE POLICY passerelle ON nominatif.entretien_motif FOR SELECT TO prop_passerelle USING (true);
RESET ROLE;

SET ROLE prop_passerelle;
-- Clé de pseudonyme par (entreprise, année) : compte des personnes distinctes, ne relie ni deux entreprises ni deux années ; la détruire anonymise.
CREATE TABLE passerelle.cle_pseudonyme (
  entreprise_id uuid NOT NULL,
  annee smallint NOT NULL,
  cle bytea NOT NULL CHECK (octet_length(cle) = 32),
  PRIMARY KEY (entreprise_id, annee)
);

-- Un fait : un entretien clos, sans personne. Pas de clé primaire : un id serait un lien.
CREATE TABLE passerelle.acte (
  entreprise_id uuid NOT NULL,
  etablissement_id uuid NOT NULL,
  mois date NOT NULL CHECK (extract(day FROM mois) = 1),
  motif text NOT NULL,
  nature text NOT NULL,
  forme text NOT NULL,
  origine text NOT NULL,
  duree smallint NOT NULL,
  nouveau boolean NOT NULL,
  pseudonyme bytea NOT NULL CHECK (octet_length(pseudonyme) = 16)
);
CREATE INDEX acte_periode ON passerelle.acte (entreprise_id, mois);

-- Jusqu'où les faits d'une entreprise sont figés par une publication : une saisie tardive compte au premier mois d'après.
CREATE TABLE passerelle.arrete (
  entreprise_id uuid PRIMARY KEY,
  jusquau date NOT NULL
);

CREATE FUNCTION passerelle._exiger_direction() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF garde.prestataire() IS NULL OR NOT garde.fonction('direction') THEN
    RAISE EXCEPTION 'fonction direction requise' USING ERRCODE = '42501';
  END IF;
END $$;

-- Le mois où compte un entretien : le sien, ou le premier après l'arrêté.
CREATE FUNCTION passerelle._mois(p_entreprise uuid, p_jour date) RETURNS date
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN greatest(date_trunc('month', p_jour)::date,
    (SELECT a.jusquau + 1 FROM passerelle.arrete a WHERE a.entreprise_id = p_entreprise AND a.jusquau >= p_jour));
END $$;

-- Le lot de nuit ; rend le nombre d'entretiens passés. Les mois touchés sont réécrits en entier dans un ordre tiré au sort : les nuits d'un
-- même mois ne se distinguent plus. Un entretien passe une fois : « exporte » est posé dans la même instruction.
CREATE FUNCTION passerelle.exporter() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n bigint;
BEGIN
  LOCK TABLE passerelle.acte IN SHARE ROW EXCLUSIVE MODE;                        -- deux lots à la fois : le second attend
  INSERT INTO passerelle.cle_pseudonyme (entreprise_id, annee, cle)
    SELECT DISTINCT ON (1, 2) e.entreprise_id, extract(year FROM passerelle._mois(e.entreprise_id, e.jour))::smallint,
           sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
      FROM nominatif.entretien e WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date
  ON CONFLICT DO NOTHING;
  WITH lot AS (
    UPDATE nominatif.entretien e SET exporte = true
      FROM passerelle.cle_pseudonyme c
     WHERE NOT e.exporte AND e.etat = 'clos' AND e.jour < current_date            -- clos et passé : plus rien n'y change
       AND c.entreprise_id = e.entreprise_id AND c.annee = extract(year FROM passerelle._mois(e.entreprise_id, e.jour))
    RETURNING e.entreprise_id, e.id, e.dossier_id, e.jour, e.nature, e.forme, e.origine, e.duree, c.cle
  ), faits AS (
    SELECT l.entreprise_id, d.etablissement_id, passerelle._mois(l.entreprise_id, l.jour) AS mois,
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
  RETURN n;
END $$;
COMMENT ON FUNCTION passerelle.exporter() IS 'Le lot de nuit (job_passerelle) : entretiens clos et passés → faits ; rend leur nombre. Rejoué, ne passe rien deux fois.';

-- Des comptes, jamais un fait : trimestres entiers d'une même année civile (les pseudonymes ne se relient pas d'une année à l'autre).
-- p_autres : établissements comptés ensemble sous « autres ». maximum : entretiens du plus gros contributeur de la case (dominance).
CREATE FUNCTION passerelle.agreger(p_entreprise uuid, p_debut date, p_fin date, p_autres uuid[] DEFAULT '{}')
RETURNS TABLE (axe text, valeur text, valeur2 text, entretiens int, personnes int, nouveaux int, maximum int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION passerelle.agreger(uuid, date, date, uuid[]) IS
  'Comptes d''une entreprise sur des trimestres entiers d''une année, par axe (total, motif, etablissement, forme, origine, nature, etablissement_motif) ; fonction direction. Vrais comptes, avant secret : à ne remettre qu''après suppression.';

-- À appeler dans la transaction qui publie : ce qui sera saisi après comptera après.
CREATE FUNCTION passerelle.figer(p_entreprise uuid, p_jusquau date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION passerelle.figer(uuid, date) IS 'Fige les faits d''une entreprise jusqu''à la fin d''un trimestre clos ; ne recule jamais. Fonction direction.';

-- Fin de conservation : sans clé, les pseudonymes d'une année ne mènent plus à personne, même avec la base nominative.
CREATE FUNCTION passerelle.detruire_cles(p_annee smallint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE n bigint;
BEGIN
  DELETE FROM passerelle.cle_pseudonyme WHERE annee <= p_annee AND annee < extract(year FROM current_date) - 1;
  GET DIAGNOSTICS n = ROW_COUNT;
  RETURN n;
END $$;
COMMENT ON FUNCTION passerelle.detruire_cles(smallint) IS 'Détruit les clés de pseudonyme jusqu''à cette année, jamais celles des deux dernières ; rend leur nombre (job_passerelle).';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('passerelle.cle_pseudonyme');
  CALL garde.mur_interne('passerelle.acte');
  CALL garde.mur_interne('passerelle.arrete');
END $$;
DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT n.nspname || '.' || c.relname AS relation, array_agg(format('ALTER TABLE <table> ALTER COLUMN %I SET STATISTICS 0', a.attname)) AS ordres
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'passerelle' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY 1 LOOP
    CALL garde._en_proprietaire(r.relation, r.ordres);
  END LOOP;
END $$;
