internal import Documents
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// Files of one published bilan, under `/bilans/:id` for direction and `/rh/bilans/:id` for HR: PDF, pack for the works council, cells.
struct BilanFichiers: Sendable {
    let base: Database
    let racine: String
    let acces: Acces

    func ajouter(a routes: Routes) {
        routes.get("\(racine)/:id/cases.csv", acces) { requete in
            let bilan = try await BilanRoutes.lire(base, requete)
            let texte = try await RegistreStore(base: base).cases(bilan, as: requete.principal)
            return requete.csv(texte, nom: "\(Self.nom(bilan)).csv")
        }
        routes.get("\(racine)/:id/bilan.pdf", acces) { requete in
            try await imprimer(requete) { imprime, imprimeur in
                let octets = try await imprimeur.pdf(html: imprime.html, instant: imprime.bilan.publieLe)
                return requete.fichier(octets, type: "application/pdf", nom: "\(Self.nom(imprime.bilan)).pdf")
            }
        }
        routes.get("\(racine)/:id/cse.zip", acces) { requete in
            try await imprimer(requete) { imprime, imprimeur in
                let octets = try await PackCse(imprime: imprime).octets(imprimeur)
                return requete.fichier(octets, type: "application/zip", nom: "\(Self.nom(imprime.bilan))-cse.zip")
            }
        }
    }

    /// « bilan-2026-T3-v1 ».
    static func nom(_ bilan: BilanPublie) -> String { "bilan-\(bilan.periode)-v\(bilan.version)" }

    private func imprimer(_ requete: Requete, _ faire: @Sendable (BilanImprime, Imprimeur) async throws -> Response) async throws
        -> Response
    {
        let bilan = try await BilanRoutes.lire(base, requete)
        let imprime = try BilanImprime(bilan, try await Prestataire.lire(base, as: requete.principal))
        do {
            return try await faire(imprime, try Imprimeur())
        } catch let refus as Imprimeur.Refus {
            return requete.page(SansPdfPage(bilan, racine: racine, refus), statut: .serviceUnavailable)
        }
    }
}

/// No PDF on this machine: what to do instead.
struct SansPdfPage: Page {
    static let gabarit = "bilan-sans-pdf"
    let entete: Entete
    let lien: String
    let raison: String

    init(_ bilan: BilanPublie, racine: String, _ refus: Imprimeur.Refus) {
        lien = "\(racine)/\(bilan.id)"
        raison = refus.description
        entete = Entete(
            "Pas de PDF pour l'instant", ariane: [("Bilans", racine), (bilan.periode.titre, lien)], donnees: ["pilotage.bilan"],
            densite: .rare, largeur: .moyenne, ici: racine)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lien": lien
        case "raison": raison
        default: nil
        }
    }
}
