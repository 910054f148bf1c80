internal import Calendrier

extension LigneContrat {
    private enum Sorte: String, CaseIterable {
        case forfaitSalarie = "PER_EMPLOYEE_YEAR"
        case demiJournee = "HALF_DAY"
        case journee = "DAY"
        case mensuel = "MONTHLY"
        case annuel = "ANNUAL_AMOUNT"
    }
    private enum ModeTranches: String, CaseIterable { case volume = "VOLUME", graduel = "GRADUATED" }

    init(_ lecteur: Lecteur, rythme: Int) throws(RefusScenario) {
        let code = try lecteur.requis("code").code()
        let indexation = try lecteur.champ("indexation").map { l throws(RefusScenario) in try Indexation(l) }
        let prix: [Int]
        let modele: ModelePrix
        switch try lecteur.requis("kind").choix(Sorte.self) {
        case .forfaitSalarie:
            let tranches = try Self.tranches(lecteur)
            if let tranches { prix = tranches.prix } else { prix = [try lecteur.requis("price").decimal(6)] }
            modele = .forfaitSalarie(
                ForfaitSalarie(
                    effectif: try lecteur.champ("headcountMode")?.choix() ?? .reference,
                    prorata: try lecteur.champ("proration")?.choix() ?? .jours, tranches: tranches?.mode))
        case .demiJournee:
            prix = [try lecteur.requis("price").decimal(6)]
            modele = .demiJournee
        case .journee:
            prix = [try lecteur.requis("price").decimal(6)]
            modele = .journee
        case .mensuel:
            prix = [try lecteur.requis("price").decimal(2) * Arithmetique.microParCent]
            modele = .mensuel(
                ForfaitMensuel(
                    incluses: try lecteur.champ("includedHalfDays")?.entier(0...Int.max) ?? 0,
                    deduction: try lecteur.champ("deductionPrice")?.decimal(6, auMoins: 1)))
        case .annuel:
            prix = [try lecteur.requis("price").decimal(2) * Arithmetique.microParCent]
            let champ = try lecteur.champ("instalments")
            let echeances = try champ?.parmi([1, 2, 3, 4, 6, 12]) ?? 1
            guard (12 / echeances) % rythme == 0 else {
                throw (champ ?? lecteur).refus(
                    "\(echeances) échéances font des termes de \(12 / echeances) mois : ce n'est pas un multiple de everyMonths, \(rythme)."
                )
            }
            modele = .annuel(MontantAnnuel(echeances: echeances))
        }
        self.init(code: code, libelle: code, prix: prix, indexation: indexation, modele: modele)
    }

    /// nil without tiers.
    private static func tranches(_ lecteur: Lecteur) throws(RefusScenario) -> (prix: [Int], mode: ForfaitSalarie.Tranches)? {
        let champMode = try lecteur.champ("tierMode")
        let mode = try champMode?.choix(ModeTranches.self)
        guard let champ = try lecteur.champ("tiers") else { return nil }
        if let prix = try lecteur.champ("price") { throw prix.refus("un prix ou des tranches (tiers), pas les deux.") }
        guard let mode else { throw RefusScenario(chemin: "\(lecteur.chemin).tierMode", motif: "champ obligatoire avec tiers, absent.") }
        let entrees = try champ.entrees()
        guard !entrees.isEmpty else { throw champ.refus("la liste des tranches est vide.") }
        var prix: [Int] = []
        var bornes: [Int?] = []
        for (rang, entree) in entrees.enumerated() {
            prix.append(try entree.requis("price").decimal(6))
            let borne = try entree.champ("upTo")
            if rang == entrees.count - 1 {
                if let borne { throw borne.refus("la dernière tranche n'a pas de borne.") }
                bornes.append(nil)
            } else {
                let precedente = bornes.last.flatMap { $0 } ?? 0
                bornes.append(try entree.requis("upTo").entier(precedente + 1...Int.max - 1))
            }
        }
        return (prix, mode == .volume ? .volume(bornes) : .graduel(bornes))
    }
}

extension Indexation {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        var indices: [Int: Int] = [:]
        for (annee, valeur) in try lecteur.requis("indices").table() {
            guard annee.wholeMatch(of: /20[0-9]{2}/) != nil, let an = Int(annee) else {
                throw valeur.refus("« \(annee) » n'est pas une année de 2000 à 2099.")
            }
            indices[an] = try valeur.decimal(6, auMoins: 1)
        }
        self.init(
            anniversaire: try lecteur.requis("anniversary").moisJour(), base: try lecteur.requis("baseIndex").decimal(6, auMoins: 1),
            indices: indices, plafond: try lecteur.champ("capPercent")?.decimal(2))
    }
}
