public import Calendrier
import Entreprises
public import Postgres
public import Tenancy

/// A mutualised permanence (C8): one half-day held, several companies that share its price to the cent and never see each other.
public struct Groupe: RowDecodable {
    public let id: ID<GroupeTag>
    /// Line code on the invoice: `MUTU-METZ`.
    public let code: String
    public let libelle: String
    /// Per half-day, for the whole group.
    public let prixCents: Int
    public let lieu: ID<LieuTag>?
    /// First day of the price: no revision before.
    public let du: DateCivile
    public let indexation: IndexationTarif?

    public init(row: Row) throws(RowError) {
        id = try row.value("id")
        code = try row.string("code")
        libelle = try row.string("libelle")
        prixCents = try row.int("prix_cents")
        lieu = try row.optionalValue("lieu_id")
        du = try row.value("du")
        indexation = try IndexationTarif(row: row)
    }
}

/// What may be written of a pool, checked.
public struct GroupeValeurs: Sendable, Equatable {
    public var code: String
    public var libelle: String
    public var prixCents: Int
    public var lieu: ID<LieuTag>?
    public var du: DateCivile
    public var indexation: IndexationTarif?

    public init(code: String, libelle: String, prixCents: Int, du: DateCivile) {
        (self.code, self.libelle, self.prixCents, self.du) = (code, libelle, prixCents, du)
    }
}

/// A company that shares the cost, between two dates, as the provider sees it.
struct Participant: RowDecodable {
    let id: UUIDParticipation
    let entreprise: EntrepriseID
    let nom: String
    let contrat: ID<Contrat>
    let numero: String
    let statut: Contrat.Statut
    let du: DateCivile
    let au: DateCivile?
    /// Nil: the headcount of the contract on the day.
    let poids: Int?

    init(row: Row) throws(RowError) {
        id = try row.value("id")
        entreprise = try row.id("entreprise_id")
        nom = try row.string("nom")
        contrat = try row.value("contrat_id")
        numero = try row.string("numero")
        statut = try row.value("statut")
        du = try row.value("du")
        au = try row.optionalValue("au")
        poids = try row.optionalInt("poids")
    }
}

/// A participation of gestion.participation.
typealias UUIDParticipation = ID<Participant>

/// What may be written of a participation, checked.
struct ParticipationValeurs: Sendable, Equatable {
    var entreprise: EntrepriseID
    var contrat: ID<Contrat>
    var du: DateCivile
    var au: DateCivile?
    var poids: Int?
}

/// What a company sees of its own share: never the group, its price nor the others.
struct ParticipationVue: RowDecodable, Equatable {
    let du: DateCivile
    let au: DateCivile?
    let poids: Int?

    init(row: Row) throws(RowError) {
        du = try row.value("du")
        au = try row.optionalValue("au")
        poids = try row.optionalInt("poids")
    }

    /// « depuis le 1 janv. 2026, selon l'effectif ».
    var phrase: String {
        let quand = au.map { Periode(debut: du, fin: max(du, $0)).duAu } ?? "depuis le \(du.court)"
        return "\(quand), \(poids.map { "part de poids \($0)" } ?? "part selon l'effectif")"
    }
}
