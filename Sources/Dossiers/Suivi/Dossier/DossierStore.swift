package import Chiffrement
package import Postgres
package import Tenancy

/// Statements on `nominatif.dossier`. The database decides what this account may see; nothing here filters for secrecy.
package struct DossierStore: Sendable {
    let base: Database
    let coffre: Coffre

    /// `base`: the pool of `Compartiment.nominatif`.
    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// One page of a list; `suivis`: I am a psychologist, or have notes as one.
    package func liste(_ filtre: FiltreDossiers, debut: Int, parPage: Int, as principal: Principal) async throws -> (
        dossiers: [Dossier], total: Int, suivis: Bool
    ) {
        let condition = filtre.condition
        let lignes = try await base.read(
            as: principal,
            [
                """
                \(fragment: Dossier.selection)
                WHERE \(fragment: condition)
                ORDER BY d.derniere_activite DESC, d.numero DESC
                LIMIT \(parPage) OFFSET \(debut)
                """,
                "SELECT count(*) AS n FROM nominatif.dossier d WHERE \(fragment: condition)",
                "SELECT gestion.suis_psychologue() OR EXISTS (SELECT 1 FROM nominatif.suivi_psychologue) AS suivis",
            ])
        return (
            try lignes[0].map { try Dossier(row: $0) }, try lignes[1].first?.int("n") ?? 0, try lignes[2].first?.bool("suivis") ?? false
        )
    }

    /// Companies of a list, for its filter.
    func entreprises(_ filtre: FiltreDossiers, as principal: Principal) async throws -> [(id: ID<EntrepriseTag>, nom: String)] {
        try await base.read(
            as: principal,
            [
                """
                SELECT DISTINCT g.entreprise_id, g.nom FROM nominatif.dossier d
                JOIN gestion.entreprise g ON g.entreprise_id = d.entreprise_id
                WHERE \(fragment: filtre.aQui) ORDER BY g.nom LIMIT 300
                """
            ])[0].map { (try $0.id("entreprise_id"), try $0.string("nom")) }
    }

    /// The dossier without its contents; nil when it does not exist or is not mine to see.
    package func trouver(_ ref: Dossier.Ref, as principal: Principal) async throws -> Dossier? {
        try await base.read(
            as: principal, "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)", as: Dossier.self
        ).first
    }

    /// My open dossiers of a company, for a choice of a form.
    package func ouverts(_ entreprise: ID<EntrepriseTag>, as principal: Principal) async throws -> [Dossier] {
        try await base.read(
            as: principal,
            """
            \(fragment: Dossier.selection)
            WHERE d.referent_id = garde.uid() AND d.entreprise_id = \(entreprise) AND d.etat = 'ouvert'
            ORDER BY d.derniere_activite DESC LIMIT 200
            """, as: Dossier.self)
    }
}
