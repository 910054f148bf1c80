package import Calendrier
package import Postgres
package import Tenancy

/// Statements on `nominatif.arret` and `nominatif.pdp_etape`. Steps follow the leaves in the same transaction.
package struct PdpStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Adds a leave; false when one begins that day already. Throws `EntretienStore.Refus` when the dossier is not mine to see, or closed.
    package func ajouter(_ ref: Dossier.Ref, _ periode: PeriodeArret, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let premier = try transaction.rows(ArretTravail.selection(ref)).isEmpty
            let pose = try transaction.execute(
                """
                INSERT INTO nominatif.arret (entreprise_id, dossier_id, origine, debut, fin, maj_le)
                VALUES (\(ref.entreprise), \(ref.id), \(periode.origine), \(periode.debut), \(periode.fin), \(DateCivile.aujourdhui()))
                ON CONFLICT (entreprise_id, dossier_id, debut) DO NOTHING
                """)
            guard pose == 1 else { return false }
            try Self.caler(ref, transaction)
            if premier { try Fil.noter(ref, .pdp, "arret", transaction) }
            return true
        }
    }

    /// Sets the last day, nil for « not known »; false when the leave is not there.
    package func finir(_ ref: Dossier.Ref, _ id: ID<ArretTravail>, fin: DateCivile?, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let change = try transaction.execute(
                """
                UPDATE nominatif.arret SET fin = \(fin)::date, maj_le = \(DateCivile.aujourdhui())::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """)
            if change == 1 { try Self.caler(ref, transaction) }
            return change == 1
        }
    }

    /// Takes back a leave typed by mistake.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<ArretTravail>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let retire = try transaction.execute(
                "DELETE FROM nominatif.arret WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)")
            if retire == 1 { try Self.caler(ref, transaction) }
            return retire == 1
        }
    }

    /// Marks a step as done, set aside, or planned again.
    package func marquer(
        _ ref: Dossier.Ref, _ id: ID<EtapePosee>, _ statut: EtapePosee.Statut, as principal: Principal
    ) async throws -> Bool {
        let jour: DateCivile? = statut == .prevue ? nil : .aujourdhui()
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try transaction.execute(
                """
                UPDATE nominatif.pdp_etape SET statut = \(statut), statut_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """) == 1
        }
    }

    /// Steps recomputed from the leaves: what was done or set aside stays, what is planned is planned anew.
    private static func caler(_ ref: Dossier.Ref, _ transaction: Transaction) throws {
        let arrets = try transaction.all(ArretTravail.selection(ref), as: ArretTravail.self).map(\.periode)
        var ordres: [SQL] = [
            "DELETE FROM nominatif.pdp_etape WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND statut = 'prevue'"
        ]
        for absence in HorlogePdp.absences(arrets) {
            for pas in HorlogePdp.pas(absence) {
                ordres.append(
                    """
                    INSERT INTO nominatif.pdp_etape (entreprise_id, dossier_id, etape, absence_du, le, jusquau)
                    VALUES (\(ref.entreprise), \(ref.id), \(pas.etape), \(absence.debut), \(pas.le), \(pas.jusquau))
                    ON CONFLICT (entreprise_id, dossier_id, absence_du, etape) DO UPDATE SET le = excluded.le, jusquau = excluded.jusquau
                    """)
            }
        }
        try transaction.executeAll(ordres)
    }
}
