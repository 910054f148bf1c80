import Calendrier
import Entreprises
import Postgres
import Tenancy

/// A project of prevention in one company (product.md, A5): a goal, steps with a day, partners of the directory. Nobody is named.
struct Projet: RowDecodable {
    enum Etat: String, CaseIterable, Sendable {
        case preparation
        case enCours = "en_cours"
        case termine, abandonne

        var libelle: String {
            switch self {
            case .preparation: "en préparation"
            case .enCours: "en cours"
            case .termine: "terminé"
            case .abandonne: "abandonné"
            }
        }
    }

    let entreprise: EntrepriseID
    let id: ID<Projet>
    let entrepriseNom: String
    let titre: String
    let but: String
    let etat: Etat
    let debut: DateCivile
    let fin: DateCivile?
    /// The company's HR reads it.
    let partage: Bool
    let etapes: Int
    let faites: Int
    /// Earliest step still to do.
    let prochaine: DateCivile?

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.id("id")
        entrepriseNom = try row.string("entreprise_nom")
        titre = try row.string("titre")
        but = try row.string("but")
        etat = try row.value("etat")
        debut = try row.value("debut")
        fin = try row.optionalValue("fin")
        partage = try row.bool("partage")
        etapes = try row.int("etapes")
        faites = try row.int("faites")
        prochaine = try row.optionalValue("prochaine")
    }

    var vivant: Bool { etat == .preparation || etat == .enCours }

    func enRetard(le jour: DateCivile) -> Bool { vivant && prochaine.map { $0 < jour } ?? false }
}

/// One step: what, for when, done on.
struct Etape: RowDecodable {
    let id: ID<Etape>
    let libelle: String
    let echeance: DateCivile
    let faiteLe: DateCivile?

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        libelle = try row.string("libelle")
        echeance = try row.value("echeance")
        faiteLe = try row.optionalValue("faite_le")
    }

    func enRetard(le jour: DateCivile) -> Bool { faiteLe == nil && echeance < jour }
}
