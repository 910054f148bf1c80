import Calendrier
import Hummingbird
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/demarches`: list, add, follow.
struct DemarcheRoutes: Sendable {
    let store: DemarcheStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/demarches", DossiersRoom.acces, liste)
        routes.post("/dossiers/:entreprise/:id/demarches", DossiersRoom.acces, ajouter)
        routes.post("/dossiers/:entreprise/:id/demarches/:demarche", DossiersRoom.acces, suivre)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        let annuaire = try await store.annuaire(as: requete.principal)
        return requete.page(DemarchesPage(lu: lu, annuaire: annuaire, saisie: Saisie(), fautes: nil, requete: requete))
    }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let type = champs["type"].flatMap { TypeDemarche(rawValue: $0) }
        if type == nil { fautes["type"] = "Choisissez ce qui est fait : recours, formulaire, courrier…" }
        let statut = champs["statut"].flatMap { StatutDemarche(rawValue: $0) } ?? .aCompleter
        let echeance = DateSaisie.lire(champs, "echeance", requise: false, &fautes)
        var objet = Objet(objet: champs.texte("objet") ?? "")
        if objet.objet.count > 300 { fautes["objet"] = "L'objet a \(objet.objet.count) signes, et la place est de 300." }
        if let texte = champs.texte("montant") {
            objet.montant = MontantSaisi.cents(texte)
            if objet.montant == nil { fautes["montant"] = "« \(texte) » : écrivez un montant en euros, par exemple 1240,50." }
        }
        let annuaire = try await store.annuaire(as: requete.principal)
        if let type, fautes.isEmpty {
            let partenaire = annuaire.lire(champs["partenaire"])
            // Sent and without a term: the partner's usual answer is when to look at it again.
            let delai = statut == .enInstruction && echeance == nil ? partenaire?.fiche?.delaiJours : nil
            let nouvelle = DemarcheStore.Nouvelle(
                type: type, partenaire: partenaire?.type, partenaireId: partenaire?.fiche?.id.rawValue, statut: statut,
                echeance: echeance ?? delai.map { DateCivile.aujourdhui().plus(jours: $0) }, objet: objet)
            try await refuser { try await store.ajouter(ref, nouvelle, as: requete.principal) }
            let proposee = delai.map { " Échéance proposée à \(pluriel($0, "jour")), le délai habituel de ce partenaire." } ?? ""
            return requete.redirection(ref.chemin + "/demarches", fait: "La démarche est notée.\(proposee)")
        }
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        return requete.page(
            DemarchesPage(lu: lu, annuaire: annuaire, saisie: Saisie(champs, fautes), fautes: fautes.resume, requete: requete),
            statut: .badRequest)
    }

    @Sendable func suivre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let statut = champs["statut"].flatMap({ StatutDemarche(rawValue: $0) }) else {
            throw Refus.saisie("Choisissez où en est la démarche.")
        }
        var fautes = Fautes()
        let echeance = DateSaisie.lire(champs, "echeance", requise: false, &fautes)
        let decision = DateSaisie.lire(champs, "decision", requise: false, &fautes)
        if let faute = fautes["echeance"] ?? fautes["decision"] { throw Refus.saisie(faute) }
        var suite = DemarcheStore.Suite(statut, echeance: echeance)
        var recours = ""
        if statut == .refusee || statut == .ajournee && decision != nil {
            let recue = decision ?? .aujourdhui()
            let delais = try await store.recours(champs["partenaire"].flatMap { Partenaire(rawValue: $0) }, as: requete.principal)
            // Several appeals may exist: the shortest is noted, the page shows the others.
            let delai = delais.min { $0.avant(recue) < $1.avant(recue) } ?? .general
            suite.decisionLe = recue
            suite.recoursAvant = delai.avant(recue)
            recours = " Recours jusqu'au \(delai.avant(recue).court) (\(delai.duree), \(delai.source))."
        }
        let note = suite
        try await refuser {
            guard try await store.suivre(ref, try requete.id("demarche"), note, as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/demarches", fait: "La démarche est \(statut.libelle).\(recours)")
    }
}

/// An amount typed in euros.
enum MontantSaisi {
    /// « 1 240,50 », « 1240.5 » or « 1240 » in cents; nil when it is none of them or above 10 million.
    static func cents(_ texte: String) -> Int? {
        let net = texte.filter { !$0.isWhitespace && $0 != "€" }.replacing(",", with: ".")
        let parties = net.split(separator: ".", omittingEmptySubsequences: false)
        guard parties.count <= 2, let unites = Int(parties[0]), 0...10_000_000 ~= unites else { return nil }
        guard parties.count == 2 else { return unites * 100 }
        guard 1...2 ~= parties[1].count, let decimales = Int(parties[1]), decimales >= 0 else { return nil }
        return unites * 100 + (parties[1].count == 1 ? decimales * 10 : decimales)
    }
}
