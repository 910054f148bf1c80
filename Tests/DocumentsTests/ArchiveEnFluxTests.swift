import Crypto
import Foundation
import Testing

@testable import Documents

@Suite struct ArchiveEnFluxTests {
    @Test func lesMemesEntreesDonnentLesMemesOctets() throws {
        func faire() throws -> (ArchiveEnFlux.Sceau, [UInt8]) {
            let chemin = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString).zip")
            defer { try? FileManager.default.removeItem(at: chemin) }
            let archive = try ArchiveEnFlux(chemin, annee: 2026, mois: 10, jour: 31)
            try archive.ajouter("À lire.txt", Array("un".utf8))
            try archive.commencer("gros.bin")
            for n in 0..<300 { try archive.ecrire([UInt8](repeating: UInt8(n % 256), count: 1_000)) }
            try archive.terminer()
            try archive.ajouter("vide", [])
            return (try archive.finir(), Array(try Data(contentsOf: chemin)))
        }
        let (sceau, octets) = try faire()
        #expect(try faire() == (sceau, octets))
        #expect(sceau.taille == octets.count && sceau.sha256 == Array(SHA256.hash(data: octets)))
        #expect(sceau.fichiers.map(\.nom) == ["À lire.txt", "gros.bin", "vide"] && sceau.fichiers.map(\.taille) == [2, 300_000, 0])
    }

    /// What the other program of this world makes of it: over 65,535 entries the table of contents is that of ZIP64.
    @Test(arguments: [3, 65_600])
    func unAutreProgrammeLaLit(_ nombre: Int) throws {
        let chemin = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: chemin) }
        let archive = try ArchiveEnFlux(chemin, annee: 2026, mois: 10, jour: 31)
        for n in 1...nombre { try archive.ajouter("cii/F-2026-\(n).xml", Array("<x>\(n)</x>".utf8)) }
        _ = try archive.finir()
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            "import sys,zipfile as z\na=z.ZipFile(sys.argv[1])\nassert a.testzip() is None\nn=a.namelist()\nassert len(n)==\(nombre)\nassert a.read(n[-1])==b'<x>\(nombre)</x>'",
            chemin.path,
        ]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }
}
