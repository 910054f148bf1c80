-- La copie d'un écrit remis est ce que la personne a reçu : elle ne se retire pas. Le référent retire ce qu'un collègue a déposé chez lui.
SET ROLE prop_nominatif;
ALTER TABLE nominatif.document ADD COLUMN copie boolean NOT NULL DEFAULT false;
ALTER TABLE nominatif.document ALTER COLUMN copie SET STATISTICS 0;
COMMENT ON COLUMN nominatif.document.copie IS 'Copie imprimée d''un écrit remis : posée avec lui, jamais retirée avant l''effacement du dossier.';

DROP POLICY retirer_app_nominatif ON nominatif.document;
CREATE POLICY retirer_app_nominatif ON nominatif.document FOR DELETE TO app_nominatif
  USING (NOT copie
    AND (auteur_id = (SELECT garde.uid()) OR nominatif.suis_referent(entreprise_id, dossier_id))
    AND EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = document.entreprise_id AND d.id = document.dossier_id AND d.etat = 'ouvert'));

DROP POLICY retirer_app_nominatif ON nominatif.budget;
CREATE POLICY retirer_app_nominatif ON nominatif.budget FOR DELETE TO app_nominatif
  USING ((auteur_id = (SELECT garde.uid()) OR nominatif.suis_referent(entreprise_id, dossier_id))
    AND EXISTS (SELECT 1 FROM nominatif.dossier d
      WHERE d.entreprise_id = budget.entreprise_id AND d.id = budget.dossier_id AND d.etat = 'ouvert'));
RESET ROLE;
