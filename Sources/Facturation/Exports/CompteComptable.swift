internal import Tarification

/// An account of the general ledger.
struct CompteComptable: Sendable, Hashable, Codable {
    var numero: String
    var libelle: String
}

/// What an account is for.
enum EmploiDeCompte: String, Sendable, CaseIterable {
    case client, vente, tva, tvaAttente = "tva_attente", banque
    case aEtablir = "a_etablir", tvaAEtablir = "tva_a_etablir", avoirAEtablir = "avoir_a_etablir", avance

    /// First characters an account of this use may have: the class of the French plan (PCG) or of the Luxembourg one (PCN).
    func racines(_ vendeur: PaysTVA) -> [String] {
        switch (self, vendeur) {
        case (.client, .FR): ["411"]
        case (.client, .LU): ["40"]
        case (.vente, _): ["70"]
        case (.tva, .FR), (.tvaAttente, .FR), (.tvaAEtablir, .FR): ["445"]
        case (.tva, .LU), (.tvaAttente, .LU), (.tvaAEtablir, .LU): ["46"]
        case (.banque, _): ["51"]
        case (.aEtablir, .FR): ["418"]
        case (.avoirAEtablir, .FR): ["419"]
        case (.aEtablir, .LU), (.avoirAEtablir, .LU): ["40"]
        case (.avance, .FR): ["487"]
        case (.avance, .LU): ["48"]
        }
    }
}

/// Where an account is chosen: a seller, a use, and what narrows it (a category, a nature, a unit or a rate; empty for all the rest).
struct CleDeCompte: Sendable, Hashable {
    var vendeur: PaysTVA
    var emploi: EmploiDeCompte
    var precision = ""

    /// Name of the field of the form: « FR.vente.IE ».
    var champ: String { "\(vendeur.rawValue).\(emploi.rawValue).\(precision)" }
}

extension CleDeCompte: Codable {
    init(from decoder: any Decoder) throws {
        let texte = try decoder.singleValueContainer().decode(String.self)
        let parts = texte.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let vendeur = PaysTVA(rawValue: parts[0]), let emploi = EmploiDeCompte(rawValue: parts[1]) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "compte « \(texte) »"))
        }
        self.init(vendeur: vendeur, emploi: emploi, precision: parts[2])
    }

    func encode(to encoder: any Encoder) throws {
        var contenant = encoder.singleValueContainer()
        try contenant.encode(champ)
    }
}

/// One line of the plan: the key, what it is called on the page, the account.
struct PosteComptable: Sendable, Hashable, Codable {
    var cle: CleDeCompte
    var usage: String
    var compte: CompteComptable

    init(_ vendeur: PaysTVA, _ emploi: EmploiDeCompte, _ precision: String, _ usage: String, _ numero: String, _ libelle: String) {
        cle = CleDeCompte(vendeur: vendeur, emploi: emploi, precision: precision)
        self.usage = usage
        compte = CompteComptable(numero: numero, libelle: libelle)
    }
}
