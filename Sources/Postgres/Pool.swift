import Dispatch
import Synchronization

/// The queue of one pool and the hand-over of its jobs to the workers.
final class Pool: Sendable {
    struct State {
        var queue = JobQueue()
        /// Workers waiting for a job, connected or not yet: the last to sleep is the first to wake, its connection is the warmest.
        var idle: [Worker] = []
        /// What a woken worker finds.
        var inbox: [ObjectIdentifier: Job] = [:]
        var running: [ObjectIdentifier: (worker: Worker, ticket: Ticket)] = [:]
        var closed = false
        var timerArmed = false
        var statistics = PoolStatistics()
        var alive = 0
        var whenEmpty: [@Sendable () -> Void] = []
    }

    let configuration: DatabaseConfiguration
    let state = Mutex(State())

    init(_ configuration: DatabaseConfiguration) { self.configuration = configuration }

    /// Gives the job to an idle worker, or queues it, or refuses it at once.
    func push(_ job: Job) {
        let refusal: PostgresError? = state.withLock { state in
            if job.ticket.cancelled { return .cancelled }
            if state.closed { return .unavailable }
            if let worker = state.idle.popLast() {
                state.inbox[ObjectIdentifier(worker)] = job
                worker.wake.signal()
                return nil
            }
            guard state.queue.count < configuration.file else {
                state.statistics.refusees += 1
                return .saturated
            }
            state.queue.append(job)
            armTimer(&state)
            return nil
        }
        if let refusal { job.refuse(refusal) }
    }

    /// Blocks the worker's thread until there is a job; nil when the pool is closed and nothing is left.
    func next(for worker: Worker) -> Job? {
        while true {
            let found: (job: Job?, stop: Bool) = state.withLock { state in
                if let job = state.inbox.removeValue(forKey: ObjectIdentifier(worker)) ?? state.queue.popFirst() {
                    state.running[ObjectIdentifier(worker)] = (worker, job.ticket)
                    state.statistics.acquises += 1
                    state.statistics.attenteNanosecondes += job.queuedAt.nanosecondsToNow
                    return (job, false)
                }
                if state.closed { return (nil, true) }
                if !state.idle.contains(where: { $0 === worker }) { state.idle.append(worker) }
                return (nil, false)
            }
            if found.stop { return nil }
            if let job = found.job { return job }
            worker.wake.wait()
        }
    }

    /// The worker no longer serves this job: from here on a cancellation cannot reach it.
    func finished(_ worker: Worker) {
        _ = state.withLock { $0.running.removeValue(forKey: ObjectIdentifier(worker)) }
    }

    /// The job returns to the head of the queue: its worker could not connect.
    func putBack(_ job: Job, from worker: Worker) {
        let refusal: PostgresError? = state.withLock { state in
            state.running[ObjectIdentifier(worker)] = nil
            state.statistics.acquises -= 1
            state.statistics.attenteNanosecondes -= job.queuedAt.nanosecondsToNow
            if job.ticket.cancelled { return .cancelled }
            if state.closed { return .unavailable }
            state.queue.putBack(job)
            armTimer(&state)
            return nil
        }
        if let refusal { job.refuse(refusal) }
    }

    func cancel(_ ticket: Ticket) {
        ticket.cancel()
        let waiting: Job? = state.withLock { state in
            if let job = state.queue.remove(ticket) { return job }
            state.running.values.first { $0.ticket === ticket }?.worker.bell.ring()
            return nil
        }
        waiting?.refuse(.cancelled)
    }

    // One timer at a time, for the oldest job: the delay is the same for all, so the head of the queue is the first to expire.
    private func armTimer(_ state: inout State) {
        guard !state.timerArmed, let oldest = state.queue.first else { return }
        state.timerArmed = true
        let left = oldest.queuedAt + configuration.delaiAcquisition - .now
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(left.milliseconds + 1)) { [weak self] in self?.expire() }
    }

    private func expire() {
        var late: [Job] = []
        let away: Bool = state.withLock { state in
            state.timerArmed = false
            while let oldest = state.queue.first, oldest.queuedAt + configuration.delaiAcquisition <= .now {
                _ = state.queue.popFirst()
                late.append(oldest)
            }
            let away = state.statistics.connectees == 0
            if away { state.statistics.indisponibles += late.count } else { state.statistics.refusees += late.count }
            armTimer(&state)
            return away
        }
        for job in late { job.refuse(away ? .unavailable : .saturated) }
    }

    /// Accepts nothing more; what is queued is still served, then the workers stop.
    func close() {
        let idle = state.withLock { state in
            state.closed = true
            defer { state.idle = [] }
            return state.idle
        }
        for worker in idle { worker.wake.signal() }
    }
}

extension ContinuousClock.Instant {
    var nanosecondsToNow: Int {
        let waited = (ContinuousClock.now - self).components
        return Int(waited.seconds) * 1_000_000_000 + Int(waited.attoseconds / 1_000_000_000)
    }
}
