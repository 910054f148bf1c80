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
        return try coffre.cle(entreprise: id.rawValue, enveloppee: try ligne.bytes("cle_enveloppee"))
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
        let entreprise = try coffre.cle(entreprise: ref.entreprise.rawValue, enveloppee: try ligne.bytes("cle_entreprise"))
        return (try entreprise.cle(dossier: ref.id.rawValue, enveloppee: enveloppee), entreprise)
    }
}

extension CleEntreprise {
    /// The blind indexes of a name, as a `bytea[]`.
    func parametres(_ nom: String) -> [SQL.Parameter] { index(nom).map { .bytes($0) } }
}
