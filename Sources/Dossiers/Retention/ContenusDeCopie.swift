import Chiffrement
import Foundation
import Tenancy
import Postgres

/// Every sealed content of a dossier, unsealed, by the id of its row.
struct ContenusDeCopie {
    private var feuillets: [UUID: (sorte: String, feuillet: Feuillet)] = [:]

    init(_ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre) throws {
        guard let premiere = lignes.first, let enveloppee = try premiere.optionalBytes("cle_dossier") else { return }
        let cle = try Cles.exiger(ref.entreprise, ref.id.rawValue, premiere, enveloppee, coffre).dossier
        for ligne in lignes {
            let sorte = try ligne.string("sorte")
            guard let contenu = try ligne.optionalBytes("contenu"), let table = Self.table(sorte) else { continue }
            let id = try ligne.uuid("id")
            let version = try ligne.int("version")
            // A copy that lacked a page without saying so would be taken for the whole.
            guard let feuillet = try? cle.ouvrir(contenu, table, id, version: version) else { throw Illisible.refus }
            feuillets[id] = (sorte, feuillet)
        }
    }

    subscript(_ id: UUID) -> Feuillet { feuillets[id]?.feuillet ?? Feuillet() }

    func contient(_ id: UUID) -> Bool { feuillets[id] != nil }

    /// The one of a kind that has only one.
    func seul(_ sorte: String) -> Feuillet { feuillets.values.first { $0.sorte == sorte }?.feuillet ?? Feuillet() }

    /// The table a kind of content is sealed for.
    private static func table(_ sorte: String) -> CleDossier.Table? {
        let feuilles: Set = ["situation", "evaluation", "bilan_fin"]
        return CleDossier.Table(rawValue: "nominatif." + (feuilles.contains(sorte) ? "feuille" : sorte))
    }
}
