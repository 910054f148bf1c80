internal import DisclosureControl

/// Entretiens and persons by establishment, those under 50 employees counted together.
enum IndicateurEtablissements {
    static func valeur(_ secret: Secret, _ masque: Masque) -> [Contenu.Case]? {
        let rangs = secret.grille.rangs
        guard secret.plan.etablissements, rangs.count > 1 else { return nil }
        return rangs.enumerated().map { rang, site in secret.grille.remplir(site.code, site.nom, masque, etablissement: rang) }
    }
}
