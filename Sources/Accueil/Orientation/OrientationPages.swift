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
    let personne: PersonneOrientee?
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
        case "illisible": personne == nil ? illisible : nil
        case "lue": personne != nil
        case "complet": [personne?.prenom, personne?.nom].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        case "joindre": personne.map(joindre)
        case "quand": personne.flatMap { $0.quand.isEmpty ? nil : $0.quand }
        case "accord": personne?.accord
        case "rappelee": orientation.rappeleeLe?.court
        case "meurt": orientation.meurtLe.court
        case "cachees": personne.map(cachees)
        case "aCollegues": !collegues.isEmpty
        case "collegues":
            Champ(
                "compte", "Confier à",
                genre: .liste([Option("", "Choisir")] + collegues.map { Option($0.id.uuidString.lowercased(), $0.nom) }))
        default: nil
        }
    }

    /// What is lost, what may bring it back, what to do without it.
    private var illisible: Alerte {
        Alerte(
            .attention,
            """
            Ce serveur n'a pas, ou n'a plus, la clé de la boîte aux lettres qui l'a scellé. Prévenez l'administration : si le lot des clés d'une \
            sauvegarde existe encore, le nom revient. Sinon, dites à l'entreprise, sans parler de quelqu'un, que son message du \
            \(orientation.transmiseLe.court) ne vous est pas parvenu, et classez cette orientation sans suite. Les autres se lisent.
            """, fort: "Le nom et le moyen de joindre cette personne sont illisibles.")
    }

    /// One touch to call from a phone, when it is a number.
    private func joindre(_ personne: PersonneOrientee) -> Balisage {
        let chiffres = personne.joindre.filter { $0.isNumber || $0 == "+" }
        let autre = personne.joindre.contains { $0.isLetter }
        return chiffres.count >= 10 && !autre
            ? "<a class=\"b\" href=\"tel:\(chiffres)\">\(Signe("tel"))\(personne.joindre)</a>" : "\(personne.joindre)"
    }

    /// What the form of a new dossier is filled with.
    private func cachees(_ personne: PersonneOrientee) -> [Balisage] {
        let numero = personne.joindre.filter(\.isNumber).count >= 9
        let paires = [
            ("nom", personne.nom), ("prenom", personne.prenom), (numero ? "telephone" : "remarque", personne.joindre),
            ("etablissement", "\(orientation.entreprise)/\(orientation.etablissement.uuidString.lowercased())"),
            ("orientation", "\(orientation.entreprise)/\(orientation.id)"),
        ]
        return paires.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" }
    }
}
