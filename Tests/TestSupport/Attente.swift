public import Testing

/// Polls until `vrai` holds; what does not come within two minutes is a failure named `quoi`. A machine that builds and tests at once has
/// made a one-second pause last 79 (2026-11-21): a test waits for what it needs, never for a length of time.
public func attendre(
    _ quoi: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ vrai: () async throws -> Bool
) async throws {
    let fin = ContinuousClock.now + .seconds(120)
    while !(try await vrai()) {
        guard ContinuousClock.now < fin else {
            Issue.record("jamais arrivé : \(quoi)", sourceLocation: sourceLocation)
            throw JamaisArrive()
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}

/// Thrown by `attendre` once the failure is recorded: what follows would only hide it.
public struct JamaisArrive: Error {}
