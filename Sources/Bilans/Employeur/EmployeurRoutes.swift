internal import Calendrier
internal import Foundation
internal import Hummingbird
internal import Mustache
internal import Tenancy
internal import Web

/// `/p/:code/employeur`: for an employee, without an account, from the poster's code.
struct EmployeurRoutes: Sendable {
    let store: EmployeurStore
    let dictionnaire: Dictionnaire

    func ajouter(a routes: Routes) {
        routes.get("/p/:code/employeur", .sansTrace) { requete in
            let code = try requete.parametre("code").uppercased()
            guard let lu = try await store.lire(code) else { throw Refus.introuvable }
            return requete.page(EmployeurPage(code: code, portee: Portee(lu.droits, dictionnaire), bilan: lu.bilan))
        }
    }
}

struct EmployeurPage: Page {
    static let gabarit = "employeur"
    let code: String
    let portee: Portee
    let bilan: BilanAffiche?

    var entete: Entete {
        Entete(
            "Ce que voit mon employeur", sous: "Entreprise du code \(code). Lu dans les droits de la base de données à l'instant",
            densite: .rare, largeur: .moyenne, classe: "bilan")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "defaut": portee.manquements.isEmpty ? nil : defaut
        case "jamais": portee.jamais.map(\.balisage)
        case "rubriques": portee.rubriques.map(\.balisage)
        case "colonnes": nombre(portee.colonnes)
        case "fonctions": portee.fonctions
        case "bilan": bilan?.periode.titre
        case "rendu": bilan.map { String(decoding: $0.rendu, as: UTF8.self) }
        case "pied":
            bilan.map {
                "Version \($0.version), remise le \(HeureDeParis.local(Int($0.publieLe.timeIntervalSince1970)).jour.court). Empreinte \($0.empreinte.empreinteCourte) : la même que sur la page de votre employeur."
            }
        default: nil
        }
    }

    /// A reader must not be reassured by a page that is not sure of itself.
    private var defaut: Balisage {
        "\(Alerte(.erreur, portee.manquements.joined(separator: " ; ") + ".", fort: "Cette page n'est pas complète : un droit de la base n'y est pas encore expliqué."))"
    }
}

extension Portee.Rubrique {
    /// Folded: the heading says the essential, the list says all of it.
    var balisage: Balisage {
        let lectures = lues.map { "<li>\($0)</li>" as Balisage }
        let ecriture: Balisage =
            ecrites.isEmpty ? "" : "<p>Il peut aussi y écrire : \(ecrites.joined(separator: ", ")).</p>"
        return "<details><summary>\(titre)</summary><ul class=\"puces\">\(lectures)</ul>\(ecriture)</details>"
    }
}
