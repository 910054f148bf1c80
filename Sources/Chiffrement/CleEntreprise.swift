import Crypto
package import Foundation

/// Opens the dossier keys of one company and computes its blind indexes. Two uses, two derived keys (RFC 5869).
package struct CleEntreprise: Sendable {
    private let entreprise: UUID
    private let enveloppes: SymmetricKey
    private let index: SymmetricKey

    init(_ brute: SymmetricKey, _ entreprise: UUID) {
        self.entreprise = entreprise
        enveloppes = HKDF<SHA256>.deriveKey(inputKeyMaterial: brute, info: Data("enveloppe 1".utf8), outputByteCount: 32)
        index = HKDF<SHA256>.deriveKey(inputKeyMaterial: brute, info: Data("index 1".utf8), outputByteCount: 32)
    }

    /// A dossier key drawn at random, with its wrapped form for `nominatif.dossier.cle_enveloppee`.
    package func nouvelleCle(dossier: UUID) throws(ErreurCoffre) -> (cle: CleDossier, enveloppee: [UInt8]) {
        let brute = SymmetricKey(size: .bits256)
        return (CleDossier(brute, entreprise), try Boite.sceller(brute.octets, enveloppes, marque(dossier)))
    }

    package func cle(dossier: UUID, enveloppee: [UInt8]) throws(ErreurCoffre) -> CleDossier {
        CleDossier(SymmetricKey(data: try Boite.ouvrir(enveloppee, enveloppes, marque(dossier))), entreprise)
    }

    /// A key of a psychologist's follow-up, with its wrapped form for `nominatif.suivi_psychologue.cle_enveloppee`: the dossier's key does
    /// not open it, and a dossier's wrapped key put in its place does not either.
    package func nouvelleCle(suivi: UUID) throws(ErreurCoffre) -> (cle: CleDossier, enveloppee: [UInt8]) {
        let brute = SymmetricKey(size: .bits256)
        return (CleDossier(brute, entreprise), try Boite.sceller(brute.octets, enveloppes, marque(suivi: suivi)))
    }

    package func cle(suivi: UUID, enveloppee: [UInt8]) throws(ErreurCoffre) -> CleDossier {
        CleDossier(SymmetricKey(data: try Boite.ouvrir(enveloppee, enveloppes, marque(suivi: suivi))), entreprise)
    }

    /// Blind index of each word of a name: HMAC-SHA256 cut to 32 bits. Enough to find among a worker's dossiers, too short to be a name's
    /// fingerprint: one chance in 4 billion per name tried, and the same cut stands for millions of other words.
    package func index(_ nom: String) -> [[UInt8]] {
        NomNormalise.mots(nom).map(index(mot:))
    }

    /// Blind index of one word already normalised (`NomNormalise`).
    package func index(mot: String) -> [UInt8] { Array(HMAC<SHA256>.authenticationCode(for: Data(mot.utf8), using: index).prefix(4)) }

    private func marque(suivi: UUID) -> Marque { Marque("nominatif.suivi_psychologue.cle", entreprise, suivi, 1) }
    private func marque(_ dossier: UUID) -> Marque { Marque("nominatif.dossier.cle", entreprise, dossier, 1) }
}
