internal import Calendrier
internal import Foundation
internal import DisclosureControl
internal import Hummingbird
internal import Mustache
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

    private func page(_ requete: Requete, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, _ fautes: Fautes) async throws
        -> ApercuPage
    {
        do {
            // Read first: a text deposited between the two makes the publication refuse, never pass unread.
            let texte = try await RecommandationStore(base: base).lire(entreprise, periode, as: requete.principal)
            let calcul = try await Publication(base).apercu(entreprise, periode, as: requete.principal)
            return ApercuPage(
                calcul, entreprise, periode, texte, finie: periode.jours.fin < DateCivile.aujourdhui(), Saisie(requete.formulaire, fautes),
                fautes)
        } catch let refus as Publication.Refus {
            if case .inconnue = refus { throw Refus.introuvable }
            throw Refus.conflit(refus.description)
        }
    }

    private static func lieu(_ requete: Requete) throws -> (ID<EntrepriseTag>, PeriodeBilan) {
        guard let periode = PeriodeBilan(try requete.parametre("periode")) else { throw Refus.introuvable }
        return (try requete.id("entreprise"), periode)
    }
}

struct ApercuPage: Page {
    static let gabarit = "bilan-nouveau"
    let entete: Entete
    let rendu: Balisage
    let masquees: [Balisage]
    let phrase: String
    let certificats: String
    let finie: Bool
    let champs: [Champ]
    let texte: PanneauTexte
    let resume: FautesResume?
    let action: String
    let correction: Bool

    init(
        _ calcul: CalculBilan, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, _ recommandation: Recommandation?, finie: Bool,
        _ saisie: Saisie, _ fautes: Fautes
    ) {
        let contenu = calcul.contenu
        entete = Entete(
            "\(periode.titre), à relire", ariane: [("Bilans", "/bilans")],
            sous: "\(contenu.entreprise), \(pluriel(contenu.effectif, "salarié"))",
            donnees: ["pilotage.bilan"], visible: "Rien n'est encore remis à l'entreprise.", densite: .rare, largeur: .moyenne,
            ici: "/bilans")
        rendu = Rendu(contenu).balisage
        masquees = calcul.masquees.map {
            "<li><span><strong>\(Phrases.majuscule($0.libelle))</strong></span><span class=\"discret\">\(Self.mot($0.motif))</span></li>"
        }
        phrase =
            calcul.masquees.isEmpty
            ? "Rien n'est masqué de ce que le plan de diffusion promet à cet effectif."
            : "\(pluriel(calcul.masquees.count, "case promise est masquée", "cases promises sont masquées"))."
        certificats =
            "\(pluriel(calcul.certificats.count, "case non remise porte", "cases non remises portent")) un certificat vérifié : deux tableaux entiers compatibles avec tout ce qui est remis, distants d'au moins \(contenu.seuil)."
        self.finie = finie
        correction = contenu.version > 1
        action = "/bilans/nouveau/\(entreprise)/\(periode)"
        resume = fautes.resume
        texte = PanneauTexte(recommandation, periode, saisie)
        champs =
            correction
            ? [saisie.champ("raison", "Raison de la correction", aide: "Elle est imprimée en tête de la nouvelle version.", requis: true)]
            : []
    }

    static func mot(_ motif: MotifMasquage) -> String {
        switch motif {
        case .seuil: "trop peu de personnes"
        case .dominance: "une personne fait presque tout le nombre"
        case .complement: "presque tout l'effectif concerné"
        case .groupe: "toutes les personnes reçues sont dans cette case"
        case .protection: "masquée pour en protéger une autre"
        case .precedent: "masquée dans un bilan déjà remis"
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rendu": rendu
        case "masquees": masquees
        case "phrase": phrase
        case "certificats": certificats
        case "finie": finie
        case "champs": champs
        case "texte": texte
        case "rang": texte.rang
        case "resume": resume
        case "action": action
        case "correction": correction
        default: nil
        }
    }
}
