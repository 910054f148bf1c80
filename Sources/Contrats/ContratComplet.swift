import Calendrier
import Entreprises
import Postgres
import Tenancy
import Web

/// A whole contract as one form makes it: head, a line of permanences, optional services, prices.
struct ContratComplet: Sendable {
    let contrat: ContratValeurs
    /// Nil for a company that only takes part in a pool.
    let permanence: (valeurs: PrestationValeurs, lieu: PrestationSaisie.Lieu)?
    let services: [Prestation.Genre]
    let tarifs: [TarifValeurs]
    let verification: VerificationTVA?

    /// Nil with at least one fault.
    static func lire(_ d: inout Depouillement, _ f: ContratFormulaire, defaut: ContratValeurs? = nil) -> ContratComplet? {
        let (contrat, verification) = tete(&d, f, defaut: defaut)
        let participe = d.coche("sans_permanence")
        let prestation = participe ? nil : PrestationSaisie.lire(&d, "p_")
        // A share of a pool may be all that is paid.
        let mutualise = participe || prestation?.valeurs.groupe != nil
        let tarifs = TarifSaisie.lire(&d, anciens: f.tarifs.map(TarifValeurs.init), facultatif: mutualise)
        if let contrat { TarifSaisie.verifierEcheances(&d, tarifs, facturationMois: contrat.facturationMois) }
        let services = d.champs.all("services").compactMap(Prestation.Genre.init).filter { $0 != .permanence }
        guard let contrat, participe || prestation != nil, d.fautes.isEmpty else { return nil }
        return ContratComplet(
            contrat: contrat, permanence: prestation, services: services, tarifs: tarifs, verification: verification)
    }

    /// The head alone, with the establishment served and what VIES said of its number.
    static func tete(
        _ d: inout Depouillement, _ f: ContratFormulaire, defaut: ContratValeurs? = nil
    ) -> (contrat: ContratValeurs?, verification: VerificationTVA?) {
        var contrat = ContratSaisie.lire(&d, defaut: defaut)
        var valeurs = contrat ?? ContratValeurs(numero: "", debut: .aujourdhui())
        let verification = TVASaisie.lire(&d, &valeurs, f.entreprise, f.etablissements)
        if contrat != nil { contrat = valeurs }
        return (contrat, verification)
    }

    func creer(_ entreprise: Entreprise, _ etablissements: [Etablissement], _ tx: Transaction) throws -> ID<Contrat> {
        let id = try ContratStore.creer(entreprise.id, contrat, tx)
        try VerificationTVA.ecrire(verification, entreprise.id, id, tx)
        try ouvrirLignes(id, entreprise, etablissements, tx)
        return id
    }

    /// Drafts only: the lines the form shows are rewritten, the others taken along to the contract's first day.
    func remplacer(_ ancien: Contrat, _ entreprise: Entreprise, _ etablissements: [Etablissement], _ tx: Transaction) throws {
        try ContratStore.modifier(ancien.entreprise, ancien.id, contrat, tx)
        try VerificationTVA.ecrire(verification, ancien.entreprise, ancien.id, tx)
        let prestations = try PrestationStore.duContrat(ancien.entreprise, ancien.id, tx)
        let tarifs = try TarifStore.duContrat(ancien.entreprise, ancien.id, tx)
        for prestation in prestations { try PrestationStore.retirer(ancien.entreprise, prestation.id, tx) }
        for tarif in tarifs { try TarifStore.retirer(ancien.entreprise, tarif.id, tx) }
        try ouvrirLignes(ancien.id, entreprise, etablissements, anciennes: prestations, tx)
        let au = contrat.taciteReconduction ? nil : contrat.fin
        for autre in prestations.filter({ $0.genre == .permanence }).dropFirst() {
            _ = try PrestationStore.ouvrir(entreprise.id, ancien.id, du: contrat.debut, au: au, PrestationValeurs(autre), tx)
        }
        for autre in TarifSaisie.horsFormulaire(tarifs.map(TarifValeurs.init)) {
            try TarifStore.ouvrir(entreprise.id, ancien.id, du: contrat.debut, au: au, autre, tx)
        }
    }

    /// Lines end with the contract only when nothing renews it: a tacit renewal keeps what is owed and its price.
    /// - Parameter anciennes: lines of the draft before; what the form does not show of them (label, options) is taken along.
    private func ouvrirLignes(
        _ id: ID<Contrat>, _ entreprise: Entreprise, _ etablissements: [Etablissement], anciennes: [Prestation] = [], _ tx: Transaction
    ) throws {
        let au = contrat.taciteReconduction ? nil : contrat.fin
        if let permanence {
            var premiere = permanence.valeurs
            premiere.lieu = try permanence.lieu.ouvert(entreprise, etablissements, tx)
            premiere.intervenant = contrat.intervenant
            premiere.libelle = anciennes.first { $0.genre == .permanence }?.libelle ?? premiere.libelle
            _ = try PrestationStore.ouvrir(entreprise.id, id, du: contrat.debut, au: au, premiere, tx)
        }
        for service in services {
            var neuf = PrestationValeurs()
            neuf.genre = service
            let gardes = anciennes.filter { $0.genre == service }.map(PrestationValeurs.init)
            for valeurs in gardes.isEmpty ? [neuf] : gardes {
                _ = try PrestationStore.ouvrir(entreprise.id, id, du: contrat.debut, au: au, valeurs, tx)
            }
        }
        for tarif in tarifs { try TarifStore.ouvrir(entreprise.id, id, du: contrat.debut, au: au, tarif, tx) }
    }
}

extension PrestationSaisie.Lieu {
    /// The place, opened at the establishment when it was asked for.
    func ouvert(_ entreprise: Entreprise, _ etablissements: [Etablissement], _ tx: Transaction) throws -> ID<LieuTag> {
        switch self {
        case .connu(let id): return id
        case .aOuvrir(let id):
            guard let etablissement = etablissements.first(where: { $0.id == id }) else { throw Refus.introuvable }
            return try ReferencesStore.creerLieu(etablissement, entreprise, tx)
        }
    }
}
