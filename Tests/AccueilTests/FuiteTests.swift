import Foundation
import HTTPTypes
import HummingbirdTesting
import Tenancy
import TestSupport
import Testing

@testable import Accueil

/// A dump holds no word of whom human resources passed on: the letter box is sealed before the row is written.
@Suite struct FuiteTests {
    @Test func unVidageNeDitPasQuiEstTransmis() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            try await terrain.servir { client in
                let rh = Visite(client: client, compte: terrain.rh)
                let transmise = try await rh.post(
                    "/rh/orientations",
                    [
                        ("nom", "Zzcanarinom"), ("prenom", "Zzcanariprenom"), ("joindre", "zzcanari@exemple.fr"),
                        ("quand", "zzcanariquand"),
                        ("accord", "oui"), ("etablissement", terrain.etablissement.uuidString.lowercased()),
                    ], page: "/rh/orientations")
                #expect(transmise.status == .seeOther)
            }
            let vidage = try await enFil { [base = terrain.base] in
                try Programme(
                    "/usr/bin/env", ["pg_dump", "-h", Serveur.hote, "-p", "\(base.serveur.port)", "-U", "postgres", base.nom],
                    environnement: ["PGPASSWORD": try base.serveur.secret("postgres")]
                ).reussir()
            }
            let table = try #require(vidage.range(of: "COPY nominatif.orientation_rh "))
            #expect(vidage[table.upperBound...].prefix(400).contains("recue"), "la ligne y est")
            #expect(!vidage.localizedCaseInsensitiveContains("zzcanari"))
            #expect(!vidage.contains("Zzcanarinom".utf8.map { String($0, radix: 16) }.joined()))
        }
    }
}
