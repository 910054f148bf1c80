import Postgres

/// What a database error means to a reader.
enum Panne: Equatable {
    /// Pool exhausted or server away: come back soon.
    case indisponible
    /// The database no longer knows the session (SQLSTATE 28000).
    case sessionFermee

    init?(_ erreur: any Error) {
        switch erreur {
        case Refus.indisponible, PostgresError.saturated, PostgresError.unavailable, PostgresError.timeout: self = .indisponible
        case PostgresError.server(.invalidAuthorization, _): self = .sessionFermee
        default: return nil
        }
    }

    /// A code that cannot hold a value: SQLSTATE and constraint, missing column, missing table of the grants, missing template.
    static func code(_ erreur: any Error) -> String? {
        switch erreur {
        case let postgres as PostgresError: postgres.description
        case let colonne as RowError: colonne.description
        case let table as Droits.TableInconnue: table.table
        case let gabarit as Chaine.GabaritAbsent: gabarit.nom
        default: nil
        }
    }
}
