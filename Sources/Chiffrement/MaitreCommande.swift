import Crypto
import Foundation
import Synchronization

/// A master key that never enters this process: a program wraps and unwraps for it (a smart card, an HSM, a vault over the network).
///
/// The program is called with one word, and answers on its standard output with code 0, within 5 seconds:
/// - `identite`: one line that names the key in use; it changes when the key does.
/// - `envelopper`: reads one line, the base64 of 64 bytes; writes one line, the base64 of what only the key opens.
/// - `ouvrir`: the reverse, for every version of the key not yet forgotten.
///
/// The 64 bytes are the key to wrap and the SHA-256 of its place: moved to another company, an envelope no longer opens.
final class MaitreCommande: CleMaitre {
    let empreinte: [UInt8]
    private let programme: String
    /// Company keys opened already, by envelope: a program per reading would be slow, and would be told how much is read.
    private let ouvertes = Mutex<[Data: [UInt8]]>([:])
    private static let gardees = 4096

    init(programme: String) throws(ErreurCoffre) {
        self.programme = programme
        let nom = try Self.lancer(programme, "identite", "")
        guard !nom.isEmpty else { throw .commande("identite") }
        empreinte = Array(SHA256.hash(data: Data(nom.utf8)).prefix(8))
    }

    func envelopper(_ brute: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        let clair = Data(brute + Array(SHA256.hash(data: marque.octets)))
        guard let enveloppee = Data(base64Encoded: try Self.lancer(programme, "envelopper", clair.base64EncodedString())),
            !enveloppee.isEmpty
        else { throw .commande("envelopper") }
        return Array(enveloppee)
    }

    func developper(_ enveloppee: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        let lieu = Array(SHA256.hash(data: marque.octets))
        let cle = Data(enveloppee + lieu)
        if let connue = ouvertes.withLock({ $0[cle] }) { return connue }
        guard let clair = Data(base64Encoded: try Self.lancer(programme, "ouvrir", Data(enveloppee).base64EncodedString())) else {
            throw .commande("ouvrir")
        }
        guard clair.count == 64, Array(clair.suffix(32)) == lieu else { throw .illisible }
        let brute = Array(clair.prefix(32))
        ouvertes.withLock { connues in
            if connues.count >= Self.gardees { connues.removeAll() }
            connues[cle] = brute
        }
        return brute
    }

    /// A program that answers before it has read its input must not end this process (SIGPIPE, seen 2026-11-21).
    private static let sansSignal: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// Runs the program; its last line without the end of line. Blocks: callers are on threads that may.
    private static func lancer(_ programme: String, _ mot: String, _ entree: String) throws(ErreurCoffre) -> String {
        _ = sansSignal
        let processus = Process()
        processus.executableURL = URL(filePath: programme)
        processus.arguments = [mot]
        let (vers, de) = (Pipe(), Pipe())
        processus.standardInput = vers
        processus.standardOutput = de
        processus.standardError = FileHandle.nullDevice
        guard (try? processus.run()) != nil else { throw .commande(mot) }
        let garde = DispatchWorkItem { processus.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 5, execute: garde)
        try? vers.fileHandleForWriting.write(contentsOf: Data((entree + "\n").utf8))
        try? vers.fileHandleForWriting.close()
        let sortie = (try? de.fileHandleForReading.readToEnd()) ?? nil
        processus.waitUntilExit()
        garde.cancel()
        guard processus.terminationReason == .exit, processus.terminationStatus == 0, let sortie,
            let texte = String(data: sortie, encoding: .utf8)
        else { throw .commande(mot) }
        return String(texte.filter { !$0.isNewline })
    }
}
