package import Chiffrement
package import Calendrier
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
        package var statut: StatutDemarche
        package var echeance: DateCivile?
        package var objet: Objet

        package init(type: TypeDemarche, partenaire: Partenaire?, statut: StatutDemarche, echeance: DateCivile?, objet: Objet) {
            self.type = type
            self.partenaire = partenaire
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
            let jour = DateCivile.aujourdhui()
            guard
                let ligne = try transaction.rows(
                    """
                    INSERT INTO nominatif.demarche (entreprise_id, dossier_id, type, partenaire, statut, ouverte_le, maj_le, echeance)
                    VALUES (\(ref.entreprise), \(ref.id), \(nouvelle.type), \(nouvelle.partenaire), \(nouvelle.statut), \(jour), \(jour),
                            \(nouvelle.echeance))
                    RETURNING id
                    """
                ).first, !nouvelle.objet.feuillet.estVide, let (cle, _) = try Cles.dossier(ref, coffre, transaction)
            else { return }
            let id = try ligne.uuid("id")
            let contenu = try cle.sceller(nouvelle.objet.feuillet, .demarche, id, version: 1)
            try transaction.execute(
                "UPDATE nominatif.demarche SET contenu = \(contenu), version = 1 WHERE entreprise_id = \(ref.entreprise) AND id = \(id)")
        }
    }

    /// Changes status and term; false when it is not there for this account, or the dossier is closed.
    package func suivre(
        _ ref: Dossier.Ref, _ id: ID<Demarche>, _ statut: StatutDemarche, echeance: DateCivile?, as principal: Principal
    ) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let changees = try transaction.execute(
                """
                UPDATE nominatif.demarche SET statut = \(statut), echeance = \(echeance)::date, maj_le = \(DateCivile.aujourdhui())::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """)
            guard changees == 1 else { return false }
            try transaction.execute(
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail, demarche_id)
                VALUES (\(ref.entreprise), \(ref.id), \(DateCivile.aujourdhui()), 'statut_demarche', \(statut), \(id))
                """)
            return true
        }
    }
}
