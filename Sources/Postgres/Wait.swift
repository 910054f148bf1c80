import CPostgres
import Glibc

/// How long, and whether to obey a cancellation, while results are awaited.
struct Wait {
    let deadline: ContinuousClock.Instant
    var cancellable: Bool
}

extension Connection {
    /// The next result, NULL between two commands. Blocks this connection's own thread, never the cooperative pool.
    func receive(_ wait: inout Wait) throws(PostgresError) -> OpaquePointer? {
        while PQisBusy(raw) == 1 {
            let unsent = PQflush(raw)
            guard unsent >= 0 else { throw lost() }
            try sleep(sending: unsent == 1, &wait)
            guard PQconsumeInput(raw) == 1 else { throw lost() }
        }
        return PQgetResult(raw)
    }

    /// Waits until the socket can be read (or written, when something is left to send), the bell rings, or the deadline passes.
    func sleep(sending: Bool, _ wait: inout Wait) throws(PostgresError) {
        let events = Int16(POLLIN) | (sending ? Int16(POLLOUT) : 0)
        var descriptors = (
            pollfd(fd: PQsocket(raw), events: events, revents: 0), pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
        )
        let count: nfds_t = wait.cancellable ? 2 : 1
        let left = (wait.deadline - .now).milliseconds
        let ready = withUnsafeMutablePointer(to: &descriptors) {
            $0.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, count, Int32(clamping: left)) }
        }
        if ready == 0 { throw lost() }
        if ready > 0, count == 2, descriptors.1.revents != 0 {
            wait.cancellable = false
            cancelOnServer()
        }
    }

    /// Asks the server to stop what this connection is running. A signal that arrives late is absorbed by the DISCARD ALL that follows.
    private func cancelOnServer() {
        bell.silence()
        guard ticket?.cancelled == true, let request = PQgetCancel(raw) else { return }
        dirty = true
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(request, &message, Int32(message.count))
        PQfreeCancel(request)
    }
}
