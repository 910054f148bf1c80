import Crypto
import Foundation
import Postgres
import Tenancy

/// The statements of sign-in, run as `app_auth`: definer functions of schema garde, no table.
struct ConnexionStore: Sendable {
    let base: Database

    /// One fingerprint per compartment, `app_auth` included: hex(sha256(token of that compartment)).
    private static func empreintes(_ jeton: [UInt8]) -> (compartiments: [String], empreintes: [String]) {
        let tous = Compartiment.allCases.filter { $0 == .auth || !$0.sansSession }
        return (
            tous.map(\.rawValue),
            tous.map { SHA256.hash(data: Principal.jeton(cookie: jeton, $0)).map { String(format: "%02x", $0) }.joined() }
        )
    }

    private static func auth(_ jeton: [UInt8]) -> [UInt8] { Principal.jeton(cookie: jeton, .auth) }

    func sel(_ login: String) async throws -> [UInt8] {
        try await base.transactionSansSession { tx in
            guard let ligne = try tx.rows("SELECT garde.sel_de(\(login)) AS sel").first else { return [] }
            return try ligne.bytes("sel")
        }
    }

    func connecter(_ login: String, _ preuve: Preuve, code: String, jeton: [UInt8]) async throws -> Ouverture? {
        let (compartiments, empreintes) = Self.empreintes(jeton)
        return try await base.transactionSansSession { tx in
            try tx.first(
                "SELECT * FROM garde.connecter(\(login), \(preuve.octets), \(code), \(compartiments), \(empreintes))", as: Ouverture.self)
        }
    }

    func identite(_ jeton: [UInt8]) async throws -> Identite? {
        let auth = Self.auth(jeton)
        return try await base.transactionSansSession { tx in try tx.first("SELECT * FROM garde.identite(\(auth))", as: Identite.self) }
    }

    func fermer(_ jeton: [UInt8]) async throws {
        let auth = Self.auth(jeton)
        _ = try await base.transactionSansSession { tx in try tx.rows("SELECT garde.fermer(\(auth))").count }
    }

    /// The secret to show once; nil when this session may not set one up.
    func preparerTotp(_ jeton: [UInt8]) async throws -> Totp? {
        let auth = Self.auth(jeton)
        return try await base.transactionSansSession { tx in
            try tx.rows("SELECT garde.totp_preparer(\(auth)) AS secret").first?.optionalBytes("secret").map(Totp.init(secret:))
        }
    }

    func confirmerTotp(_ jeton: [UInt8], code: String) async throws -> Bool {
        let auth = Self.auth(jeton)
        let (compartiments, empreintes) = Self.empreintes(jeton)
        return try await base.transactionSansSession { tx in
            try tx.rows("SELECT garde.totp_confirmer(\(auth), \(code), \(compartiments), \(empreintes)) AS ok").first?.bool("ok") ?? false
        }
    }

    func changerPreuve(_ jeton: [UInt8], ancienne: Preuve, sel: [UInt8], nouvelle: Preuve) async throws -> Bool {
        let auth = Self.auth(jeton)
        let (compartiments, empreintes) = Self.empreintes(jeton)
        return try await base.transactionSansSession { tx in
            try tx.rows(
                "SELECT garde.changer_preuve(\(auth), \(ancienne.octets), \(sel), \(nouvelle.octets), \(compartiments), \(empreintes)) AS ok"
            ).first?.bool("ok") ?? false
        }
    }
}
