import Chiffrement
import Calendrier
import Dossiers
import Foundation
import HTTPTypes
import Postgres
import Tenancy
import Testing
import TestSupport
import Web

@testable import Cloison

/// Nothing nominative reaches a planner, billing, HR, direction, the administrator or the public: every page they can reach by following
/// links is read, with the feeds, the exports, the journal and the metrics.
@Suite(.serialized) struct CanariTests {
    static let aujourdhui = DateCivile("2026-11-20") ?? .aujourdhui()

    @Test func rienNeTraverse() async throws {
        try await BaseDeTest.avec { base in
            let monde = MondeDemo(aujourdhui: Self.aujourdhui, entreprises: 8)
            let coffre = try Coffre.ouvrir(["CLOISON_DONNEES": base.serveur.donnees.path])
            _ = try await ChargementDemo(monde: monde, bases: base.bases, coffre: coffre, suivi: { _, _ in }).charger()
            let canaris = Canaris(monde)
            #expect(canaris.nombre > 100)
            try await MaisonDeTest.ouvrir(base) { maison in
                for fonction in [Fonction.planification, .facturation, .direction, .administration, .rh] {
                    let visiteur = try await maison.visiteur(fonction, entreprise: fonction == .rh ? ID(monde.entreprises[0].id) : nil)
                    let lus = try await Robot(visiteur, departs: Self.departs(maison, fonction), limite: 160).parcourir()
                    #expect(lus.count > 3, "\(fonction) n'a presque rien lu")
                    for (chemin, texte) in lus { #expect(canaris.trouves(dans: texte) == [], "\(fonction) lit \(chemin)") }
                }
                let publics = try await Robot(maison.visiteur(), departs: Self.departs(maison, nil), limite: 60).parcourir()
                for (chemin, texte) in publics { #expect(canaris.trouves(dans: texte) == [], "public, \(chemin)") }
                // The same reading finds them where they live: the robot and the canaries are awake.
                let intervenant = try await Self.referent(base, monde, maison)
                let nominatifs = try await Robot(intervenant, departs: ["/dossiers"], limite: 30).parcourir()
                #expect(nominatifs.contains { !canaris.trouves(dans: $0.value).isEmpty })
                for ligne in maison.journal.tout { #expect(canaris.trouves(dans: ligne) == []) }
            }
        }
    }

    /// Pages without parameter that this function may open.
    private static func departs(_ maison: MaisonDeTest, _ fonction: Fonction?) -> [String] {
        maison.routes.filter { route in
            route.methode == .get && !route.chemin.contains(":")
                && (route.acces.fonctions.isEmpty || fonction.map(route.acces.fonctions.contains) == true)
        }.map(\.chemin) + ["/metriques", "/sante"]
    }

    /// A browser signed in as the worker who follows the first dossier: her account, with a proof the test knows.
    private static func referent(_ base: BaseDeTest, _ monde: MondeDemo, _ maison: MaisonDeTest) async throws -> Visiteur {
        let compte = try await base.compte([.intervenant])
        let id = compte.id.description
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                "UPDATE nominatif.dossier SET referent_id = '\(id)' WHERE id IN (SELECT id FROM nominatif.dossier WHERE etat = 'ouvert' LIMIT 5)"
            )
        }
        return try await maison.visiteur(compte)
    }
}

/// The nominative words of a demonstration, and how to see one in a text.
struct Canaris {
    private let noms: Set<String>
    let nombre: Int

    init(_ monde: MondeDemo) {
        let mots = monde.nominatifs
        nombre = mots.count
        noms = Set(mots.filter { !$0.contains(" ") && !$0.contains("@") }.flatMap { Self.mots($0) })
    }

    /// Surnames as whole words; telephones, e-mails by the form only fictive employees have.
    func trouves(dans texte: String) -> Set<String> {
        var trouves = Set(Self.mots(texte)).intersection(noms)
        for forme in ["06 39 98", "06\u{a0}39\u{a0}98", "@courriel.example", "Référence interne"] where texte.contains(forme) {
            trouves.insert(forme)
        }
        return trouves
    }

    private static func mots(_ texte: String) -> [String] {
        texte.split { !$0.isLetter }.filter { $0.count >= 7 }.map { $0.lowercased() }
    }
}

/// Follows every link of the pages it reads, within the service.
struct Robot {
    let visiteur: Visiteur
    let departs: [String]
    let limite: Int

    init(_ visiteur: Visiteur, departs: [String], limite: Int) {
        self.visiteur = visiteur
        self.departs = departs
        self.limite = limite
    }

    /// Text of each address read.
    func parcourir() async throws -> [String: String] {
        var file = departs
        var vus = Set(departs)
        var lus: [String: String] = [:]
        while let chemin = file.popLast(), lus.count < limite {
            let reponse = try await visiteur.get(chemin)
            lus[chemin] = reponse.texte
            for lien in Self.liens(reponse.texte) where vus.insert(lien).inserted { file.insert(lien, at: 0) }
        }
        return lus
    }

    private static func liens(_ html: String) -> [String] {
        html.matches(of: /href="(\/[^"#]*)/).map { String($0.1).replacing("&amp;", with: "&") }
            .filter { !$0.hasPrefix("/statique/") && !$0.hasPrefix("/deconnexion") }
    }
}
