package import Chiffrement
package import Calendrier
package import Foundation
import Partenaires
package import Postgres
package import Tenancy

/// Statements on `nominatif.demarche`.
package struct DemarcheStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// What a new démarche needs.
    package struct Nouvelle: Sendable {
        package var type: TypeDemarche
        package var partenaire: Partenaire?
        /// Of the directory; nil when only the kind of partner is known.
        package var partenaireId: UUID?
        package var statut: StatutDemarche
        package var echeance: DateCivile?
        package var objet: Objet

        package init(
            type: TypeDemarche, partenaire: Partenaire?, partenaireId: UUID? = nil, statut: StatutDemarche, echeance: DateCivile?,
            objet: Objet
        ) {
            self.type = type
            self.partenaire = partenaire
            self.partenaireId = partenaireId
            self.statut = statut
            self.echeance = echeance
            self.objet = objet
        }
    }

    /// Throws `EntretienStore.Refus` when the dossier is not mine to see, or closed.
    package func ajouter(_ ref: Dossier.Ref, _ nouvelle: Nouvelle, as principal: Principal) async throws {
        let coffre = coffre
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            try Self.ajouter(ref, nouvelle, coffre, transaction)
        }
    }

    static func ajouter(_ ref: Dossier.Ref, _ nouvelle: Nouvelle, _ coffre: Coffre, _ transaction: Transaction) throws {
        let jour = DateCivile.aujourdhui()
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.demarche (entreprise_id, dossier_id, type, partenaire, partenaire_id, statut, ouverte_le, maj_le, echeance)
                VALUES (\(ref.entreprise), \(ref.id), \(nouvelle.type), \(nouvelle.partenaire), \(nouvelle.partenaireId), \(nouvelle.statut),
                        \(jour), \(jour), \(nouvelle.echeance))
                RETURNING id
                """
            ).first, !nouvelle.objet.feuillet.estVide
        else { return }
        try Contenu.poser(nouvelle.objet.feuillet, .demarche, try ligne.uuid("id"), version: 1, ref, coffre, transaction)
    }

    /// The active cards of the directory.
    func annuaire(as principal: Principal) async throws -> ChoixPartenaire {
        ChoixPartenaire(
            fiches: try await base.transaction(as: principal, readOnly: true) { try PartenaireStore.actifs(nil, territoire: nil, $0) })
    }

    /// Terms of the appeals against this partner's decisions, at least the general one.
    package func recours(_ partenaire: Partenaire?, as principal: Principal) async throws -> [DelaiRecours] {
        guard let partenaire else { return [.general] }
        let connus = try await base.read(as: principal, DelaiRecours.selection(partenaire), as: DelaiRecours.self)
        return connus.isEmpty ? [.general] : connus
    }

    /// Where a démarche stands, as it is noted.
    package struct Suite: Sendable {
        package var statut: StatutDemarche
        package var echeance: DateCivile?
        /// Day the decision was received, and last day to appeal against it.
        package var decisionLe: DateCivile?
        package var recoursAvant: DateCivile?

        package init(_ statut: StatutDemarche, echeance: DateCivile? = nil, decisionLe: DateCivile? = nil, recoursAvant: DateCivile? = nil)
        {
            self.statut = statut
            self.echeance = echeance
            self.decisionLe = decisionLe
            self.recoursAvant = recoursAvant
        }
    }

    /// Changes status, term and appeal; false when it is not there for this account. Throws `EntretienStore.Refus` on a closed dossier.
    package func suivre(_ ref: Dossier.Ref, _ id: ID<Demarche>, _ suite: Suite, as principal: Principal) async throws -> Bool {
        let jour = DateCivile.aujourdhui()
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            guard
                let avant = try transaction.rows(
                    "SELECT statut FROM nominatif.demarche WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)"
                ).first
            else { return false }
            try transaction.execute(
                """
                UPDATE nominatif.demarche
                SET statut = \(suite.statut), echeance = \(suite.echeance)::date, maj_le = \(jour)::date,
                    decision_le = \(suite.decisionLe)::date, recours_avant = \(suite.recoursAvant)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """)
            guard try avant.string("statut") != suite.statut.rawValue else { return true }
            try transaction.execute(
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail, demarche_id)
                VALUES (\(ref.entreprise), \(ref.id), \(jour), 'statut_demarche', \(suite.statut), \(id))
                """)
            return true
        }
    }
}
