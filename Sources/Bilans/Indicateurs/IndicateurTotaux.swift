internal import DisclosureControl

/// Entretiens of the period and distinct persons received, given or masked together.
enum IndicateurTotaux {
    static func valeur(_ releve: Releve, _ secret: Secret, _ resultat: Secret.Resultat) -> Contenu.Case? {
        guard secret.plan.totaux else { return nil }
        let place = secret.total(resultat.themes)
        let compte = resultat.themes[place]
        let montre = resultat.masqueThemes.montre(place)
        return Contenu.Case(
            code: "", libelle: "Total", entretiens: montre ? compte.evenements : nil, personnes: montre ? compte.personnes : nil)
    }
}
