internal import Calendrier

/// Entretiens of the last eight quarters as they were given, this one included: nothing that a client does not already hold.
enum IndicateurSerie {
    static func valeur(_ releve: Releve, _ total: Contenu.Case?) -> [Contenu.Repere] {
        guard !releve.periode.annuelle, let total else { return [] }
        let passees = releve.registre.filter { !$0.key.annuelle && $0.key.jours.fin < releve.periode.jours.debut && $0.value.total != nil }
            .sorted { $0.key.jours.debut < $1.key.jours.debut }.suffix(7)
        let reperes = passees.map { Contenu.Repere(periode: $0.key.description, entretiens: $0.value.total?.entretiens) }
        return reperes + [Contenu.Repere(periode: releve.periode.description, entretiens: total.entretiens)]
    }
}
