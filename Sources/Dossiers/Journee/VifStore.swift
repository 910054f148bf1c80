import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy

/// What is recorded on the spot, or within the month, with or without a dossier.
struct VifStore: Sendable {
    let base: Database

    init(_ base: Database) { self.base = base }

    /// A visit or a call: how, when, how long, and the id drawn with the form, so that the same one sent twice writes one line.
    struct Fait: Sendable {
        let forme: Forme
        let jour: DateCivile
        let duree: Duree
        let fiche: UUID?
    }

    /// False when the establishment is unknown.
    func informer(
        _ entreprise: ID<EntrepriseTag>, _ etablissement: UUID, _ fait: Fait, _ motif: Motif, as principal: Principal
    ) async throws -> Bool {
        do {
            return try await base.transaction(as: principal) { transaction in
                try transaction.execute(
                    """
                    INSERT INTO nominatif.information (entreprise_id, etablissement_id, jour, forme, motif, duree, fiche)
                    SELECT e.entreprise_id, e.id, \(fait.jour)::date, \(fait.forme), \(motif), \(fait.duree.minutes)::smallint,
                           \(fait.fiche)::uuid
                    FROM gestion.etablissement e
                    WHERE e.entreprise_id = \(entreprise) AND e.id = \(etablissement)
                    """) == 1
            }
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
            return true
        }
    }

    /// Takes back a line written today; false when it is not mine or older.
    func retirer(_ entreprise: ID<EntrepriseTag>, _ id: ID<Information>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.execute("DELETE FROM nominatif.information WHERE entreprise_id = \(entreprise) AND id = \(id)") == 1
        }
    }

    /// An entretien begun in an open dossier, as a draft, with the codes of the last one; nil when there is no such dossier.
    func commencer(
        _ ref: Dossier.Ref, _ fait: Fait, _ motif: Motif?, as principal: Principal
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
            codes.forme = fait.forme
            codes.duree = fait.duree
            codes.jour = fait.jour
            if let motif { codes.exprimes = [motif] }
            return try EntretienStore.commencer(ref, codes, fiche: fait.fiche, transaction)
        }
    }
}
