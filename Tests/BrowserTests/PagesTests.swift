import Testing

/// Each main page of each function, at desktop and phone width.
@Suite(.serialized, .enabled(if: Pilote.present, "chromium ou chromedriver absent, ou --sans-navigateur"))
struct PagesTests {
    static let pages: [(fonction: String, chemins: [String])] = [
        (
            "planification",
            [
                "/semaine", "/mois", "/plans", "/plans/preparer", "/plans/poids", "/absences", "/equipe", "/lieux", "/lieux/trajets",
                "/entreprises", "/contrats", "/groupes", "/groupes/nouveau", "/indices", "/tva", "/imports", "/actions",
                "/actions/nouvelle", "/projets", "/projets/nouveau", "/cellules", "/partenaires", "/partenaires/nouvelle",
                "/partenaires/echeances", "/partenaires/courriers",
            ]
        ),
        (
            "facturation",
            [
                "/a-facturer", "/factures", "/exports", "/exports?periode=2026-10", "/exports/comptes", "/exports/auxiliaires",
                "/exports/forme",
            ]
        ),
        ("direction", ["/bilans", "/portefeuille", "/charge", "/alertes", "/partenaires/courriers/nouveau"]),
        ("RH", ["/rh", "/rh/contrat", "/rh/calendrier", "/rh/bilans", "/rh/factures", "/rh/contexte", "/rh/prevention"]),
        (
            "intervenant",
            [
                "/journee", "/dossiers", "/rendez-vous", "/mes-actions", "/mes-alertes", "/annuaire",
                "/annuaire/echeances?depuis=2026-11-21",
                "/dossiers/nouveau", "/bilans-a-rediger",
            ]
        ),
        ("administration", ["/comptes", "/journal", "/comptes/nouveau"]),
    ]

    @Test(arguments: pages, [1440, 390])
    func tiennent(_ page: (fonction: String, chemins: [String]), largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            try await navigateur.entrer(page.fonction, pilote)
            for chemin in page.chemins {
                try await navigateur.aller(pilote.service + chemin)
                #expect(try await navigateur.chemin == chemin)
                try await Controle(navigateur: navigateur).tout("\(chemin) à \(largeur)")
            }
        }
    }

    @Test(arguments: [1440, 390])
    func publiques(largeur: Int) async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: largeur) { navigateur in
            for chemin in [
                "/connexion", "/qui-voit-quoi", "/accessibilite", "/raccourcis", "/style", "/nulle/part", "/p/AFFI1000/employeur",
            ] {
                try await navigateur.aller(pilote.service + chemin)
                try await Controle(navigateur: navigateur).tout("\(chemin) à \(largeur)")
            }
        }
    }

    /// A wrong password: the same sentence for everything, the login kept, the password never shown again.
    @Test func connexionRefusee() async throws {
        let pilote = try await Pilote.partage.value
        try await Navigateur.avec(pilote, largeur: 1440) { navigateur in
            try await navigateur.aller(pilote.service + "/connexion")
            try await navigateur.taper("planification", dans: "#c-login")
            try await navigateur.taper("pas le bon mot", dans: "#c-mot_de_passe")
            try await navigateur.cliquer("button.plein")
            try await navigateur.attendre("le refus", "return !!document.querySelector('.alerte.erreur')")
            #expect(try await navigateur.texte("return document.querySelector('#c-login').value") == "planification")
            #expect(try await navigateur.texte("return document.querySelector('#c-mot_de_passe').value") == "")
            try await Controle(navigateur: navigateur).tout("connexion refusée")
        }
    }
}
