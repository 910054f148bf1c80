public import Mustache

/// The fictive logins of a demonstration, printed by `deploy/run` and shown on the sign-in page.
public struct AccesDeDemonstration: Sendable {
    public struct Ligne: Sendable, MustacheParent {
        public let fonction: String
        public let login: String
        public let motDePasse: String

        public func child(named name: String) -> Any? {
            switch name {
            case "fonction": fonction
            case "login": login
            case "motDePasse": motDePasse
            default: nil
            }
        }
    }

    public let lignes: [Ligne]

    /// `texte`: one « fonction | identifiant | mot de passe » a line, what `cloison demo` writes.
    public init?(texte: String) {
        lignes = texte.split(separator: "\n").compactMap { ligne in
            let parts = ligne.split(separator: "|").map { $0.trimmingPrefix(while: \.isWhitespace) }
            guard parts.count >= 3 else { return nil }
            func net(_ s: Substring) -> String { String(s.reversed().drop(while: \.isWhitespace).reversed()) }
            return Ligne(fonction: net(parts[0]), login: net(parts[1]), motDePasse: net(parts[2]))
        }
        if lignes.isEmpty { return nil }
    }
}
