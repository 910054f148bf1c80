import Synchronization

/// What workers tell their pool about themselves.
extension Pool {
    var isClosed: Bool { state.withLock(\.closed) }

    func count(connected change: Int) {
        state.withLock { state in
            state.statistics.connectees += change
            if change > 0 { state.statistics.ouvertures += 1 }
        }
    }

    func workerEnded() {
        let waiting: [@Sendable () -> Void] = state.withLock { state in
            state.alive -= 1
            guard state.alive == 0 else { return [] }
            defer { state.whenEmpty = [] }
            return state.whenEmpty
        }
        for wake in waiting { wake() }
    }

    func whenEmpty(_ wake: @escaping @Sendable () -> Void) {
        let already = state.withLock { state in
            if state.alive > 0 { state.whenEmpty.append(wake) }
            return state.alive == 0
        }
        if already { wake() }
    }
}
