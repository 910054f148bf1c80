package import Calendrier
package import Postgres

/// How long a decision may be appealed against, from the reference table of legal terms. The letter that notifies it is what counts: this is
/// a reminder, not advice.
package struct DelaiRecours: RowDecodable, Sendable {
    package let demarche: String
    package let nombre: Int
    package let enMois: Bool
    package let suite: String
    package let source: String

    package init(row: Row) throws(RowError) {
        demarche = try row.string("demarche")
        nombre = try row.int("nombre")
        enMois = try row.string("unite") == "mois"
        suite = try row.string("suite")
        source = try row.string("source")
    }

    private init(general: Void) {
        demarche = "Décision d'une administration"
        nombre = 2
        enMois = true
        suite = "Lire la notification : elle dit devant qui, et le délai."
        source = "Code de justice administrative, art. R. 421-1"
    }

    /// Two months, when the table says nothing of this partner.
    package static let general = DelaiRecours(general: ())

    /// Last day to appeal against a decision received that day.
    package func avant(_ decision: DateCivile) -> DateCivile { enMois ? decision.plus(mois: nombre) : decision.plus(jours: nombre) }

    package var duree: String { enMois ? "\(nombre) mois" : "\(nombre) jours" }

    static func selection(_ partenaire: Partenaire) -> SQL {
        """
        SELECT l.demarche, l.nombre, l.unite, l.suite, l.source FROM gestion.echeance_legale l
        WHERE l.partenaire_code = \(partenaire) AND l.effet = 'recours' AND l.actif
        ORDER BY l.demarche LIMIT 20
        """
    }
}
