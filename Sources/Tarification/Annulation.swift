internal import Calendrier

/// The billable share of a permanence by its status (R14) and the notice of a cancellation (R15).
enum Annulation {
    struct Part {
        /// Of 10^-2 percent.
        var centiemes: Int
        var tardive: Bool
    }

    static func part(_ permanence: PermanenceFacture, _ contrat: ContratFacture, _ territoire: Territoire) throws(RefusMoteur) -> Part {
        switch permanence.statut {
        case .tenue: Part(centiemes: 10_000, tardive: false)
        case .annuleeClientTardive, .sansAcces: Part(centiemes: contrat.tauxTardif, tardive: true)
        case .annuleeClientATemps, .annuleePrestataire, .feriee, .reportee: Part(centiemes: 0, tardive: false)
        case .annuleeClient:
            try tardive(permanence, contrat, territoire)
                ? Part(centiemes: contrat.tauxTardif, tardive: true) : Part(centiemes: 0, tardive: false)
        }
    }

    /// Late = received strictly after the same wall-clock time, N business days before (R15, R35). N = 0: the start itself.
    static func tardive(_ p: PermanenceFacture, _ contrat: ContratFacture, _ territoire: Territoire) throws(RefusMoteur) -> Bool {
        guard let recue = p.annuleeLe else { throw .annulationSansHeure(contrat: contrat.code, p.jour) }
        var limite = p.jour
        var restants = contrat.preavis
        while restants > 0 {
            limite = limite.plus(jours: -1)
            if !limite.estWeekEnd, !JoursFeries.estFerie(limite, territoire) { restants -= 1 }
        }
        return recue > PermanenceFacture.Instant(jour: limite, heure: p.debut)
    }
}
