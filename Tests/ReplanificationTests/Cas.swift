import Calendrier
import InstancesFictives
import Planner
import Replanification
import Synchronization

/// Fictional providers of size s with a plan, made once per seed.
struct Cas: Sendable {
    let instance: Instance
    let plan: Solution
    let contexte: Contexte

    /// What a spreadsheet gives: valid, with permanences unserved and habits left.
    static func tableur(_ graine: UInt64) -> Cas {
        lus.withLock { connus in
            if let cas = connus[graine] { return cas }
            let instance = Generateur(taille: .s, graine: graine).instance
            let plan = Tableur(instance).solution
            let cas = Cas(instance: instance, plan: plan, contexte: Contexte(instance, plan))
            connus[graine] = cas
            return cas
        }
    }

    private static let lus = Mutex<[UInt64: Cas]>([:])

    /// The plan with one permanence taken out and another put in, judged as a whole.
    func juger(sans: Solution.Permanence?, avec: Solution.Permanence?) -> Verification {
        var permanences = plan.permanences
        permanences.removeAll { $0 == sans }
        if let avec { permanences.append(avec) }
        return Verification(Solution(instance: instance.nom, permanences: permanences), instance)
    }

    /// Absences drawn one after another: a worker of the plan, a few days, two weeks or a departure.
    func absence(_ des: inout Tirage) -> Absence {
        let qui = instance.intervenantes[des.entier(instance.intervenantes.count)].id
        let debut = instance.horizon.premierLundi.plus(jours: des.entier(7 * instance.horizon.semaines))
        let duree = [0, 1, 4, 6, 13, 27, -1][des.entier(7)]
        return Absence(intervenante: qui, debut: debut, fin: duree < 0 ? nil : debut.plus(jours: duree))
    }
}

/// Draws of the tests (Lehmer's generator modulo 2^31 − 1: Park and Miller, 1988).
struct Tirage {
    private var etat: UInt64
    init(_ graine: UInt64) { etat = graine * 2 + 1 }

    mutating func entier(_ n: Int) -> Int {
        for _ in 0..<3 { etat = etat * 48_271 % 2_147_483_647 }
        return Int(etat % UInt64(n))
    }
}
