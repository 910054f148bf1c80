package import Calendrier
package import Postgres
package import Tenancy

/// A step as it is kept: planned, done or set aside.
package struct EtapePosee: RowDecodable, Sendable {
    package enum Statut: String, Sendable { case prevue, faite, ecartee }

    package let id: ID<EtapePosee>
    package let ref: Dossier.Ref
    package let numero: String
    package let etape: EtapePdp
    package let absenceDu: DateCivile
    package let le: DateCivile
    package let jusquau: DateCivile?
    package let statut: Statut
    package let statutLe: DateCivile?

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        etape = try row.value("etape")
        absenceDu = try row.value("absence_du")
        le = try row.value("le")
        jusquau = try row.optionalValue("jusquau")
        statut = try row.value("statut")
        statutLe = try row.optionalValue("statut_le")
    }

    static let colonnes: SQL = """
        SELECT p.id, p.entreprise_id, p.dossier_id, d.numero, p.etape, p.absence_du, p.le, p.jusquau, p.statut, p.statut_le
        FROM nominatif.pdp_etape p
        JOIN nominatif.dossier d ON d.entreprise_id = p.entreprise_id AND d.id = p.dossier_id
        """

    static func selection(_ ref: Dossier.Ref) -> SQL {
        "\(fragment: colonnes) WHERE p.entreprise_id = \(ref.entreprise) AND p.dossier_id = \(ref.id) ORDER BY p.le LIMIT 200"
    }

    /// Steps of my open dossiers that come by `avant`, or came and were neither done nor set aside: for the day's reminders.
    package static func dues(_ jour: DateCivile, avant: DateCivile) -> SQL {
        """
        \(fragment: colonnes)
        WHERE d.referent_id = garde.uid() AND d.etat = 'ouvert' AND p.statut = 'prevue' AND p.le <= \(avant)::date
          AND (p.jusquau IS NULL OR p.jusquau >= \(jour)::date)
        ORDER BY p.le LIMIT 100
        """
    }
}
