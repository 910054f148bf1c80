public import Calendrier
public import Postgres
public import Tenancy

/// A change of the contract from a date (C9). What it changes is closed the day before and opened anew: history is kept.
public struct Avenant: RowDecodable {
    public let id: ID<Avenant>
    public let contrat: ID<Contrat>
    /// From 1 in its contract.
    public let numero: Int
    public let dateEffet: DateCivile
    public let objet: String
    public let signeLe: DateCivile?

    public init(row: Row) throws(RowError) {
        id = try row.value("id")
        contrat = try row.value("contrat_id")
        numero = try row.int("numero")
        dateEffet = try row.value("date_effet")
        objet = try row.string("objet")
        signeLe = try row.optionalValue("signe_le")
    }
}
