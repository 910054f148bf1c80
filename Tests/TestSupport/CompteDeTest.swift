import Crypto
import Foundation
import Postgres
public import Tenancy

/// An account whose proof and TOTP secret the test knows.
public struct CompteDeTest: Sendable {
    public let id: ID<CompteTag>
    public let login: String
    public let fonctions: Set<Fonction>
    public let entreprise: ID<EntrepriseTag>?
    /// What scrypt would have computed from the password.
    public let preuve: [UInt8]
    /// 20 bytes, RFC 6238.
    public let secretTotp: [UInt8]

    /// The code of this instant, or of so many steps of 30 s away.
    public func code(pas decalage: Int64 = 0) -> String {
        let pas = Int64(Date().timeIntervalSince1970) / 30 + decalage
        let message = withUnsafeBytes(of: pas.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secretTotp)))
        let debut = Int(mac[19] & 15)
        let nombre = mac[debut..<debut + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        return String(format: "%06d", nombre % 1_000_000)
    }
}

extension BaseDeTest {
    /// Creates an account as `cloison compte` would, TOTP active and password final.
    public func compte(
        _ fonctions: [Fonction], entreprise: ID<EntrepriseTag>? = nil, nom: String = "Camille Essai", login: String? = nil
    ) async throws -> CompteDeTest {
        let login = login ?? "essai-" + UUID().uuidString.lowercased().prefix(8)
        let preuve = Self.alea(32)
        let secret = Self.alea(20)
        let sel = Self.alea(16)
        let tenues = fonctions.map(\.rawValue)
        let id: ID<CompteTag> = try await bases[.migrateur].transactionSansSession { transaction in
            try transaction.rows(
                """
                SELECT garde.compte_creer(\(login), \(nom), \(tenues), \(entreprise), \(sel), \(preuve), \(secret), false) AS id
                """)[0].id("id")
        }
        return CompteDeTest(
            id: id, login: login, fonctions: Set(fonctions), entreprise: entreprise, preuve: preuve, secretTotp: secret)
    }

    /// Signs in through `garde.connecter`, as app_auth, and gives who is signed in.
    public func connecter(_ compte: CompteDeTest, nom: String = "Camille Essai") async throws -> Principal {
        let cookie = try await ouvrirSession(compte)
        return Principal(compte: compte.id, nom: nom, fonctions: compte.fonctions, entreprise: compte.entreprise, cookie: cookie)
    }

    /// As above, and gives the 32 bytes of the session's cookie: what a browser would hold.
    public func ouvrirSession(_ compte: CompteDeTest) async throws -> [UInt8] {
        let cookie = Self.alea(32)
        let compartiments = Compartiment.allCases.filter { !$0.sansSession || $0 == .auth }
        let empreintes = compartiments.map {
            SHA256.hash(data: Principal.jeton(cookie: cookie, $0)).map { String(format: "%02x", $0) }.joined()
        }
        let ok = try await bases[.auth].transactionSansSession { transaction in
            try transaction.rows(
                """
                SELECT ok
                FROM garde.connecter(\(compte.login), \(compte.preuve), \(compte.code()), \(compartiments.map(\.rawValue)), \(empreintes))
                """)[0].bool("ok")
        }
        guard ok else { throw Programme.Echec(description: "connexion de \(compte.login) refusée") }
        return cookie
    }

    /// A new account of these functions, signed in: `principal(.planification)`, `principal(.rh, entreprise: id)`.
    public func principal(_ fonctions: Fonction..., entreprise: ID<EntrepriseTag>? = nil, nom: String = "Camille Essai") async throws
        -> Principal
    {
        try await connecter(compte(fonctions, entreprise: entreprise, nom: nom), nom: nom)
    }

    private static func alea(_ nombre: Int) -> [UInt8] { (0..<nombre).map { _ in .random(in: 0...255) } }
}
