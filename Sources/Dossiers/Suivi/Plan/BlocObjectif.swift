import Actes
import Calendrier
import Tenancy
import Web

/// An objective on screen: its words, its actions with their boxes, its result; the form to change it folded below.
struct BlocObjectif {
    let objectif: Objectif
    let lu: DossierLu
    let csrf: String
    let aujourdhui: DateCivile

    private var chemin: String { lu.dossier.ref.chemin + "/plan" }
    private var texte: Objectif.Texte { lu.textes[objectif.id.rawValue] ?? Objectif.Texte("") }

    var balisage: Balisage {
        var precisions = [objectif.theme.libelle, objectif.qui.libelle]
        if let horizon = objectif.horizon { precisions.append("pour le \(horizon.court)") }
        if let le = objectif.resultatLe { precisions.append("\(objectif.resultat.libelle) le \(le.court)") }
        let retour: Balisage = texte.commentaire.isEmpty ? "" : "<p>\(texte.commentaire)</p>"
        return """
            <section class="panneau pile serre"><h2><span>\(texte.texte)</span>\(objectif.resultat.badge)</h2>\
            <p class="petit discret">\(precisions.joined(separator: ", "))</p>\(retour)\(actions)\(formulaires)</section>
            """
    }

    private var actions: Balisage {
        let lignes = lu.actions(objectif.id).map(ligne)
        return lignes.isEmpty ? "" : "<ul class=\"liste\">\(lignes)</ul>"
    }

    private func ligne(_ action: ActionPrevue) -> Balisage {
        let mots = lu.motsDesActions[action.id.rawValue] ?? ""
        let quand: Balisage =
            if let faite = action.faiteLe {
                "\(Badge("faite", comme: .tenue)) le \(faite.court)"
            } else if let echeance = action.echeance {
                echeance < aujourdhui ? "\(Badge("en retard", comme: .due)) \(echeance.court)" : "pour le \(echeance.court)"
            } else {
                ""
            }
        let bouton: Balisage =
            lu.dossier.estOuvert
            ? """
            <form method="post" action="\(chemin)/actions/\(action.id.description)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input type="hidden" name="faite" value="\(action.faiteLe == nil ? "oui" : "non")"><button class="b mini">\(action.faiteLe == nil ? "Fait" : "À refaire")<span class="lu"> : \(mots)</span></button></form>
            """ : ""
        return "<li><span>\(mots)<br><small class=\"discret\">\(action.qui.libelle) \(quand)</small></span>\(bouton)</li>"
    }

    private var formulaires: Balisage {
        guard lu.dossier.estOuvert else { return "" }
        let cle = objectif.id.description
        return """
            <form method="post" class="ligne-saisie" action="\(chemin)/objectifs/\(cle)/actions"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input class="saisie" name="action" aria-label="Action, pour : \(texte.texte)" placeholder="Ce qui sera fait" required>\
            <select class="saisie" name="qui" aria-label="Qui">\(options(Qui.allCases, .personne))</select>\
            <input class="saisie" type="date" name="echeance" aria-label="Pour quand"><button class="b mini">Ajouter l'action</button></form>\
            <details class="plie"><summary>Résultat, correction</summary><form method="post" class="pile" action="\(chemin)/objectifs/\(cle)">\
            <input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(objectif.version)">\
            <label class="champ"><span class="etiquette">Objectif</span><textarea class="saisie" rows="2" name="texte" required>\n\(texte.texte)</textarea></label>\
            <div class="trois"><label class="champ"><span class="etiquette">Thème</span><select class="saisie" name="theme">\(options(Motif.allCases, objectif.theme))</select></label>\
            <label class="champ"><span class="etiquette">Qui le porte</span><select class="saisie" name="qui">\(options(Qui.allCases, objectif.qui))</select></label>\
            <label class="champ"><span class="etiquette">Pour quand</span><input class="saisie" type="date" name="horizon" value="\(objectif.horizon?.description ?? "")"></label></div>\
            <label class="champ"><span class="etiquette">Résultat</span><select class="saisie" name="resultat">\(options(Resultat.allCases, objectif.resultat))</select></label>\
            <label class="champ"><span class="etiquette">Ce qu'on en dit ensemble</span><textarea class="saisie" rows="2" name="commentaire">\n\(texte.commentaire)</textarea></label>\
            <div class="rang"><button class="b mini">Enregistrer</button></div></form></details>
            """
    }

    private func options<C: Code>(_ codes: [C], _ choisi: C) -> [Balisage] {
        codes.map { code in
            code == choisi
                ? "<option value=\"\(code.rawValue)\" selected>\(code.libelle)</option>"
                : "<option value=\"\(code.rawValue)\">\(code.libelle)</option>"
        }
    }
}

/// How far a plan is: actions done over actions planned, objectives reached.
struct Avancement: Fragment {
    let faites: Int
    let actions: Int
    let atteints: Int
    let objectifs: Int

    init(_ lu: DossierLu) {
        faites = lu.actions.count { $0.faiteLe != nil }
        actions = lu.actions.count
        atteints = lu.objectifs.count { $0.resultat == .atteint || $0.resultat == .partiel }
        objectifs = lu.objectifs.count
    }

    var balisage: Balisage {
        let mots = "\(pluriel(atteints, "objectif atteint", "objectifs atteints")) sur \(objectifs)"
        guard actions > 0 else { return "<p class=\"petit\">\(mots)</p>" }
        return """
            <div class="avance"><p class="petit">\(mots), \(pluriel(faites, "action faite", "actions faites")) sur \(actions)</p>\
            <progress max="\(actions)" value="\(faites)">\(faites) sur \(actions)</progress></div>
            """
    }
}
