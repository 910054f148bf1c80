import ArgumentParser
import Chiffrement
import Foundation
import Tenancy

/// `cloison coffre etat|tourner|oublier`: the master key, without stopping the service.
struct CommandeCoffre: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coffre", abstract: "Change la clé maître et la paire de la boîte aux lettres sans arrêter le service.",
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
                for paire in try await rotation.quittees() {
                    print("Boîte aux lettres, paire quittée \(paire.nom) : \(CommandeCoffre.plis(paire.plis)) à resceller")
                }
            }
        }
    }

    struct Tourner: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tire une clé maître et une paire de boîte aux lettres neuves ; enveloppe et scelle de nouveau ce qui en dépend.",
            discussion: "Interrompu, le relancer suffit. Le service continue : il scelle aussitôt avec la paire neuve et ouvre avec toutes."
        )
        @ArgumentParser.Option(help: "Millisecondes entre deux enveloppes, ou deux plis.") var pause = 0
        @ArgumentParser.Flag(help: "La paire de la boîte aux lettres seulement : la clé maître reste.") var boite = false

        func run() async throws {
            let pause = Duration.milliseconds(pause)
            try await avecLeCoffre { coffre, rotation in
                // An envelope of before versions had names is no rotation under way: one key is known, it is the one being left.
                let anciennes = try await rotation.enveloppes().contains { !coffre.courante($0.octets) }
                var reprise = anciennes && coffre.versions.count > 1
                // Killed while it was sealing again: that is finished, and nothing new is drawn.
                if !anciennes || boite, try await !rotation.quittees().isEmpty {
                    reprise = try await rotation.resceller(pause: pause).faits > 0 || reprise
                }
                let neuve = boite ? rotation : try await tournerLaCle(rotation, reprise: reprise)
                let paire = try await boite ? !reprise : neuve.boiteATourner()
                let tournee = try await paire ? neuve.tournerLaBoite() : false
                let faites = boite ? 0 : try await neuve.reenvelopper(pause: pause)
                let (plis, illisibles) = try await neuve.resceller(pause: pause)
                print(
                    "\(reprise ? "Rotation reprise" : "Rotation") : \(faites) enveloppe\(faites < 2 ? "" : "s") sous \(neuve.coffre.versions.first ?? "")."
                )
                if tournee || plis > 0 {
                    print("Boîte aux lettres : \(tournee ? "paire neuve, " : "")\(CommandeCoffre.plis(plis)) sous la paire en service.")
                }
                if illisibles > 0 {
                    print(
                        "\(CommandeCoffre.plis(illisibles)) qu'aucune paire d'ici n'ouvre : rien n'y a changé, le lot des clés d'une sauvegarde les rendrait."
                    )
                }
                print("Quand tous les processus l'auront lue : cloison coffre oublier.")
            }
        }

        private func tournerLaCle(_ rotation: Rotation, reprise: Bool) async throws -> Rotation {
            let environnement = ProcessInfo.processInfo.environment
            if environnement["CLOISON_CLE_MAITRE_COMMANDE"] == nil, !reprise {
                guard environnement["CLOISON_CLE_MAITRE"] == nil else {
                    throw ValidationError("la clé maître est dans CLOISON_CLE_MAITRE : mettez-la dans un fichier pour la tourner.")
                }
                try FichierMaitre.tourner(Coffre.fichier(environnement))
            }
            return Rotation(base: rotation.base, coffre: try Coffre.ouvrir(environnement))
        }
    }

    struct Oublier: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ôte les clés maîtres qui n'enveloppent plus rien et les paires de la boîte dont plus rien ne dépend.",
            discussion: "Refuse tant qu'une enveloppe dépend d'une autre clé maître. Une paire quittée depuis moins de dix minutes reste.")

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
                let oubliees = try await rotation.oublierLesBoites()
                if oubliees > 0 { print("Paires de la boîte aux lettres oubliées : \(oubliees).") }
                for paire in try await rotation.quittees() {
                    let raison =
                        paire.plis == 0
                        ? "quittée depuis moins de dix minutes"
                        : "\(CommandeCoffre.plis(paire.plis)) en dépendent peut-être : cloison coffre tourner"
                    print("La paire \(paire.nom) de la boîte aux lettres reste : \(raison).")
                }
            }
        }
    }

    fileprivate static func plis(_ nombre: Int) -> String { "\(nombre) pli\(nombre < 2 ? "" : "s")" }
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
