import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// The directory and its cards, at `/partenaires` or `/annuaire`.
struct PartenaireRoutes: Sendable {
    let porte: Porte

    func ajouter(a routes: Routes) {
        let (p, acces) = (porte.prefixe, porte.acces)
        routes.get(p, acces, liste)
        routes.get("\(p)/export", acces, exporter)
        routes.get("\(p)/nouvelle", acces) { requete in requete.page(formulaire(requete, nil)) }
        routes.post("\(p)/nouvelle", acces) { requete in try await enregistrer(requete, nil) }
        routes.get("\(p)/:id", acces) { requete in requete.page(try await fiche(requete)) }
        routes.get("\(p)/:id/modifier", acces) { requete in requete.page(formulaire(requete, try await une(requete))) }
        routes.post("\(p)/:id/modifier", acces) { requete in try await enregistrer(requete, try await une(requete)) }
        routes.post("\(p)/:id/verifiee", acces) { requete in
            try await changer(requete, "La fiche est datée d'aujourd'hui, à votre nom.") { id, tx in
                try PartenaireStore.verifier(id, tx)
            }
        }
        routes.post("\(p)/:id/retirer", acces) { requete in
            try await changer(requete, "La fiche ne paraît plus dans les listes.") { id, tx in try PartenaireStore.activer(id, false, tx) }
        }
        routes.post("\(p)/:id/remettre", acces) { requete in
            try await changer(requete, "La fiche est de nouveau dans les listes.") { id, tx in try PartenaireStore.activer(id, true, tx) }
        }
    }

    @Sendable private func liste(_ requete: Requete) async throws -> Response {
        let (recherche, jour) = (RecherchePartenaires(requete.query), DateCivile.aujourdhui())
        let (fiches, territoires, perimees, retirees) = try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
            (
                try PartenaireStore.chercher(recherche, le: jour, tx), try PartenaireStore.territoires(tx),
                try PartenaireStore.perimees(le: jour, tx), try PartenaireStore.retirees(tx)
            )
        }
        return requete.page(
            PartenairesPage(
                porte: porte, recherche: recherche, fiches: fiches, territoires: territoires, perimees: perimees, retirees: retirees,
                importe: requete.principal.fonctions.contains(.planification), aujourdhui: jour))
    }

    /// The columns of the import: what was downloaded may be corrected and put back.
    @Sendable private func exporter(_ requete: Requete) async throws -> Response {
        let fiches = try await porte.base.transaction(as: requete.principal, readOnly: true) { try PartenaireStore.tous($0) }
        let lignes = [ImportPartenaires().colonnes.map(\.cle)] + fiches.map { ImportPartenaires.cellules(FicheValeurs($0)) }
        return requete.csv(FichierCSV.texte(lignes), nom: "partenaires-\(DateCivile.aujourdhui()).csv")
    }

    private func fiche(_ requete: Requete) async throws -> FichePage {
        let id: ID<FichePartenaire> = try requete.id("id")
        let porte = porte
        return try await porte.base.transaction(as: requete.principal, readOnly: true) { tx in
            guard let fiche = try PartenaireStore.trouver(id, tx) else { throw Refus.introuvable }
            return FichePage(
                porte: porte, fiche: fiche, verifieePar: try PartenaireStore.verifieePar(id, tx),
                echeances: try EcheanceStore.actives(fiche.type, tx),
                modeles: try ModeleCourrierStore.liste(fiche.type, tx), aujourdhui: .aujourdhui())
        }
    }

    private func une(_ requete: Requete) async throws -> FichePartenaire {
        let id: ID<FichePartenaire> = try requete.id("id")
        let lue = try await porte.base.transaction(as: requete.principal, readOnly: true) { try PartenaireStore.trouver(id, $0) }
        guard let lue else { throw Refus.introuvable }
        return lue
    }

    private func formulaire(_ requete: Requete, _ fiche: FichePartenaire?, _ fautes: Fautes = Fautes()) -> FicheFormulairePage {
        FicheFormulairePage(porte: porte, fiche: fiche, saisie: Saisie(requete.formulaire, fautes), fautes: fautes)
    }

    private func enregistrer(_ requete: Requete, _ fiche: FichePartenaire?) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        if let valeurs = FicheValeurs(&d, fiche, aujourdhui: .aujourdhui()) {
            do {
                let id = try await porte.base.transaction(as: requete.principal) { tx in
                    guard let fiche else { return try PartenaireStore.creer(valeurs, tx) }
                    guard try PartenaireStore.modifier(fiche.id, valeurs, tx) else { throw Refus.introuvable }
                    return fiche.id
                }
                return requete.redirection("\(porte.prefixe)/\(id)", fait: "\(valeurs.nom) : fiche enregistrée.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("nom", "Une fiche de cette sorte porte déjà ce nom sur ce territoire. Modifiez-la, ou précisez le nom.")
            }
        }
        return requete.page(formulaire(requete, fiche, d.fautes), statut: .unprocessableContent)
    }

    private func changer(
        _ requete: Requete, _ fait: String, _ acte: @escaping @Sendable (ID<FichePartenaire>, Transaction) throws -> Bool
    ) async throws -> Response {
        let id: ID<FichePartenaire> = try requete.id("id")
        guard try await porte.base.transaction(as: requete.principal, { try acte(id, $0) }) else { throw Refus.introuvable }
        return requete.redirection("\(porte.prefixe)/\(id)", fait: fait)
    }
}
