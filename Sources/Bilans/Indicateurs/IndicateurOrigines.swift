internal import DisclosureControl

/// Who told the persons to come.
enum IndicateurOrigines {
    static func valeur(_ secret: Secret, _ masque: Masque) -> [Contenu.Case]? {
        guard secret.plan.themes else { return nil }
        return GroupeOrigine.allCases.enumerated().map { rang, groupe in
            secret.grille.remplir(groupe.rawValue, groupe.libelle, masque, axe: Grille.axeOrigine, modalite: rang)
        }
    }
}
