import Calendrier
import Web

/// A month as a table of whole weeks; several permanences of one day are stacked, at most four written out.
struct CalendrierDuMois: Fragment {
    let mois: Mois
    let aujourdhui: DateCivile
    let permanences: [Permanence]
    /// What to write beside the sign.
    let mots: @Sendable (Permanence) -> String
    var liens = true

    /// From the Monday before the 1st to the Sunday after the last day.
    static func fenetre(_ mois: Mois) -> Periode {
        Periode(debut: mois.premierJour.lundi, fin: Semaine(mois.dernierJour).dimanche)
    }

    var balisage: Balisage {
        let par = Dictionary(grouping: permanences, by: \.jour)
        let fenetre = Self.fenetre(mois)
        let semaines = stride(from: 0, to: fenetre.nombreDeJours, by: 7).map { debut -> Balisage in
            let jours = (0..<7).map { cellule(fenetre.debut.plus(jours: debut + $0), par) }
            return "<tr>\(jours)</tr>"
        }
        let tete = Francais.jours.map { "<th scope=\"col\"><abbr title=\"\($0)\">\(String($0.prefix(3))).</abbr></th>" as Balisage }
        return
            "<table class=\"mois\"><caption class=\"lu\">\(mois.libelle)</caption><thead><tr>\(tete)</tr></thead><tbody>\(semaines)</tbody></table>"
    }

    private func cellule(_ jour: DateCivile, _ par: [DateCivile: [Permanence]]) -> Balisage {
        let siennes = par[jour] ?? []
        let ecrites = siennes.prefix(4).map { p -> Balisage in
            let texte: Balisage = "<b class=\"lu\">\(p.statut.mot), \(p.heures), </b>\(mots(p))"
            let mot: Balisage = liens ? "<a href=\"\(p.chemin)\">\(texte)</a>" : texte
            return "<span class=\"s-\(p.statut.signe)\">\(Signe(p.statut.signe))\(mot)</span>"
        }
        let reste: Balisage =
            siennes.count > 4
            ? "<a href=\"/semaine?jour=\(jour.description)&amp;vue=entreprises\">et \(siennes.count - 4) autres</a>" : ""
        let classe: Balisage = jour.leMois == mois ? "" : " class=\"autre\""
        let courant: Balisage = jour == aujourdhui ? " aria-current=\"date\"" : ""
        return "<td\(classe)\(courant)><b>\(jour.jour)</b>\(ecrites)\(reste)</td>"
    }
}
