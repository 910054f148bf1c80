internal import Foundation
internal import Postgres
internal import Tenancy

/// What a poster's code opens: the last bilan given to its company, nil when none was.
struct BilanAffiche: Sendable {
    var periode: PeriodeBilan
    var version: Int
    var publieLe: Date
    var empreinte: [UInt8]
    var rendu: [UInt8]

    /// nil when the company received none.
    init?(row: Row) throws(RowError) {
        guard try !row.isNull("periode") else { return nil }
        periode = try row.value("periode")
        version = try row.int("version")
        publieLe = try row.instant("publie_le")
        empreinte = try row.bytes("empreinte")
        rendu = try row.bytes("rendu")
    }
}

/// Reads as app_public, by two functions of the database; no session, no table.
struct EmployeurStore: Sendable {
    let base: Database

    /// nil for a code nobody displays. The rights are read at the same moment, whatever the code: an unknown one takes the same path.
    func lire(_ code: String) async throws -> (bilan: BilanAffiche?, droits: [Droit])? {
        try await base.transactionSansSession { transaction in
            let reponses = try transaction.pipeline([
                "SELECT objet, colonne, verbe FROM garde.portee_client()",
                "SELECT periode, version, publie_le, empreinte, rendu FROM pilotage.dernier_bilan(\(code))",
            ])
            let droits = try reponses[0].map { try Droit(row: $0) }
            guard let rang = reponses[1].first else { return nil }
            return (try BilanAffiche(row: rang), droits)
        }
    }
}
