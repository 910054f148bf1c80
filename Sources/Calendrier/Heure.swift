/// A time of the day in minutes after midnight, as published on a poster: « 8 h 30 ».
public struct Heure: Hashable, Comparable, Sendable {
    /// 0…1439.
    public let minutes: Int

    public init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    public init?(_ heure: Int, _ minute: Int = 0) {
        guard (0..<24).contains(heure), (0..<60).contains(minute) else { return nil }
        minutes = heure * 60 + minute
    }

    /// « 9 h », « 8 h 30 ».
    public var libelle: String { minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(Chiffres.deux(minutes % 60))" }

    public static func < (a: Heure, b: Heure) -> Bool { a.minutes < b.minutes }
}

extension Heure: LosslessStringConvertible {
    /// Reads `HH:MM`, and `HH:MM:SS` as PostgreSQL writes a `time`.
    public init?(_ description: String) {
        let parties = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parties.count == 2 || parties.count == 3, let h = Int(parties[0]), let m = Int(parties[1]) else { return nil }
        self.init(h, m)
    }

    /// `HH:MM`.
    public var description: String { "\(Chiffres.deux(minutes / 60)):\(Chiffres.deux(minutes % 60))" }
}

/// The published hours of a permanence, end excluded: « 8 h 30 – 12 h ».
public struct PlageHoraire: Hashable, Sendable {
    public let debut: Heure
    public let fin: Heure

    /// Nil when the end does not come after the beginning.
    public init?(debut: Heure, fin: Heure) {
        guard debut < fin else { return nil }
        self.debut = debut
        self.fin = fin
    }

    public var minutes: Int { fin.minutes - debut.minutes }
    public var libelle: String { "\(debut.libelle) – \(fin.libelle)" }

    public func chevauche(_ autre: PlageHoraire) -> Bool { debut < autre.fin && autre.debut < fin }

    /// The hours of a moment when the contract states none: 9 h – 12 h, 13 h 30 – 16 h 30, 9 h – 16 h 30.
    public static func parDefaut(_ moment: Moment) -> PlageHoraire {
        switch moment {
        case .AM: PlageHoraire(9 * 60, 12 * 60)
        case .PM: PlageHoraire(13 * 60 + 30, 16 * 60 + 30)
        case .JOUR: PlageHoraire(9 * 60, 16 * 60 + 30)
        }
    }

    private init(_ debut: Int, _ fin: Int) {
        self.debut = Heure(verifiee: debut)
        self.fin = Heure(verifiee: fin)
    }
}

extension Heure {
    fileprivate init(verifiee minutes: Int) { self.minutes = minutes }
}
