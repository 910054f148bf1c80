import Foundation
import Testing

@testable import Documents

@Suite struct DossierPriveTests {
    /// A print in progress keeps its page; what nobody prints any more is erased, and nothing else of the folder is touched.
    @Test func ceQuUnProcessusTueLaisseSEfface() throws {
        let lieu = FileManager.default.temporaryDirectory.appending(path: "essai-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: lieu, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: lieu) }
        let vivant = try DossierPrive(dans: lieu)
        let reste = lieu.appending(path: DossierPrive.debut + UUID().uuidString)
        try FileManager.default.createDirectory(at: reste, withIntermediateDirectories: false)
        for dossier in [vivant.url, reste] { try Data("Lambert-Roussel".utf8).write(to: dossier.appending(path: "page.html")) }
        try Data().write(to: lieu.appending(path: "autre"))
        #expect(DossierPrive.balayer([lieu]) == 1)
        let noms = try FileManager.default.contentsOfDirectory(atPath: lieu.path).sorted()
        #expect(noms == ["autre", vivant.url.lastPathComponent].sorted())
        #expect(FileManager.default.fileExists(atPath: vivant.url.appending(path: "page.html").path))
        vivant.effacer()
        #expect(try FileManager.default.contentsOfDirectory(atPath: lieu.path) == ["autre"])
    }

    /// Where the machine has a memory file system, a page in clear never reaches a disk, and only this user opens it.
    @Test func enMemoireEtASoiSeul() throws {
        let prive = try DossierPrive()
        defer { prive.effacer() }
        let droits = try FileManager.default.attributesOfItem(atPath: prive.url.path)[.posixPermissions] as? Int
        #expect(droits == 0o700)
        if DossierPrive.enMemoire != nil { #expect(prive.url.path.hasPrefix("/dev/shm/")) }
    }
}
