internal import Contrats
internal import Web

/// Proposes the volume of the next year (product.md, B2) from what the bilan SHOWS and from half-days: a masked count changes nothing.
enum Ajustement {
    /// Interviews one half-day can hold: 45 minutes each in three hours.
    static let entretiensParDemiJournee = 4
    /// Beyond this load, in hundredths of an interview per half-day, somebody waits for the next one.
    static let charge = 300
    /// A headcount that moved by this share, in hundredths, moves the volume.
    static let ecartEffectif = 10
    /// Under this share of what is owed, holding it comes first.
    static let tenue = 85
    /// Never more than half again, nor less than half, in one year.
    static let bornes = (bas: 50, haut: 150)

    /// nil for a quarter, or without a contract.
    static func proposer(_ contenu: Contenu, contrat: ContratLu) -> Contenu.Ajustement? {
        guard PeriodeBilan(contenu.periode)?.annuelle == true, contrat.demiJourneesAn > 0 else { return nil }
        let actuelles = contrat.demiJourneesAn
        var motifs = [volume(contenu.permanences, actuelles)]
        if let dues = contenu.permanences.dues, contenu.permanences.demiJournees * 100 < dues * tenue {
            motifs.append("Avant de changer le volume, le service doit tenir celui qui est prévu.")
            return Contenu.Ajustement(sens: .maintenir, demiJourneesActuelles: actuelles, demiJourneesProposees: actuelles, motifs: motifs)
        }
        let cible = max(actuelles * bornes.bas / 100, min(actuelles * bornes.haut / 100, cible(contenu, contrat, &motifs)))
        // A difference that no frequency can follow is no difference.
        guard abs(cible - actuelles) * 20 > actuelles, abs(cible - actuelles) > 1 else {
            motifs.append("Nous proposons de garder ce volume.")
            return Contenu.Ajustement(sens: .maintenir, demiJourneesActuelles: actuelles, demiJourneesProposees: actuelles, motifs: motifs)
        }
        let ecart = pluriel(abs(cible - actuelles), "demi-journée")
        motifs.append(
            "Nous proposons \(pluriel(cible, "demi-journée")) par an, soit \(ecart) de \(cible > actuelles ? "plus" : "moins"), par avenant."
        )
        return Contenu.Ajustement(
            sens: cible > actuelles ? .augmenter : .reduire, demiJourneesActuelles: actuelles, demiJourneesProposees: cible, motifs: motifs)
    }

    private static func cible(_ contenu: Contenu, _ contrat: ContratLu, _ motifs: inout [String]) -> Int {
        let actuelles = contrat.demiJourneesAn
        var cible = actuelles
        let grandit = contrat.effectifAnterieur.map { contenu.effectif > $0 } ?? false
        if let avant = contrat.effectifAnterieur, avant > 0, abs(contenu.effectif - avant) * 100 >= avant * ecartEffectif {
            cible = Reperes.arrondi(actuelles * contenu.effectif, avant)
            motifs.append(
                "L'effectif est passé de \(nombre(avant)) à \(pluriel(contenu.effectif, "salarié")) en un an, soit \(contenu.effectif > avant ? "+" : "−") \(Reperes.arrondi(abs(contenu.effectif - avant) * 100, avant)) %."
            )
        }
        let tenues = contenu.permanences.demiJournees
        if let entretiens = contenu.total?.entretiens, tenues > 0, entretiens * 100 > tenues * charge {
            // The load a half-day bears without anybody waiting.
            cible = max(cible, (entretiens * 100 + charge - 1) / charge)
            let dixiemes = Reperes.arrondi(entretiens * 10, tenues)
            motifs.append(
                "Chaque demi-journée tenue a reçu \(Contexte.saisi(dixiemes)) entretiens en moyenne, pour \(entretiensParDemiJournee) possibles."
            )
        }
        let besoin = Dimensionnement.besoin(contenu.effectif, ratio: contrat.ratio)
        let regle =
            "un temps plein pour \(contrat.ratio - Dimensionnement.ecartRatio) à \(contrat.ratio + Dimensionnement.ecartRatio) salariés"
        // The rule of thumb is far above what most contracts buy: only half of it is a lack.
        if actuelles * 2 < besoin.lowerBound {
            cible = max(cible, min(actuelles * 5 / 4, besoin.lowerBound))
            motifs.append(
                "La règle du métier (\(regle)) en compterait \(nombre(besoin.lowerBound)) à \(nombre(besoin.upperBound)) : le contrat en prévoit moins de la moitié."
            )
        } else if actuelles > besoin.upperBound, !grandit, cible <= actuelles {
            cible = min(cible, besoin.upperBound)
            motifs.append("La règle du métier (\(regle)) en compterait \(nombre(besoin.lowerBound)) à \(nombre(besoin.upperBound)).")
        }
        return cible
    }

    /// « Le contrat prévoit 46 demi-journées par an ; 43 ont été tenues. »
    private static func volume(_ p: Contenu.Permanences, _ actuelles: Int) -> String {
        let tenues = p.demiJournees
        return "Le contrat prévoit \(pluriel(actuelles, "demi-journée")) par an ; "
            + (tenues == 0 ? "aucune n'a été tenue." : tenues == 1 ? "une a été tenue." : "\(nombre(tenues)) ont été tenues.")
    }
}
