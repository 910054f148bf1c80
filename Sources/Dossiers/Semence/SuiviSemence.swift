package import Calendrier

/// What follows a dossier to load at once: situation, evaluation, plan, orientations, sick leaves, measures.
package struct SuiviSemence: Sendable {
    package var situation = Situation()
    package var evaluation: (texte: Evaluation, le: DateCivile)?
    package var objectifs: [ObjectifSemence] = []
    package var orientations: [OrientationStore.Nouvelle] = []
    package var arrets: [PeriodeArret] = []
    package var mesures: [(fiche: MesureFiche, noteeLe: DateCivile)] = []
    /// That of the establishment: it dates the steps of the leaves.
    package var droit = DroitTravail.francais
    /// Day whose future steps are still planned; those before are done.
    package var aujourdhui: DateCivile

    package init(aujourdhui: DateCivile) { self.aujourdhui = aujourdhui }
}

/// An objective of a `SuiviSemence`, with its actions.
package struct ObjectifSemence: Sendable {
    package var saisi: PlanStore.Saisi
    package var le: DateCivile
    package var actions: [(texte: String, qui: Qui, echeance: DateCivile, faite: Bool)]

    package init(_ saisi: PlanStore.Saisi, le: DateCivile, actions: [(texte: String, qui: Qui, echeance: DateCivile, faite: Bool)]) {
        self.saisi = saisi
        self.le = le
        self.actions = actions
    }
}
