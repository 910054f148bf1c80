import Foundation
import Testing

/// What every page must hold, checked in the real browser.
struct Controle {
    let navigateur: Navigateur

    /// axe-core: no violation of impact serious or critical. WCAG 2.2 A and AA.
    func accessible(_ page: String) async throws {
        guard let chemin = ProcessInfo.processInfo.environment["CLOISON_AXE"] else {
            Issue.record("CLOISON_AXE ne dit pas où est axe.min.js : lancez deploy/test")
            return
        }
        try await navigateur.executer(try String(contentsOfFile: chemin, encoding: .utf8))
        let resultat = try await navigateur.executerAsync(
            """
            const fin = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(r =>
              fin(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
                .map(v => v.id + ' : ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))));
            """)
        let fautes = resultat as? [String] ?? ["axe n'a pas répondu"]
        #expect(fautes == [], "\(page)")
    }

    /// Nothing leaves the page sideways, at 390 as at 1440 points.
    func sansDebord(_ page: String) async throws {
        let debord = try await navigateur.nombre("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        #expect(debord <= 0, "\(page) déborde de \(debord) points")
    }

    /// One title, French, no policy violation written to the console by inline styles.
    func tenue(_ page: String) async throws {
        #expect(try await navigateur.nombre("return document.querySelectorAll('h1').length") == 1, "\(page)")
        #expect(try await navigateur.texte("return document.documentElement.lang") == "fr")
        #expect(try await navigateur.nombre("return document.querySelectorAll('[style]').length") == 0, "\(page)")
    }

    func tout(_ page: String) async throws {
        try await tenue(page)
        try await sansDebord(page)
        try await accessible(page)
    }
}

extension Navigateur {
    /// Signs in as a person would; `fonction` as in `acces-demo.txt`.
    /// `service`: another one than the shared one.
    func entrer(_ fonction: String, _ pilote: Pilote, a service: String? = nil) async throws {
        let login = try pilote.login(fonction)
        let avecCode = fonction.hasPrefix("intervenant") || fonction.hasPrefix("administration")
        for reste in [2, 1, 0] {
            try await aller((service ?? pilote.service) + "/connexion")
            try await taper(login, dans: "#c-login")
            try await taper(Pilote.motDePasse, dans: "#c-mot_de_passe")
            if avecCode { try await taper(try await pilote.code(login), dans: "#c-code") }
            try await touches(["\u{E007}"])
            do {
                // A code refused shows the same page: it is tried again sooner than a slow machine is given up on.
                try await attendre(
                    "entrée de \(login)", "return location.pathname !== '/connexion' && document.readyState === 'complete'",
                    limite: avecCode && reste > 0 ? .seconds(30) : .seconds(120))
                return
            } catch  where avecCode && reste > 0 {
                // Another test of the same account came in with a later code meanwhile: the service refuses the earlier one, as it must.
                continue
            }
        }
    }
}
