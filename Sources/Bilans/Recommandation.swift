internal import Foundation
internal import Postgres
internal import Tenancy

/// The latest text a worker deposited for a bilan, already through the shield of the nominative side.
struct Recommandation: RowDecodable, Sendable, Equatable {
    /// Version of the text: 1, 2…
    var rang: Int
    /// One to three, 400 characters each at most.
    var textes: [String]
    /// As it is printed.
    var redacteur: String
    var deposeLe: Date
    /// nil while it waits.
    var suite: Suite?
    /// Why it was sent back.
    var raison: String?

    enum Suite: String, Sendable { case retenue, renvoyee }

    init(row: Row) throws(RowError) {
        rang = try row.int("rang")
        textes = try row.strings("textes")
        redacteur = try row.string("redacteur")
        deposeLe = try row.instant("depose_le")
        suite = try row.optionalValue("suite")
        raison = try row.optionalString("raison")
    }

    /// What a bilan published now would carry.
    var partante: Bool { suite != .renvoyee }
}

/// A period whose text is there, waiting or sent back.
struct TexteEnAttente: RowDecodable, Sendable {
    var entreprise: ID<EntrepriseTag>
    var periode: PeriodeBilan
    var rendu: Bool

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        periode = try row.value("periode")
        rendu = try row.bool("rendu")
    }
}
