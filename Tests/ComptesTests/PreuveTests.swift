import Testing

@testable import Comptes

@Suite struct PreuveTests {
    static let sel = [UInt8](repeating: 7, count: 16)

    @Test func memeMotMemePreuve() throws {
        let une = try Preuve.calculer("trois pommes", sel: Self.sel)
        #expect(une.octets.count == 32)
        #expect(try une.octets == Preuve.calculer("trois pommes", sel: Self.sel).octets)
        #expect(try une.octets != Preuve.calculer("trois pommes ", sel: Self.sel).octets)
        #expect(try une.octets != Preuve.calculer("trois pommes", sel: Preuve.nouveauSel()).octets)
        #expect(une.verificateur != une.octets)
    }

    /// « é » typed as one code point or as e + accent is the same password.
    @Test func memesTouchesMemePreuve() throws {
        let compose = try Preuve.calculer("caf\u{e9} au lait chaud", sel: Self.sel)
        #expect(try compose.octets == Preuve.calculer("cafe\u{301} au lait chaud", sel: Self.sel).octets)
    }

    @Test(arguments: [
        ("court", "12 signes"), ("aaaaaaaaaaaaaaaa", "répétés"), ("h.vautrin est ici", "identifiant"),
        ("le mot de passe 42 xy", "listes d’attaque"),
        (String(repeating: "abcde", count: 60), "256"),
    ])
    func motsRefuses(texte: String, raison: String) {
        #expect(MotDePasse.refus(texte, login: "h.vautrin")?.contains(raison) == true)
    }

    @Test func motsAcceptes() {
        #expect(MotDePasse.refus("trois pommes vertes", login: "h.vautrin") == nil)
        for _ in 0..<50 { #expect(MotDePasse.refus(MotDePasse.provisoire(), login: "h.vautrin") == nil) }
    }
}
