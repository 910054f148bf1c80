/// Searches a whole solution that puts a row where one wants it: from a known solution, mends what is broken, one atom at a time, the
/// rows that stay broken weighing more and more (as in the breakout local search for constraint satisfaction, Morris 1993).
///
/// It may fail where a solution exists: the cell then counts as unprotected, which hides more, never less.
struct Marche {
    private let lignes: Creuse
    private let colonnes: Creuse
    private let plafonds: [Int]
    private var hasard: Alea
    private var x: [Int] = []
    private var sommes: [Int] = []
    private var bas: [Int]
    private var haut: [Int]
    /// Weight of each row after the last search: what held the walk back.
    private(set) var poids: [Int]
    private var brisees: [Int] = []
    private var place: [Int]
    private var interdit: [Int]

    init(_ modele: Modele, graine: UInt64) {
        lignes = modele.lignes
        colonnes = modele.colonnes
        plafonds = modele.plafonds
        hasard = Alea(graine: graine)
        bas = modele.bas
        haut = modele.haut
        poids = Array(repeating: 1, count: modele.bas.count)
        place = Array(repeating: -1, count: modele.bas.count)
        interdit = Array(repeating: 0, count: modele.plafonds.count)
    }

    mutating func montrer(_ ligne: Int, _ valeur: Int) {
        bas[ligne] = valeur
        haut[ligne] = valeur
    }

    mutating func liberer(_ ligne: Int) {
        bas[ligne] = 0
        haut[ligne] = Modele.infini
    }

    /// A solution whose row lies in `voulu`, nil after `pas` moves without one.
    mutating func tendre(_ depart: Temoin, _ ligne: Int, _ voulu: ClosedRange<Int>, pas: Int) -> Temoin? {
        let (ancienBas, ancienHaut) = (bas[ligne], haut[ligne])
        bas[ligne] = voulu.lowerBound
        haut[ligne] = voulu.upperBound
        defer {
            bas[ligne] = ancienBas
            haut[ligne] = ancienHaut
        }
        x = depart.atomes
        sommes = depart.sommes
        for r in poids.indices { poids[r] = 1 }
        for j in interdit.indices { interdit[j] = 0 }
        for r in brisees { place[r] = -1 }
        brisees.removeAll(keepingCapacity: true)
        noter(ligne)
        for tour in 1...pas {
            guard !brisees.isEmpty else { return Temoin(atomes: x, sommes: sommes) }
            let brisee = brisees[hasard.suivant(brisees.count)]
            guard let coup = meilleur(brisee, tour) else {
                poids[brisee] += 1
                continue
            }
            if coup.gain >= 0 { for r in brisees { poids[r] += 1 } }
            jouer(coup, tour)
        }
        return brisees.isEmpty ? Temoin(atomes: x, sommes: sommes) : nil
    }

    private struct Coup {
        var atome: Int
        var pas: Int
        var gain: Int
    }

    private func defaut(_ ligne: Int, _ somme: Int) -> Int {
        somme < bas[ligne] ? bas[ligne] - somme : somme > haut[ligne] ? somme - haut[ligne] : 0
    }

    /// The atom and step that break least, over a sample of a long row.
    private mutating func meilleur(_ ligne: Int, _ tour: Int) -> Coup? {
        let plage = lignes.debuts[ligne]..<lignes.debuts[ligne + 1]
        let manque = sommes[ligne] < bas[ligne] ? bas[ligne] - sommes[ligne] : haut[ligne] - sommes[ligne]
        var choix: Coup?
        var egaux = 1
        let examens = min(plage.count, 48)
        let depart = hasard.suivant(plage.count)
        for n in 0..<examens {
            let k = plage.lowerBound + (depart + n) % plage.count
            let (j, c) = (lignes.indices[k], lignes.coefficients[k])
            guard interdit[j] < tour else { continue }
            // Whole step that mends the row, away from zero when it does not divide.
            let entier = manque / c + (manque % c == 0 ? 0 : (manque > 0) == (c > 0) ? 1 : -1)
            for voulu in abs(entier) > 1 ? [entier, entier.signum()] : [entier] {
                let pas = max(-x[j], min(voulu, plafonds[j] - x[j]))
                guard pas != 0 else { continue }
                let gain = self.gain(j, pas)
                if let meilleur = choix, gain > meilleur.gain { continue }
                if let meilleur = choix, gain == meilleur.gain {
                    egaux += 1
                    guard hasard.suivant(egaux) == 0 else { continue }
                } else {
                    egaux = 1
                }
                choix = Coup(atome: j, pas: pas, gain: gain)
            }
        }
        return choix
    }

    private func gain(_ j: Int, _ pas: Int) -> Int {
        var total = 0
        for k in colonnes.debuts[j]..<colonnes.debuts[j + 1] {
            let r = colonnes.indices[k]
            let apres = sommes[r] + colonnes.coefficients[k] * pas
            total += poids[r] * (defaut(r, apres) - defaut(r, sommes[r]))
        }
        return total
    }

    private mutating func jouer(_ coup: Coup, _ tour: Int) {
        x[coup.atome] += coup.pas
        interdit[coup.atome] = tour + 2 + hasard.suivant(4)
        for k in colonnes.debuts[coup.atome]..<colonnes.debuts[coup.atome + 1] {
            let r = colonnes.indices[k]
            sommes[r] += colonnes.coefficients[k] * coup.pas
            noter(r)
        }
    }

    private mutating func noter(_ ligne: Int) {
        let brisee = defaut(ligne, sommes[ligne]) > 0
        if brisee, place[ligne] < 0 {
            place[ligne] = brisees.count
            brisees.append(ligne)
        } else if !brisee, place[ligne] >= 0 {
            let (trou, derniere) = (place[ligne], brisees[brisees.count - 1])
            brisees[trou] = derniere
            place[derniere] = trou
            brisees.removeLast()
            place[ligne] = -1
        }
    }
}

/// One whole solution of all that is shown, with the sum of each row.
struct Temoin: Sendable, Hashable {
    var atomes: [Int]
    var sommes: [Int]
}

/// splitmix64: the same seed gives the same choices.
struct Alea: Sendable {
    private var etat: UInt64

    init(graine: UInt64) { etat = graine }

    mutating func suivant() -> UInt64 {
        etat &+= 0x9E37_79B9_7F4A_7C15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0..<n.
    mutating func suivant(_ n: Int) -> Int { Int(suivant() % UInt64(n)) }
}
