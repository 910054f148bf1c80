import Planner

extension Etat {
    /// True when unserved `o` can be served at `d` (one of its open starts) by apt `i` without touching anything.
    func permet(_ o: Int, _ d: Int, _ i: Int) -> Bool {
        let (k, f) = (t.demande[o], t.fente(d))
        if charge[i * t.semaines + t.semaine(d)] + t.duree[k] > t.maxHebdo[i] { return false }
        let (ligne, salle) = (i * t.jours * 2, t.lieu[k] * t.jours * 2)
        for x in f...(d % 3 == 2 ? f + 1 : f)
        where !t.disponible[ligne + x] || agenda[ligne + x] >= 0 || salles[salle + x] >= t.capacite[t.lieu[k]] {
            return false
        }
        return !midiTropLoin(k, d, i, sauf: -1) && soeurTropProche(o, d) == nil
    }

    /// The rules that serving `o` at `d` by `i` would break, as bits of `Regle.rang`; `o` itself, if served, is not counted.
    /// `d` lies in the period of `o` and has its length.
    func manquements(_ o: Int, _ d: Int, _ i: Int) -> Int {
        let (k, f, j) = (t.demande[o], t.fente(d), d / 3)
        let l = t.lieu[k]
        var m = 0
        if t.ferie[l * t.jours + j] { m |= Regle.lieuFerie.bit }
        if !t.ouvert[k * t.jours + j], plage(t.instance.demandes[k].fermetures, j) != nil { m |= Regle.fermeture.bit }
        if t.ferie[t.bureau[i] * t.jours + j] { m |= Regle.intervenanteFeriee.bit }
        if plage(t.instance.intervenantes[i].conges, j) != nil { m |= Regle.conge.bit }
        if !t.autorise[k * 15 + t.rythme(d)] { m |= Regle.creneau.bit }
        if t.instance.demandes[k].role != t.instance.intervenantes[i].role { m |= Regle.role.bit }
        if !t.instance.intervenantes[i].langues.contains(t.instance.demandes[k].langue) { m |= Regle.langue.bit }
        for x in f...(d % 3 == 2 ? f + 1 : f) {
            if !t.presente[i * 10 + x / 2 % 7 * 2 + x % 2] { m |= Regle.disponibilite.bit }
            let la = agenda[i * t.jours * 2 + x]
            if la >= 0, la != o { m |= Regle.ubiquite.bit }
            let prises = salles[l * t.jours * 2 + x] - (occupe(o, x) ? 1 : 0)
            if prises >= t.capacite[l] { m |= Regle.salle.bit }
        }
        if midiTropLoin(k, d, i, sauf: o) { m |= Regle.trajetMidi.bit }
        if chargeSans(o, i, t.semaine(d)) + t.duree[k] > t.maxHebdo[i] { m |= Regle.maxHebdo.bit }
        if soeurTropProche(o, d) != nil { m |= Regle.ecart.bit }
        return m
    }

    func plage(_ plages: [Instance.Plage], _ j: Int) -> Instance.Plage? {
        if plages.isEmpty { return nil }
        let jour = t.date(j)
        return plages.first { $0.debut <= jour && jour <= $0.fin }
    }

    private func occupe(_ o: Int, _ x: Int) -> Bool {
        guard depart[o] >= 0 else { return false }
        let f = t.fente(depart[o])
        return x == f || (depart[o] % 3 == 2 && x == f + 1)
    }

    /// Half-days of the week, without those of `o`.
    func chargeSans(_ o: Int, _ i: Int, _ semaine: Int) -> Int {
        let n = charge[i * t.semaines + semaine]
        return depart[o] >= 0 && qui[o] == i && t.semaine(depart[o]) == semaine ? n - t.duree[t.demande[o]] : n
    }

    /// The other half of her day is at a lieu beyond the minutes of noon. Not told of a JOUR that already takes this half: `ubiquite` is.
    func midiTropLoin(_ k: Int, _ d: Int, _ i: Int, sauf o: Int) -> Bool {
        guard d % 3 != 2 else { return false }
        let voisin = agenda[i * t.jours * 2 + (t.fente(d) ^ 1)]
        guard voisin >= 0, voisin != o, agenda[i * t.jours * 2 + t.fente(d)] != voisin else { return false }
        return t.minutes(t.lieu[k], t.lieu[t.demande[voisin]]) > t.instance.regles.trajetMaxMidi
    }

    /// The neighbouring served occurrence of the same demande that is closer than the gap allows.
    func soeurTropProche(_ o: Int, _ d: Int) -> Int? {
        let k = t.demande[o]
        let ecart = t.ecart[k]
        if ecart <= 1 { return nil }
        var v = o - 1
        while v >= t.debutOccurrences[k], depart[v] < 0 { v -= 1 }
        if v >= t.debutOccurrences[k], d / 3 - depart[v] / 3 < ecart { return v }
        v = o + 1
        while v < t.debutOccurrences[k + 1], depart[v] < 0 { v += 1 }
        if v < t.debutOccurrences[k + 1], depart[v] / 3 - d / 3 < ecart { return v }
        return nil
    }

    /// The occurrences held at lieu `l` on slot `x`.
    func occupants(_ l: Int, _ x: Int) -> [Int] {
        t.demandesDuLieu[l].compactMap { k in
            t.occurrence(k, jour: x / 2).flatMap { occupe($0, x) ? $0 : nil }
        }
    }
}
