import Foundation

/// The folder where histories go, proven writable before the work starts.
struct DossierDHistoriques: Sendable {
    private let chemin: String

    /// Makes it when it is not there.
    init(_ chemin: String) throws(RefusDeFichier) {
        self.chemin = chemin
        var etat = stat()
        let existe = stat(chemin, &etat) == 0
        guard !existe || etat.st_mode & S_IFMT == S_IFDIR else {
            throw RefusDeFichier(.ecriture, "« \(chemin) » est un fichier ; donnez un dossier.")
        }
        if !existe, mkdir(chemin, 0o700) != 0 { throw Self.refus(chemin, errno) }
        let (essai, descripteur) = Self.provisoire(chemin, 0o600)
        guard descripteur >= 0 else { throw Self.refus(chemin, errno) }
        close(descripteur)
        unlink(essai)
    }

    /// The history of a company in `registre`; nil when there is none.
    static func ancien(_ code: String, _ registre: String) throws(RefusDeFichier) -> [UInt8]? {
        let fichier = URL(filePath: registre).appending(path: code + ".json").path
        guard FileManager.default.fileExists(atPath: fichier) else { return nil }
        guard let contenu = FileManager.default.contents(atPath: fichier) else {
            throw RefusDeFichier(.illisible, "« \(fichier) » : la lecture est refusée ; vérifiez les droits.")
        }
        return Array(contenu)
    }

    /// In one step: whoever reads sees the old file or the new one. The same content is left alone.
    func ecrire(_ octets: [UInt8], _ nom: String, secret: Bool = false) throws(RefusDeFichier) {
        let cible = URL(filePath: chemin).appending(path: nom).path
        if let present = FileManager.default.contents(atPath: cible), Array(present) == octets { return }
        let (neuf, descripteur) = Self.provisoire(chemin, secret ? 0o600 : 0o644)
        guard descripteur >= 0 else { throw Self.refus(cible, errno) }
        defer { unlink(neuf) }
        let fichier = FileHandle(fileDescriptor: descripteur, closeOnDealloc: true)
        do {
            try fichier.write(contentsOf: Data(octets))
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw Self.refus(cible, Int32(cause?.code ?? (error as NSError).code))
        }
        guard rename(neuf, cible) == 0 else { throw Self.refus(cible, errno) }
    }

    private static func provisoire(_ dossier: String, _ droits: mode_t) -> (chemin: String, descripteur: Int32) {
        let chemin = URL(filePath: dossier).appending(path: ".cloison-\(UUID().uuidString)").path
        return (chemin, open(chemin, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, droits))
    }

    private static func refus(_ chemin: String, _ numero: Int32) -> RefusDeFichier {
        RefusDeFichier(.ecriture, "« \(chemin) » ne s'écrit pas : \(RefusDeFichier.raison(numero, chemin))")
    }
}
