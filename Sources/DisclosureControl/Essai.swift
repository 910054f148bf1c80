/// One computation of a mask: what is shown, what is hidden and why, the solutions found.
struct Essai {
    private let etude: Suppression
    private let depart: Int
    private let jamais: Set<Cle>
    private let periode: Int
    private let promises: [Cle]
    private var modele: Modele
    private var marche: Marche
    private var reservoir: Reservoir
    private var bornes: Bornes?
    private var montrees: Set<Cle> = []
    private var motifs: [Cle: MotifMasquage] = [:]
    /// Hidden cells to protect, in a fixed order.
    private var cibles: [Cle] = []
    /// Shown cells that what was given before already tells: hiding them would protect nothing.
    private var dites: Set<Cle> = []

    init(_ etude: Suppression, _ periode: Int, _ promises: [Cle], depart: Int) {
        self.depart = depart
        jamais = Set(etude.jamaisPromises)
        self.etude = etude
        self.periode = periode
        self.promises = promises
        let anciennes = etude.donnees.keys.filter { periode == Cle.annuelle || $0.periode == periode }.sorted()
        modele = Modele(etude.annee, periode: periode, cles: promises + anciennes + etude.jamaisPromises)
        for cle in anciennes {
            if etude.donnees[cle] == true { montrees.insert(cle) } else { cibles.append(cle) }
        }
        for cle in promises where etude.donnees[cle] == nil {
            if let motif = Primaire.motif(cle, etude.annee, etude.regles) {
                motifs[cle] = motif
                cibles.append(cle)
            } else {
                montrees.insert(cle)
            }
        }
        for cle in promises where etude.donnees[cle] == false { motifs[cle] = .precedent }
        let connues = Set(promises).union(anciennes)
        for cle in etude.jamaisPromises where modele.rangee[cle] != nil && !connues.contains(cle) { cibles.append(cle) }
        let passe = Bornes(Self.passe(modele, etude, anciennes))
        for cle in montrees where etude.donnees[cle] == nil {
            let intervalle = passe.intervalle(modele, modele.rangee[cle] ?? 0)
            if intervalle.upperBound - intervalle.lowerBound < etude.regles.seuil { dites.insert(cle) }
        }
        for cle in montrees {
            if let r = modele.rangee[cle] { modele.montrer(r, etude.annee.compte(cle)) }
        }
        marche = Marche(modele, graine: UInt64(etude.secret(Cle(.entretiens, periode), depart)) &* 0x9E37 &+ 7)
        reservoir = Reservoir(modele)
    }

    /// Only what was given before.
    private static func passe(_ modele: Modele, _ etude: Suppression, _ anciennes: [Cle]) -> Modele {
        var passe = modele
        for cle in anciennes where etude.donnees[cle] == true {
            if let r = passe.rangee[cle] { passe.montrer(r, etude.annee.compte(cle)) }
        }
        return passe
    }

    private func rangee(_ cle: Cle) -> Int { modele.rangee[cle] ?? 0 }

    /// Least width a cell must have: the threshold, or everybody of a smaller part.
    private func largeurVoulue(_ cle: Cle) -> Int {
        // Never promised: the floor. Between two published margins a crossing has no room for more.
        let seuil =
            jamais.contains(cle)
            ? Regles.plancher.seuil : etude.donnees[cle] == nil ? etude.regles.seuil(cle) : etude.regles.seuilPasse(cle)
        return cle.mesure == .entretiens ? seuil : min(seuil, etude.annee.plafond(cle))
    }

    // MARK: Mending

    /// Hides until every target is protected.
    mutating func proteger() throws(NonProtegeable) {
        var rang = 0
        while rang < cibles.count {
            let cible = cibles[rang]
            if chercher(cible, effort: 3) {
                rang += 1
            } else {
                let ajouts = complementaires(cible)
                if !ajouts.isEmpty {
                    ajouts.forEach { cacher($0) }
                } else if motifs[cible] == .protection {
                    // Nothing protects it: it was told before, and hiding it helped nobody.
                    montrer(cible)
                    dites.insert(cible)
                    rang = 0
                } else {
                    throw NonProtegeable(cle: cible)
                }
            }
        }
    }

    private mutating func cacher(_ cle: Cle) {
        montrees.remove(cle)
        motifs[cle] = .protection
        cibles.append(cle)
        liberer(cle)
    }

    private mutating func montrer(_ cle: Cle) {
        fixer(cle)
        reservoir = reservoir.gardant(rangee(cle))
        cibles.removeAll { $0 == cle }
        motifs[cle] = nil
        montrees.insert(cle)
    }

    private var cachables: [Cle] { promises.filter { montrees.contains($0) && etude.donnees[$0] == nil && !dites.contains($0) } }

    private mutating func liberer(_ cle: Cle) {
        modele.liberer(rangee(cle))
        marche.liberer(rangee(cle))
        bornes = nil
    }

    private mutating func fixer(_ cle: Cle) {
        modele.montrer(rangee(cle), etude.annee.compte(cle))
        marche.montrer(rangee(cle), etude.annee.compte(cle))
        bornes = nil
    }

    /// Looks for solutions that put a cell far enough apart.
    private mutating func chercher(_ cible: Cle, effort: Int) -> Bool {
        let ligne = rangee(cible)
        let voulu = largeurVoulue(cible)
        if reservoir.largeur(ligne) >= voulu { return true }
        if bornes == nil { bornes = Bornes(modele) }
        if let borne = bornes?.intervalle(modele, ligne), borne.upperBound - borne.lowerBound < voulu { return false }
        for tour in 1...effort {
            for pas in [voulu, max(1, voulu / 2), 1] {
                for haut in [true, false] {
                    let (bas, sommet) = (reservoir.minimum(ligne), reservoir.maximum(ligne))
                    let but = pas == voulu ? (haut ? bas + voulu : sommet - voulu) : (haut ? sommet + pas : bas - pas)
                    guard but >= 0 else { continue }
                    let depart = reservoir.temoins[haut ? reservoir.plusGrand[ligne] : reservoir.moindre[ligne]]
                    if let temoin = marche.tendre(depart, ligne, haut ? but...Modele.infini : 0...but, pas: 150 * tour) {
                        reservoir.ajouter(temoin)
                        if reservoir.largeur(ligne) >= voulu { return true }
                    }
                }
            }
        }
        return false
    }

    /// The cheapest shown cells of this publication whose hiding frees the target, else the cheapest of those that held the search back.
    ///
    /// Events and persons of one place are tried alone, then together: where everybody came once, neither moves without the other.
    private mutating func complementaires(_ cible: Cle) -> [Cle] {
        let fautives = reproches(cible)
        var options: [[Cle]] = []
        for cle in fautives {
            options.append([cle])
            let jumelle = cle.autre(cle.mesure == .entretiens ? .personnes : .entretiens)
            let paire = [cle, jumelle].sorted()
            // One start in two goes one by one: it often hides less where events outnumber persons.
            if depart.isMultiple(of: 2), cle.mesure != .nouveaux, cachables.contains(jumelle), !options.contains(paire) {
                options.append(paire)
            }
        }
        options.sort { (cout($0), $0.count, $0[0]) < (cout($1), $1.count, $1[0]) }
        for option in options.prefix(16) {
            for cle in option { liberer(cle) }
            if chercher(cible, effort: 1) { return option }
            for cle in option {
                fixer(cle)
                // What was found with this cell free may not hold with it shown.
                reservoir = reservoir.gardant(rangee(cle))
            }
        }
        return options.first ?? []
    }

    private func cout(_ cles: [Cle]) -> Int { cles.reduce(0) { $0 + etude.cout($1, depart: depart) } }

    /// Shown cells whose rows weighed on a search that failed; every one when none did.
    private mutating func reproches(_ cible: Cle) -> [Cle] {
        let ligne = rangee(cible)
        let candidates = cachables
        var fautives: Set<Cle> = []
        for haut in [true, false] {
            let but = haut ? reservoir.minimum(ligne) + largeurVoulue(cible) : max(0, reservoir.maximum(ligne) - largeurVoulue(cible))
            let temoin = reservoir.temoins[haut ? reservoir.plusGrand[ligne] : reservoir.moindre[ligne]]
            _ = marche.tendre(temoin, ligne, haut ? but...Modele.infini : 0...but, pas: 120)
            fautives.formUnion(candidates.filter { marche.poids[rangee($0)] > 1 })
        }
        return fautives.isEmpty ? candidates : fautives.sorted()
    }

    // MARK: Giving back

    /// Mending hides too much at times: shows again what is not needed, the dearest first.
    mutating func rendre() {
        let ordre = motifs.filter { $0.value == .protection }.keys.sorted {
            (etude.cout($0, depart: depart), $0) > (etude.cout($1, depart: depart), $1)
        }
        for cle in ordre {
            let (avant, motif) = (reservoir, motifs[cle])
            montrer(cle)
            if cibles.allSatisfy({ chercher($0, effort: 1) }) { continue }
            montrees.remove(cle)
            motifs[cle] = motif
            cibles.append(cle)
            liberer(cle)
            reservoir = avant
        }
    }

    // MARK: Result

    /// Cells hidden only for others.
    var protections: Int { motifs.values.count { $0 == .protection } }

    /// What hiding them loses: counts first, then cells. A bilan without its total is hardly one.
    var perte: Int {
        motifs.reduce(0) { perte, cache in
            guard cache.value == .protection else { return perte }
            let total = cache.key.axe == nil && cache.key.etablissement == nil
            return perte + (4 * etude.annee.compte(cache.key) + 10) * (total ? 6 : 1)
        }
    }

    func masque() -> Masque {
        var rangs: [Int: Int] = [:]
        var mondes: [Annee] = []
        func monde(_ temoin: Int) -> Int {
            if let rang = rangs[temoin] { return rang }
            rangs[temoin] = mondes.count
            mondes.append(modele.monde(reservoir.temoins[temoin].atomes))
            return mondes.count - 1
        }
        let paires = cibles.sorted().map { cle in
            Certificats.Paire(cle: cle, bas: monde(reservoir.moindre[rangee(cle)]), haut: monde(reservoir.plusGrand[rangee(cle)]))
        }
        let valeurs = promises.filter { montrees.contains($0) }.map { ($0, etude.annee.compte($0)) }
        return Masque(
            montrees: Dictionary(valeurs, uniquingKeysWith: { a, _ in a }), motifs: motifs,
            certificats: Certificats(mondes: mondes, paires: paires))
    }
}
