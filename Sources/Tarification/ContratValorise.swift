internal import Calendrier

/// A contract with the dated prices of its lines, worked out once.
struct ContratValorise: Sendable {
    struct Ligne: Sendable {
        let ligne: LigneContrat
        let prix: Prix
    }

    var contrat: ContratFacture
    let lignes: [Ligne]

    init(_ contrat: ContratFacture) throws(RefusMoteur) {
        self.contrat = contrat
        var lignes: [Ligne] = []
        for ligne in contrat.lignes { lignes.append(Ligne(ligne: ligne, prix: try Prix(ligne.prix, ligne.indexation))) }
        self.lignes = lignes
    }

    /// The same prices on a contract that ends earlier (R36).
    func finissant(_ fin: DateCivile) -> ContratValorise {
        var court = self
        court.contrat.fin = fin
        return court
    }
}

/// One served invoicing period of a billing year.
struct Fenetre: Sendable {
    let annee: AnneeContractuelle
    let nominale: Periode
    let servie: Periode
}
