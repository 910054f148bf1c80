import TestSupport

/// What this service adds: dossiers, sharing, the crossing, sign-in, accounts, the journal.
let attaquesDuMetier: [Attaque] = [
    Attaque(nom: "45 dossier d'un collègue : par id, par fonction, par auto-partage", vaut: { $0.reperes["dossierBob"] != nil }) { partie in
        let c = try partie.ouvrir()
        let (a, bob, moi) = (partie.cible.reperes["A"] ?? "", partie.cible.reperes["dossierBob"] ?? "", partie.cible.reperes["moi"] ?? "")
        try partie.muet(
            c,
            [
                "SELECT id FROM nominatif.dossier WHERE entreprise_id = '\(a)' AND id = '\(bob)';",
                "SELECT jour FROM nominatif.entretien WHERE dossier_id = '\(bob)';",
                "SELECT * FROM nominatif.lire_dossier('\(a)', '\(bob)');", "SELECT * FROM nominatif.cle_du_dossier('\(a)', '\(bob)');",
                "SELECT * FROM nominatif.lectures('\(a)', '\(bob)');", "SELECT contenu FROM nominatif.dossier;",
                "SELECT cle_enveloppee FROM nominatif.dossier;", "SELECT note FROM nominatif.entretien;",
                "SELECT * FROM nominatif.lire_pieces('\(a)', '\(bob)', 'budget');",
                "SELECT * FROM nominatif.lire_pieces('\(a)', '\(bob)', 'ecrit');",
                "SELECT * FROM nominatif.lire_morceau('\(a)', '\(bob)', 0);", "SELECT contenu FROM nominatif.document_morceau;",
            ])
        try partie.interdire(
            c,
            [
                "INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, jusquau) VALUES ('\(a)', '\(bob)', '\(partie.cible.reperes["carol"] ?? "")', current_date + 9);",
                "INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, jusquau) VALUES ('\(a)', '\(bob)', '\(moi)', current_date + 9);",
                "INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, accorde_par, jusquau) VALUES ('\(a)', '\(bob)', '\(moi)', '\(partie.cible.reperes["bob"] ?? "")', current_date + 9);",
            ])
    },
    Attaque(nom: "46 partage : lisible, pas modifiable ; retiré, plus rien", vaut: { $0.role == "app_nominatif" }) { partie in
        let c = try partie.ouvrir()
        let (partage, retire) = (partie.cible.reperes["dossierPartage"] ?? "", partie.cible.reperes["partageRetire"] ?? "")
        let lu = try c.dire("SELECT count(*) FROM nominatif.dossier WHERE id = '\(partage)';")
        if !lu.hasPrefix("1") { throw Fuite(quoi: "un partage légitime ne se lit pas : \(lu)") }
        let ecrit = try c.dire("UPDATE nominatif.dossier SET motif = 'sante' WHERE id = '\(partage)' RETURNING 'touche';")
        if ecrit.contains("touche") { throw Fuite(quoi: "dossier partagé modifié") }
        try partie.muet(c, ["SELECT id FROM nominatif.dossier WHERE id = '\(retire)';"])
    },
    Attaque(nom: "62 le bureau d'un collègue : appels, brouillons, informations", vaut: { $0.reperes["dossierBob"] != nil }) { partie in
        let c = try partie.ouvrir()
        let (a, bob, moi) = (partie.cible.reperes["A"] ?? "", partie.cible.reperes["dossierBob"] ?? "", partie.cible.reperes["moi"] ?? "")
        let partage = partie.cible.reperes["dossierPartage"] ?? ""
        try partie.muet(
            c,
            [
                "SELECT id FROM nominatif.rappel;", "SELECT id FROM nominatif.brouillon;", "SELECT id FROM nominatif.information;",
                "SELECT contenu FROM nominatif.rappel;", "SELECT contenu FROM nominatif.brouillon;",
                "SELECT cle_enveloppee FROM nominatif.rappel;",
                "SELECT * FROM nominatif.lire_rappel('\(a)', gen_random_uuid());",
                "SELECT * FROM nominatif.lire_brouillon('\(a)', '\(bob)', NULL);",
                // A shared dossier is read; what a colleague is typing in it is not.
                "SELECT contenu FROM nominatif.lire_brouillon('\(a)', '\(partage)', NULL) WHERE contenu IS NOT NULL;",
                "DELETE FROM nominatif.brouillon WHERE dossier_id = '\(partage)' RETURNING id;",
                "UPDATE nominatif.rappel SET etat = 'fait', fini_le = current_date RETURNING id;",
                "DELETE FROM nominatif.information RETURNING id;",
                // A colleague's entretien, even in a dossier shared: neither corrected nor taken away, nor told whether it counts.
                "DELETE FROM nominatif.entretien WHERE auteur_id <> '\(moi)' RETURNING id;",
                "UPDATE nominatif.entretien SET duree = 15 WHERE auteur_id <> '\(moi)' RETURNING id;",
                "SELECT 1 FROM nominatif.entretien e WHERE e.auteur_id <> '\(moi)' AND nominatif.entretien_modifiable(e.entreprise_id, e.id);",
            ])
        try partie.interdire(
            c,
            [
                "INSERT INTO nominatif.rappel (entreprise_id, dossier_id, du_le) VALUES ('\(a)', '\(bob)', current_date);",
                "INSERT INTO nominatif.rappel (entreprise_id, referent_id, du_le) VALUES ('\(a)', '\(moi)', current_date);",
                "INSERT INTO nominatif.brouillon (entreprise_id, dossier_id, onglet, rang) VALUES ('\(a)', '\(bob)', gen_random_uuid(), 1);",
                "SELECT nominatif._effacer_bureau('\(a)', '\(bob)');",
            ])
    },
    Attaque(nom: "47 la passerelle : faits, pseudonymes, clés, lot de nuit", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        try partie.muet(
            c,
            [
                "SELECT * FROM passerelle.acte;", "SELECT pseudonyme FROM passerelle.acte;", "SELECT xmin FROM passerelle.acte;",
                "SELECT * FROM passerelle.cle_pseudonyme;", "SELECT exporte FROM nominatif.entretien;",
                "SELECT issue FROM passerelle.cloture;", "SELECT count(*) FROM passerelle.cloture WHERE pdp;",
                "SELECT cloture_exportee FROM nominatif.dossier;",
            ])
        try partie.interdire(c, ["SELECT passerelle._exporter_clotures();", "UPDATE nominatif.dossier SET cloture_exportee = true;"])
        if partie.cible.role != "job_passerelle" { try partie.interdire(c, ["SELECT passerelle.exporter();"]) }
        if partie.cible.role != "app_pilotage" {
            try partie.interdire(
                c,
                [
                    "SELECT * FROM passerelle.compter_pdp('\(partie.cible.reperes["B"] ?? "")', '2026-07-01', '2026-09-30');",
                    "SELECT * FROM passerelle.agreger_portefeuille('2026-07-01', '2026-09-30');",
                ])
        }
    },
    Attaque(nom: "56 compter les présents de l'action d'un autre", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let sonde =
            "SELECT 'tou' || 'che' FROM (SELECT entreprise_id, id FROM gestion.action_collective) a WHERE gestion.compter_presents(a.entreprise_id, a.id, 3::smallint);"
        if try c.dire(sonde).contains("touche") { throw Fuite(quoi: "présence notée à la place d'un autre") }
        if partie.cible.role != "app_nominatif" {
            try partie.interdire(c, ["SELECT gestion.compter_presents(gen_random_uuid(), gen_random_uuid(), 3::smallint);"])
        }
    },
    Attaque(nom: "85 la prévention d'un autre : avis, programme, alerte, places, courriers types", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let lignes = "(SELECT entreprise_id, id FROM gestion.action_collective) a"
        for appel in ["noter_avis(a.entreprise_id, a.id, ARRAY[0,0,0,0,9]::smallint[])", "ecrire_programme(a.entreprise_id, a.id, 'x')"]
        where try c.dire("SELECT 'tou' || 'che' FROM \(lignes) WHERE gestion.\(appel);").contains("touche") {
            throw Fuite(quoi: "\(appel) sur l'action d'un autre")
        }
        let b = partie.cible.reperes["B"] ?? "00000000-0000-4000-8000-000000000000"
        let alerte = "SELECT 'tou' || 'che' WHERE gestion.alerter('\(b)', NULL, 'charge', ARRAY['departs'], 'forte') IS NOT NULL;"
        if try c.dire(alerte).contains("touche") { throw Fuite(quoi: "alerte sur une entreprise qu'on ne suit pas") }
        if partie.cible.role != "app_nominatif" {
            try partie.interdire(
                c,
                [
                    "SELECT gestion.noter_avis(gen_random_uuid(), gen_random_uuid(), NULL);",
                    "SELECT gestion.ecrire_programme(gen_random_uuid(), gen_random_uuid(), 'x');",
                    "SELECT gestion.alerter(gen_random_uuid(), NULL, 'charge', ARRAY['departs'], 'forte');",
                ])
        }
        if partie.cible.role != "job_passerelle" { try partie.interdire(c, ["SELECT gestion.purger_places();"]) }
        if !["app_nominatif", "app_gestion"].contains(partie.cible.role) {
            try partie.interdire(
                c,
                [
                    "SELECT code FROM gestion.action_place;", "SELECT prises FROM gestion.action_collective;",
                    "SELECT risque FROM gestion.alerte;",
                    "SELECT corps FROM gestion.modele_courrier;", "SELECT nom FROM gestion.partenaire;",
                ])
        }
    },
    Attaque(nom: "55 savoir si le bilan d'une autre entreprise est publié, lire ou changer un repère", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT pilotage.est_remis('\(partie.cible.reperes["B"] ?? "")', '2026-T1');",
                "SELECT pilotage.figer_reperes('2099', '{}'), 1 / 0;", "UPDATE pilotage.repere SET valeurs = '{}';",
                "DELETE FROM gestion.contexte;", "UPDATE gestion.contexte SET absenteisme = 1;",
            ])
        if partie.cible.role != "app_pilotage" { try partie.interdire(c, ["SELECT valeurs FROM pilotage.repere;"]) }
    },
    Attaque(nom: "57 l'argent des autres : soldes, encaissements, relances, imputations", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let b = partie.cible.reperes["B"] ?? ""
        if partie.cible.role == "app_client" {
            // Its own account answers; asking for another's, there is no way to name it.
            try partie.muet(
                c,
                [
                    "SELECT s.reste_cents FROM facturation.mes_soldes() s JOIN facturation.facture f ON f.id = s.piece_id WHERE f.entreprise_id <> (SELECT garde.tenant());"
                ])
        } else {
            try partie.interdire(c, ["SELECT reste_cents FROM facturation.mes_soldes();"])
        }
        try partie.interdire(
            c,
            [
                "UPDATE facturation.encaissement SET montant_cents = 1;", "DELETE FROM facturation.imputation;",
                "TRUNCATE facturation.relance;", "SELECT 1 FROM facturation.compte_client;",
                "INSERT INTO facturation.imputation (entreprise_id, montant_cents, impute_le, impute_par) VALUES ('\(b)', 1, current_date, garde.uid());",
            ])
        if partie.cible.role != "app_facturation" {
            try partie.interdire(
                c,
                [
                    "SELECT montant_cents FROM facturation.encaissement;", "SELECT montant_cents FROM facturation.imputation;",
                    "SELECT niveau FROM facturation.relance;", "SELECT facturation.encaisser('{}');", "SELECT facturation.imputer('{}');",
                    "SELECT facturation.annuler_encaissement('\(b)', gen_random_uuid());",
                    "SELECT facturation.relancer('\(b)', 1::smallint, '{}');",
                    "SELECT facturation.crediter('{}', current_date, '[]', 'prix');",
                ])
        }
    },
    Attaque(nom: "48 la connexion : frapper sans preuve, énumérer", vaut: { $0.role == "app_auth" }) { partie in
        let c = try partie.connexion()
        let empreinte = String(repeating: "cd", count: 32)
        for (login, preuve) in [("alice", "\\x00"), ("alice", "preuve"), ("inconnue", "\\x00")] {
            let reponse = try c.dire(
                "SELECT 'ok=' || ok FROM garde.connecter('\(login)', '\(preuve)', '000000', '{app_auth,app_nominatif}', ARRAY['\(empreinte)', '\(empreinte.reversed().map(String.init).joined())']);"
            )
            if !reponse.contains("ok=false") { throw Fuite(quoi: "connecter(\(login)) : \(reponse)") }
        }
        let sels = try c.dire(
            "SELECT octet_length(garde.sel_de('alice')) = octet_length(garde.sel_de('inconnue')) AND garde.sel_de('inconnue') = garde.sel_de('inconnue');"
        )
        if !sels.contains("t") { throw Fuite(quoi: "énumération par le sel") }
        try partie.interdire(
            c,
            [
                "SELECT * FROM garde.compte;", "INSERT INTO garde.session VALUES ('\\x00');",
                "SELECT garde._frapper(NULL, NULL, NULL, NULL, NULL, NULL);", "SELECT garde.ouvrir('\\x00');",
                "SELECT garde.compte_lister();",
            ])
    },
    Attaque(nom: "51 administrer des comptes sans en avoir la fonction", vaut: { !$0.faible && $0.role != "app_administration" }) {
        partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT garde.compte_lister();", "SELECT garde.compte_creer('pirate', 'P', '{administration}', NULL, '\\x00', '\\x00');",
                "SELECT garde.compte_fonctions(garde.uid(), '{administration}', NULL);", "SELECT garde.code_de_demonstration('alice');",
                "SELECT garde.demonstration_activer();", "SELECT garde.revoquer_compte(garde.uid());",
                "SELECT garde.session_technique('app_gestion', '\(String(repeating: "ef", count: 32))');",
                "SELECT garde.purger_sessions(), 1 / 0;",
            ])
    },
    Attaque(nom: "52 effacer ou inventer une trace du journal", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "DELETE FROM journal.evenement;", "UPDATE journal.evenement SET action = 'rien';", "TRUNCATE journal.sceau;",
                "INSERT INTO journal.evenement (compartiment, action) VALUES ('x', 'faux');",
                "SELECT journal.ecrire_garde('connexion', gen_random_uuid(), gen_random_uuid());", "SELECT * FROM journal.evenement;",
            ])
    },
    Attaque(nom: "53 l'administrateur se donne une fonction, ou lit un dossier", vaut: { $0.role == "app_administration" }) { partie in
        let c = try partie.ouvrir()
        try partie.interdire(
            c,
            [
                "SELECT garde.compte_fonctions(garde.uid(), '{administration,intervenant}', NULL);",
                "SELECT garde.compte_creer('pirate', 'P', '{intervenant}', NULL, decode(repeat('00', 16), 'hex'), '\\x00', decode(repeat('00', 20), 'hex'), false);",
                "SELECT * FROM nominatif.dossier;", "SELECT nominatif.lire_dossier(gen_random_uuid(), gen_random_uuid());",
                "SELECT * FROM gestion.entreprise;", "SELECT * FROM facturation.facture;",
            ])
    },
    Attaque(nom: "54 traverser les compartiments par les schémas des autres", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let interdites: [String: [String]] = [
            "app_gestion": ["nominatif.dossier", "facturation.facture", "passerelle.acte", "pilotage.bilan"],
            "app_facturation": ["nominatif.dossier", "nominatif.rendez_vous", "passerelle.acte", "pilotage.bilan"],
            "app_pilotage": ["nominatif.dossier", "nominatif.entretien", "facturation.facture", "passerelle.acte"],
            "app_client": ["nominatif.dossier", "nominatif.rendez_vous", "passerelle.acte", "gestion.plan"],
            "app_nominatif": ["facturation.facture", "pilotage.bilan", "passerelle.acte", "gestion.tarif"],
        ]
        let tables =
            interdites[partie.cible.role] ?? [
                "nominatif.dossier", "gestion.entreprise", "facturation.facture", "passerelle.acte", "pilotage.bilan",
            ]
        try partie.interdire(c, tables.map { "SELECT count(*) FROM \($0);" })
    },
    Attaque(nom: "57 savoir quels noms ont un dossier", vaut: { !$0.faible }) { partie in
        let c = try partie.ouvrir()
        let a = partie.cible.reperes["A"] ?? "00000000-0000-4000-8000-000000000000"
        let oracle = "nominatif.controler_noms('\(a)', ARRAY['\\xdeadbeef'::bytea], false)"
        guard partie.cible.role == "app_nominatif" else {
            return try partie.interdire(
                c, ["SELECT * FROM \(oracle);", "SELECT index_nom FROM nominatif.dossier;", "SELECT index_prenom FROM nominatif.dossier;"])
        }
        // A colleague's company: the answer is the same whether the name is there or not, and it is written down.
        try partie.muet(c, ["SELECT 1 FROM \(oracle) WHERE etat <> 'refuse' OR connus <> '{}';"])
        try partie.muet(c, ["SELECT index_nom FROM nominatif.dossier WHERE id = '\(partie.cible.reperes["dossierBob"] ?? "")';"])
        try partie.interdire(
            c,
            [
                "SELECT * FROM nominatif.controle_noms;", "UPDATE nominatif.controle_noms SET appels = 0;",
                "DELETE FROM nominatif.controle_noms;",
            ])
    },
]
