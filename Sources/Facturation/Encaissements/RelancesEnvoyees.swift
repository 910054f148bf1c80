internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/relances/envoyees`: the letters noted, newest first, each with its PDF.
struct RelancesEnvoyees: Sendable {
    let base: Database

    struct Envoi: RowDecodable {
        var entreprise: ID<EntrepriseTag>
        var nom: String
        var relance: Relance

        init(row: Row) throws(RowError) {
            entreprise = try row.id("entreprise_id")
            nom = try row.string("nom")
            relance = try Relance(row: row)
        }
    }

    func ajouter(a routes: Routes) {
        routes.get("/relances/envoyees", AFacturerRoutes.acces) { requete in
            let compte = try await base.read(as: requete.principal, ["SELECT count(*) AS n FROM facturation.relance"])[0][0].int("n")
            let pages = Pagination(requete, total: compte)
            let envois: [Envoi] = try await base.read(
                as: requete.principal,
                """
                SELECT r.entreprise_id, e.nom, r.id, r.niveau, r.le, r.reste_cents,
                  (SELECT count(*) FROM facturation.relance_facture x WHERE x.entreprise_id = r.entreprise_id AND x.relance_id = r.id) AS pieces
                FROM facturation.relance r
                JOIN gestion.entreprise e ON e.entreprise_id = r.entreprise_id
                ORDER BY r.le DESC, r.saisie_le DESC, r.id
                OFFSET \(pages.debut) LIMIT \(pages.parPage)
                """)
            return requete.page(RelancesEnvoyeesPage(envois, pages))
        }
    }
}

struct RelancesEnvoyeesPage: Page {
    static let gabarit = "relances-envoyees"
    let entete = Entete(
        "Lettres envoyées", ariane: [("Encours", "/encours"), ("Relances", "/relances")], donnees: ["facturation.relance"],
        densite: .dense, ici: "/encours")
    let rangs: [Balisage]
    let pages: Pagination
    let vide: Vide?

    init(_ envois: [RelancesEnvoyees.Envoi], _ pages: Pagination) {
        self.pages = pages
        vide = envois.isEmpty ? Vide("Aucune lettre envoyée.", suite: "Les relances proposées sont sur la page « Relances ».") : nil
        rangs = envois.map {
            "<tr><th scope=\"row\"><a href=\"/encours/\($0.entreprise.description)\">\($0.nom)</a></th><td data-l=\"Lettre\">\($0.relance.niveau.mot)</td><td data-l=\"Le\">\($0.relance.le.court)</td><td class=\"n\" data-l=\"Factures\">\($0.relance.pieces)</td><td class=\"n\" data-l=\"Reste dû alors\">\(euros($0.relance.resteCents))</td><td><a class=\"b mini\" href=\"/relances/\($0.relance.id.description)/lettre.pdf\">\(Signe("telecharge"))PDF</a></td></tr>"
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rangs": rangs
        case "pages": pages
        case "vide": vide
        default: nil
        }
    }
}
