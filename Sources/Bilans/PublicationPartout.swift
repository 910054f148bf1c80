internal import Postgres
public import Tenancy

extension Publication {
    /// Publishes a period for every client company that has not received it; how many were. A company whose earlier bilans forbid it is left out.
    public func publierPartout(_ periode: PeriodeBilan, as principal: Principal) async throws -> Int {
        let rows = try await base.read(
            as: principal,
            [
                """
                SELECT e.entreprise_id FROM gestion.entreprise e
                WHERE e.statut = 'client'
                  AND NOT EXISTS (SELECT 1 FROM pilotage.bilan b WHERE b.entreprise_id = e.entreprise_id AND b.periode = \(periode))
                ORDER BY e.code
                """
            ])[0]
        let entreprises: [ID<EntrepriseTag>] = try rows.map { try $0.id("entreprise_id") }
        return try await withThrowingTaskGroup(of: Int.self) { groupe in
            var publies = 0
            for (rang, entreprise) in entreprises.enumerated() {
                // Two at a time: one computes while the other writes.
                if rang >= 2 { publies += try await groupe.next() ?? 0 }
                groupe.addTask {
                    do {
                        try await publier(entreprise, periode, as: principal)
                        return 1
                    } catch Refus.nonProtegeable {
                        return 0
                    }
                }
            }
            return try await groupe.reduce(publies, +)
        }
    }
}
