import Foundation
import Postgres
import Tenancy

/// The witness: pgbench on the same transaction, prepared, in one round trip or in four.
struct Pgbench {
    private let terrain: Terrain
    private let script: String

    init(_ terrain: Terrain, _ prologue: Terrain.Prologue, pipeline: Bool) {
        self.terrain = terrain
        let jeton = terrain.principal.jeton(.gestion).map { String(format: "%02x", $0) }.joined()
        let ouverture = prologue == .mur ? "SELECT garde.ouvrir('\\x\(jeton)'::bytea);" : "SELECT 1;"
        let lignes = [
            pipeline ? "\\startpipeline" : "", "BEGIN READ ONLY;", ouverture,
            "SELECT id, nom, ville, note FROM banc.\(prologue == .mur ? "mur" : "nue") WHERE id = :id;", "COMMIT;",
            pipeline ? "\\endpipeline" : "",
        ]
        script = "\\set id random(1, \(Terrain.lignes))\n" + lignes.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    /// Transactions per second.
    func mesurer(connexions: Int, duree: Int) async throws -> Double {
        let fichier = FileManager.default.temporaryDirectory.appending(path: "banc-\(UUID().uuidString).sql")
        try script.write(to: fichier, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: fichier) }
        let cible = terrain.configuration
        let fils = min(connexions, ProcessInfo.processInfo.activeProcessorCount)
        let arguments = [
            "-n", "-M", "prepared", "-c", "\(connexions)", "-j", "\(fils)", "-T", "\(duree)", "-h", cible.hote, "-p", "\(cible.port)", "-U",
            cible.role, "-f", fichier.path, cible.base,
        ]
        let programme = try Self.programme()
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try Self.lancer(programme, arguments, motDePasse: cible.motDePasse) })
            }
        }
    }

    private static func lancer(_ programme: String, _ arguments: [String], motDePasse: String) throws -> Double {
        let sortie = FileManager.default.temporaryDirectory.appending(path: "banc-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: sortie) }
        let environnement = ["PGPASSWORD=\(motDePasse)", "PATH=/usr/bin:/bin", "LC_ALL=C", "PGSSLMODE=disable"]
        let statut = Lancement.executer([programme] + arguments, environnement: environnement, sortie: sortie.path)
        let texte = (try? String(contentsOf: sortie, encoding: .utf8)) ?? ""
        let ligne = texte.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard statut == 0, let nombre = ligne?.dropFirst(6).prefix(while: { $0.isNumber || $0 == "." }), let tps = Double(nombre) else {
            throw Echec(description: "pgbench a échoué :\n\(texte)")
        }
        return tps
    }

    private static func programme() throws -> String {
        let dossiers = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let candidats = dossiers + (13...18).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
        guard let trouve = candidats.map({ "\($0)/pgbench" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw Echec(description: "pgbench est introuvable : installez le paquet postgresql-contrib ou postgresql-15.")
        }
        return trouve
    }

    struct Echec: Error, CustomStringConvertible {
        let description: String
    }
}
