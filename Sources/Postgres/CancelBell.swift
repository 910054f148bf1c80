import CPostgres
import Glibc
import Synchronization

/// Wakes a connection's thread that waits in `poll`, to tell it that its job is cancelled.
///
/// The thread itself then calls `PQcancel`, between its own reads: a cancel request can never hit the next job.
final class CancelBell: Sendable {
    let descriptor: Int32

    init() { descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)) }
    deinit { close(descriptor) }

    func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }
}

/// One job's state of cancellation, shared by the calling task and the connection's thread.
final class Ticket: Sendable {
    private let flag = Atomic<Bool>(false)
    var cancelled: Bool { flag.load(ordering: .relaxed) }
    func cancel() { flag.store(true, ordering: .relaxed) }
}
