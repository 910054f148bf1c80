public import Calendrier

/// When a contract ends or renews, and until when notice can be given (C13).
public struct Echeance: Sendable, Equatable {
    let debut: DateCivile
    let fin: DateCivile?
    let renouvellementLe: DateCivile?
    let taciteReconduction: Bool
    let preavisMois: Int

    public init(debut: DateCivile, fin: DateCivile?, renouvellementLe: DateCivile?, taciteReconduction: Bool, preavisMois: Int) {
        self.debut = debut
        self.fin = fin
        self.renouvellementLe = renouvellementLe
        self.taciteReconduction = taciteReconduction
        self.preavisMois = preavisMois
    }

    /// Last day of the term that runs on `jour`. A tacit renewal adds whole years; nil when nothing ends.
    public func dernierJour(apres jour: DateCivile) -> DateCivile? {
        guard let premier = renouvellementLe?.plus(jours: -1) ?? fin ?? (taciteReconduction ? debut.plus(mois: 12).plus(jours: -1) : nil)
        else { return nil }
        guard taciteReconduction, premier < jour else { return premier }
        let renouveau = premier.plus(jours: 1)
        var annees = max(1, jour.annee - renouveau.annee)
        while renouveau.plus(mois: 12 * annees).plus(jours: -1) < jour { annees += 1 }
        return renouveau.plus(mois: 12 * annees).plus(jours: -1)
    }

    /// Last day to give notice: the day before the term's end moved back by the notice.
    /// Term to 28 févr. 2027, 3 months: 1 March − 3 months = 1 December, so 30 nov. 2026.
    public func limitePreavis(apres jour: DateCivile) -> DateCivile? {
        dernierJour(apres: jour)?.plus(jours: 1).plus(mois: -preavisMois).plus(jours: -1)
    }

    /// What to tell within `horizon` days of `jour`; nil when nothing is due yet.
    public func alerte(le jour: DateCivile, horizon: Int) -> Alerte? {
        guard let dernier = dernierJour(apres: jour), let limite = limitePreavis(apres: jour) else { return nil }
        if !taciteReconduction, dernier < jour { return .expire(dernier) }
        if limite >= jour, jour.jours(jusqua: limite) <= horizon { return .preavis(limite: limite, dernier: dernier) }
        guard dernier >= jour, jour.jours(jusqua: dernier) <= horizon else { return nil }
        return taciteReconduction ? .renouvelle(dernier) : .finit(dernier)
    }

    public enum Alerte: Sendable, Equatable {
        /// The last day to give notice is near.
        case preavis(limite: DateCivile, dernier: DateCivile)
        /// Notice is past, the contract renews by itself the day after.
        case renouvelle(DateCivile)
        /// The contract stops that day and nothing follows.
        case finit(DateCivile)
        /// It stopped already.
        case expire(DateCivile)

        public var phrase: String {
            switch self {
            case .preavis(let limite, let dernier): "Préavis possible jusqu'au \(limite.court), terme le \(dernier.court)."
            case .renouvelle(let dernier): "Préavis passé : le contrat se reconduit le \(dernier.plus(jours: 1).court)."
            case .finit(let dernier): "Le contrat finit le \(dernier.court), sans reconduction."
            case .expire(let dernier): "Le contrat a fini le \(dernier.court). Signez un renouvellement ou passez-le à résilié."
            }
        }

        public var date: DateCivile {
            switch self {
            case .preavis(let limite, _): limite
            case .renouvelle(let jour), .finit(let jour), .expire(let jour): jour
            }
        }
    }
}
