package import Calendrier
package import Postgres
package import Tenancy

/// A step as it is kept: planned, done or set aside.
package struct EtapePosee: RowDecodable, Sendable {
    package enum Statut: String, Sendable { case prevue, faite, ecartee }

    package let id: ID<EtapePosee>
    package let etape: EtapePdp
    package let absenceDu: DateCivile
    package let le: DateCivile
    package let jusquau: DateCivile?
    package let statut: Statut
    package let statutLe: DateCivile?

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        etape = try row.value("etape")
        absenceDu = try row.value("absence_du")
        le = try row.value("le")
        jusquau = try row.optionalValue("jusquau")
        statut = try row.value("statut")
        statutLe = try row.optionalValue("statut_le")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 200) -> SQL {
        """
        SELECT p.id, p.etape, p.absence_du, p.le, p.jusquau, p.statut, p.statut_le
        FROM nominatif.pdp_etape p
        WHERE p.entreprise_id = \(ref.entreprise) AND p.dossier_id = \(ref.id)
        ORDER BY p.le LIMIT \(limite)
        """
    }
}
