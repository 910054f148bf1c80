package import Calendrier
import Partenaires
import Postgres

/// A way to contest a decision, and its last day: a legal term of the directory counted from the day the decision was received. The letter
/// that notifies it is what counts: this is a reminder, not advice.
package struct Recours: Sendable, Equatable {
    package let quoi: String
    /// Last day.
    package let avant: DateCivile
    /// « 2 mois »; empty for a day the notification gives.
    package let duree: String
    package let suite: String
    package let source: String

    /// Those of a partner, nearest first. When the table says nothing of it: two months for an administration, none for anybody else. A
    /// mutual insurer, a creditor or a charity decides under its own rules, and a false last day is worse than none.
    static func possibles(_ partenaire: TypePartenaire?, recue: DateCivile, _ transaction: Transaction) throws -> [Recours] {
        guard let partenaire else { return [] }
        let connus = try EcheanceStore.actives(partenaire, transaction).filter { $0.effet == .recours }.map { delai in
            Recours(quoi: delai.demarche, avant: delai.terme(depuis: recue), duree: delai.duree, suite: delai.suite, source: delai.source)
        }
        guard connus.isEmpty else { return connus.sorted { $0.avant < $1.avant } }
        return TypePartenaire.administrations.contains(partenaire) ? [general(recue)] : []
    }

    package static func general(_ recue: DateCivile) -> Recours {
        Recours(
            quoi: "Décision d'une administration", avant: recue.plus(mois: 2), duree: "2 mois",
            suite: "Lire la notification : elle dit devant qui, et le délai.", source: "Code de justice administrative, art. R. 421-1")
    }

    /// The day written in the decision received.
    package static func notifie(_ avant: DateCivile) -> Recours {
        Recours(quoi: "Le jour que donne la décision", avant: avant, duree: "", suite: "", source: "écrit dans la décision")
    }

    /// « 2 mois, Code de justice administrative, art. R. 421-1 ».
    var origine: String { duree.isEmpty ? source : "\(duree), \(source)" }
}
