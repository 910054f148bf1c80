import Calendrier
import Foundation
import Postgres
import Tenancy

/// A dossier near its end, as administration sees it: a number, a step, a day.
struct Conservation: RowDecodable {
    let numero: String
    let etape: String
    let terme: DateCivile
    let gele: Bool

    init(row: Row) throws(RowError) {
        numero = try row.string("numero")
        etape = try row.string("etape")
        terme = try row.value("terme")
        gele = try row.bool("gele")
    }

    static let mots = [
        "avis_1": "avertir le référent, deux mois avant", "avis_2": "avertir le référent, un mois avant", "archiver": "archiver",
        "archive": "archivé, attend", "effacer": "effacer, la clé est détruite",
    ]

    var quoi: String { gele ? "gelé, rien ne se fait" : Self.mots[etape] ?? etape }
    var aFaire: Bool { !gele && etape != "archive" }
}

/// A hold: nothing is archived nor erased while it lasts.
struct Gel: RowDecodable {
    let entreprise: ID<EntrepriseTag>
    let id: UUID
    let numero: String
    let cause: String
    let poseLe: Date

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.uuid("id")
        numero = try row.string("numero")
        cause = try row.string("cause")
        poseLe = try row.instant("pose_le")
    }

    static let causes = [
        ("contentieux", "contentieux"), ("requisition", "réquisition judiciaire"), ("demande", "demande de la personne en cours"),
    ]
}

/// Retention, by functions of `garde` alone: administration has no right in the nominative schema.
struct ConservationStore: Sendable {
    let base: Database

    func etat(as principal: Principal) async throws -> (pas: [Conservation], gels: [Gel]) {
        let lignes = try await base.read(
            as: principal,
            ["SELECT numero, etape, terme, gele FROM garde.conservation_apercu()", "SELECT * FROM garde.conservation_gels()"])
        return (try lignes[0].map { try Conservation(row: $0) }, try lignes[1].map { try Gel(row: $0) })
    }

    /// Numbers by what was done to them: « avertir », « archiver », « effacer ».
    func appliquer(as principal: Principal) async throws -> [(numero: String, fait: String)] {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT numero, fait FROM garde.conservation_appliquer()").map { (try $0.string("numero"), try $0.string("fait")) }
        }
    }

    /// « fait », « introuvable » or « plusieurs ».
    func geler(_ numero: String, cause: String, as principal: Principal) async throws -> String {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT garde.conservation_geler(\(numero), NULL, \(cause)) AS r").first?.string("r") ?? "introuvable"
        }
    }

    func degeler(_ entreprise: ID<EntrepriseTag>, _ gel: UUID, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT garde.conservation_degeler(\(entreprise), \(gel)) AS fait").first?.bool("fait") ?? false
        }
    }
}
