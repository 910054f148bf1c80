package import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.dossier`. The database decides what this account may see; nothing here filters for secrecy.
package struct DossierStore: Sendable {
    let base: Database
    let coffre: Coffre

    /// `base`: the pool of `Compartiment.nominatif`.
    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    package enum Filtre: String, Sendable { case ouverts, clos, partages }

    /// One page of a list: mine by state, or those shared with me; `suivis`: I am a psychologist, or have notes as one. Two queries, never one: with an OR no index serves (wall, § 4.9).
    package func liste(_ filtre: Filtre, debut: Int, parPage: Int, as principal: Principal) async throws -> (
        dossiers: [Dossier], total: Int, suivis: Bool
    ) {
        let condition: SQL =
            switch filtre {
            case .ouverts: "d.referent_id = garde.uid() AND d.etat = 'ouvert'"
            case .clos: "d.referent_id = garde.uid() AND d.etat <> 'ouvert' AND (d.archive_le IS NULL OR d.etat = 'efface')"
            case .partages: "d.referent_id <> garde.uid()"
            }
        let lignes = try await base.read(
            as: principal,
            [
                """
                \(fragment: Dossier.selection)
                WHERE \(fragment: condition)
                ORDER BY d.derniere_activite DESC, d.numero DESC
                LIMIT \(parPage) OFFSET \(debut)
                """,
                "SELECT count(*) AS n FROM nominatif.dossier d WHERE \(fragment: condition)",
                "SELECT gestion.suis_psychologue() OR EXISTS (SELECT 1 FROM nominatif.suivi_psychologue) AS suivis",
            ])
        return (
            try lignes[0].map { try Dossier(row: $0) }, try lignes[1].first?.int("n") ?? 0, try lignes[2].first?.bool("suivis") ?? false
        )
    }

    /// Dossiers one word of whose family name is a word typed, exactly. Found by blind index: nothing is
    /// decrypted. The journal says that a search was made, never for what.
    package func chercher(nom: String, as principal: Principal) async throws -> [Dossier] {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try transaction.execute("SELECT journal.ecrire('chercher_nom', NULL::uuid)")
            let cles = try transaction.rows(
                """
                SELECT c.entreprise_id, c.cle_enveloppee FROM nominatif.cle_entreprise c
                WHERE c.entreprise_id IN (SELECT d.entreprise_id FROM nominatif.dossier d)
                """)
            var entreprises: [UUID] = []
            var mots: [SQL.Parameter] = []
            for ligne in cles {
                let entreprise = try ligne.uuid("entreprise_id")
                let cle = try coffre.cle(entreprise: entreprise, enveloppee: try ligne.bytes("cle_enveloppee"))
                for mot in cle.index(nom) {
                    entreprises.append(entreprise)
                    mots.append(.bytes(mot))
                }
            }
            guard !mots.isEmpty else { return [] }
            return try transaction.all(
                """
                \(fragment: Dossier.selection)
                WHERE EXISTS (SELECT 1 FROM unnest(\(entreprises)::uuid[], \(mots)::bytea[]) AS x (entreprise_id, mot)
                              WHERE x.entreprise_id = d.entreprise_id AND x.mot = ANY (d.index_nom))
                ORDER BY d.derniere_activite DESC LIMIT 50
                """, as: Dossier.self)
        }
    }

    /// The dossier without its contents; nil when it does not exist or is not mine to see.
    package func trouver(_ ref: Dossier.Ref, as principal: Principal) async throws -> Dossier? {
        try await base.read(
            as: principal, "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)", as: Dossier.self
        ).first
    }

    /// My open dossiers of a company, for a choice of a form.
    package func ouverts(_ entreprise: ID<EntrepriseTag>, as principal: Principal) async throws -> [Dossier] {
        try await base.read(
            as: principal,
            """
            \(fragment: Dossier.selection)
            WHERE d.referent_id = garde.uid() AND d.entreprise_id = \(entreprise) AND d.etat = 'ouvert'
            ORDER BY d.derniere_activite DESC LIMIT 200
            """, as: Dossier.self)
    }
}
