import Foundation

/// A program run to its end.
public struct Programme {
    public struct Echec: Error, CustomStringConvertible {
        public let description: String
        public init(description: String) { self.description = description }
    }

    let processus = Process()

    public init(_ chemin: String, _ arguments: [String], environnement: [String: String] = [:]) {
        processus.executableURL = URL(fileURLWithPath: chemin)
        processus.arguments = arguments
        processus.environment = ProcessInfo.processInfo.environment.merging(environnement) { $1 }
    }

    /// Its output (standard and error together) and its status. Blocks the thread: call it from `enFil`.
    public func executer(entree: String? = nil) throws -> (statut: Int32, sortie: String) {
        let sortie = Pipe()
        processus.standardOutput = sortie
        processus.standardError = sortie
        let canal = Pipe()
        processus.standardInput = canal
        try processus.run()
        if let entree { try canal.fileHandleForWriting.write(contentsOf: Data(entree.utf8)) }
        try canal.fileHandleForWriting.close()
        let octets = try sortie.fileHandleForReading.readToEnd() ?? Data()
        processus.waitUntilExit()
        return (processus.terminationStatus, String(decoding: octets, as: UTF8.self))
    }

    /// Its output, or `Echec` with it when the status is not 0.
    @discardableResult
    public func reussir(entree: String? = nil) throws -> String {
        let (statut, sortie) = try executer(entree: entree)
        guard statut == 0 else {
            throw Echec(description: "\(processus.arguments?.first ?? "") : statut \(statut)\n\(sortie)")
        }
        return sortie
    }
}

/// Runs blocking work on a thread of its own: the cooperative pool has two.
public func enFil<R: Sendable>(_ corps: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { suite in
        let fil = Thread { suite.resume(with: Result { try corps() }) }
        fil.stackSize = 4 << 20
        fil.start()
    }
}
