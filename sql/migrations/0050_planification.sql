-- Planification : ce qui pèse dans un calcul et qui l'a décidé, qui travaille une période, d'où vient un trajet, ce qu'un plan a remplacé.
SET ROLE prop_gestion;

-- Un trajet saisi à la main n'est jamais remplacé par une estimation ; ceux d'avant cette migration sont tenus pour saisis.
ALTER TABLE gestion.trajet
  ADD COLUMN estime boolean NOT NULL DEFAULT false,
  ADD COLUMN modifie_le timestamptz NOT NULL DEFAULT now();

ALTER TABLE gestion.plan
  ADD COLUMN depart text NOT NULL DEFAULT 'zero' CHECK (depart IN ('zero', 'proche')),
  ADD COLUMN secondes smallint NOT NULL DEFAULT 20 CHECK (secondes BETWEEN 0 AND 3600),
  ADD COLUMN echanges jsonb;                                       -- ce que l'acceptation a remplacé, pour revenir au plan précédent

-- Un départ est une absence sans retour : son dernier jour est le dernier des calendriers.
ALTER TABLE gestion.absence DROP CONSTRAINT absence_nature_check;
ALTER TABLE gestion.absence
  ADD CONSTRAINT absence_nature_check CHECK (nature IN ('conge', 'formation', 'reunion', 'absence', 'depart')),
  ADD CONSTRAINT absence_depart CHECK (nature <> 'depart' OR fin = DATE '9999-12-31');

-- Les poids du calcul, un jeu par décision de la direction : le dernier compte, aucun ne se modifie ni ne s'efface.
CREATE TABLE gestion.poids (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  non_servie integer NOT NULL CHECK (non_servie BETWEEN 100 AND 100000),
  continuite integer NOT NULL CHECK (continuite BETWEEN 0 AND 1000),
  regularite integer NOT NULL CHECK (regularite BETWEEN 0 AND 1000),
  preference integer NOT NULL CHECK (preference BETWEEN 0 AND 1000),
  trajet integer NOT NULL CHECK (trajet BETWEEN 0 AND 100),
  equilibre integer NOT NULL CHECK (equilibre BETWEEN 0 AND 1000),
  deplacement integer NOT NULL CHECK (deplacement BETWEEN 0 AND 1000),
  fixe_par uuid NOT NULL DEFAULT garde.uid(),
  fixe_le timestamptz NOT NULL DEFAULT now()
);
CALL garde.mur_prestataire('gestion.poids', 'app_gestion', 'S');
CALL garde.mur_interne('gestion.poids');
CREATE POLICY creer_app_gestion ON gestion.poids FOR INSERT TO app_gestion
  WITH CHECK ((SELECT garde.fonction('direction')) AND fixe_par = (SELECT garde.uid()));

-- Une période se travaille à la fois par une personne : un calcul, puis un brouillon à décider. Sans nouvelles, le verrou tombe.
CREATE TABLE gestion.verrou (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  plan_id uuid UNIQUE REFERENCES gestion.plan ON DELETE CASCADE,    -- NULL : la main prise, rien encore de lancé
  debut date NOT NULL,
  fin date NOT NULL CHECK (fin >= debut),
  compte_id uuid NOT NULL DEFAULT garde.uid(),
  pris_le timestamptz NOT NULL DEFAULT now(),
  expire_le timestamptz NOT NULL DEFAULT now() + interval '15 minutes',
  CONSTRAINT verrou_periode EXCLUDE USING gist (daterange(debut, fin, '[]') WITH &&)
);
CALL garde.mur_prestataire('gestion.verrou', 'app_gestion', 'S');
CALL garde.mur_interne('gestion.verrou');
CREATE POLICY creer_app_gestion ON gestion.verrou FOR INSERT TO app_gestion
  WITH CHECK ((SELECT garde.fonction('planification')) AND compte_id = (SELECT garde.uid()));
CREATE POLICY modifier_app_gestion ON gestion.verrou FOR UPDATE TO app_gestion
  USING (compte_id = (SELECT garde.uid())) WITH CHECK (compte_id = (SELECT garde.uid()));
CREATE POLICY supprimer_app_gestion ON gestion.verrou FOR DELETE TO app_gestion
  USING (compte_id = (SELECT garde.uid()) OR expire_le < now());

-- Prendre la main sur le verrou d'un autre se dit au journal : qui, quand, sur quel plan.
CREATE FUNCTION gestion.verrou_reprendre(p_debut date, p_fin date) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
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
COMMENT ON FUNCTION gestion.verrou_reprendre(date, date) IS
  'Ôte les verrous des autres sur une période, le journalise, et prend la main ; rend leur nombre ; 42501 hors planification.';

RESET ROLE;
