import Calendrier
public import Planner

/// The witness of the benchmark: what a planner does by hand in a spreadsheet, without ever going back on a choice. The lines, the most
/// frequent first, each get the person and the weekly moment that hold longest; then the holes are filled one by one, first free place first.
/// Shares no line with the optimiser.
public struct Tableur: Sendable {
    /// Obeys every hard rule.
    public let solution: Solution

    /// `instance` must have passed `controler()`.
    public init(_ instance: Instance) {
        var feuille = FeuilleDeTableur(instance)
        let rang = instance.demandes.indices.map { k in
            let d = instance.demandes[k]
            return (instance.regles.semainesParPeriode[d.frequence], -d.duree, feuille.moments[k].count, d.id)
        }
        for k in instance.demandes.indices.sorted(by: { rang[$0] < rang[$1] }) { Self.donnerUnRythme(k, &feuille) }
        Self.boucherLesTrous(&feuille)
        solution = feuille.solution
    }

    /// Among the ten people nearest, the named one first: who can hold which moment, in which week of the period, most often?
    private static func donnerUnRythme(_ k: Int, _ feuille: inout FeuilleDeTableur) {
        var meilleur: (note: Int, visites: [FeuilleDeTableur.Visite])?
        for personne in feuille.candidates[k].prefix(10) {
            for moment in feuille.moments[k] {
                for semaine in 0..<feuille.pas[k] {
                    var (visites, note): ([FeuilleDeTableur.Visite], Int) = ([], 0)
                    for periode in 0..<feuille.periodes(k) {
                        let jour = feuille.jour(k, periode, semaine, moment)
                        let visite = FeuilleDeTableur.Visite(
                            demande: k, periode: periode, jour: jour, moment: moment.moment, personne: personne)
                        if feuille.estPossible(visite) {
                            visites.append(visite)
                            note += feuille.cout(visite)
                        } else if feuille.estDue(k, periode) {
                            // A month missed here or there is patched later: worth about a long drive.
                            note += 200
                        }
                    }
                    if note < meilleur?.note ?? .max { meilleur = (note, visites) }
                }
            }
        }
        for visite in meilleur?.visites ?? [] where feuille.estPossible(visite) { feuille.poser(visite) }
    }

    private static func boucherLesTrous(_ feuille: inout FeuilleDeTableur) {
        for semaine in 0..<feuille.instance.horizon.semaines {
            for k in feuille.moments.indices {
                let relatif = semaine - feuille.instance.demandes[k].premiereSemaine
                guard relatif >= 0, relatif % feuille.pas[k] == 0, relatif / feuille.pas[k] < feuille.periodes(k) else { continue }
                boucher(k, relatif / feuille.pas[k], &feuille)
            }
        }
    }

    /// The cheapest free place of one occurrence, if it has none yet.
    private static func boucher(_ k: Int, _ periode: Int, _ feuille: inout FeuilleDeTableur) {
        guard !feuille.estServie(k, periode) else { return }
        let habitude = feuille.habitude(k)
        var meilleure: (cout: Int, visite: FeuilleDeTableur.Visite)?
        for semaine in 0..<feuille.pas[k] {
            for moment in feuille.moments[k] {
                let jour = feuille.jour(k, periode, semaine, moment)
                for personne in feuille.candidates[k] {
                    let visite = FeuilleDeTableur.Visite(
                        demande: k, periode: periode, jour: jour, moment: moment.moment, personne: personne)
                    guard feuille.estPossible(visite) else { continue }
                    let cout = feuille.cout(visite) + feuille.ecart(visite, habitude)
                    if cout < meilleure?.cout ?? .max { meilleure = (cout, visite) }
                }
            }
        }
        if let meilleure { feuille.poser(meilleure.visite) }
    }
}
