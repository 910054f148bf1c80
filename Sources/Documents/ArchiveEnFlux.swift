import Crypto
public import Foundation

/// A ZIP written into a file as it goes: what it holds never waits in memory, only its table of contents does.
///
/// Entries are stored as they are, all under the same civil date: the same entries give the same bytes. Over 65,535 entries or 4 GiB the
/// table of contents is that of ZIP64. Source: PKWARE APPNOTE 6.3.3 §4.3 to §4.5. Belongs to one task.
public final class ArchiveEnFlux {
    /// An entry once written.
    public struct Fichier: Sendable, Hashable {
        public let nom: String
        /// In bytes.
        public let taille: Int
        public let sha256: [UInt8]
    }

    /// The whole file once closed.
    public struct Sceau: Sendable, Hashable {
        /// In bytes.
        public let taille: Int
        public let sha256: [UInt8]
        public let fichiers: [Fichier]
    }

    public enum Refus: Error, Sendable, CustomStringConvertible {
        case ecriture(String)
        /// One entry over 4 GiB, or named with more than 65,535 bytes.
        case entree(String)

        public var description: String {
            switch self {
            case .ecriture(let raison): "l'archive ne s'écrit pas : \(raison)"
            case .entree(let nom): "« \(nom) » est trop grand pour une archive."
            }
        }
    }

    private struct Ouverte {
        var nom: [UInt8]
        var debut: UInt64
        var taille: UInt64 = 0
        var crc = CRC32()
        var sha256 = SHA256()
    }

    private let fichier: FileHandle
    private let date: UInt16
    private var tampon: [UInt8] = []
    private var position: UInt64 = 0
    private var repertoire: [UInt8] = []
    private var ouverte: Ouverte?
    public private(set) var fichiers: [Fichier] = []

    /// Replaces `chemin`, readable by this user alone. `annee`, `mois`, `jour`: the one date of every entry.
    public init(_ chemin: URL, annee: Int, mois: Int, jour: Int) throws {
        guard FileManager.default.createFile(atPath: chemin.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw Refus.ecriture(chemin.path)
        }
        fichier = try FileHandle(forUpdating: chemin)
        date = UInt16((max(1980, min(2107, annee)) - 1980) << 9 | mois << 5 | jour)
        tampon.reserveCapacity(1 << 17)
    }

    /// One whole entry.
    public func ajouter(_ nom: String, _ octets: [UInt8]) throws {
        try commencer(nom)
        try ecrire(octets)
        try terminer()
    }

    /// Opens an entry whose size is not known yet.
    public func commencer(_ nom: String) throws {
        precondition(ouverte == nil, "l'entrée précédente n'est pas terminée")
        let octets = Array(nom.utf8)
        guard octets.count <= Int(UInt16.max) else { throw Refus.entree(nom) }
        let nouvelle = Ouverte(nom: octets, debut: position)
        ouverte = nouvelle
        try verser([0x50, 0x4B, 0x03, 0x04] + commun(nouvelle) + octets)
    }

    public func ecrire(_ octets: [UInt8]) throws {
        precondition(ouverte != nil, "aucune entrée ouverte")
        ouverte?.crc.ajouter(octets)
        ouverte?.sha256.update(data: octets)
        ouverte?.taille += UInt64(octets.count)
        try verser(octets)
    }

    public func terminer() throws {
        guard let entree = ouverte else { preconditionFailure("aucune entrée ouverte") }
        ouverte = nil
        let nom = String(decoding: entree.nom, as: UTF8.self)
        guard entree.taille < UInt64(UInt32.max) else { throw Refus.entree(nom) }
        // The local header was written before the size was known: it is written over.
        try vider()
        try fichier.seek(toOffset: entree.debut + 4)
        try fichier.write(contentsOf: Data(commun(entree)))
        try fichier.seek(toOffset: position)
        let loin = entree.debut >= UInt64(UInt32.max)
        let supplement: [UInt8] = loin ? Petit.deux(1) + Petit.deux(8) + Petit.huit(entree.debut) : []
        repertoire +=
            [0x50, 0x4B, 0x01, 0x02] + Petit.deux(loin ? 45 : 20) + commun(entree).dropLast(2) + Petit.deux(UInt16(supplement.count))
        repertoire += Petit.deux(0) + Petit.deux(0) + Petit.deux(0) + Petit.quatre(0)
        repertoire += Petit.quatre(loin ? .max : UInt32(entree.debut)) + entree.nom + supplement
        fichiers.append(Fichier(nom: nom, taille: Int(entree.taille), sha256: Array(entree.sha256.finalize())))
    }

    /// Writes the table of contents, closes the file and reads it once more for its hash.
    public func finir() throws -> Sceau {
        precondition(ouverte == nil, "une entrée n'est pas terminée")
        let debut = position
        let taille = UInt64(repertoire.count)
        let nombre = UInt64(fichiers.count)
        try verser(repertoire)
        if nombre >= UInt64(UInt16.max) || debut + taille >= UInt64(UInt32.max) {
            let fin = position
            try verser([0x50, 0x4B, 0x06, 0x06] + Petit.huit(44) + Petit.deux(45) + Petit.deux(45) + Petit.quatre(0) + Petit.quatre(0))
            try verser(Petit.huit(nombre) + Petit.huit(nombre) + Petit.huit(taille) + Petit.huit(debut))
            try verser([0x50, 0x4B, 0x06, 0x07] + Petit.quatre(0) + Petit.huit(fin) + Petit.quatre(1))
        }
        let court = Petit.deux(UInt16(clamping: nombre))
        try verser([0x50, 0x4B, 0x05, 0x06] + Petit.deux(0) + Petit.deux(0) + court + court)
        try verser(Petit.quatre(UInt32(clamping: taille)) + Petit.quatre(UInt32(clamping: debut)) + Petit.deux(0))
        try vider()
        var empreinte = SHA256()
        try fichier.seek(toOffset: 0)
        while let morceau = try fichier.read(upToCount: 1 << 20), !morceau.isEmpty { empreinte.update(data: morceau) }
        try fichier.close()
        return Sceau(taille: Int(position), sha256: Array(empreinte.finalize()), fichiers: fichiers)
    }

    /// From the version needed to the length of the extra field: the same bytes in the local header and in the table of contents.
    private func commun(_ entree: Ouverte) -> [UInt8] {
        let taille = Petit.quatre(UInt32(clamping: entree.taille))
        return Petit.deux(20) + Petit.deux(1 << 11) + Petit.deux(0) + Petit.deux(0) + Petit.deux(date) + Petit.quatre(entree.crc.valeur)
            + taille + taille + Petit.deux(UInt16(entree.nom.count)) + Petit.deux(0)
    }

    private func verser(_ octets: [UInt8]) throws {
        position += UInt64(octets.count)
        tampon += octets
        if tampon.count >= 1 << 16 { try vider() }
    }

    private func vider() throws {
        guard !tampon.isEmpty else { return }
        try fichier.write(contentsOf: Data(tampon))
        tampon.removeAll(keepingCapacity: true)
    }
}

/// Little-endian whole numbers.
private enum Petit {
    static func deux(_ valeur: UInt16) -> [UInt8] { [UInt8(valeur & 0xFF), UInt8(valeur >> 8)] }
    static func quatre(_ valeur: UInt32) -> [UInt8] { (0..<4).map { UInt8(valeur >> (8 * $0) & 0xFF) } }
    static func huit(_ valeur: UInt64) -> [UInt8] { (0..<8).map { UInt8(valeur >> (8 * $0) & 0xFF) } }
}
