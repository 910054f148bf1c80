import Calendrier
import Web

/// A call to return in a list: whose dossier, since when, returned or put off in one touch.
struct RappelLigne {
    let aujourdhui: DateCivile
    let csrf: String

    func balisage(_ r: Rappel) -> Balisage {
        let retard = r.duLe.jours(jusqua: aujourdhui)
        let quand = r.heure.map(\.libelle) ?? "dans la journée"
        let badge =
            retard > 0
            ? Badge("depuis \(pluriel(retard, "jour"))", comme: .reportee)
            : retard < 0
                ? Badge(r.duLe.court + (r.heure.map { ", \($0.libelle)" } ?? ""), comme: .planifiee) : Badge(quand, comme: .due)
        return """
            <li><span><strong><a href="\(r.chemin)">\(r.qui)</a></strong><br><small class="discret">\(r.nomEntreprise), reçu le \(r.recuLe.court)\
            \(r.reports > 0 ? ", reporté \(pluriel(r.reports, "fois", "fois"))" : "")</small></span>\(badge)\
            <form method="post" class="rang suites pas-imprime" action="\(r.chemin)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <button class="b mini" name="suite" value="rendu">Rendu<span class="lu">, \(r.qui)</span></button>\
            <button class="b mini" name="suite" value="demain">Demain<span class="lu">, \(r.qui)</span></button></form></li>
            """
    }
}
