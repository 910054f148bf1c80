import Actes
import Web

/// Level 2 under each theme, folded: not one of the ten items. With script, only the themes ticked as identified are in sight.
struct PrecisionsChoix: Fragment {
    let choisies: Set<String>

    var balisage: Balisage {
        let groupes = Motif.allCases.map { motif -> Balisage in
            let cases = Precision.de(motif).map { p -> Balisage in
                let coche: Balisage = choisies.contains(p.rawValue) ? " checked" : ""
                return "<label><input type=\"checkbox\" name=\"precision\" value=\"\(p.rawValue)\"\(coche)>\(p.libelle)</label>"
            }
            return
                "<fieldset class=\"champ\" data-theme=\"\(motif.rawValue)\"><legend>\(motif.libelle.capitale)</legend><div class=\"choix\">\(cases)</div></fieldset>"
        }
        let ouvert: Balisage = choisies.isEmpty ? "" : " open"
        return
            "<details class=\"plie\" data-precisions\(ouvert)><summary>Préciser le motif identifié, facultatif</summary><div class=\"pile serre\">\(groupes)</div></details>"
    }
}
