import Actes
import Calendrier
import Foundation
import Hummingbird
import Tenancy
import Web

/// `/rendez-vous/hors-permanence`: at home, outside, by telephone, on an hour of its own.
struct RendezVousAilleursRoutes: Sendable {
    let store: RendezVousStore
    let dossiers: DossierStore
    let journees: JourneeStore
    /// Says what the person will receive of it.
    let prevenir: @Sendable (ID<EntrepriseTag>, ID<Dossier>?, Requete) async throws -> String

    func ajouter(a routes: Routes) {
        routes.get("/rendez-vous/hors-permanence", DossiersRoom.acces) { requete in try await formulaire(requete, Saisie(), nil) }
        routes.post("/rendez-vous/hors-permanence", DossiersRoom.acces, poser)
        routes.post("/rendez-vous/:entreprise/:id/ailleurs", DossiersRoom.acces, deplacer)
    }

    @Sendable func poser(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        var fautes = Fautes()
        let choisi = champs.texte("dossier").flatMap { Paire.lire($0) }
        let entreprise = choisi?.0 ?? champs.texte("entreprise").flatMap { ID<EntrepriseTag>($0) }
        let saisie = RendezVousSaisie(champs, dossier: choisi.map { ID<Dossier>($0.1) }, &fautes)
        if entreprise == nil, choisi == nil { fautes["entreprise"] = "Choisissez l'entreprise de la personne, ou son dossier." }
        let (jour, heure) = Self.quand(champs, &fautes)
        if let entreprise, let jour, let heure, fautes.isEmpty {
            do {
                try await store.poser(entreprise, le: jour, saisie.nouveau(heure), as: requete.principal)
                let suite = try await prevenir(entreprise, saisie.dossier, requete)
                return requete.redirection("/rendez-vous", fait: "Le rendez-vous du \(jour.court) à \(heure.libelle) est posé.\(suite)")
            } catch let refus as RendezVousStore.Refus {
                refus.dire(heure, &fautes)
            }
        }
        return try await formulaire(requete, Saisie(champs, fautes), fautes.resume, statut: .badRequest)
    }

    /// One of a dossier leaves its permanence.
    @Sendable func deplacer(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<RendezVous> = try requete.id("id")
        let fiche = RendezVousFicheRoutes(store: store, dossiers: dossiers)
        var fautes = Fautes()
        let (jour, heure) = Self.quand(requete.formulaire, &fautes)
        if let jour, let heure, fautes.isEmpty {
            do {
                guard try await store.deplacer(entreprise, id, au: jour, heure, as: requete.principal) else { throw Web.Refus.introuvable }
                return requete.redirection("/rendez-vous", fait: "Le rendez-vous est déplacé au \(jour.court), \(heure.libelle).")
            } catch let refus as RendezVousStore.Refus {
                refus.dire(heure, &fautes)
            }
        }
        return try await fiche.page(requete, fautes, statut: .badRequest)
    }

    /// From today on: what has taken place is noted as an entretien.
    private static func quand(_ champs: Champs, _ fautes: inout Fautes) -> (DateCivile?, Heure?) {
        let jour = DateSaisie.lire(champs, "jour", requise: true, &fautes)
        let aujourdhui = DateCivile.aujourdhui()
        if let jour, jour < aujourdhui {
            fautes["jour"] =
                "Le \(jour.court) est passé : ce qui a eu lieu se note comme un entretien. Écrivez par exemple \(aujourdhui.chiffres)."
        } else if let jour, jour > DateSaisie.finDesRendezVous {
            fautes["jour"] = "Jour : le \(jour.court) est trop loin, le \(DateSaisie.finDesRendezVous.court) au plus tard, dans douze mois."
        }
        guard let texte = champs.texte("heure") else {
            fautes["heure"] = "Écrivez une heure, par exemple 14 h 30."
            return (jour, nil)
        }
        let heure = Heure(saisie: texte)
        if heure == nil { fautes["heure"] = "« \(texte) » n'est pas une heure. Écrivez par exemple 14 h 30." }
        return (jour, heure)
    }

    private func formulaire(
        _ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let choix = try await journees.choix(as: requete.principal)
        return requete.page(
            RendezVousAilleursPage(choix: choix, dossier: requete.query["dossier"], saisie: saisie, fautes: fautes), statut: statut)
    }
}

/// Its form.
struct RendezVousAilleursPage: Page {
    static let gabarit = "rendez-vous-ailleurs"

    let choix: ChoixDuBureau
    /// « company/dossier » it comes from.
    let dossier: String?
    let saisie: Saisie
    let fautes: FautesResume?

    static let formes: [Forme] = [.telephone, .visio, .domicile, .exterieur, .presentiel]

    var entete: Entete {
        Entete(
            "Rendez-vous hors permanence", ariane: [("Rendez-vous", "/rendez-vous")],
            sous: "À domicile, au téléphone, à l'extérieur : l'adresse reste dans le dossier", donnees: ["nominatif.rendez_vous"],
            visible: "La planification ne le voit pas.", largeur: .lecture, ici: "/rendez-vous")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        let dossiers = choix.dossiers.map {
            Option(Paire.ecrire($0.ref.entreprise, $0.ref.id.rawValue), "\($0.numero), \($0.motif.libelle), \($0.entreprise)")
        }
        return [
            saisie.champ("dossier", "Dossier", dossier, genre: .liste(dossiers.facultatif("Sans dossier"))),
            saisie.champ(
                "entreprise", "Ou entreprise de la personne",
                genre: .liste(
                    choix.entreprises.map { Option($0.id.description, $0.nom) }.facultatif("Celle du dossier"))),
            saisie.champ("code", "et code qui lui est donné", aide: "Par exemple 7KQ. Aucun nom n'est demandé.", completion: "off"),
            saisie.choix("forme", "Forme", Self.formes.options, Forme.telephone.rawValue),
            saisie.champ("jour", "Jour", DateCivile.aujourdhui().plus(jours: 1).description, genre: .date, requis: true),
            saisie.champ("heure", "Heure", aide: "Par exemple 14 h 30.", requis: true, completion: "off"),
            saisie.choix("duree", "Durée", RendezVousSaisie.durees, Duree.troisQuarts.rawValue),
            saisie.choix("nature", "Nature", Nature.options, Nature.suivi.rawValue),
        ]
    }
}
