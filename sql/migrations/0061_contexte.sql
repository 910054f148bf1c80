-- Ce qui accompagne les comptes d'un bilan : actions collectives, chiffres déclarés par la RH, prévention, repères du portefeuille.
SET ROLE prop_gestion;

-- Une action collective : un sujet, une salle, des places. On y compte les présents, on n'y écrit aucun nom.
CREATE TABLE gestion.action_collective (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  etablissement_id uuid,                                           -- NULL : toute l'entreprise
  intervenant_id uuid NOT NULL REFERENCES gestion.intervenant,
  jour date NOT NULL,
  debut time NOT NULL,
  minutes smallint NOT NULL CHECK (minutes BETWEEN 15 AND 480),
  genre text NOT NULL CHECK (genre IN ('atelier', 'information', 'managers', 'groupe_parole', 'stand', 'projet')),
  theme text NOT NULL CHECK (length(theme) BETWEEN 3 AND 80),
  places smallint NOT NULL CHECK (places BETWEEN 1 AND 2000),
  participants smallint CHECK (participants BETWEEN 0 AND 2000),
  statut text NOT NULL DEFAULT 'prevue' CHECK (statut IN ('prevue', 'tenue', 'annulee')),
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement,
  CHECK ((statut = 'tenue') = (participants IS NOT NULL))
);
CREATE INDEX action_collective_jour ON gestion.action_collective (entreprise_id, jour);

-- Les chiffres que la RH déclare sur sa propre entreprise : on ajoute, la dernière déclaration vaut, les autres restent.
CREATE TABLE gestion.contexte (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  periode text NOT NULL CHECK (periode ~ '^20[0-9]{2}(-T[1-4])?$'),
  absenteisme smallint CHECK (absenteisme BETWEEN 0 AND 1000),     -- millièmes des heures dues
  rotation smallint CHECK (rotation BETWEEN 0 AND 5000),           -- millièmes de l'effectif
  arrets_longs int CHECK (arrets_longs BETWEEN 0 AND 100000),      -- arrêts de plus de 90 jours commencés dans la période
  declare_par uuid NOT NULL DEFAULT garde.uid(),
  declare_le timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (entreprise_id, id),
  CHECK (num_nonnulls(absenteisme, rotation, arrets_longs) > 0)
);
CREATE INDEX contexte_periode ON gestion.contexte (entreprise_id, periode, declare_le);

CREATE FUNCTION gestion.contexte_ajoute() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'une declaration ne se modifie ni ne se supprime : la suivante la remplace' USING ERRCODE = '23001';
END $$;
CREATE TRIGGER contexte_ajoute BEFORE UPDATE OR DELETE ON gestion.contexte FOR EACH ROW EXECUTE FUNCTION gestion.contexte_ajoute();
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('gestion.action_collective');
  CALL garde.mur_prestataire('gestion.action_collective', 'app_gestion', 'SIU');
  CALL garde.mur_prestataire('gestion.action_collective', 'app_pilotage', 'S');
  CALL garde.mur_client('gestion.action_collective', 'S');
  CALL garde.mur_interne('gestion.contexte');
  CALL garde.mur_prestataire('gestion.contexte', 'app_pilotage', 'S');
  CALL garde.mur_client('gestion.contexte', 'SI');
END $$;

SET ROLE prop_pilotage;
-- Vrai si le bilan de la période est remis à l'entreprise. Attend une publication en cours : une déclaration y est, ou n'entre plus.
CREATE FUNCTION pilotage.est_remis(p_entreprise uuid, p_periode text) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM 1 FROM pilotage.graine g WHERE g.entreprise_id = p_entreprise FOR SHARE;
  RETURN EXISTS (SELECT 1 FROM pilotage.bilan b WHERE b.entreprise_id = p_entreprise AND b.periode = p_periode);
END $$;
COMMENT ON FUNCTION pilotage.est_remis(uuid, text) IS
  'Vrai si un bilan de cette période est publié ; attend la publication en cours de l''entreprise. Pour prop_gestion seul.';

-- Ce que l'on dit des entreprises de taille comparable : figé au premier usage, le même pour toutes. valeurs = null : rien n'a pu être dit.
CREATE TABLE pilotage.repere (
  periode text NOT NULL CHECK (periode ~ '^20[0-9]{2}(-T[1-4])?$'),
  classe text NOT NULL CHECK (classe IN ('20-49', '50-299', '300-999', '1000', 'toutes')),
  valeurs jsonb NOT NULL,
  fige_le timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (periode, classe)
);

CREATE FUNCTION pilotage.refuser_repere() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'un repere dit a un client reste le meme pour tous' USING ERRCODE = '23001';
END $$;
CREATE TRIGGER immuable BEFORE UPDATE OR DELETE ON pilotage.repere FOR EACH ROW EXECUTE FUNCTION pilotage.refuser_repere();
CREATE TRIGGER inamovible BEFORE TRUNCATE ON pilotage.repere FOR EACH STATEMENT EXECUTE FUNCTION pilotage.refuser_repere();
ALTER TABLE pilotage.repere ENABLE ALWAYS TRIGGER immuable, ENABLE ALWAYS TRIGGER inamovible;

CREATE FUNCTION pilotage.figer_reperes(p_periode text, p_valeurs jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION pilotage.figer_reperes(text, jsonb) IS
  'Fige les repères d''une période finie, une clé par classe ; ce qui est déjà figé ne change pas. Fonction direction.';
RESET ROLE;

DO $$
BEGIN
  CALL garde.mur_interne('pilotage.repere');
  CALL garde.mur_prestataire('pilotage.repere', 'app_pilotage', 'S');
END $$;

-- Après l'insertion, donc après le mur : une ligne pour une autre entreprise est refusée sans dire si son bilan est remis.
SET ROLE prop_gestion;
CREATE FUNCTION gestion.contexte_ouvert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF pilotage.est_remis(NEW.entreprise_id, NEW.periode) THEN
    RAISE EXCEPTION 'le bilan de cette periode est publie' USING ERRCODE = '23514', CONSTRAINT = 'contexte_ouvert';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER contexte_ouvert AFTER INSERT ON gestion.contexte FOR EACH ROW EXECUTE FUNCTION gestion.contexte_ouvert();
RESET ROLE;

-- Prévention : les clôtures passent la nuit comme les entretiens, sans personne, une seule fois.
SET ROLE prop_nominatif;
ALTER TABLE nominatif.dossier ADD COLUMN cloture_exportee boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN nominatif.dossier.cloture_exportee IS 'Passée dans passerelle.cloture ; invisible de l''intervenant. Rouvrir ne la reprend pas.';
ALTER TABLE nominatif.dossier ALTER COLUMN cloture_exportee SET STATISTICS 0;
CREATE INDEX dossier_cloture_a_exporter ON nominatif.dossier (entreprise_id, clos_le) WHERE NOT cloture_exportee AND clos_le IS NOT NULL;
CREATE POLICY passerelle_marque ON nominatif.dossier FOR UPDATE TO prop_passerelle
  USING (etat <> 'ouvert' AND NOT cloture_exportee) WITH CHECK (cloture_exportee);
RESET ROLE;

-- Ce qui a été clos dans une période déjà remise n'y compte plus, et ne tombe pas d'un coup dans la suivante.
DO $$
DECLARE arretes jsonb;
BEGIN
  SET LOCAL ROLE prop_passerelle;
  SELECT jsonb_object_agg(a.entreprise_id, a.jusquau) INTO arretes FROM passerelle.arrete a;
  SET LOCAL ROLE prop_nominatif;
  UPDATE nominatif.dossier d SET cloture_exportee = true WHERE d.clos_le <= (arretes ->> d.entreprise_id::text)::date;
  RESET ROLE;
END $$;

SET ROLE prop_passerelle;
-- Un fait : un dossier clos, sans personne. Pas de clé primaire : un id serait un lien.
CREATE TABLE passerelle.cloture (
  entreprise_id uuid NOT NULL,
  mois date NOT NULL CHECK (extract(day FROM mois) = 1),
  issue text NOT NULL,
  pdp boolean NOT NULL,                                            -- maintien en emploi, ou un entretien de pré-reprise
  pseudonyme bytea NOT NULL CHECK (octet_length(pseudonyme) = 16)
);
CREATE INDEX cloture_periode ON passerelle.cloture (entreprise_id, mois);
-- Aucune statistique de valeurs : EXPLAIN n'a rien à divulguer.
ALTER TABLE passerelle.cloture
  ALTER COLUMN entreprise_id SET STATISTICS 0, ALTER COLUMN mois SET STATISTICS 0, ALTER COLUMN issue SET STATISTICS 0,
  ALTER COLUMN pdp SET STATISTICS 0, ALTER COLUMN pseudonyme SET STATISTICS 0;

-- Le lot de nuit ; rend le nombre d'entretiens passés. Les mois touchés sont réécrits en entier dans un ordre tiré au sort : les nuits d'un
-- même mois ne se distinguent plus. Un entretien, une clôture passent une fois : la marque est posée dans la même instruction.
CREATE OR REPLACE FUNCTION passerelle.exporter() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
  PERFORM passerelle._exporter_clotures();
  RETURN n;
END $$;

CREATE FUNCTION passerelle._exporter_clotures() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
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
           l.motif = 'maintien_emploi' OR EXISTS (
             SELECT 1 FROM nominatif.entretien e
             LEFT JOIN nominatif.entretien_motif m ON m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id
             WHERE e.entreprise_id = l.entreprise_id AND e.dossier_id = l.id AND e.etat = 'clos'
               AND (e.nature = 'pre_reprise' OR m.motif = 'maintien_emploi')) AS pdp,
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

-- Des personnes, jamais des dossiers : deux clôtures de la même personne comptent une fois, et le retour l'emporte.
CREATE FUNCTION passerelle.compter_pdp(p_entreprise uuid, p_debut date, p_fin date)
RETURNS TABLE (situations int, cloturees int, retours int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION passerelle.compter_pdp(uuid, date, date) IS
  'Prévention d''une entreprise sur des trimestres entiers d''une année, en personnes : suivies, sorties de suivi, et de celles-là revenues au travail. Fonction direction ; vrais comptes, avant secret.';
RESET ROLE;

CALL garde.mur_interne('passerelle.cloture');
