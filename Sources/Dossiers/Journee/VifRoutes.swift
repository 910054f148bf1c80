import Actes
import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/journee/vif`: a visit or a call recorded in three keys, with a dossier or without.
struct VifRoutes: Sendable {
    let store: VifStore
    let journee: JourneeRoutes

    func ajouter(a routes: Routes) {
        routes.post("/journee/vif", DossiersRoom.acces, noter)
        routes.post("/journee/informations/:entreprise/:id/retrait", DossiersRoom.acces, retirer)
    }

    /// At fault, the day comes back with what was typed.
    @Sendable func noter(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let forme = champs["forme"].flatMap { Forme(rawValue: $0) }.flatMap { Information.formes.contains($0) ? $0 : nil }
        if forme == nil { fautes["vif"] = "Choisissez venue, appel ou courriel." }
        let motif = champs["motif"].flatMap { Motif(rawValue: $0) }
        let dossier = champs.texte("dossier").flatMap { Paire.lire($0) }
        if motif == nil, dossier == nil { fautes["motif"] = "Choisissez un motif, ou un dossier." }
        let jour = Self.jour(champs, &fautes)
        guard let forme, let jour, fautes.isEmpty else {
            return try await journee.montrer(requete, vif: Saisie(champs, fautes), fautes.resume)
        }
        let fait = VifStore.Fait(
            forme: forme, jour: jour, duree: champs["duree"].flatMap { Duree(rawValue: $0) } ?? .quart,
            fiche: champs["fiche"].flatMap { UUID(uuidString: $0) })
        if let dossier { return try await commencer(Dossier.Ref(dossier.0, ID<Dossier>(dossier.1)), fait, motif, requete) }
        guard let motif, let (entreprise, etablissement) = champs.texte("lieu").flatMap({ Paire.lire($0) }),
            try await store.informer(entreprise, etablissement, fait, motif, as: requete.principal)
        else {
            fautes["lieu"] = "Choisissez l'établissement."
            return try await journee.montrer(requete, vif: Saisie(champs, fautes), fautes.resume)
        }
        let quand = jour == .aujourdhui() ? "" : ", le \(jour.court)"
        return requete.redirection(
            "/journee",
            fait: "Noté, sans dossier\(quand) : \(forme == .spontane ? "venue" : forme.libelle), \(motif.libelle), \(fait.duree.libelle).")
    }

    private func commencer(_ ref: Dossier.Ref, _ fait: VifStore.Fait, _ motif: Motif?, _ requete: Requete) async throws -> Response {
        guard let id = try await store.commencer(ref, fait, motif, as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(
            "\(ref.chemin)/entretiens/\(id)", fait: "L'entretien est commencé, en brouillon. Complétez-le, ou enregistrez-le tel quel.")
    }

    /// Today unless told otherwise; what was not noted within a month is not noted any more.
    private static func jour(_ champs: Champs, _ fautes: inout Fautes) -> DateCivile? {
        let aujourdhui = DateCivile.aujourdhui()
        guard champs.texte("jour") != nil else { return aujourdhui }
        let jour = DateSaisie.lire(champs, "jour", requise: true, &fautes)
        if let jour, jour > aujourdhui { fautes["jour"] = "Le \(jour.court) n'est pas encore venu. Pour prévoir, posez un rendez-vous." }
        if let jour, jour < aujourdhui.plus(jours: -30) {
            fautes["jour"] = "Le \(jour.court) est trop loin : trente jours au plus, depuis le \(aujourdhui.plus(jours: -30).court)."
        }
        return jour
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        guard try await store.retirer(try requete.id("entreprise"), try requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.redirection("/journee", fait: "La ligne est retirée.")
    }
}
