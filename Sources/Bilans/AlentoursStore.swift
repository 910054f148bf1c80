internal import Actes
internal import Calendrier
internal import Contrats
internal import Foundation
internal import Postgres
internal import Tenancy

/// Reads what stands beside the counts of a bilan, as app_pilotage: one round trip for all of it.
struct AlentoursStore {
    let transaction: Transaction

    func lire(_ entreprise: EntrepriseBilan, _ periode: PeriodeBilan) throws -> Alentours {
        guard let actes = periode.actes else { return Alentours() }
        let reponses = try transaction.pipeline([
            Self.actions(entreprise.id, periode.jours), ContexteStore.requete(entreprise.id, [periode, periode.anterieure]),
            ActesStore.pdp(entreprise.id.rawValue, actes), ReperesStore.requete(periode),
            Self.contrat(entreprise.id, le: periode.jours.fin),
        ])
        let contextes = try reponses[1].map { try Contexte(row: $0) }
        let prevention = try reponses[2].first.map { try ComptePdp(row: $0) }
        return Alentours(
            actions: try reponses[0].map(Self.action),
            contexte: contextes.first { $0.periode == periode }.map { contexte in
                Contenu.Contexte(contexte, anterieur: contextes.first { $0.periode == periode.anterieure })
            },
            pdp: prevention.flatMap(Self.faits),
            portefeuille: try ReperesStore(transaction: transaction).pour(effectif: entreprise.effectif, periode, figes: reponses[3]),
            contrat: try periode.annuelle ? reponses[4].first.flatMap(Self.contrat) : nil)
    }

    /// Held actions. A talk group of fewer than five is left out: who sat there is known by elimination.
    private static func actions(_ entreprise: ID<EntrepriseTag>, _ jours: Periode) -> SQL {
        """
        SELECT jour, genre, theme, minutes, participants FROM gestion.action_collective
        WHERE entreprise_id = \(entreprise) AND jour BETWEEN \(jours.debut) AND \(jours.fin) AND statut = 'tenue'
          AND NOT (genre = \(GenreAction.groupeParole) AND participants < \(SommePortefeuille.seuil))
        ORDER BY jour, debut, theme
        """
    }

    private static func action(_ row: Row) throws -> Contenu.ActionCollective {
        let genre: GenreAction = try row.value("genre")
        return Contenu.ActionCollective(
            jour: try row.string("jour"), titre: genre.titre(try row.string("theme")), minutes: try row.int("minutes"),
            participants: try row.int("participants"))
    }

    /// nil where nothing is followed.
    private static func faits(_ compte: ComptePdp) -> FaitsPdp? {
        guard compte.situations + compte.cloturees > 0 else { return nil }
        return FaitsPdp(situations: compte.situations, cloturees: compte.cloturees, retours: compte.retours)
    }

    private static func contrat(_ entreprise: ID<EntrepriseTag>, le jour: DateCivile) -> SQL {
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
        """
    }

    /// nil when no line of permanences was in force that day.
    private static func contrat(_ row: Row) throws -> ContratLu? {
        let demiJournees = try row.int("demi_journees")
        guard demiJournees > 0 else { return nil }
        return ContratLu(
            demiJourneesAn: demiJournees, effectifAnterieur: try row.optionalInt("effectif_anterieur"), ratio: try row.int("ratio"))
    }
}
