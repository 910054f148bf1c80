package import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// What happened to a dossier and is not read elsewhere. Codes only: the thread of a dossier says the rest.
package struct Evenement: RowDecodable, Sendable {
    package enum Sorte: String, Sendable, CaseIterable {
        case ouverture, cloture, reouverture
        case statutDemarche = "statut_demarche"
        case document, budget, courrier, orientation, objectif, action, partage
        case partageRetire = "partage_retire"
        case transfert, rappel
        case changementEmployeur = "changement_employeur"
        case pdp, mesure
    }

    package let sorte: Sorte
    package let jour: DateCivile
    /// A code: an `Issue`, a `StatutDemarche`, or the word of the room that wrote it.
    package let detail: String?
    package let demarche: ID<Demarche>?
    package let mesure: ID<Mesure>?
    package let auteur: UUID

    package init(row: Row) throws(RowError) {
        sorte = try row.value("sorte")
        jour = try row.value("jour")
        detail = try row.optionalString("detail")
        demarche = try row.optionalID("demarche_id")
        mesure = try row.optionalID("mesure_id")
        auteur = try row.uuid("auteur_id")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 300) -> SQL {
        """
        SELECT v.sorte, v.jour, v.detail, v.demarche_id, v.mesure_id, v.auteur_id FROM nominatif.evenement v
        WHERE v.entreprise_id = \(ref.entreprise) AND v.dossier_id = \(ref.id)
        ORDER BY v.jour DESC LIMIT \(limite)
        """
    }
}

extension Fil {
    /// Writes an event in the caller's transaction. `detail`: 2 to 30 of a–z, 0–9 and _.
    static func noter(
        _ ref: Dossier.Ref, _ sorte: Evenement.Sorte, _ detail: String?, le jour: DateCivile = .aujourdhui(), _ transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail)
            VALUES (\(ref.entreprise), \(ref.id), \(jour), \(sorte), \(detail))
            """)
    }
}
