import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/plan`.
struct PlanPage: Page {
    static let gabarit = "plan"

    let lu: DossierLu
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()

    init(_ lu: DossierLu, _ saisie: Saisie, _ fautes: FautesResume?, _ requete: Requete) {
        self.lu = lu
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
    }

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
        case "ouvert": lu.dossier.estOuvert
        case "avancement": lu.objectifs.isEmpty ? nil : Avancement(lu).balisage
        case "sansObjectif": lu.objectifs.isEmpty
        case "vide": Vide("Aucun objectif", suite: "Deux ou trois suffisent, dits avec les mots de la personne.")
        case "objectifs": lu.objectifs.map { BlocObjectif(objectif: $0, lu: lu, csrf: csrf, aujourdhui: aujourdhui).balisage }
        case "remis": remis
        case "aRemettre": lu.dossier.estOuvert && !lu.objectifs.isEmpty
        case "nouvel": nouvel.map(\.balisage)
        case "evaluations": evaluations
        case "sansEvaluation": evaluations.isEmpty
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
        [
            saisie.champ("texte", "Objectif, avec les mots de la personne", genre: .zone(2), requis: true),
            saisie.champ("theme", "Thème", lu.dossier.motif.rawValue, genre: .liste(Motif.options), requis: true),
            saisie.choix("qui", "Qui le porte", Qui.options, Qui.ensemble.rawValue),
            saisie.champ("horizon", "Pour quand", genre: .date),
        ]
    }

    private var champsEvaluation: [any Fragment] {
        Evaluation.Champ.allCases.map { saisie.champ($0.rawValue, $0.libelle, genre: .zone(2)) }
    }

    private var evaluations: [Balisage] {
        lu.feuilles.filter { $0.sorte == .evaluation }.compactMap { feuille in
            guard let evaluation = lu.evaluations[feuille.id.rawValue] else { return nil }
            let paires = Evaluation.Champ.allCases.compactMap { champ -> Balisage? in
                evaluation.textes[champ].map { "<dt>\(champ.libelle)</dt><dd>\($0)</dd>" }
            }
            return """
                <section class="bloc"><h3>\(feuille.majLe.court), par \(lu.nom(feuille.auteur, moi: moi))</h3><dl class="faits">\(paires)</dl></section>
                """
        }
    }
}

extension Evaluation.Champ {
    var libelle: String {
        switch self {
        case .demande: "Ce que la personne demande"
        case .analyse: "Ce que nous en comprenons ensemble"
        case .appuis: "Ce sur quoi elle peut s'appuyer"
        case .freins: "Ce qui freine"
        }
    }
}
