import Foundation
import Glibc
import Synchronization
import TestSupport

/// chromedriver, and the service on a demonstration of twelve companies: started once for all browser tests, ended with the process.
struct Pilote: Sendable {
    let adresse: String
    /// Root of the service, without the final slash.
    let service: String
    private let environnement: [String: String]

    static let partage = Task { try await Pilote() }

    static var chromium: String { trouver(["/usr/bin/chromium", "/usr/bin/chromium-browser"]) }
    private static var chromedriver: String { trouver(["/usr/bin/chromedriver"]) }

    /// deploy/test installs both; --sans-navigateur leaves these tests out and says so.
    static var present: Bool {
        ProcessInfo.processInfo.environment["CLOISON_SANS_NAVIGATEUR"] == nil && !chromium.isEmpty && !chromedriver.isEmpty
    }

    private static func trouver(_ choix: [String]) -> String { choix.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "" }

    /// Everybody's password in the demonstration.
    static let motDePasse = "mirabelle quetsche sapin"

    private init() async throws {
        let serveur = try Serveur.partage.get()
        let base = try await BaseDeTest.durable()
        environnement = [
            "CLOISON_DONNEES": serveur.donnees.path, "CLOISON_PG_BASE": base,
            "CLOISON_SQL": Serveur.projet.appending(path: "sql").path,
        ]
        try await Self.commande(["demo", "--entreprises", "12"], environnement)
        let (port, portPilote) = (try Port.libre(), try Port.libre())
        service = "http://127.0.0.1:\(port)"
        adresse = "http://127.0.0.1:\(portPilote)"
        try Enfants.lancer(Self.cloison, ["serve", "--port", "\(port)"], environnement)
        try Enfants.lancer(Self.chromedriver, ["--port=\(portPilote)"], [:])
        try await Self.attendre(service + "/sante")
        try await Self.attendre(adresse + "/status")
    }

    /// Beside the test bundle: `swift build --build-tests` builds the executable too.
    private static var cloison: String {
        Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().appending(path: "cloison").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? Serveur.projet.appending(path: ".build/debug/cloison").path
    }

    @discardableResult
    private static func commande(_ arguments: [String], _ environnement: [String: String]) async throws -> String {
        let programme = cloison
        return try await enFil {
            try Programme(programme, arguments, environnement: environnement).reussir().trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// A second service on the same base, to be killed and started again by one test.
    func autreService() async throws -> ServiceAPart {
        let service = ServiceAPart(Self.cloison, port: try Port.libre(), environnement)
        try await service.relancer()
        return service
    }

    private static let servis = Mutex<[String: String]>([:])

    /// The second factor of a demonstration account; waits for the next one when this one has served, as a person would.
    func code(_ login: String) async throws -> String {
        while true {
            let code = try await Self.commande(["compte", "code", login], environnement)
            let neuf = Self.servis.withLock { $0.updateValue(code, forKey: login) != code }
            if neuf { return code }
            try await Task.sleep(for: .seconds(2))
        }
    }

    /// Logins by function, from the file the demonstration writes.
    func login(_ fonction: String) throws -> String {
        let fichier = URL(filePath: environnement["CLOISON_DONNEES"] ?? "").appending(path: "acces-demo.txt")
        let lignes = try String(contentsOf: fichier, encoding: .utf8).split(separator: "\n").map { $0.split(separator: "|") }
        guard let ligne = lignes.first(where: { $0[0].hasPrefix(fonction) }) else {
            throw Navigateur.Panne(description: "pas de compte « \(fonction) »")
        }
        return ligne[1].trimmingCharacters(in: .whitespaces)
    }

    fileprivate static func attendre(_ url: String) async throws {
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < .seconds(120) {
            if let reponse = try? await Reseau.demander(url), reponse.statut == 200 { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw Navigateur.Panne(description: "\(url) ne répond pas après 120 s")
    }
}

/// A service that dies abruptly, as in a power cut, and comes back on the same port.
final class ServiceAPart: Sendable {
    let adresse: String
    private let port: Int
    private let programme: String
    private let environnement: [String: String]
    private let numero = Mutex<Int32?>(nil)

    fileprivate init(_ programme: String, port: Int, _ environnement: [String: String]) {
        self.programme = programme
        self.port = port
        self.environnement = environnement
        adresse = "http://127.0.0.1:\(port)"
    }

    func relancer() async throws {
        let lance = try Enfants.lancer(programme, ["serve", "--port", "\(port)"], environnement)
        numero.withLock { $0 = lance }
        try await Pilote.attendre(adresse + "/sante")
    }

    func tuer() {
        numero.withLock { numero in
            if let n = numero { kill(n, SIGKILL) }
            numero = nil
        }
    }
}

/// Processes that end with this one.
private enum Enfants {
    private static let numeros = Mutex<[Int32]>([])

    @discardableResult
    static func lancer(_ chemin: String, _ arguments: [String], _ environnement: [String: String]) throws -> Int32 {
        let processus = Process()
        processus.executableURL = URL(filePath: chemin)
        processus.arguments = arguments
        processus.environment = ProcessInfo.processInfo.environment.merging(environnement) { $1 }
        processus.standardOutput = FileHandle.nullDevice
        processus.standardError = FileHandle.nullDevice
        processus.standardInput = FileHandle.nullDevice
        try processus.run()
        let premier = numeros.withLock { liste in
            liste.append(processus.processIdentifier)
            return liste.count == 1
        }
        if premier { atexit { Enfants.tuer() } }
        return processus.processIdentifier
    }

    static func tuer() { numeros.withLock { for numero in $0 { kill(numero, SIGKILL) } } }
}

/// A port nobody listens on at this moment.
enum Port {
    static func libre() throws -> Int {
        let prise = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(prise) }
        var adresse = sockaddr_in()
        adresse.sin_family = sa_family_t(AF_INET)
        adresse.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var longueur = socklen_t(MemoryLayout<sockaddr_in>.size)
        let ok = withUnsafeMutablePointer(to: &adresse) { pointeur in
            pointeur.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(prise, $0, longueur) == 0 && getsockname(prise, $0, &longueur) == 0
            }
        }
        guard ok else { throw POSIXError(.EADDRNOTAVAIL) }
        return Int(UInt16(bigEndian: adresse.sin_port))
    }
}
