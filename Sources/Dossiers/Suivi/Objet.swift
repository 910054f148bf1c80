package import Chiffrement

/// What a démarche asks and for how much. Encrypted in `nominatif.demarche.contenu`.
package struct Objet: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable { case objet, montant }

    package var objet = ""
    /// Cents.
    package var montant: Int?

    package init(objet: String = "", montant: Int? = nil) {
        self.objet = objet
        self.montant = montant
    }

    package init(_ feuillet: Feuillet) {
        objet = feuillet[Champ.objet.rawValue] ?? ""
        montant = feuillet[Champ.montant.rawValue].flatMap { Int($0) }
    }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        feuillet[Champ.objet.rawValue] = objet
        feuillet[Champ.montant.rawValue] = montant.map(String.init)
        return feuillet
    }
}
