internal import Calendrier
internal import Postgres
internal import Tenancy

/// Reads and computes a month: one transaction, so that the preview is of one instant.
struct AFacturerStore {
    let base: Database

    func calculer(_ mois: Mois, le jour: DateCivile, as principal: Principal) async throws -> (calcul: AFacturer, suites: AFacturer.Suites)
    {
        let emises = try await FactureStore(base: base).emises(mois, as: principal)
        return try await base.transaction(as: principal, readOnly: true) { transaction in
            let contexte = ContexteStore(transaction: transaction)
            let resiliation = ResiliationStore(transaction: transaction)
            var suites = AFacturer.Suites()
            suites.contextes = try contexte.lire(mois)
            suites.bloques = try contexte.bloquesAvant(mois)
            suites.totaux = try contexte.totaux(11, avant: mois)
            for depassee in try resiliation.depassees() {
                // A contract that cannot be computed says so among the blocked ones of its month.
                suites.resiliations += (try? resiliation.credits(depassee.entreprise, depassee.contrat)) ?? []
            }
            let entrees = try EntreesStore(transaction: transaction).lire(mois)
            return (AFacturer(entrees, mois, emises: emises, suites: suites, le: jour), suites)
        }
    }

    /// One contract of a month, with the names of its places.
    func contrat(_ mois: Mois, _ contrat: ID<ContratFactureTag>, le jour: DateCivile, as principal: Principal) async throws
        -> (calcul: AFacturer, lieux: [String: String])?
    {
        let emises = try await FactureStore(base: base).emises(mois, as: principal)
        return try await base.transaction(as: principal, readOnly: true) { transaction in
            guard
                let row = try transaction.rows("SELECT entreprise_id FROM gestion.contrat WHERE id = \(contrat)").first
            else { return nil }
            let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
            let contexte = ContexteStore(transaction: transaction)
            var suites = AFacturer.Suites()
            suites.contextes = try contexte.lire(mois)
            let resiliation = ResiliationStore(transaction: transaction)
            if try !resiliation.depassees(seul: (entreprise, contrat.rawValue)).isEmpty {
                suites.resiliations = (try? resiliation.credits(entreprise, contrat.rawValue)) ?? []
            }
            let entrees = try EntreesStore(transaction: transaction).lire(mois, seul: (entreprise, contrat.rawValue))
            let calcul = AFacturer(entrees, mois, emises: emises, suites: suites, le: jour)
            return calcul.pieces.isEmpty && entrees.contrats.isEmpty ? nil : (calcul, try contexte.lieux())
        }
    }
}

/// A contract, as the billing pages name it in their addresses.
enum ContratFactureTag: Sendable {}
