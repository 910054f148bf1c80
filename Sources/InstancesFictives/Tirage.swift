/// SplitMix64 (Steele, Lea, Flood 2014), drawn with integers only: the same seed gives the same instance on every machine and with every
/// version of the standard library.
struct Tirage {
    private var etat: UInt64

    init(_ graine: UInt64) { etat = graine }

    private mutating func mot() -> UInt64 {
        etat &+= 0x9e37_79b9_7f4a_7c15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0..<n.
    mutating func entier(_ n: Int) -> Int { Int(mot().multipliedFullWidth(by: UInt64(max(1, n))).high) }

    mutating func entre(_ bas: Int, _ haut: Int) -> Int { bas + entier(haut - bas + 1) }

    mutating func chance(_ pourcent: Int) -> Bool { entier(100) < pourcent }

    /// One of `choix`, which is never empty.
    mutating func un<T>(_ choix: [T]) -> T { choix[entier(choix.count)] }

    /// A rank drawn in proportion to its weight; nil when every weight is 0.
    mutating func selon(_ poids: [Int]) -> Int? {
        let total = poids.reduce(0, +)
        guard total > 0 else { return nil }
        var reste = entier(total)
        for (rang, p) in poids.enumerated() {
            reste -= p
            if reste < 0 { return rang }
        }
        return nil
    }

    /// `choix` in a drawn order.
    mutating func melanger<T>(_ choix: [T]) -> [T] {
        var melange = choix
        for i in stride(from: melange.count - 1, to: 0, by: -1) { melange.swapAt(i, entier(i + 1)) }
        return melange
    }
}
