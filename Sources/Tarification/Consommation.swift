internal import Calendrier

/// Permanences billed by the half-day and by the day (R14–R17, R31), for one invoicing period of one contract.
struct Consommation {
    private struct Cle: Hashable {
        var article: String
        var nature: LigneCalculee.Nature
        var unite: LigneCalculee.Unite
        var prix: Int
    }
    private struct Compte {
        var libelle: String
        var nombre = 0
        var origines: [Origine] = []
    }
    private struct Lot: Hashable {
        var jour: DateCivile
        var part: Int
        var site: String
    }

    let valorise: ContratValorise
    let sites: [String: Territoire]
    private var comptes: [Cle: Compte] = [:]

    init(_ valorise: ContratValorise, sites: [String: Territoire]) {
        self.valorise = valorise
        self.sites = sites
    }

    private var contrat: ContratFacture { valorise.contrat }

    private func ligne(_ jour: DateCivile, _ modele: ModelePrix) -> ContratValorise.Ligne? {
        valorise.lignes.first { $0.ligne.modele == modele && $0.ligne.enVigueur(jour) }
    }

    /// The lines of the permanences held or due in `periode`, grouped by (item, nature, unit, price).
    mutating func lignes(
        _ permanences: [PermanenceFacture], _ annee: AnneeContractuelle, dans periode: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        guard contrat.lignes.contains(where: { $0.modele == .demiJournee || $0.modele == .journee }) else { return [] }
        comptes = [:]
        let dues = horsForfait(try DemiFacturable.de(permanences.filter { periode.contient($0.jour) }, contrat, sites), annee)
        let lots = Dictionary(grouping: dues) { Lot(jour: $0.jour, part: $0.part, site: $0.site) }.values
        for lot in lots.sorted(by: { DemiFacturable.avant($0[0], $1[0]) }) {
            var reste = lot
            if let journee = ligne(lot[0].jour, .journee) {
                for paire in DemiFacturable.apparier(&reste) { try compter(journee, [paire.0, paire.1], .jour) }
            }
            for demi in reste {
                guard let prix = ligne(demi.jour, .demiJournee) else {
                    throw .demiJourneeSansPrix(contrat: contrat.code, demi.jour)
                }
                try compter(prix, [demi], .piece)
            }
        }
        var lignes: [LigneCalculee] = []
        for (cle, compte) in comptes {
            lignes.append(
                try LigneCalculee(
                    article: cle.article, nature: cle.nature, libelle: compte.libelle, unite: cle.unite,
                    quantite: Arithmetique.quantite(compte.nombre), prix: cle.prix, periode: nil, origines: compte.origines))
        }
        return lignes.sorted {
            ($0.article, $0.nature.rawValue, $0.unite.rawValue, $0.prix) < ($1.article, $1.nature.rawValue, $1.unite.rawValue, $1.prix)
        }
    }

    private mutating func compter(_ ligne: ContratValorise.Ligne, _ demis: [DemiFacturable], _ unite: LigneCalculee.Unite)
        throws(RefusMoteur)
    {
        let tardive = demis.contains(where: \.tardive)
        var prix = ligne.prix.unique(demis[0].jour)
        if demis[0].part < 10_000 {
            prix = try Arithmetique.prix(cents: Arithmetique.montantProrata(prix, demis[0].part, sur: 10_000))
        }
        let cle = Cle(article: ligne.ligne.code, nature: tardive ? .annulationTardive : .service, unite: unite, prix: prix)
        var compte = comptes[cle] ?? Compte(libelle: tardive ? "\(ligne.ligne.libelle), annulation tardive" : ligne.ligne.libelle)
        compte.nombre += 1
        compte.origines += demis.map(\.origine)
        comptes[cle] = compte
    }

    /// R31: what the monthly forfait includes is used before days are made, in each billing month.
    private func horsForfait(_ demis: [DemiFacturable], _ annee: AnneeContractuelle) -> [DemiFacturable] {
        var utilisees: [DateCivile: Int] = [:]
        return demis.filter { demi in
            guard let mois = annee.mois.first(where: { $0.contient(demi.jour) }) else { return true }
            let incluses = contrat.lignes.reduce(0) { total, ligne in
                guard case .mensuel(let forfait) = ligne.modele, ligne.enVigueur(demi.jour) else { return total }
                return max(total, forfait.incluses)
            }
            guard utilisees[mois.debut, default: 0] < incluses else { return true }
            utilisees[mois.debut, default: 0] += 1
            return false
        }
    }
}
