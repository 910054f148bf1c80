import Calendrier
import Documents
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/copie`: the copy the person asks for, and who has read her dossier. The referent only.
struct CopieRoutes: Sendable {
    let store: CopieStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/copie", DossiersRoom.acces) { requete in try await page(requete, Saisie(), nil) }
        routes.post("/dossiers/:entreprise/:id/copie", DossiersRoom.acces, remettre)
    }

    @Sendable func remettre(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let (entiere, _) = try await store.copier(ref, as: requete.principal) else { throw Refus.introuvable }
        var fautes = Fautes()
        let forme = champs["forme"].flatMap { CopieStore.Forme(rawValue: $0) }
        if forme == nil { fautes["forme"] = "Choisissez le papier ou le fichier." }
        let jour = DateCivile.aujourdhui()
        let demande = DateSaisie.lire(champs, "demande", requise: true, &fautes)
        if let demande, demande > jour { fautes["demande"] = "La demande ne peut pas être à venir." }
        guard let forme, let demande, fautes.isEmpty else { return try await page(requete, Saisie(champs, fautes), fautes.resume) }
        let copie = entiere.sans(Set(champs.all("sans").compactMap { UUID(uuidString: $0) }))
        let nom = "copie-\(copie.dossier.numero).\(forme.rawValue)"
        switch forme {
        case .json:
            try await store.remettre(ref, forme, demandeLe: demande, as: requete.principal)
            return requete.fichier(copie.json(le: jour), type: "application/json; charset=utf-8", nom: nom)
        case .pdf:
            do {
                let octets = try await Imprimeur().pdf(html: copie.html(le: jour, par: requete.principal.nom))
                try await store.remettre(ref, forme, demandeLe: demande, as: requete.principal)
                return requete.fichier(octets, type: "application/pdf", nom: nom)
            } catch let refus as Imprimeur.Refus {
                throw Refus.saisie(refus.description)
            }
        }
    }

    private func page(_ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?) async throws -> Response {
        guard let (copie, remises) = try await store.copier(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(
            CopiePage(copie: copie, remises: remises, saisie: saisie, fautes: fautes), statut: fautes == nil ? .ok : .badRequest)
    }
}

/// The page.
struct CopiePage: Page {
    static let gabarit = "copie"

    let copie: Copie
    let remises: [CopieStore.Remise]
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Copie, dossier \(copie.dossier.numero)", h1: "La copie de la personne",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(copie.dossier.numero)", copie.dossier.ref.chemin)],
            sous: copie.dossier.situation,
            donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": copie.dossier.ref.chemin
        case "demande": saisie.champ("demande", "Demandée le", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "forme":
            saisie.choix(
                "forme", "Sous quelle forme", [Option("pdf", "à imprimer (PDF)"), Option("json", "fichier réutilisable (JSON)")], "pdf",
                requis: true)
        case "parties":
            copie.parties.map { partie in
                let debut = partie.champs.map(\.valeur).joined(separator: ", ")
                return """
                    <li><label><input type="checkbox" name="sans" value="\(partie.id.uuidString.lowercased())"> <strong>\(partie.titre)</strong></label>\
                    <br><small class="discret">\(String(debut.prefix(160)))</small></li>
                    """ as Balisage
            }
        case "remises":
            remises.map {
                "<li>Remise le \($0.remisLe.court), demandée le \($0.demandeLe.court) (\($0.forme == "json" ? "fichier" : "papier"))</li>"
                    as Balisage
            }
        case "regles": Copie.regles.map { "<li>\($0)</li>" as Balisage }
        default: nil
        }
    }
}
