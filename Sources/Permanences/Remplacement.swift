import Calendrier
import Contrats
import Planner
import Postgres
import Replanification
import Tenancy
import Web

/// The permanences an absence hits, with what could replace each: read again at each display.
struct Remplacement: Sendable {
    let absence: Absence
    let touchees: [Permanence]
    let probleme: ProblemeDePlan
    let permanences: [Permanence]
    /// The plan in place, the hit permanences still in it, in an instance that knows the absence.
    let contexte: Replanification.Contexte
    let aujourdhui: DateCivile

    /// `touchees`: those to solve, not empty. Four weeks before them are read too: a period may have begun then.
    init(_ absence: Absence, _ touchees: [Permanence], le aujourdhui: DateCivile, _ tx: Transaction) throws {
        let (debut, fin) = (touchees.map(\.jour).min() ?? aujourdhui, touchees.map(\.jour).max() ?? aujourdhui)
        let fenetre = Periode(debut: debut.lundi.plus(jours: -28), fin: min(fin.lundi.plus(jours: 6), debut.plus(jours: 340)))
        let donnees = try PlanStore.donnees(fenetre, tx)
        probleme = try ProblemeDePlan.poser(donnees, refusees: [])
        try probleme.instance.controler()
        // What is past and broke a rule is past: nothing is proposed for it, and nothing is taken away.
        let lu = Replanification.Contexte(probleme.instance, probleme.actuelle)
        let passees = lu.horsRegles.map(\.permanence).filter { DateCivile($0.date).map { $0 < aujourdhui } ?? true }
        let restantes = lu.plan.permanences.filter { !passees.contains($0) }
        contexte =
            passees.isEmpty
            ? lu : Replanification.Contexte(probleme.instance, Solution(instance: probleme.instance.nom, permanences: restantes))
        permanences = donnees.permanences
        self.absence = absence
        self.touchees = touchees
        self.aujourdhui = aujourdhui
    }

    struct Ligne: Sendable {
        let permanence: Permanence
        let propositions: [Proposition]
    }

    /// Three proposals for each; each row counts on the first proposal of the rows before it, so that the ticked ones hold together.
    func lignes(limite: Int = 3) -> [Ligne] {
        var livre = contexte
        return touchees.map { p in
            let propositions = livre.propositions(pour: p.duPlan, limite: limite, aPartirDu: aujourdhui)
            if let premiere = propositions.first {
                let suite = livre.plan.permanences.map { $0 == p.duPlan ? premiere.permanence : $0 }
                livre = Replanification.Contexte(probleme.instance, Solution(instance: probleme.instance.nom, permanences: suite))
            }
            return Ligne(permanence: p, propositions: propositions)
        }
    }

    func pourquoiPas(_ p: Permanence, _ qui: ID<IntervenantTag>) -> PourquoiPas {
        contexte.pourquoiPas(p.duPlan, qui.description, aPartirDu: aujourdhui)
    }

    /// A repair of the whole: what is published and not hit stays, the rest moves as little as it can. The same for the same data.
    func reparer() -> Reparation.Resultat {
        let fixes = permanences.filter { $0.vivante && ($0.statut != .planifiee || $0.epinglee) }.map(\.duPlan)
        return Reparation(contexte, publiees: fixes, aPartirDu: aujourdhui).reparer(budget: .essais(4000), completer: false)
    }
}

extension Permanence {
    /// « Verrerie de Forbach, mardi 24 nov., matin ».
    var enMots: String { "\(entrepriseNom), \(jour.nomDuJour) \(jour.sansAnnee), \(moment.libelle)" }
    /// What a form says it saw: another state is somebody else's doing.
    var empreinte: String { "\(jour)|\(moment.rawValue)|\(intervenant)|\(statut.rawValue)" }
}

/// What the form of replacements says of each row.
struct ChoixDeRemplacement {
    /// Radio of a permanence: « jour|moment|intervenant », `personne`, or empty to decide later.
    static func champ(_ id: ID<Permanence>) -> String { "c-\(id)" }
    static func etat(_ id: ID<Permanence>) -> String { "e-\(id)" }
    static let personne = "personne"

    static func valeur(_ p: Solution.Permanence) -> String { "\(p.date)|\(p.moment)|\(p.intervenante)" }

    static func lire(_ texte: String) -> Changement.Vers? {
        if texte == personne { return .personne }
        let morceaux = texte.split(separator: "|").map(String.init)
        guard morceaux.count == 3, let jour = DateCivile(morceaux[0]), let moment = Moment(rawValue: morceaux[1]),
            let qui = ID<IntervenantTag>(morceaux[2])
        else { return nil }
        return .place(jour, moment, qui)
    }

    /// The rows decided: the one of the button pressed, else every row with a choice.
    static func changements(_ champs: Champs, _ touchees: [Permanence]) throws -> [Changement] {
        let seule = champs["seule"].flatMap { ID<Permanence>($0) }
        var changements: [Changement] = []
        for (nom, texte) in champs.paires where nom.hasPrefix("c-") {
            guard let id = ID<Permanence>(String(nom.dropFirst(2))), seule.map({ $0 == id }) ?? true else { continue }
            guard !texte.isEmpty else { continue }
            guard let p = touchees.first(where: { $0.id == id }), p.empreinte == champs[etat(id)] else {
                throw Refus.conflit(
                    "Une permanence choisie vient de changer ou est déjà réglée : rechargez la page pour la revoir. Rien n'a été changé.")
            }
            guard let vers = lire(texte) else { throw Refus.introuvable }
            changements.append(Changement(nom: p.enMots, avant: p, ligne: p.prestation, vers: vers))
        }
        return changements
    }
}
