import Chiffrement
import ArgumentParser
import Calendrier
import Dossiers
import Foundation
import Tenancy

/// `cloison demo`: loads the fictive provider into an empty database.
struct CommandeDemo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Charge le prestataire de démonstration : 110 entreprises, 35 intervenants, deux ans d'activité. Tout est fictif.")

    @Flag(help: "Imprime, sans base, chaque mot nominatif que la démonstration garderait.")
    var nominatifs = false

    @ArgumentParser.Option(help: "Le jour où l'on est, AAAA-MM-JJ ; aujourd'hui par défaut.")
    var date: String?

    @ArgumentParser.Option(help: "Nombre d'entreprises, de 3 à 110 : moins pour un essai rapide.")
    var entreprises = 110

    func run() async throws {
        guard (3...110).contains(entreprises) else { throw ValidationError("--entreprises : de 3 à 110.") }
        let monde = MondeDemo(aujourdhui: try jour(), entreprises: entreprises)
        if nominatifs {
            for mot in monde.nominatifs { print(mot) }
            return
        }
        let bases = try Bases(compartiments: [.migrateur, .passerelle, .gestion, .facturation, .pilotage, .nominatif, .publique])
        let barre = Barre()
        do {
            let acces = try await ChargementDemo(
                monde: monde, bases: bases, coffre: try Coffre.ouvrir(ProcessInfo.processInfo.environment), suivi: { barre.montrer($0, $1) }
            ).charger()
            try ecrire(acces)
            await bases.arreter()
        } catch {
            await bases.arreter()
            throw error
        }
    }

    private func jour() throws -> DateCivile {
        guard let date else { return .aujourdhui() }
        guard let jour = DateCivile(date) else { throw ValidationError("--date : « \(date) » n'est pas un jour ; par exemple 2026-11-20.") }
        return jour
    }

    /// Beside the secrets: `deploy/run` prints it, the sign-in page shows it.
    private func ecrire(_ acces: [AccesDemo]) throws {
        let texte = acces.map { "\($0.fonction) | \($0.login) | \($0.motDePasse)\n" }.joined()
        let dossier = URL(filePath: ProcessInfo.processInfo.environment["CLOISON_DONNEES"] ?? ".cloison", directoryHint: .isDirectory)
        try Data(texte.utf8).write(to: dossier.appending(path: "acces-demo.txt"), options: .atomic)
    }
}

/// Progress on a terminal: one line rewritten; piped: one line per step.
private final class Barre: Sendable {
    private let terminal = isatty(1) == 1
    private let debut = ContinuousClock.now

    func montrer(_ etape: String, _ part: Double) {
        let secondes = String(
            format: "%.1f",
            Double((ContinuousClock.now - debut).components.seconds) + Double((ContinuousClock.now - debut).components.attoseconds) / 1e18)
        let plein = Int(part * 30)
        let ligne =
            "[" + String(repeating: "■", count: plein) + String(repeating: "·", count: 30 - plein)
            + "] \(Int(part * 100)) %  \(etape)  (\(secondes) s)"
        if terminal {
            print("\r\u{1B}[K" + ligne, terminator: part >= 1 ? "\n" : "")
            fflush(nil)
        } else {
            print(ligne)
        }
    }
}
