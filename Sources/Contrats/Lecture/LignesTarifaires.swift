import Calendrier
import Postgres
import Tarification
import Tenancy

/// gestion.tarif and gestion.tranche as price lines of the engine.
enum LignesTarifaires {
    /// By contract. `indices`: the values of each index by year (gestion.indice_valeur).
    static func lire(tarifs: [Row], tranches: [Row], indices: [String: [Int: Int]]) throws(RowError) -> [ID<Contrat>: [LigneContrat]] {
        var parTarif: [ID<Tarif>: [Tranche]] = [:]
        for row in tranches {
            let tranche = try Tranche(row: row)
            parTarif[tranche.tarif, default: []].append(tranche)
        }
        var lignes: [ID<Contrat>: [LigneContrat]] = [:]
        for row in tarifs {
            var tarif = try Tarif(row: row)
            tarif.tranches = parTarif[tarif.id] ?? []
            lignes[tarif.contrat, default: []].append(tarif.ligne(indices))
        }
        return lignes
    }

    /// gestion.indice_valeur by index, then year.
    static func indices(_ rows: [Row]) throws(RowError) -> [String: [Int: Int]] {
        var indices: [String: [Int: Int]] = [:]
        for row in rows { indices[try row.string("indice"), default: [:]][try row.int("annee")] = try row.int("valeur_micro") }
        return indices
    }
}

extension IndexationTarif {
    /// For the engine: from `du`, with the values that revise the price.
    func moteur(_ indices: [String: [Int: Int]], du: DateCivile) -> Indexation {
        let (mois, jour) = moisJour
        return Indexation(
            anniversaire: .init(mois: mois, jour: jour), base: baseMicro, indices: valeurs(indices[indice] ?? [:], du: du), plafond: plafond
        )
    }
}

extension Tarif {
    /// The line the engine bills.
    func ligne(_ indices: [String: [Int: Int]]) -> LigneContrat {
        LigneContrat(
            code: code, libelle: libelle.isEmpty ? modele.surFacture : libelle, du: du, au: au,
            prix: tranches.isEmpty ? [prixMicro] : tranches.map(\.prixMicro), indexation: indexation?.moteur(indices, du: du),
            modele: modeleDuMoteur)
    }

    private var modeleDuMoteur: ModelePrix {
        switch modele {
        case .forfaitSalarie:
            .forfaitSalarie(
                ForfaitSalarie(effectif: modeEffectif.duMoteur, prorata: prorata == .moisEntames ? .moisEntames : .jours, tranches: paliers)
            )
        case .demiJournee: .demiJournee
        case .journee: .journee
        case .mensuel: .mensuel(ForfaitMensuel(incluses: demiJourneesIncluses, deduction: prixDeductionMicro))
        case .annuel: .annuel(MontantAnnuel(echeances: echeances))
        }
    }

    private var paliers: ForfaitSalarie.Tranches? {
        guard !tranches.isEmpty else { return nil }
        return modeTranches == .graduel ? .graduel(tranches.map(\.jusqua)) : .volume(tranches.map(\.jusqua))
    }
}

extension Tarif.ModeEffectif {
    var duMoteur: ForfaitSalarie.Effectif {
        switch self {
        case .reference: .reference
        case .segments: .segments
        case .moyenne: .moyenne
        }
    }
}

extension Tarif.Modele {
    /// What a line is called on the invoice when the contract names it nothing.
    var surFacture: String {
        switch self {
        case .forfaitSalarie: "Service social, forfait par salarié"
        case .demiJournee: "Permanence sociale, demi-journée"
        case .journee: "Permanence sociale, journée"
        case .mensuel: "Service social, forfait mensuel"
        case .annuel: "Service social, forfait annuel"
        }
    }
}
