import Foundation
import TestSupport

/// Who attacks, with which live session, and what she must never see.
struct Cible: Sendable {
    /// Column of the table of verdicts.
    let nom: String
    let serveur: Serveur
    var base: String
    let role: String
    /// Hexadecimal token of the attacker's own session; nil for a role without session.
    let jeton: String?
    /// Token of another session of the same role, whose context is worth stealing.
    var victime: String?
    /// « schema.table » under attack, a text column of it, and the condition that selects somebody else's rows.
    let table: String
    let contenu: String
    let autrui: String
    /// A column whose value is common among somebody else's rows, that value, and one that is absent: what estimates would betray.
    let sonde: (colonne: String, presente: String, absente: String)
    /// Words that only somebody else's rows hold.
    let secrets: [String]
    /// Tokens that must not open this role: other compartments', revoked, expired, idle.
    var jetonsEtrangers: [String: String] = [:]
    /// Statements that try to tell an existing foreign row from an absent one; all must answer alike.
    var clesEtrangeres: [String] = []
    var unicites: [String] = []
    /// Writes on somebody else's rows.
    var ecritures: [String] = []
    /// The rows are business ones, whose indexes and statistics the staff needs across companies: estimates stay a residue, since the
    /// service never sends EXPLAIN.
    var sondeDAffaires = false
    /// The tutorial design, on which attacks must succeed: the positive control.
    var faible = false
    /// Identifiers the trade's attacks need (dossier ids, company ids).
    var reperes: [String: String] = [:]
}

/// One attack being played: its connections, closed at its end.
final class Partie {
    let cible: Cible
    private var connexions: [Psql] = []

    init(_ cible: Cible) { self.cible = cible }

    func finir() { for connexion in connexions { connexion.fermer() } }

    func connexion() throws -> Psql {
        let psql = try Psql(cible.serveur, base: cible.base, role: cible.role)
        connexions.append(psql)
        return psql
    }

    /// BEGIN and the opening of a session (the attacker's own by default) on `psql`, or on a new connection.
    @discardableResult
    func ouvrir(_ psql: Psql? = nil, _ jeton: String? = nil) throws -> Psql {
        let psql = try psql ?? connexion()
        try psql.dire("BEGIN;")
        if cible.faible {
            try psql.dire("SET LOCAL app.tenant_id = '\(jeton ?? "1")';")
        } else if let jeton = jeton ?? cible.jeton {
            let reponse = try psql.dire("SELECT garde.ouvrir('\\x\(jeton)');")
            if Self.refuse(reponse) { throw Programme.Echec(description: "session légitime refusée : \(reponse)") }
        }
        return psql
    }

    var variable: String { cible.faible ? "app.tenant_id" : "garde.ctx" }

    /// The context another session of the same role has right now on `psql`.
    func contexteVole(_ psql: Psql) throws -> String {
        try psql.dire("SELECT current_setting('\(variable)', true);").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Plays `sql` and searches all that came back, errors and notices included, for somebody else's words.
    @discardableResult
    func jouer(_ psql: Psql, _ sql: String) throws -> String {
        let reponse = try psql.dire(sql)
        try chercher(reponse)
        return reponse
    }

    func chercher(_ texte: String) throws {
        let lisible = texte + Self.hexadecimal(texte)
        for secret in cible.secrets where lisible.contains(secret) { throw Fuite(quoi: "vu « \(secret) »") }
    }

    /// Whether `sql` was accepted.
    func passe(_ psql: Psql, _ sql: String) throws -> Bool { !Self.refuse(try psql.dire(sql)) }

    /// Leaks if any of these is accepted.
    func interdire(_ psql: Psql, _ ordres: [String]) throws {
        let passes = try ordres.filter { try passe(psql, $0) }
        if !passes.isEmpty { throw Fuite(quoi: passes.joined(separator: " ; ")) }
    }

    /// Leaks if any of these gives a row.
    func muet(_ psql: Psql, _ requetes: [String]) throws {
        for requete in requetes {
            let reponse = try psql.dire(requete)
            let lignes = reponse.split(separator: "\n").filter { !$0.isEmpty }
            if !Self.refuse(reponse), !lignes.isEmpty { throw Fuite(quoi: requete) }
        }
    }

    static func refuse(_ reponse: String) -> Bool { reponse.contains("ERROR:") || reponse.contains("FATAL:") }

    /// « 42501 », or « ok ».
    static func etat(_ reponse: String) -> String {
        guard let trouve = reponse.firstMatch(of: #/ERROR:  ([0-9A-Z]{5}):/#) else { return refuse(reponse) ? "?" : "ok" }
        return String(trouve.1)
    }

    /// bytea shown in hexadecimal, read back.
    private static func hexadecimal(_ texte: String) -> String {
        texte.matches(of: #/(?:[0-9a-f]{2}){6,}/#).map { trouve in
            let chiffres = Array(trouve.0.utf8)
            let octets = stride(from: 0, to: chiffres.count - 1, by: 2).compactMap {
                UInt8(String(decoding: chiffres[$0...$0 + 1], as: UTF8.self), radix: 16)
            }
            return " " + String(decoding: octets, as: UTF8.self)
        }.joined()
    }
}
