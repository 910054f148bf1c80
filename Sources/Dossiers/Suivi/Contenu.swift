import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Seals a content into the row that was just inserted or changed.
enum Contenu {
    /// Throws `EntretienStore.Refus.introuvable` when the dossier's key is not mine to use.
    static func poser(
        _ feuillet: Feuillet, _ table: CleDossier.Table, _ id: UUID, version: Int, _ ref: Dossier.Ref, _ coffre: Coffre,
        _ transaction: Transaction
    ) throws {
        guard let (cle, _) = try Cles.dossier(ref, coffre, transaction) else { throw EntretienStore.Refus.introuvable }
        let contenu = try cle.sceller(feuillet, table, id, version: version)
        try transaction.execute(
            """
            UPDATE \(fragment: nom(table)) SET contenu = \(contenu), version = \(version)
            WHERE entreprise_id = \(ref.entreprise) AND id = \(id)
            """)
    }

    private static func nom(_ table: CleDossier.Table) -> SQL {
        switch table {
        case .feuille: "nominatif.feuille"
        case .objectif: "nominatif.objectif"
        case .action: "nominatif.action"
        case .orientation: "nominatif.orientation"
        case .mesure: "nominatif.mesure"
        default: "nominatif.demarche"
        }
    }
}
