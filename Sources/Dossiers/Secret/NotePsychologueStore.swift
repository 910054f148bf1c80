package import Calendrier
package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// A psychologist's note, opened by its author.
package struct NotePsychologue: Sendable, Nominatif {
    package let id: UUID
    package let jour: DateCivile
    /// Read with it, given back to correct it: a note changed meanwhile, in another tab, is not overwritten.
    package let version: Int
    /// nil: it does not open here.
    package let texte: String?
    /// Written by another psychologist, before the follow-up was handed over.
    package let reprise: Bool
}

/// A follow-up of hers in a list, its share ended or not: a number, days, how many notes.
package struct SuiviEnListe: RowDecodable, Sendable {
    package let ref: Dossier.Ref
    package let numero: String
    package let commenceLe: DateCivile
    package let derniere: DateCivile?
    package let notes: Int
    /// She may still open the dossier.
    package let ouvert: Bool

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        commenceLe = try row.value("commence_le")
        derniere = try row.optionalValue("derniere")
        notes = try row.int("notes")
        ouvert = try row.bool("ouvert")
    }
}

/// Her notes on one dossier.
package struct SuiviPsychologue: Sendable {
    package let id: UUID
    /// Whether the referent is told « suivi psychologique en cours ».
    package let annonce: Bool
    package let notes: [NotePsychologue]
}

/// Statements on `nominatif.suivi_psychologue` and `nominatif.note_psychologue`: of their author alone, referent and urgent access included.
package struct NotePsychologueStore: Sendable {
    static let champ = "note"

    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    package func estPsychologue(as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal, readOnly: true) {
            try $0.rows("SELECT gestion.suis_psychologue() AS oui").first?.bool("oui") ?? false
        }
    }

    /// nil before her first note. Journaled.
    package func lire(_ ref: Dossier.Ref, as principal: Principal) async throws -> SuiviPsychologue? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                """
                SELECT suivi_id, cle_suivi, cle_entreprise, id, jour, version, contenu
                FROM nominatif.lire_notes_psychologue(\(ref.entreprise), \(ref.id))
                """,
                """
                SELECT id, annonce FROM nominatif.suivi_psychologue
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND compte_id = garde.uid()
                """,
                """
                SELECT id FROM nominatif.note_psychologue
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND reprise_de IS NOT NULL
                """,
            ])
            guard let suivi = lignes[1].first else { return nil }
            return SuiviPsychologue(
                id: try suivi.uuid("id"), annonce: try suivi.bool("annonce"),
                notes: try Self.ouvrir(lignes[0], ref, coffre, reprises: Set(try lignes[2].map { try $0.uuid("id") })))
        }
    }

    private static func ouvrir(_ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre, reprises: Set<UUID>) throws -> [NotePsychologue] {
        try lignes.compactMap { ligne in
            guard let id = try ligne.optionalUUID("id"), let contenu = try ligne.optionalBytes("contenu") else { return nil }
            let version = try ligne.int("version")
            let cle = try cle(try ligne.uuid("suivi_id"), ligne, ref, coffre)
            let feuillet = try? cle?.ouvrir(contenu, .notePsychologue, id, version: version)
            return NotePsychologue(
                id: id, jour: try ligne.value("jour"), version: version, texte: feuillet.map { $0[champ] ?? "" },
                reprise: reprises.contains(id))
        }
    }

    /// Adds a note; the first one draws the key of her follow-up. False when she is not a psychologist who may see this dossier. `envoi`:
    /// drawn with the form, sent twice it adds one.
    package func ajouter(
        _ ref: Dossier.Ref, jour: DateCivile, texte: String, envoi: UUID? = nil, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard let (suivi, cle) = try Self.suivi(ref, coffre, transaction) else { return false }
            guard
                let ligne = try transaction.rows(
                    """
                    INSERT INTO nominatif.note_psychologue (entreprise_id, dossier_id, suivi_id, jour, fiche)
                    VALUES (\(ref.entreprise), \(ref.id), \(suivi), \(jour), \(envoi))
                    \(fragment: EnvoiUnique.parAuteur) RETURNING id
                    """
                ).first
            else { return true }
            let id = try ligne.uuid("id")
            var feuillet = Feuillet()
            feuillet[Self.champ] = texte
            try transaction.execute(
                """
                UPDATE nominatif.note_psychologue SET contenu = \(try cle.sceller(feuillet, .notePsychologue, id, version: 1)), version = 1
                WHERE entreprise_id = \(ref.entreprise) AND id = \(id)
                """)
            return true
        }
    }

    /// Replaces the note read at `version`; false when it changed since, or is not hers.
    package func corriger(
        _ ref: Dossier.Ref, _ id: UUID, version: Int, jour: DateCivile, texte: String, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard let (suivi, cle) = try Self.mien(ref, coffre, transaction) else { return false }
            var feuillet = Feuillet()
            feuillet[Self.champ] = texte
            let contenu = try cle.sceller(feuillet, .notePsychologue, id, version: version + 1)
            return try transaction.execute(
                """
                UPDATE nominatif.note_psychologue SET jour = \(jour)::date, contenu = \(contenu), version = \(version + 1)
                WHERE entreprise_id = \(ref.entreprise) AND id = \(id) AND suivi_id = \(suivi) AND version = \(version)
                """) == 1
        }
    }

    /// Destroys a note; false when it is not hers. The share ended, it is still hers to destroy.
    package func retirer(_ ref: Dossier.Ref, _ id: UUID, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.execute(
                """
                DELETE FROM nominatif.note_psychologue
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """) == 1
        }
    }

    /// Writes down, under the follow-up, that its notes were handed to the person.
    package func noterRemise(_ suivi: UUID, as principal: Principal) async throws {
        _ = try await base.transaction(as: principal) { try $0.rows("SELECT journal.ecrire('remettre_notes_psychologue', \(suivi))") }
    }

    /// Her follow-ups, the last written first.
    package func suivis(as principal: Principal) async throws -> [SuiviEnListe] {
        try await base.read(
            as: principal, "SELECT entreprise_id, dossier_id, numero, commence_le, derniere, notes, ouvert FROM nominatif.mes_suivis()",
            as: SuiviEnListe.self)
    }

    /// Whether the referent may read « suivi psychologique en cours »; false before the first note.
    package func annoncer(_ ref: Dossier.Ref, _ annonce: Bool, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                UPDATE nominatif.suivi_psychologue SET annonce = \(annonce)
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND compte_id = garde.uid()
                """) == 1
        }
    }

    private static func mien(_ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction) throws -> (UUID, CleDossier)? {
        let miens = try transaction.rows(
            """
            SELECT s.id, c.cle_suivi, c.cle_entreprise FROM nominatif.suivi_psychologue s
            CROSS JOIN LATERAL nominatif.cle_du_suivi(s.entreprise_id, s.id) c
            WHERE s.entreprise_id = \(ref.entreprise) AND s.dossier_id = \(ref.id) AND s.compte_id = garde.uid()
            """)
        if let ligne = miens.first {
            let id = try ligne.uuid("id")
            guard let cle = try cle(id, ligne, ref, coffre) else { throw Illisible.refus }
            return (id, cle)
        }
        return nil
    }

    /// nil when it does not open here.
    private static func cle(_ suivi: UUID, _ ligne: Row, _ ref: Dossier.Ref, _ coffre: Coffre) throws -> CleDossier? {
        guard let entreprise = try ligne.optionalBytes("cle_entreprise"), let enveloppee = try ligne.optionalBytes("cle_suivi"),
            let cle = try? coffre.cle(entreprise: ref.entreprise.rawValue, enveloppee: entreprise)
        else { return nil }
        return try? cle.cle(suivi: suivi, enveloppee: enveloppee)
    }

    /// Hers, begun now if it was not.
    private static func suivi(_ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction) throws -> (UUID, CleDossier)? {
        if let deja = try mien(ref, coffre, transaction) { return deja }
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.suivi_psychologue (entreprise_id, dossier_id)
                SELECT d.entreprise_id, d.id FROM nominatif.dossier d
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id) AND d.etat = 'ouvert' AND (SELECT gestion.suis_psychologue())
                RETURNING id
                """
            ).first
        else { return nil }
        let id = try ligne.uuid("id")
        let (cle, enveloppee) = try Cles.entreprise(ref.entreprise, coffre, transaction).nouvelleCle(suivi: id)
        try transaction.execute(
            """
            UPDATE nominatif.suivi_psychologue SET cle_enveloppee = \(enveloppee) WHERE entreprise_id = \(ref.entreprise) AND id = \(id)
            """)
        return (id, cle)
    }
}
