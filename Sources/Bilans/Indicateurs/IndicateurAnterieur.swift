/// The same period one year before, exactly as it was given.
enum IndicateurAnterieur {
    static func valeur(_ releve: Releve) -> Contenu.Anterieur? {
        releve.registre[releve.periode.anterieure].map {
            Contenu.Anterieur(periode: $0.periode, total: $0.total, themes: $0.themes, permanences: $0.permanences)
        }
    }
}
