import Calendrier
import Contrats
import Foundation
import Postgres
import Tenancy

/// Driving time between two places, the same both ways.
struct Trajet: RowDecodable {
    let a: ID<LieuTag>
    let b: ID<LieuTag>
    let minutes: Int
    /// Guessed from the distance: a computation may guess it again. What a person typed is never guessed over.
    let estime: Bool

    init(_ a: ID<LieuTag>, _ b: ID<LieuTag>, minutes: Int, estime: Bool) {
        // One row per pair, in the order of the table's constraint.
        (self.a, self.b) = Paire(a, b).ordre
        self.minutes = minutes
        self.estime = estime
    }

    init(row: Row) throws(RowError) {
        a = try row.id("lieu_a")
        b = try row.id("lieu_b")
        minutes = try row.int("minutes")
        estime = try row.bool("estime")
    }

    var paire: Paire { Paire(a, b) }
}

/// Two places, in either order.
struct Paire: Hashable, Sendable {
    let ordre: (ID<LieuTag>, ID<LieuTag>)

    init(_ a: ID<LieuTag>, _ b: ID<LieuTag>) { ordre = a.rawValue.uuidString < b.rawValue.uuidString ? (a, b) : (b, a) }

    static func == (x: Paire, y: Paire) -> Bool { x.ordre == y.ordre }
    func hash(into h: inout Hasher) {
        h.combine(ordre.0)
        h.combine(ordre.1)
    }
}

/// All known journeys between some places: what is missing, what was typed, what does not hold together.
struct Trajets: Sendable {
    let lieux: [Lieu]
    private let connus: [Paire: Trajet]

    init(_ lieux: [Lieu], _ trajets: [Trajet]) {
        self.lieux = lieux
        connus = Dictionary(trajets.map { ($0.paire, $0) }, uniquingKeysWith: { a, _ in a })
    }

    subscript(_ a: ID<LieuTag>, _ b: ID<LieuTag>) -> Trajet? { connus[Paire(a, b)] }

    var paires: Int { lieux.count * (lieux.count - 1) / 2 }
    var saisis: Int { compter { $0?.estime == false } }
    var estimes: Int { compter { $0?.estime == true } }
    var manquants: Int { compter { $0 == nil } }

    /// What the distance gives for every pair that nobody typed, with two known positions.
    var estimables: [Trajet] {
        var t: [Trajet] = []
        parcourir { a, b, connu in
            guard connu?.estime != false, let minutes = Distance.minutes(a.position, b.position), minutes != connu?.minutes else { return }
            t.append(Trajet(a.id, b.id, minutes: minutes, estime: true))
        }
        return t
    }

    /// The shortest way round by another place, when it is shorter than the direct way by more than five minutes.
    func detour(_ a: ID<LieuTag>, _ b: ID<LieuTag>) -> (par: Lieu, minutes: Int)? {
        guard let direct = self[a, b]?.minutes else { return nil }
        let detours = lieux.compactMap { c -> (par: Lieu, minutes: Int)? in
            guard c.id != a, c.id != b, let un = self[a, c.id]?.minutes, let deux = self[c.id, b]?.minutes else { return nil }
            return (c, un + deux)
        }
        return detours.min { $0.minutes < $1.minutes }.flatMap { $0.minutes + 5 < direct ? $0 : nil }
    }

    private func compter(_ condition: (Trajet?) -> Bool) -> Int {
        var n = 0
        parcourir { _, _, connu in if condition(connu) { n += 1 } }
        return n
    }

    private func parcourir(_ chaque: (Lieu, Lieu, Trajet?) -> Void) {
        for (rang, a) in lieux.enumerated() {
            for b in lieux[(rang + 1)...] { chaque(a, b, connus[Paire(a.id, b.id)]) }
        }
    }
}
