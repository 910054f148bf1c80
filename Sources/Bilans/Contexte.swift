internal import Calendrier
internal import Foundation
internal import Postgres

/// What HR declares of its own company for one period (product.md, B6): shown beside the counts, never mixed with them.
struct Contexte: RowDecodable, Hashable {
    let periode: PeriodeBilan
    var chiffres: Chiffres
    /// Day of the declaration, in Paris.
    let declareLe: DateCivile

    /// Thousandths, thousandths, and a count; at least one is there.
    struct Chiffres: Hashable, Sendable {
        /// Thousandths of the hours due: 0…1000.
        var absenteisme: Int?
        /// Thousandths of the headcount: 0…5000.
        var rotation: Int?
        /// Leaves of more than 90 days begun in the period.
        var arretsLongs: Int?

        var vide: Bool { absenteisme == nil && rotation == nil && arretsLongs == nil }
    }

    init(row: Row) throws(RowError) {
        periode = try row.value("periode")
        chiffres = Chiffres(
            absenteisme: try row.optionalInt("absenteisme"), rotation: try row.optionalInt("rotation"),
            arretsLongs: try row.optionalInt("arrets_longs"))
        declareLe = try row.value("declare_le")
    }

    static let bornesAbsenteisme = 0...1_000
    static let bornesRotation = 0...5_000

    /// « 4,2 % » from thousandths.
    static func pourcent(_ milliemes: Int) -> String { "\(saisi(milliemes)) %" }

    /// As HR types it: « 4,2 », « 12 ».
    static func saisi(_ milliemes: Int) -> String {
        milliemes % 10 == 0 ? "\(milliemes / 10)" : "\(milliemes / 10),\(milliemes % 10)"
    }
}

extension Contenu.Contexte {
    /// A period's declaration beside the one of the year before.
    init(_ contexte: Contexte, anterieur: Contexte?) {
        self.init(
            absenteisme: contexte.chiffres.absenteisme, rotation: contexte.chiffres.rotation, arretsLongs: contexte.chiffres.arretsLongs,
            declareLe: contexte.declareLe.description, absenteismeAnterieur: anterieur?.chiffres.absenteisme,
            rotationAnterieure: anterieur?.chiffres.rotation, arretsLongsAnterieurs: anterieur?.chiffres.arretsLongs)
    }
}
