import Calendrier
import Entreprises
import Postgres
import Tenancy

extension ContratContenu {
    /// For the provider's staff; nil when unknown.
    static func lire(_ id: ID<Contrat>, le jour: DateCivile, _ tx: Transaction) throws -> ContratContenu? {
        guard let contrat = try ContratStore.trouver(id, tx) else { return nil }
        let etats = try RegistreStore.etats(contrat.entreprise, id, annee: jour.annee, tx)
        var contenu = try assembler(contrat, le: jour, etats: etats, ratio: ReferencesStore.ratio(tx), tx)
        contenu?.verification = try VerificationTVA.lire(contrat, tx)
        contenu?.groupes = try GroupeStore.noms(tx)
        return contenu
    }

    /// For the HR: no ledger by state, no ratio of the provider.
    static func pourRH(_ contrat: Contrat, le jour: DateCivile, _ tx: Transaction) throws -> ContratContenu? {
        try assembler(contrat, le: jour, etats: [:], ratio: 550, rh: true, tx)
    }

    private static func assembler(
        _ contrat: Contrat, le jour: DateCivile, etats: [String: Int], ratio: Int, rh: Bool = false, _ tx: Transaction
    ) throws -> ContratContenu? {
        guard let entreprise = try EntrepriseStore.trouver(contrat.entreprise, tx) else { return nil }
        let prestations = try PrestationStore.duContrat(entreprise.id, contrat.id, rh: rh, tx)
        return ContratContenu(
            contrat: contrat, entreprise: entreprise, etablissements: try EtablissementStore.de(entreprise.id, tx),
            effectifs: try EffectifStore.historique(entreprise.id, tx), prestations: prestations,
            tarifs: try TarifStore.duContrat(entreprise.id, contrat.id, tx),
            avenants: try AvenantStore.duContrat(entreprise.id, contrat.id, tx),
            lieux: try ReferencesStore.nomsDeLieux(prestations.compactMap(\.lieu), tx),
            intervenant: try contrat.intervenant.flatMap { try ReferencesStore.intervenant($0, tx) },
            participations: try ParticipationStore.duContrat(entreprise.id, contrat.id, tx),
            compte: try RegistreStore.compte(entreprise.id, contrat.id, annee: jour.annee, tx), etats: etats, ratio: ratio)
    }
}
