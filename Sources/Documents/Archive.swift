/// A ZIP file whose entries are stored as they are: PDF is already compressed, and the same files give the same bytes.
///
/// Source: PKWARE APPNOTE 6.3.3 §4.3. Names are UTF-8 (bit 11); no entry over 4 GiB.
public struct Archive: Sendable {
    private var corps: [UInt8] = []
    private var repertoire: [UInt8] = []
    private var nombre = 0
    private let instant: (jour: UInt16, heure: UInt16)

    /// The one date of every entry, civil, without a clock.
    public init(annee: Int, mois: Int, jour: Int) {
        instant = (UInt16((max(1980, min(2107, annee)) - 1980) << 9 | mois << 5 | jour), 0)
    }

    public mutating func ajouter(_ nom: String, _ octets: [UInt8]) {
        let debut = UInt32(corps.count)
        let nomOctets = Array(nom.utf8)
        var commun: [UInt8] = []
        commun += Self.deux(20) + Self.deux(1 << 11) + Self.deux(0) + Self.deux(instant.heure) + Self.deux(instant.jour)
        commun += Self.quatre(CRC32.de(octets)) + Self.quatre(UInt32(octets.count)) + Self.quatre(UInt32(octets.count))
        commun += Self.deux(UInt16(nomOctets.count)) + Self.deux(0)
        corps += [0x50, 0x4B, 0x03, 0x04] + commun + nomOctets + octets
        repertoire += [0x50, 0x4B, 0x01, 0x02] + Self.deux(20) + commun + Self.deux(0) + Self.deux(0) + Self.deux(0) + Self.quatre(0)
        repertoire += Self.quatre(debut) + nomOctets
        nombre += 1
    }

    public var octets: [UInt8] {
        var fin: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + Self.deux(0) + Self.deux(0) + Self.deux(UInt16(nombre)) + Self.deux(UInt16(nombre))
        fin += Self.quatre(UInt32(repertoire.count)) + Self.quatre(UInt32(corps.count)) + Self.deux(0)
        return corps + repertoire + fin
    }

    private static func deux(_ valeur: UInt16) -> [UInt8] { [UInt8(valeur & 0xFF), UInt8(valeur >> 8)] }
    private static func quatre(_ valeur: UInt32) -> [UInt8] { (0..<4).map { UInt8(valeur >> (8 * $0) & 0xFF) } }
}

/// Cyclic redundancy check of ZIP (IEEE 802.3, reflected polynomial EDB88320), piece after piece.
struct CRC32 {
    private static let table: [UInt32] = (0..<256).map { rang in
        (0..<8).reduce(UInt32(rang)) { reste, _ in reste & 1 == 1 ? 0xEDB8_8320 ^ (reste >> 1) : reste >> 1 }
    }

    private var reste = ~UInt32(0)

    var valeur: UInt32 { ~reste }

    mutating func ajouter(_ octets: [UInt8]) {
        Self.table.withUnsafeBufferPointer { table in
            var somme = reste
            for octet in octets { somme = table[Int((somme ^ UInt32(octet)) & 0xFF)] ^ (somme >> 8) }
            reste = somme
        }
    }

    static func de(_ octets: [UInt8]) -> UInt32 {
        var somme = CRC32()
        somme.ajouter(octets)
        return somme.valeur
    }
}
