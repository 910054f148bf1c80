extension EtapePdp {
    /// The measures a step proposes: one click notes them.
    package var mesures: [SorteMesure] {
        switch self {
        case .liaison: [.liaison]
        case .preReprise: [.preReprise]
        case .reprise: [.reprise]
        case .essai: [.essai, .tempsPartiel, .crpe]
        case .sixMois: [.rqth, .invalidite]
        case .sixMoisPro: [.rqth]
        case .luReprise: [.luReprise]
        case .luReclassement: [.luReclassementInterne, .luReclassementExterne]
        case .luExamen: [.luExamen]
        case .seuilReprise, .unAn, .luSeuilReprise, .luProtection, .luIndemnites: []
        }
    }
}
