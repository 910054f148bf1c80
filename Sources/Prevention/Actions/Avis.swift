import Entreprises
import Postgres
import Web

/// What people thought of an action: slips from 1 to 5 put in a box, counted by the worker. Five at least, or nothing is kept: fewer would
/// point at somebody.
struct Avis: Sendable, Equatable {
    /// Slips that say 1, 2, 3, 4, 5.
    let billets: [Int]

    static let minimum = 5

    /// nil while nothing was counted.
    init?(row: Row) throws(RowError) {
        var lus: [Int] = []
        for note in 1...5 {
            guard let nombre = try row.optionalInt("avis_\(note)") else { return nil }
            lus.append(nombre)
        }
        billets = lus
    }

    /// From the fields `avis_1` … `avis_5`; nil, with the faults noted, when something must be corrected. `presents`: counted in the room.
    init?(_ d: inout Depouillement, presents: Int) {
        var lus: [Int] = []
        for note in 1...5 { lus.append(d.entier("avis_\(note)", 0...2_000) ?? 0) }
        let total = lus.reduce(0, +)
        if d.fautes.isEmpty, total < Self.minimum {
            d.faute("avis_1", "\(total) billets : on n'enregistre rien au-dessous de \(Self.minimum), pour que personne ne soit reconnu.")
        }
        if d.fautes.isEmpty, total > presents { d.faute("avis_1", "\(total) billets pour \(presents) présents : recomptez.") }
        guard d.fautes.isEmpty else { return nil }
        billets = lus
    }

    var total: Int { billets.reduce(0, +) }

    /// « 4,2 sur 5 », rounded half up.
    var moyenne: String {
        let points = zip(1...5, billets).map { $0 * $1 }.reduce(0, +)
        let dixiemes = (points * 20 + total) / (total * 2)
        return "\(dixiemes / 10),\(dixiemes % 10) sur 5"
    }
}
