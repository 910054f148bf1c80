public import Foundation
public import Postgres

/// One true count of a year at the finest grain. Before disclosure control: it lives for the time of one computation.
public struct Croisement: RowDecodable, Hashable {
    public enum Axe: String, Sendable { case motif, forme, origine }

    /// 0…3 the quarters, 4 the year.
    public let periode: Int
    public let axe: Axe
    /// A `Motif`, empty for all of them, or the caller's group.
    public let valeur: String
    /// Lower-case UUID; empty for the whole company.
    public let etablissement: String
    public let entretiens: Int
    public let personnes: Int
    public let nouveaux: Int
    /// Entretiens of the largest contributor.
    public let maximum: Int

    public init(row: Row) throws(RowError) {
        periode = try row.int("periode")
        axe = try row.value("axe")
        valeur = try row.string("valeur")
        etablissement = try row.string("etablissement")
        entretiens = try row.int("entretiens")
        personnes = try row.int("personnes")
        nouveaux = try row.int("nouveaux")
        maximum = try row.int("maximum")
    }
}

extension ActesStore {
    /// Every non-empty count of the year up to the end of a period. `formes`, `origines`: code → group.
    public static func croiser(
        _ entreprise: UUID, _ periode: PeriodeActes, formes: [String: String], origines: [String: String], dans transaction: Transaction
    ) throws -> [Croisement] {
        try transaction.all(
            """
            SELECT periode, axe, valeur, etablissement, entretiens, personnes, nouveaux, maximum
            FROM passerelle.croiser(\(entreprise), \(periode.annee)::smallint, \(periode.fin)::date, \(try json(formes))::jsonb, \(try json(origines))::jsonb)
            """)
    }

    private static func json(_ groupes: [String: String]) throws -> String {
        String(decoding: try JSONEncoder().encode(groupes), as: UTF8.self)
    }
}
