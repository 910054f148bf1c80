public import Calendrier
public import Contrats
public import Entreprises
public import Postgres
public import Tenancy
public import Web

/// The presence of an intervenante at a client's place for a half-day or a day.
public struct Permanence: RowDecodable {
    public let entreprise: EntrepriseID
    public let id: ID<Permanence>
    public let entrepriseNom: String
    public let contrat: ID<Contrat>
    public let contratNumero: String
    public let prestation: ID<Prestation>
    public let lieu: ID<LieuTag>
    public let lieuNom: String
    public let commune: String
    public let intervenant: ID<IntervenantTag>
    public let intervenantNom: String
    public let jour: DateCivile
    public let moment: Moment
    public let debut: Heure
    public let fin: Heure
    public let statut: StatutPermanence
    public let motif: String?
    /// Never moved by a new plan.
    public let epinglee: Bool

    public init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.id("id")
        entrepriseNom = try row.string("entreprise_nom")
        contrat = try row.id("contrat_id")
        contratNumero = try row.string("contrat_numero")
        prestation = try row.id("prestation_id")
        lieu = try row.id("lieu_id")
        lieuNom = try row.string("lieu_nom")
        commune = try row.string("commune")
        intervenant = try row.id("intervenant_id")
        intervenantNom = Intervenant.complet(try row.string("prenom"), try row.string("nom"))
        jour = try row.value("jour")
        moment = try row.value("moment")
        debut = try row.value("debut")
        fin = try row.value("fin")
        statut = try row.value("statut")
        motif = try row.optionalString("motif_annulation")
        epinglee = try row.bool("epinglee")
    }

    public var chemin: String { "/permanences/\(entreprise)/\(id)" }
    /// « 9 h – 12 h ».
    public var heures: String { "\(debut.libelle) – \(fin.libelle)" }
    /// Occupies its half-day: neither cancelled nor replaced.
    public var vivante: Bool { [.planifiee, .publiee, .tenue].contains(statut) }
    public var modifiable: Bool { statut == .planifiee || statut == .publiee }
}
