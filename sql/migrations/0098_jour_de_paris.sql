-- Une venue de minuit et demi est d'aujourd'hui à Metz, pas de demain : current_date est celui de la session, en UTC.
SET ROLE prop_nominatif;
DROP POLICY creer_app_nominatif ON nominatif.information;
CREATE POLICY creer_app_nominatif ON nominatif.information FOR INSERT TO app_nominatif
  WITH CHECK (jour <= (now() AT TIME ZONE 'Europe/Paris')::date);
RESET ROLE;
