import Calendrier
import Partenaires
import Tenancy
import Web

/// What this dossier expects within two weeks, and what is late: from its démarches, plan, orientations, sick leaves and measures.
struct AFaire {
    struct Chose {
        let le: DateCivile
        let quoi: String
        let lien: String
        /// Day from which it counts as near, when it is not its own.
        var des: DateCivile?
    }

    let choses: [Chose]

    init(_ lu: DossierLu, aujourdhui: DateCivile) {
        let chemin = lu.dossier.ref.chemin
        let avant = aujourdhui.plus(jours: 14)
        var choses: [Chose] = []
        for d in lu.demarches {
            if d.statut.attend, let le = d.echeance { choses.append(Chose(le: le, quoi: d.titre, lien: d.chemin)) }
            if let le = d.aContester, le >= aujourdhui {
                choses.append(Chose(le: le, quoi: "Recours, \(d.partenaire?.libelle ?? d.type.libelle)", lien: d.chemin))
            }
        }
        for a in lu.actions where a.faiteLe == nil {
            guard let le = a.echeance else { continue }
            choses.append(Chose(le: le, quoi: lu.motsDesActions[a.id.rawValue] ?? "Action", lien: chemin + "/plan"))
        }
        for o in lu.orientations where o.issue == .enCours {
            guard let le = o.relance else { continue }
            choses.append(Chose(le: le, quoi: "Nouvelles de l'orientation, \(o.titre)", lien: chemin + "/orientations"))
        }
        for e in lu.etapes where e.statut == .prevue && e.etape.nature != .repere && (e.jusquau ?? aujourdhui) >= aujourdhui {
            choses.append(Chose(le: e.le, quoi: e.etape.libelle.capitale, lien: chemin + "/arrets"))
        }
        for m in lu.mesures {
            guard let (le, quoi) = m.rappel(au: aujourdhui) else { continue }
            // Its end is said as early as its kind asks for: later, it can no longer be renewed in time.
            let due = m.etat == .enCours ? min(le, avant) : le
            choses.append(Chose(le: le, quoi: "Mesure \(quoi)", lien: m.chemin, des: due))
        }
        self.choses = lu.dossier.estOuvert ? choses.filter { ($0.des ?? $0.le) <= avant }.sorted { $0.le < $1.le } : []
    }

    func balisage(aujourdhui: DateCivile) -> [Balisage] {
        choses.prefix(6).map { chose in
            let jours = aujourdhui.jours(jusqua: chose.le)
            let quand: Balisage =
                jours < 0
                ? "\(Badge("depuis le \(chose.le.court)", comme: .due))" : jours == 0 ? "<strong>aujourd'hui</strong>" : "\(chose.le.court)"
            return "<li><a href=\"\(chose.lien)\">\(chose.quoi)</a><span class=\"petit discret\">\(quand)</span></li>"
        }
    }
}
