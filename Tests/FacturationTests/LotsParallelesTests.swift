import Calendrier
import Foundation
import Glibc
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// The real command, several processes at once on the same month, each killed at an instant drawn at random, started again until done.
@Suite struct LotsParallelesTests {
    private static let commande = Serveur.projet.appending(path: ".build/debug/cloison").path
    private static let contrats = 160

    @Test func plusieursProcessusTuesNePerdentNiNeDoublentRien() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await decor.multiplier(Self.contrats)
            try await base.superutilisateur { try $0.executeScript(Self.varier) }
            let environnement = [
                "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_PORT": "\(base.serveur.port)", "CLOISON_PG_BASE": base.nom,
            ]
            let facturation = try await base.principal(.facturation)
            var suite: [Int] = []
            var tues = 0
            for tour in 0..<40 {
                // Longer lives as turns go: every machine ends, and the first deaths fall at the start of the work.
                tues += try await enFil { try Self.tour(3, vies: 250 + tour * 60, environnement) }
                suite.append(try await Self.emises(base, facturation).count)
                if tour > 2, suite.last == suite.dropLast().last, suite.last == Self.attendues { break }
                // After each massacre, not at the end only.
                #expect(try await Self.sains(base, facturation))
            }
            _ = try await enFil { try Programme(Self.commande, ["facturer", "--mois", "2026-10"], environnement: environnement).reussir() }
            let emises = try await Self.emises(base, facturation)
            #expect(tues > 0 && Set(suite).count > 2, "tués en route : \(tues), émises après chaque tour : \(suite)")
            #expect(try await Self.sains(base, facturation))
            print("lots parallèles : \(tues) processus tués en \(suite.count) tours, émises après chacun \(suite)")
            let calculees = try await Self.calculees(base, facturation, decor.octobre)
            #expect(calculees.count == Self.attendues)
            #expect(emises == calculees, "chaque clé une fois, au centime près")
        }
    }

    /// Contracts of 10.00 €, AA and BB, 40 of Luxembourg's establishment; CC lacks its number.
    private static let attendues = contrats + 2

    private static let varier = """
        UPDATE gestion.prestataire SET adresse_lu = '1 rue L', code_postal_lu = 'L-1111', commune_lu = 'Luxembourg', tva_lu = 'LU12345678';
        UPDATE gestion.entreprise SET tva_intracommunautaire = 'FR12345678901' WHERE code LIKE 'M00_0' OR code LIKE 'M00_5' OR code LIKE 'M01_0';
        UPDATE gestion.contrat SET cadre = 'LU' FROM gestion.entreprise e
        WHERE e.entreprise_id = contrat.entreprise_id AND e.tva_intracommunautaire = 'FR12345678901';
        """

    /// Starts `nombre` processes and kills each within `vies` milliseconds; gives how many died of it.
    private static func tour(_ nombre: Int, vies: Int, _ environnement: [String: String]) throws -> Int {
        let processus = try (0..<nombre).map { _ in
            let p = Process()
            p.executableURL = URL(fileURLWithPath: commande)
            p.arguments = ["facturer", "--mois", "2026-10"]
            p.environment = ProcessInfo.processInfo.environment.merging(environnement) { $1 }
            p.standardOutput = FileHandle.nullDevice
            p.standardError = FileHandle.nullDevice
            try p.run()
            return p
        }
        let fils = processus.map { p in
            let fil = Thread {
                usleep(UInt32(Int.random(in: 100...max(200, vies)) * 1_000))
                if p.isRunning { kill(p.processIdentifier, SIGKILL) }
            }
            fil.start()
            return fil
        }
        for p in processus { p.waitUntilExit() }
        withExtendedLifetime(fils) {}
        return processus.count { $0.terminationReason == .uncaughtSignal }
    }

    /// Net by key of what is in the base.
    private static func emises(_ base: BaseDeTest, _ principal: Principal) async throws -> [String: Int] {
        let rows = try await base.bases[.facturation].read(
            as: principal, ["SELECT cle, net_cents FROM facturation.facture ORDER BY cle"])[0]
        let paires = try rows.map { (try $0.string("cle"), try $0.int("net_cents")) }
        #expect(Set(paires.map(\.0)).count == paires.count)
        return Dictionary(paires, uniquingKeysWith: { premiere, _ in premiere })
    }

    /// Neither gap, nor duplicate, nor date going back, nor broken seal.
    private static func sains(_ base: BaseDeTest, _ principal: Principal) async throws -> Bool {
        let lus = try await base.bases[.facturation].read(
            as: principal, ["SELECT defaut FROM facturation.verifier_series()", "SELECT defaut FROM facturation.verifier_sceaux()"])
        return lus[0].isEmpty && lus[1].isEmpty
    }

    /// Net by key of what the engine says, without the blocked contract.
    private static func calculees(_ base: BaseDeTest, _ principal: Principal, _ mois: Mois) async throws -> [String: Int] {
        try await base.bases[.facturation].transaction(as: principal, readOnly: true) { transaction in
            let entrees = try EntreesStore(transaction: transaction).lire(mois)
            var cles: [String: Int] = [:]
            for contrat in entrees.contrats where Anomalie.bloquantes(contrat, entrees.vendeur).isEmpty {
                for document in try contrat.documents(mois, sites: entrees.sites) { cles[document.cle] = document.netCents }
            }
            return cles
        }
    }
}
