import Foundation

/// Where a result goes: proven writable before the work starts, replaced at once when it ends. A name in `.gz` is compressed.
struct FichierDeSortie {
    private let chemin: String
    /// Behind links, the file to replace; a device or a pipe is written in place.
    private let cible: URL
    private let special: Bool
    private var comprime: Bool { chemin.hasSuffix(".gz") }

    /// Tries the place, leaving nothing behind.
    init(_ chemin: String) throws(RefusDeFichier) {
        self.chemin = chemin
        cible = URL(filePath: chemin).resolvingSymlinksInPath()
        var etat = stat()
        let existe = stat(chemin, &etat) == 0
        let nature = etat.st_mode & S_IFMT
        guard !existe || nature != S_IFDIR else {
            throw RefusDeFichier(.ecriture, "« \(chemin) » est un dossier ; donnez un nom de fichier.")
        }
        special = existe && nature != S_IFREG
        guard !existe || access(chemin, W_OK) == 0 else { throw Self.refus(chemin, errno) }
        guard !special else { return }
        let essai = cible.deletingLastPathComponent().appending(path: ".cloison-\(UUID().uuidString)").path
        let descripteur = open(essai, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descripteur >= 0 else { throw Self.refus(chemin, errno) }
        close(descripteur)
        unlink(essai)
    }

    /// Refuses to write over what is read.
    func distinguer(de lu: String) throws(RefusDeFichier) {
        guard URL(filePath: lu).resolvingSymlinksInPath().path != cible.path else {
            throw RefusDeFichier(.ecriture, "« \(chemin) » est l'instance elle-même ; donnez un autre nom au plan.")
        }
    }

    /// The new content takes the place of the old one in one step: whoever reads sees one or the other.
    func ecrire(_ octets: Data) async throws(RefusDeFichier) {
        let contenu = comprime ? try await Gzip.comprimer(octets) : octets
        do {
            try contenu.write(to: cible, options: special ? [] : .atomic)
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw cause.map { Self.refus(chemin, Int32($0.code)) } ?? RefusDeFichier(.ecriture, "« \(chemin) » ne s'écrit pas : \(error)")
        }
    }

    /// A file already written takes the place of the old one.
    func prendre(_ ecrit: URL) async throws(RefusDeFichier) {
        guard !special, !comprime else {
            do { try await ecrire(Data(contentsOf: ecrit, options: .alwaysMapped)) } catch let refus as RefusDeFichier {
                throw refus
            } catch {
                throw RefusDeFichier(.ecriture, "« \(chemin) » ne s'écrit pas : \(error)")
            }
            return
        }
        // The same folder, so that the last step is one renaming.
        let voisin = cible.deletingLastPathComponent().appending(path: ".cloison-\(UUID().uuidString)")
        do {
            try FileManager.default.moveItem(at: ecrit, to: voisin)
        } catch {
            throw RefusDeFichier(.ecriture, "« \(chemin) » ne s'écrit pas : \(error)")
        }
        guard rename(voisin.path, cible.path) == 0 else {
            let numero = errno
            unlink(voisin.path)
            throw Self.refus(chemin, numero)
        }
    }

    private static func refus(_ chemin: String, _ numero: Int32) -> RefusDeFichier {
        RefusDeFichier(.ecriture, "« \(chemin) » ne s'écrit pas : \(RefusDeFichier.raison(numero, chemin))")
    }
}
