import Foundation
import TestSupport
import Testing

/// A suite that stays green when a protection is removed proves nothing: each removal must turn what watches it red.
@Suite struct MutationsTests {
    @Test func chaqueProtectionRetireeSeVoit() async throws {
        try await BaseDeTest.avec { base in
            let terrain = try await Terrain.dresser(base)
            try await base.cloner { clone in
                let avant = try await rouges(terrain, clone, attaques: Set(Mutation.toutes.flatMap(\.attaques)), role: "app_nominatif")
                #expect(avant.isEmpty, "la suite doit être verte avant toute mutation : \(avant)")
                #expect(try await catalogue(base.serveur, clone).isEmpty)
            }
            try await withThrowingTaskGroup(of: Void.self) { groupe in
                for (rang, mutation) in Mutation.toutes.enumerated() {
                    if rang >= 4 { try await groupe.next() }
                    groupe.addTask { try await base.cloner { clone in try await verifier(mutation, terrain, clone) } }
                }
                try await groupe.waitForAll()
            }
        }
    }

    private func verifier(_ mutation: Mutation, _ terrain: Terrain, _ clone: String) async throws {
        let serveur = terrain.base.serveur
        if mutation.deGrappe {
            let manquements = try await catalogue(serveur, clone, dans: mutation.sql)
            #expect(!manquements.isEmpty, "« \(mutation.nom) » : le catalogue n'a rien vu")
            print("mutation « \(mutation.nom) » : catalogue")
            return
        }
        _ = try await enFil { try serveur.psql(clone, ["-c", mutation.sql]) }
        let vues = try await rouges(terrain, clone, attaques: Set(mutation.attaques), role: mutation.role)
        #expect(vues == mutation.attaques.sorted(), "« \(mutation.nom) » : attaques attendues \(mutation.attaques), rouges \(vues)")
        let manquements = try await catalogue(serveur, clone)
        if mutation.catalogue { #expect(!manquements.isEmpty, "« \(mutation.nom) » : le catalogue n'a rien vu") }
        print("mutation « \(mutation.nom) » : attaques \(vues)\(manquements.isEmpty ? "" : ", catalogue")")
    }

    /// The numbers of those attacks that leak on `clone`.
    private func rouges(_ terrain: Terrain, _ clone: String, attaques numeros: Set<String>, role: String) async throws -> [String] {
        guard var cible = terrain.cibles.first(where: { $0.nom == role }) else { return ["rôle inconnu"] }
        cible.base = clone
        let visee = cible
        return try await enFil {
            try Attaque.toutes.filter { numeros.contains(String($0.nom.prefix(2))) }.compactMap { attaque in
                switch attaque.verdict(contre: visee) {
                case .fuite: String(attaque.nom.prefix(2))
                case .erreur(let quoi): throw Programme.Echec(description: "\(attaque.nom) : \(quoi)")
                case .tenu, .residuel, .sansObjet: nil
                }
            }.sorted()
        }
    }

    /// What sql/tests say of `clone`; `dans`: after this statement, rolled back.
    private func catalogue(_ serveur: Serveur, _ clone: String, dans mutation: String? = nil) async throws -> String {
        try await enFil {
            let debut = mutation.map { ["-c", "BEGIN", "-c", $0] } ?? []
            let fin = mutation == nil ? [] : ["-c", "ROLLBACK"]
            return try serveur.psql(clone, debut + ["-f", "sql/tests/murs.sql", "-f", "sql/tests/classification.sql"] + fin)
        }
    }
}
