import Chiffrement
import Foundation
import Web

/// What of a dossier does not open here although nothing was erased: its codes and days are still read, and it can be closed.
package enum Illisible: Sendable, Equatable {
    /// No key of it at hand: a base restored without its lot of keys, a master key left behind.
    case cle
    /// The key opens, and not this many rows.
    case lignes(Int)

    init?(lignes: Int) {
        if lignes == 0 { return nil }
        self = .lignes(lignes)
    }

    var alerte: Alerte {
        switch self {
        case .cle:
            Alerte(
                .attention,
                """
                Ce serveur n'a pas, ou n'a plus, la clé qui ouvre ce dossier : ni le nom, ni les notes, ni les pièces ne se lisent. \
                Les dates, les codes et les rendez-vous restent. Prévenez l'administration : si le lot des clés d'une sauvegarde existe encore, tout revient. \
                Sinon, ouvrez un nouveau dossier avec la personne et clôturez celui-ci. Vos autres dossiers se lisent.
                """, fort: "Le contenu chiffré est illisible.")
        case .lignes(let nombre):
            Alerte(
                .attention,
                """
                Le reste de la page est complet. Prévenez l'administration, qui peut retrouver ce contenu dans une sauvegarde ; \
                ce que vous écrivez à sa place le remplace.
                """, fort: nombre == 1 ? "Un contenu de ce dossier est illisible." : "\(nombre) contenus de ce dossier sont illisibles.")
        }
    }

    /// To write under a key, or to hand over all that it sealed, it must open.
    static let refus = Refus.conflit(
        """
        Ce serveur n'a pas, ou n'a plus, la clé qui ouvre ce contenu : rien n'a été enregistré ni remis. Prévenez l'administration : \
        si le lot des clés d'une sauvegarde existe encore, tout revient. Vos autres dossiers se lisent.
        """)
}

/// Opens rows of one dossier one by one: what does not open is counted, and stops nothing.
struct Descellement {
    private let cle: CleDossier
    private(set) var illisibles = 0

    init(_ cle: CleDossier) { self.cle = cle }

    mutating func ouvrir(_ contenu: [UInt8], _ table: CleDossier.Table, _ id: UUID, version: Int) -> Feuillet? {
        if let feuillet = try? cle.ouvrir(contenu, table, id, version: version) { return feuillet }
        illisibles += 1
        return nil
    }
}
