import Foundation
import Testing

/// The bilan as HR reads it and as direction relit it: seen, walked by keyboard, read aloud.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct BilansTests {
    /// Sign-in, then the address of the first link that `selecteur` names on `liste`.
    private func ouvrir(
        _ fonction: String, _ liste: String, _ selecteur: String, _ navigateur: Navigateur, _ pilote: Pilote
    ) async throws -> String {
        try await navigateur.entrer(fonction, pilote)
        try await navigateur.aller(pilote.service + liste)
        let chemin = try await navigateur.texte("return document.querySelector(\(Navigateur.citer(selecteur)))?.getAttribute('href') || ''")
        try #require(!chemin.isEmpty, "\(liste) : \(selecteur)")
        try await navigateur.aller(pilote.service + chemin)
        return chemin
    }

    @Test(arguments: [1440, 390])
    func laPageDeLaRHSeLitDansLOrdre(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            let chemin = try await ouvrir("RH", "/rh/bilans", ".remis a", navigateur, pilote)
            try await Controle(navigateur: navigateur).tout("\(chemin) à \(largeur)")
            try await navigateur.executer("document.querySelectorAll('details').forEach(pli => pli.open = true)")
            let arbre = try await ArbreVocal.lire(navigateur)

            // Headings go down one level at a time, from the title of the page.
            let niveaux = arbre.titres.compactMap(\.niveau)
            #expect(niveaux.first == 1 && niveaux.filter { $0 == 1 }.count == 1)
            #expect(zip(niveaux, niveaux.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(arbre.titres.map(\.nom))")

            // The title, the three sentences, what they mean, then the charts.
            let titre = try #require(arbre.place { $0.role == "heading" && $0.nom.hasPrefix("Bilan d") })
            let essentiel = try #require(arbre.place { $0.role == "heading" && $0.nom.hasPrefix("L’essentiel") })
            let phrase = try #require(arbre.place { $0.role == "StaticText" && $0.nom.contains("entretien") })
            let nombres = try #require(arbre.place { $0.role == "heading" && $0.nom.hasPrefix("Les nombres") })
            #expect(titre < essentiel && essentiel < phrase && phrase < nombres)
            let graphe = arbre.place { $0.role == "heading" && $0.niveau == 3 }
            if let graphe { #expect(nombres < graphe) }

            // A chart says its name and its values; the sign says its meaning.
            for image in arbre.images { #expect(!image.nom.isEmpty && !image.description.isEmpty, "\(image)") }
            let signes = try await navigateur.nombre("return document.querySelectorAll('main abbr.masque').length")
            #expect(arbre.noeuds.filter { $0.role == "StaticText" && $0.nom == "non communiqué" }.count == signes)
            #expect(!arbre.noeuds.contains { $0.role == "StaticText" && $0.nom == "•" })
        }
    }

    @Test func leTableauSOuvreAuClavier() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            _ = try await ouvrir("RH", "/rh/bilans", ".remis a", navigateur, pilote)
            try #require(try await navigateur.existe("details.plie summary"))
            try await navigateur.executer("document.querySelector('details.plie summary').focus()")
            try await navigateur.touches(["\u{E007}"])
            try await navigateur.attendre("le tableau", "return document.querySelector('details.plie').open")
            try await Controle(navigateur: navigateur).tout("bilan, tableau ouvert")
        }
    }

    @Test(arguments: [1440, 390])
    func laDirectionRelit(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            let chemin = try await ouvrir("direction", "/bilans", "a[href^=\"/bilans/nouveau/\"]", navigateur, pilote)
            try await Controle(navigateur: navigateur).tout("\(chemin) à \(largeur)")
            let arbre = try await ArbreVocal.lire(navigateur)
            let noms = arbre.titres.map(\.nom)
            for titre in ["Ce que l’entreprise ne verra pas", "Déjà remis", "L’essentiel"] { #expect(noms.contains(titre), "\(noms)") }
            let niveaux = arbre.titres.compactMap(\.niveau)
            #expect(zip(niveaux, niveaux.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(noms)")
        }
    }

    /// Paper: one page is A4, nothing of the site's frame remains.
    @Test func sImprimeSansLeSite() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            _ = try await ouvrir("RH", "/rh/bilans", ".remis a", navigateur, pilote)
            try await navigateur.cdp("Emulation.setEmulatedMedia", ["media": "print"])
            for selecteur in [".barre", ".entete .actions", ".pied"] {
                #expect(
                    try await navigateur.texte("return getComputedStyle(document.querySelector(\(Navigateur.citer(selecteur)))).display")
                        == "none", "\(selecteur)")
            }
            let reponse = try await navigateur.cdp("Page.printToPDF", ["preferCSSPageSize": true]) as? [String: Any]
            let pdf = Data(base64Encoded: reponse?["data"] as? String ?? "") ?? Data()
            #expect(pdf.starts(with: Array("%PDF-".utf8)))
        }
    }
}
