internal import DisclosureControl

/// Entretiens of the period and distinct persons received.
enum IndicateurTotaux {
    static func valeur(_ secret: Secret, _ masque: Masque) -> Contenu.Case? {
        secret.plan.totaux ? secret.grille.remplir("", "Total", masque) : nil
    }
}
