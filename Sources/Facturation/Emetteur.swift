internal import Calendrier
internal import Postgres
public import Tenancy

/// Issues the runs asked from the page, one after the other, outside of any request: leaving the page stops nothing.
public final class Emetteur: Sendable {
    struct Demande: Sendable {
        var mois: Mois
        var emission: DateCivile
        var principal: Principal
    }

    private let demandes: AsyncStream<Demande>
    private let entree: AsyncStream<Demande>.Continuation
    private let emission: Emission

    /// `bases`: app_facturation is used.
    public init(_ bases: Bases) {
        // Asking the same run twice is harmless; a queue longer than this says something else is wrong.
        (demandes, entree) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(64))
        emission = Emission(bases[.facturation])
    }

    func demander(_ mois: Mois, le emission: DateCivile, as principal: Principal) {
        entree.yield(Demande(mois: mois, emission: emission, principal: principal))
    }

    /// Runs until `arreter`. A run that fails (session closed, base away) keeps what it issued; asked again, it resumes.
    public func run() async throws {
        for await demande in demandes {
            _ = try? await emission.lancer(demande.mois, le: demande.emission, as: demande.principal)
        }
    }

    /// Lets the current contract finish, then ends `run`.
    public func arreter() { entree.finish() }
}
