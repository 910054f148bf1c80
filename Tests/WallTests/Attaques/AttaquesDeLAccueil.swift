import TestSupport

/// What the employer, the poster and the reception may be made to say.
let attaquesDeLAccueil: [Attaque] = [
    Attaque(nom: "58 écrire à l'employeur sans y avoir droit, ou changer ce qui lui est écrit", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let a = partie.cible.reperes["A"] ?? "00000000-0000-4000-8000-000000000000"
        if partie.cible.role == "app_nominatif" {
            // Neither a company of hers, nor a check of names before.
            try partie.muet(c, ["SELECT 1 WHERE nominatif.deposer_recommandation('\(a)', '2026-T3', '{x}') = 'depose';"])
        } else {
            try partie.interdire(c, ["SELECT nominatif.deposer_recommandation('\(a)', '2026-T3', '{x}');"])
        }
        if partie.cible.role != "app_pilotage" {
            try partie.interdire(
                c,
                [
                    "SELECT textes FROM pilotage.recommandation;",
                    "SELECT pilotage.retenir_recommandation('\(a)', '2026-T3', 1::smallint);",
                    "SELECT pilotage.renvoyer_recommandation('\(a)', '2026-T3', 1::smallint, 'x');",
                ])
        }
        try partie.interdire(
            c,
            [
                "SELECT pilotage.recevoir_recommandation('\(a)', '2026-T3', '{x}', 'Moi');",
                "SELECT * FROM pilotage.etat_des_recommandations('{}');",
                "INSERT INTO pilotage.recommandation (entreprise_id, periode, rang, textes, redacteur_id, redacteur) VALUES ('\(a)', '2026-T3', 1, '{x}', gen_random_uuid(), 'x');",
                "UPDATE pilotage.recommandation SET textes = '{x}';", "DELETE FROM pilotage.recommandation;",
                "TRUNCATE pilotage.recommandation CASCADE;",
                "UPDATE pilotage.recommandation_suite SET suite = 'retenue';", "DELETE FROM pilotage.recommandation_suite;",
            ])
    },
    Attaque(nom: "60 le code d'une affiche : le dernier bilan remis, rien d'autre", vaut: { $0.role == "app_public" }) { partie in
        let c = try partie.connexion()
        let lu = try c.dire("SELECT convert_from(rendu, 'UTF8') FROM pilotage.dernier_bilan('AFFICHEA');")
        if !lu.contains("BILAN-REMIS-A") { throw Fuite(quoi: "témoin : le bilan remis ne se lit pas : \(lu)") }
        if lu.contains("SECRET") || lu.contains("ANCIEN") { throw Fuite(quoi: "plus que le dernier bilan : \(lu)") }
        try partie.muet(
            c,
            [
                "SELECT convert_from(rendu, 'UTF8') FROM pilotage.dernier_bilan(NULL);",
                "SELECT convert_from(rendu, 'UTF8') FROM pilotage.dernier_bilan('');",
                "SELECT convert_from(rendu, 'UTF8') FROM pilotage.dernier_bilan('%');",
                "SELECT convert_from(rendu, 'UTF8') FROM pilotage.dernier_bilan('affichea'' OR true --');",
            ])
        try partie.interdire(
            c,
            [
                "SELECT gestion.entreprise_affichee('AFFICHEA');", "SELECT certificat FROM pilotage.bilan;",
                "SELECT code_affiche FROM gestion.entreprise;", "SELECT pilotage.verifier_registre();",
                "SELECT pilotage.ouvrir_registre(gen_random_uuid());", "SELECT graine FROM pilotage.graine;",
            ])
    },
    Attaque(
        nom: "61 la portée de l'employeur et le code d'une affiche : à la page publique seule",
        vaut: { !$0.faible && $0.role != "app_public" }
    ) {
        partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT * FROM garde.portee_client();", "SELECT * FROM pilotage.dernier_bilan('AFFICHEA');",
                "SELECT gestion.entreprise_affichee('AFFICHEA');",
            ])
    },
    Attaque(nom: "62 rouvrir ce que l'accueil scelle, lire qui a réservé, savoir ce que devient une orientation", vaut: { !$0.faible }) {
        partie in
        let c = partie.cible.role == "app_public" ? try partie.connexion() : try partie.ouvrir()
        let a = partie.cible.reperes["A"] ?? "00000000-0000-4000-8000-000000000000"
        let rien = "00000000-0000-4000-8000-000000000000"
        try partie.interdire(
            c,
            [
                "SELECT contact FROM nominatif.reservation;", "SELECT empreinte FROM nominatif.reservation;",
                "SELECT contenu FROM nominatif.orientation_rh;",
                "SELECT sorte FROM nominatif.message;", "SELECT transmise_le FROM nominatif.orientation_transmise;",
                "SELECT cle FROM nominatif.compteur;",
                "SELECT privee_enveloppee FROM nominatif.boite;", "UPDATE nominatif.boite SET publique = '\\x';",
                "DELETE FROM nominatif.orientation_rh;",
                "INSERT INTO nominatif.orientation_transmise (entreprise_id, compte_id) VALUES ('\(a)', '\(rien)');",
                "SELECT * FROM gestion.permanences_ouvertes('\(a)');", "SELECT gestion.recoit_orientation('\(a)', '\(rien)', '{}');",
                "SELECT nominatif._heure_libre('\(rien)', current_date, '09:00', '12:00', 30, '09:00', NULL);",
                "SELECT * FROM nominatif._par_lien('\\x00');", "SELECT nominatif._prevenir('\(a)', '\(rien)', 'rappel');",
                "SELECT jeton FROM gestion.action_place;", "SELECT gestion._placer('\(a)', '\(rien)', sha256(''));",
                "SELECT nominatif._ne_recoivent_pas('\(a)');", "SELECT garde.comptes_fermes();",
                "SELECT * FROM nominatif._ou_deplacer('\(a)', '\(rien)', false);", "SELECT nominatif._plein('\\x00', 1);",
                "SELECT nominatif._suivre_le_dossier('\(a)', '\(rien)');",
            ])
        if partie.cible.role != "app_nominatif" {
            try partie.interdire(
                c,
                [
                    "SELECT * FROM nominatif.boite_privee();", "SELECT * FROM nominatif.messages_dus(9);",
                    "SELECT nominatif.purger_accueil();", "SELECT nominatif.suivre_orientations();",
                    "SELECT nominatif.prevenir_du_dossier('\(a)', '\(rien)', '\(rien)', NULL, '\\x00', NULL, true);",
                    "SELECT nominatif.taire_le_dossier('\(a)', '\(rien)');",
                    "SELECT nominatif.lien_a_renouveler('\(a)', '\(rien)');",
                    "SELECT nominatif.renouveler_lien('\(a)', '\(rien)', sha256(''), '\\x00');",
                    "SELECT gestion.ouvrir_inscription('\(a)', '\(rien)', true);",
                    "SELECT gestion.retirer_alerte('\(a)', '\(rien)');",
                    "SELECT nominatif.poser_boite('\\x', '\\x');", "SELECT nominatif.reenvelopper_boite('\\x', '\\x', '\\x');",
                    "SELECT nominatif.lire_orientation('\(a)', '\(rien)');",
                    "SELECT nominatif.clore_orientation('\(a)', '\(rien)', 'dossier');",
                    "SELECT etat FROM nominatif.orientation_rh;",
                ])
        } else {
            // A box once set is not replaced: what is slipped in it afterwards would open for another.
            try partie.muet(
                c,
                [
                    "SELECT id FROM nominatif.orientation_rh;",
                    "SELECT 1 WHERE nominatif.clore_orientation('\(a)', '\(rien)', 'dossier');",
                    "SELECT 1 WHERE nominatif.prevenir_du_dossier('\(a)', '\(rien)', '\(rien)', NULL, '\\x00', NULL, true);",
                    "SELECT 1 WHERE nominatif.taire_le_dossier('\(a)', '\(rien)') > 0;",
                    "SELECT 1 WHERE nominatif.renouveler_lien('\(a)', '\(rien)', sha256(''), '\\x00');",
                    "SELECT 1 WHERE gestion.ouvrir_inscription('\(a)', '\(rien)', true);",
                    "SELECT 1 WHERE gestion.retirer_alerte('\(a)', '\(rien)');",
                    "SELECT 1 WHERE garde.nom_du_service('\(rien)') IS NOT NULL;",
                    "SELECT 1 WHERE gestion.reverifier_echeance('\(rien)');", "SELECT 1 WHERE gestion.reverifier_partenaire('\(rien)');",
                ])
        }
        if partie.cible.role != "app_client" {
            try partie.interdire(
                c,
                [
                    "SELECT nominatif.orienter('\(rien)', '\(rien)', '\\x00');", "SELECT * FROM nominatif.orientations_transmises();",
                    "SELECT * FROM gestion.etablissements_a_orienter();",
                ])
        } else {
            // Another company's establishment.
            try partie.muet(
                c,
                [
                    "SELECT 1 WHERE nominatif.orienter('\(rien)', '\(partie.cible.reperes["etabB"] ?? rien)', '\\x00') = 'transmise';",
                    "SELECT nom FROM gestion.etablissements_a_orienter() WHERE id = '\(partie.cible.reperes["etabB"] ?? rien)';",
                ])
        }
        if partie.cible.role != "app_public" {
            try partie.interdire(
                c,
                [
                    "SELECT * FROM gestion.affiche('AFFICHEA');", "SELECT * FROM nominatif.reservation_lire('\\x00');",
                    "SELECT * FROM nominatif.reservation_annuler('\\x00');", "SELECT * FROM gestion.ateliers('AFFICHEA');",
                    "SELECT * FROM gestion.affiche_joindre('AFFICHEA');",
                    "SELECT * FROM gestion.place_lire('\\x00');", "SELECT * FROM gestion.place_rendre('\\x00');",
                    "SELECT nominatif.inscrire('AFFICHEA', '\(rien)', sha256(''), sha256(''));",
                ])
        } else {
            try partie.muet(
                c,
                [
                    "SELECT * FROM gestion.affiche(NULL);", "SELECT * FROM gestion.affiche('%');",
                    "SELECT * FROM nominatif.reservation_lire(NULL);",
                    "SELECT * FROM nominatif.reservation_lire(decode(repeat('00', 16), 'hex'));",
                    "SELECT * FROM nominatif.reservation_annuler(NULL);", "SELECT * FROM gestion.ateliers('%');",
                    "SELECT * FROM gestion.affiche_joindre('%');",
                    "SELECT * FROM gestion.place_lire(NULL);", "SELECT * FROM gestion.place_rendre(NULL);",
                    "SELECT 1 WHERE nominatif.inscrire('AFFICHEA', '\(rien)', sha256(''), substring(sha256('') FROM 1 FOR 16)) = 'pris';",
                ])
        }
    },
]
