package import Postgres
package import Tenancy

/// Statements on `nominatif.transfert`, all by functions: until the receiver accepts, nothing of the dossier moves.
package struct TransfertStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    package enum Reponse: String, Sendable {
        case fait
        /// Not mine to say, or decided already.
        case refuse
        /// This colleague cannot receive it: closed account, oneself, or a lock.
        case collegue
        case enCours = "en_cours"
        /// The person must be informed first.
        case information
    }

    /// Proposed to me, and what I proposed: numbers and companies, nothing of a dossier.
    package func miens(as principal: Principal) async throws -> [Transfert] {
        try await base.read(
            as: principal,
            """
            SELECT t.entreprise_id, t.id, t.dossier_id, t.numero, t.de, t.vers, t.propose_le, t.cause, t.information, t.etat, g.nom AS entreprise
            FROM nominatif.mes_transferts() t
            LEFT JOIN gestion.entreprise g ON g.entreprise_id = t.entreprise_id
            ORDER BY t.propose_le DESC
            """, as: Transfert.self)
    }

    package func proposer(
        _ ref: Dossier.Ref, a vers: ID<CompteTag>, cause: Transfert.Cause, information: Transfert.Information, as principal: Principal
    ) async throws -> Reponse {
        try await reponse(
            "SELECT nominatif.proposer_transfert(\(ref.entreprise), \(ref.id), \(vers), \(cause), \(information)) AS r", principal)
    }

    /// Every dossier of mine at once, for who leaves: how many were proposed, were proposed already, cannot be. nil: this colleague cannot
    /// receive.
    package func proposerTous(
        a vers: ID<CompteTag>, cause: Transfert.Cause, information: Transfert.Information, as principal: Principal
    ) async throws -> (proposes: Int, enCours: Int, refuses: Int)? {
        try await base.transaction(as: principal) { transaction in
            guard
                let ligne = try transaction.rows(
                    "SELECT proposes, en_cours, refuses FROM nominatif.proposer_tous(\(vers), \(cause), \(information))"
                ).first
            else { return nil }
            return (try ligne.int("proposes"), try ligne.int("en_cours"), try ligne.int("refuses"))
        }
    }

    /// Takes back every proposal of mine that waits; how many.
    package func annulerTous(as principal: Principal) async throws -> Int {
        try await base.transaction(as: principal) { try $0.rows("SELECT nominatif.annuler_tous() AS n").first?.int("n") ?? 0 }
    }

    /// Accepts what this colleague proposes and of which the person knows; how many. The others are accepted one by one.
    package func accepterInformes(de compte: ID<CompteTag>, as principal: Principal) async throws -> Int {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.accepter_informes(\(compte)) AS n").first?.int("n") ?? 0
        }
    }

    /// By the receiver. `information` counts when the person was still to inform.
    package func decider(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<Transfert>, accepte: Bool, information: Transfert.Information?, as principal: Principal
    ) async throws -> Reponse {
        try await reponse("SELECT nominatif.decider_transfert(\(entreprise), \(id), \(accepte), \(information?.rawValue)) AS r", principal)
    }

    /// By the referent, while nobody has decided.
    package func annuler(_ entreprise: ID<EntrepriseTag>, _ id: ID<Transfert>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.annuler_transfert(\(entreprise), \(id)) AS fait").first?.bool("fait") ?? false
        }
    }

    private func reponse(_ sql: SQL, _ principal: Principal) async throws -> Reponse {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.value("r", as: Reponse.self) ?? .refuse }
    }
}
