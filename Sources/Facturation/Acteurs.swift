internal import Postgres
internal import Tarification
internal import Tenancy

/// An issued document.
public enum FactureTag: Sendable {}
/// A monthly run.
public enum LotTag: Sendable {}

/// One establishment of the provider as a document prints and exchanges it.
struct EtablissementVendeur: Sendable, Hashable {
    var nom, rue, codePostal, commune, siren, siret, tva, mentions, iban, bic: String
    /// BT-34 and its scheme (EAS): 0225 SIREN, 9938 Luxembourg VAT number.
    var electronique, schema: String

    /// Street, then postcode and town, one line each.
    var adresse: String { adressePostale(rue, codePostal, commune) }
}

/// The provider, with its two establishments and what it says on every document.
struct VendeurImprime: Sendable, RowDecodable {
    var france, luxembourg: EtablissementVendeur
    var contact, courriel, telephone: String
    var tvaSurDebits: Bool
    /// Days from issue to due date.
    var delai: Int

    static let colonnes: SQL = """
        p.nom, p.adresse, p.code_postal, p.commune, p.siren, p.tva_fr, p.tva_lu, p.iban, p.telephone, p.courriel, p.siret, p.bic, p.mentions_fr,
        p.mentions_lu, p.nom_lu, p.adresse_lu, p.code_postal_lu, p.commune_lu, p.iban_lu, p.bic_lu, p.electronique_fr, p.electronique_lu,
        p.contact_facturation, p.courriel_facturation, p.telephone_facturation, p.tva_sur_debits, p.delai_reglement
        """

    init(row: Row) throws(RowError) {
        let nom = try row.string("nom")
        let siren = try row.optionalString("siren") ?? ""
        let iban = (try row.optionalString("iban") ?? "").sansEspaces
        let bic = try row.string("bic")
        let tvaLU = (try row.optionalString("tva_lu") ?? "").sansEspaces
        let ibanLU = try row.string("iban_lu").sansEspaces
        france = EtablissementVendeur(
            nom: nom, rue: try row.string("adresse").enLigne, codePostal: try row.string("code_postal"), commune: try row.string("commune"),
            siren: siren, siret: try row.string("siret"), tva: (try row.optionalString("tva_fr") ?? "").sansEspaces,
            mentions: try row.string("mentions_fr").enLigne, iban: iban, bic: bic,
            electronique: try row.string("electronique_fr").ou(siren), schema: SchemaElectronique.siren)
        luxembourg = EtablissementVendeur(
            nom: try row.string("nom_lu").ou(nom), rue: try row.string("adresse_lu").enLigne, codePostal: try row.string("code_postal_lu"),
            commune: try row.string("commune_lu"), siren: "", siret: "", tva: tvaLU, mentions: try row.string("mentions_lu").enLigne,
            iban: ibanLU.ou(iban), bic: ibanLU.isEmpty ? bic : try row.string("bic_lu"),
            electronique: try row.string("electronique_lu").ou(tvaLU), schema: SchemaElectronique.tvaLuxembourg)
        contact = try row.string("contact_facturation")
        courriel = try row.string("courriel_facturation").ou(try row.string("courriel"))
        telephone = try row.string("telephone_facturation").ou(try row.string("telephone"))
        tvaSurDebits = try row.bool("tva_sur_debits")
        delai = try row.int("delai_reglement")
    }

    func etablissement(_ pays: PaysTVA) -> EtablissementVendeur { pays == .LU ? luxembourg : france }
}

/// Schemes of electronic addresses (CEF EAS list) that the two countries use.
enum SchemaElectronique {
    static let siren = "0225"
    static let tvaLuxembourg = "9938"
}

/// The client as it is printed on a document.
struct AcheteurImprime: Sendable, Hashable {
    var nom, rue, codePostal, commune: String
    var pays: PaysTVA
    var siren: String
    var tva: String
    /// BT-49 and its scheme.
    var electronique, schema: String
    /// The department at the billing address, when it differs from the company's own.
    var attention: String
    var reference, bonCommande: String

    static let colonnes: SQL = """
        e.nom, e.adresse, e.code_postal, e.commune, e.pays, e.siren, e.tva_intracommunautaire, e.adresse_electronique, e.reference_acheteur,
        e.bon_commande, e.facturation_nom, e.facturation_adresse, e.facturation_code_postal, e.facturation_commune
        """

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        // A billing address replaces the company's whole, never street by street.
        let ailleurs = !(try row.string("facturation_commune").trimmed.isEmpty)
        rue = try row.string(ailleurs ? "facturation_adresse" : "adresse").enLigne
        codePostal = try row.string(ailleurs ? "facturation_code_postal" : "code_postal")
        commune = try row.string(ailleurs ? "facturation_commune" : "commune")
        attention = try row.string("facturation_nom")
        pays = try row.value("pays")
        siren = try row.optionalString("siren") ?? ""
        tva = (try row.optionalString("tva_intracommunautaire") ?? "").sansEspaces
        schema = pays == .LU ? SchemaElectronique.tvaLuxembourg : SchemaElectronique.siren
        electronique = try row.string("adresse_electronique").ou(pays == .LU ? tva : siren)
        reference = try row.string("reference_acheteur")
        bonCommande = try row.string("bon_commande")
    }

    var adresse: String { adressePostale(rue, codePostal, commune) }

    /// Shape of a VAT number of the buyer's country (FR + 11 characters, LU + 8 digits): reverse charge needs one (R21).
    var tvaValide: Bool {
        let corps = tva.filter { $0 != " " }
        guard corps.hasPrefix(pays.rawValue) else { return false }
        let suite = corps.dropFirst(2)
        return switch pays {
        case .FR: suite.count == 11 && suite.dropFirst(2).allSatisfy(\.isNumber)
        case .LU: suite.count == 8 && suite.allSatisfy(\.isNumber)
        }
    }
}

private func adressePostale(_ rue: String, _ codePostal: String, _ commune: String) -> String {
    [rue, "\(codePostal) \(commune)"].map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
}

extension String {
    var sansEspaces: String { filter { !$0.isWhitespace } }

    /// One line of what was typed on several.
    var enLigne: String { split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }.joined(separator: ", ") }

    func ou(_ defaut: String) -> String { isEmpty ? defaut : self }

    var trimmed: String {
        var reste = self[...]
        while reste.first?.isWhitespace == true { reste.removeFirst() }
        while reste.last?.isWhitespace == true { reste.removeLast() }
        return String(reste)
    }
}
