import Foundation
import Subprocess
import SystemPackage

/// Another program, run for a bounded time with an environment written here: nothing of ours (the master key, a password) passes to it.
enum Programme {
    /// It was still running at the end of its time, and was killed.
    struct TropLong: Error {}

    /// What a program finds by name, speaks and tells the hour with; nothing else is ours to give.
    static func environnement(_ autres: [String: String] = [:], _ notre: [String: String] = ProcessInfo.processInfo.environment)
        -> [String: String]
    {
        notre.filter { ["LANG", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR"].contains($0.key) }.merging(autres) { $1 }
    }

    /// `chemin`: absolute, or a name to look for in `/usr/local/bin:/usr/bin:/bin`. `entree`: at most 64 kB, a pipe's worth.
    /// Exit code, -1 after a signal; what it wrote, up to 64 kB. Throws `TropLong`, or when there is no such program.
    static func lancer(
        _ chemin: String, _ arguments: [String] = [], entree: String, environnement: [String: String] = environnement(),
        pendant duree: Duration
    ) async throws -> (code: Int, sortie: String) {
        let lecture = try tuyau(entree)
        let programme = URL(filePath: chemin)
        let dossier = chemin.hasPrefix("/") ? programme.deletingLastPathComponent().path + ":" : ""
        let ouSonNomMene = dossier + "/usr/local/bin:/usr/bin:/bin"
        let variables = environnement.merging(["PATH": ouSonNomMene]) { $1 }
        return try await withThrowingTaskGroup(of: (code: Int, sortie: String)?.self) { groupe in
            groupe.addTask {
                var options = PlatformOptions()
                // Its own session: what it started dies with it.
                options.createSession = true
                options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))]
                let resultat = try await run(
                    .name(programme.lastPathComponent), arguments: .init(arguments),
                    environment: .custom(
                        Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })),
                    platformOptions: options, input: .fileDescriptor(lecture, closeAfterSpawningProcess: true),
                    output: .string(limit: 65_536), error: .discarded)
                let code: Int = if case .exited(let code) = resultat.terminationStatus { Int(code) } else { -1 }
                return (code, resultat.standardOutput)
            }
            groupe.addTask {
                try await Task.sleep(for: duree)
                return nil
            }
            defer { groupe.cancelAll() }
            guard let fini = try await groupe.next(), let fini else { throw TropLong() }
            return fini
        }
    }

    /// Already written and closed when the program starts: with an input written by swift-subprocess 1.0.2, a program that stops before it
    /// has read everything ends the whole service (see `Imprimeur`).
    private static func tuyau(_ texte: String) throws -> FileDescriptor {
        let (lecture, ecriture) = try FileDescriptor.pipe()
        defer { try? ecriture.close() }
        let octets = Array(texte.utf8)
        guard octets.count <= 65_536 else {
            try? lecture.close()
            throw Errno.fileTooLarge
        }
        do { try ecriture.writeAll(octets) } catch {
            try? lecture.close()
            throw error
        }
        return lecture
    }
}
