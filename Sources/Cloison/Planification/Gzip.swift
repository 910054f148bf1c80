import Foundation
import Subprocess

/// gzip as a process of its own: no compression library is linked.
///
/// The shell opens the file and becomes gzip: swift-subprocess 1.0.2 ends the whole program when a child stops before it has read all of a
/// standard input written by us (see `Imprimeur`).
enum Gzip {
    /// Largest file once decompressed, in bytes: the whole French trade over a year is about 8 MB.
    static let limite = 256 << 20

    /// The first two bytes of every gzip file (RFC 1952, 2.3.1).
    static func reconnait(_ octets: Data) -> Bool { octets.starts(with: [0x1f, 0x8b]) }

    static func decompresser(_ chemin: String) async throws(RefusDeFichier) -> Data {
        do {
            return try await lancer("exec gzip -dc < \"$1\"", chemin)
        } catch let erreur as SubprocessError where erreur.code == .outputLimitExceeded {
            throw RefusDeFichier(.contenu, "« \(chemin) » : plus de \(limite >> 20) Mo une fois décompressé, c'est trop pour une instance.")
        } catch {
            throw RefusDeFichier(
                .contenu,
                "« \(chemin) » : ce fichier gzip est abîmé ou incomplet (\(error)). Reprenez-le à la source, ou décompressez-le d'abord.")
        }
    }

    /// Without the date and the name: the same content gives the same bytes.
    static func comprimer(_ octets: Data) async throws(RefusDeFichier) -> Data {
        let brouillon = FileManager.default.temporaryDirectory.appending(path: "cloison-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: brouillon) }
        do {
            try octets.write(to: brouillon)
            return try await lancer("exec gzip -9nc < \"$1\"", brouillon.path)
        } catch {
            throw RefusDeFichier(.ecriture, "gzip n'a pas pu comprimer le plan (\(error)). Donnez un nom qui ne finit pas par .gz.")
        }
    }

    private static func lancer(_ ordre: String, _ chemin: String) async throws -> Data {
        let resultat = try await run(
            .name("sh"), arguments: ["-c", ordre, "sh", chemin], input: .none, output: .bytes(limit: limite), error: .string(limit: 4_096))
        guard resultat.terminationStatus.isSuccess else {
            let raison = resultat.standardError.split(separator: "\n").last.map(String.init) ?? "sans explication"
            throw Echec(description: raison.replacingOccurrences(of: "gzip: stdin: ", with: ""))
        }
        return Data(resultat.standardOutput)
    }

    private struct Echec: Error, CustomStringConvertible {
        let description: String
    }
}
