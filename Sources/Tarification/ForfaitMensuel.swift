internal import Calendrier

extension ForfaitMensuel {
    /// A full month is 1 × P; a partial one, or one whose price changes, is one amount per part (R12).
    func lignes(_ ligne: ContratValorise.Ligne, _ annee: AnneeContractuelle, servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        for mois in annee.mois {
            guard let partie = mois.intersection(servie) else { continue }
            let parts = partie.coupee(avant: ligne.prix.changements(partie))
            if partie == mois, parts.count == 1 {
                lignes.append(
                    try LigneCalculee(
                        article: ligne.ligne.code, libelle: ligne.ligne.libelle, detail: mois.duAu, unite: .mois,
                        quantite: Arithmetique.unite, prix: ligne.prix.unique(mois.debut), periode: mois))
                continue
            }
            for part in parts {
                let prix = ligne.prix.unique(part.debut)
                lignes.append(
                    try LigneCalculee(
                        montant: try Arithmetique.montantProrata(prix, part.nombreDeJours, sur: mois.nombreDeJours),
                        article: ligne.ligne.code, libelle: ligne.ligne.libelle,
                        detail: "\(Euros.prix(prix)) par mois, \(part.nombreDeJours) jours sur \(mois.nombreDeJours)", periode: part))
            }
        }
        return lignes
    }

    /// R28: −n × deduction price, n lowered until it fits in what the forfait bills in the same period.
    func ligneDeduction(_ ligne: LigneContrat, manquees: [PermanenceFacture], factureCents: Int) throws(RefusMoteur) -> LigneCalculee? {
        guard let deduction, !manquees.isEmpty else { return nil }
        var n = manquees.reduce(0) { $0 + $1.moment.duree }
        while n > 0, try Arithmetique.net(quantite: n * Arithmetique.unite, prix: deduction) > factureCents { n -= 1 }
        guard n > 0 else { return nil }
        return try LigneCalculee(
            article: ligne.code, nature: .deduction,
            libelle: "\(n == 1 ? "Demi-journée non tenue" : "Demi-journées non tenues") par le prestataire",
            detail: "Déduction prévue au contrat", unite: .piece, quantite: -n * Arithmetique.unite, prix: deduction, periode: nil,
            origines: manquees.flatMap(\.origines))
    }
}

extension PermanenceFacture {
    var origines: [Origine] { moment.demiJournees.map { .demiJournee(jour, $0, site: site, statut) } }
}
