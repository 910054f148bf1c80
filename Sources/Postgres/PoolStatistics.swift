/// One look at a pool, for `/metriques`.
public struct PoolStatistics: Sendable, Hashable {
    /// Connections open now.
    public var connectees = 0
    /// Jobs being run.
    public var enCours = 0
    /// Jobs waiting for a connection.
    public var enAttente = 0
    /// Jobs that got a connection since the start.
    public var acquises = 0
    /// Sum of their waits, in nanoseconds.
    public var attenteNanosecondes = 0
    /// Jobs refused because the queue was full or the wait too long.
    public var refusees = 0
    /// Jobs given up because the server was away.
    public var indisponibles = 0
    /// Connections opened since the start.
    public var ouvertures = 0

    public init() {}
}
