import Planner

/// A plan being mended: the books, where each permanence was, and the three things that count, in order.
struct Atelier {
    var etat: Etat
    /// Start and worker in the plan in force, −1 when unserved; for hit permanences too.
    let origine, qui: [Int]
    /// Occurrences that may be put out of the way.
    let mobile: [Bool]
    let touchee: [Bool]
    /// First day where something may be put.
    let depuis: Int
    private(set) var deplacees = 0
    private(set) var gene = 0
    /// What to undo: each occurrence touched since `marquer`, with where it was.
    private var journal: [(o: Int, d: Int, i: Int)] = []

    /// Smaller is better, first difference first: unserved, permanences moved though not hit, cost with the disturbance of new dates.
    typealias Valeur = (nonServie: Int, deplacees: Int, cout: Int)

    var valeur: Valeur { (etat.cout.nonServie, deplacees, etat.cout.total + gene) }

    init(_ depart: Etat, touchees: [Int], fixes: Set<Int>, depuis: Int) {
        etat = depart
        (origine, qui) = (depart.depart, depart.qui)
        var touchee = Array(repeating: false, count: depart.depart.count)
        for o in touchees { touchee[o] = true }
        self.touchee = touchee
        mobile = depart.depart.indices.map { o in
            touchee[o] || depart.depart[o] < 0 || (depart.depart[o] / 3 >= depuis && !fixes.contains(o))
        }
        self.depuis = depuis
        for o in touchees { etat.retirer(o) }
    }

    var t: Terrain { etat.t }

    mutating func poser(_ o: Int, _ d: Int, _ i: Int) {
        journal.append((o, -1, -1))
        mettre(o, d, i)
    }

    mutating func retirer(_ o: Int) {
        journal.append((o, etat.depart[o], etat.qui[o]))
        enlever(o)
    }

    var marque: Int { journal.count }
    mutating func oublier() { journal.removeAll(keepingCapacity: true) }

    mutating func defaire(jusqua marque: Int) {
        while journal.count > marque {
            let (o, d, i) = journal.removeLast()
            if d < 0 { enlever(o) } else { mettre(o, d, i) }
        }
    }

    private mutating func mettre(_ o: Int, _ d: Int, _ i: Int) {
        if origine[o] >= 0 {
            if !touchee[o], d == origine[o], i == qui[o] { deplacees -= 1 }
            gene += derangement(o, d)
        }
        etat.poser(o, d, i)
    }

    private mutating func enlever(_ o: Int) {
        let d = etat.depart[o]
        if origine[o] >= 0 {
            if !touchee[o], d == origine[o], etat.qui[o] == qui[o] { deplacees += 1 }
            gene -= derangement(o, d)
        }
        etat.retirer(o)
    }

    private func derangement(_ o: Int, _ d: Int) -> Int {
        if d == origine[o] { return 0 }
        return (d / 3 == origine[o] / 3 ? Proposition.Nature.autreMoment : .report).derangement
    }

    /// Where unserved `o` fits best without touching anything, nil when nowhere.
    func meilleurePlace(_ o: Int, sauf interdit: (d: Int, i: Int)? = nil) -> (d: Int, i: Int)? {
        let k = t.demande[o]
        if origine[o] >= 0, !touchee[o], interdit == nil, etat.permet(o, origine[o], qui[o]) { return (origine[o], qui[o]) }
        var (meilleur, prix) = ((d: -1, i: -1), Int.max)
        for x in t.debutDeparts[o]..<t.debutDeparts[o + 1] where t.departs[x] / 3 >= depuis {
            let d = t.departs[x]
            let gene = origine[o] >= 0 ? derangement(o, d) : 0
            for e in t.debutEligibles[k]..<t.debutEligibles[k + 1] {
                let i = t.eligibles[e]
                guard etat.permet(o, d, i), interdit.map({ $0 != (d, i) }) ?? true else { continue }
                let p = etat.prix(o, d, i).total + gene
                if p < prix { (meilleur, prix) = ((d, i), p) }
            }
        }
        return meilleur.d < 0 ? nil : meilleur
    }

    func nombreDePlaces(_ o: Int) -> Int {
        let k = t.demande[o]
        var n = 0
        for x in t.debutDeparts[o]..<t.debutDeparts[o + 1] where t.departs[x] / 3 >= depuis {
            for e in t.debutEligibles[k]..<t.debutEligibles[k + 1] where etat.permet(o, t.departs[x], t.eligibles[e]) { n += 1 }
        }
        return n
    }

    /// Serves what can be served of `liste` without moving anything: those with the fewest places first.
    mutating func inserer(_ liste: [Int]) {
        let comptees = liste.map { (o: $0, n: nombreDePlaces($0)) }
        for (o, _) in comptees.sorted(by: { ($0.n, -t.duree[t.demande[$0.o]], $0.o) < ($1.n, -t.duree[t.demande[$1.o]], $1.o) }) {
            if etat.depart[o] < 0, let place = meilleurePlace(o) { poser(o, place.d, place.i) }
        }
    }
}
