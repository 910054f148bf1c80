import Calendrier
import Planner

extension Contexte {
    /// Her load and her travel over the plan, explained; nil when she is not of the instance.
    public func charge(_ intervenante: String) -> Charge? {
        guard let i = t.rangQui[intervenante] else { return nil }
        let siennes = etat.depart.indices.filter { etat.qui[$0] == i }.sorted { (etat.depart[$0], $0) < (etat.depart[$1], $1) }
        let jours = Dictionary(grouping: siennes) { etat.depart[$0] / 3 }
        let tournees = jours.keys.sorted().map { tournee(i, $0, jours[$0] ?? []) }
        let semaines = (0..<t.semaines).map { s in
            let jour = t.date(7 * s)
            return Charge.SemaineDeCharge(
                lundi: jour, demiJournees: etat.charge[i * t.semaines + s],
                presence: (14 * s..<14 * s + 14).count { t.disponible[i * t.jours * 2 + $0] },
                minutes: tournees.reduce(0) { $0 + ($1.j / 7 == s ? $1.minutes : 0) })
        }
        let parts = Dictionary(grouping: siennes) { t.demande[$0] }.map { part(i, $0, $1.count) }
            .sorted { (-$0.demiJournees, $0.demande) < (-$1.demiJournees, $1.demande) }
        let longues = longues(i, tournees)
        let total = semaines.reduce(0) { $0 + $1.demiJournees }
        let minutes = tournees.reduce(0) { $0 + $1.minutes }
        return Charge(
            intervenante: intervenante, semaines: semaines, cible: t.cibleHebdo[i], maximum: t.maxHebdo[i], parts: parts,
            demiJournees: total, minutes: minutes, tournees: longues, journees: jours.count,
            phrases: phrases(i, semaines, parts, total, minutes, jours.count, longues.first))
    }

    private func part(_ i: Int, _ k: Int, _ n: Int) -> Charge.Part {
        let aptes = t.debutEligibles[k + 1] - t.debutEligibles[k]
        let d = t.instance.demandes[k]
        let raison: Charge.Part.Raison =
            aptes == 1 ? .seule : t.referente[k] == i ? .referente : 2 * n > etat.servies[k] ? .continuite : .renfort
        let langue = d.langue == "fr" ? "" : " parlant \(Mots.langue(d.langue))"
        let pourquoi =
            switch raison {
            case .seule: "seule \(Mots.role(d.role))\(langue) de l'équipe"
            case .referente: "référente de ce client"
            case .continuite: "elle tient \(n) des \(etat.servies[k]) permanences"
            case .renfort: "\(n) des \(etat.servies[k]) permanences, partagées avec d'autres"
            }
        return .init(
            demande: d.id, demiJournees: n * d.duree, raison: raison,
            phrase: "\(mots.client(k)) : \(Mots.demiJournees(n * d.duree)), \(pourquoi).")
    }

    /// The day's tour: its lieux in order, the office at both ends.
    private func tournee(_ i: Int, _ j: Int, _ haltes: [Int]) -> Journee {
        let lieux = ([t.bureau[i]] + haltes.map { t.lieu[t.demande[$0]] } + [t.bureau[i]]).reduce(into: [Int]()) {
            if $0.last != $1 { $0.append($1) }
        }
        return Journee(j: j, haltes: haltes, lieux: lieux, minutes: zip(lieux, lieux.dropFirst()).reduce(0) { $0 + t.minutes($1.0, $1.1) })
    }

    struct Journee {
        let j: Int
        let haltes, lieux: [Int]
        let minutes: Int
    }

    /// The longest tours, each told once with the number of days it is made.
    private func longues(_ i: Int, _ journees: [Journee]) -> [Charge.Tournee] {
        let parChemin = Dictionary(grouping: journees.filter { $0.minutes > 0 }, by: \.lieux).values.compactMap { memes in
            memes.min { $0.j < $1.j }.map { ($0, memes.count) }
        }
        return parChemin.sorted { ($1.0.minutes, $0.0.j) < ($0.0.minutes, $1.0.j) }.prefix(5).map { tour, n in
            let chemin = tour.lieux.map(mots.lieu).joined(separator: " → ")
            let pourquoi = tour.haltes.max { t.minutes(t.bureau[i], t.lieu[t.demande[$0]]) < t.minutes(t.bureau[i], t.lieu[t.demande[$1]]) }
                .map { raison(i, $0) }
            let autres = n > 1 ? " et \(n == 2 ? "un autre jour" : "\(n - 1) autres jours")" : ""
            return Charge.Tournee(
                date: t.date(tour.j), jours: n, permanences: tour.haltes.map(permanence), minutes: tour.minutes,
                phrase: Mots.capitale("\(mots.jour(tour.j))\(autres), \(tour.minutes) min : \(chemin). \(pourquoi ?? "")"))
        }
    }

    /// Why she goes that far: nobody nearer has the skill, is free then, or she is the one who holds the client.
    private func raison(_ i: Int, _ o: Int) -> String {
        let (k, d) = (t.demande[o], etat.depart[o])
        let (l, sienne) = (t.lieu[k], t.minutes(t.bureau[i], t.lieu[k]))
        let proches = t.eligibles[t.debutEligibles[k]..<t.debutEligibles[k + 1]].filter { t.minutes(t.bureau[$0], l) < sienne }
        if proches.isEmpty { return "À \(mots.lieu(l)), aucune autre intervenante ayant la compétence n'est plus proche." }
        let libres = proches.filter { etat.manquements(o, d, $0) == 0 }
        guard let libre = libres.first else {
            return
                proches.count == 1
                ? "À \(mots.lieu(l)), \(mots.nom(proches[0])), plus proche, n'est pas libre à ce moment."
                : "À \(mots.lieu(l)), aucune des \(proches.count) plus proches n'est libre à ce moment."
        }
        if t.referente[k] == i { return "À \(mots.lieu(l)), elle est la référente ; \(mots.nom(libre)) serait plus proche et libre." }
        let n = etat.parPersonne[k * t.nbQui + i]
        return "À \(mots.lieu(l)), elle tient \(n) des \(etat.servies[k]) permanences ; \(mots.nom(libre)) serait plus proche et libre."
    }

    private func phrases(
        _ i: Int, _ semaines: [Charge.SemaineDeCharge], _ parts: [Charge.Part], _ total: Int, _ minutes: Int, _ journees: Int,
        _ longue: Charge.Tournee?
    ) -> [String] {
        let (nom, cible) = (mots.nom(i), t.cibleHebdo[i])
        let ouvrees = semaines.filter { $0.presence > 0 }
        guard total > 0, !ouvrees.isEmpty else { return ["\(nom) n'a aucune permanence dans ce plan."] }
        let moyenne = Self.dixiemes(total, ouvrees.count)
        var phrases = [
            "\(nom) tient \(Mots.demiJournees(total)), soit \(moyenne) par semaine de présence pour \(cible) visées et \(t.maxHebdo[i]) au plus."
        ]
        let dessus = semaines.filter { $0.demiJournees > cible }
        if let pire = dessus.max(by: { ($0.demiJournees, $1.lundi) < ($1.demiJournees, $0.lundi) }) {
            let quand = "la semaine du \(pire.lundi.sansAnnee), à \(pire.demiJournees)"
            phrases.append(
                dessus.count == 1
                    ? "Au-dessus de la cible une fois : \(quand)." : "Au-dessus de la cible \(dessus.count) semaines, le plus \(quand).")
        }
        let seule = parts.filter { $0.raison == .seule }.reduce(0) { $0 + $1.demiJournees }
        if seule > 0 { phrases.append("\(Self.pourcent(seule, total)) de sa charge ne peut être tenue que par elle.") }
        let referente = parts.filter { $0.raison == .referente }.reduce(0) { $0 + $1.demiJournees }
        if referente > 0 { phrases.append("\(Self.pourcent(referente, total)) de sa charge vient de clients dont elle est référente.") }
        phrases.append(
            "Trajets : \(Self.duree(minutes)) en \(journees) jour\(journees > 1 ? "s" : ""), soit \(minutes / max(1, journees)) min par jour."
        )
        if let longue { phrases.append("La plus longue tournée, \(longue.phrase.prefix(1).lowercased())\(longue.phrase.dropFirst())") }
        return phrases
    }

    static func dixiemes(_ a: Int, _ b: Int) -> String {
        let n = (10 * a + b / 2) / b
        return n % 10 == 0 ? "\(n / 10)" : "\(n / 10),\(n % 10)"
    }
    static func pourcent(_ a: Int, _ b: Int) -> String { "\((100 * a + b / 2) / b) %" }
    static func duree(_ minutes: Int) -> String {
        minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h\(minutes % 60 == 0 ? "" : " \(minutes % 60) min")"
    }
}
