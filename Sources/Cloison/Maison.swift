import Hummingbird
import Postgres
import Tenancy
import Web

/// The wiring: which rooms a process serves. Each room adds one line in `routes`.
struct Maison: Sendable {
    let bases: Bases
    /// Compartments this process opens; the rooms of the others are not there.
    let compartiments: Set<Compartiment>

    init(bases: Bases, compartiments: Set<Compartiment>) {
        self.bases = bases
        self.compartiments = compartiments
    }

    /// Every URL of the service, in one list.
    func routes() -> Routes {
        let routes = Routes()
        // One line per room: `if ouvre(.gestion) { ContratsRoom(bases: bases).ajouter(a: routes) }`.
        return routes
    }

    /// Turns a session cookie into an account.
    var sessions: any SessionResolver { AucuneSession() }

    func ouvre(_ compartiment: Compartiment) -> Bool { compartiments.contains(compartiment) }

    /// The whole application, ready to be served or tested.
    func application(_ reglages: Reglages) throws -> Router<Contexte> { try routes().application(reglages) }

    /// Prometheus lines of the pools opened so far.
    @Sendable func bassins() -> String {
        bases.actives.map { compartiment, base in
            let s = base.statistics
            let valeurs = [
                ("connexions", s.connectees), ("en_cours", s.enCours), ("en_attente", s.enAttente), ("acquises", s.acquises),
                ("refusees", s.refusees), ("indisponibles", s.indisponibles),
            ]
            return valeurs.map { #"cloison_bassin_\#($0.0){role="\#(compartiment.rawValue)"} \#($0.1)"# + "\n" }.joined()
        }.joined()
    }
}

/// Before the room Comptes is wired: nobody is signed in.
private struct AucuneSession: SessionResolver {
    func principal(jeton: [UInt8]) async throws -> Principal? { nil }
}
