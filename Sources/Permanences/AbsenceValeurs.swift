import Calendrier
import Contrats
import Tenancy
import Web

/// What a person typed about an absence, checked.
struct AbsenceValeurs: Sendable {
    let intervenant: ID<IntervenantTag>
    let periode: Periode
    let nature: Absence.Nature

    var quand: String { nature == .depart ? "à partir du \(periode.debut.court)" : periode.duAu }

    /// Nil, with `fautes` filled, when something must be corrected.
    init?(_ champs: Champs, intervenant: ID<IntervenantTag>?, _ fautes: inout Fautes) {
        let qui = intervenant ?? champs["intervenant"].flatMap(ID<IntervenantTag>.init)
        if qui == nil { fautes["intervenant"] = "Choisissez un intervenant." }
        let debut = champs.texte("debut").flatMap(DateCivile.init(saisie:))
        let nature = champs["nature"].flatMap(Absence.Nature.init)
        let lue = champs.texte("fin").flatMap(DateCivile.init(saisie:)) ?? (champs.texte("fin") == nil ? debut : nil)
        let fin = nature == .depart ? Absence.sansRetour : lue
        if debut == nil { fautes["debut"] = "« \(champs["debut"] ?? "") » : une date est attendue, par exemple 24/11/2026." }
        if fin == nil, debut != nil { fautes["fin"] = "« \(champs["fin"] ?? "") » : une date est attendue, par exemple 26/11/2026." }
        if nature == nil { fautes["nature"] = "Choisissez une nature." }
        guard let qui, let debut, let fin, let nature else { return nil }
        guard let periode = Periode(de: debut, a: fin) else {
            fautes["fin"] = "Le dernier jour (\(fin.court)) vient avant le premier (\(debut.court))."
            return nil
        }
        self.intervenant = qui
        self.periode = periode
        self.nature = nature
    }
}
