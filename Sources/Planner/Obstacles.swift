/// What stands in the way of serving an occurrence somewhere: at most a few occurrences to push out, or a wall.
struct Obstacles {
    private(set) var a = -1
    private(set) var b = -1
    private(set) var mur = false

    var aucun: Bool { !mur && a < 0 }
    static let unMur: Obstacles = {
        var o = Obstacles()
        o.mur = true
        return o
    }()

    /// Adds an occurrence to push out; a third one makes a wall.
    mutating func ajouter(_ o: Int, _ etat: borrowing Etat) {
        if etat.epinglee[o] {
            mur = true
        } else if a < 0 || a == o {
            a = o
        } else if b < 0 || b == o {
            b = o
        } else {
            mur = true
        }
    }
}

extension Etat {
    /// True when `o` (unserved) can be served at `d` by `i` without touching anything.
    func permet(_ o: Int, _ d: Int, _ i: Int) -> Bool {
        let (k, s) = (m.demande[o], m.slot(d))
        if charge[i * m.semaines + d / 15] + m.duree[k] > m.maxHebdo[i] { return false }
        let (fin, ligne, l) = (d % 3 == 2 ? s + 1 : s, i * m.jours * 2, m.lieu[k])
        for x in s...fin where !m.disponible[ligne + x] || agenda[ligne + x] >= 0 || sallesPleines(l, x) { return false }
        if d % 3 != 2, midiTropLoin(l, agenda[ligne + (s ^ 1)]) { return false }
        return ecartTenu(o, d)
    }

    /// What must be pushed out so that `o` (unserved) be served at `d` by `i`. `tirage` chooses among several candidates.
    func obstacles(_ o: Int, _ d: Int, _ i: Int, _ tirage: Int) -> Obstacles {
        let (k, s) = (m.demande[o], m.slot(d))
        let (fin, ligne, l) = (d % 3 == 2 ? s + 1 : s, i * m.jours * 2, m.lieu[k])
        for x in s...fin where !m.disponible[ligne + x] { return .unMur }
        guard ecartTenu(o, d) else { return .unMur }
        var trouves = Obstacles()
        for x in s...fin {
            if agenda[ligne + x] >= 0 { trouves.ajouter(agenda[ligne + x], self) }
            if sallesPleines(l, x) {
                let p = m.debutSalles[l] + x * m.capacite[l]
                var deja = false
                for r in p..<p + m.capacite[l] where salles[r] == trouves.a || salles[r] == trouves.b { deja = true }
                if !deja { trouves.ajouter(salles[p + tirage % m.capacite[l]], self) }
            }
        }
        if d % 3 != 2 {
            let autre = agenda[ligne + (s ^ 1)]
            if midiTropLoin(l, autre) { trouves.ajouter(autre, self) }
        }
        if trouves.mur { return trouves }
        let semaine = d / 15
        var trop = charge[i * m.semaines + semaine] + m.duree[k] - m.maxHebdo[i]
        for v in [trouves.a, trouves.b] where v >= 0 && qui[v] == i && depart[v] / 15 == semaine { trop -= m.duree[m.demande[v]] }
        var n = 0
        while trop > 0, n < 10, !trouves.mur {
            let v = agenda[ligne + semaine * 10 + (tirage + n) % 10]
            if v >= 0, v != trouves.a, v != trouves.b {
                trouves.ajouter(v, self)
                trop -= m.duree[m.demande[v]]
            }
            n += 1
        }
        return trop > 0 ? .unMur : trouves
    }

    @inline(__always) private func sallesPleines(_ l: Int, _ slot: Int) -> Bool {
        let p = m.debutSalles[l] + slot * m.capacite[l]
        for r in p..<p + m.capacite[l] where salles[r] < 0 { return false }
        return true
    }

    @inline(__always) private func midiTropLoin(_ l: Int, _ autre: Int) -> Bool {
        guard autre >= 0 else { return false }
        let la = m.lieu[m.demande[autre]]
        return la != l && m.trajet[l * m.nbLieux + la] > m.instance.regles.trajetMaxMidi
    }

    /// Rule `ecart` with the neighbouring served occurrences of the demande.
    private func ecartTenu(_ o: Int, _ d: Int) -> Bool {
        let k = m.demande[o]
        let ecart = m.ecart[k]
        if ecart <= 1 { return true }
        var v = o - 1
        while v >= m.debutOccurrences[k] {
            if depart[v] >= 0 {
                if m.joursEntre(depart[v], d) < ecart { return false }
                break
            }
            v -= 1
        }
        v = o + 1
        while v < m.debutOccurrences[k + 1] {
            if depart[v] >= 0 { return m.joursEntre(depart[v], d) >= ecart }
            v += 1
        }
        return true
    }
}
