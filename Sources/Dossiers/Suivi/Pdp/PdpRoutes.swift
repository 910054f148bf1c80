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
        routes.post(racine + "/:arret/retrait", DossiersRoom.acces, retirer)
        routes.post(racine + "/etapes/:etape", DossiersRoom.acces, marquer)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await page(requete, Saisie(), nil) }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        var fautes = Fautes()
        let debut = DateSaisie.lire(champs, "debut", requise: true, &fautes)
        let fin = DateSaisie.lire(champs, "fin", requise: false, &fautes)
        let origine = champs["origine"].flatMap { OrigineArret(rawValue: $0) } ?? .maladie
        if let debut, let fin, fin < debut { fautes["fin"] = "L'arrêt finirait avant de commencer : le \(fin.court)." }
        if let debut, debut > DateCivile.aujourdhui().plus(mois: 6) { fautes["debut"] = "Le \(debut.court) est dans plus de six mois." }
        guard let debut, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes.resume) }
        let periode = PeriodeArret(origine, debut, fin)
        var pose = false
        try await refuser { pose = try await store.ajouter(ref, periode, as: requete.principal) }
        guard pose else {
            fautes["debut"] = "Un arrêt commence déjà le \(debut.court)."
            return try await page(requete, Saisie(champs, fautes), fautes.resume)
        }
        return requete.redirection(ref.chemin + "/arrets", fait: "L'arrêt est noté ; les étapes sont calculées.")
    }

    @Sendable func finir(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        var fautes = Fautes()
        let fin = DateSaisie.lire(requete.formulaire, "fin", requise: false, &fautes)
        if let faute = fautes["fin"] { throw Refus.saisie(faute) }
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        let id: ID<ArretTravail> = try requete.id("arret")
        if let fin, let arret = lu.arrets.first(where: { $0.id == id }), fin < arret.periode.debut {
            throw Refus.saisie("L'arrêt finirait avant de commencer : le \(fin.court).")
        }
        try await refuser {
            guard try await store.finir(ref, id, fin: fin, as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/arrets", fait: "La fin de l'arrêt est notée ; les étapes sont recalculées.")
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
