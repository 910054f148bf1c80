import Contrats
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/lieux/trajets`: minutes between places, as seen from one of them.
struct TrajetRoutes {
    let base: Database

    func ajouter(a routes: Routes) {
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/lieux/trajets", Acces.compte(.gestion, .planification, .direction)) { requete in
            requete.page(try await page(requete))
        }
        routes.post("/lieux/trajets", ecrire) { requete in try await saisir(requete) }
        routes.post("/lieux/trajets/estimer", ecrire) { requete in
            let ecrits = try await base.transaction(as: requete.principal) { tx in
                let lieux = try LieuStore.tous(tx).filter(\.actif)
                return try TrajetStore.estimer(Trajets(lieux, try TrajetStore.tous(tx)).estimables, tx)
            }
            return requete.redirection(
                "/lieux/trajets",
                fait: ecrits == 0
                    ? "Rien à estimer : il manque des positions, ou tout est à jour."
                    : "\(pluriel(ecrits, "trajet estimé", "trajets estimés")) par la distance. Ce qui est saisi à la main n'a pas changé.")
        }
        routes.post("/lieux/trajets/situer", ecrire) { requete in
            let situes = try await base.transaction(as: requete.principal) { try TrajetStore.situer(try LieuStore.tous($0), $0) }
            return requete.redirection(
                "/lieux/trajets",
                fait: situes == 0
                    ? "Aucune de ces communes n'est connue : saisissez la position dans la fiche du lieu."
                    : "\(pluriel(situes, "lieu placé", "lieux placés")) d'après sa commune.")
        }
        routes.post("/lieux/trajets/coller", ecrire) { requete in try await coller(requete) }
    }

    private func page(_ requete: Requete, _ fautes: Fautes = Fautes(), collees: Fautes = Fautes()) async throws -> TrajetsPage {
        let (query, champs) = (requete.query, requete.formulaire)
        let ecrit = requete.principal.fonctions.contains(.planification)
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let lieux = try LieuStore.tous(tx).filter(\.actif)
            let voulu = (champs["lieu"] ?? query["lieu"]).flatMap { ID<LieuTag>($0) }
            return TrajetsPage(
                trajets: Trajets(lieux, try TrajetStore.tous(tx)), depuis: lieux.first { $0.id == voulu } ?? lieux.first,
                saisie: Saisie(champs, collees), fautes: fautes.isEmpty ? collees : fautes, champs: fautes.isEmpty ? Champs() : champs,
                ecrit: ecrit)
        }
    }

    private func saisir(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        guard let depuis = champs["lieu"].flatMap({ ID<LieuTag>($0) }) else { throw Refus.introuvable }
        let (lieux, connus) = try await base.transaction(as: requete.principal, readOnly: true) {
            (try LieuStore.tous($0).filter(\.actif), try TrajetStore.de(depuis, $0))
        }
        var fautes = Fautes()
        let valeurs = TrajetValeurs(champs, depuis: depuis, Trajets(lieux, connus), &fautes)
        guard fautes.isEmpty else { return requete.page(try await page(requete, fautes), statut: .unprocessableContent) }
        try await base.transaction(as: requete.principal) { tx in
            try TrajetStore.saisir(valeurs.saisis, tx)
            try TrajetStore.oublier(valeurs.oublies, tx)
        }
        let n = valeurs.saisis.count + valeurs.oublies.count
        return requete.redirection(
            "/lieux/trajets?lieu=\(depuis)",
            fait: n == 0 ? "Rien n'avait changé." : "\(pluriel(n, "trajet enregistré", "trajets enregistrés")).")
    }

    private func coller(_ requete: Requete) async throws -> Response {
        let texte = requete.formulaire["texte"] ?? ""
        let lieux = try await base.transaction(as: requete.principal, readOnly: true) { try LieuStore.tous($0).filter(\.actif) }
        var fautes = Fautes()
        let trajets = TrajetValeurs.lire(texte, lieux, &fautes)
        guard fautes.isEmpty else { return requete.page(try await page(requete, collees: fautes), statut: .unprocessableContent) }
        try await base.transaction(as: requete.principal) { try TrajetStore.saisir(trajets, $0) }
        return requete.redirection("/lieux/trajets", fait: "\(pluriel(trajets.count, "trajet enregistré", "trajets enregistrés")).")
    }
}
