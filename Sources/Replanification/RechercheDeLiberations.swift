import Calendrier
import Planner

/// Looks for gestures that make an unserved occurrence possible. Each is tried in the books before it is told.
struct RechercheDeLiberations {
    private let c: Contexte
    private let o, k: Int
    private let depuis: Int
    private let base: Atelier
    private var t: Terrain { c.t }
    /// The cheapest of each kind: rules relaxed as bits (a move is 0, a reinforcement −1).
    private var meilleures: [Int: (cle: [Int], liberation: Liberation)] = [:]

    /// Effort of each gesture, to rank them: a move asks nobody, a worker more is a hiring.
    private enum Effort {
        static let deplacer = 10, capacite = 20, presence = 40, creneaux = 45, salle = 50, renfort = 90
    }

    init(_ c: Contexte, _ o: Int, fixes: Set<Int>, depuis: Int) {
        (self.c, self.o, k, self.depuis) = (c, o, c.t.demande[o], depuis)
        base = Atelier(c.etat, touchees: [], fixes: fixes, depuis: depuis)
    }

    func trouver() -> [Liberation] {
        var copie = self
        copie.chercher()
        let triees = copie.meilleures.sorted { $0.value.cle.lexicographicallyPrecedes($1.value.cle) }
        // Two gestures are told only where one does not do.
        let simples = triees.filter { $0.value.liberation.gestes.count <= 1 }
        let retenues = simples.count >= 2 ? simples : Array(triees)
        return retenues.prefix(5).map(\.value.liberation)
    }

    private static let relachables = Regle.salle.bit | Regle.creneau.bit | Regle.maxHebdo.bit | Regle.disponibilite.bit
    private static let bougeables =
        Regle.ubiquite.bit | Regle.trajetMidi.bit | Regle.salle.bit | Regle.maxHebdo.bit | Regle.ecart.bit

    private mutating func chercher() {
        guard t.estDue(o) else { return }
        var atelier = base
        for j in t.periode(o) where j >= depuis && t.ouvert[k * t.jours + j] {
            for m in t.duree[k] == 2 ? 2...2 : 0...1 {
                let d = 3 * j + m
                for i in t.eligibles[t.debutEligibles[k]..<t.debutEligibles[k + 1]] {
                    let bits = c.etat.manquements(o, d, i)
                    if bits & ~Self.relachables == 0, bits.nonzeroBitCount <= 2 { relacher(bits, d, i) }
                    if bits != 0, bits & ~Self.bougeables == 0 { deplacer(&atelier, d, i) }
                }
                if t.autorise[k * 15 + t.rythme(d)] { renforcer(d) }
            }
        }
    }

    private mutating func noter(
        _ genre: Int, _ effort: Int, _ d: Int, _ i: Int, _ prix: Int, _ gestes: [Liberation.Geste], _ pose: Solution.Permanence
    ) {
        let cle = [effort, prix, d, i]
        if let deja = meilleures[genre], !cle.lexicographicallyPrecedes(deja.cle) { return }
        meilleures[genre] = (cle, Liberation(gestes: gestes, pose: pose, phrase: c.mots.phrase(gestes, pose, d)))
    }

    private mutating func relacher(_ bits: Int, _ d: Int, _ i: Int) {
        var (gestes, effort) = ([Liberation.Geste](), 0)
        let (elle, s) = (t.instance.intervenantes[i], t.semaine(d))
        for regle in Regle.presentes(bits) {
            switch regle {
            case .salle:
                // One room more does not do where two would be missing.
                guard c.fentes(d).allSatisfy({ c.etat.salles[t.lieu[k] * t.jours * 2 + $0] <= t.capacite[t.lieu[k]] }) else { return }
                gestes.append(.salle(lieu: t.instance.lieux[t.lieu[k]].id))
                effort += Effort.salle
            case .creneau:
                gestes.append(
                    .creneaux(
                        demande: t.instance.demandes[k].id,
                        codes: c.codes(d).filter { !t.instance.demandes[k].creneauxAutorises.contains($0) }))
                effort += Effort.creneaux
            case .maxHebdo:
                let n = c.etat.charge[i * t.semaines + s] + t.duree[k] - t.maxHebdo[i]
                gestes.append(.capacite(intervenante: elle.id, semaine: t.date(7 * s), demiJournees: n))
                effort += Effort.capacite * n
            default:
                gestes.append(.presence(intervenante: elle.id, codes: c.codes(d).filter { !elle.disponibilites.contains($0) }))
                effort += Effort.presence
            }
        }
        let genre = bits == 0 ? Int.max : bits
        noter(genre, effort, d, i, c.etat.prix(o, d, i).total, gestes, t.permanence(o, d, i))
    }

    private mutating func deplacer(_ atelier: inout Atelier, _ d: Int, _ i: Int) {
        for set in atelier.victimes(o, d, i) where set.count == 1 {
            let (v, marque) = (set[0], atelier.marque)
            guard atelier.bousculer(o, d, i, set) else { continue }
            let vers = t.permanence(v, atelier.etat.depart[v], atelier.etat.qui[v])
            let prix = atelier.etat.cout.total - base.etat.cout.total
            atelier.defaire(jusqua: marque)
            noter(0, Effort.deplacer, d, i, prix, [.deplacer(c.permanence(v), vers: vers)], t.permanence(o, d, i))
        }
    }

    /// A new worker at the nearest office that is open that day.
    private mutating func renforcer(_ d: Int) {
        let l = t.lieu[k]
        guard t.ouvert[k * t.jours + d / 3], c.etat.soeurTropProche(o, d) == nil,
            c.fentes(d).allSatisfy({ c.etat.salles[l * t.jours * 2 + $0] < t.capacite[l] })
        else { return }
        let bureaux = Set(t.bureau).filter { !t.ferie[$0 * t.jours + d / 3] }
        guard let b = bureaux.min(by: { (t.minutes($0, l), $0) < (t.minutes($1, l), $1) }) else { return }
        let ligne = t.instance.demandes[k]
        let geste = Liberation.Geste.renfort(role: ligne.role, langue: ligne.langue, bureau: t.instance.lieux[b].id)
        var pose = t.permanence(o, d, 0)
        pose.intervenante = Liberation.renfort
        noter(-1, Effort.renfort, d, 0, 0, [geste], pose)
    }
}
