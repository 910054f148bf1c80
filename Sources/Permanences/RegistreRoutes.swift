import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/permanences`: what each contract owes, half-day by half-day.
struct RegistreRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let lire = Acces.compte(.gestion, .planification, .direction)
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/permanences", lire) { requete in
            let annee = requete.query["annee"].flatMap { Int($0) } ?? DateCivile.aujourdhui().annee
            guard (2000...2100).contains(annee) else { throw Refus.introuvable }
            let lus = try await base.transaction(as: requete.principal, readOnly: true) { try RegistreStore.annee(annee, $0) }
            let pages = Pagination(requete, parPage: 20, total: lus.count)
            return requete.page(
                RegistresPage(annee: annee, contrats: Array(lus.dropFirst(pages.debut).prefix(20)), tous: lus, pages: pages))
        }
        routes.get("/permanences/registre/:entreprise/:contrat", lire) { requete in
            let entreprise: EntrepriseID = try requete.id("entreprise")
            let contrat: ID<Contrat> = try requete.id("contrat")
            let demandee = requete.query["annee"].flatMap { Int($0) }
            let (csrf, ecrit) = (requete.csrf, requete.principal.fonctions.contains(.planification))
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                let annees = try RegistreStore.un(entreprise, contrat, tx)
                let voulue = demandee ?? DateCivile.aujourdhui().annee
                guard
                    let celle = try annees.first(where: { $0.compte.annee == voulue }) ?? annees.first
                        ?? RegistreStore.vide(entreprise, contrat, annee: voulue, tx)
                else { throw Refus.introuvable }
                return RegistrePage(
                    registre: celle, annees: annees.map(\.compte.annee),
                    lignes: try RegistreStore.demiJournees(entreprise, contrat, annee: celle.compte.annee, tx),
                    agendas: try AgendaStore.ouvertes(entreprise: entreprise, tx), csrf: csrf, ecrit: ecrit)
            }
            return requete.page(page)
        }
        routes.post("/permanences/agenda/:entreprise", ecrire) { requete in
            let entreprise: EntrepriseID = try requete.id("entreprise")
            let jeton = JetonAgenda()
            try await base.transaction(as: requete.principal) { try AgendaStore.creer(jeton, entreprise: entreprise, $0) }
            return requete.page(AgendaPage(jeton: jeton, retour: "/permanences"))
        }
        routes.post("/permanences/agenda/:entreprise/revoquer", ecrire) { requete in
            let entreprise: EntrepriseID = try requete.id("entreprise")
            let n = try await base.transaction(as: requete.principal) { try AgendaStore.revoquer(entreprise: entreprise, $0) }
            return requete.redirection(
                "/permanences", fait: n == 0 ? "Aucune adresse n'était ouverte." : "Adresses d'agenda révoquées : \(n).")
        }
    }
}

/// Every contract of a year, with its gauge.
struct RegistresPage: Page {
    static let gabarit = "registres"
    let annee: Int
    let contrats: [ContratDuRegistre]
    let tous: [ContratDuRegistre]
    let pages: Pagination

    var entete: Entete {
        Entete(
            "Demi-journées dues en \(annee)", sous: pluriel(tous.count, "contrat"),
            donnees: ["gestion.registre", "gestion.registre_compte"],
            densite: .dense, ici: "/permanences")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "navigation":
            "<span class=\"groupe\"><a class=\"b\" rel=\"prev\" href=\"/permanences?annee=\(annee - 1)\">\(annee - 1)</a><a class=\"b\" rel=\"next\" href=\"/permanences?annee=\(annee + 1)\">\(annee + 1)</a></span>"
                as Balisage
        case "somme": somme
        case "lignes":
            contrats.map { c in
                "<section class=\"panneau\"><h2><a href=\"\(c.chemin)?annee=\(annee)\">\(c.entrepriseNom)</a> <small class=\"discret\">\(c.numero)</small></h2>\(c.compte.jauge)</section>"
                    as Balisage
            }
        case "pages": pages
        case "vide":
            tous.isEmpty
                ? Vide(
                    "Rien n'est dû en \(annee).", suite: "Le registre s'ouvre en planifiant une période.",
                    action: Action("Planifier", "/plans")) : nil
        default: nil
        }
    }

    private var somme: Jauge? {
        guard !tous.isEmpty else { return nil }
        func total(_ champ: KeyPath<CompteDuRegistre, Int>) -> Int { tous.reduce(0) { $0 + $1.compte[keyPath: champ] } }
        return Jauge(
            "Toutes entreprises, \(annee)", due: total(\.dues),
            [
                .tenues(total(\.tenues)), .publiees(total(\.publiees)), .planifiees(total(\.planifiees)), .creditees(total(\.creditees)),
                .renoncees(total(\.renoncees)), .aPlacer(total(\.aPlacer)),
            ])
    }
}

/// The ledger of one contract and year.
struct RegistrePage: Page {
    static let gabarit = "registre"
    let registre: ContratDuRegistre
    let annees: [Int]
    let lignes: [DemiJourneeDue]
    let agendas: Int
    let csrf: String
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Registre \(registre.compte.annee)", h1: registre.entrepriseNom, ariane: [("Demi-journées dues", "/permanences")],
            sous: "Contrat \(registre.numero), registre des demi-journées dues en \(registre.compte.annee)",
            donnees: ["gestion.registre", "gestion.registre_compte"], ici: "/permanences")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "jauge": registre.compte.jauge
        case "phrase": phrase
        case "vide":
            lignes.isEmpty
                ? Vide(
                    "Rien n'est encore dû.", suite: "Le registre s'ouvre en planifiant une période.", action: Action("Planifier", "/plans"))
                : nil
        case "annees": Onglets("Années", annees.map { ("\($0)", "\(registre.chemin)?annee=\($0)", $0 == registre.compte.annee) })
        case "lignes": lignes.map(ligne)
        case "ecrit": ecrit
        case "entreprise": registre.entreprise.description
        case "agendas": agendas == 0 ? "Aucune adresse ouverte." : "\(pluriel(agendas, "adresse ouverte", "adresses ouvertes"))."
        default: nil
        }
    }

    /// Closes the account in words.
    private var phrase: String {
        let c = registre.compte
        let somme =
            [
                pluriel(c.tenues, "tenue"), pluriel(c.ouvertes, "ouverte"), pluriel(c.creditees, "créditée"),
                pluriel(c.renoncees, "abandonnée"),
            ].joined(separator: " + ") + " = \(pluriel(c.dues, "due"))."
        return c.ouvertes == 0 ? "\(somme) Le compte de \(c.annee) est clos." : "\(somme) La base refuse tout écart."
    }

    private func ligne(_ d: DemiJourneeDue) -> Balisage {
        let quand: Balisage =
            switch (d.permanence, d.jour) {
            case (let id?, let jour?): "<a href=\"/permanences/\(registre.entreprise.description)/\(id.description)\">\(jour.long)</a>"
            default: "<span class=\"discret\">–</span>"
            }
        return
            "<tr><th scope=\"row\">\(d.periode.duAu)</th><td data-l=\"Lieu\">\(d.lieuNom)</td><td data-l=\"État\">\(Badge(d.etat))</td><td data-l=\"Permanence\">\(quand)</td><td data-l=\"Intervenant\">\(d.intervenantNom ?? "–")</td></tr>"
    }
}
