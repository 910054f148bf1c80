import Testing

/// Whole journeys, with real keys, at desktop and phone width.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct ParcoursTests {
    /// WebDriver codes of keys without a letter.
    enum Touche {
        static let tab = "\u{E004}", entree = "\u{E007}", controle = "\u{E009}", bas = "\u{E015}", droite = "\u{E014}"
    }

    @Test(arguments: [1440, 390])
    func semaineDeLaPlanificatrice(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            try await navigateur.entrer("planification", pilote)
            try await navigateur.aller(pilote.service + "/semaine")
            #expect(try await navigateur.nombre("return document.querySelectorAll('table.semaine tbody tr').length") > 3)
            #expect(try await navigateur.nombre("return document.querySelectorAll('table.semaine .perm').length") > 5)
            let controle = Controle(navigateur: navigateur)
            try await controle.tout("/semaine à \(largeur)")

            // Arrows move inside the board; J goes to the next week.
            try await navigateur.executer("document.querySelector('table.semaine tbody td a, table.semaine tbody td button').focus()")
            let avant = try await navigateur.texte("return document.activeElement.closest('td').outerHTML")
            try await navigateur.touches([Touche.bas])
            #expect(try await navigateur.texte("return document.activeElement.closest('td').outerHTML") != avant)
            let semaine = try await navigateur.texte("return document.querySelector('h1').textContent")
            try await navigateur.touches(["j"])
            try await navigateur.attendre(
                "la semaine suivante", "return document.querySelector('h1')?.textContent !== \(Navigateur.citer(semaine))")

            // D on a permanence opens the page that moves it, without a mouse.
            try await navigateur.attendre("une permanence à déplacer", "return !!document.querySelector('table.semaine [data-deplacer]')")
            try await navigateur.executer(
                "document.querySelector('table.semaine [data-deplacer]').closest('td').querySelector('a, button').focus()")
            try await navigateur.touches(["d"])
            try await navigateur.attendre(
                "la page de la permanence", "return location.pathname !== '/semaine' && document.readyState === 'complete'")
            try await controle.tout("déplacer à \(largeur)")
        }
    }

    /// What is due, a plan to decide with its reasons, an absence to solve: read at both widths, nothing decided.
    @Test(arguments: [1440, 390])
    func planEtAbsence(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            try await navigateur.entrer("planification", pilote)
            let controle = Controle(navigateur: navigateur)
            try await navigateur.aller(pilote.service + "/plans/preparer")
            #expect(try await navigateur.nombre("return document.querySelectorAll('main tbody tr').length") > 3)
            for (liste, lien, preuve) in [
                ("/plans", "main tbody a[href^=\"/plans/\"]", "table.charges tbody tr"),
                ("/absences", "main a[href^=\"/absences/\"]", "fieldset.candidats input"),
            ] {
                try await navigateur.aller(pilote.service + liste)
                let chemin = try await navigateur.texte(
                    "return document.querySelector(\(Navigateur.citer(lien)))?.getAttribute('href') || ''")
                try #require(!chemin.isEmpty, "\(liste)")
                try await navigateur.aller(pilote.service + chemin)
                #expect(
                    try await navigateur.nombre("return document.querySelectorAll(\(Navigateur.citer(preuve))).length") > 2, "\(chemin)")
                try await controle.tout("\(liste), le détail, à \(largeur)")
            }
        }
    }

    @Test(arguments: [1440, 390])
    func bilanLuParLaRH(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            try await navigateur.entrer("RH", pilote)
            try await navigateur.aller(pilote.service + "/rh/bilans")
            try await navigateur.attendre("un bilan publié", "return !!document.querySelector('main a[href^=\"/rh/bilans/\"]')")
            let lien = try await navigateur.texte("return document.querySelector('main a[href^=\"/rh/bilans/\"]').getAttribute('href')")
            try await navigateur.aller(pilote.service + lien)
            try await Controle(navigateur: navigateur).tout("bilan à \(largeur)")
            #expect(try await navigateur.nombre("return document.querySelectorAll('main table').length") > 0)
            let texte = try await navigateur.texte("return document.querySelector('main').textContent")
            #expect(!texte.contains("moins de 5") && !texte.contains("< 5"))
        }
    }

    /// Ten items, keys only: Tab goes to the next one, a digit chooses, Ctrl+Enter saves.
    @Test(arguments: [1440, 390])
    func entretienAuClavier(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            try await navigateur.entrer("intervenant", pilote)
            try await navigateur.aller(pilote.service + "/dossiers")
            let liens = try await navigateur.texte(
                """
                return [...document.querySelectorAll('main tbody a')].map(a => a.getAttribute('href'))
                  .filter(h => h.split('/').length === 4).join(' ')
                """
            ).split(separator: " ")
            // Not one that another journey has just opened: what an entretien told is ticked in the next, and it has told nothing.
            var suivi = false
            for lien in liens.prefix(20) where !suivi {
                try await navigateur.aller(pilote.service + lien)
                suivi = try await navigateur.existe("input[name=identifie]:checked")
            }
            try #require(suivi)
            let controle = Controle(navigateur: navigateur)
            try await controle.tout("dossier à \(largeur)")
            #expect(!(try await navigateur.texte("return document.title + document.querySelector('h1').textContent")).contains("@"))
            let avant = try await navigateur.nombre("return document.querySelectorAll('a[href*=\"/entretiens/\"]').length")

            try await navigateur.executer("document.querySelector('#c-nature').focus()")
            for choix in ["3", "3", "2", "1"] { try await navigateur.touches([choix, Touche.tab]) }
            #expect(try await navigateur.texte("return document.querySelector('input[name=nature]:checked').value") == "suivi")
            #expect(try await navigateur.texte("return document.querySelector('input[name=forme]:checked').value") == "telephone")
            #expect(try await navigateur.texte("return document.querySelector('input[name=duree]:checked').value") == "30")
            try await navigateur.touches([Touche.entree], maintenues: [Touche.controle])
            try await navigateur.attendre(
                "l'entretien enregistré", "return document.readyState === 'complete' && !!document.querySelector('.alerte.fait')")
            #expect(try await navigateur.nombre("return document.querySelectorAll('a[href*=\"/entretiens/\"]').length") >= avant)
        }
    }

    /// What hides the screen hides it from a reader and from the keyboard too, without script.
    @Test func ecranMasque() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            try await navigateur.entrer("intervenant", pilote)
            try await navigateur.aller(pilote.service + "/dossiers")
            try await navigateur.executer("document.querySelector('#masquer').click()")
            #expect(try await navigateur.texte("return getComputedStyle(document.querySelector('main h1')).visibility") == "hidden")
        }
    }
}
