import Testing

@testable import Web

@Suite struct TypoTests {
    /// ~ = no-break space, _ = thin no-break space.
    @Test(arguments: [
        ("Qui ? Quoi ! Ici ; là", "Qui_? Quoi_! Ici_; là"),
        ("Total : 28 % de « 3 »", "Total~: 28~% de «~3~»"),
        ("1 234,50 € et 12 345 678", "1_234,50~€ et 12_345_678"),
        ("1 2345 n'est pas un millier", "1 2345 n’est pas un millier"),
        ("le 3 sept. 2026, le 1er mars 2027", "le 3~sept.~2026, le 1er~mars~2027"),
        ("20 novembre 2026", "20~novembre~2026"),
        ("13 h 30, 9 h, 45 min, 12 km, 35 ans", "13~h~30, 9~h, 45~min, 12~km, 35~ans"),
        ("318 salariés, 2 demi-journées, 1 demi-journée", "318~salariés, 2~demi-journées, 1~demi-journée"),
        ("3 hommes", "3 hommes"),
        ("03 87 00 00 00.", "03~87~00~00~00."),
        ("8 h 30 – 12 h", "8~h~30~–~12~h"),
        ("1 – 25 sur 107", "1~–~25 sur 107"),
        ("un mot – un autre", "un mot – un autre"),
        ("− 265,00 € et + 3", "−~265,00~€ et +~3"),
        ("l'avenant...", "l’avenant…"),
        ("l&#39;avenant", "l’avenant"),
    ])
    func regle(_ brut: String, _ attendu: String) {
        let sortie = attendu.replacing("~", with: "\u{A0}").replacing("_", with: "\u{202F}")
        #expect(Typo.appliquer(brut) == sortie)
    }

    @Test(arguments: [
        #"<input value="l'an 1 234 ?">"#, "<script>if (a ? b : c) {}</script>", "<textarea>\nl'été ?</textarea>", "<pre>a : b</pre>",
        "<code>a : b</code>", "<style>a : b</style>", "<!-- l'an ? -->", #"<a title="1 > 0 ?">"#,
    ])
    func horsDuTexte(_ html: String) { #expect(Typo.appliquer(html) == html) }

    @Test func texteAutourDesBalises() {
        #expect(Typo.appliquer("<p>Qui ?</p><code>a ?</code><p>Là ?</p>") == "<p>Qui\u{202F}?</p><code>a ?</code><p>Là\u{202F}?</p>")
        #expect(Typo.appliquer("<codex>a ?</codex>") == "<codex>a\u{202F}?</codex>")
    }

    @Test func uneFoisSuffit() {
        let une = Typo.appliquer("« Qui ? » 1 234,50 € le 3 sept. 2026, l'an 13 h 30 – 14 h")
        #expect(Typo.appliquer(une) == une)
    }

    @Test(arguments: ["", "<", "<a", "<!--", "<script>", "0", "03 87", " ", "é", "« "])
    func boutsIncomplets(_ html: String) { #expect(Typo.appliquer(html).utf8.count >= html.utf8.count) }
}
