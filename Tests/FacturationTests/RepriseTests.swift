import Calendrier
import Foundation
import Glibc
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// The real command, killed in the middle of a run, then started again.
@Suite struct RepriseTests {
    @Test func tueeAuMilieuElleReprendSansTrouNiDoublon() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await decor.multiplier(150)
            let environnement = [
                "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_PORT": "\(base.serveur.port)", "CLOISON_PG_BASE": base.nom,
            ]
            let facturation = try await base.principal(.facturation)
            var emises: [Int] = []
            for apres in [7, 40] {
                try await enFil { try Self.tuer(apres: apres, environnement) }
                emises.append(try await Self.nombre(base, facturation))
                #expect(try await EmissionTests.defauts(base, facturation).isEmpty)
            }
            // A line is printed per contract, and some have nothing to issue: the count may be under the lines read.
            #expect(emises[0] > 0 && emises[1] > emises[0] && emises[1] < 152, "\(emises) : tuée en route")
            let sortie = try await enFil {
                try Programme(Self.commande, ["facturer", "--mois", "2026-10"], environnement: environnement).reussir()
            }
            #expect(sortie.contains("\(152 - emises[1]) émises"))
            #expect(try await Self.nombre(base, facturation) == 152)
            #expect(try await EmissionTests.defauts(base, facturation).isEmpty)
        }
    }

    private static let commande = Serveur.projet.appending(path: ".build/debug/cloison").path

    /// Starts the run and sends SIGKILL once it has printed `apres` numbers.
    private static func tuer(apres: Int, _ environnement: [String: String]) throws {
        let processus = Process()
        processus.executableURL = URL(fileURLWithPath: commande)
        processus.arguments = ["facturer", "--mois", "2026-10"]
        processus.environment = ProcessInfo.processInfo.environment.merging(environnement) { $1 }
        let tuyau = Pipe()
        processus.standardOutput = tuyau
        processus.standardError = tuyau
        try processus.run()
        var lues = 0
        while lues < apres {
            let morceau = tuyau.fileHandleForReading.availableData
            guard !morceau.isEmpty else { break }
            lues += morceau.count { $0 == UInt8(ascii: "\n") }
        }
        kill(processus.processIdentifier, SIGKILL)
        processus.waitUntilExit()
        #expect(processus.terminationReason == .uncaughtSignal)
    }

    private static func nombre(_ base: BaseDeTest, _ principal: Principal) async throws -> Int {
        try await FactureStore(base: base.bases[.facturation]).nombre(FactureStore.Filtre(), as: principal).pieces
    }
}
