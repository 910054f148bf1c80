public import Tenancy

/// What each compartment may really read, taken from the grants of the running database at start. Never written by hand.
public struct Droits: Sendable, Equatable {
    /// Compartments that may select at least one column, by `schema.table`; every table is a key, even one nobody reads.
    public let lectures: [String: Set<Compartiment>]

    public init(lectures: [String: Set<Compartiment>]) { self.lectures = lectures }

    /// A page names a table the database does not have: an error, not a guess.
    public struct TableInconnue: Error, Equatable, CustomStringConvertible {
        public let table: String
        public var description: String { "table sans droits connus : \(table)" }
    }

    /// Compartments that read at least one of these tables.
    func lecteurs(_ tables: [String]) throws(TableInconnue) -> Set<Compartiment> {
        var lecteurs: Set<Compartiment> = []
        for table in tables {
            guard let compartiments = lectures[table] else { throw TableInconnue(table: table) }
            lecteurs.formUnion(compartiments)
        }
        return lecteurs
    }
}

/// Groups of people a page is visible to, in the order they are named.
enum Public: String, CaseIterable {
    case planification = "la planification"
    case direction = "la direction"
    case facturation = "la facturation"
    case intervenants = "les intervenants"
    case suivi = "l'intervenant qui suit la personne"
    case administration = "l'administration"
    case rh = "les RH de l'entreprise concernée"
    case code = "toute personne qui a le code de l'affiche"

    /// Who signs in through a login role. Sign-in, the nightly crossing and migrations have no reader.
    static func de(_ compartiment: Compartiment, nominatif: Bool) -> [Public] {
        switch compartiment {
        case .gestion: [.planification, .direction]
        case .facturation: [.facturation]
        case .pilotage: [.direction]
        case .client: [.rh]
        case .nominatif: nominatif ? [.suivi] : [.intervenants]
        case .administration: [.administration]
        case .publique: [.code]
        case .auth, .passerelle, .migrateur: []
        }
    }

    /// The group a signed-in reader belongs to.
    func contient(_ fonction: Fonction) -> Bool {
        switch (self, fonction) {
        case (.planification, .planification), (.direction, .direction), (.facturation, .facturation), (.intervenants, .intervenant),
            (.suivi, .intervenant), (.administration, .administration), (.rh, .rh):
            true
        default: false
        }
    }

    /// Groups worth naming when they do not see the page.
    static let exclus: [Public] = [.planification, .facturation, .administration, .rh]
}
