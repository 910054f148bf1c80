import Crypto
import Foundation

/// Roots of the journal kept out of the database, each signed: a chain that only its host holds proves nothing.
///
/// A line: seal number, root, instant, signature (Ed25519, RFC 8032) of the three with the line before; separated by tabs. The first line is
/// the public key. Lines are only added.
struct RegistreDesRacines {
    struct Racine: Equatable {
        let n: Int
        let racine: String
        let poseLe: String
        let signature: String
    }

    enum Defaut: Error, Equatable, CustomStringConvertible {
        case illisible(ligne: Int)
        case signature(sceau: Int)
        case cle

        var description: String {
            switch self {
            case .illisible(let ligne): "ligne \(ligne) : « sceau, racine, instant, signature » séparés par des tabulations sont attendus"
            case .signature(let sceau): "sceau \(sceau) : la signature n'est pas celle de cette ligne, ou une ligne manque avant elle"
            case .cle: "le registre n'est pas signé par cette clé"
            }
        }
    }

    static let entete = "cloison-racines-1"
    let publique: String
    var racines: [Racine]

    init(texte: String) throws(Defaut) {
        let lignes = texte.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        guard let tete = lignes.first, tete.count == 2, tete[0] == Self.entete, let cle = Self.cle(tete[1]) else {
            throw .illisible(ligne: 1)
        }
        publique = tete[1]
        racines = []
        var avant = tete[1]
        for (rang, champs) in lignes.enumerated().dropFirst() {
            guard champs.count == 4, let n = Int(champs[0]) else { throw .illisible(ligne: rang + 1) }
            let racine = Racine(n: n, racine: champs[1], poseLe: champs[2], signature: champs[3])
            guard let signature = Data(base64Encoded: racine.signature),
                cle.isValidSignature(signature, for: Self.message(racine, apres: avant))
            else { throw .signature(sceau: n) }
            racines.append(racine)
            avant = racine.signature
        }
    }

    /// A register without a root yet.
    init(cle: Curve25519.Signing.PrivateKey) {
        publique = cle.publicKey.rawRepresentation.base64EncodedString()
        racines = []
    }

    /// Adds the roots it lacks, in order.
    mutating func ajouter(_ neuves: [(n: Int, racine: String, poseLe: String)], _ cle: Curve25519.Signing.PrivateKey) throws {
        guard cle.publicKey.rawRepresentation.base64EncodedString() == publique else { throw Defaut.cle }
        let derniere = racines.last?.n ?? 0
        for neuve in neuves where neuve.n > derniere {
            var racine = Racine(n: neuve.n, racine: neuve.racine, poseLe: neuve.poseLe, signature: "")
            let signature = try cle.signature(for: Self.message(racine, apres: racines.last?.signature ?? publique)).base64EncodedString()
            racine = Racine(n: neuve.n, racine: neuve.racine, poseLe: neuve.poseLe, signature: signature)
            racines.append(racine)
        }
    }

    var texte: String {
        ([[Self.entete, publique]] + racines.map { [String($0.n), $0.racine, $0.poseLe, $0.signature] })
            .map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    /// Roots that the journal of today no longer has.
    func perdues(_ sceaux: [Int: String]) -> [Int] { racines.filter { sceaux[$0.n] != $0.racine }.map(\.n) }

    private static func message(_ racine: Racine, apres avant: String) -> Data {
        Data("\(avant)\t\(racine.n)\t\(racine.racine)\t\(racine.poseLe)".utf8)
    }

    private static func cle(_ texte: String) -> Curve25519.Signing.PublicKey? {
        Data(base64Encoded: texte).flatMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
    }
}
