import Mustache
import Web

/// The list of companies.
struct EntreprisesPage: Page {
    static let gabarit = "entreprises"
    let recherche: EntrepriseRecherche
    let lignes: [Rang]
    let pagination: Pagination
    let tris: [Tri]
    let vide: Vide

    init(_ requete: Requete, _ recherche: EntrepriseRecherche, _ lignes: [EntrepriseResume], total: Int) {
        self.recherche = recherche
        self.lignes = lignes.map(Rang.init)
        pagination = Pagination(requete, parPage: EntrepriseRecherche.parPage, total: total)
        tris = [
            Tri(requete, "Entreprise", "nom"), Tri(requete, "Commune", "commune"), Tri(requete, "Effectif", "effectif", nombres: true),
            Tri(requete, "Situation", "statut"),
        ]
        let cherche = !recherche.mots.isEmpty || recherche.statut != nil || recherche.livraison != nil
        vide =
            cherche
            ? Vide(
                "Aucune entreprise ne répond à ces critères.", suite: "Retirez un mot ou un filtre.",
                action: Action("Tout montrer", "/entreprises"))
            : Vide(
                "Aucune entreprise pour l'instant.", suite: "Créez la première, ou importez le tableau de vos clients.",
                action: Action("Importer un fichier", "/imports"))
    }

    var entete: Entete {
        Entete(
            "Entreprises", donnees: ["gestion.entreprise", "gestion.etablissement", "gestion.effectif"], densite: .dense,
            ici: "/entreprises",
            actions: [Action("Importer", "/imports"), Action("Nouvelle entreprise", "/entreprises/nouvelle", .plein, signe: "plus")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "q": recherche.mots
        case "statuts":
            [Choisi("", "Toutes", recherche.statut == nil)]
                + Entreprise.Statut.allCases.map { Choisi($0.rawValue, $0.libelle, recherche.statut == $0) }
        case "livraisons":
            [Choisi("", "Toutes", recherche.livraison == nil)]
                + Entreprise.Livraison.allCases.map { Choisi($0.rawValue, $0.libelle, recherche.livraison == $0) }
        case "tris": tris.map(\.balisage)
        case "lignes": lignes
        case "aLignes": !lignes.isEmpty
        case "pages": pagination
        case "vide": lignes.isEmpty ? vide : nil
        default: nil
        }
    }

    struct Rang: MustacheParent, Sendable {
        let e: EntrepriseResume

        func child(named name: String) -> Any? {
            switch name {
            case "chemin": "/entreprises/\(e.id)"
            case "nom": e.nom
            case "code": e.code
            case "commune": e.commune.isEmpty ? "–" : e.commune
            case "etablissements": pluriel(e.etablissements, "établissement")
            case "effectif": e.effectif.map { pluriel($0, "salarié") } ?? "à déclarer"
            case "statut": e.statut.libelle
            case "livraison": e.livraison.libelle
            default: nil
            }
        }
    }
}

/// An option of a filter list.
struct Choisi: MustacheParent, Sendable {
    let valeur: String
    let mot: String
    let choisi: Bool

    init(_ valeur: String, _ mot: String, _ choisi: Bool) {
        self.valeur = valeur
        self.mot = mot
        self.choisi = choisi
    }

    func child(named name: String) -> Any? {
        switch name {
        case "valeur": valeur
        case "mot": mot
        case "choisi": choisi
        default: nil
        }
    }
}
