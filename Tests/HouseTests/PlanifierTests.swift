import Foundation

import TestSupport
import Testing

@testable import Cloison
@testable import Planner

/// `cloison planifier` on files: what it reads, what it refuses and with which words, what it writes.
@Suite struct PlanifierTests {
    static let fixtures = Serveur.projet.appending(path: "Tests/PlannerTests/Fixtures")
    static let s1 = fixtures.appending(path: "s-1.json").path

    private func dansUnDossier<R>(_ corps: (URL) async throws -> R) async throws -> R {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "cloison-plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        return try await corps(dossier)
    }

    private func lancer(_ arguments: String...) async throws -> (statut: Int32, sortie: String) {
        let binaire = Serveur.projet.appending(path: ".build/debug/cloison").path
        return try await enFil { try Programme(binaire, ["planifier"] + arguments).executer() }
    }

    @Test func readsJsonAndGzipWhateverTheNameAndWritesBoth() async throws {
        try await dansUnDossier { dossier in
            let trompeur = dossier.appending(path: "instance.json")
            try FileManager.default.copyItem(at: Self.fixtures.appending(path: "s-2.json.gz"), to: trompeur)
            let plan = dossier.appending(path: "plan.json.gz")
            let (statut, sortie) = try await lancer(trompeur.path, "--sortie", plan.path, "--essais", "20000")
            #expect(statut == 0, "\(sortie)")
            #expect(Gzip.reconnait(try Data(contentsOf: plan)))
            let instance = try await FichierInstance.lire(trompeur.path)
            let solution = try Solution(json: try await FichierInstance.octets(plan.path))
            let v = Verification(solution, instance)
            #expect(v.violations == [])
            #expect(sortie.contains("s-2 : coût \(Nombre.entier(v.cout.total)) en "))
            // Piped: not one line of progress.
            #expect(!sortie.contains("essais/s"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: dossier.path).sorted() == ["instance.json", "plan.json.gz"])
        }
    }

    @Test func sameTrialsSamePlanByteForByte() async throws {
        try await dansUnDossier { dossier in
            let (a, b) = (dossier.appending(path: "a.json"), dossier.appending(path: "b.json"))
            for sortie in [a, b] {
                let fait = try await lancer(Self.s1, "--sortie", sortie.path, "--essais", "8000", "--fils", "2", "--graine", "4")
                #expect(fait.statut == 0, "\(fait.sortie)")
            }
            let octets = try [a, b].map { try Data(contentsOf: $0) }
            #expect(octets[0] == octets[1])
        }
    }

    @Test func saysWhichFieldAndWhichValue() async throws {
        try await dansUnDossier { dossier in
            let fautif = dossier.appending(path: "fautif.json")
            let texte = try String(contentsOfFile: Self.s1, encoding: .utf8)
            func refus(_ avant: String, _ apres: String) async throws -> (Int32, String) {
                let place = try #require(texte.range(of: avant))
                try texte.replacingCharacters(in: place, with: apres).write(to: fautif, atomically: true, encoding: .utf8)
                let (statut, sortie) = try await lancer(fautif.path, "--sortie", dossier.appending(path: "plan.json").path)
                return (statut, sortie.replacingOccurrences(of: fautif.path, with: "F"))
            }
            #expect(
                try await refus("\"capaciteSalle\":2", "\"capaciteSalle\":0")
                    == (65, "« F », lieux[0].capaciteSalle (L01), « 0 » : de 1 à 100 salles.\n"))
            #expect(
                try await refus("\"capaciteSalle\":2", "\"capaciteSalle\":\"deux\"")
                    == (65, "« F », lieux[0].capaciteSalle (L01), « deux » : un nombre entier est attendu ici.\n"))
            #expect(!FileManager.default.fileExists(atPath: dossier.appending(path: "plan.json").path))
        }
    }

    @Test func refusesWhatCannotBeReadOrWrittenBeforeSearching() async throws {
        try await dansUnDossier { dossier in
            let plan = dossier.appending(path: "plan.json").path
            let absente = dossier.appending(path: "absente.json").path
            let rien = try await lancer(absente, "--sortie", plan)
            #expect(rien == (66, "« \(absente) » : ce fichier n'existe pas.\n"))
            let abime = dossier.appending(path: "abime.gz")
            try Data(contentsOf: Self.fixtures.appending(path: "s-2.json.gz")).prefix(600).write(to: abime)
            let (statut, sortie) = try await lancer(abime.path, "--sortie", plan)
            #expect(statut == 65)
            #expect(sortie.hasPrefix("« \(abime.path) » : ce fichier gzip est abîmé ou incomplet ("), "\(sortie)")
            // An hour of search would not end: the place is tried first.
            let nullePart = try await lancer(Self.s1, "--sortie", "\(dossier.path)/non/plan.json", "--secondes", "3600")
            #expect(
                nullePart == (73, "« \(dossier.path)/non/plan.json » ne s'écrit pas : le dossier « \(dossier.path)/non » n'existe pas.\n"))
            let dessus = try await lancer(Self.s1, "--sortie", Self.s1, "--secondes", "3600")
            #expect(dessus == (73, "« \(Self.s1) » est l'instance elle-même ; donnez un autre nom au plan.\n"))
        }
    }

    /// SIGINT amid an hour: the plan is written, whole, and far below the spreadsheet's (78,462).
    @Test func interruptedItWritesTheBestSoFar() async throws {
        try await dansUnDossier { dossier in
            let plan = dossier.appending(path: "plan.json")
            let processus = Process()
            processus.executableURL = Serveur.projet.appending(path: ".build/debug/cloison")
            processus.arguments = ["planifier", Self.s1, "--sortie", plan.path, "--secondes", "100", "--fils", "1"]
            processus.standardOutput = FileHandle.nullDevice
            processus.standardError = FileHandle.nullDevice
            try processus.run()
            let pid = processus.processIdentifier
            try await attendre("cinq secondes de calcul") { !processus.isRunning || Self.secondesDeProcesseur(pid) >= 5 }
            processus.interrupt()
            try await enFil { processus.waitUntilExit() }
            #expect(processus.terminationStatus == 0)
            let v = Verification(try Solution(json: Data(contentsOf: plan)), try Instance(json: Data(contentsOf: URL(filePath: Self.s1))))
            #expect(v.violations == [])
            #expect(v.cout.total < 20_000)
        }
    }

    /// `utime + stime` of all its threads, proc(5), in hundredths of a second.
    private static func secondesDeProcesseur(_ pid: Int32) -> Int {
        guard let ligne = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), let fin = ligne.lastIndex(of: ")") else {
            return 0
        }
        let champs = ligne[fin...].split(separator: " ").map { Int($0) ?? 0 }
        return champs.count > 13 ? (champs[12] + champs[13]) / 100 : 0
    }

    @Test func progressInWords() {
        let a = Avancement(part: 0.42, cout: 84_238, dues: 10, servies: 9, demiJourneesNonServies: 1, essais: 3_000_000)
        #expect(
            LigneDeSuivi.texte(a, secondes: 2)
                == "42 %, coût 84\u{202F}238, 1 demi-journée non servie, 1\u{202F}500\u{202F}000 essais/s")
    }

    @Test func theBenchReadsItsReferences() throws {
        let csv = try String(contentsOf: Self.fixtures.appending(path: "references.csv"), encoding: .utf8)
        let m1 = try #require(Repere("m-1", csv))
        let xl1 = try #require(Repere("xl-1", csv))
        #expect(m1.reference == 84_238 && m1.borne == 71_915)
        #expect(xl1.borne == nil)
        #expect(Repere("inconnue", csv) == nil)
    }
}
