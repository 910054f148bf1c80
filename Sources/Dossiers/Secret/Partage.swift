package import Calendrier
package import Postgres
package import Tenancy

/// A dossier opened to a colleague with the person's consent, until a day.
package struct Partage: RowDecodable, Sendable {
    package let id: ID<Partage>
    package let compte: ID<CompteTag>
    package let accordePar: ID<CompteTag>
    package let consentiLe: DateCivile
    package let jusquau: DateCivile
    package let retireLe: DateCivile?

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        compte = try row.id("compte_id")
        accordePar = try row.id("accorde_par")
        consentiLe = try row.value("consenti_le")
        jusquau = try row.value("jusquau")
        retireLe = try row.optionalValue("retire_le")
    }

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT p.id, p.compte_id, p.accorde_par, p.consenti_le, p.jusquau, p.retire_le
        FROM nominatif.partage p
        WHERE p.entreprise_id = \(ref.entreprise) AND p.dossier_id = \(ref.id)
        ORDER BY p.consenti_le DESC
        """
    }

    package func actif(_ jour: DateCivile) -> Bool { retireLe == nil && jusquau >= jour }
}
