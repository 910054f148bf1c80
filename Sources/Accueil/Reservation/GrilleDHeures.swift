import Calendrier
import Web

/// The hours one may ask for, permanence by permanence, as radio buttons that need no script. The third and following are folded.
struct GrilleDHeures: Fragment {
    let plages: [(plage: PlageReservable, avec: String?)]
    let choisi: String?
    let faute: String?
    let maintenant: (jour: DateCivile, heure: Heure)

    var balisage: Balisage {
        let groupes = plages.map { ($0, $0.plage.heures(maintenant)) }.filter { !$0.1.isEmpty }.prefix(8)
        let champs = groupes.enumerated().map { rang, groupe in
            let (plage, avec) = groupe.0
            let titre = "\(plage.jour.long.prefix(1).uppercased())\(plage.jour.long.dropFirst())" + (avec.map { ", avec \($0)" } ?? "")
            let boutons = groupe.1.enumerated().map { place, heure in
                let valeur = Creneau(plage.id, heure).description
                let cible: Balisage = rang == 0 && place == 0 ? " id=\"c-creneau\"" : ""
                let coche: Balisage = valeur == choisi ? " checked" : ""
                return "<label><input type=\"radio\" name=\"creneau\" required value=\"\(valeur)\"\(cible)\(coche)>\(heure.libelle)</label>"
                    as Balisage
            }
            let choix: Balisage = "<div class=\"choix creneaux\">\(boutons)</div>"
            return rang < 2
                ? "<fieldset class=\"champ\"><legend>\(titre)</legend>\(choix)</fieldset>" as Balisage
                : "<details class=\"plie\"><summary>\(titre)</summary><fieldset class=\"champ\"><legend class=\"lu\">\(titre)</legend>\(choix)</fieldset></details>"
        }
        let note: Balisage = faute.map { "<p class=\"faute\" id=\"c-creneau-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
        return "\(champs)\(note)"
    }
}
