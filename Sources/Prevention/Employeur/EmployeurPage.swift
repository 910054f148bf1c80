import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// A workshop announced to the company: a subject, a day, seats. How many are taken is not said.
struct AtelierAnnonce: RowDecodable {
    let jour: DateCivile
    let heures: String
    let titre: String
    let places: Int
    let site: String?

    init(row: Row) throws(RowError) {
        jour = try row.value("jour")
        heures = ActionCollective.heures(try row.value("debut"), try row.int("minutes"))
        let genre: GenreAction = try row.value("genre")
        titre = genre.titre(try row.string("theme"))
        places = try row.int("places")
        site = try row.optionalString("site")
    }
}

/// What app_client may read: no condition on the company here, the tenant wall adds it.
enum EmployeurStore {
    static func ateliers(depuis jour: DateCivile, _ tx: Transaction) throws -> [AtelierAnnonce] {
        try tx.all(
            """
            SELECT a.jour, a.debut, a.minutes, a.genre, a.theme, a.places, s.nom AS site
            FROM gestion.action_collective a
            LEFT JOIN gestion.etablissement s ON (s.entreprise_id, s.id) = (a.entreprise_id, a.etablissement_id)
            WHERE a.jour >= \(jour)::date AND a.statut = 'prevue' ORDER BY a.jour, a.debut, a.id LIMIT 50
            """)
    }

    static func cellule(_ tx: Transaction) throws -> Cellule? {
        try tx.first("SELECT \(fragment: CelluleStore.colonnes) FROM gestion.cellule")
    }
}

/// `/rh/prevention`: workshops to come, projects that are shown, the protocol of the cell.
struct EmployeurPage: Page {
    static let gabarit = "rh-prevention"
    let ateliers: [AtelierAnnonce]
    let projets: [(projet: Projet, etapes: [Etape])]
    let cellule: Cellule?
    let aujourdhui: DateCivile

    var entete: Entete {
        Entete(
            "Prévention", donnees: ["gestion.action_collective", "gestion.projet", "gestion.projet_etape", "gestion.cellule"],
            visible: "Qui s'inscrit, et combien, n'y est jamais dit.", densite: .rare, largeur: .moyenne, ici: "/rh/prevention")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "ateliers": ateliers.map(atelier)
        case "aAteliers": !ateliers.isEmpty
        case "sansAtelier":
            ateliers.isEmpty
                ? Vide("Aucun atelier annoncé.", suite: "Demandez-en un à votre intervenant : ils sont au contrat ou en option.") : nil
        case "projets": projets.map(projet)
        case "aCellule": cellule != nil
        case "membres": cellule.map { $0.membres.map(\.libelle).joined(separator: ", ") }
        case "signaux": cellule.flatMap { $0.signaux.isEmpty ? nil : $0.signaux.map(\.libelle).joined(separator: ", ") }
        case "reunion": cellule.map { CellulesPage.reunion($0, aujourdhui) }
        case "protocole": cellule.map { $0.etapes.map { "<li>\($0.libelle)</li>" as Balisage } }
        default: nil
        }
    }

    private func atelier(_ a: AtelierAnnonce) -> Balisage {
        "<li><div class=\"avec-date\"><p class=\"date-bloc\"><span>\(a.jour.nomDuJour)</span><b>\(a.jour.jour)</b><span>\(Francais.moisCourts[a.jour.mois - 1])</span></p><p><strong>\(a.titre)</strong><br><span class=\"discret petit\">\(a.heures), \(a.site ?? "tous les sites"), \(pluriel(a.places, "place"))</span></p></div></li>"
    }

    private func projet(_ p: (projet: Projet, etapes: [Etape])) -> Balisage {
        let etapes = p.etapes.map { e in
            let badge =
                e.faiteLe.map { _ in Badge("faite", comme: .tenue) }
                ?? (e.enRetard(le: aujourdhui) ? Badge("en retard", comme: .due) : Badge("à faire", comme: .planifiee))
            return "<li><span>\(e.libelle)<br><small class=\"discret\">\((e.faiteLe ?? e.echeance).court)</small></span>\(badge)</li>"
                as Balisage
        }
        return
            "<section class=\"panneau\"><h2>\(p.projet.titre) \(ProjetsPage.badge(p.projet.etat))</h2><p>\(p.projet.but)</p><p>\(ProjetsPage.avance(p.projet))</p><ul class=\"liste\">\(etapes)</ul></section>"
    }
}

/// The page of the client's HR, behind the tenant wall.
struct EmployeurRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/rh/prevention", .compte(.client, .rh)) { requete in
            let aujourdhui = DateCivile.aujourdhui()
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                EmployeurPage(
                    ateliers: try EmployeurStore.ateliers(depuis: aujourdhui, tx),
                    projets: try ProjetStore.tous(tx).map { ($0, try ProjetStore.etapes($0, tx)) },
                    cellule: try EmployeurStore.cellule(tx), aujourdhui: aujourdhui)
            }
            return requete.page(page)
        }
    }
}
