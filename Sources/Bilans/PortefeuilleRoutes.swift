internal import Actes
internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Web

/// `/portefeuille`: the provider's activity as direction may see it.
struct PortefeuilleRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/portefeuille", BilanRoutes.acces) { requete in
            let jour = DateCivile.aujourdhui()
            let periodes = PeriodesOuvertes.le(jour)
            let periode = requete.query["periode"].flatMap { PeriodeBilan($0) } ?? periodes[0]
            return requete.page(PortefeuillePage(try await PortefeuilleStore(base: base).lire(periode, as: requete.principal), periodes))
        }
    }
}

struct PortefeuillePage: Page {
    static let gabarit = "portefeuille"
    let portefeuille: Portefeuille
    let periodes: [PeriodeBilan]

    init(_ portefeuille: Portefeuille, _ periodes: [PeriodeBilan]) {
        self.portefeuille = portefeuille
        self.periodes = periodes
    }

    var entete: Entete {
        Entete(
            "Portefeuille", sous: Phrases.majuscule(portefeuille.periode.libelle), donnees: ["pilotage.bilan"],
            visible:
                "Un thème n'est montré que s'il vient d'au moins \(Portefeuille.entreprisesMinimum) entreprises, aucune n'en faisant plus de la moitié.",
            ici: "/portefeuille")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "onglets":
            Onglets(
                "Période",
                periodes.map {
                    (
                        $0.annuelle ? "Année \($0.annee)" : Rendu.court($0.description), "/portefeuille?periode=\($0)",
                        $0 == portefeuille.periode
                    )
                })
        case "chiffres":
            [
                Self.chiffre("\(Rendu.cellule(portefeuille.clients))", "entreprises clientes"),
                Self.chiffre("\(Rendu.cellule(portefeuille.demiJournees))", "demi-journées tenues"),
                Self.chiffre("\(Rendu.cellule(portefeuille.total))", "entretiens"),
                Self.chiffre("\(Rendu.cellule(portefeuille.entreprises))", "entreprises où quelqu'un a été reçu"),
            ]
        case "themes":
            Barres(
                Lecture(
                    "De quoi parlent les personnes", unite: "Entretiens par thème, toutes entreprises",
                    phrase:
                        "\(pluriel(portefeuille.themes.filter { $0.entretiens != nil }.count, "thème montré", "thèmes montrés")) sur \(portefeuille.themes.count)."
                ), rubrique: "Thème", mesure: "Entretiens",
                portefeuille.themes.map { Point(Phrases.majuscule($0.motif.libelle), $0.entretiens) }, total: portefeuille.total,
                parts: portefeuille.total != nil)
        default: nil
        }
    }

    private static func chiffre(_ valeur: Balisage, _ mot: String) -> Balisage {
        "<p class=\"chiffre\"><b>\(valeur)</b><span>\(mot)</span></p>"
    }
}
