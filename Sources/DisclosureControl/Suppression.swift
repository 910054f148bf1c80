/// Chooses what to hide so that every hidden cell is protected, and proves it.
public struct Suppression: Sendable {
    public let regles: Regles
    /// Secret of the company: breaks ties and bends costs, so that replaying the method does not give the choice away.
    public let graine: [UInt8]

    public init(regles: Regles = Regles(), graine: [UInt8]) {
        self.regles = regles
        self.graine = graine
    }

    /// The mask of a table. Hiding only adds solutions: repairing ends, at worst with everything promised hidden.
    public func masquer(_ tableau: Tableau) throws(NonProtegeable) -> Masque {
        var caches: Set<Place> = []
        var motifs: [Place: MotifMasquage] = [:]
        for place in tableau.places {
            switch tableau.statut(place) {
            case .publiee: continue
            case .retenue: caches.insert(place)
            case .promise:
                guard let motif = Primaire.motif(place, tableau, regles) else { continue }
                caches.insert(place)
                motifs[place] = motif
            }
        }
        var preuves: [Place: Certificat] = [:]
        while let faible = premiereFaible(tableau, caches, &preuves) {
            guard let ajout = complementaire(faible, tableau, caches) else { throw NonProtegeable(place: faible) }
            caches.insert(ajout)
            motifs[ajout] = .protection
        }
        // Greedy repair hides too much at times: give back what is not needed, the dearest first.
        for place in motifs.filter({ $0.value == .protection }).keys.sorted(by: { (cout($0, tableau), $0) > (cout($1, tableau), $1) }) {
            let essai = caches.subtracting([place])
            var reste = preuves.filter { $0.key != place && Verification.tient($0.value, tableau, essai, regles) }
            guard premiereFaible(tableau, essai, &reste) == nil else { continue }
            (caches, preuves) = (essai, reste)
            motifs[place] = nil
        }
        let masque = Masque(caches: caches, motifs: motifs, certificats: caches.sorted().compactMap { preuves[$0] })
        guard Verification.tout(tableau, masque, regles) else { throw NonProtegeable(place: caches.min() ?? Place(0, 0)) }
        return masque
    }

    /// The first hidden cell without a proof. Hiding more keeps every proof valid: only the missing ones are searched.
    private func premiereFaible(_ tableau: Tableau, _ caches: Set<Place>, _ preuves: inout [Place: Certificat]) -> Place? {
        for place in caches.sorted() where preuves[place] == nil {
            guard let preuve = certifier(place, tableau, caches) else { return place }
            preuves[place] = preuve
        }
        return nil
    }

    /// Two solutions far enough apart, searched with short moves first: they leave the most room to the persons.
    func certifier(_ place: Place, _ tableau: Tableau, _ caches: Set<Place>) -> Certificat? {
        let reseau = Reseau(tableau, caches: caches, regles: regles)
        let personnes = AffectationPersonnes(tableau: tableau, caches: caches, regles: regles)
        var basses: [Solution] = []
        var hautes: [Solution] = []
        for pas in [regles.seuil, 0, 2 * regles.seuil, 8 * regles.seuil, Int.max] {
            for haut in [false, true] {
                let e = reseau.deplacer(place, vers: haut, pas: pas)
                guard let p = personnes.affecter(e, cible: place, haut: haut) else { continue }
                let solution = Solution(evenements: e, personnes: p)
                guard !(haut ? hautes : basses).contains(solution), Verification.possible(solution, tableau, caches, regles) else {
                    continue
                }
                for autre in haut ? basses : hautes {
                    let certificat = Certificat(place: place, basse: haut ? autre : solution, haute: haut ? solution : autre)
                    if Verification.ecarte(certificat, regles) { return certificat }
                }
                if haut { hautes.append(solution) } else { basses.append(solution) }
            }
        }
        return nil
    }

    /// The cheapest promised cell to hide for a weak one: beside it first (same column, same row), then anywhere.
    private func complementaire(_ faible: Place, _ tableau: Tableau, _ caches: Set<Place>) -> Place? {
        let candidates = tableau.places.filter { !caches.contains($0) && tableau.statut($0) == .promise }
        let voisines = candidates.filter { $0.colonne == faible.colonne || $0.ligne == faible.ligne }
        return (voisines.isEmpty ? candidates : voisines).min { (cout($0, tableau), $0) < (cout($1, tableau), $1) }
    }

    /// (value + 1) × 1 inside, 6 in a margin, 60 for the grand total, bent by up to a half by the secret.
    private func cout(_ place: Place, _ tableau: Tableau) -> Int {
        let enLigne = place.ligne == tableau.lignes
        let enColonne = place.colonne == tableau.colonnes
        let poids = enLigne && (enColonne || !tableau.marge) ? 60 : enLigne || enColonne ? 6 : 1
        return (tableau[place].evenements + 1) * poids * (256 + alea(place) / 2)
    }

    /// 0…255 from the secret and the place (FNV-1a then the finalizer of splitmix64): a spread, not a proof.
    private func alea(_ place: Place) -> Int {
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in graine + [UInt8(truncatingIfNeeded: place.ligne), UInt8(truncatingIfNeeded: place.colonne)] {
            h = (h ^ UInt64(octet)) &* 0x100_0000_01b3
        }
        h = (h ^ (h >> 30)) &* 0xBF58_476D_1CE4_E5B9
        h = (h ^ (h >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((h >> 32) & 0xff)
    }
}
