public import Tenancy

/// Who may call a route. Every route has one; the list of routes with theirs is tested.
public struct Acces: Sendable, Equatable, CustomStringConvertible {
    /// Compartment whose login role serves the route; nil for a public route.
    public let compartiment: Compartiment?
    /// Functions any of which opens the route; empty on a public route and on `session`.
    public let fonctions: Set<Fonction>
    /// No cookie read or set, no account looked up: the page is the same for everybody, and nothing of it stays in the browser.
    public let sansTrace: Bool
    /// Has no form of its own: a visitor without account receives no cookie.
    let sansFormulaire: Bool

    /// No account: sign-in, feeds, static files.
    public static let publique = Acces(compartiment: nil, fonctions: [])

    /// The pages of the poster's code and of its links. Their forms carry a token of the day, bound to nobody.
    public static let sansTrace = Acces(compartiment: nil, fonctions: [], sansTrace: true)

    /// Pages that are only read, with or without an account; reached from the poster's page, which promises no cookie.
    static let lecture = Acces(compartiment: nil, fonctions: [], sansFormulaire: true)

    /// Asks for no account.
    public var ouverte: Bool { compartiment == nil }

    init(compartiment: Compartiment?, fonctions: Set<Fonction>, sansTrace: Bool = false, sansFormulaire: Bool = false) {
        self.compartiment = compartiment
        self.fonctions = fonctions
        self.sansTrace = sansTrace
        self.sansFormulaire = sansFormulaire
    }

    /// Signed-in accounts holding one of these functions.
    public static func compte(_ compartiment: Compartiment, _ fonctions: Fonction...) -> Acces {
        Acces(compartiment: compartiment, fonctions: Set(fonctions))
    }

    /// Any signed-in account, even one that must still set its second factor and so holds no function yet.
    public static let session = Acces(compartiment: .auth, fonctions: [])

    /// Pages of this compartment carry the nominative layout; no other route can ask for it.
    public var nominatif: Bool { compartiment == .nominatif }

    func autorise(_ principal: Principal) -> Bool { fonctions.isEmpty || !fonctions.isDisjoint(with: principal.fonctions) }

    public var description: String {
        guard let compartiment else { return sansTrace ? "publique sans trace" : "publique" }
        return compartiment.rawValue + " " + fonctions.map(\.rawValue).sorted().joined(separator: ",")
    }
}

/// Turns the cookie's token into the account behind it. Room Comptes implements it.
public protocol SessionResolver: Sendable {
    /// nil when the token is unknown, expired or revoked.
    func principal(jeton: [UInt8]) async throws -> Principal?
}
