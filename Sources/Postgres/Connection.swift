import CPostgres
import Glibc
import Logging

/// One libpq connection, always in pipeline mode. Not Sendable: it lives and dies on one OS thread.
final class Connection {
    let raw: OpaquePointer
    let configuration: DatabaseConfiguration
    let bell: CancelBell
    var statements: StatementCache
    /// The job being served; nil between jobs.
    var ticket: Ticket?
    /// The link is lost; nothing more may be sent.
    private(set) var broken = false
    /// Something ran that RESET ALL does not undo: DISCARD ALL before the next job.
    var dirty = false
    /// A transaction has been run since the connection was opened or discarded.
    var used = false
    /// Round trips made: batches sent then awaited.
    private(set) var roundTrips = 0
    private let expiry: ContinuousClock.Instant
    /// Put before BEGIN of every transaction but a connection's first, in the same round trip, to undo what the previous user left.
    ///
    /// RESET ALL always: any SELECT may call `set_config(…, false)`; +2 µs of backend CPU on 22 (2026-11-21), where all six resets cost
    /// +15 and DISCARD ALL would lose the plans. Advisory locks only if this role may take them (a hardened base forbids it). What only a
    /// utility statement can leave (cursor WITH HOLD, LISTEN, PREPARE) is seen by `PreparedStatement.leavesSession`: DISCARD ALL.
    private(set) var resets: [SQL] = ["RESET ALL"]
    /// After a transaction that was not READ ONLY: its sequence values, and its temporary tables if this role may create some.
    private(set) var writeResets: [SQL] = ["DISCARD SEQUENCES"]
    /// A read-write transaction has run since `writeResets` were last committed: they undo nothing if their own transaction fails.
    var wrote = false

    init(_ configuration: DatabaseConfiguration, bell: CancelBell, pooled: Bool = true, quiet: Bool = false) throws(PostgresError) {
        self.configuration = configuration
        self.bell = bell
        statements = StatementCache(limit: configuration.requetesPreparees)
        // A tenth of jitter, so that a pool opened at once is not renewed at once.
        expiry = .now + configuration.ageMaximal * Double.random(in: 0.9...1)
        guard let raw = Self.connect(configuration, pooled: pooled) else { throw .unavailable }
        self.raw = raw
        guard PQstatus(raw) == CONNECTION_OK else {
            // Names the host, the role and the base only: nothing has been sent yet.
            if !quiet {
                let cause = String(cString: PQerrorMessage(raw)).split(whereSeparator: \.isNewline).joined(separator: " ")
                configuration.journal.warning("connexion impossible", metadata: ["base": "\(configuration)", "cause": "\(cause)"])
            }
            throw .unavailable
        }
        PQsetNoticeProcessor(raw, { _, _ in }, nil)
        guard pooled else { return }
        guard PQsetnonblocking(raw, 1) == 0, PQenterPipelineMode(raw) == 1 else { throw .unavailable }
        if configuration.verifierRole { try verifyRole() }
        try learnResets()
    }

    deinit { PQfinish(raw) }

    var expired: Bool { .now > expiry }
    var idle: Bool { PQtransactionStatus(raw) == PQTRANS_IDLE }

    func lost() -> PostgresError {
        broken = true
        return .unavailable
    }

    func countRoundTrip() { roundTrips += 1 }

    /// Whether the server closed the link while nobody used it (restart, administrator): one non-blocking look at the socket.
    func checkAlive() -> Bool {
        var descriptor = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
        if poll(&descriptor, 1, 0) > 0, PQconsumeInput(raw) == 0 || PQstatus(raw) != CONNECTION_OK { broken = true }
        return !broken
    }

    /// Settings come from the client at each connection, since a role may change its own defaults; RESET ALL returns to them.
    /// A page has no time to wait for a link (libpq: 2 s at least); a migration or a test's script, on a machine that is busy, has.
    private static func connect(_ configuration: DatabaseConfiguration, pooled: Bool) -> OpaquePointer? {
        let timeout = configuration.delaiRequete.milliseconds
        let options = [
            "search_path=pg_catalog,pg_temp", "row_security=on", "statement_timeout=\(timeout)",
            "idle_in_transaction_session_timeout=\(pooled ? 20_000 : 120_000)", "TimeZone=UTC", "DateStyle=ISO", "IntervalStyle=postgres",
            "bytea_output=hex",
            "standard_conforming_strings=on", "default_transaction_isolation=read\\ committed", "default_transaction_read_only=off",
        ].map { "-c \($0)" }.joined(separator: " ")
        let patience = pooled ? min(max(Int(configuration.delaiAcquisition.components.seconds), 2), 30) : 30
        let parameters: KeyValuePairs = [
            "host": configuration.hote, "port": String(configuration.port), "dbname": configuration.base, "user": configuration.role,
            "password": configuration.motDePasse, "options": options, "client_encoding": "UTF8", "connect_timeout": String(patience),
            "sslmode": configuration.sslmode, "gssencmode": "disable", "application_name": "cloison", "keepalives_idle": "30",
            "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "30000",
        ]
        let keys = parameters.map { strdup($0.key) } + [nil]
        let values = parameters.map { strdup($0.value) } + [nil]
        defer { (keys + values).forEach { free($0) } }
        return PQconnectdbParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
    }

    /// A role that could step over row-level security serves nobody.
    private func verifyRole() throws(PostgresError) {
        switch try attempt("SELECT garde.role_sain() AS sain") {
        case .done(let result):
            if (try? result.rows.first?.optionalBool("sain")) == false { throw .roleRefuse(configuration.role) }
        case .failed, .skipped:
            // The base may not have the function yet (before the first migration): read the catalog instead.
            let query: SQL = """
                SELECT r.rolsuper OR r.rolbypassrls OR r.rolreplication OR r.rolcreaterole
                    OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid)
                    OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) AS refuse
                FROM pg_roles r WHERE r.rolname = session_user
                """
            guard case .done(let result) = try attempt(query), (try? result.rows.first?.bool("refuse")) == false else {
                throw .roleRefuse(configuration.role)
            }
        }
    }

    private func learnResets() throws(PostgresError) {
        if case .done = try attempt("SELECT pg_advisory_unlock_all()") { resets.append("SELECT pg_advisory_unlock_all()") }
        let temporary = try attempt("SELECT has_database_privilege(current_database(), 'TEMP') AS permis")
        if case .done(let result) = temporary, (try? result.rows.first?.bool("permis")) == false { return }
        writeResets.append("DISCARD TEMP")
    }

    private func attempt(_ sql: SQL) throws(PostgresError) -> Reply {
        try exchange([sql], cancellable: false)[0]
    }
}

extension Duration {
    /// Rounded down, at least 1: PostgreSQL reads 0 as « no limit ».
    var milliseconds: Int {
        max(1, Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000))
    }
}
