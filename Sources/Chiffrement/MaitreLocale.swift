import Crypto
import Foundation

/// One version of the master key: what wraps the company keys.
protocol CleMaitre: Sendable {
    /// 8 bytes that name this version in what it wraps; they do not help to find the key.
    var empreinte: [UInt8] { get }
    func envelopper(_ brute: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8]
    func developper(_ enveloppee: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8]
}

/// A master key held in memory: read from a file or the environment.
struct MaitreLocale: CleMaitre {
    let empreinte: [UInt8]
    private let cle: SymmetricKey

    /// `octets`: exactly 32 bytes.
    init(_ octets: [UInt8]) throws(ErreurCoffre) {
        guard octets.count == 32 else { throw .cleMaitreMalformee }
        let brute = SymmetricKey(data: octets)
        cle = HKDF<SHA256>.deriveKey(inputKeyMaterial: brute, info: Data("cloison coffre 1".utf8), outputByteCount: 32)
        empreinte = HKDF<SHA256>.deriveKey(inputKeyMaterial: brute, info: Data("cloison empreinte 1".utf8), outputByteCount: 8).octets
    }

    /// Every key of a text of hexadecimal lines, the current one first.
    static func toutes(_ texte: String) throws(ErreurCoffre) -> [MaitreLocale] {
        var cles: [MaitreLocale] = []
        for ligne in texte.split(whereSeparator: { $0.isNewline || $0 == "," }) {
            let serree = ligne.filter { !$0.isWhitespace }
            if serree.isEmpty { continue }
            guard serree.count == 64, serree.allSatisfy(\.isHexDigit) else { throw .cleMaitreMalformee }
            let chiffres = serree.compactMap(\.hexDigitValue)
            cles.append(try MaitreLocale(stride(from: 0, to: 64, by: 2).map { UInt8(chiffres[$0] << 4 | chiffres[$0 + 1]) }))
        }
        guard !cles.isEmpty else { throw .cleMaitreMalformee }
        return cles
    }

    func envelopper(_ brute: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] { try Boite.sceller(brute, cle, marque) }

    func developper(_ enveloppee: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] { try Boite.ouvrir(enveloppee, cle, marque) }
}
