import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy

/// What is recorded on the spot, with or without a dossier.
struct VifStore: Sendable {
    let base: Database

    init(_ base: Database) { self.base = base }

    /// False when the establishment is unknown.
    func informer(
        _ entreprise: ID<EntrepriseTag>, _ etablissement: UUID, _ forme: Forme, _ motif: Motif, _ duree: Duree, as principal: Principal
    ) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                INSERT INTO nominatif.information (entreprise_id, etablissement_id, jour, forme, motif, duree)
                SELECT e.entreprise_id, e.id, \(DateCivile.aujourdhui())::date, \(forme), \(motif), \(duree.minutes)::smallint
                FROM gestion.etablissement e
                WHERE e.entreprise_id = \(entreprise) AND e.id = \(etablissement)
                """) == 1
        }
    }

    /// Takes back a line of today; false when it is not mine or not of today.
    func retirer(_ entreprise: ID<EntrepriseTag>, _ id: ID<Information>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.execute("DELETE FROM nominatif.information WHERE entreprise_id = \(entreprise) AND id = \(id)") == 1
        }
    }

    /// An entretien begun in an open dossier, as a draft, with the codes of the last one; nil when there is no such dossier.
    func commencer(
        _ ref: Dossier.Ref, _ forme: Forme, _ motif: Motif?, _ duree: Duree, as principal: Principal
    ) async throws -> ID<Entretien>? {
        try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                """
                \(fragment: Dossier.selection)
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id) AND d.etat = 'ouvert'
                """,
                Entretien.selection(ref),
            ])
            guard let dossier = try lignes[0].first.map({ try Dossier(row: $0) }) else { return nil }
            let dernier = try lignes[1].first.map { try Entretien(row: $0).codes }
            var codes = FicheEntretien.depart(dernier, motif: dossier.motif)
            codes.forme = forme
            codes.duree = duree
            if let motif { codes.exprimes = [motif] }
            return try EntretienStore.commencer(ref, codes, transaction)
        }
    }
}
