public import Calendrier
public import Postgres
public import Tenancy

/// What a law gives to a démarche: so many days or months from a fact, and the text that says so.
public struct Echeance: RowDecodable {
    public enum Effet: String, CaseIterable, Sendable {
        case recours
        case silenceRejet = "silence_rejet"
        case silenceAccord = "silence_accord"
        case instruction, demande

        public var libelle: String {
            switch self {
            case .recours: "pour contester"
            case .silenceRejet: "sans réponse : c'est un rejet"
            case .silenceAccord: "sans réponse : c'est un accord"
            case .instruction: "pour répondre"
            case .demande: "pour agir"
            }
        }
    }

    public enum Unite: String, CaseIterable, Sendable { case jours, mois }

    public let id: ID<Echeance>
    public let partenaire: TypePartenaire
    public let demarche: String
    public let effet: Effet
    /// The fact it runs from: « la notification de la décision ».
    public let depart: String
    public let nombre: Int
    public let unite: Unite
    /// What comes next.
    public let suite: String
    /// Law, regulation or public page.
    public let source: String
    /// `https://…`, or empty.
    public let url: String
    public let verifieLe: DateCivile
    /// Who read the text again; nil for the reference delivered with the service.
    public let verifiePar: String?

    static let colonnes: SQL = """
        id, partenaire_code, demarche, effet, depart, nombre, unite, suite, source, url, verifie_le,
        garde.nom_du_service(verifie_par) AS verifie_par
        """

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        partenaire = try row.value("partenaire_code")
        demarche = try row.string("demarche")
        effet = try row.value("effet")
        depart = try row.string("depart")
        nombre = try row.int("nombre")
        unite = try row.value("unite")
        suite = try row.string("suite")
        source = try row.string("source")
        url = try row.string("url")
        verifieLe = try row.value("verifie_le")
        verifiePar = try row.optionalString("verifie_par")
    }

    /// « 2 mois », « 15 jours ».
    public var duree: String { "\(nombre) \(unite == .mois ? "mois" : nombre < 2 ? "jour" : "jours")" }

    /// The last day, counted from `depart`: the same day of a later month, or so many days after. A prudent reading: where a text counts
    /// clear days or moves a Sunday to Monday, the real term is later, never earlier.
    public func terme(depuis depart: DateCivile) -> DateCivile {
        unite == .mois ? depart.plus(mois: nombre) : depart.plus(jours: nombre)
    }

    /// Checked more than a year ago.
    public func aVerifier(le jour: DateCivile) -> Bool { verifieLe.jours(jusqua: jour) > FichePartenaire.peremption }
}
