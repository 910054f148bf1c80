package import Calendrier
import Partenaires
import Postgres

/// A way to contest a decision, and its last day: a legal term of the directory counted from the day the decision was received. The letter
/// that notifies it is what counts: this is a reminder, not advice.
package struct Recours: Sendable, Equatable {
    package let quoi: String
    /// Last day.
    package let avant: DateCivile
    /// « 2 mois ».
    package let duree: String
    package let suite: String
    package let source: String

    /// Those of a partner, nearest first; two months when the table says nothing of it.
    static func possibles(_ partenaire: TypePartenaire?, recue: DateCivile, _ transaction: Transaction) throws -> [Recours] {
        let delais = try partenaire.map { try EcheanceStore.actives($0, transaction) } ?? []
        let connus = delais.filter { $0.effet == .recours }.map { delai in
            Recours(quoi: delai.demarche, avant: delai.terme(depuis: recue), duree: delai.duree, suite: delai.suite, source: delai.source)
        }
        return connus.isEmpty ? [general(recue)] : connus.sorted { $0.avant < $1.avant }
    }

    package static func general(_ recue: DateCivile) -> Recours {
        Recours(
            quoi: "Décision d'une administration", avant: recue.plus(mois: 2), duree: "2 mois",
            suite: "Lire la notification : elle dit devant qui, et le délai.", source: "Code de justice administrative, art. R. 421-1")
    }
}
