public import Foundation
import Glibc
public import Postgres

/// A private PostgreSQL cluster in a temporary folder, without durability (fsync=off) and with trust, for tests that must break a server.
///
/// It disappears with the test process, even killed: a guardian shell waits for the end of its standard input, then stops and deletes.
public final class Grappe: Sendable {
    public let dossier: URL
    public let port: Int
    /// The guardian reads the other end: the kernel closes this one whatever ends the process.
    private let veille: Int32

    private static let binaires = "/usr/lib/postgresql/15/bin"
    private static let prefixe = getuid() == 0 ? "runuser -u postgres -- " : ""

    /// One cluster for all the tests of this process that do not break it.
    public static let commune = Task { try await Grappe.creer() }

    /// `initdb`, then start: about two seconds.
    public static func creer() async throws -> Grappe {
        let dossier = URL(filePath: "/tmp/cloison-grappe-\(UUID().uuidString.prefix(8).lowercased())")
        let port = try portLibre()
        try await shell("mkdir -m 700 \(dossier.path)\(getuid() == 0 ? " && chown postgres \(dossier.path)" : "")")
        try await shell("\(prefixe)\(binaires)/initdb -D \(dossier.path) -U postgres -A trust --no-sync --encoding=UTF8 --locale=C.UTF-8")
        let grappe = Grappe(dossier, port, try veiller(dossier))
        try await grappe.demarrer()
        return grappe
    }

    private init(_ dossier: URL, _ port: Int, _ veille: Int32) {
        self.dossier = dossier
        self.port = port
        self.veille = veille
    }

    deinit { close(veille) }

    /// Starts the server, waiting for the shared memory of a killed one to be free.
    public func demarrer() async throws {
        let reglages = "-p \(port) -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200"
        let demarrage = "\(Self.prefixe)\(Self.binaires)/pg_ctl -D \(dossier.path) -o '\(reglages)' -l \(dossier.path)/journal -w start"
        for essai in 1... {
            do { return try await Self.shell(demarrage) } catch {
                guard essai < 20 else { throw error }
                try await Task.sleep(for: .milliseconds(250))
            }
        }
    }

    public func arreter() async throws {
        try await Self.shell("\(Self.prefixe)\(Self.binaires)/pg_ctl -D \(dossier.path) -m fast -w stop")
    }

    /// SIGKILL to the postmaster: the server vanishes in the middle of what it was doing.
    public func tuer() throws {
        let lignes = try String(contentsOf: dossier.appending(path: "postmaster.pid"), encoding: .utf8).split(separator: "\n")
        guard let pid = lignes.first.flatMap({ pid_t($0) }) else { throw EchecDeCommande(commande: "lire postmaster.pid", sortie: "") }
        kill(pid, SIGKILL)
    }

    /// A pool as the superuser unless another role is named.
    public func configuration(
        role: String = "postgres", base: String = "postgres", connexions: Int = 4, file: Int = 256,
        delaiRequete: Duration = .seconds(120), delaiAcquisition: Duration = .seconds(120), port: Int? = nil, verifierRole: Bool = false
    ) -> DatabaseConfiguration {
        DatabaseConfiguration(
            port: port ?? self.port, base: base, role: role, motDePasse: "", connexions: connexions, file: file,
            delaiRequete: delaiRequete, delaiAcquisition: delaiAcquisition, verifierRole: verifierRole)
    }

    private static func veiller(_ dossier: URL) throws -> Int32 {
        var tube: [Int32] = [0, 0]
        guard pipe(&tube) == 0 else { throw EchecDeCommande(commande: "pipe", sortie: "") }
        for bout in tube { _ = fcntl(bout, F_SETFD, FD_CLOEXEC) }
        defer { close(tube[0]) }
        let fin = "\(prefixe)\(binaires)/pg_ctl -D \(dossier.path) -m immediate stop; rm -rf \(dossier.path)"
        _ = try lancer(["/usr/bin/setsid", "sh", "-c", "cat >/dev/null; (\(fin)) >/dev/null 2>&1"], entree: tube[0])
        return tube[1]
    }

    /// A port that nobody listens on at this instant.
    public static func portLibre() throws -> Int {
        let prise = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(prise) }
        var adresse = sockaddr_in()
        adresse.sin_family = sa_family_t(AF_INET)
        adresse.sin_addr.s_addr = inet_addr("127.0.0.1")
        var taille = socklen_t(MemoryLayout<sockaddr_in>.size)
        let lie = withUnsafeMutablePointer(to: &adresse) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(prise, $0, taille) == 0 && getsockname(prise, $0, &taille) == 0 }
        }
        guard lie else { throw EchecDeCommande(commande: "bind", sortie: "") }
        return Int(UInt16(bigEndian: adresse.sin_port))
    }

    /// Runs a command away from the cooperative pool.
    static func shell(_ commande: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try executer(commande) })
            }
        }
    }

    private static func executer(_ commande: String) throws {
        let journal = "/tmp/cloison-commande-\(UUID().uuidString)"
        defer { unlink(journal) }
        let enfant = try lancer(["/bin/sh", "-c", "(\(commande)) >\(journal) 2>&1 </dev/null"], entree: nil)
        var statut: Int32 = 0
        while waitpid(enfant, &statut, 0) < 0, errno == EINTR {}
        guard statut == 0 else {
            throw EchecDeCommande(commande: commande, sortie: (try? String(contentsOfFile: journal, encoding: .utf8)) ?? "")
        }
    }

    // Not Foundation's Process: it learns of the end when the last holder of an inherited socket closes it, and a server holds it for ever.
    private static func lancer(_ arguments: [String], entree: Int32?) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let entree { posix_spawn_file_actions_adddup2(&actions, entree, 0) }
        let copies = arguments.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        var enfant: pid_t = 0
        guard posix_spawn(&enfant, arguments[0], &actions, nil, copies, environ) == 0 else {
            throw EchecDeCommande(commande: arguments.joined(separator: " "), sortie: "")
        }
        return enfant
    }
}

/// A command of the test set-up that failed, with what it said.
public struct EchecDeCommande: Error, CustomStringConvertible {
    let commande: String
    let sortie: String
    public var description: String { "\(commande)\n\(sortie)" }
}
