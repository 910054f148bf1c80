/// Named texts as bytes, before sealing. Written by hand: nominative types have no encoder that could send them elsewhere.
///
/// Format 1: byte 1; then for each field its name and its value, each as length on 4 bytes and UTF-8; a zero length; zeros up to a
/// multiple of 64, so that the length of a ciphertext does not give the length of a name.
package struct Feuillet: Sendable, Nominatif {
    private var champs: [(nom: String, valeur: String)] = []

    package init() {}

    package subscript(_ nom: String) -> String? {
        get { champs.first { $0.nom == nom }?.valeur }
        set {
            champs.removeAll { $0.nom == nom }
            if let newValue, !newValue.isEmpty { champs.append((nom, newValue)) }
        }
    }

    package var estVide: Bool { champs.isEmpty }

    /// Fields in the order they were set: for the copy handed to the person, who may have all of it.
    package var paires: [(nom: String, valeur: String)] { champs }

    package var octets: [UInt8] {
        var octets: [UInt8] = [1]
        for champ in champs {
            Self.ecrire(champ.nom, &octets)
            Self.ecrire(champ.valeur, &octets)
        }
        octets += [0, 0, 0, 0]
        return octets + Array(repeating: 0, count: (64 - octets.count % 64) % 64)
    }

    package init?(octets: [UInt8]) {
        guard octets.first == 1 else { return nil }
        var reste = octets[1...]
        while let nom = Self.lire(&reste) {
            if nom.isEmpty { return }
            guard let valeur = Self.lire(&reste) else { return nil }
            champs.append((nom, valeur))
        }
        return nil
    }

    private static func ecrire(_ texte: String, _ octets: inout [UInt8]) {
        let utf8 = Array(texte.utf8)
        octets += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: utf8.count >> $0) } + utf8
    }

    private static func lire(_ reste: inout ArraySlice<UInt8>) -> String? {
        guard reste.count >= 4 else { return nil }
        let longueur = reste.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        reste = reste.dropFirst(4)
        guard reste.count >= longueur else { return nil }
        defer { reste = reste.dropFirst(longueur) }
        return String(decoding: reste.prefix(longueur), as: UTF8.self)
    }
}
