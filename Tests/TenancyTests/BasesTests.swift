import Foundation
import Postgres
import Tenancy
import Testing

@Suite("Where the pools connect")
struct BasesTests {
    private func dossier(port: String?, secrets: [String: String]) throws -> URL {
        let dossier = URL(filePath: "/tmp/cloison-bases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier.appending(path: "secrets"), withIntermediateDirectories: true)
        if let port { try port.write(to: dossier.appending(path: "pg.port"), atomically: true, encoding: .utf8) }
        for (role, mdp) in secrets {
            try mdp.write(to: dossier.appending(path: "secrets/\(role).mdp"), atomically: true, encoding: .utf8)
        }
        return dossier
    }

    @Test("reads the port and one password per role; overrides win")
    func lecture() async throws {
        let dossier = try dossier(port: "5999\n", secrets: ["app_gestion": "abc\n", "migrateur": "def", "postgres": "xyz"])
        defer { try? FileManager.default.removeItem(at: dossier) }
        let bases = try Bases(donnees: ["CLOISON_DONNEES": dossier.path])
        #expect(bases.compartiments == [.gestion, .migrateur])
        let configuration = bases[.gestion].configuration
        #expect(configuration.port == 5999)
        #expect(configuration.motDePasse == "abc")
        #expect(configuration.base == "cloison")
        #expect(configuration.verifierRole)
        #expect(!bases[.migrateur].configuration.verifierRole)
        #expect(!"\(configuration)".contains("abc"))
        #expect(configuration.delaiAcquisition == .seconds(30))
        await bases.arreter()
        let pressee = try Bases(donnees: ["CLOISON_DONNEES": dossier.path], attente: .seconds(5))
        #expect(pressee[.gestion].configuration.delaiAcquisition == .seconds(5))
        await pressee.arreter()
        let patiente = try Bases(donnees: ["CLOISON_DONNEES": dossier.path, "CLOISON_PG_ATTENTE": "60"], attente: .seconds(5))
        #expect(patiente[.gestion].configuration.delaiAcquisition == .seconds(60))
        await patiente.arreter()
        let ailleurs = try Bases(
            donnees: ["CLOISON_DONNEES": dossier.path, "CLOISON_PG_PORT": "6000", "CLOISON_PG_HOTE": "pg", "CLOISON_PG_BASE": "essai"],
            compartiments: [.gestion])
        #expect("\(ailleurs[.gestion].configuration)" == "app_gestion@pg:6000/essai")
        await ailleurs.arreter()
    }

    @Test("says what is missing and how to get it")
    func manques() throws {
        let sansPort = try dossier(port: nil, secrets: ["app_gestion": "abc"])
        let sansSecret = try dossier(port: "5999", secrets: [:])
        let portFaux = try dossier(port: "abc", secrets: ["app_gestion": "abc"])
        defer { for dossier in [sansPort, sansSecret, portFaux] { try? FileManager.default.removeItem(at: dossier) } }
        for (dossier, mot) in [(sansPort, "pg.port"), (sansSecret, "deploy/base"), (portFaux, "« abc »")] {
            let erreur = #expect(throws: ConfigurationManquante.self) { try Bases(donnees: ["CLOISON_DONNEES": dossier.path]) }
            #expect(erreur?.description.contains(mot) == true)
        }
        for faux in ["0", "601", "une minute", ""] {
            let erreur = #expect(throws: ConfigurationManquante.self) {
                try Bases(donnees: ["CLOISON_DONNEES": sansSecret.path, "CLOISON_PG_PORT": "5999", "CLOISON_PG_ATTENTE": faux])
            }
            #expect(erreur?.description.contains("CLOISON_PG_ATTENTE, « \(faux) »") == true)
        }
    }
}
