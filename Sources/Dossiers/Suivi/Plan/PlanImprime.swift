import Actes
import Calendrier
import Tenancy
import Web

/// The plan on one sheet of paper, for the person: her words, who does what and when, a line to sign. No motif code, no note of anybody.
struct PlanImprime {
    let lu: DossierLu
    /// Name of the worker who hands it.
    let par: String

    var html: String {
        let corps: Balisage = """
            <h1>Plan d'action</h1><p class="sous">\(lu.identite.complet). Fait avec \(par), le \(DateCivile.aujourdhui().long).</p>\
            \(comprehension)\(lu.objectifs.filter { $0.resultat != .abandonne }.map(objectif))\
            <section class="signatures"><p>Relu ensemble le ……………………</p><table><tr><td>\(lu.identite.complet)</td><td>\(par)</td></tr></table></section>\
            <p class="pied">Cette feuille est à vous. Votre employeur ne la reçoit pas et ne peut pas la demander. Dossier \(lu.dossier.numero).</p>
            """
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Plan d'action \(lu.dossier.numero)</title><style>\(Self.style)</style></head><body>\(Typo.appliquer(corps.texte))</body></html>
            """
    }

    /// What was understood together, from the last evaluation: only that part is written for two.
    private var comprehension: Balisage {
        guard let feuille = lu.feuille(.evaluation), let texte = lu.evaluations[feuille.id.rawValue]?.textes[.analyse] else { return "" }
        return "<section><h2>Ce que nous avons compris ensemble</h2><p>\(texte)</p></section>"
    }

    private func objectif(_ o: Objectif) -> Balisage {
        let texte = lu.textes[o.id.rawValue] ?? Objectif.Texte("")
        let quand = o.horizon.map { "Pour le \($0.court). " } ?? ""
        let etat = o.resultat == .enCours ? "" : "\(o.resultat.libelle.capitale). \(texte.commentaire)"
        let lignes = lu.actions(o.id).map { action -> Balisage in
            let quand = action.faiteLe.map { "fait le \($0.court)" } ?? action.echeance?.court ?? ""
            let porteur = action.qui == .personne ? "vous" : action.qui == .intervenant ? par : "ensemble"
            let coche: Balisage = action.faiteLe == nil ? "☐" : "☑"
            return
                "<tr><td class=\"c\">\(coche)</td><td>\(lu.motsDesActions[action.id.rawValue] ?? "")</td><td>\(porteur)</td><td>\(quand)</td></tr>"
        }
        let table: Balisage =
            lignes.isEmpty
            ? ""
            : "<table><thead><tr><th></th><th>Ce qui sera fait</th><th>Par qui</th><th>Pour quand</th></tr></thead><tbody>\(lignes)</tbody></table>"
        return "<section><h2>\(texte.texte)</h2><p class=\"sous\">\(quand)\(etat)</p>\(table)</section>"
    }

    private static let style = """
        @page { size: A4; margin: 18mm 18mm 16mm } body { font: 11pt/1.45 "Liberation Sans", sans-serif; color: #1d2420 } \
        h1 { font: 600 22pt/1.2 serif; margin: 0 } h2 { font-size: 12.5pt; margin: 14pt 0 2pt } .sous { color: #505a54; margin: 0 0 6pt } \
        p { margin: 0 0 4pt } section { break-inside: avoid } table { width: 100%; border-collapse: collapse } \
        th, td { text-align: left; vertical-align: top; padding: 3pt 6pt 3pt 0; border-bottom: .5pt solid #d5d8d0; font-size: 10.5pt } \
        th { color: #505a54; font-weight: 600; font-size: 9.5pt } .c { width: 14pt } \
        .signatures { margin-top: 20pt } .signatures td { width: 50%; height: 52pt; border: .5pt solid #7d877f; padding: 5pt } \
        .pied { margin-top: 14pt; font-size: 9pt; color: #505a54 }
        """
}
