-- Ce qui est écrit dans un suivi se corrige et se retire : une démarche entière, une action, un objectif, une évaluation, un bilan de fin.
SET ROLE prop_nominatif;

-- Une saisie par erreur se retire tant que le dossier est ouvert. Les changements de statut d'une démarche partent avec elle.
CREATE POLICY retirer_app_nominatif ON nominatif.demarche FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = demarche.entreprise_id AND d.id = demarche.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY retirer_app_nominatif ON nominatif.objectif FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = objectif.entreprise_id AND d.id = objectif.dossier_id AND d.etat = 'ouvert'));
CREATE POLICY retirer_app_nominatif ON nominatif.action FOR DELETE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = action.entreprise_id AND d.id = action.dossier_id AND d.etat = 'ouvert'));

-- La situation ne se retire pas : elle se vide. Un bilan de fin est celui d'un dossier clos : son référent le corrige et le retire là.
CREATE POLICY retirer_app_nominatif ON nominatif.feuille FOR DELETE TO app_nominatif
  USING (sorte <> 'situation' AND EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = feuille.entreprise_id AND d.id = feuille.dossier_id
      AND (d.etat = 'ouvert' OR feuille.sorte = 'bilan_fin' AND d.etat = 'clos' AND d.referent_id = (SELECT garde.uid()))));
DROP POLICY mur_app_nominatif ON nominatif.feuille;
CREATE POLICY mur_app_nominatif ON nominatif.feuille AS RESTRICTIVE TO app_nominatif
  USING (EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.entreprise_id = feuille.entreprise_id AND d.id = feuille.dossier_id))
  WITH CHECK (EXISTS (SELECT 1 FROM nominatif.dossier d
    WHERE d.entreprise_id = feuille.entreprise_id AND d.id = feuille.dossier_id
      AND (d.etat = 'ouvert' OR feuille.sorte = 'bilan_fin' AND d.etat = 'clos' AND d.referent_id = (SELECT garde.uid()))));
RESET ROLE;

-- Les étapes déjà posées d'un droit qui n'est pas le leur : françaises au Luxembourg, assurance maladie pour un accident du travail ou une
-- maladie professionnelle. Les autres se recalculent quand l'arrêt change.
DO $$
DECLARE lieux uuid[];
BEGIN
  SET LOCAL ROLE prop_gestion;
  SELECT coalesce(array_agg(e.id), '{}') INTO lieux FROM gestion.etablissement e WHERE e.territoire = 'LU';
  SET LOCAL ROLE prop_nominatif;
  DELETE FROM nominatif.pdp_etape p USING nominatif.dossier d
   WHERE d.entreprise_id = p.entreprise_id AND d.id = p.dossier_id AND p.statut = 'prevue' AND d.etablissement_id = ANY (lieux);
  DELETE FROM nominatif.pdp_etape p USING nominatif.arret a
   WHERE a.entreprise_id = p.entreprise_id AND a.dossier_id = p.dossier_id AND a.debut = p.absence_du AND p.statut = 'prevue'
     AND a.origine IN ('accident_travail', 'maladie_pro') AND p.etape IN ('un_an', 'six_mois');
END $$;
RESET ROLE;
