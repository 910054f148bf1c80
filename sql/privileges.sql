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
GRANT EXECUTE ON FUNCTION garde.portee_client()
  TO app_public;
GRANT EXECUTE ON FUNCTION garde.ouvrir(bytea)
  TO app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_administration;
GRANT EXECUTE ON FUNCTION garde.tenant(), garde.uid(), garde.prestataire(), garde.fonction(text)
  TO app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_administration, app_public, job_passerelle,
     prop_gestion, prop_facturation, prop_pilotage, prop_passerelle, prop_nominatif, prop_journal;
GRANT EXECUTE ON FUNCTION garde.employeur() TO app_client, prop_gestion, prop_nominatif;
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
GRANT EXECUTE ON FUNCTION garde.comptes_fermes() TO prop_nominatif;
GRANT EXECUTE ON FUNCTION garde.nom_du_service(uuid) TO app_gestion, app_nominatif;
GRANT EXECUTE ON FUNCTION garde.collegues(text)
  TO app_gestion, app_nominatif, app_administration, app_pilotage, prop_nominatif;
GRANT EXECUTE ON FUNCTION
    garde.acces_urgence(),
    garde.acces_urgence_acte(uuid, uuid),
    garde.verrouiller(uuid, text, uuid),
    garde.verrous(),
    garde.deverrouiller(uuid, uuid),
    garde.comptes_a_relayer(),
    garde.suivis_a_relayer(),
    garde.psychologues(),
    garde.proposer_suivis(uuid, uuid),
    garde.proposer_relais(uuid, uuid),
    garde.annuler_relais(uuid),
    garde.conservation_orphelins()
  TO app_pilotage;
GRANT EXECUTE ON FUNCTION
    garde.conservation_apercu(date),
    garde.conservation_appliquer(int),
    garde.conservation_passage(),
    garde.conservation_geler(text, uuid, text),
    garde.conservation_degeler(uuid, uuid),
    garde.conservation_gels()
  TO app_administration, migrateur;
GRANT EXECUTE ON FUNCTION garde.conservation_appliquer(int) TO job_passerelle;
GRANT EXECUTE ON FUNCTION garde.effacements() TO job_passerelle, migrateur;
GRANT EXECUTE ON FUNCTION garde.coffre_enveloppes(), garde.coffre_reenvelopper(uuid, bytea, bytea), garde.coffre_boite(),
    garde.coffre_reenvelopper_boite(bytea, bytea, bytea), garde.coffre_figer(), garde.coffre_tourner_boite(bytea, bytea, bytea),
    garde.coffre_plis(text, uuid, int), garde.coffre_resceller(text, uuid, uuid, bytea, bytea), garde.coffre_boites_quittees(),
    garde.coffre_oublier_boites()
  TO migrateur;
GRANT EXECUTE ON FUNCTION garde.demonstration()
  TO app_auth, migrateur;
GRANT EXECUTE ON FUNCTION garde.tourner_cle(), garde.demonstration_activer(), garde.code_de_demonstration(text), garde.session_technique(text, text)
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
GRANT EXECUTE ON FUNCTION journal.sceaux(), journal.lot(integer)
  TO job_passerelle;
GRANT EXECUTE ON FUNCTION journal.de_objet(uuid), journal.acces_de_objet(uuid)
  TO prop_nominatif;
RESET ROLE;

-- gestion -----------------------------------------------------------------------------------------------------------------------
SET ROLE prop_gestion;
GRANT USAGE ON SCHEMA gestion TO app_gestion, app_facturation, app_pilotage, app_client, app_nominatif, app_public, prop_nominatif, prop_pilotage;

GRANT SELECT (id, nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement),
  INSERT (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement),
  UPDATE (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban, ratio_dimensionnement)
  ON gestion.prestataire TO app_gestion;
GRANT SELECT (siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu,
    contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement),
  INSERT (siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu,
    contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement),
  UPDATE (siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu,
    contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement)
  ON gestion.prestataire TO app_gestion;
GRANT SELECT (id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle,
    salle_confidentielle, ouverture, fermeture, latitude, longitude, actif),
  INSERT (nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle,
    salle_confidentielle, ouverture, fermeture, latitude, longitude, actif),
  UPDATE (nom, adresse, code_postal, commune, territoire, vendredi_saint, capacite_salle, salle, salle_confidentielle, ouverture, fermeture,
    latitude, longitude, actif)
  ON gestion.lieu TO app_gestion;
GRANT SELECT (acces), INSERT (acces), UPDATE (acces) ON gestion.lieu TO app_gestion;
GRANT SELECT (lieu_a, lieu_b, minutes, estime, modifie_le), INSERT (lieu_a, lieu_b, minutes, estime), UPDATE (minutes, estime, modifie_le), DELETE
  ON gestion.trajet TO app_gestion;
GRANT SELECT (id, compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif),
  INSERT (compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif),
  UPDATE (compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone, actif)
  ON gestion.intervenant TO app_gestion;
GRANT SELECT (intervenant_id, jour, demi_journee), INSERT (intervenant_id, jour, demi_journee), DELETE ON gestion.disponibilite TO app_gestion;
GRANT SELECT (id, intervenant_id, debut, fin, nature), INSERT (intervenant_id, debut, fin, nature), UPDATE (debut, fin, nature), DELETE
  ON gestion.absence TO app_gestion;
GRANT SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche,
    adresse, code_postal, commune, contexte, cree_le),
  INSERT (code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, adresse, code_postal,
    commune, contexte),
  UPDATE (code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche, adresse,
    code_postal, commune, contexte)
  ON gestion.entreprise TO app_gestion;
GRANT SELECT (adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal,
    facturation_commune, tva_verifiee_le),
  INSERT (adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal,
    facturation_commune, tva_verifiee_le),
  UPDATE (adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal,
    facturation_commune, tva_verifiee_le)
  ON gestion.entreprise TO app_gestion;
GRANT SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert),
  INSERT (entreprise_id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert),
  UPDATE (code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert)
  ON gestion.etablissement TO app_gestion;
GRANT SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le),
  INSERT (entreprise_id, etablissement_id, a_partir_du, nombre, source), UPDATE (nombre, source, declare_le), DELETE
  ON gestion.effectif TO app_gestion;
GRANT SELECT (entreprise_id, id, nom, fonction, courriel, telephone, principal), INSERT (entreprise_id, nom, fonction, courriel, telephone, principal),
  UPDATE (nom, fonction, courriel, telephone, principal), DELETE
  ON gestion.contact TO app_gestion;
GRANT SELECT (entreprise_id, id, debut, fin, libelle), INSERT (entreprise_id, debut, fin, libelle), UPDATE (debut, fin, libelle), DELETE
  ON gestion.fermeture TO app_gestion;
GRANT SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id,
    facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le,
    minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide),
  INSERT (entreprise_id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id,
    facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le,
    minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide),
  UPDATE (numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id, facturation_mois,
    terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le,
    minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide)
  ON gestion.contrat TO app_gestion;
GRANT SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le), INSERT (entreprise_id, contrat_id, numero, date_effet, objet, signe_le),
  UPDATE (objet, signe_le)
  ON gestion.avenant TO app_gestion;
GRANT SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an,
    creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id),
  INSERT (entreprise_id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an,
    creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id),
  UPDATE (libelle, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises, creneaux_preferes, langue, metier,
    intervenant_id, groupe_id), DELETE
  ON gestion.prestation TO app_gestion;
GRANT SELECT (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
    demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond),
  INSERT (entreprise_id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
    demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond),
  UPDATE (libelle, prix_micro, mode_effectif, prorata, mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, au, indice,
    indice_base_micro, indice_anniversaire, indice_plafond), DELETE
  ON gestion.tarif TO app_gestion;
GRANT SELECT (entreprise_id, tarif_id, rang, jusqua, prix_micro), INSERT (entreprise_id, tarif_id, rang, jusqua, prix_micro),
  UPDATE (jusqua, prix_micro), DELETE
  ON gestion.tranche TO app_gestion;
GRANT SELECT (id, debut, fin, etat, graine, cout, dues, placees, progression, resultat, cree_par, cree_le, publie_le, depart, secondes, echanges),
  INSERT (debut, fin, graine, depart, secondes), UPDATE (etat, cout, dues, placees, progression, resultat, publie_le, echanges)
  ON gestion.plan TO app_gestion;
GRANT SELECT (id, non_servie, continuite, regularite, preference, trajet, equilibre, deplacement, fixe_par, fixe_le),
  INSERT (non_servie, continuite, regularite, preference, trajet, equilibre, deplacement)
  ON gestion.poids TO app_gestion;
GRANT SELECT (id, plan_id, debut, fin, compte_id, pris_le, expire_le), INSERT (plan_id, debut, fin), UPDATE (expire_le), DELETE
  ON gestion.verrou TO app_gestion;
GRANT EXECUTE ON FUNCTION gestion.verrou_reprendre(date, date) TO app_gestion;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, motif_annulation,
    annulee_le, remplace_id, plan_id, epinglee, sequence, plage, creneaux, sans_acces),
  INSERT (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, remplace_id, plan_id, epinglee),
  UPDATE (lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut, motif_annulation, annulee_le, remplace_id, plan_id, epinglee, sequence,
    sans_acces),
  DELETE
  ON gestion.permanence TO app_gestion;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id),
  INSERT (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id), UPDATE (etat, permanence_id), DELETE
  ON gestion.registre TO app_gestion;
GRANT SELECT (entreprise_id, contrat_id, annee, dues, tenues, ouvertes, creditees, renoncees) ON gestion.registre_compte
  TO app_gestion, app_facturation, app_pilotage, app_client;
GRANT SELECT (empreinte, intervenant_id, entreprise_id, cree_le, revoque_le), INSERT (empreinte, intervenant_id, entreprise_id), UPDATE (revoque_le)
  ON gestion.agenda TO app_gestion;
GRANT SELECT (id, nature, nom_fichier, contenu, etat, depose_par, depose_le, applique_le, bilan), INSERT (nature, nom_fichier, contenu),
  UPDATE (etat, applique_le, bilan)
  ON gestion.import TO app_gestion;

GRANT SELECT (entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut),
  INSERT (entreprise_id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places),
  UPDATE (etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut)
  ON gestion.action_collective TO app_gestion;

-- Prévention : une place n'a que son code, une alerte que des codes ; l'intervenant pose la sienne par une fonction.
GRANT SELECT (prises, programme, projet_id, avis_1, avis_2, avis_3, avis_4, avis_5) ON gestion.action_collective TO app_gestion, app_nominatif;
GRANT INSERT (programme, projet_id), UPDATE (programme, projet_id, avis_1, avis_2, avis_3, avis_4, avis_5)
  ON gestion.action_collective TO app_gestion;
GRANT SELECT (entreprise_id, id, action_id, code), INSERT (entreprise_id, action_id), DELETE ON gestion.action_place TO app_gestion, app_nominatif;
GRANT SELECT (inscription) ON gestion.action_collective TO app_gestion, app_nominatif;
GRANT INSERT (inscription), UPDATE (inscription) ON gestion.action_collective TO app_gestion;
GRANT EXECUTE ON FUNCTION gestion.noter_avis(uuid, uuid, smallint[]), gestion.ecrire_programme(uuid, uuid, text),
    gestion.ouvrir_inscription(uuid, uuid, boolean), gestion.retirer_alerte(uuid, uuid),
    gestion.alerter(uuid, uuid, text, text[], text)
  TO app_nominatif;
GRANT USAGE ON SCHEMA gestion TO job_passerelle;
GRANT EXECUTE ON FUNCTION gestion.purger_places() TO job_passerelle;
GRANT SELECT (entreprise_id, id, titre, but, etat, debut, fin, partage, cree_par), INSERT (entreprise_id, titre, but, etat, debut, fin, partage),
  UPDATE (titre, but, etat, debut, fin, partage), DELETE
  ON gestion.projet TO app_gestion, app_nominatif;
GRANT SELECT (entreprise_id, id, projet_id, libelle, echeance, faite_le), INSERT (entreprise_id, projet_id, libelle, echeance, faite_le),
  UPDATE (libelle, echeance, faite_le), DELETE
  ON gestion.projet_etape TO app_gestion, app_nominatif;
GRANT SELECT (entreprise_id, projet_id, partenaire_id), INSERT (entreprise_id, projet_id, partenaire_id), DELETE
  ON gestion.projet_partenaire TO app_gestion, app_nominatif;
GRANT SELECT (entreprise_id, id, etablissement_id, risque, signes, niveau, auteur_id, posee_le, etat, suite, prise_le, close_le),
  UPDATE (etat, suite, prise_le, close_le)
  ON gestion.alerte TO app_gestion;
GRANT SELECT (entreprise_id, id, etablissement_id, risque, signes, niveau, auteur_id, posee_le, etat, suite, prise_le, close_le)
  ON gestion.alerte TO app_nominatif;
GRANT SELECT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le),
  INSERT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le),
  UPDATE (membres, signaux, etapes, tous_les_mois, derniere_le, modifiee_le)
  ON gestion.cellule TO app_gestion, app_nominatif;
GRANT SELECT (entreprise_id, id, titre, but, etat, debut, fin, partage) ON gestion.projet TO app_client;
GRANT SELECT (entreprise_id, id, projet_id, libelle, echeance, faite_le) ON gestion.projet_etape TO app_client;
GRANT SELECT (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le) ON gestion.cellule TO app_client;

-- L'annuaire et les courriers types : lus et tenus par les intervenants, la planification et la direction, jamais par un client.
GRANT SELECT (id, code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces,
    delai_jours, source, verifie_le, verifie_par, actif, modifie_le),
  INSERT (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces,
    delai_jours, source, verifie_le, actif),
  UPDATE (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, courriel, site, horaires, contact, pieces,
    delai_jours, source, verifie_le, actif)
  ON gestion.partenaire TO app_gestion, app_nominatif;
GRANT SELECT (id, partenaire_code, demarche, effet, depart, nombre, unite, suite, source, url, verifie_le, verifie_par, actif)
  ON gestion.echeance_legale TO app_gestion, app_nominatif;
GRANT EXECUTE ON FUNCTION gestion.reverifier_echeance(uuid), gestion.reverifier_partenaire(uuid) TO app_gestion, app_nominatif;
GRANT SELECT (id, partenaire_code, titre, corps, signataire, version, actif, modifie_par, modifie_le),
  INSERT (partenaire_code, titre, corps, signataire), UPDATE (partenaire_code, titre, corps, signataire, actif)
  ON gestion.modele_courrier TO app_gestion, app_nominatif;
GRANT SELECT (modele_id, version, titre, corps, ecrit_par, ecrit_le) ON gestion.modele_courrier_version TO app_gestion, app_nominatif;

-- Tarification : indices, groupes et taux sont au prestataire ; le client ne lit que ses propres participations.
GRANT SELECT (code, libelle, source), INSERT (code, libelle, source), UPDATE (libelle, source) ON gestion.indice TO app_gestion;
GRANT SELECT (indice, annee, valeur_micro, publie_le), INSERT (indice, annee, valeur_micro, publie_le), UPDATE (valeur_micro, publie_le), DELETE
  ON gestion.indice_valeur TO app_gestion;
GRANT SELECT (id, code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond),
  INSERT (code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond),
  UPDATE (libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond), DELETE
  ON gestion.groupe_mutualise TO app_gestion;
GRANT SELECT (entreprise_id, id, groupe_id, contrat_id, du, au, poids), INSERT (entreprise_id, groupe_id, contrat_id, du, au, poids),
  UPDATE (du, au, poids), DELETE
  ON gestion.participation TO app_gestion;
GRANT SELECT (pays, du, centiemes), INSERT (pays, du, centiemes), DELETE ON gestion.taux_tva TO app_gestion;
GRANT SELECT (du, regime), INSERT (du, regime), DELETE ON gestion.regime_tva TO app_gestion;
GRANT SELECT (code, libelle, source) ON gestion.indice TO app_facturation;
GRANT SELECT (indice, annee, valeur_micro, publie_le) ON gestion.indice_valeur TO app_facturation;
GRANT SELECT (id, code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond)
  ON gestion.groupe_mutualise TO app_facturation;
GRANT SELECT (entreprise_id, id, groupe_id, contrat_id, du, au, poids) ON gestion.participation TO app_facturation;
GRANT SELECT (entreprise_id, contrat_id, du, au, poids) ON gestion.participation TO app_client;
GRANT SELECT (pays, du, centiemes) ON gestion.taux_tva TO app_facturation;
GRANT SELECT (du, regime) ON gestion.regime_tva TO app_facturation;

-- Facturation : ce qui se facture, sans numéro de téléphone d'intervenant ni contexte d'entreprise.
GRANT SELECT (id, nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, telephone, courriel, iban) ON gestion.prestataire TO app_facturation, app_client;
-- L'identité imprimée sur les pièces et les coordonnées de facturation d'un client sont tenues par la facturation.
GRANT SELECT (siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu, code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu,
    contact_facturation, courriel_facturation, telephone_facturation, tva_sur_debits, delai_reglement),
  INSERT (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, iban, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu,
    code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation,
    telephone_facturation, tva_sur_debits, delai_reglement),
  UPDATE (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, iban, siret, bic, mentions_fr, mentions_lu, nom_lu, adresse_lu,
    code_postal_lu, commune_lu, iban_lu, bic_lu, electronique_fr, electronique_lu, contact_facturation, courriel_facturation,
    telephone_facturation, tva_sur_debits, delai_reglement)
  ON gestion.prestataire TO app_facturation;
-- Ce que l'affiche dit du service se tient avec le reste de son identité.
GRANT SELECT (horaires), INSERT (horaires), UPDATE (telephone, courriel, horaires) ON gestion.prestataire TO app_facturation;
GRANT SELECT (horaires), INSERT (horaires), UPDATE (horaires) ON gestion.prestataire TO app_gestion;
GRANT SELECT (adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse, facturation_code_postal,
    facturation_commune, tva_verifiee_le),
  UPDATE (tva_intracommunautaire, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse,
    facturation_code_postal, facturation_commune, tva_verifiee_le)
  ON gestion.entreprise TO app_facturation;
GRANT SELECT (id, nom, type, entreprise_id, commune, territoire, vendredi_saint) ON gestion.lieu TO app_facturation, app_pilotage;
GRANT SELECT (id, nom, prenom, metier) ON gestion.intervenant TO app_facturation, app_pilotage;
GRANT SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, adresse,
    code_postal, commune)
  ON gestion.entreprise TO app_facturation;
GRANT SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert)
  ON gestion.etablissement TO app_facturation, app_pilotage;
GRANT SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le) ON gestion.effectif TO app_facturation, app_pilotage;
GRANT SELECT (entreprise_id, id, nom, fonction, courriel, principal) ON gestion.contact TO app_facturation;
GRANT SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id,
    facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le,
    minimum_par, minimum_prorata, etablissement_id, acheteur_tva, vies_numero, vies_le, vies_valide)
  ON gestion.contrat TO app_facturation;
GRANT SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le) ON gestion.avenant TO app_facturation;
GRANT SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an, groupe_id,
    creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id)
  ON gestion.prestation TO app_facturation;
GRANT SELECT (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
    demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond)
  ON gestion.tarif TO app_facturation, app_client;
GRANT SELECT (entreprise_id, tarif_id, rang, jusqua, prix_micro) ON gestion.tranche TO app_facturation, app_client;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut, annulee_le, remplace_id)
  ON gestion.permanence TO app_facturation, app_pilotage;
GRANT SELECT (sans_acces) ON gestion.permanence TO app_facturation;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id) ON gestion.registre TO app_facturation;

-- Nominatif : l'intervenant lit ses lieux, ses entreprises et son agenda. Rien ne revient dans l'autre sens.
GRANT SELECT (id, nom, telephone) ON gestion.prestataire TO app_nominatif;
GRANT SELECT (id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint, salle, latitude, longitude, actif)
  ON gestion.lieu TO app_nominatif;
GRANT SELECT (acces) ON gestion.lieu TO app_nominatif;
GRANT SELECT (lieu_a, lieu_b, minutes) ON gestion.trajet TO app_nominatif;
GRANT SELECT (id, compte_id, nom, prenom, metier, langues, bureau_id, actif) ON gestion.intervenant TO app_nominatif;
GRANT SELECT (intervenant_id, jour, demi_journee) ON gestion.disponibilite TO app_nominatif;
GRANT SELECT (id, intervenant_id, debut, fin, nature) ON gestion.absence TO app_nominatif;
GRANT SELECT (entreprise_id, code, nom, pays, statut, commune) ON gestion.entreprise TO app_nominatif;
GRANT SELECT (entreprise_id, id, code, nom, code_postal, commune, territoire, ouvert) ON gestion.etablissement TO app_nominatif;
GRANT SELECT (entreprise_id, id, numero, statut, debut, fin, intervenant_id) ON gestion.contrat TO app_nominatif;
GRANT SELECT (entreprise_id, id, contrat_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, langue, metier, intervenant_id)
  ON gestion.prestation TO app_nominatif;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut) ON gestion.permanence TO app_nominatif;
GRANT SELECT (entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut)
  ON gestion.action_collective TO app_nominatif;
GRANT EXECUTE ON FUNCTION gestion.marquer_tenue(uuid, uuid), gestion.compter_presents(uuid, uuid, smallint) TO app_nominatif;
GRANT EXECUTE ON FUNCTION gestion.entreprises_suivies() TO app_nominatif, prop_nominatif;
GRANT EXECUTE ON FUNCTION gestion.suis_psychologue() TO app_nominatif, prop_nominatif;

-- Pilotage : de quoi intituler et dimensionner un bilan.
GRANT SELECT (id, nom, adresse, code_postal, commune, telephone, courriel, ratio_dimensionnement) ON gestion.prestataire TO app_pilotage;
GRANT SELECT (entreprise_id, code, nom, secteur, pays, statut, livraison, commune) ON gestion.entreprise TO app_pilotage;
GRANT SELECT (entreprise_id, id, numero, statut, debut, fin, intervenant_id) ON gestion.contrat TO app_pilotage;
GRANT SELECT (entreprise_id, id, contrat_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an) ON gestion.prestation TO app_pilotage;
GRANT SELECT (entreprise_id, id, etablissement_id, jour, debut, minutes, genre, theme, places, participants, statut) ON gestion.action_collective
  TO app_pilotage;
GRANT SELECT (entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_le) ON gestion.contexte TO app_pilotage;

-- Une adresse secrète d'agenda, sans compte.
GRANT EXECUTE ON FUNCTION gestion.agenda_lire(bytea) TO app_public;
-- Le code d'une affiche, pour la fonction qui donne le dernier bilan : elle seule en tire une entreprise.
GRANT EXECUTE ON FUNCTION gestion.entreprise_affichee(text) TO prop_pilotage, prop_nominatif;
-- L'accueil : ce que dit l'affiche ; où l'on réserve et qui reçoit ne se disent qu'au compartiment nominatif.
GRANT EXECUTE ON FUNCTION gestion.affiche(text), gestion.affiche_joindre(text) TO app_public;
GRANT EXECUTE ON FUNCTION gestion.permanences_ouvertes(uuid), gestion.permanence_actuelle(uuid, uuid),
    gestion.recoit_orientation(uuid, uuid, uuid[]), gestion._placer(uuid, uuid, bytea), gestion.ateliers(text)
  TO prop_nominatif;
GRANT EXECUTE ON FUNCTION gestion.permanence_tenue(uuid, uuid, date, time), gestion.psychologues() TO prop_nominatif;
GRANT EXECUTE ON FUNCTION gestion.ateliers(text), gestion.place_lire(bytea), gestion.place_rendre(bytea) TO app_public;

-- RH d'une entreprise : son contrat, son calendrier publié, ses effectifs.
GRANT SELECT (id, nom, type, entreprise_id, adresse, code_postal, commune, territoire, salle, salle_confidentielle) ON gestion.lieu TO app_client;
GRANT SELECT (id, nom, prenom, metier, diplome, langues) ON gestion.intervenant TO app_client;
GRANT EXECUTE ON FUNCTION gestion.etablissements_a_orienter() TO app_client;
GRANT SELECT (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, lundi_pentecote_travaille, code_affiche,
    adresse, code_postal, commune)
  ON gestion.entreprise TO app_client;
GRANT SELECT (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint, ouvert) ON gestion.etablissement TO app_client;
GRANT SELECT (entreprise_id, etablissement_id, a_partir_du, nombre, source, declare_le), INSERT (entreprise_id, etablissement_id, a_partir_du, nombre, source)
  ON gestion.effectif TO app_client;
GRANT SELECT (entreprise_id, id, nom, fonction, courriel, telephone, principal) ON gestion.contact TO app_client;
GRANT SELECT (entreprise_id, id, debut, fin, libelle) ON gestion.fermeture TO app_client;
GRANT SELECT (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le, intervenant_id,
    facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, minimum_cents, signe_le,
    minimum_par, minimum_prorata, etablissement_id, acheteur_tva)
  ON gestion.contrat TO app_client;
GRANT SELECT (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le) ON gestion.avenant TO app_client;
GRANT SELECT (entreprise_id, id, contrat_id, avenant_id, type, libelle, du, au, lieu_id, frequence, duree_demi_journees, demi_journees_an,
    creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id)
  ON gestion.prestation TO app_client;
GRANT SELECT (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut) ON gestion.permanence TO app_client;
GRANT SELECT (entreprise_id, id, etablissement_id, jour, debut, minutes, genre, theme, places, statut) ON gestion.action_collective TO app_client;
GRANT SELECT (entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_le),
  INSERT (entreprise_id, periode, absenteisme, rotation, arrets_longs)
  ON gestion.contexte TO app_client;
RESET ROLE;

-- facturation -------------------------------------------------------------------------------------------------------------------
SET ROLE prop_facturation;
GRANT USAGE ON SCHEMA facturation TO app_facturation, app_client;
GRANT SELECT (entreprise_id, id, cle, serie, annee, rang, numero, type, vendeur, date_facturation, date_emission, echeance, periode_debut,
    periode_fin, contrat_id, contrat_numero, vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban, acheteur_nom,
    acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva, net_cents, tva_cents, brut_cents)
  ON facturation.facture TO app_facturation, app_client;
GRANT SELECT (vendeur_siret, vendeur_mentions, vendeur_rue, vendeur_code_postal, vendeur_commune, vendeur_bic, vendeur_electronique, vendeur_schema,
    vendeur_contact, vendeur_courriel, vendeur_telephone, acheteur_rue, acheteur_code_postal, acheteur_commune, acheteur_electronique,
    acheteur_schema, acheteur_attention, reference_acheteur, bon_commande, operation, exigibilite, note_bar, note_pmt, note_pmd, note_aab,
    conditions)
  ON facturation.facture TO app_facturation, app_client;
GRANT SELECT (emise_par, emise_le) ON facturation.facture TO app_facturation;
GRANT SELECT (entreprise_id, facture_id, reference_id, numero, date_emission) ON facturation.reference TO app_facturation, app_client;
GRANT SELECT (entreprise_id, facture_id, rang, article, nature, libelle, detail, unite, quantite, prix_micro, net_cents, categorie, taux,
    periode_debut, periode_fin)
  ON facturation.ligne TO app_facturation, app_client;
GRANT SELECT (entreprise_id, facture_id, categorie, taux, vatex, base_cents, taxe_cents, mention) ON facturation.tva TO app_facturation, app_client;
GRANT SELECT (entreprise_id, facture_id, serie, annee, rang, version, precedente, empreinte) ON facturation.sceau TO app_facturation, app_client;
GRANT SELECT (serie, annee, dernier, derniere_emission) ON facturation.compteur TO app_facturation;
GRANT SELECT (id, mois, demarre_par, demarre_le), INSERT (mois) ON facturation.lot TO app_facturation;
GRANT SELECT (entreprise_id, lot_id, contrat_id, etat, motif, pieces), INSERT (entreprise_id, lot_id, contrat_id), UPDATE (etat, motif, pieces)
  ON facturation.lot_contrat TO app_facturation;
GRANT SELECT (vendeur, emploi, precision, numero, libelle), INSERT (vendeur, emploi, precision, numero, libelle), UPDATE (numero, libelle), DELETE
  ON facturation.compte_comptable TO app_facturation;
GRANT SELECT (entreprise_id, numero), INSERT (entreprise_id, numero), UPDATE (numero), DELETE ON facturation.compte_auxiliaire TO app_facturation;
GRANT SELECT (seul, csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage),
  INSERT (csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage),
  UPDATE (csv_niveau, csv_colonnes, csv_separateur, csv_decimale, csv_encodage)
  ON facturation.reglage_export TO app_facturation;
-- Un export s'ajoute ; il ne se modifie ni ne s'efface.
GRANT SELECT (id, fait_par, auteur, fait_le, du, au, formats, parametres, pieces, net_cents, tva_cents, brut_cents, nom, taille, sha256),
  INSERT (id, auteur, du, au, formats, parametres, pieces, net_cents, tva_cents, brut_cents, nom, taille, sha256)
  ON facturation.export TO app_facturation;
GRANT SELECT (export_id, rang, nom, taille, sha256, contenu), INSERT (export_id, rang, nom, taille, sha256, contenu)
  ON facturation.export_fichier TO app_facturation;
-- Une pièce n'a qu'une porte d'entrée : aucun rôle n'a d'INSERT sur facture, ligne, tva, compteur.
GRANT EXECUTE ON FUNCTION facturation.emettre(jsonb, date), facturation.prochain_contrat(uuid), facturation.verifier_series(),
  facturation.verifier_sceaux() TO app_facturation;
GRANT SELECT (entreprise_id, avoir_id, rang, facture_id, facture_rang, motif) ON facturation.credit TO app_facturation;
GRANT SELECT (entreprise_id, id, recu_le, montant_cents, moyen, libelle, empreinte, annule_id, saisi_par, saisi_le)
  ON facturation.encaissement TO app_facturation;
GRANT SELECT (entreprise_id, id, facture_id, encaissement_id, avoir_id, montant_cents, impute_le, annule_id, impute_par, saisi_le)
  ON facturation.imputation TO app_facturation;
GRANT SELECT (entreprise_id, id, niveau, le, reste_cents, relance_par, saisie_le) ON facturation.relance TO app_facturation;
GRANT SELECT (entreprise_id, relance_id, facture_id, niveau, le, reste_cents) ON facturation.relance_facture TO app_facturation;
-- L'argent reçu n'a que ces portes : chacune exige la fonction et verrouille le compte de l'entreprise.
GRANT EXECUTE ON FUNCTION facturation.crediter(jsonb, date, jsonb, text), facturation.encaisser(jsonb), facturation.imputer(jsonb),
    facturation.annuler_encaissement(uuid, uuid), facturation.desimputer(uuid, uuid), facturation.relancer(uuid, smallint, uuid[])
  TO app_facturation;
GRANT EXECUTE ON FUNCTION facturation.mes_soldes() TO app_client;
RESET ROLE;

-- pilotage ----------------------------------------------------------------------------------------------------------------------
SET ROLE prop_pilotage;
GRANT USAGE ON SCHEMA pilotage TO app_pilotage, app_client, app_public, prop_gestion, prop_nominatif;
GRANT EXECUTE ON FUNCTION pilotage.dernier_bilan(text) TO app_public;
GRANT SELECT (entreprise_id, id, rang, periode, version, raison, regles, contenu, rendu, empreinte, empreinte_rendu, publie_le)
  ON pilotage.bilan TO app_pilotage, app_client;
GRANT SELECT (certificat, precedent, chaine, publie_par) ON pilotage.bilan TO app_pilotage;
GRANT EXECUTE ON FUNCTION
    pilotage.ouvrir_registre(uuid),
    pilotage.publier(uuid, text, smallint, text, text, bytea, bytea, bytea),
    pilotage.verifier_registre(),
    pilotage.figer_reperes(text, jsonb),
    pilotage.figer_perimetre(uuid, smallint, jsonb),
    pilotage.joindre(uuid, uuid, text, bytea),
    pilotage.durcir(uuid, smallint, smallint)
  TO app_pilotage;
GRANT SELECT (entreprise_id, seuil, seuil_croise, fixe_par, fixe_le) ON pilotage.rigueur TO app_pilotage;
GRANT SELECT (entreprise_id, bilan_id, nature, octets, empreinte) ON pilotage.fichier TO app_pilotage, app_client;
GRANT SELECT (entreprise_id, annee, groupes, fige_le) ON pilotage.perimetre TO app_pilotage;
GRANT SELECT (periode, classe, valeurs, fige_le) ON pilotage.repere TO app_pilotage;
GRANT EXECUTE ON FUNCTION pilotage.est_remis(uuid, text) TO prop_gestion;
-- Les recommandations : la direction lit, retient ou renvoie ; elle n'écrit pas. Elles n'entrent que par le schéma nominatif.
GRANT SELECT (entreprise_id, periode, rang, textes, redacteur, depose_le) ON pilotage.recommandation TO app_pilotage;
GRANT SELECT (entreprise_id, periode, rang, suite, raison, le) ON pilotage.recommandation_suite TO app_pilotage;
GRANT EXECUTE ON FUNCTION
    pilotage.renvoyer_recommandation(uuid, text, smallint, text),
    pilotage.retenir_recommandation(uuid, text, smallint)
  TO app_pilotage;
GRANT EXECUTE ON FUNCTION
    pilotage.recevoir_recommandation(uuid, text, text[], text),
    pilotage.etat_des_recommandations(uuid[])
  TO prop_nominatif;
RESET ROLE;

-- passerelle --------------------------------------------------------------------------------------------------------------------
SET ROLE prop_passerelle;
GRANT USAGE ON SCHEMA passerelle TO app_pilotage, job_passerelle;
-- Des comptes pour la direction, un lot pour la nuit ; les faits et les clés ne se donnent à personne.
GRANT EXECUTE ON FUNCTION passerelle.agreger(uuid, date, date, uuid[]), passerelle.figer(uuid, date),
    passerelle.compter_pdp(uuid, date, date), passerelle.agreger_portefeuille(date, date),
    passerelle.croiser(uuid, smallint, date, jsonb, jsonb)
  TO app_pilotage;
GRANT EXECUTE ON FUNCTION passerelle.exporter(), passerelle.detruire_cles(smallint)
  TO job_passerelle;
RESET ROLE;

-- nominatif ---------------------------------------------------------------------------------------------------------------------
SET ROLE prop_nominatif;
-- Un contenu chiffré s'écrit mais ne se relit que par lire_dossier et lire_note, qui tiennent le journal : ni « contenu », ni « note »,
-- ni une clé de dossier ne se donnent en SELECT. Ni id, ni référent, ni auteur ne se choisissent.
GRANT USAGE ON SCHEMA nominatif TO app_nominatif, prop_passerelle, prop_garde;
GRANT SELECT (entreprise_id, cle_enveloppee), INSERT (entreprise_id, cle_enveloppee) ON nominatif.cle_entreprise TO app_nominatif;
GRANT SELECT (entreprise_id, id, etablissement_id, referent_id, numero, ouvert_le, motif, etat, clos_le, issue, derniere_activite, version, index_nom, index_prenom),
  INSERT (entreprise_id, etablissement_id, ouvert_le, motif),
  UPDATE (motif, etat, clos_le, issue, cle_enveloppee, contenu, version, index_nom, index_prenom)
  ON nominatif.dossier TO app_nominatif;
GRANT SELECT (issues_autres), UPDATE (issues_autres, etablissement_id) ON nominatif.dossier TO app_nominatif;
GRANT SELECT (partenaire_id, decision_le, recours_avant, recours_notifie, fiche),
  INSERT (partenaire_id, decision_le, recours_avant, recours_notifie, fiche),
  UPDATE (type, partenaire, partenaire_id, decision_le, recours_avant, recours_notifie), DELETE
  ON nominatif.demarche TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, ancien_id, du), INSERT (entreprise_id, dossier_id, ancien_id, du)
  ON nominatif.affectation TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, maj_le, version, fiche), INSERT (entreprise_id, dossier_id, sorte, maj_le, fiche),
  UPDATE (maj_le, contenu, version), DELETE
  ON nominatif.feuille TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, theme, qui, pose_le, horizon, resultat, resultat_le, maj_le, version, fiche),
  INSERT (entreprise_id, dossier_id, theme, qui, pose_le, horizon, maj_le, fiche),
  UPDATE (theme, qui, horizon, resultat, resultat_le, maj_le, contenu, version), DELETE
  ON nominatif.objectif TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, objectif_id, auteur_id, qui, echeance, faite_le, maj_le, version, fiche),
  INSERT (entreprise_id, dossier_id, objectif_id, qui, echeance, maj_le, fiche),
  UPDATE (qui, echeance, faite_le, maj_le, contenu, version), DELETE
  ON nominatif.action TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, vers, partenaire, partenaire_id, le, relance, issue, issue_le, maj_le, version,
    fiche),
  INSERT (entreprise_id, dossier_id, vers, partenaire, partenaire_id, le, relance, maj_le, fiche),
  UPDATE (vers, partenaire, partenaire_id, le, relance, issue, issue_le, maj_le, contenu, version), DELETE
  ON nominatif.orientation TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, origine, debut, fin, maj_le), INSERT (entreprise_id, dossier_id, origine, debut, fin, maj_le),
  UPDATE (origine, debut, fin, maj_le), DELETE
  ON nominatif.arret TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, etape, absence_du, le, jusquau, statut, statut_le),
  INSERT (entreprise_id, dossier_id, etape, absence_du, le, jusquau), UPDATE (le, jusquau, statut, statut_le), DELETE
  ON nominatif.pdp_etape TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, proposee_par, etat, notee_le, demandee_le, decidee_le, relance, du, au, quotite, resultat,
    absence_du, maj_le, version),
  INSERT (entreprise_id, dossier_id, sorte, proposee_par, etat, notee_le, demandee_le, decidee_le, relance, du, au, quotite, resultat, absence_du, maj_le),
  UPDATE (sorte, proposee_par, etat, demandee_le, decidee_le, relance, du, au, quotite, resultat, absence_du, maj_le, contenu, version), DELETE
  ON nominatif.mesure TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, compte_id, accorde_par, consenti_le, jusquau, retire_le, accord, formule, portee),
  INSERT (entreprise_id, dossier_id, compte_id, consenti_le, jusquau, accord, formule, portee), UPDATE (retire_le)
  ON nominatif.partage TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, etat, version, fiche),
  INSERT (entreprise_id, dossier_id, jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, fiche),
  UPDATE (jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le, etat, note, version), DELETE
  ON nominatif.entretien TO app_nominatif;
GRANT SELECT (entreprise_id, entretien_id, sorte, motif, precisions), INSERT (entreprise_id, entretien_id, sorte, motif, precisions), DELETE
  ON nominatif.entretien_motif TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, type, partenaire, statut, ouverte_le, maj_le, echeance, version),
  INSERT (entreprise_id, dossier_id, type, partenaire, statut, ouverte_le, maj_le, echeance),
  UPDATE (statut, maj_le, echeance, contenu, version)
  ON nominatif.demarche TO app_nominatif;
GRANT SELECT (entreprise_id, id, permanence_id, referent_id, jour, heure, minutes, dossier_id, code, nature, forme, statut),
  INSERT (entreprise_id, permanence_id, jour, heure, minutes, dossier_id, code, nature, forme, statut),
  UPDATE (permanence_id, jour, heure, minutes, dossier_id, nature, forme, statut)
  ON nominatif.rendez_vous TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, jour, sorte, detail, demarche_id),
  INSERT (entreprise_id, dossier_id, jour, sorte, detail, demarche_id)
  ON nominatif.evenement TO app_nominatif;
GRANT SELECT (mesure_id), INSERT (mesure_id) ON nominatif.evenement TO app_nominatif;
-- Le bureau : ce qu'un appel ou un brouillon contient ne se relit que par lire_rappel et lire_brouillon.
GRANT SELECT (entreprise_id, id, referent_id, dossier_id, du_le, heure, recu_le, etat, reports, fini_le, version, fiche),
  INSERT (entreprise_id, dossier_id, du_le, heure, recu_le, fiche),
  UPDATE (du_le, heure, etat, reports, fini_le, cle_enveloppee, contenu, version)
  ON nominatif.rappel TO app_nominatif;
GRANT SELECT (entreprise_id, id, referent_id, etablissement_id, jour, forme, motif, duree, fiche, notee_le),
  INSERT (entreprise_id, etablissement_id, jour, forme, motif, duree, fiche), DELETE
  ON nominatif.information TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, entretien_id, version, onglet, rang, ecrit_le),
  INSERT (entreprise_id, dossier_id, entretien_id, onglet, rang), UPDATE (contenu, version, onglet, rang, ecrit_le), DELETE
  ON nominatif.brouillon TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.lire_rappel(uuid, uuid), nominatif.lire_brouillon(uuid, uuid, uuid),
  nominatif.entretien_modifiable(uuid, uuid) TO app_nominatif;
-- Les pièces : ni contenu ni morceau ne se relisent que par lire_pieces et lire_morceau.
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, jour, version), INSERT (entreprise_id, dossier_id, jour),
  UPDATE (jour, contenu, version), DELETE
  ON nominatif.budget TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, jour, type, octets, morceaux, alertes, copie, version),
  INSERT (entreprise_id, dossier_id, jour, type, octets, morceaux, alertes, copie), UPDATE (contenu, version), DELETE
  ON nominatif.document TO app_nominatif;
GRANT INSERT (entreprise_id, document_id, rang, contenu) ON nominatif.document_morceau TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, sorte, etat, cree_le, relu_le, remis_le, remise, version),
  INSERT (entreprise_id, dossier_id, sorte, cree_le), UPDATE (etat, relu_le, remis_le, remise, contenu, version), DELETE
  ON nominatif.ecrit TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.lire_pieces(uuid, uuid, text), nominatif.lire_morceau(uuid, uuid, integer) TO app_nominatif;
GRANT EXECUTE ON FUNCTION
    nominatif.suis_referent(uuid, uuid),
    nominatif.lire_dossier(uuid, uuid),
    nominatif.lire_note(uuid, uuid),
    nominatif.cle_du_dossier(uuid, uuid),
    nominatif.effacer_dossier(uuid, uuid),
    nominatif.lectures(uuid, uuid),
    nominatif.derniere_lecture(uuid, uuid),
    nominatif.controler_noms(uuid, bytea[], boolean),
    nominatif.deposer_recommandation(uuid, text, text[]),
    nominatif.bilans_a_rediger()
  TO app_nominatif;
-- Le secret dans l'équipe (0083). Un verrou ne se lit pas : savoir qu'un dossier m'est fermé m'apprendrait qu'un proche consulte.
GRANT SELECT (entreprise_id, id, dossier_id, compte_id, debut, fin, ferme_le) ON nominatif.bris TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, compte_id, commence_le, annonce), INSERT (entreprise_id, dossier_id, annonce),
  UPDATE (annonce, cle_enveloppee)
  ON nominatif.suivi_psychologue TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, suivi_id, auteur_id, jour, version, fiche),
  INSERT (entreprise_id, dossier_id, suivi_id, jour, fiche),
  UPDATE (jour, contenu, version), DELETE
  ON nominatif.note_psychologue TO app_nominatif;
-- Le relais (0091).
GRANT SELECT (a_replacer), UPDATE (a_replacer) ON nominatif.rendez_vous TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.recueillir(uuid, uuid), nominatif.proposer_tous(uuid, text, text), nominatif.annuler_tous(),
    nominatif.accepter_informes(uuid), nominatif.mes_suivis(), nominatif.noter_export(uuid, uuid, text), nominatif.avant_enveloppe()
  TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.direction_annuler(uuid, uuid), nominatif.figer_enveloppes() TO prop_garde;
GRANT EXECUTE ON FUNCTION
    nominatif.ferme_a_moi(uuid, uuid),
    nominatif.retirer_partage(uuid, uuid),
    nominatif.briser(text, uuid),
    nominatif.motiver_bris(uuid, uuid, bytea),
    nominatif.refermer_bris(uuid, uuid),
    nominatif.avis_de_bris(),
    nominatif.prendre_acte(uuid, uuid),
    nominatif.lire_bris(uuid, uuid),
    nominatif.verrouiller(uuid, uuid, uuid),
    nominatif.deverrouiller(uuid, uuid),
    nominatif.verrous(uuid, uuid),
    nominatif.mes_verrous(),
    nominatif.proposer_transfert(uuid, uuid, uuid, text, text),
    nominatif.annuler_transfert(uuid, uuid),
    nominatif.decider_transfert(uuid, uuid, boolean, text),
    nominatif.mes_transferts(),
    nominatif.lecteurs(uuid, uuid),
    nominatif.suivi_psychologique(uuid, uuid),
    nominatif.lire_notes_psychologue(uuid, uuid),
    nominatif.cle_du_suivi(uuid, uuid)
  TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.direction_bris(), nominatif.direction_prendre_acte(uuid, uuid),
    nominatif.direction_verrouiller(uuid, text, uuid), nominatif.direction_verrous(), nominatif.direction_deverrouiller(uuid, uuid),
    nominatif.direction_orphelins(uuid[]), nominatif.direction_proposer(uuid, uuid)
  TO prop_garde;
-- L'équipe (0103).
GRANT SELECT (ouvert_le) ON nominatif.partage TO app_nominatif;
GRANT SELECT (reprise_de) ON nominatif.note_psychologue TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, recue_le, canal, prolongee_le, raison, suite, close_le),
  INSERT (entreprise_id, dossier_id, recue_le, canal), UPDATE (prolongee_le, raison, suite, close_le)
  ON nominatif.demande_acces TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.ouvrir_partage(uuid, uuid), nominatif.proposer_suivi(uuid, uuid, uuid, text),
    nominatif.proposer_suivis(uuid, text), nominatif.annuler_suivi(uuid, uuid), nominatif.decider_suivi(uuid, uuid, boolean, text),
    nominatif.mes_transferts_de_suivi()
  TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.direction_suivis(uuid[]), nominatif.direction_psychologues(),
    nominatif.direction_proposer_suivis(uuid, uuid)
  TO prop_garde;
GRANT EXECUTE ON FUNCTION nominatif.arret_long(uuid, uuid, date) TO prop_passerelle;
-- L'accueil. L'affiche et la RH glissent du scellé dans la boîte et n'en ressortent rien ; l'intervenant lit ce qui lui est adressé.
GRANT USAGE ON SCHEMA nominatif TO app_client, app_public;
GRANT SELECT (entreprise_id, id, referent_id, etablissement_id, transmise_le, rappelee_le, etat) ON nominatif.orientation_rh TO app_nominatif;
GRANT EXECUTE ON FUNCTION
    nominatif.lire_orientation(uuid, uuid),
    nominatif.rappeler_orientation(uuid, uuid),
    nominatif.clore_orientation(uuid, uuid, text),
    nominatif.confier_orientation(uuid, uuid, uuid),
    nominatif.boite_privee(),
    nominatif.poser_boite(bytea, bytea),
    nominatif.annoncer_canaux(text[]),
    nominatif.messages_dus(int),
    nominatif.message_clos(uuid, uuid),
    nominatif.suivre_permanences(),
    nominatif.suivre_orientations(),
    nominatif.prevenir_du_dossier(uuid, uuid, uuid, bytea, bytea, bytea, boolean),
    nominatif.taire_le_dossier(uuid, uuid),
    nominatif.lien_a_renouveler(uuid, uuid),
    nominatif.renouveler_lien(uuid, uuid, bytea, bytea),
    nominatif.purger_accueil()
  TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.boite_publique() TO app_public, app_client, app_nominatif;
GRANT EXECUTE ON FUNCTION
    nominatif.reserver(text, uuid, time, smallint, uuid, bytea, text[], bytea, bytea, bytea, bytea),
    nominatif.reservation_lire(bytea),
    nominatif.reservation_deplacer(bytea, uuid, time, bytea, bytea),
    nominatif.reservation_annuler(bytea),
    nominatif.inscrire(text, uuid, bytea, bytea)
  TO app_public;
GRANT EXECUTE ON FUNCTION nominatif.orienter(uuid, uuid, bytea), nominatif.orientations_transmises() TO app_client;
-- Conservation (0089).
GRANT SELECT (archive_le) ON nominatif.dossier TO app_nominatif;
GRANT SELECT (entreprise_id, id, dossier_id, auteur_id, demande_le, remis_le, objet, forme),
  INSERT (entreprise_id, dossier_id, demande_le, remis_le, objet, forme)
  ON nominatif.remise TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.desarchiver(uuid, uuid), nominatif.mes_echeances(), nominatif.copier_dossier(uuid, uuid),
    nominatif.copier_faits(uuid, uuid), nominatif.acces_au_dossier(uuid, uuid)
  TO app_nominatif;
GRANT EXECUTE ON FUNCTION nominatif.conservation_apercu(date), nominatif.conservation_appliquer(int), nominatif.conservation_passage(), nominatif.effacements(),
    nominatif.conservation_geler(text, uuid, text),
    nominatif.conservation_degeler(uuid, uuid), nominatif.conservation_gels(), nominatif.enveloppes(), nominatif.reenvelopper(uuid, bytea, bytea),
    nominatif.boite_enveloppee(), nominatif.reenvelopper_boite(bytea, bytea, bytea), nominatif.tourner_boite(bytea, bytea, bytea),
    nominatif.plis_a_resceller(text, uuid, int), nominatif.resceller_pli(text, uuid, uuid, bytea, bytea), nominatif.boites_quittees(),
    nominatif.oublier_boites()
  TO prop_garde;
-- Le lot de nuit : des codes et des dates, jamais un contenu, un numéro ni un référent.
GRANT SELECT (entreprise_id, id, etablissement_id, personne_id, motif, etat, clos_le, issue, cloture_exportee), UPDATE (cloture_exportee)
  ON nominatif.dossier TO prop_passerelle;
GRANT SELECT (entreprise_id, id, dossier_id, jour, nature, forme, duree, origine, etat, exporte), UPDATE (exporte)
  ON nominatif.entretien TO prop_passerelle;
GRANT SELECT (entreprise_id, entretien_id, sorte, motif) ON nominatif.entretien_motif TO prop_passerelle;
GRANT SELECT (entreprise_id, dossier_id, ancien_id, du) ON nominatif.affectation TO prop_passerelle;
RESET ROLE;
