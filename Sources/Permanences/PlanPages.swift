import Calendrier
import Planner
import Tenancy
import Web

/// The last plans, and the form that asks one.
struct PlansPage: Page {
    static let gabarit = "plans"
    let plans: [PlanDePeriode]
    let saisie: Saisie
    let fautes: Fautes
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Plans", sous: "Une période, un calcul, un brouillon, une publication", donnees: ["gestion.plan", "gestion.permanence"],
            ici: "/plans")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "ecrit": ecrit
        case "champs": champs
        case "lignes": plans.map(ligne)
        case "vide": plans.isEmpty ? Vide("Aucun plan encore.", suite: "Choisissez une période : le calcul propose, vous décidez.") : nil
        default: nil
        }
    }

    private var champs: [Balisage] {
        let prochain = DateCivile.aujourdhui().leMois.suivant
        return [
            saisie.champ("du", "Du", prochain.premierJour.description, genre: .date, requis: true).balisage,
            saisie.champ("au", "Au", prochain.dernierJour.description, genre: .date, requis: true).balisage,
            saisie.choix(
                "secondes", "Temps de calcul",
                [Option("5", "5 s, un aperçu"), Option("20", "20 s"), Option("60", "1 min"), Option("240", "4 min, pour une année")], "20"
            ).balisage,
        ]
    }

    private func ligne(_ p: PlanDePeriode) -> Balisage {
        let place = p.dues.map { dues in "\(p.placees ?? 0) sur \(dues)" } ?? "–"
        return
            "<tr><th scope=\"row\"><a href=\"/plans/\(p.id.description)\">\(p.periode.libelle)</a></th><td data-l=\"État\">\(p.etat.libelle)</td><td class=\"n\" data-l=\"Placées\">\(place)</td><td data-l=\"Demandé\">\(p.creeLe.horodate)</td></tr>"
    }
}

/// One plan: its computation, its figures, what to do with it.
struct PlanPage: Page {
    static let gabarit = "plan"
    let plan: PlanDePeriode
    let suivi: Calculs.Suivi?
    /// Drafts this plan has put.
    let brouillons: Int
    let csrf: String
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Plan, \(plan.periode.libelle)", ariane: [("Plans", "/plans")], sous: "Demandé le \(plan.creeLe.horodate), \(etat.libelle)",
            donnees: ["gestion.plan", "gestion.permanence"], densite: .dense, ici: "/plans")
    }

    /// A computation kept nowhere was cut by a restart.
    private var etat: PlanDePeriode.Etat { plan.etat == .calcul && suivi == nil ? .echec : plan.etat }

    func child(named name: String) -> Any? {
        switch name {
        case "id": plan.id.description
        case "calcul": etat == .calcul
        case "avance": avance
        case "echec":
            etat == .echec
                ? Alerte(
                    .attention, "Relancez-le depuis la liste des plans.", fort: "Ce calcul a été interrompu.", liens: [("Plans", "/plans")])
                : nil
        case "alerte": alerte
        case "mesures": plan.resultat.map(mesures) ?? []
        case "aResultat": plan.resultat != nil
        case "aDecider": ecrit && plan.etat == .brouillon && brouillons == 0
        case "aPublier": ecrit && plan.etat == .brouillon && brouillons > 0
        case "poses": pluriel(brouillons, "permanence posée en brouillon", "permanences posées en brouillon")
        case "ecrit": ecrit
        case "debut": plan.periode.debut.description
        default: nil
        }
    }

    private var avance: Avance? {
        guard etat == .calcul else { return nil }
        let a = suivi?.avancement
        return Avance(
            "Calcul du plan", fait: Int((a?.part ?? 0) * 100), sur: 100,
            phrase: a.map { "\($0.servies) permanences placées sur \($0.dues)." } ?? "Le calcul attend son tour.",
            flux: "/plans/\(plan.id)/flux")
    }

    private var alerte: Alerte? {
        guard let r = plan.resultat else { return nil }
        let gain = r.propose.placees - r.actuel.placees
        let phrase =
            gain >= 0
            ? "Le plan proposé place \(pluriel(gain, "demi-journée")) de plus que les permanences en place."
            : "Le plan proposé place \(pluriel(-gain, "demi-journée")) de moins que les permanences en place."
        let deplace = r.deplacees == 0 ? "" : " Il pose ou déplace \(pluriel(r.deplacees, "permanence")), dont aucune publiée."
        return Alerte(.information, phrase + deplace, fort: "Calcul terminé en \(r.secondes) s.")
    }

    private func mesures(_ r: PlanResultat) -> [Balisage] {
        let (a, p) = (r.actuel, r.propose)
        return [
            mesure("Demi-journées placées, sur \(p.dues) dues", "\(a.placees)", "\(p.placees)", p.placees - a.placees),
            mesure(
                "Gardent leur intervenant habituel", part(a.memeIntervenante, a.servies), part(p.memeIntervenante, p.servies),
                p.memeIntervenante - a.memeIntervenante),
            mesure(
                "Heures de route", "\(a.minutes / 60) h", "\(p.minutes / 60) h", (p.minutes - a.minutes) / 60, mieux: false, unite: " h"),
            mesure(
                "Demi-journées au-dessus de la charge visée", "\(a.auDelaCible)", "\(p.auDelaCible)", p.auDelaCible - a.auDelaCible,
                mieux: false),
        ]
    }

    private func part(_ n: Int, _ total: Int) -> String { "\(nombre(n)) (\(pourcentage(n, sur: total)))" }

    private func mesure(_ titre: String, _ actuel: String, _ propose: String, _ ecart: Int, mieux: Bool = true, unite: String = "")
        -> Balisage
    {
        // Against an empty board, more road is no fault.
        let neutre = ecart == 0 || (plan.resultat?.actuel.servies == 0 && !mieux)
        let classe = neutre ? "" : (ecart > 0) == mieux ? "mieux" : "moins"
        let signe = ecart > 0 ? "+ " : ""
        return
            "<tr><th scope=\"row\">\(titre)</th><td class=\"n\" data-l=\"En place\">\(actuel)</td><td class=\"n\" data-l=\"Proposé\">\(propose)</td><td class=\"n\" data-l=\"Écart\"><span class=\"ecart \(classe)\">\(signe)\(nombre(ecart))\(unite)</span></td></tr>"
    }
}
