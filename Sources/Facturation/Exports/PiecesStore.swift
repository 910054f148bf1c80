internal import Calendrier
internal import Postgres
internal import Tenancy

/// Reads whole documents in the order of the journal, a page at a time: what is held in memory does not depend on how many there are.
struct PiecesStore: Sendable {
    let base: Database

    /// Documents per page: about 1 MB.
    static let parPage = 250

    /// Each page in turn, in the order of date, series and rank; stops when `suite` throws.
    func parcourir(
        _ perimetre: Perimetre, parPage: Int = Self.parPage, as principal: Principal, _ suite: ([FactureComplete]) async throws -> Void
    ) async throws {
        var curseur: Facture?
        while true {
            let pieces = try await page(perimetre, apres: curseur, parPage, as: principal)
            if !pieces.isEmpty { try await suite(pieces) }
            guard pieces.count == parPage, let derniere = pieces.last else { return }
            curseur = derniere.facture
        }
    }

    /// A credit note made later does not appear on the invoice it corrects: `avoirs` stays empty, so that the same document always gives
    /// the same bytes.
    func page(_ perimetre: Perimetre, apres: Facture?, _ nombre: Int, as principal: Principal) async throws -> [FactureComplete] {
        let suite: SQL = apres.map { "AND (f.date_emission, f.serie, f.rang) > (\($0.emission)::date, \($0.serie), \($0.rang)::int)" } ?? ""
        return try await base.transaction(as: principal, readOnly: true) { transaction in
            let factures = try transaction.rows(
                """
                SELECT \(fragment: Facture.colonnes)
                FROM facturation.facture f
                WHERE \(fragment: perimetre.condition) \(fragment: suite)
                ORDER BY f.date_emission, f.serie, f.rang
                LIMIT \(nombre)
                """
            ).map { try Facture(row: $0) }
            return try FactureStore.completer(factures, dans: transaction).map { piece in
                var sans = piece
                sans.avoirs = []
                return sans
            }
        }
    }
}
