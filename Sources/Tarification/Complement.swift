internal import Calendrier

extension MinimumFacture {
    /// R19: the missing part of the minimum, on the last document in arrears of the year or of each invoicing period.
    func completer(_ brouillons: inout [Brouillon], _ servieAnnee: Periode, _ annee: AnneeContractuelle) throws(RefusMoteur) {
        let finales = brouillons.indices.filter { brouillons[$0].sorte == .terme(.echu) }
        switch base {
        case .periode:
            for i in finales {
                let nominale = brouillons[i].nominale
                let net = try nets(brouillons.filter { $0.nominale == nominale && $0.estAuTerme })
                try ajouter(a: &brouillons[i], net: net, servie: brouillons[i].servie, tout: nominale)
            }
        case .annee:
            guard let derniere = finales.max(by: { brouillons[$0].date < brouillons[$1].date }) else { return }
            try ajouter(a: &brouillons[derniere], net: try nets(brouillons), servie: servieAnnee, tout: annee.periode)
        }
    }

    private func nets(_ brouillons: [Brouillon]) throws(RefusMoteur) -> Int {
        try Arithmetique.somme(brouillons.flatMap { $0.lignes.map(\.netCents) })
    }

    private func ajouter(a brouillon: inout Brouillon, net: Int, servie: Periode, tout: Periode) throws(RefusMoteur) {
        let du = prorata ? try Arithmetique.arrondi(Int128(cents) * Int128(servie.nombreDeJours), Int128(tout.nombreDeJours)) : cents
        let manque = du.subtractingReportingOverflow(net)
        guard !manque.overflow else { throw .depassement }
        guard manque.partialValue > 0 else { return }
        brouillon.lignes.append(
            try LigneCalculee(
                montant: manque.partialValue, article: "MINIMUM", nature: .complement, libelle: "Complément au minimum de facturation",
                detail: "Minimum de \(Euros.montant(du)), \(Euros.montant(net)) déjà facturés", periode: nil))
    }
}

extension Brouillon {
    var estAuTerme: Bool { if case .terme = sorte { true } else { false } }
}
