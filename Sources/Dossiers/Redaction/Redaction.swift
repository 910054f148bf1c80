package import Calendrier
import Foundation
package import Postgres
package import Tenancy
import Web

/// Where the recommendations of a period stand, for one company confided to the worker.
package struct Redaction: RowDecodable, Sendable {
    package let entreprise: ID<EntrepriseTag>
    package let periode: PeriodeRedigee
    package let publiee: Bool
    /// The latest text when it is mine; empty otherwise, a colleague's words included.
    package let textes: [String]
    package let redacteur: String?
    package let deposeLe: DateCivile?
    /// Why direction sent my text back.
    package let raison: String?
    private let suite: String?

    /// Characters of one recommendation, at most.
    package static let maximum = 400
    /// Characters of one recommendation the shield reads; beyond, the page asks to shorten first.
    package static let lisible = 1_200
    package static let nombre = 3

    package init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        periode = try row.value("periode")
        publiee = try row.bool("publie")
        textes = try row.isNull("textes") ? [] : row.strings("textes")
        redacteur = try row.optionalString("redacteur")
        deposeLe = try row.optionalInstant("depose_le").map { HeureDeParis.local(Int($0.timeIntervalSince1970.rounded(.down))).jour }
        raison = try row.optionalString("raison")
        suite = try row.optionalString("suite")
    }

    package enum Etat: Sendable, Equatable { case deposee, aReprendre, publiee, aRediger }

    package var etat: Etat {
        if publiee { return .publiee }
        if suite == "renvoyee" { return .aReprendre }
        return redacteur == nil ? .aRediger : .deposee
    }

    /// As it is stored and printed: one line, no double space, nothing that cannot be seen.
    package static func nettoyer(_ saisi: String) -> String {
        let lignes = saisi.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        return String(String.UnicodeScalarView(lignes.unicodeScalars.filter(TexteLisible.visible)))
    }

    /// Characters as the database counts them.
    package static func longueur(_ saisi: String) -> Int { nettoyer(saisi).unicodeScalars.count }
}

extension Redaction.Etat {
    var badge: Badge {
        switch self {
        case .aRediger: Badge("à rédiger", comme: .due)
        case .deposee: Badge("déposé", comme: .publiee)
        case .aReprendre: Badge("à reprendre", comme: .annuleePrestataire)
        case .publiee: Badge("publié", comme: .tenue)
        }
    }
}
