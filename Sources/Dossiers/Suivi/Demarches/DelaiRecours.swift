package import Calendrier

/// How long a decision may be appealed against, by who took it. The letter that notifies it is what counts: this is a reminder, not advice.
///
/// Two months: CSS R142-1 (CPAM, CAF, Carsat, MSA: commission de recours amiable), CASF L241-9 (MDPH: prior appeal), CJA R421-1 and
/// CRPA L411-2 (administrations). Over-indebtedness: fifteen days against an admission, thirty against measures; the shorter is noted.
package enum DelaiRecours {
    /// Last day to appeal, and the rule in words.
    package static func de(_ partenaire: Partenaire?, decision: DateCivile) -> (avant: DateCivile, regle: String) {
        switch partenaire {
        case .banqueDeFrance: (decision.plus(jours: 15), "surendettement : 15 jours contre la recevabilité, 30 contre des mesures")
        case .cpam, .caf, .carsat, .msa: (decision.plus(mois: 2), "commission de recours amiable, 2 mois (CSS R142-1)")
        case .mdph: (decision.plus(mois: 2), "recours préalable, 2 mois (CASF L241-9)")
        default: (decision.plus(mois: 2), "2 mois en général (CJA R421-1) : lire la notification")
        }
    }
}
