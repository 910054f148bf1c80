import Foundation

/// xoshiro256++ (Blackman and Vigna, 2019, public domain): fast, and the same sequence on every machine for a seed.
struct Hasard {
    private var a, b, c, d: UInt64

    init(graine: UInt64) {
        var s = graine
        // splitmix64 spreads a small seed over the four words.
        func suivant() -> UInt64 {
            s &+= 0x9E37_79B9_7F4A_7C15
            var z = s
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        (a, b, c, d) = (suivant(), suivant(), suivant(), suivant())
    }

    @inline(__always)
    mutating func mot() -> UInt64 {
        let somme = a &+ d
        let resultat = (somme << 23 | somme >> 41) &+ a
        let t = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = d << 45 | d >> 19
        return resultat
    }

    /// 0..<n, by multiplication of the high 32 bits; n < 2^31.
    @inline(__always)
    mutating func entier(_ n: Int) -> Int { Int(truncatingIfNeeded: ((mot() >> 32) &* UInt64(truncatingIfNeeded: n)) >> 32) }

    /// [0, 1[ with 53 bits.
    @inline(__always)
    mutating func reel() -> Double { Double(mot() >> 11) * 0x1p-53 }
}

/// How much a change may cost and still be kept at a temperature: exponential draws from a table of 4096 quantiles, so that one draw decides.
struct Tolerances {
    private let quantiles: [Float]

    init() { quantiles = (0..<4096).map { Float(-log((Double($0) + 0.5) / 4096)) } }

    @inline(__always)
    func tirer(_ hasard: inout Hasard, _ temperature: Float) -> Int { Int(temperature * quantiles[hasard.entier(4096)]) }
}
