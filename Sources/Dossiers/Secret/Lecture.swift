package import Foundation
package import Postgres
package import Tenancy

/// A line of the reading journal of a dossier.
package struct Lecture: RowDecodable, Sendable {
    package let instant: Date
    package let compte: UUID?
    package let action: String
    package let nom: String?

    package init(row: Row) throws(RowError) {
        instant = try row.instant("instant")
        compte = try row.optionalUUID("compte")
        action = try row.string("action")
        nom = try row.optionalString("nom")
    }

    package var refusee: Bool { action.hasSuffix("_refus") }

    /// What was done, in words.
    package var quoi: String {
        switch action {
        case "lire_dossier": "a ouvert le dossier"
        case "lire_note": "a lu une note"
        case "lire_dossier_refus": "a demandé le dossier"
        case "lire_note_refus": "a demandé une note"
        case "lire_journal_refus": "a demandé ce journal"
        case "partager_dossier": "a partagé le dossier"
        case "retirer_partage": "a retiré un partage"
        case "effacer_dossier": "a effacé le dossier"
        case "effacer_dossier_refus": "a demandé l'effacement"
        default: action
        }
    }
}

package struct LectureStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Who read this dossier and when, latest first; nil when I am not its referent, which is written down too.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> (dossier: Dossier, lectures: [Lecture])? {
        try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                """
                SELECT l.instant, l.compte, l.action, c.nom FROM nominatif.lectures(\(ref.entreprise), \(ref.id)) l
                LEFT JOIN garde.collegues('intervenant') c ON c.id = l.compte
                ORDER BY l.instant DESC
                """,
                """
                \(fragment: Dossier.selection)
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id) AND d.referent_id = garde.uid()
                """,
            ])
            guard let dossier = try lignes[1].first.map({ try Dossier(row: $0) }) else { return nil }
            return (dossier, try lignes[0].map { try Lecture(row: $0) })
        }
    }
}
