/// Checks certificates with whole-number sums only. It shares nothing with what found them: a wrong search cannot pass.
public enum Verification {
    /// The first cell whose proof fails; nil when the publication may be given.
    ///
    /// Every world must agree with all that is given, past and present, and with what any reader knows: counts are whole and not negative,
    /// persons are within the headcount and within events, themes and quarters overlap, establishments and events add up.
    public static func premierDefaut(_ masque: Masque, de etude: Suppression, _ periode: Int, _ promises: [Cle]) -> Cle? {
        var donnees: [Cle: Int] = masque.montrees
        var secretes = Set(promises).subtracting(masque.montrees.keys).union(etude.jamaisPromises)
        for (cle, montree) in etude.donnees where periode == Cle.annuelle || cle.periode == periode {
            if montree { donnees[cle] = somme(cle, etude.annee) } else { secretes.insert(cle) }
        }
        secretes = secretes.filter { (periode == Cle.annuelle || $0.periode == periode) && donnees[$0] == nil }
        for (cle, valeur) in masque.montrees where valeur != somme(cle, etude.annee) { return cle }
        let jamais = Set(etude.jamaisPromises)
        let periodes = periode == Cle.annuelle ? [0, 1, 2, 3, 4] : [periode]
        let possibles = masque.certificats.mondes.map { possible($0, etude.annee, donnees, periodes) }
        let paires = Dictionary(masque.certificats.paires.map { ($0.cle, $0) }, uniquingKeysWith: { a, _ in a })
        for cle in secretes.sorted() {
            guard let paire = paires[cle], possibles[paire.bas], possibles[paire.haut] else { return cle }
            let (bas, haut) = (masque.certificats.mondes[paire.bas], masque.certificats.mondes[paire.haut])
            let seuil =
                jamais.contains(cle)
                ? Regles.plancher.seuil : etude.donnees[cle] == nil ? etude.regles.seuil(cle) : etude.regles.seuilPasse(cle)
            let effectif = cle.etablissement.map { etude.annee.effectifs[$0] } ?? etude.annee.effectifs.reduce(0, +)
            if somme(cle, haut) - somme(cle, bas) < (cle.mesure == .entretiens ? seuil : min(seuil, effectif)) { return cle }
        }
        return secretes.sorted().first { unanime($0, masque.certificats.mondes) }
    }

    /// Whether everyone comes under one theme in every world: a hidden count would still name the group.
    private static func unanime(_ cle: Cle, _ mondes: [Annee]) -> Bool {
        guard cle.axe == 0, let premier = mondes.first, premier.themes > 1 else { return false }
        let tout = Cle(cle.mesure, cle.periode, etablissement: cle.etablissement)
        return mondes.allSatisfy { somme(tout, $0) > 0 && somme(tout, $0) == somme(cle, $0) }
    }

    /// Whether a reader of what is given must admit this world.
    public static func possible(_ monde: Annee, _ vrai: Annee, _ donnees: [Cle: Int], _ periodes: [Int]) -> Bool {
        guard memeForme(monde, vrai), donnees.allSatisfy({ somme($0.key, monde) == $0.value }) else { return false }
        for p in periodes {
            for s in 0..<vrai.etablissements {
                let total = monde.personnes[p][vrai.themes][s]
                guard total <= vrai.effectifs[s], couvre(total, (0..<vrai.themes).map { monde.personnes[p][$0][s] }) else { return false }
                for t in 0...vrai.themes where !accompagne(monde, p, t, s) { return false }
            }
            for (rang, axe) in monde.axes.enumerated() {
                let total = monde.personnes[p][vrai.themes].reduce(0, +)
                guard couvre(total, axe.personnes[p]) else { return false }
                for m in 0..<axe.modalites {
                    let e = somme(Cle(.entretiens, p, axe: rang + 1, modalite: m), monde)
                    let n = axe.personnes[p][m]
                    if n < 0 || n > e || (e > 0 && n == 0) { return false }
                }
                if p < 4,
                    axe.entretiens[p].contains(where: { $0 < 0 }) || axe.entretiens[p].reduce(0, +) != somme(Cle(.entretiens, p), monde)
                {
                    return false
                }
            }
            if monde.nouveaux != nil {
                let n = somme(Cle(.nouveaux, p), monde)
                if n < 0 || n > somme(Cle(.personnes, p), monde) { return false }
            }
        }
        return periodes.count < 5 || dansLeTemps(monde, vrai)
    }

    /// Persons of a cell come with events, and events with persons.
    private static func accompagne(_ monde: Annee, _ p: Int, _ t: Int, _ s: Int) -> Bool {
        let n = monde.personnes[p][t][s]
        let quarts = p == Cle.annuelle ? 0...3 : p...p
        var e = 0
        for q in quarts {
            for theme in t == monde.themes ? 0..<monde.themes : t..<(t + 1) {
                let valeur = monde.entretiens[q][theme][s]
                if valeur < 0 { return false }
                e += valeur
            }
        }
        return n >= 0 && n <= e && (e == 0 || n > 0)
    }

    private static func dansLeTemps(_ monde: Annee, _ vrai: Annee) -> Bool {
        for t in 0...vrai.themes {
            for s in 0..<vrai.etablissements where !couvre(monde.personnes[4][t][s], (0..<4).map { monde.personnes[$0][t][s] }) {
                return false
            }
        }
        return monde.axes.allSatisfy { axe in
            (0..<axe.modalites).allSatisfy { m in couvre(axe.personnes[4][m], (0..<4).map { axe.personnes[$0][m] }) }
        }
    }

    private static func couvre(_ total: Int, _ parts: [Int]) -> Bool { (parts.max() ?? 0) <= total && total <= parts.reduce(0, +) }

    private static func memeForme(_ a: Annee, _ b: Annee) -> Bool {
        a.themes == b.themes && a.effectifs == b.effectifs && a.axes.map(\.modalites) == b.axes.map(\.modalites)
            && (a.nouveaux == nil) == (b.nouveaux == nil)
            && a.entretiens.allSatisfy { $0.count == b.themes && $0.allSatisfy { $0.count == b.etablissements } }
            && a.personnes.allSatisfy { $0.count == b.themes + 1 && $0.allSatisfy { $0.count == b.etablissements } }
    }

    /// The count of a cell, added up anew.
    private static func somme(_ cle: Cle, _ monde: Annee) -> Int {
        let quarts = cle.periode == Cle.annuelle ? [0, 1, 2, 3] : [cle.periode]
        let lieux = cle.etablissement.map { [$0] } ?? Array(0..<monde.etablissements)
        switch (cle.mesure, cle.axe) {
        case (.nouveaux, _): return quarts.reduce(0) { $0 + (monde.nouveaux?[$1] ?? 0) }
        case (.personnes, .some(1...)): return monde.axes[(cle.axe ?? 1) - 1].personnes[cle.periode][cle.modalite]
        case (.personnes, let axe):
            let rang = monde.personnes[cle.periode][axe == nil ? monde.themes : cle.modalite]
            return lieux.reduce(0) { $0 + rang[$1] }
        case (.entretiens, .some(1...)): return quarts.reduce(0) { $0 + monde.axes[(cle.axe ?? 1) - 1].entretiens[$1][cle.modalite] }
        case (.entretiens, let axe):
            let themes = axe == nil ? Array(0..<monde.themes) : [cle.modalite]
            return quarts.reduce(0) { n, q in themes.reduce(n) { n, t in lieux.reduce(n) { $0 + monde.entretiens[q][t][$1] } } }
        }
    }
}
