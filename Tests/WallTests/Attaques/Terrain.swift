import Foundation
import Postgres
import Tenancy
import TestSupport

/// The real schema filled for the attacks: two companies A and B, dossiers of three social workers, each foreign word a canary.
///
/// alice keeps dossiers at A (one shared with her by bob, one whose share he took back), bob at A too, carol at B, 37 of hers on a rare
/// motif: what a count or an estimate would betray. The attacker of the nominative role is alice; of the client role, the HR of A.
struct Terrain: Sendable {
    let base: BaseDeTest
    let reperes: [String: String]
    let principaux: [String: Principal]
    var cibles: [Cible]

    static func dresser(_ base: BaseDeTest) async throws -> Terrain {
        var reperes: [String: String] = [:]
        for nom in ["A", "B", "etabA", "etabB", "dossierBob", "dossierPartage", "partageRetire", "dossierCarol", "intervenantB"] {
            reperes[nom] = UUID().uuidString.lowercased()
        }
        let (a, b) = (ID<EntrepriseTag>(reperes["A"] ?? ""), ID<EntrepriseTag>(reperes["B"] ?? ""))
        let fonctions: [(String, Fonction, ID<EntrepriseTag>?)] = [
            ("alice", .intervenant, nil), ("bob", .intervenant, nil), ("carol", .intervenant, nil), ("planification", .planification, nil),
            ("facturation", .facturation, nil), ("direction", .direction, nil), ("administration", .administration, nil),
            ("rhA", .rh, a), ("rhB", .rh, b),
        ]
        var principaux: [String: Principal] = [:]
        for (nom, fonction, entreprise) in fonctions {
            let compte = try await base.compte([fonction], entreprise: entreprise, nom: "SECRET-COMPTE \(nom)", login: nom.lowercased())
            principaux[nom] = try await base.connecter(compte)
            reperes[nom] = compte.id.description
        }
        let figees = reperes
        try await base.superutilisateur { try $0.executeScript(donnees(figees)) }
        var terrain = Terrain(base: base, reperes: figees, principaux: principaux, cibles: [])
        terrain.cibles = try await terrain.dresserCibles()
        return terrain
    }

    func jeton(_ nom: String, _ compartiment: Compartiment) -> String {
        (principaux[nom]?.jeton(compartiment) ?? []).map { String(format: "%02x", $0) }.joined()
    }

    /// Sessions of alice that are dead, each for its own reason.
    private func jetonsMorts() async throws -> [String: String] {
        var morts: [String: String] = [:]
        for (nom, coup) in [
            ("révoqué", "revoquee_le = now()"), ("expiré", "expire_le = now() - interval '1 second'"),
            ("inactif", "vue_le = now() - interval '31 minutes'"),
        ] {
            let principal = try await base.principal(.intervenant)
            let jeton = principal.jeton(.nominatif).map { String(format: "%02x", $0) }.joined()
            try await base.superutilisateur { connexion in
                try connexion.executeScript("UPDATE garde.session SET \(coup) WHERE empreinte = sha256('\\x\(jeton)')")
            }
            morts[nom] = jeton
        }
        return morts
    }

    private func dresserCibles() async throws -> [Cible] {
        let morts = try await jetonsMorts()
        let (a, b, etabB) = (reperes["A"] ?? "", reperes["B"] ?? "", reperes["etabB"] ?? "")
        let rien = UUID().uuidString.lowercased()
        let nominatif = ["SECRET-ALICE", "SECRET-BOB", "SECRET-CAROL", "1111-777", "2222-777", "3333-777"]
        func etrangers(sauf compartiment: Compartiment) -> [String: String] {
            var jetons = morts
            for (nom, c) in [
                ("alice", Compartiment.nominatif), ("planification", .gestion), ("facturation", .facturation), ("direction", .pilotage),
                ("rhA", .client), ("administration", .administration), ("alice", .auth),
            ] where c != compartiment { jetons["\(nom) \(c.rawValue)"] = jeton(nom, c) }
            return jetons
        }
        func dossiers(_ compartiment: Compartiment, _ qui: String?) -> Cible {
            Cible(
                nom: compartiment.rawValue, serveur: base.serveur, base: base.nom, role: compartiment.rawValue,
                jeton: qui.map { jeton($0, compartiment) }, table: "nominatif.dossier", contenu: "numero", autrui: "numero !~ '^1111-'",
                sonde: ("motif", "'rare'", "'jamais'"), secrets: nominatif, jetonsEtrangers: etrangers(sauf: compartiment),
                ecritures: ["UPDATE nominatif.dossier SET motif = 'sante' WHERE numero ~ '^[23]' RETURNING 'touche';"], reperes: reperes)
        }
        var alice = dossiers(.nominatif, "alice")
        let entretien = "(entreprise_id, dossier_id, jour, nature, forme, duree, origine) VALUES"
        let fin = "current_date, 'suivi', 'visio', 30, 'lui_meme');"
        alice = Cible(
            nom: alice.nom, serveur: alice.serveur, base: alice.base, role: alice.role, jeton: alice.jeton,
            victime: jeton("carol", .nominatif), table: alice.table, contenu: alice.contenu, autrui: "numero ~ '^[23]'",
            sonde: alice.sonde, secrets: ["SECRET-BOB", "SECRET-CAROL", "2222-777", "3333-777"], jetonsEtrangers: alice.jetonsEtrangers,
            clesEtrangeres: [
                "INSERT INTO nominatif.entretien \(entretien) ('\(a)', '\(reperes["dossierBob"] ?? "")', \(fin)",
                "INSERT INTO nominatif.entretien \(entretien) ('\(b)', '\(reperes["dossierCarol"] ?? rien)', \(fin)",
                "INSERT INTO nominatif.entretien \(entretien) ('\(a)', '\(rien)', \(fin)",
            ],
            unicites: [reperes["dossierBob"] ?? "", rien].map {
                "INSERT INTO nominatif.dossier (id, entreprise_id, etablissement_id, numero, motif) VALUES ('\($0)', '\(a)', '\(a)', '2026-1234', 'sante');"
            },
            ecritures: [
                "UPDATE nominatif.dossier SET motif = 'sante' WHERE numero ~ '^[23]' RETURNING 'touche';",
                "UPDATE nominatif.dossier SET referent_id = '\(reperes["alice"] ?? "")' RETURNING 'touche';",
                "UPDATE nominatif.entretien SET etat = 'clos' WHERE auteur_id <> '\(reperes["alice"] ?? "")' RETURNING 'touche';",
                "INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, motif) VALUES ('\(b)', '\(b)', '\(reperes["bob"] ?? "")', '2026-4321', 'sante') RETURNING 'touche';",
            ], reperes: reperes.merging(["moi": reperes["alice"] ?? ""]) { $1 })
        let client = Cible(
            nom: "app_client (entreprise B)", serveur: base.serveur, base: base.nom, role: "app_client", jeton: jeton("rhA", .client),
            victime: jeton("rhB", .client), table: "gestion.contrat", contenu: "objet", autrui: "entreprise_id = '\(b)'",
            sonde: ("intervenant_id", "'\(reperes["intervenantB"] ?? "")'", "'\(rien)'"), secrets: ["SECRET-RH-B"],
            jetonsEtrangers: etrangers(sauf: .client),
            clesEtrangeres: [etabB, rien].map {
                "INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre) VALUES ('\(a)', '\($0)', '2026-02-01', 3);"
            },
            // The second pair asks whether a bilan of B is published: the trigger that knows it must never answer.
            unicites: ["2026-01-01", "2026-03-01"].map {
                "INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre) VALUES ('\(b)', '\(etabB)', '\($0)', 3);"
            }
                + ["2026-T1", "2026-T2"].map {
                    "INSERT INTO gestion.contexte (entreprise_id, periode, absenteisme) VALUES ('\(b)', '\($0)', 3);"
                },
            ecritures: [
                "INSERT INTO gestion.contexte (entreprise_id, periode, absenteisme) VALUES ('\(b)', '2026-T3', 3) RETURNING 'touche';",
                "UPDATE gestion.action_collective SET places = 1 RETURNING 'touche';",
                "UPDATE gestion.contrat SET objet = 'x' RETURNING 'touche';",
                "UPDATE gestion.effectif SET nombre = 1 WHERE entreprise_id = '\(b)' RETURNING 'touche';",
                "INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre, source) VALUES ('\(b)', '\(etabB)', '2026-05-01', 3, 'declaration') RETURNING 'touche';",
            ], sondeDAffaires: true, reperes: ["B": b])
        return [
            alice, dossiers(.gestion, "planification"), dossiers(.facturation, "facturation"), dossiers(.pilotage, "direction"),
            dossiers(.client, "rhA"), client, dossiers(.administration, "administration"), dossiers(.publique, nil), dossiers(.auth, nil),
            dossiers(.passerelle, nil),
        ]
    }
}
