import Synchronization

/// A ZIP sent as it is read: the names and sizes are known before, the bytes come piece after piece, and nothing of it is ever whole in
/// memory or on a disk. Entries are stored as they are; each is followed by its check (bit 3 of the flags).
///
/// Source: PKWARE APPNOTE 6.3.3 §4.3. Less than 65,535 entries and 4 GiB.
public final class ArchiveAuFil: Sendable {
    /// An entry did not give the bytes that were announced: the file is broken, and the reader must know it.
    public struct Tronquee: Error, Sendable {
        public init() {}
    }

    private struct Etat {
        var crc = CRC32()
        var recus = 0
        /// Check of each entry that ended.
        var sommes: [UInt32] = []
    }

    private let entrees: [(nom: [UInt8], taille: Int)]
    private let date: UInt16
    private let etat = Mutex(Etat())

    /// The one civil date of every entry. Sizes in bytes.
    public init(_ entrees: [(nom: String, taille: Int)], annee: Int, mois: Int, jour: Int) {
        self.entrees = entrees.map { (Array($0.nom.utf8), $0.taille) }
        date = UInt16((max(1980, min(2107, annee)) - 1980) << 9 | mois << 5 | jour)
    }

    /// Of the whole archive, in bytes.
    public var taille: Int { entrees.reduce(22) { $0 + 30 + 16 + 46 + 2 * $1.nom.count + $1.taille } }

    /// A piece of entry `n`, with what precedes and follows it. Entries come in order, each whole. Throws `Tronquee`.
    public func piece(_ n: Int, _ octets: [UInt8], premiere: Bool, derniere: Bool) throws -> [UInt8] {
        let entree = entrees[n]
        return try etat.withLock { etat in
            guard etat.sommes.count == n else { throw Tronquee() }
            if premiere {
                etat.crc = CRC32()
                etat.recus = 0
            }
            etat.crc.ajouter(octets)
            etat.recus += octets.count
            let tete = premiere ? [0x50, 0x4B, 0x03, 0x04] + commun(entree.nom, 0, 0) + entree.nom : []
            guard derniere else { return tete + octets }
            guard etat.recus == entree.taille else { throw Tronquee() }
            etat.sommes.append(etat.crc.valeur)
            return tete + octets + [0x50, 0x4B, 0x07, 0x08] + Self.quatre(etat.crc.valeur) + Self.quatre(UInt32(entree.taille))
                + Self.quatre(UInt32(entree.taille))
        }
    }

    /// The table of contents, once every entry is sent.
    public var repertoire: [UInt8] {
        let sommes = etat.withLock(\.sommes)
        var table: [UInt8] = []
        var debut = 0
        for (entree, somme) in zip(entrees, sommes) {
            table += [0x50, 0x4B, 0x01, 0x02] + Self.deux(20) + commun(entree.nom, somme, UInt32(entree.taille))
            table += Self.deux(0) + Self.deux(0) + Self.deux(0) + Self.quatre(0) + Self.quatre(UInt32(debut)) + entree.nom
            debut += 30 + entree.nom.count + entree.taille + 16
        }
        let nombre = Self.deux(UInt16(entrees.count))
        return table + [0x50, 0x4B, 0x05, 0x06] + Self.deux(0) + Self.deux(0) + nombre + nombre + Self.quatre(UInt32(table.count))
            + Self.quatre(UInt32(debut)) + Self.deux(0)
    }

    /// From the version needed to the length of the extra field.
    private func commun(_ nom: [UInt8], _ somme: UInt32, _ taille: UInt32) -> [UInt8] {
        let debut = Self.deux(20) + Self.deux(1 << 11 | 1 << 3) + Self.deux(0) + Self.deux(0) + Self.deux(date)
        return debut + Self.quatre(somme) + Self.quatre(taille) + Self.quatre(taille) + Self.deux(UInt16(nom.count)) + Self.deux(0)
    }

    private static func deux(_ valeur: UInt16) -> [UInt8] { [UInt8(valeur & 0xFF), UInt8(valeur >> 8)] }
    private static func quatre(_ valeur: UInt32) -> [UInt8] { (0..<4).map { UInt8(valeur >> (8 * $0) & 0xFF) } }
}
