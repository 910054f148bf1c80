-- Ce que le contrôle du secret lit d'une année, au grain le plus fin, et le périmètre figé à la première remise de l'année.
SET ROLE prop_passerelle;
-- periode : 0 à 3 les trimestres, 4 l'année. axe « motif » par établissement (valeur vide : tous motifs) ; « forme » et « origine » par
-- groupe de l'appelant, toute l'entreprise (etablissement vide). Une personne compte à un seul établissement de l'année, celui où elle est
-- le plus venue : les personnes des établissements s'additionnent.
CREATE FUNCTION passerelle.croiser(p_entreprise uuid, p_annee smallint, p_jusquau date, p_formes jsonb, p_origines jsonb)
RETURNS TABLE (periode smallint, axe text, valeur text, etablissement text, entretiens int, personnes int, nouveaux int, maximum int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION passerelle.croiser(uuid, smallint, date, jsonb, jsonb) IS
  'Vrais comptes d''une année civile jusqu''à la fin d''un trimestre, au grain le plus fin (période × axe × valeur × établissement), pour le contrôle du secret ; fonction direction. À ne remettre qu''après suppression.';
RESET ROLE;

SET ROLE prop_pilotage;
-- Quels établissements se comptent ensemble, figé à la première remise de l'année : changer de périmètre permettrait une différence.
CREATE TABLE pilotage.perimetre (
  entreprise_id uuid NOT NULL,
  annee smallint NOT NULL CHECK (annee BETWEEN 2000 AND 2099),
  groupes jsonb NOT NULL CHECK (jsonb_typeof(groupes) = 'array'),               -- [{code, nom, etablissements: [uuid]}]
  fige_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (entreprise_id, annee)
);
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.perimetre FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.perimetre FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();
ALTER TABLE pilotage.perimetre ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;

CREATE FUNCTION pilotage.figer_perimetre(p_entreprise uuid, p_annee smallint, p_groupes jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM pilotage.ouvrir_registre(p_entreprise);
  INSERT INTO pilotage.perimetre (entreprise_id, annee, groupes) VALUES (p_entreprise, p_annee, p_groupes) ON CONFLICT DO NOTHING;
END $$;
COMMENT ON FUNCTION pilotage.figer_perimetre(uuid, smallint, jsonb) IS
  'Fige le regroupement des établissements d''une année, une fois pour toutes ; le premier posé reste. Fonction direction.';

-- Les fichiers remis avec un bilan, octet pour octet : ce qui se télécharge dans dix ans est ce qui a été publié.
CREATE TABLE pilotage.fichier (
  entreprise_id uuid NOT NULL,
  bilan_id uuid NOT NULL,
  nature text NOT NULL CHECK (nature IN ('cases')),                              -- les cases remises, en CSV
  octets bytea NOT NULL,
  empreinte bytea NOT NULL CHECK (empreinte = sha256(octets)),
  PRIMARY KEY (entreprise_id, bilan_id, nature),
  FOREIGN KEY (entreprise_id, bilan_id) REFERENCES pilotage.bilan
);
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.fichier FOR EACH ROW EXECUTE FUNCTION pilotage.refuser();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.fichier FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser();
ALTER TABLE pilotage.fichier ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;

CREATE FUNCTION pilotage.joindre(p_entreprise uuid, p_bilan uuid, p_nature text, p_octets bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION pilotage.joindre(uuid, uuid, text, bytea) IS
  'Joint un fichier au bilan que la transaction vient de publier ; 22023 pour tout autre. Fonction direction.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('pilotage.fichier');
  CALL garde.mur_prestataire('pilotage.fichier', 'app_pilotage', 'S');
  CALL garde.mur_client('pilotage.fichier', 'S');
  CALL garde.mur_interne('pilotage.perimetre');
  CALL garde.mur_prestataire('pilotage.perimetre', 'app_pilotage', 'S');
END $$;
