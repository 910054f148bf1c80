public import Tenancy

/// What the pipeline needs from outside, given once at start.
public struct Reglages: Sendable {
    /// Served over https: `__Host-` cookies and HSTS.
    public var https: Bool
    /// Fictive data: the living style page exists, the sign-in page may say so.
    public var demonstration: Bool
    /// Signs forms and flash messages, at least 32 bytes; only derived keys are used. Not the master key of the dossiers.
    public var cle: [UInt8]
    public var droits: Droits
    public var sessions: any SessionResolver
    /// Lines of Prometheus text for the pools.
    public var bassins: @Sendable () -> String
    /// Is the database there? For `/sante`.
    public var sante: @Sendable () async -> Bool
    /// Metrics only to this machine, unless a collector on a private network reads them.
    public var metriquesOuvertes = false
    /// What waits for an account; asked before each of its pages.
    public var attentes: @Sendable (Principal) async -> [Attente] = { _ in [] }
    /// Proxies whose `X-Forwarded-For` is believed.
    public var mandataires: Mandataires
    /// One line of journal, without its newline.
    public var journal: @Sendable (String) -> Void

    public init(
        https: Bool, demonstration: Bool, cle: [UInt8], droits: Droits, sessions: any SessionResolver,
        mandataires: Mandataires = .surCetteMachine, bassins: @escaping @Sendable () -> String = { "" },
        sante: @escaping @Sendable () async -> Bool = { true },
        journal: @escaping @Sendable (String) -> Void
    ) {
        self.https = https
        self.demonstration = demonstration
        self.cle = cle
        self.droits = droits
        self.sessions = sessions
        self.mandataires = mandataires
        self.bassins = bassins
        self.sante = sante
        self.journal = journal
    }
}
