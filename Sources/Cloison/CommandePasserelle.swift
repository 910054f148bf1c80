import Actes
import ArgumentParser
import Postgres
import Tenancy

/// `cloison passerelle`: the work of the night, under the role of the crossing alone.
struct CommandePasserelle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passerelle",
        abstract:
            "Le travail de la nuit : traversée vers les actes, sceau du journal, oubli des sessions mortes."
    )

    func run() async throws {
        let bases = try Bases(compartiments: [.passerelle])
        let traverses = try await Traversee(bases[.passerelle]).exporter()
        try await bases[.passerelle].transactionSansSession { transaction in
            _ = try transaction.rows("SELECT journal.sceller() AS scelles, garde.purger_sessions() AS oubliees")
        }
        await bases.arreter()
        // The number goes to whoever ran the command; it is no part of a bilan.
        print(traverses == 0 ? "Rien à traverser." : "Entretiens traversés : \(traverses).")
    }
}
