import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy

/// A contract line that owes permanences, as the planner needs it: `gestion.prestation` of type permanence with its contract and company.
struct LigneDue: RowDecodable {
    let entreprise: EntrepriseID
    let entrepriseNom: String
    let id: ID<Prestation>
    let contrat: ID<Contrat>
    let contratNumero: String
    let du: DateCivile
    /// Last day of the line and of its contract, the earlier; nil while open.
    let finale: DateCivile?
    let lieu: ID<LieuTag>
    let lieuNom: String
    let frequence: Frequence
    /// Half-days: 1 or 2.
    let duree: Int
    /// Half-days owed in a full year.
    let demiJourneesAn: Int
    let creneaux: [Creneau]
    let preferes: [Creneau]
    let langue: String
    let metier: Prestation.Metier
    /// Of the line, else of the contract.
    let referent: ID<IntervenantTag>?
    /// Whit Monday is worked in this company.
    let pentecoteTravaillee: Bool

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        entrepriseNom = try row.string("entreprise_nom")
        id = try row.id("id")
        contrat = try row.id("contrat_id")
        contratNumero = try row.string("contrat_numero")
        du = try row.value("du")
        finale = try row.optionalValue("finale")
        lieu = try row.id("lieu_id")
        lieuNom = try row.string("lieu_nom")
        frequence = try row.value("frequence")
        duree = try row.int("duree_demi_journees")
        demiJourneesAn = try row.int("demi_journees_an")
        creneaux = try row.strings("creneaux_autorises").compactMap(Creneau.init).sorted()
        preferes = try row.strings("creneaux_preferes").compactMap(Creneau.init).sorted()
        langue = try row.string("langue")
        metier = try row.value("metier")
        referent = try row.optionalID("referent_id")
        pentecoteTravaillee = try row.bool("pentecote")
    }

    /// Weeks in one period: 1, 2 or 4.
    var semainesParPeriode: Int {
        switch frequence {
        case .hebdomadaire: 1
        case .bimensuelle: 2
        case .mensuelle: 4
        }
    }

    /// Days between two served permanences, at least (planning format, `ecartMinJours`).
    var ecartMinimal: Int {
        switch frequence {
        case .hebdomadaire: 1
        case .bimensuelle: 7
        case .mensuelle: 14
        }
    }

    /// Periods stand on one grid for every contract, from Monday 30 December 2024: the same whatever the window planned.
    func periode(_ rang: Int) -> Periode {
        let debut = Self.origine.plus(jours: pas * rang)
        return Periode(debut: debut, fin: debut.plus(jours: pas - 1))
    }

    func periode(contenant jour: DateCivile) -> Periode { periode(rangDepuis(jour.plus(jours: 1)) - 1) }

    /// Ranks of the whole periods of the line that begin in `fenetre`.
    func rangs(dans fenetre: Periode) -> [Int] {
        let debut = max(fenetre.debut.lundi, du)
        var rang = rangDepuis(debut)
        var rangs: [Int] = []
        while periode(rang).debut <= fenetre.fin, finale.map({ periode(rang).debut <= $0 }) ?? true {
            rangs.append(rang)
            rang += 1
        }
        return rangs
    }

    /// The year may owe fewer half-days than it has periods: they are spread evenly over them.
    func estDue(_ rang: Int) -> Bool {
        let an = Periode(annee: periode(rang).debut.annee)
        let premier = rangDepuis(an.debut)
        let nombre = rangDepuis(an.fin.plus(jours: 1)) - premier
        let voulues = min(nombre, demiJourneesAn / duree)
        let n = rang - premier
        return (n + 1) * voulues / nombre > n * voulues / nombre
    }

    /// Days of one period.
    private var pas: Int { 7 * semainesParPeriode }

    /// First period that begins on `jour` or after.
    private func rangDepuis(_ jour: DateCivile) -> Int {
        let ecart = Self.origine.jours(jusqua: jour) + pas - 1
        return ecart >= 0 ? ecart / pas : (ecart - pas + 1) / pas
    }

    private static let origine = DateCivile(numero: 20_087)
}
