import Calendrier
import Foundation
import Web

/// `/orientations`: days and companies, oldest first; the name is one page further, and its reading is written down.
struct OrientationsPage: Page {
    static let gabarit = "orientations"
    let orientations: [Orientation]

    var entete: Entete {
        Entete(
            "Orientations", sous: "Des personnes que leur employeur vous adresse, avec leur accord ; il n'en saura pas la suite",
            donnees: ["nominatif.orientation_rh"], largeur: .lecture, ici: "/orientations")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "vide":
            orientations.isEmpty
                ? Vide("Personne à rappeler", suite: "Ce que les entreprises vous transmettent arrive ici, et n'y reste que trente jours.")
                : nil
        case "aucune": orientations.isEmpty
        case "lignes": orientations.map(ligne)
        default: nil
        }
    }

    private func ligne(_ o: Orientation) -> Balisage {
        let etat = o.rappeleeLe.map { "appelée le \($0.court)" } ?? "à rappeler"
        return """
            <li><span><strong><a href="\(o.chemin)">Transmise le \(o.transmiseLe.court)</a></strong><br>\
            <small class="discret">\(o.nomEntreprise), \(o.nomEtablissement) ; \(etat) ; nom effacé le \(o.meurtLe.court)</small></span></li>
            """
    }
}

struct OrientationPage: Page {
    static let gabarit = "orientation"
    let orientation: Orientation
    let personne: PersonneOrientee
    let collegues: [(id: UUID, nom: String)]
    let csrf: String

    var entete: Entete {
        Entete(
            "Orientation", h1: "Transmise le \(orientation.transmiseLe.court)", ariane: [("Orientations", "/orientations")],
            sous: "\(orientation.nomEntreprise), \(orientation.nomEtablissement)", donnees: ["nominatif.orientation_rh"], largeur: .lecture,
            ici: "/orientations")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "chemin": orientation.chemin
        case "complet": [personne.prenom, personne.nom].filter { !$0.isEmpty }.joined(separator: " ")
        case "joindre": joindre
        case "quand": personne.quand.isEmpty ? nil : personne.quand
        case "accord": personne.accord
        case "rappelee": orientation.rappeleeLe?.court
        case "meurt": orientation.meurtLe.court
        case "cachees": cachees
        case "aCollegues": !collegues.isEmpty
        case "collegues":
            Champ(
                "compte", "Confier à",
                genre: .liste([Option("", "Choisir")] + collegues.map { Option($0.id.uuidString.lowercased(), $0.nom) }))
        default: nil
        }
    }

    /// One touch to call from a phone, when it is a number.
    private var joindre: Balisage {
        let chiffres = personne.joindre.filter { $0.isNumber || $0 == "+" }
        let autre = personne.joindre.contains { $0.isLetter }
        return chiffres.count >= 10 && !autre
            ? "<a class=\"b\" href=\"tel:\(chiffres)\">\(Signe("tel"))\(personne.joindre)</a>" : "\(personne.joindre)"
    }

    /// What the form of a new dossier is filled with.
    private var cachees: [Balisage] {
        let numero = personne.joindre.filter(\.isNumber).count >= 9
        let paires = [
            ("nom", personne.nom), ("prenom", personne.prenom), (numero ? "telephone" : "remarque", personne.joindre),
            ("etablissement", "\(orientation.entreprise)/\(orientation.etablissement.uuidString.lowercased())"),
            ("orientation", "\(orientation.entreprise)/\(orientation.id)"),
        ]
        return paires.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" }
    }
}
