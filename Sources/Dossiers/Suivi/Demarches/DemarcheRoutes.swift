import Calendrier
import Hummingbird
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/demarches`: list, add, follow; one of them, corrected or taken back.
struct DemarcheRoutes: Sendable {
    let store: DemarcheStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let racine = "/dossiers/:entreprise/:id/demarches"
        routes.get(racine, DossiersRoom.acces, liste)
        routes.post(racine, DossiersRoom.acces, ajouter)
        routes.get(racine + "/:demarche", DossiersRoom.acces, montrer)
        routes.post(racine + "/:demarche", DossiersRoom.acces, suivre)
        routes.post(racine + "/:demarche/fiche", DossiersRoom.acces, corriger)
        routes.get(racine + "/:demarche/retrait", DossiersRoom.acces, confirmer)
        routes.post(racine + "/:demarche/retrait", DossiersRoom.acces, retirer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response { try await liste(requete, Saisie(), nil) }

    private func liste(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        let ref = try requete.dossier()
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        let annuaire = try await store.annuaire(ref, as: requete.principal)
        return requete.page(
            DemarchesPage(lu: lu, annuaire: annuaire, saisie: saisie, fautes: fautes, requete: requete),
            statut: fautes == nil ? .ok : .badRequest)
    }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let annuaire = try await store.annuaire(ref, as: requete.principal)
        let saisie = DemarcheSaisie(requete.formulaire, annuaire)
        guard saisie.fautes.isEmpty else {
            return try await liste(requete, Saisie(requete.formulaire, saisie.fautes), saisie.fautes.resume)
        }
        var recours: Recours?
        let envoi = EnvoiUnique.lire(requete.formulaire)
        try await refuser { recours = try await store.ajouter(ref, saisie.fiche, envoi: envoi, as: requete.principal) }
        return requete.redirection(ref.chemin + "/demarches", fait: "La démarche est notée.\(Self.suite(saisie, recours))")
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response { try await fiche(requete, Saisie(), nil) }

    private func fiche(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        let ref = try requete.dossier()
        let id: ID<Demarche> = try requete.id("demarche")
        guard let lu = try await dossiers.lire(ref, as: requete.principal), let demarche = lu.demarches.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        let annuaire = try await store.annuaire(ref, as: requete.principal)
        let recours =
            if demarche.statut.contestable, let recue = demarche.decisionLe {
                try await store.recours(demarche.partenaire, recue: recue, as: requete.principal)
            } else {
                [Recours]()
            }
        var page = DemarchePage(
            lu: lu, demarche: demarche, annuaire: annuaire, recours: recours, saisie: saisie, fautes: fautes, requete: requete)
        if let partenaire = demarche.partenaire, lu.dossier.estOuvert {
            page.lettres = try await store.lettres(partenaire, as: requete.principal).filter { $0.partenaire == partenaire }
        }
        return requete.page(page, statut: fautes == nil ? .ok : .badRequest)
    }

    /// Where it stands, from the list: a refusal without its date comes back as the whole form, with what was typed.
    @Sendable func suivre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let (avant, annuaire) = try await avant(requete, ref)
        let saisie = DemarcheSaisie(suivi: requete.formulaire, annuaire, avant: avant)
        guard saisie.fautes.isEmpty else { return try await reprendre(requete, ref, avant, saisie) }
        var recu: DemarcheStore.Recu = (nil, false)
        try await refuser { recu = try await store.suivre(ref, avant.id, saisie.fiche, as: requete.principal) }
        guard recu.fait else { throw Refus.introuvable }
        return requete.redirection(
            ref.chemin + "/demarches", fait: "La démarche est \(saisie.fiche.statut.libelle).\(Self.suite(saisie, recu.recours))")
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let (avant, annuaire) = try await avant(requete, ref)
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        let saisie = DemarcheSaisie(requete.formulaire, annuaire, avant: avant)
        guard saisie.fautes.isEmpty else {
            return try await fiche(requete, Saisie(requete.formulaire, saisie.fautes), saisie.fautes.resume)
        }
        var recu: DemarcheStore.Recu = (nil, false)
        try await refuser { recu = try await store.modifier(ref, avant.id, saisie.fiche, version: version, as: requete.principal) }
        guard recu.fait else {
            var fautes = Fautes()
            fautes["objet"] = "Quelqu'un a changé cette démarche depuis que vous l'avez ouverte. Relisez, puis enregistrez de nouveau."
            return try await fiche(requete, Saisie(requete.formulaire, fautes), fautes.resume)
        }
        return requete.redirection(avant.chemin, fait: "La démarche est enregistrée.\(Self.suite(saisie, recu.recours))")
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let id: ID<Demarche> = try requete.id("demarche")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert,
            let demarche = lu.demarches.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        let chemin = lu.dossier.ref.chemin + "/demarches"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer cette démarche ?", ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero), démarches", chemin)],
                    donnees: ["nominatif.demarche"], largeur: .moyenne, ici: "/dossiers"),
                phrases: [
                    "\(demarche.titre), notée le \(demarche.ouverteLe.court), \(demarche.statut.libelle).",
                    "Elle disparaît avec son objet, ses montants et ses changements de statut. Si elle a eu lieu et n'a plus cours, « abandonnée » ou « classée » la garde dans l'histoire du dossier.",
                ], action: demarche.chemin + "/retrait", bouton: "Retirer la démarche", retour: ("La garder", demarche.chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        try await refuser {
            guard try await store.retirer(ref, try requete.id("demarche"), as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/demarches", fait: "La démarche est retirée.")
    }

    private func avant(_ requete: Requete, _ ref: Dossier.Ref) async throws -> (Demarche, ChoixPartenaire) {
        guard let avant = try await store.trouver(ref, try requete.id("demarche"), as: requete.principal) else { throw Refus.introuvable }
        return (avant, try await store.annuaire(ref, as: requete.principal))
    }

    /// The whole form, with the status and the dates just typed over what is stored.
    private func reprendre(_ requete: Requete, _ ref: Dossier.Ref, _ avant: Demarche, _ saisie: DemarcheSaisie) async throws -> Response {
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        let stockee = DemarcheStore.Fiche(avant, lu.objets[avant.id.rawValue] ?? Objet())
        let champs = requete.formulaire
        let types = DemarchePage.valeurs(stockee).map { (nom: $0.0, valeur: champs[$0.0] ?? $0.1) }
        return try await fiche(requete, Saisie(Champs(types), saisie.fautes), saisie.fautes.resume)
    }

    private static func suite(_ saisie: DemarcheSaisie, _ recours: Recours?) -> String {
        let delai = saisie.delai.map { " Échéance proposée à \(pluriel($0, "jour")), le délai habituel de ce partenaire." } ?? ""
        if let recours { return delai + " Recours jusqu'au \(recours.avant.court) (\(recours.origine))." }
        guard saisie.fiche.statut.contestable, saisie.fiche.decisionLe != nil else { return delai }
        return delai + " Aucun délai de recours connu pour ce partenaire : s'il y en a un, la décision le dit, notez-le dans la fiche."
    }
}
