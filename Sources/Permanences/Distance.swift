import Foundation
import Web

/// A point on the map, in degrees.
public struct Position: Equatable, Sendable {
    public let latitude: Double
    public let longitude: Double

    /// Nil outside the globe.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }

    /// « 49,119 6,176 », « 49.119, 6.176 », « 49.119;6.176 ».
    init?(saisie: String) {
        // Between digits a comma is decimal when a space or a semicolon already separates the two numbers.
        let morceaux = saisie.split { $0 == " " || $0 == ";" || $0 == "\u{A0}" || $0 == "\u{202F}" }.map {
            $0.hasSuffix(",") ? $0.dropLast() : $0
        }
        let textes = morceaux.count == 1 && saisie.contains(".") ? morceaux[0].split(separator: ",") : morceaux
        let nombres = textes.compactMap { Double($0.replacing(",", with: ".")) }
        guard textes.count == 2, nombres.count == 2 else { return nil }
        self.init(latitude: nombres[0], longitude: nombres[1])
    }

    /// What the field shows: read back by `init(saisie:)`.
    var saisie: String { "\(Self.ecrire(latitude)) \(Self.ecrire(longitude))" }

    private static func ecrire(_ x: Double) -> String {
        let millieme = Int((abs(x) * 1000).rounded())
        let reste = String(millieme % 1000 + 1000).dropFirst()
        return "\(x < 0 ? "-" : "")\(millieme / 1000),\(reste)"
    }
}

/// Driving time guessed from the distance as the crow flies: 7 minutes to leave, park and come in, then 0.81 minute per kilometre
/// (74 km/h in a straight line), rounded up. The constant makes a detour never shorter than the direct way.
public enum Distance {
    /// Nil when a position is unknown.
    public static func minutes(_ a: Position?, _ b: Position?) -> Int? {
        guard let a, let b else { return nil }
        return minutes(km: kilometres(a, b))
    }

    static func minutes(km: Double) -> Int { min(600, Int((7 + 0.81 * km).rounded(.up))) }

    /// Great circle (haversine), on a sphere of 6,371 km.
    static func kilometres(_ a: Position, _ b: Position) -> Double {
        let degre = Double.pi / 180
        let dLat = (b.latitude - a.latitude) * degre
        let dLon = (b.longitude - a.longitude) * degre
        let h =
            sin(dLat / 2) * sin(dLat / 2) + cos(a.latitude * degre) * cos(b.latitude * degre) * sin(dLon / 2) * sin(dLon / 2)
        return 2 * 6371 * asin(min(1, h.squareRoot()))
    }
}
