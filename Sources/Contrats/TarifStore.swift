public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// Statements on gestion.tarif and gestion.tranche. Readable by planning, billing and the HR of the company.
public enum TarifStore {
    static let colonnes: SQL = """
        entreprise_id, id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata, mode_tranches,
        demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro, indice_anniversaire, indice_plafond
        """

    /// Every price line of the contract with its tiers, past ones included, by date.
    public static func duContrat(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, _ tx: Transaction) throws -> [Tarif] {
        let tarifs: [Tarif] = try tx.all(
            """
            SELECT \(fragment: colonnes) FROM gestion.tarif
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat)
            ORDER BY du, code
            """)
        let tranches: [Tranche] = try tx.all(
            """
            SELECT tarif_id, rang, jusqua, prix_micro FROM gestion.tranche
            WHERE entreprise_id = \(entreprise) AND tarif_id = ANY(\(tarifs.map(\.id))::uuid[])
            ORDER BY tarif_id, rang
            """)
        return avec(tranches, tarifs)
    }

    /// Every price line of every contract visible to the session, by contract: for a run over all of them, in two statements.
    public static func parContrat(_ tx: Transaction) throws -> [ID<Contrat>: [Tarif]] {
        let tarifs: [Tarif] = try tx.all("SELECT \(fragment: colonnes) FROM gestion.tarif ORDER BY contrat_id, du, code")
        let tranches: [Tranche] = try tx.all("SELECT tarif_id, rang, jusqua, prix_micro FROM gestion.tranche ORDER BY tarif_id, rang")
        return Dictionary(grouping: avec(tranches, tarifs), by: \.contrat)
    }

    private static func avec(_ tranches: [Tranche], _ tarifs: [Tarif]) -> [Tarif] {
        let parTarif = Dictionary(grouping: tranches, by: \.tarif)
        return tarifs.map { tarif in
            var tarif = tarif
            tarif.tranches = parTarif[tarif.id] ?? []
            return tarif
        }
    }

    @discardableResult
    public static func ouvrir(
        _ entreprise: EntrepriseID, _ contrat: ID<Contrat>, du: DateCivile, au: DateCivile?, avenant: ID<Avenant>? = nil,
        _ v: TarifValeurs, _ tx: Transaction
    ) throws -> ID<Tarif> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.tarif (entreprise_id, contrat_id, avenant_id, code, modele, libelle, prix_micro, mode_effectif, prorata,
              mode_tranches, demi_journees_incluses, prix_deduction_micro, echeances, du, au, indice, indice_base_micro,
              indice_anniversaire, indice_plafond)
            VALUES (\(entreprise), \(contrat), \(avenant), \(v.code), \(v.modele), \(v.libelle), \(v.prixMicro), \(v.modeEffectif),
              \(v.prorata), \(v.modeTranches), \(v.demiJourneesIncluses), \(v.prixDeductionMicro), \(v.echeances), \(du), \(au),
              \(v.indexation?.indice), \(v.indexation?.baseMicro), \(v.indexation?.anniversaire), \(v.indexation?.plafond))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        let id: ID<Tarif> = try ligne.value("id")
        for (rang, palier) in v.tranches.enumerated() {
            try tx.execute(
                """
                INSERT INTO gestion.tranche (entreprise_id, tarif_id, rang, jusqua, prix_micro)
                VALUES (\(entreprise), \(id), \(rang + 1), \(palier.jusqua), \(palier.prixMicro))
                """)
        }
        return id
    }

    public static func fermer(_ entreprise: EntrepriseID, _ id: ID<Tarif>, au: DateCivile, _ tx: Transaction) throws {
        try tx.execute("UPDATE gestion.tarif SET au = \(au) WHERE entreprise_id = \(entreprise) AND id = \(id)")
    }

    /// Removes a line and its tiers: drafts only.
    public static func retirer(_ entreprise: EntrepriseID, _ id: ID<Tarif>, _ tx: Transaction) throws {
        try tx.execute("DELETE FROM gestion.tarif WHERE entreprise_id = \(entreprise) AND id = \(id)")
    }
}
