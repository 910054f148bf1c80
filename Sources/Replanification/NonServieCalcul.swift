public import Calendrier
public import Planner

extension Contexte {
    /// Occurrences due that the plan does not serve, by demande and period.
    public var nonServies: [(demande: String, periode: Int)] {
        t.demande.indices.filter { etat.depart[$0] < 0 && t.estDue($0) }.map { o in
            (instance.demandes[t.demande[o]].id, o - t.debutOccurrences[t.demande[o]])
        }
    }

    /// Why this occurrence is not served and what would free it; nil when there is no such occurrence or when it is served.
    /// Liberations put nothing before `aPartirDu` and move none of `publiees`. Five at most.
    public func nonServie(
        demande: String, periode: Int, publiees: [Solution.Permanence] = [], aPartirDu: DateCivile? = nil
    ) -> NonServie? {
        guard let k = t.rangDemande[demande], periode >= 0, t.debutOccurrences[k] + periode < t.debutOccurrences[k + 1] else { return nil }
        let o = t.debutOccurrences[k] + periode
        guard etat.depart[o] < 0 else { return nil }
        let depuis = aPartirDu.map { t.jour($0) } ?? 0
        let releve = Releve(self, o, depuis: depuis)
        let fixes = Set(publiees.compactMap { place($0)?.o })
        let liberations = RechercheDeLiberations(self, o, fixes: fixes, depuis: depuis).trouver()
        let obstacles = releve.obstacles
        let jours = t.periode(o)
        return NonServie(
            demande: demande, periode: periode, du: t.date(jours.lowerBound), au: t.date(jours.upperBound - 3),
            combinaisons: releve.combinaisons.count, possibles: releve.possibles, obstacles: obstacles, liberations: liberations,
            phrase: releve.phrase(obstacles, liberations))
    }

    /// The same for a permanence that is lost or hit and has no replacement: what stands in the way of holding it otherwise in its period, and
    /// what would free it. Nil when the plan does not hold it.
    public func sansRemplacante(
        _ permanence: Solution.Permanence, publiees: [Solution.Permanence] = [], aPartirDu: DateCivile? = nil
    ) -> NonServie? {
        guard let place = place(permanence) else { return nil }
        var sans = self
        sans.etat.retirer(place.o)
        return sans.nonServie(
            demande: permanence.demande, periode: place.o - t.debutOccurrences[place.k], publiees: publiees, aPartirDu: aPartirDu)
    }
}
