internal import Calendrier

extension MontantAnnuel {
    /// The instalments billed in one invoicing period: those whose first (in advance) or last (in arrears) served day it contains (R11, R27).
    func lignes(
        _ ligne: ContratValorise.Ligne, _ contrat: ContratFacture, _ annee: AnneeContractuelle, dans periode: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        guard let service = contrat.servie(annee.periode).flatMap({ ligne.ligne.enVigueur($0) }) else { return [] }
        let prix = ligne.prix.unique(service.debut)
        let montant = try Arithmetique.montantProrata(prix, 1, sur: 1)
        var lignes: [LigneCalculee] = []
        for (k, echeance) in annee.groupes(de: 12 / echeances).enumerated() {
            guard let servie = echeance.intersection(service) else { continue }
            guard periode.contient(contrat.terme == .avance ? servie.debut : servie.fin) else { continue }
            var part = try cumul(montant, k + 1) - cumul(montant, k)
            if servie != echeance {
                part = try Arithmetique.arrondi(Int128(part) * Int128(servie.nombreDeJours), Int128(echeance.nombreDeJours))
            }
            lignes.append(
                try LigneCalculee(
                    montant: part, article: ligne.ligne.code, libelle: ligne.ligne.libelle,
                    detail: echeances == 1
                        ? "\(Euros.prix(prix)) par an" : "\(Euros.prix(prix)) par an, échéance \(k + 1) sur \(echeances)",
                    periode: servie))
        }
        return lignes
    }

    private func cumul(_ montant: Int, _ rang: Int) throws(RefusMoteur) -> Int {
        try Arithmetique.arrondi(Int128(montant) * Int128(rang), Int128(echeances))
    }
}
