import Foundation

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same demonstration on every machine.
struct Hasard: RandomNumberGenerator {
    private var etat: UInt64

    init(_ graine: UInt64) { etat = graine }

    /// A stream of its own for each thing drawn, so that adding one never shifts the others.
    init(_ graine: UInt64, _ sujet: String, _ rang: Int = 0) {
        // FNV-1a over the subject and the rank; adding the rank afterwards would only shift the same stream.
        etat = "\(sujet) \(rang)".utf8.reduce(graine ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        etat &+= 0x9e37_79b9_7f4a_7c15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A version 4 UUID drawn from this stream.
    mutating func uuid() -> UUID {
        var octets = withUnsafeBytes(of: (next(), next())) { Array($0) }
        octets[6] = octets[6] & 0x0f | 0x40
        octets[8] = octets[8] & 0x3f | 0x80
        return octets.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    mutating func chance(_ pourcent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < pourcent }

    mutating func un<T>(_ choix: [T]) -> T { choix[Int.random(in: 0..<choix.count, using: &self)] }

    /// One of `choix` in proportion to its weight.
    mutating func selon<T>(_ choix: [(T, Int)]) -> T {
        var tirage = Int.random(in: 0..<choix.reduce(0) { $0 + $1.1 }, using: &self)
        for (valeur, poids) in choix {
            tirage -= poids
            if tirage < 0 { return valeur }
        }
        return choix[choix.count - 1].0
    }
}
