import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/lieux`: offices of the provider and rooms at the clients'.
struct LieuRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/lieux", Acces.compte(.gestion, .planification, .direction)) { requete in
            let lus = try await base.transaction(as: requete.principal, readOnly: true) { try LieuStore.tous($0) }
            let pages = Pagination(requete, parPage: 50, total: lus.count)
            return requete.page(LieuxPage(lieux: Array(lus.dropFirst(pages.debut).prefix(50)), total: lus.count, pages: pages))
        }
        routes.get("/lieux/nouveau", ecrire) { requete in requete.page(try await fiche(nil, requete, base)) }
        routes.post("/lieux/nouveau", ecrire) { requete in try await enregistrer(nil, requete, base) }
        routes.get("/lieux/:id", ecrire) { requete in requete.page(try await fiche(try requete.id("id"), requete, base)) }
        routes.post("/lieux/:id", ecrire) { requete in try await enregistrer(try requete.id("id"), requete, base) }
    }

    private func fiche(
        _ id: ID<LieuTag>?, _ requete: Requete, _ base: Database, _ fautes: Fautes = Fautes()
    ) async throws -> LieuPage {
        let saisie = Saisie(requete.formulaire, fautes)
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let lu = try id.map { id in
                guard let l = try LieuStore.un(id, tx) else { throw Refus.introuvable }
                return l
            }
            return LieuPage(lieu: lu, entreprises: try MoisPage.entreprises(tx), saisie: saisie, fautes: fautes)
        }
    }

    private func enregistrer(_ id: ID<LieuTag>?, _ requete: Requete, _ base: Database) async throws -> Response {
        var fautes = Fautes()
        let valeurs = LieuValeurs(requete.formulaire, &fautes)
        guard fautes.isEmpty else { return requete.page(try await fiche(id, requete, base, fautes), statut: .unprocessableContent) }
        do {
            let ecrit = try await base.transaction(as: requete.principal) { try LieuStore.enregistrer(id, valeurs, $0) }
            guard ecrit != nil else { throw Refus.introuvable }
            return requete.redirection("/lieux", fait: "\(valeurs.nom) : enregistré.")
        } catch let refus as PostgresError where refus.state == .uniqueViolation {
            fautes["nom"] = "« \(valeurs.nom) » : un autre lieu porte déjà ce nom."
            return requete.page(try await fiche(id, requete, base, fautes), statut: .unprocessableContent)
        }
    }
}

/// The list of places.
struct LieuxPage: Page {
    static let gabarit = "lieux"
    let lieux: [Lieu]
    let total: Int
    let pages: Pagination

    var entete: Entete {
        Entete(
            "Lieux", sous: pluriel(total, "lieu", "lieux"), donnees: ["gestion.lieu"], densite: .dense, ici: "/lieux",
            actions: [
                Action("Trajets", "/lieux/trajets", signe: "route"), Action("Ajouter un lieu", "/lieux/nouveau", .plein, signe: "plus"),
            ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": lieux.map(ligne)
        case "pages": pages
        case "vide": total == 0 ? Vide("Aucun lieu.", suite: "Ajoutez vos bureaux : Metz, Nancy…") : nil
        default: nil
        }
    }

    private func ligne(_ l: Lieu) -> Balisage {
        let salle = l.confidentielle ? "confidentielle" : "à vérifier"
        return
            "<tr><th scope=\"row\"><a href=\"/lieux/\(l.id.description)\">\(l.nom)</a></th><td data-l=\"Genre\">\(l.entrepriseNom ?? l.genre.libelle)</td><td data-l=\"Commune\">\(l.commune)</td><td data-l=\"Fériés\">\(l.territoire.libelle)</td><td class=\"n\" data-l=\"Salles\">\(l.capacite)</td><td data-l=\"Salle\">\(salle)</td></tr>"
    }
}

/// One place.
struct LieuPage: Page {
    static let gabarit = "lieu"
    let lieu: Lieu?
    let entreprises: [Option]
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            lieu?.nom ?? "Nouveau lieu", ariane: [("Lieux", "/lieux")], sous: lieu?.commune, donnees: ["gestion.lieu"], largeur: .lecture,
            ici: "/lieux", actions: lieu.map { [Action("Son mois", "/mois?lieu=\($0.id)", signe: "agenda")] } ?? [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "action": lieu.map { "/lieux/\($0.id)" } ?? "/lieux/nouveau"
        case "champs": champs
        case "feries":
            lieu.map { l in
                "Fériés \(DateCivile.aujourdhui().annee) : "
                    + JoursFeries.de(l.territoire, Periode(annee: DateCivile.aujourdhui().annee)).map { "\($0.nom) (\($0.jour.sansAnnee))" }
                    .joined(separator: ", ") + "."
            }
        default: nil
        }
    }

    private var champs: [Balisage] {
        let l = lieu
        let alsace = l?.territoire == .alsaceMoselleVendrediSaint
        return [
            saisie.champ("nom", "Nom", l?.nom, requis: true).balisage,
            saisie.choix("type", "Genre", Lieu.Genre.allCases.map { Option($0.rawValue, $0.libelle) }, l?.genre.rawValue ?? "bureau")
                .balisage,
            saisie.champ(
                "entreprise", "Entreprise", l?.entreprise?.description, genre: .liste([Option("", "Aucune")] + entreprises),
                aide: "Pour un lieu chez un client."
            ).balisage,
            saisie.champ("adresse", "Adresse", l?.adresse).balisage,
            saisie.champ("code_postal", "Code postal", l?.codePostal).balisage,
            saisie.champ("commune", "Commune", l?.commune).balisage,
            saisie.champ(
                "position", "Position", l?.position?.saisie,
                aide: "Latitude et longitude en degrés, pour estimer les trajets. Vide : celle de la commune, si elle est connue."
            ).balisage,
            saisie.choix(
                "territoire", "Jours fériés", [Territoire.FR, .alsaceMoselle, .LU].map { Option($0.rawValue, $0.libelle) },
                alsace ? "FR-AM" : l?.territoire.rawValue ?? "FR"
            ).balisage,
            saisie.coche("vendredi_saint", "Le vendredi saint y est férié (commune d'Alsace-Moselle ayant un temple)", alsace).balisage,
            saisie.champ("capacite", "Permanences à la fois", "\(l?.capacite ?? 1)", genre: .nombre).balisage,
            saisie.champ("salle", "Salle", l?.salle).balisage,
            saisie.champ("acces", "Comment on entre", l?.acces, aide: "Badge, portail, qui appeler. L'intervenant le lit sur sa journée.")
                .balisage,
            saisie.coche("confidentielle", "La salle est confidentielle (vérifiée)", l?.confidentielle ?? false).balisage,
            saisie.champ("ouverture", "Ouverture", l?.ouverture.description ?? "08:30").balisage,
            saisie.champ("fermeture", "Fermeture", l?.fermeture.description ?? "18:00").balisage,
            saisie.coche("actif", "En service", l?.actif ?? true).balisage,
        ]
    }
}
