import Chiffrement
package import Actes
package import Calendrier
package import Foundation
import Postgres
package import Tenancy

/// What a new dossier needs.
package struct NouveauDossier: Sendable {
    package var entreprise: ID<EntrepriseTag>
    package var etablissement: UUID
    package var motif: Motif
    package var identite: Identite
    package var ouvertLe: DateCivile

    package init(
        entreprise: ID<EntrepriseTag>, etablissement: UUID, motif: Motif, identite: Identite, ouvertLe: DateCivile = .aujourdhui()
    ) {
        self.entreprise = entreprise
        self.etablissement = etablissement
        self.motif = motif
        self.identite = identite
        self.ouvertLe = ouvertLe
    }
}

extension DossierStore {
    /// Opens a dossier; nil when the establishment does not exist or is closed.
    ///
    /// The row comes first: the database draws the id and the number (a caller who could choose one would count dossiers by trying), the
    /// seal binds the content to the id.
    package func ouvrir(_ nouveau: NouveauDossier, as principal: Principal) async throws -> Dossier.Ref? {
        let coffre = coffre
        return try await base.transaction(as: principal) { try Self.ouvrir(nouveau, coffre, $0) }
    }

    static func ouvrir(_ nouveau: NouveauDossier, _ coffre: Coffre, _ transaction: Transaction) throws -> Dossier.Ref? {
        let cle = try Cles.entreprise(nouveau.entreprise, coffre, transaction)
        let jour = nouveau.ouvertLe
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, ouvert_le, motif)
                SELECT e.entreprise_id, e.id, \(jour)::date, \(nouveau.motif)
                FROM gestion.etablissement e
                WHERE e.entreprise_id = \(nouveau.entreprise) AND e.id = \(nouveau.etablissement) AND e.ouvert
                RETURNING id
                """
            ).first
        else { return nil }
        let ref = Dossier.Ref(nouveau.entreprise, try ligne.id("id"))
        let (cleDossier, enveloppee) = try cle.nouvelleCle(dossier: ref.id.rawValue)
        let contenu = try cleDossier.sceller(nouveau.identite.feuillet, .dossier, ref.id.rawValue, version: 1)
        try transaction.execute(
            """
            UPDATE nominatif.dossier
            SET cle_enveloppee = \(enveloppee), contenu = \(contenu), version = 1,
                index_nom = \(cle.parametres(nouveau.identite.nom))::bytea[],
                index_prenom = \(cle.parametres(nouveau.identite.prenom))::bytea[]
            WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id)
            """)
        try Fil.noter(ref, .ouverture, nil, le: jour, transaction)
        return ref
    }

    /// Replaces the identity read at `version`, and the situation and the motif when there is one; false when somebody changed either since, or it is
    /// not mine to change.
    package func modifier(
        _ ref: Dossier.Ref, _ identite: Identite, version: Int, motif: Motif? = nil, situation: (texte: Situation, version: Int?)? = nil,
        as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        do {
            try await base.transaction(as: principal) { transaction in
                guard let (cle, cleEntreprise) = try Cles.dossier(ref, coffre, transaction) else { throw Depasse() }
                let contenu = try cle.sceller(identite.feuillet, .dossier, ref.id.rawValue, version: version + 1)
                let change = try transaction.execute(
                    """
                    UPDATE nominatif.dossier
                    SET contenu = \(contenu), version = \(version + 1), index_nom = \(cleEntreprise.parametres(identite.nom))::bytea[],
                        index_prenom = \(cleEntreprise.parametres(identite.prenom))::bytea[], motif = coalesce(\(motif), motif)
                    WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND version = \(version)
                    """)
                guard change == 1 else { throw Depasse() }
                guard let (texte, lue) = situation, lue != nil || !texte.estVide else { return }
                guard try SituationStore.poser(texte, version: lue, ref, coffre, transaction) else { throw Depasse() }
            }
            return true
        } catch is Depasse {
            return false
        }
    }

    /// Thrown inside a transaction so that nothing of it stays.
    private struct Depasse: Error {}

    /// Closes with one main outcome, others beside it, and the review made with the person, after what was ticked is settled; false when it is not mine or not open.
    package func clore(
        _ ref: Dossier.Ref, _ issue: Issue, autres: [Issue] = [], bilan: BilanFin = BilanFin(), as principal: Principal
    ) async throws -> Bool {
        try await clore(ref, issue, autres: autres, bilan: bilan, solder: [:], as: principal)
    }

    func clore(
        _ ref: Dossier.Ref, _ issue: Issue, autres: [Issue], bilan: BilanFin, solder: [CeQuiReste.Sorte: Set<UUID>],
        as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let mien = try transaction.rows(
                "SELECT 1 AS un FROM nominatif.dossier WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND etat = 'ouvert' AND referent_id = garde.uid()"
            )
            guard !mien.isEmpty else { return false }
            try Self.solder(ref, solder, transaction)
            // A closed dossier takes no more sheets: the review first.
            if !bilan.feuillet.estVide { try Feuille.ajouter(bilan.feuillet, .bilanFin, ref, coffre, transaction) }
            return try Self.clore(ref, issue, autres: autres, transaction)
        }
    }

    static func clore(_ ref: Dossier.Ref, _ issue: Issue, autres: [Issue], _ transaction: Transaction) throws -> Bool {
        let clos = try transaction.execute(
            """
            UPDATE nominatif.dossier
            SET etat = 'clos', clos_le = \(DateCivile.aujourdhui())::date, issue = \(issue), issues_autres = \(autres.map(\.rawValue))::text[]
            WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND etat = 'ouvert'
            """)
        guard clos == 1 else { return false }
        try Fil.noter(ref, .cloture, issue.rawValue, transaction)
        return true
    }

    /// False when it is not mine or not closed.
    package func rouvrir(_ ref: Dossier.Ref, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let ouvert = try transaction.execute(
                """
                UPDATE nominatif.dossier SET etat = 'ouvert', clos_le = NULL, issue = NULL, issues_autres = '{}'
                WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND etat = 'clos'
                """)
            guard ouvert == 1 else { return false }
            try transaction.execute(
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte)
                VALUES (\(ref.entreprise), \(ref.id), \(DateCivile.aujourdhui()), 'reouverture')
                """)
            return true
        }
    }

    /// Destroys the key of a closed dossier, for good; false when it is not mine or not closed.
    package func effacer(_ ref: Dossier.Ref, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT nominatif.effacer_dossier(\(ref.entreprise), \(ref.id)) AS fait").first?.bool("fait") ?? false
        }
    }
}
