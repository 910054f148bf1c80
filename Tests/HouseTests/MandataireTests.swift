import Foundation
import Tenancy
import TestSupport
import Testing
import Web

@testable import Cloison

/// The reverse proxy of the containers sends each address to the process that serves it: one forgotten is a 404 nobody sees elsewhere.
@Suite struct MandataireTests {
    private struct Regle {
        let motifs: [String]
        let conteneur: String

        func prend(_ chemin: String) -> Bool {
            motifs.contains { motif in motif.hasSuffix("*") ? chemin.hasPrefix(motif.dropLast()) : chemin == motif }
        }
    }

    /// `@nom path …` then `handle @nom { reverse_proxy nom:8080 }`, in the file's order, which Caddy keeps for named matchers.
    private static func regles() throws -> [Regle] {
        let lignes = try String(contentsOf: Serveur.projet.appending(path: "deploy/conteneurs/Caddyfile"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        var motifs: [String: [String]] = [:]
        var regles: [Regle] = []
        var courante: String?
        for mots in lignes {
            if mots.count > 2, mots[0].hasPrefix("@"), mots[1] == "path" { motifs[mots[0]] = Array(mots.dropFirst(2)) }
            if mots.first == "handle" { courante = mots.count > 2 ? mots[1] : "" }
            if mots.first == "reverse_proxy", let nom = courante {
                regles.append(
                    Regle(motifs: nom.isEmpty ? ["*"] : motifs[nom] ?? [], conteneur: String(mots[1].split(separator: ":")[0])))
            }
        }
        return regles
    }

    @Test func chaqueAdresseVaAuProcessusQuiLaSert() async throws {
        let regles = try Self.regles()
        #expect(regles.count == 8 && regles.last?.conteneur == "auth")
        try await BaseDeTest.avec { base in
            let environnement = ["CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_SQL": Serveur.projet.appending(path: "sql").path]
            func servies(_ compartiments: Set<Compartiment>) throws -> Set<String> {
                let maison = Maison(bases: base.bases, compartiments: compartiments, environnement: environnement)
                return Set(try maison.routes().liste.map { "\($0.methode) \(AccesTests.adresseType($0))" })
            }
            let communes = try servies([.auth])
            var lieux: [String: Set<String>] = Dictionary(uniqueKeysWithValues: communes.map { ($0, ["auth"]) })
            let conteneurs: [(String, Compartiment)] = [
                ("gestion", .gestion), ("nominatif", .nominatif), ("facturation", .facturation), ("pilotage", .pilotage),
                ("client", .client), ("administration", .administration), ("publique", .publique),
            ]
            for (nom, compartiment) in conteneurs {
                for adresse in try servies([.auth, compartiment]).subtracting(communes) { lieux[adresse, default: []].insert(nom) }
            }
            #expect(lieux.count > 300)
            for (adresse, servie) in lieux.sorted(by: { $0.key < $1.key }) {
                let chemin = String(adresse.split(separator: " ")[1])
                let vers = regles.first { $0.prend(chemin) }?.conteneur ?? ""
                #expect(servie.contains(vers), "\(adresse) : servie par \(servie.sorted().joined(separator: ", ")), envoyée à \(vers)")
            }
        }
    }
}

extension AccesTests {
    /// The pattern with a constant in each place.
    static func adresseType(_ route: Route) -> String {
        route.chemin.split(separator: "/", omittingEmptySubsequences: false).map { $0.hasPrefix(":") ? "x" : String($0) }
            .joined(separator: "/")
    }
}
