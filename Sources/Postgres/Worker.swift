import Dispatch
import Glibc

/// One OS thread and its connection: blocking libpq calls happen here and nowhere else.
final class Worker: Sendable {
    let pool: Pool
    let wake = DispatchSemaphore(value: 0)
    let bell = CancelBell()

    init(_ pool: Pool) { self.pool = pool }

    /// The thread's body. Opens the connection at the first job, not before: an unused compartment costs no backend.
    func serve() {
        var connection: Connection?
        var failures = 0
        while let job = pool.next(for: self) {
            if let old = connection, old.expired || !old.checkAlive() {
                connection = nil
                pool.count(connected: -1)
            }
            if connection == nil {
                do throws(PostgresError) {
                    connection = try Connection(pool.configuration, bell: bell, quiet: failures > 0)
                    failures = 0
                    pool.count(connected: 1)
                } catch .roleRefuse(let role) {
                    pool.finished(self)
                    job.refuse(.roleRefuse(role))
                } catch {
                    pool.putBack(job, from: self)
                    failures += 1
                    pause(failures)
                }
            }
            guard let open = connection, open.ticket == nil else { continue }
            serve(job, on: open)
            if open.broken {
                connection = nil
                pool.count(connected: -1)
            }
        }
        if connection != nil { pool.count(connected: -1) }
        connection = nil
        pool.workerEnded()
    }

    private func serve(_ job: Job, on connection: Connection) {
        connection.ticket = job.ticket
        let answer = job.run(connection)
        pool.finished(self)
        connection.ticket = nil
        if job.ticket.cancelled { bell.silence() }
        answer()
        if connection.dirty { _ = connection.discard() }
    }

    /// 50 ms, doubled up to 3.2 s, with a quarter of jitter so that all connections do not come back at the same instant.
    private func pause(_ failures: Int) {
        let delay = Double(50 << min(failures - 1, 6)) * Double.random(in: 0.75...1.25)
        let end = ContinuousClock.now + .milliseconds(Int(delay))
        while .now < end, !pool.isClosed { usleep(20_000) }
    }

    /// Starts the thread; gives what `pthread_join` needs.
    static func start(_ pool: Pool) -> pthread_t {
        let worker = Unmanaged.passRetained(Worker(pool))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Worker>.fromOpaque(argument).takeRetainedValue().serve()
                return nil
            }, worker.toOpaque())
        precondition(result == 0, "no thread left")
        return thread
    }
}
