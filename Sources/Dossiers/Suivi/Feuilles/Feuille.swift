package import Calendrier
package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// A sealed sheet of a dossier: the situation (one), evaluations, closing reviews.
package struct Feuille: RowDecodable, Sendable {
    package enum Sorte: String, Sendable {
        case situation, evaluation
        case bilanFin = "bilan_fin"
    }

    package let id: ID<Feuille>
    package let sorte: Sorte
    package let majLe: DateCivile
    package let auteur: UUID
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        sorte = try row.value("sorte")
        majLe = try row.value("maj_le")
        auteur = try row.uuid("auteur_id")
        version = try row.int("version")
    }

    static func selection(_ ref: Dossier.Ref, limite: Int = 100) -> SQL {
        """
        SELECT f.id, f.sorte, f.maj_le, f.auteur_id, f.version FROM nominatif.feuille f
        WHERE f.entreprise_id = \(ref.entreprise) AND f.dossier_id = \(ref.id)
        ORDER BY f.maj_le DESC, f.id LIMIT \(limite)
        """
    }

    /// Adds a sheet; one sealed content, in the caller's transaction.
    static func ajouter(
        _ feuillet: Feuillet, _ sorte: Sorte, _ ref: Dossier.Ref, envoi: UUID? = nil, _ coffre: Coffre, _ transaction: Transaction
    ) throws {
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.feuille (entreprise_id, dossier_id, sorte, maj_le, fiche)
                VALUES (\(ref.entreprise), \(ref.id), \(sorte), \(DateCivile.aujourdhui()), \(envoi))
                \(fragment: EnvoiUnique.parAuteur) RETURNING id
                """
            ).first
        else { return }
        try Contenu.poser(feuillet, .feuille, try ligne.uuid("id"), version: 1, ref, coffre, transaction)
    }
}

/// What the worker and the person understand of the situation. Encrypted in `nominatif.feuille.contenu`.
package struct Evaluation: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable { case demande, analyse, appuis, freins }

    package var textes: [Champ: String] = [:]

    package init() {}
    package init(_ feuillet: Feuillet) { for champ in Champ.allCases { textes[champ] = feuillet[champ.rawValue] } }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        for champ in Champ.allCases { feuillet[champ.rawValue] = textes[champ] }
        return feuillet
    }
}

/// The end of a follow-up, looked at with the person. Encrypted in `nominatif.feuille.contenu`.
package struct BilanFin: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable { case change, avis, suites }

    package var textes: [Champ: String] = [:]

    package init() {}
    package init(_ feuillet: Feuillet) { for champ in Champ.allCases { textes[champ] = feuillet[champ.rawValue] } }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        for champ in Champ.allCases { feuillet[champ.rawValue] = textes[champ] }
        return feuillet
    }
}
