import Actes
import Calendrier
import Tenancy
import Web

/// `/dossiers`: numbers, never names.
struct DossiersPage: Page {
    static let gabarit = "dossiers"

    let dossiers: [Dossier]
    /// nil after a search.
    let filtre: FiltreDossiers?
    let entreprises: [(id: ID<EntrepriseTag>, nom: String)]
    /// Words searched.
    let cherche: String?
    let pages: Pagination?
    /// A psychologist finds her follow-ups here.
    var suivis = false
    /// Companies the search could not look into.
    var illisibles = 0

    var entete: Entete {
        Entete(
            "Dossiers", sous: "Les listes montrent des numéros, jamais un nom", donnees: ["nominatif.dossier"], densite: .dense,
            ici: "/dossiers", actions: [Action("Ouvrir un dossier", "/dossiers/nouveau", .plein, signe: "plus")])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            Onglets(
                "Mes dossiers",
                [
                    ("Ouverts", "/dossiers", filtre?.etat == .ouverts), ("Clos", "/dossiers?etat=clos", filtre?.etat == .clos),
                    ("Partagés avec moi", "/dossiers?etat=partages", filtre?.etat == .partages),
                ] + (suivis ? [("Mes suivis", "/dossiers/suivis", false)] : []))
        case "recherche":
            Champ("nom", "Nom, prénom ou numéro", cherche, genre: .recherche, completion: "off")
        case "tri": entreprises.count > 1 || filtre?.estEtroit == true || filtre?.etat == .ouverts
        case "etat": filtre?.etat == .ouverts ? nil : filtre?.etat.rawValue
        case "entreprise":
            Champ(
                "entreprise", "Entreprise", filtre?.entreprise.map { "\($0)" },
                genre: .liste(entreprises.map { Option("\($0.id)", $0.nom) }.facultatif("Toutes")))
        case "vulnerabilite":
            Champ(
                "vulnerabilite", "Vulnérabilité", filtre?.vulnerabilite?.rawValue,
                genre: .liste([Vulnerabilite.aSurveiller, .urgence].options.facultatif("Toutes")))
        case "etroit": filtre?.estEtroit == true
        case "aucun": dossiers.isEmpty
        case "vide": vide
        case "lignes": dossiers.map(ligne)
        case "pages": pages
        case "titre": cherche == nil ? "Dossiers" : pluriel(dossiers.count, "dossier répond", "dossiers répondent")
        case "trouves": cherche != nil
        case "illisibles":
            illisibles == 0
                ? nil
                : Alerte(
                    .attention,
                    "Ce serveur n'a pas leur clé : cherchez par le numéro, et prévenez l'administration.",
                    fort: "Les dossiers de \(pluriel(illisibles, "entreprise", "entreprises")) n'ont pas pu être cherchés par nom.")
        default: nil
        }
    }

    private var vide: Vide {
        if cherche != nil {
            return Vide(
                "Aucun de vos dossiers ne répond", suite: "Un nom ou un prénom se cherche en entier, un numéro par ses derniers chiffres.")
        }
        if filtre?.estEtroit == true { return Vide("Aucun dossier avec ces critères", suite: "Élargissez à toutes les entreprises.") }
        return switch filtre?.etat {
        case .clos: Vide("Aucun dossier clos", suite: "Un dossier clos reste lisible jusqu'à son effacement.")
        case .partages: Vide("Aucun dossier partagé avec vous", suite: "Un collègue partage un dossier avec l'accord de la personne.")
        default:
            Vide(
                "Aucun dossier ouvert", suite: "Un dossier s'ouvre au premier contact.",
                action: Action("Ouvrir un dossier", "/dossiers/nouveau", signe: "plus"))
        }
    }

    private func ligne(_ d: Dossier) -> Balisage {
        let etat: Balisage =
            switch d.etat {
            case .ouvert: "\(Badge("en suivi", comme: .publiee))"
            case .clos: "\(Badge("clos", comme: .tenue))"
            case .efface: "\(Badge("effacé", comme: .annuleeClient))"
            }
        let signe: Balisage = d.vulnerabilite.badge.map { " \($0)" } ?? ""
        return """
            <tr><th scope="row" data-l="Dossier"><a href="\(d.ref.chemin)">\(d.numero)</a>\(signe)</th><td data-l="Entreprise">\(d.entreprise)</td>\
            <td data-l="Établissement">\(d.lieu)</td><td data-l="Motif">\(d.motif.libelle)</td><td data-l="Ouvert">\(d.ouvertLe.court)</td>\
            <td data-l="Dernière activité">\(d.derniereActivite.court)</td><td data-l="État">\(etat)</td></tr>
            """
    }
}
