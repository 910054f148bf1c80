import Crypto
import Foundation

/// The chain of the journal, made again from its rows: nothing of what the database says of itself is believed.
enum ChaineDuJournal {
    struct Ligne: Sendable {
        let id: Int
        /// Seconds since 1970 as PostgreSQL writes them: « 1763719200.123456 ».
        let secondes: String
        let compartiment: String
        let entreprise: String?
        let compte: String?
        let action: String
        let objet: String?

        /// What `journal._empreinte` digests: the text of a jsonb array.
        var empreinte: [UInt8] {
            let mots = [
                String(id), secondes, Self.citer(compartiment), Self.citer(entreprise), Self.citer(compte), Self.citer(action),
                Self.citer(objet),
            ]
            return Array(SHA256.hash(data: Data("[\(mots.joined(separator: ", "))]".utf8)))
        }

        /// Identifiers and codes: no character that JSON escapes.
        private static func citer(_ texte: String?) -> String { texte.map { "\"\($0)\"" } ?? "null" }
    }

    struct Sceau: Sendable {
        let n: Int
        let lignes: Int
        let precedent: [UInt8]
        let racine: [UInt8]
        let poseLe: String
    }

    enum Rupture: Equatable, Sendable, CustomStringConvertible {
        case racine(Int)
        case lignes(Int)
        case chaine(Int)
        case numero(Int)

        var sceau: Int {
            switch self {
            case .racine(let n), .lignes(let n), .chaine(let n), .numero(let n): n
            }
        }

        var description: String {
            switch self {
            case .racine(let n): "sceau \(n) : une ligne a été changée"
            case .lignes(let n): "sceau \(n) : une ligne manque ou a été ajoutée"
            case .chaine(let n): "sceau \(n) : il ne suit plus le précédent"
            case .numero(let n): "sceau \(n) : un sceau manque avant lui"
            }
        }
    }

    /// What does not hold in one seal, given the root and the number of the one before.
    static func verifier(_ sceau: Sceau, _ lignes: [Ligne], apres: (n: Int, racine: [UInt8])?) -> Rupture? {
        if sceau.n != (apres?.n ?? 0) + 1 { return .numero(sceau.n) }
        if sceau.precedent != apres?.racine ?? [0] { return .chaine(sceau.n) }
        if sceau.lignes != lignes.count { return .lignes(sceau.n) }
        let empreinte = SHA256.hash(data: Data(lignes.flatMap(\.empreinte)))
        return Array(SHA256.hash(data: Data(sceau.precedent) + Data(empreinte))) == sceau.racine ? nil : .racine(sceau.n)
    }
}
