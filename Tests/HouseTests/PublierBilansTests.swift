import Foundation
import TestSupport
import Testing

/// `cloison bilans publier`, through the program: what it reads, refuses, writes and keeps.
@Suite struct PublierBilansTests {
    /// Companies of 12, 60, 150 and 420 employees over eighteen months, and one nobody came from.
    private func fichiers(_ dossier: URL, mois: Int = 18) throws -> (actes: String, effectifs: String) {
        let tailles: [(String, [String: Int])] = [
            ("T1_12", ["E1": 12]), ("T2_60", ["E1": 54, "E2": 6]), ("T3_150", ["E1": 90, "E2": 60]),
            ("T4_420", ["E1": 200, "E2": 140, "E3": 74, "E4": 6]), ("T5_30", ["E1": 30]),
        ]
        let themes = ["administratif", "budget", "logement", "famille", "sante_emploi"]
        var lignes = ["tenant,etablissement,personne,date,theme,type,sexe,tranche_age,csp"]
        var etat: UInt64 = 42
        func tirer(_ n: Int) -> Int {
            etat = etat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((etat >> 33) % UInt64(n))
        }
        for (code, sites) in tailles.dropLast() {
            for (site, n) in sites.sorted(by: { $0.key < $1.key }) {
                for personne in 0..<n {
                    let vient = tirer(4) == 0
                    for _ in 0..<(vient ? 1 + tirer(5) : 0) {
                        let rang = tirer(18)
                        let (theme, jour) = (themes[tirer(5)], 1 + tirer(28))
                        guard rang < mois else { continue }
                        let date = "\(2024 + rang / 12)-" + String(format: "%02d-%02d", rang % 12 + 1, jour)
                        lignes.append("\(code),\(site),\(code)-\(site)-\(personne),\(date),\(theme),visio,F,30_44,cadre")
                    }
                }
            }
        }
        let (actes, effectifs) = (dossier.appending(path: "actes.csv"), dossier.appending(path: "effectifs.json"))
        try (lignes.joined(separator: "\n") + "\n").write(to: actes, atomically: true, encoding: .utf8)
        let json = try JSONSerialization.data(withJSONObject: Dictionary(uniqueKeysWithValues: tailles), options: [.sortedKeys])
        try json.write(to: effectifs)
        return (actes.path, effectifs.path)
    }

    private func lancer(_ arguments: [String]) async throws -> (statut: Int32, sortie: String) {
        let binaire = Serveur.projet.appending(path: ".build/debug/cloison").path
        return try await enFil { try Programme(binaire, ["bilans", "publier"] + arguments).executer() }
    }

    private func publier(_ f: (actes: String, effectifs: String), _ sortie: URL, _ options: String...) async throws
        -> (statut: Int32, sortie: String)
    {
        try await lancer(["--actes", f.actes, "--effectifs", f.effectifs, "--sortie", sortie.path] + options)
    }

    private func dansUnDossier<R>(_ corps: (URL) async throws -> R) async throws -> R {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "cloison-bilans-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        return try await corps(dossier)
    }

    private func contenus(_ dossier: URL) throws -> [String: String] {
        let noms = try FileManager.default.contentsOfDirectory(atPath: dossier.path).filter { $0.hasSuffix(".json") }
        return Dictionary(
            uniqueKeysWithValues: try noms.map { ($0, try String(contentsOf: dossier.appending(path: $0), encoding: .utf8)) })
    }

    @Test func publieTouteLaCouvertureSansPetitNombre() async throws {
        try await dansUnDossier { dossier in
            let sortie = dossier.appending(path: "remis")
            let fait = try await publier(try fichiers(dossier), sortie, "--graine", "3")
            #expect(fait.statut == 0, "\(fait.sortie)")
            // Piped: not one line of progress.
            #expect(fait.sortie.hasPrefix("5 entreprises, 7 périodes, 35 bilans nouveaux.\n") && !fait.sortie.contains("\r"))
            let historiques = try contenus(sortie)
            #expect(historiques.count == 5)
            for (nom, texte) in historiques {
                let json = try #require(try JSONSerialization.jsonObject(with: Data(texte.utf8)) as? [String: Any])
                let bilans = try #require(json["bilans"] as? [[String: Any]])
                #expect(
                    bilans.map { $0["periode"] as? String } == [
                        "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024", "2025-Q1", "2025-Q2",
                    ], "\(nom)")
                let cases = bilans.flatMap { ($0["tables"] as? [[String: Any]]) ?? [] }.flatMap { ($0["cells"] as? [[String: Any]]) ?? [] }
                #expect(cases.allSatisfy { ($0["v"] as? Int ?? 5) >= 5 && ($0["v"] is Int) != ($0["s"] as? Bool ?? false) }, "\(nom)")
                #expect(cases.isEmpty == (nom == "T1_12.json"), "\(nom)")
            }
            #expect(historiques["T4_420.json"]?.contains(#""etab": ["E1","E2","AUTRES"]"#) == true)
            #expect(historiques["T4_420.json"]?.contains("\"v\":") == true)
            let droits = try FileManager.default.attributesOfItem(atPath: sortie.appending(path: ".graine").path)[.posixPermissions] as? Int
            #expect(droits == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: sortie.path).count == 6, "rien d'autre n'est laissé")
        }
    }

    /// The same secret, the same bilans; a longer file adds periods and touches nothing given.
    @Test func continueSansRienChanger() async throws {
        try await dansUnDossier { dossier in
            let (court, long, repris) = (
                dossier.appending(path: "court"), dossier.appending(path: "long"), dossier.appending(path: "repris")
            )
            #expect(try await publier(try fichiers(dossier, mois: 12), court, "--fils", "1").statut == 0)
            let graine = try String(contentsOf: court.appending(path: ".graine"), encoding: .utf8)
            let f = try fichiers(dossier)
            let fait = try await publier(f, repris, "--registre", court.path)
            #expect(fait.sortie.contains("10 bilans nouveaux"), "\(fait.sortie)")
            #expect(try String(contentsOf: repris.appending(path: ".graine"), encoding: .utf8) == graine)
            let (avant, apres) = (try contenus(court), try contenus(repris))
            for (nom, texte) in avant {
                let debut = try #require(texte.range(of: "\n]}\n")?.lowerBound)
                #expect(apres[nom]?.hasPrefix(texte[..<debut] + ",\n") == true, "\(nom)")
            }
            // From nothing, with the same secret: the same bytes as in two steps.
            try FileManager.default.createDirectory(at: long, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: court.appending(path: ".graine"), to: long.appending(path: ".graine"))
            #expect(try await publier(f, long).statut == 0)
            #expect(try contenus(long) == apres)
            // A second time in place: nothing new, nothing touched.
            #expect(try await publier(f, long).sortie.contains("0 bilans nouveaux"))
            #expect(try contenus(long) == apres)
        }
    }

    @Test func refuseUnAutrePasse() async throws {
        try await dansUnDossier { dossier in
            let sortie = dossier.appending(path: "remis")
            let f = try fichiers(dossier)
            #expect(try await publier(f, sortie).statut == 0)
            let avant = try contenus(sortie)
            let texte = try String(contentsOfFile: f.actes, encoding: .utf8)
            let lignes = texte.split(separator: "\n").map(String.init)
            // Forty acts of the first quarter moved to the second: what was given is no longer what the file says.
            var deplaces = 0
            let autres = lignes.map { ligne in
                guard ligne.hasPrefix("T4_420"), ligne.contains(",2024-02-"), deplaces < 40 else { return ligne }
                deplaces += 1
                return ligne.replacing(",2024-02-", with: ",2024-05-")
            }
            try (autres.joined(separator: "\n") + "\n").write(toFile: f.actes, atomically: true, encoding: .utf8)
            let (statut, sortieDite) = try await publier(f, sortie)
            #expect(statut == 65 && sortieDite.hasPrefix("T4_420 : le bilan 2024-Q1 déjà remis dit "), "\(sortieDite)")
            #expect(sortieDite.hasSuffix("Rien n'est écrit.\n"))
            #expect(try contenus(sortie) == avant)
        }
    }

    @Test func rienNEstEcritSiUneLigneEstFausse() async throws {
        try await dansUnDossier { dossier in
            let f = try fichiers(dossier)
            let sortie = dossier.appending(path: "remis")
            let texte = try String(contentsOfFile: f.actes, encoding: .utf8)
            try (texte + "T4_420,E1,p,2024-13-01,budget,visio,F,30_44,cadre\n").write(toFile: f.actes, atomically: true, encoding: .utf8)
            let ligne = texte.split(separator: "\n").count + 1
            #expect(
                try await publier(f, sortie) == (
                    65, "« \(f.actes) », ligne \(ligne), colonne date, « 2024-13-01 » : une date s'écrit AAAA-MM-JJ, de 2000 à 2099.\n"
                ))
            #expect(!FileManager.default.fileExists(atPath: sortie.path))
            #expect(
                try await publier(("\(dossier.path)/non.csv", f.effectifs), sortie)
                    == (66, "« \(dossier.path)/non.csv » : ce fichier n'existe pas.\n"))
            try texte.write(toFile: f.actes, atomically: true, encoding: .utf8)
            let ailleurs = dossier.appending(path: "non/remis")
            #expect(
                try await publier(f, ailleurs)
                    == (73, "« \(ailleurs.path) » ne s'écrit pas : le dossier « \(dossier.path)/non » n'existe pas.\n"))
            #expect(try await publier(f, URL(filePath: f.actes)).statut == 73)
            #expect(try await lancer(["--actes", f.actes]).statut == 64)
        }
    }
}
