internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// `/exports/comptes`, `/exports/auxiliaires`, `/exports/forme`: what the accountant chooses once.
struct ReglagesExportRoutes: Sendable {
    let base: Database

    private var store: PlanComptableStore { PlanComptableStore(base: base) }
    private static let parPage = 25

    func ajouter(a routes: Routes) {
        let acces = ExportRoutes.acces
        routes.get("/exports/comptes", acces) { requete in
            requete.page(ComptesPage(try await store.plan(as: requete.principal), nil, Fautes()))
        }
        routes.post("/exports/comptes", acces, enregistrerComptes)
        routes.get("/exports/forme", acces) { requete in
            requete.page(FormeCSVPage(try await store.reglage(as: requete.principal), Saisie()))
        }
        routes.post("/exports/forme", acces, enregistrerForme)
        routes.get("/exports/auxiliaires", acces) { requete in
            requete.page(try await auxiliaires(requete, nil, Fautes()))
        }
        routes.post("/exports/auxiliaires", acces, enregistrerAuxiliaires)
    }

    private func enregistrerComptes(_ requete: Requete) async throws -> Response {
        var plan = try await store.plan(as: requete.principal)
        for poste in plan.postes {
            guard let numero = requete.formulaire.texte(poste.cle.champ) else { continue }
            let libelle = requete.formulaire.texte(poste.cle.champ + ".libelle") ?? poste.compte.libelle
            plan[poste.cle] = CompteComptable(numero: numero.uppercased(), libelle: libelle)
        }
        let defauts = plan.defauts()
        guard defauts.isEmpty else {
            var fautes = Fautes()
            for defaut in defauts where fautes[defaut.champ] == nil { fautes[defaut.champ] = defaut.message }
            return requete.page(ComptesPage(plan, requete.formulaire, fautes), statut: .unprocessableContent)
        }
        try await store.enregistrer(plan, as: requete.principal)
        return requete.redirection("/exports/comptes", fait: "Les comptes sont enregistrés ; les exports déjà remis gardent les leurs.")
    }

    private func enregistrerForme(_ requete: Requete) async throws -> Response {
        let formulaire = requete.formulaire
        let (reglage, defauts) = ReglageExport.lire({ formulaire[$0] }, colonnes: formulaire.all("colonnes"))
        guard let reglage else {
            var fautes = Fautes()
            for defaut in defauts { fautes[defaut.champ] = defaut.message }
            let enregistre = try await store.reglage(as: requete.principal)
            return requete.page(FormeCSVPage(enregistre, Saisie(formulaire, fautes), fautes), statut: .unprocessableContent)
        }
        try await store.enregistrer(reglage, as: requete.principal)
        return requete.redirection("/exports/forme", fait: "La forme du CSV est enregistrée ; les exports déjà remis gardent la leur.")
    }

    private func auxiliaires(_ requete: Requete, _ tape: Champs?, _ fautes: Fautes) async throws -> AuxiliairesPage {
        let texte = (tape ?? requete.query).texte("q")
        let pages = Pagination(
            requete, parPage: Self.parPage, total: try await store.nombreAuxiliaires(texte: texte, as: requete.principal))
        let debut = tape.flatMap { $0["debut"] }.flatMap { Int($0) } ?? pages.debut
        let liste = try await store.auxiliaires(texte: texte, debut: debut, nombre: Self.parPage, as: requete.principal)
        return AuxiliairesPage(liste, texte: texte, debut: debut, pages: pages, tape, fautes)
    }

    private func enregistrerAuxiliaires(_ requete: Requete) async throws -> Response {
        let formulaire = requete.formulaire
        let texte = formulaire.texte("q")
        let debut = formulaire["debut"].flatMap { Int($0) } ?? 0
        let liste = try await store.auxiliaires(texte: texte, debut: max(0, debut), nombre: Self.parPage, as: requete.principal)
        var fautes = Fautes()
        var choisis: [(entreprise: ID<EntrepriseTag>, numero: String?)] = []
        for ligne in liste {
            let champ = "a.\(ligne.entreprise)"
            guard formulaire[champ] != nil else { continue }
            let numero = formulaire.texte(champ)?.uppercased()
            if let numero,
                !(1...17).contains(numero.utf8.count) || !numero.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
            {
                fautes[champ] = "\(ligne.nom), « \(numero) » : de 1 à 17 chiffres et majuscules, par exemple C0412."
            }
            choisis.append((ligne.entreprise, numero == ComptesAuxiliaires.propose(ligne.code) ? nil : numero))
        }
        if fautes.isEmpty {
            do {
                try await store.enregistrer(auxiliaires: choisis, as: requete.principal)
                let suite = texte.map { _ in "" } ?? "?page=\(debut / Self.parPage + 1)"
                return requete.redirection("/exports/auxiliaires\(suite)", fait: "Les comptes auxiliaires sont enregistrés.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                for ligne in choisis where ligne.numero != nil && choisis.count(where: { $0.numero == ligne.numero }) > 1 {
                    fautes["a.\(ligne.entreprise)"] = "« \(ligne.numero ?? "") » est donné deux fois : un compte n'est que d'un client."
                }
                if fautes.isEmpty, let premiere = choisis.first(where: { $0.numero != nil }) {
                    fautes["a.\(premiere.entreprise)"] = "Un des comptes de cette page est déjà celui d'un autre client."
                }
            }
        }
        return requete.page(try await auxiliaires(requete, formulaire, fautes), statut: .unprocessableContent)
    }
}
