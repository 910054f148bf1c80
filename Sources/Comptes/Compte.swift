import Foundation
public import Postgres
public import Tenancy
import Web

/// An account as the administration sees it: no secret, no content.
public struct Compte: RowDecodable {
    public let id: ID<CompteTag>
    public let login: String
    public let nom: String
    public let fonctions: Set<Fonction>
    public let entreprise: ID<EntrepriseTag>?
    public let actif: Bool
    public let totpActif: Bool
    public let doitChanger: Bool
    public let bloque: Bool
    /// ISO instant of the last sign-in, as the database writes it.
    public let derniereConnexion: String?
    /// Sign-ins open at this moment.
    public let sessions: Int

    public init(row: Row) throws(RowError) {
        id = try row.id("id")
        login = try row.string("login")
        nom = try row.string("nom")
        fonctions = Set(try row.strings("fonctions").compactMap(Fonction.init(rawValue:)))
        entreprise = try row.optionalID("entreprise_id")
        actif = try row.bool("actif")
        totpActif = try row.bool("totp_actif")
        doitChanger = try row.bool("doit_changer")
        bloque = try row.bool("bloque")
        derniereConnexion = try row.optionalString("derniere_connexion")
        sessions = try row.int("sessions")
    }

    /// Sign, border and word of the account's state.
    var etat: String {
        if !actif { return "désactivé" }
        if bloque { return "bloqué un moment" }
        if doitChanger { return "mot de passe à choisir" }
        if !totpActif, !fonctions.isDisjoint(with: [.intervenant, .administration]) { return "second facteur à configurer" }
        return "actif"
    }
}

/// What somebody types to open an account.
struct NouveauCompte: Sendable {
    let login: String
    let nom: String
    let fonctions: Set<Fonction>
    let entreprise: ID<EntrepriseTag>?

    /// - Throws: nothing; `fautes` holds a sentence per field to correct.
    static func lire(login: String, nom: String, fonctions: [String], entreprise: String, fautes: inout Fautes) -> NouveauCompte? {
        let login = login.lowercased()
        if login.wholeMatch(of: /[a-z0-9][a-z0-9._@-]{1,62}/) == nil {
            fautes["login"] = "De 2 à 63 signes parmi a-z, 0-9, point, tiret, souligné et @ ; par exemple h.vautrin."
        }
        if nom.isEmpty || nom.count > 120 { fautes["nom"] = "Le nom complet, 120 signes au plus." }
        let choisies = Set(fonctions.compactMap(Fonction.init(rawValue:)))
        if choisies.isEmpty { fautes["fonctions"] = "Choisissez au moins une fonction." }
        if choisies.count > 2 { fautes["fonctions"] = "Un compte a deux fonctions au plus : \(choisies.count) choisies." }
        let employeur = choisies.contains(where: \.estDeLEmployeur)
        if employeur, choisies.count > 1 {
            fautes["fonctions"] = "RH et encadrant, d’une entreprise cliente, ne se cumulent avec rien."
        }
        if choisies.contains(.administration), choisies.contains(.intervenant) {
            fautes["fonctions"] = "L’administration technique ne se cumule pas avec celle d’intervenant."
        }
        let cliente: ID<EntrepriseTag>? = entreprise.isEmpty ? nil : ID(entreprise)
        if employeur, cliente == nil {
            fautes["entreprise"] = "Un compte RH ou d’encadrant appartient à une entreprise : donnez son identifiant."
        }
        if !employeur, !entreprise.isEmpty {
            fautes["entreprise"] = "Seul un compte RH ou d’encadrant a une entreprise : laissez vide."
        }
        guard fautes.isEmpty else { return nil }
        return NouveauCompte(login: login, nom: nom, fonctions: choisies, entreprise: cliente)
    }
}
