import Foundation
import Testing

@testable import Comptes

/// RFC 6238 appendix B, SHA-1 rows, last six digits; the secret is the ASCII of "12345678901234567890".
@Suite struct TotpTests {
    static let totp = Totp(secret: Array("12345678901234567890".utf8))

    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ])
    func vecteursDeLaNorme(secondes: Int, attendu: String) {
        #expect(Self.totp.code(a: Date(timeIntervalSince1970: TimeInterval(secondes))) == attendu)
    }

    @Test func secretEcritEnBase32() {
        #expect(Self.totp.base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(
            Self.totp.uri(login: "h.vautrin") == "otpauth://totp/Cloison:h.vautrin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cloison")
    }

    @Test func deuxSecretsDifferent() {
        #expect(Totp.nouveau().secret.count == 20)
        #expect(Totp.nouveau().secret != Totp.nouveau().secret)
    }
}
