import Contrats
import Postgres
import Tenancy

/// Statements on gestion.trajet.
enum TrajetStore {
    private static let lecture: SQL = "SELECT lieu_a, lieu_b, minutes, estime FROM gestion.trajet"

    static func tous(_ tx: Transaction) throws -> [Trajet] { try tx.all(lecture) }

    static func de(_ lieu: ID<LieuTag>, _ tx: Transaction) throws -> [Trajet] {
        try tx.all("\(fragment: lecture) WHERE lieu_a = \(lieu)::uuid OR lieu_b = \(lieu)::uuid")
    }

    /// Writes what a person typed: it stands over any estimate.
    static func saisir(_ trajets: [Trajet], _ tx: Transaction) throws {
        for t in trajets {
            try tx.execute(
                """
                INSERT INTO gestion.trajet (lieu_a, lieu_b, minutes, estime)
                VALUES (\(t.a)::uuid, \(t.b)::uuid, \(t.minutes), false)
                ON CONFLICT (lieu_a, lieu_b) DO UPDATE SET minutes = excluded.minutes, estime = false, modifie_le = now()
                """)
        }
    }

    /// Writes estimates; a pair typed by hand, even since they were computed, keeps its value. Gives how many were written.
    static func estimer(_ trajets: [Trajet], _ tx: Transaction) throws -> Int {
        var ecrits = 0
        for debut in stride(from: 0, to: trajets.count, by: 1000) {
            let lot = trajets[debut..<min(debut + 1000, trajets.count)]
            ecrits += try tx.execute(
                """
                INSERT INTO gestion.trajet (lieu_a, lieu_b, minutes, estime)
                SELECT a, b, m, true
                FROM unnest(\(lot.map(\.a.rawValue))::uuid[], \(lot.map(\.b.rawValue))::uuid[], \(lot.map(\.minutes))::int[]) t (a, b, m)
                ON CONFLICT (lieu_a, lieu_b) DO UPDATE SET minutes = excluded.minutes, modifie_le = now()
                  WHERE trajet.estime
                """)
        }
        return ecrits
    }

    /// Forgets a value typed by hand: the pair may be estimated again.
    static func oublier(_ paires: [Paire], _ tx: Transaction) throws {
        for p in paires {
            try tx.execute("DELETE FROM gestion.trajet WHERE lieu_a = \(p.ordre.0)::uuid AND lieu_b = \(p.ordre.1)::uuid")
        }
    }

    /// Gives their town's position to the places that have none and whose town is known. Gives how many.
    static func situer(_ lieux: [Lieu], _ tx: Transaction) throws -> Int {
        var situes = 0
        for lieu in lieux where lieu.position == nil {
            guard let position = CommuneConnue.position(lieu.commune) else { continue }
            situes += try tx.execute(
                """
                UPDATE gestion.lieu SET latitude = \(position.latitude)::real, longitude = \(position.longitude)::real
                 WHERE id = \(lieu.id)::uuid AND latitude IS NULL
                """)
        }
        return situes
    }
}
