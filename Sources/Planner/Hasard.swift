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
    mutating func entier(_ n: Int) -> Int { Int(((mot() >> 32) &* UInt64(n)) >> 32) }

    /// [0, 1[ with 53 bits.
    mutating func reel() -> Double { Double(mot() >> 11) * 0x1p-53 }

    /// How much a move may cost and still be taken at `temperature`: an exponential draw, so that one draw decides.
    mutating func tolerance(_ temperature: Double) -> Int { Int(-temperature * log(max(reel(), 1e-12))) }
}
