internal import DisclosureControl
internal import Foundation

/// The proof as the ledger keeps it: possible worlds and, for each cell withheld, which two of them lie apart there.
struct CertificatInscrit: Codable, Sendable {
    struct Monde: Codable, Sendable {
        var entretiens: [[[Int]]]
        var personnes: [[[Int]]]
        var axesEntretiens: [[[Int]]]
        var axesPersonnes: [[[Int]]]
        var nouveaux: [Int]?
    }

    struct Paire: Codable, Sendable {
        var cle: Cle
        var bas: Int
        var haut: Int
    }

    var effectifs: [Int]
    var mondes: [Monde]
    var paires: [Paire]

    init(_ certificats: Certificats, effectifs: [Int]) {
        self.effectifs = effectifs
        mondes = certificats.mondes.map {
            Monde(
                entretiens: $0.entretiens, personnes: $0.personnes, axesEntretiens: $0.axes.map(\.entretiens),
                axesPersonnes: $0.axes.map(\.personnes), nouveaux: $0.nouveaux)
        }
        paires = certificats.paires.map { Paire(cle: $0.cle, bas: $0.bas, haut: $0.haut) }
    }

    func octets() throws -> [UInt8] {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys]
        return Array(try encodeur.encode(self))
    }
}
