import Bilans
import Foundation

/// Companies as inter-company services have them, and one year of their acts, drawn from a seed: nothing real.
///
/// Most people never come, a few come often, an establishment has its own profile of themes, tiny sites stand beside large ones.
struct EntreprisesDeBanc {
    static let themes = ["administratif", "budget", "collectif", "famille", "logement", "mediation", "sante_emploi"]
    private static let poids: [Double] = [18, 22, 3, 15, 14, 9, 19]
    static let annee = 2025

    private var alea: Hasard

    init(graine: UInt64) { alea = Hasard(graine) }

    /// 80 % have 20 to 300 employees, 15 % up to 1,000, 5 % up to 5,000.
    mutating func tirer(_ nombre: Int) -> [EntrepriseDeFichier] {
        (0..<nombre).map { rang in
            let tirage = alea.part()
            let (bas, haut) = tirage < 0.80 ? (20.0, 300.0) : tirage < 0.95 ? (300.0, 1000.0) : (1000.0, 5000.0)
            let effectif = Int(bas * pow(haut / bas, alea.part()))
            let numero = String(rang + 1)
            return entreprise("B" + String(repeating: "0", count: max(0, 4 - numero.count)) + numero + "_\(effectif)", effectif)
        }
    }

    private mutating func entreprise(_ code: String, _ effectif: Int) -> EntrepriseDeFichier {
        let etablissements = sites(effectif).enumerated().map { (code: "E\($0.offset + 1)", effectif: $0.element) }
        var entreprise = EntrepriseDeFichier(code: code, etablissements: etablissements)
        let taux = 0.09 * (0.6 + alea.part())
        var personne = 0
        for (lieu, site) in entreprise.etablissements.enumerated() {
            let profil = Self.poids.map { $0 * (0.5 + 1.3 * alea.part()) }
            for _ in 0..<site.effectif {
                personne += 1
                entreprise.actes += actes(personne, lieu, taux, profil)
            }
        }
        return entreprise
    }

    /// Very unequal shares (Pareto), with a site of six.
    private mutating func sites(_ effectif: Int) -> [Int] {
        let nombre = effectif < 40 ? 1 : effectif < 100 ? 2 : effectif < 200 ? 3 : effectif < 3000 ? 5 : 8
        let parts = (0..<nombre).map { _ in pow(1 - alea.part(), -1 / 1.1) }
        let somme = parts.reduce(0, +)
        var sites = parts.map { max(4, Int(Double(effectif) * $0 / somme)) }
        if nombre >= 3 { sites[nombre - 1] = 6 }
        let plusGrand = sites.indices.max { sites[$0] < sites[$1] } ?? 0
        sites[plusGrand] = max(4, sites[plusGrand] + effectif - sites.reduce(0, +))
        return sites
    }

    /// Up to three spells in the year, each of one to twelve acts some weeks apart.
    private mutating func actes(_ personne: Int, _ lieu: Int, _ taux: Double, _ profil: [Double]) -> [ActeLu] {
        // The square of a normal draw: many near zero, a few far.
        let normal = (-2 * log(1 - alea.part())).squareRoot() * cos(2 * .pi * alea.part())
        let propension = min(0.9, normal * normal * taux)
        var actes: [ActeLu] = []
        var venues = 0
        while venues < 3, alea.part() < propension {
            venues += 1
            let theme = alea.choisir(profil)
            var jour = alea.entier(365)
            for _ in 0..<(1 + min(11, Int(-1.6 * log(1 - alea.part())))) {
                if jour < 365 { actes.append(acte(personne, lieu, alea.part() < 0.85 ? theme : alea.choisir(profil), jour)) }
                jour += 5 + alea.entier(55)
            }
        }
        return actes
    }

    private func acte(_ personne: Int, _ lieu: Int, _ theme: Int, _ jour: Int) -> ActeLu {
        // Quarters of a common year end on days 90, 181 and 273.
        let trimestre = jour < 90 ? 0 : jour < 181 ? 1 : jour < 273 ? 2 : 3
        return ActeLu(personne: personne, etablissement: lieu, theme: theme, jour: jour, annee: Self.annee, trimestre: trimestre)
    }

    /// SplitMix64: the same draws on every machine.
    private struct Hasard {
        private var etat: UInt64

        init(_ graine: UInt64) { etat = graine }

        mutating func suivant() -> UInt64 {
            etat &+= 0x9e37_79b9_7f4a_7c15
            var z = etat
            z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
            z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
            return z ^ (z >> 31)
        }

        /// From 0 up to 1, without 1.
        mutating func part() -> Double { Double(suivant() >> 11) / Double(1 << 53) }
        mutating func entier(_ borne: Int) -> Int { Int(part() * Double(borne)) }

        mutating func choisir(_ poids: [Double]) -> Int {
            var reste = part() * poids.reduce(0, +)
            for (rang, p) in poids.enumerated() {
                reste -= p
                if reste < 0 { return rang }
            }
            return poids.count - 1
        }
    }
}
