internal import DisclosureControl
internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// Stricter thresholds for one company, set under a preview. They only go up.
extension PublicationRoutes {
    func durcir(_ requete: Requete) async throws -> Response {
        let (entreprise, periode) = try Self.lieu(requete)
        let seuil = requete.formulaire["seuil"].flatMap { Int($0) } ?? 0
        let croise = requete.formulaire["croise"].flatMap { Int($0) } ?? 0
        var fautes = Fautes()
        if !(Regles.plancher.seuil...50).contains(seuil) {
            fautes["seuil"] = "Écrire un nombre de personnes de \(Regles.plancher.seuil) à 50."
        }
        if !(Regles.plancher.seuilCroise...50).contains(croise) {
            fautes["croise"] = "Écrire un nombre de personnes de \(Regles.plancher.seuilCroise) à 50."
        } else if croise < seuil {
            fautes["croise"] = "Ce seuil n'est pas plus bas que l'autre : écrire au moins \(seuil)."
        }
        guard fautes.isEmpty else {
            return requete.page(try await page(requete, entreprise, periode, fautes), statut: .unprocessableContent)
        }
        try await base.transaction(as: requete.principal) {
            guard try !$0.rows("SELECT 1 AS un FROM gestion.entreprise WHERE entreprise_id = \(entreprise)").isEmpty else {
                throw Refus.introuvable
            }
            try $0.execute("SELECT pilotage.durcir(\(entreprise), \(seuil)::smallint, \(croise)::smallint)")
        }
        return requete.redirection("/bilans/nouveau/\(entreprise)/\(periode)", fait: "Les seuils de cette entreprise sont durcis.")
    }
}

/// Reads the thresholds of a company: the floor, unless hardened.
struct RigueurStore {
    let transaction: Transaction

    func lire(_ entreprise: ID<EntrepriseTag>) throws -> Regles {
        let rows = try transaction.rows("SELECT seuil, seuil_croise FROM pilotage.rigueur WHERE entreprise_id = \(entreprise)")
        guard let row = rows.first else { return Secret.regles }
        return Regles(seuil: try row.int("seuil"), seuilCroise: try row.int("seuil_croise"), sensibles: Secret.regles.sensibles)
    }
}
