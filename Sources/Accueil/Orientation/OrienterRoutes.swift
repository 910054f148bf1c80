import Calendrier
import Chiffrement
import Entreprises
import Foundation
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/rh/orientations`: HR or a manager passes on a name and a way to reach the person, with her agreement, and never hears of it again.
struct OrienterRoutes: Sendable {
    let base: Database
    static let acces = Acces.compte(.client, .rh, .encadrant)

    func ajouter(a routes: Routes) {
        routes.get("/rh/orientations", Self.acces) { requete in requete.page(try await page(requete, Saisie(), Fautes())) }
        routes.post("/rh/orientations", Self.acces, transmettre)
    }

    @Sendable func transmettre(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        let lu = OrientationSaisie(champs)
        var fautes = lu.fautes
        let (id, etablissement) = (UUID(), champs["etablissement"].flatMap { UUID(uuidString: $0) })
        if etablissement == nil { fautes["etablissement"] = "Choisissez l'établissement où travaille la personne." }
        if let etablissement, fautes.isEmpty {
            let suite = try await base.transaction(as: requete.principal) { tx -> OrienterStore.Suite? in
                guard let fente = try BoiteStore.lire(tx)?.fente else { return nil }
                return try OrienterStore.orienter(id, etablissement, try fente.sceller(lu.feuillet, .orientation, id), tx)
            }
            switch suite {
            case .transmise?:
                return requete.redirection(
                    "/rh/orientations", fait: "C'est transmis. Vous n'en aurez pas d'autres nouvelles, et c'est voulu.")
            case .trop?: fautes["nom"] = "Cinq personnes par jour, trente par mois : au-delà, appelez le service social."
            case .personne?: fautes["etablissement"] = "Aucun intervenant n'est prévu pour cet établissement. Appelez le service social."
            case .inconnu?: fautes["etablissement"] = "Choisissez un de vos établissements."
            case nil: fautes["nom"] = "Le service social n'a pas encore ouvert sa boîte. Appelez-le, ou réessayez plus tard."
            }
        }
        return requete.page(try await page(requete, Saisie(champs, fautes), fautes), statut: .unprocessableContent)
    }

    private func page(_ requete: Requete, _ saisie: Saisie, _ fautes: Fautes) async throws -> OrienterPage {
        try await base.transaction(as: requete.principal, readOnly: true) { tx in
            OrienterPage(
                etablissements: try OrienterStore.etablissements(tx), transmises: try OrienterStore.transmises(tx),
                saisie: saisie, fautes: fautes)
        }
    }
}

/// The form, and the days something was passed on: for ever the same bytes, whether the person came or not.
struct OrienterPage: Page {
    static let gabarit = "orienter"
    let etablissements: [Option]
    let transmises: [DateCivile]
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "Orienter une personne", sous: "Avec son accord, et seulement si elle préfère que vous le fassiez pour elle",
            visible: "l'assistante sociale. Ni vous, ni un collègue, ni la RH ne pourrez relire ce que vous envoyez, ni savoir la suite.",
            densite: .rare,
            largeur: .moyenne, ici: "/rh/orientations")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes.resume
        case "champs": champs
        case "accord":
            Balisage.assembler(saisie.coche("accord", OrientationSaisie.accord), faute: fautes["accord"])
        case "transmises": transmises.map { "<li>transmise le \($0.court)</li>" as Balisage }
        case "aTransmises": !transmises.isEmpty
        default: nil
        }
    }

    private var champs: [Balisage] {
        var champs: [Balisage] = [
            saisie.champ("nom", "Nom", requis: true, completion: "off").balisage,
            saisie.champ("prenom", "Prénom", completion: "off").balisage,
            saisie.champ(
                "joindre", "Comment la joindre", aide: "Un téléphone ou un e-mail personnel de préférence, ou « à l'atelier, le matin ».",
                requis: true, completion: "off"
            ).balisage,
            saisie.champ("quand", "Quand (facultatif)", aide: "Par exemple « après 17 h ».", completion: "off").balisage,
        ]
        champs.append(
            etablissements.count <= 1
                ? "<input type=\"hidden\" name=\"etablissement\" value=\"\(etablissements.first?.valeur ?? "")\">"
                : saisie.champ("etablissement", "Établissement", genre: .liste([Option("", "Choisir")] + etablissements), requis: true)
                    .balisage)
        return champs
    }
}

extension Balisage {
    fileprivate static func assembler(_ coche: Case, faute: String?) -> Balisage {
        let note: Balisage = faute.map { "<p class=\"faute\" id=\"c-accord-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
        return "<div class=\"champ\">\(coche)\(note)</div>"
    }
}
