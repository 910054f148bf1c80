import Permanences

/// A real town: postal code, territory of its public holidays, Good Friday (a Protestant church: product.md, trap 6), position in degrees.
struct Commune: Sendable {
    let nom: String
    let codePostal: String
    let territoire: String
    let vendrediSaint: Bool
    let latitude: Double
    let longitude: Double

    init(_ nom: String, _ codePostal: String, _ territoire: String, _ latitude: Double, _ longitude: Double, vendrediSaint: Bool = false) {
        self.nom = nom
        self.codePostal = codePostal
        self.territoire = territoire
        self.vendrediSaint = vendrediSaint
        self.latitude = latitude
        self.longitude = longitude
    }

    var position: Position? { Position(latitude: latitude, longitude: longitude) }

    /// Driving time: great-circle distance at 65 km/h plus 6 minutes to leave and park.
    func minutes(jusqua autre: Commune) -> Int {
        let degre = Double.pi / 180
        let dLat = (autre.latitude - latitude) * degre
        let dLon = (autre.longitude - longitude) * degre * cosinus((latitude + autre.latitude) / 2 * degre)
        let km = 6371 * (dLat * dLat + dLon * dLon).squareRoot()
        return km < 0.5 ? 5 : min(600, Int(6 + km * 1.25 * 60 / 65))
    }

    /// Taylor to the eighth power: enough for minutes, and the same bits on every libc.
    private func cosinus(_ x: Double) -> Double {
        let c = x * x
        return 1 - c / 2 + c * c / 24 - c * c * c / 720 + c * c * c * c / 40320
    }

    static let bureaux: [Commune] = [
        .init("Metz", "57000", "FR-AM", 49.119, 6.176, vendrediSaint: true),
        .init("Nancy", "54000", "FR", 48.692, 6.184),
        .init("Strasbourg", "67000", "FR-AM", 48.573, 7.752, vendrediSaint: true),
        .init("Luxembourg", "L-1855", "LU", 49.626, 6.159),
    ]

    static let clientes: [Commune] = [
        .init("Thionville", "57100", "FR-AM", 49.358, 6.168, vendrediSaint: true),
        .init("Forbach", "57600", "FR-AM", 49.188, 6.900, vendrediSaint: true),
        .init("Sarreguemines", "57200", "FR-AM", 49.110, 7.067, vendrediSaint: true), .init("Saint-Avold", "57500", "FR-AM", 49.104, 6.708),
        .init("Hagondange", "57300", "FR-AM", 49.255, 6.164), .init("Amnéville", "57360", "FR-AM", 49.261, 6.142),
        .init("Woippy", "57140", "FR-AM", 49.151, 6.151), .init("Ennery", "57365", "FR-AM", 49.226, 6.216),
        .init("Sarrebourg", "57400", "FR-AM", 48.735, 7.054, vendrediSaint: true), .init("Florange", "57190", "FR-AM", 49.325, 6.121),
        .init("Yutz", "57970", "FR-AM", 49.356, 6.190), .init("Faulquemont", "57380", "FR-AM", 49.047, 6.598),
        .init("Creutzwald", "57150", "FR-AM", 49.205, 6.696),
        .init("Courcelles-Chaussy", "57530", "FR-AM", 49.109, 6.400, vendrediSaint: true),
        .init("Montigny-lès-Metz", "57950", "FR-AM", 49.100, 6.154), .init("Château-Salins", "57170", "FR-AM", 48.817, 6.512),
        .init("Pont-à-Mousson", "54700", "FR", 48.905, 6.054), .init("Lunéville", "54300", "FR", 48.592, 6.496),
        .init("Toul", "54200", "FR", 48.675, 5.891), .init("Longwy", "54400", "FR", 49.520, 5.760),
        .init("Briey", "54150", "FR", 49.249, 5.939), .init("Vandœuvre-lès-Nancy", "54500", "FR", 48.661, 6.171),
        .init("Ludres", "54710", "FR", 48.620, 6.169), .init("Dombasle-sur-Meurthe", "54110", "FR", 48.625, 6.350),
        .init("Baccarat", "54120", "FR", 48.450, 6.742), .init("Dieulouard", "54380", "FR", 48.842, 6.069),
        .init("Verdun", "55100", "FR", 49.160, 5.384), .init("Bar-le-Duc", "55000", "FR", 48.773, 5.159),
        .init("Commercy", "55200", "FR", 48.763, 5.591), .init("Épinal", "88000", "FR", 48.173, 6.449),
        .init("Saint-Dié-des-Vosges", "88100", "FR", 48.285, 6.949), .init("Remiremont", "88200", "FR", 48.017, 6.591),
        .init("Haguenau", "67500", "FR-AM", 48.816, 7.789, vendrediSaint: true),
        .init("Sélestat", "67600", "FR-AM", 48.260, 7.454, vendrediSaint: true),
        .init("Molsheim", "67120", "FR-AM", 48.542, 7.492, vendrediSaint: true),
        .init("Saverne", "67700", "FR-AM", 48.742, 7.363, vendrediSaint: true),
        .init("Schiltigheim", "67300", "FR-AM", 48.607, 7.750, vendrediSaint: true),
        .init("Illkirch-Graffenstaden", "67400", "FR-AM", 48.529, 7.718, vendrediSaint: true),
        .init("Obernai", "67210", "FR-AM", 48.462, 7.482, vendrediSaint: true),
        .init("Erstein", "67150", "FR-AM", 48.422, 7.661, vendrediSaint: true),
        .init("Wissembourg", "67160", "FR-AM", 49.037, 7.946, vendrediSaint: true),
        .init("Colmar", "68000", "FR-AM", 48.079, 7.358, vendrediSaint: true),
        .init("Mulhouse", "68100", "FR-AM", 47.750, 7.336, vendrediSaint: true),
        .init("Guebwiller", "68500", "FR-AM", 47.909, 7.211, vendrediSaint: true),
        .init("Esch-sur-Alzette", "L-4010", "LU", 49.496, 5.981), .init("Differdange", "L-4501", "LU", 49.524, 5.891),
        .init("Dudelange", "L-3401", "LU", 49.481, 6.087), .init("Bettembourg", "L-3201", "LU", 49.519, 6.103),
        .init("Ettelbruck", "L-9001", "LU", 49.848, 6.104), .init("Grevenmacher", "L-6701", "LU", 49.681, 6.441),
    ]
}
