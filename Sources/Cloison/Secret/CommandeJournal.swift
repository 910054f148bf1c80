import ArgumentParser
import Crypto
import Foundation
import Postgres
import Tenancy

/// `cloison journal sceller|verifier|exporter-racines`: the chain of the journal.
struct CommandeJournal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Scelle le journal des lectures, ou vérifie que rien n'y a changé.",
        subcommands: [Sceller.self, Verifier.self, ExporterRacines.self])

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
        static let configuration = CommandConfiguration(
            abstract: "Refait chaque sceau depuis les lignes, hors de la base. Code 1 si un seul ne tient pas.")
        @ArgumentParser.Option(help: "Registre écrit par exporter-racines : dit quelle racine n'y correspond plus.") var racines: String?
        @ArgumentParser.Option(help: "Clé publique attendue du registre (base64), gardée ailleurs que lui.") var clePublique: String?

        func run() async throws {
            let bases = try Bases(compartiments: [.passerelle])
            let (ruptures, sceaux) = try await JournalStore(base: bases[.passerelle]).verifier()
            await bases.arreter()
            var messages = ruptures.map(\.description)
            if let racines { messages += try comparer(racines, sceaux) }
            guard messages.isEmpty else {
                print("Le journal a été changé.\n" + messages.map { "- \($0)" }.joined(separator: "\n"))
                throw ExitCode(1)
            }
            print("\(sceaux.count) sceau\(sceaux.count < 2 ? " vérifié" : "x vérifiés"), rien n'a changé.")
        }

        private func comparer(_ chemin: String, _ sceaux: [Int: String]) throws -> [String] {
            guard let texte = try? String(contentsOfFile: chemin, encoding: .utf8) else {
                throw ValidationError("--racines : « \(chemin) » ne se lit pas.")
            }
            do {
                let registre = try RegistreDesRacines(texte: texte)
                if let clePublique, clePublique != registre.publique { return [RegistreDesRacines.Defaut.cle.description] }
                return registre.perdues(sceaux).map { "sceau \($0) : la racine déposée n'est plus celle du journal" }
            } catch {
                return ["registre des racines, \(error)"]
            }
        }
    }

    struct ExporterRacines: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "exporter-racines", abstract: "Ajoute au registre les racines qu'il n'a pas, signées. À déposer chez un tiers.")
        @ArgumentParser.Argument(help: "Registre à créer ou à compléter.") var fichier: String
        @ArgumentParser.Option(help: "Clé de signature, écrite au premier usage ; par défaut secrets/cle-journal du dossier de données.")
        var cle: String?

        func run() async throws {
            let cle = try signature()
            var registre = RegistreDesRacines(cle: cle)
            if let texte = try? String(contentsOfFile: fichier, encoding: .utf8) {
                do { registre = try RegistreDesRacines(texte: texte) } catch {
                    throw ValidationError("\(fichier), \(error). Rien n'est écrit.")
                }
            }
            let avant = registre.racines.count
            let bases = try Bases(compartiments: [.passerelle])
            let sceaux = try await JournalStore(base: bases[.passerelle]).racines()
            await bases.arreter()
            do { try registre.ajouter(sceaux, cle) } catch { throw ValidationError("\(fichier) : \(error). Rien n'est écrit.") }
            try Data(registre.texte.utf8).write(to: URL(filePath: fichier), options: .atomic)
            let ajoutees = registre.racines.count - avant
            print("\(ajoutees) racine\(ajoutees < 2 ? " ajoutée" : "s ajoutées"), clé publique \(registre.publique)")
        }

        private func signature() throws -> Curve25519.Signing.PrivateKey {
            let chemin = cle ?? (ProcessInfo.processInfo.environment["CLOISON_DONNEES"] ?? ".cloison") + "/secrets/cle-journal"
            if let texte = try? String(contentsOfFile: chemin, encoding: .utf8) {
                guard let octets = Data(base64Encoded: texte.filter { !$0.isWhitespace }),
                    let cle = try? Curve25519.Signing.PrivateKey(rawRepresentation: octets)
                else { throw ValidationError("\(chemin) n'est pas une clé de signature.") }
                return cle
            }
            let cle = Curve25519.Signing.PrivateKey()
            let ecrit = FileManager.default.createFile(
                atPath: chemin, contents: Data((cle.rawRepresentation.base64EncodedString() + "\n").utf8),
                attributes: [.posixPermissions: 0o600])
            guard ecrit else { throw ValidationError("\(chemin) ne s'écrit pas : donnez --cle.") }
            return cle
        }
    }
}
