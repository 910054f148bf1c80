import Crypto
import Postgres

/// Who is signed in, and the secret of the session's cookie, which never leaves this value.
public struct Principal: Sendable {
    public let compte: ID<CompteTag>
    public let nom: String
    public let fonctions: Set<Fonction>
    /// The client company, for an RH account only.
    public let entreprise: ID<EntrepriseTag>?
    private let cookie: [UInt8]

    /// `cookie`: the 32 random bytes of the session's cookie.
    public init(
        compte: ID<CompteTag>, nom: String, fonctions: Set<Fonction>, entreprise: ID<EntrepriseTag>? = nil, cookie: [UInt8]
    ) {
        self.compte = compte
        self.nom = nom
        self.fonctions = fonctions
        self.entreprise = entreprise
        self.cookie = cookie
    }

    /// What the database is shown in this compartment, 32 bytes: SHA-256("db1|" + role + "|" + cookie). The database keeps only its hash,
    /// so a parameter seen on the database's side is never a cookie, and opens no other compartment.
    public func jeton(_ compartiment: Compartiment) -> [UInt8] {
        Self.jeton(cookie: cookie, compartiment)
    }

    /// As above, before there is a `Principal`: sign-in and reading of the cookie.
    public static func jeton(cookie: [UInt8], _ compartiment: Compartiment) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("db1|\(compartiment.rawValue)|".utf8))
        hash.update(data: cookie)
        return Array(hash.finalize())
    }

    /// The first statement of each of this person's transactions.
    func ouverture(_ compartiment: Compartiment) -> SQL {
        "SELECT garde.ouvrir(\(jeton(compartiment)))"
    }
}

extension Principal: CustomStringConvertible, CustomReflectable {
    /// Neither the name nor the cookie: a log line may hold this.
    public var description: String { "compte \(compte)" }
    public var customMirror: Mirror { Mirror(self, children: ["compte": compte]) }
}
