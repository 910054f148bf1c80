public import Actes
public import Calendrier

/// What a bilan covers: a quarter (`2026-T3`) or a year (`2026`).
public struct PeriodeBilan: Hashable, Sendable, LosslessStringConvertible {
    public let annee: Int
    /// 1…4, nil for the year.
    public let trimestre: Int?

    public init(_ trimestre: Trimestre) {
        annee = trimestre.annee
        self.trimestre = trimestre.numero
    }

    public init(annee: Int) {
        self.annee = annee
        trimestre = nil
    }

    /// Reads `AAAA-Tn` and `AAAA`.
    public init?(_ description: String) {
        if let trimestre = Trimestre(description) {
            self.init(trimestre)
        } else if description.utf8.count == 4, let annee = Int(description), (2000...2099).contains(annee) {
            self.init(annee: annee)
        } else {
            return nil
        }
    }

    public var description: String { trimestre.map { "\(annee)-T\($0)" } ?? "\(annee)" }
    public var annuelle: Bool { trimestre == nil }
    public var libelle: String { trimestre.flatMap { Trimestre(annee: annee, numero: $0) }?.libelle ?? "année \(annee)" }
    /// « Bilan du 3e trimestre 2026 », « Bilan de l'année 2026 ».
    public var titre: String { annuelle ? "Bilan de l'année \(annee)" : "Bilan du \(libelle)" }

    /// The quarters it holds, in order.
    public var trimestres: [PeriodeBilan] {
        (trimestre.map { [$0] } ?? [1, 2, 3, 4]).compactMap { Trimestre(annee: annee, numero: $0) }.map { PeriodeBilan($0) }
    }

    public var jours: Periode {
        trimestre.flatMap { Trimestre(annee: annee, numero: $0) }?.periode ?? Periode(annee: annee)
    }

    /// The same quarter, or the year, one year before.
    public var anterieure: PeriodeBilan { PeriodeBilan(annee: annee - 1, trimestre: trimestre) }

    /// Whole quarters as the hatch counts them; nil outside its years.
    public var actes: PeriodeActes? { PeriodeActes(annee: annee, trimestres: trimestre.map { $0...$0 } ?? 1...4) }

    private init(annee: Int, trimestre: Int?) {
        self.annee = annee
        self.trimestre = trimestre
    }
}
