import Calendrier
import Foundation
import Postgres
import Tenancy

/// A dossier near its end, as administration sees it: a number, a step, a day.
struct Conservation: RowDecodable, Sendable {
    let numero: String
    let etape: String
    let terme: DateCivile
    let gele: Bool
    /// Something would be done to it now.
    let aFaire: Bool
    /// Its worker's account is closed: a warning reaches nobody but the direction.
    let sansReferent: Bool

    init(row: Row) throws(RowError) {
        numero = try row.string("numero")
        etape = try row.string("etape")
        terme = try row.value("terme")
        gele = try row.bool("gele")
        aFaire = try row.bool("a_faire")
        sansReferent = try row.bool("sans_referent")
    }

    private static let gestes = [
        "avis_1": "avertir le référent, deux mois avant", "avis_2": "avertir le référent, un mois avant", "archiver": "archiver",
        "effacer": "effacer, la clé est détruite",
    ]

    var quoi: String {
        if gele { return "gelé, rien ne se fait" }
        let mot = aFaire ? Self.gestes[etape] ?? etape : etape == "archive" ? "archivé, attend" : "averti, attend"
        return sansReferent ? mot + " ; référent parti, la direction le voit" : mot
    }
}

/// A hold: nothing is archived nor erased while it lasts.
struct Gel: RowDecodable, Sendable {
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

    struct Etat: Sendable {
        let pas: [Conservation]
        let gels: [Gel]
        /// When it last ran, by the timer or by hand; nil: never.
        let passage: Date?
    }

    func etat(as principal: Principal) async throws -> Etat {
        let lignes = try await base.read(
            as: principal,
            [
                "SELECT numero, etape, terme, gele, a_faire, sans_referent FROM garde.conservation_apercu()",
                "SELECT * FROM garde.conservation_gels()", "SELECT garde.conservation_passage() AS instant",
            ])
        return Etat(
            pas: try lignes[0].map { try Conservation(row: $0) }, gels: try lignes[1].map { try Gel(row: $0) },
            passage: try lignes[2].first?.optionalInstant("instant"))
    }

    /// « avertir », « archiver », « effacer », one per dossier; lot after lot, so that no statement passes its limit.
    func appliquer(as principal: Principal) async throws -> [String] {
        var faits: [String] = []
        var lot: [String]
        repeat {
            lot = try await base.transaction(as: principal) {
                try $0.rows("SELECT fait FROM garde.conservation_appliquer()").map { try $0.string("fait") }
            }
            faits += lot
        } while !lot.isEmpty
        return faits
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
