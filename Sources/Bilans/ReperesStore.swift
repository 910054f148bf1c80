internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tenancy

/// Reads the counts of every company, and the benchmarks already told (pilotage.repere), as app_pilotage.
struct ReperesStore {
    let transaction: Transaction

    /// One part per company that was ever served.
    func parts(_ periode: PeriodeBilan) throws -> [PartPortefeuille] {
        let jours = periode.jours
        var parts: [ID<EntrepriseTag>: PartPortefeuille] = [:]
        for row in try transaction.rows(
            """
            SELECT e.entreprise_id, coalesce(f.effectif, 0) AS effectif, coalesce(p.demi_journees, 0) AS demi_journees
            FROM gestion.entreprise e
            LEFT JOIN (
              SELECT d.entreprise_id, sum(d.nombre)::int AS effectif
              FROM (
                SELECT DISTINCT ON (entreprise_id, etablissement_id) entreprise_id, nombre
                FROM gestion.effectif WHERE a_partir_du <= \(jours.fin)
                ORDER BY entreprise_id, etablissement_id, a_partir_du DESC) d
              GROUP BY 1) f USING (entreprise_id)
            LEFT JOIN (
              SELECT entreprise_id, sum(CASE moment WHEN 'JOUR' THEN 2 ELSE 1 END)::int AS demi_journees
              FROM gestion.permanence WHERE statut = 'tenue' AND jour BETWEEN \(jours.debut) AND \(jours.fin)
              GROUP BY 1) p USING (entreprise_id)
            """)
        {
            let id: ID<EntrepriseTag> = try row.id("entreprise_id")
            parts[id] = PartPortefeuille(
                entreprise: id, effectif: try row.int("effectif"), demiJournees: try row.int("demi_journees"))
        }
        for row in try transaction.rows(
            "SELECT entreprise, axe, valeur, entretiens, personnes FROM passerelle.agreger_portefeuille(\(jours.debut)::date, \(jours.fin)::date)"
        ) {
            let id: ID<EntrepriseTag> = try row.id("entreprise")
            let cellule = PartPortefeuille.Cellule(entretiens: try row.int("entretiens"), personnes: try row.int("personnes"))
            switch try row.string("axe") {
            case "total": parts[id]?.total = cellule
            case "motif": parts[id]?.themes[try row.value("valeur")] = cellule
            case "pdp": parts[id]?.pdp = cellule
            case "cloture": parts[id]?.cloturees = cellule
            default: parts[id]?.retours = cellule
            }
        }
        return parts.values.sorted { $0.entreprise.description < $1.entreprise.description }
    }

    /// What a company of this headcount is told: its class, else all companies, else nothing. Frozen once the first bilan of the period is
    /// out (`figes`, the rows of `requete`); before, what would be said now, and nothing while the period runs.
    func pour(effectif: Int, _ periode: PeriodeBilan, figes: [Row]) throws -> Contenu.ReperePortefeuille? {
        guard let classe = ClasseEffectif(effectif: effectif), periode.jours.fin < DateCivile.aujourdhui() else { return nil }
        guard !figes.isEmpty else {
            let parts = try parts(periode)
            return Reperes.valeur(parts, classe) ?? Reperes.valeur(parts, .toutes)
        }
        var dits: [ClasseEffectif: Contenu.ReperePortefeuille] = [:]
        for row in figes {
            dits[try row.value("classe")] = try JSONDecoder().decode(
                Contenu.ReperePortefeuille?.self, from: Data(try row.string("valeurs").utf8))
        }
        return dits[classe] ?? dits[.toutes]
    }

    /// What was frozen for a period: no row before.
    static func requete(_ periode: PeriodeBilan) -> SQL {
        "SELECT classe, valeurs::text AS valeurs FROM pilotage.repere WHERE periode = \(periode)"
    }

    /// Freezes every class of a period that is over, unless it already is.
    func figer(_ periode: PeriodeBilan) throws {
        guard try transaction.rows("SELECT 1 AS un FROM pilotage.repere WHERE periode = \(periode) LIMIT 1").isEmpty else { return }
        let json = try Reperes.json(try parts(periode))
        try transaction.execute("SELECT pilotage.figer_reperes(\(periode), \(json)::jsonb)")
    }
}
