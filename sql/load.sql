-- Table des matières, et chargement complet d'une base vide par le superutilisateur : psql -d BASE -f sql/load.sql
-- Le service, lui, n'applique migrations et droits que par `cloison migrate`, qui en tient le registre.
\set ON_ERROR_STOP on
\ir roles.sql
\ir extensions.sql
\ir durcissement.sql
SET SESSION AUTHORIZATION migrateur;
SET search_path = pg_catalog;
\ir migrations/0001_garde.sql
\ir migrations/0002_journal.sql
\ir migrations/0003_session_technique.sql
\ir migrations/0004_connexion.sql
\ir migrations/0005_administration.sql
\ir migrations/0006_role_sain.sql
\ir migrations/0010_gestion.sql
\ir migrations/0012_permanences.sql
\ir migrations/0020_nominatif.sql
\ir migrations/0021_passerelle.sql
\ir migrations/0030_pilotage.sql
\ir migrations/0040_facturation.sql
\ir migrations/0050_planification.sql
\ir migrations/0060_recommandations.sql
\ir migrations/0061_contexte.sql
\ir migrations/0063_employeur.sql
\ir migrations/0065_portefeuille.sql
\ir migrations/0066_mes_actions.sql
\ir migrations/0067_bilans.sql
\ir migrations/0068_rigueur.sql
\ir migrations/0070_pieces.sql
\ir migrations/0071_tarification.sql
\ir migrations/0072_encaissements.sql
\ir migrations/0073_exports.sql
\ir migrations/0080_bureau.sql
\ir migrations/0081_suivi.sql
\ir migrations/0082_pieces_du_dossier.sql
\ir migrations/0083_secret.sql
\ir migrations/0084_accueil.sql
\ir migrations/0085_partenaires.sql
\ir migrations/0086_annuaire.sql
\ir migrations/0087_prevention.sql
\ir migrations/0088_courriers_types.sql
\ir migrations/0089_conservation.sql
\ir migrations/0090_conservation_sure.sql
\ir migrations/0091_relais.sql
\ir migrations/0092_bureau_repris.sql
\ir migrations/0093_suivi_corrige.sql
\ir migrations/0094_accueil.sql
\ir migrations/0095_signataire.sql
\ir migrations/0096_copies.sql
\ir migrations/0097_hors_permanence.sql
\ir migrations/0098_jour_de_paris.sql
\ir migrations/0100_mesures.sql
\ir migrations/0102_gardes.sql
\ir migrations/0103_equipe.sql
\ir migrations/0104_reprises.sql
\ir migrations/0105_encadrant.sql
\ir privileges.sql
RESET SESSION AUTHORIZATION;
