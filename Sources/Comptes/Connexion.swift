import Crypto
public import Postgres
public import Tenancy
import Web

/// Signing in: the password proof is computed here, everything is decided in the database.
public final class Connexion: Sendable {
    let store: ConnexionStore
    private let epreuve = Epreuve()

    /// `base`: the pool of `app_auth`.
    public init(base: Database) { store = ConnexionStore(base: base) }

    enum Suite: Sendable { case entree, totp, motDePasse }

    /// What one attempt gives: the cookie token and where to go, or nil for any failure.
    struct Reussite: Sendable {
        let jeton: [UInt8]
        let suite: Suite
    }

    func ouvrir(login: String, motDePasse: String, code: String) async throws -> Reussite? {
        let login = login.lowercased()
        let preuve = try await epreuve.calculer(motDePasse, sel: try await store.sel(login))
        let jeton = Self.nouveauJeton()
        guard let ouverture = try await store.connecter(login, preuve, code: Self.chiffres(code), jeton: jeton), ouverture.ok else {
            return nil
        }
        return Reussite(jeton: jeton, suite: ouverture.doitChanger ? .motDePasse : ouverture.totpAConfigurer ? .totp : .entree)
    }

    /// For commands run on the server with an account's own secrets; nil for any failure.
    public func principal(login: String, motDePasse: String, code: String = "") async throws -> Principal? {
        guard let reussite = try await ouvrir(login: login, motDePasse: motDePasse, code: code) else { return nil }
        return try await store.identite(reussite.jeton).map { Principal($0, jeton: reussite.jeton) }
    }

    func changer(_ jeton: [UInt8], login: String, ancien: String, nouveau: String) async throws -> Bool {
        let ancienne = try await epreuve.calculer(ancien, sel: try await store.sel(login))
        let sel = Preuve.nouveauSel()
        return try await store.changerPreuve(jeton, ancienne: ancienne, sel: sel, nouvelle: try await epreuve.calculer(nouveau, sel: sel))
    }

    /// Proof of a first password, for the account pages.
    func preuve(_ motDePasse: String, sel: [UInt8]) async throws -> Preuve { try await epreuve.calculer(motDePasse, sel: sel) }

    static func nouveauJeton() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    /// « 123 456 » as typed from a telephone.
    static func chiffres(_ code: String) -> String { code.filter(\.isNumber) }
}

extension Principal {
    init(_ identite: Identite, jeton: [UInt8]) {
        self.init(
            compte: ID(identite.compte), nom: identite.nom, fonctions: identite.fonctions, entreprise: identite.entreprise.map { ID($0) },
            cookie: jeton)
    }
}
