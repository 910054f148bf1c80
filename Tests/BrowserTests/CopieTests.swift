import Foundation
import Testing

/// The person's copy, asked in one form then in another from the same page: a file brings no new page to free the button.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct CopieTests {
    @Test func deuxFormesDeLaMemePage() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            try await navigateur.entrer("intervenant", pilote)
            let dossier = try await BrouillonTests.nouveauDossier(navigateur, pilote.service)
            try await navigateur.aller(pilote.service + dossier + "/copie")
            // The page itself does not see the files: each one handed over is a line of the page, read beside it.
            let avant = try await Self.remises(navigateur)
            try await Self.demander(navigateur, "json")
            try await Self.attendre(navigateur, remises: avant + 1)
            // In place and free again, or the next click would be swallowed.
            try await navigateur.attendre("le bouton rendu", "return !document.querySelector('[data-envoye]')")
            try await Self.demander(navigateur, "zip")
            try await Self.attendre(navigateur, remises: avant + 2)
            let formes = try await navigateur.executerAsync(
                """
                const fin = arguments[arguments.length - 1];
                fetch(location.pathname).then((r) => r.text()).then((t) => fin(t));
                """)
            let texte = formes as? String ?? ""
            #expect(texte.contains("(JSON)") || texte.contains("JSON"), "les deux formes sont inscrites")
            #expect(texte.contains("ZIP"))
        }
    }

    private static func demander(_ navigateur: Navigateur, _ forme: String) async throws {
        try await navigateur.executer(
            """
            document.querySelector('form[data-fichier] [name=forme][value=\(forme)]').click();
            document.querySelector('form[data-fichier] button.plein').click();
            """)
    }

    private static let compter = """
        const fin = arguments[arguments.length - 1];
        fetch(location.pathname).then((r) => r.text()).then((t) =>
          fin(new DOMParser().parseFromString(t, 'text/html').querySelectorAll('main section.panneau ul.liste li').length));
        """

    private static func remises(_ navigateur: Navigateur) async throws -> Int {
        (try await navigateur.executerAsync(compter) as? NSNumber)?.intValue ?? -1
    }

    private static func attendre(_ navigateur: Navigateur, remises attendues: Int) async throws {
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < .seconds(120) {
            if try await remises(navigateur) == attendues { return }
            try await Task.sleep(for: .milliseconds(300))
        }
        Issue.record("\(attendues) copies attendues, \(try await remises(navigateur)) inscrites : le bouton est resté bloqué")
    }
}
