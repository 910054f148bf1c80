import ArgumentParser
import Postgres
import Tenancy

/// `cloison migrate`
struct Migrer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Applique les migrations de sql/ et les droits, sous un verrou.",
        discussion: "Sort avec le code 3 si --verifier trouve des migrations en attente.")

    @Flag(help: "Dire ce qui est en attente, sans rien appliquer.")
    var verifier = false

    func run() async throws {
        let bases = try Bases(compartiments: [.migrateur])
        let migrateur = Migrateur(bases[.migrateur].configuration, try DossierSQL.trouver())
        if verifier {
            let attente = try await migrateur.enAttente()
            for migration in attente { print("en attente  \(migration.fichier)") }
            if attente.isEmpty { print("La base est à jour.") } else { throw ExitCode(3) }
        } else {
            let faites = try await migrateur.appliquer { print("appliquée   \($0.fichier)") }
            print(faites.isEmpty ? "La base est à jour ; droits rejoués." : "\(faites.count) migration(s) ; droits rejoués.")
        }
        await bases.arreter()
    }
}
