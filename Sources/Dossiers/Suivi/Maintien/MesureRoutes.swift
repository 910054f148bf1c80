import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/mesures`: list, add; one of them, corrected or taken back; and from a step of the clock, in one click.
struct MesureRoutes: Sendable {
    let store: MesureStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let racine = "/dossiers/:entreprise/:id/mesures"
        routes.get(racine, DossiersRoom.acces) { try await liste($0, Saisie(), nil) }
        routes.post(racine, DossiersRoom.acces, ajouter)
        routes.get(racine + "/:mesure", DossiersRoom.acces) { try await fiche($0, Saisie(), nil) }
        routes.post(racine + "/:mesure", DossiersRoom.acces, corriger)
        routes.get(racine + "/:mesure/retrait", DossiersRoom.acces, confirmer)
        routes.post(racine + "/:mesure/retrait", DossiersRoom.acces, retirer)
        routes.post("/dossiers/:entreprise/:id/arrets/etapes/:etape/mesure", DossiersRoom.acces, envisager)
    }

    private func liste(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(MesuresPage(lu, saisie, fautes, requete), statut: fautes == nil ? .ok : .badRequest)
    }

    @Sendable func ajouter(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let droit = try await store.droit(ref, as: requete.principal) else { throw Refus.introuvable }
        let saisie = MesureSaisie(requete.formulaire, droit: droit)
        guard saisie.fautes.isEmpty else {
            return try await liste(requete, Saisie(requete.formulaire, saisie.fautes), saisie.fautes.resume)
        }
        try await refuser { try await store.ajouter(ref, saisie.fiche, as: requete.principal) }
        return requete.redirection(ref.chemin + "/mesures", fait: "La mesure est notée.\(Self.suite(saisie.fiche))")
    }

    private func fiche(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        let id: ID<Mesure> = try requete.id("mesure")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal),
            let mesure = lu.mesures.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        return requete.page(MesurePage(lu, mesure, saisie, fautes, requete), statut: fautes == nil ? .ok : .badRequest)
    }

    @Sendable func corriger(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let droit = try await store.droit(ref, as: requete.principal),
            let avant = try await store.trouver(ref, try requete.id("mesure"), as: requete.principal)
        else { throw Refus.introuvable }
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        let saisie = MesureSaisie(requete.formulaire, droit: droit, avant: avant.sorte)
        guard saisie.fautes.isEmpty else {
            return try await fiche(requete, Saisie(requete.formulaire, saisie.fautes), saisie.fautes.resume)
        }
        var fait = false
        try await refuser { fait = try await store.modifier(ref, avant.id, saisie.fiche, version: version, as: requete.principal) }
        guard fait else {
            var fautes = Fautes()
            fautes["note"] = "Quelqu'un a changé cette mesure depuis que vous l'avez ouverte. Relisez, puis enregistrez de nouveau."
            return try await fiche(requete, Saisie(requete.formulaire, fautes), fautes.resume)
        }
        return requete.redirection(avant.chemin, fait: "La mesure est enregistrée.\(Self.suite(saisie.fiche))")
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let id: ID<Mesure> = try requete.id("mesure")
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert,
            let mesure = lu.mesures.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        let chemin = lu.dossier.ref.chemin + "/mesures"
        return requete.page(
            PageConfirmation(
                Entete(
                    "Retirer cette mesure ?", ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero), mesures", chemin)],
                    donnees: ["nominatif.mesure"], largeur: .moyenne, ici: "/dossiers"),
                phrases: [
                    "\(mesure.titre.capitale), notée le \(mesure.noteeLe.court), \(mesure.etat.libelle).",
                    "Elle disparaît avec sa note, ses dates et ses changements d'état. Si elle a été proposée et n'a pas eu lieu, « abandonnée » ou « refusée » la garde dans l'histoire du dossier.",
                ], action: mesure.chemin + "/retrait", bouton: "Retirer la mesure", retour: ("La garder", mesure.chemin)))
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        try await refuser {
            guard try await store.retirer(ref, try requete.id("mesure"), as: requete.principal) else { throw Refus.introuvable }
        }
        return requete.redirection(ref.chemin + "/mesures", fait: "La mesure est retirée.")
    }

    /// A second click notes nothing more: the measure is there.
    @Sendable func envisager(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard let sorte = requete.formulaire["sorte"].flatMap({ SorteMesure(rawValue: $0) }) else { throw Refus.introuvable }
        var id: ID<Mesure>?
        try await refuser { id = try await store.envisager(ref, try requete.id("etape"), sorte, as: requete.principal) }
        guard let id else { return requete.redirection(ref.chemin + "/mesures", fait: "Cette mesure est déjà notée pour cette absence.") }
        return requete.redirection(
            "\(ref.chemin)/mesures/\(id)", fait: "\(sorte.libelle.capitale) : mesure envisagée, notée. Complétez-la quand elle avance.")
    }

    private static func suite(_ f: MesureFiche) -> String {
        f.relance.map { " Sans réponse le \($0.court), elle reviendra dans votre journée." } ?? ""
    }
}
