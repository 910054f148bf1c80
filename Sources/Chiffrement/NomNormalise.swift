import Foundation

/// Names as they are compared: « Müller-Lefèvre » gives `muller` and `lefevre`.
package enum NomNormalise {
    /// Words of at least `minimum` letters, without accents, case or punctuation.
    package static func mots(_ nom: String, minimum: Int = 2) -> [String] {
        nom.replacing("œ", with: "oe").replacing("Œ", with: "OE").replacing("ß", with: "ss")
            .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }
            .map(String.init)
            .filter { $0.count >= minimum }
    }
}
