import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/arrets`: sick leaves, and the steps that the law opens or requires.
struct PdpRoutes: Sendable {
    let store: PdpStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let racine = "/dossiers/:entreprise/:id/arrets"
        routes.get(racine, DossiersRoom.acces, montrer)
        routes.post(racine, DossiersRoom.acces, ajouter)
        routes.post(racine + "/:arret/fin", DossiersRoom.acces, finir)
        routes.get(racine + "/:arret/retrait", DossiersRoom.acces, confirmer)
        routes.post(racine + "/:arret/retrait", DossiersRoom.acces, retirer)
        routes.post(racine + "/etapes/:etape", DossiersRoom.acces, marquer)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), nil) }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let debut = DateSaisie.lire(champs, "debut", requise: true, &fautes)
        let fin = DateSaisie.lire(champs, "fin", "Dernier jour", a: DateSaisie.finDesPlans, &fautes)
        let precedent = DateSaisie.lire(champs, "finPrecedent", requise: false, &fautes)
        let origine = champs["origine"].flatMap { OrigineArret(rawValue: $0) } ?? .maladie
        if let debut, let fin, fin < debut { fautes["fin"] = "L'arrêt finirait avant de commencer : le \(fin.court)." }
        if let debut, debut > DateCivile.aujourdhui().plus(mois: 6) { fautes["debut"] = "Le \(debut.court) est dans plus de six mois." }
        if let debut, let precedent, precedent >= debut {
            fautes["finPrecedent"] = "L'arrêt d'avant finit au plus tard la veille du \(debut.court)."
        }
        guard let debut, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes.resume) }
        let periode = PeriodeArret(origine, debut, fin)
        var pose = PdpStore.Pose.introuvable
        try await refuser { pose = try await store.ajouter(ref, periode, finPrecedent: precedent, as: requete.principal) }
        switch pose {
        case .faite: return requete.redirection(ref.chemin + "/arrets", fait: "L'arrêt est noté ; les étapes sont calculées.")
        case .dejaNotee: fautes["debut"] = "Un arrêt commence déjà le \(debut.court)."
        case .precedentSansFin(let jour):
            fautes["finPrecedent"] =
                "L'arrêt du \(jour.court) n'a pas de fin. Notez son dernier jour : si le travail n'a pas repris, la veille du \(debut.court)."
        case .suivi(let jour): fautes["fin"] = Self.finRequise(jour)
        case .introuvable: throw Refus.introuvable
        }
        return try await page(requete, Saisie(champs, fautes), fautes.resume)
    }

    @Sendable func finir(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<ArretTravail> = try requete.id("arret")
        var fautes = Fautes()
        let fin = DateSaisie.lire(requete.formulaire, "fin", "Dernier jour", a: DateSaisie.finDesPlans, &fautes)
        guard let lu = try await dossiers.lire(ref, as: requete.principal), let arret = lu.arrets.first(where: { $0.id == id }) else {
            throw Refus.introuvable
        }
        var faute = fautes["fin"]
        if let fin, fin < arret.periode.debut { faute = "L'arrêt finirait avant de commencer : le \(fin.court)." }
        if faute == nil {
            var pose = PdpStore.Pose.introuvable
            try await refuser { pose = try await store.finir(ref, id, fin: fin, as: requete.principal) }
            switch pose {
            case .suivi(let jour): faute = Self.finRequise(jour)
            case .introuvable: throw Refus.introuvable
            case .faite, .dejaNotee, .precedentSansFin: break
            }
        }
        guard let faute else {
            return requete.redirection(ref.chemin + "/arrets", fait: "La fin de l'arrêt est notée ; les étapes sont recalculées.")
        }
        var page = PdpPage(lu, Saisie(), nil, requete)
        page.refuse = FormulaireRefuse(id.rawValue, requete.formulaire, faute)
        return requete.page(page, statut: .badRequest)
    }

    private static func finRequise(_ suivant: DateCivile) -> String {
        "Un arrêt commence le \(suivant.court), après celui-ci : notez le dernier jour de celui-ci."
    }

    /// Asked first: a step planned from it goes too.
    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let id: ID<ArretTravail> = try requete.id("arret")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert,
            let periode = lu.arrets.first(where: { $0.id == id })?.periode
        else { throw Refus.introuvable }
        let chemin = lu.dossier.ref.chemin + "/arrets"
        let fin = periode.fin.map { "au \($0.court)" } ?? "sans terme connu"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer cet arrêt ?", ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero), arrêts", chemin)],
                    donnees: ["nominatif.arret"], largeur: .moyenne, ici: "/dossiers"),
                phrases: [
                    "Arrêt du \(periode.debut.court) \(fin), \(periode.origine.libelle).",
                    "Il est effacé, sans trace de ses dates ; les étapes encore prévues sont recalculées sans lui. Ce qui est noté fait ou écarté reste.",
                ], action: "\(chemin)/\(id)/retrait", bouton: "Retirer l'arrêt", retour: ("Le garder", chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        try await refuser {
            guard try await store.retirer(ref, try requete.id("arret"), as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/arrets", fait: "L'arrêt est retiré.")
    }

    @Sendable func marquer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let statut = requete.formulaire["statut"].flatMap({ EtapePosee.Statut(rawValue: $0) }) else { throw Refus.introuvable }
        try await refuser {
            guard try await store.marquer(ref, try requete.id("etape"), statut, as: requete.principal) else { throw Refus.introuvable }
        }
        let mot =
            switch statut {
            case .faite: "L'étape est faite."
            case .ecartee: "L'étape est écartée."
            case .prevue: "L'étape est de nouveau prévue."
            }
        return requete.redirection(ref.chemin + "/arrets", fait: mot)
    }

    private func page(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(PdpPage(lu, saisie, fautes, requete), statut: fautes == nil ? .ok : .badRequest)
    }
}
