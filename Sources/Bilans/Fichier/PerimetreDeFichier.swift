internal import DisclosureControl
internal import Foundation

/// Which establishments a company's bilans name: those of 50 employees and more, the others together. Frozen: headcounts are one per file.
struct PerimetreDeFichier: Sendable {
    let noms: [String]
    let effectifs: [Int]
    /// Rank of each establishment of the company → rank in `noms`.
    let lieux: [Int]

    init(_ entreprise: EntrepriseDeFichier, minimum: Int = Regles.plancher.effectifMinimal) {
        let etablissements = entreprise.etablissements.map {
            EtablissementBilan(id: UUID(), code: $0.code, nom: $0.code, effectif: $0.effectif)
        }
        let rangs = Regroupement(etablissements, minimum: minimum).rangs
        let pris = Set(entreprise.etablissements.map(\.code))
        func groupe(_ nom: String) -> String { pris.contains(nom) ? groupe(nom + "_") : nom }
        guard !rangs.isEmpty else {
            let seul = etablissements.count == 1 && entreprise.effectif >= minimum
            noms = [seul ? etablissements[0].code : groupe("ENSEMBLE")]
            effectifs = [entreprise.effectif]
            lieux = etablissements.map { _ in 0 }
            return
        }
        noms = rangs.map { $0.etablissements.count == 1 ? $0.code : groupe($0.code) }
        effectifs = rangs.map(\.effectif)
        lieux = etablissements.map { un in rangs.firstIndex { $0.etablissements.contains(un.id) } ?? rangs.count - 1 }
    }
}
