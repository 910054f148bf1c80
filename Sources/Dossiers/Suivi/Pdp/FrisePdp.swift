import Calendrier
import Web

/// The clock of one absence as a line: leaves in bands, the marks of its law in days, today.
struct FrisePdp: Fragment {
    let absence: Absence
    let arrets: [PeriodeArret]
    let aujourdhui: DateCivile
    var droit = DroitTravail.francais

    private var reperes: [Int] { droit == .francais ? [30, 60, 90, 180, 360] : [30, 42, 90, 182, 546] }

    private func mot(_ jours: Int) -> String {
        switch jours {
        case 360: "1 an"
        case 182, 546: "\(jours / 7) sem."
        default: "\(jours) j"
        }
    }

    /// Days shown: up to the next mark after today and after the end, at least 95.
    private var portee: Int {
        let dernier = max(absence.debut.jours(jusqua: aujourdhui), absence.fin.map { absence.debut.jours(jusqua: $0) } ?? 0)
        return max(95, (reperes.first { $0 > dernier } ?? dernier) + 12)
    }

    private func x(_ jours: Int) -> String {
        let centiemes = Dessin.part(max(0, jours), sur: portee)
        return "\(centiemes / 100).\(centiemes % 100 < 10 ? "0" : "")\(centiemes % 100)%"
    }

    var balisage: Balisage {
        let jour = absence.jours(au: aujourdhui)
        let voix = "\(pluriel(jour, "jour")) d'absence au \(aujourdhui.court). Repères : \(reperes.map(mot).joined(separator: ", "))."
        return """
            <figure class="graphe"><svg height="74" role="img"><title>Horloge de l'absence</title><desc>\(voix)</desc><g aria-hidden="true">\
            \(Dessin.rectangle("g-fond", largeur: 10_000, y: 30, hauteur: 12))\(bandes)\(marques)\(ici)</g></svg></figure>
            """
    }

    private var bandes: [Balisage] {
        arrets.compactMap { arret in
            guard arret.debut >= absence.debut, absence.fin.map({ arret.debut <= $0 }) ?? true else { return nil }
            let debut = absence.debut.jours(jusqua: arret.debut)
            let fin = arret.fin.map { absence.debut.jours(jusqua: $0) + 1 } ?? max(debut + 1, absence.debut.jours(jusqua: aujourdhui) + 1)
            return Dessin.rectangle(
                arret.fin == nil ? "g6" : "g3", x: Dessin.part(debut, sur: portee), largeur: Dessin.part(fin - debut, sur: portee), y: 30,
                hauteur: 12)
        }
    }

    private var marques: [Balisage] {
        reperes.filter { $0 < portee }.map { jours in
            """
            <line class="g-base" x1="\(x(jours))" x2="\(x(jours))" y1="26" y2="48"/><text x="\(x(jours))" y="64" text-anchor="middle">\(mot(jours))</text>
            """
        }
    }

    private var ici: Balisage {
        let jours = absence.debut.jours(jusqua: aujourdhui)
        guard jours >= 0, jours <= portee else { return "" }
        let ancre = jours * 4 < portee ? "start" : jours * 4 > portee * 3 ? "end" : "middle"
        return """
            <line class="g-ici" x1="\(x(jours))" x2="\(x(jours))" y1="18" y2="50"/><text class="fort" x="\(x(jours))" y="12" text-anchor="\(ancre)">aujourd'hui, \(jours + 1)e jour</text>
            """
    }
}
