import Chiffrement
import Web

/// An evaluation or an end review as a form.
enum FeuilleSaisie {
    private static let place = 4_000

    static func evaluation(_ champs: Champs, _ fautes: inout Fautes) -> Evaluation {
        var evaluation = Evaluation()
        for champ in Evaluation.Champ.allCases { evaluation.textes[champ] = PlanSaisie.texte(champs, champ.rawValue, place, &fautes) }
        if evaluation.feuillet.estVide { fautes["demande"] = "Écrivez au moins une des quatre parties." }
        return evaluation
    }

    /// May be empty: closing asks no text.
    static func bilan(_ champs: Champs, _ fautes: inout Fautes) -> BilanFin {
        var bilan = BilanFin()
        for champ in BilanFin.Champ.allCases { bilan.textes[champ] = PlanSaisie.texte(champs, champ.rawValue, place, &fautes) }
        return bilan
    }

    static func champs(_ saisie: Saisie, _ evaluation: Evaluation) -> [any Fragment] {
        Evaluation.Champ.allCases.map { saisie.champ($0.rawValue, $0.libelle, evaluation.textes[$0], genre: .zone(2)) }
    }

    static func champs(_ saisie: Saisie, _ bilan: BilanFin) -> [any Fragment] {
        BilanFin.Champ.allCases.map { saisie.champ($0.rawValue, $0.libelle, bilan.textes[$0], genre: .zone(3)) }
    }
}

extension Evaluation.Champ {
    var libelle: String {
        switch self {
        case .demande: "Ce que la personne demande"
        case .analyse: "Ce que nous en comprenons ensemble"
        case .appuis: "Ce sur quoi elle peut s'appuyer"
        case .freins: "Ce qui freine"
        }
    }
}

extension BilanFin.Champ {
    var libelle: String {
        switch self {
        case .change: "Ce qui a changé"
        case .avis: "Ce qu'en dit la personne"
        case .suites: "Ce qui reste, vers qui elle peut se tourner"
        }
    }
}
