import Foundation

/// A psql kept open on one connection of one login role: what an attacker holds who has the role's password and any SQL.
/// Not Sendable: one thread drives it.
public final class Psql {
    private let processus = Process()
    private let entree = Pipe()
    private let sortie = Pipe()
    private var reste = Data()
    private var rang = 0

    /// `ON_ERROR_ROLLBACK`: an error in a transaction undoes its statement only, so that an attack goes on after a refusal.
    public init(_ serveur: Serveur, base: String, role: String, secret: String? = nil) throws {
        processus.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        processus.arguments = [
            "psql", "-X", "-A", "-t", "-q", "-v", "VERBOSITY=verbose", "-v", "ON_ERROR_ROLLBACK=on", "-h", Serveur.hote, "-p",
            String(serveur.port), "-U", role, "-d", base,
        ]
        processus.environment = ProcessInfo.processInfo.environment.merging([
            "PGPASSWORD": try secret ?? serveur.secret(role), "PGCONNECT_TIMEOUT": "10", "PGOPTIONS": "", "LC_ALL": "C.UTF-8",
        ]) { $1 }
        processus.standardInput = entree
        processus.standardOutput = sortie
        processus.standardError = sortie
        try processus.run()
        let accueil = try dire("SELECT 'pret';")
        guard accueil.contains("pret") else { throw Programme.Echec(description: accueil) }
    }

    deinit { fermer() }

    public func fermer() {
        try? entree.fileHandleForWriting.close()
        processus.waitUntilExit()
    }

    /// Sends `texte` (its own `;` included) and returns all that came back: rows, notices, errors with their SQLSTATE.
    @discardableResult
    public func dire(_ texte: String) throws -> String {
        rang += 1
        let marque = "fin-\(rang)-de-reponse"
        do {
            try entree.fileHandleForWriting.write(contentsOf: Data("\(texte)\n\\echo \(marque)\n\\warn \(marque)\n".utf8))
        } catch {
            return "ERROR: connexion perdue " + String(decoding: reste, as: UTF8.self)
        }
        // Once on each channel: then both have said all they had.
        while compter(marque) < 2 {
            let morceau = sortie.fileHandleForReading.availableData
            if morceau.isEmpty { break }
            reste.append(morceau)
        }
        let tout = String(decoding: reste, as: UTF8.self)
        reste.removeAll()
        return tout.replacing(marque + "\n", with: "")
    }

    private func compter(_ marque: String) -> Int {
        String(decoding: reste, as: UTF8.self).ranges(of: marque + "\n").count
    }
}
