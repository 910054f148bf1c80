import Dispatch

/// Holds a pool's thread inside its job until the test lets it go. Blocks: never from a task.
public final class Porte: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    public init() {}

    /// False if nobody opened within two minutes.
    @discardableResult public func attendre() -> Bool { semaphore.wait(timeout: .now() + 120) == .success }

    /// Lets `nombre` jobs through, now or when they come.
    public func ouvrir(_ nombre: Int = 1) {
        for _ in 0..<nombre { semaphore.signal() }
    }
}
