internal import DisclosureControl

/// How the entretiens took place.
enum IndicateurFormes {
    static func valeur(_ secret: Secret, _ masque: Masque) -> [Contenu.Case]? {
        guard secret.plan.themes else { return nil }
        return GroupeForme.allCases.enumerated().map { rang, groupe in
            secret.grille.remplir(groupe.rawValue, groupe.libelle, masque, axe: Grille.axeForme, modalite: rang)
        }
    }
}
