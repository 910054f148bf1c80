/// Simulated annealing on one side of an `Etat`: each trial changes the plan, looks at the cost and keeps or undoes the change.
struct Recherche {
    let etat: Etat
    let m: Modele
    let partage: Partage
    let cote: Int
    var hasard: Hasard
    /// What the changes kept since `rendre` have cost, all together.
    private var gain = 0
    /// Cost of the trial under way.
    var bilan = 0
    private let tolerances = Tolerances()
    /// What the trial under way has changed: occurrence, former start, former intervenante.
    private let journal: Mots
    private var longueur = 0
    private var (nombreMobiles, nombreDemandes) = (0, 0)
    private var fenetre = (debut: 0, taille: 0, debutDemandes: 0, tailleDemandes: 0)
    /// Occurrences of a window, and trials before the next one.
    private static let (largeur, duree) = (2_048, 8_192)
    /// What a whole-demande move displaces, three words each.
    let chassees: Mots
    private let mobiles, demandes: Mots
    private let reserve = Reserve()

    init(_ etat: Etat, _ partage: Partage, cote: Int, graine: UInt64) {
        self.etat = etat
        m = etat.m
        self.partage = partage
        self.cote = cote
        hasard = Hasard(graine: graine)
        (mobiles, demandes) = (partage.mobiles[cote], partage.demandes[cote])
        journal = reserve.table(64 * (etat.m.semaines + 8), de: 0)
        chassees = reserve.table(12 * (etat.m.semaines + 8), de: 0)
    }

    /// Shares of 1024 trials, found by trying: more whole demandes or days and fewer occurrences end higher on m-1, m-2 and l-1.
    private static let partDemandes = 10
    private static let partJournees = 100

    /// Tries `nombre` changes at `temperature` (in cost units).
    mutating func essayer(_ nombre: Int, _ temperature: Float) {
        (nombreMobiles, nombreDemandes) = (partage.nombreMobiles[cote], partage.nombreDemandes[cote])
        if nombreMobiles == 0 { return }
        for n in 0..<nombre {
            if n % Self.duree == 0 { ouvrirFenetre() }
            let limite = tolerances.tirer(&hasard, temperature)
            (bilan, longueur) = (0, 0)
            let tirage = hasard.entier(1024)
            let fait =
                tirage >= Self.partDemandes &+ Self.partJournees
                ? changerUneOccurrence(limite) : tirage >= Self.partDemandes ? echangerDeuxJournees() : changerUneDemande(limite)
            if fait, bilan <= limite { gain &+= bilan } else { defaire() }
        }
    }

    /// The next trials stay among neighbours: what they read is then in the cache.
    private mutating func ouvrirFenetre() {
        fenetre.taille = min(nombreMobiles, Self.largeur)
        fenetre.debut = hasard.entier(nombreMobiles)
        fenetre.tailleDemandes = max(1, nombreDemandes * fenetre.taille / nombreMobiles)
        fenetre.debutDemandes = fenetre.debut * nombreDemandes / nombreMobiles
    }

    @inline(__always)
    mutating func uneOccurrence() -> Int {
        let n = fenetre.debut &+ hasard.entier(fenetre.taille)
        return mobiles[n < nombreMobiles ? n : n &- nombreMobiles]
    }

    @inline(__always)
    mutating func uneDemande() -> Int {
        let n = fenetre.debutDemandes &+ hasard.entier(fenetre.tailleDemandes)
        return demandes[n < nombreDemandes ? n : n &- nombreDemandes]
    }

    /// What was gained since the last time it was asked.
    mutating func rendre() -> Int {
        defer { gain = 0 }
        return gain
    }

    // ── changes that can be undone ──

    @inline(__always)
    mutating func retirer(_ o: Int) {
        let n = 3 &* longueur
        (journal[n], journal[n &+ 1], journal[n &+ 2]) = (o, etat.depart[o], etat.qui[o])
        longueur &+= 1
        bilan &+= etat.retirer(o)
    }

    @inline(__always)
    mutating func poser(_ o: Int, _ d: Int, _ i: Int) {
        let n = 3 &* longueur
        (journal[n], journal[n &+ 1]) = (o, -1)
        longueur &+= 1
        bilan &+= etat.poser(o, d, i)
    }

    private mutating func defaire() {
        while longueur > 0 {
            longueur &-= 1
            let n = 3 &* longueur
            if journal[n &+ 1] < 0 { _ = etat.retirer(journal[n]) } else { _ = etat.poser(journal[n], journal[n &+ 1], journal[n &+ 2]) }
        }
    }

    /// True when what is done so far can still be kept: at best every half-day waiting for a place finds one that costs nothing.
    @inline(__always)
    func espoir(_ enAttente: Int, _ limite: Int) -> Bool { bilan &- m.poids.nonServie &* enAttente <= limite }

    /// An intervenante of this side apt for demande `k`, the nearest more often; −1 when the draw falls on another side.
    @inline(__always)
    mutating func eligible(_ k: Int) -> Int {
        let debut = m.debutEligibles[k]
        let n = min(48, m.debutEligibles[k &+ 1] &- debut)
        for _ in 0..<4 {
            let u = hasard.entier(1024)
            let i = m.eligibles[debut &+ (u &* u &* n) >> 20]
            if partage.cotePersonne[i] == cote { return i }
        }
        return -1
    }

    /// Any start of `o`.
    @inline(__always)
    mutating func unDepart(_ o: Int) -> Int {
        let debut = m.debutDeparts[o]
        return m.departs[debut &+ hasard.entier(m.debutDeparts[o &+ 1] &- debut)]
    }
}

extension Recherche {
    /// Where `o` was before the trial under way took it away.
    func ancienne(_ o: Int) -> (depart: Int, qui: Int) {
        var n = longueur
        while n > 0 {
            n -= 1
            if journal[3 * n] == o, journal[3 * n + 1] >= 0 { return (journal[3 * n + 1], journal[3 * n + 2]) }
        }
        return (-1, -1)
    }
}

extension Recherche {
    /// True when the trial under way has put `o` where it is.
    func dejaPosee(_ o: Int) -> Bool {
        var n = longueur
        while n > 0 {
            n -= 1
            if journal[3 * n] == o { return true }
        }
        return false
    }
}
