import Crypto
package import Foundation

/// The master key of the installation, and the first of three doors: master key → company key → dossier key → content.
///
/// AES-256-GCM everywhere (NIST SP 800-38D), a fresh random nonce each time. The database stores only what comes out of `sceller`.
/// Changing the master key means rewrapping one key per company; erasing a person means forgetting one dossier key.
package struct Coffre: Sendable {
    private let trousseau: Trousseau

    /// One key, for ever. `maitre`: exactly 32 bytes.
    package init(maitre: [UInt8]) throws(ErreurCoffre) {
        let cle = try MaitreLocale(maitre)
        try self.init(Trousseau { () throws(ErreurCoffre) in [cle] })
    }

    init(_ trousseau: Trousseau) { self.trousseau = trousseau }

    /// A company key drawn at random, with its wrapped form for `nominatif.cle_entreprise`.
    package func nouvelleCle(entreprise: UUID) throws(ErreurCoffre) -> (cle: CleEntreprise, enveloppee: [UInt8]) {
        let brute = SymmetricKey(size: .bits256)
        return (CleEntreprise(brute, entreprise), try envelopper(brute.octets, Self.marque(entreprise)))
    }

    package func cle(entreprise: UUID, enveloppee: [UInt8]) throws(ErreurCoffre) -> CleEntreprise {
        CleEntreprise(SymmetricKey(data: try developper(enveloppee, Self.marque(entreprise))), entreprise)
    }

    /// The same company key under the current master key.
    package func reenvelopper(entreprise: UUID, _ enveloppee: [UInt8]) throws(ErreurCoffre) -> [UInt8] {
        let marque = Self.marque(entreprise)
        return try envelopper(try developper(enveloppee, marque), marque)
    }

    /// Whether an envelope, of a company or of the letter box, is under the current master key.
    package func courante(_ enveloppee: [UInt8]) -> Bool { trousseau.courante(enveloppee) }

    /// Versions of the master key at hand, current first: 16 hexadecimal digits that name one without revealing it.
    package var versions: [String] { trousseau.empreintes.map(Self.hexa) }

    /// The version an envelope names; nil for an envelope of before 2026-11-21, which names none.
    package static func version(_ enveloppee: [UInt8]) -> String? { Trousseau.nom(enveloppee).map(hexa) }

    func envelopper(_ brute: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] { try trousseau.envelopper(brute, marque) }

    func developper(_ enveloppee: [UInt8], _ marque: Marque) throws(ErreurCoffre) -> [UInt8] {
        try trousseau.developper(enveloppee, marque)
    }

    private static func marque(_ entreprise: UUID) -> Marque { Marque("nominatif.cle_entreprise", entreprise, entreprise, 1) }

    private static func hexa(_ octets: [UInt8]) -> String { octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

/// Why something stays closed. Never says what was inside.
package enum ErreurCoffre: Error, Equatable, CustomStringConvertible {
    case cleMaitreAbsente(String)
    case cleMaitreMalformee
    /// The program of `CLOISON_CLE_MAITRE_COMMANDE` did not answer to this word.
    case commande(String)
    /// Wrong key, another row, another version, or altered bytes: AES-GCM does not say which.
    case illisible
    /// The pair of the letter box that sealed it is gone, or wrapped by a master key that is not at hand.
    case boiteAbsente

    package var description: String {
        switch self {
        case .cleMaitreAbsente(let ou): "clé maître introuvable (\(ou)) : deploy/base l'écrit, ou réglez CLOISON_CLE_MAITRE_FICHIER"
        case .cleMaitreMalformee: "une clé maître a 64 chiffres hexadécimaux, une par ligne, la clé en service d'abord"
        case .commande(let mot):
            "la commande de la clé maître n'a pas répondu à « \(mot) » : essayez-la seule, et relisez CLOISON_CLE_MAITRE_COMMANDE"
        case .illisible: "contenu chiffré illisible"
        case .boiteAbsente: "la paire de la boîte aux lettres qui a scellé ce pli n'est pas là, ou la clé maître qui l'ouvre"
        }
    }
}
