internal import DisclosureControl

/// What a dashboard does: hide every count from 1 to the threshold less one, and nothing else. Only ever measured, beside what is published.
public struct SeuilNaif: Sendable {
    public private(set) var mesure = MesureDePublication()
    /// Hidden cells whose exact value the shown ones give back, by sums and differences.
    public private(set) var retrouvees = 0
    /// The history it would have given.
    public let octets: [UInt8]

    /// On the same plan as `publication`.
    public init(_ publication: PublicationDeFichier, seuil: Int = 5) {
        let perimetre = PerimetreDeFichier(publication.entreprise)
        var lignes: [String] = []
        for (annee, periodes) in Dictionary(grouping: publication.periodes, by: \.annee).sorted(by: { $0.key < $1.key }) {
            let courante = publication.ouvrir(annee, perimetre)
            var valeurs: [Cle: Int?] = [:]
            for periode in periodes {
                let promises = courante.promises(periode)
                var montrees: [Cle: Int] = [:]
                for cle in promises {
                    let vraie = courante.vraie.compte(cle)
                    if !(1..<seuil).contains(vraie) { montrees[cle] = vraie }
                    valeurs[cle] = .some(montrees[cle])
                }
                mesure.ajouter(promises, montrees, courante.vraie)
                lignes.append(EcritureHistorique.bilan(periode, promises, montrees, perimetre, publication.themes))
            }
            retrouvees += Sommes(valeurs, cachees: 1...seuil - 1).retrouvees
        }
        octets = EcritureHistorique.octets(EcritureHistorique.tete(publication.entreprise, perimetre, publication.themes), lignes)
    }
}

/// Bounds drawn from sums alone: a reader with a pencil, not a solver. What he finds is certain; a solver may find more.
private struct Sommes {
    private var bornes: [Cle: ClosedRange<Int>]
    private let cachees: Set<Cle>

    /// `valeurs`: nil for a hidden cell, which the rule bounds by `cachees`.
    init(_ valeurs: [Cle: Int?], cachees bornesCachees: ClosedRange<Int>) {
        bornes = valeurs.mapValues { $0.map { $0...$0 } ?? bornesCachees }
        cachees = Set(valeurs.filter { $0.value == nil }.keys)
        let egalites = Self.egalites(valeurs.keys)
        var change = true
        while change {
            change = false
            for (tout, parties) in egalites { change = resserrer(tout, parties) || change }
        }
    }

    var retrouvees: Int { cachees.count { bornes[$0].map { $0.lowerBound == $0.upperBound } ?? false } }

    private mutating func resserrer(_ tout: Cle, _ parties: [Cle]) -> Bool {
        guard let somme = bornes[tout] else { return false }
        let lues = parties.compactMap { bornes[$0] }
        guard lues.count == parties.count else { return false }
        let (bas, haut) = (lues.reduce(0) { $0 + $1.lowerBound }, lues.reduce(0) { $0 + $1.upperBound })
        var change = borner(tout, bas, haut)
        for (partie, lue) in zip(parties, lues) {
            change = borner(partie, somme.lowerBound - (haut - lue.upperBound), somme.upperBound - (bas - lue.lowerBound)) || change
        }
        return change
    }

    private mutating func borner(_ cle: Cle, _ bas: Int, _ haut: Int) -> Bool {
        guard let lue = bornes[cle] else { return false }
        let (b, h) = (max(lue.lowerBound, bas), min(lue.upperBound, haut))
        guard b <= h, b > lue.lowerBound || h < lue.upperBound else { return false }
        bornes[cle] = b...h
        return true
    }

    /// A whole and its parts, all promised: events over themes, establishments and quarters; persons over establishments.
    private static func egalites(_ cles: some Sequence<Cle>) -> [(Cle, [Cle])] {
        var groupes: [Cle: [[Cle]]] = [:]
        var parTheme: [Cle: [Cle]] = [:]
        var parLieu: [Cle: [Cle]] = [:]
        var parTrimestre: [Cle: [Cle]] = [:]
        for cle in cles {
            if cle.axe != nil, cle.mesure == .entretiens {
                parTheme[Cle(cle.mesure, cle.periode, etablissement: cle.etablissement), default: []].append(cle)
            }
            if cle.etablissement != nil {
                parLieu[Cle(cle.mesure, cle.periode, axe: cle.axe, modalite: cle.modalite), default: []].append(cle)
            }
            if cle.periode != Cle.annuelle, cle.mesure == .entretiens {
                parTrimestre[
                    Cle(cle.mesure, Cle.annuelle, axe: cle.axe, modalite: cle.modalite, etablissement: cle.etablissement), default: []
                ].append(cle)
            }
        }
        for table in [parTheme, parLieu, parTrimestre.filter({ $0.value.count == 4 })] {
            for (tout, parties) in table { groupes[tout, default: []].append(parties) }
        }
        return groupes.flatMap { tout, listes in listes.map { (tout, $0) } }
    }
}
