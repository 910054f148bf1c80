internal import Actes
internal import Calendrier
internal import Contrats
internal import Foundation
internal import Postgres
internal import Tenancy

/// Reads what stands beside the counts of a bilan, as app_pilotage.
struct AlentoursStore {
    let transaction: Transaction

    func lire(_ entreprise: EntrepriseBilan, _ periode: PeriodeBilan) throws -> Alentours {
        Alentours(
            actions: try actions(entreprise.id, periode.jours),
            contexte: try ContexteStore(transaction: transaction).pour(entreprise.id, periode),
            pdp: try pdp(entreprise.id, periode))
    }

    /// Held actions. A talk group of fewer than five is left out: who sat there is known by elimination.
    private func actions(_ entreprise: ID<EntrepriseTag>, _ jours: Periode) throws -> [Contenu.ActionCollective] {
        try transaction.rows(
            """
            SELECT jour, genre, theme, minutes, participants FROM gestion.action_collective
            WHERE entreprise_id = \(entreprise) AND jour BETWEEN \(jours.debut) AND \(jours.fin) AND statut = 'tenue'
              AND NOT (genre = \(GenreAction.groupeParole) AND participants < 5)
            ORDER BY jour, debut, theme
            """
        ).map {
            let genre: GenreAction = try $0.value("genre")
            return Contenu.ActionCollective(
                jour: try $0.string("jour"), titre: genre.titre(try $0.string("theme")), minutes: try $0.int("minutes"),
                participants: try $0.int("participants"))
        }
    }

    /// True counts; nil where nothing is followed.
    private func pdp(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan) throws -> FaitsPdp? {
        guard let actes = periode.actes else { return nil }
        let faits = try ActesStore.compterPdp(entreprise.rawValue, actes, dans: transaction)
        return faits.situations + faits.cloturees > 0
            ? FaitsPdp(situations: faits.situations, cloturees: faits.cloturees, retours: faits.retours) : nil
    }
}
