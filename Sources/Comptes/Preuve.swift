import Crypto
import CryptoExtras
import Dispatch
import Foundation
import Synchronization

/// The password proof: scrypt(password, salt), N = 2^15, r = 8, p = 3, 32 bytes (OWASP set of equal strength, CNIL 2022-100).
/// The database stores only its SHA-256, so neither the password nor the proof rests anywhere.
public struct Preuve: Sendable {
    /// 32 bytes, sent once to `garde.connecter`.
    public let octets: [UInt8]

    init(_ octets: [UInt8]) { self.octets = octets }

    /// What the database keeps.
    public var verificateur: [UInt8] { Array(SHA256.hash(data: octets)) }

    /// Blocks for about 160 ms: call it through `Epreuve`.
    public static func calculer(_ motDePasse: String, sel: [UInt8]) throws -> Preuve {
        // NFKC so that the same keys on two keyboards give the same bytes (RFC 8265).
        let texte = Array(motDePasse.precomposedStringWithCompatibilityMapping.utf8)
        let cle = try KDF.Scrypt.deriveKey(from: texte, salt: sel, outputByteCount: 32, rounds: 1 << 15, blockSize: 8, parallelism: 3)
        return Preuve(cle.withUnsafeBytes { Array($0) })
    }

    /// 16 random bytes.
    public static func nouveauSel() -> [UInt8] { SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) } }
}

/// Computes proofs on two threads of its own: scrypt would hold both threads of the cooperative pool for 160 ms.
public final class Epreuve: Sendable {
    /// More than this many people signing in at the same instant are asked to try again (64 × 80 ms ≈ 5 s of waiting).
    static let attenteMaximale = 64

    private let files = [DispatchQueue(label: "epreuve.0"), DispatchQueue(label: "epreuve.1")]
    private let enCours = Mutex((nombre: 0, tour: 0))

    public init() {}

    /// - Throws: `Encombrement` when the queue is full.
    public func calculer(_ motDePasse: String, sel: [UInt8]) async throws -> Preuve {
        let file = try enCours.withLock { etat in
            guard etat.nombre < Self.attenteMaximale else { throw Encombrement() }
            etat.nombre += 1
            etat.tour = (etat.tour + 1) % files.count
            return files[etat.tour]
        }
        defer { enCours.withLock { $0.nombre -= 1 } }
        return try await withCheckedThrowingContinuation { suite in
            file.async { suite.resume(with: Result { try Preuve.calculer(motDePasse, sel: sel) }) }
        }
    }

    /// Too many sign-ins at once.
    public struct Encombrement: Error {}
}
