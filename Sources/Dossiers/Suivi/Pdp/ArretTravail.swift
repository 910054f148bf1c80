package import Calendrier
package import Postgres
package import Tenancy

/// Some days of sick leave, as the prescription says.
package struct PeriodeArret: Sendable, Equatable {
    package var origine: OrigineArret
    package var debut: DateCivile
    /// Last day; nil: still running, end not known.
    package var fin: DateCivile?

    package init(_ origine: OrigineArret, _ debut: DateCivile, _ fin: DateCivile?) {
        self.origine = origine
        self.debut = debut
        self.fin = fin
    }
}

/// A sick leave of a dossier. Dates and cause in clear, no diagnosis anywhere; erased with the dossier.
package struct ArretTravail: RowDecodable, Sendable {
    package let id: ID<ArretTravail>
    package let periode: PeriodeArret

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        periode = PeriodeArret(try row.value("origine"), try row.value("debut"), try row.optionalValue("fin"))
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 100) -> SQL {
        """
        SELECT a.id, a.origine, a.debut, a.fin FROM nominatif.arret a
        WHERE a.entreprise_id = \(ref.entreprise) AND a.dossier_id = \(ref.id)
        ORDER BY a.debut LIMIT \(limite)
        """
    }
}
