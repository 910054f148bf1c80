import Calendrier
import Foundation
import Tenancy
import Web

/// Numbers by what awaits them, most serious first; the numbers themselves are folded.
struct PageConservation: Page {
    static let gabarit = "conservation"

    let pas: [Conservation]
    let gels: [Gel]
    let passage: Date?
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String

    var entete: Entete {
        Entete(
            "Conservation", sous: "Deux ans après le dernier contact : avertir, archiver, effacer. Des numéros, jamais un nom",
            visible: "l'administration technique. Le référent voit ses propres échéances.", densite: .dense, ici: "/conservation")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "aucun": pas.isEmpty
        case "passage": dernierPassage
        case "vide": Vide("Aucun dossier n'approche de sa fin", suite: "Un dossier paraît ici deux mois avant ses deux ans sans contact.")
        case "lignes": groupes.map(ligne)
        case "agit": pas.contains(where: \.aFaire)
        case "effacer":
            saisie.champ(
                "effacer", "Combien de dossiers cela efface-t-il ?", genre: .nombre,
                aide: "Recopiez le nombre de la ligne « effacer » ci-dessus ; 0 s'il n'y en a pas.",
                requis: true, completion: "off")
        case "numero": saisie.champ("numero", "Numéro du dossier", requis: true, completion: "off")
        case "cause": saisie.choix("cause", "Pourquoi", Gel.causes.map { Option($0.0, $0.1) }, requis: true)
        case "gels": gels.map(gel)
        default: nil
        }
    }

    /// To do before to wait, then by the day.
    private var groupes: [(quoi: String, pas: [Conservation])] {
        Dictionary(grouping: pas, by: \.quoi).map { ($0.key, $0.value.sorted { ($0.terme, $0.numero) < ($1.terme, $1.numero) }) }
            .sorted { lhs, rhs in
                let (a, b) = (lhs.1[0], rhs.1[0])
                return (a.aFaire ? 0 : 1, a.terme, lhs.0) < (b.aFaire ? 0 : 1, b.terme, rhs.0)
            }
    }

    private func ligne(_ groupe: (quoi: String, pas: [Conservation])) -> Balisage {
        let numeros = groupe.pas.map { "<li>\($0.numero) <small class=\"discret\">\($0.terme.court)</small></li>" as Balisage }
        return """
            <tr><th scope="row" data-l="Étape">\(groupe.quoi)</th><td class="n" data-l="Dossiers">\(groupe.pas.count)</td>\
            <td data-l="Premier terme">\(groupe.pas[0].terme.court)</td>\
            <td><details class="plie"><summary>Lesquels<span class="lu"> : \(groupe.quoi)</span></summary><ul>\(numeros)</ul></details></td></tr>
            """
    }

    /// A night's run that did not come for a day and a half is said aloud: a date shown to a worker would be false.
    private var dernierPassage: Balisage {
        guard let passage else {
            return
                "\(Alerte(.attention, "Sur le serveur, cloison-conservation.timer l'applique chaque nuit.", fort: "Aucun passage encore."))"
        }
        let (jour, heure) = HeureDeParis.local(Int(passage.timeIntervalSince1970.rounded(.down)))
        guard Date.now.timeIntervalSince(passage) < 36 * 3600 else {
            return
                "\(Alerte(.attention, "Le passage de nuit n'a pas eu lieu : voir cloison-conservation.timer sur le serveur.", fort: "Dernier passage le \(jour.court)."))"
        }
        return "<p class=\"petit discret\">Dernier passage le \(jour.court) à \(heure.libelle). Le prochain, cette nuit.</p>"
    }

    private func gel(_ g: Gel) -> Balisage {
        let cause = Gel.causes.first { $0.0 == g.cause }?.1 ?? g.cause
        let jour = HeureDeParis.local(Int(g.poseLe.timeIntervalSince1970.rounded(.down))).jour
        return """
            <li><span><strong>\(g.numero)</strong><br><small class="discret">\(cause), depuis le \(jour.court)</small></span>\
            <form method="post" action="/conservation/gels/\(g.entreprise.description)/\(g.id.uuidString.lowercased())/levee"><input type="hidden" name="_csrf" value="\(csrf)"><button class="b mini">Lever</button></form></li>
            """
    }
}
