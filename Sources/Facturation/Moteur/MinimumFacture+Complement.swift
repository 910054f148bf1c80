internal import Calendrier

extension MinimumFacture {
    /// R19: the missing part of the minimum, on the last document of the year or of each invoicing period.
    static func completer(_ brouillons: inout [Brouillon], _ contrat: ContratFacture, _ annee: AnneeContractuelle) throws(RefusMoteur) {
        guard let minimum = contrat.minimum else { return }
        let finales = brouillons.indices.filter { brouillons[$0].terme == .echu }
        switch minimum.base {
        case .periode:
            for i in finales {
                let periode = brouillons[i].nominale
                let net = try nets(brouillons.filter { $0.nominale == periode })
                try minimum.ajouter(a: &brouillons[i], net: net, servie: brouillons[i].servie, tout: periode)
            }
        case .annee:
            guard let derniere = finales.max(by: { brouillons[$0].date < brouillons[$1].date }),
                let servie = contrat.servie(annee.periode)
            else { return }
            let net = try nets(brouillons)
            try minimum.ajouter(a: &brouillons[derniere], net: net, servie: servie, tout: annee.periode)
        }
    }

    private static func nets(_ brouillons: [Brouillon]) throws(RefusMoteur) -> Int {
        try Arithmetique.somme(brouillons.flatMap { $0.lignes.map(\.netCents) })
    }

    private func ajouter(a brouillon: inout Brouillon, net: Int, servie: Periode, tout: Periode) throws(RefusMoteur) {
        let du =
            prorata
            ? try Arithmetique.arrondi(Int128(cents) * Int128(servie.nombreDeJours), Int128(tout.nombreDeJours)) : cents
        guard du > net else { return }
        brouillon.lignes.append(
            try LigneCalculee(
                montant: du - net, article: "MINIMUM", nature: .complement, libelle: "Complément au minimum de facturation",
                detail: "Minimum de \(Euros.montant(du)), \(Euros.montant(net)) déjà facturés", periode: nil))
    }
}
