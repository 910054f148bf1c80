package import Actes
package import Calendrier
package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.objectif`, `nominatif.action` and evaluations. All throw `EntretienStore.Refus` when the dossier is closed or
/// not mine to see.
package struct PlanStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// An objective as it is typed.
    package struct Saisi: Sendable {
        package var theme: Motif
        package var qui: Qui
        package var horizon: DateCivile?
        package var texte: Objectif.Texte
        package var resultat: Resultat

        package init(
            theme: Motif, qui: Qui = .ensemble, horizon: DateCivile? = nil, texte: Objectif.Texte, resultat: Resultat = .enCours
        ) {
            self.theme = theme
            self.qui = qui
            self.horizon = horizon
            self.texte = texte
            self.resultat = resultat
        }
    }

    /// `envoi`: drawn with the form, as for what follows; sent twice it sets one, and gives its id.
    package func poser(_ ref: Dossier.Ref, _ saisi: Saisi, envoi: UUID? = nil, as principal: Principal) async throws -> ID<Objectif> {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try Self.poser(ref, saisi, envoi: envoi, coffre, transaction)
        }
    }

    static func poser(
        _ ref: Dossier.Ref, _ saisi: Saisi, envoi: UUID? = nil, _ coffre: Coffre, _ transaction: Transaction
    ) throws -> ID<Objectif> {
        let jour = DateCivile.aujourdhui()
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.objectif (entreprise_id, dossier_id, theme, qui, pose_le, horizon, maj_le, fiche)
                VALUES (\(ref.entreprise), \(ref.id), \(saisi.theme), \(saisi.qui), \(jour), \(saisi.horizon), \(jour), \(envoi))
                \(fragment: EnvoiUnique.parAuteur) RETURNING id
                """
            ).first
        else {
            guard let deja = try EnvoiUnique.deja(envoi, "nominatif.objectif", ref.entreprise, transaction) else {
                throw EntretienStore.Refus.introuvable
            }
            return ID(deja)
        }
        let id: ID<Objectif> = try ligne.id("id")
        try Contenu.poser(saisi.texte.feuillet, .objectif, id.rawValue, version: 1, ref, coffre, transaction)
        return id
    }

    /// Replaces an objective read at `version`, its result included; false when somebody changed it since.
    package func modifier(
        _ ref: Dossier.Ref, _ id: ID<Objectif>, _ saisi: Saisi, version: Int, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        let jour = DateCivile.aujourdhui()
        let fini: DateCivile? = saisi.resultat == .enCours ? nil : jour
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let change = try transaction.execute(
                """
                UPDATE nominatif.objectif
                SET theme = \(saisi.theme), qui = \(saisi.qui), horizon = \(saisi.horizon)::date, resultat = \(saisi.resultat),
                    resultat_le = CASE WHEN resultat = \(saisi.resultat) THEN resultat_le ELSE \(fini)::date END, maj_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                """)
            guard change == 1 else { return false }
            try Contenu.poser(saisi.texte.feuillet, .objectif, id.rawValue, version: version + 1, ref, coffre, transaction)
            return true
        }
    }

    package func ajouter(
        _ ref: Dossier.Ref, _ objectif: ID<Objectif>, action texte: String, qui: Qui, echeance: DateCivile?, envoi: UUID? = nil,
        as principal: Principal
    ) async throws {
        let coffre = coffre
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            try Self.ajouter(ref, objectif, action: texte, qui: qui, echeance: echeance, envoi: envoi, coffre, transaction)
        }
    }

    static func ajouter(
        _ ref: Dossier.Ref, _ objectif: ID<Objectif>, action texte: String, qui: Qui, echeance: DateCivile?, envoi: UUID? = nil,
        _ coffre: Coffre, _ transaction: Transaction
    ) throws {
        let ligne = try transaction.rows(
            """
            INSERT INTO nominatif.action (entreprise_id, dossier_id, objectif_id, qui, echeance, maj_le, fiche)
            SELECT o.entreprise_id, o.dossier_id, o.id, \(qui), \(echeance)::date, \(DateCivile.aujourdhui())::date, \(envoi)::uuid
            FROM nominatif.objectif o
            WHERE o.entreprise_id = \(ref.entreprise) AND o.dossier_id = \(ref.id) AND o.id = \(objectif)
            \(fragment: EnvoiUnique.parAuteur) RETURNING id
            """
        ).first
        guard let ligne else {
            if try EnvoiUnique.deja(envoi, "nominatif.action", ref.entreprise, transaction) != nil { return }
            throw EntretienStore.Refus.introuvable
        }
        try Contenu.poser(ActionPrevue.feuillet(texte), .action, try ligne.uuid("id"), version: 1, ref, coffre, transaction)
    }

    /// An action as it is typed.
    package struct Action: Sendable {
        package var texte: String
        package var qui: Qui
        package var echeance: DateCivile?

        package init(_ texte: String, qui: Qui = .personne, echeance: DateCivile? = nil) {
            self.texte = texte
            self.qui = qui
            self.echeance = echeance
        }
    }

    /// Replaces an action read at `version`; false when it is not there or somebody changed it since.
    package func modifier(
        _ ref: Dossier.Ref, _ id: ID<ActionPrevue>, _ action: Action, version: Int, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let change = try transaction.execute(
                """
                UPDATE nominatif.action SET qui = \(action.qui), echeance = \(action.echeance)::date, maj_le = \(DateCivile.aujourdhui())::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                """)
            guard change == 1 else { return false }
            try Contenu.poser(ActionPrevue.feuillet(action.texte), .action, id.rawValue, version: version + 1, ref, coffre, transaction)
            return true
        }
    }

    /// Takes an action back; false when it is not there.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<ActionPrevue>, as principal: Principal) async throws -> Bool {
        try await retirer(ref, "DELETE FROM nominatif.action", id.rawValue, principal)
    }

    /// Takes an objective back, its actions with it; false when it is not there.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Objectif>, as principal: Principal) async throws -> Bool {
        try await retirer(ref, "DELETE FROM nominatif.objectif", id.rawValue, principal)
    }

    private func retirer(_ ref: Dossier.Ref, _ effacer: SQL, _ id: UUID, _ principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try transaction.execute(
                "\(fragment: effacer) WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)") == 1
        }
    }

    /// Marks an action as done today, or not done; false when it is not there.
    package func marquer(_ ref: Dossier.Ref, _ id: ID<ActionPrevue>, faite: Bool, as principal: Principal) async throws -> Bool {
        let jour = DateCivile.aujourdhui()
        let le: DateCivile? = faite ? jour : nil
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try transaction.execute(
                """
                UPDATE nominatif.action SET faite_le = \(le)::date, maj_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """) == 1
        }
    }

    package func evaluer(_ ref: Dossier.Ref, _ evaluation: Evaluation, envoi: UUID? = nil, as principal: Principal) async throws {
        let coffre = coffre
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            try Feuille.ajouter(evaluation.feuillet, .evaluation, ref, envoi: envoi, coffre, transaction)
        }
    }

    /// Writes down that the plan was handed to the person, read with her.
    package func remettre(_ ref: Dossier.Ref, as principal: Principal) async throws {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            try Fil.noter(ref, .objectif, "plan_remis", transaction)
        }
    }

    /// Journals that the plan left the service as a file.
    package func exporte(_ ref: Dossier.Ref, as principal: Principal) async throws {
        try await base.transaction(as: principal) { transaction in
            try Export.plan.noter(ref, transaction)
        }
    }
}
