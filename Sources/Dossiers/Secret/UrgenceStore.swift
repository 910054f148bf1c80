package import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.bris`.
package struct UrgenceStore: Sendable {
    static let champ = "motif"

    let base: Database
    let coffre: Coffre

    /// `base`: the pool of `Compartiment.nominatif`.
    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// Opens for three hours the dossier of this number. The database draws the access, the reason is sealed under the dossier's key in the
    /// same transaction; without it the database undoes both.
    package func ouvrir(
        numero: String, entreprise: ID<EntrepriseTag>?, motif: String, as principal: Principal
    ) async throws -> IssueUrgence {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard
                let ligne = try transaction.rows(
                    """
                    SELECT issue, entreprise_id, dossier_id, bris_id, cle_dossier, cle_entreprise
                    FROM nominatif.briser(\(numero), \(entreprise)::uuid)
                    """
                ).first
            else { return .introuvable }
            switch try ligne.string("issue") {
            case "ouvert":
                let ref = Dossier.Ref(try ligne.id("entreprise_id"), try ligne.id("dossier_id"))
                let id = try ligne.uuid("bris_id")
                let cle = try Cles.exiger(ref.entreprise, ref.id.rawValue, ligne, try ligne.bytes("cle_dossier"), coffre).dossier
                var feuillet = Feuillet()
                feuillet[Self.champ] = motif
                let contenu = try cle.sceller(feuillet, .bris, id, version: 1)
                let fins = try transaction.rows(
                    """
                    SELECT nominatif.motiver_bris(\(ref.entreprise), \(id), \(contenu)) AS fait, b.fin FROM nominatif.bris b
                    WHERE b.entreprise_id = \(ref.entreprise) AND b.id = \(id)
                    """)
                return .ouvert(ref, jusqua: try fins.first?.instant("fin") ?? Date())
            case "deja": return .deja(Dossier.Ref(try ligne.id("entreprise_id"), try ligne.id("dossier_id")))
            case "plusieurs": return .plusieurs
            case "limite": return .limite
            default: return .introuvable
            }
        }
    }

    /// Urgent accesses to my dossiers that I have not acknowledged.
    package func avis(as principal: Principal) async throws -> [Urgence] {
        try await base.read(
            as: principal, "SELECT entreprise_id, id, dossier_id, numero, compte_id, debut, fin, en_cours FROM nominatif.avis_de_bris()",
            as: Urgence.self)
    }

    /// Those I hold open now.
    package func miens(as principal: Principal) async throws -> [Urgence] {
        try await base.read(
            as: principal,
            """
            SELECT b.entreprise_id, b.id, b.dossier_id, d.numero, b.compte_id, b.debut, b.fin, true AS en_cours
            FROM nominatif.bris b
            JOIN nominatif.dossier d ON d.entreprise_id = b.entreprise_id AND d.id = b.dossier_id
            WHERE b.compte_id = garde.uid() AND b.ferme_le IS NULL AND b.fin > now()
            ORDER BY b.fin
            """, as: Urgence.self)
    }

    /// All urgent accesses to a dossier, with their reasons; empty when I am not its referent. Journaled.
    package func lire(_ ref: Dossier.Ref, as principal: Principal) async throws -> [UrgenceLue] {
        let coffre = coffre
        return try await base.transaction(as: principal) { try Self.lire(ref, coffre, $0) }
    }

    static func lire(_ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction) throws -> [UrgenceLue] {
        try transaction.rows(
            """
            SELECT id, compte_id, debut, fin, ferme_le, vu_referent_le, contenu, cle_dossier, cle_entreprise
            FROM nominatif.lire_bris(\(ref.entreprise), \(ref.id))
            """
        ).map { ligne in
            var motif = ""
            if let enveloppee = try ligne.optionalBytes("cle_dossier"), let contenu = try ligne.optionalBytes("contenu") {
                let cle = try Cles.ouvrir(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre)?.dossier
                let feuillet = try? cle?.ouvrir(contenu, .bris, try ligne.uuid("id"), version: 1)
                motif = feuillet.map { $0[champ] ?? "" } ?? "Illisible : ce serveur n'a pas la clé qui a scellé ce motif."
            }
            return UrgenceLue(
                id: try ligne.id("id"), compte: try ligne.uuid("compte_id"), debut: try ligne.instant("debut"),
                fin: try ligne.instant("fin"),
                fermeLe: try ligne.optionalInstant("ferme_le"), vuLe: try ligne.optionalInstant("vu_referent_le"), motif: motif)
        }
    }

    /// « I have seen it », by the referent; false otherwise.
    package func prendreActe(_ ref: Dossier.Ref, _ id: ID<Urgence>, as principal: Principal) async throws -> Bool {
        try await oui("SELECT nominatif.prendre_acte(\(ref.entreprise), \(id)) AS fait", principal)
    }

    /// Ends it before its time, by the referent or by who opened it.
    package func refermer(_ ref: Dossier.Ref, _ id: ID<Urgence>, as principal: Principal) async throws -> Bool {
        try await oui("SELECT nominatif.refermer_bris(\(ref.entreprise), \(id)) AS fait", principal)
    }

    private func oui(_ sql: SQL, _ principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.bool("fait") ?? false }
    }
}
