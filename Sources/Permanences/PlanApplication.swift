import Calendrier
import Contrats
import Planner
import Postgres
import Replanification
import Tenancy
import Web

/// Puts a computed plan into the database as drafts, row by row, and opens the ledger of what is owed.
enum PlanApplication {
    struct Bilan: Sendable {
        /// Drafts this plan holds after its acceptance, put or found already right.
        var posees = 0
        /// Published, held or pinned: left as they are.
        var gardees = 0
        var echanges: [Echange] = []
    }

    /// One line per half-day owed; those that exist stay as they are.
    static func ouvrirRegistre(_ dues: [ProblemeDePlan.Due], _ tx: Transaction) throws {
        let lignes = dues.flatMap { due in
            (1...due.ligne.duree).map { rang -> SQL in
                """
                INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang, etat)
                VALUES (\(due.ligne.entreprise)::uuid, \(due.ligne.contrat)::uuid, \(due.ligne.id)::uuid, \(due.periode.debut)::date,
                  \(due.periode.fin)::date, \(rang), \(due.ouverte ? StatutDue.due : .feriee))
                ON CONFLICT (entreprise_id, prestation_id, periode_debut, rang) DO NOTHING
                """
            }
        }
        for debut in stride(from: 0, to: lignes.count, by: 200) {
            try tx.executeAll(Array(lignes[debut..<min(debut + 200, lignes.count)]))
        }
    }

    private enum StatutDue: String { case due, feriee }

    /// Accepts the lots whose key is in `cochees`, or all of them when nil. Throws `Refus.conflit`, naming the rows, when a lot is no
    /// longer the one that was shown or a place was taken meanwhile: the caller's transaction then leaves nothing.
    static func accepter(
        _ id: ID<PlanDePeriode>, _ comparaison: PlanComparaison, cochees: Set<String>? = nil, _ tx: Transaction
    ) throws -> Bilan {
        let tous = comparaison.lots
        let lots = tous.filter { cochees?.contains($0.cle) ?? true }
        if let cochees, lots.count < cochees.count {
            throw Refus.conflit(
                "Le plan en place a changé depuis l'affichage : une des lignes cochées n'est plus la même. Relisez la comparaison, rien n'a été posé."
            )
        }
        try verifier(comparaison, lots)
        try ouvrirRegistre(comparaison.probleme.dues, tx)
        var bilan = Bilan()
        bilan.gardees = comparaison.probleme.epinglees.count
        bilan.echanges = try echanger(id, comparaison, lots.flatMap(\.lignes), tx)
        try adopter(id, comparaison, tx)
        bilan.posees = try PlanStore.brouillons(id, tx)
        return bilan
    }

    /// The plan that would stand breaks no rule that the one in place does not.
    private static func verifier(_ c: PlanComparaison, _ lots: [PlanComparaison.Lot]) throws {
        let suite = c.difference.plan(acceptant: Set(lots.map(\.rang)), nom: c.probleme.instance.nom)
        // By rule, not by sentence: a sentence names the rank of a permanence in its plan. What the plan in place already breaks, a draft of
        // somebody now absent, may stay as it is.
        let avant = Dictionary(grouping: Verification(c.probleme.actuelle, c.probleme.instance).violations, by: \.regle)
        let apres = Dictionary(grouping: Verification(suite, c.probleme.instance).violations, by: \.regle)
        let neuve = apres.first { $0.value.count > avant[$0.key]?.count ?? 0 }?.value.first
        guard let neuve else { return }
        throw Refus.conflit(
            "Depuis le calcul, une règle a changé (\(neuve.regle)) : ce plan ne la respecte plus. Relancez le calcul ; rien n'a été posé.")
    }

    private static func echanger(
        _ id: ID<PlanDePeriode>, _ c: PlanComparaison, _ lignes: [Difference.Ligne], _ tx: Transaction
    ) throws -> [Echange] {
        let enPlace = Dictionary(c.permanences.filter(\.vivante).map { ("\($0.duPlan)", $0) }, uniquingKeysWith: { a, _ in a })
        var otees: [String: PermanenceStore.Pose] = [:]
        for ligne in lignes {
            guard let avant = ligne.avant else { continue }
            guard let p = enPlace["\(avant)"], let otee = try PermanenceStore.oter(p, tx) else {
                throw Refus.conflit("\(ligne.phrase) Ce brouillon vient de changer : relisez la comparaison, rien n'a été posé.")
            }
            otees["\(avant)"] = otee
        }
        var salles = try Salles(ProblemeDePlan.horizon(c.probleme.fenetre), tx)
        var prises: [String] = []
        var echanges: [Echange] = []
        for ligne in lignes {
            let avant = ligne.avant.flatMap { otees["\($0)"] }
            var apres: PermanenceStore.Pose?
            if let voulue = ligne.apres, var pose = pose(voulue, c.probleme) {
                pose.plan = id
                pose.salle = salles.prendre(pose.lieu, pose.jour, pose.moment)
                apres = pose
                if try !poser(pose, tx) { prises.append(ligne.phrase) }
            }
            guard let cle = c.probleme.lignes[ligne.apres?.demande ?? ligne.avant?.demande ?? ""] else { continue }
            echanges.append(
                Echange(
                    entreprise: cle.entreprise.description, prestation: cle.id.description,
                    avant: avant.map(Echange.Place.init), apres: apres.map(Echange.Place.init)))
        }
        guard prises.isEmpty else { throw Refus.conflit(phrase(prises)) }
        return echanges
    }

    private static func poser(_ pose: PermanenceStore.Pose, _ tx: Transaction) throws -> Bool {
        do {
            return try tx.savepoint { try PermanenceStore.poser(pose, tx) } != nil
        } catch let refus as PostgresError where refus.state == .exclusionViolation {
            return false
        }
    }

    private static func pose(_ p: Solution.Permanence, _ probleme: ProblemeDePlan) -> PermanenceStore.Pose? {
        guard let ligne = probleme.lignes[p.demande], let qui = ID<IntervenantTag>(p.intervenante), let jour = DateCivile(p.date),
            let moment = Moment(rawValue: p.moment)
        else { return nil }
        return .init(
            entreprise: ligne.entreprise, prestation: ligne.id, lieu: ligne.lieu, intervenant: qui, jour: jour, moment: moment,
            heures: PlageHoraire.parDefaut(moment), salle: 1)
    }

    static func phrase(_ prises: [String]) -> String {
        let suite = prises.count > 3 ? " Et \(pluriel(prises.count - 3, "autre ligne", "autres lignes"))." : ""
        return
            "\(prises.count == 1 ? "Une place a été prise" : "\(prises.count) places ont été prises") depuis le calcul : \(prises.prefix(3).joined(separator: " "))\(suite) Rien n'a été posé : décochez ces lignes ou relancez le calcul."
    }

    /// Drafts that were already right now belong to this plan: its publication publishes them.
    private static func adopter(_ id: ID<PlanDePeriode>, _ c: PlanComparaison, _ tx: Transaction) throws {
        let communes = Set(c.difference.communes.map { "\($0)" })
        let ids = c.permanences.filter { $0.statut == .planifiee && !$0.epinglee && communes.contains("\($0.duPlan)") }.filter { p in
            c.probleme.dues.contains { $0.ligne.id == p.prestation && $0.periode.contient(p.jour) }
        }.map(\.id.rawValue)
        try tx.execute(
            "UPDATE gestion.permanence SET plan_id = \(id)::uuid WHERE id = ANY (\(ids)::uuid[]) AND statut = 'planifiee' AND NOT epinglee")
    }
}

/// Rooms taken, by place, day and half-day, to give each permanence the rank of a free one.
struct Salles {
    private struct Case: Hashable {
        let lieu: ID<LieuTag>
        let jour: DateCivile
        let demi: DemiJournee
    }
    private var prises: [Case: Set<Int>] = [:]

    init(_ periode: Periode, _ tx: Transaction) throws {
        let lignes = try tx.rows(
            """
            SELECT lieu_id, jour, moment, salle
            FROM gestion.permanence
            WHERE jour BETWEEN \(periode.debut)::date AND \(periode.fin)::date AND statut IN ('planifiee', 'publiee', 'tenue')
            """)
        for ligne in lignes {
            let (lieu, jour, moment): (ID<LieuTag>, DateCivile, Moment) = (
                try ligne.id("lieu_id"), try ligne.value("jour"), try ligne.value("moment")
            )
            for demi in moment.demiJournees { prises[Case(lieu: lieu, jour: jour, demi: demi), default: []].insert(try ligne.int("salle")) }
        }
    }

    mutating func prendre(_ lieu: ID<LieuTag>, _ jour: DateCivile, _ moment: Moment) -> Int {
        let cases = moment.demiJournees.map { Case(lieu: lieu, jour: jour, demi: $0) }
        let salle = (1...100).first { n in cases.allSatisfy { !(prises[$0]?.contains(n) ?? false) } } ?? 1
        for c in cases { prises[c, default: []].insert(salle) }
        return salle
    }
}
