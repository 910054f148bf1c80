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
            pdp: try pdp(entreprise.id, periode),
            portefeuille: try ReperesStore(transaction: transaction).pour(effectif: entreprise.effectif, periode),
            contrat: try periode.annuelle ? contrat(entreprise.id, le: periode.jours.fin) : nil)
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

    /// nil when no line of permanences was in force that day.
    private func contrat(_ entreprise: ID<EntrepriseTag>, le jour: DateCivile) throws -> ContratLu? {
        let row = try transaction.rows(
            """
            SELECT (SELECT coalesce(sum(p.demi_journees_an), 0)::int FROM gestion.prestation p
                    JOIN gestion.contrat c ON (c.entreprise_id, c.id) = (p.entreprise_id, p.contrat_id)
                    WHERE p.entreprise_id = \(entreprise) AND c.statut = 'signe' AND p.type = 'permanence'
                      AND p.du <= \(jour) AND coalesce(p.au, \(jour)) >= \(jour)) AS demi_journees,
              (SELECT sum(d.nombre)::int FROM (
                 SELECT DISTINCT ON (etablissement_id) nombre FROM gestion.effectif
                 WHERE entreprise_id = \(entreprise) AND a_partir_du <= \(jour.plus(mois: -12))
                 ORDER BY etablissement_id, a_partir_du DESC) d) AS effectif_anterieur,
              coalesce((SELECT ratio_dimensionnement FROM gestion.prestataire), 550)::int AS ratio
            """)[0]
        let demiJournees = try row.int("demi_journees")
        guard demiJournees > 0 else { return nil }
        return ContratLu(
            demiJourneesAn: demiJournees, effectifAnterieur: try row.optionalInt("effectif_anterieur"), ratio: try row.int("ratio"))
    }
}
