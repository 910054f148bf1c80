import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy

/// Gathers what `Placement` judges, in the transaction of the write.
enum PlacementStore {
    /// Nil when the line, the person or a place is unknown. `sauf`: the permanence being moved.
    static func charger(
        _ entreprise: EntrepriseID, _ prestation: ID<Prestation>, lieu: ID<LieuTag>? = nil, qui: ID<IntervenantTag>, jour: DateCivile,
        moment: Moment, sauf: ID<Permanence>? = nil, _ tx: Transaction
    ) throws -> Placement? {
        guard let ligne = try LigneDueStore.une(entreprise, prestation, tx), let intervenant = try IntervenantStore.un(qui, tx),
            let place = try LieuStore.un(lieu ?? ligne.lieu, tx), let bureau = try LieuStore.un(intervenant.bureau, tx)
        else { return nil }
        let leJour = Periode(debut: jour, fin: jour)
        let semaine = try PermanenceStore.pendant(Semaine(jour).periode, .init(intervenant: qui), tx).filter { $0.vivante && $0.id != sauf }
        let trajets = try TrajetStore.de(place.id, tx)
        return Placement(
            prestation: ligne, intervenant: intervenant, lieu: place, bureau: bureau, jour: jour, moment: moment,
            absences: try AbsenceStore.de(qui, depuis: jour, tx).filter { $0.periode.contient(jour) },
            actions: try ActionDuJour.de(qui, jour, tx),
            fermetures: try LigneDueStore.fermetures(leJour, tx).filter { $0.entreprise == entreprise }.map(\.libelle),
            semaine: semaine, surPlace: try surPlace(place.id, jour, sauf, tx),
            soeurs: try soeurs(ligne, jour, sauf, tx),
            minutes: { a, b in trajets.first { ($0.a == a && $0.b == b) || ($0.a == b && $0.b == a) }?.minutes })
    }

    private static func surPlace(
        _ lieu: ID<LieuTag>, _ jour: DateCivile, _ sauf: ID<Permanence>?, _ tx: Transaction
    ) throws -> [(moment: Moment, salle: Int)] {
        try tx.rows(
            """
            SELECT moment, salle
            FROM gestion.permanence
            WHERE lieu_id = \(lieu)::uuid AND jour = \(jour)::date AND statut IN ('planifiee', 'publiee', 'tenue')
              AND id IS DISTINCT FROM \(sauf)::uuid
            """
        ).map { (try $0.value("moment"), try $0.int("salle")) }
    }

    private static func soeurs(
        _ ligne: LigneDue, _ jour: DateCivile, _ sauf: ID<Permanence>?, _ tx: Transaction
    ) throws -> [DateCivile] {
        try tx.rows(
            """
            SELECT jour
            FROM gestion.permanence
            WHERE entreprise_id = \(ligne.entreprise)::uuid AND prestation_id = \(ligne.id)::uuid
              AND statut IN ('planifiee', 'publiee', 'tenue') AND id IS DISTINCT FROM \(sauf)::uuid
              AND jour BETWEEN \(jour.plus(jours: -56))::date AND \(jour.plus(jours: 56))::date
            """
        ).map { try $0.value("jour") }
    }
}
