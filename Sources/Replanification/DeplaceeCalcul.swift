public import Planner

extension Contexte {
    /// Why this permanence of the plan is not at its usual moment, with its usual worker, or within the preferences; nil when the plan does
    /// not hold it. Usual = the most frequent among the other permanences of the demande; the worker is the référente when there is one.
    public func deplacee(_ permanence: Solution.Permanence) -> Deplacee? {
        guard let place = place(permanence) else { return nil }
        var sans = etat
        sans.retirer(place.o)
        var ecarts: [Deplacee.Ecart] = []
        let habituel = momentHabituel(place, sans)
        if let d = habituel { ecarts.append(ecart(.moment, place, d, place.i, sans)) }
        if let i = habituelle(place, sans) { ecarts.append(ecart(.intervenante, place, place.d, i, sans)) }
        if let d = momentPrefere(place, sans), d != habituel { ecarts.append(ecart(.preference, place, d, place.i, sans)) }
        let phrase =
            ecarts.isEmpty
            ? "À son moment habituel, avec son intervenante habituelle." : ecarts.map(\.phrase).joined(separator: " ")
        return Deplacee(permanence: permanence, ecarts: ecarts, phrase: phrase)
    }

    private func momentHabituel(_ place: Place, _ sans: Etat) -> Int? {
        let k = place.k
        guard sans.maxRythme[k] > 0, sans.parRythme[k * 15 + t.rythme(place.d)] < sans.maxRythme[k],
            let r = (0..<15).first(where: { sans.parRythme[k * 15 + $0] == sans.maxRythme[k] })
        else { return nil }
        return auPlusPres(place, r)
    }

    private func habituelle(_ place: Place, _ sans: Etat) -> Int? {
        let k = place.k
        if t.referente[k] >= 0 { return t.referente[k] == place.i ? nil : t.referente[k] }
        guard sans.maxPersonne[k] > 0, sans.parPersonne[k * t.nbQui + place.i] < sans.maxPersonne[k] else { return nil }
        return (0..<t.nbQui).first { sans.parPersonne[k * t.nbQui + $0] == sans.maxPersonne[k] }
    }

    /// A preferred start of the same week: the one that breaks the fewest rules, then the cheapest.
    private func momentPrefere(_ place: Place, _ sans: Etat) -> Int? {
        guard t.horsPreference[place.k * 15 + t.rythme(place.d)] > 0 else { return nil }
        let semaine = 7 * t.semaine(place.d)
        let preferes = (0..<15).filter { t.horsPreference[place.k * 15 + $0] == 0 && ($0 % 3 == 2) == (t.duree[place.k] == 2) }
            .map { 3 * (semaine + $0 / 3) + $0 % 3 }
        return preferes.map { ($0, etat.manquements(place.o, $0, place.i).nonzeroBitCount, sans.prix(place.o, $0, place.i).total) }
            .min { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }?.0
    }

    /// The start of this rhythm in the week of the permanence.
    private func auPlusPres(_ place: Place, _ r: Int) -> Int { 3 * (7 * t.semaine(place.d) + r / 3) + r % 3 }

    private func ecart(_ habitude: Deplacee.Ecart.Habitude, _ place: Place, _ d: Int, _ i: Int, _ sans: Etat) -> Deplacee.Ecart {
        let obstacles = empechements(place.o, d, i)
        // A place that a rule forbids has no meaningful tour: the difference is only given when it could be held.
        let difference = obstacles.isEmpty ? sans.prix(place.o, d, i) - sans.prix(place.o, place.d, place.i) : Composantes()
        let quoi =
            switch habitude {
            case .moment: "D'habitude \(Mots.habitude(t.rythme(d)))"
            case .intervenante: t.referente[place.k] == i ? "\(mots.nom(i)) est la référente" : "D'habitude avec \(mots.nom(i))"
            case .preference: preference(place.k, d)
            }
        let pourquoi = obstacles.isEmpty ? economie(difference) : "mais " + Mots.minuscule(obstacles.map(\.phrase).joined(separator: " "))
        return .init(
            habitude: habitude, habituelle: t.permanence(place.o, d, i), empechements: obstacles, difference: difference,
            phrase: "\(quoi), \(pourquoi)")
    }

    private func preference(_ k: Int, _ d: Int) -> String {
        let nombre = (0..<15).count { t.autorise[k * 15 + $0] && t.horsPreference[k * 15 + $0] == 0 }
        return nombre <= 1
            ? "Le client préfère \(Mots.habitude(t.rythme(d)))"
            : "Le client préfère d'autres moments, dont le plus accessible est \(Mots.habitude(t.rythme(d)))"
    }

    /// « et c'était possible : la place retenue évite… ».
    private func economie(_ c: Composantes) -> String {
        let poids = t.instance.poids
        var gains: [String] = []
        if c.trajet > 0 { gains.append("\(c.trajet / max(1, poids.trajet)) min de trajet") }
        if c.equilibre > 0 { gains.append("\(Mots.demiJournees(c.equilibre / max(1, poids.equilibre))) au-delà de la cible") }
        if c.continuite > 0 { gains.append("un changement d'intervenante") }
        if c.regularite > 0 { gains.append("un changement de moment") }
        if c.preference > 0 { gains.append("un moment hors préférence") }
        guard c.total > 0, !gains.isEmpty else { return "ce qui serait possible et ne coûterait pas plus." }
        return "ce qui était possible ; la place retenue évite \(Mots.liste(gains)) (\(c.total) points au total)."
    }
}
