import ArgumentParser
import Calendrier
import Comptes
import Facturation
import Foundation
import Tenancy

/// `cloison facturer --mois 2026-10`: the monthly run from the server. Interrupted, the same command resumes it.
struct CommandeFacturer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facturer",
        abstract: "Émet les pièces d'un mois, contrat par contrat. Rejouée, n'émet rien deux fois ; interrompue, reprend sans trou.")

    @Option(help: "Mois, AAAA-MM.") var mois: String

    func run() async throws {
        guard let mois = Mois(mois) else {
            throw ValidationError("--mois : « \(mois) » ne se lit pas. Un mois s'écrit AAAA-MM, par exemple 2026-10.")
        }
        let bases = try Bases(compartiments: [.migrateur, .facturation])
        do {
            let principal = try await SessionTechnique.ouvrir(bases, .facturation)
            let compte = try await Emission(bases[.facturation]).lancer(mois, le: DateCivile.aujourdhui(), as: principal) { etape in
                // Line by line even into a file: whoever follows a run, or stops it, knows how far it went.
                let lignes = etape.numeros + (etape.motif.map { ["bloqué : \($0)"] } ?? [])
                FileHandle.standardOutput.write(Data(lignes.map { $0 + "\n" }.joined().utf8))
            }
            print("\(mois.libelle) : \(compte.emises) émises, \(compte.contrats) contrats vus, \(compte.bloques) bloqués.")
        } catch {
            await bases.arreter()
            throw error
        }
        await bases.arreter()
    }
}
