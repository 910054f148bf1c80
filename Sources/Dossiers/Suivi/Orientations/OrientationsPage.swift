import Calendrier
import Foundation
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/orientations`.
struct OrientationsPage: Page {
    static let gabarit = "orientations"

    let lu: DossierLu
    let annuaire: ChoixPartenaire
    let saisie: Saisie
    let fautes: FautesResume?
    let accord: String?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()
    let toutes: Bool
    /// A follow-up that could not be noted.
    var refuse: FormulaireRefuse?

    init(_ lu: DossierLu, _ annuaire: ChoixPartenaire, _ saisie: Saisie, _ fautes: Fautes?, _ requete: Requete) {
        self.lu = lu
        self.annuaire = annuaire
        self.saisie = saisie
        self.fautes = fautes?.resume
        accord = fautes?["accord"]
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
        toutes = requete.query["partenaires"] == "tous"
    }

    var entete: Entete {
        Entete(
            "Orientations, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.orientation"], visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui),
            densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(
                lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .orientations)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "ouvert": lu.dossier.estOuvert
        case "aucune": lu.orientations.isEmpty
        case "vide":
            Vide("Aucune orientation", suite: "Vers un partenaire, le psychologue, la santé au travail : avec l'accord de la personne.")
        case "lignes": lu.orientations.map(ligne)
        case "envoi": EnvoiUnique.champ
        case "lointaines": annuaire.aDesLointaines && !toutes
        case "vers": saisie.choix("vers", "Vers qui", VersOrientation.options, requis: true)
        case "champs":
            [
                saisie.champ("partenaire", "Partenaire", genre: .liste(annuaire.options(toutes: toutes).facultatif())).balisage,
                saisie.champ("le", "Le", aujourdhui.description, genre: .date, requis: true).balisage,
                saisie.champ("relance", "Demander des nouvelles le", aujourdhui.plus(jours: 30).description, genre: .date).balisage,
                saisie.champ("objet", "Pour quoi", genre: .zone(2), aide: "Chiffré avec la clé du dossier.").balisage,
            ]
        case "accord": saisie.coche("accord", "La personne est d'accord.")
        case "accordFaute": accord
        default: nil
        }
    }

    private func ligne(_ o: Orientation) -> Balisage {
        let texte = lu.textesDesOrientations[o.id.rawValue] ?? Orientation.Texte()
        let fin = o.issueLe.map { " le \($0.court)" } ?? ""
        let relance = o.issue == .enCours ? o.relance.map { "nouvelles à demander le \($0.court)" } ?? "" : ""
        return """
            <li><div><strong>\(o.titre.capitale)</strong> <span class="discret">\(o.le.court)</span> \(o.issue.badge)\(fin) <small class="discret">\(relance)</small>\
            <p>\(texte.objet)</p><p>\(texte.retour)</p></div>\(lu.dossier.estOuvert ? formulaire(o, texte) : "")</li>
            """
    }

    private func formulaire(_ o: Orientation, _ texte: Orientation.Texte) -> Balisage {
        let cle = o.id.rawValue
        let issues = liste(IssueOrientation.options, refuse.valeur(cle, "issue", o.issue.rawValue))
        let objet = refuse.valeur(cle, "objet", texte.objet)
        let chemin = "\(lu.dossier.ref.chemin)/orientations/\(o.id.description)"
        let vers = liste(VersOrientation.options, refuse.valeur(cle, "vers", o.vers.rawValue))
        let stocke = o.partenaire.map { ChoixPartenaire.valeur($0, o.partenaireId) } ?? ""
        let partenaires = annuaire.options(toutes: toutes, choisie: o.partenaireId).facultatif()
        let partenaire = liste(partenaires, refuse.valeur(cle, "partenaire", stocke))
        return """
            <details class="plie"\(refuse.ouvert(cle))><summary>Ce qu'il en est<span class="lu"> : \(o.titre)</span></summary>\(refuse.faute(cle))<form method="post" class="pile serre" action="\(chemin)">\
            <input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="version" value="\(o.version)">\
            <label class="champ"><span class="etiquette">Vers qui</span><select class="saisie" name="vers">\(vers)</select></label>\
            <label class="champ"><span class="etiquette">Partenaire</span><select class="saisie" name="partenaire">\(partenaire)</select></label>\
            <label class="champ"><span class="etiquette">Le</span><input class="saisie" type="date" name="le" value="\(refuse.valeur(cle, "le", o.le.description))" required></label>\
            <label class="champ"><span class="etiquette">Pour quoi</span><textarea class="saisie" name="objet" rows="2">\n\(objet)</textarea></label>\
            <select class="saisie" name="issue" aria-label="Ce qu'il en est">\(issues)</select>\
            <input class="saisie" type="date" name="relance" aria-label="Demander des nouvelles le" value="\(refuse.valeur(cle, "relance", o.relance?.description ?? ""))">\
            <textarea class="saisie" name="retour" rows="2" aria-label="Ce qui est revenu">\n\(refuse.valeur(cle, "retour", texte.retour))</textarea>\
            <div class="rang bouts"><button class="b mini">Noter</button><a class="b mini grave" href="\(chemin)/retrait">Retirer l'orientation</a></div></form></details>
            """
    }

    private func liste(_ options: [Option], _ choisie: String) -> [Balisage] {
        options.map { option in
            option.valeur == choisie
                ? "<option value=\"\(option.valeur)\" selected>\(option.mot)</option>"
                : "<option value=\"\(option.valeur)\">\(option.mot)</option>"
        }
    }
}
