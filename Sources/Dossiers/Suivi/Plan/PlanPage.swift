import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/plan`.
struct PlanPage: Page {
    static let gabarit = "plan"

    /// Which of the two forms of the page was typed.
    enum Formulaire { case objectif, evaluation }

    let lu: DossierLu
    let formulaire: Formulaire?
    let tape: Saisie
    let fautes: FautesResume?
    let refuse: FormulaireRefuse?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()

    init(_ lu: DossierLu, _ formulaire: Formulaire?, _ fautes: Fautes, _ refuse: FormulaireRefuse?, _ requete: Requete) {
        self.lu = lu
        self.formulaire = formulaire
        tape = formulaire == nil ? Saisie() : Saisie(requete.formulaire, fautes)
        self.fautes = fautes.resume
        self.refuse = refuse
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
    }

    /// What was typed in this form; nothing of the other.
    private func saisie(_ de: Formulaire) -> Saisie { de == formulaire ? tape : Saisie() }

    var entete: Entete {
        Entete(
            "Plan d'action, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.objectif", "nominatif.action", "nominatif.feuille"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers",
            actions: lu.objectifs.isEmpty
                ? [] : [Action("La feuille à remettre (PDF)", lu.dossier.ref.chemin + "/plan/feuille.pdf", signe: "imprime")])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .plan)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "envoi": EnvoiUnique.champ
        case "ouvert": lu.dossier.estOuvert
        case "avancement": lu.objectifs.isEmpty ? nil : Avancement(lu).balisage
        case "sansObjectif": lu.objectifs.isEmpty
        case "vide": Vide("Aucun objectif", suite: "Deux ou trois suffisent, dits avec les mots de la personne.")
        case "objectifs":
            lu.objectifs.map { BlocObjectif(objectif: $0, lu: lu, csrf: csrf, refuse: refuse, aujourdhui: aujourdhui).balisage }
        case "remis": remis
        case "aRemettre": lu.dossier.estOuvert && !lu.objectifs.isEmpty
        case "nouvel": nouvel.map(\.balisage)
        case "evaluations": evaluations
        case "sansEvaluation": evaluations.isEmpty
        case "deplie": formulaire == .evaluation
        case "evaluation": champsEvaluation.map(\.balisage)
        case "motifs": MotifsDansLeTemps(lu)
        default: nil
        }
    }

    private var remis: String? {
        lu.evenements.first { $0.sorte == .objectif && $0.detail == "plan_remis" }.map {
            "Relu avec la personne et remis le \($0.jour.court)."
        }
    }

    private var nouvel: [any Fragment] {
        let saisie = saisie(.objectif)
        return [
            saisie.champ("texte", "Objectif, avec les mots de la personne", genre: .zone(2), requis: true),
            saisie.champ("theme", "Thème", lu.dossier.motif.rawValue, genre: .liste(Motif.options), requis: true),
            saisie.choix("qui", "Qui le porte", Qui.options, Qui.ensemble.rawValue),
            saisie.champ("horizon", "Pour quand", genre: .date),
        ]
    }

    private var champsEvaluation: [any Fragment] {
        FeuilleSaisie.champs(saisie(.evaluation), Evaluation())
    }

    private var evaluations: [Balisage] {
        lu.feuilles.filter { $0.sorte == .evaluation }.compactMap { feuille in
            guard let evaluation = lu.evaluations[feuille.id.rawValue] else { return nil }
            let paires = Evaluation.Champ.allCases.compactMap { champ -> Balisage? in
                evaluation.textes[champ].map { "<dt>\(champ.libelle)</dt><dd>\($0)</dd>" }
            }
            let corriger: Balisage =
                lu.dossier.estOuvert
                ? " <a class=\"petit\" href=\"\(lu.dossier.ref.chemin)/feuilles/\(feuille.id.description)\">Corriger<span class=\"lu\"> l'évaluation du \(feuille.majLe.court)</span></a>"
                : ""
            return """
                <section class="bloc"><h3>\(feuille.majLe.court), par \(lu.nom(feuille.auteur, moi: moi))\(corriger)</h3><dl class="faits">\(paires)</dl></section>
                """
        }
    }
}
