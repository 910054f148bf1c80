internal import Postgres
internal import Tenancy

/// Who signs the letterhead.
struct Prestataire: RowDecodable, Sendable {
    var nom: String
    var adresse: String
    var codePostal: String
    var commune: String
    var telephone: String
    var courriel: String

    init(nom: String, adresse: String = "", codePostal: String = "", commune: String = "", telephone: String = "", courriel: String = "") {
        self.nom = nom
        self.adresse = adresse
        self.codePostal = codePostal
        self.commune = commune
        self.telephone = telephone
        self.courriel = courriel
    }

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        adresse = try row.string("adresse")
        codePostal = try row.string("code_postal")
        commune = try row.string("commune")
        telephone = try row.string("telephone")
        courriel = try row.string("courriel")
    }

    /// A base where the provider has not written its name yet still prints.
    static func lire(_ base: Database, as principal: Principal) async throws -> Prestataire {
        try await base.read(
            as: principal, "SELECT nom, adresse, code_postal, commune, telephone, courriel FROM gestion.prestataire", as: Prestataire.self
        ).first ?? Prestataire(nom: "Service social du travail")
    }

    /// « 12 rue des Récollets, 57000 Metz ».
    var lieu: String {
        [adresse, [codePostal, commune].filter { !$0.isEmpty }.joined(separator: " ")].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    var contact: String { [telephone, courriel].filter { !$0.isEmpty }.joined(separator: " · ") }
}
