import Foundation
import Testing

/// A working day of one social worker, with real keys, against the real service. Keys are counted; times are printed.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct JourneeDeTravailTests {
    private enum Touche {
        static let tab = "\u{E004}", entree = "\u{E007}", controle = "\u{E009}", alt = "\u{E00A}"
    }

    @Test(arguments: [1440, 390])
    func uneJournee(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            let chrono = Chrono()
            let controle = Controle(navigateur: navigateur)
            try await navigateur.entrer("intervenant", pilote)
            try await chrono.acte("ouvrir la journée") { try await navigateur.aller(pilote.service + "/journee") }
            try await controle.tout("/journee à \(largeur)")
            try await chrono.acte("prochaine journée avec des permanences", touches: 1) { try await Self.prochaine(navigateur) }
            #expect(try await navigateur.nombre("return document.querySelectorAll('.etape-jour section').length") > 0)
            #expect(try await navigateur.nombre("return document.querySelectorAll('.etape-jour .liste > li').length") > 0)
            try await controle.tout("une journée pleine à \(largeur)")
            #expect(try await !navigateur.texte("return document.querySelector('main').textContent").contains("06 39"))

            try await navigateur.aller(pilote.service + "/journee")
            if largeur > 500 {
                let touches = try await Self.venueSansDossier(navigateur, chrono)
                #expect(touches == 3)
                let avec = try await Self.venueAvecDossier(navigateur, chrono)
                #expect(avec == 3)
                let codes = try await Self.entretien(navigateur, chrono)
                #expect(codes <= 20)
            } else {
                try await Self.venueAuDoigt(navigateur, chrono)
            }
            try await Self.rappel(navigateur, pilote, chrono)
            try await Self.deplacement(navigateur, pilote, chrono, controle)
            chrono.dire("Une journée à \(largeur) points")
        }
    }

    private static func prochaine(_ navigateur: Navigateur) async throws {
        if try await navigateur.nombre("return document.querySelectorAll('.etape-jour section').length") > 0 { return }
        try await navigateur.executer(
            "[...document.querySelectorAll('main a[href^=\"/journee?jour=\"]')].find(a => a.textContent.includes('Voir ce jour')).click()")
        try await navigateur.attendre("la prochaine journée", "return document.querySelectorAll('.etape-jour section').length > 0")
    }

    /// Into the sheet, the motif, saved: three keys.
    private static func venueSansDossier(_ navigateur: Navigateur, _ chrono: Chrono) async throws -> Int {
        let gestes: [(String, [String])] = [("v", [Touche.alt]), ("4", []), (Touche.entree, [Touche.controle])]
        try await chrono.acte("venue spontanée sans dossier", touches: gestes.count) {
            for (touche, maintenues) in gestes { try await navigateur.touches([touche], maintenues: maintenues) }
            try await navigateur.attendre(
                "la venue notée", "return document.readyState === 'complete' && !!document.querySelector('.alerte.fait')")
        }
        #expect(try await navigateur.texte("return document.querySelector('.alerte.fait').textContent").contains("vie professionnelle"))
        return gestes.count
    }

    /// Into the sheet, the dossier by its letter, saved: the entretien is begun.
    private static func venueAvecDossier(_ navigateur: Navigateur, _ chrono: Chrono) async throws -> Int {
        let gestes: [(String, [String])] = [("v", [Touche.alt]), ("a", []), (Touche.entree, [Touche.controle])]
        try await chrono.acte("venue spontanée avec dossier", touches: gestes.count) {
            for (touche, maintenues) in gestes { try await navigateur.touches([touche], maintenues: maintenues) }
            try await navigateur.attendre(
                "l'entretien commencé", "return document.readyState === 'complete' && location.pathname.includes('/entretiens/')")
        }
        #expect(try await navigateur.texte("return document.querySelector('input[name=forme]:checked').value") == "spontane")
        return gestes.count
    }

    /// The ten items by keys, a note typed as a person does, saved. Gives the keys that were not the note's.
    private static func entretien(_ navigateur: Navigateur, _ chrono: Chrono) async throws -> Int {
        try await navigateur.executer("document.querySelector('input[name=nature]:checked').focus()")
        // Nature 3, form as it is, duration 2, origin as it is, expressed as it is, identified 1 when none is, done 2 and 4.
        let coche = try await navigateur.nombre("return document.querySelectorAll('input[name=identifie]:checked').length") > 0
        let gestes =
            ["3", Touche.entree, Touche.entree, "2", Touche.entree, Touche.entree, Touche.entree] + (coche ? [] : ["1"])
            + [Touche.entree, "2", "4", Touche.entree, Touche.entree, Touche.entree]
        let note = "Reçue sans rendez-vous, courrier lu ensemble. Elle apporte ses relevés jeudi ; appel au bailleur fait devant elle."
        try await chrono.acte("entretien, codes et note de \(note.count) signes", touches: gestes.count + 1) {
            try await navigateur.touches(gestes)
            #expect(try await navigateur.texte("return document.activeElement.name") == "note")
            try await navigateur.touches(note.map { String($0) })
            try await navigateur.touches([Touche.entree], maintenues: [Touche.controle])
            try await navigateur.attendre(
                "l'entretien enregistré",
                "return document.readyState === 'complete' && !location.pathname.includes('/entretiens/') && !!document.querySelector('.alerte.fait')"
            )
        }
        let fil = try await navigateur.texte("return document.querySelector('main').textContent")
        #expect(fil.contains("appel au bailleur fait devant elle"))
        #expect(try await navigateur.nombre("return Object.keys(localStorage).length") == 0)
        return gestes.count + 1
    }

    /// With a finger: the motif, « Noter ».
    private static func venueAuDoigt(_ navigateur: Navigateur, _ chrono: Chrono) async throws {
        try await chrono.acte("venue spontanée sans dossier, au doigt", touches: 2) {
            try await navigateur.executer("document.querySelector('[name=motif][value=budget]').closest('label').click()")
            try await navigateur.executer("document.querySelector('form[data-vif] button.plein').click()")
            try await navigateur.attendre(
                "la venue notée", "return document.readyState === 'complete' && !!document.querySelector('.alerte.fait')")
        }
    }

    private static func rappel(_ navigateur: Navigateur, _ pilote: Pilote, _ chrono: Chrono) async throws {
        try await navigateur.aller(pilote.service + "/journee")
        let avant = try await navigateur.nombre("return document.querySelectorAll('main form[action^=\"/rappels/\"]').length")
        if avant > 0 {
            try await chrono.acte("rendre un appel", touches: 1) {
                try await navigateur.executer("document.querySelector('main form[action^=\"/rappels/\"] button[value=rendu]').click()")
                try await navigateur.attendre(
                    "l'appel rendu", "return document.readyState === 'complete' && !!document.querySelector('.alerte.fait')")
            }
            #expect(try await navigateur.nombre("return document.querySelectorAll('main form[action^=\"/rappels/\"]').length") == avant - 1)
        }
        try await chrono.acte("noter un appel à rendre", touches: 3) {
            try await navigateur.aller(pilote.service + "/rappels/nouveau")
            try await navigateur.executer("document.querySelector('#c-entreprise').selectedIndex = 1")
            try await navigateur.taper("06 39 98 44 44", dans: "#c-telephone")
            try await navigateur.touches([Touche.entree])
            try await navigateur.attendre("l'appel noté", "return location.pathname === '/journee' && document.readyState === 'complete'")
        }
        #expect(try await !navigateur.texte("return document.documentElement.outerHTML").contains("44 44"))
    }

    private static func deplacement(_ navigateur: Navigateur, _ pilote: Pilote, _ chrono: Chrono, _ controle: Controle) async throws {
        try await navigateur.aller(pilote.service + "/rendez-vous")
        try await controle.tout("/rendez-vous")
        let chemin = try await navigateur.texte(
            """
            return [...document.querySelectorAll('main li')].filter(l => l.textContent.includes('à venir'))
              .map(l => l.querySelector('a.nu')?.getAttribute('href')).find(h => h) || ''
            """)
        try #require(!chemin.isEmpty)
        try await navigateur.aller(pilote.service + chemin)
        try await controle.tout("un rendez-vous")
        try await chrono.acte("déplacer un rendez-vous", touches: 2) {
            try await navigateur.executer(
                "document.querySelector('#c-place').selectedIndex = document.querySelector('#c-place').length - 1")
            try await navigateur.executer("document.querySelector('form[action$=\"/deplacement\"] button').click()")
            try await navigateur.attendre(
                "le rendez-vous déplacé", "return location.pathname === '/rendez-vous' && !!document.querySelector('.alerte.fait')")
        }
    }
}
