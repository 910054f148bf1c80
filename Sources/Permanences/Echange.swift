import Calendrier
import Contrats
import Entreprises
import Tenancy

/// One draft put, moved or taken away by the acceptance of a plan, with all that is needed to put things back.
struct Echange: Codable, Sendable {
    let entreprise: String
    let prestation: String
    let avant: Place?
    let apres: Place?

    struct Place: Codable, Sendable {
        let lieu: String
        let intervenant: String
        let jour: DateCivile
        let moment: String
        let debut: String
        let fin: String
        let salle: Int
        let plan: String?

        init(_ pose: PermanenceStore.Pose) {
            lieu = pose.lieu.description
            intervenant = pose.intervenant.description
            jour = pose.jour
            moment = pose.moment.rawValue
            debut = pose.heures.debut.description
            fin = pose.heures.fin.description
            salle = pose.salle
            plan = pose.plan?.description
        }
    }

    /// `place` as a draft to put; nil when what was kept cannot be read.
    func pose(_ place: Place) -> PermanenceStore.Pose? {
        guard let entreprise = EntrepriseID(entreprise), let prestation = ID<Prestation>(prestation), let lieu = ID<LieuTag>(place.lieu),
            let intervenant = ID<IntervenantTag>(place.intervenant), let moment = Moment(rawValue: place.moment),
            let debut = Heure(place.debut), let fin = Heure(place.fin), let heures = PlageHoraire(debut: debut, fin: fin)
        else { return nil }
        return .init(
            entreprise: entreprise, prestation: prestation, lieu: lieu, intervenant: intervenant, jour: place.jour, moment: moment,
            heures: heures, salle: place.salle, plan: place.plan.flatMap { ID<PlanDePeriode>($0) })
    }
}
