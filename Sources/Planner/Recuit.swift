import Foundation

/// Slow cooling in rounds. A small plan is annealed by one chain per thread, the best overtaking the others on the way down; a large one
/// by a single chain that the threads share. When time abounds, all is warmed up and cooled again.
struct Recuit {
    private let chaines: [Chaine]
    private let cotes: Int
    private let fils: Int
    private let horloge: Horloge
    private let temperatures: (haut: Double, bas: Double)
    private var meilleur: Trace
    private var essais = 0

    /// Occurrences from which a shared plan ends lower than two chains of half the trials: l-1 has 4,400, xl-1 44,000.
    static let grandPlan = 20_000
    /// In cost units, geometrically: from the price of a detour of an hour and a half to that of a few minutes.
    private static let (chaud, tiede, froid) = (80.0, 8.0, 3.0)
    /// Parts of a cooling after which every chain goes on from the best one.
    private static let rendezVous = [0.6, 0.85]

    /// `chaines` hold the same plan; `tiede` starts cool, to stay near it.
    init(_ chaines: [Chaine], fils: Int, tiede: Bool, horloge: Horloge) {
        (self.chaines, self.fils, self.horloge) = (chaines, fils, horloge)
        cotes = chaines[0].partage.cotes
        temperatures = (tiede ? Self.tiede : Self.chaud, Self.froid)
        meilleur = Trace(chaines[0].etat, cout: chaines[0].cout)
    }

    mutating func chercher(_ suivi: (Avancement) -> Bool) -> Trace {
        _ = suivi(meilleur.avancement(0, 0))
        guard chaines[0].peutChercher else { return meilleur }
        let debut = horloge.secondes
        var (prochain, part, cycles, avant) = (0.01, horloge.part(0), 1, 0.0)
        while part < 1 {
            let avance = min(part, 1) * Double(cycles)
            let ici = avance - avance.rounded(.down)
            if Self.rendezVous.contains(where: { avant < $0 && ici >= $0 }) { rassembler() }
            avant = ici
            let temperature = temperatures.haut * pow(temperatures.bas / temperatures.haut, ici)
            manche(horloge.manche(essais, debut), Float(temperature), garder: ici > 0.4)
            part = horloge.part(essais)
            if part < prochain { continue }
            // One hundredth is enough to know how fast this machine goes, and too little to have cooled.
            if prochain == 0.01 { cycles = nombreDeCycles(debut) }
            prochain = part + 0.01
            if !suivi(meilleur.avancement(min(1, part), essais)) {
                tremper(temperature)
                break
            }
        }
        return meilleur
    }

    /// All threads try changes at one temperature, then what they gained is counted.
    private mutating func manche(_ nombre: Int, _ temperature: Float, garder: Bool) {
        let (chaines, cotes, fils) = (chaines, cotes, fils)
        let taches = chaines.count * cotes
        let part = max(1, nombre / taches)
        if cotes > 1 { for chaine in chaines { chaine.preparer() } }
        @Sendable func faire(_ f: Int) {
            for t in stride(from: f, to: taches, by: fils) { chaines[t / cotes].essayer(cote: t % cotes, part, temperature) }
        }
        if fils == 1 { faire(0) } else { DispatchQueue.concurrentPerform(iterations: fils, execute: faire) }
        essais += part * taches
        for chaine in chaines {
            chaine.clore()
            if garder, chaine.cout < meilleur.cout { meilleur = Trace(chaine.etat, cout: chaine.cout) }
        }
    }

    private func rassembler() {
        guard chaines.count > 1, let premiere = chaines.min(by: { $0.cout < $1.cout }) else { return }
        let trace = Trace(premiere.etat, cout: premiere.cout)
        for chaine in chaines where chaine !== premiere { chaine.adopter(trace) }
    }

    /// Two coolings when each still has 25,000 × 2² trials per occurrence and thread, three with 25,000 × 3²…
    private func nombreDeCycles(_ debut: Double) -> Int {
        if chaines.count < fils || temperatures.haut < Self.chaud { return 1 }
        let chacune = horloge.prevision(essais, debut) / Double(fils * chaines[0].etat.m.nbOccurrences)
        return max(1, min(8, Int((chacune / 25_000).squareRoot())))
    }

    /// Stopped while hot: cools in a moment, so that what is kept is worth the time spent.
    private mutating func tremper(_ temperature: Double) {
        let nombre = min(3_000_000, 300 * chaines[0].etat.m.nbOccurrences) / 32
        for n in 1...32 {
            manche(nombre, Float(temperature * pow(temperatures.bas / temperature, Double(n) / 32)), garder: n > 16)
        }
    }
}
