internal import Calendrier
internal import Postgres
internal import Tenancy

/// How far a month's run went.
struct Avancement: RowDecodable {
    var total, faits, bloques, pieces: Int

    var fini: Bool { faits == total }

    init(row: Row) throws(RowError) {
        total = try row.int("total")
        faits = try row.int("faits")
        bloques = try row.int("bloques")
        pieces = try row.int("pieces")
    }
}

struct LotStore {
    let base: Database

    /// nil before the month's first run.
    func avancement(_ mois: Mois, as principal: Principal) async throws -> Avancement? {
        let lus: [Avancement] = try await base.read(
            as: principal,
            """
            SELECT count(*) AS total, count(*) FILTER (WHERE c.etat <> 'a_emettre') AS faits,
              count(*) FILTER (WHERE c.etat = 'bloque') AS bloques, coalesce(sum(c.pieces), 0)::int AS pieces
            FROM facturation.lot l
            JOIN facturation.lot_contrat c ON c.lot_id = l.id
            WHERE l.mois = \(mois.premierJour)
            HAVING count(*) > 0
            """)
        return lus.first
    }
}
