import Crypto
import Foundation

/// The file of the master key, rewritten whole: one key a line, the current one first. Replaced in one move, so that a process reading it
/// meanwhile finds the old text or the new.
package enum FichierMaitre {
    /// Puts a key drawn at random on the first line; the others stay, so that all that they wrapped still opens.
    package static func tourner(_ chemin: String) throws(ErreurCoffre) {
        let anciennes = try lignes(chemin)
        let neuve = SymmetricKey(size: .bits256).octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try ecrire([neuve] + anciennes, chemin)
    }

    /// Keeps only the current key; the caller has seen that nothing is wrapped by the others. `attendue`: the version it saw in service;
    /// refused when the file has been turned again since.
    package static func oublier(_ chemin: String, attendue: String?) throws(ErreurCoffre) {
        let premiere = Array(try lignes(chemin).prefix(1))
        if let attendue, try Coffre(hexadecimal: premiere.joined()).versions != [attendue] { throw .cleMaitreMalformee }
        try ecrire(premiere, chemin)
    }

    private static func lignes(_ chemin: String) throws(ErreurCoffre) -> [String] {
        guard let texte = try? String(contentsOfFile: chemin, encoding: .utf8) else { throw .cleMaitreAbsente(chemin) }
        _ = try MaitreLocale.toutes(texte)
        return texte.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    private static func ecrire(_ lignes: [String], _ chemin: String) throws(ErreurCoffre) {
        let fichiers = FileManager.default
        let droits = (try? fichiers.attributesOfItem(atPath: chemin)) ?? [:]
        let neuf = chemin + ".neuf"
        var attributs: [FileAttributeKey: Any] = [.posixPermissions: droits[.posixPermissions] ?? 0o600]
        for cle in [FileAttributeKey.ownerAccountID, .groupOwnerAccountID] { attributs[cle] = droits[cle] }
        let octets = Data((lignes.joined(separator: "\n") + "\n").utf8)
        try? fichiers.removeItem(atPath: neuf)
        guard fichiers.createFile(atPath: neuf, contents: octets, attributes: [.posixPermissions: 0o600]) else {
            throw .cleMaitreAbsente(neuf)
        }
        try? fichiers.setAttributes(attributs, ofItemAtPath: neuf)
        // A key the disk could lose must wrap nothing: its text first, then its name in the folder, before anybody reads it.
        guard fixer(neuf), rename(neuf, chemin) == 0, fixer((chemin as NSString).deletingLastPathComponent) else {
            throw .cleMaitreAbsente(chemin)
        }
    }

    /// Waits until a file, or a folder, is on the disk; false when it cannot be said.
    private static func fixer(_ chemin: String) -> Bool {
        let descripteur = open(chemin.isEmpty ? "." : chemin, O_RDONLY | O_CLOEXEC)
        guard descripteur >= 0 else { return false }
        defer { close(descripteur) }
        return fsync(descripteur) == 0
    }
}
