import Calendrier
import Planner

/// The offices, then the sites opened around them as contracts are signed.
struct Carte {
    struct Place {
        let nom: String
        let point: Commune.Point
        let territoire: Territoire
        let germanophone: Bool
        /// Rank of the office nearby.
        let bureau: Int
        /// Permanences at one time, at most.
        let salles: Int
        /// First and last days of each closing, day numbers.
        let fermetures: [ClosedRange<Int>]
    }

    private(set) var places: [Place]
    let nombreDeBureaux: Int
    /// Per office, the towns less than 38 minutes away for which it is the nearest office.
    private let alentours: [[Commune]]

    /// Offices hold two permanences at one time and never close but on public holidays.
    init(_ bureaux: [Region.Bureau]) {
        nombreDeBureaux = bureaux.count
        places = bureaux.enumerated().map { rang, b in
            Place(
                nom: "Bureau de \(b.commune.nom)", point: b.commune.point, territoire: b.commune.territoire,
                germanophone: b.commune.germanophone, bureau: rang, salles: 2, fermetures: [])
        }
        var alentours = [[Commune]](repeating: [], count: bureaux.count)
        for commune in Region.communes {
            let distances = bureaux.map { $0.commune.point.minutes(jusqua: commune.point) }
            let proche = distances.indices.min { distances[$0] < distances[$1] } ?? 0
            if distances[proche] < 38 { alentours[proche].append(commune) }
        }
        self.alentours = alentours
    }

    /// A site of `nom` near the office, within 4 km of a town's centre and 9 to 42 minutes from the office; not on the map until `ouvrir`.
    func proposer(_ nom: String, pres bureau: Int, salles: Int, fermetures: [ClosedRange<Int>], _ tirage: inout Tirage) -> Place {
        let commune = tirage.un(alentours[bureau])
        var point = commune.point
        for _ in 0..<20 {
            point = Commune.Point(
                x: commune.point.x + tirage.entre(-4_000, 4_000), y: commune.point.y + tirage.entre(-4_000, 4_000))
            if (9...42).contains(point.minutes(jusqua: places[bureau].point)) { break }
        }
        return Place(
            nom: "\(nom), \(commune.nom)", point: point, territoire: commune.territoire, germanophone: commune.germanophone, bureau: bureau,
            salles: salles, fermetures: fermetures)
    }

    /// The rank of the new place.
    mutating func ouvrir(_ place: Place) -> Int {
        places.append(place)
        return places.count - 1
    }

    func minutes(_ a: Int, _ b: Int) -> Int { a == b ? 0 : places[a].point.minutes(jusqua: places[b].point) }

    /// The matrix of the format.
    var minutesTrajet: [[Int]] { places.indices.map { a in places.indices.map { minutes(a, $0) } } }
}

extension Territoire {
    /// The format's three territories: its Alsace-Moselle keeps Good Friday, like the towns that have a Protestant church.
    static let duFormat: [Territoire] = [.FR, .alsaceMoselleVendrediSaint, .LU]

    var idDuFormat: String { self == .alsaceMoselleVendrediSaint ? Territoire.alsaceMoselle.rawValue : rawValue }
}
