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

    package enum Forme: String, CaseIterable, Sendable { case pdf, json, zip }

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

        package var libelle: String {
            switch forme {
            case "json": "fichier"
            case "zip": "archive avec les documents"
            default: "papier"
            }
        }
    }

    /// More rows of a kind than any dossier has: a copy has no page, and must not stop without a word.
    private static let tout = 100_000

    /// All that is kept of the person in the dossier, and its readings; nil when I am not its referent. Journaled.
    package func copier(_ ref: Dossier.Ref, as principal: Principal) async throws -> (copie: Copie, remises: [Remise])? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline(Self.requetes(ref))
            guard let dossier = try lignes[1].first.map({ try Dossier(row: $0) }), !lignes[0].isEmpty, dossier.etat != .efface else {
                return nil
            }
            let contenus = try ContenusDeCopie(lignes[0], ref, coffre)
            let parties = PartiesDeCopie(
                contenus: contenus, dossier: dossier, feuilles: try lignes[4].map { try Feuille(row: $0) },
                faits: try lignes[10].map { try FaitDeCopie(row: $0) }, evenements: try lignes[11].map { try Evenement(row: $0) },
                noms: try Self.noms(lignes, dossier, transaction), partenaires: try NomsDuService.lire(lignes[16]),
                aujourdhui: .aujourdhui())
            let documents = try lignes[13].map { try Document(row: $0, contenus[$0.uuid("id")]) }
            return (
                Copie(
                    dossier: dossier, personne: parties.identite.complet,
                    parties: try Self.assembler(parties, lignes, documents).filter { !$0.faits.isEmpty }, documents: documents,
                    lectures: try lignes[17].map { try Lecture(row: $0) }),
                try lignes[18].map { try Remise(row: $0) }
            )
        }
    }

    private static func requetes(_ ref: Dossier.Ref) -> [SQL] {
        [
            """
            SELECT sorte, id, version, contenu, cle_dossier, cle_entreprise
            FROM nominatif.copier_dossier(\(ref.entreprise), \(ref.id))
            """,
            "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)",
            Entretien.selection(ref, limite: tout), Demarche.selection(ref, limite: tout), Feuille.selection(ref, limite: tout),
            Objectif.selection(ref, limite: tout), ActionPrevue.selection(ref, limite: tout), Orientation.selection(ref, limite: tout),
            ArretTravail.selection(ref, limite: tout), EtapePosee.selection(ref, limite: tout), FaitDeCopie.selection(ref),
            Evenement.selection(ref, limite: tout),
            """
            SELECT b.id, b.auteur_id, b.jour, b.version FROM nominatif.budget b
            WHERE b.entreprise_id = \(ref.entreprise) AND b.dossier_id = \(ref.id) ORDER BY b.jour, b.id
            """,
            """
            SELECT \(fragment: Document.colonnes) FROM nominatif.document o
            WHERE o.entreprise_id = \(ref.entreprise) AND o.dossier_id = \(ref.id) AND o.version > 0 ORDER BY o.jour, o.id
            """,
            """
            SELECT \(fragment: Ecrit.colonnes) FROM nominatif.ecrit e
            WHERE e.entreprise_id = \(ref.entreprise) AND e.dossier_id = \(ref.id) ORDER BY e.cree_le, e.id
            """,
            NomsDuService.presents, "SELECT id, nom FROM gestion.partenaire", Lecture.selection(ref),
            """
            SELECT demande_le, remis_le, forme FROM nominatif.remise
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) ORDER BY remis_le DESC
            """,
            Mesure.selection(ref, limite: tout), DemandeAcces.selection(ref),
        ]
    }

    /// In the order of the chapters, each from its first day.
    private static func assembler(_ p: PartiesDeCopie, _ lignes: [[Row]], _ documents: [Document]) throws -> [Copie.Partie] {
        let actions = try lignes[6].map { try ActionPrevue(row: $0) }
        var parties = p.vous + p.suivi
        parties += try lignes[2].reversed().map { p.entretien(try Entretien(row: $0)) }
        parties += try lignes[3].map { try Demarche(row: $0) }.sorted { $0.ouverteLe < $1.ouverteLe }.map(p.demarche)
        parties += p.feuillesDuPlan
        parties += try lignes[5].map { p.objectif(try Objectif(row: $0), actions) }
        parties += try lignes[7].map { try Orientation(row: $0) }.sorted { $0.le < $1.le }.map(p.orientation)
        parties += try lignes[8].map { p.arret(try ArretTravail(row: $0)) }
        parties += p.etapes(try lignes[9].map { try EtapePosee(row: $0) })
        parties += try lignes[19].map { try Mesure(row: $0) }.sorted { $0.noteeLe < $1.noteeLe }.map(p.mesure)
        parties += p.rendezVous
        parties += try lignes[12].map { p.budget(try BudgetDate($0, p.contenus[$0.uuid("id")])) }
        parties += try lignes[14].map { p.ecrit(try Ecrit(row: $0, Ecrit.Contenu(p.contenus[$0.uuid("id")]))) }
        parties += documents.map(p.document)
        return parties + p.partages + p.demandes(try lignes[20].map { try DemandeAcces(row: $0) })
    }

    /// Of everybody a part names, gone or not: who wrote, received, was given a share.
    private static func noms(_ lignes: [[Row]], _ dossier: Dossier, _ transaction: Transaction) throws -> [UUID: String] {
        var comptes = [dossier.referent.rawValue]
        for (rang, colonne) in [
            (2, "auteur_id"), (4, "auteur_id"), (10, "compte"), (12, "auteur_id"), (13, "auteur_id"), (14, "auteur_id"),
        ] { comptes += try lignes[rang].compactMap { try $0.optionalUUID(colonne) } }
        return try NomsDuService.completer(try NomsDuService.lire(lignes[15]), comptes, transaction)
    }

    /// Writes down that the copy was handed over today.
    package func remettre(_ ref: Dossier.Ref, _ forme: Forme, demandeLe: DateCivile, as principal: Principal) async throws {
        _ = try await base.transaction(as: principal) { transaction in
            try transaction.executeAll([
                """
                INSERT INTO nominatif.remise (entreprise_id, dossier_id, demande_le, remis_le, objet, forme)
                VALUES (\(ref.entreprise), \(ref.id), \(demandeLe), \(DateCivile.aujourdhui()), 'les_deux', \(forme))
                """,
                DemandeAccesStore.clore(ref, le: .aujourdhui()), "SELECT journal.ecrire('remettre_copie', \(ref.id))",
            ])
        }
    }
}
