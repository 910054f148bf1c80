/// Who may change what during one round: each intervenante, lieu and demande belongs to one side, and a side moves only its own
/// occurrences, so that several threads share one `Etat` without ever touching the same cell. Every round divides otherwise.
final class Partage {
    let cotes: Int
    let cotePersonne: Octets
    private let coteLieu: Octets
    /// What each side may move, and the demandes it may move whole.
    let mobiles, demandes: [Mots]
    let nombreMobiles, nombreDemandes: Mots
    private let m: Modele
    private let poidsLieu: Mots
    private let reserve = Reserve()

    init(_ m: Modele, cotes: Int) {
        self.m = m
        self.cotes = cotes
        cotePersonne = reserve.table(m.nbIntervenantes, de: 0)
        coteLieu = reserve.table(m.nbLieux, de: 0)
        poidsLieu = reserve.table(m.nbLieux * cotes, de: 0)
        let reserve = reserve
        mobiles = (0..<cotes).map { _ in reserve.table(m.nbOccurrences, de: 0) }
        demandes = (0..<cotes).map { _ in reserve.table(m.nbDemandes, de: 0) }
        nombreMobiles = reserve.table(cotes, de: 0)
        nombreDemandes = reserve.table(cotes, de: 0)
    }

    /// Divides for one round: around a lieu drawn at random, the near intervenantes from the far ones; each lieu follows those who serve it.
    /// `epinglees` never move.
    func repartir(_ etat: Etat, epinglees: [Bool], _ hasard: inout Hasard) {
        if cotes > 1 { repartirPersonnes(etat, &hasard) }
        for c in 0..<cotes { (nombreMobiles[c], nombreDemandes[c]) = (0, 0) }
        for n in 0..<m.nbDemandes {
            let k = m.parVoisinage[n]
            let c = coteLieu[m.lieu[k]]
            if m.debutEligibles[k] == m.debutEligibles[k + 1] { continue }
            let avant = nombreMobiles[c]
            for o in m.debutOccurrences[k]..<m.debutOccurrences[k + 1] {
                let libre = !epinglees[o] && (etat.qui[o] < 0 || cotePersonne[etat.qui[o]] == c)
                etat.cote[o] = libre ? c : Etat.personne
                if libre {
                    mobiles[c][nombreMobiles[c]] = o
                    nombreMobiles[c] += 1
                }
            }
            if nombreMobiles[c] > avant {
                demandes[c][nombreDemandes[c]] = k
                nombreDemandes[c] += 1
            }
        }
    }

    private func repartirPersonnes(_ etat: Etat, _ hasard: inout Hasard) {
        couper(Array(0..<m.nbIntervenantes), 0..<cotes, &hasard)
        for n in 0..<poidsLieu.nombre { poidsLieu[n] = 0 }
        for o in 0..<m.nbOccurrences where etat.qui[o] >= 0 {
            let n = m.lieu[m.demande[o]] * cotes + cotePersonne[etat.qui[o]]
            poidsLieu[n] += 1
        }
        for l in 0..<m.nbLieux {
            let depart = hasard.entier(cotes)
            var choisi = depart
            for c in 0..<cotes where poidsLieu[l * cotes + c] > poidsLieu[l * cotes + choisi] { choisi = c }
            coteLieu[l] = choisi
        }
    }

    /// Gives `personnes` to `cotes`, halving again and again around one of them drawn at random.
    private func couper(_ personnes: [Int], _ cotes: Range<Int>, _ hasard: inout Hasard) {
        if cotes.count == 1 || personnes.isEmpty {
            for i in personnes { cotePersonne[i] = cotes.lowerBound }
            return
        }
        let centre = m.bureau[personnes[hasard.entier(personnes.count)]]
        // A little chance, and the frontier runs through an office; much, and any two intervenantes meet.
        let flou = [20, 80, 300][hasard.entier(3)]
        let eloignement = personnes.map { (m.minutes(centre, m.bureau[$0]) + hasard.entier(flou), $0) }.sorted(by: <).map(\.1)
        let milieu = cotes.lowerBound + cotes.count / 2
        let moitie = personnes.count * (milieu - cotes.lowerBound) / cotes.count
        couper(Array(eloignement[..<moitie]), cotes.lowerBound..<milieu, &hasard)
        couper(Array(eloignement[moitie...]), milieu..<cotes.upperBound, &hasard)
    }
}
