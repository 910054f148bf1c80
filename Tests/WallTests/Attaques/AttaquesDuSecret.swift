import TestSupport

/// Secrecy inside the team, retention and the vault: what each definer function must refuse to the session it was not made for.
let attaquesDuSecret: [Attaque] = [
    Attaque(
        nom: "80 le dossier d'un collègue par ses verrous, ses relais, ses accès d'urgence, sa copie",
        vaut: { $0.reperes["dossierBob"] != nil }
    ) {
        partie in
        let c = try partie.ouvrir()
        let (a, bob, moi) = (partie.cible.reperes["A"] ?? "", partie.cible.reperes["dossierBob"] ?? "", partie.cible.reperes["moi"] ?? "")
        try partie.muet(
            c,
            [
                "SELECT * FROM nominatif.lire_bris('\(a)', '\(bob)');", "SELECT * FROM nominatif.lecteurs('\(a)', '\(bob)');",
                "SELECT * FROM nominatif.verrous('\(a)', '\(bob)');", "SELECT * FROM nominatif.copier_dossier('\(a)', '\(bob)');",
                "SELECT * FROM nominatif.copier_faits('\(a)', '\(bob)');", "SELECT * FROM nominatif.acces_au_dossier('\(a)', '\(bob)');",
                "SELECT * FROM nominatif.lire_notes_psychologue('\(a)', '\(bob)');",
                "SELECT id FROM nominatif.bris WHERE dossier_id = '\(bob)';",
                "SELECT 1 WHERE nominatif.suivi_psychologique('\(a)', '\(bob)');",
                "SELECT 1 WHERE nominatif.desarchiver('\(a)', '\(bob)');",
                "SELECT 1 WHERE nominatif.verrouiller('\(a)', '\(bob)', '\(partie.cible.reperes["carol"] ?? "")') = 'fait';",
                "SELECT 1 WHERE nominatif.proposer_transfert('\(a)', '\(bob)', '\(moi)', 'depart', 'accord') = 'fait';",
                "SELECT id FROM nominatif.remise WHERE dossier_id = '\(bob)';",
                "SELECT 1 WHERE nominatif.recueillir('\(a)', '\(bob)') > 0;",
                "SELECT 1 WHERE nominatif.noter_export('\(a)', '\(bob)', 'budget');",
                "SELECT 1 WHERE nominatif.accepter_informes('\(partie.cible.reperes["bob"] ?? "")') > 0;",
                "SELECT 1 WHERE nominatif.annuler_tous() > 0;", "SELECT numero FROM nominatif.mes_suivis();",
                "SELECT numero FROM nominatif.mes_transferts_de_suivi();", "SELECT 1 WHERE nominatif.ouvrir_partage('\(a)', '\(bob)');",
                "SELECT 1 FROM nominatif.suivi_psychologue s WHERE nominatif.proposer_suivi('\(a)', s.id, '\(moi)', 'accord') = 'fait';",
                "SELECT 1 WHERE nominatif.decider_suivi('\(a)', gen_random_uuid(), true, 'accord') = 'fait';",
                "SELECT 1 WHERE nominatif.annuler_suivi('\(a)', gen_random_uuid());",
                "SELECT proposes FROM nominatif.proposer_suivis('\(partie.cible.reperes["bob"] ?? "")', 'accord') WHERE proposes > 0;",
                "SELECT id FROM nominatif.demande_acces WHERE dossier_id = '\(bob)';",
                "SELECT 1 WHERE nominatif.ferme_a_moi('\(a)', '\(bob)');",
                "UPDATE nominatif.partage SET retire_le = current_date WHERE dossier_id = '\(bob)' RETURNING 'touche';",
            ])
        try partie.interdire(
            c,
            [
                "INSERT INTO nominatif.bris (entreprise_id, dossier_id) VALUES ('\(a)', '\(bob)');",
                "INSERT INTO nominatif.verrou (entreprise_id, compte_id, origine) VALUES ('\(a)', '\(partie.cible.reperes["bob"] ?? "")', 'direction');",
                "UPDATE nominatif.verrou SET leve_le = now(), leve_par = '\(moi)';", "SELECT id FROM nominatif.verrou;",
                "SELECT id FROM nominatif.transfert;", "UPDATE nominatif.transfert SET etat = 'accepte';",
                "INSERT INTO nominatif.suivi_psychologue (entreprise_id, dossier_id) VALUES ('\(a)', '\(bob)');",
                "INSERT INTO nominatif.remise (entreprise_id, dossier_id, demande_le, objet, forme) VALUES ('\(a)', '\(bob)', current_date, 'copie', 'pdf');",
                "INSERT INTO nominatif.demande_acces (entreprise_id, dossier_id, recue_le, canal) VALUES ('\(a)', '\(bob)', current_date, 'oral');",
                "SELECT id FROM nominatif.transfert_suivi;", "UPDATE nominatif.transfert_suivi SET etat = 'accepte';",
                "UPDATE nominatif.partage SET ouvert_le = now();", "UPDATE nominatif.note_psychologue SET reprise_de = NULL;",
                "SELECT nominatif._recoit_suivi('\(a)', '\(bob)', '\(moi)');", "SELECT * FROM gestion.psychologues();",
                "SELECT nominatif.arret_long('\(a)', '\(bob)', current_date);",
                "SELECT nominatif.verrouille('\(a)', '\(bob)', '\(moi)');", "SELECT nominatif._voit('\(a)', '\(bob)', '\(moi)');",
                "SELECT nominatif._recueillir('\(a)', '\(bob)');", "SELECT nominatif._numero('\(a)', 2026);",
                "SELECT nominatif.reenvelopper_boite('\\x00', '\\x00', '\\x00');", "SELECT nominatif.figer_enveloppes();",
                "LOCK TABLE nominatif.cle_entreprise IN SHARE MODE;",
                "INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, numero, motif) VALUES ('\(a)', '\(a)', '2222-777001', 'sante') ON CONFLICT DO NOTHING;",
                "SELECT nominatif._effacer('\(a)', '\(bob)');", "SELECT nominatif.accede('\(a)', '\(bob)');",
                // Opened without a reason: undone at the end of the transaction.
                "BEGIN; SELECT issue FROM nominatif.briser((SELECT '1111-1111'), NULL); INSERT INTO nominatif.bris (entreprise_id, dossier_id) VALUES ('\(a)', '\(bob)'); COMMIT;",
            ])
    },
    Attaque(nom: "81 la direction : accès d'urgence, verrous, relais ; à elle seule", vaut: { !$0.faible && $0.role != "app_pilotage" }) {
        partie in
        let c = try partie.ouvrir()
        let a = partie.cible.reperes["A"] ?? ""
        try partie.interdire(
            c,
            [
                "SELECT * FROM garde.acces_urgence();", "SELECT garde.acces_urgence_acte('\(a)', gen_random_uuid());",
                "SELECT garde.verrouiller('\(a)', NULL, gen_random_uuid());", "SELECT * FROM garde.verrous();",
                "SELECT garde.deverrouiller('\(a)', gen_random_uuid());", "SELECT * FROM garde.comptes_a_relayer();",
                "SELECT garde.proposer_relais(gen_random_uuid(), gen_random_uuid());", "SELECT garde.annuler_relais(gen_random_uuid());",
                "SELECT * FROM garde.conservation_orphelins();", "SELECT * FROM garde.suivis_a_relayer();",
                "SELECT * FROM garde.psychologues();", "SELECT garde.proposer_suivis(gen_random_uuid(), gen_random_uuid());",
            ])
    },
    Attaque(nom: "82 la conservation : administration seule ; le coffre : personne", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT * FROM garde.coffre_enveloppes();", "SELECT * FROM garde.coffre_boite();", "SELECT garde.coffre_figer();",
                "SELECT garde.coffre_reenvelopper(gen_random_uuid(), '\\x00', '\\x00');",
                "SELECT garde.coffre_tourner_boite('\\x00', '\\x00', '\\x00');", "SELECT * FROM garde.coffre_plis(NULL, NULL, 9);",
                "SELECT garde.coffre_resceller('lien', gen_random_uuid(), gen_random_uuid(), '\\x00', '\\x00');",
                "SELECT * FROM garde.coffre_boites_quittees();", "SELECT garde.coffre_oublier_boites();",
                "SELECT nominatif.tourner_boite('\\x00', '\\x00', '\\x00');", "SELECT * FROM nominatif._plis();",
                "SELECT * FROM nominatif.direction_bris();", "SELECT * FROM nominatif.direction_suivis('{}');",
                "SELECT * FROM nominatif.direction_psychologues();",
                "SELECT * FROM nominatif.direction_proposer_suivis(gen_random_uuid(), gen_random_uuid());",
                "SELECT * FROM nominatif.conservation_appliquer(1);",
                "SELECT * FROM nominatif.enveloppes();", "SELECT dossier_id FROM nominatif.effacement;", "SELECT id FROM nominatif.gel;",
                "SELECT * FROM nominatif._conservation(current_date);", "SELECT * FROM journal.acces_de_objet(gen_random_uuid());",
                "UPDATE nominatif.regle_conservation SET mois = 1;", "UPDATE nominatif.dossier SET archive_le = NULL;",
            ])
        if partie.cible.role != "app_administration" {
            try partie.interdire(
                c,
                [
                    "SELECT * FROM garde.conservation_apercu();",
                    "SELECT garde.conservation_geler('1111-1111', NULL, 'demande');", "SELECT * FROM garde.conservation_gels();",
                    "SELECT garde.conservation_passage();",
                ])
        }
        if partie.cible.role != "job_passerelle" {
            try partie.interdire(
                c, ["SELECT * FROM journal.sceaux();", "SELECT * FROM journal.lot(1);", "SELECT * FROM garde.effacements();"])
            if partie.cible.role != "app_administration" { try partie.interdire(c, ["SELECT * FROM garde.conservation_appliquer();"]) }
        }
    },
]
