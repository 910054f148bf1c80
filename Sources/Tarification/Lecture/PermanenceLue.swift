internal import Calendrier

extension GroupeMutualise {
    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let code = try lecteur.requis("code").code()
        let champ = try lecteur.requis("participants")
        let participants = try champ.entrees().lus { l throws(RefusScenario) in
            let (du, au) = try Chevauchement.intervalle(l)
            return Participation(
                contrat: try l.requis("contract").code(), du: du, au: au, poids: try l.champ("weight")?.entier(0...Int.max))
        }
        for siennes in Dictionary(grouping: participants, by: \.contrat).values {
            try Chevauchement.refuser(siennes.map { ($0.du, $0.au) }, "\(champ.chemin) (contrat \(siennes[0].contrat))")
        }
        self.init(
            code: code, libelle: code, prix: try lecteur.requis("price").decimal(2) * Arithmetique.microParCent,
            indexation: try lecteur.champ("indexation").map { l throws(RefusScenario) in try Indexation(l) }, participants: participants)
    }
}

extension PermanenceFacture {
    private enum Tranche: String, CaseIterable { case AM, PM, DAY }

    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let porteur: Porteur
        switch (try lecteur.champ("contract"), try lecteur.champ("pool")) {
        case (let contrat?, nil): porteur = .contrat(try contrat.code())
        case (nil, let groupe?): porteur = .groupe(try groupe.code())
        default: throw lecteur.refus("une permanence est d'un contrat (contract) ou d'un groupe (pool), exactement un des deux.")
        }
        let moment: Moment
        // 9 h, or 14 h for an afternoon: the format's own hours.
        let matin = PlageHoraire.parDefaut(.AM).debut
        let parDefaut: Heure
        switch try lecteur.requis("slot").choix(Tranche.self) {
        case .AM: (moment, parDefaut) = (.AM, matin)
        case .PM: (moment, parDefaut) = (.PM, Heure(14) ?? matin)
        case .DAY: (moment, parDefaut) = (.JOUR, matin)
        }
        let statut: StatutFacture = try lecteur.requis("status").choix()
        self.init(
            porteur: porteur, site: try lecteur.requis("site").code(), jour: try lecteur.requis("date").date(), moment: moment,
            statut: statut, debut: try lecteur.champ("startTime")?.heure() ?? parDefaut,
            annuleeLe: statut == .annuleeClient ? try lecteur.requis("cancelledAt").instant() : nil,
            remplacee: try lecteur.champ("replaced")?.logique() ?? false)
    }
}
