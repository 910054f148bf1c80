internal import Calendrier

/// A price per employee and per year (R07–R09, R13, R26).
struct ForfaitSalarie: Sendable, Hashable {
    enum Effectif: Sendable { case reference, segments, moyenne }
    enum Prorata: Sendable { case jours, moisEntames }
    enum Tranches: Sendable, Hashable {
        /// The whole headcount at the price of the tier it falls in.
        case volume([Int?])
        /// Each tier's own part of the headcount at its price.
        case graduel([Int?])
    }

    var effectif = Effectif.reference
    var prorata = Prorata.jours
    /// Upper bounds in the order of the prices, nil on the last; nil for one price.
    var tranches: Tranches?

    /// The lines of one invoicing period, of which `servie` is the part served under this line.
    func lignes(
        _ ligne: LigneContrat, _ contrat: ContratFacture, _ annee: AnneeContractuelle, servie: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        switch prorata {
        case .jours: try parJours(ligne, contrat, annee, servie)
        case .moisEntames: try parMois(ligne, contrat, annee, servie)
        }
    }

    /// R07, R08: one line per stretch of constant headcount and prices, price = round6(P × days / basis).
    private func parJours(
        _ ligne: LigneContrat, _ contrat: ContratFacture, _ annee: AnneeContractuelle, _ servie: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        let changements = effectif == .segments ? contrat.effectifs.flatMap { [$0.du] + ($0.au.map { [$0.plus(jours: 1)] } ?? []) } : []
        var parts: [Part] = []
        for segment in servie.coupee(avant: ligne.prix.coupes(servie) + changements) {
            let nombre = try nombre(contrat, annee, le: segment.debut)
            Part.ajouter(Part(periode: segment, nombre: nombre, prix: ligne.prix.le(segment.debut), mois: 0), a: &parts)
        }
        var lignes: [LigneCalculee] = []
        for part in parts {
            let jours = part.periode.nombreDeJours
            for (quantite, prix) in repartie(part.nombre, part.prix) {
                lignes.append(
                    try LigneCalculee(
                        article: ligne.code, libelle: ligne.libelle,
                        detail: "\(Euros.prix(prix)) par salarié et par an, \(jours) jours sur \(annee.base)", unite: .salarie,
                        quantite: quantite * Arithmetique.unite, prix: try Arithmetique.prixProrata(prix, jours, sur: annee.base),
                        periode: part.periode))
            }
        }
        return lignes
    }

    /// R13: each billing month with a served day counts whole, with the headcount and prices of its first served day.
    private func parMois(
        _ ligne: LigneContrat, _ contrat: ContratFacture, _ annee: AnneeContractuelle, _ servie: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        var parts: [Part] = []
        for mois in annee.mois {
            // An avenant in the middle of a month does not count the month twice: it belongs to the line of its first served day.
            guard let partie = mois.intersection(servie), let premier = contrat.servie(mois)?.debut, ligne.enVigueur(premier) else {
                continue
            }
            let nombre = try nombre(contrat, annee, le: partie.debut)
            Part.ajouter(Part(periode: partie, nombre: nombre, prix: ligne.prix.le(partie.debut), mois: 1), a: &parts)
        }
        var lignes: [LigneCalculee] = []
        for part in parts {
            for (quantite, prix) in repartie(part.nombre, part.prix) {
                lignes.append(
                    try LigneCalculee(
                        article: ligne.code, libelle: ligne.libelle,
                        detail: "\(Euros.prix(prix)) par salarié et par an, \(part.mois) mois sur 12", unite: .salarie,
                        quantite: quantite * Arithmetique.unite, prix: try Arithmetique.prixProrata(prix, part.mois, sur: 12),
                        periode: part.periode))
            }
        }
        return lignes
    }

    private func nombre(_ contrat: ContratFacture, _ annee: AnneeContractuelle, le jour: DateCivile) throws(RefusMoteur) -> Int {
        switch effectif {
        case .segments: try contrat.effectif(jour)
        case .reference, .moyenne: try contrat.effectif(contrat.servie(annee.periode)?.debut ?? jour)
        }
    }

    /// R26: quantity and yearly price of each tier that takes part.
    func repartie(_ nombre: Int, _ prix: [Int]) -> [(quantite: Int, prix: Int)] {
        switch tranches {
        case nil:
            return prix.first.map { [(nombre, $0)] } ?? []
        case .volume(let bornes):
            let rang = bornes.firstIndex { nombre <= $0 ?? Int.max } ?? prix.count - 1
            return [(nombre, prix[rang])]
        case .graduel(let bornes):
            return bornes.indices.compactMap { t in
                let bas = t == 0 ? 0 : bornes[t - 1] ?? Int.max
                let quantite = max(0, min(nombre, bornes[t] ?? Int.max) - bas)
                return quantite > 0 ? (quantite, prix[t]) : nil
            }
        }
    }

    /// A stretch of constant headcount and prices; neighbours that are equal make one.
    private struct Part {
        var periode: Periode
        var nombre: Int
        var prix: [Int]
        var mois: Int

        static func ajouter(_ part: Part, a parts: inout [Part]) {
            guard let derniere = parts.last, derniere.nombre == part.nombre, derniere.prix == part.prix,
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
