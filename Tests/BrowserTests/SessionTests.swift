import Foundation
import Testing

/// A session that ends while one writes takes nothing away.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct SessionTests {
    private static let texte = "Madame, Monsieur, ce texte a demandé une heure."

    /// Closed, the page says so and keeps the text; open again elsewhere, it is sent with the token of the new session.
    @Test func leTexteAttendQueLaSessionRevienne() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 390) { navigateur in
            try await navigateur.entrer("intervenant", pilote)
            try await navigateur.aller(pilote.service + "/annuaire/courriers/nouveau")
            try await navigateur.taper("Essai de session", dans: "#c-titre")
            try await navigateur.taper(Self.texte, dans: "#c-corps")
            let avant = try await navigateur.texte("return document.querySelector('input[name=_csrf]').value")
            _ = try await navigateur.cdp("Network.clearBrowserCookies", [:])
            try await Self.envoyer(navigateur)
            try await navigateur.attendre(
                "la session dite fermée",
                "return document.querySelector('[data-garde]')?.textContent.includes('Votre session est fermée')")
            #expect(try await navigateur.texte("return document.querySelector('#c-corps').value") == Self.texte)
            #expect(try await navigateur.chemin == "/annuaire/courriers/nouveau")
            try await Controle(navigateur: navigateur).tout("une session fermée sous un texte, à 390")

            let temoins = try await Navigateur.avec(pilote, largeur: 1440) { autre in
                try await autre.entrer("intervenant", pilote)
                return try await autre.cdp("Network.getCookies", [:]) as? [String: Any]
            }
            for temoin in try #require(temoins?["cookies"] as? [[String: Any]]) {
                let pose = temoin.filter { ["name", "value", "domain", "path"].contains($0.key) }
                _ = try await navigateur.cdp("Network.setCookie", pose)
            }
            try await Self.envoyer(navigateur)
            try await navigateur.attendre(
                "l'aperçu", "return [...document.querySelectorAll('h2')].some((h) => h.textContent.startsWith('Aperçu'))")
            #expect(try await navigateur.texte("return document.querySelector('#c-corps').value.trim()") == Self.texte)
            #expect(try await navigateur.texte("return document.querySelector('input[name=_csrf]').value") != avant)
        }
    }

    /// The bar at the foot of a phone covers a button that was only just scrolled into view.
    private static func envoyer(_ navigateur: Navigateur) async throws {
        try await navigateur.executer("document.querySelector('button[name=apercu]').scrollIntoView({ block: 'center' })")
        try await navigateur.cliquer("button[name=apercu]")
    }
}
