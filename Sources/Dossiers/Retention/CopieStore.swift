import Actes
package import Calendrier
package import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// The person's copy, and when it was handed over.
package struct CopieStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    package enum Forme: String, CaseIterable, Sendable { case pdf, json }

    /// A copy handed over.
    package struct Remise: RowDecodable, Sendable {
        package let demandeLe: DateCivile
        package let remisLe: DateCivile
        package let forme: String

        package init(row: Row) throws(RowError) {
            demandeLe = try row.value("demande_le")
            remisLe = try row.value("remis_le")
            forme = try row.string("forme")
        }
    }

    /// All that is sealed in the dossier, and its readings; nil when I am not its referent. Journaled.
    package func copier(_ ref: Dossier.Ref, as principal: Principal) async throws -> (copie: Copie, remises: [Remise])? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                """
                SELECT sorte, id, version, contenu, cle_dossier, cle_entreprise
                FROM nominatif.copier_dossier(\(ref.entreprise), \(ref.id))
                """,
                "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)",
                Entretien.selection(ref), Demarche.selection(ref), Feuille.selection(ref),
                """
                SELECT l.instant, l.compte, l.action, c.nom FROM nominatif.lectures(\(ref.entreprise), \(ref.id)) l
                LEFT JOIN garde.collegues('intervenant') c ON c.id = l.compte ORDER BY l.instant DESC
                """,
                """
                SELECT demande_le, remis_le, forme FROM nominatif.remise
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) ORDER BY remis_le DESC
                """,
            ])
            guard let dossier = try lignes[1].first.map({ try Dossier(row: $0) }), !lignes[0].isEmpty, dossier.etat != .efface else {
                return nil
            }
            let titres = try Self.titres(
                entretiens: lignes[2].map { try Entretien(row: $0) }, demarches: lignes[3].map { try Demarche(row: $0) },
                feuilles: lignes[4].map { try Feuille(row: $0) })
            return (
                Copie(
                    dossier: dossier, parties: try Self.parties(lignes[0], ref, coffre, titres),
                    lectures: try lignes[5].map { try Lecture(row: $0) }),
                try lignes[6].map { try Remise(row: $0) }
            )
        }
    }

    /// Writes down that the copy was handed over today.
    package func remettre(_ ref: Dossier.Ref, _ forme: Forme, demandeLe: DateCivile, as principal: Principal) async throws {
        _ = try await base.transaction(as: principal) { transaction in
            try transaction.executeAll([
                """
                INSERT INTO nominatif.remise (entreprise_id, dossier_id, demande_le, remis_le, objet, forme)
                VALUES (\(ref.entreprise), \(ref.id), \(demandeLe), \(DateCivile.aujourdhui()), 'les_deux', \(forme))
                """,
                "SELECT journal.ecrire('remettre_copie', \(ref.id))",
            ])
        }
    }

    private static func titres(entretiens: [Entretien], demarches: [Demarche], feuilles: [Feuille]) -> [UUID: String] {
        var titres: [UUID: String] = [:]
        for e in entretiens { titres[e.id.rawValue] = "Entretien du \(e.codes.jour.court), \(e.codes.nature.libelle)" }
        for d in demarches { titres[d.id.rawValue] = "Démarche du \(d.ouverteLe.court) : \(d.titre), \(d.statut.libelle)" }
        for f in feuilles {
            titres[f.id.rawValue] =
                "\(f.sorte == .situation ? "Situation" : f.sorte == .evaluation ? "Évaluation" : "Bilan de fin") au \(f.majLe.court)"
        }
        return titres
    }

    private static func parties(_ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre, _ titres: [UUID: String]) throws -> [Copie.Partie] {
        guard let premiere = lignes.first, let enveloppee = try premiere.optionalBytes("cle_dossier") else { return [] }
        let cle = try coffre.cle(entreprise: ref.entreprise.rawValue, enveloppee: try premiere.bytes("cle_entreprise"))
            .cle(dossier: ref.id.rawValue, enveloppee: enveloppee)
        var parties: [Copie.Partie] = []
        for ligne in lignes {
            let sorte = try ligne.string("sorte")
            guard let contenu = try ligne.optionalBytes("contenu"), let table = table(sorte) else { continue }
            let id = try ligne.uuid("id")
            let feuillet = try cle.ouvrir(contenu, table, id, version: try ligne.int("version"))
            parties.append(Copie.Partie(sorte: sorte, id: id, titre: titres[id] ?? mots[sorte] ?? sorte.capitale, champs: feuillet.paires))
        }
        return parties
    }

    /// The table a kind of content is sealed for.
    private static func table(_ sorte: String) -> CleDossier.Table? {
        let feuilles: Set = ["situation", "evaluation", "bilan_fin"]
        return CleDossier.Table(rawValue: "nominatif." + (feuilles.contains(sorte) ? "feuille" : sorte))
    }

    private static let mots = [
        "dossier": "Vous", "objectif": "Objectif", "action": "Action prévue", "orientation": "Orientation", "budget": "Budget",
        "document": "Document", "ecrit": "Rapport ou courrier",
    ]
}
