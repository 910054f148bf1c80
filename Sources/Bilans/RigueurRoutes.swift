internal import DisclosureControl
internal import Hummingbird
internal import Postgres
internal import Tenancy
internal import Web

/// `/bilans/rigueur/:entreprise`: stricter thresholds for one company. They only go up.
struct RigueurRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.post("/bilans/nouveau/:entreprise/:periode/rigueur", BilanRoutes.acces, durcir)
    }

    private func durcir(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        guard let periode = PeriodeBilan(try requete.parametre("periode")) else { throw Refus.introuvable }
        guard let seuil = requete.formulaire["seuil"].flatMap({ Int($0) }), let croise = requete.formulaire["croise"].flatMap({ Int($0) }),
            (Regles.plancher.seuil...50).contains(seuil), (Regles.plancher.seuilCroise...50).contains(croise), croise >= seuil
        else {
            throw Refus.saisie(
                "Un seuil va de \(Regles.plancher.seuil) à 50 personnes, celui des thèmes croisés de \(Regles.plancher.seuilCroise) à 50, et il n'est pas plus bas que l'autre."
            )
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
