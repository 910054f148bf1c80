package import Calendrier
package import Postgres
package import Tenancy

/// Statements on `nominatif.arret` and `nominatif.pdp_etape`. Steps follow the leaves in the same transaction.
package struct PdpStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// What became of a leave to add, or of an end to note.
    package enum Pose: Sendable, Equatable {
        case faite
        /// One begins that day already.
        case dejaNotee
        /// The leave that begins that day has no end: whether work was taken up again is not known.
        case precedentSansFin(DateCivile)
        /// A leave begins that day, later: this one needs an end before it is added, or keeps the one it has.
        case suivi(DateCivile)
        /// Not there, for an end.
        case introuvable
    }

    /// Adds a leave. `finPrecedent`: last day of the one before, when it had none. Throws `EntretienStore.Refus` when the dossier is not
    /// mine to see, or closed.
    package func ajouter(
        _ ref: Dossier.Ref, _ periode: PeriodeArret, finPrecedent: DateCivile? = nil, as principal: Principal
    ) async throws -> Pose {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let arrets = try transaction.all(ArretTravail.selection(ref), as: ArretTravail.self)
            if arrets.contains(where: { $0.periode.debut == periode.debut }) { return .dejaNotee }
            if periode.fin == nil, let suivant = arrets.first(where: { $0.periode.debut > periode.debut }) {
                return .suivi(suivant.periode.debut)
            }
            if let ouvert = arrets.last(where: { $0.periode.fin == nil && $0.periode.debut < periode.debut }) {
                guard let fin = finPrecedent else { return .precedentSansFin(ouvert.periode.debut) }
                try Self.finir(ref, ouvert.id, fin: fin, transaction)
            }
            let pose = try transaction.execute(
                """
                INSERT INTO nominatif.arret (entreprise_id, dossier_id, origine, debut, fin, maj_le)
                VALUES (\(ref.entreprise), \(ref.id), \(periode.origine), \(periode.debut), \(periode.fin), \(DateCivile.aujourdhui()))
                ON CONFLICT (entreprise_id, dossier_id, debut) DO NOTHING
                """)
            guard pose == 1 else { return .dejaNotee }
            try Self.caler(ref, transaction)
            if arrets.isEmpty { try Fil.noter(ref, .pdp, "arret", transaction) }
            return .faite
        }
    }

    /// Sets the last day, nil for « not known ». Throws as `ajouter`.
    package func finir(_ ref: Dossier.Ref, _ id: ID<ArretTravail>, fin: DateCivile?, as principal: Principal) async throws -> Pose {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let arrets = try transaction.all(ArretTravail.selection(ref), as: ArretTravail.self)
            guard let arret = arrets.first(where: { $0.id == id }) else { return .introuvable }
            if fin == nil, let suivant = arrets.first(where: { $0.periode.debut > arret.periode.debut }) {
                return .suivi(suivant.periode.debut)
            }
            try Self.finir(ref, id, fin: fin, transaction)
            try Self.caler(ref, transaction)
            return .faite
        }
    }

    private static func finir(_ ref: Dossier.Ref, _ id: ID<ArretTravail>, fin: DateCivile?, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE nominatif.arret SET fin = \(fin)::date, maj_le = \(DateCivile.aujourdhui())::date
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
            """)
    }

    /// Takes back a leave typed by mistake; false when it is not there.
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

    /// Steps recomputed from the leaves, by the law of the establishment: what was done or set aside stays, what is planned is planned anew.
    static func caler(_ ref: Dossier.Ref, _ transaction: Transaction) throws {
        let arrets = try transaction.all(ArretTravail.selection(ref), as: ArretTravail.self).map(\.periode)
        let territoire = try transaction.rows(
            """
            SELECT t.territoire FROM nominatif.dossier d
            JOIN gestion.etablissement t ON t.entreprise_id = d.entreprise_id AND t.id = d.etablissement_id
            WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)
            """
        ).first?.optionalString("territoire")
        var ordres: [SQL] = [
            "DELETE FROM nominatif.pdp_etape WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND statut = 'prevue'"
        ]
        for pas in HorlogePdp.pas(arrets, droit: DroitTravail(territoire: territoire)) {
            ordres.append(
                """
                INSERT INTO nominatif.pdp_etape (entreprise_id, dossier_id, etape, absence_du, le, jusquau)
                VALUES (\(ref.entreprise), \(ref.id), \(pas.etape), \(pas.absenceDu), \(pas.le), \(pas.jusquau))
                ON CONFLICT (entreprise_id, dossier_id, absence_du, etape) DO UPDATE SET le = excluded.le, jusquau = excluded.jusquau
                """)
        }
        try transaction.executeAll(ordres)
    }
}
