import Crypto
import Synchronization
public import Tenancy
public import Web

/// Cookie → account, remembered 20 seconds so that a page does not cost two transactions.
///
/// A revoked session loses its data at once all the same: every transaction checks it again in `garde.ouvrir`.
public final class ResolveurDeSession: SessionResolver {
    private struct Souvenir {
        let principal: Principal
        let jusqua: ContinuousClock.Instant
    }

    private let store: ConnexionStore
    private let souvenirs = Mutex<[SHA256Digest: Souvenir]>([:])
    private static let duree = Duration.seconds(20)
    private static let maximum = 4_096

    public init(_ connexion: Connexion) { store = connexion.store }

    public func principal(jeton: [UInt8]) async throws -> Principal? {
        let cle = SHA256.hash(data: jeton)
        let maintenant = ContinuousClock.now
        if let souvenir = souvenirs.withLock({ $0[cle] }), souvenir.jusqua > maintenant { return souvenir.principal }
        let principal = try await store.identite(jeton).map { Principal($0, jeton: jeton) }
        souvenirs.withLock { memoire in
            if memoire.count >= Self.maximum { memoire = memoire.filter { $0.value.jusqua > maintenant } }
            memoire[cle] = principal.map { Souvenir(principal: $0, jusqua: maintenant + Self.duree) }
        }
        return principal
    }

    /// Called when the holder leaves or changes something.
    func oublier(_ jeton: [UInt8]) { souvenirs.withLock { $0[SHA256.hash(data: jeton)] = nil } }
}
