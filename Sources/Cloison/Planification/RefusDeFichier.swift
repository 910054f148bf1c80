import ArgumentParser
import Foundation

/// A file that cannot be read, understood or written: what is said, and the exit code of sysexits.h.
struct RefusDeFichier: Error, CustomStringConvertible {
    enum Code: Int32 {
        /// What the file holds is wrong.
        case contenu = 65
        /// The file is not there or cannot be opened.
        case illisible = 66
        /// The file cannot be created.
        case ecriture = 73
    }

    let code: Code
    let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// Says why on standard error and gives the code of the command.
    func sortir() -> ExitCode {
        FileHandle.standardError.write(Data((description + "\n").utf8))
        return ExitCode(code.rawValue)
    }

    /// The reason of the system, in French for the usual ones.
    static func raison(_ numero: Int32, _ chemin: String) -> String {
        switch numero {
        case ENOENT: "le dossier « \((chemin as NSString).deletingLastPathComponent) » n'existe pas."
        case ENOTDIR: "« \((chemin as NSString).deletingLastPathComponent) » n'est pas un dossier."
        case EACCES, EPERM: "l'écriture est refusée ; vérifiez les droits."
        case EROFS: "ce disque est en lecture seule."
        case ENOSPC, EDQUOT: "il n'y a plus de place sur le disque."
        case ENAMETOOLONG: "ce nom est trop long."
        default: "\(String(cString: strerror(numero)))."
        }
    }
}
