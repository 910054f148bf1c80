internal import Calendrier
internal import Postgres
internal import Synchronization
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
    /// Why the last run of a month stopped before its end.
    private let arrets = Mutex<[Mois: String]>([:])

    /// `bases`: app_facturation is used.
    public init(_ bases: Bases) {
        // Asking the same run twice is harmless; a queue longer than this says something else is wrong.
        (demandes, entree) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(64))
        emission = Emission(bases[.facturation])
    }

    func demander(_ mois: Mois, le emission: DateCivile, as principal: Principal) {
        arrets.withLock { $0[mois] = nil }
        entree.yield(Demande(mois: mois, emission: emission, principal: principal))
    }

    func arret(_ mois: Mois) -> String? { arrets.withLock { $0[mois] } }

    /// Runs until `arreter`. A run that fails (session closed, base away) keeps what it issued; asked again, it resumes.
    public func run() async throws {
        for await demande in demandes {
            do {
                _ = try await emission.lancer(demande.mois, le: demande.emission, as: demande.principal)
            } catch {
                let raison = (error as? PostgresError)?.state == .invalidAuthorization ? "la session a expiré" : "la base ne répond plus"
                arrets.withLock {
                    $0[demande.mois] =
                        "\((error as? EmissionImpossible)?.description ?? "L'émission s'est arrêtée : \(raison).") Ce qui est émis le reste ; la relancer émet la suite."
                }
            }
        }
    }

    /// Lets the current contract finish, then ends `run`.
    public func arreter() { entree.finish() }
}
