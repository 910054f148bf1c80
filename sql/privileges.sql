-- Tous les droits des rôles applicatifs, rejoués par le migrateur après chaque migration, en une transaction : d'abord tout
-- est repris, puis chaque schéma donne, PAR COLONNE, ce que ses lecteurs ont à faire. Un droit qui n'est pas ici n'existe pas.
DO $$
DECLARE
  s text;
  tous text := 'app_auth, app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public, app_administration,'
    ' job_passerelle, migrateur';
  autres text;
BEGIN
  FOREACH s IN ARRAY ARRAY['garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal'] LOOP
    SELECT tous || ', ' || string_agg('prop_' || o, ', ')
    INTO autres
    FROM unnest(ARRAY['garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal']) o
    WHERE o <> s;
    EXECUTE format('SET LOCAL ROLE %I', 'prop_' || s);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %s', s, autres);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %s', s, autres);
    EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA %I FROM %s', s, autres);
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %s', s, autres);
    RESET ROLE;
  END LOOP;
END $$;

-- garde -------------------------------------------------------------------------------------------------------------------------
SET ROLE prop_garde;
GRANT USAGE ON SCHEMA garde
  TO app_auth, app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public, app_administration, job_passerelle,
     migrateur, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal;
GRANT EXECUTE ON ROUTINE
    garde._en_proprietaire(text, text[]),
    garde._permissives(name, text),
    garde.mur_interne(text),
    garde.mur_prestataire(text, name, text),
    garde.mur_client(text, text, name)
  TO prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal, migrateur;
GRANT EXECUTE ON FUNCTION garde.role_sain()
  TO app_auth, app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public, app_administration, job_passerelle;
GRANT EXECUTE ON FUNCTION garde.lecteurs(text[])
  TO app_auth, app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public, app_administration;
GRANT EXECUTE ON FUNCTION garde.ouvrir(bytea)
  TO app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_administration;
GRANT EXECUTE ON FUNCTION garde.tenant(), garde.uid(), garde.prestataire(), garde.fonction(text)
  TO app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_administration, app_public, job_passerelle,
     prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal;
GRANT EXECUTE ON FUNCTION
    garde.sel_de(text),
    garde.connecter(text, bytea, text, text[], text[]),
    garde.identite(bytea),
    garde.fermer(bytea),
    garde.totp_preparer(bytea),
    garde.totp_confirmer(bytea, text, text[], text[]),
    garde.changer_preuve(bytea, bytea, bytea, bytea, text[], text[])
  TO app_auth;
GRANT EXECUTE ON FUNCTION
    garde.compte_creer(text, text, text[], uuid, bytea, bytea, bytea, boolean),
    garde.compte_fonctions(uuid, text[], uuid),
    garde.compte_activer(uuid, boolean),
    garde.compte_reinitialiser(uuid, bytea, bytea),
    garde.compte_lister(),
    garde.revoquer_compte(uuid)
  TO app_administration, migrateur;
GRANT EXECUTE ON FUNCTION garde.collegues(text)
  TO app_gestion, app_nominatif, app_administration;
GRANT EXECUTE ON FUNCTION garde.demonstration()
  TO app_auth, migrateur;
GRANT EXECUTE ON FUNCTION garde.tourner_cle(), garde.demonstration_activer(), garde.code_de_demonstration(text)
  TO migrateur;
GRANT EXECUTE ON FUNCTION garde.purger_sessions()
  TO job_passerelle, migrateur;
RESET ROLE;

-- journal -----------------------------------------------------------------------------------------------------------------------
SET ROLE prop_journal;
GRANT USAGE ON SCHEMA journal
  TO app_nominatif, app_pilotage, app_facturation, app_administration, job_passerelle, migrateur,
     prop_garde, prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif;
GRANT EXECUTE ON FUNCTION journal.ecrire(text, uuid)
  TO app_nominatif, app_pilotage, app_facturation, app_administration,
     prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif;
GRANT EXECUTE ON FUNCTION journal.ecrire_garde(text, uuid, uuid)
  TO prop_garde;
GRANT EXECUTE ON FUNCTION journal.sceller(), journal.verifier(), journal.racine()
  TO app_administration, job_passerelle, migrateur;
GRANT EXECUTE ON FUNCTION journal.lister(bigint, integer)
  TO app_administration;
RESET ROLE;

-- gestion -----------------------------------------------------------------------------------------------------------------------
SET ROLE prop_gestion;
RESET ROLE;

-- facturation -------------------------------------------------------------------------------------------------------------------
SET ROLE prop_facturation;
RESET ROLE;

-- pilotage ----------------------------------------------------------------------------------------------------------------------
SET ROLE prop_pilotage;
RESET ROLE;

-- passerelle --------------------------------------------------------------------------------------------------------------------
SET ROLE prop_passerelle;
RESET ROLE;

-- nominatif ---------------------------------------------------------------------------------------------------------------------
SET ROLE prop_nominatif;
RESET ROLE;
