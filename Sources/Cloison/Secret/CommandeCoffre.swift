import ArgumentParser
import Chiffrement
import Foundation
import Tenancy

/// `cloison coffre etat|tourner|oublier`: the master key, without stopping the service.
struct CommandeCoffre: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coffre", abstract: "Change la clé maître sans arrêter le service.",
        discussion: """
            La clé maître est la première ligne de CLOISON_CLE_MAITRE_FICHIER (par défaut secrets/cle-maitre) ; les lignes suivantes sont celles
            qu'on quitte. Ou bien CLOISON_CLE_MAITRE_COMMANDE nomme un programme qui la garde (carte, HSM, coffre distant) :
              PROGRAMME identite    écrit une ligne qui nomme la clé en service
              PROGRAMME envelopper  lit une ligne, 64 octets en base64 ; écrit une ligne, ce que la clé seule rouvre, en base64
              PROGRAMME ouvrir      l'inverse, pour toutes les versions non oubliées
            Code 0, et une réponse en cinq secondes.
            """,
        subcommands: [Etat.self, Tourner.self, Oublier.self])

    struct Etat: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Versions de la clé maître, et combien d'enveloppes sous chacune.")

        func run() async throws {
            try await avecLeCoffre { coffre, rotation in
                print(
                    "En service : \(coffre.versions.first ?? "aucune"). Encore lues : \(coffre.versions.dropFirst().joined(separator: ", "))."
                )
                for (version, nombre) in try await rotation.parVersion() { print("\(version ?? "avant 2026-11-21") : \(nombre)") }
            }
        }
    }

    struct Tourner: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tire une clé maître neuve et enveloppe de nouveau chaque clé d'entreprise. Interrompu, le relancer suffit.")
        @ArgumentParser.Option(help: "Millisecondes entre deux enveloppes.") var pause = 0

        func run() async throws {
            let environnement = ProcessInfo.processInfo.environment
            try await avecLeCoffre { coffre, rotation in
                let enCours = try await rotation.enveloppes().contains { !coffre.courante($0.octets) }
                // An envelope of before versions had names is no rotation under way: one key is known, it is the one being left.
                let reprise = enCours && coffre.versions.count > 1
                if environnement["CLOISON_CLE_MAITRE_COMMANDE"] == nil, !reprise {
                    guard environnement["CLOISON_CLE_MAITRE"] == nil else {
                        throw ValidationError("la clé maître est dans CLOISON_CLE_MAITRE : mettez-la dans un fichier pour la tourner.")
                    }
                    try FichierMaitre.tourner(Coffre.fichier(environnement))
                }
                let neuf = try Coffre.ouvrir(environnement)
                let faites = try await Rotation(base: rotation.base, coffre: neuf).reenvelopper(pause: .milliseconds(pause))
                print(
                    "\(reprise ? "Rotation reprise" : "Rotation") : \(faites) enveloppe\(faites < 2 ? "" : "s") sous \(neuf.versions.first ?? "")."
                )
                print("Quand tous les processus l'auront lue : cloison coffre oublier.")
            }
        }
    }

    struct Oublier: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ôte du fichier les clés maîtres qui n'enveloppent plus rien. Refuse tant qu'une enveloppe en dépend.")

        func run() async throws {
            let environnement = ProcessInfo.processInfo.environment
            try await avecLeCoffre { coffre, rotation in
                let restent = try await rotation.oublier(
                    Coffre.fichier(environnement), dansUnProgramme: environnement["CLOISON_CLE_MAITRE_COMMANDE"] != nil)
                guard restent == 0 else {
                    throw ValidationError(
                        "\(restent) enveloppe\(restent < 2 ? "" : "s") sous une autre clé : lancez d'abord cloison coffre tourner.")
                }
                print("Il ne reste que la clé en service.")
            }
        }
    }
}

/// The vault, and the migration role's pool, for the time of one command.
private func avecLeCoffre(_ corps: (Coffre, Rotation) async throws -> Void) async throws {
    let coffre: Coffre
    do { coffre = try Coffre.ouvrir(ProcessInfo.processInfo.environment) } catch { throw ValidationError("\(error)") }
    let bases = try Bases(compartiments: [.migrateur])
    do {
        try await corps(coffre, Rotation(base: bases[.migrateur], coffre: coffre))
    } catch {
        await bases.arreter()
        throw error
    }
    await bases.arreter()
}
