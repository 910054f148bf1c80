/// What stands in the way of serving an occurrence somewhere: at most two occurrences to push out, or a wall.
struct Obstacles {
    private(set) var a = -1
    private(set) var b = -1
    private(set) var mur = false

    static let unMur: Obstacles = {
        var o = Obstacles()
        o.mur = true
        return o
    }()

    /// Adds an occurrence to push out; a third one makes a wall, and so does one that another side holds.
    @inline(__always)
    mutating func ajouter(_ o: Int, _ etat: Etat, _ cote: Int) {
        if etat.cote[o] != cote {
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
    /// True when `o` (unserved) can be served at `d` by `i` without touching anything. `i` must be apt and `d` a start of `o`.
    @inline(__always)
    func permet(_ o: Int, _ d: Int, _ i: Int) -> Bool {
        let (k, s, ligne) = (m.demande[o], m.slot(d), i &* m.slots)
        if agenda[ligne &+ s] >= 0 || m.disponible[ligne &+ s] == 0 { return false }
        if charge[i &* m.semaines &+ d / 15] &+ m.duree[k] > m.maxHebdo[i] { return false }
        let l = m.lieu[k]
        if sallesPleines(l, s) { return false }
        if d % 3 == 2 {
            if agenda[ligne &+ s &+ 1] >= 0 || m.disponible[ligne &+ s &+ 1] == 0 || sallesPleines(l, s &+ 1) { return false }
        } else if midiTropLoin(l, agenda[ligne &+ (s ^ 1)]) {
            return false
        }
        return ecartTenu(o, k, d)
    }

    /// What must be pushed out so that `o` (unserved) be served at `d` by `i`. `tirage` chooses among several candidates.
    @inline(__always)
    func obstacles(_ o: Int, _ d: Int, _ i: Int, _ tirage: Int, _ cote: Int) -> Obstacles {
        let (k, s) = (m.demande[o], m.slot(d))
        let (fin, ligne, l) = (d % 3 == 2 ? s &+ 1 : s, i &* m.slots, m.lieu[k])
        if m.disponible[ligne &+ s] == 0 || m.disponible[ligne &+ fin] == 0 { return .unMur }
        guard ecartTenu(o, k, d) else { return .unMur }
        var trouves = Obstacles()
        var x = s
        while x <= fin {
            if agenda[ligne &+ x] >= 0 { trouves.ajouter(agenda[ligne &+ x], self, cote) }
            if sallesPleines(l, x) {
                let p = m.debutSalles[l] &+ x &* m.capacite[l]
                var deja = false
                for r in p..<p &+ m.capacite[l] where salles[r] == trouves.a || salles[r] == trouves.b { deja = true }
                if !deja { trouves.ajouter(salles[p &+ tirage % m.capacite[l]], self, cote) }
            }
            x &+= 1
        }
        if d % 3 != 2 {
            let autre = agenda[ligne &+ (s ^ 1)]
            if midiTropLoin(l, autre) { trouves.ajouter(autre, self, cote) }
        }
        if trouves.mur { return trouves }
        let semaine = d / 15
        var trop = charge[i &* m.semaines &+ semaine] &+ m.duree[k] &- m.maxHebdo[i]
        if trop <= 0 { return trouves }
        trop &-= charge(de: trouves.a, i, semaine) &+ charge(de: trouves.b, i, semaine)
        var n = 0
        while trop > 0, n < 10, !trouves.mur {
            let v = agenda[ligne + semaine * 10 + (tirage + n) % 10]
            if v >= 0, v != trouves.a, v != trouves.b {
                trouves.ajouter(v, self, cote)
                trop -= m.duree[m.demande[v]]
            }
            n += 1
        }
        return trop > 0 ? .unMur : trouves
    }

    /// Half-days that `v` takes of the week of `i`.
    @inline(__always)
    private func charge(de v: Int, _ i: Int, _ semaine: Int) -> Int {
        v >= 0 && qui[v] == i && depart[v] / 15 == semaine ? m.duree[m.demande[v]] : 0
    }

    @inline(__always)
    private func sallesPleines(_ l: Int, _ slot: Int) -> Bool {
        let n = m.capacite[l]
        let p = m.debutSalles[l] &+ slot &* n
        var r = 0
        while r < n {
            if salles[p &+ r] < 0 { return false }
            r &+= 1
        }
        return true
    }

    @inline(__always)
    private func midiTropLoin(_ l: Int, _ autre: Int) -> Bool {
        guard autre >= 0 else { return false }
        let la = m.lieu[m.demande[autre]]
        return la != l && m.minutes(l, la) > m.trajetMaxMidi
    }

    /// Rule `ecart` with the neighbouring served occurrences of the demande.
    @inline(__always)
    private func ecartTenu(_ o: Int, _ k: Int, _ d: Int) -> Bool {
        let ecart = m.ecart[k]
        if ecart <= 1 { return true }
        var v = o &- 1
        while v >= m.debutOccurrences[k] {
            if depart[v] >= 0 {
                if m.joursEntre(depart[v], d) < ecart { return false }
                break
            }
            v &-= 1
        }
        v = o &+ 1
        while v < m.debutOccurrences[k &+ 1] {
            if depart[v] >= 0 { return m.joursEntre(depart[v], d) >= ecart }
            v &+= 1
        }
        return true
    }
}
