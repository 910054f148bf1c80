import Chiffrement
package import Actes
import Calendrier
package import Foundation
import Postgres
package import Tenancy

/// What a new dossier needs.
package struct NouveauDossier: Sendable {
    package var entreprise: ID<EntrepriseTag>
    package var etablissement: UUID
    package var motif: Motif
    package var identite: Identite

    package init(entreprise: ID<EntrepriseTag>, etablissement: UUID, motif: Motif, identite: Identite) {
        self.entreprise = entreprise
        self.etablissement = etablissement
        self.motif = motif
        self.identite = identite
    }
}

extension DossierStore {
    /// Opens a dossier; nil when the establishment does not exist or is closed.
    ///
    /// The row comes first: the database draws the id, the seal binds the content to it.
    package func ouvrir(_ nouveau: NouveauDossier, as principal: Principal) async throws -> Dossier.Ref? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let cle = try Cles.entreprise(nouveau.entreprise, coffre, transaction)
            let jour = DateCivile.aujourdhui()
            guard
                let ligne = try transaction.rows(
                    """
                    INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, numero, ouvert_le, motif)
                    SELECT e.entreprise_id, e.id, \(try Self.numero(jour.annee, transaction)), \(jour)::date, \(nouveau.motif)
                    FROM gestion.etablissement e
                    WHERE e.entreprise_id = \(nouveau.entreprise) AND e.id = \(nouveau.etablissement) AND e.ouvert
                    RETURNING id
                    """
                ).first
            else { return nil }
            let ref = Dossier.Ref(nouveau.entreprise, try ligne.id("id"))
            let (cleDossier, enveloppee) = try cle.nouvelleCle(dossier: ref.id.rawValue)
            let contenu = try cleDossier.sceller(nouveau.identite.feuillet, .dossier, ref.id.rawValue, version: 1)
            try transaction.executeAll([
                """
                UPDATE nominatif.dossier
                SET cle_enveloppee = \(enveloppee), contenu = \(contenu), version = 1,
                    index_nom = \(cle.parametres(nouveau.identite.nom))::bytea[],
                    index_prenom = \(cle.parametres(nouveau.identite.prenom))::bytea[]
                WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id)
                """,
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte)
                VALUES (\(ref.entreprise), \(ref.id), \(jour), 'ouverture')
                """,
            ])
            return ref
        }
    }

    /// Replaces the identity read at `version`; false when somebody changed it since, or it is not mine to change.
    package func modifier(_ ref: Dossier.Ref, _ identite: Identite, version: Int, as principal: Principal) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard let (cle, cleEntreprise) = try Cles.dossier(ref, coffre, transaction) else { return false }
            let contenu = try cle.sceller(identite.feuillet, .dossier, ref.id.rawValue, version: version + 1)
            return try transaction.execute(
                """
                UPDATE nominatif.dossier
                SET contenu = \(contenu), version = \(version + 1), index_nom = \(cleEntreprise.parametres(identite.nom))::bytea[],
                    index_prenom = \(cleEntreprise.parametres(identite.prenom))::bytea[]
                WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND version = \(version)
                """) == 1
        }
    }

    /// False when it is not mine or not open.
    package func clore(_ ref: Dossier.Ref, _ issue: Issue, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let clos = try transaction.execute(
                """
                UPDATE nominatif.dossier SET etat = 'clos', clos_le = \(DateCivile.aujourdhui())::date, issue = \(issue)
                WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND etat = 'ouvert'
                """)
            guard clos == 1 else { return false }
            try transaction.execute(
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail)
                VALUES (\(ref.entreprise), \(ref.id), \(DateCivile.aujourdhui()), 'cloture', \(issue))
                """)
            return true
        }
    }

    /// False when it is not mine or not closed.
    package func rouvrir(_ ref: Dossier.Ref, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let ouvert = try transaction.execute(
                """
                UPDATE nominatif.dossier SET etat = 'ouvert', clos_le = NULL, issue = NULL
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

    /// A number none of my dossiers has, drawn at random: a rank would tell how many people consult.
    private static func numero(_ annee: Int, _ transaction: Transaction) throws -> String {
        let tirages = (0..<16).map { _ in "\(annee)-\(Int.random(in: 10_000...99_999))" }
        let libre = try transaction.rows(
            """
            SELECT n FROM unnest(\(tirages)::text[]) AS n
            WHERE NOT EXISTS (SELECT 1 FROM nominatif.dossier d WHERE d.referent_id = garde.uid() AND d.numero = n)
            LIMIT 1
            """
        ).first
        return try libre?.string("n") ?? "\(annee)-\(Int.random(in: 100_000...999_999))"
    }
}
