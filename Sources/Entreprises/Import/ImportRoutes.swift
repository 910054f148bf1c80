import Hummingbird
import Postgres
import Tenancy
import Web

/// `/imports`: put a file down, look at what it would do, decide.
struct ImportRoutes {
    let bases: Bases
    let importateurs: [any Importateur]

    func ajouter(a routes: Routes) {
        routes.get("/imports", EntreprisesRoom.ecrire) { requete in
            requete.page(try await accueil(requete, Fautes()))
        }
        routes.get("/imports/modeles/:nature", EntreprisesRoom.ecrire) { requete in
            guard let nature = NatureImport(rawValue: try requete.parametre("nature")) else { throw Refus.introuvable }
            return requete.csv(FichierCSV.modele(try importateur(nature).colonnes), nom: "modele-\(nature.rawValue).csv")
        }
        routes.post("/imports", EntreprisesRoom.ecrire, corpsMaximum: ImportStore.tailleMaximum + 64 * 1024, deposer)
        routes.get("/imports/:id", EntreprisesRoom.ecrire) { requete in requete.page(try await apercu(requete)) }
        routes.post("/imports/:id/corrections", EntreprisesRoom.ecrire, corpsMaximum: 2 * 1024 * 1024, corriger)
        routes.post("/imports/:id/application", EntreprisesRoom.ecrire, corpsMaximum: 2 * 1024 * 1024, appliquer)
        routes.post("/imports/:id/abandon", EntreprisesRoom.ecrire, corpsMaximum: 2 * 1024 * 1024) { requete in
            let id: ID<ImportDepose> = try requete.id("id")
            try await bases[.gestion].transaction(as: requete.principal) { tx in try ImportStore.abandonner(id, tx) }
            return requete.redirection("/imports", fait: "Import abandonné. Rien n'a été enregistré.")
        }
    }

    @Sendable private func deposer(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        let nature: NatureImport? = d.choix("nature")
        if nature == nil { d.faute("nature", "Dites ce que contient le fichier.") }
        guard let fichier = requete.formulaire.fichier("fichier"), !fichier.octets.isEmpty else {
            d.faute("fichier", "Choisissez un fichier CSV.")
            return requete.page(try await accueil(requete, d.fautes), statut: .unprocessableContent)
        }
        if fichier.octets.count > ImportStore.tailleMaximum { d.faute("fichier", "Le fichier dépasse 8 Mo. Coupez-le en plusieurs.") }
        if let nature, d.fautes.isEmpty {
            do {
                _ = try Feuille(Tableur(octets: fichier.octets), colonnes: try importateur(nature).colonnes)
                let id = try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try ImportStore.deposer(nature, nom: fichier.nom, fichier.octets, tx)
                }
                return requete.redirection("/imports/\(id)")
            } catch let remede as Remede {
                d.faute("fichier", remede.description)
            }
        }
        return requete.page(try await accueil(requete, d.fautes), statut: .unprocessableContent)
    }

    /// Makes a corrected copy of the file and shows it: the file put down is never altered.
    @Sendable private func corriger(_ requete: Requete) async throws -> Response {
        let id: ID<ImportDepose> = try requete.id("id")
        let corrections = Self.corrections(requete.formulaire)
        let copie = try await bases[.gestion].transaction(as: requete.principal) { tx in
            guard let depose = try ImportStore.trouver(id, tx), let octets = try ImportStore.prendre(id, tx) else {
                throw Refus.introuvable
            }
            let corrige = try Tableur(octets: octets).corrige(corrections)
            let copie = try ImportStore.deposer(depose.nature, nom: depose.nomFichier, corrige, tx)
            try ImportStore.abandonner(id, tx)
            return copie
        }
        return requete.redirection("/imports/\(copie)")
    }

    @Sendable private func appliquer(_ requete: Requete) async throws -> Response {
        let id: ID<ImportDepose> = try requete.id("id")
        let sansLesFautives = requete.formulaire["sans"] == "oui"
        do {
            let bilan = try await bases[.gestion].transaction(as: requete.principal) { tx in
                guard let depose = try ImportStore.trouver(id, tx) else { throw Refus.introuvable }
                guard let octets = try ImportStore.prendre(id, tx) else {
                    throw Refus.conflit("Cet import a déjà été \(depose.etat.libelle). Déposez de nouveau le fichier pour le rejouer.")
                }
                let fait = try Importation.appliquer(octets, try importateur(depose.nature), sansLesFautives: sansLesFautives, tx)
                try ImportStore.applique(id, bilan: fait.bilan, tx)
                return fait.bilan
            }
            return requete.redirection("/imports/\(id)", fait: "Import appliqué : \(bilan)")
        } catch let refus as Importation.Refus {
            return requete.page(try await apercu(requete, refus: refus.description), statut: .unprocessableContent)
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
            throw Refus.conflit(
                "Quelqu'un a enregistré la même chose pendant l'import : rien n'a été appliqué. Relisez l'aperçu et recommencez.")
        }
    }

    private func apercu(_ requete: Requete, refus: String? = nil) async throws -> ApercuPage {
        let id: ID<ImportDepose> = try requete.id("id")
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let depose = try ImportStore.trouver(id, tx), let octets = try ImportStore.contenu(id, tx) else {
                throw Refus.introuvable
            }
            guard depose.etat == .apercu else { return ApercuPage(depose: depose, apercu: nil, refus: refus) }
            return ApercuPage(depose: depose, apercu: try Importation.apercu(octets, try importateur(depose.nature), tx), refus: refus)
        }
    }

    private func accueil(_ requete: Requete, _ fautes: Fautes) async throws -> ImportsPage {
        let (formulaire, natures) = (requete.formulaire, importateurs.map { ($0.nature, $0.colonnes) })
        let nature = requete.query["nature"]
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            ImportsPage(
                saisie: Saisie(formulaire, fautes), fautes: fautes, choisie: nature, natures: natures, recents: try ImportStore.recents(tx))
        }
    }

    private func importateur(_ nature: NatureImport) throws -> any Importateur {
        guard let importateur = importateurs.first(where: { $0.nature == nature }) else { throw Refus.introuvable }
        return importateur
    }

    /// Fields `l4c2`: line 4, third column.
    private static func corrections(_ champs: Champs) -> [Int: [Int: String]] {
        var corrections: [Int: [Int: String]] = [:]
        for (nom, valeur) in champs.paires where nom.hasPrefix("l") {
            let parties = nom.dropFirst().split(separator: "c").compactMap { Int($0) }
            if parties.count == 2 { corrections[parties[0], default: [:]][parties[1]] = valeur }
        }
        return corrections
    }
}
