import Calendrier
package import Foundation
package import Postgres
package import Tenancy

/// A psychologist's follow-up, proposed to another psychologist until she decides.
package struct TransfertSuivi: RowDecodable, Sendable {
    package let ref: Dossier.Ref
    package let id: ID<TransfertSuivi>
    package let numero: String
    package let de: ID<CompteTag>
    package let vers: ID<CompteTag>
    package let proposeLe: Date
    package let information: Transfert.Information
    package let etat: Transfert.Etat
    package let entreprise: String

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        id = try row.id("id")
        numero = try row.string("numero")
        de = try row.id("de")
        vers = try row.id("vers")
        proposeLe = try row.instant("propose_le")
        information = try row.value("information")
        etat = try row.value("etat")
        entreprise = try row.optionalString("entreprise") ?? ""
    }
}

/// Statements on `nominatif.transfert_suivi`, all by functions.
package struct TransfertSuiviStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Proposed to me, and what I proposed.
    package func miens(as principal: Principal) async throws -> [TransfertSuivi] {
        try await base.read(
            as: principal,
            """
            SELECT t.entreprise_id, t.id, t.dossier_id, t.numero, t.de, t.vers, t.propose_le, t.information, t.etat, g.nom AS entreprise
            FROM nominatif.mes_transferts_de_suivi() t
            LEFT JOIN gestion.entreprise g ON g.entreprise_id = t.entreprise_id
            ORDER BY t.propose_le DESC, t.numero
            """, as: TransfertSuivi.self)
    }

    package func proposer(
        _ ref: Dossier.Ref, a vers: ID<CompteTag>, information: Transfert.Information, as principal: Principal
    ) async throws -> TransfertStore.Reponse {
        try await reponse(
            """
            SELECT nominatif.proposer_suivi(s.entreprise_id, s.id, \(vers), \(information)) AS r FROM nominatif.suivi_psychologue s
            WHERE s.entreprise_id = \(ref.entreprise) AND s.dossier_id = \(ref.id) AND s.compte_id = garde.uid()
            """, principal)
    }

    /// Every follow-up of mine at once; nil: this account receives none.
    package func proposerTous(
        a vers: ID<CompteTag>, information: Transfert.Information, as principal: Principal
    ) async throws -> (proposes: Int, enCours: Int, refuses: Int)? {
        try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT proposes, en_cours, refuses FROM nominatif.proposer_suivis(\(vers), \(information))").first.map {
                (try $0.int("proposes"), try $0.int("en_cours"), try $0.int("refuses"))
            }
        }
    }

    package func annuler(_ entreprise: ID<EntrepriseTag>, _ id: ID<TransfertSuivi>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.annuler_suivi(\(entreprise), \(id)) AS fait").first?.bool("fait") ?? false
        }
    }

    /// Accepted, the follow-up and its notes are mine; refused, nothing moves.
    package func decider(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<TransfertSuivi>, accepte: Bool, information: Transfert.Information?,
        as principal: Principal
    ) async throws -> TransfertStore.Reponse {
        try await reponse(
            "SELECT nominatif.decider_suivi(\(entreprise), \(id), \(accepte), \(information)::text) AS r", principal)
    }

    private func reponse(_ sql: SQL, _ principal: Principal) async throws -> TransfertStore.Reponse {
        try await base.transaction(as: principal) {
            try $0.rows(sql).first?.value("r", as: TransfertStore.Reponse.self) ?? .refuse
        }
    }
}
