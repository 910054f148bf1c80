internal import Actes
internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/portefeuille`: the provider's activity as direction may see it.
struct PortefeuilleRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/portefeuille", BilanRoutes.acces) { requete in
            let jour = DateCivile.aujourdhui()
            let periodes = PeriodesOuvertes.le(jour)
            let periode = requete.query["periode"].flatMap { PeriodeBilan($0) } ?? periodes[0]
            let (parts, declarees) = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                (try ReperesStore(transaction: tx).parts(periode), try ContexteStore(transaction: tx).declarees(periode))
            }
            return requete.page(PortefeuillePage(Portefeuille(parts, periode: periode), declarees: declarees, periodes))
        }
    }
}

struct PortefeuillePage: Page {
    static let gabarit = "portefeuille"
    let portefeuille: Portefeuille
    /// Companies whose HR declared its own figures.
    let declarees: Int
    let periodes: [PeriodeBilan]

    init(_ portefeuille: Portefeuille, declarees: Int, _ periodes: [PeriodeBilan]) {
        self.portefeuille = portefeuille
        self.declarees = declarees
        self.periodes = periodes
    }

    var entete: Entete {
        Entete(
            "Portefeuille", sous: Phrases.majuscule(portefeuille.periode.libelle),
            donnees: ["pilotage.repere"],
            visible:
                "Un nombre d'entretiens n'est montré que s'il vient d'au moins \(SommePortefeuille.entreprisesMinimum) entreprises, aucune n'en faisant plus de la moitié.",
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
        case "chiffres": chiffres
        case "themes": themes
        case "usage": usage
        case "presence": presence
        case "tailles": portefeuille.tailles.map(taille)
        case "tetes": principaux.map { "<th class=\"n\" scope=\"col\">\(Phrases.majuscule($0.libelle))</th>" as Balisage }
        default: nil
        }
    }

    private var chiffres: [Balisage] {
        let p = portefeuille
        var chiffres = [
            Self.chiffre("\(Rendu.cellule(p.servies))", "entreprises servies"),
            Self.chiffre("\(Rendu.cellule(p.demiJournees))", "demi-journées tenues"),
            Self.chiffre("\(Rendu.cellule(p.total))", "entretiens"),
            Self.chiffre("\(Rendu.cellule(p.entreprises))", "entreprises où quelqu'un a été reçu"),
            Self.chiffre("\(Rendu.cellule(declarees))", "RH ont déclaré leurs chiffres"),
        ]
        if let pdp = p.pdp { chiffres.append(Self.chiffre("\(Rendu.cellule(pdp))", "personnes suivies en prévention")) }
        if let taux = p.tauxRetour {
            chiffres.append(Self.chiffre("\(Contexte.pourcent(taux))", "de retours au travail après un arrêt de 30 jours ou plus"))
        }
        return chiffres
    }

    private var themes: Barres {
        Barres(
            Lecture(
                "De quoi parlent les personnes", unite: "Entretiens par thème, toutes entreprises",
                phrase:
                    "\(pluriel(portefeuille.themes.filter { $0.entretiens != nil }.count, "thème montré", "thèmes montrés")) sur \(portefeuille.themes.count)."
            ), rubrique: "Thème", mesure: "Entretiens",
            portefeuille.themes.map { Point(Phrases.majuscule($0.motif.libelle), $0.entretiens) }, total: portefeuille.total,
            parts: portefeuille.total != nil)
    }

    private var usage: Barres {
        let dites = portefeuille.tailles.filter { $0.entretiensPourMille != nil }
        let phrase =
            dites.max { ($0.entretiensPourMille ?? 0) < ($1.entretiensPourMille ?? 0) }.map {
                "Le service est le plus utilisé pour la taille « \($0.libelle) » : \(nombre($0.entretiensPourMille ?? 0)) entretiens pour 1 000 salariés."
            } ?? "Trop peu d'entreprises par taille pour en dire quelque chose sur cette période."
        return Barres(
            Lecture("L'usage selon la taille", unite: "Entretiens pour 1 000 salariés", phrase: phrase), rubrique: "Taille",
            mesure: "Pour 1 000", portefeuille.tailles.map { Point(Phrases.majuscule($0.libelle), $0.entretiensPourMille) })
    }

    private var presence: Barres {
        let moins = portefeuille.tailles.min { ($0.demiJourneesPourCent ?? .max) < ($1.demiJourneesPourCent ?? .max) }
        let phrase =
            moins.map {
                "La présence est la plus mince pour la taille « \($0.libelle) » : \(pluriel($0.demiJourneesPourCent ?? 0, "demi-journée")) pour 100 salariés."
            } ?? "Aucune permanence tenue."
        return Barres(
            Lecture("La présence selon la taille", unite: "Demi-journées tenues pour 100 salariés", phrase: phrase), rubrique: "Taille",
            mesure: "Pour 100", portefeuille.tailles.map { Point(Phrases.majuscule($0.libelle), $0.demiJourneesPourCent) })
    }

    /// The themes most often shown by size, five at most.
    private var principaux: [Motif] { portefeuille.themes.filter { $0.entretiens != nil }.prefix(5).map(\.motif) }

    private func taille(_ t: Portefeuille.Taille) -> Balisage {
        let parts = principaux.map { motif in
            "<td class=\"n\" data-l=\"\(Phrases.majuscule(motif.libelle))\">\(t.themes[motif].map { "\(Contexte.pourcent($0))" as Balisage } ?? Rendu.cellule(nil))</td>"
                as Balisage
        }
        return
            "<tr><th scope=\"row\">\(Phrases.majuscule(t.libelle))</th><td class=\"n\" data-l=\"Entreprises\">\(t.entreprises)</td><td class=\"n\" data-l=\"Salariés\">\(nombre(t.effectif))</td><td class=\"n\" data-l=\"Demi-journées\">\(nombre(t.demiJournees))</td><td class=\"n\" data-l=\"Prévention\">\(Rendu.cellule(t.pdp))</td>\(parts)</tr>"
    }

    private static func chiffre(_ valeur: Balisage, _ mot: String) -> Balisage {
        "<p class=\"chiffre\"><b>\(valeur)</b><span>\(mot)</span></p>"
    }
}
