package import Calendrier
package import Postgres
package import Tenancy

/// A rendez-vous a handover took off the former referent's permanence: the person waits for another.
package struct Replacement: RowDecodable, Sendable {
    package let ref: Dossier.Ref
    package let rendezVous: ID<RendezVous>
    package let numero: String
    package let entreprise: String
    /// When it was to be.
    package let jour: DateCivile
    package let heure: Heure

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        rendezVous = try row.id("id")
        numero = try row.string("numero")
        entreprise = try row.optionalString("entreprise") ?? ""
        jour = try row.value("jour")
        heure = try row.value("heure")
    }

    /// Where it is given a new hour.
    package var chemin: String { "/rendez-vous/\(ref.entreprise)/\(rendezVous)" }
}

/// Statements on the rendez-vous to set again.
package struct ReplacementStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    /// Mine, soonest first.
    package func miens(as principal: Principal) async throws -> [Replacement] {
        try await base.read(
            as: principal,
            """
            SELECT r.entreprise_id, r.id, r.dossier_id, d.numero, r.jour, to_char(r.heure, 'HH24:MI') AS heure, g.nom AS entreprise
            FROM nominatif.rendez_vous r
            JOIN nominatif.dossier d ON d.entreprise_id = r.entreprise_id AND d.id = r.dossier_id AND d.etat = 'ouvert'
            LEFT JOIN gestion.entreprise g ON g.entreprise_id = r.entreprise_id
            WHERE r.referent_id = garde.uid() AND r.a_replacer
            ORDER BY r.jour, r.heure LIMIT 200
            """, as: Replacement.self)
    }

    /// The person was told otherwise, or wants none: nothing to set any more. False when it is not mine.
    package func regler(_ entreprise: ID<EntrepriseTag>, _ id: ID<RendezVous>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.execute(
                """
                UPDATE nominatif.rendez_vous SET a_replacer = false
                WHERE entreprise_id = \(entreprise) AND id = \(id) AND referent_id = garde.uid() AND a_replacer
                """) == 1
        }
    }
}
