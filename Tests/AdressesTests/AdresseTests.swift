import Testing

@testable import Adresses

@Suite struct AdresseTests {
    @Test(arguments: [
        ("karim@courriel.example", Canal.courriel, "karim@courriel.example"),
        (" Karim.L+rdv@Courriel.Example ", .courriel, "Karim.L+rdv@courriel.example"),
        ("06 12 34 56 78", .sms, "+33612345678"), ("07.12.34.56.78", .sms, "+33712345678"), ("+352 621 123 456", .sms, "+352621123456"),
        ("0033 6 12 34 56 78", .sms, "+33612345678"), ("+33 (0)6 12 34 56 78", .sms, "+33612345678"),
        ("0033(0)7.12.34.56.78", .sms, "+33712345678"), ("+33 06 12 34 56 78", .sms, "+33612345678"),
        ("+49 (0)151 23456789", .sms, "+4915123456789"),
    ])
    func bonnes(texte: String, canal: Canal, valeur: String) throws {
        let adresse = try #require(Adresse(texte))
        #expect(adresse.canal == canal && adresse.valeur == valeur)
        #expect(!"\(adresse)".contains(valeur) && !String(reflecting: adresse).contains(valeur))
    }

    /// What another program could take for an order of its own is not an address.
    @Test(arguments: [
        "", "karim", "karim@", "@exemple.fr", "karim@exemple", "a@b@c.fr", "a\"b@exemple.fr", "a\nRCPT TO:<b@c.fr>@exemple.fr",
        "-a@exemple.fr",
        "a..b@exemple.fr", "a@-exemple.fr", "a@exemple.fr\\", "é@exemple.fr", "03 87 00 00 00", "+33", "06 12 34 56", "+0612345678",
        "0612345678;ls", "06 12 34 56 78 (le soir)", "marie@gmail", "+33 3 87 00 00 00", "+33 6 12 34 56 789", "(0)6 12 34 56 7",
    ])
    func mauvaises(texte: String) {
        #expect(Adresse(texte) == nil)
    }
}
