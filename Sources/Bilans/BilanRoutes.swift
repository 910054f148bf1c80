internal import Calendrier
internal import Foundation
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/bilans`: the list and the reading page, for direction.
struct BilanRoutes: Sendable {
    let base: Database

    static let acces = Acces.compte(.pilotage, .direction)

    func ajouter(a routes: Routes) {
        routes.get("/bilans", Self.acces, liste)
        routes.get("/bilans/:id", Self.acces) { requete in
            requete.page(BilanPage(try await Self.lire(base, requete), client: false))
        }
        BilanFichiers(base: base, racine: "/bilans", acces: Self.acces).ajouter(a: routes)
        routes.get("/bilans/:id/contenu.json", Self.acces) { requete in
            requete.json(try await Self.lire(base, requete).contenu)
        }
    }

    private func liste(_ requete: Requete) async throws -> Response {
        let motif = "%\((requete.query.texte("q") ?? "").filter { $0 != "%" && $0 != "_" && $0 != "\\" })%"
        let filtre: SQL = "FROM gestion.entreprise WHERE statut = 'client' AND nom ILIKE \(motif)"
        let total = try await base.read(as: requete.principal, ["SELECT count(*) AS n \(fragment: filtre)"])[0][0].int("n")
        let pages = Pagination(requete, parPage: 25, total: total)
        let entreprises: [EntrepriseListee] = try await base.read(
            as: requete.principal,
            "SELECT entreprise_id, nom \(fragment: filtre) ORDER BY nom OFFSET \(pages.debut) LIMIT \(pages.parPage)")
        let ids = entreprises.map(\.id)
        let periodes = PeriodesOuvertes.le(DateCivile.aujourdhui())
        let publies: [BilanPublie] = try await base.read(
            as: requete.principal,
            """
            SELECT \(fragment: BilanPublie.colonnes)
            FROM pilotage.bilan b
            WHERE b.entreprise_id = ANY (\(ids)::uuid[]) AND b.periode = ANY (\(periodes.map(\.description)))
            """)
        let textes = try await RecommandationStore(base: base).attentes(ids, periodes, as: requete.principal)
        return requete.page(BilansPage(entreprises, publies, textes, periodes, pages, requete))
    }

    static func lire(_ base: Database, _ requete: Requete) async throws -> BilanPublie {
        guard let bilan = try await RegistreStore(base: base).lire(requete.id("id"), as: requete.principal) else { throw Refus.introuvable }
        return bilan
    }
}

/// A published bilan: the stored bytes, and what identifies them.
struct BilanPage: Page {
    static let gabarit = "bilan"
    let bilan: BilanPublie
    let entete: Entete

    init(_ bilan: BilanPublie, client: Bool) {
        self.bilan = bilan
        let racine = client ? "/rh/bilans" : "/bilans"
        let contenu = try? Contenu(octets: bilan.contenu)
        var actions = [
            Action("PDF", "\(racine)/\(bilan.id)/bilan.pdf", .plein, signe: "telecharge"),
            Action("Dossier CSE", "\(racine)/\(bilan.id)/cse.zip", signe: "telecharge"),
            Action("Cases (CSV)", "\(racine)/\(bilan.id)/cases.csv", signe: "telecharge"),
        ]
        if !client, !bilan.remplace {
            actions.append(Action("Corriger", "/bilans/nouveau/\(bilan.entreprise)/\(bilan.periode)"))
        }
        entete = Entete(
            bilan.periode.titre, ariane: [("Bilans", racine)],
            sous: contenu.map { "\($0.entreprise), \(pluriel($0.effectif, "salarié"))" }, donnees: ["pilotage.bilan"],
            visible: "Pas de nom, pas de petit nombre.", densite: .rare, largeur: .moyenne, ici: racine, actions: actions, classe: "bilan")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rendu": String(decoding: bilan.rendu, as: UTF8.self)
        case "remplace": bilan.remplace
        case "pied":
            "Version \(bilan.version), figée le \(HeureDeParis.local(Int(bilan.publieLe.timeIntervalSince1970)).jour.court). Empreinte \(bilan.empreinteCourte). Période : \(bilan.periode.jours.debut.court) au \(bilan.periode.jours.fin.court)."
        default: nil
        }
    }
}
