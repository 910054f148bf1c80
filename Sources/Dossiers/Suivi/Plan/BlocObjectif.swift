import Actes
import Calendrier
import Tenancy
import Web

/// An objective on screen: its words, its actions with their boxes, its result; the form to change it folded below.
struct BlocObjectif {
    let objectif: Objectif
    let lu: DossierLu
    let csrf: String
    let refuse: FormulaireRefuse?
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
        return
            "<li><div class=\"pile serre\"><span>\(mots)<br><small class=\"discret\">\(action.qui.libelle) \(quand)</small></span>\(correction(action, mots))</div>\(bouton)</li>"
    }

    private func correction(_ action: ActionPrevue, _ mots: String) -> Balisage {
        guard lu.dossier.estOuvert else { return "" }
        let cle = action.id.rawValue
        let adresse = "\(chemin)/actions/\(action.id)"
        let qui = Qui(rawValue: refuse.valeur(cle, "qui", action.qui.rawValue)) ?? action.qui
        return """
            <details class="plie"\(refuse.ouvert(cle))><summary>Corriger<span class="lu"> : \(mots)</span></summary>\(refuse.faute(cle))\
            <form method="post" class="ligne-saisie" action="\(adresse)/fiche"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(action.version)">\
            <input class="saisie" name="action" aria-label="Action" value="\(refuse.valeur(cle, "action", mots))" required>\
            <select class="saisie" name="qui" aria-label="Qui">\(options(Qui.allCases, qui))</select>\
            <input class="saisie" type="date" name="echeance" aria-label="Pour quand" value="\(refuse.valeur(cle, "echeance", action.echeance?.description ?? ""))">\
            <button class="b mini">Enregistrer</button><a class="b mini grave" href="\(adresse)/retrait">Retirer</a></form></details>
            """
    }

    private var formulaires: Balisage {
        guard lu.dossier.estOuvert else { return "" }
        return "\(nouvelleAction)\(modification)"
    }

    private var nouvelleAction: Balisage {
        let cle = objectif.id.rawValue
        func valeur(_ nom: String) -> String { refuse.valeur(cle, nom, "", forme: "action") }
        return """
            \(refuse.faute(cle, forme: "action"))<form method="post" class="ligne-saisie" action="\(chemin)/objectifs/\(objectif.id.description)/actions"><input type="hidden" name="_csrf" value="\(csrf)">\(EnvoiUnique.champ)\
            <input class="saisie" name="action" aria-label="Action, pour : \(texte.texte)" placeholder="Ce qui sera fait" value="\(valeur("action"))" required>\
            <select class="saisie" name="qui" aria-label="Qui">\(options(Qui.allCases, Qui(rawValue: valeur("qui")) ?? .personne))</select>\
            <input class="saisie" type="date" name="echeance" aria-label="Pour quand" value="\(valeur("echeance"))"><button class="b mini">Ajouter l'action</button></form>
            """
    }

    private var modification: Balisage {
        let cle = objectif.id.rawValue
        let adresse = "\(chemin)/objectifs/\(objectif.id)"
        func code<C: Code>(_ nom: String, _ stocke: C) -> C { C(rawValue: refuse.valeur(cle, nom, stocke.rawValue)) ?? stocke }
        return """
            <details class="plie"\(refuse.ouvert(cle))><summary>Résultat, correction</summary>\(refuse.faute(cle))<form method="post" class="pile" action="\(adresse)">\
            <input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(objectif.version)">\
            <label class="champ"><span class="etiquette">Objectif</span><textarea class="saisie" rows="2" name="texte" required>\n\(refuse.valeur(cle, "texte", texte.texte))</textarea></label>\
            <div class="trois"><label class="champ"><span class="etiquette">Thème</span><select class="saisie" name="theme">\(options(Motif.allCases, code("theme", objectif.theme)))</select></label>\
            <label class="champ"><span class="etiquette">Qui le porte</span><select class="saisie" name="qui">\(options(Qui.allCases, code("qui", objectif.qui)))</select></label>\
            <label class="champ"><span class="etiquette">Pour quand</span><input class="saisie" type="date" name="horizon" value="\(refuse.valeur(cle, "horizon", objectif.horizon?.description ?? ""))"></label></div>\
            <label class="champ"><span class="etiquette">Résultat</span><select class="saisie" name="resultat">\(options(Resultat.allCases, code("resultat", objectif.resultat)))</select></label>\
            <label class="champ"><span class="etiquette">Ce qu'on en dit ensemble</span><textarea class="saisie" rows="2" name="commentaire">\n\(refuse.valeur(cle, "commentaire", texte.commentaire))</textarea></label>\
            <div class="rang bouts"><button class="b mini">Enregistrer</button><a class="b mini grave" href="\(adresse)/retrait">Retirer l'objectif</a></div></form></details>
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
