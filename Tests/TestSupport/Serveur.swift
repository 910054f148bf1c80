public import Foundation
import Glibc

/// The PostgreSQL cluster the tests run on: the folder `deploy/base` fills (port, one password per role).
public struct Serveur: Sendable {
    /// Holds `pg.port` and `secrets/<role>.mdp`.
    public let donnees: URL
    public let port: Int
    public static let hote = "127.0.0.1"

    /// Root of the checkout, found from this file so that it holds whatever the working directory is.
    public static let projet = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Started once per process: `CLOISON_TEST_DONNEES` names a cluster that already runs (deploy/test); otherwise
    /// `deploy/base demarrer` starts the one of `CLOISON_DONNEES`, by default `.cloison-test` in the checkout.
    public static let partage: Result<Serveur, any Error> = Result { try Serveur() }

    private init() throws {
        let environnement = ProcessInfo.processInfo.environment
        if let pret = environnement["CLOISON_TEST_DONNEES"] {
            donnees = URL(fileURLWithPath: pret)
        } else {
            donnees = URL(fileURLWithPath: environnement["CLOISON_DONNEES"] ?? Self.projet.appending(path: ".cloison-test").path)
            let base = Self.projet.appending(path: "deploy/base").path
            // Foundation knows that a process ended by the end of a socket it inherits: the postmaster must not keep it open.
            let fermer = #"for f in /proc/$$/fd/*; do n=${f##*/}; ((n > 2)) && eval "exec $n>&-"; done; exec bash "$0" demarrer"#
            try Programme("/bin/bash", ["-c", fermer, base], environnement: ["CLOISON_DONNEES": donnees.path, "CLOISON_ESSAI": "1"])
                .reussir()
        }
        let texte = try String(contentsOf: donnees.appending(path: "pg.port"), encoding: .utf8)
        port = Int(texte.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 5432
    }

    /// Password of a login role, or of `postgres`.
    public func secret(_ role: String) throws -> String {
        try String(contentsOf: donnees.appending(path: "secrets/\(role).mdp"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs `corps` while no other process holds the same named lock on this cluster.
    func sousVerrou<R>(_ nom: String, _ corps: () throws -> R) throws -> R {
        let descripteur = open(donnees.appending(path: "\(nom).verrou").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descripteur >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        defer { close(descripteur) }
        flock(descripteur, LOCK_EX)
        return try corps()
    }
}
