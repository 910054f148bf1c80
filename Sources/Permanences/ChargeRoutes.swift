import Calendrier
import Contrats
import Hummingbird
import Mustache
import Postgres
import Tenancy
import Web

/// `/charge`: eight weeks of half-days per intervenant, beside what each aims at. Hours placed, never people received.
struct ChargeRoutes {
    let base: Database
    static let semaines = 8

    func ajouter(a routes: Routes) {
        routes.get("/charge", .compte(.gestion, .planification, .direction)) { requete in
            let debut = DateCivile.aujourdhui().lundi
            let (intervenants, charges, absences) = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                (
                    try IntervenantStore.actifs(bureau: nil, tx), try ChargeHebdo.lire(debut, semaines: Self.semaines, tx),
                    try ChargeHebdo.absences(debut, semaines: Self.semaines, tx)
                )
            }
            return requete.page(ChargePage(debut: debut, intervenants: intervenants, charges: charges, absences: absences))
        }
    }
}

/// A count for one intervenant in one week: half-days placed, or working days away.
struct ChargeHebdo: RowDecodable {
    struct Cle: Hashable {
        let intervenant: ID<IntervenantTag>
        let lundi: DateCivile
    }

    let cle: Cle
    let nombre: Int

    init(row: Row) throws(RowError) {
        cle = Cle(intervenant: try row.id("intervenant_id"), lundi: try row.value("lundi"))
        nombre = try row.int("n")
    }

    static func lire(_ debut: DateCivile, semaines: Int, _ tx: Transaction) throws -> [Cle: Int] {
        let lues: [ChargeHebdo] = try tx.all(
            """
            SELECT p.intervenant_id, date_trunc('week', p.jour)::date AS lundi, sum(CASE p.moment WHEN 'JOUR' THEN 2 ELSE 1 END)::int AS n
            FROM gestion.permanence p
            WHERE p.jour >= \(debut)::date AND p.jour < \(debut.plus(jours: 7 * semaines))::date AND p.statut IN ('planifiee', 'publiee', 'tenue')
            GROUP BY 1, 2
            """)
        return Dictionary(lues.map { ($0.cle, $0.nombre) }, uniquingKeysWith: +)
    }

    /// Working days away in each week.
    static func absences(_ debut: DateCivile, semaines: Int, _ tx: Transaction) throws -> [Cle: Int] {
        let lues: [ChargeHebdo] = try tx.all(
            """
            SELECT a.intervenant_id, date_trunc('week', j)::date AS lundi, count(DISTINCT j)::int AS n
            FROM gestion.absence a
            CROSS JOIN LATERAL generate_series(greatest(a.debut, \(debut)::date), least(a.fin, \(debut.plus(jours: 7 * semaines - 1))::date),
              interval '1 day') AS j
            WHERE extract(isodow FROM j) < 6
            GROUP BY 1, 2
            """)
        return Dictionary(lues.map { ($0.cle, $0.nombre) }, uniquingKeysWith: +)
    }
}

struct ChargePage: Page {
    static let gabarit = "charge"
    let debut: DateCivile
    let intervenants: [Intervenant]
    let charges: [ChargeHebdo.Cle: Int]
    let absences: [ChargeHebdo.Cle: Int]

    private var lundis: [DateCivile] { (0..<ChargeRoutes.semaines).map { debut.plus(jours: 7 * $0) } }

    var entete: Entete {
        Entete(
            "Charge", sous: "Demi-journées posées par semaine, sur la charge visée de chacun",
            donnees: ["gestion.permanence", "gestion.intervenant"],
            visible: "Des demi-journées de présence : jamais un nombre de personnes reçues.", densite: .dense, ici: "/charge")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "phrase": phrase
        case "vide": intervenants.isEmpty ? Vide("L'équipe est vide.", suite: "Ajoutez d'abord un bureau, puis vos intervenants.") : nil
        case "semaines":
            lundis.map { lundi in "<th scope=\"col\">S\(Semaine(lundi).numero)<br><small>\(lundi.sansAnnee)</small></th>" as Balisage }
        case "lignes": intervenants.map(ligne)
        default: nil
        }
    }

    /// What asks for a decision, before the table.
    private var phrase: String {
        let trop = intervenants.reduce(0) { somme, i in
            somme + lundis.count { (charges[.init(intervenant: i.id, lundi: $0)] ?? 0) > i.cibleHebdo }
        }
        let total = charges.values.reduce(0, +)
        let possible = intervenants.reduce(0) { $0 + $1.cibleHebdo } * lundis.count
        let depassements =
            trop == 0 ? "Personne ne dépasse sa charge visée." : "\(pluriel(trop, "semaine")) au-dessus de la charge visée, en rouge."
        return "\(total) demi-journées posées sur \(possible) visées. \(depassements)"
    }

    private func ligne(_ i: Intervenant) -> Balisage {
        let cases = lundis.map { lundi -> Balisage in
            let cle = ChargeHebdo.Cle(intervenant: i.id, lundi: lundi)
            let pose = charges[cle] ?? 0
            let classe: Balisage = pose > i.cibleHebdo ? " class=\"trop\"" : ""
            let absent: Balisage = absences[cle].map { "<small class=\"discret\">\(pluriel($0, "jour")) d'absence</small>" } ?? ""
            return "<td\(classe)>\(Charge(pose, sur: i.cibleHebdo))\(absent)</td>"
        }
        return
            "<tr><th scope=\"row\">\(i.nomComplet)<br><small class=\"discret\">\(i.metier.libelle), \(i.bureauNom)</small></th>\(cases)</tr>"
    }
}
