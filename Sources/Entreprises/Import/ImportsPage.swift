import Mustache
import Web

/// Step 1: what to import, the templates, the last files.
struct ImportsPage: Page {
    static let gabarit = "imports"
    let saisie: Saisie
    let fautes: Fautes
    let choisie: String?
    let natures: [(nature: NatureImport, colonnes: [Colonne])]
    let recents: [ImportDepose]

    var entete: Entete {
        Entete(
            "Importer", ariane: [("Entreprises", "/entreprises")], sous: "Étape 1 sur 3 : choisir le fichier", donnees: ["gestion.import"],
            densite: .dense, largeur: .moyenne, ici: "/entreprises")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "champs":
            [
                saisie.choix(
                    "nature", "Ce que contient le fichier", natures.map { Option($0.nature.rawValue, $0.nature.libelle) },
                    choisie ?? NatureImport.entreprises.rawValue, requis: true
                ).balisage,
                saisie.champ(
                    "fichier", "Fichier CSV", genre: .fichier(".csv,.txt,text/csv"),
                    aide:
                        "UTF-8 ou Windows-1252, point-virgule, virgule ou tabulation, 8 Mo au plus. Rien n'est enregistré avant votre accord.",
                    requis: true
                ).balisage,
            ]
        case "natures": natures.map { Modele(nature: $0.nature, colonnes: $0.colonnes) }
        case "recents": recents.map(Recent.init)
        case "aRecents": !recents.isEmpty
        default: nil
        }
    }

    struct Modele: MustacheParent, Sendable {
        let nature: NatureImport
        let colonnes: [Colonne]

        func child(named name: String) -> Any? {
            switch name {
            case "nom": nature.libelle.capitale
            case "chemin": "/imports/modeles/\(nature.rawValue)"
            case "requises": colonnes.filter(\.obligatoire).map(\.titre).joined(separator: ", ")
            case "autres": colonnes.filter { !$0.obligatoire }.map(\.titre).joined(separator: ", ")
            default: nil
            }
        }
    }

    struct Recent: MustacheParent, Sendable {
        let i: ImportDepose

        func child(named name: String) -> Any? {
            switch name {
            case "nom": i.nomFichier
            case "chemin": "/imports/\(i.id)"
            case "nature": i.nature.libelle
            case "etat": i.etat.libelle
            case "quand": i.deposeLe
            case "bilan": i.bilan ?? ""
            default: nil
            }
        }
    }
}
