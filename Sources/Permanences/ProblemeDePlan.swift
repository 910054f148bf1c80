import Calendrier
import Contrats
import Planner
import Tenancy

/// A period of the database as a planning instance. Identifiers are those of the rows, as text.
struct ProblemeDePlan: Sendable {
    let fenetre: Periode
    let instance: Instance
    /// Published, held or pinned: they stay.
    let epinglees: [Solution.Permanence]
    /// The draft as it stands, with the pinned ones: what the proposal is compared with.
    let actuelle: Solution
    let lignes: [String: LigneDue]
    /// Every period owed of every line, and whether it has an open day.
    let dues: [Due]
    /// Half-days the instance holds besides, pinned: drafts of periods that begin after the window.
    let voisines: Int
    /// Cost of a permanence moved, for a search that stays near the plan in place.
    let deplacement: Int

    struct Due: Sendable {
        let ligne: LigneDue
        let periode: Periode
        let ouverte: Bool
    }

    /// What is read from the database to state the problem.
    struct Donnees {
        var fenetre: Periode
        var lignes: [LigneDue]
        var lieux: [Lieu]
        var trajets: [Trajet]
        var intervenants: [Intervenant]
        var absences: [Absence]
        var fermetures: [FermetureDue]
        /// What the ledger already says of periods of the horizon.
        var registre: [PeriodeDuRegistre]
        /// Living permanences of the horizon.
        var permanences: [Permanence]
        var poids: Poids
    }

    init(_ donnees: Donnees) throws(Malformation) {
        let premier = try Self.poser(donnees, refusees: [])
        let retenues = try Planificateur(premier.instance, epinglees: premier.epinglees).retenues
        let refusees = premier.epinglees.filter { !retenues.contains($0) }
        // One published permanence may break a rule of today (a holiday added, a pattern changed): it is kept out of the instance, its
        // period closed and its day taken.
        self = refusees.isEmpty ? premier : try Self.poser(donnees, refusees: refusees)
    }

    init(
        fenetre: Periode, instance: Instance, epinglees: [Solution.Permanence], actuelle: Solution, lignes: [String: LigneDue], dues: [Due],
        voisines: Int, deplacement: Int
    ) {
        self.fenetre = fenetre
        self.instance = instance
        self.epinglees = epinglees
        self.actuelle = actuelle
        self.lignes = lignes
        self.dues = dues
        self.voisines = voisines
        self.deplacement = deplacement
    }

    /// Weeks from the window's Monday to the end of the last period that begins in it: a monthly line needs three more.
    static func horizon(_ fenetre: Periode) -> Periode {
        Periode(debut: fenetre.debut.lundi, fin: fenetre.fin.lundi.plus(jours: 27))
    }
}

extension Permanence {
    /// In the words of the planning format.
    var duPlan: Solution.Permanence {
        .init(demande: prestation.description, intervenante: intervenant.description, date: jour.description, moment: moment.rawValue)
    }
}
