/// Where a place is, for public holidays. The Moselle and Alsace keep their local law (code du travail, L3134-13).
public enum Territoire: String, CaseIterable, Hashable, Sendable, Codable {
    /// The rest of France (Nancy, Franche-Comté…).
    case FR = "FR"
    /// Moselle, Bas-Rhin, Haut-Rhin: adds 26 December.
    case alsaceMoselle = "FR-AM"
    /// The same in a commune with a Protestant church or a mixed one: adds Good Friday.
    case alsaceMoselleVendrediSaint = "FR-AM-VS"
    case LU = "LU"

    public var libelle: String {
        switch self {
        case .FR: "France"
        case .alsaceMoselle: "Alsace-Moselle"
        case .alsaceMoselleVendrediSaint: "Alsace-Moselle, vendredi saint férié"
        case .LU: "Luxembourg"
        }
    }

    /// The territory with the Good Friday switch of its commune applied; the switch means nothing outside Alsace-Moselle.
    public func avec(vendrediSaint: Bool) -> Territoire {
        switch self {
        case .alsaceMoselle, .alsaceMoselleVendrediSaint: vendrediSaint ? .alsaceMoselleVendrediSaint : .alsaceMoselle
        case .FR, .LU: self
        }
    }
}
