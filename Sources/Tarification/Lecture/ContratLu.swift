internal import Calendrier

extension ContratFacture {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let debut = try lecteur.requis("start").date()
        let champFin = try lecteur.champ("end")
        let fin = try champFin?.date()
        if let fin, let champFin, fin < debut { throw champFin.refus("« end » vient avant « start ».") }
        let champOuverture = try lecteur.champ("billingYearStart")
        let ouverture = try champOuverture?.moisJour() ?? Indexation.Anniversaire(mois: 1, jour: 1)
        if ouverture.jour > 28, let champOuverture { throw champOuverture.refus("le jour va de 01 à 28.") }
        let facturation = try lecteur.requis("invoicing")
        let champRythme = try facturation.requis("everyMonths")
        let rythme = try champRythme.parmi([1, 2, 3, 4, 6, 12])
        let champTarif = try lecteur.champ("lateFeePercent")
        let tauxTardif = try champTarif?.decimal(2) ?? 10_000
        if tauxTardif > 10_000, let champTarif { throw champTarif.refus("un pourcentage va de 0 à 100.") }
        let lignes = try lecteur.liste("lines").lus { l throws(RefusScenario) in try LigneContrat(l, rythme: rythme) }
        self.init(
            code: try lecteur.requis("code").code(), client: try lecteur.requis("customer").code(), debut: debut, fin: fin,
            ouverture: (ouverture.mois, ouverture.jour), rythme: rythme, terme: try facturation.requis("timing").choix(),
            tauxTardif: tauxTardif, preavis: try lecteur.champ("noticeBusinessDays")?.entier(0...60) ?? 2,
            minimum: try lecteur.champ("minimum").map { l throws(RefusScenario) in try MinimumFacture(l) },
            effectifs: try lecteur.liste("headcounts").lus { l throws(RefusScenario) in try EffectifFacture(l) }, lignes: lignes)
        try Scenario.uniques(lignes.map(\.code), "\(lecteur.chemin).lines")
        try uneSeule("\(lecteur.chemin).lines")
        try Chevauchement.refuser(effectifs.map { ($0.du, $0.au) }, "\(lecteur.chemin).headcounts")
    }

    /// At most one price per half-day, per day and per month.
    private func uneSeule(_ chemin: String) throws(RefusScenario) {
        for (nom, est) in [
            ("HALF_DAY", { $0 == .demiJournee }), ("DAY", { $0 == .journee }),
            ("MONTHLY", { if case .mensuel = $0 { true } else { false } }),
        ] as [(String, (ModelePrix) -> Bool)] {
            let rangs = lignes.indices.filter { est(lignes[$0].modele) }
            if rangs.count > 1 {
                throw RefusScenario(chemin: "\(chemin)[\(rangs[1])].kind", motif: "un contrat n'a qu'une ligne \(nom).")
            }
        }
    }
}

extension Lecteur {
    func parmi(_ valeurs: [Int]) throws(RefusScenario) -> Int {
        let entier = try entier(0...Int.max)
        guard valeurs.contains(entier) else {
            throw refus("\(entier) ne convient pas, \(valeurs.map(String.init).joined(separator: ", ")) attendu.")
        }
        return entier
    }
}

extension MinimumFacture {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        self.init(
            cents: try lecteur.requis("amount").decimal(2), base: try lecteur.requis("per").choix(),
            prorata: try lecteur.champ("prorate")?.logique() ?? false)
    }
}

extension EffectifFacture {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let (du, au) = try Chevauchement.intervalle(lecteur)
        self.init(du: du, au: au, nombre: try lecteur.requis("count").entier(0...Int.max))
    }
}

/// Rows with `from` and an optional `to`: one without `to` ends the day before the next `from`.
enum Chevauchement {
    static func intervalle(_ lecteur: Lecteur) throws(RefusScenario) -> (du: DateCivile, au: DateCivile?) {
        let du = try lecteur.requis("from").date()
        let champ = try lecteur.champ("to")
        let au = try champ?.date()
        if let au, let champ, au < du { throw champ.refus("« to » vient avant « from ».") }
        return (du, au)
    }

    static func refuser(_ rangees: [(du: DateCivile, au: DateCivile?)], _ chemin: String) throws(RefusScenario) {
        let rangs = rangees.indices.sorted { rangees[$0].du < rangees[$1].du }
        for (a, b) in zip(rangs, rangs.dropFirst())
        where rangees[a].du == rangees[b].du || rangees[a].au.map({ $0 >= rangees[b].du }) == true {
            throw RefusScenario(chemin: "\(chemin)[\(b)].from", motif: "cette ligne chevauche \(chemin)[\(a)].")
        }
    }
}
