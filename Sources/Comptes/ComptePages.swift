import Mustache
import Tenancy
import Web

struct PageComptes: Page {
    static let gabarit = "comptes"
    let lignes: [LigneCompte]

    init(_ requete: Requete, _ comptes: [Compte]) {
        let soi = requete.principal.compte
        lignes = comptes.map { LigneCompte(compte: $0, csrf: requete.csrf, soi: $0.id == soi) }
    }

    var entete: Entete {
        Entete(
            "Comptes", sous: "\(pluriel(lignes.count, "compte")), dont \(lignes.count { $0.compte.sessions > 0 }) en session", donnees: [],
            visible: "l’administration technique. Elle ouvre et ferme les comptes ; elle ne lit aucun dossier.", densite: .dense,
            ici: "/comptes",
            actions: [Action("Ouvrir un compte", "/comptes/nouveau", .plein, signe: "plus")])
    }

    func child(named name: String) -> Any? { name == "lignes" ? lignes : nil }
}

struct LigneCompte: MustacheParent {
    let compte: Compte
    let csrf: String
    let soi: Bool

    func child(named name: String) -> Any? {
        switch name {
        case "nom": compte.nom
        case "login": compte.login
        case "fonctions": Fonction.allCases.filter(compte.fonctions.contains).map(\.rawValue).joined(separator: ", ")
        case "etat": compte.etat
        case "second": compte.totpActif ? "en place" : "—"
        case "derniere": compte.derniereConnexion.map { String($0.prefix(16)) } ?? "jamais"
        case "sessions": compte.sessions
        case "id": compte.id.description
        case "csrf": csrf
        case "autre": !soi
        case "actif": compte.actif
        case "enSession": compte.sessions > 0
        default: nil
        }
    }
}

struct PageNouveauCompte: Page {
    static let gabarit = "nouveau-compte"
    let saisie: Saisie
    var resume: FautesResume?

    var entete: Entete { Entete("Ouvrir un compte", ariane: [("Comptes", "/comptes")], largeur: .lecture, ici: "/comptes") }

    private static let fonctions = [
        Option("planification", "Planification"), Option("intervenant", "Intervenant"), Option("facturation", "Facturation"),
        Option("direction", "Direction"), Option("rh", "RH d’une entreprise cliente"),
        Option("encadrant", "Encadrant d’une entreprise cliente (orienter seulement)"),
        Option("administration", "Administration technique"),
    ]

    func child(named name: String) -> Any? {
        switch name {
        case "resume": resume
        case "login": saisie.champ("login", "Identifiant", aide: "Par exemple h.vautrin.", requis: true)
        case "nom": saisie.champ("nom", "Nom complet", requis: true)
        case "fonctions": saisie.plusieurs("fonctions", "Fonctions", Self.fonctions, aide: "Une ou deux. Les pages suivent les fonctions.")
        case "entreprise":
            saisie.champ(
                "entreprise", "Identifiant de l’entreprise",
                aide: "Pour un compte RH ou d’encadrant seulement ; il est en bas de la page de l’entreprise."
            )
        default: nil
        }
    }
}

/// Shown once, never stored: the page is the only place where the provisional password is.
struct PageMotDePasseProvisoire: Page {
    static let gabarit = "provisoire"
    let motDePasse: String
    let titre: String

    var entete: Entete { Entete(titre, ariane: [("Comptes", "/comptes")], largeur: .lecture, ici: "/comptes") }

    func child(named name: String) -> Any? { name == "motDePasse" ? motDePasse : nil }
}
