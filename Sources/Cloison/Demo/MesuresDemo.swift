import Calendrier
import Dossiers

/// Measures of job retention of a dossier of the demonstration: those its leaves call for, as far as they went by today.
struct MesuresDemo {
    private let arrets: [PeriodeArret]
    private let droit: DroitTravail
    private let ouvertLe: DateCivile
    private let aujourdhui: DateCivile

    init(_ arrets: [PeriodeArret], droit: DroitTravail, ouvertLe: DateCivile, aujourdhui: DateCivile) {
        self.arrets = arrets
        self.droit = droit
        self.ouvertLe = min(ouvertLe, aujourdhui)
        self.aujourdhui = aujourdhui
    }

    func mesures(_ hasard: inout Hasard) -> [(fiche: MesureFiche, noteeLe: DateCivile)] {
        guard let debut = arrets.first?.debut else { return [] }
        let fiches =
            droit == .francais ? francaises(debut, arrets.last?.fin, &hasard) : luxembourgeoises(debut, arrets.last?.fin, &hasard)
        return fiches.map { ($0, ouvertLe) }
    }

    private func francaises(_ debut: DateCivile, _ fin: DateCivile?, _ hasard: inout Hasard) -> [MesureFiche] {
        var fiches: [MesureFiche] = []
        let liaison = debut.plus(jours: 33 + Int.random(in: 0...8, using: &hasard))
        if liaison < aujourdhui, hasard.chance(70) {
            fiches.append(visite(.liaison, par: .employeur, liaison))
        }
        let preReprise = debut.plus(jours: 52 + Int.random(in: 0...12, using: &hasard))
        if preReprise < aujourdhui {
            fiches.append(
                visite(
                    .preReprise, par: .personne, preReprise, note: "Elle a dit ce qui fatigue et ce qui tient ; reprise à mi-temps évoquée."
                ))
        } else {
            fiches.append(MesureFiche(.preReprise, par: .service))
        }
        if let fin, fin < aujourdhui {
            fiches.append(visite(.reprise, par: .employeur, min(fin.plus(jours: 5), aujourdhui), resultat: .amenage))
            fiches.append(partiel(du: fin.plus(jours: 1), quotite: hasard.un([50, 60, 80]), &hasard))
        } else if debut.plus(jours: 80) < aujourdhui {
            let demandee = aujourdhui.plus(jours: -hasard.un([12, 41]))
            fiches.append(
                MesureFiche(
                    .tempsPartiel, par: .medecinTraitant, etat: .demandee, demandeeLe: demandee, relance: demandee.plus(jours: 30),
                    quotite: 50))
        }
        if hasard.chance(35) {
            let du = aujourdhui.plus(jours: -700)
            fiches.append(
                MesureFiche(
                    .rqth, par: .service, etat: .enCours, demandeeLe: du.plus(jours: -130), decideeLe: du, du: du,
                    au: aujourdhui.plus(jours: hasard.un([95, 380, 1_100]))))
        }
        return fiches
    }

    private func luxembourgeoises(_ debut: DateCivile, _ fin: DateCivile?, _ hasard: inout Hasard) -> [MesureFiche] {
        if let fin, fin < aujourdhui {
            return [visite(.luExamen, par: .employeur, min(fin.plus(jours: 3), aujourdhui), resultat: .amenage)]
        }
        guard debut.plus(jours: 45) < aujourdhui else { return [MesureFiche(.luReprise, par: .service)] }
        let du = aujourdhui.plus(jours: -hasard.un([6, 15]))
        return [
            MesureFiche(
                .luReprise, par: .medecinTraitant, etat: .enCours, demandeeLe: du.plus(jours: -10), decideeLe: du.plus(jours: -2), du: du,
                au: du.plus(jours: 28), quotite: 50)
        ]
    }

    private func visite(
        _ sorte: SorteMesure, par: Proposant, _ le: DateCivile, resultat: ResultatMesure? = nil, note: String = ""
    ) -> MesureFiche {
        MesureFiche(
            sorte, par: par, etat: .terminee, demandeeLe: le.plus(jours: -9), decideeLe: le.plus(jours: -4), du: le, au: le,
            resultat: resultat, note: note)
    }

    /// Three months; over by now, or running with its end in sight.
    private func partiel(du: DateCivile, quotite: Int, _ hasard: inout Hasard) -> MesureFiche {
        let au = du.plus(mois: 3).plus(jours: -1)
        let finie = au < aujourdhui
        return MesureFiche(
            .tempsPartiel, par: .medecinTraitant, etat: finie ? .terminee : .enCours, demandeeLe: du.plus(jours: -8),
            decideeLe: du.plus(jours: -1), du: du, au: au, quotite: quotite, resultat: finie ? hasard.un([.maintien, .amenage]) : nil,
            note: "Le matin d'abord, puis un jour de plus chaque mois.")
    }
}
