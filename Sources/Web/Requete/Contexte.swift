public import Hummingbird
import NIOCore
import Synchronization

/// Request context: Hummingbird's own, the peer, and what the journal line will say.
public struct Contexte: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The connection comes from this machine.
    let local: Bool
    /// Address of the peer, for rate limits; never logged.
    let adresse: String?
    let trace = Trace()

    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        adresse = source.channel.remoteAddress?.ipAddress
        // An in-process test channel has no address.
        local = adresse.map { $0 == "127.0.0.1" || $0 == "::1" } ?? true
    }
}

/// Filled while the request is handled, read by the outermost stage.
final class Trace: Sendable {
    struct Etat {
        var route = "aucune"
        var nominatif = false
        var incident: String?
    }

    private let etat = Mutex(Etat())

    var lu: Etat { etat.withLock { $0 } }
    func route(_ motif: String, nominatif: Bool) {
        etat.withLock {
            $0.route = motif
            $0.nominatif = nominatif
        }
    }
    func incident(_ numero: String) { etat.withLock { $0.incident = numero } }
}
