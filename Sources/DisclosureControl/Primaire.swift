/// Cells that are unsafe by themselves.
enum Primaire {
    /// The reason to hide a cell, nil when it may be shown. Zeros are small: only what cannot exist is shown as such.
    static func motif(_ place: Place, _ tableau: Tableau, _ regles: Regles) -> MotifMasquage? {
        let compte = tableau[place]
        if compte.personnes < regles.seuil { return .seuil }
        if compte.maximum * 100 > compte.evenements * regles.dominance { return .dominance }
        if tableau.plafond(place) - compte.personnes < regles.seuil { return .complement }
        if place.ligne < tableau.lignes {
            // Everyone of the total under one modality: its row names a group.
            let total = tableau[Place(tableau.lignes, place.colonne)]
            if total.personnes == compte.personnes, tableau.personnes == .union { return .groupe }
        }
        return nil
    }
}
