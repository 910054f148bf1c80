package import Budget
package import Calendrier
import Chiffrement
package import Documents
import Foundation
package import Postgres
import Tenancy

/// Budgets, documents and writings of one dossier of the demonstration, whose people are fictive.
package struct PiecesSemence: Sendable {
    package var budgets: [(jour: DateCivile, fiche: FicheBudget, note: String)] = []
    package var documents: [(titre: String, fichier: FichierExamine)] = []
    package var ecrits: [(sorte: Ecrit.Sorte, contenu: Ecrit.Contenu)] = []

    package init() {}
}

extension Semoir {
    /// Up to `parReferent` open dossiers of each worker about money or housing receive what `faire` gives for their rank and for the
    /// household their fiche tells in that year.
    package func semerPieces(
        parReferent: Int, annee: Int, dans transaction: Transaction, _ faire: (Int, Foyer) throws -> PiecesSemence
    ) throws {
        try transaction.execute("SET LOCAL ROLE prop_nominatif")
        let dossiers = try transaction.rows(
            """
            SELECT d.entreprise_id, d.id, d.referent_id, d.cle_enveloppee, d.version, d.contenu, f.id AS feuille, f.version AS version_feuille,
                   f.contenu AS situation
            FROM (
              SELECT d.*, row_number() OVER (PARTITION BY d.referent_id ORDER BY d.derniere_activite DESC, d.id) AS rang FROM nominatif.dossier d
              WHERE d.etat = 'ouvert' AND d.motif IN ('budget', 'logement') AND d.cle_enveloppee IS NOT NULL) d
            LEFT JOIN nominatif.feuille f ON f.entreprise_id = d.entreprise_id AND f.dossier_id = d.id AND f.sorte = 'situation'
            WHERE d.rang <= \(parReferent) ORDER BY d.referent_id, d.rang
            """)
        for (rang, ligne) in dossiers.enumerated() {
            let ref = Dossier.Ref(try ligne.id("entreprise_id"), try ligne.id("id"))
            let cle = try Cles.entreprise(ref.entreprise, coffre, transaction)
                .cle(dossier: ref.id.rawValue, enveloppee: try ligne.bytes("cle_enveloppee"))
            let foyer = try Self.foyer(ligne, ref, cle, annee: annee)
            try Self.poser(try faire(rang, foyer), ref, try ligne.uuid("referent_id"), cle, transaction)
        }
        try transaction.execute("RESET ROLE")
    }

    private static func foyer(_ ligne: Row, _ ref: Dossier.Ref, _ cle: CleDossier, annee: Int) throws -> Foyer {
        let fiche = try cle.ouvrir(try ligne.bytes("contenu"), .dossier, ref.id.rawValue, version: try ligne.int("version"))
        guard let feuille = try ligne.optionalUUID("feuille"), let scellee = try ligne.optionalBytes("situation") else {
            return Foyer(Situation(), Identite(fiche), annee: annee)
        }
        let situation = try cle.ouvrir(scellee, .feuille, feuille, version: try ligne.int("version_feuille"))
        return Foyer(Situation(situation), Identite(fiche), annee: annee)
    }

    private static func poser(
        _ pieces: PiecesSemence, _ ref: Dossier.Ref, _ auteur: UUID, _ cle: CleDossier, _ transaction: Transaction
    ) throws {
        var ordres: [SQL] = []
        for budget in pieces.budgets {
            let id = UUID()
            var feuillet = budget.fiche.feuillet
            feuillet["note"] = budget.note
            let contenu = try cle.sceller(feuillet, .budget, id, version: 1)
            ordres.append(
                """
                INSERT INTO nominatif.budget (entreprise_id, id, dossier_id, auteur_id, jour, contenu, version)
                VALUES (\(ref.entreprise), \(id), \(ref.id), \(auteur), \(budget.jour), \(contenu), 1)
                """)
        }
        for ecrit in pieces.ecrits {
            let id = UUID()
            let contenu = try cle.sceller(ecrit.contenu.feuillet, .ecrit, id, version: 1)
            ordres.append(
                """
                INSERT INTO nominatif.ecrit (entreprise_id, id, dossier_id, auteur_id, sorte, contenu, version)
                VALUES (\(ref.entreprise), \(id), \(ref.id), \(auteur), \(ecrit.sorte), \(contenu), 1)
                """)
        }
        for document in pieces.documents { ordres += try Self.document(document.titre, document.fichier, ref, auteur, cle) }
        try transaction.executeAll(ordres)
    }

    /// One piece: the demonstration's files are small.
    private static func document(
        _ titre: String, _ fichier: FichierExamine, _ ref: Dossier.Ref, _ auteur: UUID, _ cle: CleDossier
    ) throws -> [SQL] {
        let id = UUID()
        var feuillet = Feuillet()
        feuillet["titre"] = titre
        let contenu = try cle.sceller(feuillet, .document, id, version: 1)
        let morceau = try cle.sceller(morceau: fichier.octets, rang: 0, sur: 1, id)
        return [
            """
            INSERT INTO nominatif.document (entreprise_id, id, dossier_id, auteur_id, type, octets, morceaux, contenu, version)
            VALUES (\(ref.entreprise), \(id), \(ref.id), \(auteur), \(fichier.genre), \(fichier.octets.count), 1, \(contenu), 1)
            """,
            """
            INSERT INTO nominatif.document_morceau (entreprise_id, document_id, rang, contenu) VALUES (\(ref.entreprise), \(id), 0, \(morceau))
            """,
        ]
    }
}
