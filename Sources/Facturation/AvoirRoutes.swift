internal import Calendrier
internal import Entreprises
internal import Foundation
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// `/factures/:id/avoir`: choose what is credited, look at it, issue it.
struct AvoirRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/factures/:id/avoir", AFacturerRoutes.acces) { requete in
            requete.page(AvoirPage(try await corrigeable(requete), Saisie(), Fautes(), jeton: Self.jeton()))
        }
        routes.post("/factures/:id/avoir", AFacturerRoutes.acces, crediter)
    }

    private static func jeton() -> String { String(UUID().uuidString.lowercased().filter(\.isHexDigit).prefix(12)) }

    private func corrigeable(_ requete: Requete) async throws -> CalculAvoir {
        guard let calcul = try await Avoir(base: base).calcul(requete.id("id"), as: requete.principal) else { throw Refus.introuvable }
        guard calcul.resteCents > 0 else {
            throw Refus.conflit("La facture \(calcul.piece.facture.numero) est déjà entièrement créditée.")
        }
        return calcul
    }

    private func crediter(_ requete: Requete) async throws -> Response {
        let calcul = try await corrigeable(requete)
        let champs = requete.formulaire
        let jeton = champs["jeton"].flatMap { $0.count == 12 && $0.allSatisfy(\.isHexDigit) ? $0.lowercased() : nil } ?? Self.jeton()
        var fautes = Fautes()
        let demande = Self.demande(champs, calcul, jeton, &fautes)
        if let demande {
            do {
                let resultat = try calcul.calculer(demande)
                guard champs["confirme"] == "oui" else {
                    return requete.page(AvoirApercuPage(calcul.piece, resultat.lignes, resultat.tva, demande, champs))
                }
                let emis = try await RefusDeCaisse.dire {
                    try await Avoir(base: base).emettre(calcul, demande, le: DateCivile.aujourdhui(), as: requete.principal)
                }
                guard let emis else { throw Refus.conflit("Cet avoir est déjà émis : il est lié depuis la page de la facture.") }
                return requete.redirection("/factures/\(emis)", fait: "Avoir émis sur la facture \(calcul.piece.facture.numero).")
            } catch let refus as RefusAvoir {
                fautes[refus.rang.map { "quantite-\($0)" } ?? "portee"] = refus.texte
            }
        }
        return requete.page(AvoirPage(calcul, Saisie(champs, fautes), fautes, jeton: jeton), statut: .unprocessableContent)
    }

    /// Fields `portee` (total, partiel), `motif`, `quantite-<rank>` and `montant-<rank>`.
    private static func demande(_ champs: Champs, _ calcul: CalculAvoir, _ jeton: String, _ fautes: inout Fautes) -> DemandeAvoir? {
        guard let motif = champs["motif"].flatMap({ MotifAvoir(rawValue: $0) }), motif != .resiliation else {
            fautes["motif"] = "Choisissez le motif : il est imprimé sur l'avoir."
            return nil
        }
        guard champs["portee"] == "partiel" else { return calcul.total(jeton: jeton, motif: motif) }
        var parts: [Int: DemandeAvoir.Part] = [:]
        for rang in calcul.piece.lignes.indices.map({ $0 + 1 }) {
            let (quantite, montant) = (champs.texte("quantite-\(rang)"), champs.texte("montant-\(rang)"))
            if quantite != nil, montant != nil {
                fautes["quantite-\(rang)"] = "Une quantité ou un montant, pas les deux."
            } else if let quantite {
                switch NombreSaisi.decimal(quantite, decimales: 4) {
                case .success(let q): parts[rang] = .quantite(q)
                case .failure(let remede): fautes["quantite-\(rang)"] = remede.description
                }
            } else if let montant {
                switch NombreSaisi.cents(montant) {
                case .success(let cents): parts[rang] = .montant(cents)
                case .failure(let remede): fautes["montant-\(rang)"] = remede.description
                }
            }
        }
        return fautes.isEmpty ? DemandeAvoir(jeton: jeton, motif: motif, parts: parts) : nil
    }
}
