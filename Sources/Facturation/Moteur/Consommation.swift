internal import Calendrier

/// Permanences billed by the half-day and by the day (R14–R17, R31), for one invoicing period of one contract.
struct Consommation: Sendable {
    private struct Demi {
        var jour: DateCivile
        var moment: DemiJournee
        var site: String
        var part: Int
        var tardive: Bool
    }

    private struct Cle: Hashable {
        var article: String
        var nature: LigneCalculee.Nature
        var unite: LigneCalculee.Unite
        var prix: Int
    }

    let contrat: ContratFacture
    let sites: [String: Territoire]

    private func ligne(_ jour: DateCivile, journee: Bool) -> LigneContrat? {
        contrat.lignes.first { ligne in
            guard ligne.enVigueur(jour) else { return false }
            return switch ligne.modele {
            case .journee: journee
            case .demiJournee: !journee
            default: false
            }
        }
    }

    /// The lines of the permanences held or due in `periode`, grouped by (item, nature, unit, price).
    func lignes(_ permanences: [PermanenceFacture], _ annee: AnneeContractuelle, dans periode: Periode) throws(RefusMoteur)
        -> [LigneCalculee]
    {
        guard
            contrat.lignes.contains(where: { if case .demiJournee = $0.modele { true } else { false } })
                || contrat.lignes.contains(where: { if case .journee = $0.modele { true } else { false } })
        else { return [] }
        let dues = horsForfait(try demiJournees(permanences.filter { periode.contient($0.jour) }), annee)
        var comptes: [Cle: Int] = [:]
        var libelles: [Cle: String] = [:]
        func compter(_ ligne: LigneContrat, _ jour: DateCivile, _ part: Int, tardive: Bool, _ unite: LigneCalculee.Unite)
            throws(RefusMoteur)
        {
            var prix = ligne.prix.unique(jour)
            if part < 10_000 { prix = try Arithmetique.prix(cents: Arithmetique.montantProrata(prix, part, sur: 10_000)) }
            let cle = Cle(article: ligne.code, nature: tardive ? .annulationTardive : .service, unite: unite, prix: prix)
            comptes[cle, default: 0] += 1
            libelles[cle] = tardive ? "\(ligne.libelle), annulation tardive" : ligne.libelle
        }
        for groupe in Dictionary(grouping: dues, by: { "\($0.jour)/\($0.part)/\($0.site)" }).values.sorted(by: { $0[0].jour < $1[0].jour })
        {
            var reste = groupe
            if let journee = ligne(groupe[0].jour, journee: true) {
                for paire in Self.apparier(&reste) {
                    try compter(journee, paire.0.jour, paire.0.part, tardive: paire.0.tardive || paire.1.tardive, .jour)
                }
            }
            for demi in reste {
                guard let prix = ligne(demi.jour, journee: false) else { throw .demiJourneeSansPrix(demi.jour.court) }
                try compter(prix, demi.jour, demi.part, tardive: demi.tardive, .piece)
            }
        }
        var lignes: [LigneCalculee] = []
        for (cle, nombre) in comptes {
            lignes.append(
                try LigneCalculee(
                    article: cle.article, nature: cle.nature, libelle: libelles[cle] ?? "", unite: cle.unite,
                    quantite: nombre * Arithmetique.unite, prix: cle.prix, periode: nil))
        }
        return lignes.sorted { ($0.article, $0.nature.rawValue, $0.prix) < ($1.article, $1.nature.rawValue, $1.prix) }
    }

    /// Billable half-days, a whole day being its two halves, in the order in which they use up what the forfait includes.
    private func demiJournees(_ permanences: [PermanenceFacture]) throws(RefusMoteur) -> [Demi] {
        var demis: [Demi] = []
        for p in permanences {
            guard let territoire = sites[p.site] else { throw .siteInconnu(p.site) }
            let part = try Annulation.part(p, contrat, territoire)
            guard part.centiemes > 0 else { continue }
            for moment in p.moment.demiJournees {
                demis.append(Demi(jour: p.jour, moment: moment, site: p.site, part: part.centiemes, tardive: part.tardive))
            }
        }
        return demis.sorted {
            ($0.jour, $0.moment == .AM ? 0 : 1, $0.tardive ? 1 : 0) == ($1.jour, $1.moment == .AM ? 0 : 1, $1.tardive ? 1 : 0)
                ? Array($0.site.utf8).lexicographicallyPrecedes(Array($1.site.utf8))
                : ($0.jour, $0.moment == .AM ? 0 : 1, $0.tardive ? 1 : 0) < ($1.jour, $1.moment == .AM ? 0 : 1, $1.tardive ? 1 : 0)
        }
    }

    /// R31: what the monthly forfait includes is used before days are made.
    private func horsForfait(_ demis: [Demi], _ annee: AnneeContractuelle) -> [Demi] {
        var utilisees: [DateCivile: Int] = [:]
        return demis.filter { demi in
            guard let mois = annee.mois.first(where: { $0.contient(demi.jour) }) else { return true }
            let incluses = contrat.lignes.reduce(0) { total, ligne in
                guard case .mensuel(let forfait) = ligne.modele, ligne.enVigueur(demi.jour) else { return total }
                return total + forfait.incluses
            }
            guard utilisees[mois.debut, default: 0] < incluses else { return true }
            utilisees[mois.debut, default: 0] += 1
            return false
        }
    }

    /// R16: a morning and an afternoon of the same site, day and share make a day; held with held, late with late, then mixed.
    private static func apparier(_ demis: inout [Demi]) -> [(Demi, Demi)] {
        var paires: [(Demi, Demi)] = []
        for (matin, soir) in [(false, false), (true, true), (false, true), (true, false)] {
            while let i = demis.firstIndex(where: { $0.moment == .AM && $0.tardive == matin }),
                let j = demis.firstIndex(where: { $0.moment == .PM && $0.tardive == soir })
            {
                paires.append((demis[i], demis[j]))
                demis.remove(at: max(i, j))
                demis.remove(at: min(i, j))
            }
        }
        return paires
    }
}
