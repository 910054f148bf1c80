import Crypto
package import Foundation

/// What is slipped into the installation's letter box: who may be told of a booking, whom an employer orients. A ciphertext belongs to one
/// kind and one row.
package enum Pli: String, Sendable {
    case contact = "nominatif.reservation.contact"
    case lien = "nominatif.reservation.lien"
    case orientation = "nominatif.orientation_rh"
}

/// The public half: the processes of the poster and of the HR portal seal with it and cannot read back what they sealed.
///
/// HPKE (RFC 9180), X25519, HKDF-SHA256, ChaCha20-Poly1305: byte 2, 8 bytes that name the pair, 32 bytes of encapsulated key, the
/// ciphertext. Before 2026-11-21 the first nine were not there; a sheet being a multiple of 64 bytes, the length tells which.
package struct Fente: Sendable {
    static let forme: UInt8 = 2
    static let entete = 9
    static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    static let usage = Data("cloison accueil 1".utf8)
    static let longueurDeCle = 32

    private let publique: Curve25519.KeyAgreement.PublicKey

    /// `publique`: exactly 32 bytes, `nominatif.boite.publique`.
    package init(publique: [UInt8]) throws(ErreurCoffre) {
        guard let cle = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: publique) else { throw .illisible }
        self.publique = cle
    }

    package func sceller(_ feuillet: Feuillet, _ pli: Pli, _ id: UUID) throws(ErreurCoffre) -> [UInt8] {
        guard var envoi = try? HPKE.Sender(recipientKey: publique, ciphersuite: Self.suite, info: Self.usage),
            let scelle = try? envoi.seal(feuillet.octets, authenticating: pli.marque(id))
        else { throw .illisible }
        return [Self.forme] + Self.nom(Array(publique.rawRepresentation)) + Array(envoi.encapsulatedKey) + Array(scelle)
    }

    static func nom(_ publique: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: Data(publique)).prefix(8)) }

    /// The pair a sealed content names; nil for one of before pairs had names.
    static func nom(du scelle: [UInt8]) -> [UInt8]? {
        // 9 of form and name, 32 of key, 16 of tag, and a multiple of 64.
        scelle.count % 64 == 57 && scelle.first == forme ? Array(scelle[1..<entete]) : nil
    }
}

/// The private half, opened by the nominative process only.
package struct BoiteAuxLettres: Sendable {
    private let privee: Curve25519.KeyAgreement.PrivateKey

    package var fente: Fente {
        get throws(ErreurCoffre) { try Fente(publique: publique) }
    }
    package var publique: [UInt8] { Array(privee.publicKey.rawRepresentation) }

    package func ouvrir(_ scelle: [UInt8], _ pli: Pli, _ id: UUID) throws(ErreurCoffre) -> Feuillet {
        if let nom = Fente.nom(du: scelle), nom != Fente.nom(publique) { throw .boiteAbsente }
        let scelle = Fente.nom(du: scelle) == nil ? scelle : Array(scelle.dropFirst(Fente.entete))
        guard scelle.count > Fente.longueurDeCle,
            var reception = try? HPKE.Recipient(
                privateKey: privee, ciphersuite: Fente.suite, info: Fente.usage,
                encapsulatedKey: Data(scelle.prefix(Fente.longueurDeCle))),
            let clair = try? reception.open(Data(scelle.dropFirst(Fente.longueurDeCle)), authenticating: pli.marque(id)),
            let feuillet = Feuillet(octets: Array(clair))
        else { throw .illisible }
        return feuillet
    }

    init(_ privee: Curve25519.KeyAgreement.PrivateKey) { self.privee = privee }

    init(brute: [UInt8]) throws(ErreurCoffre) {
        guard let cle = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: brute) else { throw .illisible }
        privee = cle
    }

    var brute: [UInt8] { Array(privee.rawRepresentation) }
}

extension Pli {
    fileprivate func marque(_ id: UUID) -> Data { Data("\(rawValue)|\(id.uuidString)".utf8) }
}

extension Coffre {
    private static let marqueDeBoite = Marque("nominatif.boite", aucun, aucun, 1)
    /// There is one box, of no company.
    private static let aucun = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// A letter box drawn at random, with its halves for `nominatif.boite`.
    package func nouvelleBoite() throws(ErreurCoffre) -> (publique: [UInt8], enveloppee: [UInt8]) {
        let boite = BoiteAuxLettres(Curve25519.KeyAgreement.PrivateKey())
        return (boite.publique, try envelopper(boite.brute, Self.marqueDeBoite))
    }

    package func boite(enveloppee: [UInt8]) throws(ErreurCoffre) -> BoiteAuxLettres {
        try BoiteAuxLettres(brute: try developper(enveloppee, Self.marqueDeBoite))
    }

    /// The same private half wrapped by another master key, for `nominatif.reenvelopper_boite(publique, avant, apres)`.
    package func reenvelopper(boite enveloppee: [UInt8], pour nouveau: Coffre) throws(ErreurCoffre) -> [UInt8] {
        try nouveau.envelopper(try boite(enveloppee: enveloppee).brute, Self.marqueDeBoite)
    }
}
