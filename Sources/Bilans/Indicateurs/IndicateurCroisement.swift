internal import DisclosureControl

/// Themes of each establishment, from 1,000 employees on, held to the stricter threshold.
enum IndicateurCroisement {
    static func valeur(_ secret: Secret, _ masque: Masque) -> [Contenu.Croisement]? {
        let rangs = secret.grille.rangs
        guard secret.plan.croisement, rangs.count > 1 else { return nil }
        return rangs.enumerated().map { rang, site in
            Contenu.Croisement(code: site.code, libelle: site.nom, cases: IndicateurThemes.cases(secret, masque, etablissement: rang))
        }
    }
}
