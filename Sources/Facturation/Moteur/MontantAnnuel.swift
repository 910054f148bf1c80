internal import Calendrier

/// An amount per billing year, in instalments (R11).
struct MontantAnnuel: Sendable, Hashable {
    /// 1, 2, 3, 4, 6 or 12.
    var echeances = 1

    /// The instalments billed in one invoicing period: those whose first (in advance) or last (in arrears) served day it contains.
    func lignes(
        _ ligne: LigneContrat, _ contrat: ContratFacture, _ annee: AnneeContractuelle, dans periode: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        guard let service = contrat.servie(annee.periode).flatMap({ ligne.enVigueur($0) }) else { return [] }
        let prix = ligne.prix.unique(service.debut)
        let montant = try Arithmetique.montantProrata(prix, 1, sur: 1)
        var lignes: [LigneCalculee] = []
        for (k, echeance) in annee.groupes(de: 12 / echeances).enumerated() {
            guard let servie = echeance.intersection(service) else { continue }
            let repere = contrat.terme == .avance ? servie.debut : servie.fin
            guard periode.contient(repere) else { continue }
            let cumul = { (rang: Int) throws(RefusMoteur) -> Int in
                try Arithmetique.arrondi(Int128(montant) * Int128(rang), Int128(echeances))
            }
            var part = try cumul(k + 1) - cumul(k)
            if servie != echeance {
                part = try Arithmetique.arrondi(Int128(part) * Int128(servie.nombreDeJours), Int128(echeance.nombreDeJours))
            }
            lignes.append(
                try LigneCalculee(
                    montant: part, article: ligne.code, libelle: ligne.libelle,
                    detail: echeances == 1
                        ? "\(Euros.prix(prix)) par an" : "\(Euros.prix(prix)) par an, échéance \(k + 1) sur \(echeances)",
                    periode: servie))
        }
        return lignes
    }
}
