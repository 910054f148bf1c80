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

/// `cloison journal sceller|verifier`: the chain of the journal.
struct CommandeJournal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Scelle le journal des lectures, ou vérifie que rien n'y a changé.",
        subcommands: [Sceller.self, Verifier.self])

    struct Sceller: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Scelle ce qui ne l'est pas encore et imprime la racine, à déposer ailleurs. Chaque minute ou chaque heure.")

        func run() async throws {
            let bases = try Bases(compartiments: [.passerelle])
            let (lignes, racine) = try await bases[.passerelle].transactionSansSession { transaction -> (Int, String) in
                let lignes = try transaction.rows("SELECT journal.sceller() AS n").first?.int("n") ?? 0
                let racine = try transaction.rows("SELECT n, encode(racine, 'hex') AS racine FROM journal.racine()").first
                return (lignes, try racine.map { "sceau \(try $0.int("n")) \(try $0.string("racine"))" } ?? "journal vide")
            }
            await bases.arreter()
            print("\(lignes) ligne\(lignes < 2 ? " scellée" : "s scellées"), \(racine)")
        }
    }

    struct Verifier: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Refait chaque sceau. Code 1 si un seul ne tient pas.")

        func run() async throws {
            let bases = try Bases(compartiments: [.passerelle])
            let (sceaux, rompus) = try await bases[.passerelle].transactionSansSession { transaction -> (Int, [Int]) in
                let lignes = try transaction.rows("SELECT n, bon FROM journal.verifier()")
                return (lignes.count, try lignes.filter { try !$0.bool("bon") }.map { try $0.int("n") })
            }
            await bases.arreter()
            guard rompus.isEmpty else {
                print("Le journal a été changé : sceau\(rompus.count < 2 ? "" : "x") \(rompus.map(String.init).joined(separator: ", ")).")
                throw ExitCode(1)
            }
            print("\(sceaux) sceau\(sceaux < 2 ? " vérifié" : "x vérifiés"), rien n'a changé.")
        }
    }
}
