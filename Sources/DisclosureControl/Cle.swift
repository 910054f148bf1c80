/// What a cell counts.
public enum Mesure: Int, Sendable, Hashable, CaseIterable, Codable {
    /// Events: they add up in every direction.
    case entretiens
    /// Distinct persons: they overlap over modalities and over time, and add up over establishments.
    case personnes
    /// Persons whose first event ever is there: they add up over time.
    case nouveaux
}

/// The address of a cell in the bilans of one civil year.
public struct Cle: Sendable, Hashable, Comparable, Codable {
    public let mesure: Mesure
    /// 0…3 for the quarters, 4 for the year.
    public let periode: Int
    /// Themes are axis 0, other axes follow; nil for the total.
    public let axe: Int?
    public let modalite: Int
    /// nil for the whole company.
    public let etablissement: Int?

    public static let annuelle = 4

    public init(_ mesure: Mesure, _ periode: Int, axe: Int? = nil, modalite: Int = 0, etablissement: Int? = nil) {
        self.mesure = mesure
        self.periode = periode
        self.axe = axe
        self.modalite = axe == nil ? 0 : modalite
        self.etablissement = etablissement
    }

    public var croisee: Bool { axe != nil && etablissement != nil }

    /// The same cell of another measure.
    public func autre(_ mesure: Mesure) -> Cle {
        Cle(mesure, periode, axe: axe, modalite: modalite, etablissement: etablissement)
    }

    public static func < (a: Cle, b: Cle) -> Bool {
        (a.periode, a.axe ?? -1, a.etablissement ?? -1, a.modalite, a.mesure.rawValue)
            < (b.periode, b.axe ?? -1, b.etablissement ?? -1, b.modalite, b.mesure.rawValue)
    }
}
