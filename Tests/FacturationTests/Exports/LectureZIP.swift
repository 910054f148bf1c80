import Foundation

/// The entries of a ZIP whose files are stored as they are, in the order of its table of contents.
enum LectureZIP {
    static func lire(_ octets: [UInt8]) -> [(nom: String, octets: [UInt8])] {
        func deux(_ place: Int) -> Int { Int(octets[place]) | Int(octets[place + 1]) << 8 }
        func quatre(_ place: Int) -> Int { deux(place) | deux(place + 2) << 16 }
        let fin = octets.count - 22
        var place = quatre(fin + 16)
        return (0..<deux(fin + 10)).map { _ in
            let (taille, nom, debut) = (quatre(place + 20), deux(place + 28), quatre(place + 42))
            let texte = String(decoding: octets[place + 46..<place + 46 + nom], as: UTF8.self)
            let corps = debut + 30 + deux(debut + 26) + deux(debut + 28)
            place += 46 + nom + deux(place + 30) + deux(place + 32)
            return (texte, Array(octets[corps..<corps + taille]))
        }
    }

    static func lire(_ chemin: URL) throws -> [(nom: String, octets: [UInt8])] { lire(Array(try Data(contentsOf: chemin))) }
}
