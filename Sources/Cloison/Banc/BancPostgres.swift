import ArgumentParser
import Foundation
import Postgres
import Tenancy

/// `cloison banc`: measurements, each against a known tool in the same run.
struct Banc: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banc", abstract: "Mesure le service sur cette machine.",
        subcommands: [BancPostgres.self, BancPlanificateur.self, BancReplanification.self, BancBilans.self, BancFacturation.self])
}

/// `cloison banc postgres`: the client, then the client behind HTTP, against pgbench. Rounds alternate, so that both meet the same
/// neighbours; what counts is the median of the ratios.
struct BancPostgres: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "postgres",
        abstract: "Compare le client PostgreSQL à pgbench : même transaction, même nombre de connexions, alternés.",
        discussion: """
            Crée le temps de la mesure un schéma « banc », un compte et une session, puis les efface. Demande le mot de passe de postgres
            (secrets/postgres.mdp) et refuse une base qui n'est pas de démonstration, sauf --forcer.
            """)

    @Option(help: "Connexions de chaque côté.")
    var connexions = 4
    @Option(help: "Connexions de la mesure par HTTP.")
    var connexionsHttp = 16
    @Option(help: "Tours de chaque mesure.")
    var tours = 5
    @Option(help: "Durée d'un tour, en secondes.")
    var duree = 3
    @Flag(help: "Mesurer même si la base n'est pas de démonstration.")
    var forcer = false

    func run() async throws {
        let bases = try Bases(compartiments: [.gestion])
        let terrain = try await Terrain.poser(bases[.gestion].configuration, forcer: forcer)
        do {
            try await mesurer(terrain)
        } catch {
            try await terrain.retirer()
            throw error
        }
        try await terrain.retirer()
        await bases.arreter()
    }

    private func mesurer(_ terrain: Terrain) async throws {
        for prologue in Terrain.Prologue.allCases {
            Self.ecrire("\n# Client seul, \(connexions) connexions, un aller-retour : BEGIN, \(prologue.rawValue), SELECT par clé, COMMIT")
            try await comparer(terrain, connexions, prologue: prologue, pipeline: true) {
                try await ChargeDirecte(terrain, prologue, connexions: connexions, duree: .seconds(duree)).mesurer()
            }
        }
        Self.ecrire("\n# Par HTTP avec le mur, \(connexionsHttp) connexions ; pgbench en quatre allers-retours")
        try await comparer(terrain, connexionsHttp, prologue: .mur, pipeline: false) {
            try await ChargeHTTP(terrain, connexions: connexionsHttp, duree: duree).mesurer()
        }
    }

    private func comparer(
        _ terrain: Terrain, _ connexions: Int, prologue: Terrain.Prologue, pipeline: Bool, _ charge: () async throws -> Mesure
    ) async throws {
        var rapports: [Double] = []
        for tour in 1...max(1, tours) {
            let notre = try await charge()
            let temoin = try await Pgbench(terrain, prologue, pipeline: pipeline).mesurer(connexions: connexions, duree: duree)
            rapports.append(notre.parSeconde / temoin)
            Self.ecrire("tour \(tour) : cloison \(notre), pgbench \(Int(temoin))/s, rapport \(Self.deux(rapports[rapports.count - 1]))")
        }
        let tries = rapports.sorted()
        Self.ecrire(
            "rapport médian \(Self.deux(tries[tries.count / 2])) (de \(Self.deux(tries[0])) à \(Self.deux(tries[tries.count - 1])))")
    }

    /// Unbuffered: a line is seen as soon as it is known, even in a file.
    private static func ecrire(_ ligne: String) { FileHandle.standardOutput.write(Data((ligne + "\n").utf8)) }

    private static func deux(_ nombre: Double) -> String { String(format: "%.2f", nombre) }
}

/// Rate and latencies of one round.
struct Mesure: CustomStringConvertible {
    let parSeconde: Double
    let p50: Double
    let p99: Double

    /// `latences` in milliseconds.
    init(latences: [Double], secondes: Double) {
        let triees = latences.sorted()
        parSeconde = Double(triees.count) / secondes
        p50 = triees.isEmpty ? 0 : triees[triees.count / 2]
        p99 = triees.isEmpty ? 0 : triees[triees.count * 99 / 100]
    }

    var description: String { "\(Int(parSeconde))/s (p50 \(String(format: "%.2f", p50)) ms, p99 \(String(format: "%.2f", p99)) ms)" }
}
