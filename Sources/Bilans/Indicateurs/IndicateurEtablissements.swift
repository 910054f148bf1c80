internal import DisclosureControl

/// Entretiens and persons by establishment, those under 50 employees counted together.
enum IndicateurEtablissements {
    static func valeur(_ releve: Releve, _ secret: Secret, _ resultat: Secret.Resultat) -> [Contenu.Case]? {
        guard let tableau = resultat.etablissements, let masque = resultat.masqueEtablissements else { return nil }
        return releve.regroupement.rangs.enumerated().map { rang, etablissement in
            let place = Place(rang, 0)
            let montre = masque.montre(place)
            return Contenu.Case(
                code: etablissement.code, libelle: etablissement.nom, entretiens: montre ? tableau[place].evenements : nil,
                personnes: montre ? tableau[place].personnes : nil)
        }
    }
}
