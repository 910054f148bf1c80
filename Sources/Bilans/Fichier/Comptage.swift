internal import DisclosureControl

/// Acts of one company and one civil year.
struct Comptage {
    private let parPersonne: [Int: [ActeLu]]

    init(_ actes: [ActeLu]) { parPersonne = Dictionary(grouping: actes, by: \.personne) }

    /// A person belongs for the whole year to the establishment of her first act: two would count her twice.
    var lieuDeChacun: [Int: Int] { parPersonne.compactMapValues { Self.lieu($0) } }

    private static func lieu(_ actes: [ActeLu]) -> Int? {
        // The first of the earliest day, in the order of the file.
        actes.reduce(nil as ActeLu?) { premier, acte in premier.map { acte.jour < $0.jour ? acte : $0 } ?? acte }?.etablissement
    }

    /// `lieux[rank of the establishment]`: the rank of its group; `effectifs` of the groups.
    func annee(themes: Int, lieux: [Int], effectifs: [Int]) -> Annee {
        var annee = Annee(themes: themes, effectifs: effectifs)
        for actes in parPersonne.values {
            guard let lieu = Self.lieu(actes) else { continue }
            let s = lieux[lieu]
            var comptes = Array(repeating: Array(repeating: 0, count: themes + 1), count: 5)
            for acte in actes {
                annee.entretiens[acte.trimestre][acte.theme][s] += 1
                for periode in [acte.trimestre, Cle.annuelle] {
                    comptes[periode][acte.theme] += 1
                    comptes[periode][themes] += 1
                }
            }
            for periode in 0...Cle.annuelle {
                for theme in 0...themes where comptes[periode][theme] > 0 {
                    annee.personnes[periode][theme][s] += 1
                    annee.maxima[periode][theme][s] = max(annee.maxima[periode][theme][s], comptes[periode][theme])
                }
            }
        }
        return annee
    }
}
