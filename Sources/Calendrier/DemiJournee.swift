/// The half of a working day.
public enum DemiJournee: String, CaseIterable, Hashable, Sendable, Codable {
    case AM, PM

    /// « matin », « après-midi ».
    public var libelle: String { self == .AM ? "matin" : "après-midi" }
}

/// What a permanence takes of its day: a half, or the whole (`JOUR` = both halves).
public enum Moment: String, CaseIterable, Hashable, Sendable, Codable {
    case AM, PM, JOUR

    public var demiJournees: [DemiJournee] {
        switch self {
        case .AM: [.AM]
        case .PM: [.PM]
        case .JOUR: [.AM, .PM]
        }
    }

    /// Half-days taken: 1 or 2.
    public var duree: Int { self == .JOUR ? 2 : 1 }

    /// « matin », « après-midi », « journée ».
    public var libelle: String {
        switch self {
        case .AM: "matin"
        case .PM: "après-midi"
        case .JOUR: "journée"
        }
    }
}

/// A half-day of the week, Monday to Friday: `mar-PM`. The grain of availabilities and of allowed moments.
public struct Creneau: Hashable, Comparable, Sendable {
    /// 0 = lun-AM, 1 = lun-PM … 9 = ven-PM.
    public let rang: Int

    /// Nil outside 0…9.
    public init?(rang: Int) {
        guard (0..<10).contains(rang) else { return nil }
        self.rang = rang
    }

    /// Nil on a week-end.
    public init?(_ jour: DateCivile, _ demi: DemiJournee) {
        guard !jour.estWeekEnd else { return nil }
        rang = (jour.jourSemaine - 1) * 2 + (demi == .AM ? 0 : 1)
    }

    /// 1 = lundi … 5 = vendredi.
    public var jourSemaine: Int { rang / 2 + 1 }
    public var demi: DemiJournee { rang % 2 == 0 ? .AM : .PM }
    public var libelle: String { "\(Francais.jours[jourSemaine - 1]) \(demi.libelle)" }

    public static let tous: [Creneau] = (0..<10).compactMap { Creneau(rang: $0) }

    public static func < (a: Creneau, b: Creneau) -> Bool { a.rang < b.rang }
}

extension Creneau: LosslessStringConvertible {
    static let codesJours = ["lun", "mar", "mer", "jeu", "ven"]

    /// Reads `<lun|mar|mer|jeu|ven>-<AM|PM>`.
    public init?(_ description: String) {
        let parties = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parties.count == 2, let jour = Self.codesJours.firstIndex(of: String(parties[0])),
            let demi = DemiJournee(rawValue: String(parties[1]))
        else { return nil }
        rang = jour * 2 + (demi == .AM ? 0 : 1)
    }

    public var description: String { "\(Self.codesJours[rang / 2])-\(demi.rawValue)" }
}
