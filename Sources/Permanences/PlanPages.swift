import Calendrier
import Planner
import Postgres
import Replanification
import Tenancy
import Web

/// The last plans, who works which period, and the way to ask one.
struct PlansPage: Page {
    static let gabarit = "plans"
    let plans: [PlanDePeriode]
    let verrous: [Verrou]
    let noms: Collegues
    let csrf: String
    let principal: Principal

    var entete: Entete {
        Entete(
            "Plans", sous: "Une période, un calcul, un brouillon, une publication", donnees: ["gestion.plan"],
            ici: "/plans", actions: [Action("Poids du calcul", "/plans/poids"), Action("Trajets", "/lieux/trajets", signe: "route")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "champs": champs
        case "lignes": plans.map(ligne)
        case "verrous": verrous.map(verrou)
        case "travaillees": !verrous.isEmpty
        case "vide": plans.isEmpty ? Vide("Aucun plan encore.", suite: "Choisissez une période : le calcul propose, vous décidez.") : nil
        default: nil
        }
    }

    private var champs: [Balisage] {
        let prochain = DateCivile.aujourdhui().leMois.suivant
        let saisie = Saisie()
        return [
            saisie.champ("du", "Du", prochain.premierJour.description, genre: .date, requis: true).balisage,
            saisie.champ("au", "Au", prochain.dernierJour.description, genre: .date, requis: true).balisage,
        ]
    }

    private func ligne(_ p: PlanDePeriode) -> Balisage {
        let place = p.dues.map { dues in "\(p.placees ?? 0) sur \(dues)" } ?? "–"
        return
            "<tr><th scope=\"row\"><a href=\"/plans/\(p.id.description)\">\(p.periode.libelle)</a></th><td data-l=\"État\">\(p.etat.libelle)</td><td class=\"n\" data-l=\"Placées\">\(place)</td><td data-l=\"Demandé\">\(p.creeLe.horodate), \(noms.nom(p.creePar))</td></tr>"
    }

    private func verrou(_ v: Verrou) -> Balisage {
        let periode: Balisage = "du=\(v.periode.debut.description)&amp;au=\(v.periode.fin.description)"
        let voir: Balisage = v.plan.map { "/plans/\($0.description)" } ?? "/plans/preparer?\(periode)"
        let geste: Balisage =
            v.estA(principal)
            ? "<form method=\"post\" action=\"/plans/rendre\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\"><input type=\"hidden\" name=\"du\" value=\"\(v.periode.debut.description)\"><input type=\"hidden\" name=\"au\" value=\"\(v.periode.fin.description)\"><button class=\"b mini\">Rendre la période</button></form>"
            : principal.fonctions.contains(.planification)
                ? "<a class=\"b mini\" href=\"/plans/reprendre?\(periode)\">Reprendre la main</a>" : ""
        return
            "<li><span>\(v.phrase(noms))<br><small class=\"discret\">Sans nouvelles, le verrou tombe à \(v.expireLe.heure).</small></span><span class=\"rang\"><a class=\"b mini\" href=\"\(voir)\">Voir</a>\(geste)</span></li>"
    }
}

/// One plan: its computation, then what it proposes beside what stands, and what to do with it.
struct PlanPage: Page {
    static let gabarit = "plan"
    let plan: PlanDePeriode
    let suivi: Calculs.Suivi?
    /// Drafts this plan holds.
    let brouillons: Int
    let comparaison: PlanComparaison?
    let explications: PlanExplications?
    let charges: [PlanCharge]
    let verrous: [Verrou]
    let noms: Collegues
    let csrf: String
    let principal: Principal

    /// The comparison is made again at each display, for a draft to decide.
    static func lire(
        _ id: ID<PlanDePeriode>, _ suivi: Calculs.Suivi?, csrf: String, _ principal: Principal, _ tx: Transaction
    ) throws -> PlanPage {
        guard let plan = try PlanStore.un(id, tx) else { throw Refus.introuvable }
        var comparaison: PlanComparaison?
        var charges: [PlanCharge] = []
        if plan.etat == .brouillon, let resultat = plan.resultat {
            let donnees = try PlanStore.donnees(plan.periode, tx)
            let faite = try PlanComparaison(donnees, resultat.solution)
            charges = PlanCharge.lire(faite, donnees)
            comparaison = faite
        }
        return PlanPage(
            plan: plan, suivi: suivi, brouillons: try PlanStore.brouillons(id, tx), comparaison: comparaison,
            explications: comparaison.map(PlanExplications.init), charges: charges, verrous: try VerrouStore.pendant(plan.periode, tx),
            noms: try Collegues(tx), csrf: csrf, principal: principal)
    }

    var aMoi: Bool { verrous.contains { $0.plan == plan.id && $0.estA(principal) } }
    private var autre: Verrou? { verrous.first { !$0.estA(principal) } }
    private var ecrit: Bool { principal.fonctions.contains(.planification) }
    private var decide: Bool { ecrit && autre == nil && plan.etat == .brouillon && plan.resultat != nil }
    /// A computation kept nowhere was cut by a restart.
    private var etat: PlanDePeriode.Etat { plan.etat == .calcul && suivi == nil ? .echec : plan.etat }

    var entete: Entete {
        Entete(
            "Plan, \(plan.periode.libelle)", ariane: [("Plans", "/plans")],
            sous:
                "Demandé le \(plan.creeLe.horodate) par \(noms.nom(plan.creePar)), \(plan.proche ? "près du plan en place" : "de zéro"), \(etat.libelle)",
            donnees: ["gestion.plan"], densite: .dense, ici: "/plans", rafraichir: etat == .calcul ? 5 : nil)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": plan.id.description
        case "calcul": etat == .calcul
        case "arretable": etat == .calcul && ecrit
        case "avance": avance
        case "echec":
            etat == .echec
                ? Alerte(
                    .attention, "Relancez-le depuis la liste des plans.", fort: "Ce calcul a été interrompu.", liens: [("Plans", "/plans")])
                : nil
        case "verrou":
            ecrit && [.calcul, .brouillon].contains(etat) ? autre.map { VerrouAlerte(verrou: $0, noms: noms, fenetre: plan.periode) } : nil
        case "veille": aMoi && etat == .brouillon
        case "alerte": alerte
        case "mesures": mesures
        case "aResultat": plan.resultat != nil
        case "comparaison":
            comparaison.map { PlanTableaux(comparaison: $0, explications: explications, charges: charges, plan: plan.id, decide: decide) }
        case "aDecider": decide && !(comparaison?.difference.lignes.isEmpty ?? true) && plan.echanges == nil
        case "aPublier": decide && brouillons > 0 && (plan.echanges != nil || comparaison?.difference.lignes.isEmpty == true)
        case "reste": decide && plan.echanges != nil && !(comparaison?.difference.lignes.isEmpty ?? true)
        case "reprenable": decide && plan.echanges != nil
        case "poses": pluriel(brouillons, "permanence prête en brouillon", "permanences prêtes en brouillon")
        case "ecrit": ecrit
        case "debut": plan.periode.debut.description
        default: nil
        }
    }

    private var avance: Avance? {
        guard etat == .calcul else { return nil }
        return Avance(
            "Calcul du plan", fait: Int((suivi?.avancement?.part ?? 0) * 100), sur: 100,
            phrase: suivi?.phrase ?? "Le calcul attend son tour.",
            flux: "/plans/\(plan.id)/flux")
    }

    private var alerte: Alerte? {
        guard let r = plan.resultat else {
            return etat == .brouillon
                ? Alerte(.attention, "Relancez-le : il a été calculé par une version antérieure.", fort: "Ce plan ne se lit plus.") : nil
        }
        guard let c = comparaison else { return nil }
        if c.difference.lignes.isEmpty {
            return Alerte(.information, "Le plan en place et le plan calculé sont les mêmes.", fort: "Il n'y a plus rien à décider.")
        }
        let gain = c.chiffres.propose.placees - c.chiffres.actuel.placees
        let phrase =
            gain == 0
            ? "Le plan proposé place autant de demi-journées que le plan en place"
            : "Le plan proposé place \(pluriel(abs(gain), "demi-journée")) de \(gain > 0 ? "plus" : "moins") que le plan en place"
        let n = c.difference.deplacees
        let deplace =
            n == 0 ? "." : " et déplace \(pluriel(n, "permanence")), dont aucune publiée."
        return Alerte(.information, phrase + deplace, fort: "Calcul terminé en \(r.secondes) s.")
    }

    private var mesures: [Balisage] {
        if let c = comparaison {
            return PlanMesures(actuel: c.chiffres.actuel, propose: c.chiffres.propose, deplacees: c.difference.deplacees).lignes
        }
        return plan.resultat.map { PlanMesures(actuel: nil, propose: $0.propose, deplacees: nil).lignes } ?? []
    }
}

/// The figures of two plans, row by row.
struct PlanMesures {
    let actuel: PlanResultat.Chiffres?
    let propose: PlanResultat.Chiffres
    let deplacees: Int?

    var lignes: [Balisage] {
        let (a, p) = (actuel, propose)
        let suite: [Balisage] =
            deplacees.map { n in
                [
                    mesure("Permanences déplacées", nil, "\(n)", n, mieux: false),
                    mesure("Publiées déplacées", nil, "0", 0, mieux: false),
                ]
            } ?? []
        return [
            mesure(
                "Demi-journées placées, sur \(nombre(p.dues)) dues", a.map { nombre($0.placees) }, nombre(p.placees),
                a.map { p.placees - $0.placees }),
            mesure(
                "Gardent leur intervenant habituel", a.map { part($0.memeIntervenante, $0.servies) },
                part(p.memeIntervenante, p.servies), a.map { p.memeIntervenante - $0.memeIntervenante }),
            mesure(
                "Heures de route", a.map { "\(nombre($0.minutes / 60)) h" }, "\(nombre(p.minutes / 60)) h",
                a.map { p.minutes / 60 - $0.minutes / 60 }, mieux: false, unite: " h"),
            mesure(
                "Semaines au-dessus de la charge visée", a.map { nombre($0.semainesAuDela) }, nombre(p.semainesAuDela),
                a.map { p.semainesAuDela - $0.semainesAuDela }, mieux: false),
        ] + suite + [mesure("Coût, selon les poids", a.map { nombre($0.cout) }, nombre(p.cout), a.map { p.cout - $0.cout }, mieux: false)]
    }

    private func part(_ n: Int, _ total: Int) -> String { "\(nombre(n)) (\(pourcentage(n, sur: total)))" }

    /// `mieux`: more is better. Against an empty board, more road is no fault.
    private func mesure(
        _ titre: String, _ actuel: String?, _ propose: String, _ ecart: Int?, mieux: Bool = true, unite: String = ""
    ) -> Balisage {
        let neutre = ecart ?? 0 == 0 || (self.actuel?.servies ?? 0 == 0 && !mieux)
        let classe = neutre ? "" : ((ecart ?? 0) > 0) == mieux ? "mieux" : "moins"
        let signe = ecart ?? 0 > 0 ? "+ " : ""
        let dit: Balisage = ecart.map { "<span class=\"ecart \(classe)\">\(signe)\(nombre($0))\(unite)</span>" } ?? "–"
        return
            "<tr><th scope=\"row\">\(titre)</th><td class=\"n\" data-l=\"En place\">\(actuel ?? "–")</td><td class=\"n\" data-l=\"Proposé\">\(propose)</td><td class=\"n\" data-l=\"Écart\">\(dit)</td></tr>"
    }
}
