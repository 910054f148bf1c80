import Planner

/// SplitMix64 (Steele, Lea and Flood, 2014): the same draws on every machine for a seed.
struct Des {
    private var etat: UInt64

    init(_ graine: UInt64) { etat = graine }

    mutating func mot() -> UInt64 {
        etat &+= 0x9E37_79B9_7F4A_7C15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0..<n, n < 2^31.
    mutating func entier(_ n: Int) -> Int { Int(((mot() >> 32) &* UInt64(n)) >> 32) }

    mutating func un<T>(_ liste: [T]) -> T? { liste.isEmpty ? nil : liste[entier(liste.count)] }
}

extension Atelier {
    /// One neighbourhood of a hit permanence: it goes to a drawn place with what that pushes out, or several come down and go up again in
    /// another order. Kept when not worse.
    mutating func essayer(_ touchees: [Int], _ hasard: inout Des) {
        let avant = valeur
        oublier()
        let perdues = touchees.filter { etat.depart[$0] < 0 }
        let graine = (hasard.entier(3) == 0 ? hasard.un(perdues) : nil) ?? touchees[hasard.entier(touchees.count)]
        let tient = hasard.entier(3) == 0 ? remonter(graine, touchees, &hasard) : placerAuHasard(graine, &hasard)
        if !tient || avant < valeur { defaire(jusqua: 0) }
        oublier()
    }

    private mutating func placerAuHasard(_ o: Int, _ hasard: inout Des) -> Bool {
        let k = t.demande[o]
        let (departs, aptes) = (t.debutDeparts[o]..<t.debutDeparts[o + 1], t.debutEligibles[k]..<t.debutEligibles[k + 1])
        guard !departs.isEmpty, !aptes.isEmpty else { return false }
        let d = t.departs[departs.lowerBound + hasard.entier(departs.count)]
        let i = t.eligibles[aptes.lowerBound + hasard.entier(aptes.count)]
        guard d / 3 >= depuis else { return false }
        if etat.depart[o] >= 0 { retirer(o) }
        guard let set = hasard.un(victimes(o, d, i)) else { return false }
        for v in set { retirer(v) }
        guard etat.permet(o, d, i) else { return false }
        poser(o, d, i)
        return replacer(set)
    }

    /// Takes down two to four hit or moved permanences of nearby days and puts them back one by one in a drawn order.
    private mutating func remonter(_ o: Int, _ touchees: [Int], _ hasard: inout Des) -> Bool {
        var set = [o]
        for _ in 0..<1 + hasard.entier(3) {
            if let autre = hasard.un(touchees), !set.contains(autre) { set.append(autre) }
        }
        for v in set where etat.depart[v] >= 0 { retirer(v) }
        for n in set.indices.dropFirst() { set.swapAt(n, hasard.entier(n + 1)) }
        return replacer(set)
    }

    /// False when one that the absence did not hit finds no place: it is not given up for another.
    private mutating func replacer(_ set: [Int]) -> Bool {
        for v in set {
            if let place = meilleurePlace(v) {
                poser(v, place.d, place.i)
            } else if origine[v] >= 0, !touchee[v] {
                return false
            }
        }
        return true
    }
}
