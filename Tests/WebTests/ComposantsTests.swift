import Testing

@testable import Web

@Suite struct ComposantsTests {
    let piege = "<b onclick=\"x\">l'an & co</b>"

    @Test func echappement() {
        let b: Balisage = "<p title=\"\(piege)\">\(piege)</p>"
        #expect(!b.texte.contains("<b"))
        #expect(b.texte.contains("title=\"&lt;b onclick=&quot;x&quot;&gt;l&#39;an &amp; co&lt;/b&gt;\""))
        let dans: Balisage = "<div>\(b)</div>"
        #expect(dans.texte == "<div>\(b.texte)</div>")
    }

    @Test func composantsEchappent() {
        let tous: [any Fragment] = [
            Champ(piege, piege, piege, aide: piege, faute: piege), Champ("n", piege, piege, genre: .zone(3)),
            Champ("n", piege, piege, genre: .liste([Option(piege, piege)])), Choix(piege, piege, [Option(piege, piege)], choisi: piege),
            Alerte(.erreur, piege, fort: piege, liens: [(piege, piege)]), Vide(piege, suite: piege, action: Action(piege, piege)),
            Badge(piege, comme: .due), Jauge(piege, due: 1, [Jauge.Part(1, piege, "g1")]), Case(piege, piege, coche: true),
            Barres(Lecture(piege, unite: piege, phrase: piege), rubrique: piege, mesure: piege, [Point(piege, 1)]),
            Ligne(Lecture(piege, unite: piege, phrase: piege), rubrique: piege, mesure: piege, [Point(piege, 1)]),
            Multiples(Lecture(piege, unite: piege, phrase: piege), periodes: [piege], [(piege, [1])]),
            Empile(Lecture(piege, unite: piege, phrase: piege), rubrique: piege, cles: [piege], [(piege, [1])]),
            Avance(piege, fait: 1, sur: 2, phrase: piege, flux: piege), Onglets(piege, [(piege, piege, true)]),
            FautesResume([(piege, piege)]), Action.envoi(piege, piege, csrf: piege),
        ]
        for composant in tous { #expect(!composant.balisage.texte.contains("<b onclick")) }
    }

    /// What was typed stays, the message and the field are tied; a password never comes back.
    @Test func champEnFaute() {
        var fautes = Fautes()
        fautes["siret"] = "Il manque un chiffre."
        let saisie = Saisie(Champs([("siret", "123"), ("mdp", "secret")]), fautes)
        let champ = saisie.champ("siret", "SIRET", "ancien", aide: "14 chiffres").balisage.texte
        #expect(champ.contains("value=\"123\""))
        #expect(champ.contains("aria-describedby=\"c-siret-aide c-siret-faute\" aria-invalid=\"true\""))
        #expect(champ.contains("id=\"c-siret-faute\""))
        #expect(!saisie.champ("mdp", "Mot de passe", genre: .motDePasse).balisage.texte.contains("secret"))
        #expect(fautes.resume?.balisage.texte.contains("href=\"#c-siret\"") == true)
        #expect(fautes.resume?.balisage.texte.contains("1 champ est à corriger") == true)
    }

    @Test func premierAffichage() {
        let saisie = Saisie(Champs())
        #expect(saisie.champ("a", "A", "gardé").balisage.texte.contains("value=\"gardé\""))
        #expect(saisie.coche("c", "C", true).balisage.texte.contains(" checked"))
        #expect(!Saisie(Champs([("a", "x")])).coche("c", "C", true).balisage.texte.contains(" checked"))
    }

    @Test func jaugeFermeLeCompte() {
        #expect(
            Jauge(due: 24, [.tenues(11), .publiees(3), .planifiees(6), .creditees(1), .aPlacer(3)]).phrase == "11 + 3 + 6 + 1 + 3 = 24 dues"
        )
        #expect(Jauge(due: 5, [.tenues(4)]).phrase == "4 ≠ 5 dues")
        #expect(Jauge(due: 0, []).phrase == "0 = 0 due")
    }

    /// A masked value is neither drawn, nor bounded, nor spoken as a number.
    @Test func masque() {
        let barres = Barres(
            Lecture("t", unite: "u", phrase: "p"), rubrique: "r", mesure: "m", [Point("a", 9), Point("b", nil)], total: 12, parts: true)
        #expect(barres.balisage.texte.contains("<span class=\"lu\">non communiqué</span>"))
        #expect(barres.balisage.texte.contains("Non communiqué"))
        let empile = Empile(Lecture("t", unite: "u", phrase: "p"), rubrique: "r", cles: ["x", "y"], [("a", [7, nil])]).balisage.texte
        #expect(!empile.contains("<rect class=\"g1\" x=\"0%\""))
        #expect(empile.contains("<td class=\"n\">7</td>"))
        let ligne = Ligne(Lecture("t", unite: "u", phrase: "p"), rubrique: "r", mesure: "m", [Point("a", 9), Point("b", nil)]).balisage
            .texte
        #expect(ligne.contains("<title>t</title><desc>a : 9 ; b : non communiqué</desc>"))
    }

    @Test func axe() {
        func pas(_ haut: Int) -> Int { Ligne(Lecture("", unite: "", phrase: ""), rubrique: "", mesure: "", [Point("", haut)]).pas }
        #expect([0, 5, 6, 38, 50, 51, 480, 1_200].map(pas) == [1, 1, 2, 10, 10, 20, 100, 500])
    }

    @Test func statuts() {
        #expect(Set(StatutPermanence.allCases.map(\.signe)).count == 10)
        for statut in StatutPermanence.allCases { #expect(Signe.noms.contains(statut.signe)) }
    }

    @Test func formats() {
        #expect(euros(123_450) == "1 234,50 €")
        #expect(euros(-26_500) == "− 265,00 €")
        #expect(euros(5) == "0,05 €")
        #expect(nombre(1_234_567) == "1 234 567")
        #expect(pourcentage(13, sur: 46) == "28 %")
        #expect(pourcentage(1, sur: 0) == "–")
        #expect(pluriel(0, "facture") == "0 facture")
        #expect(pluriel(2, "facture") == "2 factures")
        #expect(pluriel(2, "est prêt", "sont prêts") == "2 sont prêts")
        #expect(heure(minutes: 810) == "13 h 30")
        #expect(heure(minutes: 540) == "9 h")
        #expect(heure(minutes: 545) == "9 h 05")
    }
}
