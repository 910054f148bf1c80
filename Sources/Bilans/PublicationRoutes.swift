internal import Calendrier
internal import Foundation
internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// `/bilans/nouveau/:entreprise/:periode`: the preview, with what is hidden and why, then the publication.
struct PublicationRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/bilans/nouveau/:entreprise/:periode", BilanRoutes.acces) { requete in
            let (entreprise, periode) = try Self.lieu(requete)
            return requete.page(try await page(requete, entreprise, periode, Fautes()))
        }
        routes.post("/bilans/nouveau/:entreprise/:periode", BilanRoutes.acces, publier)
        routes.post("/bilans/nouveau/:entreprise/:periode/renvoi", BilanRoutes.acces, renvoyer)
        routes.post("/bilans/nouveau/:entreprise/:periode/rigueur", BilanRoutes.acces, durcir)
    }

    /// The text goes back to its writer with a reason; direction never changes a word of it.
    private func renvoyer(_ requete: Requete) async throws -> Response {
        let (entreprise, periode) = try Self.lieu(requete)
        var fautes = Fautes()
        let raison = requete.formulaire.texte("renvoi")
        if raison == nil { fautes["renvoi"] = "Écrire au rédacteur ce qu'il doit reprendre." }
        if let raison, raison.unicodeScalars.count > 400 {
            fautes["renvoi"] = "\(raison.unicodeScalars.count) signes, et la place est de 400."
        }
        guard let raison, fautes.isEmpty, let rang = requete.formulaire["rang"].flatMap({ Int($0) }) else {
            return requete.page(try await page(requete, entreprise, periode, fautes), statut: .unprocessableContent)
        }
        guard
            try await RecommandationStore(base: base).renvoyer(entreprise, periode, rang: rang, raison: raison, as: requete.principal)
        else { throw Refus.conflit(Publication.Refus.texteChange.description) }
        return requete.redirection("/bilans/nouveau/\(entreprise)/\(periode)", fait: "Le texte est rendu à son rédacteur, avec la raison.")
    }

    private func publier(_ requete: Requete) async throws -> Response {
        let (entreprise, periode) = try Self.lieu(requete)
        do {
            let id = try await Publication(base).publier(
                entreprise, periode, raison: requete.formulaire.texte("raison"),
                texteLu: requete.formulaire["rang"].flatMap { Int($0) } ?? 0,
                as: requete.principal)
            return requete.redirection(
                "/bilans/\(id.uuidString.lowercased())", fait: "Le bilan est publié et figé. La RH de l'entreprise peut le lire.")
        } catch let refus as Publication.Refus {
            var fautes = Fautes()
            switch refus {
            case .inconnue: throw Refus.introuvable
            case .raisonManquante: fautes["raison"] = refus.description
            case .periodeOuverte, .nonProtegeable, .donneesChangees, .texteChange: fautes["publier"] = refus.description
            }
            return requete.page(try await page(requete, entreprise, periode, fautes), statut: .unprocessableContent)
        } catch let erreur as PostgresError where erreur.state == .serializationFailure {
            throw Refus.conflit("Ce bilan vient d'être publié par quelqu'un d'autre : recharger la liste des bilans.")
        }
    }

    func page(_ requete: Requete, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, _ fautes: Fautes) async throws
        -> ApercuPage
    {
        do {
            // Read first: a text deposited between the two makes the publication refuse, never pass unread.
            let texte = try await RecommandationStore(base: base).lire(entreprise, periode, as: requete.principal)
            let calcul = try await Publication(base).apercu(entreprise, periode, as: requete.principal)
            let remis = try await RegistreStore(base: base).liste(entreprise, as: requete.principal)
            return ApercuPage(
                calcul, entreprise, periode, texte, remis, finie: periode.jours.fin < DateCivile.aujourdhui(),
                Saisie(requete.formulaire, fautes), fautes,
                seuils: requete.formulaire["seuil"] == nil ? nil : Saisie(requete.formulaire, fautes))
        } catch let refus as Publication.Refus {
            if case .inconnue = refus { throw Refus.introuvable }
            throw Refus.conflit(refus.description)
        }
    }

    static func lieu(_ requete: Requete) throws -> (ID<EntrepriseTag>, PeriodeBilan) {
        guard let periode = PeriodeBilan(try requete.parametre("periode")) else { throw Refus.introuvable }
        return (try requete.id("entreprise"), periode)
    }
}
