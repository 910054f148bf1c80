public import Planner
import Calendrier

/// What an instance asks and what its team offers, in half-days.
public struct Charge: Sendable, Equatable {
    /// Half-days of the due occurrences.
    public let due: Int
    /// Over intervenantes and weeks, the smaller of `maxHebdo` and the half-days she is present: no plan serves more.
    public let capacite: Int

    /// Of an instance that passed `controler()`.
    public init(_ instance: Instance) {
        let feries = Dictionary(uniqueKeysWithValues: instance.territoires.map { ($0.id, Set($0.joursFeries.map(\.numero))) })
        let territoires = Dictionary(uniqueKeysWithValues: instance.lieux.map { ($0.id, feries[$0.territoire] ?? []) })
        let lundi = instance.horizon.premierLundi.numero
        due = instance.demandes.reduce(0) { somme, d in
            somme
                + Self.due(
                    creneaux: d.creneauxAutorises.compactMap { Creneau($0)?.rang }, duree: d.duree,
                    pas: instance.regles.semainesParPeriode[d.frequence], premiereSemaine: d.premiereSemaine, lundi: lundi,
                    semaines: instance.horizon.semaines, feries: territoires[d.lieu] ?? [],
                    fermetures: d.fermetures.map { $0.debut.numero...$0.fin.numero })
        }
        capacite = instance.intervenantes.reduce(0) { somme, i in
            somme
                + Self.capacite(
                    presences: i.disponibilites.compactMap { Creneau($0)?.rang }, maxHebdo: i.maxHebdo, lundi: lundi,
                    semaines: instance.horizon.semaines, feries: territoires[i.bureau] ?? [],
                    conges: i.conges.map { $0.debut.numero...$0.fin.numero })
        }
    }

    /// `creneaux`: ranks of `Creneau`; days are day numbers.
    static func due(
        creneaux: [Int], duree: Int, pas: Int, premiereSemaine: Int, lundi: Int, semaines: Int, feries: Set<Int>,
        fermetures: [ClosedRange<Int>]
    ) -> Int {
        let jours = (0..<5).filter { jour in creneaux.count { $0 / 2 == jour } >= duree }
        let occurrences = (0..<max(0, (semaines - premiereSemaine) / pas)).count { rang in
            (0..<pas).contains { semaine in
                jours.contains { jour in
                    let numero = lundi + 7 * (premiereSemaine + rang * pas + semaine) + jour
                    return !feries.contains(numero) && !fermetures.contains { $0.contains(numero) }
                }
            }
        }
        return occurrences * duree
    }

    static func capacite(
        presences: [Int], maxHebdo: Int, lundi: Int, semaines: Int, feries: Set<Int>, conges: [ClosedRange<Int>]
    ) -> Int {
        (0..<semaines).reduce(0) { somme, semaine in
            let presente = presences.count { creneau in
                let numero = lundi + 7 * semaine + creneau / 2
                return !feries.contains(numero) && !conges.contains { $0.contains(numero) }
            }
            return somme + min(maxHebdo, presente)
        }
    }
}
