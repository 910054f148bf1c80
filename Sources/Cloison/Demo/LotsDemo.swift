import Foundation
import Postgres
import Tenancy

/// The statements that load gestion, in the order of their foreign keys. Columns left out take their default.
enum LotsDemo {
    static func gestion(_ monde: MondeDemo, comptes: [ID<CompteTag>]) -> [SQL] {
        var intervenants = monde.equipe.lignesIntervenants
        for rang in intervenants.indices { intervenants[rang]["compte_id"] = .init(comptes[rang].rawValue) }
        let tarifs = monde.contrats.lignesTarifs(graine: MondeDemo.graine, groupes: monde.groupes, aujourdhui: monde.aujourdhui)
        return [prestataire] + lieux(monde) + [
            """
            INSERT INTO gestion.intervenant (id, compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone)
            SELECT id, compte_id, nom, prenom, metier, diplome, rpps, langues, bureau_id, cible_hebdo, max_hebdo, telephone
            FROM jsonb_populate_recordset(NULL::gestion.intervenant, \(intervenants.json)::jsonb)
            """,
            """
            INSERT INTO gestion.disponibilite (intervenant_id, jour, demi_journee)
            SELECT intervenant_id, jour, demi_journee
            FROM jsonb_populate_recordset(NULL::gestion.disponibilite, \(monde.equipe.lignesDisponibilites.json)::jsonb)
            """,
            """
            INSERT INTO gestion.absence (intervenant_id, debut, fin, nature)
            SELECT intervenant_id, debut, fin, nature
            FROM jsonb_populate_recordset(NULL::gestion.absence, \(monde.equipe.lignesAbsences.json)::jsonb)
            """,
            """
            INSERT INTO gestion.contrat (entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le,
              intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, signe_le,
              minimum_cents, minimum_par, minimum_prorata, vies_numero, vies_le, vies_valide)
            SELECT entreprise_id, id, numero, statut, cadre, objet, debut, fin, tacite_reconduction, preavis_mois, renouvellement_le,
              intervenant_id, facturation_mois, terme, annee_contractuelle, preavis_annulation_jours, taux_annulation_tardive, signe_le,
              minimum_cents, minimum_par, minimum_prorata, vies_numero, vies_le, vies_valide
            FROM jsonb_populate_recordset(NULL::gestion.contrat, \(monde.contrats.lignesContrats(equipe: monde.equipe, groupes: monde.groupes, aujourdhui: monde.aujourdhui).json)::jsonb)
            """,
            "INSERT INTO gestion.indice_valeur (indice, annee, valeur_micro, publie_le) VALUES ('SYNTEC', 2026, 321400000, '2026-02-20')",
            """
            INSERT INTO gestion.groupe_mutualise (id, code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond)
            SELECT id, code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond
            FROM jsonb_populate_recordset(NULL::gestion.groupe_mutualise, \(monde.groupes.lignes.json)::jsonb)
            """,
            """
            INSERT INTO gestion.participation (entreprise_id, groupe_id, contrat_id, du, au, poids)
            SELECT entreprise_id, groupe_id, contrat_id, du, au, poids
            FROM jsonb_populate_recordset(NULL::gestion.participation, \(monde.groupes.lignesParticipations.json)::jsonb)
            """,
            """
            INSERT INTO gestion.avenant (entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le)
            SELECT entreprise_id, id, contrat_id, numero, date_effet, objet, signe_le
            FROM jsonb_populate_recordset(NULL::gestion.avenant, \(monde.contrats.lignesAvenants(aujourdhui: monde.aujourdhui).json)::jsonb)
            """,
            """
            INSERT INTO gestion.prestation (entreprise_id, id, contrat_id, type, libelle, du, lieu_id, frequence, duree_demi_journees, demi_journees_an,
              creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id)
            SELECT entreprise_id, id, contrat_id, type, libelle, du, lieu_id, frequence, duree_demi_journees, demi_journees_an,
              creneaux_autorises, creneaux_preferes, langue, metier, intervenant_id, groupe_id
            FROM jsonb_populate_recordset(NULL::gestion.prestation, \(monde.contrats.lignesPrestations(equipe: monde.equipe, groupes: monde.groupes).json)::jsonb)
            """,
            """
            INSERT INTO gestion.tarif (entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
              demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond)
            SELECT entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
              demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond
            FROM jsonb_populate_recordset(NULL::gestion.tarif, \(tarifs.tarifs.json)::jsonb)
            """,
            """
            INSERT INTO gestion.tranche (entreprise_id, tarif_id, rang, jusqua, prix_micro)
            SELECT entreprise_id, tarif_id, rang, jusqua, prix_micro
            FROM jsonb_populate_recordset(NULL::gestion.tranche, \(tarifs.tranches.json)::jsonb)
            """,
        ] + permanences(monde) + [ActionsDemo.ordre(monde), ContexteDemo(monde: monde).ordre]
            + CollectifDemo(aujourdhui: monde.aujourdhui).ordres
    }

    /// Numbers with valid check digits (Luhn, mod 97, LU mod 89); nobody is registered under them.
    private static let prestataire: SQL = """
        INSERT INTO gestion.prestataire (id, nom, adresse, code_postal, commune, siren, siret, tva_fr, tva_lu, telephone, courriel, iban, bic,
          mentions_fr, nom_lu, adresse_lu, code_postal_lu, commune_lu, mentions_lu, iban_lu, bic_lu, contact_facturation, courriel_facturation,
          telephone_facturation, horaires)
        VALUES (1, 'Service social Grand Est (démonstration)', '12 rue du Service-Social', '57000', 'Metz', '900999996', '90099999600011',
          'FR37900999996', 'LU99999984', '03 00 00 00 00', 'contact@servicesocial.example', 'FR7630001007941234567890185', 'BDFEFRPP',
          'Association de droit local, registre des associations du tribunal de Metz, volume 199 folio 99 (fictif)',
          'Service social Grand Est, succursale de Luxembourg (démonstration)', '8 rue du Fort-Fictif', 'L-1855', 'Luxembourg',
          'Succursale, RCS Luxembourg F99999 (fictif)', 'LU280019400644750000', 'BCEELULL', 'Service facturation',
          'facturation@servicesocial.example', '03 00 00 00 01', 'Du lundi au vendredi, 8 h 30 – 18 h')
        """

    private static func lieux(_ monde: MondeDemo) -> [SQL] {
        [
            """
            INSERT INTO gestion.entreprise (entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, code_affiche,
              adresse, code_postal, commune, contexte, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse,
              facturation_code_postal, facturation_commune, tva_verifiee_le)
            SELECT entreprise_id, code, nom, siren, forme, secteur, pays, tva_intracommunautaire, statut, livraison, code_affiche,
              adresse, code_postal, commune, contexte, adresse_electronique, reference_acheteur, bon_commande, facturation_nom, facturation_adresse,
              facturation_code_postal, facturation_commune, tva_verifiee_le
            FROM jsonb_populate_recordset(NULL::gestion.entreprise, \(monde.entreprises.lignes.json)::jsonb)
            """,
            """
            INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint)
            SELECT entreprise_id, id, code, nom, siret, adresse, code_postal, commune, territoire, vendredi_saint
            FROM jsonb_populate_recordset(NULL::gestion.etablissement, \(monde.entreprises.lignesEtablissements.json)::jsonb)
            """,
            """
            INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre, source)
            SELECT entreprise_id, etablissement_id, a_partir_du, nombre, source
            FROM jsonb_populate_recordset(NULL::gestion.effectif, \(monde.entreprises.lignesEffectifs.json)::jsonb)
            """,
            """
            INSERT INTO gestion.contact (entreprise_id, nom, fonction, courriel, telephone, principal)
            SELECT entreprise_id, nom, fonction, courriel, telephone, principal
            FROM jsonb_populate_recordset(NULL::gestion.contact, \(monde.entreprises.lignesContacts.json)::jsonb)
            """,
            """
            INSERT INTO gestion.lieu (id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint,
              capacite_salle, salle, acces, salle_confidentielle, latitude, longitude)
            SELECT id, nom, type, entreprise_id, etablissement_id, adresse, code_postal, commune, territoire, vendredi_saint,
              capacite_salle, salle, coalesce(acces, ''), salle_confidentielle, latitude, longitude
            FROM jsonb_populate_recordset(NULL::gestion.lieu, \((monde.equipe.lignesLieux + monde.entreprises.lignesLieux).json)::jsonb)
            """,
            """
            INSERT INTO gestion.trajet (lieu_a, lieu_b, minutes, estime)
            SELECT lieu_a, lieu_b, minutes, estime
            FROM jsonb_populate_recordset(NULL::gestion.trajet, \(monde.lignesTrajets.json)::jsonb)
            """,
        ]
    }

    private static func permanences(_ monde: MondeDemo) -> [SQL] {
        [
            """
            INSERT INTO gestion.permanence (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut,
              motif_annulation, annulee_le, sans_acces)
            SELECT entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut,
              motif_annulation, annulee_le, sans_acces
            FROM jsonb_populate_recordset(NULL::gestion.permanence, \(monde.permanences.permanences.json)::jsonb)
            """,
            """
            INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id)
            SELECT entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat, permanence_id
            FROM jsonb_populate_recordset(NULL::gestion.registre, \(monde.permanences.registre.json)::jsonb)
            """,
        ]
    }
}
