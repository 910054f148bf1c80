public import Foundation
public import Postgres
public import Tenancy

/// What the database says of a sign-in cookie: `garde.identite`.
public struct Identite: RowDecodable {
    public let compte: UUID
    public let login: String
    public let nom: String
    /// Empty until the account has changed its first password and set up its second factor.
    public let fonctions: Set<Fonction>
    public let entreprise: UUID?
    public let totpAConfigurer: Bool
    public let doitChanger: Bool
    public let totpActif: Bool

    public init(row: Row) throws(RowError) {
        compte = try row.uuid("compte")
        login = try row.string("login")
        nom = try row.string("nom")
        fonctions = Set(try row.strings("fonctions").compactMap(Fonction.init(rawValue:)))
        entreprise = try row.optionalUUID("entreprise_id")
        totpAConfigurer = try row.bool("totp_a_configurer")
        doitChanger = try row.bool("doit_changer")
        totpActif = try row.bool("totp_actif")
    }
}

/// Result of `garde.connecter`: the same row for every failure, `ok` false.
struct Ouverture: RowDecodable {
    let ok: Bool
    let totpAConfigurer: Bool
    let doitChanger: Bool

    init(row: Row) throws(RowError) {
        ok = try row.bool("ok")
        totpAConfigurer = try row.optionalBool("totp_a_configurer") ?? false
        doitChanger = try row.optionalBool("doit_changer") ?? false
    }
}
