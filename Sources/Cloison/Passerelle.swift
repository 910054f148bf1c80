import Actes
import ArgumentParser
import Foundation
import Postgres
import Tenancy

/// `cloison passerelle`: the nightly crossing, as `job_passerelle`. Run by a timer; run twice, the second passes nothing.
struct CommandePasserelle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passerelle",
        abstract: "Passe dans les actes les entretiens clos des jours passés, sans personne, et oublie les sessions expirées. Chaque nuit.")

    func run() async throws {
        let bases = try Bases(compartiments: [.passerelle])
        let passes = try await Traversee(bases[.passerelle]).exporter()
        let oubliees = try await bases[.passerelle].transactionSansSession { transaction in
            try transaction.rows("SELECT garde.purger_sessions() AS n").first?.int("n") ?? 0
        }
        let rendues = try await bases[.passerelle].transactionSansSession { transaction in
            try transaction.rows("SELECT gestion.purger_places() AS n").first?.int("n") ?? 0
        }
        await bases.arreter()
        print(
            "\(passes) entretien\(passes < 2 ? " passé" : "s passés"), \(oubliees) session\(oubliees < 2 ? " oubliée" : "s oubliées"), "
                + "\(rendues) place\(rendues < 2 ? " d'atelier effacée" : "s d'ateliers effacées").")
    }
}
