internal import Calendrier

/// Lines of a price per employee and per year (R07–R10, R13, R26) over a served interval of one billing year.
struct CalculForfaitSalarie {
    let forfait: ForfaitSalarie
    let ligne: ContratValorise.Ligne
    let contrat: ContratFacture
    let annee: AnneeContractuelle
    /// Quantity billed instead of the headcount, of 10^-4: the mean of the year, for its adjustment.
    var moyenne: Int?

    func lignes(_ servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        switch forfait.prorata {
        case .jours: try parJours(servie)
        case .moisEntames: try parMois(servie)
        }
    }

    /// R07, R08: one line per stretch of constant headcount and prices, price = round6(P × days / basis).
    private func parJours(_ servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        let changements = forfait.effectif == .segments ? contrat.changementsDEffectif : []
        var parts: [Part] = []
        for segment in servie.coupee(avant: ligne.prix.changements(servie) + changements) {
            Part.ajouter(Part(segment, try quantite(segment.debut), ligne.prix.le(segment.debut), mois: 0), a: &parts)
        }
        return try imprimees(parts) { part, prix throws(RefusMoteur) in
            let jours = part.periode.nombreDeJours
            return (try Arithmetique.prixProrata(prix, jours, sur: annee.base), "\(jours) jours sur \(annee.base)")
        }
    }

    /// R13: each billing month with a served day counts whole, with the headcount and prices of its first served day.
    private func parMois(_ servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        var parts: [Part] = []
        for mois in annee.mois {
            // An avenant in the middle of a month does not count the month twice: it belongs to the line of its first served day.
            guard mois.chevauche(servie), let partie = contrat.servie(mois), ligne.ligne.enVigueur(partie.debut) else { continue }
            Part.ajouter(Part(partie, try quantite(partie.debut), ligne.prix.le(partie.debut), mois: 1), a: &parts)
        }
        return try imprimees(parts) { part, prix throws(RefusMoteur) in
            (try Arithmetique.prixProrata(prix, part.mois, sur: 12), "\(part.mois) mois sur 12")
        }
    }

    private func imprimees(
        _ parts: [Part], _ prorata: (Part, Int) throws(RefusMoteur) -> (prix: Int, duree: String)
    ) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        for part in parts {
            for (quantite, annuel) in forfait.repartie(part.quantite, part.prix) {
                let (prix, duree) = try prorata(part, annuel)
                lignes.append(
                    try LigneCalculee(
                        article: ligne.ligne.code, libelle: ligne.ligne.libelle,
                        detail: "\(Euros.prix(annuel)) par salarié et par an, \(duree)", unite: .salarie, quantite: quantite, prix: prix,
                        periode: part.periode, origines: [origine(part)]))
            }
        }
        return lignes
    }

    private func origine(_ part: Part) -> Origine {
        if moyenne != nil { return .moyenne(part.quantite) }
        let jour = forfait.effectif == .segments ? part.periode.debut : reference ?? part.periode.debut
        return .effectif(le: jour, nombre: part.quantite / Arithmetique.unite)
    }

    /// R09: the first served day of the billing year.
    private var reference: DateCivile? { contrat.servie(annee.periode)?.debut }

    private func quantite(_ jour: DateCivile) throws(RefusMoteur) -> Int {
        if let moyenne { return moyenne }
        let nombre = try contrat.effectif(forfait.effectif == .segments ? jour : reference ?? jour)
        return try Arithmetique.quantite(nombre)
    }

    /// A stretch of constant quantity and prices; neighbours that are equal make one.
    private struct Part {
        var periode: Periode
        var quantite: Int
        var prix: [Int]
        var mois: Int

        init(_ periode: Periode, _ quantite: Int, _ prix: [Int], mois: Int) {
            self.periode = periode
            self.quantite = quantite
            self.prix = prix
            self.mois = mois
        }

        static func ajouter(_ part: Part, a parts: inout [Part]) {
            guard let derniere = parts.last, derniere.quantite == part.quantite, derniere.prix == part.prix,
                derniere.periode.fin.plus(jours: 1) == part.periode.debut
            else {
                parts.append(part)
                return
            }
            parts[parts.count - 1].periode = Periode(debut: derniere.periode.debut, fin: part.periode.fin)
            parts[parts.count - 1].mois += part.mois
        }
    }
}

extension ForfaitSalarie {
    /// R26: quantity (10^-4) and yearly price of each tier that takes part.
    func repartie(_ quantite: Int, _ prix: [Int]) -> [(quantite: Int, prix: Int)] {
        let haut = { (borne: Int?) in
            borne.map { $0.multipliedReportingOverflow(by: Arithmetique.unite) }.flatMap { $0.overflow ? nil : $0.partialValue } ?? Int.max
        }
        switch tranches {
        case nil:
            return prix.first.map { [(quantite, $0)] } ?? []
        case .volume(let bornes):
            let rang = bornes.firstIndex { quantite <= haut($0) } ?? prix.count - 1
            return [(quantite, prix[rang])]
        case .graduel(let bornes):
            return bornes.indices.compactMap { t in
                let part = min(quantite, haut(bornes[t])) - (t == 0 ? 0 : haut(bornes[t - 1]))
                return part > 0 ? (part, prix[t]) : nil
            }
        }
    }
}
