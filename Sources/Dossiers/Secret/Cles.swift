import Chiffrement
import Foundation
import Postgres
import Tenancy

/// The wrapped keys, where they are stored.
enum Cles {
    /// The company's key; drawn and stored at its first dossier. Two at once: the first stored wins for both.
    static func entreprise(_ id: ID<EntrepriseTag>, _ coffre: Coffre, _ transaction: Transaction) throws -> CleEntreprise {
        if let cle = try lue(id, coffre, transaction) { return cle }
        // From the wrapping to its commit, no master key may be forgotten under it.
        _ = try transaction.rows("SELECT nominatif.avant_enveloppe()")
        let (cle, enveloppee) = try coffre.nouvelleCle(entreprise: id.rawValue)
        let posees = try transaction.execute(
            "INSERT INTO nominatif.cle_entreprise (entreprise_id, cle_enveloppee) VALUES (\(id), \(enveloppee)) ON CONFLICT DO NOTHING")
        if posees == 1 { return cle }
        guard let cle = try lue(id, coffre, transaction) else { throw ErreurCoffre.illisible }
        return cle
    }

    /// nil before the first dossier of the company.
    static func lue(_ id: ID<EntrepriseTag>, _ coffre: Coffre, _ transaction: Transaction) throws -> CleEntreprise? {
        guard
            let ligne = try transaction.rows("SELECT cle_enveloppee FROM nominatif.cle_entreprise WHERE entreprise_id = \(id)").first
        else { return nil }
        guard let cle = try? coffre.cle(entreprise: id.rawValue, enveloppee: try ligne.bytes("cle_enveloppee")) else {
            throw Illisible.refus
        }
        return cle
    }

    /// Both keys of a dossier, to seal something new in it; nil when it is not mine to see, or erased.
    static func dossier(
        _ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction
    ) throws -> (dossier: CleDossier, entreprise: CleEntreprise)? {
        guard
            let ligne = try transaction.rows(
                "SELECT cle_dossier, cle_entreprise FROM nominatif.cle_du_dossier(\(ref.entreprise), \(ref.id))"
            ).first, let enveloppee = try ligne.optionalBytes("cle_dossier")
        else { return nil }
        return try exiger(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre)
    }

    /// Unwraps the key of a dossier (or of a call to return) with the company's, `cle_entreprise` of the same row. nil when one of the two
    /// does not open here: the reader is told, and reads the rest.
    static func ouvrir(
        _ entreprise: ID<EntrepriseTag>, _ id: UUID, _ ligne: Row, _ enveloppee: [UInt8], _ coffre: Coffre
    ) throws -> (dossier: CleDossier, entreprise: CleEntreprise)? {
        guard let enveloppeEntreprise = try ligne.optionalBytes("cle_entreprise"),
            let cle = try? coffre.cle(entreprise: entreprise.rawValue, enveloppee: enveloppeEntreprise),
            let dossier = try? cle.cle(dossier: id, enveloppee: enveloppee)
        else { return nil }
        return (dossier, cle)
    }

    /// The same for what may not be done in part: throws `Illisible.refus`.
    static func exiger(
        _ entreprise: ID<EntrepriseTag>, _ id: UUID, _ ligne: Row, _ enveloppee: [UInt8], _ coffre: Coffre
    ) throws -> (dossier: CleDossier, entreprise: CleEntreprise) {
        guard let cles = try ouvrir(entreprise, id, ligne, enveloppee, coffre) else { throw Illisible.refus }
        return cles
    }
}

extension CleEntreprise {
    /// The blind indexes of a name, as a `bytea[]`.
    func parametres(_ nom: String) -> [SQL.Parameter] { index(nom).map { .bytes($0) } }
}
