package import Chiffrement

/// What a démarche asks and for how much. Encrypted in `nominatif.demarche.contenu`.
package struct Objet: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable { case objet, montant, accorde }

    package var objet = ""
    /// Cents.
    package var montant: Int?
    /// Cents granted, once decided.
    package var accorde: Int?

    package init(objet: String = "", montant: Int? = nil, accorde: Int? = nil) {
        self.objet = objet
        self.montant = montant
        self.accorde = accorde
    }

    package init(_ feuillet: Feuillet) {
        objet = feuillet[Champ.objet.rawValue] ?? ""
        montant = feuillet[Champ.montant.rawValue].flatMap { Int($0) }
        accorde = feuillet[Champ.accorde.rawValue].flatMap { Int($0) }
    }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        feuillet[Champ.objet.rawValue] = objet
        feuillet[Champ.montant.rawValue] = montant.map(String.init)
        feuillet[Champ.accorde.rawValue] = accorde.map(String.init)
        return feuillet
    }
}
