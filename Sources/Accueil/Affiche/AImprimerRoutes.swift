import Hummingbird
import Postgres
import Tenancy
import Web

/// `/rh/affiche`: the poster to print, with the address of its code.
struct AImprimerRoutes: Sendable {
    let base: Database
    /// `https://exemple.fr`; nil when the installation does not say where it answers: the poster then bears the code alone.
    let adresse: String?

    func ajouter(a routes: Routes) {
        routes.get("/rh/affiche", OrienterRoutes.acces) { requete in
            let lignes = try await base.read(
                as: requete.principal, ["SELECT code_affiche FROM gestion.entreprise", "SELECT nom, telephone FROM gestion.prestataire"])
            guard let code = try lignes[0].first?.string("code_affiche") else { throw Refus.introuvable }
            return requete.page(
                AImprimerPage(
                    code: code, adresse: adresse, service: try lignes[1].first?.string("nom"),
                    telephone: try lignes[1].first?.string("telephone") ?? ""))
        }
    }
}

struct AImprimerPage: Page {
    static let gabarit = "a-imprimer"
    let code: String
    let adresse: String?
    let service: String?
    let telephone: String

    var entete: Entete {
        Entete(
            "Affiche", h1: "Besoin de parler à une assistante sociale ?", sous: "Gratuit, confidentiel, sur votre temps de travail.",
            densite: .rare, largeur: .lecture, ici: "/rh/affiche")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "code": code
        case "chemin": "/p/\(code)"
        case "lisible": adresse.map { "\($0.split(separator: "/").last.map(String.init) ?? "")/p/\(code)" }
        case "qr":
            adresse.flatMap { CodeQR("\($0)/p/\(code)") }.map {
                $0.dessin(classe: "qr", cote: 260, lecture: "Code à photographier : la page du service social")
            }
        case "service": service
        case "telephone": telephone.isEmpty ? nil : telephone
        default: nil
        }
    }
}
