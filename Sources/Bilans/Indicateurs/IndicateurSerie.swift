internal import Calendrier

/// Entretiens of the last eight quarters as they were given, this one included: nothing that a client does not already hold.
enum IndicateurSerie {
    static func valeur(_ releve: Releve, _ contenu: Contenu) -> [Contenu.Repere] {
        let fin = releve.periode.jours.fin
        var donnes = releve.registre.filter { !$0.key.annuelle && $0.key.jours.fin <= fin && $0.value.total != nil }
        if !releve.periode.annuelle, contenu.total != nil { donnes[releve.periode] = contenu }
        return donnes.sorted { $0.key.jours.debut < $1.key.jours.debut }.suffix(8).map { periode, donne in
            Contenu.Repere(
                periode: periode.description, entretiens: donne.total?.entretiens,
                themes: donne.themes.map { themes in
                    Dictionary(themes.compactMap { c in c.entretiens.map { (c.code, $0) } }, uniquingKeysWith: { a, _ in a })
                })
        }
    }
}
