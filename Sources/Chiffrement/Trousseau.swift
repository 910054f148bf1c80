import Foundation
import Synchronization

/// The versions of the master key this process may open with, the current one first; read again when an envelope names one it lacks, so
/// that a rotation needs no restart.
///
/// An envelope is: byte 2, the 8 bytes that name its master key, what this key wrapped. Before 2026-11-21 it was 60 bytes and named none.
final class Trousseau: Sendable {
    private static let forme: UInt8 = 2
    private static let ancienne = 60

    private let cles: Mutex<[any CleMaitre]>
    private let relire: @Sendable () throws(ErreurCoffre) -> [any CleMaitre]

    init(_ relire: @escaping @Sendable () throws(ErreurCoffre) -> [any CleMaitre]) throws(ErreurCoffre) {
        self.relire = relire
        let lues = try relire()
        cles = Mutex(lues)
    }

    var empreintes: [[UInt8]] { cles.withLock { $0.map(\.empreinte) } }

    /// Wraps under the current version, read again first: what is new must not be born under a version being left.
    func envelopper(_ brute: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        guard let cle = try recharger().first else { throw .cleMaitreMalformee }
        return [Self.forme] + cle.empreinte + (try cle.envelopper(brute, marque))
    }

    func developper(_ enveloppee: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        if enveloppee.count == Self.ancienne {
            if let brute = Self.essayer(cles.withLock { $0 }, enveloppee, marque) { return brute }
            if let brute = Self.essayer(try recharger(), enveloppee, marque) { return brute }
            throw .illisible
        }
        guard let nom = Self.nom(enveloppee) else { throw .illisible }
        let contenu = Array(enveloppee.dropFirst(9))
        if let cle = cles.withLock({ $0.first { $0.empreinte == nom } }) { return try cle.developper(contenu, marque) }
        guard let cle = try recharger().first(where: { $0.empreinte == nom }) else { throw .illisible }
        return try cle.developper(contenu, marque)
    }

    /// Whether this envelope is under the current version.
    func courante(_ enveloppee: [UInt8]) -> Bool { Self.nom(enveloppee) == empreintes.first }

    /// The version an envelope names; nil for the old form.
    static func nom(_ enveloppee: [UInt8]) -> [UInt8]? {
        guard enveloppee.count > ancienne, enveloppee[0] == forme else { return nil }
        return Array(enveloppee[1..<9])
    }

    private func recharger() throws(ErreurCoffre) -> [any CleMaitre] {
        let lues = try relire()
        cles.withLock { $0 = lues }
        return lues
    }

    private static func essayer(_ cles: [any CleMaitre], _ enveloppee: [UInt8], _ marque: Marque) -> [UInt8]? {
        for cle in cles where cle is MaitreLocale {
            if let brute = try? cle.developper(enveloppee, marque) { return brute }
        }
        return nil
    }
}
