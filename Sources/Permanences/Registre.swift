import Calendrier
import Contrats
import Entreprises
public import Postgres
import Tenancy
public import Web

/// The closed account of a contract's year: due = held + open + credited + waived, a constraint of the database.
public struct CompteDuRegistre: RowDecodable {
    public let annee: Int
    public let dues: Int
    public let tenues: Int
    public let ouvertes: Int
    public let creditees: Int
    /// Holidays, and what the client cancelled.
    public let renoncees: Int
    /// Of the open ones.
    public let publiees: Int
    public let planifiees: Int

    public init(row: Row) throws(RowError) {
        annee = try row.int("annee")
        dues = try row.int("dues")
        tenues = try row.int("tenues")
        ouvertes = try row.int("ouvertes")
        creditees = try row.int("creditees")
        renoncees = try row.int("renoncees")
        publiees = try row.int("publiees")
        planifiees = try row.int("planifiees")
    }

    /// Open, and nothing planned yet.
    public var aPlacer: Int { ouvertes - publiees - planifiees }

    public var jauge: Jauge {
        Jauge(
            "Demi-journées dues en \(annee)", due: dues,
            [
                .tenues(tenues), .publiees(publiees), .planifiees(planifiees), .creditees(creditees), .renoncees(renoncees),
                .aPlacer(aPlacer),
            ])
    }
}

/// One half-day owed.
struct DemiJourneeDue: RowDecodable {
    let periode: Periode
    let rang: Int
    let etat: StatutPermanence
    let lieuNom: String
    let permanence: ID<Permanence>?
    let jour: DateCivile?
    let intervenantNom: String?

    init(row: Row) throws(RowError) {
        periode = Periode(debut: try row.value("periode_debut"), fin: try row.value("periode_fin"))
        rang = try row.int("rang")
        etat = try row.value("etat")
        lieuNom = try row.string("lieu_nom")
        permanence = try row.optionalID("permanence_id")
        jour = try row.optionalValue("jour")
        let nom = try row.optionalString("nom")
        let prenom = try row.optionalString("prenom")
        intervenantNom = nom.map { Intervenant.complet(prenom ?? "", $0) }
    }
}

/// A contract with the account of its year.
struct ContratDuRegistre: RowDecodable {
    let entreprise: EntrepriseID
    let contrat: ID<Contrat>
    let entrepriseNom: String
    let numero: String
    let compte: CompteDuRegistre

    init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        contrat = try row.id("contrat_id")
        entrepriseNom = try row.string("entreprise_nom")
        numero = try row.string("numero")
        compte = try CompteDuRegistre(row: row)
    }

    var chemin: String { "/permanences/registre/\(entreprise)/\(contrat)" }
}
