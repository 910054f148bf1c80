import Chiffrement
import Foundation
import Postgres
import Tenancy
import Web

/// Statements on `nominatif.brouillon`: one per author and form.
struct BrouillonStore: Sendable {
    let base: Database
    let coffre: Coffre

    init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// What one post sends: where it started from, who it is, its own order.
    struct Envoi: Sendable {
        /// Version of the draft the page knows.
        let version: Int
        /// Drawn by the page when it opens.
        let onglet: UUID
        /// Grows with each sending of this page.
        let rang: Int
        let champs: Champs
    }

    enum Suite: Equatable, Sendable {
        case garde(version: Int)
        /// Another page has written since, or the entretien is recorded.
        case conflit
        case introuvable
    }

    /// The draft of a form, or what it takes to begin one; nil when the dossier is not mine to see, or erased. `entretien`: nil for a new one.
    func ouvrir(_ ref: Dossier.Ref, _ entretien: ID<Entretien>?, as principal: Principal) async throws -> Brouillon? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                """
                SELECT id, version, ecrit_le, contenu, cle_dossier, cle_entreprise
                FROM nominatif.lire_brouillon(\(ref.entreprise), \(ref.id), \(entretien)::uuid)
                """,
                """
                SELECT coalesce(left(md5(string_agg(e.id::text, ',' ORDER BY e.id)), 12), 'debut') AS generation
                FROM nominatif.entretien e
                WHERE e.entreprise_id = \(ref.entreprise) AND e.dossier_id = \(ref.id) AND e.auteur_id = garde.uid() AND e.etat = 'clos'
                """,
            ])
            let generation = try lignes[1].first?.string("generation") ?? "debut"
            guard let ligne = lignes[0].first, let enveloppee = try ligne.optionalBytes("cle_dossier") else { return nil }
            guard let cle = try Cles.ouvrir(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre)?.dossier else { return nil }
            let (auteur, quoi) = (principal.compte.rawValue, entretien?.rawValue)
            guard let id = try ligne.optionalUUID("id"), let contenu = try ligne.optionalBytes("contenu") else {
                return Brouillon(cle, auteur: auteur, entretien: quoi, generation: generation, version: 0, ecritLe: nil, champs: nil)
            }
            let version = try ligne.int("version")
            // What does not open is written over by the next sending, at the version it has.
            let feuillet = try? cle.ouvrir(contenu, .brouillon, id, version: version)
            return Brouillon(
                cle, auteur: auteur, entretien: quoi, generation: generation, version: version, ecritLe: try ligne.instant("ecrit_le"),
                champs: feuillet.map(BrouillonFeuillet.ouvrir))
        }
    }

    /// Keeps what was typed. The page that wrote last is never in conflict with itself, even when an answer was lost on the way.
    func garder(_ ref: Dossier.Ref, _ entretien: ID<Entretien>?, _ envoi: Envoi, as principal: Principal) async throws -> Suite {
        let coffre = coffre
        do {
            return try await base.transaction(as: principal) { transaction in
                guard let (cle, _) = try Cles.dossier(ref, coffre, transaction) else { return .introuvable }
                guard let place = try Self.place(ref, entretien, envoi, transaction) else { return .conflit }
                guard place.ecrire else { return .garde(version: place.version) }
                let version = place.version + 1
                let contenu = try cle.sceller(BrouillonFeuillet.sceller(envoi.champs), .brouillon, place.id, version: version)
                try transaction.execute(
                    """
                    UPDATE nominatif.brouillon
                    SET contenu = \(contenu), version = \(version), onglet = \(envoi.onglet), rang = \(envoi.rang), ecrit_le = clock_timestamp()
                    WHERE entreprise_id = \(ref.entreprise) AND id = \(place.id)
                    """)
                return .garde(version: version)
            }
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege {
            return .introuvable
        } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
            return .conflit
        }
    }

    /// The row to write, locked; nil in a conflict. `ecrire` false: a late sending of the same page, already overtaken.
    private static func place(
        _ ref: Dossier.Ref, _ entretien: ID<Entretien>?, _ envoi: Envoi, _ transaction: Transaction
    ) throws -> (id: UUID, version: Int, ecrire: Bool)? {
        let trouvee = try transaction.rows(
            """
            SELECT id, version, onglet, rang FROM nominatif.brouillon
            WHERE \(fragment: cible(ref, entretien))
            FOR UPDATE
            """
        ).first
        if let trouvee {
            let (id, version) = (try trouvee.uuid("id"), try trouvee.int("version"))
            if try trouvee.uuid("onglet") == envoi.onglet { return (id, version, try trouvee.int("rang") < envoi.rang) }
            return version == envoi.version ? (id, version, true) : nil
        }
        // It was there and is not any more: recorded or thrown away elsewhere.
        guard envoi.version == 0 else { return nil }
        let creee = try transaction.rows(
            """
            INSERT INTO nominatif.brouillon (entreprise_id, dossier_id, entretien_id, onglet, rang)
            VALUES (\(ref.entreprise), \(ref.id), \(entretien)::uuid, \(envoi.onglet), \(envoi.rang))
            RETURNING id
            """
        ).first
        return try creee.map { (try $0.uuid("id"), 0, true) }
    }

    func jeter(_ ref: Dossier.Ref, _ entretien: ID<Entretien>?, as principal: Principal) async throws {
        _ = try await base.transaction(as: principal) { try $0.execute(Self.consommer(ref, entretien)) }
    }

    /// For the transaction that records the entretien: its draft has no more reason to be.
    static func consommer(_ ref: Dossier.Ref, _ entretien: ID<Entretien>?) -> SQL {
        "DELETE FROM nominatif.brouillon WHERE \(fragment: cible(ref, entretien))"
    }

    private static func cible(_ ref: Dossier.Ref, _ entretien: ID<Entretien>?) -> SQL {
        """
        entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND auteur_id = garde.uid()
          AND entretien_id IS NOT DISTINCT FROM \(entretien)::uuid
        """
    }
}
