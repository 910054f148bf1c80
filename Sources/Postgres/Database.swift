import Glibc
public import ServiceLifecycle
import Synchronization

/// A pool of connections of ONE login role.
///
/// Rooms open transactions through the room Tenancy (`transaction(as:)`, `read(as:)`), which knows who asks.
public final class Database: Sendable {
    public let configuration: DatabaseConfiguration
    let pool: Pool
    private let threads: Mutex<[pthread_t]>

    /// Starts the threads; connections open at the first job.
    public init(_ configuration: DatabaseConfiguration) {
        self.configuration = configuration
        let pool = Pool(configuration)
        self.pool = pool
        pool.state.withLock { $0.alive = configuration.connexions }
        threads = Mutex((0..<configuration.connexions).map { _ in Worker.start(pool) })
    }

    deinit {
        pool.close()
        for thread in threads.withLock({ $0 }) { pthread_detach(thread) }
    }

    public var role: String { configuration.role }

    public var statistics: PoolStatistics {
        pool.state.withLock { state in
            var statistics = state.statistics
            statistics.enCours = state.running.count
            statistics.enAttente = state.queue.count + state.inbox.count
            return statistics
        }
    }

    /// Opens one connection: throws `.unavailable`, or `.roleRefuse` if the role could step over the wall. Called at start.
    public func verifier() async throws {
        try await submit { _ in }
    }

    /// Accepts nothing more, waits for running and queued jobs, joins the threads.
    public func arreter() async {
        pool.close()
        await withCheckedContinuation { continuation in pool.whenEmpty { continuation.resume() } }
        let ended = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        // They are on their last instruction: this does not block.
        for thread in ended { pthread_join(thread, nil) }
    }

    /// Runs `body` on a connection's thread; the caller's task is suspended, not blocked.
    func submit<R: Sendable>(_ body: @escaping @Sendable (Connection) throws -> R) async throws -> R {
        let ticket = Ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                pool.push(
                    Job(ticket: ticket, queuedAt: .now) { connection in
                        let result = Result { try body(connection) }
                        return { continuation.resume(with: result) }
                    } refuse: { error in
                        continuation.resume(throwing: error)
                    })
            }
        } onCancel: {
            pool.cancel(ticket)
        }
    }
}

extension Database {
    /// BEGIN, `prologue`, then `body`, then COMMIT. The prologue travels with the first statement.
    package func transaction<R: Sendable>(
        prologue: [SQL], readOnly: Bool = false, serializable: Bool = false, _ body: @escaping @Sendable (Transaction) throws -> R
    ) async throws -> R {
        let opening = serializable ? ["BEGIN ISOLATION LEVEL SERIALIZABLE"] + prologue : Self.begin(prologue, readOnly)
        return try await submit { try $0.transaction(opening: opening, readOnly: readOnly, serializable: serializable, body) }
    }

    /// BEGIN, `prologue`, `statements` and COMMIT in one round trip. A read that lost its connection is tried once more.
    package func batch(prologue: [SQL], readOnly: Bool, _ statements: [SQL]) async throws -> [[Row]] {
        let opening = Self.begin(prologue, readOnly)
        do {
            return try await submit { try $0.batch(opening: opening, statements, readOnly: readOnly) }.map(\.rows)
        } catch PostgresError.unavailable where readOnly && !Task.isCancelled && !pool.isClosed {
            return try await submit { try $0.batch(opening: opening, statements, readOnly: readOnly) }.map(\.rows)
        }
    }

    /// As `batch` for writes; the rows touched by each statement.
    package func executeBatch(prologue: [SQL], _ statements: [SQL]) async throws -> [Int] {
        let opening = Self.begin(prologue, false)
        return try await submit { try $0.batch(opening: opening, statements, readOnly: false) }.map(\.affected)
    }

    private static func begin(_ prologue: [SQL], _ readOnly: Bool) -> [SQL] {
        [readOnly ? "BEGIN READ ONLY" : "BEGIN"] + prologue
    }
}

extension Database: Service {
    public func run() async throws {
        try? await gracefulShutdown()
        await arreter()
    }
}
