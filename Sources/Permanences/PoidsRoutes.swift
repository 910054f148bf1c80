import Foundation
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/plans/poids`: what counts in a computation. Planning reads, the direction decides.
struct PoidsRoutes {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/plans/poids", Acces.compte(.gestion, .planification, .direction)) { requete in
            requete.page(try await page(requete))
        }
        routes.post("/plans/poids", Acces.compte(.gestion, .direction)) { requete in
            var fautes = Fautes()
            guard let voulus = Poids(requete.formulaire, &fautes) else {
                return requete.page(try await page(requete, fautes), statut: .unprocessableContent)
            }
            let change = try await base.transaction(as: requete.principal) { tx in
                let change = !(try PoidsStore.actuels(tx).vaut(voulus))
                if change { try PoidsStore.fixer(voulus, tx) }
                return change
            }
            return requete.redirection(
                "/plans/poids", fait: change ? "Poids enregistrés : le prochain calcul les suit." : "Ces poids étaient déjà les bons.")
        }
    }

    private func page(_ requete: Requete, _ fautes: Fautes = Fautes()) async throws -> PoidsPage {
        let saisie = Saisie(requete.formulaire, fautes)
        let decide = requete.principal.fonctions.contains(.direction)
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            PoidsPage(
                historique: try PoidsStore.historique(tx), noms: try Collegues(tx), saisie: saisie, fautes: fautes, decide: decide)
        }
    }
}

/// The weights with their meaning, and who set them when.
struct PoidsPage: Page {
    static let gabarit = "poids"
    let historique: [Poids]
    let noms: Collegues
    let saisie: Saisie
    let fautes: Fautes
    let decide: Bool

    private var actuels: Poids { historique.first ?? .usuels }

    var entete: Entete {
        Entete(
            "Poids du calcul", ariane: [("Plans", "/plans")],
            sous: "Ce que le calcul préfère quand tout n'est pas possible, compté en minutes de route", donnees: ["gestion.poids"],
            visible: decide ? nil : "La direction seule les change.", largeur: .moyenne, ici: "/plans")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "decide": decide
        case "champs": decide ? Poids.Nom.allCases.map(champ) : nil
        case "lignes": decide ? nil : Poids.Nom.allCases.map(ligne)
        case "historique": historique.enumerated().map { decision($0.element, avant: historique.dropFirst($0.offset + 1).first ?? .usuels) }
        case "vide":
            historique.isEmpty
                ? Vide("Personne ne les a encore changés.", suite: "Les poids usuels s'appliquent : ceux de l'étude de planification.")
                : nil
        default: nil
        }
    }

    private func champ(_ nom: Poids.Nom) -> Balisage {
        let aide =
            "\(nom.phrase(actuels)) De \(nombre(nom.bornes.lowerBound)) à \(nombre(nom.bornes.upperBound)), usuel \(nombre(Poids.usuels[nom]))."
        return saisie.champ(nom.rawValue, nom.titre, "\(actuels[nom])", genre: .nombre, aide: aide, requis: true).balisage
    }

    private func ligne(_ nom: Poids.Nom) -> Balisage {
        "<tr><th scope=\"row\">\(nom.titre)<br><small class=\"discret\">\(nom.phrase(actuels))</small></th><td class=\"n\" data-l=\"Poids\">\(nombre(actuels[nom]))</td><td class=\"n\" data-l=\"Usuel\">\(nombre(Poids.usuels[nom]))</td></tr>"
    }

    /// What one decision changed.
    private func decision(_ p: Poids, avant: Poids) -> Balisage {
        let changes = Poids.Nom.allCases.filter { p[$0] != avant[$0] }.map {
            "\($0.titre.lowercased()) \(nombre(avant[$0])) → \(nombre(p[$0]))"
        }
        let qui = p.fixePar.map { noms.nom($0) } ?? "–"
        return
            "<li><span><strong>\(p.fixeLe?.horodate ?? "–")</strong>, \(qui)<br><small class=\"discret\">\(changes.isEmpty ? "aucun changement" : changes.joined(separator: ", "))</small></span></li>"
    }
}

/// Names of the accounts a planning page may name.
struct Collegues: Sendable {
    private let noms: [UUID: String]

    init(_ tx: Transaction) throws {
        let lignes = try tx.rows(
            "SELECT id, nom FROM garde.collegues('planification') UNION SELECT id, nom FROM garde.collegues('direction')")
        noms = Dictionary(try lignes.map { (try $0.uuid("id"), try $0.string("nom")) }, uniquingKeysWith: { a, _ in a })
    }

    func nom(_ compte: UUID) -> String { noms[compte] ?? "un compte fermé" }
}
