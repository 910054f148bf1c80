import Planner

/// Groups changed rows so that each group can be accepted without the others.
/// Two rows are tied when some mixture of their two states could break a rule: a slot of one worker, a room, a week, noon, or the gap of
/// one demande. On a shared resource the worst of each row is added up: if it fits, the rows are independent there; if not, all are tied.
struct Lots {
    struct Etape: Equatable {
        let d, i: Int
    }
    struct Rangee {
        let o: Int
        let avant, apres: Etape?
        var etapes: [Etape] { [avant, apres].compactMap { $0 } }
        var premier: Int { etapes.map(\.d).min() ?? 0 }
    }

    /// What does not change.
    private let socle: Etat
    private let rangees: [Rangee]
    private var parent: [Int]
    private var t: Terrain { socle.t }

    init(_ socle: Etat, _ rangees: [Rangee]) {
        self.socle = socle
        self.rangees = rangees
        parent = Array(rangees.indices)
        lierRessources()
        lierMidis()
        lierEcarts()
    }

    /// The lot of each row, numbered in the order of the rows, and their number.
    func numeros() -> ([Int], Int) {
        var vus: [Int: Int] = [:]
        let numeros = rangees.indices.map { r in
            let racine = racine(r)
            if vus[racine] == nil { vus[racine] = vus.count }
            return vus[racine] ?? 0
        }
        return (numeros, vus.count)
    }

    private func racine(_ r: Int) -> Int {
        var x = r
        while parent[x] != x { x = parent[x] }
        return x
    }

    private mutating func lier(_ a: Int, _ b: Int) {
        let (x, y) = (racine(a), racine(b))
        if x != y { parent[max(x, y)] = min(x, y) }
    }

    private enum Ressource: Hashable {
        case agenda(Int), salle(Int, lieu: Int), semaine(Int, qui: Int)
    }

    private func usages(_ e: Etape, _ o: Int) -> [(Ressource, Int)] {
        let (f, k) = (t.fente(e.d), t.demande[o])
        let fentes = e.d % 3 == 2 ? [f, f + 1] : [f]
        return fentes.map { (.agenda(e.i * t.jours * 2 + $0), 1) }
            + fentes.map { (.salle(t.lieu[k] * t.jours * 2 + $0, lieu: t.lieu[k]), 1) }
            + [(.semaine(e.i * t.semaines + t.semaine(e.d), qui: e.i), t.duree[k])]
    }

    private mutating func lierRessources() {
        var pires: [Ressource: [Int: Int]] = [:]
        for (r, rangee) in rangees.enumerated() {
            for etape in rangee.etapes {
                for (ressource, n) in usages(etape, rangee.o) {
                    pires[ressource, default: [:]][r, default: 0] = max(n, pires[ressource]?[r] ?? 0)
                }
            }
        }
        for (ressource, parRangee) in pires {
            let total = parRangee.values.reduce(0, +)
            let (deja, capacite) =
                switch ressource {
                case .agenda(let x): (socle.agenda[x] < 0 ? 0 : 1, 1)
                case .salle(let x, let l): (socle.salles[x], t.capacite[l])
                case .semaine(let x, let i): (socle.charge[x], t.maxHebdo[i])
                }
            guard deja + total > capacite, let premiere = parRangee.keys.min() else { continue }
            for r in parRangee.keys { lier(premiere, r) }
        }
    }

    private mutating func lierMidis() {
        var journees: [[Int]: [(r: Int, e: Etape)]] = [:]
        for (r, rangee) in rangees.enumerated() {
            for e in rangee.etapes where e.d % 3 != 2 { journees[[e.i, e.d / 3], default: []].append((r, e)) }
        }
        for haltes in journees.values {
            for a in haltes where a.e.d % 3 == 0 {
                for b in haltes where b.e.d % 3 == 1 && a.r != b.r {
                    let (x, y) = (t.lieu[t.demande[rangees[a.r].o]], t.lieu[t.demande[rangees[b.r].o]])
                    if t.minutes(x, y) > t.instance.regles.trajetMaxMidi { lier(a.r, b.r) }
                }
            }
        }
    }

    private mutating func lierEcarts() {
        let parDemande = Dictionary(grouping: rangees.indices) { t.demande[rangees[$0].o] }
        for (k, rangs) in parDemande where rangs.count > 1 && t.ecart[k] > 1 {
            for (n, r) in rangs.enumerated() {
                for s in rangs.dropFirst(n + 1) where trop(rangees[r], rangees[s], t.ecart[k]) { lier(r, s) }
            }
        }
    }

    private func trop(_ a: Rangee, _ b: Rangee, _ ecart: Int) -> Bool {
        a.etapes.contains { x in b.etapes.contains { y in abs(x.d / 3 - y.d / 3) < ecart } }
    }
}
