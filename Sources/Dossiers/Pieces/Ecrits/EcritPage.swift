import Calendrier
import Documents
import Foundation
import Tenancy
import Web

/// `/dossiers/…/ecrits/…`: a draft to work on, or the text as it was handed over.
struct EcritPage: Page {
    static let gabarit = "ecrit"

    let dossier: Dossier
    let ecrit: Ecrit
    var saisie: EcritSaisie?
    var remise: RemiseSaisie?
    let moi: ID<CompteTag>
    let csrf: String

    init(dossier: Dossier, ecrit: Ecrit, saisie: EcritSaisie? = nil, remise: RemiseSaisie? = nil, requete: Requete) {
        self.dossier = dossier
        self.ecrit = ecrit
        self.saisie = saisie
        self.remise = remise
        moi = requete.principal.compte
        csrf = requete.csrf
    }

    private var chemin: String { "\(dossier.ref.chemin)/ecrits/\(ecrit.id)" }
    private var modifiable: Bool { !ecrit.remis && ecrit.auteur == moi && dossier.estOuvert }

    var entete: Entete {
        let nom = ecrit.sorte == .rapport ? "Rapport social" : "Courrier"
        return Entete(
            "\(nom), dossier \(dossier.numero)", h1: nom,
            ariane: [
                ("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin), ("Écrits", dossier.ref.chemin + "/ecrits"),
            ],
            sous: ecrit.remis ? "Remis : le texte ne change plus" : "Brouillon du \(ecrit.creeLe.court)", donnees: ["nominatif.ecrit"],
            densite: .dense, ici: "/dossiers",
            actions: [Action(ecrit.remis ? "Imprimer" : "Imprimer le projet", chemin + "/pdf", signe: "imprime")])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": (saisie?.fautes ?? remise?.fautes)?.resume
        case "chemin": chemin
        case "version": ecrit.version
        case "modifiable": modifiable
        case "champs": champs.map(\.balisage)
        case "relecture": relecture.map(\.balisage)
        case "remise": champsDeRemise.map(\.balisage)
        case "blancs": blancs
        case "fige": !modifiable
        case "texte": TexteImprime.html(ecrit.contenu.corps, niveau: 3)
        case "faits": faits
        case "copie": ecrit.contenu.copie.map { "\(dossier.ref.chemin)/documents/\($0.uuidString.lowercased())" }
        default: nil
        }
    }

    private var formulaire: Saisie { saisie.map { Saisie($0.tape, $0.fautes) } ?? Saisie(nil, remise?.fautes ?? Fautes()) }

    private var champs: [any Fragment] {
        let c = ecrit.contenu
        return [
            formulaire.champ("objet", "Objet", c.objet, completion: "off"),
            formulaire.champ(
                "expediteur", c.signataire == .personne ? "La personne, qui signe" : "Vous, qui signez", c.expediteur, genre: .zone(3)),
            formulaire.champ(
                "destinataire", "Destinataire", c.destinataire, genre: .zone(3),
                aide: "Nom et adresse, une ligne chacun. Vide : remis sans envoi."),
            formulaire.champ(
                "corps", "Texte", c.corps, genre: .zone(24),
                aide: "Une ligne vide sépare les paragraphes, « # » ouvre un titre, « - » une liste. Chiffré avec la clé du dossier.",
                requis: true),
        ]
    }

    private var relecture: [any Fragment] {
        [
            formulaire.champ("relu", "Relu avec la personne le", ecrit.reluLe?.description, genre: .date),
            formulaire.champ(
                "corrections", "Ce qu'elle a corrigé ou veut ajouter", ecrit.contenu.corrections, genre: .zone(3),
                aide: "Gardé au dossier, pas imprimé."),
        ]
    }

    private var champsDeRemise: [any Fragment] {
        let s = Saisie(remise?.tape, remise?.fautes ?? Fautes())
        return [
            s.champ("a_qui", "À qui", completion: "off"),
            s.champ("remis", "Le", DateCivile.aujourdhui().description, genre: .date, requis: true),
            s.choix("remise", "Comment", Ecrit.Remise.allCases.map { Option($0.rawValue, $0.libelle) }, Ecrit.Remise.mainPropre.rawValue),
        ]
    }

    private var blancs: Balisage? {
        let restants = Blanc.restants(ecrit.contenu.corps + ecrit.contenu.expediteur + ecrit.contenu.destinataire)
        guard modifiable, !restants.isEmpty else { return nil }
        return
            "\(Alerte(.attention, restants.map(\.quoi).joined(separator: ", ") + ".", fort: "\(pluriel(restants.count, "blanc", "blancs")) à compléter :"))"
    }

    private var faits: [Balisage] {
        let paires: [(String, String?)] = [
            ("Objet", ecrit.contenu.objet), ("Destinataire", ecrit.contenu.destinataire.replacing("\n", with: ", ")),
            ("Relu avec la personne", ecrit.reluLe?.court), ("Ses corrections", ecrit.contenu.corrections),
            ("Remis le", ecrit.remisLe?.court),
            ("À qui", ecrit.contenu.aQui), ("Comment", ecrit.remise?.libelle),
        ]
        return paires.compactMap { mot, valeur in
            guard let valeur, !valeur.isEmpty else { return nil }
            return "<dt>\(mot)</dt><dd>\(valeur)</dd>"
        }
    }
}
