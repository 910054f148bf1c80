import Calendrier
import Mustache
import Web

struct LigneEtablissement: MustacheParent, Sendable {
    let e: Etablissement
    let effectif: Effectif?
    let chemin: String
    let ecrit: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "nom": e.nom
        case "code": e.code
        case "adresse": e.adresseLisible.isEmpty ? "adresse à compléter" : e.adresseLisible
        case "siret": e.siret?.lisible ?? "–"
        case "territoire": e.territoire.libelle
        case "effectif": effectif.map { "\(Web.nombre($0.nombre)), depuis le \($0.aPartirDu.court)" } ?? "à déclarer"
        case "ferme": !e.ouvert
        case "modifier": ecrit ? "\(chemin)/etablissements/\(e.id)/modifier" : nil
        default: nil
        }
    }
}

struct LigneEffectif: MustacheParent, Sendable {
    let d: Effectif
    let nom: String

    func child(named name: String) -> Any? {
        switch name {
        case "date": d.aPartirDu.court
        case "nom": nom
        case "nombre": Web.nombre(d.nombre)
        case "source": d.source.libelle
        case "declare": d.declareLe.court
        default: nil
        }
    }
}

struct LigneContact: MustacheParent, Sendable {
    let c: Contact
    let chemin: String
    let ecrit: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "nom": c.nom
        case "fonction": [c.fonction, c.principal ? "contact principal" : ""].filter { !$0.isEmpty }.joined(separator: ", ")
        case "courriel": c.courriel.isEmpty ? nil : c.courriel
        case "telephone": c.telephone.isEmpty ? nil : c.telephone
        case "retirer": ecrit ? "\(chemin)/contacts/\(c.id)/retirer" : nil
        default: nil
        }
    }
}

struct LigneFermeture: MustacheParent, Sendable {
    let f: Fermeture
    let chemin: String
    let ecrit: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "quand": f.periode.duAu
        case "libelle": f.libelle
        case "retirer": ecrit ? "\(chemin)/fermetures/\(f.id)/retirer" : nil
        default: nil
        }
    }
}
