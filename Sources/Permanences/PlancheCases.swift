import Calendrier
import Contrats
import Tenancy
import Web

extension Planche.Ligne: Fragment {
    /// The row as drawn in `mockups/semaine.html`.
    var balisage: Balisage {
        let arret: Balisage = absence.map { "<span class=\"absence\">\($0.nature.libelle) \($0.quand)</span>" } ?? ""
        let note: Balisage = absence == nil ? "<small class=\"discret\">\(sousTitre)</small>" : ""
        return
            "<tr><th scope=\"row\"><a class=\"nom-i\" href=\"/equipe/\(intervenant.id.description)\">\(intervenant.nomComplet)</a>\(Charge(posees, sur: possibles))\(arret)\(note)</th>\(cellules)</tr>"
    }

    private var sousTitre: String {
        intervenant.metier == .assistantSocial ? intervenant.bureauNom : "\(intervenant.bureauNom), \(intervenant.metier.libelle)"
    }

    private var cellules: [Balisage] {
        cases.enumerated().map { rang, contenu in
            let matin: Balisage = rang % 2 == 0 ? " mat" : ""
            switch contenu {
            case .permanence(let p, let conflit):
                let jour = p.moment == .JOUR ? " colspan=\"2\"" as Balisage : ""
                let fond: Balisage = conflit == nil ? "ouvert" : "absent"
                return "<td class=\"\(fond)\(matin)\"\(jour)\(cible(rang))>\(CasePosee(permanence: p, conflit: conflit))</td>"
            case .suite: return ""
            case .libre:
                return
                    "<td class=\"ouvert\(matin)\"\(cible(rang))><a class=\"pose\" href=\"/permanences/poser?\(champs(rang))\" aria-label=\"Poser une permanence, \(intervenant.nomComplet), \(libelle(rang))\">\(Signe("plus"))</a></td>"
            case .hors: return "<td class=\"hors\(matin)\"><span class=\"lu\">hors disponibilité</span></td>"
            case .absente(let nature): return "<td class=\"absent\(matin)\"><span class=\"absence\">\(nature)</span></td>"
            case .ferie(let nom):
                return "<td class=\"hors\(matin)\"><span class=\"absence\">férié</span><span class=\"lu\"> \(nom)</span></td>"
            }
        }
    }

    private func cible(_ rang: Int) -> Balisage { " data-case=\"\(champs(rang))\"" }

    private func champs(_ rang: Int) -> String {
        let creneau = Creneau.tous[rang]
        return "intervenant=\(intervenant.id)&jour=\(jour(rang))&moment=\(creneau.demi.rawValue)"
    }

    private func jour(_ rang: Int) -> DateCivile { lundi.plus(jours: rang / 2) }

    private func libelle(_ rang: Int) -> String { "\(jour(rang).nomDuJour) \(Creneau.tous[rang].demi.libelle)" }
}

/// A permanence on the board: company, status by sign and word, hours.
struct CasePosee: Fragment {
    let permanence: Permanence
    let conflit: String?

    var balisage: Balisage {
        let p = permanence
        if let conflit {
            return
                "<a class=\"perm conflit\" href=\"\(p.chemin)\"\(deplacable)><b>\(p.entrepriseNom)</b><span>\(Signe("attention"))\(conflit)</span><b class=\"lu\">\(p.heures)</b></a>"
        }
        return
            "<a class=\"perm s-\(p.statut.signe)\" href=\"\(p.chemin)\"\(deplacable)><b>\(p.entrepriseNom)</b><span>\(Signe(p.statut.signe))<span class=\"heure\">\(p.debut.libelle)\(fin)</span><b class=\"lu\"> \(p.statut.mot), \(p.lieuNom)</b></span></a>"
    }

    /// Beside « 13 h 30 », an end with minutes does not fit in half a day's width: it is said, not shown.
    private var fin: Balisage {
        let tientPas = permanence.moment != .JOUR && permanence.debut.minutes % 60 != 0 && permanence.fin.minutes % 60 != 0
        let classe = tientPas ? "lu" : "fin-h"
        return "<i class=\"\(classe)\">–\(permanence.fin.libelle)</i>"
    }

    private var deplacable: Balisage {
        permanence.modifiable ? " data-deplacer=\"\(permanence.chemin)/deplacer\"" : ""
    }
}
