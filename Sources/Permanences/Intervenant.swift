public import Calendrier
public import Contrats
public import Postgres
public import Tenancy

/// A professional of the provider: who may be sent where. Never an employee of a client.
public struct Intervenant: RowDecodable {
    public let id: ID<IntervenantTag>
    public let nom: String
    public let prenom: String
    public let metier: Prestation.Metier
    public let diplome: String
    /// 11 digits, nil when she has none.
    public let rpps: String?
    /// ISO 639-1: fr, de, lb, en, pt.
    public let langues: [String]
    public let bureau: ID<LieuTag>
    public let bureauNom: String
    /// Half-days a week: beyond the first costs, beyond the second is refused.
    public let cibleHebdo: Int
    public let maxHebdo: Int
    public let telephone: String
    public let actif: Bool
    /// Her weekly pattern.
    public let disponibilites: [Creneau]

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        nom = try row.string("nom")
        prenom = try row.string("prenom")
        metier = try row.value("metier")
        diplome = try row.string("diplome")
        rpps = try row.optionalString("rpps")
        langues = try row.strings("langues")
        bureau = try row.id("bureau_id")
        bureauNom = try row.string("bureau_nom")
        cibleHebdo = try row.int("cible_hebdo")
        maxHebdo = try row.int("max_hebdo")
        telephone = try row.string("telephone")
        actif = try row.bool("actif")
        disponibilites = try row.strings("disponibilites").compactMap(Creneau.init).sorted()
    }

    public var nomComplet: String { Self.complet(prenom, nom) }

    /// « Nadia Benali ».
    public static func complet(_ prenom: String, _ nom: String) -> String { prenom.isEmpty ? nom : "\(prenom) \(nom)" }
}

/// Languages a permanence may be held in.
public enum Langue: String, CaseIterable, Sendable {
    case fr, de, lb, en, pt

    public var libelle: String {
        switch self {
        case .fr: "français"
        case .de: "allemand"
        case .lb: "luxembourgeois"
        case .en: "anglais"
        case .pt: "portugais"
        }
    }

    public static func libelle(_ code: String) -> String { Langue(rawValue: code)?.libelle ?? code }
}
