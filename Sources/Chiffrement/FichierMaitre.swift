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

    /// Keeps only the current key; the caller has seen that nothing is wrapped by the others.
    package static func oublier(_ chemin: String) throws(ErreurCoffre) {
        try ecrire(Array(try lignes(chemin).prefix(1)), chemin)
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
        guard rename(neuf, chemin) == 0 else { throw .cleMaitreAbsente(chemin) }
    }
}
