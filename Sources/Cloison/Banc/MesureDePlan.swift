import Foundation
import Planner

/// What is published of an instance: the cost another solver reached, and a cost no plan can go under.
struct Repere: Equatable {
    let reference: Int?
    let borne: Int?

    /// From `references.csv` beside the instance; nil when there is none or it does not name it.
    init?(_ nom: String, voisinDe fichier: String) {
        let csv = URL(filePath: fichier).deletingLastPathComponent().appending(path: "references.csv")
        guard let texte = try? String(contentsOf: csv, encoding: .utf8) else { return nil }
        self.init(nom, texte)
    }

    init?(_ nom: String, _ csv: String) {
        for ligne in csv.split(whereSeparator: \.isNewline).dropFirst() {
            let champs = ligne.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard champs.count == 4, champs[0] == nom else { continue }
            (reference, borne) = (Int(champs[2]), Int(champs[3]))
            return
        }
        return nil
    }
}

/// One measure: an instance, who planned it, what it cost and against what.
struct MesureDePlan {
    let texte: String

    private static let largeurs = [14, 9, 11, 12, 9, 10, 12, 9, 8]

    static var entete: String {
        ranger(["instance", "calcul", "coût", "non servies", "servi", "÷ tableur", "÷ référence", "÷ borne", "secondes"])
    }

    /// `tableur` is nil on the spreadsheet's own line.
    init(_ nom: String, _ calcul: String, _ secondes: Double, _ v: Verification, _ tableur: Verification?, _ repere: Repere?, _ borne: Int)
    {
        func rapport(_ autre: Int?) -> String {
            autre.map { $0 == 0 ? "–" : Nombre.decimal(Double(v.cout.total) / Double($0), 3) } ?? "–"
        }
        let servi = v.compte.dues == 0 ? 100 : 100 * Double(v.compte.servies) / Double(v.compte.dues)
        texte = Self.ranger([
            nom, calcul, Nombre.entier(v.cout.total), Nombre.entier(v.compte.demiJourneesNonServies), Nombre.decimal(servi, 1) + " %",
            rapport(tableur?.cout.total), rapport(repere?.reference), (repere?.borne == nil ? "~" : "") + rapport(borne),
            Nombre.decimal(secondes, 1),
        ])
    }

    private static func ranger(_ colonnes: [String]) -> String {
        zip(colonnes, largeurs).enumerated().map { n, c in
            let vide = String(repeating: " ", count: max(0, c.1 - c.0.count))
            return n < 2 ? c.0 + vide : vide + c.0
        }.joined(separator: " ")
    }

    static func chronometrer(_ calcul: () -> Solution) -> (plan: Solution, secondes: Double) {
        let debut = ContinuousClock.now
        let plan = calcul()
        return (plan, (ContinuousClock.now - debut) / .seconds(1))
    }
}
