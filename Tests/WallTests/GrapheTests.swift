import Foundation
import TestSupport
import Testing

/// First lock of the wall: no path of the package graph leads where house.md forbids.
@Suite struct GrapheTests {
    struct Paquet: Decodable, Sendable {
        struct Cible: Decodable, Sendable {
            let name: String
            let type: String
            let packageAccess: Bool
            let dependencies: [[String: [Nom?]]]
        }
        /// Names come in arrays beside nulls and conditions.
        struct Nom: Decodable, Sendable {
            let texte: String?
            init(from decodeur: any Decoder) throws { texte = try? decodeur.singleValueContainer().decode(String.self) }
        }
        let targets: [Cible]
    }

    let cibles: [String: Paquet.Cible]
    let directes: [String: Set<String>]

    private static let paquet = Task { () throws -> Paquet in
        let json = try await enFil {
            // A scratch path of its own: `swift test` holds the lock of the usual one.
            let brouillon = FileManager.default.temporaryDirectory.appending(path: "cloison-graphe-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: brouillon) }
            return try Programme(
                "/usr/bin/env",
                ["swift", "package", "--package-path", Serveur.projet.path, "--scratch-path", brouillon.path, "dump-package"]
            ).reussir()
        }
        // A warning may precede the JSON.
        guard let debut = json.firstIndex(of: "{") else { throw Programme.Echec(description: json) }
        return try JSONDecoder().decode(Paquet.self, from: Data(json[debut...].utf8))
    }

    init() async throws {
        let paquet = try await Self.paquet.value
        cibles = Dictionary(uniqueKeysWithValues: paquet.targets.map { ($0.name, $0) })
        let connues = Set(paquet.targets.map(\.name))
        directes = cibles.mapValues { cible in
            Set(cible.dependencies.flatMap { $0.values.compactMap { $0.first??.texte } }).intersection(connues)
        }
    }

    /// Everything `depart` can reach, itself excluded.
    func fermeture(_ depart: String) -> Set<String> {
        var atteintes: Set<String> = []
        var file = [depart]
        while let cible = file.popLast() {
            for suivante in directes[cible] ?? [] where atteintes.insert(suivante).inserted { file.append(suivante) }
        }
        return atteintes
    }

    @Test(arguments: [
        ("Bilans", "Dossiers"), ("Facturation", "Dossiers"), ("Facturation", "Actes"), ("Dossiers", "Facturation"), ("Dossiers", "Bilans"),
        ("Permanences", "Dossiers"), ("Permanences", "Actes"), ("Entreprises", "Dossiers"), ("Contrats", "Dossiers"),
        ("Actes", "Dossiers"), ("Comptes", "Dossiers"), ("Web", "Dossiers"), ("Tenancy", "Web"), ("Planner", "Postgres"),
        ("Replanification", "Postgres"), ("InstancesFictives", "Postgres"), ("Tarification", "Postgres"),
        ("DisclosureControl", "Postgres"), ("Calendrier", "Postgres"), ("BilansTests", "Dossiers"), ("FacturationTests", "Dossiers"),
        ("FacturationTests", "Actes"), ("TestSupport", "Dossiers"),
        ("Bilans", "Chiffrement"), ("Facturation", "Chiffrement"), ("Permanences", "Chiffrement"), ("Chiffrement", "Postgres"),
        ("Bilans", "Budget"), ("Facturation", "Budget"), ("Budget", "Postgres"), ("Budget", "Web"),
        ("Partenaires", "Dossiers"), ("Partenaires", "Actes"), ("Prevention", "Dossiers"), ("Prevention", "Actes"),
        ("Prevention", "Chiffrement"), ("Permanences", "Prevention"), ("Facturation", "Prevention"),
        ("Accueil", "Dossiers"), ("Accueil", "Bilans"), ("Accueil", "Facturation"), ("Accueil", "Actes"), ("Bilans", "Accueil"),
        ("Facturation", "Accueil"), ("Permanences", "Accueil"), ("Messages", "Postgres"), ("Messages", "Web"),
        ("Dossiers", "Messages"), ("Bilans", "Adresses"), ("Facturation", "Adresses"),
    ])
    func aucunCheminInterdit(depart: String, arrivee: String) throws {
        try #require(cibles[depart] != nil && cibles[arrivee] != nil)
        #expect(!fermeture(depart).contains(arrivee), "\(depart) atteint \(arrivee)")
    }

    @Test func personneNAtteintLExecutable() {
        for (nom, _) in cibles where nom != "HouseTests" && nom != "Cloison" {
            #expect(!fermeture(nom).contains("Cloison"), "\(nom) atteint Cloison")
        }
    }

    @Test func seulPostgresConnaitLibpq() {
        for (nom, voisines) in directes where voisines.contains("CPostgres") { #expect(nom == "Postgres") }
    }

    @Test func bilansEtFacturationSontSansAccesDePaquet() {
        for nom in ["Bilans", "Facturation", "BilansTests", "FacturationTests"] {
            #expect(cibles[nom]?.packageAccess == false, "packageAccess doit être false sur \(nom)")
        }
    }

    /// The arrows of the house, one by one: a new one is a decision, not an edit.
    @Test func lesFlechesSontCellesDeLaMaison() {
        let socle: Set = ["Web", "Tenancy", "Postgres", "Calendrier", "Documents"]
        let permises: [String: Set<String>] = [
            "Dossiers": ["Chiffrement", "Adresses", "Budget", "Actes", "Partenaires", "Permanences", "Entreprises"], "Chiffrement": [],
            "Partenaires": ["Entreprises"], "Prevention": ["Permanences", "Contrats", "Entreprises", "Partenaires"],
            "Messages": ["Adresses"], "Adresses": [],
            "Accueil": ["Chiffrement", "Adresses", "Messages", "Permanences", "Entreprises"],
            "Bilans": ["Actes", "Entreprises", "Contrats", "DisclosureControl"],
            "Facturation": ["Tarification", "Contrats", "Permanences", "Entreprises"],
            "Permanences": ["Planner", "Replanification", "Contrats", "Entreprises"],
            "Contrats": ["Tarification", "Entreprises"], "Entreprises": [], "Actes": [], "Comptes": [], "Documents": [], "Planner": [],
            "Replanification": ["Planner"], "InstancesFictives": ["Planner"],
            "DisclosureControl": [], "Tarification": [], "Budget": [], "Web": [], "Tenancy": [], "Calendrier": [],
        ]
        for (nom, permis) in permises {
            let exces = (directes[nom] ?? []).subtracting(permis).subtracting(socle)
            #expect(exces.isEmpty, "\(nom) dépend de \(exces.sorted())")
        }
    }

    @Test func uneFlecheDeTropSeVoit() {
        // The closure must see through a room in between: Permanences → Contrats → Entreprises.
        #expect(fermeture("Permanences").contains("Postgres"))
        #expect(fermeture("Bilans").contains("Actes"))
    }
}
