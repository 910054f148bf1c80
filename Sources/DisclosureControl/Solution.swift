/// One way the table could be, for someone who reads only the shown cells: events and persons of every cell.
public struct Solution: Sendable, Hashable, Codable {
    public var evenements: [[Int]]
    public var personnes: [[Int]]

    public init(evenements: [[Int]], personnes: [[Int]]) {
        self.evenements = evenements
        self.personnes = personnes
    }
}

/// Proof that a hidden cell is protected: two solutions that agree with everything shown and lie at least the threshold apart on it, in events
/// and in persons. Whoever reads the shown cells cannot tell which is true, so cannot tell 0 from the threshold.
public struct Certificat: Sendable, Hashable {
    public var place: Place
    public var basse: Solution
    public var haute: Solution

    public init(place: Place, basse: Solution, haute: Solution) {
        self.place = place
        self.basse = basse
        self.haute = haute
    }
}

/// What may be shown: the hidden cells, those of them hidden only to protect others, and a certificate for each hidden cell.
public struct Masque: Sendable {
    public var caches: Set<Place>
    /// Why each promised cell is hidden.
    public var motifs: [Place: MotifMasquage]
    public var certificats: [Certificat]

    public func montre(_ place: Place) -> Bool { !caches.contains(place) }
}

/// Shown to direction only: a client sees one neutral sign, whatever the reason.
public enum MotifMasquage: String, Sendable, CaseIterable {
    case seuil, dominance, complement, groupe, protection, precedent
}

/// No mask protects the table: what was already given is enough to deduce a cell. Nothing may be published.
public struct NonProtegeable: Error, Hashable, Sendable {
    public let place: Place
}
