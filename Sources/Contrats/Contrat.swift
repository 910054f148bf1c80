public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// What binds the provider and one company: term, notice, billing rhythm. What is owed and at what price are its
/// `Prestation`s and `Tarif`s, each with its own dates, so that an avenant never rewrites the past (C9).
public struct Contrat: RowDecodable {
    public enum Statut: String, CaseIterable, Sendable {
        case brouillon, signe, resilie

        public var libelle: String {
            switch self {
            case .brouillon: "brouillon"
            case .signe: "signé"
            case .resilie: "résilié"
            }
        }
    }

    /// What a minimum amount covers (R19).
    public enum MinimumPar: String, CaseIterable, Sendable {
        case annee, periode

        public var libelle: String { self == .annee ? "par an" : "par facture" }
    }

    /// When a period is invoiced: after it (`ECHU`) or at its start (`AVANCE`).
    public enum Terme: String, CaseIterable, Sendable {
        case echu = "ECHU"
        case avance = "AVANCE"

        public var libelle: String { self == .echu ? "à terme échu" : "d'avance" }
    }

    public let entreprise: EntrepriseID
    public let id: ID<Contrat>
    /// Unique at the provider, printed on invoices: `2024-031`.
    public let numero: String
    public let statut: Statut
    /// Selling establishment and law that applies (C14).
    public let cadre: Pays
    public let objet: String
    public let debut: DateCivile
    /// Last day served; nil when the contract has no term.
    public let fin: DateCivile?
    public let taciteReconduction: Bool
    public let preavisMois: Int
    /// First day of the next renewed term, when the contract names it.
    public let renouvellementLe: DateCivile?
    /// Named worker (C10).
    public let intervenant: ID<IntervenantTag>?
    /// Months per invoicing period: 1, 2, 3, 4, 6 or 12.
    public let facturationMois: Int
    public let terme: Terme
    /// First day of the billing year, `MM-JJ` (FORMAT §1 billingYearStart).
    public let anneeContractuelle: String
    /// Business days before a permanence after which a cancellation is late (R15).
    public let preavisAnnulationJours: Int
    /// Share billed on a late cancellation, in hundredths of a percent: 10000 = 100 %.
    public let tauxAnnulationTardive: Int
    /// Minimum in cents, over `minimumPar` (R19).
    public let minimumCents: Int?
    public let minimumPar: MinimumPar
    /// Reduced to the served days of a year or period that is not whole.
    public let minimumProrata: Bool
    /// Establishment served, whose country and headcount count; nil for the whole company (FACTS §4).
    public let etablissement: ID<Etablissement>?
    /// VAT number of the served establishment when it is not the company's.
    public let acheteurTVA: String?
    public let signeLe: DateCivile?

    public init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.value("id")
        numero = try row.string("numero")
        statut = try row.value("statut")
        cadre = try row.value("cadre")
        objet = try row.string("objet")
        debut = try row.value("debut")
        fin = try row.optionalValue("fin")
        taciteReconduction = try row.bool("tacite_reconduction")
        preavisMois = try row.int("preavis_mois")
        renouvellementLe = try row.optionalValue("renouvellement_le")
        intervenant = try row.optionalValue("intervenant_id")
        facturationMois = try row.int("facturation_mois")
        terme = try row.value("terme")
        anneeContractuelle = try row.string("annee_contractuelle")
        preavisAnnulationJours = try row.int("preavis_annulation_jours")
        tauxAnnulationTardive = try row.int("taux_tardif")
        minimumCents = try row.optionalInt("minimum_cents")
        minimumPar = try row.value("minimum_par")
        minimumProrata = try row.bool("minimum_prorata")
        etablissement = try row.optionalValue("etablissement_id")
        acheteurTVA = try row.optionalString("acheteur_tva")
        signeLe = try row.optionalValue("signe_le")
    }

    public var echeance: Echeance {
        Echeance(
            debut: debut, fin: fin, renouvellementLe: renouvellementLe, taciteReconduction: taciteReconduction, preavisMois: preavisMois)
    }

    /// The year of the contract that holds `jour`: from `anneeContractuelle` to the day before the next.
    public func annee(contenant jour: DateCivile) -> Periode {
        let parties = anneeContractuelle.split(separator: "-").compactMap { Int($0) }
        let (mois, quantieme) = parties.count == 2 ? (parties[0], parties[1]) : (1, 1)
        let ici = DateCivile(annee: jour.annee, mois: mois, jour: quantieme) ?? jour
        let depart = ici <= jour ? ici : ici.plus(mois: -12)
        return Periode(debut: depart, fin: depart.plus(mois: 12).plus(jours: -1))
    }

    public func enCours(le jour: DateCivile) -> Bool {
        statut == .signe && debut <= jour && (taciteReconduction || fin.map { jour <= $0 } ?? true)
    }
}
