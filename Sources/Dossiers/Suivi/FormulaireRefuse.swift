import Foundation
import Web

/// One of the many small forms of a page, refused: its row, what was typed, why. The page draws it again, open, with its words.
struct FormulaireRefuse: Sendable {
    let ligne: UUID
    let champs: Champs
    let faute: String
    /// Which of the forms of that row, when it has several.
    let forme: String

    init(_ ligne: UUID, _ champs: Champs, _ faute: String, forme: String = "") {
        self.ligne = ligne
        self.champs = champs
        self.faute = faute
        self.forme = forme
    }
}

extension FormulaireRefuse? {
    private func concerne(_ ligne: UUID, _ forme: String) -> Bool { self?.ligne == ligne && self?.forme == forme }

    /// What was typed in this form, or what is stored.
    func valeur(_ ligne: UUID, _ nom: String, _ stockee: String, forme: String = "") -> String {
        concerne(ligne, forme) ? self?.champs[nom] ?? "" : stockee
    }

    /// The message, for this form only.
    func faute(_ ligne: UUID, forme: String = "") -> Balisage {
        guard let self, concerne(ligne, forme) else { return "" }
        return "<p class=\"faute\" role=\"alert\">\(Signe("erreur"))\(self.faute)</p>"
    }

    /// ` open` for this form, when it is folded.
    func ouvert(_ ligne: UUID, forme: String = "") -> Balisage { concerne(ligne, forme) ? " open" : "" }
}
