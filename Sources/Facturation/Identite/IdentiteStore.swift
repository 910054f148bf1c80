internal import Postgres
internal import Tenancy

/// The provider's billing identity as it is stored, by column name; empty before anyone typed it.
struct Identite: Sendable, RowDecodable {
    var valeurs: [String: String]
    var tvaSurDebits: Bool

    static let noms = [
        "nom", "adresse", "code_postal", "commune", "siren", "siret", "tva_fr", "mentions_fr", "electronique_fr", "iban", "bic", "nom_lu",
        "adresse_lu", "code_postal_lu", "commune_lu", "tva_lu", "mentions_lu", "electronique_lu", "iban_lu", "bic_lu",
        "contact_facturation",
        "courriel_facturation", "telephone_facturation", "delai_reglement", "telephone", "horaires", "courriel",
    ]

    init() {
        valeurs = ["delai_reglement": "30"]
        tvaSurDebits = false
    }

    init(row: Row) throws(RowError) {
        valeurs = [:]
        for nom in Self.noms { valeurs[nom] = try row.optionalString(nom) ?? "" }
        tvaSurDebits = try row.bool("tva_sur_debits")
    }

    subscript(_ nom: String) -> String {
        get { valeurs[nom] ?? "" }
        set { valeurs[nom] = newValue }
    }
}

struct IdentiteStore {
    let base: Database

    /// What is stored, what documents print of it, and whether a contract is billed by the Luxembourg establishment.
    func lire(as principal: Principal) async throws -> (identite: Identite?, vendeur: VendeurImprime?, luxembourg: Bool) {
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT nom, adresse, code_postal, commune, siren, siret, tva_fr, mentions_fr, electronique_fr, iban, bic, nom_lu, adresse_lu,
                  code_postal_lu, commune_lu, tva_lu, mentions_lu, electronique_lu, iban_lu, bic_lu, contact_facturation, courriel_facturation,
                  telephone_facturation, delai_reglement::text, tva_sur_debits, telephone, horaires, courriel
                FROM gestion.prestataire
                """,
                "SELECT \(fragment: VendeurImprime.colonnes) FROM gestion.prestataire p",
                "SELECT EXISTS (SELECT 1 FROM gestion.contrat WHERE cadre = 'LU' AND statut IN ('signe', 'resilie')) AS oui",
            ])
        return (
            try reponses[0].first.map { try Identite(row: $0) }, try reponses[1].first.map { try VendeurImprime(row: $0) },
            try reponses[2][0].bool("oui")
        )
    }

    func ecrire(_ i: Identite, as principal: Principal) async throws {
        let siren: String? = i["siren"].isEmpty ? nil : i["siren"]
        let tvaFR: String? = i["tva_fr"].isEmpty ? nil : i["tva_fr"]
        let tvaLU: String? = i["tva_lu"].isEmpty ? nil : i["tva_lu"]
        let iban: String? = i["iban"].isEmpty ? nil : i["iban"]
        try await base.transaction(as: principal) { tx in
            if try tx.rows("SELECT 1 AS un FROM gestion.prestataire").isEmpty {
                try tx.execute("INSERT INTO gestion.prestataire (nom) VALUES (\(i["nom"]))")
            }
            try tx.execute(
                """
                UPDATE gestion.prestataire SET nom = \(i["nom"]), adresse = \(i["adresse"]), code_postal = \(i["code_postal"]),
                  commune = \(i["commune"]), siren = \(siren), siret = \(i["siret"]), tva_fr = \(tvaFR), mentions_fr = \(i["mentions_fr"]),
                  electronique_fr = \(i["electronique_fr"]), iban = \(iban), bic = \(i["bic"]), nom_lu = \(i["nom_lu"]),
                  adresse_lu = \(i["adresse_lu"]), code_postal_lu = \(i["code_postal_lu"]), commune_lu = \(i["commune_lu"]), tva_lu = \(tvaLU),
                  mentions_lu = \(i["mentions_lu"]), electronique_lu = \(i["electronique_lu"]), iban_lu = \(i["iban_lu"]),
                  bic_lu = \(i["bic_lu"]), contact_facturation = \(i["contact_facturation"]),
                  courriel_facturation = \(i["courriel_facturation"]), telephone_facturation = \(i["telephone_facturation"]),
                  telephone = \(i["telephone"]), horaires = \(i["horaires"]), courriel = \(i["courriel"]),
                  delai_reglement = \(i["delai_reglement"])::smallint, tva_sur_debits = \(i.tvaSurDebits)
                """)
        }
    }
}
