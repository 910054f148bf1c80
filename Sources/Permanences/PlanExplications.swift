import Calendrier
import Contrats
import Planner
import Replanification
import Tenancy
import Web

/// Why the proposed plan leaves half-days without place, what would free them, and what each lot of moves changes on the road.
struct PlanExplications: Sendable {
    /// Half-days of a line without place, with the words for the first of its periods.
    struct SansPlace: Sendable {
        let ligne: LigneDue
        let periodes: [Periode]
        /// Rules in the way, those that block the most first.
        let obstacles: [String]
        /// What would place it, the easiest first.
        let liberations: [String]

        var demiJournees: Int { periodes.count * ligne.duree }
    }

    let sansPlace: [SansPlace]
    /// Minutes of road that each lot adds when it is accepted alone.
    let minutes: [Int: Int]
    /// Why a moved permanence is not where it usually is, by row shown.
    let ecarts: [String: String]

    /// Explanations are sought for so many lines and lots: the others are named without.
    private static let expliquees = 30

    init(_ c: PlanComparaison) {
        let contexte = Replanification.Contexte(c.probleme.instance, c.propose)
        let aujourdhui = DateCivile.aujourdhui()
        let parLigne = Dictionary(grouping: c.sansPlace, by: \.ligne.id.description)
        let lignes = parLigne.values.sorted { ($1.count, $0[0].ligne.entrepriseNom) < ($0.count, $1[0].ligne.entrepriseNom) }
        sansPlace = lignes.enumerated().map { rang, dues in
            let ligne = dues[0].ligne
            let explication = rang < Self.expliquees ? Self.expliquer(dues[0], contexte, c.probleme, aujourdhui) : nil
            return SansPlace(
                ligne: ligne, periodes: dues.map(\.periode), obstacles: explication?.obstacles.map(\.phrase) ?? [],
                liberations: (explication?.liberations ?? []).map(\.phrase))
        }
        let actuel = Replanification.Contexte(c.probleme.instance, c.probleme.actuelle)
        let poids = max(1, c.probleme.instance.poids.trajet)
        let lots = c.difference.lots.enumerated().filter { $0.element.contains { $0.avant != nil } }.prefix(Self.expliquees)
        minutes = Dictionary(
            uniqueKeysWithValues: lots.map { rang, _ in
                let avec = Replanification.Contexte(c.probleme.instance, c.difference.plan(acceptant: [rang], nom: c.probleme.instance.nom))
                return (rang, (avec.cout.trajet - actuel.cout.trajet) / poids)
            })
        var ecarts: [String: String] = [:]
        for ligne in lots.flatMap(\.element).prefix(Self.expliquees) {
            guard let apres = ligne.apres, let deplacee = contexte.deplacee(apres), !deplacee.ecarts.isEmpty else { continue }
            ecarts[ligne.phrase] = deplacee.phrase
        }
        self.ecarts = ecarts
    }

    private static func expliquer(
        _ due: ProblemeDePlan.Due, _ contexte: Replanification.Contexte, _ probleme: ProblemeDePlan, _ aujourdhui: DateCivile
    ) -> NonServie? {
        guard let demande = contexte.instance.demandes.first(where: { $0.id == due.ligne.id.description }) else { return nil }
        let premier = contexte.instance.horizon.premierLundi.plus(jours: 7 * demande.premiereSemaine)
        let rang = premier.jours(jusqua: due.periode.debut) / due.periode.nombreDeJours
        return contexte.nonServie(demande: demande.id, periode: rang, publiees: probleme.epinglees, aPartirDu: aujourdhui)
    }
}

/// What a comparison shows below its figures: load, half-days without place, rows to accept.
struct PlanTableaux: Fragment {
    let comparaison: PlanComparaison
    let explications: PlanExplications?
    let charges: [PlanCharge]
    let plan: ID<PlanDePeriode>
    let decide: Bool

    var balisage: Balisage { "" }

    func child(named name: String) -> Any? {
        switch name {
        case "charges": charges.map { $0.ligne(plan) }
        case "sansPlace": explications?.sansPlace.prefix(Self.montrees).map(sansPlace)
        case "suite": explications?.sansPlace.dropFirst(Self.montrees).map(sansPlace)
        case "aSuite": suite
        case "titreSansPlace": titreSansPlace
        case "toutPlace": explications?.sansPlace.isEmpty ?? true
        case "lots": lots.map(lot)
        case "aLots": !lots.isEmpty
        case "titreLots": "\(pluriel(comparaison.difference.deplacees, "déplacement")), \(pluriel(ajoutees, "ajout"))"
        case "coches": decide
        default: nil
        }
    }

    private static let montrees = 8
    private var suite: String? {
        let n = (explications?.sansPlace.count ?? 0) - Self.montrees
        return n > 0 ? "Voir \(pluriel(n, "autre contrat", "autres contrats"))" : nil
    }

    private var ajoutees: Int { comparaison.difference.lignes.count { $0.avant == nil } }
    /// Moves first, then what is only added.
    private var lots: [PlanComparaison.Lot] {
        let tous = comparaison.lots
        return tous.filter { $0.lignes.contains { $0.avant != nil } } + tous.filter { $0.lignes.allSatisfy { $0.avant == nil } }
    }

    private var titreSansPlace: String {
        let n = explications?.sansPlace.reduce(0) { $0 + $1.demiJournees } ?? 0
        return n == 0 ? "Tout est placé" : "\(pluriel(n, "demi-journée")) sans place"
    }

    private func sansPlace(_ s: PlanExplications.SansPlace) -> Balisage {
        let quand = s.periodes.prefix(3).map(\.duAu).joined(separator: ", ")
        let suite = s.periodes.count > 3 ? " et \(pluriel(s.periodes.count - 3, "autre période", "autres périodes"))" : ""
        let facile: Balisage = s.liberations.first.map { "<p class=\"petit\">\($0)</p>" } ?? ""
        let obstacles = s.obstacles.map { "<li>\($0)</li>" as Balisage }
        let autres = s.liberations.dropFirst().map { "<li>\($0)</li>" as Balisage }
        let suites: Balisage =
            autres.isEmpty ? "" : "<p class=\"petit\">La placerait aussi :</p><ul class=\"puces petit\">\(autres)</ul>"
        let detail: Balisage =
            obstacles.isEmpty
            ? ""
            : "<details class=\"plie\"><summary>Pourquoi\(autres.isEmpty ? "" : ", et les autres façons")</summary><ul class=\"puces petit\">\(obstacles)</ul>\(suites)</details>"
        return
            "<li class=\"explique\"><div><strong><a href=\"/contrats/\(s.ligne.contrat.description)\">\(s.ligne.entrepriseNom)</a></strong>, \(s.demiJournees)<br><small class=\"discret\">\(quand)\(suite)</small>\(facile)\(detail)</div></li>"
    }

    private func lot(_ lot: PlanComparaison.Lot) -> Balisage {
        let lignes = lot.lignes.map { ligne in
            let pourquoi: Balisage = explications?.ecarts[ligne.phrase].map { "<br><small class=\"discret\">\($0)</small>" } ?? ""
            return "<li><span>\(ligne.phrase)\(pourquoi)</span></li>" as Balisage
        }
        // A long chain is folded: its first rows say what it is about.
        let visibles = lignes.count > 6 ? 3 : lignes.count
        let pliees: Balisage =
            visibles == lignes.count
            ? ""
            : "<details class=\"plie\"><summary>Voir les \(lignes.count - visibles) autres lignes</summary><ul class=\"puces\">\(Array(lignes[visibles...]))</ul></details>"
        let minutes = explications?.minutes[lot.rang] ?? 0
        let route: Balisage =
            minutes == 0
            ? "" : "<span class=\"ecart \(minutes < 0 ? "mieux" : "moins")\">\(minutes < 0 ? "− " : "+ ")\(abs(minutes)) min</span>"
        let ensemble: Balisage =
            lot.lignes.count > 1
            ? "<p class=\"petit discret\">\(lot.lignes.count) lignes qui vont ensemble : l'une prend la place de l'autre.</p>" : ""
        let coche: Balisage =
            decide
            ? "<input type=\"checkbox\" name=\"lot\" value=\"\(lot.cle)\" id=\"lot-\(lot.cle)\" aria-label=\"Accepter : \(lot.lignes.first?.phrase ?? "")\">"
            : ""
        return
            "<tr><td>\(coche)</td><td>\(ensemble)<ul class=\"puces\">\(Array(lignes[..<visibles]))</ul>\(pliees)</td><td class=\"n\">\(route)</td></tr>"
    }
}
