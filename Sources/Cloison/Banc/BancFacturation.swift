import ArgumentParser
import Calendrier
import Facturation
import Foundation
import Tenancy

/// `cloison banc facturation`: months of a whole portfolio issued, then exported in every format, beside what PostgreSQL alone takes to write
/// the same rows.
struct BancFacturation: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facturation",
        abstract: "Émet et exporte des mois d'un portefeuille fictif, dans une base à part, effacée à la fin.",
        discussion: """
            Demande une grappe à elle (CLOISON_DONNEES et CLOISON_PG_BASE=banc_facturation, puis deploy/base demarrer), psql et pgbench. Le premier mois se mesure seul, puis deux et quatre mois
            ensemble : la mémoire de l'export ne doit pas suivre le nombre de pièces. Les PDF Factur-X ne se font que du premier mois.
            """)

    @ArgumentParser.Option(help: "Nombre d'entreprises, un contrat chacune.")
    var entreprises = 1_100
    @ArgumentParser.Option(help: "Émissions lancées ensemble sur le même mois, à partir du deuxième.")
    var ensemble = 4
    @ArgumentParser.Flag(help: "Sans les PDF Factur-X.")
    var sansPdf = false
    @ArgumentParser.Flag(help: "Le premier mois seulement.")
    var unMois = false

    func validate() throws {
        guard (10...20_000).contains(entreprises) else { throw ValidationError("--entreprises \(entreprises) : de 10 à 20 000.") }
        guard (1...16).contains(ensemble) else { throw ValidationError("--ensemble \(ensemble) : de 1 à 16.") }
    }

    func run() async throws {
        let terrain = try await TerrainFacturation.poser(entreprises: entreprises)
        do {
            try await mesurer(terrain)
        } catch {
            try await terrain.retirer()
            throw error
        }
        try await terrain.retirer()
    }

    private func mesurer(_ terrain: TerrainFacturation) async throws {
        Self.ecrire("# Émission, \(entreprises) entreprises, un contrat par transaction")
        var pieces = 0
        for (rang, mois) in Self.mois.enumerated() where rang == 0 || !unMois {
            let lancements = rang == 0 ? 1 : ensemble
            let avant = Memoire.processeur
            let (emises, secondes) = try await emettre(mois, terrain, lancements)
            let processeur = Memoire.processeur - avant
            pieces += emises
            Self.ecrire(
                """
                \(mois.libelle), \(lancements) à la fois : \(emises) pièces en \(Self.deux(secondes)) s (\(Self.deux(processeur)) de processeur ici), \
                \(Self.un(Double(emises) / secondes)) par seconde
                """)
            if rang == 0 {
                try await comparer(terrain, parSeconde: Double(emises) / secondes)
                try await exporter(terrain, pieces: pieces, pdf: !sansPdf)
            } else if rang == 1 || rang == 3 {
                try await exporter(terrain, pieces: pieces, pdf: false)
            }
        }
    }

    /// `lancements` runs of the same month: each takes the next contract that nobody holds.
    private func emettre(_ mois: Mois, _ terrain: TerrainFacturation, _ lancements: Int) async throws -> (Int, Double) {
        let debut = ContinuousClock.now
        let comptes = try await withThrowingTaskGroup(of: Emission.Compte.self) { groupe in
            for _ in 0..<lancements {
                groupe.addTask {
                    try await Emission(terrain.bases[.facturation]).lancer(mois, le: .aujourdhui(), as: terrain.principal)
                }
            }
            return try await groupe.reduce(into: []) { $0.append($1) }
        }
        let secondes = (ContinuousClock.now - debut) / .seconds(1)
        let (emises, bloques) = comptes.reduce((0, 0)) { ($0.0 + $1.emises, $0.1 + $1.bloques) }
        guard bloques == 0, emises > 0 else {
            throw TerrainFacturation.Echec(description: "\(bloques) contrats bloqués, \(emises) pièces émises.")
        }
        return (emises, secondes)
    }

    /// PostgreSQL alone, in the same run.
    private func comparer(_ terrain: TerrainFacturation, parSeconde: Double) async throws {
        let temoin = TemoinFacturation(terrain: terrain)
        let (pieces, rangs) = try await temoin.preparer()
        let copie = try temoin.copier()
        let une = try temoin.inserer(pieces)
        Self.ecrire(
            """
            PostgreSQL seul, les mêmes \(rangs) rangs : COPY \(Self.deux(copie)) s (\(Self.un(Double(pieces) / copie)) pièces par seconde, rapport \
            \(Self.deux(parSeconde * copie / Double(pieces)))) ; une transaction par pièce, pgbench \(Self.un(une)) par seconde (rapport \(Self.deux(parSeconde / une)))
            """)
    }

    private func exporter(_ terrain: TerrainFacturation, pieces: Int, pdf: Bool) async throws {
        Self.ecrire("\n# Export de \(pieces) pièces : lues, écrites dans un ZIP, inscrites au registre")
        let exportation = Exportation(terrain.bases[.facturation])
        let jour = DateCivile.aujourdhui().description
        let chemin = FileManager.default.temporaryDirectory.appending(path: "banc-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: chemin) }
        let choix = [["fec"], ["csv"], ["cii"], ["ubl"], ["fec", "csv", "des", "cii", "ubl"]] + (pdf ? [["facturx"]] : [])
        for formats in choix {
            let demande = try DemandeExport.lire(du: jour, au: jour, formats: formats, arrete: nil)
            Memoire.remettre()
            let avant = Memoire.presente
            let processeur = Memoire.processeur
            let debut = ContinuousClock.now
            let export = try await exportation.faire(demande, vers: chemin, as: terrain.principal)
            let secondes = (ContinuousClock.now - debut) / .seconds(1)
            guard export.pieces == pieces else { throw TerrainFacturation.Echec(description: "\(export.pieces) pièces exportées.") }
            Self.ecrire(
                """
                \(formats.joined(separator: " + ")) : \(Self.deux(secondes)) s (\(Self.deux(Memoire.processeur - processeur)) de processeur ici), \(Self.un(Double(pieces) / secondes)) pièces par seconde, \
                \(Nombre.entier(export.taille / 1_000)) ko, mémoire au plus haut \(Memoire.sommet) Mo (\(avant) Mo avant)
                """)
        }
        Self.ecrire("")
    }

    /// Half-days are held in the four: the months do not differ.
    private static let mois = ["2026-10", "2026-09", "2026-08", "2026-07"].compactMap { Mois($0) }

    /// Unbuffered: a line is seen as soon as it is known, even in a file.
    private static func ecrire(_ ligne: String) { FileHandle.standardOutput.write(Data((ligne + "\n").utf8)) }

    private static func deux(_ nombre: Double) -> String { String(format: "%.2f", nombre) }
    private static func un(_ nombre: Double) -> String { String(format: "%.1f", nombre) }
}

/// What this process holds (MB) and uses.
enum Memoire {
    static var presente: Int { lire("VmRSS:") }
    /// The most since `remettre`.
    static var sommet: Int { lire("VmHWM:") }

    /// Seconds of processor this process used, all threads: what a loaded machine does not change. The server's are not in it.
    static var processeur: Double {
        var temps = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &temps)
        return Double(temps.tv_sec) + Double(temps.tv_nsec) / 1e9
    }

    /// Linux forgets the peak of a process that writes 5 there (proc(5)).
    static func remettre() { try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }

    private static func lire(_ nom: String) -> Int {
        let etat = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let ligne = etat.split(separator: "\n").first { $0.hasPrefix(nom) }
        return (ligne?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) / 1024
    }
}
