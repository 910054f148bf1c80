import Chiffrement
import Foundation
import Web

/// What is typed in the form of an entretien and not recorded yet, as its author finds it again.
struct Brouillon: Sendable {
    /// Name under which a post keeps what it could not send: drawn from the dossier's key, it says neither whose nor what.
    let nom: String
    /// AES-256 key of what the post keeps, base64: from the dossier's key, so that without a session nothing left on a disk opens.
    let cle: String
    /// Changes each time the author records an entretien of this dossier: what a post kept before says so when it asks to come back.
    let generation: String
    /// 0 when nothing is kept yet.
    let version: Int
    let ecritLe: Date?
    /// nil when nothing is kept yet.
    let champs: Champs?

    init(_ cle: CleDossier, auteur: UUID, entretien: UUID?, generation: String, version: Int, ecritLe: Date?, champs: Champs?) {
        let usage = "\(auteur.uuidString)|\(entretien?.uuidString ?? "nouveau")"
        nom = cle.derivee("brouillon nom|" + usage).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        self.cle = Data(cle.derivee("brouillon poste|" + usage)).base64EncodedString()
        self.generation = generation
        self.version = version
        self.ecritLe = ecritLe
        self.champs = champs
    }
}

/// The fields of the form as one sealed sheet: kept as typed, faults included.
enum BrouillonFeuillet {
    static let noms = [
        "jour", "nature", "forme", "duree", "origine", "exprime", "identifie", "precision", "faits", "prochaine", "vulnerabilite", "note",
    ]
    /// Nothing longer is kept: three times the longest note that can be recorded.
    static let maximum = 60_000
    private static let multiples: Set = ["exprime", "identifie", "precision", "faits"]
    private static let separateur: Character = "\u{1F}"

    static func sceller(_ champs: Champs) -> Feuillet {
        var feuillet = Feuillet()
        for nom in noms { feuillet[nom] = champs.all(nom).joined(separator: String(separateur)) }
        return feuillet
    }

    static func ouvrir(_ feuillet: Feuillet) -> Champs {
        Champs(
            noms.flatMap { nom -> [(nom: String, valeur: String)] in
                guard let valeur = feuillet[nom] else { return [] }
                guard multiples.contains(nom) else { return [(nom: nom, valeur: valeur)] }
                return valeur.split(separator: separateur).map { (nom: nom, valeur: String($0)) }
            })
    }
}
