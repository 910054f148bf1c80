import Foundation
import Testing

/// What is being typed survives: the server that dies, the line that is cut, the browser that crashes.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct BrouillonTests {
    private static let avantCoupure = "Reçue ce matin, courrier du bailleur lu ensemble."
    private static let apresCoupure = " Puis la ligne est tombée, et la suite aussi est là."

    /// A service of its own, killed while the note is typed, started again: everything is there, what was typed meanwhile too.
    @Test func leServeurTombe() async throws {
        let pilote = try await Pilote.partage.value
        let service = try await pilote.autreService()
        defer { service.tuer() }
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            let chemin = try await Self.ouvrirUnDossier(navigateur, pilote, service.adresse)
            try await navigateur.taper(Self.avantCoupure, dans: "#c-note")
            try await Self.etat(navigateur, contient: "Enregistré à")

            service.tuer()
            try await navigateur.taper(Self.apresCoupure, dans: "#c-note")
            try await Self.etat(navigateur, contient: "Gardé sur ce poste, chiffré")
            // What waits on the post says nothing: ciphertext under a name drawn from a key.
            let garde = try await navigateur.texte("return JSON.stringify(Object.entries(localStorage))")
            #expect(garde.contains("cloison.brouillon.") && !garde.contains("bailleur"))
            // Saving goes nowhere and loses nothing.
            try await navigateur.touches(["\u{E007}"], maintenues: ["\u{E009}"])
            try await Task.sleep(for: .milliseconds(600))
            #expect(try await navigateur.chemin == chemin)

            try await service.relancer()
            try await Self.etat(navigateur, contient: "Enregistré à")
            #expect(try await navigateur.nombre("return Object.keys(localStorage).length") == 0)
            // Another page, as after a crash: it is the server that gives it back.
            try await navigateur.aller(service.adresse + chemin)
            #expect(try await navigateur.texte("return document.querySelector('#c-note').value") == Self.avantCoupure + Self.apresCoupure)
            #expect(try await navigateur.texte("return document.querySelector('main').textContent").contains("Brouillon retrouvé."))
            try await Self.enregistrer(navigateur)
            try await navigateur.aller(service.adresse + chemin)
            #expect(try await navigateur.texte("return document.querySelector('#c-note').value") == "")
        }
    }

    /// The line cut, the page reloaded from nothing when it is back: what the post kept, encrypted, comes back and is sent.
    @Test func laLigneEstCoupeePuisLaPageRechargee() async throws {
        let pilote = try await Pilote.partage.value
        let service = try await pilote.autreService()
        defer { service.tuer() }
        try await Navigateur.avec(pilote, largeur: 390) { navigateur in
            let chemin = try await Self.ouvrirUnDossier(navigateur, pilote, service.adresse)
            service.tuer()
            try await navigateur.taper(Self.avantCoupure, dans: "#c-note")
            try await navigateur.executer("document.querySelector('input[name=forme][value=visio]').click()")
            try await Self.etat(navigateur, contient: "Gardé sur ce poste, chiffré")
            // The page dies before the line is back.
            try await navigateur.aller("about:blank")
            try await service.relancer()
            try await navigateur.aller(service.adresse + chemin)
            // It does not come back by itself: it says when it was typed, and asks.
            try await navigateur.attendre("la question", "return !!document.querySelector('[data-reprise] button')")
            #expect(try await navigateur.texte("return document.querySelector('#c-note').value") == "")
            #expect(try await navigateur.texte("return document.querySelector('[data-reprise]').textContent").contains("jamais enregistré"))
            try await navigateur.executer("document.querySelector('[data-reprise] button').click()")
            try await navigateur.attendre(
                "le texte revenu", "return document.querySelector('#c-note')?.value === \(Navigateur.citer(Self.avantCoupure))")
            #expect(try await navigateur.texte("return document.querySelector('input[name=forme]:checked').value") == "visio")
            try await Self.etat(navigateur, contient: "Enregistré à")
            try await Controle(navigateur: navigateur).tout("un brouillon repris, à 390")
            try await Self.enregistrer(navigateur)
            #expect(try await navigateur.nombre("return Object.keys(localStorage).length") == 0)
        }
    }

    /// The browser killed as soon as the page says « Enregistré »: the server has what was typed.
    @Test func leNavigateurTombe() async throws {
        let pilote = try await Pilote.partage.value
        let chemin = try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            let chemin = try await Self.ouvrirUnDossier(navigateur, pilote, pilote.service)
            try await navigateur.taper(Self.avantCoupure, dans: "#c-note")
            try await Self.etat(navigateur, contient: "Enregistré à")
            _ = try? await navigateur.cdp("Browser.crash", [:])
            return chemin
        }
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            try await navigateur.entrer("intervenant", pilote)
            try await navigateur.aller(pilote.service + "/journee")
            #expect(try await navigateur.existe("main a[href=\(Navigateur.citer(chemin))]"), "la journée rappelle l'entretien à finir")
            try await navigateur.aller(pilote.service + chemin)
            #expect(try await navigateur.texte("return document.querySelector('#c-note').value") == Self.avantCoupure)
            try await Self.enregistrer(navigateur)
        }
    }

    /// Two pages on the same dossier: the second is told, nothing is overwritten.
    @Test func deuxOnglets() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            let chemin = try await Self.ouvrirUnDossier(navigateur, pilote, pilote.service)
            // The second page, in a frame of nothing: a page that knows version 0 while the first writes.
            try await navigateur.taper(Self.avantCoupure, dans: "#c-note")
            try await Self.etat(navigateur, contient: "Enregistré à")
            let statut = try await navigateur.executerAsync(
                """
                const fin = arguments[arguments.length - 1];
                const f = document.querySelector('form[data-brouillon]');
                const corps = new URLSearchParams({ _csrf: f.elements._csrf.value, version: '0', rang: '1', note: 'autre', onglet: '11111111-1111-4111-8111-111111111111' });
                fetch(f.dataset.brouillon, { method: 'POST', body: corps }).then((r) => fin(r.status));
                """)
            #expect((statut as? NSNumber)?.intValue == 409)
            try await navigateur.aller(pilote.service + chemin)
            #expect(try await navigateur.texte("return document.querySelector('#c-note').value") == Self.avantCoupure)
            try await Self.enregistrer(navigateur)
        }
    }

    private static func ouvrirUnDossier(_ navigateur: Navigateur, _ pilote: Pilote, _ service: String) async throws -> String {
        try await navigateur.entrer("intervenant", pilote, a: service)
        return try await nouveauDossier(navigateur, service)
    }

    /// A dossier of its own: the other journeys write in those of the demonstration. Its path.
    static func nouveauDossier(_ navigateur: Navigateur, _ service: String) async throws -> String {
        try await navigateur.aller(service + "/dossiers/nouveau")
        try await navigateur.executer(
            """
            document.querySelector('#c-etablissement').selectedIndex = 1;
            document.querySelector('[name=motif][value=logement]').click();
            """)
        // Of its own name too: a dossier of the same name would be asked about first.
        let lettres = (0..<8).map { _ in "bcdfghjklm".randomElement() ?? "b" }
        try await navigateur.taper("Essai-" + String(lettres), dans: "#c-nom")
        try await navigateur.executer("document.querySelector('#c-nom').form.querySelector('button.plein').click()")
        try await navigateur.attendre(
            "le dossier ouvert", "return document.readyState === 'complete' && !!document.querySelector('form[data-brouillon]')")
        let dossier = try await navigateur.texte("return location.pathname")
        try await navigateur.aller(service + dossier)
        return dossier
    }

    /// Every keystroke is held, and the page says where.
    private static func etat(_ navigateur: Navigateur, contient texte: String) async throws {
        try await navigateur.attendre(
            texte,
            """
            const f = document.querySelector('form[data-brouillon]');
            return f.dataset.frappes === f.dataset.tenu
              && document.querySelector('[data-etat]')?.textContent.replaceAll('\\u00a0', ' ').includes(\(Navigateur.citer(texte)));
            """)
    }

    private static func enregistrer(_ navigateur: Navigateur) async throws {
        try await navigateur.executer(
            """
            if (!document.querySelector('input[name=identifie]:checked')) document.querySelector('input[name=identifie]').click();
            document.querySelector('form[data-fiche] button.plein').click();
            """)
        try await navigateur.attendre(
            "l'entretien enregistré", "return document.readyState === 'complete' && !!document.querySelector('.alerte.fait')")
    }
}
