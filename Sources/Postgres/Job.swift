/// One piece of work for a connection, and what to tell the caller if it never gets one.
struct Job: Sendable {
    let ticket: Ticket
    let queuedAt: ContinuousClock.Instant
    /// Runs on the connection's thread and gives back the call that wakes the task up.
    let run: @Sendable (Connection) -> @Sendable () -> Void
    let refuse: @Sendable (PostgresError) -> Void
}

/// First in, first out.
struct JobQueue {
    private var jobs: [Job?] = []
    private var head = 0

    var count: Int { jobs.count - head }
    var first: Job? { head < jobs.count ? jobs[head] : nil }

    mutating func append(_ job: Job) { jobs.append(job) }

    /// A job whose connection could not be opened keeps its turn.
    mutating func putBack(_ job: Job) {
        if head > 0 {
            head -= 1
            jobs[head] = job
        } else {
            jobs.insert(job, at: 0)
        }
    }

    mutating func popFirst() -> Job? {
        guard head < jobs.count else { return nil }
        let job = jobs[head]
        jobs[head] = nil
        head += 1
        if head == jobs.count || head > 512 {
            jobs.removeFirst(head)
            head = 0
        }
        return job
    }

    mutating func remove(_ ticket: Ticket) -> Job? {
        guard let index = jobs[head...].firstIndex(where: { $0?.ticket === ticket }) else { return nil }
        return jobs.remove(at: index)
    }
}
