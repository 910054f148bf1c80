import Foundation
import Postgres

/// Names of the staff, by account: those who are here, and those who have left and whom what is read still names.
enum NomsDuService {
    static let presents: SQL = "SELECT id, nom FROM garde.collegues('intervenant')"

    /// Rows of `presents`.
    static func lire(_ lignes: [Row]) throws -> [UUID: String] {
        Dictionary(try lignes.map { (try $0.uuid("id"), try $0.string("nom")) }, uniquingKeysWith: { a, _ in a })
    }

    /// With whoever of `comptes` is not among them. Nothing is asked when they are all here, the usual case.
    static func completer(_ noms: [UUID: String], _ comptes: [UUID], _ transaction: Transaction) throws -> [UUID: String] {
        let partis = Set(comptes).subtracting(noms.keys)
        guard !partis.isEmpty else { return noms }
        var noms = noms
        for ligne in try transaction.rows(
            "SELECT x.id, garde.nom_du_service(x.id) AS nom FROM unnest(\(Array(partis))::uuid[]) AS x (id)")
        {
            noms[try ligne.uuid("id")] = try ligne.optionalString("nom")
        }
        return noms
    }
}
