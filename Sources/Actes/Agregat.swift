public import Postgres

/// One cell of counts about a company and a period. True counts, before disclosure control: never shown to a client as they are.
public struct Agregat: RowDecodable, Hashable {
    /// What `valeur` (and `valeur2`) name.
    public enum Axe: String, Sendable {
        /// Both values empty.
        case total
        /// A `Motif`. Each entretien has exactly one, so entretiens add up to the total; a person may be under several.
        case motif
        /// The establishment's UUID in lower case, or `autres` for those counted together.
        case etablissement
        /// A `Forme`.
        case forme
        /// An `Origine`.
        case origine
        /// A `Nature`.
        case nature
        /// `valeur` an establishment, `valeur2` a `Motif`.
        case etablissementMotif = "etablissement_motif"
    }

    public let axe: Axe
    public let valeur: String
    public let valeur2: String
    public let entretiens: Int
    /// Distinct persons of the cell over the period.
    public let personnes: Int
    /// Persons whose first entretien ever is in the cell; quarters add up to the year.
    public let nouveaux: Int
    /// Entretiens of the cell's largest contributor, for the dominance rule.
    public let maximum: Int

    public init(axe: Axe, valeur: String = "", valeur2: String = "", entretiens: Int, personnes: Int, nouveaux: Int, maximum: Int) {
        self.axe = axe
        self.valeur = valeur
        self.valeur2 = valeur2
        self.entretiens = entretiens
        self.personnes = personnes
        self.nouveaux = nouveaux
        self.maximum = maximum
    }

    public init(row: Row) throws(RowError) {
        axe = try row.value("axe")
        valeur = try row.string("valeur")
        valeur2 = try row.string("valeur2")
        entretiens = try row.int("entretiens")
        personnes = try row.int("personnes")
        nouveaux = try row.int("nouveaux")
        maximum = try row.int("maximum")
    }
}
