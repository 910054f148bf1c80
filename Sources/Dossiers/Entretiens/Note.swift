package import Chiffrement

/// The free text of an entretien: optional, encrypted in `nominatif.entretien.note`.
package struct Note: Sendable, Equatable, Nominatif {
    package static let champ = "note"
    package var texte: String

    package init(_ texte: String) { self.texte = texte }
    package init(_ feuillet: Feuillet) { texte = feuillet[Self.champ] ?? "" }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        feuillet[Self.champ] = texte
        return feuillet
    }
}
