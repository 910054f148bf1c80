package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.entretien`.
package struct EntretienStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    package enum Refus: Error, Equatable {
        /// No such open dossier, or no such draft, for this account.
        case introuvable
        /// The dossier is closed: reopen it first.
        case dossierClos
        /// It counts in a bilan: its codes do not change any more.
        case dejaCompte
    }

    /// Records an entretien, or a draft of one; `brouillon`: the draft, or the entretien corrected, that it replaces. Gives its id.
    ///
    /// `fiche`, drawn with the form: the same form sent again gives the id of what it has already recorded, and writes nothing.
    package func enregistrer(
        _ ref: Dossier.Ref, _ codes: Entretien.Codes, _ note: Note?, clos: Bool, brouillon: ID<Entretien>? = nil, fiche: UUID? = nil,
        as principal: Principal
    ) async throws -> ID<Entretien> {
        let coffre = coffre
        do {
            return try await base.transaction(as: principal) { transaction in
                if let deja = try Self.deja(ref, brouillon, fiche, transaction) { return deja }
                try Self.exigerOuvert(ref, transaction)
                let (id, version) =
                    if let brouillon {
                        (brouillon, try Self.remplacer(ref, brouillon, codes, transaction))
                    } else {
                        (try Self.creer(ref, codes, fiche, transaction), 0)
                    }
                try transaction.executeAll(Self.motifs(ref, id, codes) + [BrouillonStore.consommer(ref, brouillon)])
                try Self.fermer(ref, id, note, version: version + 1, clos: clos, coffre, transaction)
                return id
            }
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege && brouillon != nil {
            throw Refus.dejaCompte
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation && fiche != nil {
            // Two sendings at the same instant: the other one has just been recorded.
            return try await base.transaction(as: principal) { transaction in
                guard let deja = try Self.deja(ref, brouillon, fiche, transaction) else { throw Refus.introuvable }
                return deja
            }
        }
    }

    /// What this form has already recorded.
    private static func deja(
        _ ref: Dossier.Ref, _ brouillon: ID<Entretien>?, _ fiche: UUID?, _ transaction: Transaction
    ) throws -> ID<Entretien>? {
        guard brouillon == nil, let fiche else { return nil }
        let ligne = try transaction.rows(
            """
            SELECT id FROM nominatif.entretien
            WHERE entreprise_id = \(ref.entreprise) AND auteur_id = garde.uid() AND fiche = \(fiche) AND dossier_id = \(ref.id)
            """
        ).first
        return try ligne?.id("id")
    }

    /// The entretien and its note, journaled; nil when it is not mine to see.
    package func lire(_ ref: Dossier.Ref, _ id: ID<Entretien>, as principal: Principal) async throws -> (entretien: Entretien, note: Note?)?
    {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                "SELECT id, version, contenu, cle_dossier, cle_entreprise FROM nominatif.lire_note(\(ref.entreprise), \(id))",
                Entretien.selection(ref, id),
            ])
            guard let entretien = try lignes[1].first.map({ try Entretien(row: $0) }), let ligne = lignes[0].first else { return nil }
            guard let contenu = try ligne.optionalBytes("contenu"), let enveloppee = try ligne.optionalBytes("cle_dossier") else {
                return (entretien, nil)
            }
            let cle = try Cles.exiger(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre).dossier
            let version = try ligne.int("version")
            // From here a note is corrected: an empty field in place of one that does not open would destroy it.
            guard let feuillet = try? cle.ouvrir(contenu, .entretien, id.rawValue, version: version) else { throw Illisible.refus }
            return (entretien, Note(feuillet))
        }
    }

    static func exigerOuvert(_ ref: Dossier.Ref, _ transaction: Transaction) throws {
        let etat = try transaction.rows(
            "SELECT d.etat FROM nominatif.dossier d WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)"
        ).first
        guard let etat else { throw Refus.introuvable }
        guard try etat.string("etat") == "ouvert" else { throw Refus.dossierClos }
    }

    private static func creer(
        _ ref: Dossier.Ref, _ codes: Entretien.Codes, _ fiche: UUID?, _ transaction: Transaction
    ) throws -> ID<Entretien> {
        let ligne = try transaction.rows(
            """
            INSERT INTO nominatif.entretien (entreprise_id, dossier_id, jour, nature, forme, duree, origine, vulnerabilite, faits, prochaine_le,
                                             fiche)
            VALUES (\(ref.entreprise), \(ref.id), \(codes.jour), \(codes.nature), \(codes.forme), \(codes.duree.minutes), \(codes.origine),
                    \(codes.vulnerabilite), \(codes.faits), \(codes.prochaine), \(fiche)::uuid)
            RETURNING id
            """
        ).first
        guard let ligne else { throw Refus.introuvable }
        return try ligne.id("id")
    }

    /// A draft with these codes and no note yet; the one already begun when the same form is sent again.
    static func commencer(
        _ ref: Dossier.Ref, _ codes: Entretien.Codes, fiche: UUID?, _ transaction: Transaction
    ) throws -> ID<Entretien> {
        if let deja = try deja(ref, nil, fiche, transaction) { return deja }
        let id = try creer(ref, codes, fiche, transaction)
        try transaction.executeAll(motifs(ref, id, codes))
        return id
    }

    /// Gives the version of the note replaced.
    private static func remplacer(
        _ ref: Dossier.Ref, _ id: ID<Entretien>, _ codes: Entretien.Codes, _ transaction: Transaction
    ) throws -> Int {
        let ligne = try transaction.rows(
            """
            UPDATE nominatif.entretien
            SET jour = \(codes.jour), nature = \(codes.nature), forme = \(codes.forme), duree = \(codes.duree.minutes),
                origine = \(codes.origine), vulnerabilite = \(codes.vulnerabilite), faits = \(codes.faits), prochaine_le = \(codes.prochaine)
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
            RETURNING version
            """
        ).first
        guard let ligne else { throw Refus.introuvable }
        return try ligne.int("version")
    }

    private static func motifs(_ ref: Dossier.Ref, _ id: ID<Entretien>, _ codes: Entretien.Codes) -> [SQL] {
        [
            "DELETE FROM nominatif.entretien_motif WHERE entreprise_id = \(ref.entreprise) AND entretien_id = \(id)",
            """
            INSERT INTO nominatif.entretien_motif (entreprise_id, entretien_id, sorte, motif, precisions)
            SELECT \(ref.entreprise)::uuid, \(id)::uuid, 'exprime', m, '{}'::text[] FROM unnest(\(codes.exprimes)::text[]) AS m
            UNION ALL
            SELECT \(ref.entreprise)::uuid, \(id)::uuid, 'identifie', m,
                   ARRAY(SELECT x.p FROM unnest(\(codes.precisions)::text[], \(codes.precisions.map(\.motif))::text[]) AS x (p, theme)
                         WHERE x.theme = m)
            FROM unnest(\(codes.identifies)::text[]) AS m
            """,
        ]
    }

    private static func fermer(
        _ ref: Dossier.Ref, _ id: ID<Entretien>, _ note: Note?, version: Int, clos: Bool, _ coffre: Coffre, _ transaction: Transaction
    ) throws {
        var contenu: [UInt8]?
        if let note, !note.texte.isEmpty {
            guard let (cle, _) = try Cles.dossier(ref, coffre, transaction) else { throw Refus.introuvable }
            contenu = try cle.sceller(note.feuillet, .entretien, id.rawValue, version: version)
        }
        try transaction.execute(
            """
            UPDATE nominatif.entretien SET note = \(contenu), version = \(version), etat = CASE WHEN etat = 'clos' THEN 'clos' ELSE \(clos ? "clos" : "brouillon") END
            WHERE entreprise_id = \(ref.entreprise) AND id = \(id)
            """)
    }
}
