import Foundation
import Glibc

/// A folder for one print, open to this user alone, gone when the print is done. A lock that only a living process holds says that it is in
/// use: what a killed one left can be told from what another prints now, whatever its number.
struct DossierPrive: Sendable {
    let url: URL
    private let verrou: Int32

    static let debut = "cloison-pdf-"

    /// A memory file system, when the machine has one: a page in clear then never reaches a disk.
    static var enMemoire: URL? {
        let memoire = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        return FileManager.default.isWritableFile(atPath: memoire.path) ? memoire : nil
    }

    /// `dans`: memory by default, else the temporary folder.
    init(dans lieu: URL? = nil) throws {
        let lieu = lieu ?? Self.enMemoire ?? FileManager.default.temporaryDirectory
        let nom = Self.debut + UUID().uuidString
        let ebauche = lieu.appending(path: ".\(nom)")
        try FileManager.default.createDirectory(at: ebauche, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        verrou = open(ebauche.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        url = lieu.appending(path: nom)
        // Locked before it has its name: a sweep that sees the name never takes it for a leftover.
        guard verrou >= 0, flock(verrou, LOCK_EX | LOCK_NB) == 0, rename(ebauche.path, url.path) == 0 else {
            if verrou >= 0 { close(verrou) }
            try? FileManager.default.removeItem(at: ebauche)
            throw CocoaError(.fileWriteUnknown)
        }
    }

    func effacer() {
        try? FileManager.default.removeItem(at: url)
        close(verrou)
    }

    /// Erases what killed processes left in `lieux`; how many folders.
    @discardableResult
    static func balayer(_ lieux: [URL]) -> Int {
        var effaces = 0
        for lieu in lieux {
            for nom in (try? FileManager.default.contentsOfDirectory(atPath: lieu.path)) ?? [] where nom.hasPrefix(debut) {
                let url = lieu.appending(path: nom)
                let verrou = open(url.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                guard verrou >= 0 else { continue }
                if flock(verrou, LOCK_EX | LOCK_NB) == 0, (try? FileManager.default.removeItem(at: url)) != nil { effaces += 1 }
                close(verrou)
            }
        }
        return effaces
    }
}

extension Imprimeur {
    /// At the start of a service: erases the pages that a killed one was printing. How many prints had been left.
    @discardableResult
    public static func balayer() -> Int {
        DossierPrive.balayer([DossierPrive.enMemoire, FileManager.default.temporaryDirectory].compactMap { $0 })
    }
}
