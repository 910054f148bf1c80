import Glibc
public import Logging

/// Where a pool connects, as which login role, and its limits.
public struct DatabaseConfiguration: Sendable, CustomStringConvertible {
    public var hote: String
    public var port: Int
    public var base: String
    public var role: String
    public var motDePasse: String
    /// Connections, hence OS threads. 2 × cores was the best throughput and tail measured on 2026-11-20.
    public var connexions: Int
    /// Jobs that may wait for a connection; one more is refused with `.saturated`.
    public var file: Int
    /// Longest statement (`statement_timeout`).
    public var delaiRequete: Duration
    /// Longest wait for a connection.
    public var delaiAcquisition: Duration
    /// A connection older than this is replaced after its job.
    public var ageMaximal: Duration
    /// Prepared statements kept per connection.
    public var requetesPreparees: Int
    /// Refuse a role that could bypass the wall. False only for the migration role and test superusers.
    public var verifierRole: Bool
    /// libpq's `sslmode`.
    public var sslmode: String
    public var journal: Logger

    public init(
        hote: String = "127.0.0.1", port: Int = 5432, base: String = "cloison", role: String, motDePasse: String,
        connexions: Int? = nil, file: Int = 256, delaiRequete: Duration = .seconds(10), delaiAcquisition: Duration = .seconds(5),
        ageMaximal: Duration = .seconds(1800), requetesPreparees: Int = 256, verifierRole: Bool = true, sslmode: String? = nil,
        journal: Logger = Logger(label: "postgres")
    ) {
        self.hote = hote
        self.port = port
        self.base = base
        self.role = role
        self.motDePasse = motDePasse
        self.connexions = max(1, connexions ?? 2 * Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.file = file
        self.delaiRequete = delaiRequete
        self.delaiAcquisition = delaiAcquisition
        self.ageMaximal = ageMaximal
        self.requetesPreparees = max(8, requetesPreparees)
        self.verifierRole = verifierRole
        let local = ["127.0.0.1", "::1", "localhost"].contains(hote) || hote.hasPrefix("/")
        self.sslmode = sslmode ?? (local ? "disable" : "prefer")
        self.journal = journal
    }

    /// Without the password.
    public var description: String { "\(role)@\(hote):\(port)/\(base)" }
}

extension DatabaseConfiguration: CustomReflectable {
    /// `dump` and string conversion of a containing value must not show the password either.
    public var customMirror: Mirror { Mirror(self, children: ["cible": description]) }
}
